//! Checking the journal: every bit of every act, and what stands around it.
//!
//! Every column of every act is read with the type it was written with, and the chain of its stream
//! recomputed. What does not read or follow is named by its stream and act, never repaired.

mod acte_brut;
mod chaine;
mod fichier;
mod signees;
mod tetes;

use std::fmt;

use domain::Flux;

use self::chaine::Chaine;
use self::signees::Signees;
use crate::{ErreurStore, Store};

/// What is wrong with an act, a stream or the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Nature {
    /// A column does not read: another type, another length, no such day or id.
    Illisible,
    /// The act is not the one that was written: its hash does not follow.
    Chaine,
    /// The act is intact but not at its rank.
    Rang,
    /// The act is intact but not in its stream.
    Flux,
    /// No act at this rank.
    Manquant,
    /// An act of a stream that does not exist.
    Orphelin,
    /// The stream's head is not its last act.
    Tete,
    /// The act differs from what was signed.
    Signature,
    /// A signed head is not intact, or signed by another key.
    TeteSignee,
    /// Keys or views of a stream that does not exist or was erased.
    Etranger,
    /// The file's own structure.
    Structure,
}

impl Nature {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Illisible => "illisible",
            Self::Chaine => "chaine",
            Self::Rang => "rang",
            Self::Flux => "flux",
            Self::Manquant => "manquant",
            Self::Orphelin => "orphelin",
            Self::Tete => "tete",
            Self::Signature => "signature",
            Self::TeteSignee => "tete-signee",
            Self::Etranger => "etranger",
            Self::Structure => "structure",
        }
    }
}

impl fmt::Display for Nature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One damage, and where. Names are texts: they may themselves be what is damaged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degat {
    /// The stream; empty when the damage is of the whole base.
    pub flux: String,
    /// The rank in the stream, when one is known.
    pub rang: Option<i64>,
    /// The act, when its id could be read.
    pub acte: Option<String>,
    /// What is wrong.
    pub nature: Nature,
    /// Which part: a column, a table, what the engine says of its file.
    pub detail: String,
}

impl fmt::Display for Degat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.nature.code())?;
        if !self.flux.is_empty() {
            write!(f, " {}", self.flux)?;
        }
        if let Some(rang) = self.rang {
            write!(f, " rang {rang}")?;
        }
        if let Some(acte) = &self.acte {
            write!(f, " acte {acte}")?;
        }
        if !self.detail.is_empty() {
            write!(f, " ({})", self.detail)?;
        }
        Ok(())
    }
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rapport {
    /// Acts read.
    pub actes: u64,
    /// Streams that have a head.
    pub flux: u64,
    /// Signed heads.
    pub tetes_signees: u64,
    /// Every damage, in order, each once.
    pub degats: Vec<Degat>,
}

impl Rapport {
    /// Nothing is wrong.
    pub fn est_intact(&self) -> bool {
        self.degats.is_empty()
    }
}

impl Store {
    /// Checks the whole journal. Reads everything and writes nothing.
    ///
    /// `cle` is the association's signing key as an opened session knows it (`vault::Coffre`):
    /// without it, signed heads are checked against the key each one names, which proves nothing
    /// against whoever can write in the base.
    ///
    /// # Errors
    /// When the base cannot be read at all; damage is in the [`Rapport`].
    pub async fn verifier(&self, cle: Option<[u8; 32]>) -> Result<Rapport, ErreurStore> {
        let mut instantane = self.moteur.instantane().await?;
        let mut connexion = instantane.connexion();
        let mut degats = fichier::structure(&mut connexion).await;
        let mut signees = Signees::lire(&mut connexion, cle).await?;
        degats.append(&mut signees.degats);
        let attendus = tetes::lire(&mut connexion, &signees.dernieres, &mut degats).await?;
        let nombre = attendus.len();
        let flux: Vec<(Flux, i64)> = attendus
            .values()
            .map(|attendu| (attendu.flux, attendu.tete.map_or(1, |(rang, _)| rang)))
            .collect();
        let mut chaine = Chaine::new(attendus);
        if let Err(erreur) = fichier::lire_tout(&mut connexion, &mut chaine).await {
            if !erreur.est_corruption() {
                return Err(erreur);
            }
            degats.push(fichier::structurel("la table actes ne se lit pas jusqu'au bout".into()));
            chaine.recommencer();
            // A new connection: PostgreSQL gives nothing more in a transaction that failed.
            let mut lecture = self.moteur.lecture().await?;
            fichier::lire_par_flux(&mut lecture.connexion(), &mut chaine, &flux).await;
        }
        degats.append(&mut fichier::etrangers(&mut connexion).await);
        let index = if chaine.est_suspecte() {
            let mut lecture = self.moteur.lecture().await?;
            fichier::index(&mut lecture.connexion()).await
        } else {
            Vec::new()
        };
        let (actes, mut trouves) = chaine.conclure(&index);
        degats.append(&mut trouves);
        degats.sort_unstable();
        degats.dedup();
        Ok(Rapport {
            actes,
            flux: u64::try_from(nombre).unwrap_or(u64::MAX),
            tetes_signees: signees.nombre,
            degats,
        })
    }
}
