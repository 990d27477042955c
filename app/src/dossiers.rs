//! Listing and showing files. Each is logged before anything is shown.

use std::sync::Arc;

use domain::psp::Etape;
use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{Dossier, DossierId, Flux, Jour, MembreId, Regard, Role, fold};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::echeance::{Echeance, echeances};
use crate::fiche::Fiche;
use crate::journal::Journal;
use crate::session::Session;

/// A file in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct LigneListe {
    /// Which.
    pub dossier: DossierId,
    /// How she is named, when the session holds identities.
    pub identite: Option<Identite>,
    /// First contact.
    pub ouvert_le: Option<Jour>,
    /// Day of the last act.
    pub dernier_acte_le: Option<Jour>,
    /// Where her last pathway stands.
    pub psp: Option<Etape>,
    /// Whether the file is closed.
    pub clos: bool,
    /// Who follows her.
    pub suivi_par: Vec<MembreId>,
    /// What falls due next, late or to come.
    pub echeance: Option<Echeance>,
    /// Her next appointment that nothing has settled.
    pub rendez_vous: Option<RendezVous>,
}

/// A list, cut to what can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Liste {
    /// The files, those touched last first.
    pub lignes: Vec<LigneListe>,
    /// How many there are in all, among those the session sees.
    pub total: usize,
}

/// Which files are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesquels {
    /// Open on that day.
    Ouverts,
    /// All of them.
    Tous,
}

