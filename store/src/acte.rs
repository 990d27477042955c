//! Acts, between their rows and their type.

use std::slice::Split;

use domain::{ActeId, Compartiment, Flux, MembreId};
use vault::{ActeScelle, CleFlux};

use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store, decodage};

const ILLISIBLE: ErreurStore = ErreurStore::Illisible { table: "actes" };
/// Where parts begin on SQLite: a first one that is soon there, then what is read in the time that
/// the one before takes to be opened.
const PARTS: [(u32, u32); 3] = [(1, 32), (33, 100), (101, u32::MAX)];

const CLES_ILLISIBLES: ErreurStore = ErreurStore::Illisible { table: "cles_flux" };

impl Store {
    /// The acts of a stream, in order. Empty when the stream does not exist.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub async fn lire_flux(&self, flux: Flux) -> Result<Vec<ActeScelle>, ErreurStore> {
        self.lire_actes_depuis(flux, 1).await
    }

    /// Gives the acts of a stream to `prendre`, in order, in one part or several, each with the
    /// stream's data keys (none once it was erased): the next is being read while one is taken.
    /// Gives nothing when the stream does not exist.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged; the first that `prendre` gives.
    pub async fn suivre_flux<E: From<ErreurStore>>(
        &self,
        flux: Flux,
        mut prendre: impl FnMut(Vec<ActeScelle>, Vec<CleFlux>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut lecture = self.moteur.lecture().await?;
        let mut connexion = lecture.connexion();
        let nom = flux.to_string();
        let parts = PARTS.map(|part| plage(&nom, part));
        let entier = [plage(&nom, (1, u32::MAX))];
        // On PostgreSQL another part would be another exchange.
        let parts = if connexion.est_sqlite() { parts.as_slice() } else { &entier };
        let mut attendu = None;
        let part = |ligne: Ligne| {
            let actes = deballer(flux, &ligne)?;
            let premier = actes.first().map(|acte| acte.rang);
            // What follows a shorter beginning was written after it was read.
            if premier.is_some() && (attendu.is_none() || attendu == premier) {
                attendu = actes.last().map(|acte| acte.rang.saturating_add(1));
                prendre(actes, deballer_cles(flux, &ligne)?)?;
            }
            Ok(())
        };
        connexion.pour_chaque(sql!(propre "actes/lire_plage"), parts, part).await
    }

    /// The acts of a stream from a rank on, in order.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub async fn lire_actes_depuis(
        &self,
        flux: Flux,
        rang: u32,
    ) -> Result<Vec<ActeScelle>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        lire_depuis(&mut lecture.connexion(), flux, rang).await
    }

    /// The act of this id, when there is one.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when its row is damaged.
    pub async fn lire_acte(&self, id: ActeId) -> Result<Option<ActeScelle>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        lire_par_id(&mut lecture.connexion(), id).await
    }

    /// The rank of a stream's last act: 0 when it does not exist.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when the row of its head is damaged.
    pub async fn rang(&self, flux: Flux) -> Result<u32, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let mut connexion = lecture.connexion();
        let tete = connexion.une(sql!("tetes/rang"), &[Valeur::Texte(&flux.to_string())]).await?;
        tete.map_or(Ok(0), |tete| tete.entier_u32(0, "tetes"))
    }
}

pub(crate) async fn lire_depuis(
    connexion: &mut Connexion<'_>,
    flux: Flux,
    rang: u32,
) -> Result<Vec<ActeScelle>, ErreurStore> {
    let nom = flux.to_string();
    let valeurs = plage(&nom, (rang, u32::MAX));
    let ligne = connexion.une(sql!(propre "actes/lire_plage"), &valeurs).await?;
    ligne.map_or(Ok(Vec::new()), |ligne| deballer(flux, &ligne))
}

/// What `actes/lire_plage` takes to read the acts between two ranks, included.
fn plage(flux: &str, (premier, dernier): (u32, u32)) -> [Valeur<'_>; 4] {
    let (premier, dernier) = (Valeur::Entier(premier.into()), Valeur::Entier(dernier.into()));
    [Valeur::Texte(flux), premier, dernier, Valeur::Texte(flux)]
}

