//! Numerals that are no figure, and those that are.
//!
//! A numeral may be typed when it says when or where, not how many:
//!
//! - a day with its month (`13 avril 2016`, `1er janvier 2024`) or in ISO form (`2016-04-13`);
//! - a year after a word that announces one (`en 2023`, `fin 2023`, `depuis 2016`), or
//!   two joined by a hyphen after the same words;
//! - a number after a word that announces a place in a text (`article 225-12-1`, `L. 121-9`,
//!   `n° 2016-444`, `programme 137`, `chapitre 2`, `page 12`);
//! - a code that starts with capitals (`L121-9`, `R09`, `COVID-19`);
//! - the number of a list item or of a heading, a footnote's mark, a link's address.
//!
//! Everything else is a figure, ordinals included, and so is a number in letters from ten on: a
//! figure does not stop being one because it is spelled. Code spans are printed, and read like the
//! rest.

use domain::Jour;

/// Words after which four digits are a year.
const ANNONCE_ANNEE: [&str; 14] = [
    "en", "année", "fin", "début", "courant", "mi", "depuis", "dès", "avant", "après", "exercice",
    "édition", "période", "saison",
];

/// Words after which a number says where, in a text or in an inventory.
const ANNONCE_LIEU: [&str; 20] = [
    "article",
    "articles",
    "art",
    "n°",
    "nº",
    "numéro",
    "programme",
    "titre",
    "chapitre",
    "partie",
    "section",
    "annexe",
    "tableau",
    "figure",
    "carte",
    "page",
    "phase",
    "note",
    "étape",
    "alinéa",
];

/// Books of codes, in capitals only: `l` is an article of grammar.
const LIVRES: [&str; 4] = ["L", "R", "D", "A"];

/// Numbers in letters, from ten on. Below are words of any sentence.
const EN_LETTRES: [&str; 22] = [
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "vingts",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "septante",
    "huitante",
    "nonante",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
    "milliard",
];

/// Reads prose line after line, and remembers what came before.
#[derive(Debug, Default)]
pub(super) struct Lecteur {
    /// Last word of the paragraph so far.
    precedent: String,
    /// Whether the last line was blank, or an item of a list: an item may follow.
    liste_possible: Suite,
}

/// What may follow a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Suite {
    /// A new block: any item.
    #[default]
    Bloc,
    /// The same paragraph: as in Markdown, only an item numbered one.
    Paragraphe,
}

impl Lecteur {
    /// Numerals typed by hand in one line of prose, each with its column.
    pub(super) fn tapes(&mut self, ligne: &str) -> Vec<(usize, String)> {
        if ligne.trim().is_empty() {
            *self = Self::default();
            return Vec::new();
        }
        let signes = self.sans_numerotation(&sans_adresses(ligne));
        let mots = mots(&signes);
        let mut tapes = Vec::new();
        for (rang, (colonne, mot)) in mots.iter().enumerate() {
            let suivant = mots.get(rang + 1).map_or("", |(_, mot)| mot.as_str());
            if est_un_nombre(mot) && !est_un_repere(&self.precedent, mot, suivant) {
                tapes.push((*colonne, mot.clone()));
            }
            self.precedent.clone_from(mot);
        }
        tapes
    }

    /// Blanks the number of a heading or of a list item at the start of a line.
    fn sans_numerotation(&mut self, ligne: &[char]) -> Vec<char> {
        let mut signes = ligne.to_vec();
        let debut = signes.iter().position(|c| !c.is_whitespace() && *c != '>').unwrap_or(0);
        let titre = signes.get(debut) == Some(&'#');
        let dieses = signes.iter().skip(debut).take_while(|c| **c == '#').count();
        let apres = signes.iter().skip(debut + dieses);
        let debut = debut + dieses + apres.take_while(|c| **c == ' ').count();
        let numero: String = signes
            .iter()
            .skip(debut)
            .take_while(|c| c.is_ascii_digit() || (titre && **c == '.'))
            .collect();
        let fin = debut + numero.chars().count();
        let ferme = matches!(signes.get(fin), Some('.' | ')'));
        let espace = signes.get(fin + usize::from(ferme)).is_some_and(|c| c.is_whitespace());
        let puce = matches!(signes.get(debut), Some('-' | '*' | '+'))
            && signes.get(debut + 1).is_some_and(|c| c.is_whitespace());
        let un = numero == "1" || self.liste_possible == Suite::Bloc;
        let court = numero.len() <= 3 || titre;
        let numerote = court && !numero.is_empty() && espace && ((ferme && un) || titre);
        if numerote {
            for signe in signes.iter_mut().skip(debut).take(fin - debut) {
                *signe = ' ';
            }
        }
        if numerote || puce || titre {
            self.precedent.clear();
        }
        self.liste_possible = if numerote || titre { Suite::Bloc } else { Suite::Paragraphe };
        signes
    }
}

