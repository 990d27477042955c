//! Slowing down whoever guesses: how long to wait before the next attempt, for an account and for
//! a source. Pure: instants are arguments, and memory is bounded.
//!
//! An account waits a minute at most, so that nobody locks a member out by guessing in her name;
//! a source, which only guesses, waits up to a quarter of an hour. What slows an account down is
//! forgotten when she signs in; what slows a source down is forgotten with time alone, or one good
//! account would buy guesses on all the others.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::Horodatage;

const COMPTES: Bareme = Bareme { gratuits: 5, premiere: 1, maximum: 60 };
const SOURCES: Bareme = Bareme { gratuits: 10, premiere: 1, maximum: 15 * 60 };

/// Failures are forgotten after an hour without any.
const OUBLI_MICROS: i64 = 3_600 * MICROS;
const MICROS: i64 = 1_000_000;
/// Keys remembered of each kind. Beyond, those that failed least, then longest ago, give way.
const MEMOIRE: usize = 4_096;
/// Bytes of a key that are told apart: what a client sends may be of any length.
const CLE_MAX: usize = 128;

struct Bareme {
    /// Failures that cost nothing: a member mistypes.
    gratuits: u32,
    /// The first wait, in seconds; each failure doubles it.
    premiere: u64,
    /// The longest one, in seconds.
    maximum: u64,
}

/// Failed attempts, remembered.
#[derive(Clone, Debug, Default)]
pub struct Freins {
    comptes: BTreeMap<String, Echecs>,
    sources: BTreeMap<String, Echecs>,
}

#[derive(Clone, Copy, Debug)]
struct Echecs {
    nombre: u32,
    dernier: Horodatage,
}

impl Freins {
    /// How long before an attempt on this account from this source is looked at; zero: now.
    /// An attempt made before is answered without looking, and counts for nothing.
    pub fn attente(&self, compte: &str, source: &str, maintenant: Horodatage) -> Duration {
        let compte = self.comptes.get(cle(compte)).map(|echecs| COMPTES.reste(echecs, maintenant));
        let source = self.sources.get(cle(source)).map(|echecs| SOURCES.reste(echecs, maintenant));
        compte.max(source).unwrap_or_default()
    }

    /// A wrong passphrase, a wrong code, an unknown account: all alike.
    pub fn echec(&mut self, compte: &str, source: &str, maintenant: Horodatage) {
        noter(&mut self.comptes, cle(compte), maintenant);
        noter(&mut self.sources, cle(source), maintenant);
    }

    /// A sign-in went through to its end.
    pub fn reussite(&mut self, compte: &str) {
        self.comptes.remove(cle(compte));
    }
}

impl Bareme {
    fn reste(&self, echecs: &Echecs, maintenant: Horodatage) -> Duration {
        let Some(compte) = echecs.nombre.checked_sub(self.gratuits + 1) else {
            return Duration::ZERO;
        };
        if oublie(echecs, maintenant) {
            return Duration::ZERO;
        }
        let doublee = 1_u64
            .checked_shl(compte)
            .map_or(self.maximum, |fois| self.premiere.saturating_mul(fois).min(self.maximum));
        let attente = Duration::from_secs(doublee);
        // A clock set back lengthens no wait.
        let ecoulee = maintenant.micros().saturating_sub(echecs.dernier.micros()).max(0);
        attente.saturating_sub(Duration::from_micros(ecoulee.unsigned_abs()))
    }
}

fn oublie(echecs: &Echecs, maintenant: Horodatage) -> bool {
    maintenant.micros().saturating_sub(echecs.dernier.micros()) >= OUBLI_MICROS
}

fn noter(memoire: &mut BTreeMap<String, Echecs>, cle: &str, maintenant: Horodatage) {
    if !memoire.contains_key(cle) && memoire.len() >= MEMOIRE {
        faire_place(memoire, maintenant);
    }
    let neuf = Echecs { nombre: 0, dernier: maintenant };
    let echecs = memoire.entry(cle.to_owned()).or_insert(neuf);
    if oublie(echecs, maintenant) {
        *echecs = neuf;
    }
    echecs.nombre = echecs.nombre.saturating_add(1);
    echecs.dernier = maintenant;
}

