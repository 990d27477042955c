//! A form as it was filled, to be shown again.

/// Names and values of its fields. The default is a blank form.
///
/// It has no `Debug`: it holds what is told of a person.
#[derive(Clone, Default)]
pub(crate) struct Rempli {
    champs: Vec<(String, String)>,
}

impl Rempli {
    pub(crate) fn de(champs: Vec<(String, String)>) -> Self {
        Self { champs }
    }

    /// What a field holds; empty when it holds nothing.
    pub(crate) fn valeur(&self, nom: &str) -> &str {
        let champ = self.champs.iter().find(|(autre, _)| autre == nom);
        champ.map_or("", |(_, valeur)| valeur)
    }

    /// What a field holds, or something else when it holds nothing.
    pub(crate) fn valeur_ou<'a>(&'a self, nom: &str, sinon: &'a str) -> &'a str {
        let valeur = self.valeur(nom);
        if valeur.is_empty() { sinon } else { valeur }
    }

    /// Every value of a field that may have several.
    pub(crate) fn valeurs<'a>(&'a self, nom: &'a str) -> impl Iterator<Item = &'a str> {
        let siennes = self.champs.iter().filter(move |(autre, _)| autre == nom);
        siennes.map(|(_, valeur)| valeur.as_str())
    }

    /// Whether one value of a field that may have several is chosen.
    pub(crate) fn choisi(&self, nom: &str, valeur: &str) -> bool {
        self.champs.iter().any(|(autre, choisie)| autre == nom && choisie == valeur)
    }

    /// The fields, without some of them.
    pub(crate) fn sans(&self, noms: &[&str]) -> Vec<(String, String)> {
        let gardes = self.champs.iter().filter(|(nom, _)| !noms.contains(&nom.as_str()));
        gardes.cloned().collect()
    }
}
