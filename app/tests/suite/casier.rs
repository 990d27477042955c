//! Drafts, saved views, preferences: hers alone.

use app::ParametresPhrase;
use app::casier::{Brouillon, Langue, Preferences, Theme, VueEnregistree};
use app::effacer::MotifEffacement;
use domain::DossierId;
use testkit::{CANARI, canari, contient};

use crate::commun::{Essai, MINUTE, PHRASE, sur_chaque_moteur};

fn brouillon(essai: &Essai, dossier: Option<DossierId>, texte: &str) -> Brouillon {
    Brouillon {
        formulaire: "note".to_owned(),
        dossier,
        apres: Some(2),
        modifie_a: essai.contexte.maintenant,
        champs: vec![("recit".to_owned(), texte.to_owned())],
    }
}

fn vue(nom: &str) -> VueEnregistree {
    VueEnregistree {
        nom: nom.to_owned(),
        filtres: vec![("psp".to_owned(), "en-cours".to_owned())],
        colonnes: vec!["ouvert-le".to_owned()],
    }
}

#[test]
fn a_draft_is_kept_until_it_is_thrown_away_and_two_screens_do_not_overwrite_each_other() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = Some(essai.dossier("QUAI").await);
        let premier = brouillon(&essai, dossier, "elle dit");
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        assert_eq!(session.garder_brouillon(premier.clone(), 0, contexte).await.unwrap(), 1);
        let refus = session.garder_brouillon(premier.clone(), 0, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "store-case-perimee");
        // Another session of hers finds it: a lost network, another machine.
        let autre = essai.autre_session().await;
        let lu = autre.brouillon("note", dossier).await.unwrap().unwrap();
        assert_eq!((lu.version, &lu.brouillon), (1, &premier));
        assert_eq!(autre.brouillon("note", None).await.unwrap(), None);
        essai.avancer(MINUTE);
        let suite = brouillon(&essai, dossier, "elle dit aussi");
        assert_eq!(autre.garder_brouillon(suite, 1, &mut essai.contexte).await.unwrap(), 2);
        let refus = essai.session.jeter_brouillon("note", dossier, 1).await.unwrap_err();
        assert_eq!(refus.code(), "store-case-perimee");
        let sans = brouillon(&essai, None, "une autre");
        essai.session.garder_brouillon(sans, 0, &mut essai.contexte).await.unwrap();
        assert_eq!(essai.session.brouillons().await.unwrap().len(), 2);
        essai.session.jeter_brouillon("note", dossier, 2).await.unwrap();
        assert_eq!(essai.session.brouillon("note", dossier).await.unwrap(), None);
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_draft_about_an_erased_person_is_gone_and_does_not_come_back() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.dossier("QUAI").await;
        let autre = essai.dossier("ROSEAU").await;
        for dossier in [elle, autre] {
            let brouillon = brouillon(&essai, Some(dossier), "elle dit");
            essai.session.garder_brouillon(brouillon, 0, &mut essai.contexte).await.unwrap();
        }
        let motif = MotifEffacement::Demande;
        essai.session.effacer(elle, &motif, &mut essai.contexte).await.unwrap();
        let restants = essai.session.brouillons().await.unwrap();
        assert_eq!(restants.len(), 1);
        assert_eq!(restants[0].brouillon.dossier, Some(autre));
        let encore = brouillon(&essai, Some(elle), "elle dit");
        let refus =
            essai.session.garder_brouillon(encore, 0, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "store-flux-efface");
        essai.finir().await;
    });
}

