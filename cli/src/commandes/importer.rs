//! `passerelle importer`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::importer::{AImporter, Avancement, Bilan, TraitementDoublons};
use importation::{Correspondance, NatureFeuille, Repere};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Doublons, Format, Import};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(arguments: &Arguments, import: &Import) -> Result<ExitCode, Echec> {
    let octets = lecture::octets(&import.fichier)?;
    let correspondance = import.correspondance.as_deref().map(lire_correspondance).transpose()?;
    let extension = import.fichier.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let (session, mut contexte) = ouvrir(arguments).await?;
    let voulu = AImporter {
        octets: &octets,
        extension,
        correspondance: correspondance.as_ref(),
        doublons: match import.doublons {
            Doublons::Ecarter => TraitementDoublons::Ecarter,
            Doublons::Garder => TraitementDoublons::Garder,
        },
        accepter: &import.accepter,
        source: &import.source,
    };
    let barre = barre();
    let bilan = session
        .importer(&voulu, &mut contexte, &mut |avancement: Avancement| {
            barre.set_length(avancement.total);
            barre.set_position(avancement.faites);
        })
        .await?;
    barre.finish_and_clear();
    session.fermer().await;
    let rapport = import.rapport.clone().unwrap_or_else(|| a_cote(&import.fichier));
    let ecrit = lecture::fichier_remplace(&rapport, rapport_csv(&bilan).as_bytes());
    let rapport = match ecrit {
        Ok(()) => Some(rapport),
        // The import is done: a report that cannot be written must not look like a failure.
        Err(echec) => {
            sortie::remarque(&format!("Le compte rendu n'a pas pu être écrit : {}", echec.message));
            sortie::remarque("Choisissez un autre endroit avec --rapport FICHIER.");
            None
        }
    };
    let valeur = valeur(&bilan);
    sortie::reponse(arguments.format, &texte(&bilan, rapport.as_deref()), &valeur);
    if arguments.format == Format::Json
        && let Some(rapport) = rapport
    {
        sortie::remarque(&format!("Compte rendu : {}", rapport.display()));
    }
    Ok(ExitCode::SUCCESS)
}

fn lire_correspondance(chemin: &Path) -> Result<Correspondance, Echec> {
    let texte = lecture::texte(chemin)?;
    Correspondance::lire(&texte).map_err(|erreur| {
        Echec::usage("correspondance", format!("{} : {erreur}", chemin.display()))
    })
}

fn barre() -> ProgressBar {
    let barre = ProgressBar::new(0);
    // A template that does not read would only cost the bar its look.
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} lignes, reste {eta}") {
        barre.set_style(style);
    }
    barre
}

/// Beside the workbook, under a name that says what it is.
fn a_cote(fichier: &Path) -> PathBuf {
    let mut nom = fichier.file_stem().unwrap_or_default().to_owned();
    nom.push(".compte-rendu.csv");
    let chemin = fichier.with_file_name(nom);
    // A read-only folder (a shared drive, a key) must not keep the report from being written.
    let ecrivable = std::fs::metadata(chemin.parent().unwrap_or(Path::new(".")))
        .is_ok_and(|dossier| !dossier.permissions().readonly());
    if ecrivable { chemin } else { PathBuf::from(chemin.file_name().unwrap_or_default()) }
}

/// A row's number: an integer where it is one.
fn numero(repere: &Repere) -> Value {
    match &repere.numero {
        None => Value::Null,
        Some(texte) => texte.parse::<u64>().map_or_else(|_| json!(texte), |nombre| json!(nombre)),
    }
}

