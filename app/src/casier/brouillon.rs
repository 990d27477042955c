//! Drafts: what was typed and not recorded yet. They survive a lost network, an expired session,
//! a closed browser; nobody but their author reads them.

use std::fmt;

use domain::{DossierId, Flux, Horodatage};
use minicbor::{Decode, Encode};
use store::Apropos;
use zeroize::Zeroize as _;

use super::Contenu;
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

const CASE: &[u8] = b"brouillon";

/// Fields of one form, at most.
const CHAMPS_MAX: usize = 100;
/// Text of one draft, at most, in bytes: more than any note.
const TEXTE_MAX: usize = 256 * 1024;
/// Longest name of a form or a field, in bytes.
const NOM_MAX: usize = 80;

/// A form begun and not recorded: its fields as they were typed.
///
/// No `Display` and a mute `Debug`: it holds what is told of a person.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Brouillon {
    /// Code of the form.
    #[n(0)]
    pub formulaire: String,
    /// The file it is about; `None` for a file not opened yet, an activity…
    #[n(1)]
    pub dossier: Option<DossierId>,
    /// Rank of the last act its author saw, so that recording it later is refused when stale.
    #[n(2)]
    pub apres: Option<u32>,
    /// When it was last typed in.
    #[n(3)]
    pub modifie_a: Horodatage,
    /// Names and values of its fields, in the order of the form. A name may come several times.
    #[n(4)]
    pub champs: Vec<(String, String)>,
}

/// A draft, and the version to write over or to throw away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrouillonLu {
    /// Its version.
    pub version: u32,
    /// The draft.
    pub brouillon: Brouillon,
}

/// A draft that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("ce brouillon est trop long pour être gardé")]
pub struct BrouillonInvalide;

impl fmt::Debug for Brouillon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Brouillon(…)")
    }
}

impl Drop for Brouillon {
    fn drop(&mut self) {
        for (_, valeur) in &mut self.champs {
            valeur.zeroize();
        }
    }
}

impl Session {
    /// The draft of a form about a file, when there is one.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn brouillon(
        &self,
        formulaire: &str,
        dossier: Option<DossierId>,
    ) -> Result<Option<BrouillonLu>, ErreurApp> {
        let lue = self.lire_case(&nom(formulaire, dossier.as_ref())).await?;
        let Some(Contenu::Brouillon(brouillon)) = lue.contenu else {
            return Ok(None);
        };
        let sien = self.est_encore_le_sien(&brouillon).await?;
        Ok(sien.then_some(BrouillonLu { version: lue.version, brouillon }))
    }

    /// Every draft of the member at work, the last typed in first.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn brouillons(&self) -> Result<Vec<BrouillonLu>, ErreurApp> {
        let mut lus = Vec::new();
        for lue in self.lire_casier().await? {
            if let Some(Contenu::Brouillon(brouillon)) = lue.contenu
                && self.est_encore_le_sien(&brouillon).await?
            {
                lus.push(BrouillonLu { version: lue.version, brouillon });
            }
        }
        lus.sort_by_key(|lu| std::cmp::Reverse(lu.brouillon.modifie_a));
        Ok(lus)
    }

    /// Whether the file a draft is about is still hers to see.
    async fn est_encore_le_sien(&self, brouillon: &Brouillon) -> Result<bool, ErreurApp> {
        match brouillon.dossier {
            Some(dossier) => self.garde_ce_qu_elle_tapait(dossier, brouillon.modifie_a).await,
            None => Ok(true),
        }
    }

    /// Keeps a draft over the version its form was filled from: 0 when there was none. Gives the
    /// new version.
    ///
    /// # Errors
    /// `store-case-perimee` when it was typed in elsewhere since; `store-flux-efface` when the
    /// person was erased; [`ErreurApp::Brouillon`] when it is too long.
    pub async fn garder_brouillon(
        &self,
        brouillon: Brouillon,
        lue: u32,
        contexte: &mut Contexte,
    ) -> Result<u32, ErreurApp> {
        mesurer(&brouillon)?;
        let nom = self.casier()?.nom(&nom(&brouillon.formulaire, brouillon.dossier.as_ref()));
        let apropos = brouillon.dossier.map(|dossier| Apropos {
            flux: Some(Flux::Dossier(dossier)),
            code: self.code_casier(dossier),
        });
        let contenu = Contenu::Brouillon(brouillon);
        self.ecrire_case((nom, lue), &contenu, apropos.as_ref(), contexte).await
    }

    /// Throws a draft away: it was recorded, or is not wanted. Nothing happens when there is none.
    ///
    /// # Errors
    /// `store-case-perimee` when it was typed in elsewhere since `version`.
    pub async fn jeter_brouillon(
        &self,
        formulaire: &str,
        dossier: Option<DossierId>,
        version: u32,
    ) -> Result<(), ErreurApp> {
        let nom = self.casier()?.nom(&nom(formulaire, dossier.as_ref()));
        self.retirer_case(nom, version).await
    }
}

fn nom<'a>(formulaire: &'a str, dossier: Option<&'a DossierId>) -> [&'a [u8]; 3] {
    let dossier: &[u8] = dossier.map_or(&[], |dossier| dossier.octets());
    [CASE, formulaire.as_bytes(), dossier]
}

fn mesurer(brouillon: &Brouillon) -> Result<(), BrouillonInvalide> {
    let texte: usize = brouillon.champs.iter().map(|(_, valeur)| valeur.len()).sum();
    let noms = brouillon.champs.iter().map(|(nom, _)| nom).chain([&brouillon.formulaire]);
    let tient = brouillon.champs.len() <= CHAMPS_MAX
        && texte <= TEXTE_MAX
        && noms.into_iter().all(|nom| nom.len() <= NOM_MAX);
    if tient { Ok(()) } else { Err(BrouillonInvalide) }
}
