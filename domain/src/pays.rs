//! Countries, as far as a figure or a right needs them.

use std::fmt;
use std::str::FromStr;

/// A country by its ISO 3166-1 alpha-2 code, in capitals (`NG`, `FR`, `CI`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pays([u8; 2]);

/// The text is not two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a country is written with the two capital letters of ISO 3166-1")]
pub struct PaysInvalide;

impl Pays {
    /// France.
    pub const FRANCE: Self = Self(*b"FR");

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Member of the European Union, of the European Economic Area, or Switzerland: the same rights
    /// of residence. France is one.
    ///
    /// Members as of 1 February 2020 (the United Kingdom is not one).
    pub fn est_ue_eee_suisse(&self) -> bool {
        const MEMBRES: [&[u8; 2]; 31] = [
            b"AT", b"BE", b"BG", b"HR", b"CY", b"CZ", b"DK", b"EE", b"FI", b"FR", b"DE", b"GR",
            b"HU", b"IE", b"IT", b"LV", b"LT", b"LU", b"MT", b"NL", b"PL", b"PT", b"RO", b"SK",
            b"SI", b"ES", b"SE", b"IS", b"LI", b"NO", b"CH",
        ];
        MEMBRES.contains(&&self.0)
    }
}

impl FromStr for Pays {
    type Err = PaysInvalide;

    fn from_str(texte: &str) -> Result<Self, PaysInvalide> {
        let code: [u8; 2] = texte.as_bytes().try_into().map_err(|_| PaysInvalide)?;
        if code.iter().all(u8::is_ascii_uppercase) { Ok(Self(code)) } else { Err(PaysInvalide) }
    }
}

impl fmt::Display for Pays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Pays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pays({})", self.code())
    }
}

impl<C> minicbor::Encode<C> for Pays {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(self.code())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Pays {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(minicbor::decode::Error::custom)
    }
}
