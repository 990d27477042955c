//! `/dossiers/{id}/droits`: what the texts open, with their articles and what is missing.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use law::{Issue, QuestionId, Reponse, Valeur};

use super::nom;
use crate::acces::{Acces, marques};
use crate::langue::Langue;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

#[derive(Template)]
#[template(path = "dossiers/droits.html")]
struct PageDroits {
    cadre: Cadre,
    dossier: String,
    droits: Vec<Droit>,
}

/// One question and its answer.
struct Droit {
    question: &'static str,
    ton: &'static str,
    issue: String,
    valeurs: Vec<(&'static str, String)>,
    manque: Vec<&'static str>,
    a_verifier: Vec<&'static str>,
    conseils: Vec<&'static str>,
    articles: Vec<&'static str>,
}

/// The page: open first, then what cannot be told, then what is closed; what does not concern her
/// is left out.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireDossier>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let au = acces.contexte.aujourdhui;
    let faits = acces.session.faits_de_droit(id, au, &mut acces.contexte).await?;
    let reponses = law::evaluer(&faits).map_err(|_| ErreurWeb::Conflit)?;
    let cadre = acces.cadre;
    let mut droits: Vec<(u8, Droit)> = reponses
        .iter()
        .filter_map(|(question, reponse)| {
            Some((ordre(reponse)?, droit(&cadre, *question, reponse)))
        })
        .collect();
    droits.sort_by_key(|(ordre, _)| *ordre);
    let droits = droits.into_iter().map(|(_, droit)| droit).collect();
    page(&PageDroits { cadre, dossier, droits })
}

fn ordre(reponse: &Reponse) -> Option<u8> {
    match reponse.issue {
        Issue::Ouvert => Some(0),
        Issue::Incertain => Some(1),
        Issue::Ferme => Some(2),
        Issue::HorsChamp => None,
    }
}

fn droit(cadre: &Cadre, question: QuestionId, reponse: &Reponse) -> Droit {
    let ton = match reponse.issue {
        Issue::Ouvert => "bien",
        Issue::Incertain => "garde",
        Issue::Ferme | Issue::HorsChamp => "danger",
    };
    // For retention, "open" and "closed" would mislead.
    let conservation = question == QuestionId::DonneesConservation;
    let famille = if conservation { "issue-conservation" } else { "issue-droit" };
    let manque = reponse.faits_manquants.iter().map(|cle| match cadre.langue {
        Langue::Francais => cle.question_fr(),
        Langue::Anglais => cle.question_en(),
    });
    Droit {
        question: question.libelle(),
        ton,
        issue: cadre.code(famille, reponse.issue.code()),
        valeurs: reponse.valeurs.iter().map(|(nom, v)| (*nom, valeur(cadre, *v))).collect(),
        manque: manque.collect(),
        a_verifier: reponse.points_a_verifier.iter().map(|point| point.texte).collect(),
        conseils: reponse.conseils.iter().map(|conseil| conseil.texte).collect(),
        articles: reponse.articles.iter().map(|source| source.reference).collect(),
    }
}

fn valeur(cadre: &Cadre, valeur: Valeur) -> String {
    match valeur {
        Valeur::Date(jour) => cadre.jour(&jour),
        Valeur::Centimes(centimes) => format!("{},{:02} €", centimes / 100, centimes % 100),
        Valeur::Nombre(nombre) => nombre.to_string(),
        Valeur::Drapeau(true) => cadre.dire("oui"),
        Valeur::Drapeau(false) => cadre.dire("non"),
        Valeur::Texte(mot) => mot.to_owned(),
    }
}
