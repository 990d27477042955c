//! The year's figures of an association, signed, for a federation or for anyone.

use domain::Horodatage;
use observatory::paquets::{Contenu, Tables};
use observatory::pool::Pool;
use observatory::tables;
use tableau::Periode;
use vault::empreinte_paquet;

use crate::ErreurApp;
use crate::session::Session;

/// What is asked of a contribution.
#[derive(Clone, Debug)]
pub struct Demande {
    /// The year.
    pub annee: i16,
    /// Figures as they were known before this instant: they can be found again.
    pub consigne_avant: Horodatage,
    /// Fingerprint of the packet this one replaces.
    pub remplace: Option<[u8; 32]>,
    /// Masked by the association itself, for anyone to read.
    pub protege: bool,
    /// The program that counts, with its version.
    pub generateur: String,
}

/// A signed packet.
#[derive(Clone, Debug)]
pub struct Contribution {
    /// What it says.
    pub contenu: Contenu,
    /// What it is known by.
    pub empreinte: [u8; 32],
    /// The association's public key.
    pub cle: [u8; 32],
    /// The signature.
    pub signature: [u8; 64],
}

impl Session {
    /// Counts a year and signs the result. The same acts and the same request give the same bytes.
    ///
    /// # Errors
    /// As [`Session::chiffres_annuels`]; [`ErreurApp::Publication`] when protection fails.
    pub async fn contribuer(&self, demande: &Demande) -> Result<Contribution, ErreurApp> {
        let chiffres = self.chiffres_annuels(demande.annee, Some(demande.consigne_avant)).await?;
        let exactes = tables::annuelles(&chiffres.compteurs).map_err(|_| ErreurApp::Annee)?;
        let tables = if demande.protege {
            Tables::Protegees(Pool::nouveau(vec![exactes])?.publier(&[])?.tables)
        } else {
            Tables::Exactes(exactes)
        };
        let contenu = Contenu {
            association: self.association,
            catalogue: tables::VERSION.to_owned(),
            generateur: demande.generateur.clone(),
            periode: Periode::annee(demande.annee).ok_or(ErreurApp::Annee)?,
            consigne_avant: demande.consigne_avant,
            remplace: demande.remplace,
            tables,
        };
        let octets = contenu.octets();
        Ok(Contribution {
            empreinte: empreinte_paquet(&octets),
            cle: self.coffre.cle_de_signature(),
            signature: self.coffre.signer_paquet(&octets),
            contenu,
        })
    }
}
