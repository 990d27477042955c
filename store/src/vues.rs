//! Projections of the journal: what lists, deadlines and search read without reading it again.
//!
//! They are sealed, or keyed tokens, are written in the same transaction as the acts they come
//! from, and can be rebuilt from them.

use domain::{DossierId, Flux};
use vault::Jeton;

use crate::fiches::{FicheScellee, ecrire_fiches};
use crate::moteur::Connexion;
use crate::{ErreurStore, jetons};

/// What one dossier shows from now on. What is `None` stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vues {
    /// Whose.
    pub dossier: DossierId,
    /// Its search tokens: replaces them all.
    pub jetons: Option<Vec<Jeton>>,
    /// What a list shows of it.
    pub fiche: Option<FicheScellee>,
}

/// Writes views; those of a new stream have nothing to replace.
pub(crate) async fn ecrire_vues(
    connexion: &mut Connexion<'_>,
    vues: &[(&Vues, bool)],
) -> Result<(), ErreurStore> {
    jetons::ecrire(connexion, vues).await?;
    let fiches: Vec<_> = vues
        .iter()
        .filter_map(|(vues, _)| {
            let fiche = vues.fiche.as_ref()?;
            Some((Flux::Dossier(vues.dossier).to_string(), fiche))
        })
        .collect();
    ecrire_fiches(connexion, &fiches).await
}