/// The acts of a stream out of their one row. Ranks are counted: they must follow each other.
fn deballer(flux: Flux, ligne: &Ligne) -> Result<Vec<ActeScelle>, ErreurStore> {
    let nombre = ligne.entier(0)?;
    if nombre == 0 {
        return Ok(Vec::new());
    }
    if ligne.entier(2)? - ligne.entier(1)? + 1 != nombre {
        return Err(ILLISIBLE);
    }
    let premier = ligne.entier_u32(1, "actes")?;
    let (ids, fin_ids) = ligne.octets(3)?.as_chunks::<36>();
    let (jours, fin_jours) = ligne.octets(4)?.as_chunks::<10>();
    let mut instants = ligne.octets(5)?.split(|octet| *octet == b',');
    let (auteurs, fin_auteurs) = ligne.octets(6)?.as_chunks::<36>();
    let mut faits = Paquet::new(ligne.octets(7)?, ligne.octets(8)?);
    let mut recits = Paquet::new(ligne.octets(9)?, ligne.octets_ou_nul(10)?.unwrap_or_default());
    let justes = [ids.len(), jours.len(), auteurs.len()].map(i64::try_from) == [Ok(nombre); 3];
    if !justes || [fin_ids, fin_jours, fin_auteurs].iter().any(|fin| !fin.is_empty()) {
        return Err(ILLISIBLE);
    }
    let mut connu: Option<(&[u8; 36], MembreId)> = None;
    let actes = (premier..).zip(ids).zip(jours).zip(auteurs).map(|(((rang, id), jour), texte)| {
        // Most acts of a stream are written by who wrote the one before.
        let auteur = match connu {
            Some((meme, auteur)) if meme == texte => auteur,
            _ => decodage::uuid(texte).map(MembreId::depuis_octets).ok_or(ILLISIBLE)?,
        };
        connu = Some((texte, auteur));
        let instant = instants.next().and_then(decodage::entier).and_then(decodage::instant);
        Ok(ActeScelle {
            id: decodage::uuid(id).map(ActeId::depuis_octets).ok_or(ILLISIBLE)?,
            flux,
            rang,
            survenu_le: decodage::jour(jour).ok_or(ILLISIBLE)?,
            consigne_a: instant.ok_or(ILLISIBLE)?,
            auteur,
            fait: faits.suivant()?.ok_or(ILLISIBLE)?.to_vec(),
            scelle: recits.suivant()?.map(<[u8]>::to_vec),
        })
    });
    actes.collect()
}

/// The keys of the same row, by compartment.
fn deballer_cles(flux: Flux, ligne: &Ligne) -> Result<Vec<CleFlux>, ErreurStore> {
    let Some(rangees) = ligne.octets_ou_nul(11)? else {
        return Ok(Vec::new());
    };
    let mut enveloppes = ligne.octets(12)?;
    let cles = rangees.split(|octet| *octet == b'/').map(|rangee| {
        let cle = deballer_cle(flux, rangee, &mut enveloppes);
        cle.ok_or(CLES_ILLISIBLES)
    });
    let cles = cles.collect::<Result<_, _>>()?;
    if enveloppes.is_empty() { Ok(cles) } else { Err(CLES_ILLISIBLES) }
}

/// One key out of `compartiment,version,length`, its bytes taken from the front.
fn deballer_cle(flux: Flux, rangee: &[u8], enveloppes: &mut &[u8]) -> Option<CleFlux> {
    let mut champs = rangee.split(|octet| *octet == b',');
    let compartiment = Compartiment::depuis_code(str::from_utf8(champs.next()?).ok()?)?;
    let version = u32::try_from(decodage::entier(champs.next()?)?).ok()?;
    let longueur = usize::try_from(decodage::entier(champs.next()?)?).ok()?;
    let (enveloppe, reste) = enveloppes.split_at_checked(longueur)?;
    *enveloppes = reste;
    let fini = champs.next().is_none();
    fini.then(|| CleFlux { flux, compartiment, version, enveloppe: enveloppe.to_vec() })
}

/// Sealed fields one after the other, and their lengths; -1 where there is none.
struct Paquet<'a> {
    longueurs: Split<'a, u8, fn(&u8) -> bool>,
    octets: &'a [u8],
}

impl<'a> Paquet<'a> {
    fn new(longueurs: &'a [u8], octets: &'a [u8]) -> Self {
        Self { longueurs: longueurs.split(|octet| *octet == b','), octets }
    }

    /// The next field, when there is one at that place.
    fn suivant(&mut self) -> Result<Option<&'a [u8]>, ErreurStore> {
        let longueur = self.longueurs.next().and_then(decodage::entier).ok_or(ILLISIBLE)?;
        if longueur == -1 {
            return Ok(None);
        }
        let longueur = usize::try_from(longueur).map_err(|_| ILLISIBLE)?;
        let (champ, reste) = self.octets.split_at_checked(longueur).ok_or(ILLISIBLE)?;
        self.octets = reste;
        Ok(Some(champ))
    }
}

pub(crate) async fn lire_par_id(
    connexion: &mut Connexion<'_>,
    id: ActeId,
) -> Result<Option<ActeScelle>, ErreurStore> {
    let valeurs = [Valeur::Texte(&id.to_string())];
    let ligne = connexion.une(sql!("actes/lire_par_id"), &valeurs).await?;
    ligne.map(|ligne| depuis_ligne(ligne.lu(7, "actes")?, &ligne)).transpose()
}

/// Columns `rang, id, survenu_le, consigne_a, auteur, fait, scelle`.
pub(crate) fn depuis_ligne(flux: Flux, ligne: &Ligne) -> Result<ActeScelle, ErreurStore> {
    let texte = |colonne| ligne.texte(colonne).map(str::as_bytes);
    Ok(ActeScelle {
        id: decodage::uuid(texte(1)?).map(ActeId::depuis_octets).ok_or(ILLISIBLE)?,
        flux,
        rang: ligne.entier_u32(0, "actes")?,
        survenu_le: decodage::jour(texte(2)?).ok_or(ILLISIBLE)?,
        consigne_a: decodage::instant(ligne.entier(3)?).ok_or(ILLISIBLE)?,
        auteur: decodage::uuid(texte(4)?).map(MembreId::depuis_octets).ok_or(ILLISIBLE)?,
        fait: ligne.octets(5)?.to_vec(),
        scelle: ligne.octets_ou_nul(6)?.map(<[u8]>::to_vec),
    })
}
