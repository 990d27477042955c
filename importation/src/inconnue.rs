//! Cells that say "unknown".

use crate::texte::plier;

/// Ways to write that something is not known. `NR` is no country, `NA` neither.
const INCONNUS: [&str; 37] = [
    "inconnu",
    "inconnue",
    "inconnus",
    "inconnues",
    "ne sait pas",
    "sait pas",
    "nsp",
    "nc",
    "n c",
    "nr",
    "n r",
    "nd",
    "n d",
    "na",
    "n a",
    "non communique",
    "non communiquee",
    "non connu",
    "non connue",
    "non renseigne",
    "non renseignee",
    "non precise",
    "non precisee",
    "pas connu",
    "pas connue",
    "non determine",
    "non determinee",
    "sans information",
    "pas d information",
    "pas d info",
    "a demander",
    "a preciser",
    "a verifier",
    "ignore",
    "indetermine",
    "indeterminee",
    "unknown",
];

/// Ways to write that the person would rather not say.
const NON_DITS: [&str; 12] = [
    "refus de repondre",
    "ne souhaite pas repondre",
    "ne veut pas repondre",
    "ne souhaite pas dire",
    "ne veut pas dire",
    "ne se prononce pas",
    "non dit",
    "non dite",
    "pas souhaite",
    "tait",
    "ne repond pas",
    "refuse de repondre",
];

/// Whether a text says "unknown": "?", "NC", "-", "inconnue".
pub(crate) fn dit_inconnu(texte: &str) -> bool {
    let plie = plier(texte);
    INCONNUS.contains(&plie.as_str())
        || (plie.is_empty() && !texte.trim().is_empty() && signes(texte))
}

/// Whether a text says that the person would rather not say.
pub(crate) fn dit_non_dite(texte: &str) -> bool {
    NON_DITS.contains(&plier(texte).as_str())
}

fn signes(texte: &str) -> bool {
    texte
        .trim()
        .chars()
        .all(|signe| matches!(signe, '?' | '-' | '–' | '—' | '.' | '/' | '…' | '_' | ' '))
}
