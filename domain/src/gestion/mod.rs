//! What keeps the association going: posts and time, grants, its reference library. Nobody who is
//! supported is in it.
//!
//! Each thing told has an id made by the writer and is told whole, over the act that told it
//! before: what is in force is read by [`dits`].

pub mod bibliotheque;
pub mod montant;
pub mod poste;
pub mod subvention;

use minicbor::{Decode, Encode};

use crate::dossier::effectif::effectifs;
use crate::{Acte, ActeId, Fait, Jour, Regard};

use bibliotheque::{Guide, Partenaire};
use poste::{Poste, TempsPasse};
use subvention::{BilanConvention, Convention, Financeur, RapportFinanceur, Realise};

/// Something of the association's own keeping is told, or told otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Gestion {
    /// A post is held, changes, or was never.
    #[n(0)]
    Poste(#[n(0)] Poste),
    /// Time spent on an activity over a period.
    #[n(1)]
    Temps(#[n(0)] TempsPasse),
    /// Who gives money.
    #[n(2)]
    Financeur(#[n(0)] Financeur),
    /// An agreement with a funder.
    #[n(3)]
    Convention(#[n(0)] Convention),
    /// What was spent or received on a line of its budget.
    #[n(4)]
    Realise(#[n(0)] Realise),
    /// What the report of a year says in words.
    #[n(5)]
    Bilan(#[n(0)] BilanConvention),
    /// The report of a year left the base, or was handed in.
    #[n(6)]
    Rapport(#[n(0)] RapportFinanceur),
    /// A guide of the reference library.
    #[n(7)]
    Guide(#[n(0)] Guide),
    /// A partner of the directory.
    #[n(8)]
    Partenaire(#[n(0)] Partenaire),
}

/// What is told of something, and the act that tells it: what a change is made over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dit<I, T> {
    /// Of what.
    pub id: I,
    /// What is told.
    pub contenu: T,
    /// The day it was told.
    pub le: Jour,
    /// The act.
    pub acte: ActeId,
}

/// What is told of each thing, in the order they were first told. `lire` says which thing a fact
/// tells, and what of it; `None` inside: it is told no longer.
pub fn dits<I: Copy + PartialEq, T: Clone>(
    actes: &[Acte],
    lire: impl Fn(&Fait) -> Option<(I, Option<&T>)>,
) -> Vec<Dit<I, T>> {
    dits_vus(actes, &Regard::au(Jour::DERNIER), lire)
}

/// The same, as it was told by then.
pub fn dits_vus<I: Copy + PartialEq, T: Clone>(
    actes: &[Acte],
    regard: &Regard,
    lire: impl Fn(&Fait) -> Option<(I, Option<&T>)>,
) -> Vec<Dit<I, T>> {
    let mut connus: Vec<Dit<I, T>> = Vec::new();
    let mut en_vigueur = effectifs(actes, regard);
    en_vigueur.sort_by_key(|effectif| effectif.acte.rang);
    for effectif in en_vigueur {
        let Some((id, contenu)) = lire(effectif.fait) else {
            continue;
        };
        let place = connus.iter().position(|connu| connu.id == id);
        let dit = contenu.map(|contenu| Dit {
            id,
            contenu: contenu.clone(),
            le: effectif.acte.survenu_le,
            acte: effectif.acte.id,
        });
        match (place.and_then(|place| connus.get_mut(place)), dit) {
            (Some(connu), Some(dit)) => *connu = dit,
            (Some(_), None) => connus.retain(|connu| connu.id != id),
            (None, Some(dit)) => connus.push(dit),
            (None, None) => {}
        }
    }
    connus
}
