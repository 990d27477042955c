//! `/connexion`: the passphrase, and leaving.

use app::connexion::Attendu;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::connecter::Essai;
use crate::pages::{Cadre, code, connecter};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::Reprise;
use crate::requete::temoin;
use crate::seances::{Attente, Jeton};

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
    let essai = Essai::new(&etat, &demande.identifiant, &entetes);
    let ouverte = connecter::ouvrir(&etat, &essai, &phrase, &contexte).await?;
    let Some(en_attente) = ouverte else {
        return page(&PageConnexion { cadre, reprise: demande.reprise, refusee: true });
    };
    let attend = en_attente.attend();
    let jeton = Jeton::tirer(&mut contexte);
    let mut attente = Attente::new(en_attente, &demande.identifiant, contexte.maintenant);
    let suite = match attend {
        Attendu::Code => code::demander(cadre, demande.reprise)?,
        Attendu::Inscription => {
            code::inscrire(cadre, &mut attente, demande.reprise, &mut contexte)?
        }
    };
    etat.seances.attendre(&jeton, attente);
    Ok(temoin::avec(suite, &temoin::poser_seance(&jeton, &etat.reglages.origine)))
}

/// Ends the session.
pub(crate) async fn quitter(
    State(etat): State<Etat>,
    acces: Acces<marques::SonCompte>,
    Formulaire(Rien {}): Formulaire<Rien>,
) -> Response {
    etat.seances.fermer(&acces.jeton);
    let suite = Vers::page("/connexion").into_response();
    temoin::avec(suite, &temoin::oter_seance(&etat.reglages.origine))
}
