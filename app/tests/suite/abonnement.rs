//! A calendar that a telephone fetches without a session.

use app::abonnement::{Abonnee, JetonCalendrier};
use app::base::Base;
use domain::{Departement, Role};
use testkit::contient;

use crate::commun::{Essai, sur_chaque_moteur};

async fn lire(base: &Base, jeton: &JetonCalendrier, essai: &Essai) -> Abonnee {
    base.abonnee(jeton, essai.contexte.maintenant).await.unwrap()
}

fn texte(abonnee: Abonnee) -> String {
    match abonnee {
        Abonnee::Calendrier(octets) => String::from_utf8(octets.to_vec()).unwrap(),
        autre @ (Abonnee::TropTot(_) | Abonnee::Inconnue) => panic!("{autre:?}"),
    }
}

async fn convoquer(essai: &mut Essai, seance: &str) {
    use app::commission::{AConvoquer, Etape};
    let departement: Departement = "57".parse().unwrap();
    let seance = seance.parse().unwrap();
    let etape = Etape { departement, seance, apres: None, id: None, survenu_le: None };
    let convocation = domain::commission::Convocation {
        lieu: "Préfecture".to_owned(),
        heure: None,
        places: None,
        depot_avant: None,
        quorum: None,
        suite_de: None,
    };
    let demande = AConvoquer { etape, convocation };
    essai.session.convoquer(demande, &mut essai.contexte).await.unwrap();
}

#[test]
fn a_token_opens_the_calendar_of_its_owner_until_it_is_taken_back() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.dossier("ROSEAU").await;
        convoquer(&mut essai, "2026-12-18").await;
        let base = Base::ouvrir(essai.place.url()).await.unwrap();
        assert_eq!(essai.session.abonnement().await.unwrap(), None);
        let jeton = essai.session.s_abonner(&mut essai.contexte).await.unwrap();
        let lu = texte(lire(&base, &jeton, &essai).await);
        assert!(lu.contains("SUMMARY:Commission 57"), "{lu}");
        assert!(!lu.contains("ROSEAU") && !lu.contains(&elle.to_string()), "{lu}");
        // Neither the token nor the calendar is in the base.
        let octets = essai.place.octets();
        assert!(!contient(&octets, &jeton.octets()) && !contient(&octets, b"BEGIN:VCALENDAR"));
        assert!(matches!(lire(&base, &jeton, &essai).await, Abonnee::TropTot(10)));
        essai.avancer(10);
        assert!(matches!(lire(&base, &jeton, &essai).await, Abonnee::Calendrier(_)));
        let etat = essai.session.abonnement().await.unwrap().unwrap();
        assert_eq!(etat.lu_a, Some(essai.contexte.maintenant));

        // What is noted since is there once she worked again, an hour later.
        convoquer(&mut essai, "2027-01-15").await;
        essai.session.refaire_l_abonnement(&mut essai.contexte).await.unwrap();
        essai.avancer(10);
        assert!(!texte(lire(&base, &jeton, &essai).await).contains("20270115"));
        essai.avancer(3_600);
        essai.session.refaire_l_abonnement(&mut essai.contexte).await.unwrap();
        assert!(texte(lire(&base, &jeton, &essai).await).contains("20270115"));

        let autre = essai.session.s_abonner(&mut essai.contexte).await.unwrap();
        assert_eq!(lire(&base, &jeton, &essai).await, Abonnee::Inconnue);
        essai.session.se_desabonner().await.unwrap();
        assert_eq!(lire(&base, &autre, &essai).await, Abonnee::Inconnue);
        base.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_departure_ends_the_subscription() {
    sur_chaque_moteur(|mut essai| async move {
        let base = Base::ouvrir(essai.place.url()).await.unwrap();
        let juriste = essai.accueillir(Role::Juriste).await;
        let jeton = juriste.s_abonner(&mut essai.contexte).await.unwrap();
        assert!(matches!(lire(&base, &jeton, &essai).await, Abonnee::Calendrier(_)));
        essai.session.retirer_membre("juriste", &mut essai.contexte).await.unwrap();
        assert_eq!(lire(&base, &jeton, &essai).await, Abonnee::Inconnue);
        juriste.fermer().await;
        base.fermer().await;
        essai.finir().await;
    });
}
