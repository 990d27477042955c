//! What a use case does not decide by itself: the day, the instant, chance.

use domain::{
    ActeId, ActiviteId, AntenneId, ConventionId, DossierId, EquipeId, FinanceurId, GuideId,
    Horodatage, Jour, MembreId, PosteId,
};
use rand_chacha::ChaCha20Rng;
use rand_core::Rng as _;

/// The day, the instant and the chance a use case works with. Read once, at the edge.
#[derive(Debug)]
pub struct Contexte {
    /// Today.
    pub aujourdhui: Jour,
    /// Now.
    pub maintenant: Horodatage,
    /// Random bytes: seeded by the operating system, or by a test.
    pub alea: ChaCha20Rng,
}

impl Contexte {
    /// A new act's id.
    pub fn acte(&mut self) -> ActeId {
        let (millis, alea) = self.v7();
        ActeId::v7(millis, &alea)
    }

    /// A new file's id. Random, and without the time: a file must not say when it was opened.
    pub fn dossier(&mut self) -> DossierId {
        let mut octets = [0; 16];
        self.alea.fill_bytes(&mut octets);
        DossierId::v8(octets)
    }

    /// A new member's id.
    pub fn membre(&mut self) -> MembreId {
        let (millis, alea) = self.v7();
        MembreId::v7(millis, &alea)
    }

    /// A new team's id.
    pub fn equipe(&mut self) -> EquipeId {
        let (millis, alea) = self.v7();
        EquipeId::v7(millis, &alea)
    }

    /// A new activity's id, or that of a model of message.
    pub fn activite(&mut self) -> ActiviteId {
        let (millis, alea) = self.v7();
        ActiviteId::v7(millis, &alea)
    }

    /// A new office's id.
    pub fn antenne(&mut self) -> AntenneId {
        let (millis, alea) = self.v7();
        AntenneId::v7(millis, &alea)
    }

    /// A new post's id.
    pub fn poste(&mut self) -> PosteId {
        let (millis, alea) = self.v7();
        PosteId::v7(millis, &alea)
    }

    /// A new funder's id.
    pub fn financeur(&mut self) -> FinanceurId {
        let (millis, alea) = self.v7();
        FinanceurId::v7(millis, &alea)
    }

    /// A new agreement's id.
    pub fn convention(&mut self) -> ConventionId {
        let (millis, alea) = self.v7();
        ConventionId::v7(millis, &alea)
    }

    /// A new guide's id.
    pub fn guide(&mut self) -> GuideId {
        let (millis, alea) = self.v7();
        GuideId::v7(millis, &alea)
    }

    pub(crate) fn v7(&mut self) -> (u64, [u8; 10]) {
        let mut alea = [0; 10];
        self.alea.fill_bytes(&mut alea);
        (u64::try_from(self.maintenant.micros() / 1000).unwrap_or(0), alea)
    }
}

impl Contexte {
    /// A generator of its own, for a closure that outlives this borrow.
    pub(crate) fn deriver(&mut self) -> ChaCha20Rng {
        use rand_core::SeedableRng as _;
        let mut graine = <ChaCha20Rng as rand_core::SeedableRng>::Seed::default();
        self.alea.fill_bytes(&mut graine);
        ChaCha20Rng::from_seed(graine)
    }
}
