//! Reading facts by the million: the yearly figures.
//!
//! Streams come one by one, in several readers at once, each over its own ranges of streams. The
//! caller decrypts and counts where it reads; nothing is held but the stream being read.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{ActeId, Compartiment, Flux, Horodatage, Jour};
use vault::CleFlux;

use crate::moteur::{Ligne, Moteur, Valeur, sql};
use crate::{ErreurStore, Store, decodage};

const ILLISIBLE: ErreurStore = ErreurStore::Illisible { table: "actes" };

/// Acts of one range: what one statement reads, and what a reader may be late by at the end.
const ACTES_PAR_PLAGE: u64 = 20_000;

/// The kind of streams to read: the part of their name before the slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Genre {
    /// One person in one association.
    Dossier,
    /// An outing, a collective session.
    Activite,
    /// A sitting.
    Commission,
    /// The association itself.
    Association,
    /// What one member read.
    Lectures,
}

impl Genre {
    /// The names of this kind: from the first, to the first that is not one (`0` follows `/`).
    fn bornes(self) -> [&'static str; 2] {
        match self {
            Self::Dossier => ["dossier/", "dossier0"],
            Self::Activite => ["activite/", "activite0"],
            Self::Commission => ["commission/", "commission0"],
            Self::Association => ["association/", "association0"],
            Self::Lectures => ["lectures/", "lectures0"],
        }
    }
}

/// Ranges of streams still to read, shared by the readers.
type Plages = Arc<Mutex<VecDeque<[String; 2]>>>;

/// One reader. Readers of one call share the streams between them: each stream comes once.
pub struct Parcours {
    moteur: Moteur,
    plages: Plages,
    lus: VecDeque<FluxLu>,
}

/// The facts of one stream, as they are sealed.
pub struct FluxLu {
    flux: Flux,
    cle: Option<CleFlux>,
    premier: u32,
    ligne: Ligne,
}

/// One sealed fact.
#[derive(Clone, Copy, Debug)]
pub struct FaitScelle<'a> {
    /// The act it is the fact of.
    pub id: ActeId,
    /// Its place in the stream.
    pub rang: u32,
    /// The civil day it happened.
    pub survenu_le: Jour,
    /// The instant it was recorded.
    pub consigne_a: Horodatage,
    /// The sealed bytes.
    pub fait: &'a [u8],
}

impl Store {
    /// The streams of a kind that exist, in order, with the rank of their last act.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lister_flux(&self, genre: Genre) -> Result<Vec<(Flux, u32)>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let bornes = genre.bornes().map(Valeur::Texte);
        let lignes = lecture.connexion().lire(sql!("tetes/bornes"), &bornes).await?;
        lignes.iter().map(|l| Ok((l.lu(0, "tetes")?, l.entier_u32(1, "tetes")?))).collect()
    }

    /// `lecteurs` readers over the streams of a kind, to be driven each by its own task.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn parcours(
        &self,
        genre: Genre,
        lecteurs: NonZeroUsize,
    ) -> Result<Vec<Parcours>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let [debut, fin] = genre.bornes();
        let valeurs = [Valeur::Texte(debut), Valeur::Texte(fin)];
        let tetes = lecture.connexion().lire(sql!("tetes/bornes"), &valeurs).await?;
        // Ranges touch each other: a stream without head, which is damage, is read all the same.
        let mut plages = VecDeque::new();
        let (mut depuis, mut actes) = (debut.to_owned(), 0);
        for tete in &tetes {
            if actes >= ACTES_PAR_PLAGE {
                let jusque = tete.texte(0)?.to_owned();
                plages.push_back([std::mem::replace(&mut depuis, jusque.clone()), jusque]);
                actes = 0;
            }
            actes += u64::from(tete.entier_u32(1, "tetes")?);
        }
        plages.push_back([depuis, fin.to_owned()]);
        let plages = Arc::new(Mutex::new(plages));
        let lecteur = || Parcours {
            moteur: self.moteur.clone(),
            plages: Arc::clone(&plages),
            lus: VecDeque::new(),
        };
        Ok((0..lecteurs.get()).map(|_| lecteur()).collect())
    }
}

impl Parcours {
    /// The next stream, or `None` when there are no more.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub async fn suivant(&mut self) -> Result<Option<FluxLu>, ErreurStore> {
        loop {
            if let Some(lu) = self.lus.pop_front() {
                return Ok(Some(lu));
            }
            let plage = self.plages.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some([debut, fin]) = plage else {
                return Ok(None);
            };
            let mut lecture = self.moteur.lecture().await?;
            let valeurs = [Valeur::Texte(&debut), Valeur::Texte(&fin)];
            let lignes = lecture.connexion().lire(sql!(propre "actes/faits"), &valeurs).await?;
            self.lus = lignes.into_iter().map(FluxLu::new).collect::<Result<_, _>>()?;
        }
    }
}

impl FluxLu {
    fn new(ligne: Ligne) -> Result<Self, ErreurStore> {
        let flux: Flux = ligne.lu(0, "actes")?;
        let premier = ligne.entier_u32(1, "actes")?;
        let cle = match ligne.octets_ou_nul(10)? {
            Some(enveloppe) => Some(CleFlux {
                flux,
                compartiment: Compartiment::Faits,
                version: ligne.entier_u32(9, "cles_flux")?,
                enveloppe: enveloppe.to_vec(),
            }),
            None => None,
        };
        // Ranks are counted rather than carried: they must follow each other.
        if ligne.entier(2)? - ligne.entier(1)? + 1 != ligne.entier(3)? {
            return Err(ILLISIBLE);
        }
        Ok(Self { flux, cle, premier, ligne })
    }

    /// Which stream.
    pub fn flux(&self) -> Flux {
        self.flux
    }

    /// The sealed key of its facts; `None` once erased.
    pub fn cle(&self) -> Option<&CleFlux> {
        self.cle.as_ref()
    }

    /// Its facts, in order.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub fn faits(
        &self,
    ) -> Result<impl Iterator<Item = Result<FaitScelle<'_>, ErreurStore>>, ErreurStore> {
        let (ids, fin_ids) = self.ligne.octets(4)?.as_chunks::<36>();
        let (jours, fin_jours) = self.ligne.octets(5)?.as_chunks::<10>();
        let mut instants = self.ligne.octets(6)?.split(|octet| *octet == b',');
        let mut longueurs = self.ligne.octets(7)?.split(|octet| *octet == b',');
        let mut faits = self.ligne.octets(8)?;
        if !fin_ids.is_empty() || !fin_jours.is_empty() || ids.len() != jours.len() {
            return Err(ILLISIBLE);
        }
        let actes = (self.premier..).zip(ids).zip(jours);
        Ok(actes.map(move |((rang, id), jour)| {
            let longueur = longueurs.next().and_then(decodage::nombre).ok_or(ILLISIBLE)?;
            let longueur = usize::try_from(longueur).map_err(|_| ILLISIBLE)?;
            let (fait, reste) = faits.split_at_checked(longueur).ok_or(ILLISIBLE)?;
            faits = reste;
            let instant = instants.next().and_then(decodage::entier).ok_or(ILLISIBLE)?;
            Ok(FaitScelle {
                id: decodage::uuid(id).map(ActeId::depuis_octets).ok_or(ILLISIBLE)?,
                rang,
                survenu_le: decodage::jour(jour).ok_or(ILLISIBLE)?,
                consigne_a: decodage::instant(instant).ok_or(ILLISIBLE)?,
                fait,
            })
        }))
    }
}
