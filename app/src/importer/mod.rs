//! Importing an active list: rows become files, outings become activities, and importing again
//! brings what changed.

mod activites;
mod bilan;
mod cellules;
mod cellules_psp;
mod connus;
mod personnes;
mod rapprochement;

use std::collections::{BTreeMap, BTreeSet};

use domain::profil::Genre as GenrePersonne;
use domain::{Compartiment, DossierId, Flux};
use importation::{Correspondance, Lecture, LignePersonne};
use store::Genre;

pub use bilan::{Bilan, Doublon, LigneRejetee, ParSexe, Remarque};

use connus::Connus;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::ecriture::Ecriture;
use crate::session::Session;

/// What to do with a probable duplicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraitementDoublons {
    /// Set the later row aside: it counts nowhere.
    Ecarter,
    /// Keep both rows.
    Garder,
}

/// What is imported, and how.
#[derive(Clone, Copy)]
pub struct AImporter<'a> {
    /// The file.
    pub octets: &'a [u8],
    /// Its extension.
    pub extension: &'a str,
    /// What the association says of its own columns.
    pub correspondance: Option<&'a Correspondance>,
    /// What to do with probable duplicates.
    pub doublons: TraitementDoublons,
    /// Numbers of rows once set aside and now accepted.
    pub accepter: &'a [String],
    /// Name of the source: rows are known by it and their number.
    pub source: &'a str,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avancement {
    /// Rows done.
    pub faites: u64,
    /// Rows in all.
    pub total: u64,
}

/// Rows written in the first transaction: few, so that the engine has work soon. Each has twice as
/// many as the one before, since each writes most pages of the search tokens again.
const PREMIER_LOT: usize = 500;
/// Rows written in one transaction at most: progress must show.
const DERNIER_LOT: usize = 2_500;

impl Session {
    /// Imports an active list. A row is written whole or not at all; a run interrupted is resumed
    /// by importing again.
    ///
    /// # Errors
    /// An unreadable file; a session that does not hold what the narratives need.
    pub async fn importer(
        &self,
        voulu: &AImporter<'_>,
        contexte: &mut Contexte,
        avancer: &mut (dyn FnMut(Avancement) + Send),
    ) -> Result<Bilan, ErreurApp> {
        self.exiger(&[Compartiment::Identite, Compartiment::Social, Compartiment::Justice])?;
        let lecture = importation::lire(
            voulu.octets,
            voulu.extension,
            contexte.aujourdhui,
            voulu.correspondance,
        )?;
        let mut bilan = Bilan::default();
        let ecartees = trier_doublons(&lecture, voulu, &mut bilan);
        let retenues: Vec<&LignePersonne> = lecture
            .personnes
            .iter()
            .enumerate()
            .filter(|(rang, _)| !ecartees.contains(rang))
            .map(|(_, ligne)| ligne)
            .collect();
        compter(&retenues, &lecture, &mut bilan);
        let total = u64::try_from(retenues.len() + lecture.sorties.len()).unwrap_or(u64::MAX);
        let connus = Connus::nouveaux(self.flux_connus().await?, &lecture, &self.coffre);
        let debut = bilan.remarques.len();
        let mut rangees: Vec<(DossierId, &LignePersonne)> = retenues
            .iter()
            .map(|ligne| (self.dossier_de(voulu.source, connus.numero(ligne)), *ligne))
            .collect();
        // In the order of the base: each batch is written beside the one before, where rows in the
        // order of the file would touch every page again.
        rangees.sort_unstable_by_key(|(dossier, _)| *dossier);
        let (mut reste, mut taille, mut faites) = (rangees.as_slice(), PREMIER_LOT, 0);
        let mut ecriture = Ecriture::default();
        while !reste.is_empty() {
            let (lot, suite) = reste.split_at(taille.min(reste.len()));
            let ajouts = self.personnes(lot, voulu.source, &connus, contexte, &mut bilan).await?;
            ecriture.commencer(&self.store, ajouts).await?;
            faites += u64::try_from(lot.len()).unwrap_or(0);
            avancer(Avancement { faites, total });
            (reste, taille) = (suite, (taille * 2).min(DERNIER_LOT));
        }
        ordonner(bilan.remarques.split_at_mut(debut).1, &retenues);
        ecriture.terminer().await?;
        let (sorties, source) = (&lecture.sorties, voulu.source);
        self.importer_sorties(sorties, source, &connus.flux, contexte, &mut bilan).await?;
        avancer(Avancement { faites: total, total });
        self.chercher_disparues(&connus, &rangees, voulu.source, &mut bilan).await?;
        self.sceller_tete(contexte).await?;
        bilan.feuilles = lecture.feuilles;
        Ok(bilan)
    }

