//! `/temps`: a member's own time by activity. Nobody else's.

use std::collections::BTreeMap;

use app::postes::LigneTemps;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use domain::gestion::poste::{ActiviteTemps, TempsPasse};
use domain::{Jour, MembreId};
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::{Cadre, postes};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "temps.html")]
struct PageTemps {
    cadre: Cadre,
    annee: i16,
    annees: Vec<i16>,
    lignes: Vec<Ligne>,
    a_cheval: usize,
    dits: Vec<Dite>,
    /// First and last day of a new one: the month so far.
    du: String,
    au: String,
}

/// A line of the table of time.
pub(crate) struct Ligne {
    pub(crate) qui: String,
    pub(crate) activite: String,
    pub(crate) des_actes: String,
    pub(crate) dites: String,
    pub(crate) total: String,
}

/// A time that was told, with what its form holds.
struct Dite {
    lu: String,
    activite: &'static str,
    du: String,
    au: String,
    quand: String,
    duree: String,
}

#[derive(Deserialize)]
pub(crate) struct Annee {
    annee: Option<i16>,
}

#[derive(Deserialize)]
pub(crate) struct Note {
    lu: String,
    activite: String,
    du: String,
    au: String,
    /// Hours and minutes; both empty: it was told by mistake.
    #[serde(default)]
    heures: String,
    #[serde(default)]
    minutes: String,
}

/// A line in words: hours and minutes.
pub(crate) fn ligne(cadre: &Cadre, ligne: &LigneTemps, noms: &BTreeMap<MembreId, String>) -> Ligne {
    Ligne {
        qui: noms.get(&ligne.membre).cloned().unwrap_or_default(),
        activite: cadre.code("temps", ligne.activite.code()),
        des_actes: duree(ligne.des_actes),
        dites: duree(ligne.dites),
        total: duree(ligne.des_actes + ligne.dites),
    }
}

fn duree(minutes: u64) -> String {
    format!("{} h {:02}", minutes / 60, minutes % 60)
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::NoterTemps>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let annee = voulue.annee.unwrap_or_else(|| aujourdhui.annee());
    let periode = postes::de_l_annee(annee)?;
    let temps = acces.session.mon_temps(periode, &mut acces.contexte).await?;
    let cadre = acces.cadre;
    let dits = temps.dits.iter().map(|dit| {
        let (_, activite, du, au) = dit.id;
        Dite {
            lu: dit.acte.to_string(),
            activite: activite.code(),
            du: du.to_string(),
            au: au.to_string(),
            quand: format!("{} – {}", cadre.jour(&du), cadre.jour(&au)),
            duree: duree(u64::from(dit.contenu)),
        }
    });
    let du_mois = Jour::new(aujourdhui.annee(), aujourdhui.mois(), 1).unwrap_or(aujourdhui);
    let personne = BTreeMap::new();
    page(&PageTemps {
        annee,
        annees: (aujourdhui.annee() - 4..=aujourdhui.annee()).rev().collect(),
        dits: dits.collect(),
        lignes: temps.lignes.iter().map(|une| ligne(&cadre, une, &personne)).collect(),
        a_cheval: temps.a_cheval,
        du: du_mois.to_string(),
        au: aujourdhui.to_string(),
        cadre,
    })
}

/// Her time is told, or told otherwise.
pub(crate) async fn noter(
    mut acces: Acces<marques::NoterTemps>,
    Formulaire(note): Formulaire<Note>,
) -> Result<Vers, ErreurWeb> {
    let part = |texte: &str| match texte.trim() {
        "" => Ok(0),
        texte => champ::nombre::<u32>(texte),
    };
    let rien = note.heures.trim().is_empty() && note.minutes.trim().is_empty();
    let minutes = part(&note.heures)?.saturating_mul(60).saturating_add(part(&note.minutes)?);
    let temps = TempsPasse {
        membre: acces.session.membre(),
        activite: champ::code(ActiviteTemps::depuis_code(&note.activite))?,
        du: champ::jour_dit(&note.du)?,
        au: champ::jour_dit(&note.au)?,
        minutes: (!rien).then_some(minutes),
    };
    let lu = champ::lu(&note.lu)?;
    acces.session.noter_temps(temps, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/temps"))
}
