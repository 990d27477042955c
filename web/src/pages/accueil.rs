//! `/`: the first page a role works with.

use crate::acces::{Acces, Droit, marques};
use crate::reponse::Vers;

/// Goes there.
pub(crate) async fn aller(acces: Acces<marques::SonCompte>) -> Vers {
    let portes = [
        (Droit::Lister, "/aujourdhui"),
        (Droit::GererMembres, "/membres"),
        (Droit::LireAcces, "/acces"),
        (Droit::LireChiffres, "/chiffres"),
    ];
    let porte = portes.into_iter().find(|(droit, _)| acces.cadre.peut(*droit));
    Vers::page(porte.map_or("/compte", |(_, chemin)| chemin))
}
