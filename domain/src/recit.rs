//! What an act tells, beyond its countable fact: readable only with the key of its compartment.

use std::fmt;

use minicbor::{Decode, Encode};

use crate::document::DocumentScelle;
use crate::fait::Domaine;

/// A drawer of a file, with its own keys: a member without the key of a compartment cannot read it,
/// even if every check of the server fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Compartiment {
    /// Structured facts: what is counted and what makes deadlines. Held by every member who signs
    /// in to work or count.
    #[n(0)]
    Faits,
    /// Names, nicknames, telephone numbers, addresses.
    #[n(1)]
    Identite,
    /// Social support.
    #[n(2)]
    Social,
    /// Health.
    #[n(3)]
    Sante,
    /// Complaints and proceedings.
    #[n(4)]
    Justice,
    /// Minors.
    #[n(5)]
    Mineurs,
}

impl Compartiment {
    /// Every compartment, in the order of the design.
    pub const TOUS: [Self; 6] =
        [Self::Faits, Self::Identite, Self::Social, Self::Sante, Self::Justice, Self::Mineurs];

    /// The stable code written in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Faits => "faits",
            Self::Identite => "identite",
            Self::Social => "social",
            Self::Sante => "sante",
            Self::Justice => "justice",
            Self::Mineurs => "mineurs",
        }
    }

    /// Reverse of [`Compartiment::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|compartiment| compartiment.code() == code)
    }
}

impl fmt::Display for Compartiment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How to name and reach a person. Names are free text and may change at any time.
///
/// Has no `Display`, and its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Identite {
    /// Family name as given.
    #[n(0)]
    pub nom: Option<String>,
    /// First name as given.
    #[n(1)]
    pub prenom: Option<String>,
    /// The name she goes by (`dite`).
    #[n(2)]
    pub dite: Option<String>,
    /// Telephone numbers as given.
    #[n(3)]
    pub telephones: Vec<String>,
}

impl fmt::Debug for Identite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identite(…)")
    }
}

/// The sealed narrative of an act.
///
/// Has no `Display`, and its `Debug` shows nothing but the compartment.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub enum Recit {
    /// How to name and reach the person. Compartment `identite`.
    #[n(0)]
    Identite(#[n(0)] Identite),
    /// A number or an address of a contact channel. Compartment `identite`.
    #[n(1)]
    Coordonnee(#[n(0)] String),
    /// A note on the person's social situation.
    #[n(2)]
    Social(#[n(0)] String),
    /// A note on health.
    #[n(3)]
    Sante(#[n(0)] String),
    /// A note on complaints and proceedings; the words of a decision.
    #[n(4)]
    Justice(#[n(0)] String),
    /// A note on a minor.
    #[n(5)]
    Mineurs(#[n(0)] String),
    /// A document that was issued, in the compartment it says.
    #[n(9)]
    Document(#[n(0)] DocumentScelle),
    /// The name and function of somebody who is not followed: a member of the commission.
    /// Compartment `identite`.
    #[n(6)]
    Designation(#[n(0)] String),
}

impl Recit {
    /// The narrative in which support of an area is told.
    pub fn du_domaine(domaine: Domaine) -> fn(String) -> Self {
        match domaine {
            Domaine::Sante => Self::Sante,
            Domaine::Justice => Self::Justice,
            Domaine::Logement
            | Domaine::Droits
            | Domaine::Emploi
            | Domaine::Francais
            | Domaine::Parentalite
            | Domaine::EstimeDeSoi
            | Domaine::Budget => Self::Social,
        }
    }

    /// The note of a compartment; none where no note is kept.
    pub fn note_de(compartiment: Compartiment) -> Option<fn(String) -> Self> {
        match compartiment {
            Compartiment::Social => Some(Self::Social),
            Compartiment::Sante => Some(Self::Sante),
            Compartiment::Justice => Some(Self::Justice),
            Compartiment::Mineurs => Some(Self::Mineurs),
            Compartiment::Faits | Compartiment::Identite => None,
        }
    }

    /// The compartment whose key seals this narrative.
    pub fn compartiment(&self) -> Compartiment {
        match self {
            Self::Identite(_) | Self::Coordonnee(_) | Self::Designation(_) => {
                Compartiment::Identite
            }
            Self::Social(_) => Compartiment::Social,
            Self::Sante(_) => Compartiment::Sante,
            Self::Justice(_) => Compartiment::Justice,
            Self::Mineurs(_) => Compartiment::Mineurs,
            Self::Document(document) => document.compartiment,
        }
    }

    /// The note, when this narrative is one.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Identite(_) | Self::Coordonnee(_) | Self::Designation(_) | Self::Document(_) => {
                None
            }
            Self::Social(texte)
            | Self::Sante(texte)
            | Self::Justice(texte)
            | Self::Mineurs(texte) => Some(texte),
        }
    }
}

impl fmt::Debug for Recit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recit({})", self.compartiment())
    }
}
