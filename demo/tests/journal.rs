//! What is drawn is a journal that could have been written: legal, in order, fictitious, the same
//! each time.

use std::collections::{BTreeSet, HashSet};

use demo::{Generateur, Taille, est_fictif};
use domain::{Acte, Fait, Flux, Horodatage, Jour, MembreId, Recit, Regard};
use domain::{decide, decide_activite, fold};

const AUTEUR: MembreId = MembreId::depuis_octets([1; 16]);
const AU: Jour = Jour::constante(2026, 3, 2);

fn petite() -> Generateur {
    Generateur::new(Taille::Petite, 7, AU)
}

/// Reserved by ARCEP for works of fiction.
const RESERVES: [&str; 6] =
    ["06 39 98", "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"];

#[test]
fn no_file_has_an_anomaly_on_the_day_nor_before() {
    for dossier in Generateur::new(Taille::Association, 7, AU).dossiers().step_by(3) {
        let indice = dossier.indice;
        let actes = dossier.en_actes(AUTEUR);
        for au in [AU, AU.plus_mois(-8), AU.plus_mois(-26)] {
            let etat = fold(&actes, &Regard::au(au));
            assert_eq!(etat.anomalies, [], "file {indice} on {au}");
            let connu = Regard { au, consigne_avant: milieu(&actes) };
            assert_eq!(fold(&actes, &connu).anomalies, [], "file {indice}, as known then");
        }
    }
}

/// The instant half of a journal was written by.
fn milieu(actes: &[Acte]) -> Option<Horodatage> {
    actes.get(actes.len() / 2).map(|acte| acte.consigne_a)
}

#[test]
fn each_act_is_accepted_when_it_is_recorded() {
    for dossier in petite().dossiers() {
        let indice = dossier.indice;
        let actes = dossier.en_actes(AUTEUR);
        for (rang, acte) in actes.iter().enumerate() {
            let aujourdhui = acte.consigne_a.jour_utc();
            let accepte = decide(&actes[..rang], &acte.fait, acte.survenu_le, aujourdhui);
            assert_eq!(accepte, Ok(()), "file {indice}, act {rang}: {acte:?}");
        }
    }
}

#[test]
fn acts_come_in_recording_order_and_corrections_name_earlier_acts() {
    let mut ids = HashSet::new();
    for dossier in petite().dossiers() {
        assert!(matches!(dossier.actes[0].fait, Fait::Ouverture(_)));
        assert!(dossier.actes.is_sorted_by_key(|acte| acte.consigne_a));
        for acte in &dossier.actes {
            assert!(acte.consigne_a.jour_utc() < AU);
            if let Fait::Correction(correction) = &acte.fait {
                assert!(ids.contains(&correction.acte));
            }
            assert!(ids.insert(acte.id), "an id twice");
        }
    }
}

#[test]
fn what_is_known_late_is_there() {
    let (mut tardifs, mut corrections, mut total) = (0, 0, 0);
    for acte in petite().dossiers().flat_map(|dossier| dossier.actes) {
        total += 1;
        tardifs += usize::from(acte.consigne_a.jour_utc().jours_depuis(acte.survenu_le) > 7);
        corrections += usize::from(matches!(acte.fait, Fait::Correction(_)));
    }
    assert!((2..8).contains(&(tardifs * 100 / total)), "{tardifs} of {total}");
    assert!((2..5).contains(&(corrections * 100 / total)), "{corrections} of {total}");
}

#[test]
fn every_narrative_says_that_it_is_fictitious() {
    for acte in petite().dossiers().flat_map(|dossier| dossier.actes) {
        match acte.recit {
            Some(Recit::Identite(identite)) => {
                assert!(est_fictif(&identite));
                for numero in identite.telephones {
                    assert!(RESERVES.iter().any(|tranche| numero.starts_with(tranche)));
                }
            }
            Some(Recit::Coordonnee(texte)) => {
                let reserve = RESERVES.iter().any(|tranche| texte.starts_with(tranche));
                let invalide = texte.ends_with("@exemple.invalid") || texte.contains("(fictive)");
                assert!(reserve || invalide, "{texte}");
            }
            Some(recit) => assert!(recit.note().unwrap().starts_with("Récit fictif.")),
            None => {}
        }
    }
}

#[test]
fn a_refusal_is_told_and_a_note_has_something_to_tell() {
    for acte in petite().dossiers().flat_map(|dossier| dossier.actes) {
        if let Fait::Note | Fait::Identite | Fait::Canal(_) = acte.fait {
            assert!(acte.recit.is_some());
        }
    }
}

