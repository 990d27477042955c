//! Nationalities, in every spelling: the reviewed table `pays.csv`.
//!
//! Every country and territory of ISO 3166-1, and Kosovo (`XK`, the code the European Union uses),
//! with its names, the names of its people and what the field writes for it ("RCI", "RD Congo").
//! Beyond the table: the two letters of the code in capitals; two nationalities in one cell
//! ("franco-nigériane", "FR/NG"); a precision in parentheses; one slip of the keyboard in a long
//! word, when one country alone is that close.
//!
//! A name that two countries share is in the table of neither: "congolaise" alone is unknown.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use domain::Pays;

use crate::texte::{Liste, a_une_faute, plier};

/// What a cell of the column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nationalites {
    /// The one to keep: French, else of the European Union, else the first one written. Being
    /// French, or a citizen of the Union, opens rights that no other nationality takes away.
    pub(crate) retenue: Pays,
    /// Whether the cell says more than that one.
    pub(crate) autre_chose: bool,
}

/// Shorter words have neighbours by chance: Niger and Nigéria, Mali and Malte.
const LONGUEUR_D_UNE_FAUTE: usize = 7;

struct Table {
    codes: BTreeSet<Pays>,
    par_nom: HashMap<String, Pays>,
    /// Long names, in the order of the table, for the search of one slip.
    longs: Vec<(String, Pays)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut codes = BTreeSet::new();
    let mut par_nom = HashMap::new();
    let mut longs = Vec::new();
    for (pays, nom) in noms(include_str!("pays.csv")) {
        if nom.chars().count() >= LONGUEUR_D_UNE_FAUTE {
            longs.push((nom.clone(), pays));
        }
        codes.insert(pays);
        par_nom.insert(nom, pays);
    }
    Table { codes, par_nom, longs }
});

/// Every folded name of the table with its country.
fn noms(csv: &str) -> impl Iterator<Item = (Pays, String)> {
    csv.lines().skip(1).flat_map(|ligne| {
        let (code, noms) = ligne.split_once(';').unwrap_or_default();
        code.parse::<Pays>().into_iter().flat_map(move |pays| {
            noms.split([';', '|'])
                .map(plier)
                .filter(|nom| !nom.is_empty())
                .map(move |nom| (pays, nom))
        })
    })
}

/// The nationalities a text says.
pub(crate) fn nationalites(texte: &str) -> Option<Nationalites> {
    if let Some(pays) = pays(texte) {
        return Some(Nationalites { retenue: pays, autre_chose: false });
    }
    if let Some(plusieurs) = plusieurs(texte) {
        return Some(plusieurs);
    }
    let (dehors, dedans) = parentheses(texte);
    if !dedans.is_empty() {
        let pays = pays(&dehors).or_else(|| pays(&dedans));
        return pays.map(|retenue| Nationalites { retenue, autre_chose: true });
    }
    contenu(texte).map(|retenue| Nationalites { retenue, autre_chose: true }).or_else(|| {
        a_une_faute_pres(texte).map(|retenue| Nationalites { retenue, autre_chose: false })
    })
}

/// The country a text names, and nothing else.
fn pays(texte: &str) -> Option<Pays> {
    static VIDES: Liste = Liste::new(
        "origine|nationalite|d|de|du|des|la|le|l|les|nee|ne|au|en|citoyenne|ressortissante|\
         pays",
    );
    let code: Option<Pays> = texte.trim().parse().ok();
    if let Some(code) = code.filter(|code| TABLE.codes.contains(code)) {
        return Some(code);
    }
    let plie = plier(texte);
    if let Some(pays) = TABLE.par_nom.get(&plie) {
        return Some(*pays);
    }
    let sans_vides =
        plie.split(' ').skip_while(|mot| VIDES.contient(mot)).collect::<Vec<_>>().join(" ");
    TABLE.par_nom.get(&sans_vides).copied()
}

/// Two nationalities or more, each recognised.
fn plusieurs(texte: &str) -> Option<Nationalites> {
    let separes = [" et ", "/", "+", "&", ",", ";", "\n", " - ", "-", " ou "];
    let lus = separes.iter().find_map(|separateur| {
        let parties: Vec<&str> =
            texte.split(separateur).filter(|partie| !partie.trim().is_empty()).collect();
        if parties.len() < 2 {
            return None;
        }
        parties.into_iter().map(pays).collect::<Option<Vec<Pays>>>()
    });
    let lus = lus.or_else(|| compose(texte))?;
    let retenue = lus
        .iter()
        .find(|pays| **pays == Pays::FRANCE)
        .or_else(|| lus.iter().find(|pays| pays.est_ue_eee_suisse()))
        .or_else(|| lus.first())?;
    Some(Nationalites { retenue: *retenue, autre_chose: lus.iter().any(|pays| pays != retenue) })
}

/// "franco-nigériane".
fn compose(texte: &str) -> Option<Vec<Pays>> {
    const PREFIXES: [(&str, &str); 26] = [
        ("franco", "FR"),
        ("italo", "IT"),
        ("hispano", "ES"),
        ("luso", "PT"),
        ("germano", "DE"),
        ("anglo", "GB"),
        ("belgo", "BE"),
        ("helveto", "CH"),
        ("sino", "CN"),
        ("americano", "US"),
        ("algero", "DZ"),
        ("maroco", "MA"),
        ("tuniso", "TN"),
        ("ivoiro", "CI"),
        ("camerouno", "CM"),
        ("roumano", "RO"),
        ("bulgaro", "BG"),
        ("albano", "AL"),
        ("serbo", "RS"),
        ("turco", "TR"),
        ("russo", "RU"),
        ("senegalo", "SN"),
        ("nippo", "JP"),
        ("ukraino", "UA"),
        ("bresilo", "BR"),
        ("greco", "GR"),
    ];
    let plie = plier(texte);
    let (prefixe, suite) = plie.split_once(' ')?;
    let (_, code) = PREFIXES.into_iter().find(|(nom, _)| *nom == prefixe)?;
    Some(vec![code.parse().ok()?, pays(suite)?])
}

