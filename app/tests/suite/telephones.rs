//! One outing counted on two telephones: people add up, the outing counts once, a member decides.

use app::activites::Doute;
use app::terrain::{Reception, RefusSortie, SortieEnvoyee};
use app::{ErreurApp, Session};
use domain::activite::Sortie;
use domain::terrain::{Endroit, GenreMateriel, Jonction, Materiel, Terrain};
use domain::{ActiviteId, Jour, Role};

use crate::commun::{Essai, sur_chaque_moteur};

const HIER: Jour = Jour::constante(2026, 11, 24);
const CODE: u32 = 248_210;

fn id(rang: u8) -> ActiviteId {
    ActiviteId::depuis_octets([rang, 1, 1, 1, 1, 1, 0x70, 1, 0x80, 1, 1, 1, 1, 1, 1, 1])
}

fn comptee(rang: u8, rencontrees: u32, terrain: Terrain) -> SortieEnvoyee {
    let materiel = vec![Materiel { genre: GenreMateriel::Carte, nombre: 2 }];
    SortieEnvoyee {
        id: id(rang),
        le: HIER,
        sortie: Sortie {
            rencontrees: Some(rencontrees),
            nouvelles: Some(1),
            orientees: Some(1),
            ..Sortie::default()
        },
        terrain: Terrain { endroit: Endroit::Bois, materiel, ..terrain },
        rencontres: Vec::new(),
    }
}

fn premiere(rang: u8) -> SortieEnvoyee {
    comptee(rang, 5, Terrain { ralliement: Some(CODE), secteur: Some(3), ..Terrain::default() })
}

fn ralliee(rang: u8) -> SortieEnvoyee {
    comptee(rang, 4, Terrain { jonction: Some(Jonction::Ralliee(CODE)), ..Terrain::default() })
}

async fn recevoir(essai: &mut Essai, session: &Session, envoyee: SortieEnvoyee) {
    let recue = session.recevoir_sortie(envoyee, &mut essai.contexte).await.unwrap();
    assert_eq!(recue, Reception::Recue);
}

/// Outings and people met of the year, by both roads that count them.
async fn chiffres(essai: &Essai) -> (u64, u64, u64) {
    let annee = essai.session.chiffres_annuels(2026, None).await.unwrap().compteurs;
    let (du, au) = (Jour::constante(2026, 1, 1), Jour::constante(2026, 12, 31));
    let bilan = essai.session.bilan_activites(du, au).await.unwrap().compteurs;
    let ids = ["sorties", "sorties.rencontrees", "sorties.materiel.carte"];
    let [sorties, rencontrees, cartes] = ids.map(|id| {
        assert_eq!(annee.total(id), bilan.total(id), "{id}");
        annee.total(id).unwrap()
    });
    (sorties, rencontrees, cartes)
}

async fn doutes(essai: &Essai) -> Vec<Doute> {
    essai.session.bilan_activites(HIER, HIER).await.unwrap().doutes
}

#[test]
fn a_telephone_that_joined_adds_its_people_and_no_outing_in_any_order() {
    for seconde_d_abord in [false, true] {
        sur_chaque_moteur(|mut essai| async move {
            let elle = essai.accueillir(Role::TravailleuseSociale).await;
            let autre = essai.accueillir(Role::Benevole).await;
            if seconde_d_abord {
                recevoir(&mut essai, &autre, ralliee(2)).await;
                // The first telephone has sent nothing: people are counted, no outing is.
                assert_eq!(chiffres(&essai).await, (0, 4, 2));
                assert_eq!(
                    doutes(&essai).await,
                    [Doute::SansPremiere { seconde: id(2), le: HIER }]
                );
                recevoir(&mut essai, &elle, premiere(1)).await;
            } else {
                recevoir(&mut essai, &elle, premiere(1)).await;
                recevoir(&mut essai, &autre, ralliee(2)).await;
            }
            assert_eq!(chiffres(&essai).await, (1, 9, 4));
            assert_eq!(doutes(&essai).await, []);
            let une = essai.session.activite(id(1)).await.unwrap();
            let ensemble = essai.session.ensemble(&une).await.unwrap();
            assert_eq!((ensemble.autres, ensemble.sommes), (vec![id(2)], [9, 2, 2]));
            let deux = essai.session.activite(id(2)).await.unwrap();
            assert_eq!(essai.session.ensemble(&deux).await.unwrap().premiere, Some(id(1)));
            // Sent again, it is there already: a correction does not make it another.
            let id_acte = essai.contexte.acte();
            let separee = essai.session.joindre_sortie(
                id(2),
                None,
                (deux.rang, id_acte),
                &mut essai.contexte,
            );
            separee.await.unwrap();
            assert_eq!(chiffres(&essai).await, (2, 9, 4));
            let encore = autre.recevoir_sortie(ralliee(2), &mut essai.contexte).await.unwrap();
            assert_eq!(encore, Reception::Deja);
            for session in [elle, autre] {
                session.fermer().await;
            }
            essai.finir().await;
        });
    }
}

