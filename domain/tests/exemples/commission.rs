//! Each step of a sitting.

use domain::commission::{
    AvisRendu, College, Convocation, EvenementCommission as E, Inscription, Maniere,
    MembreCommission, Porteuse, Presence, Voix,
};
use domain::psp::{Avis, Objet};
use domain::rendez_vous::Heure;
use domain::{ActeId, DossierId, Fait, Jour};

const LE: Jour = Jour::constante(2026, 3, 2);

pub(super) fn faits() -> Vec<Fait> {
    let membre = ActeId::depuis_octets([8; 16]);
    let dossier = DossierId::depuis_octets([1; 16]);
    let evenements = [
        E::Convocation(Convocation {
            lieu: "Préfecture".to_owned(),
            heure: Heure::new(9, 30).ok(),
            places: Some(6),
            depot_avant: Some(LE),
            quorum: Some(5),
            suite_de: Some(LE),
        }),
        E::Convocation(Convocation {
            lieu: String::new(),
            heure: None,
            places: None,
            depot_avant: None,
            quorum: None,
            suite_de: None,
        }),
        E::Membre(MembreCommission {
            college: College::Association,
            represente: Some(Porteuse::Notre),
            engagement_signe_le: Some(LE),
        }),
        E::Membre(MembreCommission {
            college: College::Medecin,
            represente: Some(Porteuse::Autre("L’Escale".to_owned())),
            engagement_signe_le: None,
        }),
        E::MembreOte(membre),
        E::Presence(Presence { membre, maniere: Maniere::ADistance }),
        E::Inscription(Inscription { dossier, objet: Objet::Entree, porteuse: Porteuse::Notre }),
        E::Desinscription(dossier),
        E::PlacesPrises(4),
        E::Ouverture,
        E::SansQuorum,
        E::Avis(AvisRendu {
            dossier,
            avis: Avis::Favorable,
            siegent: vec![membre],
            voix: Voix { pour: 1, contre: 0, abstentions: 0 },
            dissidentes: vec![],
        }),
        E::ProcesVerbal,
    ];
    evenements.map(Fait::Commission).to_vec()
}
