//! One fact about somebody, without anybody.

use domain::Jour;
use domain::gestion::poste::{ActiviteTemps, Fonction};

/// What a fact is about. The meaning of [`FaitDate::code`] and [`FaitDate::nombre`] depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Sorte {
    /// Gender while it held. Code: [`Sexe`](crate::Sexe).
    Sexe,
    /// Year of birth while it was known. Number: packed day of birth, or the year alone.
    Naissance,
    /// Origin while it held. Code: [`Origine`](crate::Origine).
    Origine,
    /// The file was open.
    Ouvert,
    /// First contact.
    PremierContact,
    /// An act touched the person that day.
    Acte,
    /// Support was given. Code: [`Domaine`](domain::fait::Domaine).
    Accompagnement,
    /// A request for the exit pathway was filed.
    PspDemande,
    /// Entry was granted.
    PspAccord,
    /// Entry was refused. Number: grounds, one bit each in the order of `Motif::TOUS`.
    PspRefus,
    /// A pathway was running.
    PspEnCours,
    /// A renewal was granted.
    PspRenouvellement,
    /// A pathway ended. Code: [`IssueParcours`](domain::psp::IssueParcours), 255 when unknown.
    PspFin,
    /// A physical outing took place.
    Sortie,
    /// An online session took place.
    SortieNumerique,
    /// People met in an outing. Number: how many.
    Rencontrees,
    /// People met for the first time. Number: how many.
    Nouvelles,
    /// People sent on to the reception. Number: how many.
    Orientees,
    /// Messages sent. Number: how many.
    Messages,
    /// Replies received. Number: how many.
    Reponses,
    /// A collective session took place. Code: [`GenreSeance`](domain::activite::GenreSeance).
    /// Number: people attending.
    Seance,
    /// Department while she lived there. Code: its place in `Departement::tous`.
    Departement,
    /// Dependent children in France while so many. Code: 0 to 3, three meaning three or more.
    Enfants,
    /// Victim of trafficking or not, while so known. Code: 0 no, 1 yes.
    Traite,
    /// Setting while it held. Code: place in `Cadre::TOUS`.
    Cadre,
    /// Housing while it held. Code: place in `Hebergement::TOUS`.
    Hebergement,
    /// A complaint or a testimony, while the case was open.
    Plainte,
    /// A request was filed. Number: days since the wish to leave was expressed.
    DelaiDemande,
    /// A request was first examined. Number: days since it was filed.
    DelaiSeance,
    /// The prefect decided on entry. Number: days since the last sitting before.
    DelaiDecision,
    /// A first right opened after entry was granted. Number: days since that decision.
    DelaiDroits,
    /// A collective session took place, its length known. Code as [`Sorte::Seance`]. Number:
    /// minutes.
    SeanceMinutes,
    /// A half-day of reception took place.
    Permanence,
    /// Visits to the reception. Number: how many.
    Visites,
    /// Visits of somebody recognised. Number: how many.
    Reconnues,
    /// Visits of somebody who had never come. Number: how many.
    PremieresVisites,
    /// Services given at the reception. Code: place in `ServiceAccueil::TOUS`. Number: how many.
    Services,
    /// Things done together at the reception. Code: place in `GenreActivite::TOUS`. Number: people
    /// taking part.
    ActivitesAccueil,
    /// Conversations online. Number: how many.
    Conversations,
    /// Meetings after a conversation online. Number: how many.
    RencontresEnLigne,
    /// Certificates of a training. Number: how many.
    AttestationsFormation,
    /// Certificates of a course for buyers. Number: how many.
    AttestationsStage,
    /// Evaluation forms of prevention or training. Number: how many.
    Evaluations,
    /// Evaluation forms that say it was useful. Number: how many.
    EvaluationsUtiles,
    /// Questionnaires at the start of a course. Number: how many.
    QuestionnairesAvant,
    /// Questionnaires at the start that say he will not buy again. Number: how many.
    RenoncentAvant,
    /// Questionnaires at the end of a course. Number: how many.
    QuestionnairesApres,
    /// Questionnaires at the end that say he will not buy again. Number: how many.
    RenoncentApres,
    /// Material was given in an outing. Code: [`GenreMateriel`](domain::terrain::GenreMateriel).
    /// Number: how many.
    Materiel,
    /// Something was noticed in an outing. Code: [`Remarque`](domain::terrain::Remarque).
    Remarque,
    /// People already followed were met in an outing. Number: how many.
    SuiviesRencontrees,
    /// A post while it is held. Code: [`Fonction`](domain::gestion::poste::Fonction). Number:
    /// hundredths of a full-time one.
    Poste,
    /// Working time. Code: [`ActiviteTemps`](domain::gestion::poste::ActiviteTemps). Number:
    /// minutes. Dated on the day of the act, or on the whole period it was told of.
    Temps,
    /// An agreement with a funder, from its first day to its last.
    Convention,
    /// What an agreement plans to spend, over its days. Number: cents.
    Prevu,
    /// What an agreement spent in a year, over its days in it. Number: cents.
    Depense,
    /// What an agreement received in a year, over its days in it. Number: cents.
    Recette,
    /// A report to a funder falls due.
    RapportDu,
    /// A report to a funder was handed in.
    RapportRendu,
}

