//! Who follows a person, and which team she is with.

use domain::equipe::Rattachement;
use domain::fait::{Choix, Correction};
use domain::suivi::Suivi;
use domain::{ActeId, Dossier, DossierId, EquipeId, Fait, Jour, MembreId, Regard, Role, fold};

use crate::ErreurApp;
use crate::consigner::{AConsigner, Consigne};
use crate::contexte::Contexte;
use crate::journal::Journal;
use crate::session::Session;
use crate::visibilite::Vue;

/// The roles that follow people.
const SUIVENT: [Role; 6] = [
    Role::Cheffe,
    Role::TravailleuseSociale,
    Role::Benevole,
    Role::Sante,
    Role::Juriste,
    Role::Mineurs,
];

impl Session {
    /// Takes or leaves the follow-up of a person: her own, or another member's for a head of unit.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::SousGlace`]; [`ErreurApp::SuiviImpossible`] for who
    /// follows nobody, or is bound to somebody this person is kept from; those of
    /// [`Session::consigner`].
    pub async fn suivre(
        &self,
        dossier: DossierId,
        (membre, choix): (MembreId, Choix),
        id: ActeId,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let fait = Fait::Suivi(Suivi { membre, choix });
        self.consigner(dossier, seul(fait, id), contexte).await
    }

    /// Gives a file to a team, or to none.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::EquipeInconnue`]; those of
    /// [`Session::consigner`].
    pub async fn rattacher(
        &self,
        dossier: DossierId,
        equipe: Option<EquipeId>,
        id: ActeId,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let fait = Fait::Rattachement(Rattachement { equipe });
        self.consigner(dossier, seul(fait, id), contexte).await
    }

    /// Who follows a person, with which team; whole, even for who rereads only her own.
    ///
    /// # Errors
    /// Those of a file that is not seen.
    pub async fn montrer_suivi(
        &self,
        dossier: DossierId,
        contexte: &mut Contexte,
    ) -> Result<Dossier, ErreurApp> {
        let journal = self.journal_de(dossier, contexte).await?;
        self.journaliser("suivi", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
        // Nothing else of the file goes with it.
        let (identite, suivi_par, equipe) = (etat.identite, etat.suivi_par, etat.equipe);
        Ok(Dossier { identite, suivi_par, equipe, ..Dossier::default() })
    }

    /// Whether this session may write a fact that changes who sees a file.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the facts that say who sees a file")]
    pub(crate) async fn permettre(
        &self,
        journal: &Journal,
        vue: Vue,
        fait: &Fait,
    ) -> Result<(), ErreurApp> {
        match fait {
            Fait::Suivi(suivi) => self.permettre_suivi(journal, vue, suivi).await,
            Fait::Rattachement(rattachement) => self.permettre_equipe(rattachement).await,
            Fait::Correction(correction) => {
                self.permettre_correction(journal, vue, correction).await
            }
            _ => Ok(()),
        }
    }

    async fn permettre_suivi(
        &self,
        journal: &Journal,
        vue: Vue,
        suivi: &Suivi,
    ) -> Result<(), ErreurApp> {
        if vue == Vue::SousGlace {
            return Err(ErreurApp::SousGlace);
        }
        let regles = self.regles().await?;
        if suivi.membre != self.membre {
            exiger_cheffe(regles.role(self.membre))?;
        }
        if suivi.choix == Choix::Retire {
            return Ok(());
        }
        let domain::Flux::Dossier(dossier) = journal.flux else {
            return Ok(());
        };
        let suit = regles.role(suivi.membre).is_some_and(|role| SUIVENT.contains(&role));
        if !suit || self.est_tenue_a_l_ecart(&regles, suivi.membre, dossier).await? {
            return Err(ErreurApp::SuiviImpossible);
        }
        Ok(())
    }

    async fn permettre_equipe(&self, rattachement: &Rattachement) -> Result<(), ErreurApp> {
        let regles = self.regles().await?;
        exiger_cheffe(regles.role(self.membre))?;
        match rattachement.equipe {
            Some(equipe) if !regles.equipes.contains_key(&equipe) => Err(ErreurApp::EquipeInconnue),
            Some(_) | None => Ok(()),
        }
    }

    /// Correcting who sees a file changes who sees it.
    async fn permettre_correction(
        &self,
        journal: &Journal,
        vue: Vue,
        correction: &Correction,
    ) -> Result<(), ErreurApp> {
        if vue == Vue::SousGlace {
            return Err(ErreurApp::SousGlace);
        }
        let corrige = journal.actes.iter().find(|acte| acte.id == correction.acte);
        let remplace = correction.remplacement.as_ref().map(|remplacement| &*remplacement.fait);
        let mut faits = corrige.map(|acte| &acte.fait).into_iter().chain(remplace);
        if faits.any(|fait| matches!(fait, Fait::Suivi(_) | Fait::Rattachement(_))) {
            exiger_cheffe(self.regles().await?.role(self.membre))?;
        }
        if let Some(Fait::Suivi(suivi)) = remplace {
            self.permettre_suivi(journal, vue, suivi).await?;
        }
        Ok(())
    }
}

fn exiger_cheffe(role: Option<Role>) -> Result<(), ErreurApp> {
    match role {
        Some(Role::Cheffe) => Ok(()),
        autre => Err(ErreurApp::Role(autre.map_or("", Role::code))),
    }
}

fn seul(fait: Fait, id: ActeId) -> AConsigner {
    AConsigner { faits: vec![fait], recit: None, survenu_le: None, apres: None, id: Some(id) }
}
