//! `passerelle acte`, `activite`, `association` and `psp`: recording what happened.

use std::path::Path;
use std::process::ExitCode;

use app::consigner::{AConsigner, Consigne};
use domain::{Flux, Jour};
use serde_json::json;

use super::faits::{self, AEcrire};
use crate::arguments::{ActiviteCommande, Arguments, Association, CommandeActe, Moment, Psp};
use crate::commandes::{dossier, ouvrir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn consigner(
    arguments: &Arguments,
    commande: &CommandeActe,
) -> Result<ExitCode, Echec> {
    let CommandeActe::Consigner { dossier, acte } = commande;
    let (a_ecrire, moment) = faits::acte(acte)?;
    ecrire(arguments, dossier, a_ecrire, moment).await
}

pub(super) async fn psp(arguments: &Arguments, commande: &Psp) -> Result<ExitCode, Echec> {
    if let Psp::Completude { dossier, au } = commande {
        return super::completude::executer(arguments, dossier, *au).await;
    }
    let aujourdhui = crate::contexte::contexte(arguments.aujourdhui)?.aujourdhui;
    let (dossier, a_ecrire, moment) = faits::psp(commande, aujourdhui)?;
    ecrire(arguments, dossier, a_ecrire, moment).await
}

async fn ecrire(
    arguments: &Arguments,
    id: &str,
    a_ecrire: AEcrire,
    moment: &Moment,
) -> Result<ExitCode, Echec> {
    let dossier = dossier(id)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let demande = |faits, recit| AConsigner {
        faits,
        recit,
        survenu_le: moment.le,
        apres: moment.apres,
        id: moment.id,
    };
    let ecrit = match a_ecrire {
        AEcrire::Faits(faits, recit) => {
            session.consigner(dossier, demande(faits, recit), &mut contexte).await
        }
        AEcrire::Correction(correction) => {
            let demande = demande(Vec::new(), None);
            session.corriger(dossier, correction, demande, &mut contexte).await
        }
    };
    let consigne = ecrit?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    dire(arguments, Flux::Dossier(dossier), &consigne);
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn consigner_activite(
    arguments: &Arguments,
    commande: &ActiviteCommande,
) -> Result<ExitCode, Echec> {
    let activite = match commande {
        ActiviteCommande::Consigner { activite } => activite,
        ActiviteCommande::Terrain(terrain) => {
            return Box::pin(super::terrain::executer(arguments, terrain)).await;
        }
    };
    let (fait, premier) = faits::activite(activite)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let le: Jour = premier.le.unwrap_or(contexte.aujourdhui);
    let (activite, consigne) =
        session.consigner_activite(premier.id, fait, le, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    dire(arguments, Flux::Activite(activite), &consigne);
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn agreer(
    arguments: &Arguments,
    association: &Association,
) -> Result<ExitCode, Echec> {
    let accorde_le = match association {
        Association::Agreer { accorde_le } => accorde_le,
        Association::Annuaire { vers } => return annuaire(arguments, vers).await,
    };
    let (session, mut contexte) = ouvrir(arguments).await?;
    session.agreer(*accorde_le, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let jusqu_au = accorde_le.plus_annees(3);
    let texte = format!("Agrément noté, du {accorde_le} au {jusqu_au}.");
    let valeur = json!({
        "accorde_le": accorde_le.to_string(),
        "expire_le": jusqu_au.to_string(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

/// The directory holds places, and nobody: it is written in clear, to be published.
async fn annuaire(arguments: &Arguments, vers: &Path) -> Result<ExitCode, Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let annuaire = session.annuaire_publie().await;
    session.fermer().await;
    let annuaire = annuaire?;
    lecture::fichier_neuf(vers, annuaire.ecrire().as_bytes())?;
    let nombre = annuaire.structures().len();
    let texte = format!("Annuaire écrit : {nombre} antennes.");
    sortie::reponse(arguments.format, &texte, &json!({ "antennes": nombre }));
    Ok(ExitCode::SUCCESS)
}

pub(super) fn dire(arguments: &Arguments, flux: Flux, consigne: &Consigne) {
    let actes: Vec<String> = consigne.actes.iter().map(ToString::to_string).collect();
    let texte = if consigne.deja_present {
        format!("Déjà consigné dans {flux} : rien n'a été écrit deux fois.")
    } else {
        let acte = actes.first().map_or("", String::as_str);
        format!("Consigné dans {flux}, acte {acte}, rang {}.", consigne.rang)
    };
    let valeur = json!({
        "flux": flux.to_string(),
        "actes": actes,
        "rang": consigne.rang,
        "deja_present": consigne.deja_present,
    });
    sortie::reponse(arguments.format, &texte, &valeur);
}
