//! What falls due, for everybody.

use std::collections::BTreeSet;

use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{DossierId, Jour, Regard, fold};
use store::Genre;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::echeance::{Echeance, Nature, echeances};
use crate::projection;
use crate::session::Session;

/// Something that falls due for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct AFaire {
    /// For whom.
    pub dossier: DossierId,
    /// How she is named, when the session holds identities.
    pub identite: Option<Identite>,
    /// What, and when.
    pub echeance: Echeance,
    /// The appointments of that day, when it is one.
    pub rendez_vous: Vec<RendezVous>,
}

impl Session {
    /// What is late on `au` and what falls due in the `jours` that follow, soonest first.
    ///
    /// A past day is answered from the acts as they were that day; today, from the views.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn echeances(
        &self,
        au: Jour,
        jours: u16,
        contexte: &mut Contexte,
    ) -> Result<Vec<AFaire>, ErreurApp> {
        let jusqu_au = au.plus_jours(i32::from(jours));
        let mut dues = if au >= contexte.aujourdhui {
            self.des_vues(jusqu_au).await?
        } else {
            self.des_actes(au, jusqu_au).await?
        };
        sans_depots_depasses(&mut dues, au);
        dues.sort_by_key(|(dossier, echeance)| (*echeance, *dossier));
        let mut dossiers: Vec<DossierId> = dues.iter().map(|(dossier, _)| *dossier).collect();
        dossiers.sort();
        dossiers.dedup();
        self.journaliser("echeances", &dossiers, contexte).await?;
        let mut a_faire = Vec::with_capacity(dues.len());
        for (dossier, echeance) in dues {
            let journal = self.journal_de(dossier).await?;
            let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
            let mut rendez_vous = etat.rendez_vous;
            rendez_vous
                .retain(|rdv| echeance.nature == Nature::RendezVous && rdv.le == echeance.le);
            rendez_vous.sort();
            let identite = etat.identite;
            a_faire.push(AFaire { dossier, identite, echeance, rendez_vous });
        }
        Ok(a_faire)
    }

    async fn des_vues(&self, jusqu_au: Jour) -> Result<Vec<(DossierId, Echeance)>, ErreurApp> {
        let lignes = self.store.echeances(jusqu_au).await?;
        let lues = lignes.into_iter().filter_map(|(dossier, ligne)| {
            let echeance = projection::lire_echeance(&self.coffre, dossier, &ligne)?;
            Some((dossier, echeance))
        });
        Ok(lues.collect())
    }

    async fn des_actes(
        &self,
        au: Jour,
        jusqu_au: Jour,
    ) -> Result<Vec<(DossierId, Echeance)>, ErreurApp> {
        let mut dues = Vec::new();
        for (flux, _) in self.store.lister_flux(Genre::Dossier).await? {
            let domain::Flux::Dossier(dossier) = flux else {
                continue;
            };
            let journal = match self.journal(flux).await {
                Ok(Some(journal)) => journal,
                Ok(None) | Err(ErreurApp::Efface) => continue,
                Err(erreur) => return Err(erreur),
            };
            let etat = fold(&journal.actes, &Regard::au(au));
            let siennes = echeances(&etat).into_iter().filter(|e| e.le <= jusqu_au);
            dues.extend(siennes.map(|echeance| (dossier, echeance)));
        }
        Ok(dues)
    }
}

/// Once the period is over, filing its renewal is no longer what there is to do.
fn sans_depots_depasses(dues: &mut Vec<(DossierId, Echeance)>, au: Jour) {
    let finies: BTreeSet<DossierId> = dues
        .iter()
        .filter(|(_, echeance)| echeance.nature == Nature::FinPeriode && echeance.le < au)
        .map(|(dossier, _)| *dossier)
        .collect();
    dues.retain(|(dossier, echeance)| {
        echeance.nature != Nature::DepotRenouvellement || !finies.contains(dossier)
    });
}
