//! Code pénal.

pub mod a131_5_1;

use crate::source::{Etiquette, Source};

/// The course: length, price, time to carry it out.
pub static A131_5_1: Source = Source::new(
    "CP 131-5-1",
    Etiquette::Verifiee,
    "Le stage dure un mois au plus, coûte au plus une amende de troisième classe, et s'exécute \
     dans les six mois de la condamnation définitive.",
)
.depuis(2021, 1, 1);

/// Scale of fines.
pub static A131_13: Source = Source::new(
    "CP 131-13",
    Etiquette::Verifiee,
    "Les plafonds des amendes : 450 euros pour la troisième classe, 1 500 pour la cinquième.",
);

/// Courses as additional penalty.
pub static A131_16: Source = Source::new(
    "CP 131-16",
    Etiquette::Verifiee,
    "Un stage peut être prononcé comme peine complémentaire d'une contravention.",
)
.depuis(2021, 1, 1);

/// A day's training.
pub static R131_36: Source = Source::new(
    "CP R.131-36",
    Etiquette::Verifiee,
    "La formation ne dépasse pas six heures par jour.",
)
.depuis(2021, 1, 1);
