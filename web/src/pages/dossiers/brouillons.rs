//! Drafts of the two forms that write in a file: kept as they are typed, offered again, thrown away
//! once recorded. Their author alone opens them.

use app::casier::{Brouillon, BrouillonLu};
use app::journal::Journal;
use app::{ErreurApp, Session};
use askama::Template;
use axum::extract::Path;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::DossierId;
use serde::Deserialize;

use super::rempli::Rempli;
use super::{actes, corriger, nom};
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

/// The field that says which version of the draft the form was filled from.
const VERSION: &str = "brouillon";
/// Begins what is shown of a narrative, in characters.
const EXTRAIT: usize = 120;

/// A form that keeps drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Redaction {
    /// Recording an act in a file.
    Acte,
    /// Correcting the act of this id.
    Correction(String),
}

impl Redaction {
    /// Its code in the locker.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Acte => "acte".to_owned(),
            Self::Correction(acte) => format!("correction:{acte}"),
        }
    }

    fn depuis_code(code: &str) -> Option<Self> {
        match code.split_once(':') {
            None => (code == "acte").then_some(Self::Acte),
            Some((quoi, acte)) => (quoi == "correction").then(|| Self::Correction(acte.to_owned())),
        }
    }

    /// Where the form is.
    pub(super) fn page(&self, dossier: &str) -> String {
        match self {
            Self::Acte => format!("/dossiers/{dossier}/actes/nouveau"),
            Self::Correction(acte) => format!("/dossiers/{dossier}/actes/{acte}/corriger"),
        }
    }

    /// Where its drafts are kept.
    pub(super) fn brouillon(&self, dossier: &str) -> String {
        match self {
            Self::Acte => format!("/dossiers/{dossier}/actes/brouillon"),
            Self::Correction(acte) => format!("/dossiers/{dossier}/actes/{acte}/brouillon"),
        }
    }
}

/// A draft is there: take it up again, or throw it away.
#[derive(Template)]
#[template(path = "dossiers/brouillon.html")]
struct PageBrouillon {
    cadre: Cadre,
    dossier: String,
    nom: String,
    quand: String,
    extrait: String,
    reprendre: String,
    jeter: String,
    version: u32,
    quoi: String,
}

#[derive(Deserialize)]
pub(crate) struct AJeter {
    brouillon: u32,
    #[serde(default)]
    quoi: String,
}

/// Keeps what is typed of an act.
pub(crate) async fn garder_acte(
    acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    entetes: HeaderMap,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    garder(acces, dossier, Redaction::Acte, &entetes, champs).await
}

/// Keeps what is typed of a correction.
pub(crate) async fn garder_correction(
    acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
    entetes: HeaderMap,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let acte: domain::ActeId = acte.parse().map_err(|_| ErreurWeb::Introuvable)?;
    garder(acces, dossier, Redaction::Correction(acte.to_string()), &entetes, champs).await
}

/// Throws away what was typed of an act.
pub(crate) async fn jeter_acte(
    acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Formulaire(a_jeter): Formulaire<AJeter>,
) -> Result<Vers, ErreurWeb> {
    jeter(acces, dossier, Redaction::Acte, a_jeter).await
}

/// Throws away what was typed of a correction.
pub(crate) async fn jeter_correction(
    acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
    Formulaire(a_jeter): Formulaire<AJeter>,
) -> Result<Vers, ErreurWeb> {
    jeter(acces, dossier, Redaction::Correction(acte), a_jeter).await
}

