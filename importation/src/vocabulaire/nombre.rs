//! Counts: "2", "2 enf.", "deux", "aucun", "2.0".

use crate::cellule::{Cellule, entier};
use crate::inconnue::dit_inconnu;
use crate::texte::{Liste, plier};

/// A count read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compte {
    /// This many.
    Nombre(u32),
    /// This many, beside something else that must be kept: "1 (+1)", "2 dont 1 majeur".
    Environ(u32),
    /// The cell says "unknown".
    Inconnu,
    /// A number that counts nothing: negative, with decimals, too large.
    HorsBornes,
    /// No number.
    NonReconnu,
}

/// The count a cell holds, at most `au_plus`.
pub(crate) fn compte(cellule: &Cellule, au_plus: u32) -> Compte {
    let lu = match cellule {
        Cellule::Nombre(nombre) => entier(*nombre)
            .and_then(|n| u32::try_from(n).ok())
            .map_or(Compte::HorsBornes, Compte::Nombre),
        Cellule::Booleen(false) => Compte::Nombre(0),
        Cellule::Texte(texte) => compte_texte(texte),
        Cellule::Vide
        | Cellule::Booleen(true)
        | Cellule::Moment(_)
        | Cellule::Duree(_)
        | Cellule::Erreur => Compte::NonReconnu,
    };
    match lu {
        Compte::Nombre(n) | Compte::Environ(n) if n > au_plus => Compte::HorsBornes,
        Compte::Nombre(_)
        | Compte::Environ(_)
        | Compte::Inconnu
        | Compte::HorsBornes
        | Compte::NonReconnu => lu,
    }
}

fn compte_texte(texte: &str) -> Compte {
    // Words that say what is counted, and add nothing to the count.
    static UNITES: Liste = Liste::new(
        "enf|enft|enfs|enfant|enfants|pers|personne|personnes|fille|filles|garcon|garcons|\
         fils|bebe|bebes|femme|femmes|msg|message|messages|sms|reponse|reponses|salariee|\
         benevoles|intervenants",
    );
    if dit_inconnu(texte) && !["-", "–", "—", "/"].contains(&texte.trim()) {
        return Compte::Inconnu;
    }
    if let Ok(nombre) = texte.trim().replace(',', ".").parse::<f64>() {
        return entier(nombre)
            .and_then(|n| u32::try_from(n).ok())
            .map_or(Compte::HorsBornes, Compte::Nombre);
    }
    let plie = separer_chiffres(&plier(texte));
    let mots: Vec<&str> =
        plie.split(' ').filter(|mot| !mot.is_empty() && !UNITES.contient(mot)).collect();
    match mots.as_slice() {
        // A dash in a column of counts is a zero.
        [] if plie.is_empty() => Compte::Nombre(0),
        [] => Compte::NonReconnu,
        [seul] => nombre_ecrit(seul).map_or(Compte::NonReconnu, Compte::Nombre),
        ["pas", "d" | "de"] => Compte::Nombre(0),
        [premier, suite @ ..] => match nombre_ecrit(premier) {
            // "2 ans" is an age, "1 2" two numbers: neither is a count.
            Some(_) if suite.iter().any(|mot| ["an", "ans", "mois", "ou", "a"].contains(mot)) => {
                Compte::NonReconnu
            }
            Some(n) => Compte::Environ(n),
            None => Compte::NonReconnu,
        },
    }
}

/// Puts a space between digits and letters: "2enf" gives "2 enf".
fn separer_chiffres(plie: &str) -> String {
    let mut separe = String::with_capacity(plie.len() + 4);
    let mut precedente: Option<char> = None;
    for lettre in plie.chars() {
        let coupe = precedente.is_some_and(|autre| {
            autre.is_ascii_digit() != lettre.is_ascii_digit() && autre != ' ' && lettre != ' '
        });
        if coupe {
            separe.push(' ');
        }
        separe.push(lettre);
        precedente = Some(lettre);
    }
    separe
}

fn nombre_ecrit(mot: &str) -> Option<u32> {
    const NOMBRES: [(&str, u32); 25] = [
        ("aucun", 0),
        ("aucune", 0),
        ("zero", 0),
        ("non", 0),
        ("neant", 0),
        ("n", 0),
        ("sans", 0),
        ("rien", 0),
        ("un", 1),
        ("une", 1),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
        ("onze", 11),
        ("douze", 12),
        ("quinze", 15),
        ("vingt", 20),
        ("so", 0),
        ("pas", 0),
    ];
    if mot.chars().all(|lettre| lettre.is_ascii_digit()) {
        return mot.parse().ok();
    }
    NOMBRES.into_iter().find(|(nom, _)| *nom == mot).map(|(_, nombre)| nombre)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for (texte, attendu) in [
            ("2", Compte::Nombre(2)),
            ("2 enf.", Compte::Nombre(2)),
            ("2enf", Compte::Nombre(2)),
            ("deux", Compte::Nombre(2)),
            ("Deux enfants", Compte::Nombre(2)),
            ("2.0", Compte::Nombre(2)),
            ("aucun", Compte::Nombre(0)),
            ("pas d'enfant", Compte::Nombre(0)),
            ("non", Compte::Nombre(0)),
            ("-", Compte::Nombre(0)),
            ("1 (+1)", Compte::Environ(1)),
            ("3 dont 1 majeur", Compte::Environ(3)),
            ("?", Compte::Inconnu),
            ("NC", Compte::Inconnu),
            ("2,5", Compte::HorsBornes),
            ("-1", Compte::HorsBornes),
            ("25", Compte::HorsBornes),
            ("2 ans", Compte::NonReconnu),
            ("oui", Compte::NonReconnu),
            ("enfants", Compte::NonReconnu),
        ] {
            assert_eq!(compte(&Cellule::texte(texte), 20), attendu, "{texte}");
        }
        assert_eq!(compte(&Cellule::Nombre(2.0), 20), Compte::Nombre(2));
        assert_eq!(compte(&Cellule::Nombre(2.5), 20), Compte::HorsBornes);
        assert_eq!(compte(&Cellule::Booleen(false), 20), Compte::Nombre(0));
    }
}
