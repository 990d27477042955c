//! Members in two steps: who administers reads nobody, who reads hands the keys.

use app::casier::{Preferences, Theme};
use app::membres::{Depart, Dotation};
use app::session::Fraicheur;
use app::{ParametresPhrase, Session};
use domain::{Compartiment, MembreId, Role};

use crate::commun::{Essai, PHRASE, SA_PHRASE, sur_chaque_moteur};

const ESSAIS: ParametresPhrase = ParametresPhrase::ESSAIS;

async fn tenus(session: &Session, identifiant: &str) -> Vec<Compartiment> {
    let lignes = session.membres().await.unwrap();
    let elle = lignes.into_iter().find(|ligne| ligne.identifiant == identifiant);
    elle.unwrap().compartiments
}

async fn ajouter(session: &Session, identifiant: &str, role: Role, essai: &mut Essai) -> MembreId {
    let acces = (SA_PHRASE, ESSAIS);
    let dotation = Dotation::Role(role);
    session.ajouter_membre(identifiant, &dotation, acces, &mut essai.contexte).await.unwrap()
}

#[test]
fn a_head_of_unit_gives_each_role_its_keys_at_once() {
    sur_chaque_moteur(|mut essai| async move {
        for (role, code) in Role::TOUS {
            let elle = essai.accueillir(role).await;
            assert_eq!(tenus(&essai.session, code).await, role.compartiments());
            assert_eq!(elle.role(), role);
            elle.fermer().await;
        }
        assert!(essai.session.cles_a_remettre().await.unwrap().is_empty());
        essai.finir().await;
    });
}

#[test]
fn who_administers_gives_what_she_holds_and_a_head_of_unit_hands_the_rest() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.dossier("QUAI").await;
        let administration = essai.accueillir(Role::Administration).await;
        let membre = ajouter(&administration, "awa", Role::Sante, &mut essai).await;
        assert_eq!(tenus(&administration, "awa").await, [Compartiment::Faits]);
        assert!(administration.cles_a_remettre().await.unwrap().is_empty(), "she holds none");
        let awa = essai.entrer("awa").await;
        let (_, etat) = awa.montrer(elle, regard(), &mut essai.contexte).await.unwrap();
        assert_eq!(etat.identite, None);

        let attendent = essai.session.cles_a_remettre().await.unwrap();
        assert_eq!(attendent.len(), 1);
        assert_eq!(attendent[0].a_remettre, [Compartiment::Identite, Compartiment::Sante]);
        let refus = administration.remettre_cles(membre, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "role");
        let remis = essai.session.remettre_cles(membre, &mut essai.contexte).await.unwrap();
        assert_eq!(remis, [Compartiment::Identite, Compartiment::Sante]);
        assert!(essai.session.remettre_cles(membre, &mut essai.contexte).await.unwrap().is_empty());
        // A session opened before takes them in without signing in again.
        let mut awa = awa;
        awa.actualiser().await.unwrap();
        let (_, etat) = awa.montrer(elle, regard(), &mut essai.contexte).await.unwrap();
        assert_eq!(etat.identite.unwrap().nom.as_deref(), Some("QUAI"));
        for session in [administration, awa] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

fn regard() -> domain::Regard {
    domain::Regard::au(domain::Jour::DERNIER)
}

