//! The answer of the rights page: what is sure, what is not, whom to see.

use askama::Template;
use domain::Jour;
use law::{Issue, QuestionId, Reponse, Valeur};

use super::questions::{QUESTIONS, faits};
use super::{Champs, Mots, rendre};

/// A question of the law engine, in the words of the page, and whom to see about it.
struct Sujet {
    question: QuestionId,
    titre: &'static str,
    voir: &'static str,
    /// A minor is not asked to choose among adults' procedures.
    pour_mineur: bool,
}

const SUJETS: &[Sujet] = &[
    sujet(QuestionId::HebergementUrgence, "droit-hebergement", "voir-115", true),
    sujet(QuestionId::RecoursOqtf, "droit-oqtf", "voir-avocat", true),
    sujet(QuestionId::PspAcces, "droit-psp", "voir-association", false),
    sujet(QuestionId::ApsL4254, "droit-aps", "voir-association", false),
    sujet(QuestionId::AfisDroit, "droit-afis", "voir-association", false),
    sujet(QuestionId::TitreL4251, "droit-titre", "voir-avocat", false),
    sujet(QuestionId::Travail, "droit-travail", "voir-association", false),
    sujet(QuestionId::SanteCouverture, "droit-sante", "voir-caisse", false),
];

const fn sujet(
    question: QuestionId,
    titre: &'static str,
    voir: &'static str,
    pour_mineur: bool,
) -> Sujet {
    Sujet { question, titre, voir, pour_mineur }
}

/// One answer, as the page says it.
struct Carte {
    titre: &'static str,
    issue: &'static str,
    /// What more to say of it.
    precision: Option<&'static str>,
    /// Texts of the questions whose answer is missing.
    manques: Vec<&'static str>,
    a_verifier: bool,
    voir: &'static str,
    avant: Option<Jour>,
}

/// The same for whoever helps: question, outcome, texts, points, in French.
struct Ligne {
    question: &'static str,
    issue: &'static str,
    articles: String,
    points: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "reponse.html")]
struct PageReponse<'a> {
    m: &'a Mots<'a>,
    mineur: bool,
    majeur: bool,
    sures: Vec<Carte>,
    incertaines: Vec<Carte>,
    lignes: Vec<Ligne>,
    lus_le: Jour,
}

pub(super) fn repondre(m: &Mots<'_>, champs: &Champs, jour: Jour) -> String {
    let faits = faits(champs, jour);
    let mineur = faits.personne.majeure == Some(false);
    let mut page = PageReponse {
        m,
        mineur,
        majeur: faits.personne.majeure == Some(true),
        sures: Vec::new(),
        incertaines: Vec::new(),
        lignes: Vec::new(),
        lus_le: law::source::VERIFICATION,
    };
    for sujet in SUJETS.iter().filter(|sujet| !mineur || sujet.pour_mineur) {
        // Two rules that differ are a fault of the engine, not an answer to anybody.
        let Ok(reponse) = law::evaluer_une(sujet.question, &faits) else {
            continue;
        };
        let Some(carte) = carte(sujet, &reponse) else {
            continue;
        };
        page.lignes.push(ligne(sujet.question, &reponse));
        let sure = reponse.issue != Issue::Incertain;
        if sure { page.sures.push(carte) } else { page.incertaines.push(carte) }
    }
    rendre(&page)
}

/// What does not arise for these answers is not shown.
fn carte(sujet: &Sujet, reponse: &Reponse) -> Option<Carte> {
    let issue = match reponse.issue {
        Issue::Ouvert => "issue-ouvert",
        Issue::Ferme => "issue-ferme",
        Issue::Incertain => "issue-incertain",
        Issue::HorsChamp => return None,
    };
    let conseille = |code: &str| reponse.conseils.iter().any(|conseil| conseil.code == code);
    let mut manques: Vec<&str> = Vec::new();
    for fait in &reponse.faits_manquants {
        let question = QUESTIONS.iter().find(|question| question.faits.contains(fait));
        let texte = question.map_or("autre-fait", |question| question.cle);
        if !manques.contains(&texte) {
            manques.push(texte);
        }
    }
    let avant = match reponse.valeur("date_prudente") {
        Some(Valeur::Date(jour)) => Some(jour),
        Some(Valeur::Centimes(_) | Valeur::Nombre(_) | Valeur::Drapeau(_) | Valeur::Texte(_))
        | None => None,
    };
    Some(Carte {
        titre: sujet.titre,
        issue,
        precision: conseille("demander-le-parcours").then_some("droit-apres-psp"),
        manques,
        a_verifier: !reponse.points_a_verifier.is_empty(),
        voir: sujet.voir,
        avant,
    })
}

fn ligne(question: QuestionId, reponse: &Reponse) -> Ligne {
    let articles: Vec<&str> = reponse.articles.iter().map(|source| source.reference).collect();
    Ligne {
        question: question.libelle(),
        issue: match reponse.issue {
            Issue::Ouvert => "oui",
            Issue::Ferme => "non, en l'état",
            Issue::Incertain => "incertain",
            Issue::HorsChamp => "sans objet",
        },
        articles: articles.join(", "),
        points: reponse.points_a_verifier.iter().map(|point| point.texte).collect(),
    }
}