    async fn flux_connus(&self) -> Result<BTreeSet<Flux>, ErreurApp> {
        let mut connus = BTreeSet::new();
        for genre in [Genre::Dossier, Genre::Activite] {
            connus.extend(self.store.lister_flux(genre).await?.into_iter().map(|(flux, _)| flux));
        }
        Ok(connus)
    }
}

/// Positions of the rows set aside.
fn trier_doublons(lecture: &Lecture, voulu: &AImporter<'_>, bilan: &mut Bilan) -> BTreeSet<usize> {
    let mut ecartees = BTreeSet::new();
    for doublon in &lecture.doublons {
        let numero = doublon.seconde.numero.as_deref().unwrap_or_default();
        let acceptee = voulu.accepter.iter().any(|accepte| accepte.trim() == numero);
        let ecartee = voulu.doublons == TraitementDoublons::Ecarter && !acceptee;
        if ecartee {
            ecartees.insert(doublon.rang_seconde);
        }
        bilan.doublons.push(Doublon {
            premiere: doublon.premiere.clone(),
            seconde: doublon.seconde.clone(),
            ecartee,
            champs: doublon.champs.iter().map(|champ| champ.code()).collect(),
        });
    }
    ecartees
}

/// Puts the remarks on rows back in the order of the file.
fn ordonner(remarques: &mut [Remarque], retenues: &[&LignePersonne]) {
    let places: BTreeMap<(&str, u32), usize> = retenues
        .iter()
        .enumerate()
        .map(|(rang, ligne)| ((ligne.repere.feuille.as_str(), ligne.repere.ligne), rang))
        .collect();
    // Remarks on one row keep their order.
    remarques.sort_by_key(|remarque| {
        places.get(&(remarque.repere.feuille.as_str(), remarque.repere.ligne)).copied()
    });
}

fn compter(retenues: &[&LignePersonne], lecture: &Lecture, bilan: &mut Bilan) {
    bilan.personnes = u32::try_from(retenues.len()).unwrap_or(u32::MAX);
    bilan.sorties = u32::try_from(lecture.sorties.len()).unwrap_or(u32::MAX);
    for ligne in retenues {
        let genre = ligne.genre.and_then(|genre| genre.connue().copied());
        let case = match genre {
            Some(GenrePersonne::Femme) => &mut bilan.par_sexe.femmes,
            Some(GenrePersonne::Homme) => &mut bilan.par_sexe.hommes,
            Some(GenrePersonne::FemmeTrans | GenrePersonne::HommeTrans | GenrePersonne::Trans) => {
                &mut bilan.par_sexe.trans
            }
            Some(GenrePersonne::Autre) | None => &mut bilan.par_sexe.inconnus,
        };
        *case += 1;
    }
    bilan.rejets.extend(lecture.rejets.iter().map(|rejet| LigneRejetee {
        repere: rejet.repere.clone(),
        faute: rejet.faute.clone(),
        autres: rejet.autres.clone(),
    }));
    bilan.remarques.extend(lecture.non_reconnues.iter().map(|signalement| Remarque {
        repere: signalement.repere.clone(),
        colonne: signalement.faute.colonne.clone(),
        lettre: signalement.faute.lettre.clone(),
        motif: signalement.faute.motif.code().to_owned(),
    }));
}
