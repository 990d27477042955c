//! The clock and the chance of the operating system, read once.

use app::Contexte;
use domain::{Horodatage, Jour};
use rand::SeedableRng as _;
use rand::rngs::SysRng;

use crate::erreur::Echec;

/// Now, here, with random bytes of the operating system. `aujourdhui` replaces the day alone.
pub(crate) fn contexte(aujourdhui: Option<Jour>) -> Result<Contexte, Echec> {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    let instant = jiff::ZonedDateTime::now();
    let date = instant.date();
    let jour = Jour::new(date.year(), date.month(), date.day())
        .map_err(|_| Echec::rate("horloge", "l'horloge de la machine est hors du calendrier"))?;
    let alea = rand_chacha::ChaCha20Rng::try_from_rng(&mut SysRng)
        .map_err(|_| Echec::rate("alea", "la machine ne donne pas de nombres aléatoires"))?;
    Ok(Contexte {
        aujourdhui: aujourdhui.unwrap_or(jour),
        maintenant: Horodatage::depuis_micros(instant.timestamp().as_microsecond()),
        alea,
    })
}
