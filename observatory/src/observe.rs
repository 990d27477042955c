//! What was observed of a person, each while it held: the dimensions beyond gender, age and origin.

use domain::profil::{Attribut, Cadre, Hebergement, Plainte};
use domain::{Departement, Jour, Valeur};

use crate::extraction::{jusqu_a, rang_de};
use crate::{FaitDate, Sorte};

/// Children counted one by one; beyond, together.
const ENFANTS: u8 = 3;

/// Kinds of facts that hold until they are observed again.
const SORTES: [Sorte; 6] = [
    Sorte::Departement,
    Sorte::Enfants,
    Sorte::Traite,
    Sorte::Cadre,
    Sorte::Hebergement,
    Sorte::Plainte,
];

/// The last observation of each kind: since when, and its code when it is known.
#[derive(Default)]
pub(crate) struct Observe {
    courantes: [Option<(Jour, u8)>; SORTES.len()],
}

impl Observe {
    /// Reads an observation. What it replaces held until the day before.
    pub(crate) fn lire(&mut self, le: Jour, attribut: &Attribut, faits: &mut Vec<FaitDate>) {
        let Some((sorte, code)) = code_de(attribut) else {
            return;
        };
        let rang = SORTES.iter().position(|autre| *autre == sorte);
        let Some(courante) = rang.and_then(|rang| self.courantes.get_mut(rang)) else {
            return;
        };
        let nouvelle = code.map(|code| (le, code));
        if let Some((du, avant)) = std::mem::replace(courante, nouvelle).filter(|(du, _)| *du < le)
        {
            faits.push(jusqu_a(sorte, du, le).code(avant));
        }
    }

    /// What still holds.
    pub(crate) fn conclure(self, faits: &mut Vec<FaitDate>) {
        for (sorte, courante) in SORTES.into_iter().zip(self.courantes) {
            if let Some((du, code)) = courante {
                faits.push(FaitDate::pendant(sorte, du, None).code(code));
            }
        }
    }
}

/// Kind and code of an observation, the code being absent when it is unknown or counts for nothing.
fn code_de(attribut: &Attribut) -> Option<(Sorte, Option<u8>)> {
    // Two chains rather than one match: the attributes that no figure asks about are many.
    if let Attribut::Departement(departement) = attribut {
        return Some((
            Sorte::Departement,
            departement.connue().copied().and_then(rang_du_departement),
        ));
    }
    if let Attribut::EnfantsEnFrance(enfants) = attribut {
        return Some((Sorte::Enfants, connue(enfants, |nombre| nombre.min(ENFANTS))));
    }
    if let Attribut::Victime(victime) = attribut {
        return Some((Sorte::Traite, connue(victime, |victime| u8::from(victime.traite))));
    }
    if let Attribut::Cadre(cadre) = attribut {
        return Some((Sorte::Cadre, connue(cadre, |cadre| rang_de(&Cadre::TOUS, cadre))));
    }
    if let Attribut::Hebergement(lieu) = attribut {
        return Some((Sorte::Hebergement, connue(lieu, |lieu| rang_de(&Hebergement::TOUS, lieu))));
    }
    if let Attribut::Plainte(plainte) = attribut {
        let ouverte = plainte.connue().filter(|plainte| **plainte == Plainte::EnCours);
        return Some((Sorte::Plainte, ouverte.map(|_| 0)));
    }
    None
}

fn connue<T: Copy>(valeur: &Valeur<T>, code: impl Fn(T) -> u8) -> Option<u8> {
    valeur.connue().map(|valeur| code(*valeur))
}

/// Place of a department among all: the list is of a hundred and one.
fn rang_du_departement(voulu: Departement) -> Option<u8> {
    use std::sync::LazyLock;
    static TOUS: LazyLock<Vec<Departement>> = LazyLock::new(|| Departement::tous().collect());
    let rang = TOUS.binary_search(&voulu).ok()?;
    u8::try_from(rang).ok()
}
