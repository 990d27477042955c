//! Which files a session sees: decided here and nowhere else.
//!
//! A file of no team is seen by every role that works on files. A file of a team is seen by that
//! team, by who follows it, and by heads of unit; others break the glass. A separation comes before
//! all of that: whoever is bound to one of the two never sees the other, whatever her role, and
//! nothing tells her that it exists ([`ErreurApp::DossierInconnu`]).

mod benevole;
mod liens;
mod regles;

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use domain::dossier::effectif::effectifs;
use domain::{DossierId, EquipeId, Fait, Flux, Horodatage, Jour, MembreId, Regard, Role, fold};

pub(crate) use liens::{Lien, liens};
pub(crate) use regles::{Bris, Regles, paire};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::fiche::Fiche;
use crate::journal::Journal;
use crate::repertoire::Repertoire;
use crate::session::Session;

/// How a session sees a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vue {
    /// It is hers to see.
    Entiere,
    /// Through a glass she broke, for a while.
    SousGlace,
    /// Another team's: she may know that it exists.
    Masquee,
    /// Kept from her: she must not know that it exists.
    Separee,
}

impl Vue {
    /// Whether the file may be shown.
    pub(crate) fn montre(self) -> bool {
        matches!(self, Self::Entiere | Self::SousGlace)
    }
}

/// Who looks, and when.
#[derive(Clone, Debug)]
pub(crate) struct Lectrice {
    pub(crate) regles: Arc<Regles>,
    pub(crate) membre: MembreId,
    role: Option<Role>,
    equipe: Option<EquipeId>,
    maintenant: Horodatage,
    /// Files that a separation keeps from her, once they were looked for.
    separes: BTreeSet<DossierId>,
}

impl Lectrice {
    fn new(regles: Arc<Regles>, membre: MembreId, maintenant: Horodatage) -> Self {
        let (role, equipe) = (regles.role(membre), regles.equipe_de.get(&membre).copied());
        Self { regles, membre, role, equipe, maintenant, separes: BTreeSet::new() }
    }

    /// What teams, follow-up and broken glass say of a file, separations aside.
    fn par_equipe(&self, dossier: DossierId, equipe: Option<EquipeId>, suit: bool) -> Vue {
        let Some(role) = self.role else {
            return Vue::Masquee;
        };
        let sienne = equipe.is_none() || equipe == self.equipe;
        if sienne || suit || role == Role::Cheffe {
            return Vue::Entiere;
        }
        match self.regles.glace(self.membre, dossier, self.maintenant) {
            Some(_) => Vue::SousGlace,
            None => Vue::Masquee,
        }
    }

    /// Whether a separation keeps a file from her, once files were looked for.
    pub(crate) fn est_separee_de(&self, dossier: DossierId) -> bool {
        self.separes.contains(&dossier)
    }

    /// How she sees a file of the repertoire.
    pub(crate) fn voit(&self, fiche: &Fiche) -> Vue {
        if self.est_separee_de(fiche.dossier) {
            return Vue::Separee;
        }
        let situation = &fiche.situation;
        let suit =
            situation.equipe.is_some() && situation.suivi_par.binary_search(&self.membre).is_ok();
        self.par_equipe(fiche.dossier, situation.equipe, suit)
    }

    /// The files kept from her: those separated from one that binds her.
    fn chercher_separes(&mut self, repertoire: &Repertoire) {
        let liee = |dossier: DossierId, separes_a: Horodatage| {
            let fiche = repertoire.fiche(dossier);
            fiche.is_some_and(|f| lie(&f.situation.liens, self.membre, separes_a))
        };
        let mut separes = BTreeSet::new();
        for ((a, b), posee) in &self.regles.separations {
            separes.extend(liee(*a, posee.a).then_some(*b));
            separes.extend(liee(*b, posee.a).then_some(*a));
        }
        self.separes = separes;
    }
}

impl Session {
    /// What the association's journal says of who sees whom, as it is now.
    pub(crate) async fn regles(&self) -> Result<Arc<Regles>, ErreurApp> {
        let rang = self.store.rang(self.flux_association()).await?;
        let connues = Arc::clone(&self.regles.read().unwrap_or_else(PoisonError::into_inner));
        if connues.rang == rang {
            return Ok(connues);
        }
        let journal = self.journal(self.flux_association()).await?;
        let lues = journal.map(|journal| Regles::lire(&journal.actes)).unwrap_or_default();
        Ok(self.retenir_regles(lues))
    }

