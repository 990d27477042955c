//! Every page, who may see it, and under which name it is pictured.

/// A page. `{dossier}` stands for the path of a file of the active list.
pub(crate) struct Page {
    /// Name of its picture, or `None`.
    pub(crate) capture: Option<&'static str>,
    pub(crate) chemin: &'static str,
}

const fn montree(chemin: &'static str, capture: &'static str) -> Page {
    Page { capture: Some(capture), chemin }
}

const fn lue(chemin: &'static str) -> Page {
    Page { capture: None, chemin }
}

/// What is seen without signing in.
pub(crate) const PUBLIQUES: [Page; 2] =
    [montree("/connexion", "connexion"), lue("/cette-page-n-existe-pas")];

/// What the head of a unit sees.
pub(crate) const CONNECTEES: [Page; 28] = [
    montree("/aujourdhui", "aujourdhui"),
    montree("/dossiers", "file-active"),
    lue("/dossiers?page=2"),
    montree("/recherche", "recherche"),
    lue("/dossiers/nouveau"),
    montree("{dossier}", "dossier"),
    montree("{dossier}/droits", "droits"),
    lue("{dossier}/lectures"),
    montree("{dossier}/actes/nouveau", "noter-un-acte"),
    lue("{dossier}/effacer"),
    lue("{dossier}/suivi"),
    lue("{dossier}/separations"),
    lue("{dossier}/inscription"),
    lue("{dossier}/demande"),
    lue("/commission"),
    lue("/compte"),
    montree("/membres", "membres"),
    montree("/equipes", "equipes"),
    lue("/antennes"),
    lue("/bris"),
    montree("/acces", "acces"),
    lue("/chiffres"),
    lue("/chiffres/contribution"),
    lue("/federation"),
    lue("/prevision"),
    montree("/exports", "exports"),
    lue("/exports/passes"),
    // `/terrain` itself needs scripts: its own tests look at it.
    lue("/terrain/rapprocher"),
];
