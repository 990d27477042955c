//! `/subventions/{convention}/{annee}`: the report of a year, to print, or to take out as a paper
//! or as a table.

use app::subventions::{FormeRapport, LigneRendue, Rapport, part, parties, totaux};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::ConventionId;
use domain::gestion::montant::{ecart, ecrire};
use domain::gestion::subvention::CoteBudget;
use observatory::catalogue::Unite;
use observatory::cube::Cellule;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::documents;
use crate::reponse::{ErreurWeb, fichier, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "subventions/rapport.html")]
struct PageRapport {
    cadre: Cadre,
    titre: String,
    chemin: String,
    retour: String,
    faits: Vec<(String, String)>,
    /// Words that come before the figures, then those that follow the budget.
    avant: Vec<(&'static str, String)>,
    apres: Vec<(&'static str, String)>,
    chiffres: Vec<Chiffre>,
    budget: Vec<Ligne>,
    nature: Vec<Ligne>,
}

struct Chiffre {
    libelle: String,
    unite: String,
    valeur: String,
    /// Key of why there is no number; empty when there is one.
    pourquoi: &'static str,
}

struct Ligne {
    titre: String,
    total: bool,
    prevu: String,
    annee: String,
    cumul: String,
    ecart: String,
    part: String,
}

#[derive(Deserialize)]
pub(crate) struct Sortie {
    forme: String,
}

async fn lire(
    acces: &Acces<marques::RendreCompte>,
    convention: &str,
    annee: &str,
) -> Result<Rapport, ErreurWeb> {
    let id: ConventionId = convention.parse().map_err(|_| ErreurWeb::Introuvable)?;
    let annee: i16 = annee.parse().map_err(|_| ErreurWeb::Introuvable)?;
    Ok(acces.session.rapport_financeur((id, annee), None, &acces.contexte).await?)
}

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::RendreCompte>,
    Path((convention, annee)): Path<(String, String)>,
) -> Result<Response, ErreurWeb> {
    let rapport = lire(&acces, &convention, &annee).await?;
    let cadre = acces.cadre;
    let textes = parties(&rapport.textes).map(|(code, texte)| (code, texte.to_owned()));
    let [realisation, publics, lieux, objectifs, repartition, ecarts, nature] = textes;
    page(&PageRapport {
        titre: cadre.former(
            "subventions-rapport-de",
            &[
                ("financeur", &rapport.financeur.nom),
                ("numero", &rapport.engagement.numero),
                ("annee", &annee),
            ],
        ),
        chemin: format!("/subventions/{convention}/{annee}"),
        retour: format!("/subventions/{convention}?annee={annee}"),
        faits: faits(&cadre, &rapport),
        avant: vec![realisation, publics, lieux, objectifs],
        apres: vec![repartition, ecarts, nature],
        chiffres: rapport.chiffres.iter().map(|chiffre| dire(&cadre, chiffre)).collect(),
        budget: lignes(&cadre, &rapport, false),
        nature: lignes(&cadre, &rapport, true),
        cadre,
    })
}

/// The table or the paper. It is recorded before a byte of it is given.
pub(crate) async fn sortir(
    mut acces: Acces<marques::RendreCompte>,
    Path((convention, annee)): Path<(String, String)>,
    Formulaire(sortie): Formulaire<Sortie>,
) -> Result<Response, ErreurWeb> {
    let forme = champ::code(FormeRapport::depuis_code(&sortie.forme))?;
    let rapport = lire(&acces, &convention, &annee).await?;
    let ecrit = acces.session.ecrire_rapport(&rapport, forme, &mut acces.contexte).await?;
    match forme {
        FormeRapport::Tableau(forme) => fichier(&ecrit.nom, forme.genre_media(), ecrit.octets),
        FormeRapport::Papier(forme) => documents::fichier(ecrit.octets, forme, &ecrit.nom),
    }
}

fn faits(cadre: &Cadre, rapport: &Rapport) -> Vec<(String, String)> {
    let e = &rapport.engagement;
    let ou = e.departement.map(|ou| ou.to_string());
    let (du, au) = (cadre.jour(&rapport.exercice.du), cadre.jour(&rapport.exercice.au));
    vec![
        (cadre.dire("subventions-financeur"), rapport.financeur.nom.clone()),
        (cadre.dire("subventions-numero"), e.numero.clone()),
        (cadre.dire("subventions-objet"), e.objet.clone()),
        (cadre.dire("rapport-periode"), format!("{du} – {au}")),
        (
            cadre.dire("subventions-departement"),
            ou.unwrap_or_else(|| cadre.dire("subventions-partout")),
        ),
        (cadre.dire("subventions-a-rendre"), cadre.jour(&rapport.exercice.a_rendre_avant())),
        (cadre.dire("rapport-arrete"), cadre.instant(rapport.arrete_a)),
    ]
}

fn marque(cadre: &Cadre) -> char {
    if cadre.dire("nombre-virgule") == "," { ',' } else { '.' }
}

fn dire(cadre: &Cadre, chiffre: &app::subventions::Chiffre) -> Chiffre {
    let dixiemes = |d: u64| format!("{}{}{}", d / 10, marque(cadre), d % 10);
    let unite = chiffre.indicateur.map(|indicateur| indicateur.unite);
    let de_centimes = unite == Some(Unite::Centimes);
    let (valeur, pourquoi) = match chiffre.valeur {
        Err(pourquoi) => (String::new(), pourquoi.code()),
        Ok(Cellule::Compte(centimes)) if de_centimes => {
            (format!("{} €", ecrire(centimes, marque(cadre))), "")
        }
        Ok(Cellule::Compte(nombre)) => (nombre.to_string(), ""),
        Ok(Cellule::Delai(None)) => (String::new(), "peu"),
        Ok(Cellule::Delai(Some(delai))) => {
            let dit = cadre.former(
                "rapport-delai",
                &[
                    ("moyenne", &dixiemes(delai.moyenne_en_dixiemes())),
                    ("mediane", &dixiemes(delai.mediane_en_dixiemes())),
                    ("personnes", &delai.personnes.to_string()),
                ],
            );
            (dit, "")
        }
        Ok(cellule @ Cellule::Rapport { .. }) => match cellule.pour_mille() {
            Some(pour_mille) => {
                let signe = if unite == Some(Unite::PourCent) { " %" } else { "" };
                (format!("{}{signe}", dixiemes(pour_mille)), "")
            }
            None => (String::new(), "rien"),
        },
    };
    let connu = chiffre.indicateur;
    Chiffre {
        libelle: connu.map_or_else(
            || chiffre.demande.clone(),
            |indicateur| format!("{} ({})", indicateur.libelle, chiffre.demande),
        ),
        unite: connu.map(|indicateur| indicateur.unite.code().to_owned()).unwrap_or_default(),
        valeur,
        pourquoi,
    }
}

/// Lines of the budget, charges then income, each side with its total.
fn lignes(cadre: &Cadre, rapport: &Rapport, en_nature: bool) -> Vec<Ligne> {
    let mut lignes = Vec::new();
    for (cote, code) in CoteBudget::TOUS {
        let sienne = |rendue: &&LigneRendue| {
            rendue.ligne.sens() == Some(cote) && rendue.ligne.en_nature() == en_nature
        };
        let siennes: Vec<&LigneRendue> = rapport.lignes.iter().filter(sienne).collect();
        if siennes.is_empty() {
            continue;
        }
        for rendue in &siennes {
            let titre = format!("{} · {}", rendue.ligne.compte, rendue.ligne.libelle);
            let somme = totaux(std::iter::once(*rendue));
            lignes.push(ligne(cadre, titre, false, somme));
        }
        let somme = totaux(siennes.iter().copied());
        lignes.push(ligne(cadre, cadre.code("rapport-total", code), true, somme));
    }
    lignes
}

fn ligne(
    cadre: &Cadre,
    titre: String,
    total: bool,
    (prevu, annee, cumul): (u64, u64, u64),
) -> Ligne {
    let marque = marque(cadre);
    Ligne {
        titre,
        total,
        prevu: ecrire(prevu, marque),
        annee: ecrire(annee, marque),
        cumul: ecrire(cumul, marque),
        ecart: ecart(prevu, cumul, marque),
        part: part(prevu, cumul, marque).unwrap_or_default(),
    }
}
