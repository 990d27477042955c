//! One written form for one value.

use serde_json::Value;

/// JSON with its keys sorted, without spaces. Numbers are whole: they have one form.
pub fn canonique(valeur: &Value) -> Vec<u8> {
    let mut texte = String::new();
    ecrire(valeur, &mut texte);
    texte.into_bytes()
}

fn ecrire(valeur: &Value, texte: &mut String) {
    match valeur {
        Value::Object(champs) => {
            let mut champs: Vec<_> = champs.iter().collect();
            champs.sort_by_key(|(nom, _)| nom.as_str());
            entre(texte, ('{', '}'), champs, |(nom, valeur), texte| {
                texte.push_str(&Value::from(nom.as_str()).to_string());
                texte.push(':');
                ecrire(valeur, texte);
            });
        }
        Value::Array(elements) => entre(texte, ('[', ']'), elements, ecrire),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            texte.push_str(&valeur.to_string());
        }
    }
}

fn entre<T>(
    texte: &mut String,
    (debut, fin): (char, char),
    elements: impl IntoIterator<Item = T>,
    mut un: impl FnMut(T, &mut String),
) {
    texte.push(debut);
    for (rang, element) in elements.into_iter().enumerate() {
        if rang > 0 {
            texte.push(',');
        }
        un(element, texte);
    }
    texte.push(fin);
}

/// Bytes as lower-case hexadecimal.
pub fn en_hexadecimal(octets: &[u8]) -> String {
    let chiffre = |quatre: u8| char::from_digit(u32::from(quatre), 16).unwrap_or('0');
    octets.iter().flat_map(|octet| [chiffre(octet >> 4), chiffre(octet & 15)]).collect()
}

/// Reads what [`en_hexadecimal`] wrote; none when it is not so many bytes in that very form.
pub fn hexadecimal<const N: usize>(texte: &str) -> Option<[u8; N]> {
    let mut octets = [0; N];
    for (place, paire) in octets.iter_mut().zip(texte.as_bytes().chunks(2)) {
        let chiffres = std::str::from_utf8(paire).ok()?;
        *place = u8::from_str_radix(chiffres, 16).ok()?;
    }
    (en_hexadecimal(&octets) == texte).then_some(octets)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_are_sorted_whatever_their_order() {
        let valeur = json!({ "b": [1, null, "é\n"], "a": { "d": true, "c": 0 } });
        assert_eq!(canonique(&valeur), r#"{"a":{"c":0,"d":true},"b":[1,null,"é\n"]}"#.as_bytes());
    }

    #[test]
    fn hexadecimal_reads_its_own_form_only() {
        assert_eq!(hexadecimal::<3>("00ffa1"), Some([0, 255, 161]));
        for autre in ["00FFA1", "00ff", "00ffa1b2", "+0ffa1", "zz"] {
            assert_eq!(hexadecimal::<3>(autre), None, "{autre}");
        }
    }
}
