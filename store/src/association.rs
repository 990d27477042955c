//! The association and its keys: what a session is opened with.

use domain::{AssociationId, Flux, MembreId};
use vault::{CleFlux, SecoursPublic, Trousseau};

use crate::cles::{
    cle_association, cle_flux, enveloppe, membre, poser_cle_association, poser_enveloppe,
    poser_membre, poser_public, public,
};
use crate::moteur::{Connexion, Valeur, sql};
use crate::{Ajout, ErreurStore, Store, ajouter};

/// The association this base is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Association {
    /// Which one.
    pub id: AssociationId,
    /// The public half of its signing key, as the base says it.
    pub cle_de_signature: [u8; 32],
    /// The public half of its recovery key.
    pub secours: SecoursPublic,
}

/// What a session opened earlier is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EtatAcces {
    /// Whether the member has not left.
    pub actif: bool,
    /// Sum of the versions of the compartments' keys: it grows when one is replaced.
    pub versions: i64,
    /// Rank of the last act of the association's own journal.
    pub rang: u32,
    /// Her public key: another one when her access was made anew.
    pub cle_publique: [u8; 32],
}

impl Store {
    /// Writes the association's first keys and acts, once.
    ///
    /// # Errors
    /// [`ErreurStore::DejaInitialisee`]; those of [`Store::ajouter`].
    pub async fn initialiser(
        &self,
        association: AssociationId,
        trousseau: &Trousseau,
        ajouts: &[Ajout],
    ) -> Result<(), ErreurStore> {
        let flux: Vec<Flux> = ajouts.iter().map(Ajout::controler).collect::<Result<_, _>>()?;
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        if connexion.une(sql!("association/lire"), &[]).await?.is_some() {
            return Err(ErreurStore::DejaInitialisee);
        }
        ecrire_trousseau(&mut connexion, association, trousseau).await?;
        ajouter::ecrire(&mut connexion, ajouts, &flux).await?;
        transaction.valider().await
    }

    /// The association this base is of.
    ///
    /// # Errors
    /// [`ErreurStore::NonInitialisee`].
    pub async fn association(&self) -> Result<Association, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        association(&mut lecture.connexion()).await
    }

    /// Everything a session is opened with; `cles_flux` is left empty ([`Store::trousseau`]).
    ///
    /// # Errors
    /// [`ErreurStore::NonInitialisee`], [`ErreurStore::Illisible`].
    pub async fn acces(&self) -> Result<Trousseau, ErreurStore> {
        let mut instantane = self.moteur.instantane().await?;
        acces(&mut instantane.connexion()).await
    }

    /// What tells whether a session opened earlier still stands. `None` for an unknown member.
    ///
    /// # Errors
    /// [`ErreurStore::Base`].
    pub async fn etat_acces(
        &self,
        membre: MembreId,
        association: AssociationId,
    ) -> Result<Option<EtatAcces>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let (membre, flux) = (membre.to_string(), Flux::Association(association).to_string());
        let valeurs = [Valeur::Texte(&flux), Valeur::Texte(&membre)];
        let ligne = lecture.connexion().une(sql!("membres/acces"), &valeurs).await?;
        let Some(ligne) = ligne else {
            return Ok(None);
        };
        Ok(Some(EtatAcces {
            actif: ligne.entier(0)? != 0,
            versions: ligne.entier(1)?,
            rang: ligne.entier_u32(2, "tetes")?,
            cle_publique: ligne.tableau(3, "membres")?,
        }))
    }

    /// Every key record, data keys included: the second file of a backup ([`Store::ecrire_cles`]).
    ///
    /// # Errors
    /// [`ErreurStore::NonInitialisee`], [`ErreurStore::Illisible`].
    pub async fn trousseau(&self) -> Result<Trousseau, ErreurStore> {
        let mut instantane = self.moteur.instantane().await?;
        let mut connexion = instantane.connexion();
        let mut trousseau = acces(&mut connexion).await?;
        let lignes = connexion.lire(sql!("cles_flux/lire_toutes"), &[]).await?;
        let cles = lignes.iter().map(|ligne| cle_flux(ligne.lu(3, "cles_flux")?, ligne));
        trousseau.cles_flux = cles.collect::<Result<_, _>>()?;
        Ok(trousseau)
    }

    /// The data keys of a stream. Empty once it was erased.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lire_cles_flux(&self, flux: Flux) -> Result<Vec<CleFlux>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let valeurs = [Valeur::Texte(&flux.to_string())];
        let lignes = lecture.connexion().lire(sql!("cles_flux/lire"), &valeurs).await?;
        lignes.iter().map(|ligne| cle_flux(flux, ligne)).collect()
    }
}

pub(crate) async fn association(connexion: &mut Connexion<'_>) -> Result<Association, ErreurStore> {
    let ligne = connexion.une(sql!("association/lire"), &[]).await?;
    let ligne = ligne.ok_or(ErreurStore::NonInitialisee)?;
    Ok(Association {
        id: ligne.lu(0, "association")?,
        cle_de_signature: ligne.tableau(1, "association")?,
        secours: SecoursPublic {
            cle_publique: ligne.tableau(2, "association")?,
            attestation: ligne.tableau(3, "association")?,
        },
    })
}

async fn acces(connexion: &mut Connexion<'_>) -> Result<Trousseau, ErreurStore> {
    let association = association(connexion).await?;
    let membres = connexion.lire(sql!("membres/lire"), &[]).await?;
    let enveloppes = connexion.lire(sql!("compartiments/lire_enveloppes"), &[]).await?;
    let publics = connexion.lire(sql!("compartiments/lire_publics"), &[]).await?;
    let cles = connexion.lire(sql!("association/lire_cles"), &[]).await?;
    Ok(Trousseau {
        membres: membres.iter().map(membre).collect::<Result<_, _>>()?,
        enveloppes: enveloppes.iter().map(enveloppe).collect::<Result<_, _>>()?,
        publics: publics.iter().map(public).collect::<Result<_, _>>()?,
        secours: association.secours,
        cles_association: cles.iter().map(cle_association).collect::<Result<_, _>>()?,
        cle_de_signature: association.cle_de_signature,
        cles_flux: Vec::new(),
    })
}

/// Every key record in an empty base.
pub(crate) async fn ecrire_trousseau(
    connexion: &mut Connexion<'_>,
    association: AssociationId,
    trousseau: &Trousseau,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(&association.to_string()),
        Valeur::Octets(&trousseau.cle_de_signature),
        Valeur::Octets(&trousseau.secours.cle_publique),
        Valeur::Octets(&trousseau.secours.attestation),
    ];
    connexion.executer(sql!("association/inserer"), &valeurs).await?;
    for public in &trousseau.publics {
        poser_public(connexion, public).await?;
    }
    for membre in &trousseau.membres {
        poser_membre(connexion, membre).await?;
    }
    for enveloppe in &trousseau.enveloppes {
        poser_enveloppe(connexion, enveloppe).await?;
    }
    for cle in &trousseau.cles_association {
        poser_cle_association(connexion, cle).await?;
    }
    let cles: Vec<_> = trousseau.cles_flux.iter().collect();
    ajouter::inserer_cles(connexion, &cles).await
}
