//! The binary `passerelle`: the only reader of the environment, of the clock and of the terminal.

mod arguments;
mod commandes;
mod contexte;
mod erreur;
mod lecture;
mod sortie;
mod usage;

use std::process::ExitCode;

use crate::arguments::Format;
use crate::erreur::Echec;

fn main() -> ExitCode {
    // A panic's own message may quote what was being read: only its place is said.
    std::panic::set_hook(Box::new(|panique| {
        let lieu = panique.location().map(ToString::to_string).unwrap_or_default();
        sortie::remarque(&format!("Erreur interne, à signaler avec ce repère : {lieu}"));
    }));
    let arguments = match usage::lire() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return ExitCode::SUCCESS,
        Err(echec) => {
            sortie::echec(&echec, format_demande());
            return ExitCode::from(echec.sortie);
        }
    };
    let format = arguments.format;
    let lance = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|_| Echec::rate("systeme", "le programme n'a pas pu démarrer"));
    match lance.and_then(|execution| execution.block_on(commandes::executer(arguments))) {
        Ok(code) => code,
        Err(echec) => {
            sortie::echec(&echec, format);
            ExitCode::from(echec.sortie)
        }
    }
}

/// The form asked for, when the rest of the command does not read.
fn format_demande() -> Format {
    let mots: Vec<String> = std::env::args().collect();
    let json = mots.iter().any(|mot| mot == "--format=json")
        || mots.windows(2).any(|paire| paire == ["--format", "json"]);
    if json { Format::Json } else { Format::Texte }
}
