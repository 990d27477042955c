//! A sitting of the commission: quorum, agenda, conflict of interest, opinions, minutes.

#![allow(clippy::unwrap_used, reason = "tests")]

use domain::commission::{
    AvisRendu, College, CommissionInterdite as Interdit, Convocation, EvenementCommission as E,
    Inscription, Maniere, MembreCommission, Porteuse, Presence, Quorum, Voix,
};
use domain::dossier::decide::Refus;
use domain::psp::{Avis, Objet};
use domain::{
    Acte, ActeId, DossierId, Fait, Flux, Horodatage, Jour, MembreId, decide_commission,
    fold_commission,
};

const SEANCE: Jour = Jour::constante(2026, 12, 4);
const AVANT: Jour = Jour::constante(2026, 11, 20);

fn flux(le: Jour) -> Flux {
    Flux::Commission("57".parse().unwrap(), le)
}

fn id(rang: u32) -> ActeId {
    ActeId::depuis_octets(u128::from(rang).to_be_bytes())
}

fn dossier(numero: u8) -> DossierId {
    DossierId::depuis_octets([numero; 16])
}

/// A sitting being written.
struct Ecrite {
    le: Jour,
    actes: Vec<Acte>,
    premiere: Option<Box<Ecrite>>,
}

impl Ecrite {
    fn nouvelle(le: Jour, convocation: Convocation) -> Self {
        let mut ecrite = Self { le, actes: Vec::new(), premiere: None };
        ecrite.ecrire(AVANT, E::Convocation(convocation)).unwrap();
        ecrite
    }

    fn ecrire(&mut self, survenu_le: Jour, evenement: E) -> Result<ActeId, Refus> {
        let premiere = self.premiere.as_ref().map(|p| fold_commission(&p.actes, Jour::DERNIER));
        let jours = (survenu_le, survenu_le.max(SEANCE));
        decide_commission(flux(self.le), &self.actes, &evenement, jours, premiere.as_ref())?;
        let rang = u32::try_from(self.actes.len()).unwrap() + 1;
        self.actes.push(Acte {
            id: id(rang),
            flux: flux(self.le),
            rang,
            survenu_le,
            consigne_a: Horodatage::depuis_micros(0),
            auteur: MembreId::depuis_octets([1; 16]),
            fait: Fait::Commission(evenement),
            recit: None,
        });
        Ok(id(rang))
    }

    fn membre(&mut self, represente: Option<Porteuse>) -> ActeId {
        let engagement_signe_le = Some(AVANT);
        let college = College::Association;
        let membre = MembreCommission { college, represente, engagement_signe_le };
        self.ecrire(AVANT, E::Membre(membre)).unwrap()
    }

    fn presente(&mut self, membre: ActeId, maniere: Maniere) {
        self.ecrire(self.le, E::Presence(Presence { membre, maniere })).unwrap();
    }

    fn inscrire(&mut self, numero: u8) -> Result<ActeId, Refus> {
        let (objet, porteuse) = (Objet::Entree, Porteuse::Notre);
        let dossier = dossier(numero);
        self.ecrire(AVANT, E::Inscription(Inscription { dossier, objet, porteuse }))
    }

    fn refuse(&mut self, le: Jour, evenement: E, regle: Interdit) {
        let avant = self.actes.len();
        assert_eq!(self.ecrire(le, evenement), Err(Refus::Commission(regle)));
        assert_eq!(self.actes.len(), avant);
    }
}

fn convocation(places: Option<u16>) -> Convocation {
    Convocation {
        lieu: "Préfecture".to_owned(),
        heure: None,
        places,
        depot_avant: None,
        quorum: None,
        suite_de: None,
    }
}

fn avis(siegent: Vec<ActeId>, pour: u16, contre: u16) -> E {
    let voix = Voix { pour, contre, abstentions: 0 };
    let dossier = dossier(1);
    let dissidentes = Vec::new();
    E::Avis(AvisRendu { dossier, avis: Avis::Favorable, siegent, voix, dissidentes })
}

#[test]
fn a_full_agenda_takes_no_more_files() {
    let mut seance = Ecrite::nouvelle(SEANCE, convocation(Some(3)));
    seance.ecrire(AVANT, E::PlacesPrises(1)).unwrap();
    seance.inscrire(1).unwrap();
    assert_eq!(seance.inscrire(1), Err(Interdit::DejaInscrit.into()));
    seance.inscrire(2).unwrap();
    assert_eq!(seance.inscrire(3), Err(Interdit::OrdreDuJourComplet.into()));
    seance.ecrire(AVANT, E::Desinscription(dossier(1))).unwrap();
    seance.inscrire(3).unwrap();
    let lue = fold_commission(&seance.actes, Jour::DERNIER);
    assert_eq!(lue.places_libres(), Some(0));
    assert!(lue.anomalies.is_empty());
}

