//! Finding files by name, and saying before one is opened whether she may already be known.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::recit::Identite;
use domain::{Compartiment, DossierId};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::dossiers::Liste;
use crate::fiche::Fiche;
use crate::session::Session;
use crate::visibilite::Vue;

/// Files found by a search, at most.
const TROUVES_MAX: usize = 20;

/// Files that look like somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Ressemblances {
    /// Those the session sees.
    pub vues: Liste,
    /// Whether another team has one. Neither how many nor which: nothing more is told.
    pub ailleurs: bool,
}

/// What a search found, as who looks sees it.
#[derive(Default)]
struct Trouvees {
    vues: Vec<Arc<Fiche>>,
    masquees: Vec<DossierId>,
}

impl Session {
    /// Finds files by name, nickname or telephone; misspelt names are found too.
    ///
    /// # Errors
    /// A session that does not hold identities.
    pub async fn chercher(&self, texte: &str, contexte: &mut Contexte) -> Result<Liste, ErreurApp> {
        let trouvees = self.trouver(texte, contexte).await?;
        self.montrer_trouvees("chercher", trouvees.vues, contexte).await
    }

    /// Files found by her name, the name she goes by, or her telephone. A file kept from the
    /// session by a separation is not told at all; another team's is, without anything of it, and
    /// that telling is logged as a reading of that file.
    ///
    /// # Errors
    /// As [`Session::chercher`].
    pub async fn ressemblances(
        &self,
        identite: &Identite,
        contexte: &mut Contexte,
    ) -> Result<Ressemblances, ErreurApp> {
        let noms = [&identite.prenom, &identite.nom];
        let noms: Vec<&str> = noms.into_iter().filter_map(|mot| mot.as_deref()).collect();
        let noms = Some(noms.join(" ")).filter(|noms| !noms.is_empty());
        let mut requetes: Vec<String> = noms.into_iter().chain(identite.dite.clone()).collect();
        requetes.extend(identite.telephones.iter().cloned());
        let mut toutes = Trouvees::default();
        for requete in requetes {
            let trouvees = self.trouver(&requete, contexte).await?;
            for fiche in trouvees.vues {
                if toutes.vues.iter().all(|autre| autre.dossier != fiche.dossier) {
                    toutes.vues.push(fiche);
                }
            }
            toutes.masquees.extend(trouvees.masquees);
        }
        let ailleurs = !toutes.masquees.is_empty();
        if ailleurs {
            toutes.masquees.sort_unstable();
            toutes.masquees.dedup();
            self.journaliser("ressemblance", &toutes.masquees, contexte).await?;
        }
        let vues = self.montrer_trouvees("chercher", toutes.vues, contexte).await?;
        Ok(Ressemblances { vues, ailleurs })
    }

    async fn montrer_trouvees(
        &self,
        operation: &str,
        mut fiches: Vec<Arc<Fiche>>,
        contexte: &mut Contexte,
    ) -> Result<Liste, ErreurApp> {
        let total = fiches.len();
        fiches.truncate(TROUVES_MAX);
        let montres: Vec<DossierId> = fiches.iter().map(|fiche| fiche.dossier).collect();
        self.journaliser(operation, &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(fiches.len());
        for fiche in &fiches {
            lignes.extend(self.ligne_trouvee(fiche, contexte).await?);
        }
        Ok(Liste { lignes, total })
    }

    /// The files that answer to a text, the likeliest first.
    async fn trouver(&self, texte: &str, contexte: &mut Contexte) -> Result<Trouvees, ErreurApp> {
        self.exiger(&[Compartiment::Identite])?;
        let listes = self.coffre.jetons_requete(texte)?;
        let mut candidats: Option<BTreeMap<DossierId, u64>> = None;
        for liste in &listes {
            let trouves: BTreeMap<DossierId, u64> =
                self.store.chercher(liste).await?.into_iter().collect();
            candidats = Some(match candidats {
                None => trouves,
                Some(avant) => avant
                    .into_iter()
                    .filter_map(|(dossier, n)| Some((dossier, n + trouves.get(&dossier)?)))
                    .collect(),
            });
        }
        let mut classes: Vec<(DossierId, u64)> =
            candidats.unwrap_or_default().into_iter().collect();
        classes.sort_by_key(|(dossier, communs)| (std::cmp::Reverse(*communs), *dossier));
        // After the candidates: what was written before them is in the repertoire.
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        let mut trouvees = Trouvees::default();
        for (dossier, _) in classes {
            // Without fiche: erased since.
            let Some(fiche) = repertoire.fiche(dossier) else {
                continue;
            };
            match lectrice.voit(&fiche) {
                Vue::Entiere | Vue::SousGlace => trouvees.vues.push(fiche),
                Vue::Masquee => trouvees.masquees.push(dossier),
                Vue::Separee => {}
            }
        }
        Ok(trouvees)
    }
}
