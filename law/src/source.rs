//! Texts, and how sure we are of them.
//!
//! What a condition may decide depends on the text behind it. Only a text seen opens a right; only
//! a text seen at first hand, or reported by three concurring sources, closes one. Rules do not
//! apply that rule of thumb themselves: [`Examen`](crate::examen::Examen) does, from the tag.

use domain::Jour;

use crate::point::{self, Point};

/// How sure we are of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Etiquette {
    /// `[V]`: the text was seen, or restated by an authority.
    Verifiee,
    /// `[V2]`: seen only in that many secondary sources that agree.
    Secondaire {
        /// How many.
        sources: u8,
    },
    /// `[V-old]`: the text was seen, in a version that may be out of date.
    Ancienne,
    /// `[M]`: from memory.
    Memoire,
    /// `[?]`: looked for and not found, or contradictory.
    Introuvable,
}

/// Concurring secondary sources needed to close a right.
const SOURCES_POUR_FERMER: u8 = 3;

impl Etiquette {
    /// The tag as the pages show it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Verifiee => "V",
            Self::Secondaire { .. } => "V2",
            Self::Ancienne => "V-old",
            Self::Memoire => "M",
            Self::Introuvable => "?",
        }
    }

    /// What the tag means, in French.
    pub fn libelle(self) -> &'static str {
        match self {
            Self::Verifiee => "texte vu",
            Self::Secondaire { .. } => "vu dans des sources secondaires",
            Self::Ancienne => "vu dans une version ancienne",
            Self::Memoire => "de mémoire, à vérifier",
            Self::Introuvable => "cherché, non trouvé",
        }
    }

    /// How many secondary sources agree, when that is what we have.
    pub fn sources(self) -> Option<u8> {
        match self {
            Self::Secondaire { sources } => Some(sources),
            Self::Verifiee | Self::Ancienne | Self::Memoire | Self::Introuvable => None,
        }
    }

    /// A condition met by such a text counts towards opening a right.
    pub fn peut_ouvrir(self) -> bool {
        matches!(self, Self::Verifiee | Self::Secondaire { .. })
    }

    /// A condition that fails by such a text closes a right.
    pub fn peut_fermer(self) -> bool {
        match self {
            Self::Verifiee => true,
            Self::Secondaire { sources } => sources >= SOURCES_POUR_FERMER,
            Self::Ancienne | Self::Memoire | Self::Introuvable => false,
        }
    }
}

/// A text a rule rests on: its reference and what we know of it, never its words.
#[derive(Debug)]
pub struct Source {
    /// Reference, as the answers cite it: `CASF L.121-9`.
    pub reference: &'static str,
    /// What it says, in our words, in French.
    pub resume: &'static str,
    /// How sure we are.
    pub etiquette: Etiquette,
    /// First day in force, when later than the covered period's start or known to matter.
    pub depuis: Option<Jour>,
    /// Last day in force, when known.
    pub jusqu_au: Option<Jour>,
    /// Day of the last verification.
    pub verifie_le: Jour,
    /// What to say when the tag can neither open nor close.
    pub doute: &'static Point,
}

/// The day the whole collection of texts was last verified.
pub const VERIFICATION: Jour = Jour::constante(2026, 11, 23);

impl Source {
    /// A text in force over the whole covered period, as far as we know.
    pub const fn new(reference: &'static str, etiquette: Etiquette, resume: &'static str) -> Self {
        Self {
            reference,
            resume,
            etiquette,
            depuis: None,
            jusqu_au: None,
            verifie_le: VERIFICATION,
            doute: &point::TEXTE_A_LIRE,
        }
    }

    /// The same, in force only from that day.
    #[must_use]
    pub const fn depuis(mut self, annee: i16, mois: i8, jour: i8) -> Self {
        self.depuis = Some(Jour::constante(annee, mois, jour));
        self
    }

    /// The same, with its own warning when its tag cannot decide.
    #[must_use]
    pub const fn doute(mut self, doute: &'static Point) -> Self {
        self.doute = doute;
        self
    }

    /// The very same text.
    pub fn est(&self, autre: &Self) -> bool {
        std::ptr::eq(self, autre)
    }

    /// In force on that day.
    pub fn en_vigueur(&self, jour: Jour) -> bool {
        self.depuis.is_none_or(|debut| debut <= jour) && self.jusqu_au.is_none_or(|fin| jour <= fin)
    }
}
