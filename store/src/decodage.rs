//! Ids, days and instants, from their stored text and integers.
//!
//! A national scan reads millions of them: these parsers allocate nothing, and accept only the one
//! spelling that is written.

use domain::{Horodatage, Jour};

/// Sixteen bytes from a UUID in lower case with hyphens.
pub(crate) fn uuid(texte: &[u8]) -> Option<[u8; 16]> {
    let texte: &[u8; 36] = texte.try_into().ok()?;
    let mut chiffres = [0; 32];
    let mut reste = chiffres.as_mut_slice();
    for (groupe, suite) in [(0..8, 8), (9..13, 13), (14..18, 18), (19..23, 23), (24..36, 36)] {
        let groupe = texte.get(groupe)?;
        let (place, apres) = reste.split_at_mut_checked(groupe.len())?;
        place.copy_from_slice(groupe);
        reste = apres;
        if texte.get(suite).is_some_and(|octet| *octet != b'-') {
            return None;
        }
    }
    // Without a branch for each digit: they are looked at together at the end.
    let chiffres = chiffres.map(hexadecimal);
    if chiffres.iter().fold(0, |tous, chiffre| tous | chiffre) > 15 {
        return None;
    }
    let mut octets = [0; 16];
    for (octet, [haut, bas]) in octets.iter_mut().zip(chiffres.as_chunks().0) {
        *octet = haut << 4 | bas;
    }
    Some(octets)
}

/// The value of a digit, or more than 15.
fn hexadecimal(chiffre: u8) -> u8 {
    let (nombre, lettre) = (chiffre.wrapping_sub(b'0'), chiffre.wrapping_sub(b'a'));
    if nombre < 10 {
        nombre
    } else if lettre < 6 {
        lettre + 10
    } else {
        u8::MAX
    }
}

/// A civil day from `AAAA-MM-JJ`.
pub(crate) fn jour(texte: &[u8]) -> Option<Jour> {
    let [a1, a2, a3, a4, b'-', m1, m2, b'-', j1, j2] = *<&[u8; 10]>::try_from(texte).ok()? else {
        return None;
    };
    let nombre = |chiffres: &[u8]| {
        chiffres.iter().try_fold(0_i16, |nombre, chiffre| {
            chiffre.is_ascii_digit().then(|| nombre * 10 + i16::from(chiffre - b'0'))
        })
    };
    let mois = i8::try_from(nombre(&[m1, m2])?).ok()?;
    let quantieme = i8::try_from(nombre(&[j1, j2])?).ok()?;
    Jour::new(nombre(&[a1, a2, a3, a4])?, mois, quantieme).ok()
}

/// An instant from its microseconds; `None` when it is out of the calendar, since it would then not
/// be written back as it was.
pub(crate) fn instant(micros: i64) -> Option<Horodatage> {
    let instant = Horodatage::depuis_micros(micros);
    (instant.micros() == micros).then_some(instant)
}

/// An integer in decimal, without sign nor leading zero.
pub(crate) fn nombre(texte: &[u8]) -> Option<u64> {
    if texte.is_empty() || (texte.len() > 1 && texte.first() == Some(&b'0')) {
        return None;
    }
    texte.iter().try_fold(0_u64, |nombre, chiffre| {
        let chiffre = chiffre.is_ascii_digit().then(|| u64::from(chiffre - b'0'))?;
        nombre.checked_mul(10)?.checked_add(chiffre)
    })
}

/// An integer in decimal, signed.
pub(crate) fn entier(texte: &[u8]) -> Option<i64> {
    match texte.strip_prefix(b"-") {
        Some(positif) => 0_i64.checked_sub_unsigned(nombre(positif)?),
        None => i64::try_from(nombre(texte)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use domain::ActeId;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_reads_as_the_domain_reads_it(octets: [u8; 16]) {
            let id = ActeId::depuis_octets(octets);
            prop_assert_eq!(uuid(id.to_string().as_bytes()), Some(octets));
        }

        #[test]
        fn any_text_reads_as_the_domain_reads_it(texte in "[0-9a-fA-F-]{35,37}") {
            let lu = uuid(texte.as_bytes()).map(ActeId::depuis_octets);
            prop_assert_eq!(lu, texte.parse().ok());
        }

        #[test]
        fn any_day_reads_as_the_domain_reads_it(texte in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
            prop_assert_eq!(jour(texte.as_bytes()), texte.parse().ok());
        }

        #[test]
        fn any_number_reads(n: u64, e: i64) {
            prop_assert_eq!(nombre(n.to_string().as_bytes()), Some(n));
            prop_assert_eq!(entier(e.to_string().as_bytes()), Some(e));
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for faux in ["2026-3-02", "2026-02-30", "2026/03/02", "0000-01-01", "2026-03-0a"] {
            assert_eq!(jour(faux.as_bytes()), None, "{faux}");
        }
        for faux in ["", "01", "-1", "+1", "1a", "18446744073709551616"] {
            assert_eq!(nombre(faux.as_bytes()), None, "{faux}");
        }
        assert_eq!(instant(i64::MAX), None);
    }
}
