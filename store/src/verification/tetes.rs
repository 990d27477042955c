//! Heads: which streams are expected in the journal, and where each ends.

use std::collections::BTreeMap;

use domain::Flux;
use futures_util::TryStreamExt as _;

use super::acte_brut::{entier, imprimable};
use super::chaine::Attendu;
use super::fichier::structurel;
use super::{Degat, Nature};
use crate::ErreurStore;
use crate::moteur::{Brut, Connexion, sql};

/// Reads every head. A head whose name is no stream is a damage of its own.
pub(super) async fn lire(
    connexion: &mut Connexion<'_>,
    signees: &BTreeMap<String, (i64, [u8; 32])>,
    degats: &mut Vec<Degat>,
) -> Result<BTreeMap<String, Attendu>, ErreurStore> {
    let mut attendus = BTreeMap::new();
    let mut lignes = connexion.suivre(sql!("verification/tetes"), &[]);
    loop {
        let ligne = match lignes.try_next().await {
            Ok(Some(ligne)) => ligne,
            Ok(None) => break,
            Err(erreur) if erreur.est_corruption() => {
                degats.push(structurel("tetes".to_owned()));
                break;
            }
            Err(erreur) => return Err(erreur),
        };
        let nom = imprimable(&ligne.brut(0)).unwrap_or_default();
        let Ok(flux) = ligne.lu::<Flux>(0, "tetes") else {
            degats.push(Degat {
                flux: nom,
                rang: None,
                acte: None,
                nature: Nature::Tete,
                detail: "nom".to_owned(),
            });
            continue;
        };
        let empreinte = match ligne.brut(2) {
            Brut::Octets(octets) => octets.try_into().ok(),
            Brut::Texte(_) | Brut::Entier(_) | Brut::Nul | Brut::Autre => None,
        };
        let tete = entier(&ligne.brut(1)).zip(empreinte);
        let signe = signees.get(&nom).copied();
        attendus.insert(nom, Attendu { flux, tete, signe, vu: false });
    }
    // A signed stream whose head is gone was there: its acts, or their absence, are told.
    for (nom, signe) in signees {
        if !attendus.contains_key(nom)
            && let Ok(flux) = nom.parse()
        {
            let signe = Some(*signe);
            attendus.insert(nom.clone(), Attendu { flux, tete: None, signe, vu: false });
        }
    }
    Ok(attendus)
}
