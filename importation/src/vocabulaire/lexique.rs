//! The words of one column, and what each says.

use crate::texte::plier;

/// Words that turn what follows into its contrary. A text that holds one of them is only understood
/// by an expression that holds it too ("pas de logement").
const NEGATIONS: [&str; 11] =
    ["pas", "non", "sans", "ni", "aucun", "aucune", "jamais", "plus", "ex", "ancien", "ancienne"];

/// The expressions of a column with their meaning, in order of precedence.
///
/// Expressions are folded (see [`plier`]). A word ending in `*` stands for every word that begins
/// so. A text is first looked up whole, then searched for the first expression it contains.
pub(crate) struct Lexique<T: 'static> {
    expressions: Vec<(Vec<&'static str>, T)>,
}

impl<T: Copy> Lexique<T> {
    /// From groups of expressions separated by `|`.
    pub(crate) fn new(groupes: &[(T, &'static str)]) -> Self {
        let expressions = groupes
            .iter()
            .flat_map(|(sens, groupe)| {
                groupe.split('|').map(|expression| (expression.split_whitespace().collect(), *sens))
            })
            .collect();
        Self { expressions }
    }

    /// What a text says, when it says it whole or contains a known expression.
    pub(crate) fn lire(&self, texte: &str) -> Option<T> {
        let plie = plier(texte);
        let mots = decoupe(&plie);
        self.exacte(&mots).or_else(|| self.contenue(&mots)).or_else(|| {
            let recolle = sigles(&mots)?;
            let mots = decoupe(&recolle);
            self.exacte(&mots).or_else(|| self.contenue(&mots))
        })
    }

    /// What a text says, when it says nothing else.
    pub(crate) fn lire_entier(&self, texte: &str) -> Option<T> {
        let plie = plier(texte);
        self.exacte(&decoupe(&plie))
    }

    fn exacte(&self, mots: &[&str]) -> Option<T> {
        if mots.is_empty() {
            return None;
        }
        self.expressions
            .iter()
            .find(|(expression, _)| expression.len() == mots.len() && commence(mots, expression))
            .map(|(_, sens)| *sens)
    }

    fn contenue(&self, mots: &[&str]) -> Option<T> {
        let nie = |mots: &[&str]| {
            mots.iter().filter(|mot| NEGATIONS.contains(&mot.trim_end_matches('*'))).count()
        };
        let negations = nie(mots);
        self.expressions
            .iter()
            .filter(|(expression, _)| negations == 0 || nie(expression) >= negations)
            .find(|(expression, _)| {
                // A negation alone ("non") says something only when it is the whole text.
                !expression.iter().all(|mot| NEGATIONS.contains(mot))
                    && mots.windows(expression.len()).any(|suite| commence(suite, expression))
            })
            .map(|(_, sens)| *sens)
    }
}

fn decoupe(plie: &str) -> Vec<&str> {
    plie.split(' ').filter(|mot| !mot.is_empty()).collect()
}

/// The words with dotted initials put together ("A.P.S." folds to three words); nothing when there
/// are none.
fn sigles(mots: &[&str]) -> Option<String> {
    let lettre = |mot: &&str| mot.chars().count() == 1;
    if !mots.windows(2).any(|deux| deux.iter().all(lettre)) {
        return None;
    }
    let mut recolle = String::new();
    let mut apres_lettre = false;
    for mot in mots {
        if !(recolle.is_empty() || (apres_lettre && lettre(mot))) {
            recolle.push(' ');
        }
        recolle.push_str(mot);
        apres_lettre = lettre(mot);
    }
    Some(recolle)
}

/// Whether the words begin with the expression.
fn commence(mots: &[&str], expression: &[&str]) -> bool {
    mots.len() >= expression.len()
        && expression.iter().zip(mots).all(|(attendu, mot)| match attendu.strip_suffix('*') {
            Some(debut) => mot.starts_with(debut),
            None => attendu == mot,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_is_only_understood_by_an_expression_that_holds_it() {
        let lexique =
            Lexique::new(&[(1, "sans logement|pas de log*"), (2, "logement|log* social")]);
        assert_eq!(lexique.lire("Logement"), Some(2));
        assert_eq!(lexique.lire("en logement autonome"), Some(2));
        assert_eq!(lexique.lire("SANS LOGEMENT"), Some(1));
        assert_eq!(lexique.lire("pas de logt."), Some(1));
        assert_eq!(lexique.lire("jamais eu de logement"), None);
        assert_eq!(lexique.lire(""), None);
    }
}
