//! A civil day, and the arithmetic the law does on it.

use std::fmt;
use std::str::FromStr;

use minicbor::{Decode, Decoder, Encode, Encoder};

/// A civil day of the Gregorian calendar, from year 1 to 9999: no hour, no time zone.
///
/// Written and read as ISO 8601 (`2026-03-02`).
/// Kept as one integer whose order is the calendar's (`annee << 9 | mois << 5 | jour`): the law
/// engine compares days far more often than it counts them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jour(u32);

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
    pub const PREMIER: Self = Self::constante(1, 1, 1);
    /// Last day: 31 December 9999.
    pub const DERNIER: Self = Self::constante(9999, 12, 31);
    /// French names of the months, January first, as they stand inside a sentence.
    pub const MOIS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    /// The day `jour` of month `mois` (1 to 12) of year `annee` (1 to 9999).
    ///
    /// # Errors
    /// [`JourInvalide::Inexistant`] when the calendar has no such day (31 February).
    pub fn new(annee: i16, mois: i8, jour: i8) -> Result<Self, JourInvalide> {
        if !existe(annee, mois, jour) {
            return Err(JourInvalide::Inexistant);
        }
        Ok(Self::empaquete(annee, mois, jour))
    }

    /// The same, for a day known when the program is written (`const`): an impossible one does not
    /// compile. Never call it on what was read: use [`Jour::new`].
    ///
    /// # Panics
    /// Outside constants, when the calendar has no such day.
    #[must_use]
    pub const fn constante(annee: i16, mois: i8, jour: i8) -> Self {
        assert!(existe(annee, mois, jour), "this day does not exist in the calendar");
        Self::empaquete(annee, mois, jour)
    }

    /// The integer of a day known to exist.
    const fn empaquete(annee: i16, mois: i8, jour: i8) -> Self {
        let (annee, mois, jour) = (annee.unsigned_abs(), mois.unsigned_abs(), jour.unsigned_abs());
        Self((annee as u32) << 9 | (mois as u32) << 5 | jour as u32)
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
        // At most 9999, by construction.
        i16::try_from(self.0 >> 9).unwrap_or(i16::MAX)
    }

    /// Month, 1 to 12.
    pub fn mois(self) -> i8 {
        i8::try_from((self.0 >> 5) & 0xf).unwrap_or(i8::MAX)
    }

    /// Day of the month, 1 to 31.
    pub fn quantieme(self) -> i8 {
        i8::try_from(self.0 & 0x1f).unwrap_or(i8::MAX)
    }

    /// Day of the week, 1 (Monday) to 7 (Sunday).
    pub fn jour_de_semaine(self) -> i8 {
        // The day ranked 0, 1 March of year 0, was a Wednesday.
        i8::try_from((self.rang() + 2).rem_euclid(7) + 1).unwrap_or(i8::MAX)
    }

    /// Saturday or Sunday.
    pub fn est_fin_de_semaine(self) -> bool {
        self.jour_de_semaine() > 5
    }

    /// The day `mois` months later (earlier when negative), as the law counts months: the same day
    /// number, or the last day of the month when that month is shorter (31 August + 6 months = 28
    /// or 29 February). Stops at the calendar's ends (years 1 and 9999).
    #[must_use]
    pub fn plus_mois(self, mois: i32) -> Self {
        let ce_mois = i32::from(self.annee()) * 12 + i32::from(self.mois()) - 1;
        let cible = ce_mois.saturating_add(mois);
        let fin = if cible < 12 { Self::PREMIER } else { Self::DERNIER };
        let annee = i16::try_from(cible.div_euclid(12)).unwrap_or(i16::MAX);
        let mois = i8::try_from(cible.rem_euclid(12) + 1).unwrap_or(i8::MAX);
        let jour = self.quantieme().min(jours_du_mois(annee, mois));
        Self::new(annee, mois, jour).unwrap_or(fin)
    }

    /// The day `annees` years later: 29 February gives 28 February in a common year.
    #[must_use]
    pub fn plus_annees(self, annees: i32) -> Self {
        self.plus_mois(annees.saturating_mul(12))
    }

    /// The day `jours` days later (earlier when negative). Stops at the calendar's ends.
    #[must_use]
    pub fn plus_jours(self, jours: i32) -> Self {
        // Most often the month does not change.
        match i32::from(self.quantieme()).checked_add(jours) {
            Some(quantieme @ 1..=28) => Self((self.0 & !0x1f) | quantieme.unsigned_abs()),
            _ => Self::du_rang(self.rang().saturating_add(jours)),
        }
    }

    /// The day before.
    #[must_use]
    pub fn veille(self) -> Self {
        self.plus_jours(-1)
    }

    /// Days from `debut` to this day: negative when this day comes first.
    pub fn jours_depuis(self, debut: Self) -> i32 {
        self.rang() - debut.rang()
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

    /// Days since 1 March of year 0. Counting years from March puts the leap day last, so that the
    /// months before it have fixed lengths.
    ///
    /// Written out, as is [`Jour::du_rang`], because the law engine adds days some twenty times a
    /// person and the general span arithmetic costs it a third of its time.
    fn rang(self) -> i32 {
        let mars = (i32::from(self.mois()) + 9) % 12;
        let annee = i32::from(self.annee()) - i32::from(self.mois() <= 2);
        let bissextiles = annee.div_euclid(4) - annee.div_euclid(100) + annee.div_euclid(400);
        annee * 365 + bissextiles + (mars * 153 + 2) / 5 + i32::from(self.quantieme()) - 1
    }

    /// Reverse of [`Jour::rang`], stopping at the calendar's ends.
    fn du_rang(rang: i32) -> Self {
        const QUATRE_SIECLES: i32 = 146_097;
        let reste = rang.rem_euclid(QUATRE_SIECLES);
        let annee = (reste - reste / 1460 + reste / 36_524 - reste / 146_096) / 365;
        let jour_de_l_an = reste - (annee * 365 + annee / 4 - annee / 100);
        let mars = (jour_de_l_an * 5 + 2) / 153;
        let mois = if mars < 10 { mars + 3 } else { mars - 9 };
        let annee = annee + rang.div_euclid(QUATRE_SIECLES) * 400 + i32::from(mois <= 2);
        Self::ou_une_fin(annee, mois, jour_de_l_an - (mars * 153 + 2) / 5 + 1)
    }

    /// That day, or the end of the calendar it lies beyond.
    fn ou_une_fin(annee: i32, mois: i32, jour: i32) -> Self {
        let date =
            i16::try_from(annee).ok().zip(i8::try_from(mois).ok()).zip(i8::try_from(jour).ok());
        let fin = if annee < 1 { Self::PREMIER } else { Self::DERNIER };
        date.and_then(|((annee, mois), jour)| Self::new(annee, mois, jour).ok()).unwrap_or(fin)
    }

    /// The day packed in one integer whose order is the calendar's:
    /// `annee << 9 | mois << 5 | jour`.
    pub fn en_entier(self) -> u32 {
        self.0
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

/// Days in a month, 1 to 12, of the Gregorian calendar.
const fn jours_du_mois(annee: i16, mois: i8) -> i8 {
    match mois {
        2 if annee % 4 == 0 && (annee % 100 != 0 || annee % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The calendar has that day, from year 1 to 9999.
const fn existe(annee: i16, mois: i8, jour: i8) -> bool {
    1 <= annee
        && annee <= 9999
        && 1 <= mois
        && mois <= 12
        && 1 <= jour
        && jour <= jours_du_mois(annee, mois)
}

impl fmt::Debug for Jour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Jour({self})")
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

    fn date(jour: Jour) -> jiff::civil::Date {
        jiff::civil::date(jour.annee(), jour.mois(), jour.quantieme())
    }

    /// The library's calendar goes on before year 1; ours stops there.
    fn depuis(date: jiff::civil::Date) -> Jour {
        Jour::new(date.year(), date.month(), date.day()).unwrap_or(Jour::PREMIER)
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
    fn the_calendar_stops_at_its_ends() {
        for loin in [1, 12 * 9999, i32::MAX] {
            assert_eq!(Jour::DERNIER.plus_jours(loin), Jour::DERNIER);
            assert_eq!(Jour::DERNIER.plus_mois(loin), Jour::DERNIER);
            assert_eq!(Jour::PREMIER.plus_jours(-loin), Jour::PREMIER);
            assert_eq!(Jour::PREMIER.plus_mois(-loin), Jour::PREMIER);
        }
        assert_eq!(Jour::DERNIER.plus_annees(i32::MIN), Jour::PREMIER);
    }

    #[test]
    fn every_day_of_eight_centuries_follows_the_one_before() {
        let mut jour = j("1600-02-28");
        let debut = jour;
        for n in 0..293_000 {
            assert_eq!(debut.plus_jours(n), jour);
            assert_eq!(jour.jours_depuis(debut), n);
            jour = date(jour).tomorrow().map(depuis).unwrap();
            assert_eq!(date(jour).weekday().to_monday_one_offset(), jour.jour_de_semaine());
        }
    }

    proptest::proptest! {
        #[test]
        fn days_and_months_are_those_of_the_calendar_library(
            depart in 0..3_652_058_i32, jours in -800_000..800_000_i32, mois in -30_000..30_000_i32,
        ) {
            use jiff::ToSpan as _;
            let depart = Jour::PREMIER.plus_jours(depart);
            let selon = |duree: jiff::Span| date(depart).checked_add(duree).ok().map(depuis);
            if let Some(attendu) = selon(jours.days()) {
                proptest::prop_assert_eq!(depart.plus_jours(jours), attendu);
                if attendu != Jour::PREMIER {
                    proptest::prop_assert_eq!(attendu.jours_depuis(depart), jours);
                }
            }
            if let Some(attendu) = selon(mois.months()) {
                proptest::prop_assert_eq!(depart.plus_mois(mois), attendu);
            }
        }
    }

    #[test]
    fn days_between_count_leap_days() {
        assert_eq!(j("2024-03-01").jours_depuis(j("2024-02-28")), 2);
        assert_eq!(j("2024-02-28").jours_depuis(j("2024-03-01")), -2);
    }
}
