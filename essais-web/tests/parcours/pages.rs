//! Every page, who may see it, and under which name it is pictured.

/// A page. `{dossier}` stands for the path of a file of the active list, `{convention}` for that of
/// an agreement.
pub(crate) struct Page {
    /// Name of its picture, or `None`.
    pub(crate) capture: Option<&'static str>,
    pub(crate) chemin: &'static str,
}

impl Page {
    /// Its path.
    pub(crate) fn lieu(&self, dossier: &str, convention: &str) -> String {
        self.chemin.replace("{dossier}", dossier).replace("{convention}", convention)
    }
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
pub(crate) const CONNECTEES: [Page; 46] = [
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
    lue("{dossier}/documents"),
    lue("{dossier}/documents/nouveau?genre=demande-psp"),
    lue("{dossier}/documents/nouveau?genre=recours-gracieux"),
    lue("{dossier}/etat-civil"),
    lue("/commission"),
    lue("/commission/registre"),
    lue("/activites"),
    lue("/activites/modeles"),
    lue("/activites/noter/permanence"),
    lue("/activites/noter/en-ligne"),
    lue("/activites/noter/stage"),
    lue("/compte"),
    montree("/membres", "membres"),
    montree("/equipes", "equipes"),
    lue("/antennes"),
    lue("/bris"),
    montree("/acces", "acces"),
    lue("/chiffres"),
    lue("/chiffres/bilan"),
    lue("/chiffres/contribution"),
    lue("/federation"),
    lue("/prevision"),
    montree("/exports", "exports"),
    lue("/exports/passes"),
    lue("/postes"),
    lue("/temps"),
    lue("/subventions"),
    lue("{convention}"),
    lue("{convention}/2026"),
    lue("/bibliotheque"),
    lue("/partenaires"),
    // `/terrain` itself needs scripts: its own tests look at it.
    lue("/terrain/rapprocher"),
];
