//! An appointment: the one fact that names a day to come.

use std::fmt;
use std::str::FromStr;

use minicbor::{Decode, Decoder, Encode, Encoder};

use crate::Jour;
use crate::fait::Domaine;

/// An appointment is made. The act's own day is the day it was made, today or before; support or a
/// note of that day or later settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct RendezVous {
    /// The day it is for.
    #[n(0)]
    pub le: Jour,
    /// The hour, when it is known.
    #[n(1)]
    pub heure: Option<Heure>,
    /// About what.
    #[n(2)]
    pub avec: Domaine,
}

/// An hour of the civil day, to the minute, as it is said on the spot: no time zone.
///
/// Written and read `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heure {
    minutes: u16,
}

/// The text is no hour of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an hour is written HH:MM, from 00:00 to 23:59")]
pub struct HeureInvalide;

impl Heure {
    /// # Errors
    /// An hour over 23, a minute over 59.
    pub fn new(heure: u8, minute: u8) -> Result<Self, HeureInvalide> {
        if heure > 23 || minute > 59 {
            return Err(HeureInvalide);
        }
        Ok(Self { minutes: u16::from(heure) * 60 + u16::from(minute) })
    }

    /// Minutes since midnight, under 1,440.
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    fn depuis_minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self { minutes })
    }
}

impl fmt::Display for Heure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for Heure {
    type Err = HeureInvalide;

    fn from_str(texte: &str) -> Result<Self, HeureInvalide> {
        let deux = |texte: &str| {
            let chiffres = texte.len() == 2 && texte.bytes().all(|octet| octet.is_ascii_digit());
            texte.parse().ok().filter(|_| chiffres).ok_or(HeureInvalide)
        };
        let (heure, minute) = texte.split_once(':').ok_or(HeureInvalide)?;
        Self::new(deux(heure)?, deux(minute)?)
    }
}

impl<C> Encode<C> for Heure {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.u16(self.minutes)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Heure {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let minutes = d.u16()?;
        Self::depuis_minutes(minutes)
            .ok_or_else(|| minicbor::decode::Error::message("a day has 1440 minutes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_has_one_spelling() {
        for texte in ["00:00", "09:05", "23:59"] {
            assert_eq!(texte.parse::<Heure>().unwrap().to_string(), texte);
        }
        for texte in ["24:00", "12:60", "9:05", "09h05", "+9:05", "0905", ""] {
            assert_eq!(texte.parse::<Heure>(), Err(HeureInvalide), "{texte}");
        }
    }

    #[test]
    fn an_hour_after_midnight_does_not_decode() {
        let ecrite = minicbor::to_vec(1440_u16).unwrap();
        assert!(minicbor::decode::<Heure>(&ecrite).is_err());
    }
}
