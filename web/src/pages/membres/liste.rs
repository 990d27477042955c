//! `/membres`: the list, what keys await, and who joins.

use app::ParametresPhrase;
use app::membres::{Dotation, LigneMembre};
use askama::Template;
use axum::response::Response;
use domain::{Compartiment, Role};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::modifier::lire_role;
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::pages::compte::verifier;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

/// Longest name to sign in with, in characters.
const IDENTIFIANT_MAX: usize = 64;

#[derive(Template)]
#[template(path = "membres/liste.html")]
struct PageMembres {
    cadre: Cadre,
    lignes: Vec<Ligne>,
    /// The roles the reader may give.
    roles: Vec<(&'static str, String)>,
    /// Compartments whose secret somebody held who no longer may, in words.
    a_remplacer: String,
    /// Whether the reader may replace them, and hand keys over.
    tient_les_cles: bool,
}

struct Ligne {
    identifiant: String,
    code_role: &'static str,
    role: String,
    cles: String,
    /// Keys she awaits, in words; empty when she has all she is entitled to.
    attend: String,
    /// Whether the reader holds some of them.
    a_remettre: bool,
    actif: bool,
    /// Whether it is the reader herself, who does not remove herself.
    moi: bool,
}

#[derive(Deserialize)]
pub(crate) struct Nouveau {
    identifiant: String,
    role: String,
    phrase: String,
    confirmation: String,
}

/// The page.
pub(crate) async fn montrer(acces: Acces<marques::GererMembres>) -> Result<Response, ErreurWeb> {
    let session = &acces.session;
    let membres = session.membres().await?;
    let dues = session.rotation_due().await?;
    let (moi, tenus) = (session.membre(), session.compartiments());
    let cadre = acces.cadre;
    let tient_les_cles = cadre.peut(Droit::TenirCles);
    let ligne = |membre: &LigneMembre| Ligne {
        identifiant: membre.identifiant.clone(),
        code_role: membre.role.code(),
        role: cadre.code("role", membre.role.code()),
        cles: en_mots(&cadre, &membre.compartiments),
        attend: en_mots(&cadre, &membre.a_remettre),
        a_remettre: tient_les_cles && membre.a_remettre.iter().any(|c| tenus.contains(c)),
        actif: membre.actif,
        moi: membre.membre == moi,
    };
    let lignes = membres.iter().map(ligne).collect();
    let offerts = Role::TOUS.iter().filter(|(role, _)| tient_les_cles || *role != Role::Cheffe);
    let roles = offerts.map(|(_, code)| (*code, cadre.code("role", code))).collect();
    let a_remplacer = en_mots(&cadre, &dues);
    page(&PageMembres { cadre, lignes, roles, a_remplacer, tient_les_cles })
}

fn en_mots(cadre: &Cadre, compartiments: &[Compartiment]) -> String {
    let mots: Vec<String> =
        compartiments.iter().map(|c| cadre.code("compartiment", c.code())).collect();
    mots.join(", ")
}

/// A member joins, with the keys of her role that who adds her holds.
pub(crate) async fn ajouter(
    mut acces: Acces<marques::GererMembres>,
    Formulaire(nouveau): Formulaire<Nouveau>,
) -> Result<Vers, ErreurWeb> {
    let phrase = Zeroizing::new(nouveau.phrase);
    let confirmation = Zeroizing::new(nouveau.confirmation);
    verifier(&phrase, &confirmation)?;
    let identifiant = nouveau.identifiant.trim();
    if identifiant.is_empty() || identifiant.chars().count() > IDENTIFIANT_MAX {
        return Err(ErreurWeb::Champ("identifiant"));
    }
    let voulue = (phrase.as_str(), ParametresPhrase::default());
    let dotation = Dotation::Role(lire_role(&nouveau.role)?);
    acces.session.ajouter_membre(identifiant, &dotation, voulue, &mut acces.contexte).await?;
    Ok(Vers::page("/membres"))
}
