//! Days and instants at the ends of the calendar.

use domain::{Horodatage, Jour};
use proptest::prelude::*;

fn jour() -> impl Strategy<Value = Jour> {
    (0..3_652_058).prop_map(|jours| Jour::PREMIER.plus_jours(jours))
}

#[test]
fn nothing_goes_past_the_ends_of_the_calendar() {
    for loin in [1, 7_304_485, i32::MAX] {
        assert_eq!(Jour::DERNIER.plus_jours(loin), Jour::DERNIER);
        assert_eq!(Jour::DERNIER.plus_mois(loin), Jour::DERNIER);
        assert_eq!(Jour::DERNIER.plus_annees(loin), Jour::DERNIER);
        assert_eq!(Jour::PREMIER.plus_jours(-loin), Jour::PREMIER);
        assert_eq!(Jour::PREMIER.plus_mois(-loin), Jour::PREMIER);
        assert_eq!(Jour::PREMIER.plus_annees(-loin), Jour::PREMIER);
    }
    assert_eq!(Jour::PREMIER.plus_mois(i32::MIN), Jour::PREMIER);
    assert_eq!(Jour::PREMIER.veille(), Jour::PREMIER);
}

#[test]
fn an_instant_before_year_one_is_no_instant() {
    let premier = Horodatage::depuis_micros(i64::MIN);
    assert_eq!(premier.to_string(), "0001-01-01T00:00:00Z");
    assert_eq!(premier.jour_utc(), Jour::PREMIER);
    assert!("-000001-06-01T00:00:00Z".parse::<Horodatage>().is_err());
    assert_eq!(Horodatage::depuis_micros(i64::MAX).jour_utc().annee(), 9999);
}

proptest! {
    #[test]
    fn a_day_reads_back_and_packs_in_order(un in jour(), autre in jour()) {
        prop_assert_eq!(un.to_string().parse(), Ok(un));
        prop_assert_eq!(Jour::depuis_entier(un.en_entier()), Ok(un));
        prop_assert_eq!(un.cmp(&autre), un.en_entier().cmp(&autre.en_entier()));
        prop_assert_eq!(un.plus_jours(autre.jours_depuis(un)), autre);
    }

    #[test]
    fn any_shift_stays_in_the_calendar(un in jour(), de in any::<i32>()) {
        for jour in [un.plus_jours(de), un.plus_mois(de), un.plus_annees(de)] {
            prop_assert!((Jour::PREMIER..=Jour::DERNIER).contains(&jour));
            prop_assert!((jour >= un) == (de >= 0) || jour == un);
        }
    }

    #[test]
    fn months_added_are_months_elapsed(un in jour(), mois in 0..2_000) {
        let puis = un.plus_mois(mois);
        prop_assume!(puis < Jour::DERNIER);
        prop_assert_eq!(puis.mois_depuis(un), mois);
        prop_assert!(puis.veille().mois_depuis(un) < mois.max(1));
    }

    #[test]
    fn any_integer_is_a_day_or_none(entier in any::<u32>()) {
        if let Ok(jour) = Jour::depuis_entier(entier) {
            prop_assert_eq!(jour.en_entier(), entier);
        }
    }

    #[test]
    fn any_instant_reads_back(micros in any::<i64>()) {
        let instant = Horodatage::depuis_micros(micros);
        prop_assert_eq!(instant.to_string().parse(), Ok(instant));
    }
}
