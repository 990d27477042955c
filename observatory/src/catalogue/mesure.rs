//! How an indicator counts.

use domain::activite::GenreSeance;
use domain::fait::Domaine;
use domain::permanence::{GenreActivite, ServiceAccueil};
use domain::psp::{IssueParcours, Motif};
use domain::terrain::{GenreMateriel, Remarque};

use crate::extraction::SANS_CODE;
use crate::{FaitDate, Origine, TrancheAge};

/// What is counted. Numbers of two units never stand in one table, nor are they added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the word of its code")]
pub enum Unite {
    Personnes,
    Demandes,
    Decisions,
    Parcours,
    Actes,
    Sorties,
    Contacts,
    Messages,
    Seances,
    Participations,
    Minutes,
    Jours,
    PourCent,
    Permanences,
    Visites,
    Services,
    Attestations,
    Questionnaires,
    Objets,
    Remarques,
    Centiemes,
    ParTempsPlein,
    Conventions,
    Centimes,
    Rapports,
}

impl Unite {
    /// Every unit with its stable code.
    pub const TOUTES: [(Self, &'static str); 25] = [
        (Self::Personnes, "personnes"),
        (Self::Demandes, "demandes"),
        (Self::Decisions, "decisions"),
        (Self::Parcours, "parcours"),
        (Self::Actes, "actes"),
        (Self::Sorties, "sorties"),
        (Self::Contacts, "contacts"),
        (Self::Messages, "messages"),
        (Self::Seances, "seances"),
        (Self::Participations, "participations"),
        (Self::Minutes, "minutes"),
        (Self::Jours, "jours"),
        (Self::PourCent, "pour-cent"),
        (Self::Permanences, "permanences"),
        (Self::Visites, "visites"),
        (Self::Services, "services"),
        (Self::Attestations, "attestations"),
        (Self::Questionnaires, "questionnaires"),
        (Self::Objets, "objets"),
        (Self::Remarques, "remarques"),
        (Self::Centiemes, "centiemes"),
        (Self::ParTempsPlein, "par-temps-plein"),
        (Self::Conventions, "conventions"),
        (Self::Centimes, "centimes"),
        (Self::Rapports, "rapports"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUTES.iter().find(|(autre, _)| *autre == self).map_or("", |(_, code)| code)
    }

    /// Reverse of [`Unite::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.iter().find(|(_, autre)| *autre == code).map(|(unite, _)| *unite)
    }
}

/// Whether an indicator looks at a day or at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temps {
    /// What holds on the last day.
    Stock,
    /// What happens, or holds at least one day, in the period.
    Flux,
    /// What is told of days that are all in the period: an amount of a year, a time of a week.
    /// What reaches outside is in no part of it.
    Entier,
}

impl Temps {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Flux => "flux",
            Self::Entier => "entier",
        }
    }

    /// Reverse of [`Temps::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        [Self::Stock, Self::Flux, Self::Entier].into_iter().find(|temps| temps.code() == code)
    }
}

/// What is done with the facts an indicator reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mesure {
    /// One a person, however many facts.
    Personnes,
    /// One a fact.
    Faits,
    /// The sum of their numbers.
    Somme,
    /// Their numbers as delays: mean, median, ninth decile.
    Delai,
    /// A hundred times one indicator over another, by their ids.
    Rapport {
        /// What is above.
        numerateur: String,
        /// What is below.
        denominateur: String,
    },
}

/// By what an indicator is divided into lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Par {
    /// Age band on the last day.
    Age,
    /// Origin on the last day.
    Origine,
    /// Area of support.
    Domaine,
    /// Ground of refusal: a refusal may rest on several.
    Motif,
    /// What a pathway led to.
    Issue,
    /// Kind of collective session.
    Seance,
    /// Kind of service of the reception.
    Service,
    /// Kind of thing done together at the reception.
    Ensemble,
    /// Kind of material given in outings.
    Materiel,
    /// What was noticed in outings.
    Remarque,
}

impl Par {
    const TOUS: [(Self, &'static str); 10] = [
        (Self::Age, "age"),
        (Self::Origine, "origine"),
        (Self::Domaine, "domaine"),
        (Self::Motif, "motif"),
        (Self::Issue, "issue"),
        (Self::Seance, "seance"),
        (Self::Service, "service"),
        (Self::Ensemble, "ensemble"),
        (Self::Materiel, "materiel"),
        (Self::Remarque, "remarque"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUS.iter().find(|(autre, _)| *autre == self).map_or("", |(_, code)| code)
    }

    /// Reverse of the stable code.
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.iter().find(|(_, autre)| *autre == code).map(|(par, _)| *par)
    }

    /// Codes of its values, in the order of the ranks below.
    pub fn codes(self) -> Vec<&'static str> {
        match self {
            Self::Age => TrancheAge::TOUTES.map(TrancheAge::code).to_vec(),
            Self::Origine => Origine::TOUTES.map(Origine::code).to_vec(),
            Self::Domaine => Domaine::TOUS.map(|(_, code)| code).to_vec(),
            Self::Motif => Motif::TOUS.map(|(_, code)| code).to_vec(),
            Self::Issue => {
                IssueParcours::TOUS.iter().map(|(_, code)| *code).chain(["inconnue"]).collect()
            }
            Self::Seance => GenreSeance::TOUS.map(|(_, code)| code).to_vec(),
            Self::Service => ServiceAccueil::TOUS.map(|(_, code)| code).to_vec(),
            Self::Ensemble => GenreActivite::TOUS.map(|(_, code)| code).to_vec(),
            Self::Materiel => GenreMateriel::TOUS.map(|(_, code)| code).to_vec(),
            Self::Remarque => Remarque::TOUS.map(|(_, code)| code).to_vec(),
        }
    }

    /// Ranks of a fact among the values: one bit each.
    pub(crate) fn rangs(self, fait: &FaitDate) -> u32 {
        match self {
            Self::Motif => fait.nombre,
            Self::Issue if fait.code == SANS_CODE => 1 << IssueParcours::TOUS.len(),
            Self::Domaine
            | Self::Issue
            | Self::Seance
            | Self::Service
            | Self::Materiel
            | Self::Remarque
            | Self::Ensemble => 1 << (fait.code & 31),
            Self::Age | Self::Origine => 1,
        }
    }
}
