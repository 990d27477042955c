//! What is done around the pathway.

use domain::alerte_mineur::{AlerteMineur, SuiteAlerte, VoieAlerte};
use domain::droit_lie::{DroitLie, GenreDroit, SuiteDroit};
use domain::etat_civil::{DocumentEtatCivil, EtatCivil, SuiteEtatCivil};
use domain::fait::Domaine;
use domain::piece::{GenrePiece, Piece, SuitePiece};
use domain::procedure::{EtapeProcedure, Procedure};
use domain::projet::{AvisAssociation, Projet};
use domain::retrait_contenu::{RetraitContenu, ServiceSaisi, SuiteRetrait};
use domain::{Fait, Jour};

const LE: Jour = Jour::constante(2026, 3, 2);

pub(super) fn faits() -> Vec<Fait> {
    vec![
        Fait::Piece(Piece { piece: GenrePiece::Identite, suite: SuitePiece::Recue }),
        Fait::Projet(Projet::Besoin(Domaine::Logement)),
        Fait::Projet(Projet::Engagement(Domaine::Emploi)),
        Fait::Projet(Projet::Avis(AvisAssociation::Favorable)),
        Fait::DroitLie(DroitLie {
            droit: GenreDroit::Domiciliation,
            suite: SuiteDroit::Accorde,
            au: Some(LE),
        }),
        Fait::EtatCivil(EtatCivil {
            document: DocumentEtatCivil::Passeport,
            suite: SuiteEtatCivil::RendezVous,
            rendez_vous_le: Some(LE),
            frais_centimes: Some(12_000),
        }),
        Fait::Procedure(Procedure { etape: EtapeProcedure::AudienceFixee, audience_le: Some(LE) }),
        Fait::RetraitContenu(RetraitContenu {
            destinataire: ServiceSaisi::Moteur,
            suite: SuiteRetrait::Demande,
            reponse_avant: Some(LE),
        }),
        Fait::AlerteMineur(AlerteMineur {
            voie: VoieAlerte::Signalement,
            suite: SuiteAlerte::Envoyee,
            relance_le: Some(LE),
        }),
    ]
}
