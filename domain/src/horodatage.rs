//! The instant at which something was written down.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::Jour;

/// An instant in UTC, exact to the microsecond: when an act was recorded (`consigne_a`).
///
/// Written and read as RFC 3339 (`2026-03-02T09:15:00Z`); a day alone reads as its start in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Horodatage(i64);

/// The text is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an instant is written AAAA-MM-JJTHH:MM:SSZ, or AAAA-MM-JJ for that day's start in UTC")]
pub struct HorodatageInvalide;

/// 0001-01-01T00:00:00Z: no civil day comes before it.
const PREMIER: i64 = -62_135_596_800_000_000;
/// 9999-12-30T22:00:00Z: the last instant whose civil day exists in every time zone.
const DERNIER: i64 = 253_402_207_200_000_000;
const MICROS_PAR_JOUR: i64 = 86_400_000_000;

impl Horodatage {
    /// The instant `micros` microseconds after 1970-01-01T00:00:00Z, kept within years 1 to 9999.
    pub fn depuis_micros(micros: i64) -> Self {
        Self(micros.clamp(PREMIER, DERNIER))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// The civil day of this instant in UTC.
    pub fn jour_utc(self) -> Jour {
        let date = TimeZone::UTC.to_datetime(self.timestamp()).date();
        // No instant kept here comes before year 1.
        Jour::new(date.year(), date.month(), date.day()).unwrap_or(Jour::PREMIER)
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Horodatage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl FromStr for Horodatage {
    type Err = HorodatageInvalide;

    fn from_str(texte: &str) -> Result<Self, HorodatageInvalide> {
        if let Ok(jour) = texte.parse::<Jour>() {
            let jours = i64::from(jour.jours_depuis(Jour::constante(1970, 1, 1)));
            return Ok(Self::depuis_micros(jours * MICROS_PAR_JOUR));
        }
        let instant: Timestamp = texte.parse().map_err(|_| HorodatageInvalide)?;
        let micros = instant.as_microsecond();
        if !(PREMIER..=DERNIER).contains(&micros) {
            return Err(HorodatageInvalide);
        }
        Ok(Self(micros))
    }
}

impl<C> minicbor::Encode<C> for Horodatage {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.i64(self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Horodatage {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.i64().map(Self::depuis_micros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_back() {
        let instant: Horodatage = "2026-03-02T09:15:00Z".parse().unwrap();
        assert_eq!(instant.to_string(), "2026-03-02T09:15:00Z");
        assert_eq!(instant.jour_utc().to_string(), "2026-03-02");
        assert_eq!(Horodatage::depuis_micros(instant.micros()), instant);
        let jour: Horodatage = "2026-03-02".parse().unwrap();
        assert_eq!(jour.to_string(), "2026-03-02T00:00:00Z");
        assert_eq!("hier".parse::<Horodatage>(), Err(HorodatageInvalide));
    }
}
