//! What a document is about: a person's file, or a sitting of the commission.

use domain::document::GenreDocument as G;
use domain::{Departement, DossierId, Flux, Jour};

/// What a document is about, and where it is kept once issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sujet {
    /// A person's file.
    Dossier(DossierId),
    /// A sitting of the departmental commission: its files go by a reference, nobody is named but
    /// who sits.
    Seance(Departement, Jour),
}

impl Sujet {
    /// The kinds of document it has.
    pub fn genres(self) -> &'static [G] {
        match self {
            Self::Dossier(_) => &[
                G::DemandePsp,
                G::RenouvellementPsp,
                G::Engagements,
                G::Avis,
                G::RecoursGracieux,
                G::Requete,
                G::Attestation,
                G::InformationPreoccupante,
                G::Signalement,
                G::DemarchesEtatCivil,
            ],
            Self::Seance(..) => &[G::OrdreDuJour, G::ProcesVerbal],
        }
    }

    /// The file it is, when it is one.
    pub(super) fn dossiers(self) -> Option<DossierId> {
        match self {
            Self::Dossier(dossier) => Some(dossier),
            Self::Seance(..) => None,
        }
    }

    /// Its journal.
    pub(super) fn flux(self) -> Flux {
        match self {
            Self::Dossier(dossier) => Flux::Dossier(dossier),
            Self::Seance(departement, le) => Flux::Commission(departement, le),
        }
    }
}

impl From<DossierId> for Sujet {
    fn from(dossier: DossierId) -> Self {
        Self::Dossier(dossier)
    }
}

impl From<(Departement, Jour)> for Sujet {
    fn from((departement, le): (Departement, Jour)) -> Self {
        Self::Seance(departement, le)
    }
}
