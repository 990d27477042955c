//! The bytes of a text table, as text: UTF-8, UTF-16 or Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text the bytes hold. A mark at the beginning says the encoding; without one, UTF-16 shows by
/// its zeros, UTF-8 by being valid, and anything else is what French spreadsheets write:
/// Windows-1252, of which Latin-1 is a part.
pub(crate) fn decoder(octets: &[u8]) -> Cow<'_, str> {
    if Encoding::for_bom(octets).is_none() {
        if let Some(utf16) = utf16_sans_marque(octets) {
            return utf16.decode_without_bom_handling(octets).0;
        }
        if let Ok(texte) = std::str::from_utf8(octets) {
            return Cow::Borrowed(texte);
        }
    }
    // Decodes after the mark when there is one.
    WINDOWS_1252.decode(octets).0
}

/// Text in a European language has a zero in every other byte of UTF-16, and none elsewhere.
fn utf16_sans_marque(octets: &[u8]) -> Option<&'static Encoding> {
    let debut = octets.get(..octets.len().min(512)).unwrap_or_default();
    let zeros = |reste: usize| {
        debut.iter().enumerate().filter(|(place, octet)| place % 2 == reste && **octet == 0).count()
    };
    let (pairs, impairs) = (zeros(0), zeros(1));
    let beaucoup = debut.len() / 4;
    match (pairs, impairs) {
        (0, impairs) if impairs > 0 && impairs >= beaucoup => Some(UTF_16LE),
        (pairs, 0) if pairs > 0 && pairs >= beaucoup => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let texte = "Nom;Prénom\r\nÉTANG;Zoé\r\n";
        let (windows, ..) = WINDOWS_1252.encode(texte);
        let utf16 = |ordre: fn(u16) -> [u8; 2]| -> Vec<u8> {
            texte.encode_utf16().flat_map(ordre).collect()
        };
        let avec_marque = |marque: &[u8], reste: &[u8]| [marque, reste].concat();
        for octets in [
            texte.as_bytes().to_vec(),
            avec_marque(b"\xef\xbb\xbf", texte.as_bytes()),
            windows.into_owned(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            avec_marque(b"\xff\xfe", &utf16(u16::to_le_bytes)),
            avec_marque(b"\xfe\xff", &utf16(u16::to_be_bytes)),
        ] {
            assert_eq!(decoder(&octets), texte);
        }
    }
}
