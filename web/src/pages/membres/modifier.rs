//! `/membres/role`, `/membres/retirer`: another role, or none any more.

use axum::extract::State;
use domain::Role;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::reponse::{ErreurWeb, Vers};
use crate::requete::Formulaire;

#[derive(Deserialize)]
pub(crate) struct Changement {
    identifiant: String,
    role: String,
}

#[derive(Deserialize)]
pub(crate) struct Depart {
    identifiant: String,
}

/// A member's role changes: what it gains and loses bites at her next request.
pub(crate) async fn changer_role(
    State(etat): State<Etat>,
    acces: Acces<marques::GererMembres>,
    Formulaire(changement): Formulaire<Changement>,
) -> Result<Vers, ErreurWeb> {
    let Acces { session, mut contexte, jeton, .. } = acces;
    let role = lire_role(&changement.role)?;
    // The request's own hold on the session ends here: taking keys back changes its own.
    drop(session);
    let tenue = etat.seances.tenir(&jeton).ok_or(ErreurWeb::NonConnectee)?;
    tenue.write().await.donner_role(&changement.identifiant, role, &mut contexte).await?;
    Ok(Vers::page("/membres"))
}

/// A member leaves: her sessions end at once, the keys she held are replaced, or await a head of
/// unit.
pub(crate) async fn retirer(
    State(etat): State<Etat>,
    acces: Acces<marques::GererMembres>,
    Formulaire(depart): Formulaire<Depart>,
) -> Result<Vers, ErreurWeb> {
    let Acces { session, mut contexte, jeton, .. } = acces;
    let partant = session.membre_de(&depart.identifiant).await?;
    drop(session);
    let tenue = etat.seances.tenir(&jeton).ok_or(ErreurWeb::NonConnectee)?;
    tenue.write().await.retirer_membre(&depart.identifiant, &mut contexte).await?;
    etat.seances.exclure(partant);
    Ok(Vers::page("/membres"))
}

/// A role by its code.
pub(super) fn lire_role(code: &str) -> Result<Role, ErreurWeb> {
    let role = Role::TOUS.iter().find(|(_, autre)| *autre == code);
    role.map(|(role, _)| *role).ok_or(ErreurWeb::Champ("quoi"))
}
