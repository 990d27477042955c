//! What signing in and unlocking share.

use std::sync::PoisonError;
use std::time::Duration;

use app::connexion::EnAttente;
use app::{Contexte, ErreurApp};
use askama::Template;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use crate::etat::{Etat, Origine};
use crate::pages::Cadre;
use crate::pages::dossiers::brouillons;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::reprise::Reprise;
use crate::seances::Jeton;

/// What was being typed before signing in again, offered.
#[derive(Template)]
#[template(path = "compte/reprise_offerte.html")]
struct PageReprise {
    cadre: Cadre,
    jeton: String,
    chemin: String,
    champs: Vec<(String, String)>,
    /// What was being told, to be recognised.
    recit: String,
    /// Where it can be kept, to be read again before it is recorded.
    brouillon: Option<String>,
}

/// An attempt at signing in: for which account, from where. Kept in memory only, and logged
/// nowhere.
pub(super) struct Essai<'a> {
    pub(super) compte: &'a str,
    pub(super) source: String,
}

impl<'a> Essai<'a> {
    pub(super) fn new(etat: &Etat, compte: &'a str, entetes: &HeaderMap) -> Self {
        // Behind a proxy, the last address it added; on this machine, one source.
        let source = match etat.reglages.origine {
            Origine::Locale => None,
            Origine::Https(_) => entetes.get("x-forwarded-for"),
        };
        let source = source.and_then(|valeur| valeur.to_str().ok());
        let source = source.and_then(|liste| liste.rsplit(',').next()).unwrap_or("ici");
        Self { compte, source: source.trim().to_owned() }
    }

    /// Refused while it must wait.
    pub(super) fn permis(&self, etat: &Etat, contexte: &Contexte) -> Result<(), ErreurWeb> {
        let freins = etat.freins.lock().unwrap_or_else(PoisonError::into_inner);
        let attente = freins.attente(self.compte, &self.source, contexte.maintenant);
        if attente == Duration::ZERO {
            return Ok(());
        }
        Err(ErreurWeb::Freinee { secondes: attente.as_secs() + 1 })
    }

    pub(super) fn echec(&self, etat: &Etat, contexte: &Contexte) {
        let mut freins = etat.freins.lock().unwrap_or_else(PoisonError::into_inner);
        freins.echec(self.compte, &self.source, contexte.maintenant);
    }

    pub(super) fn reussite(&self, etat: &Etat) {
        etat.freins.lock().unwrap_or_else(PoisonError::into_inner).reussite(self.compte);
    }
}

/// First step of signing in. `None` for an unknown name or a wrong passphrase, told alike.
pub(super) async fn ouvrir(
    etat: &Etat,
    essai: &Essai<'_>,
    phrase: &str,
    contexte: &Contexte,
) -> Result<Option<EnAttente>, ErreurWeb> {
    essai.permis(etat, contexte)?;
    match etat.base.connecter(essai.compte, phrase).await {
        Ok(attente) => Ok(Some(attente)),
        Err(ErreurApp::ConnexionRefusee) => {
            essai.echec(etat, contexte);
            Ok(None)
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// After signing in: what was being typed, or the first page.
pub(super) fn suite(cadre: Cadre, jeton: &Jeton, reprise: &Reprise) -> Result<Response, ErreurWeb> {
    if reprise.est_vide() {
        return Ok(Vers::page("/").into_response());
    }
    let champs = reprise.champs();
    let recit = champs.iter().find(|(nom, _)| nom == "recit");
    page(&PageReprise {
        cadre,
        jeton: jeton.de_formulaire(),
        chemin: reprise.chemin.clone(),
        recit: recit.map(|(_, recit)| recit.clone()).unwrap_or_default(),
        brouillon: brouillons::chemin(&reprise.chemin),
        champs,
    })
}
