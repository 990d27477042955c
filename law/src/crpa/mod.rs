//! Code des relations entre le public et l'administration.

pub mod l211_2;
pub mod l231_4;

use crate::point;
use crate::source::{Etiquette, Source};

/// Incomplete requests.
pub static L114_5: Source = Source::new(
    "CRPA L.114-5",
    Etiquette::Verifiee,
    "L'administration liste les pièces manquantes et fixe un délai pour les fournir.",
)
.depuis(2016, 1, 1);

/// Acknowledgement of receipt.
pub static L112_6: Source = Source::new(
    "CRPA L.112-6",
    Etiquette::Verifiee,
    "Sans accusé de réception complet, les délais ne courent pas contre l'auteur de la demande.",
)
.depuis(2016, 1, 1);

/// Reasons due.
pub static L211_2: Source = Source::new(
    "CRPA L.211-2",
    Etiquette::Verifiee,
    "Les décisions individuelles défavorables, dont le refus d'une autorisation, sont motivées.",
)
.depuis(2016, 1, 1);

/// Silence is acceptance, in principle.
pub static L231_1: Source = Source::new(
    "CRPA L.231-1",
    Etiquette::Verifiee,
    "En principe, deux mois de silence valent acceptation.",
)
.depuis(2016, 1, 1);

/// Silence is rejection, by exception.
pub static L231_4: Source = Source::new(
    "CRPA L.231-4",
    Etiquette::Verifiee,
    "Le silence vaut rejet pour les demandes de caractère financier, les recours, et celles \
     qu'aucun texte n'organise.",
)
.depuis(2016, 1, 1)
.doute(&point::SILENCE_NON_ETABLI);

/// Reasons of an implicit refusal.
pub static L232_4: Source = Source::new(
    "CRPA L.232-4",
    Etiquette::Verifiee,
    "Les motifs d'un refus implicite, demandés dans le délai de recours, sont dus sous un mois.",
)
.depuis(2016, 1, 1);

/// An administrative appeal interrupts the limit.
pub static L411_2: Source = Source::new(
    "CRPA L.411-2",
    Etiquette::Verifiee,
    "Un recours administratif formé dans le délai l'interrompt.",
)
.depuis(2016, 1, 1);

/// Silence on an administrative appeal.
pub static L411_7: Source = Source::new(
    "CRPA L.411-7",
    Etiquette::Verifiee,
    "Deux mois de silence sur un recours administratif valent rejet.",
)
.depuis(2016, 1, 1);
