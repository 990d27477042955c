//! Code de la sécurité sociale.

pub mod l160_1;

use crate::source::{Etiquette, Source};

/// Universal health cover.
pub static L160_1: Source = Source::new(
    "CSS L.160-1",
    Etiquette::Secondaire { sources: 2 },
    "La couverture santé suppose une résidence régulière et stable, de trois mois en principe.",
);

/// Documents that prove lawful residence.
pub static ARRETE_2017: Source = Source::new(
    "arrêté du 10 mai 2017",
    Etiquette::Secondaire { sources: 2 },
    "L'autorisation provisoire de séjour figure parmi les preuves d'un séjour régulier.",
)
.depuis(2017, 5, 10);
