//! Signing in and out.

use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::{Cadre, connecter};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::Reprise;
use crate::requete::temoin;
use crate::seances::Jeton;

#[derive(Template)]
#[template(path = "connexion.html")]
struct PageConnexion {
    cadre: Cadre,
    reprise: Reprise,
    refusee: bool,
}

#[derive(Deserialize)]
pub(crate) struct Connexion {
    identifiant: String,
    phrase: String,
    #[serde(flatten)]
    reprise: Reprise,
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub(crate) struct Rien {}

/// The form.
pub(crate) async fn montrer(
    State(etat): State<Etat>,
    entetes: HeaderMap,
) -> Result<Response, ErreurWeb> {
    let cadre = Cadre::anonyme(&etat, &entetes);
    page(&PageConnexion { cadre, reprise: Reprise::default(), refusee: false })
}

/// The passphrase. An unknown name takes as long as a wrong passphrase and is told alike.
pub(crate) async fn presenter(
    State(etat): State<Etat>,
    entetes: HeaderMap,
    FormulaireAnonyme(demande): FormulaireAnonyme<Connexion>,
) -> Result<Response, ErreurWeb> {
    let mut contexte = (etat.horloge)().ok_or(ErreurWeb::Horloge)?;
    let cadre = Cadre::anonyme(&etat, &entetes);
    let phrase = Zeroizing::new(demande.phrase);
    let essai = etat.freins.essayer(&demande.identifiant, contexte.maintenant);
    essai.map_err(|secondes| ErreurWeb::Freinee { secondes })?;
    let identifiant = demande.identifiant.clone();
    let Some(session) = connecter::ouvrir(&etat, identifiant, phrase).await? else {
        return page(&PageConnexion { cadre, reprise: demande.reprise, refusee: true });
    };
    etat.freins.relacher(&demande.identifiant);
    let jeton = Jeton::tirer(&mut contexte);
    etat.seances.ouvrir(&jeton, session, contexte.maintenant);
    let mut suite = connecter::suite(cadre, &jeton, &demande.reprise)?;
    let temoin = temoin::poser_seance(&jeton, &etat.reglages.origine);
    if let Ok(valeur) = HeaderValue::try_from(temoin) {
        suite.headers_mut().insert(SET_COOKIE, valeur);
    }
    Ok(suite)
}

/// Ends the session.
pub(crate) async fn quitter(
    State(etat): State<Etat>,
    acces: Acces<marques::SonCompte>,
    Formulaire(Rien {}): Formulaire<Rien>,
) -> Vers {
    etat.seances.fermer(&acces.jeton);
    Vers::page("/connexion").avec_temoin(temoin::oter_seance(&etat.reglages.origine))
}
