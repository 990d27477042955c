//! Fields of a form, read: an id, the act a form was filled over, a number, an amount.

use std::str::FromStr;

use domain::gestion::montant;
use domain::{ActeId, Departement, Jour};

use crate::pages::dossiers::jour;
use crate::reponse::ErreurWeb;

/// What a form says it is about.
pub(crate) fn id<T: FromStr>(texte: &str) -> Result<T, ErreurWeb> {
    texte.parse().map_err(|_| ErreurWeb::Champ("quoi"))
}

/// The act a form was filled over; empty for something new.
pub(crate) fn lu(texte: &str) -> Result<Option<ActeId>, ErreurWeb> {
    if texte.is_empty() { Ok(None) } else { id(texte).map(Some) }
}

/// One of a list of codes.
pub(crate) fn code<T>(lu: Option<T>) -> Result<T, ErreurWeb> {
    lu.ok_or(ErreurWeb::Champ("quoi"))
}

/// A whole number.
pub(crate) fn nombre<T: FromStr>(texte: &str) -> Result<T, ErreurWeb> {
    texte.trim().parse().map_err(|_| ErreurWeb::Champ("nombre"))
}

/// An amount, in cents.
pub(crate) fn centimes(texte: &str) -> Result<u64, ErreurWeb> {
    montant::lire(texte).ok_or(ErreurWeb::Champ("montant"))
}

/// A day that must be said.
pub(crate) fn jour_dit(texte: &str) -> Result<Jour, ErreurWeb> {
    jour(texte)?.ok_or(ErreurWeb::Champ("jour"))
}

/// A department; empty for none.
pub(crate) fn departement(texte: &str) -> Result<Option<Departement>, ErreurWeb> {
    match texte.trim() {
        "" => Ok(None),
        code => code.parse().map(Some).map_err(|_| ErreurWeb::Champ("departement")),
    }
}

/// A text that may be left out.
pub(crate) fn libre(texte: &str) -> Option<String> {
    Some(texte.trim()).filter(|texte| !texte.is_empty()).map(str::to_owned)
}

/// Words between commas, spaces or semicolons.
pub(crate) fn liste(texte: &str) -> impl Iterator<Item = &str> {
    texte.split([',', ' ', ';', '\n', '\r']).filter(|mot| !mot.is_empty())
}
