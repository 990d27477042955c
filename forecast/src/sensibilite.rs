//! What each output owes to each input: every number a tenth lower, then a tenth higher, on the
//! same people.

use crate::bilan::{Resume, resumes};
use crate::indicateur::Indicateur;
use crate::replications::{Avancement, Reglages};
use crate::scenario::{Borne, Changement, Entree, Scenario};
use crate::statistiques::Estimation;

/// What one input does.
#[derive(Clone, Debug, PartialEq)]
pub struct Effet {
    /// Its path; `*` stands for every department group.
    pub champ: String,
    /// By how much it was lowered and raised, in percent, on average over the groups.
    pub variation_pourcent: (f64, f64),
    /// How much each output changes from the lower to the higher.
    pub ecarts: Vec<(Indicateur, Option<Estimation>)>,
}

/// Inputs that place the model in time or set how it is read: moving them moves nothing real.
const REPERES: [&str; 5] =
    ["debut", "fin", "seuil_file", "mesure.premiere_annee", "mesure.derniere_annee"];

/// The effect of every input on every main output, the largest on the mean wait first.
pub fn sensibilite(
    scenario: &Scenario,
    reglages: &Reglages,
    avancement: Avancement<'_>,
) -> Vec<Effet> {
    // Raising an input may pass a capacity: what happens then is what is asked.
    let scenario = scenario.admettre_surcharge();
    let groupes = groupes(&scenario.entrees);
    let total = u32::try_from(groupes.len()).unwrap_or(u32::MAX).saturating_mul(2);
    let mut faits = 0;
    let mut effets = Vec::new();
    for (champ, entrees) in groupes {
        let mut varier = |sens: f64| {
            let varie = changer(&scenario, &entrees, sens);
            let resume = varie.map(|varie| resumes(&varie, reglages, &|_, _| {}).1);
            faits += 1;
            avancement(faits, total);
            resume
        };
        let (bas, haut) = (varier(-1.0), varier(1.0));
        let meme = || resumes(&scenario, reglages, &|_, _| {}).1;
        // Where one side is out of bounds, the value as it is stands for it.
        let (bas, haut) = match (bas, haut) {
            (None, None) => continue,
            (bas, haut) => (bas.unwrap_or_else(meme), haut.unwrap_or_else(meme)),
        };
        effets.push(Effet {
            variation_pourcent: (variation(&entrees, -1.0), variation(&entrees, 1.0)),
            champ,
            ecarts: ecarts(&bas, &haut),
        });
    }
    let poids = |effet: &Effet| {
        let attente = effet.ecarts.first().and_then(|(_, ecart)| *ecart);
        attente.map_or(0.0, |ecart| ecart.moyenne.abs())
    };
    effets.sort_by(|a, b| poids(b).total_cmp(&poids(a)).then_with(|| a.champ.cmp(&b.champ)));
    effets
}

/// Inputs of the department groups are moved together.
fn groupes(entrees: &[Entree]) -> Vec<(String, Vec<&Entree>)> {
    let mut groupes: Vec<(String, Vec<&Entree>)> = Vec::new();
    for entree in entrees {
        // A year says when; the number of wishes that year is what counts.
        if REPERES.contains(&entree.champ.as_str()) || entree.valeur == 0.0 {
            continue;
        }
        let champ = collectif(&entree.champ);
        match groupes.iter_mut().find(|(connu, _)| *connu == champ) {
            Some((_, membres)) => membres.push(entree),
            None => groupes.push((champ, vec![entree])),
        }
    }
    groupes
}

fn collectif(champ: &str) -> String {
    let mut morceaux: Vec<&str> = champ.split('.').collect();
    if let [premier, rang, ..] = morceaux.as_mut_slice()
        && *premier == "territoire"
    {
        *rang = "*";
    }
    morceaux.join(".")
}

/// The value a tenth away, or one unit for a small whole number; none when it cannot be.
fn voisine(entree: &Entree, sens: f64) -> Option<f64> {
    let valeur = match entree.borne {
        Borne::Entier(..) => {
            let pas = (entree.valeur * 0.1).round().max(1.0);
            entree.valeur + sens * pas
        }
        Borne::Probabilite => (entree.valeur * (1.0 + 0.1 * sens)).min(1.0),
        Borne::Positif | Borne::PositifOuNul | Borne::AuPlus(_) => {
            entree.valeur * (1.0 + 0.1 * sens)
        }
        Borne::Annee => return None,
    };
    (entree.borne.admet(valeur) && valeur.to_bits() != entree.valeur.to_bits()).then_some(valeur)
}

fn changer(scenario: &Scenario, entrees: &[&Entree], sens: f64) -> Option<Scenario> {
    let mut changements = vec![Changement::surcharge_admise()];
    for entree in entrees {
        if let Some(valeur) = voisine(entree, sens) {
            changements.push(Changement::nombre(&entree.champ, valeur));
        }
    }
    if changements.len() == 1 {
        return None;
    }
    scenario.changer(&changements).ok()
}

fn variation(entrees: &[&Entree], sens: f64) -> f64 {
    let variations = entrees.iter().map(|entree| {
        let valeur = voisine(entree, sens).unwrap_or(entree.valeur);
        100.0 * (valeur / entree.valeur - 1.0)
    });
    Estimation::de(variations.map(Some)).map_or(0.0, |variation| variation.moyenne)
}

fn ecarts(bas: &[Resume], haut: &[Resume]) -> Vec<(Indicateur, Option<Estimation>)> {
    let tous = Indicateur::tous();
    Indicateur::PRINCIPAUX
        .into_iter()
        .map(|indicateur| {
            let rang = tous.iter().position(|i| *i == indicateur).unwrap_or(usize::MAX);
            let de = |resume: &Resume| resume.indicateurs.get(rang).copied().flatten();
            let paires = bas.iter().zip(haut).map(|(bas, haut)| Some(de(haut)? - de(bas)?));
            (indicateur, Estimation::de(paires))
        })
        .collect()
}
