//! Code de la construction et de l'habitation.

pub mod l441_1;

use crate::point;
use crate::source::{Etiquette, Source};

/// Priority for social housing.
pub static L441_1: Source = Source::new(
    "CCH L.441-1",
    Etiquette::Memoire,
    "La liste des personnes prioritaires comprend les personnes en parcours et les victimes de \
     proxénétisme ou de traite.",
)
.doute(&point::CCH_L441_1);
