//! Putting a file on an agenda.

use domain::commission::{CommissionInterdite, EvenementCommission, Inscription};
use domain::dossier::decide::Refus;
use domain::psp::{Evenement, Objet, Parcours, Seance};
use domain::{Departement, DossierId, Jour, Regard, decide, fold};

use super::consigner::{Etape, Ouvert};
use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::session::Session;

/// A file to put on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AInscrire {
    /// On which sitting's.
    pub etape: Etape,
    /// Which file, for what, carried by whom.
    pub inscription: Inscription,
}

impl Session {
    /// Puts a file on an agenda. The person's request, or its renewal, must be waiting.
    ///
    /// # Errors
    /// Those of a file that is not seen; [`ErreurApp::Refus`] with the rule;
    /// [`ErreurApp::OrdreDuJourComplet`], which names the next sitting that has room.
    pub async fn inscrire(
        &self,
        demande: AInscrire,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let AInscrire { etape, inscription } = demande;
        let mut journal = match self.journal_de_seance(&etape).await? {
            Ouvert::Deja(consigne) => return Ok(consigne),
            Ouvert::A(journal) => journal,
        };
        self.examinable(inscription.dossier, inscription.objet, etape.seance, contexte).await?;
        let inscrite = EvenementCommission::Inscription(inscription);
        let acte = Self::acte_de_seance(&etape, inscrite, None, contexte);
        let id = acte.id;
        let ajout = match self.assembler_seance(&mut journal, vec![acte], None, contexte) {
            Err(ErreurApp::Refus(Refus::Commission(CommissionInterdite::OrdreDuJourComplet))) => {
                let depuis = etape.seance.max(contexte.aujourdhui);
                let prochaine = self.prochaine_libre(etape.departement, depuis).await?;
                return Err(ErreurApp::OrdreDuJourComplet { prochaine });
            }
            autre => autre?,
        };
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }

    /// Whether the file is there, seen, and has something for the commission to examine.
    async fn examinable(
        &self,
        dossier: DossierId,
        objet: Objet,
        seance: Jour,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        use domain::psp::TransitionInterdite as T;
        let journal = self.journal_de(dossier, contexte).await?;
        let mut psp = fold(&journal.actes, &Regard::au(Jour::DERNIER)).psp;
        let renouvelle = psp.dernier().is_some_and(Parcours::renouvellement_en_attente);
        if renouvelle != (objet == Objet::Renouvellement) {
            return Err(Refus::Transition(T::RienAExaminer).into());
        }
        let examen = Evenement::Seance(Seance { tenue_le: seance });
        psp.appliquer(&examen).map_err(Refus::Transition)?;
        // What the sitting would write in her journal is refused now rather than on the day.
        let aujourdhui = contexte.aujourdhui;
        decide(&journal.actes, &domain::Fait::Psp(examen), aujourdhui, aujourdhui)?;
        Ok(())
    }

    /// The next sitting of a department, after a day, that still takes files.
    async fn prochaine_libre(
        &self,
        departement: Departement,
        depuis: Jour,
    ) -> Result<Option<Jour>, ErreurApp> {
        let seances = self.toutes_les_seances().await?;
        let libres = seances.iter().filter(|lue| {
            lue.departement == departement && lue.le > depuis && lue.seance.prend_des_dossiers()
        });
        Ok(libres.map(|lue| lue.le).min())
    }
}
