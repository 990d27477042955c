//! Sittings of the departmental commission: reading them.

mod consigner;
mod convoquer;
mod delais;
mod inscrire;
mod rendre_avis;

use std::collections::BTreeSet;

use domain::commission::{Inscrit, SeanceCommission};
use domain::recit::Identite;
use domain::{Departement, DossierId, Flux, Jour, Regard, Role, fold, fold_commission};
use store::Genre;

pub use consigner::Etape;
pub use convoquer::AConvoquer;
pub use delais::{Delai, Delais};
pub use inscrire::AInscrire;
pub use rendre_avis::ARendre;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// The roles that prepare sittings and note what they answer.
pub(crate) const ROLES: [Role; 3] = [Role::Cheffe, Role::TravailleuseSociale, Role::Juriste];

/// A sitting as its journal tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeanceLue {
    /// Of which department.
    pub departement: Departement,
    /// Which day.
    pub le: Jour,
    /// What it amounts to.
    pub seance: SeanceCommission,
    /// Rank of the last act of its journal.
    pub rang: u32,
}

/// A file of an agenda, as far as the reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct InscritVu {
    /// What the sitting's journal says of it.
    pub inscrit: Inscrit,
    /// Whether she sees the file. Why not (another team's, kept from her, erased) is not said.
    pub vu: bool,
    /// How the person is named, for who sees her file.
    pub identite: Option<Identite>,
}

impl Session {
    /// Every sitting, the latest first.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; a journal that does not open.
    pub async fn seances(&self) -> Result<Vec<SeanceLue>, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        self.toutes_les_seances().await
    }

    pub(crate) async fn toutes_les_seances(&self) -> Result<Vec<SeanceLue>, ErreurApp> {
        let mut seances = Vec::new();
        for (flux, _) in self.store.lister_flux(Genre::Commission).await? {
            let Flux::Commission(departement, le) = flux else {
                continue;
            };
            if let Some(journal) = self.journal(flux).await? {
                let seance = fold_commission(&journal.actes, Jour::DERNIER);
                seances.push(SeanceLue { departement, le, seance, rang: journal.rang });
            }
        }
        seances.sort_by_key(|lue| (std::cmp::Reverse(lue.le), lue.departement));
        Ok(seances)
    }

    /// One sitting.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::SeanceInconnue`].
    pub async fn seance(&self, departement: Departement, le: Jour) -> Result<SeanceLue, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let journal = self.journal(Flux::Commission(departement, le)).await?;
        let journal = journal.ok_or(ErreurApp::SeanceInconnue)?;
        let seance = fold_commission(&journal.actes, Jour::DERNIER);
        Ok(SeanceLue { departement, le, seance, rang: journal.rang })
    }

    /// The agenda of a sitting, each file named for who sees it. Their reading is logged.
    ///
    /// # Errors
    /// As [`Session::seance`].
    pub async fn ordre_du_jour(
        &self,
        seance: &SeanceLue,
        contexte: &mut Contexte,
    ) -> Result<Vec<InscritVu>, ErreurApp> {
        let (vus, lus) = self.voir_ordre_du_jour(seance, contexte).await?;
        self.journaliser("commission", &lus, contexte).await?;
        Ok(vus)
    }

    /// As [`Session::ordre_du_jour`], with the files that were seen: who calls it logs them.
    pub(crate) async fn voir_ordre_du_jour(
        &self,
        seance: &SeanceLue,
        contexte: &Contexte,
    ) -> Result<(Vec<InscritVu>, Vec<DossierId>), ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let mut vus = Vec::with_capacity(seance.seance.ordre_du_jour.len());
        let mut lus = BTreeSet::new();
        for inscrit in &seance.seance.ordre_du_jour {
            let dossier = inscrit.inscription.dossier;
            let (vu, identite) = match self.journal_lu(dossier, contexte).await {
                Ok(journal) => {
                    lus.insert(dossier);
                    (true, fold(&journal.actes, &Regard::au(Jour::DERNIER)).identite)
                }
                Err(ErreurApp::DossierInconnu | ErreurApp::Masque | ErreurApp::Efface) => {
                    (false, None)
                }
                Err(erreur) => return Err(erreur),
            };
            vus.push(InscritVu { inscrit: inscrit.clone(), vu, identite });
        }
        Ok((vus, lus.into_iter().collect()))
    }
}
