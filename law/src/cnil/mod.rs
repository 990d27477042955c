//! CNIL.

pub mod d2023_095;

use crate::source::{Etiquette, Source};

/// Retention in social support.
pub static D2023_095: Source = Source::new(
    "CNIL, délibération 2023-095",
    Etiquette::Secondaire { sources: 4 },
    "Deux ans depuis le dernier contact en base active ; au-delà, un archivage à part, justifié \
     par écrit.",
)
.depuis(2023, 11, 15);
