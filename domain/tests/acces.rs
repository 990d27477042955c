//! Who follows a person, in which team, and the appointments that wait.

use domain::equipe::Rattachement;
use domain::fait::{Accompagnement, Choix, Correction, Domaine, MotifCloture, Ouverture};
use domain::rendez_vous::{Heure, RendezVous};
use domain::suivi::Suivi;
use domain::{
    Acte, ActeId, DossierId, EquipeId, Fait, Flux, Horodatage, Jour, MembreId, Regard, decide, fold,
};

fn j(texte: &str) -> Jour {
    texte.parse().expect("a day")
}

fn membre(numero: u8) -> MembreId {
    MembreId::depuis_octets([numero; 16])
}

fn id(rang: u32) -> ActeId {
    ActeId::depuis_octets(u128::from(rang).to_be_bytes())
}

fn journal(faits: Vec<(&str, Fait)>) -> Vec<Acte> {
    (1..)
        .zip(faits)
        .map(|(rang, (le, fait))| Acte {
            id: id(rang),
            flux: Flux::Dossier(DossierId::depuis_octets([1; 16])),
            rang,
            survenu_le: j(le),
            consigne_a: Horodatage::depuis_micros(0),
            auteur: membre(1),
            fait,
            recit: None,
        })
        .collect()
}

fn ouverture() -> Fait {
    Fait::Ouverture(Ouverture { voie: None, origine: None, datation: None })
}

fn suivi(numero: u8, choix: Choix) -> Fait {
    Fait::Suivi(Suivi { membre: membre(numero), choix })
}

fn rattachement(equipe: Option<u8>) -> Fait {
    let equipe = equipe.map(|numero| EquipeId::depuis_octets([numero; 16]));
    Fait::Rattachement(Rattachement { equipe })
}

fn rendez_vous(le: &str) -> Fait {
    let heure = Heure::new(9, 30).ok();
    Fait::RendezVous(RendezVous { le: j(le), heure, avec: Domaine::Sante })
}

fn soutien() -> Fait {
    Fait::Accompagnement(Accompagnement { domaine: Domaine::Sante, duree_minutes: None })
}

fn attendus(actes: &[Acte]) -> Vec<Jour> {
    fold(actes, &Regard::au(Jour::DERNIER)).rendez_vous.iter().map(|rdv| rdv.le).collect()
}

#[test]
fn a_follow_up_is_taken_by_several_and_left_by_each() {
    let actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-01-05", suivi(1, Choix::Donne)),
        ("2026-02-01", suivi(2, Choix::Donne)),
        ("2026-03-01", suivi(1, Choix::Retire)),
    ]);
    let suivie = |au: &str| fold(&actes, &Regard::au(j(au))).suivi_par;
    assert_eq!(suivie("2026-01-31"), [membre(1)].into());
    assert_eq!(suivie("2026-02-28"), [membre(1), membre(2)].into());
    assert_eq!(suivie("2026-03-01"), [membre(2)].into());
}

#[test]
fn a_file_has_the_team_it_was_given_last() {
    let actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-01-06", rattachement(Some(7))),
        ("2026-02-01", rattachement(Some(8))),
        ("2026-03-01", rattachement(None)),
    ]);
    let equipe = |au: &str| fold(&actes, &Regard::au(j(au))).equipe.map(|id| id.octets()[0]);
    assert_eq!(equipe("2026-01-05"), None);
    assert_eq!(equipe("2026-01-10"), Some(7));
    assert_eq!(equipe("2026-02-10"), Some(8));
    assert_eq!(equipe("2026-03-10"), None);
}

#[test]
fn who_sees_a_file_is_no_news_of_the_person() {
    let actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-06-01", suivi(2, Choix::Donne)),
        ("2026-06-02", rattachement(Some(7))),
    ]);
    let etat = fold(&actes, &Regard::au(Jour::DERNIER));
    assert_eq!(etat.dernier_acte_le, Some(j("2026-01-05")));
}

#[test]
fn an_appointment_waits_for_what_is_done_that_day_or_later() {
    let mut actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-01-05", rendez_vous("2026-01-20")),
        ("2026-01-10", soutien()),
    ]);
    assert_eq!(attendus(&actes), [j("2026-01-20")]);
    let suite = [("2026-01-20", Fait::Note), ("2026-01-21", rendez_vous("2026-02-20"))];
    let mut suite = journal(suite.to_vec());
    for acte in &mut suite {
        acte.rang += 3;
    }
    actes.append(&mut suite);
    assert_eq!(attendus(&actes), [j("2026-02-20")]);
}

#[test]
fn a_cancelled_appointment_waits_for_nothing() {
    let correction = Fait::Correction(Correction { acte: id(2), remplacement: None });
    let actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-01-05", rendez_vous("2026-01-20")),
        ("2026-01-06", correction),
    ]);
    assert!(attendus(&actes).is_empty());
}

#[test]
fn an_appointment_is_for_a_day_to_come_and_made_on_a_day_that_came() {
    let actes = journal(vec![("2026-01-05", ouverture())]);
    let aujourdhui = j("2026-01-10");
    assert!(decide(&actes, &rendez_vous("2026-12-01"), aujourdhui, aujourdhui).is_ok());
    assert!(decide(&actes, &rendez_vous("2026-12-01"), j("2026-01-11"), aujourdhui).is_err());
}

#[test]
fn a_closed_file_still_changes_hands() {
    let actes = journal(vec![
        ("2026-01-05", ouverture()),
        ("2026-02-01", Fait::Cloture(MotifCloture::Depart)),
    ]);
    let le = j("2026-03-01");
    assert!(decide(&actes, &suivi(2, Choix::Retire), le, le).is_ok());
    assert!(decide(&actes, &rattachement(None), le, le).is_ok());
    assert!(decide(&actes, &rendez_vous("2026-03-05"), le, le).is_err());
}
