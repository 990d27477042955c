//! A member's locker: what is hers alone, and what nobody else opens ([`vault::Casier`]).
//!
//! Each slot has an opaque name and a version: who writes over a version she has not read is
//! refused. A departure or a lost passphrase empties the locker; a changed passphrase keeps it.
//! Backups hold none of it (decision 10).

mod brouillon;
mod preferences;

pub use brouillon::{Brouillon, BrouillonInvalide, BrouillonLu};
pub use preferences::{Langue, Preferences, Theme, VueEnregistree, VueInvalide};

use domain::{DossierId, MembreId};
use minicbor::{Decode, Encode};
use store::{Apropos, Case, ErreurStore, Proprietaire};
use vault::{Casier, ErreurVault, NomCasier};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::second_facteur::SecondFacteur;
use crate::session::Session;
use crate::terrain::RencontreNotee;

/// What a slot holds. The number of each kind is its written form: never reused nor changed.
#[derive(Encode, Decode)]
pub(crate) enum Contenu {
    #[n(0)]
    SecondFacteur(#[n(0)] SecondFacteur),
    #[n(1)]
    Brouillon(#[n(0)] Brouillon),
    #[n(2)]
    Vues(#[n(0)] Vec<VueEnregistree>),
    #[n(3)]
    Preferences(#[n(0)] Preferences),
    #[n(10)]
    Rencontre(#[n(0)] RencontreNotee),
}

/// A slot as it was read: its version is 0 when it holds nothing.
pub(crate) struct CaseLue {
    pub(crate) nom: NomCasier,
    pub(crate) version: u32,
    pub(crate) contenu: Option<Contenu>,
}

/// How often a change that commutes with any other starts again when another came first.
pub(crate) const ESSAIS: u32 = 10;

impl Session {
    pub(crate) fn casier(&self) -> Result<Casier, ErreurApp> {
        // Only the recovery key has none, and no member works with it.
        self.coffre.casier().ok_or(ErreurApp::Vault(ErreurVault::MembreInactif))
    }

    pub(crate) async fn lire_case(&self, parties: &[&[u8]]) -> Result<CaseLue, ErreurApp> {
        let casier = self.casier()?;
        let nom = casier.nom(parties);
        let case = self.store.lire_case(self.membre, nom).await?;
        let Some(case) = case else {
            return Ok(CaseLue { nom, version: 0, contenu: None });
        };
        let contenu = Some(casier.ouvrir(nom, case.version, &case.contenu)?);
        Ok(CaseLue { nom, version: case.version, contenu })
    }

    /// Every slot of the locker.
    pub(crate) async fn lire_casier(&self) -> Result<Vec<CaseLue>, ErreurApp> {
        let casier = self.casier()?;
        let cases = self.store.lister_casier(self.membre).await?;
        let lues = cases.into_iter().map(|case| {
            let contenu = Some(casier.ouvrir(case.nom, case.version, &case.contenu)?);
            Ok(CaseLue { nom: case.nom, version: case.version, contenu })
        });
        lues.collect()
    }

    /// Writes over the version that was read. Gives the new one.
    pub(crate) async fn ecrire_case(
        &self,
        (nom, lue): (NomCasier, u32),
        contenu: &Contenu,
        apropos: Option<&Apropos>,
        contexte: &mut Contexte,
    ) -> Result<u32, ErreurApp> {
        let casier = self.casier()?;
        let version = lue.checked_add(1).ok_or(ErreurStore::CasePerimee)?;
        let contenu = casier.sceller(nom, version, contenu, &mut contexte.alea)?;
        let case = Case { nom, version, contenu };
        self.store.ecrire_case(&proprietaire(&casier), &case, apropos).await?;
        Ok(version)
    }

    pub(crate) async fn retirer_case(&self, nom: NomCasier, version: u32) -> Result<(), ErreurApp> {
        let casier = self.casier()?;
        Ok(self.store.retirer_case(&proprietaire(&casier), nom, version).await?)
    }

    /// The code by which lockers say that a slot is about a file.
    pub(crate) fn code_casier(&self, dossier: DossierId) -> [u8; 16] {
        self.coffre.code_opaque("casier-dossier", dossier.octets())
    }

    /// The code by which a member's locker says which slot is her second factor.
    pub(crate) fn code_second_facteur(&self, membre: MembreId) -> [u8; 16] {
        self.coffre.code_opaque("casier-second-facteur", membre.octets())
    }
}

/// Whether somebody else wrote in between.
pub(crate) fn est_perimee(erreur: &ErreurApp) -> bool {
    matches!(erreur, ErreurApp::Store(ErreurStore::CasePerimee))
}

pub(crate) fn proprietaire(casier: &Casier) -> Proprietaire {
    Proprietaire { membre: casier.membre(), cle_publique: *casier.cle_publique() }
}
