//! What was measured, and how it is told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use hyper::StatusCode;

/// Kinds of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sorte {
    /// A file.
    Fiche,
    /// First page of the active list.
    Liste,
    /// What is due today.
    Jour,
    /// A search by name.
    Recherche,
    /// The form of an act.
    Saisie,
    /// An act recorded.
    Acte,
    /// The bare page.
    Nue,
}

impl Sorte {
    fn nom(self) -> &'static str {
        match self {
            Self::Fiche => "file",
            Self::Liste => "active list",
            Self::Jour => "today",
            Self::Recherche => "search",
            Self::Saisie => "form of an act",
            Self::Acte => "act recorded",
            Self::Nue => "bare page",
        }
    }
}

/// Durations by kind, and what went otherwise.
#[derive(Default)]
pub(crate) struct Mesures {
    durees: BTreeMap<Sorte, Vec<Duration>>,
    erreurs: BTreeMap<(Sorte, u16), u64>,
    /// Acts that the server said it has recorded.
    pub(crate) actes: u64,
    /// Acts refused because somebody wrote first: as they must be.
    pub(crate) perimes: u64,
}

impl Mesures {
    pub(crate) fn noter(
        &mut self,
        sorte: Sorte,
        duree: Duration,
        statut: StatusCode,
        attendu: StatusCode,
    ) {
        self.durees.entry(sorte).or_default().push(duree);
        if statut != attendu {
            *self.erreurs.entry((sorte, statut.as_u16())).or_default() += 1;
        }
    }

    pub(crate) fn noter_acte(&mut self, duree: Duration, statut: StatusCode) {
        let attendu = match statut {
            StatusCode::CONFLICT => {
                self.perimes += 1;
                StatusCode::CONFLICT
            }
            StatusCode::SEE_OTHER => {
                self.actes += 1;
                StatusCode::SEE_OTHER
            }
            _ => StatusCode::SEE_OTHER,
        };
        self.noter(Sorte::Acte, duree, statut, attendu);
    }

    pub(crate) fn ajouter(&mut self, autres: Self) {
        for (sorte, durees) in autres.durees {
            self.durees.entry(sorte).or_default().extend(durees);
        }
        for (quoi, combien) in autres.erreurs {
            *self.erreurs.entry(quoi).or_default() += combien;
        }
        self.actes += autres.actes;
        self.perimes += autres.perimes;
    }

    /// One line for each kind, one for all.
    pub(crate) fn tableau(&self) -> String {
        let mut texte = String::new();
        for (sorte, durees) in &self.durees {
            let _ = writeln!(texte, "{:<16}{}", sorte.nom(), dites(durees));
        }
        let toutes: Vec<Duration> = self.durees.values().flatten().copied().collect();
        let _ = writeln!(texte, "{:<16}{}", "all", dites(&toutes));
        let combien: u64 = self.erreurs.values().sum();
        let _ = write!(texte, "errors: {combien}");
        for ((sorte, statut), combien) in &self.erreurs {
            let _ = write!(texte, "; {} × {statut} on {}", combien, sorte.nom());
        }
        texte
    }

    /// One kind, in a line.
    pub(crate) fn ligne(&self, sorte: Sorte) -> String {
        dites(self.durees.get(&sorte).map_or(&[], Vec::as_slice))
    }

    /// Median of ours over median of the other's.
    pub(crate) fn rapport(&self, autre: &Self) -> f64 {
        let mediane = |mesures: &Self| {
            let toutes: Vec<Duration> = mesures.durees.values().flatten().copied().collect();
            quantile(&toutes, 0.5).as_secs_f64()
        };
        mediane(self) / mediane(autre)
    }
}

fn dites(durees: &[Duration]) -> String {
    let ms = |part| quantile(durees, part).as_secs_f64() * 1000.0;
    format!(
        "{:>6} requests: median {:.1} ms, 99 % under {:.1} ms, worst {:.1} ms",
        durees.len(),
        ms(0.5),
        ms(0.99),
        ms(1.0)
    )
}

/// The smallest duration that this part of them does not exceed.
fn quantile(durees: &[Duration], part: f64) -> Duration {
    let mut triees = durees.to_vec();
    triees.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a rank among thousands"
    )]
    let rang = (triees.len() as f64 * part).ceil() as usize;
    triees.get(rang.saturating_sub(1)).copied().unwrap_or_default()
}
