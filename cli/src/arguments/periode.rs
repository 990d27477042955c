//! A period, from a day to another.

use clap::Args;
use domain::Jour;

#[derive(Debug, Args)]
pub(crate) struct PeriodeArgs {
    /// Premier jour ; le 1er janvier de l'année du dernier jour par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) du: Option<Jour>,
    /// Dernier jour ; aujourd'hui par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) au: Option<Jour>,
}
