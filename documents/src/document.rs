//! Any document, whatever its kind.

use domain::document::GenreDocument;

use crate::champ::{Champ, Selection};
use crate::derive::Derive;
use crate::entete::Entete;
use crate::piece::{ErreurChamp, Piece};
use crate::pieces::{
    Attestation, Avis, BilanActivite, DemandePsp, DemarchesEtatCivil, Engagements,
    InformationPreoccupante, OrdreDuJour, ProcesVerbal, RecoursGracieux, RegistreNotifications,
    RenouvellementPsp, Requete, Signalement,
};

/// Does the same to whichever data a document holds.
macro_rules! pieces {
    ($($nom:ident),+ $(,)?) => {
        /// A document and its data. It has no bytes: derive it first.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each holds the data of that name")]
        pub enum Document {
            $( $nom(Box<$nom>) ),+
        }

        $(impl From<$nom> for Document {
            fn from(piece: $nom) -> Self {
                Self::$nom(Box::new(piece))
            }
        })+

        impl Document {
            /// An empty document of that kind.
            pub fn vide(genre: GenreDocument) -> Self {
                match genre {
                    $( GenreDocument::$nom => $nom::default().into() ),+
                }
            }

            /// A document of that kind in which every field holds a word made from its code.
            pub fn specimen(genre: GenreDocument, mot: impl Fn(&Champ) -> String) -> Self {
                match genre {
                    $( GenreDocument::$nom => $nom::specimen(mot).into() ),+
                }
            }

            /// Its kind.
            pub fn genre(&self) -> GenreDocument {
                match self {
                    $( Self::$nom(_) => $nom::GENRE ),+
                }
            }

            /// The fields of a kind of document, in the order they are offered.
            pub fn champs(genre: GenreDocument) -> &'static [Champ] {
                match genre {
                    $( GenreDocument::$nom => $nom::CHAMPS ),+
                }
            }

            /// Every field, with what it says.
            pub fn dits(&self) -> Vec<(&'static Champ, Vec<String>)> {
                match self {
                    $( Self::$nom(piece) => piece.dits() ),+
                }
            }

            /// Fills a field with what a member typed.
            ///
            /// # Errors
            /// [`ErreurChamp`].
            pub fn poser(&mut self, code: &str, texte: &str) -> Result<(), ErreurChamp> {
                match self {
                    $( Self::$nom(piece) => piece.poser(code, texte) ),+
                }
            }

            /// What leaves: the fields chosen, and those alone.
            pub fn deriver(mut self, selection: &Selection, entete: &Entete) -> Derive {
                match &mut self {
                    $( Self::$nom(piece) => piece.retenir(selection) ),+
                }
                // From here on, nothing knows what was not chosen.
                let page = match &self {
                    $( Self::$nom(piece) => piece.page(entete) ),+
                };
                Derive::new(self.genre(), page)
            }
        }
    };
}

pieces!(
    DemandePsp,
    RenouvellementPsp,
    Engagements,
    OrdreDuJour,
    ProcesVerbal,
    Avis,
    RegistreNotifications,
    RecoursGracieux,
    Requete,
    InformationPreoccupante,
    Signalement,
    Attestation,
    BilanActivite,
    DemarchesEtatCivil,
);
