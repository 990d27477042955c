//! Livre des procédures fiscales.

pub mod l247;

use crate::source::{Etiquette, Source};

/// Remission of direct taxes.
pub static L247: Source = Source::new(
    "LPF L.247",
    Etiquette::Verifiee,
    "L'administration peut remettre des impôts directs à qui ne peut pas les payer, par suite de \
     gêne ou d'indigence.",
);
