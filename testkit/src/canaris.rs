//! Strings that must never be seen where they do not belong: in a stolen file, an error, a report.

/// How every canary begins.
pub const CANARI: &str = "ZZ-CANARI";

/// A canary of its own name: whichever is found says where it came from.
pub fn canari(nom: &str) -> String {
    format!("{CANARI}-{nom}")
}

/// Whether `botte` holds `aiguille`, byte for byte.
pub fn contient(botte: &[u8], aiguille: &[u8]) -> bool {
    let Some((&premier, reste)) = aiguille.split_first() else {
        return true;
    };
    let mut depuis = 0;
    while let Some(trouve) = botte[depuis..].iter().position(|octet| *octet == premier) {
        let apres = depuis + trouve + 1;
        if botte[apres..].starts_with(reste) {
            return true;
        }
        depuis = apres;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_found_wherever_it_stands_and_only_there() {
        assert!(contient(b"abcabd", b"abd"));
        assert!(contient(b"aab", b"ab"));
        assert!(contient(b"abc", b"c"));
        assert!(contient(b"", b""));
        assert!(!contient(b"abcab", b"abd"));
        assert!(!contient(b"ab", b"abc"));
    }
}
