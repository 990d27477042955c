//! `passerelle prevision …`: how many people leave, after how long, at what cost. No base is
//! opened.

mod calibrage;
mod cout;
mod json;
mod scenarios;
mod texte;

use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use forecast::scenario::catalogue;
use forecast::{
    Bilan, Changement, ErreurScenario, Reglages, Scenario, comparer, illustration, prevoir,
    sensibilite,
};
use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::{Calcul, Depart, Ecrits, Format, Prevision};
use crate::erreur::Echec;
use crate::{lecture, sortie};

/// Runs of a forecast, of each point of a sensitivity, of each point of a calibration.
const REPLICATIONS: u32 = 40;
const REPLICATIONS_SENSIBILITE: u32 = 10;
const REPLICATIONS_CALIBRAGE: u32 = 8;

pub(super) fn executer(prevision: &Prevision, format: Format) -> Result<ExitCode, Echec> {
    match prevision {
        Prevision::Simuler { depart, comparer: None, calcul, ecrits } => {
            simuler(depart, calcul, ecrits, format)?;
        }
        Prevision::Simuler { depart, comparer: Some(autre), calcul, ecrits } => {
            let noms = [&depart.scenario, autre];
            mettre_en_regard(noms, &depart.changer, (calcul, ecrits), format)?;
        }
        Prevision::Comparer { avant, apres, changer, calcul, ecrits } => {
            mettre_en_regard([avant, apres], changer, (calcul, ecrits), format)?;
        }
        Prevision::Sensibilite { depart, calcul } => {
            let scenario = lire(&depart.scenario, &depart.changer)?;
            let (reglages, barre) = (reglages(calcul, REPLICATIONS_SENSIBILITE), barre());
            let effets = sensibilite(&scenario, &reglages, &avancer(&barre));
            barre.finish_and_clear();
            let valeur = json::effets(&scenario, &reglages, &effets);
            sortie::reponse(format, &texte::effets(&scenario, &effets), &valeur);
        }
        Prevision::Calibrer { depart, points, tours, calcul } => {
            let scenario = lire(&depart.scenario, &depart.changer)?;
            let reglages = reglages(calcul, REPLICATIONS_CALIBRAGE);
            calibrage::executer(&scenario, (*points, *tours), &reglages, format)?;
        }
        Prevision::Cout(demande) => cout::executer(demande, format)?,
        Prevision::Scenarios { scenario: None } => scenarios::lister(format)?,
        Prevision::Scenarios { scenario: Some(nom) } => {
            scenarios::montrer(&lire(nom, &[])?, format);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn simuler(depart: &Depart, calcul: &Calcul, ecrits: &Ecrits, format: Format) -> Result<(), Echec> {
    let scenario = lire(&depart.scenario, &depart.changer)?;
    let (reglages, barre) = (reglages(calcul, REPLICATIONS), barre());
    let bilan = prevoir(&scenario, &reglages, &avancer(&barre));
    barre.finish_and_clear();
    ecrire(ecrits, &[(&scenario, &bilan)])?;
    let valeur = json::bilan(&scenario, &reglages, &bilan);
    sortie::reponse(format, &texte::bilan(&scenario, &bilan), &valeur);
    Ok(())
}

fn mettre_en_regard(
    [avant, apres]: [&String; 2],
    changer: &[String],
    (calcul, ecrits): (&Calcul, &Ecrits),
    format: Format,
) -> Result<(), Echec> {
    let (avant, apres) = (lire(avant, changer)?, lire(apres, changer)?);
    let (reglages, barre) = (reglages(calcul, REPLICATIONS), barre());
    let comparaison = comparer(&avant, &apres, &reglages, &avancer(&barre));
    barre.finish_and_clear();
    ecrire(ecrits, &[(&avant, &comparaison.avant), (&apres, &comparaison.apres)])?;
    let valeur = json::comparaison(&avant, &apres, &reglages, &comparaison);
    sortie::reponse(format, &texte::comparaison(&avant, &apres, &comparaison), &valeur);
    Ok(())
}

/// A scenario by its name or from a file, with what is changed in it.
fn lire(nom: &str, changer: &[String]) -> Result<Scenario, Echec> {
    let livre = catalogue::LIVRES.iter().any(|livre| livre.nom == nom);
    let chemin = Path::new(nom);
    let fichier = nom == "-" || chemin.extension().is_some_and(|extension| extension == "toml");
    let scenario = if !livre && (fichier || chemin.is_file()) {
        Scenario::lire(&lecture::texte(chemin)?)
    } else {
        Scenario::livre(nom)
    };
    let scenario = scenario.map_err(|erreur| echec(&erreur))?;
    if changer.is_empty() {
        return Ok(scenario);
    }
    let changements: Result<Vec<Changement>, ErreurScenario> =
        changer.iter().map(|texte| Changement::lire(texte)).collect();
    changements
        .and_then(|changements| scenario.changer(&changements))
        .map_err(|erreur| echec(&erreur))
}

fn echec(erreur: &ErreurScenario) -> Echec {
    Echec::usage(erreur.code(), erreur.to_string()).conseil(erreur.conseil())
}

fn reglages(calcul: &Calcul, replications: u32) -> Reglages {
    let machine = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    Reglages {
        graine: calcul.graine,
        replications: calcul.replications.unwrap_or(replications),
        fils: calcul.fils.unwrap_or_else(machine),
    }
}

fn barre() -> ProgressBar {
    let barre = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} calculs, reste {eta}");
    if let Ok(style) = style {
        barre.set_style(style);
    }
    barre
}

fn avancer(barre: &ProgressBar) -> impl Fn(u32, u32) + Sync + '_ {
    |faits, total| {
        barre.set_length(u64::from(total));
        barre.set_position(u64::from(faits));
    }
}

/// Writes what was asked beside the answer: the table of the last scenario, charts of all.
fn ecrire(ecrits: &Ecrits, bilans: &[(&Scenario, &Bilan)]) -> Result<(), Echec> {
    if let (Some(chemin), Some((_, bilan))) = (&ecrits.csv, bilans.last()) {
        lecture::fichier_remplace(chemin, illustration::csv(bilan).as_bytes())?;
        sortie::remarque(&format!("Tableau écrit : {}", chemin.display()));
    }
    let Some(dossier) = &ecrits.svg else {
        return Ok(());
    };
    std::fs::create_dir_all(dossier).map_err(|erreur| Echec::fichier(dossier, &erreur))?;
    let nommes: Vec<(&str, i32, &Bilan)> = bilans
        .iter()
        .map(|(scenario, bilan)| (scenario.titre.as_str(), scenario.debut, *bilan))
        .collect();
    for (nom, dessin) in [
        ("en-cours.svg", illustration::en_cours(&nommes)),
        ("en-attente.svg", illustration::en_attente(&nommes)),
        ("attentes.svg", illustration::attentes(&nommes)),
    ] {
        let chemin = dossier.join(nom);
        lecture::fichier_remplace(&chemin, dessin.as_bytes())?;
        sortie::remarque(&format!("Graphique écrit : {}", chemin.display()));
    }
    Ok(())
}