impl Session {
    /// Lists files as they were on `au`, at most `limite` of them.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn lister(
        &self,
        lesquels: Lesquels,
        au: Jour,
        limite: usize,
        contexte: &mut Contexte,
    ) -> Result<Liste, ErreurApp> {
        self.lister_page(lesquels, au, (0, limite), contexte).await
    }

    /// Lists files as they were on `au`: `nombre` of them from the `debut`-th.
    ///
    /// # Errors
    /// As [`Session::lister`].
    pub async fn lister_page(
        &self,
        lesquels: Lesquels,
        au: Jour,
        (debut, nombre): (usize, usize),
        contexte: &mut Contexte,
    ) -> Result<Liste, ErreurApp> {
        // A file closed since may have been open that day: fiches say today.
        let present = au >= contexte.aujourdhui;
        let retient = |fiche: &Fiche| retenue(fiche, lesquels, au, present);
        let (total, page) = self.feuilleter(retient, (debut, nombre), contexte).await?;
        let montres: Vec<DossierId> = page.iter().map(|fiche| fiche.dossier).collect();
        self.journaliser("lister", &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(page.len());
        for fiche in &page {
            let ligne = self.ligne(fiche, present, au, contexte).await?;
            lignes.extend(ligne.filter(|ligne| lesquels == Lesquels::Tous || !ligne.clos));
        }
        Ok(Liste { lignes, total })
    }

    /// How many files answer among those the session sees, and a page of them. Nothing is read.
    pub(crate) async fn feuilleter(
        &self,
        retient: impl Fn(&Fiche) -> bool,
        (debut, nombre): (usize, usize),
        contexte: &mut Contexte,
    ) -> Result<(usize, Vec<Arc<Fiche>>), ErreurApp> {
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        Ok(repertoire.parcourir(|fiches| {
            let vues = fiches.iter().filter(|f| retient(f) && lectrice.voit(f).montre());
            let (mut total, mut page) = (0_usize, Vec::with_capacity(nombre.min(100)));
            for fiche in vues {
                if total >= debut && page.len() < nombre {
                    page.push(Arc::clone(fiche));
                }
                total += 1;
            }
            (total, page)
        }))
    }

    /// The lines of a page. Their reading is logged first.
    pub(crate) async fn lire_page(
        &self,
        operation: &str,
        page: &[Arc<Fiche>],
        contexte: &mut Contexte,
    ) -> Result<Vec<LigneListe>, ErreurApp> {
        let montres: Vec<DossierId> = page.iter().map(|fiche| fiche.dossier).collect();
        self.journaliser(operation, &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(page.len());
        for fiche in page {
            lignes.extend(self.ligne_trouvee(fiche, contexte).await?);
        }
        Ok(lignes)
    }

    /// A file's line: from its fiche today, from its acts for a past day or for a volunteer, who
    /// rereads only her own. `None` once erased.
    async fn ligne(
        &self,
        fiche: &Fiche,
        present: bool,
        au: Jour,
        contexte: &Contexte,
    ) -> Result<Option<LigneListe>, ErreurApp> {
        if present && self.role != Role::Benevole {
            return Ok(Some(de_fiche(fiche)));
        }
        match self.journal_lu(fiche.dossier, contexte).await {
            Ok(journal) => Ok(Some(d_etat(fiche.dossier, &fold(&journal.actes, &Regard::au(au))))),
            // Erased, or kept from her, since the list was made.
            Err(ErreurApp::Efface | ErreurApp::DossierInconnu | ErreurApp::Masque) => Ok(None),
            Err(erreur) => Err(erreur),
        }
    }

    /// A line as it is now, for what was found.
    pub(crate) async fn ligne_trouvee(
        &self,
        fiche: &Fiche,
        contexte: &Contexte,
    ) -> Result<Option<LigneListe>, ErreurApp> {
        self.ligne(fiche, true, Jour::DERNIER, contexte).await
    }

    /// Opens one file, as of a day and as known before an instant.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], [`ErreurApp::Masque`], [`ErreurApp::Efface`].
    pub async fn montrer(
        &self,
        dossier: DossierId,
        regard: Regard,
        contexte: &mut Contexte,
    ) -> Result<(Journal, Dossier), ErreurApp> {
        let journal = self.journal_lu(dossier, contexte).await?;
        self.journaliser("montrer", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &regard);
        Ok((journal, etat))
    }

    /// The facts the law engine reads, from a person's file as it was on `au`.
    ///
    /// # Errors
    /// As [`Session::montrer`].
    pub async fn faits_de_droit(
        &self,
        dossier: DossierId,
        au: Jour,
        contexte: &mut Contexte,
    ) -> Result<law::faits::Faits, ErreurApp> {
        let journal = self.journal_lu(dossier, contexte).await?;
        self.journaliser("droits", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &Regard::au(au));
        let structure = self.structure(au).await?;
        Ok(crate::droits::faits_du_dossier(&etat, &structure, au))
    }

    /// What the association's own journal says on a day: whether it is approved.
    pub(crate) async fn structure(&self, au: Jour) -> Result<crate::droits::Structure, ErreurApp> {
        let mut structure = crate::droits::Structure::default();
        if let Some(journal) = self.journal(Flux::Association(self.association)).await? {
            for acte in &journal.actes {
                if let domain::Fait::Agrement(agrement) = acte.fait
                    && agrement.accorde_le <= au
                {
                    // Granted for three years (CASF R.121-12-3).
                    structure.agreee = Some(agrement.accorde_le.plus_annees(3) > au);
                }
            }
        }
        Ok(structure)
    }
}

/// Whether a file may be in the list, from what its fiche says.
pub(crate) fn retenue(fiche: &Fiche, lesquels: Lesquels, au: Jour, present: bool) -> bool {
    let situation = &fiche.situation;
    let ouverte = situation.ouvert_le.is_none_or(|ouvert_le| ouvert_le <= au);
    ouverte && (lesquels == Lesquels::Tous || !present || !situation.clos)
}

fn de_fiche(fiche: &Fiche) -> LigneListe {
    let situation = &fiche.situation;
    LigneListe {
        dossier: fiche.dossier,
        identite: fiche.identite.clone(),
        ouvert_le: situation.ouvert_le,
        dernier_acte_le: situation.dernier_acte_le,
        psp: situation.etape,
        clos: situation.clos,
        suivi_par: situation.suivi_par.clone(),
        echeance: situation.echeances.first().copied(),
        rendez_vous: situation.rendez_vous.iter().min().copied(),
    }
}

fn d_etat(dossier: DossierId, etat: &Dossier) -> LigneListe {
    LigneListe {
        dossier,
        identite: etat.identite.clone(),
        ouvert_le: etat.ouvert_le,
        dernier_acte_le: etat.dernier_acte_le,
        psp: etat.psp.etape(),
        clos: etat.clos.is_some(),
        suivi_par: etat.suivi_par.iter().copied().collect(),
        echeance: echeances(etat).first().copied(),
        rendez_vous: etat.rendez_vous.iter().min().copied(),
    }
}
