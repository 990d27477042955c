//! What a field may hold.

use domain::Jour;

use crate::champ::Saisie;
use crate::mots;

/// A typed value cannot be read. What was typed is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValeurIllisible {
    /// A day is written `AAAA-MM-JJ`.
    #[error("a day is written AAAA-MM-JJ")]
    Jour,
    /// This field is filled from acts, never typed.
    #[error("this field is filled from the file, not typed")]
    NonSaisie,
}

/// What a field holds: nothing by default.
pub trait Contenu: Default {
    /// How it is typed.
    const SAISIE: Saisie;

    /// What is read in the document, item by item; nothing when there is nothing to say.
    fn dits(&self) -> Vec<String>;

    /// Reads what a member typed; an empty text empties the field.
    ///
    /// # Errors
    /// [`ValeurIllisible`].
    fn lire(texte: &str) -> Result<Self, ValeurIllisible>;

    /// A value in which `mot` can be found, or that only this word gives: a document filled with
    /// them shows where each field goes.
    fn specimen(mot: &str) -> Self;
}

impl Contenu for Option<String> {
    const SAISIE: Saisie = Saisie::Texte;

    fn dits(&self) -> Vec<String> {
        self.iter().cloned().collect()
    }

    fn lire(texte: &str) -> Result<Self, ValeurIllisible> {
        let texte = texte.trim();
        Ok(Some(texte.to_owned()).filter(|texte| !texte.is_empty()))
    }

    fn specimen(mot: &str) -> Self {
        Some(mot.to_owned())
    }
}

impl Contenu for Option<Jour> {
    const SAISIE: Saisie = Saisie::Jour;

    fn dits(&self) -> Vec<String> {
        self.iter().map(|jour| mots::jour(*jour)).collect()
    }

    fn lire(texte: &str) -> Result<Self, ValeurIllisible> {
        let texte = texte.trim();
        if texte.is_empty() {
            return Ok(None);
        }
        texte.parse().map(Some).map_err(|_| ValeurIllisible::Jour)
    }

    /// A day of long ago, of two figures, so that none reads as the end of another.
    fn specimen(mot: &str) -> Self {
        let somme = mot.bytes().fold(7_u32, |somme, octet| {
            somme.wrapping_mul(31).wrapping_add(u32::from(octet)) % 1_000_003
        });
        let part = |depuis: u32, modulo: u32| i8::try_from(depuis % modulo).unwrap_or_default();
        let annee = 1500 + i16::try_from(somme % 397).unwrap_or_default();
        Jour::new(annee, 1 + part(somme / 397, 12), 10 + part(somme / 4764, 19)).ok()
    }
}

impl Contenu for Vec<String> {
    const SAISIE: Saisie = Saisie::Liste;

    fn dits(&self) -> Vec<String> {
        self.clone()
    }

    fn lire(texte: &str) -> Result<Self, ValeurIllisible> {
        let lignes = texte.lines().map(str::trim).filter(|ligne| !ligne.is_empty());
        Ok(lignes.map(str::to_owned).collect())
    }

    fn specimen(mot: &str) -> Self {
        vec![format!("{mot}-1"), format!("{mot}-2")]
    }
}

/// Declares a row of a table: named cells, each a text.
macro_rules! rangee {
    (
        $(#[$doc:meta])*
        $nom:ident { $( $(#[$doc_champ:meta])* $champ:ident $libelle:literal; )+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $nom { $( $(#[$doc_champ])* pub $champ: String ),+ }

        impl $nom {
            /// Heads of the columns.
            pub const ENTETES: &'static [&'static str] = &[ $( $libelle ),+ ];

            /// The cells, in the order of the columns.
            pub fn cellules(&self) -> Vec<String> {
                vec![ $( self.$champ.clone() ),+ ]
            }
        }

        impl std::fmt::Debug for $nom {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($nom), "(…)"))
            }
        }

        impl $crate::Contenu for Vec<$nom> {
            const SAISIE: $crate::Saisie = $crate::Saisie::Table($nom::ENTETES);

            fn dits(&self) -> Vec<String> {
                let cellules = self.iter().flat_map($nom::cellules);
                cellules.filter(|cellule| !cellule.is_empty()).collect()
            }

            /// One row a line, cells between bars.
            fn lire(texte: &str) -> Result<Self, $crate::ValeurIllisible> {
                let lignes = texte.lines().map(str::trim).filter(|ligne| !ligne.is_empty());
                Ok(lignes
                    .map(|ligne| {
                        let mut cellules = ligne.split('|').map(|mot| mot.trim().to_owned());
                        $nom { $( $champ: cellules.next().unwrap_or_default() ),+ }
                    })
                    .collect())
            }

            fn specimen(mot: &str) -> Self {
                vec![$nom { $( $champ: format!("{mot}-{}", stringify!($champ)) ),+ }]
            }
        }
    };
}

pub(crate) use rangee;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_and_never_repeated() {
        assert_eq!(Option::<Jour>::lire(" 2026-03-02 "), Ok(Some(Jour::constante(2026, 3, 2))));
        assert_eq!(Option::<Jour>::lire(""), Ok(None));
        let erreur = Option::<Jour>::lire("ZZ-CANARI").unwrap_err();
        assert!(!erreur.to_string().contains("CANARI"));
        assert_eq!(Vec::<String>::lire("a\n\n b \n"), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(Option::<String>::lire("  "), Ok(None));
    }
}
