//! Reading views.

use std::fmt::Write as _;

use domain::{DossierId, Jour};
use vault::Jeton;

use crate::moteur::{Ligne, Valeur, sql};
use crate::{Echeance, ErreurStore, LigneDossier, Store, decodage};

impl Store {
    /// Every dossier, by id.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lister_dossiers(&self) -> Result<Vec<(DossierId, LigneDossier)>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let lignes = lecture.connexion().lire(sql!("vues/lire_dossiers"), &[]).await?;
        lignes.iter().map(dossier).collect()
    }

    /// One dossier, when it has a line.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lire_dossier(&self, id: DossierId) -> Result<Option<LigneDossier>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let valeurs = [Valeur::Texte(&id.to_string())];
        let ligne = lecture.connexion().une(sql!("vues/lire_dossier"), &valeurs).await?;
        ligne.map(|ligne| Ok(dossier(&ligne)?.1)).transpose()
    }

    /// What is due by a day, that day included, the oldest first.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn echeances(
        &self,
        jusqu_au: Jour,
    ) -> Result<Vec<(DossierId, Echeance)>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let valeurs = [Valeur::Texte(&jusqu_au.to_string())];
        let lignes = lecture.connexion().lire(sql!("vues/echeances_jusqu_au"), &valeurs).await?;
        lignes.iter().map(echeance).collect()
    }

    /// What is due for one dossier, the oldest first.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn echeances_de(&self, id: DossierId) -> Result<Vec<Echeance>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let valeurs = [Valeur::Texte(&id.to_string())];
        let lignes = lecture.connexion().lire(sql!("vues/echeances_de"), &valeurs).await?;
        lignes.iter().map(|ligne| Ok(echeance(ligne)?.1)).collect()
    }

    /// The dossiers that have at least one of these search tokens, by id, with how many of them.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn chercher(&self, jetons: &[Jeton]) -> Result<Vec<(DossierId, u64)>, ErreurStore> {
        let mut jetons: Vec<&[u8]> = jetons.iter().map(|jeton| jeton.0.as_slice()).collect();
        jetons.sort_unstable();
        jetons.dedup();
        let json = tableau_json(&jetons);
        let mut lecture = self.moteur.lecture().await?;
        let mut connexion = lecture.connexion();
        let valeur =
            if connexion.est_sqlite() { Valeur::Texte(&json) } else { Valeur::ListeOctets(jetons) };
        let lignes = connexion.lire(sql!(propre "jetons/chercher"), &[valeur]).await?;
        let trouve = |ligne: &Ligne| {
            let nombre = u64::try_from(ligne.entier(1)?);
            Ok((id(ligne, "jetons")?, nombre.unwrap_or_default()))
        };
        lignes.iter().map(trouve).collect()
    }
}

/// SQLite takes a list as JSON, which has no bytes: they go in hexadecimal.
fn tableau_json(liste: &[&[u8]]) -> String {
    let mut json = String::from("[");
    for (place, octets) in liste.iter().enumerate() {
        json.push_str(if place == 0 { "\"" } else { ",\"" });
        for octet in *octets {
            // Writing to a String does not fail.
            let _ = write!(json, "{octet:02x}");
        }
        json.push('"');
    }
    json.push(']');
    json
}

fn id(ligne: &Ligne, table: &'static str) -> Result<DossierId, ErreurStore> {
    let octets = decodage::uuid(ligne.texte(0)?.as_bytes());
    octets.map(DossierId::depuis_octets).ok_or(ErreurStore::Illisible { table })
}

fn jour(ligne: &Ligne, colonne: usize, table: &'static str) -> Result<Jour, ErreurStore> {
    decodage::jour(ligne.texte(colonne)?.as_bytes()).ok_or(ErreurStore::Illisible { table })
}

fn dossier(ligne: &Ligne) -> Result<(DossierId, LigneDossier), ErreurStore> {
    const TABLE: &str = "vue_dossiers";
    let dossier = LigneDossier {
        code: ligne.octets(1)?.to_vec(),
        ouvert_le: jour(ligne, 2, TABLE)?,
        modifie_le: jour(ligne, 3, TABLE)?,
    };
    Ok((id(ligne, TABLE)?, dossier))
}

fn echeance(ligne: &Ligne) -> Result<(DossierId, Echeance), ErreurStore> {
    const TABLE: &str = "vue_echeances";
    let echeance = Echeance { code: ligne.octets(1)?.to_vec(), jour: jour(ligne, 2, TABLE)? };
    Ok((id(ligne, TABLE)?, echeance))
}
