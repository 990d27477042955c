//! `passerelle droits …`: what the law opens.

use std::path::Path;
use std::process::ExitCode;

use law::faits::Faits;
use law::rendu::ReponseJson;
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Droits, Format};
use crate::commandes::{dossier, ouvrir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(droits: &Droits, arguments: &Arguments) -> Result<ExitCode, Echec> {
    let format = arguments.format;
    match droits {
        Droits::Evaluer { faits, question } => {
            let texte = lecture::texte(faits)?;
            let faits = law::faits::lire(&texte).map_err(|erreur| {
                Echec::usage("faits", format!("{} : {erreur}", faits.display()))
            })?;
            repondre(&faits, question.as_deref(), format)?;
        }
        Droits::Questions => questions(format),
        Droits::Expliquer { question } => expliquer(question, format)?,
        Droits::Vignettes { chemin } => return vignettes(chemin, format),
        Droits::Dossier { dossier: id, au } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            let au = au.unwrap_or(contexte.aujourdhui);
            let faits = session.faits_de_droit(dossier(id)?, au, &mut contexte).await?;
            repondre(&faits, None, format)?;
            session.fermer().await;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn question_id(id: &str) -> Result<law::QuestionId, Echec> {
    law::QuestionId::depuis_code(id).ok_or_else(|| {
        Echec::usage("question-inconnue", "aucune question ne porte ce nom")
            .conseil("« passerelle droits questions » les donne toutes")
    })
}

fn repondre(faits: &Faits, question: Option<&str>, format: Format) -> Result<(), Echec> {
    let reponses = match question {
        None => law::evaluer(faits),
        Some(id) => {
            let question = question_id(id)?;
            law::evaluer_une(question, faits).map(|reponse| vec![(question, reponse)])
        }
    };
    let reponses = reponses.map_err(|conflit| Echec::rate("conflit", conflit.to_string()))?;
    let mut objet = Map::new();
    let mut texte = Vec::new();
    for (question, reponse) in &reponses {
        let valeur = serde_json::to_value(ReponseJson::from(reponse));
        let valeur = valeur.map_err(|_| Echec::rate("rendu", "réponse illisible"))?;
        objet.insert(question.code().to_owned(), valeur);
        texte.push(law::rendu::texte(*question, reponse));
    }
    sortie::reponse(format, &texte.join("\n\n"), &Value::Object(objet));
    Ok(())
}

fn questions(format: Format) {
    let toutes = law::questions();
    let lignes: Vec<Vec<String>> = toutes
        .iter()
        .map(|question| vec![question.code().to_owned(), question.libelle().to_owned()])
        .collect();
    let objet: Vec<Value> = toutes
        .iter()
        .map(|question| json!({ "id": question.code(), "libelle": question.libelle() }))
        .collect();
    let texte = sortie::tableau(&["question", "ce qu'elle demande"], &lignes);
    sortie::reponse(format, &texte, &json!(objet));
}

fn expliquer(question: &str, format: Format) -> Result<(), Echec> {
    let question = question_id(question)?;
    let explication = law::expliquer(question);
    let texte = explication.texte();
    let valeur = json!({ "question": question.code(), "texte": texte });
    sortie::reponse(format, &texte, &valeur);
    Ok(())
}

/// Runs every Markdown file below a folder, in the order of their paths.
fn vignettes(racine: &Path, format: Format) -> Result<ExitCode, Echec> {
    let mut fichiers = Vec::new();
    chercher(racine, &mut fichiers)?;
    fichiers.sort();
    let (mut jouees, mut ecarts, mut lignes) = (0_u32, Vec::new(), Vec::new());
    for fichier in &fichiers {
        let texte = lecture::texte(fichier)?;
        let nom = fichier.strip_prefix(racine).unwrap_or(fichier).display().to_string();
        jouees += 1;
        match law::vignettes::executer(&texte) {
            Ok(trouves) => {
                for ecart in trouves {
                    lignes.push(format!("{nom} : {ecart}"));
                    ecarts.push(json!({ "fichier": nom, "ecart": ecart.to_string() }));
                }
            }
            Err(erreur) => {
                lignes.push(format!("{nom} : {erreur}"));
                ecarts.push(json!({ "fichier": nom, "erreur": erreur.to_string() }));
            }
        }
    }
    if fichiers.is_empty() {
        return Err(Echec::usage("sans-vignette", "aucune vignette (.md) dans ce dossier"));
    }
    let conformes = ecarts.is_empty();
    lignes.push(format!("{jouees} vignettes jouées, {} écarts.", ecarts.len()));
    let valeur = json!({ "vignettes": jouees, "ecarts": ecarts });
    sortie::reponse(format, &lignes.join("\n"), &valeur);
    Ok(if conformes { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn chercher(dossier: &Path, fichiers: &mut Vec<std::path::PathBuf>) -> Result<(), Echec> {
    if dossier.is_file() {
        fichiers.push(dossier.to_owned());
        return Ok(());
    }
    let lu = std::fs::read_dir(dossier).map_err(|erreur| Echec::fichier(dossier, &erreur))?;
    for entree in lu {
        let chemin = entree.map_err(|erreur| Echec::fichier(dossier, &erreur))?.path();
        if chemin.is_dir() {
            chercher(&chemin, fichiers)?;
        } else if chemin.extension().is_some_and(|extension| extension == "md") {
            fichiers.push(chemin);
        }
    }
    Ok(())
}