#[test]
fn files_drawn_alone_are_those_of_the_list() {
    let generateur = petite();
    for dossier in generateur.dossiers().step_by(17) {
        assert_eq!(generateur.dossier(dossier.indice), dossier);
    }
}

/// Everything drawn, hashed in its written form.
fn empreinte(generateur: &Generateur) -> String {
    let mut hacheur = blake3::Hasher::new();
    let dossiers = generateur.dossiers().flat_map(|dossier| dossier.actes);
    let activites = generateur.activites().flat_map(|activite| activite.actes);
    for acte in dossiers.chain(activites) {
        hacheur.update(acte.id.octets());
        hacheur.update(acte.survenu_le.to_string().as_bytes());
        hacheur.update(&acte.consigne_a.micros().to_be_bytes());
        hacheur.update(&minicbor::to_vec(&acte.fait).expect("a fact has a written form"));
        hacheur.update(&minicbor::to_vec(&acte.recit).expect("so has a narrative"));
    }
    hacheur.finalize().to_hex()[..16].to_owned()
}

#[test]
fn one_seed_gives_one_journal_on_every_machine() {
    assert_eq!(empreinte(&petite()), empreinte(&petite()));
    let autre = Generateur::new(Taille::Petite, 8, AU);
    assert_ne!(empreinte(&petite()), empreinte(&autre));
    // Changes with what is drawn: read the calibration again, then write the new one here.
    assert_eq!(empreinte(&petite()), "39f04cc345aa9d57");
}

#[test]
fn any_day_can_be_the_day() {
    for au in [Jour::PREMIER, Jour::constante(1, 1, 20), Jour::constante(2019, 1, 3), Jour::DERNIER]
    {
        let generateur = Generateur::new(Taille::Petite, 1, au);
        for dossier in generateur.dossiers().step_by(40) {
            assert!(dossier.actes.iter().all(|acte| acte.survenu_le <= au));
        }
        assert!(generateur.activites().count() < 2_000);
    }
}

#[test]
fn activities_follow_one_another_in_their_streams() {
    let mut derniere = Jour::PREMIER;
    for activite in petite().activites() {
        let flux = Flux::Activite(activite.id);
        for acte in &activite.actes {
            assert!(flux.accepte(&acte.fait));
        }
        assert!(derniere <= activite.actes[0].survenu_le);
        derniere = activite.actes[0].survenu_le;
    }
}

#[test]
fn what_is_told_of_the_field_agrees_with_itself() {
    let mut genres = BTreeSet::new();
    for activite in petite().activites() {
        let mut actes: Vec<Acte> = Vec::new();
        for (rang, acte) in (1..).zip(activite.actes) {
            let acte = acte.en_acte(Flux::Activite(activite.id), rang, AUTEUR);
            let aujourdhui = acte.consigne_a.jour_utc();
            genres.insert(format!("{:?}", std::mem::discriminant(&acte.fait)));
            // What a telephone took down is written with its outing.
            if !matches!(acte.fait, Fait::Terrain(_)) {
                let le = acte.survenu_le;
                let accepte = decide_activite(activite.id, &actes, &acte.fait, le, aujourdhui);
                assert_eq!(accepte, Ok(()), "{acte:?}");
            }
            actes.push(acte);
        }
    }
    // Outings, what telephones took down, sessions online, receptions, sessions, models and
    // corrections.
    assert_eq!(genres.len(), 7, "{genres:?}");
}

#[test]
fn people_are_shared_between_a_hundred_associations() {
    let generateur = Generateur::new(Taille::Nationale, 7, AU);
    let connues: BTreeSet<u8> = generateur.associations().map(|une| une.indice).collect();
    assert_eq!(connues.len(), 100);
    let dossiers = (0..40_000).step_by(40).map(|indice| generateur.dossier(indice));
    let vues: BTreeSet<u8> = dossiers.map(|dossier| dossier.association).collect();
    assert!(vues.is_subset(&connues));
    assert!(vues.len() > 80);
}

#[test]
fn sizes_have_codes() {
    for (taille, code) in Taille::TOUTES {
        assert_eq!(Taille::depuis_code(code), Some(taille));
        assert_eq!(taille.code(), code);
    }
    assert_eq!(Taille::depuis_code("moyenne"), None);
}

#[test]
fn a_federation_s_files_are_shared_between_its_associations() {
    let generateur = Generateur::new(Taille::Federation, 7, AU);
    let mut parts = std::collections::BTreeMap::new();
    for dossier in generateur.dossiers() {
        assert_eq!(generateur.association_de(dossier.indice), dossier.association);
        *parts.entry(dossier.association).or_insert(0) += 1;
    }
    assert_eq!(parts.len(), 5);
    assert!(parts.values().all(|part| *part > 50), "{parts:?}");
}
