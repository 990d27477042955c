//! `/activites/modeles`: models of messages, their versions, and what was answered to each.

use app::activites::{AEcrireModele, ModeleLu};
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{activite_de, mots, part, revient};
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "activites/modeles.html")]
struct PageModeles {
    cadre: Cadre,
    modeles: Vec<Fiche>,
    /// Whether she may write one.
    peut: bool,
    message: Option<(String, String)>,
}

/// A model as its form shows it; the last one is the next to be written.
struct Fiche {
    modele: String,
    apres: u32,
    id: String,
    id_retrait: String,
    nom: String,
    texte: String,
    /// In use, retired, or not written yet: `usage`, `retire` or `neuf`.
    etat: &'static str,
    versions: Vec<Version>,
    /// Whether the form was just refused.
    rempli: bool,
}

struct Version {
    titre: String,
    texte: Option<String>,
    taux: String,
}

/// The page.
pub(crate) async fn montrer(acces: Acces<marques::LireActivites>) -> Result<Response, ErreurWeb> {
    let peut = acces.cadre.peut(Droit::NoterActivites);
    composer(acces, &Rempli::default(), None, peut).await
}

/// A model is written, or its next version, or it serves no longer.
pub(crate) async fn ecrire(
    mut acces: Acces<marques::NoterActivites>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let rempli = Rempli::de(champs);
    match envoyer(&mut acces, &rempli).await {
        Ok(()) => Ok(Vers::page("/activites/modeles").into_response()),
        Err(erreur) if revient(&erreur) => {
            let statut = erreur.statut();
            Ok((statut, composer(acces, &rempli, Some(erreur), true).await?).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn envoyer(
    acces: &mut Acces<marques::NoterActivites>,
    rempli: &Rempli,
) -> Result<(), ErreurWeb> {
    let illisible = || ErreurWeb::FormulaireIllisible;
    let retire = rempli.valeur("quoi") == "retirer";
    let voulu = AEcrireModele {
        modele: activite_de(rempli.valeur("modele")).map_err(|_| illisible())?,
        nom: rempli.valeur("nom").to_owned(),
        texte: (!retire).then(|| rempli.valeur("texte").to_owned()),
        apres: rempli.valeur("apres").parse().map_err(|_| illisible())?,
        id: Some(rempli.valeur("id").parse().map_err(|_| illisible())?),
    };
    acces.session.ecrire_modele(voulu, &mut acces.contexte).await?;
    Ok(())
}

async fn composer<D: crate::acces::Marque>(
    mut acces: Acces<D>,
    rempli: &Rempli,
    erreur: Option<ErreurWeb>,
    peut: bool,
) -> Result<Response, ErreurWeb> {
    let lus = acces.session.modeles().await?;
    // Over all the years: a model is judged on everything that was sent from it.
    let tout = (domain::Jour::PREMIER, domain::Jour::DERNIER);
    let bilan = acces.session.bilan_activites(tout.0, tout.1).await?;
    let cadre = acces.cadre.clone();
    let taux = |lu: &ModeleLu, version: u16| {
        let sien = bilan.modeles.iter().find(|t| t.modele == lu.modele && t.version == version);
        sien.map(|t| part(&cadre, (t.reponses, t.messages), t.taux)).unwrap_or_default()
    };
    let mut id = || acces.contexte.acte().to_string();
    let mut modeles: Vec<Fiche> = Vec::new();
    for lu in &lus {
        let derniere = lu.derniere();
        let versions = lu.versions.iter().map(|(le, version)| {
            let (numero, jour) = (version.version.to_string(), cadre.jour(le));
            let dits = [("version", numero.as_str()), ("jour", jour.as_str())];
            Version {
                titre: cadre.former("activites-version-du", &dits),
                texte: version.texte.as_ref().map(|texte| texte.en_texte().to_owned()),
                taux: taux(lu, version.version),
            }
        });
        let versions = versions.collect();
        let texte = derniere.and_then(|version| version.texte.as_ref());
        modeles.push(Fiche {
            modele: lu.modele.to_string(),
            apres: lu.rang,
            id: id(),
            id_retrait: id(),
            nom: derniere.map(|v| v.nom.en_texte().to_owned()).unwrap_or_default(),
            texte: texte.map(|texte| texte.en_texte().to_owned()).unwrap_or_default(),
            etat: if texte.is_some() { "usage" } else { "retire" },
            versions,
            rempli: false,
        });
    }
    if peut {
        let (id, id_retrait) = (id(), id());
        modeles.push(Fiche {
            modele: acces.contexte.activite().to_string(),
            apres: 0,
            id,
            id_retrait,
            nom: String::new(),
            texte: String::new(),
            etat: "neuf",
            versions: Vec::new(),
            rempli: false,
        });
    }
    reprendre(&mut modeles, rempli);
    let message = erreur.map(|erreur| mots(&cadre, &erreur));
    page(&PageModeles { cadre, modeles, peut, message })
}

/// What was typed comes back where it was typed, on the model it was typed for.
fn reprendre(modeles: &mut [Fiche], rempli: &Rempli) {
    let tape = rempli.valeur("modele");
    if tape.is_empty() || rempli.valeur("quoi") == "retirer" {
        return;
    }
    let place = modeles.iter().position(|fiche| fiche.modele == tape);
    let place = place.unwrap_or(modeles.len().saturating_sub(1));
    if let Some(fiche) = modeles.get_mut(place) {
        tape.clone_into(&mut fiche.modele);
        rempli.valeur("nom").clone_into(&mut fiche.nom);
        rempli.valeur("texte").clone_into(&mut fiche.texte);
        fiche.rempli = true;
    }
}
