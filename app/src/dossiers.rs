//! Listing, showing and finding files. Each is logged before anything is shown.

use std::collections::BTreeMap;

use domain::psp::Etape;
use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{Compartiment, Dossier, DossierId, Flux, Jour, MembreId, Regard, fold};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::echeance::{Echeance, echeances};
use crate::journal::Journal;
use crate::projection;
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
    /// How many there are in all.
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

/// Files found by a search, at most.
const TROUVES_MAX: usize = 20;

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
        let mut connus = self.store.lister_dossiers().await?;
        connus.retain(|(dossier, ligne)| {
            // A file closed since may have been open that day: only today's list trusts the views.
            let clos =
                au >= contexte.aujourdhui && projection::est_clos(&self.coffre, *dossier, ligne);
            ligne.ouvert_le <= au && (lesquels == Lesquels::Tous || !clos)
        });
        connus.sort_by_key(|(dossier, ligne)| (std::cmp::Reverse(ligne.modifie_le), *dossier));
        let total = connus.len();
        let page = connus.into_iter().skip(debut).take(nombre);
        let montres: Vec<DossierId> = page.map(|(dossier, _)| dossier).collect();
        self.journaliser("lister", &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(montres.len());
        for dossier in montres {
            let journal = self.journal_lu(dossier).await?;
            let etat = fold(&journal.actes, &Regard::au(au));
            if lesquels == Lesquels::Tous || etat.clos.is_none() {
                lignes.push(ligne(dossier, &etat));
            }
        }
        Ok(Liste { lignes, total })
    }

    /// Opens one file, as of a day and as known before an instant.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], [`ErreurApp::Efface`].
    pub async fn montrer(
        &self,
        dossier: DossierId,
        regard: Regard,
        contexte: &mut Contexte,
    ) -> Result<(Journal, Dossier), ErreurApp> {
        let journal = self.journal_lu(dossier).await?;
        self.journaliser("montrer", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &regard);
        Ok((journal, etat))
    }

    /// Finds files by name, nickname or telephone; misspelt names are found too.
    ///
    /// # Errors
    /// A session that does not hold identities.
    pub async fn chercher(&self, texte: &str, contexte: &mut Contexte) -> Result<Liste, ErreurApp> {
        self.exiger(&[Compartiment::Identite])?;
        let listes = self.coffre.jetons_requete(texte)?;
        let mut candidats: Option<BTreeMap<DossierId, u64>> = None;
        for liste in &listes {
            let trouves: BTreeMap<DossierId, u64> =
                self.store.chercher(liste).await?.into_iter().collect();
            candidats = Some(match candidats {
                None => trouves,
                Some(avant) => avant
                    .into_iter()
                    .filter_map(|(dossier, n)| Some((dossier, n + trouves.get(&dossier)?)))
                    .collect(),
            });
        }
        let mut classes: Vec<(DossierId, u64)> =
            candidats.unwrap_or_default().into_iter().collect();
        classes.sort_by_key(|(dossier, communs)| (std::cmp::Reverse(*communs), *dossier));
        let total = classes.len();
        classes.truncate(TROUVES_MAX);
        let montres: Vec<DossierId> = classes.into_iter().map(|(dossier, _)| dossier).collect();
        self.journaliser("chercher", &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(montres.len());
        for dossier in montres {
            let journal = self.journal_lu(dossier).await?;
            lignes.push(ligne(dossier, &fold(&journal.actes, &Regard::au(Jour::DERNIER))));
        }
        Ok(Liste { lignes, total })
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
        let journal = self.journal_lu(dossier).await?;
        self.journaliser("droits", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &Regard::au(au));
        let structure = self.structure(au).await?;
        Ok(crate::droits::faits_du_dossier(&etat, &structure, au))
    }

    /// What the association's own journal says on a day: whether it is approved.
    async fn structure(&self, au: Jour) -> Result<crate::droits::Structure, ErreurApp> {
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

pub(crate) fn ligne(dossier: DossierId, etat: &Dossier) -> LigneListe {
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
