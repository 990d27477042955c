//! The fields of the form, from text to numbers.

use app::prevision::{DEPARTS, Question};
use forecast::ErreurScenario;
use serde::Deserialize;

/// What was typed. Each field left empty is as today.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Champs {
    #[serde(default)]
    pub(super) depart: String,
    #[serde(default)]
    pub(super) seances: String,
    #[serde(default)]
    pub(super) places: String,
    #[serde(default)]
    pub(super) ratio: String,
    #[serde(default)]
    pub(super) financement: String,
}

/// A field that cannot be answered: which, and the key of what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Faute {
    pub(super) champ: &'static str,
    pub(super) cle: &'static str,
}

const DEPART: Faute = Faute { champ: "depart", cle: "prevision-faute-depart" };
const SEANCES: Faute = Faute { champ: "seances", cle: "prevision-faute-seances" };
const PLACES: Faute = Faute { champ: "places", cle: "prevision-faute-places" };
const RATIO: Faute = Faute { champ: "ratio", cle: "prevision-faute-ratio" };
const FINANCEMENT: Faute = Faute { champ: "financement", cle: "prevision-faute-financement" };
const ENSEMBLE: Faute = Faute { champ: "ensemble", cle: "prevision-faute-ensemble" };

impl Champs {
    /// The form before anything is typed.
    pub(super) fn du_jour() -> Self {
        Self { depart: DEPARTS.first().copied().unwrap_or_default().into(), ..Self::default() }
    }

    /// The question, or every field that does not read. Whether a number is possible is the
    /// scenario's to say.
    pub(super) fn lire(&self) -> Result<Question, Vec<Faute>> {
        let mut fautes = Vec::new();
        if !DEPARTS.contains(&self.depart.as_str()) {
            fautes.push(DEPART);
        }
        let mut nombre = |texte: &str, faute: Faute| {
            lire(texte).unwrap_or_else(|()| {
                fautes.push(faute);
                None
            })
        };
        let seances_par_an = nombre(&self.seances, SEANCES);
        let places = nombre(&self.places, PLACES);
        let psp_par_poste = nombre(&self.ratio, RATIO);
        let financement_par_psp_euros = nombre(&self.financement, FINANCEMENT);
        let places_par_seance = places.map(entier);
        if places_par_seance == Some(None) {
            fautes.push(PLACES);
        }
        if !fautes.is_empty() {
            return Err(fautes);
        }
        Ok(Question {
            depart: self.depart.clone(),
            seances_par_an,
            places_par_seance: places_par_seance.flatten(),
            psp_par_poste,
            financement_par_psp_euros,
        })
    }
}

impl Faute {
    /// The field that a refused scenario is about.
    pub(super) fn du_scenario(erreur: &ErreurScenario) -> Self {
        let champ = match erreur {
            ErreurScenario::HorsBorne { champ, .. }
            | ErreurScenario::Incoherent { champ, .. }
            | ErreurScenario::Genre { champ, .. } => champ.as_str(),
            ErreurScenario::BaseInconnue { .. } => return DEPART,
            ErreurScenario::Illisible { .. }
            | ErreurScenario::Manque { .. }
            | ErreurScenario::ChampInconnu { .. }
            | ErreurScenario::SansPoste { .. }
            | ErreurScenario::Surcharge { .. }
            | ErreurScenario::TropGrand { .. } => return ENSEMBLE,
        };
        let fins = [
            ("seances_par_an", SEANCES),
            ("places_par_seance", PLACES),
            ("psp_par_poste", RATIO),
            ("associations_par_psp_an_euros", FINANCEMENT),
        ];
        fins.iter().find(|(fin, _)| champ.ends_with(fin)).map_or(ENSEMBLE, |(_, faute)| *faute)
    }
}

/// A number as it is typed: comma or point, spaces between thousands, the euro sign. Empty: none.
fn lire(texte: &str) -> Result<Option<f64>, ()> {
    let chiffres: String =
        texte.chars().filter(|c| !c.is_whitespace() && *c != '€').collect::<String>();
    if chiffres.is_empty() {
        return Ok(None);
    }
    let ordinaire = chiffres.chars().all(|c| c.is_ascii_digit() || ".,-+".contains(c));
    let valeur: f64 = chiffres.replace(',', ".").parse().map_err(|_| ())?;
    if ordinaire { Ok(Some(valeur)) } else { Err(()) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole")]
fn entier(valeur: f64) -> Option<u32> {
    let possible = valeur.fract() == 0.0 && (1.0..=1_000_000.0).contains(&valeur);
    possible.then_some(valeur as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(lire(" 4 500,50 € "), Ok(Some(4500.5)));
        assert_eq!(lire("4\u{202f}500"), Ok(Some(4500.0)));
        assert_eq!(lire("   "), Ok(None));
        for faux in ["douze", "1e9", "inf", "NaN", "1,2,3", "--1"] {
            assert_eq!(lire(faux), Err(()), "{faux}");
        }
    }

    #[test]
    fn every_field_that_does_not_read_is_told() {
        let champs = Champs {
            depart: "lune".into(),
            seances: "souvent".into(),
            places: "2,5".into(),
            ratio: "?".into(),
            financement: "beaucoup".into(),
        };
        let dits: Vec<&str> = champs.lire().unwrap_err().iter().map(|f| f.champ).collect();
        assert_eq!(dits, ["depart", "seances", "ratio", "financement", "places"]);
    }

    #[test]
    fn a_number_that_cannot_be_is_told_on_its_own_field() {
        for (champs, voulu) in [
            (Champs { seances: "-1".into(), ..Champs::du_jour() }, SEANCES),
            (Champs { seances: "400".into(), ..Champs::du_jour() }, SEANCES),
            (Champs { ratio: "0".into(), ..Champs::du_jour() }, RATIO),
            (Champs { financement: "-5".into(), ..Champs::du_jour() }, FINANCEMENT),
        ] {
            let question = champs.lire().unwrap();
            let refus = app::prevision::repondre(&question, std::num::NonZeroUsize::MIN);
            assert_eq!(Faute::du_scenario(&refus.unwrap_err()), voulu);
        }
    }
}
