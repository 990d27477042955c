//! A page before it has a form: what is said, in order.
//!
//! The same page is written as a PDF or as a text that can be edited, so that both say the same.

use domain::Jour;
use serde::Serialize;

/// Left for whoever fills a form by hand.
pub const A_REMPLIR: &str = "…………………………………………";

/// A document, ready to be written in one form or another.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Title, also in the metadata.
    pub titre: String,
    /// Who writes: head of each page, and author in the metadata.
    pub auteur: String,
    /// What is to be known before reading: a draft, a confidential document. At the foot of pages.
    pub mention: String,
    /// The day of the document, in full.
    pub date: String,
    /// The day of the document.
    #[serde(skip)]
    pub jour: Jour,
    /// Code of its language.
    pub langue: &'static str,
    /// What it says, in order.
    pub blocs: Vec<Bloc>,
}

/// A part of a page.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "genre", rename_all = "kebab-case")]
pub enum Bloc {
    /// Title of a section (1) or of a part of one (2).
    Titre {
        /// Its level.
        niveau: u8,
        /// Its words.
        texte: String,
    },
    /// A paragraph.
    Texte {
        /// Its words.
        texte: String,
    },
    /// Labels with what is said of each.
    Rubriques {
        /// In order.
        rubriques: Vec<Rubrique>,
    },
    /// A list.
    Liste {
        /// Its items.
        points: Vec<String>,
    },
    /// A list with numbers.
    Numeros {
        /// Its items.
        points: Vec<String>,
    },
    /// A table.
    Table {
        /// What it shows.
        legende: String,
        /// Heads of its columns.
        entetes: Vec<String>,
        /// Its lines.
        lignes: Vec<Vec<String>>,
    },
    /// French on the left, another language on the right, line by line.
    Bilingue {
        /// Code of the other language.
        langue: &'static str,
        /// Whether it is written from right to left.
        droite_a_gauche: bool,
        /// What it shows.
        legende: String,
        /// Heads of the two columns.
        entetes: [String; 2],
        /// The lines.
        lignes: Vec<[String; 2]>,
    },
    /// What must not be missed.
    Encadre {
        /// Its words.
        texte: String,
    },
    /// An address, line by line.
    Adresse {
        /// Its lines.
        lignes: Vec<String>,
    },
    /// Places to sign.
    Signatures {
        /// Who signs at each.
        qui: Vec<String>,
    },
    /// A new page.
    Saut,
}

/// A label, and what is said of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Rubrique {
    /// The label.
    pub libelle: String,
    /// What is said, paragraph by paragraph.
    pub valeurs: Vec<String>,
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Page(…)")
    }
}

impl std::fmt::Debug for Bloc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bloc(…)")
    }
}

impl std::fmt::Debug for Rubrique {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rubrique(…)")
    }
}

impl Page {
    /// Every text of the page, to be changed in place.
    pub fn textes_mut(&mut self) -> Vec<&mut String> {
        let mut textes = vec![&mut self.titre, &mut self.auteur, &mut self.mention];
        textes.extend(self.blocs.iter_mut().flat_map(Bloc::textes_mut));
        textes
    }
}

impl Bloc {
    fn textes_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Titre { texte, .. } | Self::Texte { texte } | Self::Encadre { texte } => {
                vec![texte]
            }
            Self::Rubriques { rubriques } => rubriques
                .iter_mut()
                .flat_map(|rubrique| {
                    std::iter::once(&mut rubrique.libelle).chain(&mut rubrique.valeurs)
                })
                .collect(),
            Self::Liste { points } | Self::Numeros { points } => points.iter_mut().collect(),
            Self::Table { legende, entetes, lignes } => {
                std::iter::once(legende).chain(entetes).chain(lignes.iter_mut().flatten()).collect()
            }
            Self::Bilingue { legende, entetes, lignes, .. } => {
                std::iter::once(legende).chain(entetes).chain(lignes.iter_mut().flatten()).collect()
            }
            Self::Adresse { lignes } => lignes.iter_mut().collect(),
            Self::Signatures { qui } => qui.iter_mut().collect(),
            Self::Saut => Vec::new(),
        }
    }
}
