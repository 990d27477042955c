//! The catalogue's files, as written.

use serde::Deserialize;

use super::erreur::ErreurCatalogue;
use super::mesure::{Mesure, Par, Temps, Unite};
use super::{Indicateur, Plan};
use crate::{Dimension, Sorte};

/// Largest count hidden, unless an indicator says another.
const SEUIL: u64 = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fichier {
    #[serde(default)]
    indicateur: Vec<Ecrit>,
    #[serde(default)]
    tableau: Vec<PlanEcrit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ecrit {
    id: String,
    version: u16,
    libelle: String,
    definition: String,
    population: String,
    unite: String,
    temps: String,
    mesure: String,
    #[serde(default)]
    faits: Vec<String>,
    #[serde(default)]
    sauf: Vec<String>,
    seul: Option<String>,
    par: Option<String>,
    numerateur: Option<String>,
    denominateur: Option<String>,
    dimensions: Vec<String>,
    seuil: Option<u64>,
    #[serde(default)]
    annuel: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanEcrit {
    id: String,
    titre: String,
    indicateurs: Vec<String>,
    dimensions: Vec<String>,
}

impl Fichier {
    pub(super) fn lire(nom: &str, texte: &str) -> Result<Self, ErreurCatalogue> {
        toml::from_str(texte).map_err(|erreur| ErreurCatalogue::Forme {
            fichier: nom.to_owned(),
            dit: erreur.to_string(),
        })
    }

    pub(super) fn indicateurs(&self) -> Result<Vec<Indicateur>, ErreurCatalogue> {
        self.indicateur.iter().map(Ecrit::lire).collect()
    }

    pub(super) fn plans(&self) -> Result<Vec<Plan>, ErreurCatalogue> {
        let lire = |ecrit: &PlanEcrit| {
            Ok(Plan {
                id: ecrit.id.clone(),
                titre: ecrit.titre.clone(),
                indicateurs: ecrit.indicateurs.clone(),
                dimensions: dimensions(&ecrit.id, &ecrit.dimensions)?,
            })
        };
        self.tableau.iter().map(lire).collect()
    }
}

/// A word among those accepted.
fn mot<T>(
    id: &str,
    champ: &'static str,
    valeur: &str,
    lire: impl Fn(&str) -> Option<T>,
) -> Result<T, ErreurCatalogue> {
    let inconnu = || ErreurCatalogue::Mot { id: id.to_owned(), champ, valeur: valeur.to_owned() };
    lire(valeur).ok_or_else(inconnu)
}

/// Rank of a code among those of the one kind of facts read.
fn rang(faits: &[Sorte], code: &str) -> Option<u8> {
    let [sorte] = faits else { return None };
    let rang = sorte.codes().iter().position(|connu| *connu == code)?;
    u8::try_from(rang).ok()
}

fn dimensions(id: &str, codes: &[String]) -> Result<Vec<Dimension>, ErreurCatalogue> {
    codes.iter().map(|code| mot(id, "dimensions", code, Dimension::depuis_code)).collect()
}

impl Ecrit {
    fn lire(&self) -> Result<Indicateur, ErreurCatalogue> {
        let id = &self.id;
        let sortes = |champ, codes: &[String]| -> Result<Vec<Sorte>, ErreurCatalogue> {
            codes.iter().map(|code| mot(id, champ, code, Sorte::depuis_code)).collect()
        };
        let faits = sortes("faits", &self.faits)?;
        let seul = self.seul.as_deref().map(|seul| mot(id, "seul", seul, |c| rang(&faits, c)));
        let par = self.par.as_deref().map(|par| mot(id, "par", par, Par::depuis_code));
        let indicateur = Indicateur {
            id: id.clone(),
            version: self.version,
            libelle: self.libelle.clone(),
            definition: self.definition.clone(),
            population: self.population.clone(),
            unite: mot(id, "unite", &self.unite, Unite::depuis_code)?,
            temps: mot(id, "temps", &self.temps, Temps::depuis_code)?,
            mesure: mot(id, "mesure", &self.mesure, |mesure| self.mesure(mesure))?,
            faits,
            sauf: sortes("sauf", &self.sauf)?,
            seul: seul.transpose()?,
            par: par.transpose()?,
            dimensions: dimensions(id, &self.dimensions)?,
            seuil: self.seuil.unwrap_or(SEUIL),
            annuel: self.annuel,
        };
        match self.contradiction(&indicateur) {
            None => Ok(indicateur),
            Some(regle) => Err(ErreurCatalogue::Regle { id: id.clone(), regle }),
        }
    }

    fn mesure(&self, code: &str) -> Option<Mesure> {
        match code {
            "personnes" => Some(Mesure::Personnes),
            "faits" => Some(Mesure::Faits),
            "somme" => Some(Mesure::Somme),
            "delai" => Some(Mesure::Delai),
            "rapport" => Some(Mesure::Rapport {
                numerateur: self.numerateur.clone()?,
                denominateur: self.denominateur.clone()?,
            }),
            _ => None,
        }
    }

    /// The first rule an entry breaks.
    fn contradiction(&self, lu: &Indicateur) -> Option<&'static str> {
        let rapport = matches!(lu.mesure, Mesure::Rapport { .. });
        let activite = lu.faits.iter().any(|sorte| sorte.est_d_activite());
        let regles = [
            (
                self.libelle.is_empty() || self.definition.is_empty() || self.population.is_empty(),
                "le libellé, la définition et la population se disent en mots",
            ),
            (rapport != lu.faits.is_empty(), "ou bien des faits, ou bien un rapport"),
            (
                rapport != (self.numerateur.is_some() && self.denominateur.is_some()),
                "numerateur et denominateur vont ensemble, avec la mesure « rapport »",
            ),
            (lu.id.contains('*') != lu.par.is_some(), "« par » et une étoile dans l'identifiant"),
            (
                activite && lu.faits.iter().any(|sorte| !sorte.est_d_activite()),
                "des faits de personnes et d'activités ne se comptent pas ensemble",
            ),
            (
                activite && !lu.dimensions.is_empty(),
                "une activité n'est de personne : elle n'a pas de dimension",
            ),
            (
                (lu.mesure == Mesure::Personnes) != (lu.unite == Unite::Personnes)
                    && lu.mesure != Mesure::Faits,
                "l'unité « personnes » va avec une mesure qui compte chacune une fois",
            ),
            (
                (lu.mesure == Mesure::Delai) != (lu.unite == Unite::Jours),
                "l'unité « jours » va avec la mesure « delai »",
            ),
            (
                rapport != matches!(lu.unite, Unite::PourCent | Unite::ParTempsPlein),
                "un rapport est en « pour-cent » ou « par-temps-plein »",
            ),
            (
                lu.annuel && !(lu.sauf.is_empty() && lu.se_compte()),
                "un indicateur annuel compte des personnes, des faits ou une somme, sans « sauf »",
            ),
            (
                lu.annuel && (lu.seul.is_some() || lu.temps == Temps::Entier),
                "un indicateur annuel lit tous ses faits, un jour ou sur l'année",
            ),
        ];
        regles.into_iter().find(|(rompue, _)| *rompue).map(|(_, regle)| regle)
    }
}
