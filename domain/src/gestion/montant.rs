//! Amounts of money: whole cents in, whole cents out, never a fraction of one.

/// An amount as people type it (`1 234,56`, `1234.5`, `12 €`), in cents. `None`: it is no amount,
/// or it has a fraction of a cent.
pub fn lire(texte: &str) -> Option<u64> {
    let serre: String =
        texte.chars().filter(|signe| !matches!(signe, ' ' | '\u{a0}' | '\u{202f}' | '€')).collect();
    let (euros, reste) = serre.split_once([',', '.']).unwrap_or((&serre, ""));
    let chiffres = |texte: &str| texte.bytes().all(|signe| signe.is_ascii_digit());
    if euros.is_empty() || !chiffres(euros) || !chiffres(reste) || reste.len() > 2 {
        return None;
    }
    let centimes: u64 = format!("{reste:0<2}").parse().ok()?;
    euros.parse::<u64>().ok()?.checked_mul(100)?.checked_add(centimes)
}

/// An amount in euros with two decimals and this mark before them, without spaces.
pub fn ecrire(centimes: u64, marque: char) -> String {
    format!("{}{marque}{:02}", centimes / 100, centimes % 100)
}

/// The difference of two amounts, signed, as [`ecrire`] writes amounts.
pub fn ecart(de: u64, a: u64, marque: char) -> String {
    let signe = if a < de { "-" } else { "" };
    format!("{signe}{}", ecrire(a.abs_diff(de), marque))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_to_the_cent_or_not_at_all() {
        for (texte, centimes) in [
            ("1 234,56", Some(123_456)),
            ("1234.5", Some(123_450)),
            ("12 €", Some(1_200)),
            ("0", Some(0)),
            ("12,", Some(1_200)),
            ("", None),
            (",5", None),
            ("1,234", None),
            ("-5", None),
            ("1.2.3", None),
            ("184467440737095516150", None),
        ] {
            assert_eq!(lire(texte), centimes, "{texte:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for centimes in [0, 5, 99, 100, 123_456] {
            assert_eq!(lire(&ecrire(centimes, ',')), Some(centimes));
        }
        assert_eq!(ecart(1_000, 750, '.'), "-2.50");
        assert_eq!(ecart(750, 1_000, '.'), "2.50");
    }
}
