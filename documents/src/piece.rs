//! What every kind of document has: its fields, and the page they make.

use domain::document::GenreDocument;

use crate::champ::{Champ, ChampInconnu, Selection};
use crate::contenu::ValeurIllisible;
use crate::entete::Entete;
use crate::page::Page;

/// Why a field was not filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurChamp {
    /// No such field.
    #[error(transparent)]
    Inconnu(#[from] ChampInconnu),
    /// The value does not read.
    #[error(transparent)]
    Valeur(#[from] ValeurIllisible),
}

/// The data of one kind of document.
pub trait Piece: Default {
    /// Which.
    const GENRE: GenreDocument;
    /// Its fields, in the order they are offered.
    const CHAMPS: &'static [Champ];

    /// Empties every field that was not chosen.
    fn retenir(&mut self, selection: &Selection);

    /// Every field with what it says.
    fn dits(&self) -> Vec<(&'static Champ, Vec<String>)>;

    /// Fills a field with what a member typed.
    ///
    /// # Errors
    /// [`ErreurChamp`].
    fn poser(&mut self, code: &str, texte: &str) -> Result<(), ErreurChamp>;

    /// A document in which every field holds a word made from its code.
    fn specimen(mot: impl Fn(&Champ) -> String) -> Self;

    /// The page these data make.
    fn page(&self, entete: &Entete) -> Page;
}

/// Declares the data of a kind of document, one line a field; the page is written beside it.
macro_rules! piece {
    (
        $(#[$doc:meta])*
        $nom:ident, $genre:ident, $page:ident {
            $(
                $champ:ident: $type:ty, $code:literal, $libelle:literal, $compartiment:ident,
                $usage:ident;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $nom { $( #[doc = $libelle] pub $champ: $type ),+ }

        impl std::fmt::Debug for $nom {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($nom), "(…)"))
            }
        }

        impl $crate::Piece for $nom {
            const GENRE: domain::document::GenreDocument =
                domain::document::GenreDocument::$genre;
            const CHAMPS: &'static [$crate::Champ] = &[ $( $crate::Champ {
                code: $code,
                libelle: $libelle,
                compartiment: domain::Compartiment::$compartiment,
                usage: $crate::Usage::$usage,
                saisie: <$type as $crate::Contenu>::SAISIE,
            } ),+ ];

            fn retenir(&mut self, selection: &$crate::Selection) {
                $( if !selection.contient($code) { self.$champ = <$type>::default(); } )+
            }

            fn dits(&self) -> Vec<(&'static $crate::Champ, Vec<String>)> {
                let dits = [ $( $crate::Contenu::dits(&self.$champ) ),+ ];
                Self::CHAMPS.iter().zip(dits).collect()
            }

            fn poser(
                &mut self,
                code: &str,
                texte: &str,
            ) -> Result<(), $crate::piece::ErreurChamp> {
                match code {
                    $( $code => {
                        self.$champ = <$type as $crate::Contenu>::lire(texte)?;
                        Ok(())
                    } )+
                    _ => Err($crate::ChampInconnu.into()),
                }
            }

            fn specimen(mot: impl Fn(&$crate::Champ) -> String) -> Self {
                let mut champs = Self::CHAMPS.iter();
                Self { $( $champ: {
                    let mot = champs.next().map(&mot).unwrap_or_default();
                    <$type as $crate::Contenu>::specimen(&mot)
                } ),+ }
            }

            fn page(&self, entete: &$crate::Entete) -> $crate::Page {
                $page(self, entete)
            }
        }
    };
}

pub(crate) use piece;
