//! Time in the model: whole seconds since the first of January of the scenario's first year.
//!
//! Years are 365.25 days long and twelve equal months: a forecast has no holidays, and a month that
//! is always the same length keeps a rate per month comparable with the next.

/// Seconds in a day.
pub const SECONDES_PAR_JOUR: u64 = 86_400;
/// Seconds in a month of the model: 30.4375 days.
pub const SECONDES_PAR_MOIS: u64 = 2_629_800;
/// Seconds in a year of the model: 365.25 days.
pub const SECONDES_PAR_AN: u64 = 12 * SECONDES_PAR_MOIS;
/// Days in a month of the model.
pub const JOURS_PAR_MOIS: f64 = 30.437_5;
/// Days in a year of the model.
pub const JOURS_PAR_AN: f64 = 365.25;

/// A number of days, to the nearest second. Negative or absurd lengths saturate.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub fn secondes(jours: f64) -> u64 {
    // The largest instant a forecast may reach leaves room to add a few.
    (jours * 86_400.0).round().min(9e15) as u64
}

/// Seconds as days.
#[expect(clippy::cast_precision_loss, reason = "instants stay far below 2^53")]
pub fn jours(secondes: u64) -> f64 {
    secondes as f64 / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_round_to_the_second_and_come_back() {
        assert_eq!(secondes(1.0), SECONDES_PAR_JOUR);
        assert_eq!(secondes(-3.0), 0);
        assert_eq!(secondes(JOURS_PAR_AN), SECONDES_PAR_AN);
        assert!((jours(secondes(12.345_678)) - 12.345_678).abs() < 1e-5);
    }
}
