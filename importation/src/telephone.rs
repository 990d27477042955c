//! Telephone numbers, as given.

/// The shortest thing that is a number to call, and the longest a plan allows with its prefix.
const CHIFFRES: std::ops::RangeInclusive<usize> = 8..=15;

/// The numbers a cell holds, as written. A number that lost its first zero finds it again.
pub(crate) fn numeros(texte: &str) -> Vec<String> {
    let parties = separer(texte);
    let mut numeros: Vec<String> = parties.iter().filter_map(|partie| numero(partie)).collect();
    numeros.dedup();
    numeros
}

/// What tells two numbers apart, whatever their prefix: the last nine digits.
pub(crate) fn cle(numero: &str) -> Option<String> {
    const LONGUEUR: usize = 9;
    let chiffres: Vec<char> = numero.chars().filter(char::is_ascii_digit).collect();
    let debut = chiffres.len().checked_sub(LONGUEUR)?;
    chiffres.get(debut..).map(|fin| fin.iter().collect())
}

/// The cell's parts. "/" separates numbers, or the digits of one.
fn separer(texte: &str) -> Vec<String> {
    let franches: Vec<String> = texte
        .split([';', ',', '\n', '|'])
        .flat_map(|partie| partie.split(" ou "))
        .flat_map(|partie| partie.split(" et "))
        .map(str::to_owned)
        .collect();
    franches
        .into_iter()
        .flat_map(|partie| {
            let coupee: Vec<String> = partie.split('/').map(str::to_owned).collect();
            let entiers = coupee.iter().filter(|bout| numero(bout).is_some()).count();
            if entiers >= 2 { coupee } else { vec![partie] }
        })
        .collect()
}

fn numero(partie: &str) -> Option<String> {
    // The digits, and what stands among them; words beside are a note.
    let debut = partie.find(|lettre: char| lettre.is_ascii_digit() || lettre == '+')?;
    let reste = partie.get(debut..)?;
    let fin = reste.find(|lettre: char| !est_de_numero(lettre)).unwrap_or(reste.len());
    let numero = reste.get(..fin)?.trim().trim_end_matches(['(', '-', '.', '/']).trim_end();
    let chiffres = numero.chars().filter(char::is_ascii_digit).count();
    if !CHIFFRES.contains(&chiffres) {
        return None;
    }
    let perdu = chiffres == 9
        && numero.chars().all(|lettre| lettre.is_ascii_digit())
        && !numero.starts_with('0');
    Some(if perdu { format!("0{numero}") } else { numero.to_owned() })
}

fn est_de_numero(lettre: char) -> bool {
    lettre.is_ascii_digit() || lettre.is_whitespace() || "+.-/()\u{2011}\u{2013}".contains(lettre)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_written() {
        for (texte, attendus) in [
            ("06 00 85 64 75", vec!["06 00 85 64 75"]),
            ("+33 6 00 69 31 97", vec!["+33 6 00 69 31 97"]),
            ("06.00.74.25.84", vec!["06.00.74.25.84"]),
            ("600856475", vec!["0600856475"]),
            ("06/00/85/64/75", vec!["06/00/85/64/75"]),
            ("0600856475 / 0700112233", vec!["0600856475", "0700112233"]),
            ("0600856475 ou 0700112233", vec!["0600856475", "0700112233"]),
            ("0600856475 (ne pas appeler)", vec!["0600856475"]),
            ("Tél : 0600856475", vec!["0600856475"]),
            ("pas de tél.", vec![]),
            ("15", vec![]),
        ] {
            assert_eq!(numeros(texte), attendus, "{texte}");
        }
    }

    #[test]
    fn the_prefix_does_not_tell_two_numbers_apart() {
        for texte in ["+33 6 00 74 25 84", "06.00.74.25.84", "0033600742584", "600742584"] {
            assert_eq!(cle(texte).as_deref(), Some("600742584"), "{texte}");
        }
        assert_eq!(cle("115"), None);
    }
}
