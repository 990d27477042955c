//! A civil day, and the arithmetic the law does on it.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::{Date, Weekday};
use minicbor::{Decode, Decoder, Encode, Encoder};

/// A civil day of the Gregorian calendar, from year 1 to 9999: no hour, no time zone.
///
/// Written and read as ISO 8601 (`2026-03-02`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jour(Date);

/// Why a day could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JourInvalide {
    /// The text is not `AAAA-MM-JJ`.
    #[error("a day is written AAAA-MM-JJ")]
    Forme,
    /// The form is right and the calendar has no such day.
    #[error("this day does not exist in the calendar")]
    Inexistant,
}

impl Jour {
    /// First day of the calendar kept here: 1 January of year 1.
    pub const PREMIER: Self = Self(Date::constant(1, 1, 1));
    /// Last day: 31 December 9999.
    pub const DERNIER: Self = Self(Date::MAX);

    /// The day `jour` of month `mois` (1 to 12) of year `annee` (1 to 9999).
    ///
    /// # Errors
    /// [`JourInvalide::Inexistant`] when the calendar has no such day (31 February).
    pub fn new(annee: i16, mois: i8, jour: i8) -> Result<Self, JourInvalide> {
        if annee < 1 {
            return Err(JourInvalide::Inexistant);
        }
        Date::new(annee, mois, jour).map(Self).map_err(|_| JourInvalide::Inexistant)
    }

    /// The same, for a day known when the program is written (`const`): an impossible one does not
    /// compile. Never call it on what was read: use [`Jour::new`].
    #[must_use]
    pub const fn constante(annee: i16, mois: i8, jour: i8) -> Self {
        Self(Date::constant(annee, mois, jour))
    }

    /// First day of a year (1 January). `None` outside years 1 to 9999.
    pub fn premier_de_l_an(annee: i16) -> Option<Self> {
        Self::new(annee, 1, 1).ok()
    }

    /// Last day of a year (31 December). `None` outside years 1 to 9999.
    pub fn dernier_de_l_an(annee: i16) -> Option<Self> {
        Self::new(annee, 12, 31).ok()
    }

    /// Year, 1 to 9999.
    pub fn annee(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn mois(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn quantieme(self) -> i8 {
        self.0.day()
    }

    /// Day of the week, 1 (Monday) to 7 (Sunday).
    pub fn jour_de_semaine(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// Saturday or Sunday.
    pub fn est_fin_de_semaine(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The day `mois` months later (earlier when negative), as the law counts months: the same day
    /// number, or the last day of the month when that month is shorter (31 August + 6 months = 28
    /// or 29 February). Stops at the calendar's ends (years 1 and 9999).
    #[must_use]
    pub fn plus_mois(self, mois: i32) -> Self {
        self.decale(Span::new().try_months(mois), mois)
    }

    /// The day `annees` years later: 29 February gives 28 February in a common year.
    #[must_use]
    pub fn plus_annees(self, annees: i32) -> Self {
        self.plus_mois(annees.saturating_mul(12))
    }

    /// The day `jours` days later (earlier when negative). Stops at the calendar's ends.
    #[must_use]
    pub fn plus_jours(self, jours: i32) -> Self {
        self.decale(Span::new().try_days(jours), jours)
    }

    /// The day before.
    #[must_use]
    pub fn veille(self) -> Self {
        self.plus_jours(-1)
    }

    /// Days from `debut` to this day: negative when this day comes first.
    pub fn jours_depuis(self, debut: Self) -> i32 {
        // Whole days between two civil dates: the span has no other unit, and fits (< 4 million).
        self.0.since(debut.0).map_or(0, |duree| duree.get_days())
    }

    /// Whole months elapsed from `debut` to this day (0 when this day comes first).
    pub fn mois_depuis(self, debut: Self) -> i32 {
        if self < debut {
            return 0;
        }
        let ecart = (i32::from(self.annee()) - i32::from(debut.annee())) * 12
            + i32::from(self.mois())
            - i32::from(debut.mois());
        if debut.plus_mois(ecart) > self { ecart - 1 } else { ecart }
    }

    /// A span too long for the calendar, and a day before year 1, which jiff has and we do not, stop
    /// at the end they were heading for.
    fn decale(self, duree: Result<Span, jiff::Error>, sens: i32) -> Self {
        let jour = duree.and_then(|duree| self.0.checked_add(duree)).ok();
        let fin = if sens < 0 { Self::PREMIER } else { Self::DERNIER };
        jour.filter(|jour| jour.year() >= 1).map_or(fin, Self)
    }

    /// The day packed in one integer whose order is the calendar's: `annee << 9 | mois << 5 | jour`.
    pub fn en_entier(self) -> u32 {
        let annee = u32::from(self.annee().unsigned_abs());
        let mois = u32::from(self.mois().unsigned_abs());
        let jour = u32::from(self.quantieme().unsigned_abs());
        (annee << 9) | (mois << 5) | jour
    }

    /// Reverse of [`Jour::en_entier`].
    ///
    /// # Errors
    /// [`JourInvalide::Inexistant`] when the integer is no day.
    pub fn depuis_entier(entier: u32) -> Result<Self, JourInvalide> {
        let annee = i16::try_from(entier >> 9).map_err(|_| JourInvalide::Inexistant)?;
        let mois = i8::try_from((entier >> 5) & 0xf).map_err(|_| JourInvalide::Inexistant)?;
        let jour = i8::try_from(entier & 0x1f).map_err(|_| JourInvalide::Inexistant)?;
        Self::new(annee, mois, jour)
    }
}

impl fmt::Display for Jour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.annee(), self.mois(), self.quantieme())
    }
}

impl FromStr for Jour {
    type Err = JourInvalide;