    pub(crate) fn retenir_regles(&self, lues: Regles) -> Arc<Regles> {
        let lues = Arc::new(lues);
        *self.regles.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&lues);
        lues
    }

    /// Who looks, at one file.
    pub(crate) async fn lectrice(&self, maintenant: Horodatage) -> Result<Lectrice, ErreurApp> {
        Ok(Lectrice::new(self.regles().await?, self.membre, maintenant))
    }

    /// Who looks, at many files, and where she looks.
    pub(crate) async fn repertoire_vu(
        &self,
        contexte: &mut Contexte,
    ) -> Result<(Arc<Repertoire>, Lectrice), ErreurApp> {
        let repertoire = self.repertoire(contexte).await?;
        let mut lectrice = self.lectrice(contexte.maintenant).await?;
        lectrice.chercher_separes(&repertoire);
        Ok((repertoire, lectrice))
    }

    /// A person's file, whole, when this session sees it.
    pub(crate) async fn journal_de(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<Journal, ErreurApp> {
        Ok(self.journal_vu(dossier, contexte).await?.0)
    }

    /// As [`Session::journal_de`], and how it is seen.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], for a file kept from her by a separation as for one that does
    /// not exist; [`ErreurApp::Masque`] for another team's.
    pub(crate) async fn journal_vu(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<(Journal, Vue), ErreurApp> {
        let lectrice = self.lectrice(contexte.maintenant).await?;
        if self.est_tenue_a_l_ecart(&lectrice.regles, lectrice.membre, dossier).await? {
            return Err(ErreurApp::DossierInconnu);
        }
        let journal = self.journal(Flux::Dossier(dossier)).await?;
        let journal = journal.ok_or(ErreurApp::DossierInconnu)?;
        let (equipe, suit) = attache(&journal, lectrice.membre);
        match lectrice.par_equipe(dossier, equipe, suit) {
            Vue::Masquee | Vue::Separee => Err(ErreurApp::Masque),
            vue @ (Vue::Entiere | Vue::SousGlace) => Ok((journal, vue)),
        }
    }

    /// Whether what a member typed herself of a file is still hers to see: a draft outlives neither
    /// a separation nor a change of team.
    pub(crate) async fn garde_ce_qu_elle_tapait(
        &self,
        dossier: DossierId,
        alors: Horodatage,
    ) -> Result<bool, ErreurApp> {
        let lectrice = self.lectrice(alors).await?;
        if self.est_tenue_a_l_ecart(&lectrice.regles, lectrice.membre, dossier).await? {
            return Ok(false);
        }
        let Some(journal) = self.journal_non_efface(Flux::Dossier(dossier)).await? else {
            return Ok(true);
        };
        let (equipe, suit) = attache(&journal, lectrice.membre);
        Ok(lectrice.par_equipe(dossier, equipe, suit).montre())
    }

    /// A person's file as this session may read it; to write, the whole is needed
    /// ([`Session::journal_de`]).
    pub(crate) async fn journal_lu(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<Journal, ErreurApp> {
        Ok(self.restreindre(self.journal_de(dossier, contexte).await?))
    }

    /// Whether a separation keeps this file from a member: she is bound to the other one.
    pub(crate) async fn est_tenue_a_l_ecart(
        &self,
        regles: &Regles,
        membre: MembreId,
        dossier: DossierId,
    ) -> Result<bool, ErreurApp> {
        for (autre, posee) in regles.separes_de(dossier) {
            // Erased, it binds nobody any more.
            let journal = self.journal_non_efface(Flux::Dossier(autre)).await?;
            if journal.is_some_and(|journal| lie(&liens(&journal.actes), membre, posee.a)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a separation set at that instant binds a member to the file of these links.
pub(crate) fn lie(liens: &[Lien], membre: MembreId, separes_a: Horodatage) -> bool {
    let lien = liens.binary_search_by_key(&membre, |lien| lien.membre);
    lien.ok().and_then(|rang| liens.get(rang)).is_some_and(|lien| lien.lie(separes_a))
}

/// The team of a file, and whether a member follows it.
fn attache(journal: &Journal, membre: MembreId) -> (Option<EquipeId>, bool) {
    let concerne =
        |fait: &Fait| matches!(fait, Fait::Rattachement(_) | Fait::Suivi(_) | Fait::Correction(_));
    // Most files were never attached to a team: nothing to fold.
    if !journal.actes.iter().any(|acte| concerne(&acte.fait)) {
        return (None, false);
    }
    let regard = Regard::au(Jour::DERNIER);
    let jamais = effectifs(&journal.actes, &regard)
        .iter()
        .all(|effectif| !matches!(effectif.fait, Fait::Rattachement(_)));
    if jamais {
        return (None, false);
    }
    let etat = fold(&journal.actes, &regard);
    (etat.equipe, etat.suivi_par.contains(&membre))
}
