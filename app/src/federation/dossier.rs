//! The folder of a federation: its key under a passphrase, its campaign, the packets as they came.

use std::path::{Path, PathBuf};

use domain::AssociationId;
use vault::{CleFederation, ErreurVault};

use super::{Campagne, Enveloppe, ErreurCampagne, RefusPaquet, Registre};

/// The key, sealed.
pub const CLE: &str = "cle.federation";
/// The public key, to give to associations.
pub const CLE_PUBLIQUE: &str = "cle-publique.txt";
/// What is expected and from whom.
pub const CAMPAGNE: &str = "campagne.toml";
/// Packets, each in a file named after its number.
pub const RECUS: &str = "recus";

/// A folder, opened.
pub struct Ouverte {
    /// What is expected.
    pub campagne: Campagne,
    /// Opens packets.
    pub cle: CleFederation,
    /// What was received, each checked again.
    pub registre: Registre,
}

/// Why a folder does not open.
#[derive(Debug, thiserror::Error)]
pub enum ErreurDossier {
    /// A file that does not read.
    #[error("« {} » ne se lit pas", .0.display())]
    Fichier(PathBuf, #[source] std::io::Error),
    /// The campaign.
    #[error(transparent)]
    Campagne(#[from] ErreurCampagne),
    /// The passphrase is not the right one, or the key is damaged.
    #[error(transparent)]
    Cle(#[from] ErreurVault),
    /// A packet received before does not suit any more.
    #[error("{}, reçu auparavant, ne convient plus : {refus}", chemin.display())]
    Paquet {
        /// Its file.
        chemin: PathBuf,
        /// Why.
        refus: RefusPaquet,
    },
}

/// The campaign of a folder: no passphrase is needed.
///
/// # Errors
/// [`ErreurDossier`].
pub fn campagne(dossier: &Path) -> Result<Campagne, ErreurDossier> {
    let chemin = dossier.join(CAMPAGNE);
    let texte = std::fs::read_to_string(&chemin);
    Ok(Campagne::lire(&texte.map_err(|e| ErreurDossier::Fichier(chemin, e))?)?)
}

/// The files of packets that were received, in order.
///
/// # Errors
/// [`ErreurDossier::Fichier`].
pub fn recus(dossier: &Path) -> Result<Vec<PathBuf>, ErreurDossier> {
    let dossier = dossier.join(RECUS);
    let entrees = std::fs::read_dir(&dossier);
    let entrees = entrees.map_err(|e| ErreurDossier::Fichier(dossier, e))?;
    let mut chemins: Vec<PathBuf> = entrees
        .filter_map(|entree| entree.ok().map(|entree| entree.path()))
        .filter(|chemin| chemin.extension().is_some_and(|extension| extension == "paquet"))
        .collect();
    chemins.sort();
    Ok(chemins)
}

/// Opens a folder: every packet is opened and checked again.
///
/// # Errors
/// [`ErreurDossier`].
pub fn ouvrir(dossier: &Path, phrase: &str) -> Result<Ouverte, ErreurDossier> {
    let campagne = campagne(dossier)?;
    let chemin = dossier.join(CLE);
    let enfermee = std::fs::read(&chemin).map_err(|e| ErreurDossier::Fichier(chemin, e))?;
    let cle = CleFederation::delivrer(&enfermee, phrase)?;
    let mut registre = Registre::default();
    for chemin in recus(dossier)? {
        let fichier = std::fs::read(&chemin);
        let fichier = fichier.map_err(|e| ErreurDossier::Fichier(chemin.clone(), e))?;
        let signe = Enveloppe::lire(&fichier).and_then(|enveloppe| enveloppe.ouvrir(Some(&cle)));
        // Sorted by number, a replaced packet may come before or after: the set is the same.
        let repris = signe.and_then(|signe| registre.reprendre(&campagne, signe));
        repris.map_err(|refus| ErreurDossier::Paquet { chemin, refus })?;
    }
    Ok(Ouverte { campagne, cle, registre })
}

impl Ouverte {
    /// Each association that may contribute, by name, and its packet that counts.
    pub fn etat(&self) -> Vec<(String, Option<[u8; 32]>)> {
        let paquet = |association: AssociationId| {
            let mut actuels = self.registre.actuels();
            let sien = actuels.find(|(_, recu)| recu.association == association);
            sien.map(|(empreinte, _)| *empreinte)
        };
        let inscrites = self.campagne.inscrites.iter();
        inscrites.map(|une| (une.nom.clone(), paquet(une.association))).collect()
    }
}
