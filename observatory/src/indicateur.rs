//! What is counted.

use domain::activite::GenreSeance;
use domain::fait::Domaine;
use domain::profil::{Genre, Naissance};
use domain::psp::{IssueParcours, Motif};
use domain::{Jour, Pays};

/// Gender as figures group it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sexe {
    /// Women.
    F,
    /// Men.
    H,
    /// Trans people, whatever the spelling.
    T,
    /// Another answer, unknown, or not said.
    Inconnu,
}

impl Sexe {
    /// Every group, in the order of the columns.
    pub const TOUS: [Self; 4] = [Self::F, Self::H, Self::T, Self::Inconnu];

    /// The stable code; empty when unknown.
    pub fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::H => "H",
            Self::T => "T",
            Self::Inconnu => "",
        }
    }

    /// Reverse of [`Sexe::code`]; anything else is unknown.
    pub fn depuis_code(code: &str) -> Self {
        Self::TOUS.into_iter().find(|sexe| sexe.code() == code).unwrap_or(Self::Inconnu)
    }

    pub(crate) fn colonne(self) -> u8 {
        self as u8
    }

    pub(crate) fn depuis_colonne(colonne: u8) -> Self {
        Self::TOUS.get(usize::from(colonne)).copied().unwrap_or(Self::Inconnu)
    }
}

impl From<Genre> for Sexe {
    fn from(genre: Genre) -> Self {
        match genre {
            Genre::Femme => Self::F,
            Genre::Homme => Self::H,
            Genre::FemmeTrans | Genre::HommeTrans | Genre::Trans => Self::T,
            Genre::Autre => Self::Inconnu,
        }
    }
}

/// Age band on 31 December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrancheAge {
    /// Under 15.
    Moins15,
    /// 15 to 17.
    De15A17,
    /// 18 to 25.
    De18A25,
    /// 26 to 35.
    De26A35,
    /// 36 to 45.
    De36A45,
    /// 46 and over.
    Plus46,
    /// Unknown.
    Inconnu,
}

impl TrancheAge {
    /// Every band, youngest first.
    pub const TOUTES: [Self; 7] = [
        Self::Moins15,
        Self::De15A17,
        Self::De18A25,
        Self::De26A35,
        Self::De36A45,
        Self::Plus46,
        Self::Inconnu,
    ];

    /// The band of somebody born then, on a day.
    pub fn de(naissance: Naissance, au: Jour) -> Self {
        match naissance.age_au(au) {
            ..15 => Self::Moins15,
            15..18 => Self::De15A17,
            18..26 => Self::De18A25,
            26..36 => Self::De26A35,
            36..46 => Self::De36A45,
            46.. => Self::Plus46,
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Moins15 => "moins-de-15",
            Self::De15A17 => "15-17",
            Self::De18A25 => "18-25",
            Self::De26A35 => "26-35",
            Self::De36A45 => "36-45",
            Self::Plus46 => "46-et-plus",
            Self::Inconnu => "inconnu",
        }
    }
}

/// Origin as figures group it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origine {
    /// France.
    France,
    /// The rest of the EU, the EEA and Switzerland.
    Ue,
    /// Elsewhere.
    HorsUe,
    /// Unknown.
    Inconnue,
}

impl Origine {
    /// Every group.
    pub const TOUTES: [Self; 4] = [Self::France, Self::Ue, Self::HorsUe, Self::Inconnue];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::France => "france",
            Self::Ue => "ue",
            Self::HorsUe => "hors-ue",
            Self::Inconnue => "inconnue",
        }
    }

    pub(crate) fn rang(self) -> u8 {
        self as u8
    }

    pub(crate) fn depuis_rang(rang: u8) -> Self {
        Self::TOUTES.get(usize::from(rang)).copied().unwrap_or(Self::Inconnue)
    }
}

impl From<Pays> for Origine {
    fn from(pays: Pays) -> Self {
        if pays == Pays::FRANCE {
            Self::France
        } else if pays.est_ue_eee_suisse() {
            Self::Ue
        } else {
            Self::HorsUe
        }
    }
}

/// One thing counted in a year. Its id is stable: it is written in exports and in the anonymous
/// counters left by an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indicateur {
    /// People touched by at least one act in the year, or in a pathway.
    Personnes,
    /// People whose first contact is in the year.
    Nouvelles,
    /// People whose file is open on 31 December.
    Ouverts,
    /// [`Indicateur::Personnes`] by age band.
    Age(TrancheAge),
    /// [`Indicateur::Personnes`] by origin.
    Origine(Origine),
    /// Support acts by area.
    Actes(Domaine),
    /// People supported in an area.
    Accompagnees(Domaine),
    /// Requests, by request date.
    Demandes,
    /// Entries granted, by decision date.
    Accords,
    /// Entries refused, by decision date.
    Refus,
    /// Refusals resting on a ground.
    RefusPour(Motif),
    /// Pathways running on 31 December.
    EnCours,
    /// Pathways followed in the year.
    Suivis,
    /// Renewals granted.
    Renouvellements,
    /// Pathways ended.
    Fins,
    /// Pathways ended with an outcome; `None` when it is not known.
    FinsPar(Option<IssueParcours>),
    /// Physical outings.
    Sorties,
    /// Online sessions.
    Numeriques,
    /// People met in outings.
    Rencontrees,
    /// Of whom never met before.
    NouvellesRencontrees,
    /// Of whom sent on to the reception.
    Orientees,
    /// Messages sent.
    Messages,
    /// Replies received.
    Reponses,
    /// Collective sessions of a kind.
    Seances(GenreSeance),
    /// People attending collective sessions of a kind.
    Participants(GenreSeance),
}