/// Forgets what time has forgotten; failing that, the key that failed least, the oldest first.
fn faire_place(memoire: &mut BTreeMap<String, Echecs>, maintenant: Horodatage) {
    memoire.retain(|_, echecs| !oublie(echecs, maintenant));
    if memoire.len() < MEMOIRE {
        return;
    }
    let moindre = memoire.iter().min_by_key(|(_, echecs)| (echecs.nombre, echecs.dernier));
    if let Some(cle) = moindre.map(|(cle, _)| cle.clone()) {
        memoire.remove(&cle);
    }
}

/// The beginning of a key, cut between two characters.
fn cle(texte: &str) -> &str {
    texte.get(..texte.floor_char_boundary(CLE_MAX)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a(secondes: i64) -> Horodatage {
        Horodatage::depuis_micros(secondes * MICROS)
    }

    fn echouer(freins: &mut Freins, fois: u32, le: i64) {
        for _ in 0..fois {
            freins.echec("claire", "ici", a(le));
        }
    }

    fn attente(freins: &Freins, compte: &str, source: &str, le: i64) -> u64 {
        freins.attente(compte, source, a(le)).as_secs()
    }

    #[test]
    fn a_few_mistakes_cost_nothing_then_each_doubles_the_wait() {
        let mut freins = Freins::default();
        echouer(&mut freins, 5, 0);
        assert_eq!(attente(&freins, "claire", "ici", 0), 0);
        for attendue in [1, 2, 4, 8, 16, 32, 60, 60] {
            echouer(&mut freins, 1, 0);
            assert_eq!(attente(&freins, "claire", "ailleurs", 0), attendue);
        }
        assert_eq!(attente(&freins, "claire", "ailleurs", 59), 1);
        assert_eq!(attente(&freins, "claire", "ailleurs", 60), 0);
    }

    #[test]
    fn a_source_is_slowed_whatever_the_account_and_longer() {
        let mut freins = Freins::default();
        echouer(&mut freins, 40, 0);
        assert_eq!(attente(&freins, "autre", "ici", 0), 900);
        assert_eq!(attente(&freins, "autre", "ailleurs", 0), 0);
        // One good account does not buy guesses on the others.
        freins.reussite("claire");
        assert_eq!(attente(&freins, "claire", "ailleurs", 0), 0);
        assert_eq!(attente(&freins, "claire", "ici", 0), 900);
    }

    #[test]
    fn an_hour_without_failure_forgets() {
        let mut freins = Freins::default();
        echouer(&mut freins, 40, 0);
        assert_eq!(attente(&freins, "claire", "ici", 3_600), 0);
        echouer(&mut freins, 1, 3_600);
        assert_eq!(attente(&freins, "claire", "ici", 3_600), 0);
    }

    #[test]
    fn a_clock_set_back_lengthens_no_wait() {
        let mut freins = Freins::default();
        echouer(&mut freins, 40, 10_000);
        assert_eq!(attente(&freins, "claire", "ici", 0), 900);
        freins.echec("claire", "ici", a(i64::MIN / MICROS));
        assert!(attente(&freins, "claire", "ici", i64::MAX / MICROS) == 0);
    }

    #[test]
    fn memory_is_bounded_and_the_worst_are_kept() {
        let mut freins = Freins::default();
        echouer(&mut freins, 40, 0);
        for n in 0..10_000 {
            freins.echec(&format!("compte {n}"), &format!("source {n}"), a(1));
        }
        assert!(freins.comptes.len() <= MEMOIRE && freins.sources.len() <= MEMOIRE);
        assert!(attente(&freins, "claire", "x", 1) > 0);
        assert!(attente(&freins, "x", "ici", 1) > 0);
        let longue = "é".repeat(100_000);
        freins.echec(&longue, &longue, a(2));
        assert!(freins.comptes.keys().all(|cle| cle.len() <= CLE_MAX));
    }

    #[test]
    fn failures_never_overflow() {
        let mut freins = Freins::default();
        let echecs = Echecs { nombre: u32::MAX, dernier: a(0) };
        freins.comptes.insert("claire".to_owned(), echecs);
        freins.echec("claire", "ici", a(0));
        assert_eq!(attente(&freins, "claire", "ailleurs", 0), 60);
    }
}
