//! Signed heads: each follows the one before, is signed by the right key, and says what was true.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;

use super::fichier::structurel;
use super::{Degat, Nature};
use crate::ErreurStore;
use crate::moteur::{Connexion, sql};
use crate::tete_signee::TeteSignee;

/// What signed heads say.
#[derive(Default)]
pub(super) struct Signees {
    pub(super) nombre: u64,
    /// Rank and hash last signed of each stream. A hash covers all the acts before it: the last is
    /// enough.
    pub(super) dernieres: BTreeMap<String, (i64, [u8; 32])>,
    pub(super) degats: Vec<Degat>,
}

impl Signees {
    pub(super) async fn lire(
        connexion: &mut Connexion<'_>,
        cle: Option<[u8; 32]>,
    ) -> Result<Self, ErreurStore> {
        let mut signees = Self::default();
        let mut avant: Option<TeteSignee> = None;
        let mut lignes = connexion.suivre(sql!("tetes_signees/lire"), &[]);
        loop {
            let ligne = match lignes.try_next().await {
                Ok(Some(ligne)) => ligne,
                Ok(None) => break,
                Err(erreur) if erreur.est_corruption() => {
                    signees.degats.push(structurel("tetes_signees".to_owned()));
                    break;
                }
                Err(erreur) => return Err(erreur),
            };
            signees.nombre += 1;
            let lue = TeteSignee::depuis(&ligne).ok().filter(|tete| {
                tete.est_intacte(avant.as_ref()) && cle.is_none_or(|cle| cle == tete.cle_publique)
            });
            let entrees = lue.as_ref().and_then(TeteSignee::entrees);
            if let Some(entrees) = entrees {
                for (flux, rang, empreinte) in entrees {
                    signees.dernieres.insert(flux.to_owned(), (i64::from(rang), empreinte));
                }
            } else {
                let numero = ligne.entier(0).unwrap_or_default();
                signees.degats.push(Degat {
                    flux: String::new(),
                    rang: None,
                    acte: None,
                    nature: Nature::TeteSignee,
                    detail: format!("numero {numero}"),
                });
            }
            // A damaged head does not make the next one look damaged, as far as it reads.
            avant = TeteSignee::depuis(&ligne).ok();
        }
        drop(lignes);
        Ok(signees)
    }
}
