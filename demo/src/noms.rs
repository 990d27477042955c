//! Names of nobody, and numbers that ring nowhere.

use domain::recit::Identite;

use crate::alea::Alea;

/// What follows every family name.
const MENTION: &str = " (fictif)";

/// Words of the landscape, not of families.
const PAYSAGES: [&str; 96] = [
    "ALGUE",
    "ALIZÉ",
    "ARBRE",
    "ARDOISE",
    "ARGILE",
    "AUBE",
    "AURORE",
    "AVERSE",
    "BAIE",
    "BERGE",
    "BOCAGE",
    "BOSQUET",
    "BOURRASQUE",
    "BRISE",
    "BRUME",
    "BRUYÈRE",
    "CALANQUE",
    "CANAL",
    "CASCADE",
    "CHÊNAIE",
    "CIME",
    "CLAIRIÈRE",
    "COLLINE",
    "COMÈTE",
    "CORAIL",
    "COTEAU",
    "CRÉPUSCULE",
    "CRIQUE",
    "DELTA",
    "DIGUE",
    "DUNE",
    "ÉCLAIRCIE",
    "ÉCUME",
    "EMBRUN",
    "ÉQUINOXE",
    "ESTUAIRE",
    "ÉTANG",
    "ÉTOILE",
    "FALAISE",
    "FLEUVE",
    "FONTAINE",
    "FOUGÈRE",
    "FRIMAS",
    "GALET",
    "GARRIGUE",
    "GÉODE",
    "GIVRE",
    "GLACIER",
    "GOLFE",
    "GRANITE",
    "GRÈVE",
    "HORIZON",
    "ÎLOT",
    "JETÉE",
    "JONC",
    "LAGUNE",
    "LANDE",
    "LICHEN",
    "LISIÈRE",
    "MARAIS",
    "MARÉE",
    "MÉANDRE",
    "MISTRAL",
    "MOUSSE",
    "NEIGE",
    "NUAGE",
    "OASIS",
    "OMBRAGE",
    "ONDÉE",
    "ORAGE",
    "ORÉE",
    "PHARE",
    "PLAGE",
    "PLAINE",
    "PLATEAU",
    "PLUIE",
    "PRAIRIE",
    "QUAI",
    "RAVIN",
    "RÉCIF",
    "RIVAGE",
    "ROCHER",
    "ROSEAU",
    "ROSÉE",
    "RUISSEAU",
    "SABLE",
    "SENTIER",
    "SOURCE",
    "STEPPE",
    "TALUS",
    "TORRENT",
    "TOUNDRA",
    "TOURBIÈRE",
    "VALLON",
    "VERSANT",
    "ZÉNITH",
];

const PRENOMS_F: [&str; 80] = [
    "Abeni",
    "Adama",
    "Adriana",
    "Agathe",
    "Aïcha",
    "Aïssatou",
    "Alice",
    "Alma",
    "Amina",
    "Anaïs",
    "Anita",
    "Awa",
    "Beatriz",
    "Blessing",
    "Camila",
    "Carmen",
    "Chantal",
    "Claire",
    "Clara",
    "Daniela",
    "Diana",
    "Elena",
    "Élise",
    "Emma",
    "Esther",
    "Eva",
    "Fatou",
    "Favour",
    "Fleur",
    "Flora",
    "Gabriela",
    "Gift",
    "Gloria",
    "Grace",
    "Hélène",
    "Inès",
    "Irina",
    "Iris",
    "Isabel",
    "Ivana",
    "Jade",
    "Jeanne",
    "Joy",
    "Judith",
    "Julia",
    "Kadi",
    "Lara",
    "Léa",
    "Lina",
    "Louise",
    "Lucia",
    "Luna",
    "Maïa",
    "Mariam",
    "Marina",
    "Mei",
    "Mercy",
    "Mina",
    "Mireille",
    "Nadia",
    "Nour",
    "Odile",
    "Olga",
    "Ornella",
    "Paloma",
    "Patience",
    "Rachel",
    "Rita",
    "Rosa",
    "Rose",
    "Salomé",
    "Sarah",
    "Sofia",
    "Sylvie",
    "Tania",
    "Vera",
    "Victoria",
    "Yasmine",
    "Yuna",
    "Zoé",
];

