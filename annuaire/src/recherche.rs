//! Finding who helps: by need, then place, then language.

use std::cmp::Reverse;

use domain::Departement;

use crate::besoin::Besoin;
use crate::departements::prefecture;
use crate::offre::{Offre, Zone};
use crate::structure::Structure;
use crate::{Annuaire, Lieu};

/// What is looked for. Each part may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demande {
    /// Near here.
    pub departement: Option<Departement>,
    /// Speaking this language (BCP 47).
    pub langue: Option<String>,
    /// For this.
    pub besoin: Option<Besoin>,
}

/// A structure that helps, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouvee<'a> {
    /// The structure.
    pub structure: &'a Structure,
    /// What it offers that answers, in the order of the file. Never empty.
    pub offres: Vec<&'a Offre>,
    /// Kilometres from the department's prefecture, when both places are known.
    pub distance_km: Option<u32>,
    /// Somebody there speaks the language asked for, as far as is known.
    pub parle: bool,
}

impl Annuaire {
    /// Structures that answer, best first: open to the department, speaking the language, near.
    /// An unknown language excludes nobody: many offices work with interpreters.
    pub fn chercher(&self, demande: &Demande) -> Vec<Trouvee<'_>> {
        let ici = demande.departement.and_then(prefecture).map(|prefecture| prefecture.lieu);
        let trouvees = self.structures().iter().filter_map(|structure| {
            let offres: Vec<&Offre> = self
                .offres()
                .iter()
                .filter(|offre| offre.structure == structure.id)
                .filter(|offre| demande.besoin.is_none_or(|besoin| offre.repond(besoin)))
                .filter(|offre| ouverte_a(offre, structure, demande.departement))
                .collect();
            if offres.is_empty() {
                return None;
            }
            let distance_km = ici.zip(structure.lieu).map(|(ici, la)| Lieu::distance_km(ici, la));
            let parle = demande
                .langue
                .as_ref()
                .is_some_and(|langue| offres.iter().any(|offre| offre.langues.contains(langue)));
            Some(Trouvee { structure, offres, distance_km, parle })
        });
        let mut trouvees: Vec<Trouvee<'_>> = trouvees.collect();
        // Stable: what cannot be told apart stays in the order of the file.
        trouvees.sort_by_key(|trouvee| {
            let sur_place = demande.departement.is_some()
                && trouvee.structure.departement == demande.departement;
            (Reverse(sur_place), Reverse(trouvee.parle), trouvee.distance_km.unwrap_or(u32::MAX))
        });
        trouvees
    }
}

/// Whether somebody of this department may go there. From nowhere in particular: everybody may ask.
fn ouverte_a(offre: &Offre, structure: &Structure, ici: Option<Departement>) -> bool {
    let Some(ici) = ici else {
        return true;
    };
    match &offre.zone {
        Zone::France => true,
        Zone::Departements(departements) => departements.contains(&ici),
        // Said nowhere: the neighbours of a department may call too, the nearest come first.
        Zone::NonDite => structure.departement.is_some(),
    }
}