#[test]
fn two_telephones_that_did_not_join_are_one_outing_only_when_a_member_says_so() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.accueillir(Role::TravailleuseSociale).await;
        let seule = |rang, secteur| {
            let terrain = Terrain { secteur, ..Terrain::default() };
            comptee(rang, 3, terrain)
        };
        recevoir(&mut essai, &elle, seule(1, Some(3))).await;
        recevoir(&mut essai, &elle, seule(2, Some(3))).await;
        // Elsewhere: nothing is asked.
        recevoir(&mut essai, &elle, seule(3, Some(8))).await;
        assert_eq!(chiffres(&essai).await, (3, 9, 6), "nothing is decided alone");
        let question = Doute::Meme { premiere: id(1), seconde: id(2), le: HIER };
        assert_eq!(doutes(&essai).await, [question]);
        let rang = essai.session.activite(id(2)).await.unwrap().rang;
        let ecriture = (rang, essai.contexte.acte());
        // The later one joins the earlier one, never the other way: neither would be an outing.
        for (seconde, premiere) in [(1, 2), (2, 2), (2, 9)] {
            let refusee = essai.session.joindre_sortie(
                id(seconde),
                Some(id(premiere)),
                ecriture,
                &mut essai.contexte,
            );
            let refusee = refusee.await.unwrap_err();
            assert!(matches!(refusee, ErreurApp::ActiviteInconnue), "{refusee:?}");
        }
        let contexte = &mut essai.contexte;
        let jointe = essai.session.joindre_sortie(id(2), Some(id(1)), ecriture, contexte).await;
        assert!(!jointe.unwrap().deja_present);
        let encore = essai.session.joindre_sortie(id(2), Some(id(1)), ecriture, contexte).await;
        assert!(encore.unwrap().deja_present);
        assert_eq!(chiffres(&essai).await, (2, 9, 6));
        assert_eq!(doutes(&essai).await, []);
        // As it was known before: nothing is taken back.
        let perimee = (rang, essai.contexte.acte());
        let perimee = essai.session.joindre_sortie(id(2), None, perimee, &mut essai.contexte).await;
        assert!(matches!(perimee.unwrap_err(), ErreurApp::Perime { .. }));
        let rang = essai.session.activite(id(2)).await.unwrap().rang;
        let ecriture = (rang, essai.contexte.acte());
        essai.session.joindre_sortie(id(2), None, ecriture, &mut essai.contexte).await.unwrap();
        assert_eq!(chiffres(&essai).await, (3, 9, 6));
        assert_eq!(doutes(&essai).await, [], "a question that was answered is not asked again");
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn an_outing_that_did_not_happen_gave_nothing_either() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.accueillir(Role::TravailleuseSociale).await;
        recevoir(&mut essai, &elle, premiere(1)).await;
        assert_eq!(chiffres(&essai).await, (1, 5, 2));
        let lue = essai.session.activite(id(1)).await.unwrap();
        let annulation = app::activites::ACorrigerActivite {
            acte: lue.acte,
            remplacement: None,
            apres: Some(lue.rang),
            id: None,
        };
        let contexte = &mut essai.contexte;
        essai.session.corriger_activite(id(1), annulation, contexte).await.unwrap();
        assert_eq!(chiffres(&essai).await, (0, 0, 0));
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_telephone_settles_nothing_and_its_codes_are_codes() {
    sur_chaque_moteur(|mut essai| async move {
        let refuses = [
            Terrain { jonction: Some(Jonction::Jointe(id(9))), ..Terrain::default() },
            Terrain { jonction: Some(Jonction::Seule), ..Terrain::default() },
            Terrain { jonction: Some(Jonction::Ralliee(99_999)), ..Terrain::default() },
            Terrain { ralliement: Some(1_000_000), ..Terrain::default() },
            Terrain {
                ralliement: Some(CODE),
                jonction: Some(Jonction::Ralliee(CODE)),
                ..Terrain::default()
            },
        ];
        for (rang, terrain) in (1..).zip(refuses) {
            let envoyee = comptee(rang, 3, terrain);
            let recue = essai.session.recevoir_sortie(envoyee, &mut essai.contexte).await.unwrap();
            assert_eq!(recue, Reception::Refusee(RefusSortie::Nombres), "{rang}");
        }
        essai.finir().await;
    });
}
