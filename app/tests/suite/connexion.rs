//! Signing in: a passphrase, then a code that serves once.

use app::Contexte;
use app::connexion::{Attendu, EnAttente};
use app::second_facteur::{EtatSecondFacteur, InscriptionTotp};

use crate::commun::{Essai, MINUTE, PHRASE, code, contexte, sur_chaque_moteur};

async fn entrer(essai: &Essai) -> EnAttente {
    EnAttente::ouvrir(essai.place.url(), "cheffe", PHRASE).await.unwrap()
}

/// Enrols an application at a first sign-in; gives its enrolment and a recovery code.
async fn inscrire(essai: &mut Essai) -> (InscriptionTotp, String) {
    let attente = entrer(essai).await;
    assert_eq!(attente.attend(), Attendu::Inscription);
    let inscription = attente.preparer_totp(&mut essai.contexte).unwrap();
    let code = essai.code(&inscription);
    let (session, codes) =
        attente.confirmer_totp(&inscription, &code, &mut essai.contexte).await.unwrap();
    session.fermer().await;
    assert_eq!(codes.textes().count(), 10);
    (inscription, codes.textes().next().unwrap().to_owned())
}

#[test]
fn a_first_sign_in_enrols_and_the_next_asks_for_a_code() {
    sur_chaque_moteur(|mut essai| async move {
        let (inscription, _) = inscrire(&mut essai).await;
        let attente = entrer(&essai).await;
        assert_eq!(attente.attend(), Attendu::Code);
        // Who has only the passphrase does not enrol another telephone.
        let refus = attente.preparer_totp(&mut essai.contexte).unwrap_err();
        assert_eq!(refus.code(), "code-attendu");
        let code = essai.code(&inscription);
        let refus = attente.confirmer_totp(&inscription, &code, &mut essai.contexte).await;
        let attente = refus.unwrap_err().attente.unwrap();
        essai.avancer(MINUTE);
        let code = essai.code(&inscription);
        let session = attente.presenter_code(&code, &mut essai.contexte).await.unwrap();
        assert!(session.second_facteur().await.unwrap().unwrap().totp);
        session.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_code_serves_once_even_for_two_sign_ins_at_the_same_time() {
    sur_chaque_moteur(|mut essai| async move {
        let (inscription, _) = inscrire(&mut essai).await;
        // The code that enrolled is spent.
        let code_inscrit = essai.code(&inscription);
        let refus = entrer(&essai).await.presenter_code(&code_inscrit, &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().erreur.code(), "code-refuse");
        essai.avancer(MINUTE);
        let code = essai.code(&inscription);
        let (un, deux) = (entrer(&essai).await, entrer(&essai).await);
        let mut autre = Contexte { maintenant: essai.contexte.maintenant, ..contexte() };
        let (un, deux) = tokio::join!(
            un.presenter_code(&code, &mut essai.contexte),
            deux.presenter_code(&code, &mut autre)
        );
        assert!(un.is_ok() != deux.is_ok(), "one of them, and one only");
        for session in [un, deux].into_iter().flatten() {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_recovery_code_opens_once_whatever_its_case() {
    sur_chaque_moteur(|mut essai| async move {
        let (_, secours) = inscrire(&mut essai).await;
        let tape = format!(" {} ", secours.to_lowercase().replace('-', " "));
        let attente = entrer(&essai).await;
        let session = attente.presenter_code(&tape, &mut essai.contexte).await.unwrap();
        let etat = EtatSecondFacteur { totp: true, codes_de_secours: 9 };
        assert_eq!(session.second_facteur().await.unwrap(), Some(etat));
        let refus = entrer(&essai).await.presenter_code(&secours, &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().erreur.code(), "code-refuse");
        let codes = session.renouveler_codes_de_secours(&mut essai.contexte).await.unwrap();
        assert_eq!(session.second_facteur().await.unwrap().unwrap().codes_de_secours, 10);
        let neuf = codes.textes().last().unwrap().to_owned();
        let autre = entrer(&essai).await.presenter_code(&neuf, &mut essai.contexte).await.unwrap();
        autre.fermer().await;
        session.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn after_five_wrong_codes_the_passphrase_is_asked_again() {
    sur_chaque_moteur(|mut essai| async move {
        let (inscription, _) = inscrire(&mut essai).await;
        essai.avancer(MINUTE);
        let bon = code(&inscription, essai.contexte.maintenant);
        let faux = if bon == "000000" { "000001" } else { "000000" };
        let mut attente = Some(entrer(&essai).await);
        for essai_rate in 1..=5 {
            let refus = attente.unwrap().presenter_code(faux, &mut essai.contexte).await;
            attente = refus.unwrap_err().attente;
            assert_eq!(attente.is_some(), essai_rate < 5);
        }
        let session = entrer(&essai).await.presenter_code(&bon, &mut essai.contexte).await;
        session.unwrap().fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_lost_telephone_is_taken_off_by_a_head_of_unit_and_leaves_the_drafts() {
    sur_chaque_moteur(|mut essai| async move {
        let (inscription, secours) = inscrire(&mut essai).await;
        let preferences = app::casier::Preferences {
            langue: Some(app::casier::Langue::Anglais),
            ..app::casier::Preferences::default()
        };
        essai.session.preferer(preferences, &mut essai.contexte).await.unwrap();
        essai.session.retirer_second_facteur("cheffe", &mut essai.contexte).await.unwrap();
        assert_eq!(essai.session.second_facteur().await.unwrap(), None);
        assert_eq!(essai.session.preferences().await.unwrap(), preferences);
        let attente = entrer(&essai).await;
        assert_eq!(attente.attend(), Attendu::Inscription);
        let refus = attente.presenter_code(&secours, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.erreur.code(), "sans-second-facteur");
        let (nouvelle, _) = inscrire(&mut essai).await;
        assert_ne!(nouvelle.secret(), inscription.secret());
        essai.finir().await;
    });
}

#[test]
fn a_wrong_passphrase_and_an_unknown_account_get_the_same_answer() {
    sur_chaque_moteur(|essai| async move {
        let mut reponses = Vec::new();
        for (identifiant, phrase) in
            [("cheffe", "autre"), ("personne", PHRASE), ("", ""), ("cheffe", "")]
        {
            let refus = EnAttente::ouvrir(essai.place.url(), identifiant, phrase).await;
            let refus = refus.unwrap_err();
            reponses.push((refus.code(), refus.to_string(), refus.conseil()));
        }
        reponses.dedup();
        assert_eq!(reponses.len(), 1);
        assert_eq!(reponses[0].0, "connexion-refusee");
        essai.finir().await;
    });
}
