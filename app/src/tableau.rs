//! A table of the catalogue, from every journal, as of a day or over a period.

use domain::Horodatage;
use observatory::catalogue::Plan;
use observatory::cube::{Periode, Recensement, Tableau};

use crate::ErreurApp;
use crate::session::Session;

impl Session {
    /// Counts a table. With `consigne_avant`, as it was known before that instant.
    ///
    /// Erased people are not in it: the anonymous counters they leave have no dimension.
    ///
    /// # Errors
    /// [`ErreurApp::Catalogue`] when the table mixes units or divides what may not be divided so;
    /// an act that does not open.
    pub async fn tableau(
        &self,
        plan: &Plan,
        periode: Periode,
        consigne_avant: Option<Horodatage>,
    ) -> Result<Tableau, ErreurApp> {
        let vide = Recensement::nouveau(plan, periode)?;
        let mut recensement = vide.clone();
        for partie in self.recenser(consigne_avant, &vide).await? {
            recensement.ajouter(&partie);
        }
        Ok(recensement.tableau())
    }
}
