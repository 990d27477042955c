//! Whole names in one cell: "GALET Ada (Coco)".

use domain::recit::Identite;

/// Which comes first when letters do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordre {
    NomPrenom,
    PrenomNom,
}

/// The parts of a whole name. A comma separates name and first name; else words in capitals are the
/// name when the others are not; else the first word is the name, or the last one.
pub(crate) fn separer(texte: &str, ordre: Ordre) -> Identite {
    let (corps, dite) = surnom(sans_civilite(texte.trim()));
    let (nom, prenom) = parties(&corps, ordre);
    let connu = |partie: String| (!partie.is_empty()).then_some(partie);
    Identite { nom: connu(nom), prenom: connu(prenom), dite, telephones: Vec::new() }
}

/// Takes away "Mme", "M.".
fn sans_civilite(texte: &str) -> &str {
    const CIVILITES: [&str; 8] =
        ["mme", "mlle", "melle", "madame", "mademoiselle", "m", "mr", "monsieur"];
    match texte.split_once(char::is_whitespace) {
        Some((premier, reste)) => {
            let mot = premier.trim_end_matches('.').to_lowercase();
            if CIVILITES.contains(&mot.as_str()) { reste.trim_start() } else { texte }
        }
        None => texte,
    }
}

/// Takes away what she goes by: in parentheses or quotes, or after "dite", "alias".
fn surnom(texte: &str) -> (String, Option<String>) {
    for (ouvrant, fermant) in [('(', ')'), ('"', '"'), ('«', '»'), ('“', '”')] {
        let coupe = texte
            .split_once(ouvrant)
            .and_then(|(avant, reste)| Some((avant, reste.split_once(fermant)?)));
        if let Some((avant, (dedans, apres))) = coupe {
            let dedans = sans_annonce(dedans.trim());
            let dite = (!dedans.is_empty()).then(|| dedans.to_owned());
            return (format!("{avant} {apres}").trim().to_owned(), dite);
        }
    }
    let mots: Vec<&str> = texte.split_whitespace().collect();
    let annonce = mots.iter().position(|mot| est_annonce(mot)).filter(|place| *place > 0);
    match annonce {
        Some(place) => {
            let (avant, apres) = mots.split_at_checked(place).unwrap_or_default();
            let dite = apres.iter().skip(1).copied().collect::<Vec<_>>().join(" ");
            (avant.join(" "), (!dite.is_empty()).then_some(dite))
        }
        None => (mots.join(" "), None),
    }
}

fn est_annonce(mot: &str) -> bool {
    ["dite", "dit", "alias", "aka"].contains(&mot.to_lowercase().trim_end_matches([':', '.']))
}

fn sans_annonce(dedans: &str) -> &str {
    match dedans.split_once(char::is_whitespace) {
        Some((premier, reste)) if est_annonce(premier) => reste.trim(),
        _ => dedans,
    }
}

fn parties(corps: &str, ordre: Ordre) -> (String, String) {
    if let Some((nom, prenom)) = corps.split_once([',', ';', '/']) {
        return (nom.trim().to_owned(), prenom.trim().to_owned());
    }
    let mots: Vec<&str> = corps.split_whitespace().collect();
    let (grands, petits): (Vec<&str>, Vec<&str>) = mots.iter().partition(|mot| en_capitales(mot));
    if !grands.is_empty() && !petits.is_empty() {
        return (grands.join(" "), petits.join(" "));
    }
    let coupe = match ordre {
        Ordre::NomPrenom => mots.len().min(1),
        Ordre::PrenomNom => mots.len().saturating_sub(1),
    };
    let (avant, apres) = mots.split_at_checked(coupe).unwrap_or_default();
    match ordre {
        Ordre::NomPrenom => (avant.join(" "), apres.join(" ")),
        Ordre::PrenomNom => (apres.join(" "), avant.join(" ")),
    }
}

fn en_capitales(mot: &str) -> bool {
    let lettres = || mot.chars().filter(|lettre| lettre.is_alphabetic());
    lettres().count() > 1 && lettres().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_separated() {
        use Ordre::{NomPrenom, PrenomNom};
        for (texte, ordre, nom, prenom, dite) in [
            ("GALET Ada", NomPrenom, "GALET", "Ada", ""),
            ("Ada GALET", NomPrenom, "GALET", "Ada", ""),
            ("GALET BRUME Ada Rosa", NomPrenom, "GALET BRUME", "Ada Rosa", ""),
            ("Galet Ada", NomPrenom, "Galet", "Ada", ""),
            ("Ada Galet", PrenomNom, "Galet", "Ada", ""),
            ("Galet, Ada Rosa", NomPrenom, "Galet", "Ada Rosa", ""),
            ("GALET Ada (Coco)", NomPrenom, "GALET", "Ada", "Coco"),
            ("GALET Ada dite Coco", NomPrenom, "GALET", "Ada", "Coco"),
            ("GALET Ada (dite Coco)", NomPrenom, "GALET", "Ada", "Coco"),
            ("GALET", NomPrenom, "GALET", "", ""),
            ("Mme GALET Ada", NomPrenom, "GALET", "Ada", ""),
        ] {
            let identite = separer(texte, ordre);
            assert_eq!(identite.nom.as_deref().unwrap_or_default(), nom, "{texte}");
            assert_eq!(identite.prenom.as_deref().unwrap_or_default(), prenom, "{texte}");
            assert_eq!(identite.dite.as_deref().unwrap_or_default(), dite, "{texte}");
        }
    }
}
