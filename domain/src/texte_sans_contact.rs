//! A text that holds no way to reach anybody: no number, address, link or account name.
//!
//! What is told of outreach or of a session is about work done. A profile, a number or an address
//! written there would make it a list of people: it is refused where it is typed.

use minicbor::{Decode, Encode};

/// Longest text, in characters.
pub const LONGUEUR_MAX: usize = 2_000;
/// Digits, whatever separates them, from which a text holds a telephone number. Short public lines
/// (115, 3919, 3018) and postal codes have fewer; days are read apart.
const CHIFFRES_MAX: usize = 7;

/// Short numbers of public lines: emergency, violence against women, childhood, suicide.
const LIGNES_PUBLIQUES: [&str; 8] = ["112", "114", "115", "119", "3018", "3020", "3114", "3919"];

/// A text in which nothing that looks like a way to reach somebody was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct TexteSansContact(#[n(0)] String);

/// Why a text is refused. It says what was found, and never repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TexteRefuse {
    /// Nothing is written.
    #[error("the text is empty")]
    Vide,
    /// Longer than [`LONGUEUR_MAX`].
    #[error("the text is too long")]
    TropLong,
    /// What looks like a telephone number.
    #[error("the text holds what looks like a telephone number")]
    Telephone,
    /// What looks like an e-mail address.
    #[error("the text holds what looks like an e-mail address")]
    Courriel,
    /// What looks like a link or a site.
    #[error("the text holds what looks like a link")]
    Lien,
    /// What looks like an account name.
    #[error("the text holds what looks like an account name")]
    Pseudonyme,
}

impl TexteRefuse {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vide => "vide",
            Self::TropLong => "trop-long",
            Self::Telephone => "telephone",
            Self::Courriel => "courriel",
            Self::Lien => "lien",
            Self::Pseudonyme => "pseudonyme",
        }
    }
}

impl TexteSansContact {
    /// Reads a text, spaces around it left out.
    ///
    /// # Errors
    /// [`TexteRefuse`]. A wrong refusal costs a rewording, a wrong acceptance may cost somebody her
    /// safety: where it hesitates, it refuses.
    pub fn lire(texte: &str) -> Result<Self, TexteRefuse> {
        let texte = texte.trim();
        if texte.is_empty() {
            return Err(TexteRefuse::Vide);
        }
        if texte.chars().count() > LONGUEUR_MAX {
            return Err(TexteRefuse::TropLong);
        }
        let plat = aplatir(texte);
        if let Some(refus) = arobase(&plat) {
            return Err(refus);
        }
        if lien(&plat) {
            return Err(TexteRefuse::Lien);
        }
        if telephone(&plat) {
            return Err(TexteRefuse::Telephone);
        }
        Ok(Self(texte.to_owned()))
    }

    /// The text.
    pub fn en_texte(&self) -> &str {
        &self.0
    }
}

/// Lower case, wide and look-alike signs made plain, what no reader sees left out.
fn aplatir(texte: &str) -> String {
    let plat = texte.chars().filter_map(|signe| match signe {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        '＠' | '﹫' => Some('@'),
        '．' | '。' | '․' => Some('.'),
        '／' => Some('/'),
        '：' => Some(':'),
        '＋' => Some('+'),
        '０'..='９' => char::from_digit(u32::from(signe) - u32::from('０'), 10),
        autre => Some(autre),
    });
    plat.flat_map(char::to_lowercase).collect()
}

/// An at sign, or what is written in its place.
fn arobase(plat: &str) -> Option<TexteRefuse> {
    let deguisees = ["(at)", "[at]", "{at}", "(a)", " arobase", "arobas"];
    if deguisees.iter().any(|deguisee| plat.contains(deguisee)) {
        return Some(TexteRefuse::Courriel);
    }
    let (avant, apres) = plat.split_once('@')?;
    let colle = |signe: Option<char>| signe.is_some_and(char::is_alphanumeric);
    let courriel = colle(avant.chars().next_back()) && colle(apres.chars().next());
    Some(if courriel { TexteRefuse::Courriel } else { TexteRefuse::Pseudonyme })
}

/// A link: its beginning, or two words joined by a full stop without a space, as in a domain name.
fn lien(plat: &str) -> bool {
    if ["://", "www.", "point com", "point fr", "dot com"].iter().any(|mot| plat.contains(mot)) {
        return true;
    }
    let mots = plat
        .split(|signe: char| !(signe.is_alphanumeric() || matches!(signe, '.' | '/' | '-' | '_')));
    mots.into_iter().any(|mot| {
        mot.trim_matches('.').split_once('.').is_some_and(|(avant, apres)| {
            let suite = apres.split(['.', '/']).next().unwrap_or_default();
            let lettres = suite.chars().count() >= 2 && suite.chars().all(char::is_alphabetic);
            // « p.ex » is an abbreviation; « t.me/x » leads somewhere.
            lettres && (avant.chars().count() >= 2 || apres.contains('/'))
        })
    })
}

