//! The association's approval for the exit pathway.

use domain::association::Agrement;
use domain::dossier::decide::Refus;
use domain::{Fait, Jour};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

impl Session {
    /// Notes that the association was approved on a day, for three years (CASF R.121-12-3).
    ///
    /// # Errors
    /// A day that has not come.
    pub async fn agreer(&self, accorde_le: Jour, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        if accorde_le > contexte.aujourdhui {
            return Err(Refus::DansLeFutur.into());
        }
        let fait = Fait::Agrement(Agrement { accorde_le });
        self.noter(self.flux_association(), &[fait], contexte).await
    }
}
