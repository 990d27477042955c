//! One observation of one attribute.

use minicbor::{Decode, Encode};

use crate::code::codes;

use super::{
    Cadre, Genre, Grossesse, Hebergement, Naissance, Oqtf, Plainte, SituationAdministrative,
    SituationConjugale, Victime,
};
use crate::{Departement, Pays, Valeur};

/// One attribute of a profile, with what is known of it. Each is here because an act, a right or a
/// figure needs it; nothing else is collected.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Attribut {
    /// Gender.
    #[n(0)]
    Genre(#[n(0)] Valeur<Genre>),
    /// Birth.
    #[n(1)]
    Naissance(#[n(0)] Valeur<Naissance>),
    /// Nationality.
    #[n(2)]
    Nationalite(#[n(0)] Valeur<Pays>),
    /// Administrative situation.
    #[n(3)]
    Sejour(#[n(0)] Valeur<SituationAdministrative>),
    /// Obligation to leave the territory.
    #[n(4)]
    Oqtf(#[n(0)] Valeur<Oqtf>),
    /// Number of dependent children in France.
    #[n(5)]
    EnfantsEnFrance(#[n(0)] Valeur<u8>),
    /// Number of children who stayed abroad.
    #[n(6)]
    EnfantsAuPays(#[n(0)] Valeur<u8>),
    /// Where she sleeps.
    #[n(7)]
    Hebergement(#[n(0)] Valeur<Hebergement>),
    /// Department she lives in.
    #[n(8)]
    Departement(#[n(0)] Valeur<Departement>),
    /// What she is a victim of.
    #[n(9)]
    Victime(#[n(0)] Valeur<Victime>),
    /// Where prostitution takes or took place.
    #[n(10)]
    Cadre(#[n(0)] Valeur<Cadre>),
    /// Whether she has stopped.
    #[n(11)]
    Cessation(#[n(0)] Valeur<bool>),
    /// Marital situation.
    #[n(12)]
    SituationConjugale(#[n(0)] Valeur<SituationConjugale>),
    /// Complaint or testimony.
    #[n(13)]
    Plainte(#[n(0)] Valeur<Plainte>),
    /// Whether every link with whoever exploited her is broken.
    #[n(14)]
    LienRompu(#[n(0)] Valeur<bool>),
    /// Resources of the household in the month before, in euro cents.
    #[n(15)]
    RessourcesCentimes(#[n(0)] Valeur<u64>),
    /// Whether she receives the RSA.
    #[n(16)]
    Rsa(#[n(0)] Valeur<bool>),
    /// Pregnancy or very young child.
    #[n(17)]
    Grossesse(#[n(0)] Valeur<Grossesse>),
    /// Whether a partner is without a residence document.
    #[n(18)]
    ConjointIrregulier(#[n(0)] Valeur<bool>),
    /// Whether a decision says she threatens public order.
    #[n(19)]
    MenaceOrdrePublic(#[n(0)] Valeur<bool>),
    /// Whether only filmed or online acts, with no physical contact.
    #[n(20)]
    SansContactPhysique(#[n(0)] Valeur<bool>),
    /// Whether a dispute is under way, which keeps the file beyond two years.
    #[n(21)]
    Contentieux(#[n(0)] Valeur<bool>),
    /// Code or initials of the member who follows her.
    #[n(22)]
    Referente(#[n(0)] Valeur<String>),
    /// Language she speaks best: ISO 639-3 code or its name in French.
    #[n(23)]
    Langue(#[n(0)] Valeur<String>),
    /// Whether she can claim the RSA.
    #[n(24)]
    RsaPossible(#[n(0)] Valeur<bool>),
}

/// Which attribute an observation is about: the last observation of each makes the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the attribute of the same name")]
pub enum Rubrique {
    Genre,
    Naissance,
    Nationalite,
    Sejour,
    Oqtf,
    EnfantsEnFrance,
    EnfantsAuPays,
    Hebergement,
    Departement,
    Victime,
    Cadre,
    Cessation,
    SituationConjugale,
    Plainte,
    LienRompu,
    RessourcesCentimes,
    Rsa,
    Grossesse,
    ConjointIrregulier,
    MenaceOrdrePublic,
    SansContactPhysique,
    Contentieux,
    Referente,
    Langue,
    RsaPossible,
}

codes!(Rubrique {
    Genre = "genre",
    Naissance = "naissance",
    Nationalite = "nationalite",
    Sejour = "sejour",
    Oqtf = "oqtf",
    EnfantsEnFrance = "enfants-en-france",
    EnfantsAuPays = "enfants-au-pays",
    Hebergement = "hebergement",
    Departement = "departement",
    Victime = "victime",
    Cadre = "cadre",
    Cessation = "cessation",
    SituationConjugale = "situation-conjugale",
    Plainte = "plainte",
    LienRompu = "lien-rompu",
    RessourcesCentimes = "ressources-centimes",
    Rsa = "rsa",
    Grossesse = "grossesse",
    ConjointIrregulier = "conjoint-irregulier",
    MenaceOrdrePublic = "menace-ordre-public",
    SansContactPhysique = "sans-contact-physique",
    Contentieux = "contentieux",
    Referente = "referente",
    Langue = "langue",
    RsaPossible = "rsa-possible",
});

impl Attribut {
    /// Which attribute this observation is about.
    pub fn rubrique(&self) -> Rubrique {
        match self {
            Self::Genre(_) => Rubrique::Genre,
            Self::Naissance(_) => Rubrique::Naissance,
            Self::Nationalite(_) => Rubrique::Nationalite,
            Self::Sejour(_) => Rubrique::Sejour,
            Self::Oqtf(_) => Rubrique::Oqtf,
            Self::EnfantsEnFrance(_) => Rubrique::EnfantsEnFrance,
            Self::EnfantsAuPays(_) => Rubrique::EnfantsAuPays,
            Self::Hebergement(_) => Rubrique::Hebergement,
            Self::Departement(_) => Rubrique::Departement,
            Self::Victime(_) => Rubrique::Victime,
            Self::Cadre(_) => Rubrique::Cadre,
            Self::Cessation(_) => Rubrique::Cessation,
            Self::SituationConjugale(_) => Rubrique::SituationConjugale,
            Self::Plainte(_) => Rubrique::Plainte,
            Self::LienRompu(_) => Rubrique::LienRompu,
            Self::RessourcesCentimes(_) => Rubrique::RessourcesCentimes,
            Self::Rsa(_) => Rubrique::Rsa,
            Self::Grossesse(_) => Rubrique::Grossesse,
            Self::ConjointIrregulier(_) => Rubrique::ConjointIrregulier,
            Self::MenaceOrdrePublic(_) => Rubrique::MenaceOrdrePublic,
            Self::SansContactPhysique(_) => Rubrique::SansContactPhysique,
            Self::Contentieux(_) => Rubrique::Contentieux,
            Self::Referente(_) => Rubrique::Referente,
            Self::Langue(_) => Rubrique::Langue,
            Self::RsaPossible(_) => Rubrique::RsaPossible,
        }
    }
}
