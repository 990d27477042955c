//! How a member likes her screen: language, theme, and the views of the active list she saved.

use minicbor::{Decode, Encode};

use super::{Contenu, ESSAIS, est_perimee};
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

const PREFERENCES: &[u8] = b"preferences";
const VUES: &[u8] = b"vues";
const VUE_COURANTE: &[u8] = b"vue-courante";

/// Saved views, at most.
const VUES_MAX: usize = 50;
/// Filters and columns of one view, at most.
const ELEMENTS_MAX: usize = 60;
/// Longest name, code or value, in characters.
const TEXTE_MAX: usize = 200;

/// Gives a small enum of this module its stable codes.
macro_rules! codes {
    ($nom:ident { $($variante:ident = $code:literal),+ $(,)? }) => {
        impl $nom {
            /// Every value with its stable code.
            pub const TOUS: [(Self, &'static str); [$($code),+].len()] =
                [$((Self::$variante, $code)),+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variante => $code),+
                }
            }

            /// Reverse of `code`. `None`: no value has this code.
            pub fn depuis_code(code: &str) -> Option<Self> {
                Self::TOUS.into_iter().find(|(_, connu)| *connu == code).map(|(valeur, _)| valeur)
            }
        }
    };
}

/// Language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Langue {
    /// French.
    #[default]
    #[n(0)]
    Francais,
    /// English.
    #[n(1)]
    Anglais,
}

codes!(Langue { Francais = "fr", Anglais = "en" });

/// Colours of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Theme {
    /// What the machine prefers.
    #[default]
    #[n(0)]
    Systeme,
    /// Light.
    #[n(1)]
    Clair,
    /// Dark.
    #[n(2)]
    Sombre,
}

codes!(Theme { Systeme = "systeme", Clair = "clair", Sombre = "sombre" });

/// What a member prefers. The default is that of a member who never said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Preferences {
    /// Language; `None`: what her browser asks for.
    #[n(0)]
    pub langue: Option<Langue>,
    /// Colours.
    #[n(1)]
    pub theme: Theme,
}

/// A view of the active list, saved under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct VueEnregistree {
    /// Its name, as she wrote it: one view for one name.
    #[n(0)]
    pub nom: String,
    /// Filters: code and value.
    #[n(1)]
    pub filtres: Vec<(String, String)>,
    /// Codes of the columns, in order.
    #[n(2)]
    pub colonnes: Vec<String>,
}

/// A view that cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VueInvalide {
    /// No name, or too long a text.
    #[error("une vue a un nom, et ses textes ne dépassent pas 200 caractères")]
    Texte,
    /// Another one has this name.
    #[error("une autre vue porte ce nom")]
    NomPris,
    /// Too many of them.
    #[error("cinquante vues au plus : retirez-en une")]
    Nombre,
}

