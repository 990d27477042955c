//! The acts of a stream read in passing, for counting: facts alone, without narrative nor author.

use domain::{Acte, MembreId};
use store::FluxLu;
use vault::ClesFlux;

use crate::ErreurApp;

/// Opens the facts of a stream into `actes`, which is emptied first. `clair` is used again from one
/// stream to the next. Who recorded is not asked for: work is counted, not those who do it.
///
/// # Errors
/// [`ErreurApp::Abime`] for an act that does not open.
pub(crate) fn ouvrir(
    lu: &FluxLu,
    cles: &ClesFlux,
    actes: &mut Vec<Acte>,
    clair: &mut Vec<u8>,
) -> Result<(), ErreurApp> {
    actes.clear();
    let flux = lu.flux();
    for scelle in lu.faits()? {
        let scelle = scelle?;
        let brut = cles.ouvrir_fait_brut(&scelle.id, scelle.fait, clair);
        let fait = brut.and_then(|brut| brut.decoder());
        let fait = fait.map_err(|cause| ErreurApp::Abime { flux, cause })?;
        actes.push(Acte {
            id: scelle.id,
            flux,
            rang: scelle.rang,
            survenu_le: scelle.survenu_le,
            consigne_a: scelle.consigne_a,
            auteur: MembreId::depuis_octets([0; 16]),
            fait,
            recit: None,
        });
    }
    Ok(())
}