#[test]
fn a_departure_closes_at_once_and_its_secrets_are_replaced_by_who_holds_them() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let mut administration = essai.accueillir(Role::Administration).await;
        let awa = essai.accueillir(Role::Sante).await;
        awa.verifier_acces().await.unwrap();
        awa.preferer(preferences(), &mut essai.contexte).await.unwrap();
        let depart = administration.retirer_membre("sante", &mut essai.contexte).await.unwrap();
        assert_eq!(depart, Depart::ClesARemplacer);
        // At once: her session, her passphrase, her locker.
        let refus = awa.verifier_acces().await.unwrap_err();
        assert_eq!(refus.code(), "store-membre-parti");
        assert!(Session::ouvrir(essai.place.url(), Some("sante"), SA_PHRASE).await.is_err());
        let refus = awa.preferer(preferences(), &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "store-membre-parti");
        assert!(essai.place.lire("select * from casiers").is_empty());

        let due = [Compartiment::Faits, Compartiment::Identite, Compartiment::Sante];
        assert_eq!(administration.rotation_due().await.unwrap(), due);
        let refus = administration.remplacer_cles(&mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "role");
        assert_eq!(essai.session.remplacer_cles(&mut essai.contexte).await.unwrap(), due);
        assert!(essai.session.rotation_due().await.unwrap().is_empty());
        assert!(essai.session.remplacer_cles(&mut essai.contexte).await.unwrap().is_empty());
        let (_, etat) =
            essai.session.montrer(dossier, regard(), &mut essai.contexte).await.unwrap();
        assert_eq!(etat.identite.unwrap().nom.as_deref(), Some("QUAI"));
        // The keys she had in memory open nothing of the new rows.
        let refus = awa.montrer(dossier, regard(), &mut essai.contexte).await.err().unwrap();
        assert!(refus.to_string().contains("clé"), "{refus}");
        administration.actualiser().await.unwrap();
        for session in [administration, awa] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

fn preferences() -> Preferences {
    Preferences { langue: None, theme: Theme::Sombre }
}

#[test]
fn a_head_of_unit_replaces_keys_as_she_removes() {
    sur_chaque_moteur(|mut essai| async move {
        essai.accueillir(Role::Juriste).await.fermer().await;
        let depart = essai.session.retirer_membre("juriste", &mut essai.contexte).await.unwrap();
        assert_eq!(depart, Depart::ClesRemplacees);
        assert!(essai.session.rotation_due().await.unwrap().is_empty());
        essai.finir().await;
    });
}

#[test]
fn another_role_gives_and_takes_back() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let elle = essai.accueillir(Role::Sante).await;
        elle.preferer(preferences(), &mut essai.contexte).await.unwrap();
        let depart =
            essai.session.donner_role("sante", Role::Juriste, &mut essai.contexte).await.unwrap();
        assert_eq!(depart, Depart::ClesRemplacees);
        assert_eq!(tenus(&essai.session, "sante").await, Role::Juriste.compartiments());
        let elle_ensuite = essai.entrer("sante").await;
        assert_eq!(elle_ensuite.role(), Role::Juriste);
        assert_eq!(elle_ensuite.preferences().await.unwrap(), preferences(), "her locker stays");
        elle_ensuite.montrer(dossier, regard(), &mut essai.contexte).await.unwrap();

        // By the administration: taken back at once, replaced and given later.
        let mut administration = essai.accueillir(Role::Administration).await;
        let depart =
            administration.donner_role("sante", Role::Mineurs, &mut essai.contexte).await.unwrap();
        assert_eq!(depart, Depart::ClesARemplacer);
        assert_eq!(administration.rotation_due().await.unwrap(), [Compartiment::Justice]);
        let attendent = essai.session.cles_a_remettre().await.unwrap();
        assert_eq!(attendent[0].a_remettre, [Compartiment::Mineurs]);
        essai.session.remplacer_cles(&mut essai.contexte).await.unwrap();
        let membre = attendent[0].membre;
        essai.session.remettre_cles(membre, &mut essai.contexte).await.unwrap();
        assert_eq!(tenus(&essai.session, "sante").await, Role::Mineurs.compartiments());
        for session in [elle, elle_ensuite, administration] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn somebody_always_opens_everything_and_only_a_head_of_unit_makes_another() {
    sur_chaque_moteur(|mut essai| async move {
        let mut administration = essai.accueillir(Role::Administration).await;
        let contexte = &mut essai.contexte;
        let refus = administration.retirer_membre("cheffe", contexte).await.unwrap_err();
        assert_eq!(refus.code(), "dernier-membre");
        let refus = essai.session.donner_role("cheffe", Role::Dpo, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "dernier-membre");
        let refus = administration.donner_role("administration", Role::Cheffe, contexte).await;
        assert_eq!(refus.unwrap_err().code(), "role");
        let dotation = Dotation::Role(Role::Cheffe);
        let acces = (SA_PHRASE, ESSAIS);
        let refus = administration.ajouter_membre("seconde", &dotation, acces, contexte).await;
        assert_eq!(refus.unwrap_err().code(), "role");
        let seconde = essai.accueillir(Role::Cheffe).await;
        // Whoever opens everything may go once another does.
        administration.retirer_membre("cheffe", &mut essai.contexte).await.unwrap();
        let mut seconde = seconde;
        seconde.remplacer_cles(&mut essai.contexte).await.unwrap();
        // The others' open sessions read nothing more until they take the new secrets in.
        let refus = administration.retirer_membre("cheffe", &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().code(), "cle");
        administration.actualiser().await.unwrap();
        let refus = administration.retirer_membre("cheffe", &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().code(), "membre-inconnu");
        administration.fermer().await;
        let rapport = seconde.verifier().await.unwrap();
        assert!(rapport.est_intact(), "{:#?}", rapport.degats);
        seconde.fermer().await;
        essai.session.fermer().await;
    });
}

