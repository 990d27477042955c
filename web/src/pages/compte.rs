//! `/compte`: her role, her keys, her sessions, her passphrase.

use app::ParametresPhrase;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;
use crate::seances;

/// Shortest passphrase, in characters.
pub(crate) const PHRASE_MIN: usize = 15;

#[derive(Template)]
#[template(path = "compte.html")]
struct PageCompte {
    cadre: Cadre,
    identifiant: String,
    role: String,
    cles: Vec<String>,
    seances: Vec<seances::Ligne>,
    /// Whether somebody else chose her passphrase.
    provisoire: bool,
    /// When her calendar was made and last fetched, when a telephone of hers fetches it.
    agenda: Option<(String, Option<String>)>,
}

#[derive(Deserialize)]
pub(crate) struct Fermeture {
    repere: String,
}

#[derive(Deserialize)]
pub(crate) struct Phrases {
    ancienne: String,
    nouvelle: String,
    confirmation: String,
}

/// The page.
pub(crate) async fn montrer(
    State(etat): State<Etat>,
    acces: Acces<marques::SonCompte>,
) -> Result<Response, ErreurWeb> {
    let session = &acces.session;
    let tenus = session.compartiments();
    let agenda = session.abonnement().await?;
    let cadre = acces.cadre;
    page(&PageCompte {
        agenda: agenda.map(|lu| (cadre.instant(lu.fait_a), lu.lu_a.map(|a| cadre.instant(a)))),
        identifiant: session.identifiant().to_owned(),
        role: cadre.code("role", session.role().code()),
        cles: tenus.into_iter().map(|c| cadre.code("compartiment", c.code())).collect(),
        provisoire: session.phrase_a_changer(),
        seances: etat.seances.lister(session.membre(), &acces.jeton),
        cadre,
    })
}

/// Ends one of her sessions.
pub(crate) async fn fermer_seance(
    State(etat): State<Etat>,
    acces: Acces<marques::SonCompte>,
    Formulaire(fermeture): Formulaire<Fermeture>,
) -> Vers {
    etat.seances.fermer_repere(acces.session.membre(), &fermeture.repere);
    Vers::page("/compte")
}

/// Changes her passphrase; her other sessions end.
pub(crate) async fn changer_phrase(
    State(etat): State<Etat>,
    mut acces: Acces<marques::SonCompte>,
    Formulaire(phrases): Formulaire<Phrases>,
) -> Result<Vers, ErreurWeb> {
    let ancienne = Zeroizing::new(phrases.ancienne);
    let nouvelle = Zeroizing::new(phrases.nouvelle);
    let confirmation = Zeroizing::new(phrases.confirmation);
    verifier(&nouvelle, &confirmation)?;
    let voulue = (nouvelle.as_str(), ParametresPhrase::default());
    acces.session.changer_phrase(&ancienne, voulue, &mut acces.contexte).await?;
    etat.seances.fermer_autres(acces.session.membre(), &acces.jeton);
    Ok(Vers::page("/compte"))
}

/// Whether a new passphrase is long enough and typed twice alike.
pub(crate) fn verifier(nouvelle: &str, confirmation: &str) -> Result<(), ErreurWeb> {
    if nouvelle.chars().count() < PHRASE_MIN {
        return Err(ErreurWeb::Champ("phrase-courte"));
    }
    if nouvelle != confirmation {
        return Err(ErreurWeb::Champ("phrase-differente"));
    }
    Ok(())
}
