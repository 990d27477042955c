//! What only who holds the keys does: handing them over, replacing them, opening again to who lost
//! her telephone or her passphrase.

use app::ParametresPhrase;
use axum::extract::State;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::compte::verifier;
use crate::pages::connexion::Rien;
use crate::reponse::{ErreurWeb, Vers};
use crate::requete::Formulaire;

#[derive(Deserialize)]
pub(crate) struct Elle {
    identifiant: String,
}

#[derive(Deserialize)]
pub(crate) struct Provisoire {
    identifiant: String,
    phrase: String,
    confirmation: String,
}

/// Hands a member the keys she is entitled to.
pub(crate) async fn remettre(
    mut acces: Acces<marques::TenirCles>,
    Formulaire(elle): Formulaire<Elle>,
) -> Result<Vers, ErreurWeb> {
    let membre = acces.session.membre_de(&elle.identifiant).await?;
    acces.session.remettre_cles(membre, &mut acces.contexte).await?;
    Ok(Vers::page("/membres"))
}

/// Replaces the secrets that somebody held who no longer may.
pub(crate) async fn remplacer(
    State(etat): State<Etat>,
    acces: Acces<marques::TenirCles>,
    Formulaire(Rien {}): Formulaire<Rien>,
) -> Result<Vers, ErreurWeb> {
    let Acces { session, mut contexte, jeton, .. } = acces;
    drop(session);
    let tenue = etat.seances.tenir(&jeton).ok_or(ErreurWeb::NonConnectee)?;
    tenue.write().await.remplacer_cles(&mut contexte).await?;
    Ok(Vers::page("/membres"))
}

/// Removes the second factor of who lost her telephone: her sessions end, and her next sign-in
/// enrols another one.
pub(crate) async fn retirer_second_facteur(
    State(etat): State<Etat>,
    mut acces: Acces<marques::TenirCles>,
    Formulaire(elle): Formulaire<Elle>,
) -> Result<Vers, ErreurWeb> {
    let membre = acces.session.membre_de(&elle.identifiant).await?;
    acces.session.retirer_second_facteur(&elle.identifiant, &mut acces.contexte).await?;
    etat.seances.exclure(membre);
    Ok(Vers::page("/membres"))
}

/// Gives who lost her passphrase a provisional one: her sessions end, her locker is emptied.
pub(crate) async fn rendre_acces(
    State(etat): State<Etat>,
    mut acces: Acces<marques::TenirCles>,
    Formulaire(provisoire): Formulaire<Provisoire>,
) -> Result<Vers, ErreurWeb> {
    let phrase = Zeroizing::new(provisoire.phrase);
    let confirmation = Zeroizing::new(provisoire.confirmation);
    verifier(&phrase, &confirmation)?;
    let membre = acces.session.membre_de(&provisoire.identifiant).await?;
    if membre == acces.session.membre() {
        return Err(ErreurWeb::Champ("soi-meme"));
    }
    let voulue = (phrase.as_str(), ParametresPhrase::default());
    let contexte = &mut acces.contexte;
    acces.session.rendre_acces(&provisoire.identifiant, voulue, contexte).await?;
    etat.seances.exclure(membre);
    Ok(Vers::page("/membres"))
}