/// What stands outside parentheses, and what stands inside.
fn parentheses(texte: &str) -> (String, String) {
    let (mut dehors, mut dedans) = (String::new(), String::new());
    let mut ouvertes = false;
    for lettre in texte.chars() {
        match lettre {
            '(' | '[' => ouvertes = true,
            ')' | ']' => ouvertes = false,
            lettre if ouvertes => dedans.push(lettre),
            lettre => dehors.push(lettre),
        }
    }
    (dehors, dedans)
}

/// The one country a longer text names, unless the text says that it is not, or not yet, hers.
fn contenu(texte: &str) -> Option<Pays> {
    static RESERVES: Liste =
        Liste::new("pas|non|ex|sans|ancienne|ancien|cours|demande|ou|conjoint|mari|pere|mere|peut");
    let plie = plier(texte);
    let mots: Vec<&str> = plie.split(' ').collect();
    if mots.iter().any(|mot| RESERVES.contient(mot)) {
        return None;
    }
    let mut trouve: Option<Pays> = None;
    let mut place = 0;
    while place < mots.len() {
        let lu = (1..=5).rev().find_map(|longueur| {
            let nom = mots.get(place..place + longueur)?.join(" ");
            // Two letters inside a text are words, not codes.
            (nom.len() > 3).then(|| TABLE.par_nom.get(&nom)).flatten().map(|pays| (*pays, longueur))
        });
        match (lu, trouve) {
            (Some((pays, _)), Some(autre)) if pays != autre => return None,
            (Some((pays, longueur)), _) => {
                trouve = Some(pays);
                place += longueur;
            }
            (None, _) => place += 1,
        }
    }
    trouve
}

fn a_une_faute_pres(texte: &str) -> Option<Pays> {
    let plie = plier(texte);
    if plie.chars().count() < LONGUEUR_D_UNE_FAUTE {
        return None;
    }
    let mut proches = TABLE.longs.iter().filter(|(nom, _)| a_une_faute(nom, &plie));
    let (_, premier) = proches.next()?;
    proches.all(|(_, pays)| pays == premier).then_some(*premier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lue(texte: &str) -> Option<String> {
        nationalites(texte).map(|lue| lue.retenue.code().to_owned())
    }

    #[test]
    fn the_table_holds_every_country_and_no_name_twice() {
        let lignes = include_str!("pays.csv").lines().skip(1).count();
        assert_eq!(lignes, 250);
        let mut vus: HashMap<String, Pays> = HashMap::new();
        for (pays, nom) in noms(include_str!("pays.csv")) {
            let autre = vus.insert(nom.clone(), pays);
            assert!(autre.is_none_or(|autre| autre == pays), "{nom} names two countries");
        }
        let mut codes: Vec<&str> = vus.values().map(Pays::code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 250);
    }

    #[test]
    fn every_spelling_is_read() {
        for (code, textes) in [
            (
                "NG",
                "nigériane|Nigéria |NIGERIA|Nigeria|NG|nigérianne|origine Nigéria|Nigéria (Edo)",
            ),
            ("FR", "France|FR|Française|française|FRANCAISE|francaise|Fr."),
            ("CM", "camerounaise|Cameroun|CAMEROUN|camrounaise"),
            ("CI", "ivoirienne|Côte d'Ivoire|RCI|R.C.I.|cote d ivoire|Côte d’Ivoire"),
            ("CD", "RDC|RD Congo|congolaise (RDC)|République démocratique du Congo|Congo (RDC)"),
            ("CG", "Congo|Congo-Brazzaville|congolaise (Brazzaville)"),
            ("CN", "RPC|Chine|chinoise"),
            ("GN", "Guinée|guinéenne|Guinée Conakry|Guinée-Conakry"),
            ("GW", "Guinée-Bissau|Guinée Bissau"),
            ("GQ", "Guinée équatoriale|équato-guinéenne"),
            ("BR", "bresil|Brésil|brésilienne|BRESILIENNE"),
            ("RO", "roumaine|Roumanie|romanie|Roumaine "),
            ("NE", "Niger|nigérienne"),
            ("GB", "UK|anglaise|Royaume-Uni"),
            ("DO", "dominicaine|République dominicaine|Rép. dominicaine"),
            ("CO", "colombienne|Colombie|Colombia"),
            ("UA", "ukrainienne|Ukraine"),
            ("XK", "Kosovo|kosovare"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(lue(texte).as_deref(), Some(code), "{texte}");
            }
        }
    }

    #[test]
    fn of_two_nationalities_the_one_that_opens_more_rights_is_kept() {
        for (code, textes) in [
            ("FR", "franco-nigériane|FR/NG|nigériane et française|Nigéria / France|France-Nigeria"),
            ("IT", "nigériane, italienne|italo-nigériane"),
            ("NG", "Nigeria / Ghana"),
        ] {
            for texte in textes.split('|') {
                let lues = nationalites(texte).unwrap();
                assert_eq!((lues.retenue.code(), lues.autre_chose), (code, true), "{texte}");
            }
        }
    }

    #[test]
    fn what_names_no_single_country_is_unknown() {
        for texte in [
            "",
            "congolaise",
            "africaine",
            "Europe de l'Est",
            "apatride",
            "UE",
            "NC?",
            "pas française",
            "Afrique",
            "12",
            "ni",
        ] {
            assert_eq!(lue(texte), None, "{texte}");
        }
    }
}
