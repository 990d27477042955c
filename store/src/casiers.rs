//! Members' lockers: sealed contents under opaque names, written by their owner alone.

use domain::{Flux, MembreId};
use vault::NomCasier;

use crate::ajouter::{self, verrouiller};
use crate::moteur::{Connexion, Ligne, Sql, Valeur, sql};
use crate::{Ajout, ErreurStore, Store};

const TABLE: &str = "casiers";
const PROPRIETAIRE: Sql = sql!(propre "casiers/proprietaire");

/// Whose locker, with the key pair her session was opened with: once she has left, or once her
/// access was made anew, a session opened before writes nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proprietaire {
    /// Who.
    pub membre: MembreId,
    /// The public half of her key pair, as her session knows it.
    pub cle_publique: [u8; 32],
}

/// One slot of a locker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its opaque name.
    pub nom: NomCasier,
    /// Its version, from 1: each write adds one.
    pub version: u32,
    /// The sealed content, bound to that version.
    pub contenu: Vec<u8>,
}

/// What a slot is about, so that it is deleted unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apropos {
    /// The stream of the person it is about: nothing is written once it was erased.
    pub flux: Option<Flux>,
    /// Its opaque code: the same in every locker.
    pub code: [u8; 16],
}

impl Store {
    /// One slot; `None` when it holds nothing.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lire_case(
        &self,
        membre: MembreId,
        nom: NomCasier,
    ) -> Result<Option<Case>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let membre = membre.to_string();
        let valeurs = [Valeur::Texte(&membre), Valeur::Octets(&nom.0)];
        let ligne = lecture.connexion().une(sql!("casiers/lire"), &valeurs).await?;
        ligne.as_ref().map(case).transpose()
    }

    /// Every slot of a member's locker, in the order of their opaque names.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lister_casier(&self, membre: MembreId) -> Result<Vec<Case>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let membre = membre.to_string();
        let valeurs = [Valeur::Texte(&membre)];
        let lignes = lecture.connexion().lire(sql!("casiers/lister"), &valeurs).await?;
        lignes.iter().map(case).collect()
    }

    /// Writes a slot. `case.version` is 1 for a slot that holds nothing, and one more than the
    /// version read otherwise.
    ///
    /// # Errors
    /// [`ErreurStore::CasePerimee`] when another version is there, [`ErreurStore::MembreParti`],
    /// [`ErreurStore::FluxEfface`]; nothing was written then.
    pub async fn ecrire_case(
        &self,
        proprietaire: &Proprietaire,
        case: &Case,
        apropos: Option<&Apropos>,
    ) -> Result<(), ErreurStore> {
        let avant = case.version.checked_sub(1);
        let avant = avant.ok_or(ErreurStore::Incoherent("the version of a slot begins at 1"))?;
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        reconnaitre(&mut connexion, proprietaire, PROPRIETAIRE).await?;
        if let Some(flux) = apropos.and_then(|apropos| apropos.flux) {
            let tetes = verrouiller(&mut connexion, &[flux]).await?;
            if tetes.get(&flux).is_some_and(|tete| tete.efface) {
                return Err(ErreurStore::FluxEfface { flux });
            }
        }
        let membre = proprietaire.membre.to_string();
        let (membre, nom) = (Valeur::Texte(&membre), Valeur::Octets(&case.nom.0));
        let contenu = Valeur::Octets(&case.contenu);
        let objet = Valeur::OctetsOuNul(apropos.map(|apropos| apropos.code.as_slice()));
        let (requete, valeurs) = if avant == 0 {
            let version = Valeur::Entier(case.version.into());
            (sql!("casiers/poser"), [membre, nom, version, contenu, objet])
        } else {
            (sql!("casiers/remplacer"), [contenu, objet, membre, nom, Valeur::Entier(avant.into())])
        };
        if connexion.une(requete, &valeurs).await?.is_none() {
            return Err(ErreurStore::CasePerimee);
        }
        transaction.valider().await
    }

    /// Empties a slot that was read at `version`. A slot that holds nothing stays so.
    ///
    /// # Errors
    /// [`ErreurStore::CasePerimee`] when another version is there; [`ErreurStore::MembreParti`].
    pub async fn retirer_case(
        &self,
        proprietaire: &Proprietaire,
        nom: NomCasier,
        version: u32,
    ) -> Result<(), ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        reconnaitre(&mut connexion, proprietaire, PROPRIETAIRE).await?;
        let membre = proprietaire.membre.to_string();
        let valeurs =
            [Valeur::Texte(&membre), Valeur::Octets(&nom.0), Valeur::Entier(version.into())];
        if connexion.une(sql!("casiers/retirer"), &valeurs).await?.is_none() {
            let valeurs = [Valeur::Texte(&membre), Valeur::Octets(&nom.0)];
            if connexion.une(sql!("casiers/lire"), &valeurs).await?.is_some() {
                return Err(ErreurStore::CasePerimee);
            }
        }
        transaction.valider().await
    }

    /// Checks that somebody still is a member, with this key pair.
    ///
    /// # Errors
    /// [`ErreurStore::MembreParti`].
    pub async fn verifier_membre(&self, proprietaire: &Proprietaire) -> Result<(), ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        reconnaitre(&mut lecture.connexion(), proprietaire, sql!("membres/etat")).await
    }

    /// Deletes the slots about one thing, in every locker, and writes the acts that tell it, in one
    /// transaction. Gives how many there were.
    ///
    /// # Errors
    /// Those of [`Store::ajouter`].
    pub async fn oublier_objet(
        &self,
        code: &[u8; 16],
        ajouts: &[Ajout],
    ) -> Result<u64, ErreurStore> {
        let flux: Vec<Flux> = ajouts.iter().map(Ajout::controler).collect::<Result<_, _>>()?;
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        ajouter::ecrire(&mut connexion, ajouts, &flux).await?;
        let oubliees = oublier(&mut connexion, code).await?;
        transaction.valider().await?;
        Ok(oubliees)
    }
}

