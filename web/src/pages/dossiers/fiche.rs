//! `/dossiers/{id}`: one person's file.

use std::collections::HashMap;

use app::journal::Journal;
use app::{ErreurApp, EtatRecit};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use domain::dossier::effectif::{Effectif, effectifs};
use domain::{Dossier, Fait, Jour, MembreId, Regard};
use serde::Deserialize;

use super::mots::{self, Famille};
use super::nom::{self, nommer};
use super::ruban::Ruban;
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};

#[derive(Deserialize)]
pub(crate) struct Filtre {
    montrer: Option<String>,
}

#[derive(Template)]
#[template(path = "dossiers/fiche.html")]
struct PageFiche {
    cadre: Cadre,
    dossier: String,
    nom: String,
    telephones: Vec<String>,
    clos: Option<String>,
    canaux: Vec<Canal>,
    situation: Vec<(String, String, String)>,
    consentements: Vec<(String, String, String)>,
    /// Appointments to come: the day, what they are about.
    rendez_vous: Vec<(String, String)>,
    ruban: Option<Ruban>,
    parcours: Option<String>,
    actes: Vec<Acte>,
    famille: Option<&'static str>,
    rang: u32,
    /// Until when her broken glass is open, when there is one.
    glace: Option<String>,
}

/// A way to reach her, as the banner says it.
struct Canal {
    ton: &'static str,
    regle: String,
    quand: Option<String>,
    langue: Option<String>,
    jamais: Option<String>,
}

/// A line of the timeline.
struct Acte {
    id: String,
    jour: String,
    titre: String,
    recit: Option<String>,
    /// Why the narrative that is there is not shown.
    ferme: Option<String>,
    auteur: String,
    corrige: bool,
    anomalie: bool,
    corrigible: bool,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireDossier>,
    Path(dossier): Path<String>,
    Query(filtre): Query<Filtre>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let montre = acces.session.montrer(id, regard, &mut acces.contexte).await;
    if matches!(montre, Err(ErreurApp::Masque)) && acces.cadre.peut(Droit::BriserGlace) {
        return Ok(Vers::page(format!("/dossiers/{dossier}/glace")).into_response());
    }
    let (journal, etat) = montre?;
    let glace = acces.session.ma_glace(id, &acces.contexte).await?;
    let auteurs = acces.session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let famille = filtre.montrer.as_deref().and_then(Famille::depuis_code);
    let parcours = etat.psp.dernier();
    let fiche = PageFiche {
        dossier,
        nom: nommer(&cadre, etat.identite.as_ref()),
        telephones: etat.identite.as_ref().map(|i| i.telephones.clone()).unwrap_or_default(),
        clos: etat.clos.map(|(_, le)| cadre.jour(&le)),
        canaux: canaux(&cadre, &etat),
        situation: situation(&cadre, &etat),
        consentements: consentements(&cadre, &etat),
        rendez_vous: rendez_vous(&cadre, &etat),
        ruban: parcours.and_then(|parcours| Ruban::de(&cadre, parcours)),
        parcours: parcours.map(|p| cadre.code("etape", mots::etape(p.etape()))),
        actes: actes(&cadre, &journal, &etat, famille, &auteurs),
        famille: Famille::TOUTES.into_iter().find(|(f, _)| Some(*f) == famille).map(|(_, c)| c),
        rang: journal.rang,
        glace: glace.map(|(_, jusqu_a)| cadre.instant(jusqu_a)),
        cadre,
    };
    page(&fiche)
}

fn canaux(cadre: &Cadre, etat: &Dossier) -> Vec<Canal> {
    let canal = |(_, canal): &(Jour, domain::fait::Canal)| Canal {
        ton: mots::ton(canal.prudence),
        regle: mots::canal(cadre, canal),
        quand: canal.quand.clone(),
        langue: canal.langue.clone(),
        jamais: canal.ne_jamais_evoquer.clone(),
    };
    etat.canaux.iter().rev().map(canal).collect()
}

fn situation(cadre: &Cadre, etat: &Dossier) -> Vec<(String, String, String)> {
    let mut lignes: Vec<(String, String, String)> = Vec::new();
    if let Some((souhait, le)) = etat.souhait {
        let dit = mots::fait(cadre, &Fait::SouhaitSortie(souhait));
        lignes.push((cadre.dire("dossier-souhait"), dit, depuis(cadre, le)));
    }
    lignes.extend(etat.profil.iter().map(|(rubrique, observation)| {
        let valeur = mots::valeur(cadre, &observation.attribut);
        (cadre.code("rubrique", rubrique.code()), valeur, depuis(cadre, observation.depuis))
    }));
    lignes
}

fn depuis(cadre: &Cadre, le: Jour) -> String {
    cadre.avec("depuis-le", "jour", &cadre.jour(&le))
}

fn consentements(cadre: &Cadre, etat: &Dossier) -> Vec<(String, String, String)> {
    let lignes = etat.consentements.iter().map(|(objet, (choix, le))| {
        let objet = cadre.code("consentement", objet.code());
        (objet, mots::choix(cadre, *choix), depuis(cadre, *le))
    });
    lignes.collect()
}

fn rendez_vous(cadre: &Cadre, etat: &Dossier) -> Vec<(String, String)> {
    let mut attendus = etat.rendez_vous.clone();
    attendus.sort();
    let dits = attendus.iter().map(|rdv| {
        let jour = format!("{} ({})", cadre.jour(&rdv.le), cadre.ecart(&rdv.le));
        (jour, mots::rendez_vous(cadre, rdv))
    });
    dits.collect()
}

/// The acts in force, the last first.
fn actes(
    cadre: &Cadre,
    journal: &Journal,
    etat: &Dossier,
    famille: Option<Famille>,
    auteurs: &HashMap<MembreId, String>,
) -> Vec<Acte> {
    let effectifs = effectifs(&journal.actes, &Regard::au(Jour::DERNIER));
    let montres = effectifs
        .iter()
        .rev()
        .filter(|effectif| famille.is_none_or(|famille| famille == Famille::de(effectif.fait)));
    montres
        .map(|effectif| Acte {
            id: effectif.acte.id.to_string(),
            jour: cadre.jour(&effectif.survenu_le),
            titre: mots::fait(cadre, effectif.fait),
            recit: effectif.recit.and_then(mots::recit).map(str::to_owned),
            ferme: ferme(cadre, journal, effectif),
            auteur: auteurs.get(&effectif.acte.auteur).cloned().unwrap_or_default(),
            corrige: effectif.corrige_par.is_some(),
            anomalie: etat.anomalies.iter().any(|anomalie| anomalie.acte == effectif.acte.id),
            corrigible: cadre.peut(Droit::Consigner),
        })
        .collect()
}

/// A narrative that is there and cannot be read says so.
fn ferme(cadre: &Cadre, journal: &Journal, effectif: &Effectif<'_>) -> Option<String> {
    if effectif.recit.is_some() {
        return None;
    }
    let place = journal.actes.iter().position(|acte| acte.id == effectif.acte.id)?;
    match journal.recits.get(place)? {
        EtatRecit::SansCle(compartiment) => {
            let nom = cadre.code("compartiment", compartiment.code());
            Some(cadre.avec("recit-sans-cle", "compartiment", &nom))
        }
        EtatRecit::Detruit(_) => Some(cadre.dire("recit-detruit")),
        EtatRecit::Aucun | EtatRecit::Lu => None,
    }
}
