//! An answer in French, for a terminal.

use std::fmt::Write as _;

use domain::Jour;

use crate::issue::Issue;
use crate::question::QuestionId;
use crate::reponse::{Etat, Reponse, Valeur};

/// The whole answer to one question, ending with a newline.
pub fn texte(question: QuestionId, reponse: &Reponse) -> String {
    let mut page = format!("{} — {}\n", question.code(), question.libelle());
    ligne(&mut page, &format!("  {}", sens(question, reponse.issue)));
    for (nom, valeur) in &reponse.valeurs {
        ligne(&mut page, &format!("    {nom} : {}", affiche(*valeur)));
    }
    for cle in &reponse.faits_manquants {
        ligne(&mut page, &format!("    à demander ({}) : {}", cle.cle(), cle.question_fr()));
    }
    for point in &reponse.points_a_verifier {
        ligne(&mut page, &format!("    à vérifier ({}) : {}", point.code, point.texte));
    }
    for trace in &reponse.trace {
        let signe = match trace.etat {
            Etat::Remplie => "oui",
            Etat::NonRemplie => "non",
            Etat::Indecise => "?",
        };
        let article = trace
            .article
            .map(|source| format!(" [{}, {}]", source.reference, source.etiquette.code()))
            .unwrap_or_default();
        ligne(&mut page, &format!("    - {} {signe}{article}", trace.condition));
    }
    for conseil in &reponse.conseils {
        ligne(&mut page, &format!("    → {}", conseil.texte));
    }
    page
}

/// The outcome in words; for retention, where "open" and "closed" would mislead, in its own.
fn sens(question: QuestionId, issue: Issue) -> &'static str {
    let conservation = question == QuestionId::DonneesConservation;
    match issue {
        Issue::Ouvert if conservation => "ouvert : le dossier peut être gardé",
        Issue::Ferme if conservation => "fermé : le dossier doit être effacé",
        Issue::Ouvert => "ouvert",
        Issue::Ferme => "fermé",
        Issue::Incertain => "incertain : on ne peut pas dire",
        Issue::HorsChamp => "hors champ : la question ne se pose pas",
    }
}

fn affiche(valeur: Valeur) -> String {
    match valeur {
        Valeur::Date(jour) => date_en_toutes_lettres(jour),
        Valeur::Centimes(centimes) => {
            format!("{},{:02} euros", centimes / 100, centimes.rem_euclid(100))
        }
        Valeur::Nombre(nombre) => nombre.to_string(),
        Valeur::Drapeau(true) => "oui".to_owned(),
        Valeur::Drapeau(false) => "non".to_owned(),
        Valeur::Texte(mot) => mot.to_owned(),
    }
}

/// `1er mars 2026`.
pub fn date_en_toutes_lettres(jour: Jour) -> String {
    let rang = usize::from(jour.mois().unsigned_abs()).saturating_sub(1);
    let mois = Jour::MOIS.get(rang).copied().unwrap_or_default();
    let quantieme = match jour.quantieme() {
        1 => "1er".to_owned(),
        autre => autre.to_string(),
    };
    format!("{quantieme} {mois} {}", jour.annee())
}

fn ligne(page: &mut String, contenu: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{contenu}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_say_them() {
        let en_lettres = |date: &str| date_en_toutes_lettres(date.parse().unwrap());
        assert_eq!(en_lettres("2026-03-01"), "1er mars 2026");
        assert_eq!(en_lettres("2026-12-25"), "25 décembre 2026");
    }

    #[test]
    fn amounts_are_written_in_euros() {
        assert_eq!(affiche(Valeur::Centimes(44_928)), "449,28 euros");
        assert_eq!(affiche(Valeur::Centimes(33_005)), "330,05 euros");
    }
}
