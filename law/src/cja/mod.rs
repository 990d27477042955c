//! Code de justice administrative, and the decision that says which appeal lies.

pub mod r421_1;

use crate::source::{Etiquette, Source};

/// Two months.
pub static R421_1: Source = Source::new(
    "CJA R.421-1",
    Etiquette::Verifiee,
    "Le tribunal se saisit dans les deux mois de la notification.",
);

/// From an implicit decision.
pub static R421_2: Source = Source::new(
    "CJA R.421-2",
    Etiquette::Verifiee,
    "Contre une décision implicite, les deux mois partent de sa naissance.",
);

/// Remedies must be stated.
pub static R421_5: Source = Source::new(
    "CJA R.421-5",
    Etiquette::Verifiee,
    "Les délais ne sont opposables que si la notification les mentionne, avec les voies de \
     recours.",
);

/// Distance.
pub static R421_7: Source = Source::new(
    "CJA R.421-7",
    Etiquette::Verifiee,
    "Un mois de plus outre-mer, deux à l'étranger.",
);

/// No lawyer needed.
pub static R431_3: Source = Source::new(
    "CJA R.431-3",
    Etiquette::Verifiee,
    "Pas d'avocat obligatoire pour ce contentieux.",
);

/// First and last resort.
pub static R811_1: Source = Source::new(
    "CJA R.811-1",
    Etiquette::Verifiee,
    "Le tribunal statue en premier et dernier ressort : seule la cassation reste.",
);

/// Nature of the litigation.
pub static CE_440802: Source = Source::new(
    "CE, 19 novembre 2021, n° 440802",
    Etiquette::Verifiee,
    "Le refus de parcours relève du plein contentieux : le juge examine la situation au jour où il \
     statue.",
);

/// Reasonable time.
pub static CE_CZABAJ: Source = Source::new(
    "CE, Ass., 13 juillet 2016 (délai raisonnable)",
    Etiquette::Memoire,
    "Même non opposable, le délai ne reste pas ouvert sans fin : environ un an.",
);
