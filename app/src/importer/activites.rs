//! Rows of outings, written as activities.
//!
//! An outing has no number of its own: it is known by its day, its setting and its place, and by
//! its rank among those that share them.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use domain::activite::Sortie;
use domain::fait::Origine;
use domain::{ActiviteId, Fait, Flux};
use importation::{LigneSortie, Role};
use store::Genre;

use super::bilan::Bilan;
use super::cellules::Cellule;
use super::rapprochement::rapprocher;
use super::{Contexte, DERNIER_LOT, ErreurApp, Session};
use crate::journal::NouvelActe;

impl Session {
    /// Writes the outings of a file.
    pub(super) async fn importer_sorties(
        &self,
        lignes: &[LigneSortie],
        source: &str,
        connus: &BTreeSet<Flux>,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<(), ErreurApp> {
        let mut rangs: BTreeMap<String, u32> = BTreeMap::new();
        let mut lues = BTreeSet::new();
        for lot in lignes.chunks(DERNIER_LOT) {
            let identifiees: Vec<(ActiviteId, &LigneSortie)> = lot
                .iter()
                .map(|ligne| (self.activite_de(source, ligne, &mut rangs), ligne))
                .collect();
            lues.extend(identifiees.iter().map(|(activite, _)| Flux::Activite(*activite)));
            let mut ajouts = Vec::new();
            for (activite, ligne) in identifiees {
                let present = connus.contains(&Flux::Activite(activite));
                ajouts.extend(
                    self.importer_sortie(activite, ligne, source, present, contexte, bilan).await?,
                );
            }
            if !ajouts.is_empty() {
                self.ecrire(&ajouts).await?;
            }
        }
        self.sorties_disparues(source, &lues, connus, bilan).await
    }

    /// Counts the outings imported before and absent from the file. They are left as they are.
    async fn sorties_disparues(
        &self,
        source: &str,
        lues: &BTreeSet<Flux>,
        connus: &BTreeSet<Flux>,
        bilan: &mut Bilan,
    ) -> Result<(), ErreurApp> {
        // A file without outings says nothing of those already there.
        if lues.is_empty() || connus.iter().all(|flux| !matches!(flux, Flux::Activite(_))) {
            return Ok(());
        }
        for mut lecteur in self.store.parcours(Genre::Activite, NonZeroUsize::MIN).await? {
            while let Some(lu) = lecteur.suivant().await? {
                let importee = self.origine(&lu)?.is_some_and(|origine| origine.source == source);
                if importee && !lues.contains(&lu.flux()) {
                    bilan.sorties_disparues += 1;
                }
            }
        }
        Ok(())
    }

    fn activite_de(
        &self,
        source: &str,
        ligne: &LigneSortie,
        rangs: &mut BTreeMap<String, u32>,
    ) -> ActiviteId {
        let lieu = ligne.lieu.as_deref().unwrap_or_default();
        let nom = format!("{}|{}|{lieu}", ligne.le, ligne.milieu.code());
        let rang = rangs.entry(nom.clone()).or_insert(0);
        *rang += 1;
        self.identifiants().activite(source, &nom, *rang)
    }

    async fn importer_sortie(
        &self,
        activite: ActiviteId,
        ligne: &LigneSortie,
        source: &str,
        present: bool,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<Option<store::Ajout>, ErreurApp> {
        let flux = Flux::Activite(activite);
        let ids = self.identifiants();
        let fait = Fait::Sortie(sortie(ligne, source));
        let cle = "sortie".to_owned();
        if !present {
            let mut journal = self.journal_neuf(flux, contexte)?;
            bilan.activites_creees += 1;
            let id = ids.acte(activite.octets(), &cle);
            let nouveau = NouvelActe { id, survenu_le: ligne.le, fait, recit: None };
            return self.preparer(&mut journal, vec![nouveau], contexte).map(Some);
        }
        let Some(mut journal) = self.journal(flux).await? else {
            return Ok(None);
        };
        let (survenu_le, role) = (ligne.le, Role::SortieDate);
        let cellule = Cellule { cle, role, survenu_le, datee: true, fait, recit: None };
        let cellules = [cellule];
        let suite = rapprocher(activite.octets(), &journal.actes, &cellules, &BTreeMap::new(), ids);
        bilan.corrections += suite.corriges;
        if suite.actes.is_empty() {
            return Ok(None);
        }
        self.preparer(&mut journal, suite.actes, contexte).map(Some)
    }
}

fn sortie(ligne: &LigneSortie, source: &str) -> Sortie {
    Sortie {
        milieu: ligne.milieu,
        duree_minutes: ligne.duree_minutes,
        equipe: ligne.equipe,
        rencontrees: ligne.rencontrees,
        nouvelles: ligne.nouvelles,
        orientees: ligne.orientees,
        messages: ligne.messages,
        reponses: ligne.reponses,
        origine: Some(Origine { source: source.to_owned(), numero: String::new() }),
    }
}
