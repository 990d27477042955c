//! The questions the engine answers.

use std::fmt;

macro_rules! questions {
    ($( $variante:ident $code:literal $libelle:literal; )+) => {
        /// A question, by its stable name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum QuestionId { $( #[doc = concat!("`", $code, "`")] $variante ),+ }

        impl QuestionId {
            /// Every question, in the order answers are given.
            pub const TOUTES: &[Self] = &[ $( Self::$variante ),+ ];

            /// The stable name.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variante => $code ),+ }
            }

            /// The question in plain French.
            pub fn libelle(self) -> &'static str {
                match self { $( Self::$variante => $libelle ),+ }
            }

            /// The question a name stands for.
            pub fn depuis_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variante), )+ _ => None }
            }
        }
    };
}

questions! {
    PspAcces "psp.acces" "Peut-elle demander un parcours de sortie ?";
    PspCalendrier "psp.calendrier" "Quand la période finit-elle, et que reste-t-il ?";
    PspSilence "psp.silence" "Que vaut le silence du préfet sur la demande de parcours ?";
    ApsL4254 "aps.l425-4" "Peut-elle recevoir l'autorisation provisoire de séjour du parcours ?";
    TitreL4251 "titre.l425-1" "A-t-elle droit à la carte d'un an après plainte ou témoignage ?";
    TitreL4253 "titre.l425-3" "A-t-elle droit à la carte de résident après condamnation ?";
    TitreSilence "titre.silence" "Le silence sur la demande de titre vaut-il refus ?";
    Reflexion "reflexion" "Le délai de réflexion court-il, et jusqu'à quand ?";
    Travail "travail" "Peut-elle travailler ?";
    AfisDroit "afis.droit" "A-t-elle droit à l'AFIS ?";
    AfisMontant "afis.montant" "Quel est le montant de l'AFIS ?";
    RefusMotifs "refus.motifs" "Que valent les motifs du refus ?";
    RecoursPsp "recours.psp" "Jusqu'à quand contester la décision sur le parcours ?";
    RecoursOqtf "recours.oqtf" "Jusqu'à quand contester l'obligation de quitter le territoire ?";
    SanteCouverture "sante.couverture" "Quelle couverture santé ?";
    FiscalRemise "fiscal.remise" "La gêne est-elle présumée pour une remise d'impôt ?";
    LogementPriorite "logement.priorite" "Est-elle prioritaire pour un logement social ?";
    HebergementUrgence "hebergement.urgence" "A-t-elle droit à l'hébergement d'urgence ?";
    MineurOrientation "mineur.orientation" "Est-ce une mineure à protéger ?";
    AgrementAssociation "agrement.association" "L'association est-elle agréée ?";
    SlaasConformite "slaas.conformite" "Le stage respecte-t-il les limites de la loi ?";
    DonneesConservation "donnees.conservation" "Peut-on garder le dossier ?";
    SubventionObligations "subvention.obligations" "Que doit l'association pour sa subvention ?";
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
