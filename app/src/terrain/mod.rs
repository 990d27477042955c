//! Outings told by a telephone that had no network: taken once, whatever comes twice, late, half or
//! out of order.
//!
//! The telephone makes the ids. An outing is one stream, written in one transaction; sent again,
//! it is found there. A person already followed is told by the nickname the team gives her: it
//! waits in the sender's locker, until she says whose it is ([`RencontreNotee`]).

mod rencontre;

pub use rencontre::{RencontreLue, RencontreNotee};

use std::collections::BTreeSet;

use domain::activite::Sortie;
use domain::terrain::{Jonction, RALLIEMENTS, Terrain};
use domain::{ActeId, ActiviteId, Fait, Flux, Jour};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::{Journal, NouvelActe};
use crate::session::Session;

/// The most that one number of an outing may say: more is a finger left on the screen.
const NOMBRE_MAX: u32 = 9_999;
/// Members of one team, at most.
const EQUIPE_MAX: u32 = 99;
/// Minutes of one outing, at most: a day.
const MINUTES_MAX: u32 = 24 * 60;
/// People already followed met in one outing, at most.
const RENCONTRES_MAX: usize = 60;
/// Longest nickname, in characters.
const SURNOM_MAX: usize = 40;

/// An outing as a telephone tells it, ended.
#[derive(Clone, PartialEq, Eq)]
pub struct SortieEnvoyee {
    /// Made on the telephone: it names the stream.
    pub id: ActiviteId,
    /// The day it was.
    pub le: Jour,
    /// Its counters.
    pub sortie: Sortie,
    /// What it took down besides.
    pub terrain: Terrain,
    /// People already followed who were met: the id of the act that will say so in her file, and
    /// her nickname.
    pub rencontres: Vec<(ActeId, String)>,
}

impl std::fmt::Debug for SortieEnvoyee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SortieEnvoyee(…)")
    }
}

/// What became of an outing that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reception {
    /// It is written.
    Recue,
    /// It was there already, the same.
    Deja,
    /// It is not written: the telephone keeps it.
    Refusee(RefusSortie),
}

/// Why an outing is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusSortie {
    /// Its day has not come here: a telephone's clock is ahead, or midnight is close.
    Futur,
    /// Numbers that cannot be together, or too great.
    Nombres,
    /// A nickname that is empty or too long, or too many of them.
    Surnoms,
    /// Another outing is written under its id.
    AutreContenu,
}

impl RefusSortie {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Futur => "futur",
            Self::Nombres => "nombres",
            Self::Surnoms => "surnoms",
            Self::AutreContenu => "autre-contenu",
        }
    }
}

impl Session {
    /// Writes an outing, and keeps for its sender the nicknames it tells. Sent again, it writes
    /// nothing.
    ///
    /// # Errors
    /// Whatever the store could not read or write: nothing is then lost, it may be sent again.
    pub async fn recevoir_sortie(
        &self,
        mut envoyee: SortieEnvoyee,
        contexte: &mut Contexte,
    ) -> Result<Reception, ErreurApp> {
        envoyee.terrain.suivies = u32::try_from(envoyee.rencontres.len()).ok().filter(|n| *n > 0);
        if let Some(refus) = refuser(&envoyee, contexte.aujourdhui) {
            return Ok(Reception::Refusee(refus));
        }
        if let Some(reception) = self.deja_recue(&envoyee).await? {
            return Ok(reception);
        }
        // Nicknames first: once the outing is written, nothing sends them again.
        self.poser_rencontres(&envoyee, contexte).await?;
        match self.ecrire_sortie(&envoyee, contexte).await {
            Ok(()) => Ok(Reception::Recue),
            // The same telephone, heard twice at once: the other one wrote it.
            Err(ErreurApp::Perime { .. }) => {
                Ok(self.deja_recue(&envoyee).await?.unwrap_or(Reception::Deja))
            }
            Err(erreur) => Err(erreur),
        }
    }

