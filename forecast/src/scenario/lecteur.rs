//! Reads values by their path, keeps where each comes from, and finds those nobody reads.

use std::collections::BTreeSet;
use std::fmt;

use toml::{Table, Value};

use crate::loi::Loi;
use crate::scenario::ErreurScenario;

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borne {
    /// Above zero.
    Positif,
    /// Zero or above.
    PositifOuNul,
    /// From 0 to 1.
    Probabilite,
    /// A whole number, from the first to the second.
    Entier(u32, u32),
    /// From 0 to a number.
    AuPlus(u32),
    /// A year.
    Annee,
}

impl Borne {
    /// The largest number and length accepted: it keeps instants within whole seconds.
    const PLAFOND: f64 = 1e9;

    /// Whether a number is possible.
    pub fn admet(self, valeur: f64) -> bool {
        match self {
            Self::Positif => valeur > 0.0 && valeur <= Self::PLAFOND,
            Self::PositifOuNul => (0.0..=Self::PLAFOND).contains(&valeur),
            Self::Probabilite => (0.0..=1.0).contains(&valeur),
            Self::Entier(min, max) => {
                entier(valeur).is_some() && (f64::from(min)..=f64::from(max)).contains(&valeur)
            }
            Self::AuPlus(max) => (0.0..=f64::from(max)).contains(&valeur),
            Self::Annee => entier(valeur).is_some() && (1900.0..=20_000.0).contains(&valeur),
        }
    }
}

impl fmt::Display for Borne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Positif => {
                f.write_str("il faut un nombre au-dessus de zéro, un milliard au plus")
            }
            Self::PositifOuNul => f.write_str("il faut zéro ou plus, un milliard au plus"),
            Self::Probabilite => f.write_str("une part ou une probabilité va de 0 à 1"),
            Self::Entier(min, max) => write!(f, "il faut un nombre entier de {min} à {max}"),
            Self::AuPlus(max) => write!(f, "il faut un nombre de 0 à {max}"),
            Self::Annee => f.write_str("il faut une année"),
        }
    }
}

/// A number as a whole one, when it is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just before")]
pub(crate) fn entier(valeur: f64) -> Option<u32> {
    let petit = (0.0..=f64::from(u32::MAX)).contains(&valeur) && valeur.fract() == 0.0;
    petit.then_some(valeur as u32)
}

/// One number of a scenario, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Entree {
    /// Its path.
    pub champ: String,
    /// Its value.
    pub valeur: f64,
    /// What it may be.
    pub borne: Borne,
    /// Who says so.
    pub source: Option<String>,
    /// As of when.
    pub au: Option<String>,
    /// Printed, derived, assumed, calibrated, chosen or changed.
    pub nature: Option<String>,
}

/// Reads one table, path by path.
pub(crate) struct Lecteur<'a> {
    racine: &'a Table,
    lus: BTreeSet<String>,
    pub(crate) entrees: Vec<Entree>,
}

/// Words that say "no limit" where a number could stand.
const SANS_LIMITE: [&str; 2] = ["illimite", "selon-charge"];
const PROVENANCE: [&str; 4] = ["source", "au", "nature", "note"];

impl<'a> Lecteur<'a> {
    pub(crate) fn new(racine: &'a Table) -> Self {
        Self { racine, lus: BTreeSet::new(), entrees: Vec::new() }
    }

