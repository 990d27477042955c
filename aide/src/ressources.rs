//! Guides and sites of others, by audience and language: `donnees/ressources.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// Whom a resource is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Public {
    /// The people concerned.
    Personnes,
    /// Young people.
    Jeunes,
    /// Relatives and friends.
    Proches,
    /// Professionals and volunteers.
    Pros,
}

impl Public {
    /// Every audience and its code, in the order of the page.
    pub const TOUS: [(Self, &str); 4] = [
        (Self::Personnes, "personnes"),
        (Self::Jeunes, "jeunes"),
        (Self::Proches, "proches"),
        (Self::Pros, "pros"),
    ];
}

/// A guide or a site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ressource {
    /// Its name, in French.
    pub nom: String,
    /// Its address.
    pub url: String,
    /// Whom it is for.
    pub publics: Vec<Public>,
    /// Its languages (BCP 47).
    pub langues: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    ressource: Vec<Ressource>,
}

/// The list shipped with the program.
pub fn ressources() -> &'static [Ressource] {
    static LISTE: LazyLock<Vec<Ressource>> = LazyLock::new(|| {
        let fichier: Result<Fichier, _> =
            toml::from_str(include_str!("../donnees/ressources.toml"));
        fichier.expect("the list is part of the program, and a test reads it").ressource
    });
    &LISTE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_audience_has_something_and_every_address_is_whole() {
        for (public, code) in Public::TOUS {
            assert!(ressources().iter().any(|r| r.publics.contains(&public)), "{code}");
        }
        assert!(ressources().iter().all(|r| r.url.starts_with("https://")));
    }
}