    async fn deja_recue(&self, envoyee: &SortieEnvoyee) -> Result<Option<Reception>, ErreurApp> {
        let Some(journal) = self.journal(Flux::Activite(envoyee.id)).await? else {
            return Ok(None);
        };
        Ok(Some(if est_la_meme(&journal, envoyee) {
            Reception::Deja
        } else {
            Reception::Refusee(RefusSortie::AutreContenu)
        }))
    }

    async fn ecrire_sortie(
        &self,
        envoyee: &SortieEnvoyee,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let mut journal = self.journal_neuf(Flux::Activite(envoyee.id), contexte)?;
        let faits = [Fait::Sortie(envoyee.sortie.clone()), Fait::Terrain(envoyee.terrain.clone())];
        let survenu_le = envoyee.le;
        let actes = faits
            .into_iter()
            .map(|fait| NouvelActe { id: contexte.acte(), survenu_le, fait, recit: None })
            .collect();
        let ajout = self.preparer(&mut journal, actes, contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(())
    }
}

/// Whether the first acts of a stream are what a telephone tells: a correction comes after them.
fn est_la_meme(journal: &Journal, envoyee: &SortieEnvoyee) -> bool {
    let [sortie, terrain, ..] = journal.actes.as_slice() else {
        return false;
    };
    sortie.survenu_le == envoyee.le
        && matches!(&sortie.fait, Fait::Sortie(ecrite) if *ecrite == envoyee.sortie)
        && matches!(&terrain.fait, Fait::Terrain(ecrit) if *ecrit == envoyee.terrain)
}

fn refuser(envoyee: &SortieEnvoyee, aujourdhui: Jour) -> Option<RefusSortie> {
    if envoyee.le > aujourdhui {
        return Some(RefusSortie::Futur);
    }
    if !nombres_tiennent(&envoyee.sortie, &envoyee.terrain) {
        return Some(RefusSortie::Nombres);
    }
    let longueurs = envoyee.rencontres.iter().map(|(_, surnom)| surnom.trim().chars().count());
    let ids: BTreeSet<&ActeId> = envoyee.rencontres.iter().map(|(id, _)| id).collect();
    let tiennent = envoyee.rencontres.len() <= RENCONTRES_MAX
        && ids.len() == envoyee.rencontres.len()
        && longueurs.into_iter().all(|longueur| (1..=SURNOM_MAX).contains(&longueur));
    (!tiennent).then_some(RefusSortie::Surnoms)
}

fn nombres_tiennent(sortie: &Sortie, terrain: &Terrain) -> bool {
    let rencontrees = sortie.rencontrees.unwrap_or(0);
    let materiel: BTreeSet<_> = terrain.materiel.iter().map(|materiel| materiel.genre).collect();
    let remarques: BTreeSet<_> = terrain.remarques.iter().collect();
    rencontrees <= NOMBRE_MAX
        && sortie.nouvelles.unwrap_or(0) <= rencontrees
        && sortie.orientees.unwrap_or(0) <= rencontrees
        && terrain.suivies.unwrap_or(0) <= rencontrees
        && sortie.duree_minutes.unwrap_or(0) <= MINUTES_MAX
        && sortie.equipe.unwrap_or(1) <= EQUIPE_MAX
        && terrain.secteur.is_none_or(|secteur| secteur > 0)
        && materiel.len() == terrain.materiel.len()
        && terrain.materiel.iter().all(|m| (1..=NOMBRE_MAX).contains(&m.nombre))
        && remarques.len() == terrain.remarques.len()
        && ralliement_tient(terrain)
}

/// A telephone shows a code or types one, and settles nothing: that is a member's to say.
fn ralliement_tient(terrain: &Terrain) -> bool {
    let code = match (terrain.ralliement, terrain.jonction) {
        (code, None) => code,
        (None, Some(Jonction::Ralliee(code))) => Some(code),
        _ => return false,
    };
    code.is_none_or(|code| RALLIEMENTS.contains(&code))
}