/// What an import did, for another program.
pub(super) fn valeur(bilan: &Bilan) -> Value {
    let rejetees: Vec<Value> = bilan
        .rejets
        .iter()
        .map(|rejet| {
            let autres: Vec<Value> = rejet
                .autres
                .iter()
                .map(|faute| json!({ "colonne": faute.colonne, "motif": faute.motif.code() }))
                .collect();
            let mut objet = reperer(&rejet.repere);
            objet.insert("colonne".into(), json!(rejet.faute.colonne));
            objet.insert("lettre".into(), json!(rejet.faute.lettre));
            objet.insert("motif".into(), json!(rejet.faute.motif.code()));
            objet.insert("autres".into(), json!(autres));
            Value::Object(objet)
        })
        .collect();
    let remarques: Vec<Value> = bilan
        .remarques
        .iter()
        .map(|remarque| {
            let mut objet = reperer(&remarque.repere);
            objet.insert("colonne".into(), json!(remarque.colonne));
            objet.insert("lettre".into(), json!(remarque.lettre));
            objet.insert("motif".into(), json!(remarque.motif));
            Value::Object(objet)
        })
        .collect();
    let paire = |doublon: &app::importer::Doublon| {
        json!([numero(&doublon.premiere), numero(&doublon.seconde)])
    };
    let ecartees = bilan.doublons.iter().filter(|d| d.ecartee).map(|d| numero(&d.seconde));
    json!({
        "personnes": bilan.personnes,
        "doublons_probables": bilan.doublons.iter().map(paire).collect::<Vec<_>>(),
        "lignes_rejetees": rejetees,
        "par_sexe": {
            "F": bilan.par_sexe.femmes,
            "H": bilan.par_sexe.hommes,
            "T": bilan.par_sexe.trans,
        },
        "sexe_inconnu": bilan.par_sexe.inconnus,
        "sorties": bilan.sorties,
        "doublons_ecartes": ecartees.collect::<Vec<_>>(),
        "dossiers_ouverts": bilan.dossiers_ouverts,
        "activites_creees": bilan.activites_creees,
        "ajouts": bilan.ajouts,
        "corrections": bilan.corrections,
        "annulations": bilan.annulations,
        "lignes_disparues": bilan.disparues,
        "sorties_disparues": bilan.sorties_disparues,
        "valeurs_non_reconnues": remarques,
        "colonnes_non_reconnues": colonnes(bilan),
        "feuilles": feuilles(bilan),
    })
}

fn reperer(repere: &Repere) -> Map<String, Value> {
    let mut objet = Map::new();
    objet.insert("numero".into(), numero(repere));
    objet.insert("feuille".into(), json!(repere.feuille));
    objet.insert("ligne".into(), json!(repere.ligne));
    objet
}

fn colonnes(bilan: &Bilan) -> Vec<Value> {
    let mut colonnes = Vec::new();
    for feuille in bilan.feuilles.iter().filter(|f| lue(f.nature)) {
        for colonne in feuille.colonnes_ignorees() {
            colonnes.push(json!({
                "feuille": feuille.nom,
                "colonne": colonne.entete,
                "lettre": colonne.lettre,
            }));
        }
    }
    colonnes
}

fn lue(nature: NatureFeuille) -> bool {
    !matches!(nature, NatureFeuille::Ignoree(_))
}

fn feuilles(bilan: &Bilan) -> Vec<Value> {
    let nature = |nature| match nature {
        NatureFeuille::Personnes => "personnes",
        NatureFeuille::Sorties => "sorties",
        NatureFeuille::Ignoree(raison) => raison.code(),
    };
    bilan
        .feuilles
        .iter()
        .map(|feuille| {
            let ecartees: Vec<Value> = feuille
                .ecartees
                .iter()
                .map(|ligne| json!({ "ligne": ligne.ligne, "motif": ligne.raison.code() }))
                .collect();
            json!({
                "feuille": feuille.nom,
                "nature": nature(feuille.nature),
                "ligne_entete": feuille.ligne_entete,
                "lignes_hors_tableau": ecartees,
            })
        })
        .collect()
}

/// What an import did, to be read.
fn texte(bilan: &Bilan, rapport: Option<&Path>) -> String {
    let sexe = bilan.par_sexe;
    let mut lignes = vec![
        format!(
            "{} personnes (femmes {}, hommes {}, trans {}, inconnu {}), {} sorties",
            bilan.personnes, sexe.femmes, sexe.hommes, sexe.trans, sexe.inconnus, bilan.sorties
        ),
        format!(
            "{} dossiers ouverts, {} activités créées, {} ajouts, {} corrections, {} annulations",
            bilan.dossiers_ouverts,
            bilan.activites_creees,
            bilan.ajouts,
            bilan.corrections,
            bilan.annulations
        ),
    ];
    lignes.extend(dire_doublons(bilan));
    for rejet in &bilan.rejets {
        lignes.push(format!(
            "Rejetée : ligne {}, colonne « {} » ({}) : {}",
            dire(&rejet.repere),
            rejet.faute.colonne,
            rejet.faute.lettre,
            rejet.faute.motif.code()
        ));
    }
    for remarque in &bilan.remarques {
        lignes.push(format!(
            "À revoir : ligne {}, colonne « {} » ({}) : {} ; le texte est gardé en note",
            dire(&remarque.repere),
            remarque.colonne,
            remarque.lettre,
            remarque.motif
        ));
    }
    for disparue in &bilan.disparues {
        lignes.push(format!("Disparue du fichier : ligne {disparue} ; son dossier reste"));
    }
    if bilan.sorties_disparues > 0 {
        lignes.push(format!("{} sorties ne sont plus dans le fichier", bilan.sorties_disparues));
    }
    lignes.extend(dire_feuilles(bilan));
    if let Some(rapport) = rapport {
        lignes.push(format!("Compte rendu : {}", rapport.display()));
    }
    lignes.join("\n")
}

