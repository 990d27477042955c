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
        .mut_args(franciser_argument)
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

/// What the parser would say of an argument in English is hidden, and said again.
fn franciser_argument(arg: Arg) -> Arg {
    let titre = if arg.is_positional() { "Arguments" } else { "Options" };
    if !arg.get_action().takes_values() {
        return arg.help_heading(titre);
    }
    let mut aide = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let valeurs: Vec<String> =
        arg.get_possible_values().iter().map(|valeur| valeur.get_name().to_owned()).collect();
    if !valeurs.is_empty() {
        aide = format!("{aide} [valeurs : {}]", valeurs.join(", "));
    }
    let defauts: Vec<String> =
        arg.get_default_values().iter().map(|mot| mot.to_string_lossy().into_owned()).collect();
    if !defauts.is_empty() {
        aide = format!("{aide} [défaut : {}]", defauts.join(","));
    }
    if let Some(variable) = arg.get_env().filter(|_| !arg.is_hide_set()) {
        aide = format!("{aide} [variable : {}]", variable.to_string_lossy());
    }
    arg.help_heading(titre)
        .help(aide)
        .hide_possible_values(true)
        .hide_default_value(true)
        .hide_env(true)
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
        // What was typed may be a name where an option was expected.
        ErrorKind::UnknownArgument => "une option ou un argument n'existe pas ici".into(),
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
    let suggeree = lire(ContextKind::SuggestedArg);
    let conseil = if !admises.is_empty() {
        format!("valeurs admises : {admises}")
    } else if let Some(forme) = forme(&option) {
        forme.to_owned()
    } else if !suggeree.is_empty() {
        format!("vouliez-vous dire « {suggeree} » ? « --help » après la commande dit tout")
    } else if !proche.is_empty() {
        format!("vouliez-vous dire « {proche} » ? sinon : passerelle --help")
    } else if !commandes.is_empty() {
        format!("commandes : {commandes}")
    } else {
        "« passerelle --help », ou « --help » après une commande, dit ce qu'elle attend".into()
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
