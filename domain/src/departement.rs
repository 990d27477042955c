//! French departments, by their official code.

use std::fmt;
use std::str::FromStr;

/// The code of a department: `01` to `95` (`2A` and `2B` for Corsica), `971` to `976` overseas.
///
/// Source: INSEE, code officiel géographique.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Departement([u8; 3]);

/// The text is the code of no department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a department is written 01 to 95, 2A, 2B, or 971 to 976")]
pub struct DepartementInconnu;

impl Departement {
    /// The code as text.
    pub fn code(&self) -> &str {
        let longueur = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(self.0.get(..longueur).unwrap_or_default()).unwrap_or_default()
    }

    /// Bas-Rhin, Haut-Rhin or Moselle: two more public holidays a year (Good Friday, 26 December).
    ///
    /// Source: Code du travail, L.3134-13.
    pub fn est_alsace_moselle(&self) -> bool {
        matches!(self.code(), "57" | "67" | "68")
    }

    /// Every department, in the order of their codes.
    pub fn tous() -> impl Iterator<Item = Self> {
        let metropole = (1..=95).filter(|n| *n != 20).map(|n| format!("{n:02}"));
        let corse = ["2A", "2B"].map(String::from);
        let outre_mer = [971, 972, 973, 974, 976].map(|n| n.to_string());
        let mut codes: Vec<String> = metropole.chain(corse).chain(outre_mer).collect();
        codes.sort();
        codes.into_iter().filter_map(|code| code.parse().ok())
    }
}

impl FromStr for Departement {
    type Err = DepartementInconnu;

    fn from_str(texte: &str) -> Result<Self, DepartementInconnu> {
        let majuscules = texte.to_ascii_uppercase();
        let existe = match majuscules.as_str() {
            "2A" | "2B" | "971" | "972" | "973" | "974" | "976" => true,
            autre => {
                autre.len() == 2
                    && autre.bytes().all(|octet| octet.is_ascii_digit())
                    && autre.parse::<u8>().is_ok_and(|n| (1..=95).contains(&n) && n != 20)
            }
        };
        if !existe {
            return Err(DepartementInconnu);
        }
        let mut code = [0; 3];
        for (place, octet) in code.iter_mut().zip(majuscules.bytes()) {
            *place = octet;
        }
        Ok(Self(code))
    }
}

impl fmt::Display for Departement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Departement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Departement({})", self.code())
    }
}

impl<C> minicbor::Encode<C> for Departement {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(self.code())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Departement {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(minicbor::decode::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_101_departments() {
        assert_eq!(Departement::tous().count(), 101);
        assert!("20".parse::<Departement>().is_err());
        assert!("00".parse::<Departement>().is_err());
        assert!("975".parse::<Departement>().is_err());
        assert_eq!("2a".parse::<Departement>().unwrap().code(), "2A");
    }
}