fn dire_doublons(bilan: &Bilan) -> Vec<String> {
    let mut lignes = Vec::new();
    for doublon in &bilan.doublons {
        let sort = if doublon.ecartee { "mise de côté" } else { "gardée" };
        lignes.push(format!(
            "Doublon probable : ligne {} et ligne {} ({}) ; la seconde est {sort}",
            dire(&doublon.premiere),
            dire(&doublon.seconde),
            doublon.champs.join(", ")
        ));
    }
    if bilan.doublons.iter().any(|doublon| doublon.ecartee) {
        lignes.push("  Pour en accepter : --accepter N°[,N°…] au prochain import.".into());
    }
    lignes
}

/// What was not understood of the sheets.
fn dire_feuilles(bilan: &Bilan) -> Vec<String> {
    let mut lignes = Vec::new();
    for feuille in bilan.feuilles.iter().filter(|f| lue(f.nature)) {
        for colonne in feuille.colonnes_ignorees() {
            lignes.push(format!(
                "Colonne non reconnue : « {} » ({}), feuille « {} » ; gardée en note",
                colonne.entete, colonne.lettre, feuille.nom
            ));
        }
    }
    for feuille in &bilan.feuilles {
        if let NatureFeuille::Ignoree(raison) = feuille.nature {
            lignes.push(format!("Feuille « {} » non lue : {}", feuille.nom, raison.code()));
        }
    }
    lignes
}

fn dire(repere: &Repere) -> String {
    match &repere.numero {
        Some(numero) => format!("N° {numero}"),
        None => format!("{} de « {} »", repere.ligne, repere.feuille),
    }
}

/// The same, row by row, for a spreadsheet. No cell's value is in it.
fn rapport_csv(bilan: &Bilan) -> String {
    let mut lignes = vec!["nature;feuille;ligne;numero;colonne;lettre;motif".to_owned()];
    let mut ecrire = |nature: &str, repere: &Repere, colonne: &str, lettre: &str, motif: &str| {
        let ligne = repere.ligne.to_string();
        let numero = repere.numero.as_deref().unwrap_or_default();
        let champs = [nature, &repere.feuille, &ligne, numero, colonne, lettre, motif];
        lignes.push(champs.map(champ).join(";"));
    };
    for rejet in &bilan.rejets {
        for faute in std::iter::once(&rejet.faute).chain(&rejet.autres) {
            let (colonne, lettre) = (&faute.colonne, &faute.lettre);
            ecrire("rejetee", &rejet.repere, colonne, lettre, faute.motif.code());
        }
    }
    for doublon in &bilan.doublons {
        let premiere = dire(&doublon.premiere);
        let nature = if doublon.ecartee { "doublon-ecarte" } else { "doublon-garde" };
        let motif = format!("{} ; {}", premiere, doublon.champs.join(" "));
        ecrire(nature, &doublon.seconde, "", "", &motif);
    }
    for remarque in &bilan.remarques {
        let (colonne, lettre) = (&remarque.colonne, &remarque.lettre);
        ecrire("a-revoir", &remarque.repere, colonne, lettre, &remarque.motif);
    }
    lignes.push(String::new());
    lignes.join("\n")
}

/// A field safe in a spreadsheet: quoted, and never taken for a formula.
fn champ(texte: &str) -> String {
    let formule = texte.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let garde = if formule { "'" } else { "" };
    format!("\"{garde}{}\"", texte.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_never_a_formula() {
        assert_eq!(champ("=1+1"), "\"'=1+1\"");
        assert_eq!(champ("a\"b;c"), "\"a\"\"b;c\"");
    }
}