impl Sorte {
    /// Every kind that can be counted, with its stable code.
    pub const COMPTEES: [(Self, &'static str); 51] = [
        (Self::Ouvert, "ouvert"),
        (Self::PremierContact, "premier-contact"),
        (Self::Acte, "acte"),
        (Self::Accompagnement, "accompagnement"),
        (Self::PspDemande, "psp-demande"),
        (Self::PspAccord, "psp-accord"),
        (Self::PspRefus, "psp-refus"),
        (Self::PspEnCours, "psp-en-cours"),
        (Self::PspRenouvellement, "psp-renouvellement"),
        (Self::PspFin, "psp-fin"),
        (Self::Sortie, "sortie"),
        (Self::SortieNumerique, "sortie-numerique"),
        (Self::Rencontrees, "rencontrees"),
        (Self::Nouvelles, "nouvelles"),
        (Self::Orientees, "orientees"),
        (Self::Messages, "messages"),
        (Self::Reponses, "reponses"),
        (Self::Seance, "seance"),
        (Self::Plainte, "plainte"),
        (Self::DelaiDemande, "delai-demande"),
        (Self::DelaiSeance, "delai-seance"),
        (Self::DelaiDecision, "delai-decision"),
        (Self::DelaiDroits, "delai-droits"),
        (Self::SeanceMinutes, "seance-minutes"),
        (Self::Permanence, "permanence"),
        (Self::Visites, "visites"),
        (Self::Reconnues, "reconnues"),
        (Self::PremieresVisites, "premieres-visites"),
        (Self::Services, "services"),
        (Self::ActivitesAccueil, "activites-accueil"),
        (Self::Conversations, "conversations"),
        (Self::RencontresEnLigne, "rencontres-en-ligne"),
        (Self::AttestationsFormation, "attestations-formation"),
        (Self::AttestationsStage, "attestations-stage"),
        (Self::Evaluations, "evaluations"),
        (Self::EvaluationsUtiles, "evaluations-utiles"),
        (Self::QuestionnairesAvant, "questionnaires-avant"),
        (Self::RenoncentAvant, "renoncent-avant"),
        (Self::QuestionnairesApres, "questionnaires-apres"),
        (Self::RenoncentApres, "renoncent-apres"),
        (Self::Materiel, "materiel"),
        (Self::Remarque, "remarque"),
        (Self::SuiviesRencontrees, "suivies-rencontrees"),
        (Self::Poste, "poste"),
        (Self::Temps, "temps"),
        (Self::Convention, "convention"),
        (Self::Prevu, "prevu"),
        (Self::Depense, "depense"),
        (Self::Recette, "recette"),
        (Self::RapportDu, "rapport-du"),
        (Self::RapportRendu, "rapport-rendu"),
    ];

    /// How many kinds there are.
    pub(crate) const NOMBRE: usize = Self::RapportRendu as usize + 1;

    /// The kind with a stable code; `None` for those that describe people and count nothing.
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::COMPTEES.iter().find(|(_, autre)| *autre == code).map(|(sorte, _)| *sorte)
    }

    /// The codes that say which facts of this kind are read, where an indicator may read some
    /// alone ([`crate::catalogue::Indicateur::seul`]).
    pub(crate) fn codes(self) -> Vec<&'static str> {
        if self == Self::Poste {
            Fonction::TOUS.map(|(_, code)| code).to_vec()
        } else if self == Self::Temps {
            ActiviteTemps::TOUS.map(|(_, code)| code).to_vec()
        } else {
            Vec::new()
        }
    }

    /// Whether it is of an activity, or of the association's own keeping: nobody's.
    pub fn est_d_activite(self) -> bool {
        matches!(
            self,
            Self::Sortie
                | Self::SortieNumerique
                | Self::Rencontrees
                | Self::Nouvelles
                | Self::Orientees
                | Self::Messages
                | Self::Reponses
                | Self::Seance
                | Self::SeanceMinutes
                | Self::Permanence
                | Self::Visites
                | Self::Reconnues
                | Self::PremieresVisites
                | Self::Services
                | Self::ActivitesAccueil
                | Self::Conversations
                | Self::RencontresEnLigne
                | Self::AttestationsFormation
                | Self::AttestationsStage
                | Self::Evaluations
                | Self::EvaluationsUtiles
                | Self::QuestionnairesAvant
                | Self::RenoncentAvant
                | Self::QuestionnairesApres
                | Self::RenoncentApres
                | Self::Materiel
                | Self::Remarque
                | Self::SuiviesRencontrees
                | Self::Poste
                | Self::Temps
                | Self::Convention
                | Self::Prevu
                | Self::Depense
                | Self::Recette
                | Self::RapportDu
                | Self::RapportRendu
        )
    }
}

/// A dated fact: true from `du` to `au`, both included. Sixteen bytes, and nobody's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaitDate {
    /// What it is about.
    pub sorte: Sorte,
    /// A small code, see [`Sorte`].
    pub code: u8,
    /// A number, see [`Sorte`].
    pub nombre: u32,
    /// First day, packed ([`Jour::en_entier`]).
    pub du: u32,
    /// Last day, packed; [`FaitDate::SANS_FIN`] while it lasts.
    pub au: u32,
}

impl FaitDate {
    /// No end known.
    pub const SANS_FIN: u32 = u32::MAX;

    /// A fact of one day.
    pub fn le(sorte: Sorte, jour: Jour) -> Self {
        let jour = jour.en_entier();
        Self { sorte, code: 0, nombre: 0, du: jour, au: jour }
    }

    /// A fact that lasts.
    pub fn pendant(sorte: Sorte, du: Jour, au: Option<Jour>) -> Self {
        let au = au.map_or(Self::SANS_FIN, Jour::en_entier);
        Self { sorte, code: 0, nombre: 0, du: du.en_entier(), au }
    }

    /// The same with its code.
    #[must_use]
    pub fn code(self, code: u8) -> Self {
        Self { code, ..self }
    }

    /// The same with its number.
    #[must_use]
    pub fn nombre(self, nombre: u32) -> Self {
        Self { nombre, ..self }
    }
}
