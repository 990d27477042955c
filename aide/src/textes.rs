//! The words of the pages, in every language: Fluent files held in the binary.

use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::langue::Langue;

/// The words of every language.
pub struct Textes {
    mots: Vec<(Langue, FluentBundle<FluentResource>)>,
}

impl fmt::Debug for Textes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Textes(…)")
    }
}

impl Textes {
    /// Reads the files held in the binary. What does not read is missing: a test sees to it.
    pub fn charger() -> Self {
        let lire = |langue: Langue| {
            let mut mots = FluentBundle::new_concurrent(vec![langue.identifiant()]);
            // Numbers and dates are isolated by the page's own markup where directions mix.
            mots.set_use_isolating(false);
            let lu = FluentResource::try_new(langue.texte().to_owned());
            let _ = mots.add_resource(lu.unwrap_or_else(|(partielle, _)| partielle));
            (langue, mots)
        };
        Self { mots: Langue::TOUTES.into_iter().map(lire).collect() }
    }

    /// A text with named arguments; its key when it does not exist.
    pub fn former(&self, langue: Langue, cle: &str, arguments: &[(&str, &str)]) -> String {
        let Some((_, mots)) = self.mots.iter().find(|(autre, _)| *autre == langue) else {
            return cle.to_owned();
        };
        let Some(motif) = mots.get_message(cle).and_then(|message| message.value()) else {
            return cle.to_owned();
        };
        let mut valeurs = FluentArgs::new();
        for (nom, valeur) in arguments {
            valeurs.set((*nom).to_owned(), FluentValue::from((*valeur).to_owned()));
        }
        let mut erreurs = Vec::new();
        mots.format_pattern(motif, Some(&valeurs), &mut erreurs).into_owned()
    }

    /// Whether a text exists.
    pub fn existe(&self, langue: Langue, cle: &str) -> bool {
        self.mots.iter().any(|(autre, mots)| *autre == langue && mots.has_message(cle))
    }
}

/// The keys of a file of words, in its order.
pub fn cles(fichier: &str) -> Vec<&str> {
    let lignes = fichier.lines().filter(|ligne| !ligne.starts_with([' ', '#', '}']));
    lignes.filter_map(|ligne| ligne.split_once(" =").map(|(cle, _)| cle)).collect()
}

/// The places a text leaves for arguments, by name.
pub fn arguments(texte: &str) -> BTreeSet<&str> {
    let noms = texte.split("{ $").skip(1);
    noms.filter_map(|suite| suite.split([' ', '}']).next()).collect()
}

/// A text as its file writes it, places for arguments included.
pub(crate) fn brut(langue: Langue, cle: &str) -> Option<&'static str> {
    langue.texte().lines().find_map(|ligne| {
        let (nom, texte) = ligne.split_once(" = ")?;
        (nom == cle).then_some(texte)
    })
}
