//! An institution that helps.

use domain::{Departement, Jour};

use crate::horaires::Horaires;
use crate::lieu::Lieu;

/// An institution, at one address.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Its id in its source.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// Its name.
    pub nom: String,
    /// What it is, in French.
    pub description: String,
    /// Its last check by whoever publishes it.
    pub date_maj: Jour,
    /// Street and number.
    pub adresse: Option<String>,
    /// Postal code.
    pub code_postal: Option<String>,
    /// Town.
    pub commune: Option<String>,
    /// Department, from the town's code or the postal code.
    pub departement: Option<Departement>,
    /// Where it is, when known.
    pub lieu: Option<Lieu>,
    /// One telephone number, digits and `+`.
    pub telephone: Option<String>,
    /// Its address for messages.
    pub courriel: Option<String>,
    /// Its site.
    pub site_web: Option<String>,
    /// When it is open, when known.
    pub horaires: Option<Horaires>,
}

/// The department of a town's code (INSEE), or of a postal code.
///
/// Corsica's postal codes begin with 20: 200 and 201 are Corse-du-Sud, the rest Haute-Corse.
pub(crate) fn departement_de(code: &str) -> Option<Departement> {
    let debut = code.get(..2)?;
    match debut {
        "97" => code.get(..3)?.parse().ok(),
        "20" => {
            let sud = matches!(code.get(..3), Some("200" | "201"));
            if sud { "2A" } else { "2B" }.parse().ok()
        }
        autre => autre.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_come_from_codes() {
        let lu = |code: &str| departement_de(code).map(|d| d.code().to_owned());
        assert_eq!(lu("57000").as_deref(), Some("57"));
        assert_eq!(lu("97411").as_deref(), Some("974"));
        assert_eq!(lu("20167").as_deref(), Some("2A"));
        assert_eq!(lu("20200").as_deref(), Some("2B"));
        assert_eq!(lu("2B033").as_deref(), Some("2B"));
        assert_eq!(lu("99"), None);
    }
}
