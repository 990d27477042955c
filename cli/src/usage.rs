//! Help and usage errors in French: the people who type these commands speak it.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};

use crate::arguments::Arguments;
use crate::erreur::Echec;
use crate::sortie;

const GABARIT: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

/// What was typed, or nothing when help or the version was asked for and has been shown.
pub(crate) fn lire() -> Result<Option<Arguments>, Echec> {
    let commande = franciser(Arguments::command());
    let lus = commande.try_get_matches().and_then(|lus| Arguments::from_arg_matches(&lus));
    let erreur = match lus {
        Ok(arguments) => return Ok(Some(arguments)),
        Err(erreur) => erreur,
    };
    if matches!(erreur.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        sortie::ligne(&erreur.render().to_string());
        return Ok(None);
    }
    Err(dire(&erreur))
}

fn franciser(commande: Command) -> Command {
    let sous: Vec<String> = commande.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut commande = commande
        .help_template(GABARIT)
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_flag(true)
        .mut_args(|arg| {
            let titre = if arg.is_positional() { "Arguments" } else { "Options" };
            arg.help_heading(titre)
        })
        .arg(
            Arg::new("aide")
                .short('h')
                .long("help")
                .visible_alias("aide")
                .action(ArgAction::Help)
                .help_heading("Options")
                .help("Montre cette aide"),
        );
    if commande.get_version().is_some() {
        commande = commande.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading("Options")
                .help("Montre la version"),
        );
    }
    sous.iter().fold(commande, |commande, nom| commande.mut_subcommand(nom, franciser))
}

/// The usage error, without the value typed: it may be a name.
#[expect(clippy::wildcard_enum_match_arm, reason = "the parser's enums grow without notice")]
fn dire(erreur: &clap::Error) -> Echec {
    let lire = |genre| match erreur.get(genre) {
        Some(ContextValue::String(texte)) => texte.clone(),
        Some(ContextValue::Strings(textes)) => textes.join(", "),
        _ => String::new(),
    };
    let option = lire(ContextKind::InvalidArg);
    let message = match erreur.kind() {
        ErrorKind::InvalidValue => {
            format!("{option} : cette valeur n'est pas admise, ou elle manque")
        }
        ErrorKind::ValueValidation => format!("{option} : cette valeur ne se lit pas"),
        ErrorKind::UnknownArgument => format!("l'option ou l'argument {option} n'existe pas ici"),
        ErrorKind::InvalidSubcommand => "cette commande n'existe pas".into(),
        ErrorKind::MissingRequiredArgument => format!("il manque {option}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "il manque une commande".into()
        }
        ErrorKind::ArgumentConflict => {
            format!("{option} ne va pas avec {}", lire(ContextKind::PriorArg))
        }
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::TooFewValues => {
            format!("{option} : nombre de valeurs incorrect")
        }
        _ => "la commande ne se lit pas".into(),
    };
    let admises = lire(ContextKind::ValidValue);
    let commandes = lire(ContextKind::ValidSubcommand);
    let proche = lire(ContextKind::SuggestedSubcommand);
    let conseil = if !admises.is_empty() {
        format!("valeurs admises : {admises}")
    } else if let Some(forme) = forme(&option) {
        forme.to_owned()
    } else if !proche.is_empty() {
        format!("vouliez-vous dire « {proche} » ? sinon : passerelle --help")
    } else if !commandes.is_empty() {
        format!("commandes : {commandes}")
    } else {
        "« --help » après la commande dit ce qu'elle attend".into()
    };
    Echec::usage("usage", message).conseil(conseil)
}

/// The form an option expects, from the name of its value.
fn forme(option: &str) -> Option<&'static str> {
    let formes = [
        ("<DATE>", "une date s'écrit AAAA-MM-JJ, et existe dans le calendrier"),
        (
            "<INSTANT>",
            "un instant s'écrit AAAA-MM-JJTHH:MM:SSZ, ou AAAA-MM-JJ pour le début du jour",
        ),
        ("<DEPARTEMENT>", "un département s'écrit 01 à 95, 2A, 2B, ou 971 à 976"),
        ("<ANNEE>", "une année s'écrit en quatre chiffres"),
        ("<UUID>", "un identifiant s'écrit 0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42"),
        ("<ACTE>", "« dossiers montrer » donne l'identifiant de chaque acte"),
        ("<MOTIF>", "demande, conservation, erreur, ou quelques mots sans nom"),
    ];
    formes.iter().find(|(nom, _)| option.contains(nom)).map(|(_, forme)| *forme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_well_formed() {
        franciser(Arguments::command()).debug_assert();
    }
}
