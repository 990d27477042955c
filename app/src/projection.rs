//! What a file shows in the views: search tokens and a sealed fiche, which only the association's
//! keys explain.

use domain::{Compartiment, Flux, Jour, Regard, fold};
use rand_core::CryptoRng;
use store::Vues;
use vault::{Coffre, ErreurVault};

use crate::fiche::Fiche;
use crate::journal::Journal;

/// The views of a person's file; `None` for another stream.
///
/// The search tokens and the name in the fiche are left as they were when the session cannot
/// read identities.
pub(crate) fn vues(
    coffre: &Coffre,
    journal: &Journal,
    alea: &mut impl CryptoRng,
) -> Result<Option<Vues>, ErreurVault> {
    let Flux::Dossier(dossier) = journal.flux else {
        return Ok(None);
    };
    let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
    let nomme = coffre.detient(Compartiment::Identite);
    let fiche = Fiche::tirer(dossier, &journal.actes, &etat);
    let fiche = fiche.sceller(journal.rang, &journal.cles, nomme, alea)?;
    let jetons = nomme.then(|| {
        let identite = etat.identite.clone().unwrap_or_default();
        coffre.jetons_identite(&identite).unwrap_or_default()
    });
    Ok(Some(Vues { dossier, jetons, fiche: Some(fiche) }))
}
