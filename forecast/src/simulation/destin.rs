//! What befalls each person, whatever the day it does: luck drawn beforehand, or given.

use crate::loi::exponentielle;
use crate::simulation::Parametres;
use crate::tirage::{Tirage, Usage};

/// What befalls each person. The answers depend on the person alone, never on the order of events:
/// that is what lets two scenarios be compared on the same people.
pub trait Destin {
    /// The instant of the next wish, of person `personne`; they are asked for in order. `None` when
    /// there are no more.
    fn souhait(&mut self, personne: u32) -> Option<u64>;

    /// Time a post spends on her file.
    fn preparation(&self, personne: u32) -> u64;

    /// Time her missing documents take, from the beginning of the preparation; zero when none is.
    fn documents(&self, personne: u32) -> u64;

    /// From the sitting to the decision on her request, and whether it is granted.
    fn decision(&self, personne: u32) -> (u64, bool);

    /// From the decision to opened rights.
    fn ouverture(&self, personne: u32) -> u64;

    /// How long her pathway lasts if every renewal is granted, and whether that is its term.
    fn duree(&self, personne: u32) -> (u64, bool);

    /// From the sitting to the decision on her n-th renewal, and whether it is granted.
    fn renouvellement(&self, personne: u32, rang: u16) -> (u64, bool);

    /// Whether she has a job at the term.
    fn emploi(&self, personne: u32) -> bool;

    /// The first sitting, when the parameters do not say it.
    fn premiere_seance(&self, entre_seances_s: u64) -> u64;
}

/// Luck drawn from the seed, by the distributions of the parameters.
#[derive(Clone, Debug)]
pub struct Destinee<'a> {
    parametres: &'a Parametres,
    tirage: Tirage,
    /// The last wish, in seconds not yet rounded.
    dernier: f64,
    palier: usize,
}

impl<'a> Destinee<'a> {
    /// The luck of everyone in one replication of one department.
    pub fn new(parametres: &'a Parametres, tirage: Tirage) -> Self {
        let dernier = parametres.paliers.first().map_or(0.0, |palier| en_f64(palier.debut_s));
        Self { parametres, tirage, dernier, palier: 0 }
    }

    fn tire(&self, personne: u32, usage: Usage, rang: u16) -> f64 {
        self.tirage.uniforme(personne, usage, rang)
    }
}

#[expect(clippy::cast_precision_loss, reason = "instants stay below 2^53")]
fn en_f64(secondes: u64) -> f64 {
    secondes as f64
}

impl Destin for Destinee<'_> {
    /// Wishes come by chance (a Poisson process) at a rate that changes from step to step: what is
    /// left of a unit of exponential time is spent at the rate of each step in turn.
    fn souhait(&mut self, personne: u32) -> Option<u64> {
        let mut reste = exponentielle(self.tire(personne, Usage::Souhait, 0));
        loop {
            let palier = self.parametres.paliers.get(self.palier)?;
            let suivant = self.parametres.paliers.get(self.palier + 1);
            let fin = suivant.map_or(self.parametres.horizon_s, |suivant| suivant.debut_s);
            let jusque_fin = (en_f64(fin) - self.dernier) * palier.par_seconde;
            if reste < jusque_fin {
                self.dernier += reste / palier.par_seconde;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "≥ 0"
                )]
                return Some(self.dernier as u64);
            }
            reste -= jusque_fin;
            self.dernier = en_f64(fin);
            self.palier += 1;
        }
    }

    fn preparation(&self, personne: u32) -> u64 {
        self.parametres.preparation.tirer(&self.tirage, personne, Usage::Preparation, 0)
    }

    fn documents(&self, personne: u32) -> u64 {
        let part = self.parametres.part_documents;
        if part <= 0.0 || self.tire(personne, Usage::DocumentManquant, 0) >= part {
            return 0;
        }
        self.parametres.documents.tirer(&self.tirage, personne, Usage::Document, 0)
    }

    fn decision(&self, personne: u32) -> (u64, bool) {
        let delai = self.parametres.decision.tirer(&self.tirage, personne, Usage::Decision, 0);
        (delai, self.tire(personne, Usage::Accord, 0) < self.parametres.accord)
    }

    fn ouverture(&self, personne: u32) -> u64 {
        self.parametres.ouverture.tirer(&self.tirage, personne, Usage::Ouverture, 0)
    }

    fn duree(&self, personne: u32) -> (u64, bool) {
        let p = self.parametres;
        let fin = (0..p.periodes).find_map(|periode| {
            let u = self.tire(personne, Usage::FinAnticipee, periode);
            // Given that it ends in this period, the day is anywhere in it.
            let part = (u < p.fin_anticipee).then(|| u / p.fin_anticipee)?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "≥ 0")]
            let dans = (part * en_f64(p.periode_s)) as u64;
            Some(p.periode_s * u64::from(periode) + dans)
        });
        fin.map_or((p.terme_s(), true), |fin| (fin, false))
    }

    fn renouvellement(&self, personne: u32, rang: u16) -> (u64, bool) {
        let loi = self.parametres.decision;
        let delai = loi.tirer(&self.tirage, personne, Usage::DecisionRenouvellement, rang);
        let u = self.tire(personne, Usage::AccordRenouvellement, rang);
        (delai, u < self.parametres.accord_renouvellement)
    }

    fn emploi(&self, personne: u32) -> bool {
        self.tire(personne, Usage::Issue, 0) < self.parametres.emploi
    }

    fn premiere_seance(&self, entre_seances_s: u64) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "≥ 0")]
        let tiree = (self.tire(0, Usage::Calendrier, 0) * en_f64(entre_seances_s)) as u64;
        tiree
    }
}
