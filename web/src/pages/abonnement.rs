//! `/compte/agenda` and `/agenda/{token}`: a calendar that a telephone fetches by itself.

use app::abonnement::{Abonnee, JetonCalendrier};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HOST};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::etat::{Etat, Origine};
use crate::pages::Cadre;
use crate::pages::connecter::Essai;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "compte/agenda.html")]
struct PageAgenda {
    cadre: Cadre,
    /// Shown once.
    adresse: String,
}

/// A form whose token is all there is.
#[derive(Deserialize)]
pub(crate) struct Rien {}

/// Gives her an address, shown once; the one she had gives nothing any more.
pub(crate) async fn prendre(
    State(etat): State<Etat>,
    entetes: HeaderMap,
    mut acces: Acces<marques::Lister>,
    Formulaire(_): Formulaire<Rien>,
) -> Result<Response, ErreurWeb> {
    let jeton = acces.session.s_abonner(&mut acces.contexte).await?;
    let hote = entetes.get(HOST).and_then(|hote| hote.to_str().ok()).unwrap_or("localhost");
    let origine = match &etat.reglages.origine {
        Origine::Https(origine) => origine.clone(),
        Origine::Locale => format!("http://{hote}"),
    };
    let adresse = format!("{origine}/agenda/{}", BASE64URL_NOPAD.encode(&jeton.octets()));
    page(&PageAgenda { cadre: acces.cadre, adresse })
}

/// Takes it back.
pub(crate) async fn retirer(
    acces: Acces<marques::Lister>,
    Formulaire(_): Formulaire<Rien>,
) -> Result<Vers, ErreurWeb> {
    acces.session.se_desabonner().await?;
    Ok(Vers::page("/compte"))
}

/// The calendar of a token. Whoever tries tokens out waits longer and longer.
pub(crate) async fn servir(
    State(etat): State<Etat>,
    Path(texte): Path<String>,
    entetes: HeaderMap,
) -> Result<Response, ErreurWeb> {
    let contexte = (etat.horloge)().ok_or(ErreurWeb::Horloge)?;
    let mut essai = Essai::new(&etat, &texte, &entetes);
    // Apart from those who sign in from there: an old address must not slow them down.
    essai.source = format!("agenda {}", essai.source);
    essai.permis(&etat, &contexte)?;
    let jeton = BASE64URL_NOPAD.decode(texte.as_bytes()).ok();
    let trouve = match jeton.and_then(|octets| JetonCalendrier::depuis(&octets)) {
        Some(jeton) => etat.base.abonnee(&jeton, contexte.maintenant).await?,
        None => Abonnee::Inconnue,
    };
    match trouve {
        Abonnee::Calendrier(calendrier) => {
            let entetes = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CONTENT_DISPOSITION, "inline; filename=\"agenda.ics\""),
            ];
            Ok((entetes, calendrier.to_vec()).into_response())
        }
        Abonnee::TropTot(secondes) => Err(ErreurWeb::Freinee { secondes }),
        Abonnee::Inconnue => {
            essai.echec(&etat, &contexte);
            Err(ErreurWeb::Introuvable)
        }
    }
}