/// Empties a member's locker: nothing opens it any more.
pub(crate) async fn vider_casier(
    connexion: &mut Connexion<'_>,
    membre: MembreId,
) -> Result<(), ErreurStore> {
    let membre = membre.to_string();
    connexion.executer(sql!("casiers/vider_membre"), &[Valeur::Texte(&membre)]).await.map(drop)
}

/// Deletes what any locker says of one thing. Gives how many slots there were.
pub(crate) async fn oublier(
    connexion: &mut Connexion<'_>,
    code: &[u8; 16],
) -> Result<u64, ErreurStore> {
    let lignes = connexion.lire(sql!("casiers/oublier"), &[Valeur::Octets(code)]).await?;
    Ok(u64::try_from(lignes.len()).unwrap_or(u64::MAX))
}

/// On SQLite, empties the table and puts its rows back, so that no copy of a deleted row is left in
/// the free part of a page.
pub(crate) async fn reecrire(connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
    let lignes = connexion.lire(sql!("casiers/exporter"), &[]).await?;
    connexion.executer(sql!("casiers/vider"), &[]).await?;
    for ligne in &lignes {
        let valeurs = [
            Valeur::Texte(ligne.texte(0)?),
            Valeur::Octets(ligne.octets(1)?),
            Valeur::Entier(ligne.entier(2)?),
            Valeur::Octets(ligne.octets(3)?),
            Valeur::OctetsOuNul(ligne.octets_ou_nul(4)?),
        ];
        connexion.executer(sql!("casiers/poser"), &valeurs).await?;
    }
    Ok(())
}

/// Checks, in a transaction that writes, that the writer is still a member with the same keys.
pub(crate) async fn reconnaitre_en_ecrivant(
    connexion: &mut Connexion<'_>,
    proprietaire: &Proprietaire,
) -> Result<(), ErreurStore> {
    reconnaitre(connexion, proprietaire, PROPRIETAIRE).await
}

/// Checks that the writer is still a member, with the same keys.
async fn reconnaitre(
    connexion: &mut Connexion<'_>,
    proprietaire: &Proprietaire,
    requete: Sql,
) -> Result<(), ErreurStore> {
    let membre = proprietaire.membre.to_string();
    let ligne = connexion.une(requete, &[Valeur::Texte(&membre)]).await?;
    let ligne = ligne.ok_or(ErreurStore::MembreParti)?;
    let actif = ligne.entier(1)? != 0;
    if actif && ligne.octets(0)? == proprietaire.cle_publique {
        Ok(())
    } else {
        Err(ErreurStore::MembreParti)
    }
}

fn case(ligne: &Ligne) -> Result<Case, ErreurStore> {
    Ok(Case {
        nom: NomCasier(ligne.tableau(0, TABLE)?),
        version: ligne.entier_u32(1, TABLE)?,
        contenu: ligne.octets(2)?.to_vec(),
    })
}
