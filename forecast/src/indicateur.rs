//! What a forecast answers: one number each, over the measured years or in one year.

use crate::releve::{Annee, Releve};
use crate::scenario::Scenario;
use crate::simulation::Etape;
use crate::temps::{JOURS_PAR_MOIS, SECONDES_PAR_AN};

/// A number over the measured years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicateur {
    /// Mean wait from the wish to opened rights, in months.
    AttenteMoyenne,
    /// The same, that half do not pass.
    AttenteMediane,
    /// The same, that nine in ten do not pass.
    Attente90,
    /// Mean time in a stage, in days.
    Moyenne(Etape),
    /// Time in a stage that half do not pass, in days.
    Mediane(Etape),
    /// Time in a stage that nine in ten do not pass, in days.
    Centile90(Etape),
    /// Pathways in progress at the end of the measured years.
    EnCours,
    /// People waiting for a post or for the commission at that instant.
    EnAttente,
    /// The same quantity in each year, averaged over them.
    ParAn(Annuel),
}

/// A number of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Annuel {
    /// Wishes said.
    Souhaits,
    /// Requests filed.
    Demandes,
    /// Requests granted.
    Accords,
    /// Requests refused.
    Refus,
    /// Pathways ended.
    Sorties,
    /// Of which with a job.
    Emplois,
    /// Renewals decided.
    Renouvellements,
    /// Share of renewals decided after the end of the period they prolong, in percent.
    Tardifs,
    /// Full-time posts that the pathways of the year need.
    Postes,
    /// Seats that nobody took.
    PlacesPerdues,
    /// AFIS, paid by the State.
    CoutAfis,
    /// Paid by the State to the associations.
    CoutAssociations,
    /// What is left of the whole cost: housing, care, training.
    CoutAutres,
    /// The whole cost.
    CoutTotal,
}

impl Annuel {
    /// Every number of a year.
    pub const TOUS: [Self; 14] = [
        Self::Souhaits,
        Self::Demandes,
        Self::Accords,
        Self::Refus,
        Self::Sorties,
        Self::Emplois,
        Self::Renouvellements,
        Self::Tardifs,
        Self::Postes,
        Self::PlacesPerdues,
        Self::CoutAfis,
        Self::CoutAssociations,
        Self::CoutAutres,
        Self::CoutTotal,
    ];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Souhaits => "souhaits",
            Self::Demandes => "demandes",
            Self::Accords => "accords",
            Self::Refus => "refus",
            Self::Sorties => "sorties",
            Self::Emplois => "sorties_avec_emploi",
            Self::Renouvellements => "renouvellements",
            Self::Tardifs => "renouvellements_tardifs_pourcent",
            Self::Postes => "postes_necessaires",
            Self::PlacesPerdues => "places_perdues",
            Self::CoutAfis => "cout_afis_euros",
            Self::CoutAssociations => "cout_associations_euros",
            Self::CoutAutres => "cout_autres_euros",
            Self::CoutTotal => "cout_total_euros",
        }
    }

    /// Its name in a table.
    pub fn nom(self) -> &'static str {
        match self {
            Self::Souhaits => "souhaits de sortie",
            Self::Demandes => "demandes déposées",
            Self::Accords => "parcours accordés",
            Self::Refus => "demandes refusées",
            Self::Sorties => "parcours terminés",
            Self::Emplois => "dont avec un emploi",
            Self::Renouvellements => "renouvellements décidés",
            Self::Tardifs => "dont après la fin de la période, %",
            Self::Postes => "postes nécessaires (ETP)",
            Self::PlacesPerdues => "places de commission perdues",
            Self::CoutAfis => "coût, État : AFIS, EUR",
            Self::CoutAssociations => "coût, État : associations, EUR",
            Self::CoutAutres => "coût, autres : hébergement, soins, formation, EUR",
            Self::CoutTotal => "coût complet, EUR",
        }
    }

    /// Its value in a year; none when it has no meaning (a share of nothing, posts without ratio).
    #[expect(clippy::cast_precision_loss, reason = "counts and seconds stay below 2^53")]
    pub fn valeur(self, annee: &Annee, scenario: &Scenario) -> Option<f64> {
        let tarifs = &scenario.tarifs;
        let psp_an = annee.parcours_s as f64 / SECONDES_PAR_AN as f64;
        match self {
            Self::Souhaits => Some(annee.souhaits as f64),
            Self::Demandes => Some(annee.demandes as f64),
            Self::Accords => Some(annee.accords as f64),
            Self::Refus => Some(annee.refus as f64),
            Self::Sorties => Some(annee.sorties as f64),
            Self::Emplois => Some(annee.emplois as f64),
            Self::Renouvellements => Some(annee.renouvellements as f64),
            Self::Tardifs => {
                let part = annee.tardifs as f64 * 100.0 / annee.renouvellements as f64;
                Some(part).filter(|part| part.is_finite())
            }
            Self::Postes => scenario.association.psp_par_poste.map(|ratio| psp_an / ratio),
            Self::PlacesPerdues => Some(annee.perdues as f64),
            Self::CoutAfis => Some(psp_an * tarifs.afis_an_euros()),
            Self::CoutAssociations => Some(psp_an * tarifs.associations_par_psp_an_euros),
            Self::CoutAutres => Some(psp_an * tarifs.autres_an_euros()),
            Self::CoutTotal => Some(psp_an * tarifs.total_an_euros()),
        }
    }
}

