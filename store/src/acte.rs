//! Acts, between their rows and their type.

use domain::{ActeId, Flux, MembreId};
use vault::ActeScelle;

use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store, decodage};

const ILLISIBLE: ErreurStore = ErreurStore::Illisible { table: "actes" };

impl Store {
    /// The acts of a stream, in order. Empty when the stream does not exist.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub async fn lire_flux(&self, flux: Flux) -> Result<Vec<ActeScelle>, ErreurStore> {
        self.lire_actes_depuis(flux, 1).await
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
    let valeurs = [Valeur::Texte(&flux.to_string()), Valeur::Entier(rang.into())];
    let lignes = connexion.lire(sql!("actes/lire_depuis"), &valeurs).await?;
    lignes.iter().map(|ligne| depuis_ligne(flux, ligne)).collect()
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