#[test]
fn others_manage_nobody() {
    sur_chaque_moteur(|mut essai| async move {
        for role in [Role::Benevole, Role::Dpo, Role::Statistiques] {
            let mut elle = essai.accueillir(role).await;
            let contexte = &mut essai.contexte;
            let dotation = Dotation::Role(Role::Benevole);
            let refus = elle.ajouter_membre("x", &dotation, (SA_PHRASE, ESSAIS), contexte).await;
            assert_eq!(refus.unwrap_err().code(), "role");
            let refus = elle.retirer_membre("cheffe", contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            let refus = elle.retirer_second_facteur("cheffe", contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            let refus = elle.rendre_acces("cheffe", (SA_PHRASE, ESSAIS), contexte).await;
            assert_eq!(refus.unwrap_err().code(), "role");
            elle.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_provisional_passphrase_is_to_be_changed_once() {
    sur_chaque_moteur(|mut essai| async move {
        assert!(!essai.session.phrase_a_changer(), "she chose her own");
        let mut elle = essai.accueillir(Role::Benevole).await;
        assert!(elle.phrase_a_changer());
        elle.changer_phrase(SA_PHRASE, (PHRASE, ESSAIS), &mut essai.contexte).await.unwrap();
        assert_eq!(elle.fraicheur().await.unwrap(), Fraicheur::Perimee);
        elle.actualiser().await.unwrap();
        assert!(!elle.phrase_a_changer());
        elle.preferer(preferences(), &mut essai.contexte).await.unwrap();
        // Lost: a head of unit gives a provisional one, and her locker is emptied.
        essai
            .session
            .rendre_acces("benevole", (SA_PHRASE, ESSAIS), &mut essai.contexte)
            .await
            .unwrap();
        assert_eq!(elle.verifier_acces().await.unwrap_err().code(), "store-membre-parti");
        // A session opened before does not go on beside the new keys.
        assert_eq!(elle.fraicheur().await.unwrap(), Fraicheur::Retiree);
        let ensuite = essai.entrer("benevole").await;
        assert_eq!(ensuite.fraicheur().await.unwrap(), Fraicheur::Fraiche);
        assert!(ensuite.phrase_a_changer());
        assert_eq!(ensuite.preferences().await.unwrap(), Preferences::default());
        assert_eq!(tenus(&ensuite, "benevole").await, Role::Benevole.compartiments());
        for session in [elle, ensuite] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn exact_compartments_are_given_at_once_or_refused() {
    sur_chaque_moteur(|mut essai| async move {
        let administration = essai.accueillir(Role::Administration).await;
        let acces = (SA_PHRASE, ESSAIS);
        let voulus = Dotation::Compartiments(vec![Compartiment::Identite]);
        let refus = administration.ajouter_membre("a", &voulus, acces, &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().code(), "cle");
        essai.session.ajouter_membre("a", &voulus, acces, &mut essai.contexte).await.unwrap();
        let attendus = [Compartiment::Faits, Compartiment::Identite];
        assert_eq!(tenus(&essai.session, "a").await, attendus);
        assert!(essai.session.cles_a_remettre().await.unwrap().is_empty());
        assert_eq!(essai.entrer("a").await.role(), Role::Sante);
        administration.fermer().await;
        essai.finir().await;
    });
}