    fn from_str(texte: &str) -> Result<Self, JourInvalide> {
        let mut parts = texte.split('-');
        let (Some(annee), Some(mois), Some(jour), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(JourInvalide::Forme);
        };
        let chiffres = |part: &str, n: usize| {
            part.len() == n && part.bytes().all(|octet| octet.is_ascii_digit())
        };
        if !(chiffres(annee, 4) && chiffres(mois, 2) && chiffres(jour, 2)) {
            return Err(JourInvalide::Forme);
        }
        let annee = annee.parse().map_err(|_| JourInvalide::Forme)?;
        let mois = mois.parse().map_err(|_| JourInvalide::Forme)?;
        let jour = jour.parse().map_err(|_| JourInvalide::Forme)?;
        Self::new(annee, mois, jour)
    }
}

impl<C> Encode<C> for Jour {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.u32(self.en_entier())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Jour {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::depuis_entier(d.u32()?).map_err(minicbor::decode::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn j(texte: &str) -> Jour {
        texte.parse().unwrap()
    }

    #[test]
    fn a_month_added_clips_to_the_last_day() {
        assert_eq!(j("2026-08-31").plus_mois(6), j("2027-02-28"));
        assert_eq!(j("2023-08-31").plus_mois(6), j("2024-02-29"));
        assert_eq!(j("2024-02-29").plus_annees(1), j("2025-02-28"));
        assert_eq!(j("2026-01-15").plus_mois(-1), j("2025-12-15"));
    }

    #[test]
    fn elapsed_months_are_whole() {
        assert_eq!(j("2026-03-02").mois_depuis(j("2025-10-01")), 5);
        assert_eq!(j("2026-02-28").mois_depuis(j("2025-08-31")), 6);
        assert_eq!(j("2026-02-27").mois_depuis(j("2025-08-31")), 5);
        assert_eq!(j("2025-01-01").mois_depuis(j("2026-01-01")), 0);
    }

    #[test]
    fn only_iso_days_that_exist_are_read() {
        assert_eq!("2026-02-30".parse::<Jour>(), Err(JourInvalide::Inexistant));
        for forme in ["26-02-03", "2026/02/03", "2026-2-3", "", "+026-02-03", "2026-02-03-1"] {
            assert_eq!(forme.parse::<Jour>(), Err(JourInvalide::Forme), "{forme}");
        }
    }

    #[test]
    fn a_constant_day_is_the_day_read() {
        const REVEILLON: Jour = Jour::constante(2024, 12, 31);
        assert_eq!(REVEILLON, j("2024-12-31"));
    }

    #[test]
    fn days_between_count_leap_days() {
        assert_eq!(j("2024-03-01").jours_depuis(j("2024-02-28")), 2);
        assert_eq!(j("2024-02-28").jours_depuis(j("2024-03-01")), -2);
    }
}
