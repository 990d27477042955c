//! The binary `passerelle`: the only reader of the environment, of the clock and of the terminal.

mod arguments;
mod commandes;
mod contexte;
mod erreur;
mod lecture;
mod sortie;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Arguments;
use crate::erreur::Echec;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
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
