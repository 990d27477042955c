//! Words of a report: codes as a reader says them.

/// Thousands apart, as French typography does.
pub fn nombre(nombre: u64) -> String {
    let chiffres = nombre.to_string();
    let mut ecrit = String::new();
    for (rang, chiffre) in chiffres.chars().enumerate() {
        if rang > 0 && (chiffres.len() - rang).is_multiple_of(3) {
            ecrit.push('\u{202f}');
        }
        ecrit.push(chiffre);
    }
    ecrit
}

/// Categories whose code does not read by itself.
const LIBELLES: [(&str, &str); 36] = [
    ("F", "Femmes"),
    ("H", "Hommes"),
    ("T", "Personnes trans"),
    ("moins-de-15", "Moins de 15 ans"),
    ("15-17", "15 à 17 ans"),
    ("18-25", "18 à 25 ans"),
    ("26-35", "26 à 35 ans"),
    ("36-45", "36 à 45 ans"),
    ("46-et-plus", "46 ans et plus"),
    ("ue", "Autres pays de l’Union européenne"),
    ("hors-ue", "Pays hors de l’Union européenne"),
    ("sante", "Santé"),
    ("droits", "Droits et papiers"),
    ("emploi", "Emploi"),
    ("francais", "Français"),
    ("parentalite", "Parentalité"),
    ("estime-de-soi", "Estime de soi"),
    ("cdi", "Emploi durable (CDI)"),
    ("cdd", "Emploi à durée déterminée (CDD)"),
    ("terme", "Arrivée au terme"),
    ("non-renouvele", "Non renouvelé"),
    ("depart", "Départ"),
    ("deces", "Décès"),
    ("inconnue", "Non connue"),
    ("inconnu", "Non connu"),
    ("oqtf", "Obligation de quitter le territoire"),
    ("etat-civil-legalise", "État civil à légaliser"),
    ("asile-rejete", "Demande d’asile rejetée"),
    ("enfants-a-l-etranger", "Enfants à l’étranger"),
    ("conjoint-irregulier", "Conjoint en situation irrégulière"),
    ("n-a-pas-cesse", "N’a pas cessé la prostitution"),
    ("engagements-non-tenus", "Engagements non tenus"),
    ("ordre-du-jour-complet", "Ordre du jour complet"),
    ("prevention-scolaire", "Prévention en milieu scolaire"),
    ("prevention-ciblee", "Prévention auprès de publics ciblés"),
    ("stage", "Stages de responsabilisation"),
];

/// What a category is called. A department has its name and its code.
pub fn libelle(axe: &str, code: &str) -> String {
    if axe == "departement"
        && let Some(contour) = crate::carte::contour(code)
    {
        return format!("{} ({code})", contour.nom);
    }
    let connu = LIBELLES.iter().find(|(autre, _)| *autre == code);
    connu.map_or_else(|| en_clair(code), |(_, libelle)| (*libelle).to_owned())
}

/// A code as words: spaces, and a capital first.
fn en_clair(code: &str) -> String {
    let mots = code.replace('-', " ");
    let mut lettres = mots.chars();
    lettres.next().map_or_else(String::new, |premiere| {
        premiere.to_uppercase().collect::<String>() + lettres.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_read_in_french() {
        assert_eq!(nombre(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(nombre(12), "12");
        assert_eq!(libelle("departement", "2A"), "Corse-du-Sud (2A)");
        assert_eq!(libelle("departement", "inconnu"), "Non connu");
        assert_eq!(libelle("domaine", "logement"), "Logement");
        assert_eq!(libelle("age", "18-25"), "18 à 25 ans");
    }
}
