//! Cells that say "unknown".

use crate::texte::{Liste, plier};

/// Longer texts say more.
const LONGUEUR: usize = 40;

/// Ways to write that something is not known. `NR` is no country, `NA` neither.
static INCONNUS: Liste = Liste::new(
    "inconnu|inconnue|inconnus|inconnues|ne sait pas|sait pas|nsp|nc|n c|nr|n r|nd|n d|na|n a|\
     non communique|non communiquee|non connu|non connue|non renseigne|non renseignee|\
     non precise|non precisee|pas connu|pas connue|non determine|non determinee|\
     sans information|pas d information|pas d info|a demander|a preciser|a verifier|ignore|\
     indetermine|indeterminee|unknown|a completer|a renseigner|non su|inc",
);

/// Ways to write that the person would rather not say.
static NON_DITS: Liste = Liste::new(
    "refus de repondre|ne souhaite pas repondre|ne veut pas repondre|ne souhaite pas dire|\
     ne veut pas dire|ne se prononce pas|non dit|non dite|pas souhaite|ne repond pas|\
     refuse de repondre",
);

/// Whether a text says "unknown" in so many words: "NC", "inconnue".
pub(crate) fn dit_inconnu(texte: &str) -> bool {
    (texte.len() <= LONGUEUR && INCONNUS.contient(&plier(texte))) || est_une_question(texte)
}

/// Whether a text holds question marks and nothing else.
fn est_une_question(texte: &str) -> bool {
    let texte = texte.trim();
    !texte.is_empty() && texte.chars().all(|signe| signe == '?' || signe.is_whitespace())
}

/// Whether a text is made of signs alone: "-", "/", "…". In a column of counts or of yes and no, a
/// dash says something; elsewhere, nothing.
pub(crate) fn ne_dit_rien(texte: &str) -> bool {
    !texte.chars().any(char::is_alphanumeric)
}

/// Whether a text says that the person would rather not say.
pub(crate) fn dit_non_dite(texte: &str) -> bool {
    texte.len() <= LONGUEUR && NON_DITS.contient(&plier(texte))
}
