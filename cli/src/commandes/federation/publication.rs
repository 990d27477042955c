//! `passerelle federation publier`: everything that is published, in one folder.

use std::path::{Path, PathBuf};

use app::ErreurApp;
use app::federation::{Demande, EditionPubliee, ErreurPublication, Publication};
use serde_json::json;

use super::{Ouverte, ouvrir};
use crate::arguments::{Arguments, Publier};
use crate::commandes::registre::{illisible, mal_ecrit};
use crate::erreur::Echec;
use crate::{lecture, sortie};

/// What writes, said in what it writes.
const GENERATEUR: &str = concat!("passerelle ", env!("CARGO_PKG_VERSION"));

pub(super) fn publier(arguments: &Arguments, demande: &Publier) -> Result<(), Echec> {
    let precedentes = editions(&demande.precedente)?;
    let texte = demande.texte.as_deref().map(lecture::texte).transpose()?;
    let figures = demande.registre.as_ref().map(|dossier| dossier.join("figures.toml"));
    let figures = figures.as_deref().map(lecture::texte).transpose()?;
    let Ouverte { campagne, registre, .. } = ouvrir(arguments, &demande.dossier)?;
    let voulue = Demande {
        precedentes: &precedentes,
        generateur: GENERATEUR,
        texte: texte.as_ref().map(|texte| texte.as_str()),
        figures: figures.as_ref().map(|figures| figures.as_str()),
    };
    let publication = registre.publier(&campagne, &voulue).map_err(echec)?;
    ecrire(&demande.vers, &publication)?;
    dire(arguments, &demande.vers, &publication);
    Ok(())
}

/// Reads editions that were published.
pub(in crate::commandes) fn editions(chemins: &[PathBuf]) -> Result<Vec<EditionPubliee>, Echec> {
    let lire = |chemin: &PathBuf| {
        let edition = EditionPubliee::lire(&lecture::octets(chemin)?);
        edition
            .map_err(|erreur| Echec::usage("edition", format!("{} : {erreur}", chemin.display())))
    };
    chemins.iter().map(lire).collect()
}

/// All the files or none: the folder takes its name once it is whole.
fn ecrire(vers: &Path, publication: &Publication) -> Result<(), Echec> {
    if vers.exists() {
        let message = format!("{} existe déjà", vers.display());
        return Err(Echec::usage("fichier", message).conseil("donnez un dossier neuf"));
    }
    let mut nom = vers.as_os_str().to_owned();
    nom.push(".partiel");
    let partiel = PathBuf::from(nom);
    // A leftover of an interrupted run is ours: its name says so.
    let _ = std::fs::remove_dir_all(&partiel);
    for (fichier, contenu) in &publication.fichiers {
        let chemin = partiel.join(fichier);
        let dossier = chemin.parent().unwrap_or(&partiel);
        std::fs::create_dir_all(dossier).map_err(|e| Echec::fichier(dossier, &e))?;
        lecture::fichier_neuf(&chemin, contenu)?;
    }
    std::fs::rename(&partiel, vers).map_err(|e| Echec::fichier(vers, &e))
}

fn dire(arguments: &Arguments, vers: &Path, publication: &Publication) {
    let bilan = &publication.bilan;
    let lignes: Vec<Vec<String>> = bilan
        .iter()
        .map(|(raison, nombre, valeur)| {
            vec![(*raison).to_owned(), nombre.to_string(), valeur.to_string()]
        })
        .collect();
    let dossier = vers.display();
    let noms = publication.fichiers.keys().map(String::as_str);
    let noms = noms.filter(|nom| !nom.starts_with("donnees/"));
    let texte = format!(
        "Édition écrite dans {dossier} : {}, donnees/ (jeu ouvert).\n{} contributions, {} \
         tableaux ; {} cases masquées, attaquées, \
         aucune fuite.\n\nCe qui suit est pour la fédération seule :\n{}",
        noms.collect::<Vec<_>>().join(", "),
        publication.contributions,
        publication.tables.len(),
        publication.attaquees,
        sortie::tableau(&["raison", "cases masquées", "ce qu'elles comptent"], &lignes)
    );
    let masquees = bilan.iter().map(
        |(raison, nombre, valeur)| json!({ "raison": raison, "cases": nombre, "valeur": valeur }),
    );
    let valeur = json!({
        "edition": dossier.to_string(),
        "fichiers": publication.fichiers.keys().collect::<Vec<_>>(),
        "contributions": publication.contributions,
        "tableaux": publication.tables.len(),
        "masquees": masquees.collect::<Vec<_>>(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
}

fn echec(erreur: ErreurPublication) -> Echec {
    match erreur {
        ErreurPublication::Pool(erreur) => ErreurApp::from(erreur).into(),
        ErreurPublication::Registre(erreur) => illisible(erreur),
        ErreurPublication::Texte(erreurs) => mal_ecrit(&erreurs),
        ErreurPublication::Composition(_) => Echec::rate("rapport", erreur.to_string()),
        ErreurPublication::Archive => Echec::rate("archive", erreur.to_string()),
        ErreurPublication::Jeu(erreur) => Echec::rate("jeu-ouvert", erreur.to_string()),
        ErreurPublication::Rapport(erreur) => Echec::rate("rapport", erreur.to_string()),
    }
}
