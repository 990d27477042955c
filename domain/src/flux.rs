//! The streams acts are written in.

use std::fmt;
use std::str::FromStr;

use crate::{ActiviteId, AssociationId, Departement, DossierId, Jour, MembreId};

/// Where an act is written: one ordered journal per noun.
///
/// Its name (`dossier/<id>`, `activite/<id>`, `commission/<departement>/<date>`,
/// `association/<id>`, `lectures/<id>`) is in clear in the database and says nothing of anyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flux {
    /// One person in one association.
    Dossier(DossierId),
    /// An outing, a session, a half-day of reception, a course; or a model of message.
    Activite(ActiviteId),
    /// A sitting of a departmental commission.
    Commission(Departement, Jour),
    /// The association itself: members, approvals, funding, anonymous counters.
    Association(AssociationId),
    /// What one member read. Apart from the files, so that reading never makes a write stale.
    Lectures(MembreId),
}

/// The text names no stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a stream is written dossier/<id>, activite/<id>, association/<id>, lectures/<id> or \
     commission/<code>/<date>"
)]
pub struct FluxInvalide;

impl fmt::Display for Flux {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dossier(id) => write!(f, "dossier/{id}"),
            Self::Activite(id) => write!(f, "activite/{id}"),
            Self::Commission(departement, seance) => write!(f, "commission/{departement}/{seance}"),
            Self::Association(id) => write!(f, "association/{id}"),
            Self::Lectures(id) => write!(f, "lectures/{id}"),
        }
    }
}

impl FromStr for Flux {
    type Err = FluxInvalide;

    fn from_str(texte: &str) -> Result<Self, FluxInvalide> {
        let (genre, reste) = texte.split_once('/').ok_or(FluxInvalide)?;
        match genre {
            "dossier" => reste.parse().map(Self::Dossier).map_err(|_| FluxInvalide),
            "activite" => reste.parse().map(Self::Activite).map_err(|_| FluxInvalide),
            "association" => reste.parse().map(Self::Association).map_err(|_| FluxInvalide),
            "lectures" => reste.parse().map(Self::Lectures).map_err(|_| FluxInvalide),
            "commission" => {
                let (departement, seance) = reste.split_once('/').ok_or(FluxInvalide)?;
                let departement = departement.parse().map_err(|_| FluxInvalide)?;
                let seance = seance.parse().map_err(|_| FluxInvalide)?;
                Ok(Self::Commission(departement, seance))
            }
            _ => Err(FluxInvalide),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_has_one_spelling() {
        let id = DossierId::depuis_octets([7; 16]);
        for flux in [
            Flux::Dossier(id),
            Flux::Commission("57".parse().unwrap(), "2026-03-02".parse().unwrap()),
        ] {
            assert_eq!(flux.to_string().parse(), Ok(flux));
        }
        let majuscules = Flux::Dossier(id).to_string().to_uppercase();
        assert_eq!(majuscules.parse::<Flux>(), Err(FluxInvalide));
        assert_eq!(format!("dossier/{{{id}}}").parse::<Flux>(), Err(FluxInvalide));
    }
}
