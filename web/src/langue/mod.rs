//! The words of the interface, in French first and in English: Fluent files held in the binary.

use std::fmt;

pub use app::casier::Langue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

/// The first language of an `Accept-Language` header that is spoken here; French otherwise.
pub fn preferee(accepte: &str) -> Langue {
    accepte
        .split(',')
        .filter_map(|partie| partie.trim().get(..2))
        .find_map(Langue::depuis_code)
        .unwrap_or_default()
}

/// Each file of words: its name, in French, in English. One for each part of the interface.
pub const FICHIERS: &[(&str, &str, &str)] = &[
    (
        "commun",
        include_str!("../../textes/fr/commun.ftl"),
        include_str!("../../textes/en/commun.ftl"),
    ),
    (
        "compte",
        include_str!("../../textes/fr/compte.ftl"),
        include_str!("../../textes/en/compte.ftl"),
    ),
    (
        "dossiers",
        include_str!("../../textes/fr/dossiers.ftl"),
        include_str!("../../textes/en/dossiers.ftl"),
    ),
    ("actes", include_str!("../../textes/fr/actes.ftl"), include_str!("../../textes/en/actes.ftl")),
    (
        "erreurs",
        include_str!("../../textes/fr/erreurs.ftl"),
        include_str!("../../textes/en/erreurs.ftl"),
    ),
    (
        "prevision",
        include_str!("../../textes/fr/prevision.ftl"),
        include_str!("../../textes/en/prevision.ftl"),
    ),
    (
        "brouillons",
        include_str!("../../textes/fr/brouillons.ftl"),
        include_str!("../../textes/en/brouillons.ftl"),
    ),
    (
        "exports",
        include_str!("../../textes/fr/exports.ftl"),
        include_str!("../../textes/en/exports.ftl"),
    ),
    (
        "antennes",
        include_str!("../../textes/fr/antennes.ftl"),
        include_str!("../../textes/en/antennes.ftl"),
    ),
    (
        "observatoire",
        include_str!("../../textes/fr/observatoire.ftl"),
        include_str!("../../textes/en/observatoire.ftl"),
    ),
    ("tenue", include_str!("../../textes/fr/tenue.ftl"), include_str!("../../textes/en/tenue.ftl")),
    (
        "commission",
        include_str!("../../textes/fr/commission.ftl"),
        include_str!("../../textes/en/commission.ftl"),
    ),
    (
        "demarches",
        include_str!("../../textes/fr/demarches.ftl"),
        include_str!("../../textes/en/demarches.ftl"),
    ),
    (
        "activites",
        include_str!("../../textes/fr/activites.ftl"),
        include_str!("../../textes/en/activites.ftl"),
    ),
    (
        "visibilite",
        include_str!("../../textes/fr/visibilite.ftl"),
        include_str!("../../textes/en/visibilite.ftl"),
    ),
    (
        "documents",
        include_str!("../../textes/fr/documents.ftl"),
        include_str!("../../textes/en/documents.ftl"),
    ),
    (
        "gestion",
        include_str!("../../textes/fr/gestion.ftl"),
        include_str!("../../textes/en/gestion.ftl"),
    ),
    (
        "terrain",
        include_str!("../../textes/fr/terrain.ftl"),
        include_str!("../../textes/en/terrain.ftl"),
    ),
];

/// The words of every language.
pub struct Textes {
    francais: FluentBundle<FluentResource>,
    anglais: FluentBundle<FluentResource>,
}

impl fmt::Debug for Textes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Textes(…)")
    }
}

impl Textes {
    /// Reads the files held in the binary. What does not read is missing: a test sees to it.
    pub fn charger() -> Self {
        let mut francais = FluentBundle::new_concurrent(vec![langid!("fr-FR")]);
        let mut anglais = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
        for (_, fr, en) in FICHIERS {
            for (mots, texte) in [(&mut francais, fr), (&mut anglais, en)] {
                // Marks around arguments are for mixed directions; both languages read one way.
                mots.set_use_isolating(false);
                let lu = FluentResource::try_new((*texte).to_owned());
                let ressource = lu.unwrap_or_else(|(partielle, _)| partielle);
                // A word defined twice keeps its first definition.
                let _ = mots.add_resource(ressource);
            }
        }
        Self { francais, anglais }
    }

    /// A text without argument; its key when it does not exist.
    pub fn dire(&self, langue: Langue, cle: &str) -> String {
        self.former(langue, cle, None)
    }

    /// A text with named arguments.
    pub fn avec(&self, langue: Langue, cle: &str, arguments: &[(&str, &str)]) -> String {
        let mut valeurs = FluentArgs::new();
        for (nom, valeur) in arguments {
            valeurs.set((*nom).to_owned(), FluentValue::from((*valeur).to_owned()));
        }
        self.former(langue, cle, Some(&valeurs))
    }

    /// A text with a number `n`, which chooses between one and several.
    pub fn compter(&self, langue: Langue, cle: &str, n: usize) -> String {
        let mut valeurs = FluentArgs::new();
        valeurs.set("n", FluentValue::from(n));
        self.former(langue, cle, Some(&valeurs))
    }

    /// Whether a text exists.
    pub fn existe(&self, langue: Langue, cle: &str) -> bool {
        self.mots(langue).has_message(cle)
    }

    fn former(&self, langue: Langue, cle: &str, valeurs: Option<&FluentArgs<'_>>) -> String {
        let mots = self.mots(langue);
        let Some(motif) = mots.get_message(cle).and_then(|message| message.value()) else {
            return cle.to_owned();
        };
        let mut erreurs = Vec::new();
        mots.format_pattern(motif, valeurs, &mut erreurs).into_owned()
    }

    fn mots(&self, langue: Langue) -> &FluentBundle<FluentResource> {
        match langue {
            Langue::Francais => &self.francais,
            Langue::Anglais => &self.anglais,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_spoken_here_is_chosen() {
        assert_eq!(preferee("de-DE,en;q=0.7,fr;q=0.3"), Langue::Anglais);
        assert_eq!(preferee("fr-FR"), Langue::Francais);
        assert_eq!(preferee("ru"), Langue::Francais);
        assert_eq!(preferee("é"), Langue::Francais);
    }
}
