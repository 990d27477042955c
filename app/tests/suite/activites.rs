//! The field: what a period amounts to is what the observatory counts, after corrections.

use app::ErreurApp;
use app::activites::{ACorrigerActivite, Genre, lire};
use domain::{Fait, Jour};
use observatory::estimation::{Distinctes, Indeterminee};

use crate::commun::{Essai, sur_chaque_moteur};

fn fait(genre: Genre, texte: &str) -> Fait {
    let paires = texte.split_whitespace().filter_map(|paire| paire.split_once('='));
    let champs: Vec<_> = paires.map(|(nom, v)| (nom.to_owned(), v.to_owned())).collect();
    lire(genre, &champs, None).unwrap()
}

async fn noter(essai: &mut Essai, genre: Genre, texte: &str, le: Jour) -> domain::ActiviteId {
    let fait = fait(genre, texte);
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    session.consigner_activite(None, fait, le, contexte).await.unwrap().0
}

#[test]
fn figures_of_a_period_are_those_of_the_observatory_and_people_are_estimated() {
    sur_chaque_moteur(|mut essai| async move {
        let jour = |n: i8| Jour::new(2026, 3, n).unwrap();
        for n in 1..=10 {
            let reconnues = if n % 2 == 0 { 8 } else { 6 };
            let texte = format!("moment=matin visites=10 reconnues={reconnues} service-repas=5");
            noter(&mut essai, Genre::Permanence, &texte, jour(n)).await;
        }
        noter(&mut essai, Genre::EnLigne, "support=sms messages=30 reponses=4", jour(3)).await;
        noter(&mut essai, Genre::Sortie, "milieu=numerique messages=20 reponses=1", jour(4)).await;
        let ecole = "etablissement=A niveau=cap theme-evars=corps eleves=24 evaluations=20 \
                     evaluations-utiles=18";
        noter(&mut essai, Genre::Scolaire, ecole, jour(5)).await;
        noter(&mut essai, Genre::Scolaire, &ecole.replace("=A", "=a"), jour(6)).await;
        let hors = noter(&mut essai, Genre::Scolaire, ecole, Jour::new(2026, 4, 1).unwrap()).await;

        let bilan = essai.session.bilan_activites(jour(1), jour(31)).await.unwrap();
        let annee = essai.session.chiffres_annuels(2026, None).await.unwrap();
        for (id, nombre) in [
            ("accueil.permanences", 10),
            ("accueil.visites", 100),
            ("accueil.reconnues", 70),
            ("accueil.services.repas", 50),
            ("sorties.numeriques", 2),
            ("sorties.messages", 50),
            ("sorties.reponses", 5),
        ] {
            assert_eq!(bilan.compteurs.total(id), Some(nombre), "{id}");
            assert_eq!(annee.compteurs.total(id), Some(nombre), "{id}");
        }
        assert_eq!(bilan.compteurs.total("seances.prevention-scolaire"), Some(2));
        assert_eq!(annee.compteurs.total("seances.prevention-scolaire"), Some(3));
        assert_eq!((bilan.etablissements, bilan.evaluations), (1, (40, 36)));
        let estimees = Distinctes::Estimees { centre: 30, bas: 22, haut: 38, permanences: 10 };
        assert_eq!(bilan.distinctes, estimees);
        let fevrier = essai
            .session
            .bilan_activites(Jour::new(2026, 1, 1).unwrap(), Jour::new(2026, 2, 28).unwrap());
        let trop_peu = Distinctes::Indeterminees(Indeterminee::TropPeu);
        assert_eq!(fevrier.await.unwrap().distinctes, trop_peu);
        let refuse = essai.session.bilan_activites(jour(2), jour(1)).await.unwrap_err();
        assert!(matches!(refuse, ErreurApp::Periode), "{refuse}");

        // Sent twice with one id, corrected once; written over a stale rank, refused.
        let lue = essai.session.activite(hors).await.unwrap();
        let id = essai.contexte.acte();
        let correction = |apres, id| ACorrigerActivite {
            acte: lue.acte,
            remplacement: Some((jour(7), lue.fait.clone())),
            apres: Some(apres),
            id: Some(id),
        };
        for deja in [false, true] {
            let contexte = &mut essai.contexte;
            let ecrit = essai.session.corriger_activite(hors, correction(1, id), contexte).await;
            assert_eq!(ecrit.unwrap().deja_present, deja);
        }
        let autre = essai.contexte.acte();
        let contexte = &mut essai.contexte;
        let perimee = essai.session.corriger_activite(hors, correction(1, autre), contexte).await;
        assert!(matches!(perimee, Err(ErreurApp::Perime { .. })));
        let bilan = essai.session.bilan_activites(jour(1), jour(31)).await.unwrap();
        assert_eq!(bilan.compteurs.total("seances.prevention-scolaire"), Some(3));
        let lues = essai.session.activites(jour(7), jour(7)).await.unwrap();
        assert_eq!(lues.iter().filter(|lue| lue.corrigee).count(), 1);
    });
}