    /// The value at a path, none when it is not there.
    pub(crate) fn valeur(&mut self, champ: &str) -> Option<&'a Value> {
        let valeur = self.trouver(champ)?;
        self.lus.insert(champ.to_owned());
        Some(valeur)
    }

    /// Says that only the shape of a value was looked at: what is in it is still to be read.
    pub(crate) fn oublier(&mut self, champ: &str) {
        self.lus.remove(champ);
    }

    fn trouver(&self, champ: &str) -> Option<&'a Value> {
        let mut morceaux = champ.split('.');
        let mut valeur = self.racine.get(morceaux.next()?)?;
        for morceau in morceaux {
            valeur = valeur
                .as_array()
                .and_then(|liste| liste.get(morceau.parse::<usize>().ok()?))
                .or_else(|| valeur.as_table()?.get(morceau))?;
        }
        Some(valeur)
    }

    /// A number that sets how to calibrate, not what is simulated: it is no input.
    pub(crate) fn reglage(&mut self, champ: &str, borne: Borne) -> Result<f64, ErreurScenario> {
        let avant = self.entrees.len();
        let valeur = self.nombre(champ, borne)?;
        self.entrees.truncate(avant);
        Ok(valeur)
    }

    /// A number that must be there.
    pub(crate) fn nombre(&mut self, champ: &str, borne: Borne) -> Result<f64, ErreurScenario> {
        let lu = self.facultatif(champ, borne)?;
        lu.ok_or_else(|| ErreurScenario::Manque { champ: champ.into() })
    }

    /// A number, or none when it is absent or said to be without limit.
    pub(crate) fn facultatif(
        &mut self,
        champ: &str,
        borne: Borne,
    ) -> Result<Option<f64>, ErreurScenario> {
        let Some(brut) = self.valeur(champ) else {
            return Ok(None);
        };
        let provenance = brut.as_table();
        let feuille = provenance.and_then(|table| table.get("valeur")).unwrap_or(brut);
        if feuille.as_str().is_some_and(|mot| SANS_LIMITE.contains(&mot)) {
            return Ok(None);
        }
        let genre = ErreurScenario::Genre { champ: champ.into(), attendu: "un nombre est" };
        let valeur = nombre(feuille).ok_or(genre)?;
        self.noter(champ, valeur, borne, provenance)?;
        Ok(Some(valeur))
    }

    /// A whole number.
    pub(crate) fn entier(&mut self, champ: &str, borne: Borne) -> Result<u32, ErreurScenario> {
        let valeur = self.nombre(champ, borne)?;
        entier(valeur).ok_or_else(|| ErreurScenario::HorsBorne {
            champ: champ.into(),
            valeur,
            borne,
        })
    }

    /// A text that must be there.
    pub(crate) fn texte(&mut self, champ: &str) -> Result<&'a str, ErreurScenario> {
        let valeur = self.valeur(champ);
        let valeur = valeur.ok_or_else(|| ErreurScenario::Manque { champ: champ.into() })?;
        let genre = ErreurScenario::Genre { champ: champ.into(), attendu: "un texte est" };
        valeur.as_str().ok_or(genre)
    }

    /// A length of time: `{ loi = "…", … }`.
    pub(crate) fn loi(&mut self, champ: &str) -> Result<Loi, ErreurScenario> {
        let loi = self.texte(&format!("{champ}.loi"))?;
        let sous = |nom: &str| format!("{champ}.{nom}");
        match loi {
            "fixe" => Ok(Loi::Fixe { jours: self.nombre(&sous("jours"), Borne::PositifOuNul)? }),
            "exponentielle" => Ok(Loi::Exponentielle {
                moyenne_jours: self.nombre(&sous("moyenne_jours"), Borne::PositifOuNul)?,
            }),
            "uniforme" => {
                let min_jours = self.nombre(&sous("min_jours"), Borne::PositifOuNul)?;
                let max_jours = self.nombre(&sous("max_jours"), Borne::PositifOuNul)?;
                if max_jours < min_jours {
                    let raison = "le plus long est plus court que le plus bref";
                    return Err(ErreurScenario::Incoherent { champ: sous("max_jours"), raison });
                }
                Ok(Loi::Uniforme { min_jours, max_jours })
            }
            "erlang" => {
                let moyenne_jours = self.nombre(&sous("moyenne_jours"), Borne::PositifOuNul)?;
                let phases = self.entier(&sous("phases"), Borne::Entier(1, 100))?;
                let phases = u16::try_from(phases).unwrap_or(1);
                Ok(Loi::Erlang { moyenne_jours, phases })
            }
            _ => Err(ErreurScenario::Genre {
                champ: sous("loi"),
                attendu: "« fixe », « exponentielle », « uniforme » ou « erlang » est",
            }),
        }
    }

    /// Keeps a number and where it comes from, once it is possible.
    fn noter(
        &mut self,
        champ: &str,
        valeur: f64,
        borne: Borne,
        provenance: Option<&Table>,
    ) -> Result<(), ErreurScenario> {
        if !borne.admet(valeur) {
            return Err(ErreurScenario::HorsBorne { champ: champ.into(), valeur, borne });
        }
        // A length of time says where it comes from once, beside its law.
        let parent = champ.rsplit_once('.').and_then(|(parent, _)| self.trouver(parent));
        let parent = parent.and_then(Value::as_table).filter(|table| table.contains_key("loi"));
        let mot = |cle: &str| {
            let table = provenance.or(parent)?;
            table.get(cle).and_then(Value::as_str).map(str::to_owned)
        };
        self.entrees.push(Entree {
            champ: champ.to_owned(),
            valeur,
            borne,
            source: mot("source"),
            au: mot("au"),
            nature: mot("nature"),
        });
        Ok(())
    }

    /// Fails on the first value that nobody asked for: a misspelt name would be silently ignored.
    pub(crate) fn finir(self) -> Result<Vec<Entree>, ErreurScenario> {
        match inconnu(self.racine, "", &self.lus) {
            Some(champ) => Err(ErreurScenario::ChampInconnu { champ }),
            None => Ok(self.entrees),
        }
    }
}

fn nombre(valeur: &Value) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "bounds are checked on what is read")]
    let entier = valeur.as_integer().map(|entier| entier as f64);
    entier.or_else(|| valeur.as_float()).filter(|nombre| nombre.is_finite())
}

fn inconnu(table: &Table, prefixe: &str, lus: &BTreeSet<String>) -> Option<String> {
    table.iter().find_map(|(cle, valeur)| {
        let chemin = if prefixe.is_empty() { cle.clone() } else { format!("{prefixe}.{cle}") };
        chercher(valeur, &chemin, cle, lus)
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other value is a leaf")]
fn chercher(valeur: &Value, chemin: &str, cle: &str, lus: &BTreeSet<String>) -> Option<String> {
    let lu = lus.contains(chemin);
    match valeur {
        Value::Table(table) if lu => {
            // A sourced number: what stands beside it is where it comes from.
            let connus = |cle: &String| cle == "valeur" || PROVENANCE.contains(&cle.as_str());
            let autre = table.keys().find(|cle| !connus(cle))?;
            Some(format!("{chemin}.{autre}"))
        }
        Value::Table(table) => inconnu(table, chemin, lus),
        Value::Array(liste) if !lu => liste
            .iter()
            .enumerate()
            .find_map(|(rang, element)| chercher(element, &format!("{chemin}.{rang}"), "", lus)),
        _ => (!lu && !PROVENANCE.contains(&cle)).then(|| chemin.to_owned()),
    }
}
