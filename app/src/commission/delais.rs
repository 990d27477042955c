//! How long it takes: from the request to the sitting, from the sitting to the decision.

use domain::psp::Parcours;
use domain::{DossierId, Jour, Regard, fold};

use super::ROLES;
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Days between two dates, over the files the reader sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delai {
    /// How many files have both dates.
    pub nombre: usize,
    /// The shortest, in days.
    pub minimum: i32,
    /// Half of them took this long or less, in days.
    pub mediane: i32,
    /// The longest, in days.
    pub maximum: i32,
}

/// The delays of entry requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delais {
    /// From the request to the first sitting that examined it.
    pub demande_seance: Delai,
    /// From the last sitting before it to the first decision.
    pub seance_decision: Delai,
    /// Requests that no sitting has examined yet.
    pub sans_seance: usize,
}

impl Session {
    /// The delays of the entry requests of the files this session sees. Their reading is logged.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; a file that does not open.
    pub async fn delais_de_commission(&self, contexte: &mut Contexte) -> Result<Delais, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let demandes = |fiche: &crate::fiche::Fiche| fiche.situation.etape.is_some();
        let (_, fiches) = self.feuilleter(demandes, (0, usize::MAX), contexte).await?;
        let lus: Vec<DossierId> = fiches.iter().map(|fiche| fiche.dossier).collect();
        self.journaliser("delais", &lus, contexte).await?;
        let (mut avant, mut apres, mut sans_seance) = (Vec::new(), Vec::new(), 0);
        for dossier in lus {
            let journal = match self.journal_lu(dossier, contexte).await {
                Ok(journal) => journal,
                Err(ErreurApp::Efface | ErreurApp::DossierInconnu | ErreurApp::Masque) => continue,
                Err(erreur) => return Err(erreur),
            };
            for parcours in &fold(&journal.actes, &Regard::au(contexte.aujourdhui)).psp.parcours {
                let (premiere, decision) = mesurer(parcours);
                avant.extend(premiere);
                apres.extend(decision);
                let dernier = parcours.decision.is_none() && !parcours.retiree;
                let vue = parcours.examens.iter().any(|examen| examen.seance.is_some());
                sans_seance += usize::from(dernier && !vue);
            }
        }
        let (demande_seance, seance_decision) = (resumer(avant), resumer(apres));
        Ok(Delais { demande_seance, seance_decision, sans_seance })
    }
}

/// Days from request to first sitting, and from the last sitting to the first decision after it.
fn mesurer(parcours: &Parcours) -> (Option<i32>, Option<i32>) {
    let seances: Vec<Jour> =
        parcours.examens.iter().filter_map(|e| e.seance.map(|s| s.tenue_le)).collect();
    let depot = parcours.demande.deposee_le;
    let premiere = seances.iter().min().zip(depot).map(|(seance, le)| seance.jours_depuis(le));
    let decision = parcours.decisions_entree().next().map(|decision| decision.decidee_le);
    let derniere = decision.and_then(|le| seances.iter().filter(|s| **s <= le).max());
    let suite = decision.zip(derniere).map(|(le, seance)| le.jours_depuis(*seance));
    (premiere.filter(|jours| *jours >= 0), suite)
}

fn resumer(mut jours: Vec<i32>) -> Delai {
    jours.sort_unstable();
    let (Some(minimum), Some(maximum)) = (jours.first().copied(), jours.last().copied()) else {
        return Delai::default();
    };
    // The lower of the two middle ones when there are two: a number of days that was really seen.
    let mediane = jours.get((jours.len() - 1) / 2).copied().unwrap_or(minimum);
    Delai { nombre: jours.len(), minimum, mediane, maximum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_a_delay_that_was_seen() {
        assert_eq!(resumer(Vec::new()), Delai::default());
        let attendu = Delai { nombre: 4, minimum: 10, mediane: 30, maximum: 300 };
        assert_eq!(resumer(vec![300, 10, 40, 30]), attendu);
    }
}
