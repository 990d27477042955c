//! What the terminal says when something did not go through, and the exit code.

use app::ErreurApp;

/// Why a command stopped: a message, what to do next, a code to quote. Never a person's data.
#[derive(Debug)]
pub(crate) struct Echec {
    pub(crate) message: String,
    pub(crate) conseil: Option<String>,
    pub(crate) code: &'static str,
    pub(crate) sortie: u8,
}

/// Something is damaged, or the command could not be carried out.
const SORTIE_ECHEC: u8 = 1;
/// What was asked is not well formed.
const SORTIE_USAGE: u8 = 2;

impl Echec {
    /// What was asked is not well formed: nothing was tried.
    pub(crate) fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self { message: message.into(), conseil: None, code, sortie: SORTIE_USAGE }
    }

    /// It was tried, and failed.
    pub(crate) fn rate(code: &'static str, message: impl Into<String>) -> Self {
        Self { message: message.into(), conseil: None, code, sortie: SORTIE_ECHEC }
    }

    /// The same with what to do next.
    pub(crate) fn conseil(self, conseil: impl Into<String>) -> Self {
        Self { conseil: Some(conseil.into()), ..self }
    }

    /// A file that could not be read or written. Its path is the caller's own words, its content
    /// is not shown.
    pub(crate) fn fichier(chemin: &std::path::Path, erreur: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let connus = [
            (ErrorKind::NotFound, "n'existe pas"),
            (ErrorKind::PermissionDenied, "ne peut pas être ouvert avec vos droits"),
            (ErrorKind::AlreadyExists, "existe déjà : choisissez un nom neuf"),
        ];
        let connu = connus.iter().find(|(genre, _)| *genre == erreur.kind());
        let quoi = connu.map_or("ne peut pas être lu ou écrit", |(_, quoi)| *quoi);
        Self::usage("fichier", format!("le fichier {} {quoi}", chemin.display()))
    }
}

impl From<ErreurApp> for Echec {
    fn from(erreur: ErreurApp) -> Self {
        let conseil = erreur.conseil().map(String::from);
        Self { message: erreur.to_string(), conseil, code: erreur.code(), sortie: SORTIE_ECHEC }
    }
}
