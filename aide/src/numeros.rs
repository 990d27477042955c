//! The numbers shown first on every page: `donnees/numeros.toml`.

use std::sync::LazyLock;

use domain::Jour;
use serde::Deserialize;

/// The numbers, and the day somebody last verified them.
#[derive(Debug)]
pub struct Numeros {
    /// Shown beside them.
    pub verifie_le: Jour,
    /// In the order of the pages.
    pub numeros: Vec<Numero>,
}

/// One line: what it is for, and where to call or write.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numero {
    /// Key of its words.
    pub texte: String,
    /// Numbers to call.
    #[serde(default)]
    pub appeler: Vec<String>,
    /// Numbers to write a text message to.
    #[serde(default)]
    pub ecrire: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    verifie_le: toml::value::Datetime,
    numero: Vec<Numero>,
}

/// The numbers shipped with the program.
pub fn numeros() -> &'static Numeros {
    static NUMEROS: LazyLock<Numeros> = LazyLock::new(|| {
        lire().expect("the numbers are part of the program, and a test reads them")
    });
    &NUMEROS
}

fn lire() -> Option<Numeros> {
    let fichier: Fichier = toml::from_str(include_str!("../donnees/numeros.toml")).ok()?;
    let verifie_le = fichier.verifie_le.to_string().parse().ok()?;
    Some(Numeros { verifie_le, numeros: fichier.numero })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_lines_are_there_in_order() {
        let dits: Vec<String> = numeros()
            .numeros
            .iter()
            .map(|n| n.appeler.iter().chain(&n.ecrire).cloned().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(dits, ["17 112", "114", "115", "119", "3919"]);
        assert_eq!(numeros().verifie_le.to_string(), "2026-11-23");
    }
}
