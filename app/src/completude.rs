//! What a person's request has and lacks.

use domain::completude::{Element, completude};
use domain::recit::Identite;
use domain::{DossierId, Jour, Regard, fold};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// The state of a request, on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Completude {
    /// How she is named, when the session holds identities.
    pub identite: Option<Identite>,
    /// Each thing a request needs, there or missing.
    pub elements: Vec<Element>,
    /// Whether the association was approved on that day (CASF L.121-9).
    pub agreee: bool,
    /// Whether she is a minor for certain: nothing is then requested (CASF L.226-2-1).
    pub mineure: bool,
}

impl Completude {
    /// Whether nothing is missing.
    pub fn est_complete(&self) -> bool {
        let rien = self.elements.iter().all(|element| element.present_le.is_some());
        rien && self.agreee && !self.mineure
    }
}

impl Session {
    /// What a person's request has and lacks, as its acts said on `au`. The reading is logged.
    ///
    /// # Errors
    /// Those of a file that is not seen.
    pub async fn completude(
        &self,
        dossier: DossierId,
        au: Jour,
        contexte: &mut Contexte,
    ) -> Result<Completude, ErreurApp> {
        let journal = self.journal_lu(dossier, contexte).await?;
        self.journaliser("demande", &[dossier], contexte).await?;
        let etat = fold(&journal.actes, &Regard::au(au));
        let agreee = self.structure(au).await?.agreee.unwrap_or(false);
        let mineure = etat.naissance().is_some_and(|naissance| naissance.est_mineure_au(au));
        let elements = completude(&etat);
        Ok(Completude { identite: etat.identite, elements, agreee, mineure })
    }
}