/// More digits than a public line, a day or a postal code has, whatever separates them.
fn telephone(plat: &str) -> bool {
    let mut suite = 0_usize;
    for morceau in sans_jours(plat) {
        if morceau.is_numeric() {
            suite += 1;
            if suite > CHIFFRES_MAX {
                return true;
            }
        } else if !separe(morceau) {
            suite = 0;
        }
    }
    false
}

/// What people put between the digits of a number.
fn separe(signe: char) -> bool {
    signe.is_whitespace()
        || matches!(signe, '.' | '-' | '‐' | '‑' | '–' | '—' | '/' | '\\' | '(' | ')' | '+')
        || matches!(signe, '_' | '*' | '|' | ',' | ';' | ':' | '\'' | '·' | '•')
}

/// The signs of a text where each day (`2026-11-20`, `20/11/2026`), year and public line is one
/// letter.
fn sans_jours(plat: &str) -> Vec<char> {
    let signes: Vec<char> = plat.chars().collect();
    let mut vus = Vec::with_capacity(signes.len());
    let mut reste = signes.as_slice();
    while let Some((premier, suite)) = reste.split_first() {
        let libre = vus.last().is_none_or(|avant: &char| !avant.is_numeric());
        if libre
            && let Some((jour, apres)) = reste.split_at_checked(10)
            && est_un_jour(jour)
            && apres.first().is_none_or(|signe| !signe.is_numeric())
        {
            vus.push('j');
            reste = apres;
        } else if libre && let Some(apres) = sans_nombre_connu(reste) {
            vus.push('j');
            reste = apres;
        } else {
            vus.push(*premier);
            reste = suite;
        }
    }
    vus
}

/// What follows a year or a public line written by itself; `None` when neither begins here.
fn sans_nombre_connu(signes: &[char]) -> Option<&[char]> {
    let fin = signes.iter().position(|signe| !signe.is_numeric()).unwrap_or(signes.len());
    let (nombre, apres) = signes.split_at_checked(fin)?;
    let nombre: String = nombre.iter().collect();
    let annee = nombre.len() == 4 && (nombre.starts_with("19") || nombre.starts_with("20"));
    (annee || LIGNES_PUBLIQUES.contains(&nombre.as_str())).then_some(apres)
}

fn est_un_jour(signes: &[char]) -> bool {
    let texte: String = signes.iter().collect();
    let iso = || texte.parse::<crate::Jour>().is_ok();
    let parties: Vec<&str> = texte.split(['/', '-']).collect();
    let francais = || match parties.as_slice() {
        [jour, mois, annee] if jour.len() == 2 && mois.len() == 2 && annee.len() == 4 => {
            format!("{annee}-{mois}-{jour}").parse::<crate::Jour>().is_ok()
        }
        _ => false,
    };
    iso() || francais()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_somebody_is_refused() {
        use TexteRefuse as R;
        let refuses = [
            ("06 39 98 00 00", R::Telephone),
            ("appelle au 06.39.98.00.00 merci", R::Telephone),
            ("+33 (0)6-39-98-00-00", R::Telephone),
            ("zéro6 puis 39 98 00 00", R::Telephone),
            ("０６３９９８００００", R::Telephone),
            ("06/39/98/00/00", R::Telephone),
            ("vue le 20/11/2026, 0639980000", R::Telephone),
            ("ana@exemple.invalid", R::Courriel),
            ("ana (at) exemple", R::Courriel),
            ("ana arobase exemple", R::Courriel),
            ("sur insta : @perle_57", R::Pseudonyme),
            ("＠perle", R::Pseudonyme),
            ("https://exemple.invalid/profil", R::Lien),
            ("www.exemple", R::Lien),
            ("voir exemple.com", R::Lien),
            ("t.me/perle", R::Lien),
            ("site\u{200b}.net", R::Lien),
            ("exemple point com", R::Lien),
            ("  ", R::Vide),
        ];
        for (texte, refus) in refuses {
            assert_eq!(TexteSansContact::lire(texte), Err(refus), "{texte}");
        }
        let long = "a".repeat(LONGUEUR_MAX + 1);
        assert_eq!(TexteSansContact::lire(&long), Err(R::TropLong));
    }

    #[test]
    fn what_reaches_nobody_is_kept_as_it_is() {
        for texte in [
            "Bonjour, nous sommes une association. Vous pouvez nous répondre ici.",
            "Collège de la Moselle, Metz (57000)",
            "En danger : 17, 112, 114, 115, 3919 ou 3018.",
            "Le 20/11/2026 de 14 h à 16 h 30",
            "2026-11-20",
            "du 02/03/2026 au 04/03/2026",
            "18 élèves sur 24, p.ex. en 3e",
            "Cycle 2025-2026, puis 2027",
            "J. M.",
        ] {
            let lu = TexteSansContact::lire(&format!(" {texte} "));
            assert_eq!(lu.map(|lu| lu.en_texte().to_owned()), Ok(texte.to_owned()), "{texte}");
        }
    }
}
