//! `/dossiers/{id}/actes/{acte}/corriger`: an act did not happen, or not that day.

use app::ErreurApp;
use app::consigner::{AConsigner, ACorriger};
use app::journal::Journal;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::dossier::effectif::effectifs;
use domain::{ActeId, Dossier, DossierId, Jour, Regard};
use serde::Deserialize;

use super::brouillons::{self, Redaction, Remise};
use super::mots;
use super::nom::{self, nommer};
use super::rempli::Rempli;
use super::saisie::jour;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{self, ErreurWeb, Vers, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/corriger.html")]
struct PageCorriger {
    cadre: Cadre,
    dossier: String,
    nom: String,
    acte: String,
    jour: String,
    titre: String,
    le: String,
    apres: String,
    id: String,
    /// What the form already holds.
    rempli: Rempli,
    /// Version of its draft.
    brouillon: u32,
    /// What is to be said above it, and what to do about it.
    message: Option<(String, String)>,
    /// When the draft it is filled from was last typed in.
    repris: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Voulu {
    /// Whether the draft is taken up again; otherwise it is offered first.
    #[serde(default)]
    brouillon: String,
}

/// The form; when a draft is there, it is offered first.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    let (id, corrige) = lire(&dossier, &acte)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let redaction = Redaction::Correction(corrige.to_string());
    let lu = brouillons::en_cours(&acces.session, &redaction, id, &journal).await?;
    let mut page = PageCorriger::vide(acces, (dossier, corrige), &journal, &etat)?;
    match lu {
        Some(lu) if voulu.brouillon.is_empty() => {
            let qui = (page.dossier, page.nom);
            brouillons::offrir(page.cadre, qui, &redaction, &lu, String::new())
        }
        Some(lu) => {
            page.repris = Some(page.cadre.instant(lu.brouillon.modifie_a));
            page.remplir(Rempli::de(lu.brouillon.champs.clone()), lu.version);
            reponse::page(&page)
        }
        None => reponse::page(&page),
    }
}

/// The form as it was filled, with what is to be said of it.
pub(super) async fn rendre(
    mut acces: Acces<marques::Consigner>,
    dossier: String,
    acte: String,
    remise: Remise,
) -> Result<Response, ErreurWeb> {
    let (id, corrige) = lire(&dossier, &acte)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let mut page = PageCorriger::vide(acces, (dossier, corrige), &journal, &etat)?;
    page.remplir(remise.rempli, remise.version);
    page.message = remise.message.map(|erreur| presentation::mots(&page.cadre, &erreur));
    reponse::page(&page)
}

fn lire(dossier: &str, acte: &str) -> Result<(DossierId, ActeId), ErreurWeb> {
    Ok((nom::lire(dossier)?, acte.parse().map_err(|_| ErreurWeb::Introuvable)?))
}

impl PageCorriger {
    fn vide(
        mut acces: Acces<marques::Consigner>,
        (dossier, corrige): (String, ActeId),
        journal: &Journal,
        etat: &Dossier,
    ) -> Result<Self, ErreurWeb> {
        let effectifs = effectifs(&journal.actes, &Regard::au(Jour::DERNIER));
        let effectif = effectifs.iter().find(|effectif| effectif.acte.id == corrige);
        let effectif = effectif.ok_or(ErreurWeb::Introuvable)?;
        let id = acces.contexte.acte();
        let cadre = acces.cadre;
        Ok(Self {
            dossier,
            nom: nommer(&cadre, etat.identite.as_ref()),
            acte: corrige.to_string(),
            jour: cadre.jour(&effectif.survenu_le),
            titre: mots::fait(&cadre, effectif.fait),
            le: effectif.survenu_le.to_string(),
            apres: journal.rang.to_string(),
            id: id.to_string(),
            rempli: Rempli::default(),
            brouillon: 0,
            message: None,
            repris: None,
            cadre,
        })
    }

    fn remplir(&mut self, rempli: Rempli, brouillon: u32) {
        self.id = rempli.valeur_ou("id", &self.id).to_owned();
        self.apres = rempli.valeur_ou("apres", &self.apres).to_owned();
        self.le = rempli.valeur_ou("le", &self.le).to_owned();
        self.rempli = rempli;
        self.brouillon = brouillon;
    }
}

/// Records the correction: what was written stays in the journal, under it. Refused, the form comes
/// back as it was filled; on a stale page too, since what was corrected may have changed.
pub(crate) async fn corriger(
    mut acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let (id, corrige) = lire(&dossier, &acte)?;
    let rempli = Rempli::de(champs.clone());
    match enregistrer(&mut acces, (id, corrige), &rempli).await {
        Ok(()) => {
            let redaction = Redaction::Correction(corrige.to_string());
            brouillons::consigne(&acces.session, &redaction, id, rempli.valeur("id")).await?;
            Ok(Vers::page(format!("/dossiers/{dossier}")).into_response())
        }
        Err(erreur) if erreur.se_corrige() || est_perimee(&erreur) => {
            let statut = erreur.statut();
            let mut remise = Remise::refusee(champs, erreur);
            if statut == StatusCode::CONFLICT {
                // Seen on this page: sending again is meant.
                remise.rempli = Rempli::de(remise.rempli.sans(&["apres"]));
            }
            let reponse = rendre(acces, dossier, acte, remise).await?;
            Ok((statut, reponse).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

fn est_perimee(erreur: &ErreurWeb) -> bool {
    matches!(erreur, ErreurWeb::App(erreur) if matches!(**erreur, ErreurApp::Perime { .. }))
}

async fn enregistrer(
    acces: &mut Acces<marques::Consigner>,
    (dossier, acte): (DossierId, ActeId),
    rempli: &Rempli,
) -> Result<(), ErreurWeb> {
    let nouveau_jour = match rempli.valeur("comment") {
        "annuler" => None,
        "autre-jour" => Some(jour(rempli.valeur("le"))?.ok_or(ErreurWeb::Champ("jour"))?),
        _ => return Err(ErreurWeb::Champ("quoi")),
    };
    let illisible = |_| ErreurWeb::FormulaireIllisible;
    let apres: u32 = rempli.valeur("apres").parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let demande = AConsigner {
        faits: Vec::new(),
        recit: None,
        survenu_le: None,
        apres: Some(apres),
        id: Some(rempli.valeur("id").parse().map_err(illisible)?),
    };
    let correction = ACorriger { acte, nouveau_jour };
    acces.session.corriger(dossier, correction, demande, &mut acces.contexte).await?;
    Ok(())
}
