//! A training of professionals, and the evidence a quality audit asks for.

use minicbor::{Decode, Encode};

use crate::code::codes;
use crate::detail_seance::Evaluation;
use crate::texte_sans_contact::TexteSansContact;

/// A training of professionals. Attendance sheets and certificates stay on paper: they are counted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Formation {
    /// Title of the programme.
    #[n(0)]
    pub programme: TexteSansContact,
    /// Who is trained.
    #[n(1)]
    pub public: PublicFormation,
    /// Half-days it lasts.
    #[n(2)]
    pub demi_journees: Option<u16>,
    /// Attendance sheets signed.
    #[n(3)]
    pub feuilles: Option<u32>,
    /// Certificates given.
    #[n(4)]
    pub attestations: Option<u32>,
    /// Numbers of the quality indicators whose evidence is filed, in order.
    #[n(5)]
    pub preuves: Vec<u8>,
    /// What those trained said of it.
    #[n(6)]
    pub evaluation: Option<Evaluation>,
}

/// Who is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum PublicFormation {
    /// Social workers.
    #[n(0)]
    TravailSocial,
    /// Child protection.
    #[n(1)]
    ProtectionEnfance,
    /// Health.
    #[n(2)]
    Sante,
    /// Schools.
    #[n(3)]
    Education,
    /// Police, gendarmerie.
    #[n(4)]
    Police,
    /// Justice.
    #[n(5)]
    Justice,
    /// Accommodation.
    #[n(6)]
    Hebergement,
    /// Others, or several.
    #[n(7)]
    Autre,
}

codes!(PublicFormation {
    TravailSocial = "travail-social",
    ProtectionEnfance = "protection-enfance",
    Sante = "sante",
    Education = "education",
    Police = "police",
    Justice = "justice",
    Hebergement = "hebergement",
    Autre = "autre",
});

/// One indicator of the national quality framework (Code du travail L.6316-3, R.6316-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicateurQualiopi {
    /// Its number, 1 to 32.
    pub numero: u8,
    /// The criterion it belongs to, 1 to 7.
    pub critere: u8,
    /// Its subject, in a few French words.
    pub libelle: &'static str,
}

const fn indicateur(numero: u8, critere: u8, libelle: &'static str) -> IndicateurQualiopi {
    IndicateurQualiopi { numero, critere, libelle }
}

/// The indicators asked of a training that gives no certification and has no apprentice: the
/// twenty-two common ones, and the eighth.
///
/// Their number (32, of which 22 common) was read on two pages of consultants; their subjects and
/// which ones are common come from memory: to be checked against the framework before an audit.
pub const QUALIOPI: [IndicateurQualiopi; 23] = [
    indicateur(1, 1, "information du public"),
    indicateur(2, 1, "indicateurs de résultats"),
    indicateur(4, 2, "analyse du besoin"),
    indicateur(5, 2, "objectifs"),
    indicateur(6, 2, "contenus et modalités"),
    indicateur(8, 2, "positionnement à l'entrée"),
    indicateur(9, 3, "conditions de déroulement"),
    indicateur(10, 3, "adaptation"),
    indicateur(11, 3, "atteinte des objectifs"),
    indicateur(12, 3, "engagement des bénéficiaires"),
    indicateur(17, 4, "moyens humains et techniques"),
    indicateur(18, 4, "coordination des acteurs"),
    indicateur(19, 4, "ressources pédagogiques"),
    indicateur(21, 5, "compétences des acteurs"),
    indicateur(22, 5, "gestion de la compétence"),
    indicateur(23, 6, "veille légale"),
    indicateur(24, 6, "veille sur les métiers"),
    indicateur(25, 6, "veille pédagogique et technologique"),
    indicateur(26, 6, "handicap"),
    indicateur(27, 6, "sous-traitance"),
    indicateur(30, 7, "recueil des appréciations"),
    indicateur(31, 7, "réclamations"),
    indicateur(32, 7, "amélioration continue"),
];

/// Where the evidence of an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreuveQualiopi {
    /// What is noted of the training shows it.
    Notee,
    /// Somebody says it is filed.
    Classee,
    /// Nothing.
    Manquante,
}

impl PreuveQualiopi {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Notee => "notee",
            Self::Classee => "classee",
            Self::Manquante => "manquante",
        }
    }
}

impl Formation {
    /// Each indicator, and where its evidence is. Certificates show 11, signed sheets 12, an
    /// evaluation 30; for the others, somebody says so.
    pub fn preuves_qualiopi(&self) -> Vec<(IndicateurQualiopi, PreuveQualiopi)> {
        let etat = |indicateur: IndicateurQualiopi| {
            let notee = match indicateur.numero {
                11 => self.attestations.is_some_and(|nombre| nombre > 0),
                12 => self.feuilles.is_some_and(|nombre| nombre > 0),
                30 => self.evaluation.is_some_and(|evaluation| evaluation.reponses > 0),
                _ => false,
            };
            let etat = if notee {
                PreuveQualiopi::Notee
            } else if self.preuves.contains(&indicateur.numero) {
                PreuveQualiopi::Classee
            } else {
                PreuveQualiopi::Manquante
            };
            (indicateur, etat)
        };
        QUALIOPI.into_iter().map(etat).collect()
    }
}
