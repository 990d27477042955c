//! The year's figures of an association, signed, for a federation or for anyone.

use domain::Horodatage;
use observatory::paquets::{Contenu, Tables};
use observatory::pool::Pool;
use observatory::tables;
use tableau::{Periode, Tableau, TableauProtege};
use vault::empreinte_paquet;

use crate::ErreurApp;
use crate::federation::{EditionPubliee, totaux};
use crate::session::Session;

pub use rapport::{Grille, Valeur};

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

/// What an association would contribute, to be read before it is.
#[derive(Clone, Debug)]
pub struct Apercu {
    /// The year.
    pub annee: i16,
    /// Its tables, exact, as a report prints them.
    pub grilles: Vec<Grille>,
    /// Each indicator, with its unit and its total.
    pub totaux: Vec<(String, String, Option<u64>)>,
}

impl Apercu {
    /// Its totals beside those of an edition: indicator, unit, ours, the federation's (`None` when
    /// masked). Empty when the edition is of another period.
    pub fn a_cote_de(&self, edition: &EditionPubliee) -> Vec<(String, String, u64, Option<u64>)> {
        let de_l_annee = |table: &&TableauProtege| table.entete.periode.au.annee() == self.annee;
        let tables: Vec<TableauProtege> =
            edition.tables.iter().filter(de_l_annee).cloned().collect();
        let communs = totaux(&tables);
        let sien = |(nom, unite, sien): &(String, String, Option<u64>)| {
            let (.., commun) = communs.iter().find(|(autre, ..)| autre == nom)?;
            Some((nom.clone(), unite.clone(), (*sien)?, *commun))
        };
        self.totaux.iter().filter_map(sien).collect()
    }
}

impl Session {
    /// Counts a year, for whoever prepares a contribution. Nothing is signed.
    ///
    /// # Errors
    /// As [`Session::chiffres_annuels`].
    pub async fn apercu_de_contribution(&self, annee: i16) -> Result<Apercu, ErreurApp> {
        let chiffres = self.chiffres_annuels(annee, None).await?;
        let exactes = tables::annuelles(&chiffres.compteurs).map_err(|_| ErreurApp::Annee)?;
        let montrer =
            |table: &Tableau| TableauProtege::masquer(table, &vec![false; table.cases().len()]);
        let montrees: Vec<TableauProtege> = exactes.iter().map(montrer).collect();
        let grilles = rapport::grilles(&montrees).map_err(|_| ErreurApp::Annee)?;
        Ok(Apercu { annee, grilles, totaux: totaux(&montrees) })
    }

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
        let mut contenu = Contenu {
            association: self.association,
            catalogue: tables::VERSION.to_owned(),
            generateur: demande.generateur.clone(),
            periode: Periode::annee(demande.annee).ok_or(ErreurApp::Annee)?,
            consigne_avant: demande.consigne_avant,
            remplace: demande.remplace,
            sel: [0; 32],
            tables,
        };
        contenu.sel = self.coffre.sel_de_paquet(&contenu.octets());
        let octets = contenu.octets();
        Ok(Contribution {
            empreinte: empreinte_paquet(&octets),
            cle: self.coffre.cle_de_signature(),
            signature: self.coffre.signer_paquet(&octets),
            contenu,
        })
    }
}
