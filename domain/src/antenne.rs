//! Offices an association opens to the public: what its directory says of each. Nobody's name.

use minicbor::{Decode, Encode};

use crate::{AntenneId, Departement};

/// An office is opened to the public, changes what it says, or closes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Antenne {
    /// Which.
    #[n(0)]
    pub antenne: AntenneId,
    /// `None`: it is shown no longer. Aside, so that a fact stays small.
    #[n(1)]
    pub accueil: Option<Box<AccueilPublic>>,
}

/// What the public is told of an office. Codes are those of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AccueilPublic {
    /// Its name: of a place or a service, never of a person.
    #[n(0)]
    pub nom: String,
    /// What it offers, in a sentence or two.
    #[n(1)]
    pub description: String,
    /// Its telephone number.
    #[n(2)]
    pub telephone: Option<String>,
    /// Its address for messages.
    #[n(3)]
    pub courriel: Option<String>,
    /// Street and number; absent where the place is kept secret.
    #[n(4)]
    pub adresse: Option<String>,
    /// Postal code.
    #[n(5)]
    pub code_postal: Option<String>,
    /// Town.
    #[n(6)]
    pub commune: Option<String>,
    /// Opening hours, in OpenStreetMap's notation.
    #[n(7)]
    pub horaires: Option<String>,
    /// Whom it is for, by department; empty: wherever it stands.
    #[n(8)]
    pub departements: Vec<Departement>,
    /// Languages spoken (BCP 47).
    #[n(9)]
    pub langues: Vec<String>,
    /// Codes of the needs it answers.
    #[n(10)]
    pub besoins: Vec<String>,
    /// Codes of what will be asked.
    #[n(11)]
    pub demandees: Vec<String>,
    /// Codes of what need not be given.
    #[n(12)]
    pub inutiles: Vec<String>,
    /// Where it stands, roughly; absent where that is kept secret.
    #[n(13)]
    pub place: Option<PlaceApprochee>,
}

/// A place to a hundredth of a degree, about a kilometre: enough to say which office is nearer, too
/// little to lead anybody to a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PlaceApprochee {
    /// Hundredths of a degree north of the equator.
    #[n(0)]
    latitude: i16,
    /// Hundredths of a degree east of Greenwich.
    #[n(1)]
    longitude: i16,
}

impl PlaceApprochee {
    /// A place, when both are on the map.
    pub fn new(latitude: i16, longitude: i16) -> Option<Self> {
        let existe = (-9_000..=9_000).contains(&latitude);
        let existe = existe && (-18_000..=18_000).contains(&longitude);
        existe.then_some(Self { latitude, longitude })
    }

    /// Reads degrees as a map writes them, `49.1193` or `49,12`: what is finer is rounded away, and
    /// kept nowhere.
    pub fn lire(latitude: &str, longitude: &str) -> Option<Self> {
        Self::new(centiemes(latitude)?, centiemes(longitude)?)
    }

    /// Hundredths of a degree: latitude, longitude.
    pub fn centiemes(self) -> (i16, i16) {
        (self.latitude, self.longitude)
    }
}

/// Hundredths of a number in decimals, half away from zero.
fn centiemes(texte: &str) -> Option<i16> {
    let texte = texte.trim().replace(',', ".");
    let (signe, nombre) = match texte.strip_prefix('-') {
        Some(nombre) => (-1, nombre),
        None => (1, texte.as_str()),
    };
    let (entiers, decimales) = nombre.split_once('.').unwrap_or((nombre, "0"));
    let chiffres = |t: &str| !t.is_empty() && t.bytes().all(|octet| octet.is_ascii_digit());
    if !chiffres(entiers) || !chiffres(decimales) || entiers.len() > 3 || decimales.len() > 15 {
        return None;
    }
    let milliemes: i32 = format!("{decimales:0<3}").get(..3)?.parse().ok()?;
    let degres: i32 = entiers.parse().ok()?;
    i16::try_from(signe * (degres * 100 + (milliemes + 5) / 10)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lue(latitude: &str, longitude: &str) -> Option<(i16, i16)> {
        PlaceApprochee::lire(latitude, longitude).map(PlaceApprochee::centiemes)
    }

    #[test]
    fn a_place_is_read_as_maps_write_it_and_kept_to_a_kilometre() {
        assert_eq!(lue("49.1193089", "6.1757156"), Some((4_912, 618)));
        assert_eq!(lue(" 49,12 ", "6,2"), Some((4_912, 620)));
        assert_eq!(lue("-20.8789", "55.4481"), Some((-2_088, 5_545)));
        assert_eq!(lue("48", "-0.005"), Some((4_800, -1)));
        assert_eq!(lue("90", "-180"), Some((9_000, -18_000)));
        assert_eq!(lue("49.999", "6.996"), Some((5_000, 700)));
    }

    #[test]
    fn what_is_no_place_is_none() {
        for (latitude, longitude) in [
            ("90.1", "6"),
            ("49", "180.01"),
            ("", "6"),
            ("49", ""),
            ("49°07'", "6"),
            ("N49", "6"),
            ("4912", "6"),
            ("49.1.2", "6"),
            ("--49", "6"),
            ("49.", "6"),
            ("999", "999"),
        ] {
            assert_eq!(lue(latitude, longitude), None, "{latitude} {longitude}");
        }
    }
}
