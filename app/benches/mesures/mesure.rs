//! Repeating, and taking the median.

use std::time::Instant;

/// Seconds of several runs of the same work.
pub(crate) struct Durees(Vec<f64>);

impl Durees {
    /// Of runs timed elsewhere.
    pub(crate) fn de(mut secondes: Vec<f64>) -> Self {
        secondes.sort_by(f64::total_cmp);
        Self(secondes)
    }

    pub(crate) fn mediane(&self) -> f64 {
        self.0[self.0.len() / 2]
    }

    pub(crate) fn pire(&self) -> f64 {
        self.0[self.0.len() - 1]
    }
}

/// Seconds `travail` takes.
pub(crate) fn chronometrer<T>(travail: impl FnOnce() -> T) -> (f64, T) {
    let debut = Instant::now();
    let resultat = travail();
    (debut.elapsed().as_secs_f64(), resultat)
}

/// Seconds `travail` takes.
pub(crate) async fn attendre<T>(travail: impl Future<Output = T>) -> (f64, T) {
    let debut = Instant::now();
    let resultat = travail.await;
    (debut.elapsed().as_secs_f64(), resultat)
}

/// A duration to be read.
pub(crate) fn lisible(secondes: f64) -> String {
    if secondes >= 1.0 {
        format!("{secondes:.2} s")
    } else if secondes >= 1e-3 {
        format!("{:.2} ms", secondes * 1e3)
    } else {
        format!("{:.1} µs", secondes * 1e6)
    }
}

/// One line of the table: what, ours, the limit, whether it holds.
pub(crate) fn dire(travail: &str, ceci: &str, limite: &str, tient: Option<bool>) {
    let verdict = match tient {
        Some(true) => "holds",
        Some(false) => "DOES NOT HOLD",
        None => "",
    };
    println!("{travail} | {ceci} | {limite} | {verdict}");
}