impl Session {
    /// What the member at work prefers.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn preferences(&self) -> Result<Preferences, ErreurApp> {
        Ok(match self.lire_case(&[PREFERENCES]).await?.contenu {
            Some(Contenu::Preferences(preferences)) => preferences,
            _ => Preferences::default(),
        })
    }

    /// Says what the member at work prefers. The last word holds.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn preferer(
        &self,
        preferences: Preferences,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.changer_case(&[PREFERENCES], contexte, |_| Ok(Contenu::Preferences(preferences))).await
    }

    /// The views the member at work saved, by name.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn vues_enregistrees(&self) -> Result<Vec<VueEnregistree>, ErreurApp> {
        Ok(vues(self.lire_case(&[VUES]).await?.contenu))
    }

    /// Saves a view, in place of the one of the same name.
    ///
    /// # Errors
    /// [`ErreurApp::Vue`].
    pub async fn enregistrer_vue(
        &self,
        vue: VueEnregistree,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        mesurer(&vue)?;
        self.changer_case(&[VUES], contexte, |lues| {
            let mut vues = vues(lues);
            vues.retain(|autre| autre.nom != vue.nom);
            if vues.len() >= VUES_MAX {
                return Err(VueInvalide::Nombre.into());
            }
            vues.push(vue.clone());
            vues.sort_by(|a, b| a.nom.cmp(&b.nom));
            Ok(Contenu::Vues(vues))
        })
        .await
    }

    /// Gives a saved view another name. A view of that name already is not written over.
    ///
    /// # Errors
    /// [`ErreurApp::Vue`].
    pub async fn renommer_vue(
        &self,
        nom: &str,
        nouveau: &str,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.changer_case(&[VUES], contexte, |lues| {
            let mut vues = vues(lues);
            if nom != nouveau && vues.iter().any(|autre| autre.nom == nouveau) {
                return Err(VueInvalide::NomPris.into());
            }
            for vue in vues.iter_mut().filter(|vue| vue.nom == nom) {
                nouveau.clone_into(&mut vue.nom);
                mesurer(vue)?;
            }
            vues.sort_by(|a, b| a.nom.cmp(&b.nom));
            Ok(Contenu::Vues(vues))
        })
        .await
    }

    /// What the active list keeps and shows for the member at work; under the name of the saved
    /// view it came from, or none.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn vue_courante(&self) -> Result<VueEnregistree, ErreurApp> {
        let lue = self.lire_case(&[VUE_COURANTE]).await?;
        let vide = VueEnregistree::default();
        Ok(vues(lue.contenu).into_iter().next().unwrap_or(vide))
    }

    /// Says what the list keeps and shows from now on. The last word holds.
    ///
    /// # Errors
    /// [`ErreurApp::Vue`].
    pub async fn choisir_vue(
        &self,
        vue: VueEnregistree,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        mesurer_textes(&vue)?;
        self.changer_case(&[VUE_COURANTE], contexte, |_| Ok(Contenu::Vues(vec![vue.clone()]))).await
    }

    /// Forgets a saved view. Nothing happens when none has this name.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn retirer_vue(&self, nom: &str, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        self.changer_case(&[VUES], contexte, |lues| {
            let mut vues = vues(lues);
            vues.retain(|autre| autre.nom != nom);
            Ok(Contenu::Vues(vues))
        })
        .await
    }

    /// Reads a slot, changes it and writes it, again when another write came in between.
    pub(crate) async fn changer_case(
        &self,
        parties: &[&[u8]],
        contexte: &mut Contexte,
        changer: impl Fn(Option<Contenu>) -> Result<Contenu, ErreurApp>,
    ) -> Result<(), ErreurApp> {
        for _ in 0..ESSAIS {
            let lue = self.lire_case(parties).await?;
            let contenu = changer(lue.contenu)?;
            match self.ecrire_case((lue.nom, lue.version), &contenu, None, contexte).await {
                Ok(_) => return Ok(()),
                Err(erreur) if est_perimee(&erreur) => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Err(store::ErreurStore::Occupee.into())
    }
}

fn vues(contenu: Option<Contenu>) -> Vec<VueEnregistree> {
    match contenu {
        Some(Contenu::Vues(vues)) => vues,
        _ => Vec::new(),
    }
}

fn mesurer(vue: &VueEnregistree) -> Result<(), VueInvalide> {
    if vue.nom.trim().is_empty() {
        return Err(VueInvalide::Texte);
    }
    mesurer_textes(vue)
}

fn mesurer_textes(vue: &VueEnregistree) -> Result<(), VueInvalide> {
    let textes = vue.filtres.iter().flat_map(|(code, valeur)| [code, valeur]);
    let textes = textes.chain(&vue.colonnes).chain([&vue.nom]);
    let courts = textes.into_iter().all(|texte| texte.chars().count() <= TEXTE_MAX);
    let peu = vue.filtres.len() <= ELEMENTS_MAX && vue.colonnes.len() <= ELEMENTS_MAX;
    if courts && peu { Ok(()) } else { Err(VueInvalide::Texte) }
}
