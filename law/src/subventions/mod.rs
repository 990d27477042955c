//! Public grants to associations.

pub mod loi_2000_321;

use crate::source::{Etiquette, Source};

/// Agreement above a threshold.
pub static LOI_2000_321: Source = Source::new(
    "loi 2000-321 du 12 avril 2000, art. 10",
    Etiquette::Secondaire { sources: 1 },
    "Une convention est obligatoire au-delà de 23 000 euros.",
);

/// Financial report.
pub static CERFA_15059: Source = Source::new(
    "Cerfa 15059*02",
    Etiquette::Verifiee,
    "Le compte rendu financier est dû dans les six mois de la fin de l'exercice.",
);
