//! `passerelle chiffres verifier` and `passerelle chiffres composer`: figures by name, and what
//! they must hold. No base is opened.

use std::path::Path;
use std::process::ExitCode;

use observatory::registre::{Constat, Controle, ErreurRegistre, Nombre, Registre, Verdict};
use observatory::texte::{ErreurTexte, Texte, composer};
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::erreur::Echec;
use crate::{lecture, sortie};

/// Decimals of a number that no finite number of them writes.
const DECIMALES: u8 = 10;

/// Recomputes every relation. A relation that does not hold is an answer: the exit code is 0.
pub(super) fn verifier(dossier: &Path, format: Format) -> Result<ExitCode, Echec> {
    let registre = registre(dossier)?;
    let controles = lecture::texte(&dossier.join("checks.toml"))?;
    let controles = Controle::lire_tous(&controles).map_err(illisible)?;
    let constats: Result<Vec<Constat>, ErreurRegistre> =
        controles.iter().map(|controle| controle.verifier(&registre)).collect();
    let constats = constats.map_err(illisible)?;
    let valeur = json!({ "controles": constats.iter().map(valeur).collect::<Vec<_>>() });
    sortie::reponse(format, &texte(&constats), &valeur);
    Ok(ExitCode::SUCCESS)
}

/// Prints a text with its figures.
pub(super) fn rediger(texte: &Path, dossier: &Path, format: Format) -> Result<ExitCode, Echec> {
    let registre = registre(dossier)?;
    let source = lecture::texte(texte)?;
    let compose = composer(&source, &registre).map_err(|erreurs| mal_ecrit(&erreurs))?;
    sortie::reponse(format, &compose.markdown, &compose_en_json(&compose));
    Ok(ExitCode::SUCCESS)
}

fn registre(dossier: &Path) -> Result<Registre, Echec> {
    let figures = lecture::texte(&dossier.join("figures.toml"))?;
    Registre::lire(&figures).map_err(illisible)
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
pub(super) fn illisible(erreur: ErreurRegistre) -> Echec {
    Echec::usage("registre", erreur.to_string()).conseil(erreur.probleme.conseil())
}

/// Every fault of a text at once: whoever wrote it corrects it in one go.
pub(super) fn mal_ecrit(erreurs: &[ErreurTexte]) -> Echec {
    let dit = |erreur: &ErreurTexte| format!("{erreur} — {}", erreur.probleme.conseil());
    let message = match erreurs {
        [une] => une.to_string(),
        plusieurs => {
            let dits: Vec<String> = plusieurs.iter().map(dit).collect();
            format!("{} fautes dans ce texte\n{}", plusieurs.len(), dits.join("\n"))
        }
    };
    let conseil = match erreurs {
        [une] => une.probleme.conseil(),
        _ => "corrigez chaque ligne citée".into(),
    };
    Echec::usage("texte", message).conseil(conseil)
}

fn valeur(constat: &Constat) -> Value {
    let mut valeur = json!({ "id": constat.id, "verdict": constat.verdict.mot() });
    if let Some(objet) = valeur.as_object_mut() {
        if constat.lecture {
            objet.insert("lecture".into(), json!(true));
        }
        objet.insert("calcule".into(), nombre(&constat.calcule));
        objet.insert("attendu".into(), nombre(&constat.attendu));
        objet.insert("note".into(), json!(constat.note));
    }
    valeur
}

/// A number of JSON: an integer when it is one.
fn nombre(nombre: &Nombre) -> Value {
    let ecrit = nombre.ecrit(DECIMALES);
    let entier = ecrit.parse::<i64>().ok().map(Value::from);
    entier.or_else(|| ecrit.parse::<f64>().ok().map(Value::from)).unwrap_or(Value::String(ecrit))
}

fn compose_en_json(texte: &Texte) -> Value {
    let cites = texte.chiffres.iter().map(|cite| {
        json!({
            "ligne": cite.ligne,
            "colonne": cite.colonne,
            "source": cite.source,
            "imprime": cite.imprime,
            "valeur": nombre(&cite.valeur),
        })
    });
    json!({ "texte": texte.markdown, "chiffres": cites.collect::<Vec<_>>() })
}

/// One relation after the other, those that do not hold standing out; then how many.
fn texte(constats: &[Constat]) -> String {
    let largeur = constats.iter().map(|constat| constat.id.chars().count()).max().unwrap_or(0);
    let ligne = |constat: &Constat| {
        let verdict = match constat.verdict {
            Verdict::Tient => "tient       ",
            Verdict::NeTientPas => "NE TIENT PAS",
        };
        let lecture = if constat.lecture { " (à la lecture)" } else { "" };
        format!(
            "{verdict}  {:largeur$}  imprimé {}, recalculé {}{lecture}\n{:14}{}",
            constat.id,
            constat.attendu.en_francais(None),
            constat.calcule.en_francais(None),
            "",
            constat.note
        )
    };
    let mut lignes: Vec<String> = constats.iter().map(ligne).collect();
    let combien = |verdict| constats.iter().filter(|c| c.verdict == verdict).count();
    lignes.push(format!(
        "\n{} relations : {} tiennent, {} ne tiennent pas ; {} jugées à la lecture.",
        constats.len(),
        combien(Verdict::Tient),
        combien(Verdict::NeTientPas),
        constats.iter().filter(|constat| constat.lecture).count()
    ));
    lignes.join("\n")
}
