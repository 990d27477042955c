//! The accounts of a demonstration: one a role, with a known passphrase and a known second factor.

use app::connexion::{Attendu, EnAttente};
use app::demonstration::{COMPTES, PHRASE, secret_totp};
use app::initialiser::Initialisation;
use app::{ErreurApp, ParametresPhrase, Session};
use testkit::Place;

use crate::commun::contexte;

#[test]
fn each_account_signs_in_with_the_known_factor_and_opening_them_again_changes_nothing() {
    let moteur = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for place in Place::toutes() {
        moteur.block_on(async {
            let mut contexte = contexte();
            let voulue = Initialisation {
                association: "fictive",
                departement: "57".parse().unwrap(),
                identifiant: COMPTES[0].0,
                phrase: PHRASE,
                parametres: ParametresPhrase::ESSAIS,
            };
            let session = Session::initialiser(place.url(), &voulue, &mut contexte, |_| {
                Ok::<(), ErreurApp>(())
            });
            let session = session.await.unwrap();
            session.ouvrir_comptes_fictifs(&mut contexte).await.unwrap();
            session.tenir_gestion_fictive(&mut contexte).await.unwrap();
            let avant = place.lire("select flux, rang from tetes order by flux");
            session.ouvrir_comptes_fictifs(&mut contexte).await.unwrap();
            session.tenir_gestion_fictive(&mut contexte).await.unwrap();
            assert_eq!(place.lire("select flux, rang from tetes order by flux"), avant);
            let secret = totp_rs::Secret::try_from_base32(secret_totp()).unwrap();
            let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
            let secondes = u64::try_from(contexte.maintenant.micros() / 1_000_000).unwrap();
            let code = totp.generate(secondes).to_string();
            for (identifiant, role) in COMPTES {
                let attente = EnAttente::ouvrir(place.url(), identifiant, PHRASE).await.unwrap();
                assert_eq!(attente.attend(), Attendu::Code, "{identifiant}");
                let elle = attente.presenter_code(&code, &mut contexte).await.unwrap();
                assert_eq!(elle.role(), role);
                assert!(!elle.phrase_a_changer(), "{identifiant}");
                elle.fermer().await;
            }
            let tenues = session.subventions().await.unwrap();
            assert_eq!((tenues.financeurs.len(), tenues.conventions.len()), (3, 3));
            for tenue in &tenues.conventions {
                let exercice = tenue.contenu.exercices()[0];
                let cle = (tenue.id, exercice.annee);
                let rapport = session.rapport_financeur(cle, None, &contexte).await.unwrap();
                let sans = rapport.chiffres.iter().filter(|chiffre| chiffre.valeur.is_err());
                assert_eq!(sans.count(), 0, "each indicator asked is counted");
                let charges = rapport.lignes.iter().filter(|ligne| ligne.ligne.compte == 64);
                assert_eq!(charges.count(), 1);
            }
            assert_eq!(tenues.rapports_dus(contexte.aujourdhui.plus_mois(12)).len(), 2);
            assert!(session.cles_a_remettre().await.unwrap().is_empty());
            session.fermer().await;
        });
    }
}