#[test]
fn half_of_the_members_make_the_quorum_and_a_second_convening_asks_none() {
    let mut seance = Ecrite::nouvelle(SEANCE, convocation(None));
    let membres: Vec<ActeId> = (0..5).map(|_| seance.membre(None)).collect();
    seance.presente(membres[0], Maniere::Presente);
    seance.presente(membres[1], Maniere::Mandat);
    seance.refuse(SEANCE, E::Ouverture, Interdit::QuorumNonAtteint);
    // One more by telephone: three of five.
    seance.presente(membres[2], Maniere::ADistance);
    seance.refuse(SEANCE, E::SansQuorum, Interdit::QuorumAtteint);
    seance.presente(membres[2], Maniere::Absente);
    seance.refuse(AVANT, E::SansQuorum, Interdit::AvantLaSeance);
    seance.ecrire(SEANCE, E::SansQuorum).unwrap();
    seance.refuse(SEANCE, E::Ouverture, Interdit::NonTenue);
    seance.refuse(SEANCE, avis(vec![membres[0]], 1, 0), Interdit::NonTenue);
    let seconde = SEANCE.plus_jours(14);
    let suite = Convocation { suite_de: Some(SEANCE), ..convocation(None) };
    let mut ecrite = Ecrite { le: seconde, actes: Vec::new(), premiere: None };
    ecrite.refuse(SEANCE, E::Convocation(suite.clone()), Interdit::SuiteSansObjet);
    ecrite.premiere = Some(Box::new(seance));
    ecrite.ecrire(SEANCE, E::Convocation(suite)).unwrap();
    ecrite.refuse(seconde, E::SansQuorum, Interdit::SansQuorumRequis);
    ecrite.ecrire(seconde, E::Ouverture).unwrap();
    let lue = fold_commission(&ecrite.actes, Jour::DERNIER);
    assert_eq!((lue.quorum, lue.quorum_requis()), (Some(Quorum::Atteint), None));
}

#[test]
fn who_represents_the_association_that_carries_a_file_does_not_sit_on_it() {
    let mut seance = Ecrite::nouvelle(SEANCE, convocation(None));
    let notre = seance.membre(Some(Porteuse::Notre));
    let autre = seance.membre(Some(Porteuse::Autre("L’Escale ".to_owned())));
    let absente = seance.membre(None);
    seance.inscrire(1).unwrap();
    for membre in [notre, autre] {
        seance.presente(membre, Maniere::Presente);
    }
    seance.refuse(SEANCE, avis(vec![autre], 1, 0), Interdit::NonOuverte);
    seance.ecrire(SEANCE, E::Ouverture).unwrap();
    seance.refuse(SEANCE, avis(vec![notre, autre], 2, 0), Interdit::ConflitDInterets);
    seance.refuse(SEANCE, avis(vec![absente], 1, 0), Interdit::MembreAbsent);
    seance.refuse(SEANCE, avis(vec![id(99)], 1, 0), Interdit::MembreInconnu);
    seance.refuse(SEANCE, avis(vec![autre], 1, 1), Interdit::VoixIncoherentes);
    seance.refuse(SEANCE, avis(vec![autre, autre], 2, 0), Interdit::VoixIncoherentes);
    seance.refuse(SEANCE, avis(vec![], 0, 0), Interdit::VoixIncoherentes);
    seance.refuse(SEANCE, E::ProcesVerbal, Interdit::AvisManquants);
    let lue = fold_commission(&seance.actes, Jour::DERNIER);
    let peuvent = lue.peuvent_sieger(&lue.inscrit(dossier(1)).unwrap().inscription);
    assert_eq!(peuvent.iter().map(|m| m.acte).collect::<Vec<_>>(), [autre]);
    seance.ecrire(SEANCE, avis(vec![autre], 0, 1)).unwrap();
    seance.refuse(SEANCE, avis(vec![autre], 1, 0), Interdit::AvisDejaRendu);
    seance.ecrire(SEANCE, E::ProcesVerbal).unwrap();
    seance.refuse(SEANCE, E::PlacesPrises(2), Interdit::ProcesVerbalClos);
    // The same association under its name in other letters.
    assert!(Porteuse::Autre("l’escale".to_owned()).est(&Porteuse::Autre("L’Escale ".to_owned())));
}

#[test]
fn nothing_is_written_before_a_sitting_is_convened_nor_in_the_future() {
    let mut seance = Ecrite { le: SEANCE, actes: Vec::new(), premiere: None };
    seance.refuse(AVANT, E::Ouverture, Interdit::NonConvoquee);
    let demain = SEANCE.plus_jours(1);
    let evenement = E::Convocation(convocation(None));
    let futur = decide_commission(flux(SEANCE), &[], &evenement, (demain, SEANCE), None);
    assert_eq!(futur, Err(Refus::DansLeFutur));
}
