//! `/activites/{activite}`: one activity; what the law says of a course, the evidence of a
//! training.

use app::activites::{ActiviteLue, Champ, Ensemble, Genre, Nature, conformite, remplir};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::detail_seance::DetailSeance;
use domain::formation::{Formation, PreuveQualiopi};
use domain::stage::Stage;
use domain::{Fait, Jour};
use law::Issue;

use super::activite_de;
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

#[derive(Template)]
#[template(path = "activites/activite.html")]
struct PageActivite {
    cadre: Cadre,
    titre: String,
    /// Its own address.
    adresse: String,
    jour: String,
    corrigee: bool,
    champs: Vec<(String, String)>,
    /// Where it is corrected; empty when she may not.
    corriger: String,
    conformite: Option<Conformite>,
    preuves: Vec<Preuve>,
    manquent: usize,
    telephones: Option<Telephones>,
}

/// An outing counted on several telephones.
struct Telephones {
    /// What is said of it.
    dit: String,
    /// The outing it counts with, or what others counted of it.
    liens: Vec<String>,
    /// Id of the act that would make it an outing by itself, and the rank it is written after;
    /// nothing when it is one, or when she may not.
    separer: Option<(String, u32)>,
}

/// What the law engine says of a course.
struct Conformite {
    ton: &'static str,
    issue: String,
    points: Vec<&'static str>,
    conseils: Vec<&'static str>,
    executer_avant: Option<String>,
    articles: Vec<String>,
}

struct Preuve {
    numero: u8,
    libelle: &'static str,
    ton: &'static str,
    etat: String,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireActivites>,
    Path(activite): Path<String>,
) -> Result<Response, ErreurWeb> {
    let activite = activite_de(&activite)?;
    let lue = acces.session.activite(activite).await?;
    let ensemble = acces.session.ensemble(&lue).await?;
    let id = acces.contexte.acte().to_string();
    let cadre = acces.cadre;
    let genre = Genre::de(&lue.fait).ok_or(ErreurWeb::Introuvable)?;
    let detail = if let Fait::Seance(seance) = &lue.fait { seance.detail.as_deref() } else { None };
    let (mut conforme, mut preuves) = (None, Vec::new());
    if let Some(DetailSeance::Stage(stage)) = detail {
        conforme = Some(dire_conformite(&cadre, stage, lue.le)?);
    } else if let Some(DetailSeance::Formation(formation)) = detail {
        preuves = dire_preuves(&cadre, formation);
    }
    let peut = cadre.peut(Droit::NoterActivites);
    page(&PageActivite {
        titre: cadre.code("activites-genre", genre.code()),
        adresse: format!("/activites/{activite}"),
        jour: cadre.jour(&lue.le),
        corrigee: lue.corrigee,
        champs: dire_champs(&cadre, genre, &lue.fait),
        corriger: if peut { format!("/activites/{activite}/corriger") } else { String::new() },
        conformite: conforme,
        manquent: preuves.iter().filter(|preuve| preuve.ton == "garde").count(),
        preuves,
        telephones: dire_telephones(&cadre, &lue, &ensemble, id),
        cadre,
    })
}

fn dire_telephones(
    cadre: &Cadre,
    lue: &ActiviteLue,
    ensemble: &Ensemble,
    id: String,
) -> Option<Telephones> {
    let (_, terrain) = lue.terrain.as_ref()?;
    let lien = |activite: &domain::ActiviteId| format!("/activites/{activite}");
    if !terrain.compte_une_sortie() {
        let cle = if ensemble.premiere.is_some() { "avec" } else { "sans" };
        let peut = cadre.peut(Droit::NoterActivites);
        return Some(Telephones {
            dit: cadre.code("activites-telephones", cle),
            liens: ensemble.premiere.iter().map(lien).collect(),
            separer: peut.then_some((id, lue.rang)),
        });
    }
    if ensemble.autres.is_empty() {
        return None;
    }
    let [rencontrees, nouvelles, orientees] = ensemble.sommes.map(|somme| somme.to_string());
    let dits = [
        ("rencontrees", rencontrees.as_str()),
        ("nouvelles", nouvelles.as_str()),
        ("orientees", orientees.as_str()),
    ];
    Some(Telephones {
        dit: cadre.former("activites-telephones-total", &dits),
        liens: ensemble.autres.iter().map(lien).collect(),
        separer: None,
    })
}

/// Each field that says something, in the order of the form.
pub(super) fn dire_champs(cadre: &Cadre, genre: Genre, fait: &Fait) -> Vec<(String, String)> {
    let remplis = remplir(fait);
    let dire = |champ: Champ| {
        let valeur = &remplis.iter().find(|(nom, _)| *nom == champ.nom)?.1;
        let quand = ["avant", "apres"].into_iter().find(|quand| {
            champ.nom.strip_prefix(quand).is_some_and(|suite| suite.starts_with('-'))
        });
        let libelle = match quand {
            Some(quand) => {
                format!("{} : {}", cadre.code("activites-groupe", quand), cadre.dire(&champ.cle))
            }
            None => cadre.dire(&champ.cle),
        };
        let dit = match champ.nature {
            Nature::Choix(_) => cadre.dire(&format!("activites-choix-{}-{valeur}", champ.nom)),
            Nature::Jour => {
                valeur.parse::<Jour>().map_or_else(|_| valeur.clone(), |jour| cadre.jour(&jour))
            }
            Nature::Qualiopi => return None,
            Nature::Entier | Nature::Heures | Nature::Euros | Nature::Texte => valeur.clone(),
        };
        Some((libelle, dit))
    };
    genre.champs().into_iter().filter_map(dire).collect()
}

fn dire_conformite(cadre: &Cadre, stage: &Stage, le: Jour) -> Result<Conformite, ErreurWeb> {
    let reponse = conformite(stage, le)?;
    let ton = match reponse.issue {
        Issue::Ouvert => "bien",
        Issue::Ferme => "danger",
        Issue::Incertain | Issue::HorsChamp => "garde",
    };
    let executer_avant = match reponse.valeur("executer_avant") {
        Some(law::Valeur::Date(jour)) => Some(cadre.jour(&jour)),
        Some(_) | None => None,
    };
    let article =
        |source: &&law::Source| format!("{} [{}]", source.reference, source.etiquette.code());
    Ok(Conformite {
        ton,
        issue: cadre.code("activites-conformite", reponse.issue.code()),
        points: reponse.points_a_verifier.iter().map(|point| point.texte).collect(),
        conseils: reponse.conseils.iter().map(|conseil| conseil.texte).collect(),
        executer_avant,
        articles: reponse.articles.iter().map(article).collect(),
    })
}

fn dire_preuves(cadre: &Cadre, formation: &Formation) -> Vec<Preuve> {
    let dire = |(indicateur, etat): (domain::formation::IndicateurQualiopi, PreuveQualiopi)| {
        let ton = match etat {
            PreuveQualiopi::Notee | PreuveQualiopi::Classee => "bien",
            PreuveQualiopi::Manquante => "garde",
        };
        let (numero, libelle) = (indicateur.numero, indicateur.libelle);
        Preuve { numero, libelle, ton, etat: cadre.code("activites-preuve", etat.code()) }
    };
    formation.preuves_qualiopi().into_iter().map(dire).collect()
}
