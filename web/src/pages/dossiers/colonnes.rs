//! The columns of the active list, beside the name.

use std::collections::HashMap;

use app::dossiers::LigneListe;
use domain::MembreId;

use super::mots;
use crate::pages::Cadre;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colonne {
    /// Where her last pathway stands.
    Etape,
    /// Her first contact.
    Ouvert,
    /// Her last act.
    Dernier,
    /// What falls due next.
    Echeance,
    /// Her next appointment.
    RendezVous,
    /// Who follows her.
    Suivi,
}

impl Colonne {
    /// Every column with its stable code, in the order of the table.
    pub(crate) const TOUTES: [(Self, &'static str); 6] = [
        (Self::Etape, "etape"),
        (Self::Ouvert, "ouvert"),
        (Self::Dernier, "dernier"),
        (Self::Echeance, "echeance"),
        (Self::RendezVous, "rendez-vous"),
        (Self::Suivi, "suivi"),
    ];

    /// Shown to who has not chosen.
    const PREMIERES: [Self; 3] = [Self::Etape, Self::Ouvert, Self::Dernier];

    pub(crate) fn code(self) -> &'static str {
        Self::TOUTES.into_iter().find(|(colonne, _)| *colonne == self).map_or("", |(_, code)| code)
    }

    /// What it says of a file.
    pub(crate) fn valeur(
        self,
        cadre: &Cadre,
        ligne: &LigneListe,
        noms: &HashMap<MembreId, String>,
    ) -> String {
        let jour = |jour: Option<domain::Jour>| {
            jour.map_or_else(|| cadre.dire("inconnu"), |jour| cadre.jour(&jour))
        };
        match self {
            Self::Etape => cadre.code("etape", ligne.psp.map_or("aucune", mots::etape)),
            Self::Ouvert => jour(ligne.ouvert_le),
            Self::Dernier => jour(ligne.dernier_acte_le),
            Self::Echeance => ligne.echeance.map_or_else(String::new, |echeance| {
                let quoi = cadre.code("echeance", echeance.nature.code());
                format!("{}, {quoi}", cadre.jour(&echeance.le))
            }),
            Self::RendezVous => ligne.rendez_vous.as_ref().map_or_else(String::new, |rdv| {
                format!("{} {}", cadre.jour(&rdv.le), mots::rendez_vous(cadre, rdv))
            }),
            Self::Suivi => {
                let noms: Vec<&str> = ligne
                    .suivi_par
                    .iter()
                    .filter_map(|membre| noms.get(membre).map(String::as_str))
                    .collect();
                noms.join(", ")
            }
        }
    }
}

/// The columns chosen, in the order of the table; the first ones when none is.
pub(crate) fn choisies(codes: &[String]) -> Vec<Colonne> {
    let voulue = |code: &str| codes.iter().any(|autre| autre == code);
    let choisies: Vec<Colonne> = Colonne::TOUTES
        .into_iter()
        .filter(|(_, code)| voulue(code))
        .map(|(colonne, _)| colonne)
        .collect();
    if choisies.is_empty() { Colonne::PREMIERES.to_vec() } else { choisies }
}

/// The codes that are those of a column.
pub(crate) fn connues(codes: &[String]) -> Vec<String> {
    let connues = Colonne::TOUTES.iter().filter(|(_, code)| codes.iter().any(|c| c == code));
    connues.map(|(_, code)| (*code).to_owned()).collect()
}
