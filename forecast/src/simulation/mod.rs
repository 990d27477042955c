//! The discrete-event model of one department: what happens next, one event after another.
//!
//! A person wishes to leave; an association prepares her file when a post is free, while a missing
//! document takes its own time; the commission examines complete files when it sits, as many as it
//! has seats and as the association may follow; the prefect decides; rights open; the pathway runs
//! by periods, and each renewal goes through the same commission; it ends.
//!
//! A seat that nobody takes at a sitting is lost: seats are not tokens that pile up.

mod destin;
mod file;
mod moteur;
mod parametres;
mod seance;

pub use destin::{Destin, Destinee};
pub use moteur::simuler;
pub use parametres::{Palier, Parametres};

/// A stage of the way, from the wish to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Etape {
    /// From the wish to the day a post takes the file.
    Accueil,
    /// From there to a complete file.
    Preparation,
    /// From there to the sitting that examines it.
    Commission,
    /// From there to the prefect's decision.
    Decision,
    /// From a decision that grants to opened rights. The pathway has begun with the decision.
    Ouverture,
    /// From the decision that grants to the end.
    Parcours,
}

impl Etape {
    /// Every stage, in the order they come.
    pub const TOUTES: [Self; 6] = [
        Self::Accueil,
        Self::Preparation,
        Self::Commission,
        Self::Decision,
        Self::Ouverture,
        Self::Parcours,
    ];

    /// The stages that add up to the wait from the wish to opened rights.
    pub const ATTENTES: [Self; 5] =
        [Self::Accueil, Self::Preparation, Self::Commission, Self::Decision, Self::Ouverture];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accueil => "accueil",
            Self::Preparation => "preparation",
            Self::Commission => "commission",
            Self::Decision => "decision",
            Self::Ouverture => "ouverture",
            Self::Parcours => "parcours",
        }
    }

    /// Its name in a table.
    pub fn nom(self) -> &'static str {
        match self {
            Self::Accueil => "attente d'un poste",
            Self::Preparation => "préparation du dossier",
            Self::Commission => "attente de la commission",
            Self::Decision => "décision du préfet",
            Self::Ouverture => "ouverture des droits",
            Self::Parcours => "parcours",
        }
    }
}

/// Why a pathway ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fin {
    /// All its periods were lived.
    Terme,
    /// It ended by itself during a period.
    Anticipee,
    /// A renewal was refused.
    Refus,
}

/// Something that has just happened to someone simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fait {
    /// She said her wish.
    Souhait,
    /// Her file is complete and the request filed.
    Demande,
    /// The prefect granted; the pathway begins.
    Accord,
    /// The prefect refused.
    Refus,
    /// Her rights opened, so long after the wish.
    Droits {
        /// From the wish, in seconds.
        attente_s: u64,
    },
    /// A renewal was decided.
    Renouvellement {
        /// Seconds after the end of the period it prolongs; zero in time.
        retard_s: u64,
    },
    /// The pathway ended.
    Fin {
        /// Why.
        pourquoi: Fin,
        /// Whether with a job.
        emploi: bool,
    },
}

/// How many people stand at each stage, in the order of [`Etape::TOUTES`].
pub type Effectifs = [u32; 6];

/// Who watches a simulation. Counting is one way; a test that compares every step is another.
pub trait Temoin {
    /// Time goes on from an instant to the next; these people stand where they stand meanwhile.
    fn passer(&mut self, de_s: u64, a_s: u64, effectifs: &Effectifs);

    /// Someone leaves a stage she entered at `debut_s`.
    fn quitter(&mut self, personne: u32, etape: Etape, debut_s: u64, fin_s: u64);

    /// Something happened.
    fn noter(&mut self, personne: u32, fait: Fait, instant_s: u64);

    /// A commission sat: seats offered (none when without limit), seats taken, complete files left
    /// although a seat was free, because no post could follow them.
    fn sieger(&mut self, instant_s: u64, offertes: Option<u32>, prises: u32, sans_suivi: u32);

    /// At the end, someone is still in a stage she entered at `debut_s`.
    fn rester(&mut self, personne: u32, etape: Etape, debut_s: u64, fin_s: u64);
}
