//! One durable act at a time, beside the bare insertion of the same bytes.

use domain::activite::Duree;
use domain::{Acte, ActeId, DossierId, Flux, Horodatage};
use rusqlite::{Connection, params};
use store::{Ajout, LigneDossier, Vues};
use vault::ActeScelle;

use crate::base::{AUJOURDHUI, contexte, couches, creer};
use crate::mesure::{Durees, attendre, chronometrer, dire};

const PAR_SERIE: u32 = 400;
const SERIES: u32 = 7;

pub(crate) async fn mesurer() {}
