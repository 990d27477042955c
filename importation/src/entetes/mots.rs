//! The words of a header that tell it from another.

use crate::texte::Liste;

/// Articles, prepositions and ways to say "number of": they tell nothing.
static VIDES: Liste = Liste::new(
    "de|du|des|d|la|le|les|l|un|une|au|aux|a|en|et|ou|sa|son|ses|nb|nbr|nbre|nombre|n|no|dont|\
     of|the",
);

/// Whether a word tells something.
pub(super) fn significatif(mot: &str) -> bool {
    !mot.is_empty() && !VIDES.contient(mot)
}

/// A word without the endings of gender and number.
pub(super) fn radical(mot: &str) -> String {
    let mut radical = mot;
    for fin in ['s', 'x', 'e', 'e'] {
        if radical.len() > 3 {
            radical = radical.strip_suffix(fin).unwrap_or(radical);
        }
    }
    radical.to_owned()
}

/// The words that tell something, in an order that does not depend on theirs.
pub(super) fn sac(plie: &str) -> String {
    let mut radicaux: Vec<String> =
        plie.split(' ').filter(|mot| significatif(mot)).map(radical).collect();
    radicaux.sort_unstable();
    radicaux.join(" ")
}

/// A header without what stands in parentheses: "Date de naissance (jj/mm/aaaa)".
pub(super) fn sans_parentheses(entete: &str) -> String {
    let mut nu = String::new();
    let mut profondeur = 0_u32;
    for lettre in entete.chars() {
        match lettre {
            '(' | '[' => profondeur += 1,
            ')' | ']' => profondeur = profondeur.saturating_sub(1),
            lettre if profondeur == 0 => nu.push(lettre),
            _ => {}
        }
    }
    nu
}

/// A folded header without its rank, when it has one: "renouv 1", "2e renouvellement", "r3".
pub(super) fn sans_rang(plie: &str) -> Option<String> {
    let espace = separer(plie);
    let reste: Vec<&str> = espace.split(' ').filter(|mot| !est_rang(mot)).collect();
    let n_en_tout = espace.split(' ').count();
    (reste.len() < n_en_tout && !reste.is_empty()).then(|| reste.join(" "))
}

fn est_rang(mot: &str) -> bool {
    static RANGS: Liste = Liste::new(
        "1|2|3|4|5|er|ere|re|e|eme|nd|nde|premier|premiere|deuxieme|second|seconde|troisieme|\
         quatrieme|i|ii|iii|6|12|18|24|mois",
    );
    RANGS.contient(mot)
}

/// Puts a space between digits and letters.
fn separer(plie: &str) -> String {
    let mut separe = String::with_capacity(plie.len() + 2);
    let mut precedente = ' ';
    for lettre in plie.chars() {
        if precedente != ' ' && lettre != ' ' {
            let change = precedente.is_ascii_digit() != lettre.is_ascii_digit();
            separe.extend(change.then_some(' '));
        }
        separe.push(lettre);
        precedente = lettre;
    }
    separe
}