const PRENOMS_H: [&str; 20] = [
    "Adrien", "Alan", "Amadou", "Andrei", "Bruno", "Carlos", "David", "Diego", "Elias", "Félix",
    "Gabriel", "Hugo", "Ismaël", "Jonas", "Karim", "Léo", "Marco", "Nino", "Samuel", "Yann",
];

const DITES: [&str; 24] = [
    "Ambre",
    "Bella",
    "Cerise",
    "Coco",
    "Dalia",
    "Étincelle",
    "Framboise",
    "Ginger",
    "Havane",
    "Jasmin",
    "Kiwi",
    "Lila",
    "Mangue",
    "Mimosa",
    "Nina",
    "Opale",
    "Perle",
    "Pépite",
    "Rubis",
    "Saphir",
    "Tulipe",
    "Vanille",
    "Violette",
    "Zaza",
];

/// Blocks of numbers no operator ever gives out (ARCEP, decision 2018-0881: for works of fiction).
const MOBILES: &str = "06 39 98";
const FIXES: [&str; 5] = ["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"];

/// Who names the person: which list of first names fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    Feminin,
    Masculin,
}

pub(crate) fn tirer(alea: &mut Alea, usage: Usage) -> Identite {
    let prenoms: &[&str] = match usage {
        Usage::Feminin => &PRENOMS_F,
        Usage::Masculin => &PRENOMS_H,
    };
    let mut nom = String::from(alea.parmi(&PAYSAGES));
    if alea.chance(450) {
        nom.push(' ');
        nom.push_str(alea.parmi(&PAYSAGES));
    }
    nom.push_str(MENTION);
    let mut prenom = String::from(alea.parmi(prenoms));
    if alea.chance(80) {
        prenom.push('-');
        prenom.push_str(alea.parmi(prenoms));
    }
    Identite {
        nom: Some(nom),
        // Some people are known by a nickname alone for a while.
        prenom: (!alea.chance(30)).then_some(prenom),
        dite: alea.chance(350).then(|| alea.parmi(&DITES).to_owned()),
        telephones: match alea.pondere(&[(15, 0), (75, 1), (10, 2)]) {
            0 => Vec::new(),
            1 => vec![mobile(alea)],
            _ => vec![mobile(alea), fixe(alea)],
        },
    }
}

pub(crate) fn mobile(alea: &mut Alea) -> String {
    numero(alea, MOBILES)
}

fn fixe(alea: &mut Alea) -> String {
    let tranche = alea.parmi(&FIXES);
    numero(alea, tranche)
}

fn numero(alea: &mut Alea, tranche: &str) -> String {
    let fin = alea.moins_de(10_000);
    format!("{tranche} {:02} {:02}", fin / 100, fin % 100)
}

/// Whether an identity is one of this crate's: every family name ends with `(fictif)`.
///
/// ```
/// let vraie = domain::recit::Identite::default();
/// assert!(!demo::est_fictif(&vraie));
/// ```
pub fn est_fictif(identite: &Identite) -> bool {
    identite.nom.as_ref().is_some_and(|nom| nom.ends_with(MENTION))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_is_fictitious_and_no_number_rings() {
        let mut alea = Alea::pour(1, crate::alea::Usage::Dossier, 0);
        let reserves = FIXES.iter().copied().chain([MOBILES]);
        let reserves: Vec<&str> = reserves.collect();
        for _ in 0..2_000 {
            let identite = tirer(&mut alea, Usage::Feminin);
            assert!(est_fictif(&identite));
            for numero in &identite.telephones {
                assert_eq!(numero.len(), 14);
                assert!(reserves.iter().any(|tranche| numero.starts_with(tranche)));
            }
        }
    }

    #[test]
    fn lists_have_no_twin() {
        let sans_jumeau = |liste: &[&str]| liste.windows(2).all(|deux| deux[0] != deux[1]);
        for liste in [&PAYSAGES[..], &PRENOMS_F, &PRENOMS_H, &DITES] {
            let mut triee = liste.to_vec();
            triee.sort_unstable();
            assert!(sans_jumeau(&triee));
        }
    }
}