impl Indicateur {
    /// Every number over the measured years.
    pub fn tous() -> Vec<Self> {
        let mut tous =
            vec![Self::AttenteMoyenne, Self::AttenteMediane, Self::Attente90, Self::EnCours];
        tous.push(Self::EnAttente);
        tous.extend(Annuel::TOUS.map(Self::ParAn));
        for etape in Etape::TOUTES {
            tous.extend([Self::Moyenne(etape), Self::Mediane(etape), Self::Centile90(etape)]);
        }
        tous
    }

    /// Those a comparison or a sensitivity shows first.
    pub const PRINCIPAUX: [Self; 8] = [
        Self::AttenteMoyenne,
        Self::AttenteMediane,
        Self::Attente90,
        Self::EnCours,
        Self::EnAttente,
        Self::ParAn(Annuel::Sorties),
        Self::ParAn(Annuel::Postes),
        Self::ParAn(Annuel::CoutTotal),
    ];

    /// Its stable code.
    pub fn code(self) -> String {
        match self {
            Self::AttenteMoyenne => "attente_moyenne_mois".into(),
            Self::AttenteMediane => "attente_mediane_mois".into(),
            Self::Attente90 => "attente_90_mois".into(),
            Self::Moyenne(etape) => format!("{}_moyenne_jours", etape.code()),
            Self::Mediane(etape) => format!("{}_mediane_jours", etape.code()),
            Self::Centile90(etape) => format!("{}_90_jours", etape.code()),
            Self::EnCours => "en_cours".into(),
            Self::EnAttente => "en_attente".into(),
            Self::ParAn(annuel) => annuel.code().into(),
        }
    }

    /// Its name in a table.
    pub fn nom(self) -> String {
        match self {
            Self::AttenteMoyenne => "attente du souhait aux droits, moyenne, mois".into(),
            Self::AttenteMediane => "la moitié attend moins de, mois".into(),
            Self::Attente90 => "neuf sur dix attendent moins de, mois".into(),
            Self::Moyenne(etape) => format!("{}, moyenne, jours", etape.nom()),
            Self::Mediane(etape) => format!("{}, la moitié, jours", etape.nom()),
            Self::Centile90(etape) => format!("{}, neuf sur dix, jours", etape.nom()),
            Self::EnCours => "PSP en cours à la fin".into(),
            Self::EnAttente => "personnes en attente à la fin".into(),
            Self::ParAn(annuel) => format!("{} par an", annuel.nom()),
        }
    }

    /// Its value in a replication, the years of `annees` being those measured.
    #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
    pub fn valeur(
        self,
        releve: &Releve,
        scenario: &Scenario,
        annees: &std::ops::Range<usize>,
    ) -> Option<f64> {
        let mois = |jours: Option<f64>| jours.map(|jours| jours / JOURS_PAR_MOIS);
        let etape = |etape: Etape| releve.etapes.get(etape as usize);
        match self {
            Self::AttenteMoyenne => mois(releve.attente.moyenne_jours()),
            Self::AttenteMediane => mois(releve.attente.quantile_jours(0.5)),
            Self::Attente90 => mois(releve.attente.quantile_jours(0.9)),
            Self::Moyenne(e) => etape(e)?.moyenne_jours(),
            Self::Mediane(e) => etape(e)?.quantile_jours(0.5),
            Self::Centile90(e) => etape(e)?.quantile_jours(0.9),
            Self::EnCours => Some(releve.groupes.iter().map(|g| g.en_cours as f64).sum()),
            Self::EnAttente => Some(releve.groupes.iter().map(|g| g.en_attente as f64).sum()),
            Self::ParAn(annuel) => {
                let annees = releve.annees.get(annees.clone())?;
                let valeurs: Option<Vec<f64>> =
                    annees.iter().map(|annee| annuel.valeur(annee, scenario)).collect();
                let valeurs = valeurs.filter(|valeurs| !valeurs.is_empty())?;
                Some(valeurs.iter().sum::<f64>() / valeurs.len() as f64)
            }
        }
    }
}

/// Mean wait of those whose rights opened in a year, in months.
#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
pub fn attente_de_l_annee(annee: &Annee) -> Option<f64> {
    let jours = crate::temps::jours(annee.attente_s);
    (annee.droits > 0).then(|| jours / annee.droits as f64 / JOURS_PAR_MOIS)
}
