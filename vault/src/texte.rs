//! Names and telephone numbers brought to one form, whoever typed them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Digits of a number that are compared: what is left of a French number without its first zero or
/// its country code.
const CHIFFRES_COMPARES: usize = 9;
/// Digits of the longest number (E.164, written with `00`).
const CHIFFRES_MAXIMUM: usize = 17;

/// The words of a name: lower case, without accents, cut at spaces, hyphens, apostrophes and every
/// other sign. Letters of other alphabets are kept.
pub fn mots(texte: &str) -> Vec<String> {
    let plie: String = texte.nfkd().filter(|lettre| !is_combining_mark(*lettre)).collect();
    let plie: String = plie.chars().flat_map(char::to_lowercase).flat_map(sans_ligature).collect();
    let mots = plie.split(|lettre: char| !lettre.is_alphanumeric());
    mots.filter(|mot| !mot.is_empty()).map(String::from).collect()
}

/// A name in the form in which two spellings of it are equal: case, accents, hyphens, apostrophes
/// and spaces make no difference (`N'DIAYE`, `Ndiaye`; `Marie-Claire`, `marie  claire`).
pub fn normaliser_nom(nom: &str) -> String {
    mots(nom).concat()
}

/// The last nine digits of a telephone number, however it is written (`06 12 34 56 78`,
/// `+33 6 12 34 56 78`, `0033612345678`, `06.12.34.56.78`). `None` with fewer digits. Of several
/// numbers, the first.
pub fn normaliser_telephone(texte: &str) -> Option<String> {
    telephones(texte).into_iter().next()
}

/// Every telephone number of a text, normalised.
pub fn telephones(texte: &str) -> Vec<String> {
    let texte: String = texte.nfkd().collect();
    let separe = |signe: char| signe.is_alphabetic() || matches!(signe, '/' | ',' | ';' | '\n');
    let mut numeros: Vec<String> = texte.split(separe).flat_map(numeros_colles).collect();
    if numeros.is_empty() {
        // `06/12/34/56/78`: what separates numbers may separate pairs of digits too.
        numeros = numeros_colles(&texte);
    }
    numeros.iter().filter_map(|numero| finale(numero)).collect()
}

/// Numbers of one stretch of text: usually one; several French ones when only spaces part them.
fn numeros_colles(texte: &str) -> Vec<String> {
    let chiffres: String = texte.chars().filter(char::is_ascii_digit).collect();
    if chiffres.len() < CHIFFRES_COMPARES {
        return Vec::new();
    }
    if chiffres.len() <= CHIFFRES_MAXIMUM {
        return vec![chiffres];
    }
    let francais = chiffres.as_bytes().chunks(10);
    francais.filter_map(|dix| std::str::from_utf8(dix).ok().map(String::from)).collect()
}

fn finale(numero: &str) -> Option<String> {
    let debut = numero.len().checked_sub(CHIFFRES_COMPARES)?;
    numero.get(debut..).map(String::from)
}

/// Letters that Unicode does not decompose, in European names and in the Latin alphabets of West
/// Africa.
fn sans_ligature(lettre: char) -> impl Iterator<Item = char> {
    let pliee = match lettre {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' | 'ɔ' => "o",
        'đ' | 'ð' | 'ɗ' | 'ɖ' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ɛ' | 'ə' => "e",
        'ɓ' => "b",
        'ƴ' => "y",
        'ŋ' | 'ɲ' => "n",
        'ƙ' => "k",
        'ɣ' => "g",
        // Apostrophes that Unicode counts as letters.
        'ʼ' | 'ʻ' | 'ʹ' | 'ˈ' => "'",
        _ => "",
    };
    let autre = pliee.is_empty().then_some(lettre);
    pliee.chars().chain(autre)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_form() {
        for nom in ["N'DIAYE", "Ndiaye", "n’diaye", "N\u{2bc}Diaye", " N  Diaye "] {
            assert_eq!(normaliser_nom(nom), "ndiaye", "{nom}");
        }
        for nom in ["Marie-Claire", "MARIE  CLAIRE", "marie\u{a0}claire"] {
            assert_eq!(normaliser_nom(nom), "marieclaire", "{nom}");
        }
        assert_eq!(normaliser_nom("TRAORÉ"), normaliser_nom("Traore\u{301}"));
        assert_eq!(normaliser_nom("Łucja Øst"), "lucjaost");
        assert_eq!(mots("Ɓinta œuvré"), ["binta", "oeuvre"]);
        assert_eq!(normaliser_nom("Олена"), "олена");
        assert_eq!(normaliser_nom(" -' "), "");
    }

    #[test]
    fn one_number_has_one_form() {
        for numero in [
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "06/12/34/56/78",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "0033612345678",
            "612345678",
            "06 12 34 56 78 (soeur)",
        ] {
            assert_eq!(normaliser_telephone(numero).as_deref(), Some("612345678"), "{numero}");
        }
        assert_eq!(normaliser_telephone("06 12"), None);
        let deux = ["612345678", "798765432"];
        assert_eq!(telephones("0612345678 / 07 98 76 54 32"), deux);
        assert_eq!(telephones("06 12 34 56 78 07 98 76 54 32"), deux);
    }
}
