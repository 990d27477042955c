//! An act as its row says it, before anything is believed.

use domain::{ActeId, Flux, Horodatage, Jour, MembreId};
use vault::ActeScelle;

use crate::decodage;
use crate::moteur::{Brut, Ligne};

/// A row of `actes`. What does not read is `None`.
pub(super) struct ActeBrut {
    /// Name of the stream as stored, made printable.
    pub(super) nom: String,
    /// The stream, when the name is one.
    pub(super) flux: Option<Flux>,
    pub(super) rang: Option<i64>,
    /// Id as stored, made printable.
    pub(super) id: Option<String>,
    /// The hash as stored.
    pub(super) empreinte: Option<[u8; 32]>,
    contenu: Result<Contenu, &'static str>,
}

/// The columns a hash is made of, apart from the place.
struct Contenu {
    id: ActeId,
    survenu_le: Jour,
    consigne_a: Horodatage,
    auteur: MembreId,
    fait: Vec<u8>,
    scelle: Option<Vec<u8>>,
}

impl ActeBrut {
    /// Columns `flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle`.
    pub(super) fn lire(ligne: &Ligne) -> Self {
        let flux = ligne.brut(0);
        let nom = texte(&flux).and_then(|texte| std::str::from_utf8(texte).ok());
        Self {
            nom: imprimable(&flux).unwrap_or_default(),
            flux: nom.and_then(|nom| nom.parse().ok()),
            rang: entier(&ligne.brut(1)),
            id: imprimable(&ligne.brut(2)),
            empreinte: octets(&ligne.brut(6)).and_then(|octets| octets.try_into().ok()),
            contenu: contenu(ligne),
        }
    }

    /// An act that exists and does not read at all.
    pub(super) fn perdu(flux: Flux, rang: i64) -> Self {
        Self {
            nom: flux.to_string(),
            flux: Some(flux),
            rang: Some(rang),
            id: None,
            empreinte: None,
            contenu: Err("page"),
        }
    }

    /// The column that does not read, when there is one.
    pub(super) fn illisible(&self) -> Option<&'static str> {
        // A name with the right bytes and another type is no name.
        let flux = self.flux.is_none().then_some("flux");
        let empreinte = self.empreinte.is_none().then_some("empreinte");
        flux.or(self.contenu.as_ref().err().copied()).or(empreinte)
    }

    /// The hash it would have at a place, after an act of this hash.
    pub(super) fn calculer(&self, flux: Flux, rang: i64, avant: &[u8; 32]) -> Option<[u8; 32]> {
        let contenu = self.contenu.as_ref().ok()?;
        let acte = ActeScelle {
            id: contenu.id,
            flux,
            rang: u32::try_from(rang).ok()?,
            survenu_le: contenu.survenu_le,
            consigne_a: contenu.consigne_a,
            auteur: contenu.auteur,
            fait: contenu.fait.clone(),
            scelle: contenu.scelle.clone(),
        };
        Some(acte.empreinte(avant))
    }
}

fn contenu(ligne: &Ligne) -> Result<Contenu, &'static str> {
    let id = texte(&ligne.brut(2)).and_then(decodage::uuid);
    let survenu_le = texte(&ligne.brut(3)).and_then(decodage::jour);
    let consigne_a = entier(&ligne.brut(4)).and_then(decodage::instant);
    let auteur = texte(&ligne.brut(5)).and_then(decodage::uuid);
    let fait = octets(&ligne.brut(7)).map(<[u8]>::to_vec);
    let scelle = match ligne.brut(8) {
        Brut::Nul => None,
        Brut::Octets(octets) => Some(octets.to_vec()),
        Brut::Texte(_) | Brut::Entier(_) | Brut::Autre => return Err("scelle"),
    };
    Ok(Contenu {
        id: id.map(ActeId::depuis_octets).ok_or("id")?,
        survenu_le: survenu_le.ok_or("survenu_le")?,
        consigne_a: consigne_a.ok_or("consigne_a")?,
        auteur: auteur.map(MembreId::depuis_octets).ok_or("auteur")?,
        fait: fait.ok_or("fait")?,
        scelle,
    })
}

fn texte<'a>(brut: &Brut<'a>) -> Option<&'a [u8]> {
    match brut {
        Brut::Texte(texte) => Some(texte),
        Brut::Entier(_) | Brut::Octets(_) | Brut::Nul | Brut::Autre => None,
    }
}

fn octets<'a>(brut: &Brut<'a>) -> Option<&'a [u8]> {
    match brut {
        Brut::Octets(octets) => Some(octets),
        Brut::Texte(_) | Brut::Entier(_) | Brut::Nul | Brut::Autre => None,
    }
}

pub(super) fn entier(brut: &Brut<'_>) -> Option<i64> {
    match brut {
        Brut::Entier(entier) => Some(*entier),
        Brut::Texte(_) | Brut::Octets(_) | Brut::Nul | Brut::Autre => None,
    }
}

/// A damaged name is shown as far as it can be, and never sends a control code to a terminal.
pub(super) fn imprimable(brut: &Brut<'_>) -> Option<String> {
    match brut {
        Brut::Texte(octets) | Brut::Octets(octets) => {
            let texte = String::from_utf8_lossy(octets);
            Some(texte.chars().filter(|c| !c.is_control()).take(64).collect())
        }
        Brut::Entier(entier) => Some(entier.to_string()),
        Brut::Nul | Brut::Autre => None,
    }
}