impl Indicateur {
    /// How many indicators there are.
    pub const NOMBRE: usize = 82;

    /// Every indicator, in the order of [`Indicateur::rang`].
    pub fn tous() -> Vec<Self> {
        let mut tous = vec![Self::Personnes, Self::Nouvelles, Self::Ouverts];
        tous.extend(TrancheAge::TOUTES.map(Self::Age));
        tous.extend(Origine::TOUTES.map(Self::Origine));
        tous.extend(Domaine::TOUS.map(|(domaine, _)| Self::Actes(domaine)));
        tous.extend(Domaine::TOUS.map(|(domaine, _)| Self::Accompagnees(domaine)));
        tous.extend([Self::Demandes, Self::Accords, Self::Refus]);
        tous.extend(Motif::TOUS.map(|(motif, _)| Self::RefusPour(motif)));
        tous.extend([Self::EnCours, Self::Suivis, Self::Renouvellements, Self::Fins]);
        tous.extend(IssueParcours::TOUS.map(|(issue, _)| Self::FinsPar(Some(issue))));
        tous.push(Self::FinsPar(None));
        tous.extend([Self::Sorties, Self::Numeriques, Self::Rencontrees]);
        tous.extend([Self::NouvellesRencontrees, Self::Orientees]);
        tous.extend([Self::Messages, Self::Reponses]);
        tous.extend(GenreSeance::TOUS.map(|(genre, _)| Self::Seances(genre)));
        tous.extend(GenreSeance::TOUS.map(|(genre, _)| Self::Participants(genre)));
        tous
    }

    /// Place of the indicator in a table of [`Indicateur::NOMBRE`] lines.
    pub(crate) fn rang(self) -> usize {
        match self {
            Self::Personnes => 0,
            Self::Nouvelles => 1,
            Self::Ouverts => 2,
            Self::Age(tranche) => 3 + tranche as usize,
            Self::Origine(origine) => 10 + origine as usize,
            Self::Actes(domaine) => 14 + domaine as usize,
            Self::Accompagnees(domaine) => 23 + domaine as usize,
            Self::Demandes => 32,
            Self::Accords => 33,
            Self::Refus => 34,
            Self::RefusPour(motif) => 35 + motif as usize,
            Self::EnCours => 48,
            Self::Suivis => 49,
            Self::Renouvellements => 50,
            Self::Fins => 51,
            Self::FinsPar(Some(issue)) => 52 + issue as usize,
            Self::FinsPar(None) => 64,
            Self::Sorties => 65,
            Self::Numeriques => 66,
            Self::Rencontrees => 67,
            Self::NouvellesRencontrees => 68,
            Self::Orientees => 69,
            Self::Messages => 70,
            Self::Reponses => 71,
            Self::Seances(genre) => 72 + genre as usize,
            Self::Participants(genre) => 77 + genre as usize,
        }
    }

    /// The stable id.
    pub fn id(self) -> String {
        match self {
            Self::Personnes => "personnes".into(),
            Self::Nouvelles => "personnes.nouvelles".into(),
            Self::Ouverts => "personnes.ouvertes".into(),
            Self::Age(tranche) => format!("age.{}", tranche.code()),
            Self::Origine(origine) => format!("origine.{}", origine.code()),
            Self::Actes(domaine) => format!("actes.{}", domaine.code()),
            Self::Accompagnees(domaine) => format!("accompagnees.{}", domaine.code()),
            Self::Demandes => "psp.demandes".into(),
            Self::Accords => "psp.accords".into(),
            Self::Refus => "psp.refus".into(),
            Self::RefusPour(motif) => format!("psp.refus.{}", motif.code()),
            Self::EnCours => "psp.en-cours".into(),
            Self::Suivis => "psp.suivis".into(),
            Self::Renouvellements => "psp.renouvellements".into(),
            Self::Fins => "psp.fins".into(),
            Self::FinsPar(issue) => {
                format!("psp.fins.{}", issue.map_or("inconnue", IssueParcours::code))
            }
            Self::Sorties => "sorties".into(),
            Self::Numeriques => "sorties.numeriques".into(),
            Self::Rencontrees => "sorties.rencontrees".into(),
            Self::NouvellesRencontrees => "sorties.nouvelles".into(),
            Self::Orientees => "sorties.orientees".into(),
            Self::Messages => "sorties.messages".into(),
            Self::Reponses => "sorties.reponses".into(),
            Self::Seances(genre) => format!("seances.{}", genre.code()),
            Self::Participants(genre) => format!("seances.{}.participants", genre.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_indicator_has_its_own_line_and_id() {
        let tous = Indicateur::tous();
        assert_eq!(tous.len(), Indicateur::NOMBRE);
        for (rang, indicateur) in tous.iter().enumerate() {
            assert_eq!(indicateur.rang(), rang, "{indicateur:?}");
        }
        let mut ids: Vec<String> = tous.iter().map(|indicateur| indicateur.id()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), tous.len());
    }
}