#[test]
fn a_stolen_base_tells_nothing_of_a_locker() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let mut ecrit = brouillon(&essai, Some(dossier), &canari("brouillon"));
        ecrit.champs.push((canari("champ"), canari("valeur")));
        ecrit.formulaire = canari("formulaire");
        assert_eq!(format!("{ecrit:?}"), "Brouillon(…)");
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        session.garder_brouillon(ecrit, 0, contexte).await.unwrap();
        session.enregistrer_vue(vue(&canari("vue")), contexte).await.unwrap();
        session.choisir_vue(vue(&canari("courante")), contexte).await.unwrap();
        assert_eq!(session.vue_courante().await.unwrap(), vue(&canari("courante")));
        let inscription = session.preparer_totp(contexte);
        let code = essai.code(&inscription);
        let codes = essai.session.confirmer_totp(&inscription, &code, &mut essai.contexte).await;
        let secret = inscription.secret().replace(' ', "");
        let vole = essai.place.octets();
        assert!(contient(&vole, dossier.to_string().as_bytes()));
        assert!(!contient(&vole, CANARI.as_bytes()));
        let brut = totp_rs::Secret::try_from_base32(&secret).unwrap();
        assert!(!contient(&vole, secret.as_bytes()) && !contient(&vole, brut.as_ref()));
        for code in codes.unwrap().textes() {
            let continu = code.replace('-', "");
            assert!(!contient(&vole, code.as_bytes()) && !contient(&vole, continu.as_bytes()));
        }
        // Neither does the base say which file a draft is about.
        let ou = "select count(*) from casiers where objet is not null";
        assert_eq!(essai.place.lire(ou), [[testkit::place::Valeur::Entier(2)]]);
        essai.finir().await;
    });
}

#[test]
fn views_are_saved_by_name_and_preferences_keep_the_last_word() {
    sur_chaque_moteur(|mut essai| async move {
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        assert_eq!(session.preferences().await.unwrap(), Preferences::default());
        for theme in [Theme::Clair, Theme::Sombre] {
            let preferences = Preferences { langue: Some(Langue::Anglais), theme };
            session.preferer(preferences, contexte).await.unwrap();
        }
        assert_eq!(session.preferences().await.unwrap().theme, Theme::Sombre);
        for nom in ["renouvellements", "à relancer", "renouvellements"] {
            session.enregistrer_vue(vue(nom), contexte).await.unwrap();
        }
        let noms = session.vues_enregistrees().await.unwrap();
        let noms: Vec<&str> = noms.iter().map(|vue| vue.nom.as_str()).collect();
        assert_eq!(noms, ["renouvellements", "à relancer"]);
        session.retirer_vue("renouvellements", contexte).await.unwrap();
        session.retirer_vue("inconnue", contexte).await.unwrap();
        session.enregistrer_vue(vue("autre"), contexte).await.unwrap();
        let pris = session.renommer_vue("autre", "à relancer", contexte).await.unwrap_err();
        assert_eq!(pris.code(), "vue-invalide");
        let vide = session.renommer_vue("autre", " ", contexte).await.unwrap_err();
        assert_eq!(vide.code(), "vue-invalide");
        session.renommer_vue("autre", "ailleurs", contexte).await.unwrap();
        session.retirer_vue("ailleurs", contexte).await.unwrap();
        assert_eq!(session.vues_enregistrees().await.unwrap(), [vue("à relancer")]);
        essai.finir().await;
    });
}

#[test]
fn a_changed_passphrase_keeps_the_locker() {
    sur_chaque_moteur(|mut essai| async move {
        let ecrit = brouillon(&essai, None, "une note");
        essai.session.garder_brouillon(ecrit.clone(), 0, &mut essai.contexte).await.unwrap();
        let nouvelle = ("une autre phrase", ParametresPhrase::ESSAIS);
        essai.session.changer_phrase(PHRASE, nouvelle, &mut essai.contexte).await.unwrap();
        let session = app::Session::ouvrir(essai.place.url(), None, nouvelle.0).await.unwrap();
        assert_eq!(session.brouillons().await.unwrap()[0].brouillon, ecrit);
        session.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn what_is_too_long_is_refused_before_anything_is_written() {
    sur_chaque_moteur(|mut essai| async move {
        let long = brouillon(&essai, None, &"a".repeat(300_000));
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let refus = session.garder_brouillon(long, 0, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "brouillon-trop-long");
        let refus = session.enregistrer_vue(vue(" "), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "vue-invalide");
        for n in 0..50 {
            session.enregistrer_vue(vue(&format!("{n}")), contexte).await.unwrap();
        }
        let refus = session.enregistrer_vue(vue("de trop"), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "vue-invalide");
        session.enregistrer_vue(vue("49"), contexte).await.unwrap();
        essai.finir().await;
    });
}