/// The characters of a line, those of addresses and footnote marks blanked.
fn sans_adresses(ligne: &str) -> Vec<char> {
    let mut signes: Vec<char> = ligne.chars().collect();
    for (ouvre, ferme) in
        [("](", ')'), ("[^", ']'), ("<http", '>'), ("http://", ' '), ("https://", ' ')]
    {
        let ouvre: Vec<char> = ouvre.chars().collect();
        let mut ici = 0;
        while let Some(debut) = trouver(&signes, &ouvre, ici) {
            let suite = signes.iter().skip(debut);
            let fini = |c: &char| *c == ferme || (ferme == ' ' && c.is_whitespace());
            let longueur = suite.take_while(|c| !fini(c)).count();
            // Without its end, it is prose.
            let complet = ferme == ' ' || signes.get(debut + longueur) == Some(&ferme);
            if complet {
                for signe in signes.iter_mut().skip(debut).take(longueur) {
                    *signe = ' ';
                }
            }
            ici = debut + longueur.max(1);
        }
    }
    signes
}

fn trouver(signes: &[char], motif: &[char], depuis: usize) -> Option<usize> {
    let suite = signes.get(depuis..)?;
    suite.windows(motif.len()).position(|fenetre| fenetre == motif).map(|rang| rang + depuis)
}

/// Words with their columns. Hyphens, points and degree signs inside a word belong to it, and so do
/// the thousands and decimals of a number.
fn mots(signes: &[char]) -> Vec<(usize, String)> {
    let mut mots = Vec::new();
    let mut mot: Option<(usize, String)> = None;
    for (rang, signe) in signes.iter().enumerate() {
        let avant = rang.checked_sub(1).and_then(|avant| signes.get(avant));
        let chiffres = |c: Option<&char>| c.is_some_and(|c| c.is_numeric());
        let entre_chiffres = chiffres(avant) && chiffres(signes.get(rang + 1));
        let interne = match signe {
            '-' | '.' | '\u{2011}' => mot.is_some(),
            '°' => true,
            ',' | '/' | '\u{a0}' | '\u{202f}' => entre_chiffres,
            c => c.is_alphanumeric() || c.is_numeric(),
        };
        if interne {
            mot.get_or_insert_with(|| (rang + 1, String::new())).1.push(*signe);
        } else if let Some(fini) = mot.take() {
            mots.push(fini);
        }
    }
    mots.extend(mot);
    for (_, mot) in &mut mots {
        let nu = mot.trim_end_matches(['-', '.', '\u{2011}']).len();
        mot.truncate(nu);
    }
    mots.retain(|(_, mot)| !mot.is_empty());
    mots
}

fn est_un_nombre(mot: &str) -> bool {
    if mot.chars().any(char::is_numeric) {
        return true;
    }
    let mot = mot.to_lowercase();
    let lettres = |partie: &str| EN_LETTRES.contains(&partie) || partie == "milliards";
    mot.split(['-', '\u{2011}']).any(lettres)
}

/// Whether a numeral says when or where.
fn est_un_repere(precedent: &str, mot: &str, suivant: &str) -> bool {
    let minuscule = precedent.to_lowercase();
    let annonce_annee =
        ANNONCE_ANNEE.contains(&minuscule.as_str()) || Jour::MOIS.contains(&minuscule.as_str());
    let annees = mot.split(['-', '/']).all(est_une_annee) && mot.split(['-', '/']).count() <= 2;
    let lieu = ANNONCE_LIEU.contains(&minuscule.as_str()) || LIVRES.contains(&precedent);
    let jour = matches!(mot.strip_suffix("er").unwrap_or(mot).parse::<u8>(), Ok(1..=31));
    let jour = jour && (mot == "1er" || mot.bytes().all(|c| c.is_ascii_digit()));
    (annees && annonce_annee)
        || (lieu && mot.chars().any(|c| c.is_ascii_digit()))
        || (jour && Jour::MOIS.contains(&suivant.to_lowercase().as_str()))
        || (mot.len() == 10 && mot.parse::<Jour>().is_ok())
        || est_un_code(mot)
}

fn est_une_annee(mot: &str) -> bool {
    matches!(mot.parse::<u16>(), Ok(1900..=2099)) && mot.len() == 4
}

/// Capitals, then digits: `L121-9`, `COVID-19`, `n°2016-444`.
fn est_un_code(mot: &str) -> bool {
    if let Some(numero) = mot.strip_prefix("n°") {
        return numero.starts_with(|c: char| c.is_ascii_digit());
    }
    let avant: String = mot.chars().take_while(|c| !c.is_numeric()).collect();
    let capitales = |c: char| c.is_uppercase() || c == '-' || c == '.';
    mot.chars().any(|c| c.is_ascii_digit())
        && avant.starts_with(char::is_uppercase)
        && avant.chars().all(capitales)
}
