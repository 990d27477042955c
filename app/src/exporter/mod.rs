//! Taking files out, encrypted: chosen columns, in a table that others open with a password.
//!
//! What leaves is no longer protected by this program: the export is recorded in the association's
//! journal and in the log of readings before anything is given.

mod archive;
mod colonne;
mod passes;
pub(crate) mod tableau;

use std::fmt;

use domain::{DossierId, Fait, Flux, Jour, Regard, Role, fold};
use zeroize::Zeroizing;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::dossiers::{Lesquels, retenue};
use crate::session::Session;
use crate::visibilite::Vue;

pub use archive::{MOT_DE_PASSE_MIN, MotDePasse, MotDePasseInvalide};
pub use colonne::{COLONNES, Colonne, Famille};
pub use passes::ExportFait;
pub use tableau::Forme;

/// The roles that may take files out: those who work on them, volunteers aside.
const ROLES: [Role; 5] =
    [Role::Cheffe, Role::TravailleuseSociale, Role::Sante, Role::Juriste, Role::Mineurs];

/// What to take out.
#[derive(Clone, Debug)]
pub struct Exportation {
    /// Which columns, in order.
    pub colonnes: Vec<&'static Colonne>,
    /// Which files.
    pub lesquels: Lesquels,
    /// As they were on that day.
    pub au: Jour,
    /// As which table.
    pub forme: Forme,
}

/// An encrypted file, ready to leave.
pub struct Exporte {
    /// A name for it, that says nothing of what it holds.
    pub nom: String,
    /// Its bytes: a ZIP archive.
    pub octets: Vec<u8>,
    /// How many people's files are in it.
    pub nombre: usize,
}

impl Session {
    /// The columns this session may take out: those of the compartments it holds.
    pub fn colonnes_offertes(&self) -> impl Iterator<Item = &'static Colonne> {
        COLONNES.iter().filter(|colonne| self.coffre.detient(colonne.compartiment))
    }

    /// Takes files out in a ZIP archive encrypted with `mot_de_passe` (decision 12).
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Compartiment`] for a column this session may not take;
    /// [`ErreurApp::SansColonne`]; [`ErreurApp::Export`] when the table cannot be made.
    pub async fn exporter(
        &self,
        voulue: &Exportation,
        mot_de_passe: MotDePasse,
        contexte: &mut Contexte,
    ) -> Result<Exporte, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let compartiments: Vec<_> = voulue.colonnes.iter().map(|c| c.compartiment).collect();
        self.exiger(&compartiments)?;
        if voulue.colonnes.is_empty() {
            return Err(ErreurApp::SansColonne);
        }
        let (dossiers, lignes) = self.lignes_exportees(voulue, contexte).await?;
        self.journaliser("exporter", &dossiers, contexte).await?;
        let nombre = dossiers.len();
        let fait = Fait::Export {
            colonnes: voulue.colonnes.iter().map(|colonne| colonne.code.to_owned()).collect(),
            nombre: u32::try_from(nombre).unwrap_or(u32::MAX),
        };
        self.noter(self.flux_association(), &[fait], contexte).await?;
        let (forme, au) = (voulue.forme, voulue.au);
        let titres: Vec<&'static str> = voulue.colonnes.iter().map(|c| c.titre).collect();
        // On a thread of its own, so that pages are served meanwhile.
        let travail = tokio::task::spawn_blocking(move || {
            let tableau = Zeroizing::new(tableau::ecrire(forme, &titres, &lignes)?);
            archive::fermer(forme.nom(), &tableau, &mot_de_passe)
        });
        let octets = match travail.await {
            Ok(octets) => octets?,
            Err(arret) => match arret.try_into_panic() {
                Ok(panique) => std::panic::resume_unwind(panique),
                // Nothing cancels it but the end of the program.
                Err(_) => return Err(ErreurApp::Export),
            },
        };
        Ok(Exporte { nom: format!("export-{au}.zip"), octets, nombre })
    }

    /// The files to take out, and their cells.
    async fn lignes_exportees(
        &self,
        voulue: &Exportation,
        contexte: &mut Contexte,
    ) -> Result<(Vec<DossierId>, Vec<Vec<String>>), ErreurApp> {
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        // A file closed since may have been open that day: fiches say today.
        let present = voulue.au >= contexte.aujourdhui;
        // A broken glass opens a file to read it, not to take it out.
        let mut connus: Vec<DossierId> = repertoire.parcourir(|fiches| {
            let retenues = fiches.iter().filter(|fiche| {
                retenue(fiche, voulue.lesquels, voulue.au, present)
                    && lectrice.voit(fiche) == Vue::Entiere
            });
            retenues.map(|fiche| fiche.dossier).collect()
        });
        connus.sort_unstable();
        let (mut dossiers, mut lignes) = (Vec::new(), Vec::new());
        for dossier in connus {
            // Erased since the list was read: it leaves no line.
            let Some(journal) = self.journal_non_efface(Flux::Dossier(dossier)).await? else {
                continue;
            };
            let journal = self.restreindre(journal);
            let etat = fold(&journal.actes, &Regard::au(voulue.au));
            if voulue.lesquels == Lesquels::Ouverts && etat.clos.is_some() {
                continue;
            }
            let cellules = voulue.colonnes.iter().map(|colonne| colonne.valeur(dossier, &etat));
            lignes.push(cellules.collect());
            dossiers.push(dossier);
        }
        Ok((dossiers, lignes))
    }
}

impl fmt::Debug for Exporte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exporte(…)")
    }
}
