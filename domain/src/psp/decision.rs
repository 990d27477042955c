//! The prefect's decision.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Objet {
    /// Entry into the pathway.
    #[n(0)]
    Entree,
    /// Renewal for six months.
    #[n(1)]
    Renouvellement,
}

codes!(Objet {
    Entree = "entree",
    Renouvellement = "renouvellement",
});

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Sens {
    /// Granted.
    #[n(0)]
    Accord,
    /// Refused.
    #[n(1)]
    Refus,
}

codes!(Sens {
    Accord = "accord",
    Refus = "refus",
});

/// A ground of refusal, coded. The word-for-word ground is the act's narrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Motif {
    /// An obligation to leave the territory.
    #[n(0)]
    Oqtf,
    /// Civil status not legalised.
    #[n(1)]
    EtatCivilLegalise,
    /// Asylum refused.
    #[n(2)]
    AsileRejete,
    /// Children abroad.
    #[n(3)]
    EnfantsALEtranger,
    /// A partner without a residence document.
    #[n(4)]
    ConjointIrregulier,
    /// No complaint.
    #[n(5)]
    PasDePlainte,
    /// Has not stopped.
    #[n(6)]
    NAPasCesse,
    /// Commitments not kept.
    #[n(7)]
    EngagementsNonTenus,
    /// Incomplete file.
    #[n(8)]
    DossierIncomplet,
    /// Not recognised as a victim.
    #[n(9)]
    PasVictime,
    /// A minor.
    #[n(10)]
    Mineure,
    /// Agenda full.
    #[n(11)]
    OrdreDuJourComplet,
    /// Another ground.
    #[n(12)]
    Autre,
}

codes!(Motif {
    Oqtf = "oqtf",
    EtatCivilLegalise = "etat-civil-legalise",
    AsileRejete = "asile-rejete",
    EnfantsALEtranger = "enfants-a-l-etranger",
    ConjointIrregulier = "conjoint-irregulier",
    PasDePlainte = "pas-de-plainte",
    NAPasCesse = "n-a-pas-cesse",
    EngagementsNonTenus = "engagements-non-tenus",
    DossierIncomplet = "dossier-incomplet",
    PasVictime = "pas-victime",
    Mineure = "mineure",
    OrdreDuJourComplet = "ordre-du-jour-complet",
    Autre = "autre",
});

/// What proves the day a decision was notified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum PreuveNotification {
    /// A registered letter and its receipt.
    #[n(0)]
    LettreRecommandee,
    /// Handed over against a signature.
    #[n(1)]
    RemiseEnMain,
    /// An electronic message with its date.
    #[n(2)]
    Courriel,
    /// None: the prefecture bears the burden of it.
    #[n(3)]
    Aucune,
}

codes!(PreuveNotification {
    LettreRecommandee = "lettre-recommandee",
    RemiseEnMain = "remise-en-main",
    Courriel = "courriel",
    Aucune = "aucune",
});

/// A decision of the prefect, after the opinion of the commission and of the association.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Decision {
    /// What it is about.
    #[n(0)]
    pub objet: Objet,
    /// Which way it goes.
    #[n(1)]
    pub sens: Sens,
    /// Day of the decision: a granted pathway starts that day.
    #[n(2)]
    pub decidee_le: Jour,
    /// Day it was notified: what time limits run from.
    #[n(3)]
    pub notifiee_le: Option<Jour>,
    /// Whether it is in writing, when known.
    #[n(4)]
    pub ecrite: Option<bool>,
    /// Whether it states the remedies and their time limits, when known.
    #[n(5)]
    pub mentionne_recours: Option<bool>,
    /// Grounds of a refusal.
    #[n(6)]
    pub motifs: Vec<Motif>,
    /// What proves the day of notification, once known.
    #[n(7)]
    pub preuve: Option<PreuveNotification>,
}

/// An appeal to the authority itself (recours gracieux) and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Recours {
    /// Filed, with or without an acknowledgement when known.
    #[n(0)]
    Gracieux {
        /// Day it was filed.
        #[n(0)]
        forme_le: Jour,
        /// Whether receipt was acknowledged.
        #[n(1)]
        accuse: Option<bool>,
    },
    /// Rejected in so many words.
    #[n(1)]
    GracieuxRejete {
        /// Day the rejection was notified.
        #[n(0)]
        rejete_le: Jour,
    },
    /// Filed with the administrative court.
    #[n(2)]
    Contentieux {
        /// Day it was filed.
        #[n(0)]
        forme_le: Jour,
    },
}
