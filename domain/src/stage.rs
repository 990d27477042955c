//! An awareness course for buyers (SLAAS): counted, measured, and nobody named.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;
use crate::texte_sans_contact::TexteSansContact;

/// A course. No name is kept, nor anything that tells those who attend apart.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Stage {
    /// The court it depends on.
    #[n(0)]
    pub tribunal: TexteSansContact,
    /// On what ground people are sent to it.
    #[n(1)]
    pub cadre: CadreStage,
    /// Length, in days.
    #[n(2)]
    pub duree_jours: u16,
    /// Sessions it is made of.
    #[n(3)]
    pub seances: Option<u16>,
    /// Hours of the fullest day, in hundredths.
    #[n(4)]
    pub heures_par_jour_centiemes: Option<u32>,
    /// Fee asked of each, in cents.
    #[n(5)]
    pub cout_centimes: Option<u64>,
    /// The oldest final sentence it carries out: the six months run from it.
    #[n(6)]
    pub plus_ancienne_condamnation: Option<Jour>,
    /// Men summoned.
    #[n(7)]
    pub convoques: Option<u32>,
    /// Certificates of completion.
    #[n(8)]
    pub attestations: Option<u32>,
    /// The anonymous questionnaire at the start.
    #[n(9)]
    pub avant: Option<QuestionnaireStage>,
    /// The same at the end.
    #[n(10)]
    pub apres: Option<QuestionnaireStage>,
}

/// On what ground people are sent to a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum CadreStage {
    /// Instead of prosecution.
    #[n(0)]
    Alternative,
    /// A composition with the prosecutor.
    #[n(1)]
    Composition,
    /// A sentence.
    #[n(2)]
    Peine,
}

codes!(CadreStage {
    Alternative = "alternative",
    Composition = "composition",
    Peine = "peine",
});

/// What an anonymous questionnaire gave, in totals: no sheet is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct QuestionnaireStage {
    /// Sheets filled in.
    #[n(0)]
    pub reponses: u32,
    /// Of which say they will not buy again.
    #[n(1)]
    pub renoncent: u32,
    /// Motives given, a sheet may give several.
    #[n(2)]
    pub motifs: Vec<MotifCompte>,
}

/// How many gave a motive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MotifCompte {
    /// Which.
    #[n(0)]
    pub motif: MotifAchat,
    /// How many sheets.
    #[n(1)]
    pub nombre: u32,
}

/// Motive given on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum MotifAchat {
    /// Sought on purpose.
    #[n(0)]
    Volontaire,
    /// Passing by.
    #[n(1)]
    Passage,
    /// Says he was asked.
    #[n(2)]
    Sollicite,
    /// With friends.
    #[n(3)]
    Amis,
    /// Under alcohol or a drug.
    #[n(4)]
    Alcool,
    /// Another.
    #[n(5)]
    Autre,
}

codes!(MotifAchat {
    Volontaire = "volontaire",
    Passage = "passage",
    Sollicite = "sollicite",
    Amis = "amis",
    Alcool = "alcool",
    Autre = "autre",
});
