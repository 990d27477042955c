//! What a fact may be worth when it is one word among a few.

/// Declares an enum whose variants are written in the facts as fixed words.
macro_rules! choix {
    (
        $(#[$doc:meta])*
        $nom:ident { $( $(#[$doc_variante:meta])* $variante:ident = $mot:literal ),+ $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $nom { $( $(#[$doc_variante])* $variante ),+ }

        impl $nom {
            /// Every word, in the order of the documentation.
            pub const TOUS: &[Self] = &[ $( Self::$variante ),+ ];

            /// The word of the facts.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variante => $mot ),+ }
            }

            /// The variant a word stands for.
            pub fn depuis_code(mot: &str) -> Option<Self> {
                match mot { $( $mot => Some(Self::$variante), )+ _ => None }
            }
        }
    };
}

choix! {
    /// Where the law places a person by nationality: nothing finer is asked.
    Nationalite {
        /// French.
        Francaise = "francaise",
        /// A Member State, the European Economic Area, or Switzerland.
        Ue = "ue",
        /// Any other, or none.
        HorsUe = "hors-ue",
    }
}

choix! {
    /// The document of residence the person holds.
    Document {
        /// None.
        Aucun = "aucun",
        /// A visa, short or long.
        Visa = "visa",
        /// The attestation of an asylum claim.
        AttestationAsile = "attestation-asile",
        /// The receipt of a renewal request.
        RecepisseRenouvellement = "recepisse-renouvellement",
        /// The provisional authorisation made for people in the exit pathway.
        ApsL4254 = "aps-l425-4",
        /// Another provisional authorisation.
        ApsAutre = "aps-autre",
        /// A residence card, temporary or multi-year.
        CarteSejour = "carte-sejour",
        /// A resident card.
        CarteResident = "carte-resident",
    }
}

choix! {
    /// In which circumstances an order to leave was notified: the time limit depends on it.
    CadreOqtf {
        /// Free.
        Libre = "libre",
        /// Under house arrest.
        Assignation = "assignation",
        /// In administrative retention.
        Retention = "retention",
        /// In prison.
        Detenu = "detenu",
    }
}

choix! {
    /// Where an asylum claim stands.
    StatutAsile {
        /// No claim.
        Aucun = "aucun",
        /// Being examined.
        EnCours = "en-cours",
        /// Rejected for good.
        Rejete = "rejete",
        /// Protection granted.
        Protege = "protege",
    }
}

choix! {
    /// What the prefect was asked, or decided of his own motion.
    ObjetDecision {
        /// Entry in the pathway.
        Entree = "entree",
        /// Renewal of a period.
        Renouvellement = "renouvellement",
        /// End of a pathway in progress.
        Fin = "fin",
    }
}

choix! {
    /// Which way the decision goes.
    SensDecision {
        /// Granted.
        Accord = "accord",
        /// Refused.
        Refus = "refus",
    }
}

choix! {
    /// A ground given for a refusal.
    Motif {
        /// An order to leave the territory.
        Oqtf = "oqtf",
        /// No legalised civil status document.
        EtatCivilLegalise = "etat-civil-legalise",
        /// A rejected asylum claim.
        AsileRejete = "asile-rejete",
        /// Children living abroad.
        EnfantsALEtranger = "enfants-a-l-etranger",
        /// A spouse without a residence document.
        ConjointIrregulier = "conjoint-irregulier",
        /// No complaint.
        PasDePlainte = "pas-de-plainte",
        /// Prostitution not stopped.
        NAPasCesse = "n-a-pas-cesse",
        /// Commitments not kept.
        EngagementsNonTenus = "engagements-non-tenus",
        /// Incomplete request.
        DossierIncomplet = "dossier-incomplet",
        /// Not considered a victim.
        PasVictime = "pas-victime",
        /// Minor.
        Mineure = "mineure",
        /// The commission's agenda was full.
        OrdreDuJourComplet = "ordre-du-jour-complet",
        /// Any other ground.
        Autre = "autre",
    }
}

choix! {
    /// What a person is a victim of, in the words of the law on the pathway.
    Atteinte {
        /// Prostitution.
        Prostitution = "prostitution",
        /// Procuring.
        Proxenetisme = "proxenetisme",
        /// Trafficking for sexual exploitation.
        Traite = "traite",
    }
}

/// A set of [`Atteinte`]: the empty set says "a victim of none", which is not "unknown".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Atteintes {
    /// Prostitution.
    pub prostitution: bool,
    /// Procuring.
    pub proxenetisme: bool,
    /// Trafficking.
    pub traite: bool,
}

impl Atteintes {
    /// The set with one more element.
    #[must_use]
    pub fn avec(mut self, atteinte: Atteinte) -> Self {
        match atteinte {
            Atteinte::Prostitution => self.prostitution = true,
            Atteinte::Proxenetisme => self.proxenetisme = true,
            Atteinte::Traite => self.traite = true,
        }
        self
    }

    /// A victim of none of the three.
    pub fn est_vide(self) -> bool {
        !(self.prostitution || self.proxenetisme || self.traite)
    }
}

impl FromIterator<Atteinte> for Atteintes {
    fn from_iter<T: IntoIterator<Item = Atteinte>>(atteintes: T) -> Self {
        atteintes.into_iter().fold(Self::default(), Self::avec)
    }
}
