//! Locking and unlocking: keys are wiped, the passphrase brings them back.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::connecter::Essai;
use crate::pages::connexion::Rien;
use crate::pages::{Cadre, connecter};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::Reprise;
use crate::requete::temoin;

#[derive(Template)]
#[template(path = "deverrouiller.html")]
struct PageDeverrouiller {
    cadre: Cadre,
    identifiant: String,
    reprise: Reprise,
    refusee: bool,
}

#[derive(Deserialize)]
pub(crate) struct Ouverture {
    phrase: String,
    #[serde(flatten)]
    reprise: Reprise,
}

/// The form.
pub(crate) async fn montrer(
    State(etat): State<Etat>,
    entetes: HeaderMap,
) -> Result<Response, ErreurWeb> {
    let cadre = Cadre::anonyme(&etat, &entetes);
    let jeton = temoin::lire_seance(&entetes);
    match jeton.and_then(|jeton| etat.seances.verrouillee(&jeton)) {
        Some(identifiant) => {
            let reprise = Reprise::default();
            page(&PageDeverrouiller { cadre, identifiant, reprise, refusee: false })
        }
        None => Ok(Vers::page("/").into_response()),
    }
}

/// The passphrase of the member whose session it is.
pub(crate) async fn ouvrir(
    State(etat): State<Etat>,
    entetes: HeaderMap,
    FormulaireAnonyme(demande): FormulaireAnonyme<Ouverture>,
) -> Result<Response, ErreurWeb> {
    let contexte = (etat.horloge)().ok_or(ErreurWeb::Horloge)?;
    let jeton = temoin::lire_seance(&entetes).ok_or(ErreurWeb::NonConnectee)?;
    let identifiant = etat.seances.verrouillee(&jeton).ok_or(ErreurWeb::NonConnectee)?;
    let cadre = Cadre::anonyme(&etat, &entetes);
    let essai = Essai::new(&etat, &identifiant, &entetes);
    let phrase = Zeroizing::new(demande.phrase);
    let ouverte = connecter::ouvrir(&etat, &essai, &phrase, &contexte).await?;
    let Some(en_attente) = ouverte else {
        let reprise = demande.reprise;
        return page(&PageDeverrouiller { cadre, identifiant, reprise, refusee: true });
    };
    essai.reussite(&etat);
    // The second factor was given when this session was opened.
    etat.seances.deverrouiller(&jeton, en_attente.deverrouiller(), contexte.maintenant);
    connecter::suite(cadre, &jeton, &demande.reprise)
}

/// Wipes this session's keys.
pub(crate) async fn verrouiller(
    State(etat): State<Etat>,
    acces: Acces<marques::SonCompte>,
    Formulaire(Rien {}): Formulaire<Rien>,
) -> Vers {
    etat.seances.verrouiller(&acces.jeton);
    Vers::page("/deverrouiller")
}

/// Wipes the keys of every session of the unit: somebody is at the door.
pub(crate) async fn tout_verrouiller(
    State(etat): State<Etat>,
    _acces: Acces<marques::SonCompte>,
    Formulaire(Rien {}): Formulaire<Rien>,
) -> Vers {
    etat.seances.tout_verrouiller();
    Vers::page("/deverrouiller")
}
