//! Noting the commission's opinion on a file: in the sitting's journal and in the person's, both or
//! neither.

use domain::commission::{AvisRendu, EvenementCommission};
use domain::psp::{Evenement, Seance};
use domain::{Fait, Jour, Recit, Regard, fold};

use super::consigner::{Etape, Ouvert};
use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::journal::{Journal, NouvelActe};
use crate::session::Session;

/// An opinion to note.
#[derive(Clone, PartialEq, Eq)]
pub struct ARendre {
    /// In which sitting. It happened the day of the sitting.
    pub etape: Etape,
    /// Who sat, how they voted, what they answered.
    pub avis: AvisRendu,
    /// The reasons, dissent included: told in the person's journal.
    pub motifs: Option<String>,
}

impl Session {
    /// Notes an opinion. The person's journal gets the sitting and the opinion in the same
    /// transaction.
    ///
    /// # Errors
    /// Those of a file that is not seen; [`ErreurApp::Refus`] with the rule, among which a member
    /// who represents the association that carries the file. Nothing is then written.
    pub async fn rendre_avis(
        &self,
        demande: ARendre,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let ARendre { mut etape, avis, motifs } = demande;
        let mut journal = match self.journal_de_seance(&etape).await? {
            Ouvert::Deja(consigne) => return Ok(consigne),
            Ouvert::A(journal) => journal,
        };
        etape.survenu_le = Some(etape.seance);
        let (dossier, rendu) = (avis.dossier, avis.avis);
        let evenement = EvenementCommission::Avis(avis);
        let acte = Self::acte_de_seance(&etape, evenement, None, contexte);
        let id = acte.id;
        let de_la_seance = self.assembler_seance(&mut journal, vec![acte], None, contexte)?;
        let mut sien = self.journal_de(dossier, contexte).await?;
        let actes = Self::actes_de_la_personne(
            &sien,
            etape.seance,
            Evenement::Avis(rendu),
            motifs.map(Recit::Justice),
            contexte,
        );
        let de_la_personne = self.assembler(&mut sien, actes, contexte)?;
        let mut ajouts = vec![de_la_seance];
        ajouts.extend(de_la_personne);
        self.ecrire(&ajouts).await?;
        self.journaliser("commission", &[dossier], contexte).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }

    fn actes_de_la_personne(
        journal: &Journal,
        tenue_le: Jour,
        avis: Evenement,
        recit: Option<Recit>,
        contexte: &mut Contexte,
    ) -> Vec<NouvelActe> {
        let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
        let examen = etat.psp.dernier().and_then(|parcours| parcours.examens.last().copied());
        let notee = examen.is_some_and(|examen| {
            examen.avis.is_none() && examen.seance.is_some_and(|s| s.tenue_le == tenue_le)
        });
        let seance = (!notee).then_some((Evenement::Seance(Seance { tenue_le }), None));
        let faits: Vec<_> = seance.into_iter().chain([(avis, recit)]).collect();
        let actes = faits.into_iter().map(|(evenement, recit)| {
            let (id, fait) = (contexte.acte(), Fait::Psp(evenement));
            NouvelActe { id, survenu_le: tenue_le, fait, recit }
        });
        actes.collect()
    }
}
