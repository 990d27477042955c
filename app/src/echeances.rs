//! What falls due, for everybody.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{Departement, DossierId, Flux, Jour, Regard, Role, fold, fold_commission};
use store::Genre;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::echeance::{Echeance, Nature, echeances};
use crate::fiche::{ACompleter, Fiche};
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
    /// The appointments of that day, when it is one. A volunteer, who rereads only what she wrote,
    /// is told the day alone.
    pub rendez_vous: Vec<RendezVous>,
}

/// A deadline and the file it is of.
type Due = (Arc<Fiche>, Echeance);

impl Session {
    /// What is late on `au` and what falls due in the `jours` that follow, soonest first.
    ///
    /// A past day is answered from the acts as they were that day; today, from the repertoire.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn echeances(
        &self,
        au: Jour,
        jours: u16,
        contexte: &mut Contexte,
    ) -> Result<Vec<AFaire>, ErreurApp> {
        Ok(self.premieres_echeances(au, jours, usize::MAX, contexte).await?.0)
    }

    /// The first `limite` of them, and how many there are in all. Only those are read and logged.
    ///
    /// # Errors
    /// As [`Session::echeances`].
    pub async fn premieres_echeances(
        &self,
        au: Jour,
        jours: u16,
        limite: usize,
        contexte: &mut Contexte,
    ) -> Result<(Vec<AFaire>, usize), ErreurApp> {
        let jusqu_au = au.plus_jours(i32::from(jours));
        let mut dues = if au >= contexte.aujourdhui {
            self.des_fiches(au, jusqu_au, contexte).await?
        } else {
            self.des_actes(au, jusqu_au, contexte).await?
        };
        sans_depots_depasses(&mut dues, au);
        dues.sort_unstable_by_key(|(fiche, echeance)| (*echeance, fiche.dossier));
        let total = dues.len();
        dues.truncate(limite);
        let dossiers: BTreeSet<DossierId> = dues.iter().map(|(fiche, _)| fiche.dossier).collect();
        let dossiers: Vec<DossierId> = dossiers.into_iter().collect();
        self.journaliser("echeances", &dossiers, contexte).await?;
        let en_dire_plus = self.role != Role::Benevole;
        let a_faire = dues.iter().map(|(fiche, echeance)| AFaire {
            dossier: fiche.dossier,
            identite: fiche.identite.clone(),
            echeance: *echeance,
            rendez_vous: if en_dire_plus { attendus(fiche, *echeance) } else { Vec::new() },
        });
        Ok((a_faire.collect(), total))
    }

    async fn des_fiches(
        &self,
        au: Jour,
        jusqu_au: Jour,
        contexte: &mut Contexte,
    ) -> Result<Vec<Due>, ErreurApp> {
        let depots = self.depots_attendus(au).await?;
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        Ok(repertoire.parcourir(|fiches| {
            let mut dues = Vec::new();
            for fiche in fiches {
                let depot = fiche.situation.a_completer.and_then(|manque| manque.depot(&depots));
                let depot = depot.map(|le| Echeance { le, nature: Nature::DepotDemande });
                let siennes = fiche.situation.echeances.iter().copied().chain(depot);
                let mut siennes = siennes.filter(|e| e.le <= jusqu_au).peekable();
                if siennes.peek().is_some() && lectrice.voit(fiche).montre() {
                    dues.extend(siennes.map(|echeance| (Arc::clone(fiche), echeance)));
                }
            }
            dues
        }))
    }

    async fn des_actes(
        &self,
        au: Jour,
        jusqu_au: Jour,
        contexte: &mut Contexte,
    ) -> Result<Vec<Due>, ErreurApp> {
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        let vues: Vec<Arc<Fiche>> = repertoire.parcourir(|fiches| {
            fiches.iter().filter(|fiche| lectrice.voit(fiche).montre()).map(Arc::clone).collect()
        });
        let depots = self.depots_attendus(au).await?;
        let mut dues = Vec::new();
        for fiche in vues {
            let flux = domain::Flux::Dossier(fiche.dossier);
            let Some(journal) = self.journal_non_efface(flux).await? else {
                continue;
            };
            let etat = fold(&journal.actes, &Regard::au(au));
            let depot = ACompleter::de(&etat).and_then(|manque| manque.depot(&depots));
            let depot = depot.map(|le| Echeance { le, nature: Nature::DepotDemande });
            let siennes = echeances(&etat).into_iter().chain(depot);
            let siennes = siennes.filter(|e| e.le <= jusqu_au);
            dues.extend(siennes.map(|echeance| (Arc::clone(&fiche), echeance)));
        }
        Ok(dues)
    }
}

impl Session {
    /// The sittings convened and not held on `au`, each with the last day to file for it.
    async fn depots_attendus(&self, au: Jour) -> Result<Vec<(Departement, Jour, Jour)>, ErreurApp> {
        let mut depots = Vec::new();
        for (flux, _) in self.store.lister_flux(Genre::Commission).await? {
            let Flux::Commission(departement, le) = flux else {
                continue;
            };
            if le < au {
                continue;
            }
            if let Some(journal) = self.journal(flux).await? {
                let seance = fold_commission(&journal.actes, au);
                let convocation = seance.convocation.filter(|_| seance.quorum.is_none());
                depots.extend(convocation.map(|c| (departement, le, c.dernier_jour_de_depot(le))));
            }
        }
        Ok(depots)
    }
}

/// The appointments that a deadline stands for, in order.
fn attendus(fiche: &Fiche, echeance: Echeance) -> Vec<RendezVous> {
    if echeance.nature != Nature::RendezVous {
        return Vec::new();
    }
    let du_jour = fiche.situation.rendez_vous.iter().filter(|rdv| rdv.le == echeance.le);
    let mut du_jour: Vec<RendezVous> = du_jour.copied().collect();
    du_jour.sort();
    du_jour
}

/// Once the period is over, filing its renewal is no longer what there is to do.
fn sans_depots_depasses(dues: &mut Vec<Due>, au: Jour) {
    let finies: BTreeSet<DossierId> = dues
        .iter()
        .filter(|(_, echeance)| echeance.nature == Nature::FinPeriode && echeance.le < au)
        .map(|(fiche, _)| fiche.dossier)
        .collect();
    dues.retain(|(fiche, echeance)| {
        echeance.nature != Nature::DepotRenouvellement || !finies.contains(&fiche.dossier)
    });
}