async fn garder(
    mut acces: Acces<marques::Consigner>,
    dossier: String,
    redaction: Redaction,
    entetes: &HeaderMap,
    champs: Vec<(String, String)>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let rempli = Rempli::de(champs);
    let lue = rempli.valeur(VERSION).parse().unwrap_or(0);
    let brouillon = Brouillon {
        formulaire: redaction.code(),
        dossier: Some(id),
        apres: rempli.valeur("apres").parse().ok(),
        modifie_a: acces.contexte.maintenant,
        champs: rempli.sans(&["jeton", VERSION]),
    };
    let gardee = acces.session.garder_brouillon(brouillon, lue, &mut acces.contexte).await;
    // A script asks for the version to write over next; a form alone goes back to its page.
    let script = entetes.get(ACCEPT).is_some_and(|genre| genre == "text/plain");
    match gardee {
        Ok(version) if script => Ok(version.to_string().into_response()),
        Ok(_) => {
            Ok(Vers::page(format!("{}?brouillon=repris", redaction.page(&dossier))).into_response())
        }
        Err(erreur) if !script && est_ailleurs(&erreur) => {
            let ailleurs = acces.session.brouillon(&redaction.code(), Some(id)).await?;
            let version = ailleurs.map_or(0, |lu| lu.version);
            let remise = Remise { rempli, version, message: Some(ErreurWeb::BrouillonAilleurs) };
            let reponse = match redaction {
                Redaction::Acte => actes::rendre(acces, dossier, remise).await?,
                Redaction::Correction(acte) => {
                    corriger::rendre(acces, dossier, acte, remise).await?
                }
            };
            Ok((StatusCode::CONFLICT, reponse).into_response())
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// A form given back as it was filled.
pub(super) struct Remise {
    pub(super) rempli: Rempli,
    /// Version of the draft it is to be kept over.
    pub(super) version: u32,
    /// What to say above it.
    pub(super) message: Option<ErreurWeb>,
}

impl Remise {
    /// A form whose act was refused.
    pub(super) fn refusee(champs: Vec<(String, String)>, erreur: ErreurWeb) -> Self {
        let rempli = Rempli::de(champs);
        let version = rempli.valeur(VERSION).parse().unwrap_or(0);
        Self { rempli, version, message: Some(erreur) }
    }
}

async fn jeter(
    acces: Acces<marques::Consigner>,
    dossier: String,
    redaction: Redaction,
    a_jeter: AJeter,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    acces.session.jeter_brouillon(&redaction.code(), Some(id), a_jeter.brouillon).await?;
    let page = redaction.page(&dossier);
    // The kind of act alone: one of those the form offers.
    let connu =
        a_jeter.quoi.chars().all(|signe| signe.is_ascii_lowercase() || ":-".contains(signe));
    let suite = if a_jeter.quoi.is_empty() || !connu { String::new() } else { a_jeter.quoi };
    Ok(Vers::page(if suite.is_empty() { page } else { format!("{page}?quoi={suite}") }))
}

/// The draft of a form about a file, unless it was recorded already: a last save may come after the
/// recording that made it useless.
pub(super) async fn en_cours(
    session: &Session,
    redaction: &Redaction,
    dossier: DossierId,
    journal: &Journal,
) -> Result<Option<BrouillonLu>, ErreurWeb> {
    let Some(lu) = session.brouillon(&redaction.code(), Some(dossier)).await? else {
        return Ok(None);
    };
    let id = lu.brouillon.champs.iter().find(|(nom, _)| nom == "id");
    let consigne = id.and_then(|(_, id)| id.parse().ok()).is_some_and(|id| journal.contient(id));
    if consigne {
        oublier(session, redaction, dossier, lu.version).await?;
        return Ok(None);
    }
    Ok(Some(lu))
}

/// After an act was recorded: its draft goes away, another one stays.
pub(super) async fn consigne(
    session: &Session,
    redaction: &Redaction,
    dossier: DossierId,
    acte: &str,
) -> Result<(), ErreurWeb> {
    if let Some(lu) = session.brouillon(&redaction.code(), Some(dossier)).await? {
        let sien = lu.brouillon.champs.iter().any(|(nom, id)| nom == "id" && id == acte);
        if sien {
            oublier(session, redaction, dossier, lu.version).await?;
        }
    }
    Ok(())
}

async fn oublier(
    session: &Session,
    redaction: &Redaction,
    dossier: DossierId,
    version: u32,
) -> Result<(), ErreurWeb> {
    match session.jeter_brouillon(&redaction.code(), Some(dossier), version).await {
        // Typed in again meanwhile: it is looked at the next time the form is shown.
        Err(erreur) if est_ailleurs(&erreur) => Ok(()),
        autre => Ok(autre?),
    }
}

fn est_ailleurs(erreur: &ErreurApp) -> bool {
    erreur.code() == "store-case-perimee"
}

/// The page that offers a draft.
pub(super) fn offrir(
    cadre: Cadre,
    (dossier, nom): (String, String),
    redaction: &Redaction,
    lu: &BrouillonLu,
    quoi: String,
) -> Result<Response, ErreurWeb> {
    let rempli = Rempli::de(lu.brouillon.champs.clone());
    let recit = rempli.valeur("recit");
    let mut extrait: String = recit.chars().take(EXTRAIT).collect();
    if extrait.len() < recit.len() {
        extrait.push('…');
    }
    page(&PageBrouillon {
        nom,
        quand: cadre.instant(lu.brouillon.modifie_a),
        extrait,
        reprendre: format!("{}?brouillon=repris", redaction.page(&dossier)),
        jeter: format!("{}/jeter", redaction.brouillon(&dossier)),
        version: lu.version,
        quoi,
        dossier,
        cadre,
    })
}

/// What leads to a draft without naming anyone: when, which form, where.
pub(crate) fn mener(cadre: &Cadre, lu: &BrouillonLu) -> Option<(String, &'static str, String)> {
    let dossier = lu.brouillon.dossier?.to_string();
    let redaction = Redaction::depuis_code(&lu.brouillon.formulaire)?;
    let cle = match redaction {
        Redaction::Acte => "brouillons-acte",
        Redaction::Correction(_) => "brouillons-correction",
    };
    Some((cadre.instant(lu.brouillon.modifie_a), cle, redaction.page(&dossier)))
}

/// Where a form that could not be recorded is kept as a draft, when it is one that may be.
pub(crate) fn chemin(vers: &str) -> Option<String> {
    let mut parties = vers.strip_prefix("/dossiers/")?.split('/');
    match (parties.next(), parties.next(), parties.next(), parties.next(), parties.next()) {
        (Some(dossier), Some("actes"), None, ..) => Some(Redaction::Acte.brouillon(dossier)),
        (Some(dossier), Some("actes"), Some(acte), Some("corriger"), None) => {
            Some(Redaction::Correction(acte.to_owned()).brouillon(dossier))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_that_write_in_a_file_keep_drafts() {
        assert_eq!(chemin("/dossiers/d/actes").as_deref(), Some("/dossiers/d/actes/brouillon"));
        let correction = chemin("/dossiers/d/actes/a/corriger");
        assert_eq!(correction.as_deref(), Some("/dossiers/d/actes/a/brouillon"));
        for autre in ["/membres", "/dossiers", "/dossiers/d/effacer", "/dossiers/d/actes/a/x/y"] {
            assert_eq!(chemin(autre), None, "{autre}");
        }
    }
}
