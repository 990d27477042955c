//! Outings told by telephones over a network that cuts, repeats, delays and shuffles.

use app::Session;
use app::terrain::{Reception, RefusSortie, SortieEnvoyee};
use domain::activite::Sortie;
use domain::terrain::{GenreMateriel, Materiel, Remarque, Terrain};
use domain::{ActeId, ActiviteId, Fait, Flux, Jour, Role};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::commun::{Essai, sur_chaque_moteur};

const HIER: Jour = Jour::constante(2026, 11, 24);

fn octets(cas: u8, rang: u8, quoi: u8) -> [u8; 16] {
    [cas, rang, quoi, 1, 1, 1, 0x70, 1, 0x80, 1, 1, 1, 1, 1, 1, 1]
}

fn sortie(cas: u8, rang: u8, surnoms: u8) -> SortieEnvoyee {
    let rencontrees = u32::from(rang) + 5;
    SortieEnvoyee {
        id: ActiviteId::depuis_octets(octets(cas, rang, 0)),
        le: HIER,
        sortie: Sortie {
            rencontrees: Some(rencontrees),
            nouvelles: Some(2),
            orientees: Some(1),
            ..Sortie::default()
        },
        terrain: Terrain {
            materiel: vec![Materiel { genre: GenreMateriel::Carte, nombre: 3 }],
            remarques: vec![Remarque::Violences],
            ..Terrain::default()
        },
        rencontres: (0..surnoms)
            .map(|n| (ActeId::depuis_octets(octets(cas, rang, n + 1)), format!("Surnom {n}")))
            .collect(),
    }
}

/// One try of a telephone: in which order it sends what it keeps, after how many outings the
/// connection is cut, whether the answer arrives.
#[derive(Clone, Debug)]
struct Essaie {
    telephone: usize,
    tour: usize,
    coupe_apres: usize,
    repond: bool,
}

fn essaie() -> impl Strategy<Value = Essaie> {
    (0..2_usize, 0..8_usize, 0..8_usize, any::<bool>()).prop_map(
        |(telephone, tour, coupe_apres, repond)| Essaie { telephone, tour, coupe_apres, repond },
    )
}

/// What a telephone keeps, and what it keeps no more but may still send: an old message that was
/// wandering.
struct Telephone {
    session: Session,
    garde: Vec<SortieEnvoyee>,
    envoyees: Vec<SortieEnvoyee>,
}

impl Telephone {
    async fn essayer(&mut self, essai: &mut Essai, comment: &Essaie) {
        let mut lot = self.garde.clone();
        // A late copy comes with the rest.
        lot.extend(self.envoyees.iter().skip(comment.tour % 3).take(2).cloned());
        let tour = comment.tour.checked_rem(lot.len()).unwrap_or(0);
        lot.rotate_left(tour);
        lot.truncate(comment.coupe_apres);
        for sortie in lot {
            let id = sortie.id;
            let recue = self.session.recevoir_sortie(sortie, &mut essai.contexte).await.unwrap();
            assert!(matches!(recue, Reception::Recue | Reception::Deja), "{recue:?}");
            if comment.repond {
                let (parties, restent): (Vec<_>, Vec<_>) =
                    self.garde.drain(..).partition(|gardee| gardee.id == id);
                self.garde = restent;
                self.envoyees.extend(parties);
            }
        }
    }
}

#[test]
fn any_order_repetition_delay_or_cut_ends_in_the_same_state() {
    sur_chaque_moteur(|mut essai| async move {
        let mut lanceur = TestRunner::deterministic();
        let scenarios = (vec(0..3_u8, 1..5), vec(essaie(), 0..12));
        let elle = essai.accueillir(Role::TravailleuseSociale).await;
        let autre = essai.accueillir(Role::Benevole).await;
        let mut telephones = [elle, autre].map(|session| Telephone {
            session,
            garde: Vec::new(),
            envoyees: Vec::new(),
        });
        let mut surnoms_attendus = [0_usize; 2];
        let mut attendues = 0_u64;
        for cas in 0..20_u8 {
            let (sorties, essais) = scenarios.new_tree(&mut lanceur).unwrap().current();
            let mut toutes = Vec::new();
            for (rang, surnoms) in (0_u8..).zip(sorties) {
                let envoyee = sortie(cas, rang, surnoms);
                let chez = usize::from(rang) % 2;
                surnoms_attendus[chez] += envoyee.rencontres.len();
                attendues += u64::from(envoyee.sortie.rencontrees.unwrap());
                telephones[chez].garde.push(envoyee.clone());
                toutes.push(envoyee);
            }
            for comment in essais {
                telephones[comment.telephone].essayer(&mut essai, &comment).await;
            }
            for telephone in &mut telephones {
                let entier =
                    Essaie { telephone: 0, tour: usize::from(cas), coupe_apres: 99, repond: true };
                telephone.essayer(&mut essai, &entier).await;
                assert!(telephone.garde.is_empty());
            }
            for envoyee in toutes {
                let flux = Flux::Activite(envoyee.id);
                let journal = essai.session.journal(flux).await.unwrap().unwrap();
                let faits: Vec<Fait> = journal.actes.into_iter().map(|acte| acte.fait).collect();
                let suivies = u32::try_from(envoyee.rencontres.len()).ok().filter(|n| *n > 0);
                let terrain = Terrain { suivies, ..envoyee.terrain.clone() };
                assert_eq!(faits, [Fait::Sortie(envoyee.sortie.clone()), Fait::Terrain(terrain)]);
            }
        }
        for (telephone, attendus) in telephones.iter().zip(surnoms_attendus) {
            assert_eq!(telephone.session.rencontres().await.unwrap().len(), attendus);
        }
        let chiffres = essai.session.chiffres_annuels(2026, None).await.unwrap();
        let total = |id| chiffres.compteurs.total(id);
        assert_eq!(total("sorties.rencontrees"), Some(attendues));
        let suivies = u64::try_from(surnoms_attendus.iter().sum::<usize>()).unwrap();
        assert_eq!(total("sorties.suivies-rencontrees"), Some(suivies));
        assert_eq!(total("sorties.materiel.carte"), total("sorties").map(|n| n * 3));
        assert_eq!(total("sorties.remarques.violences"), total("sorties"));
        for telephone in telephones {
            telephone.session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_clock_ahead_and_numbers_that_do_not_go_together_are_refused_and_nothing_is_written() {
    sur_chaque_moteur(|mut essai| async move {
        let mut demain = sortie(1, 0, 1);
        demain.le = HIER.plus_jours(2);
        let mut trop = sortie(1, 1, 0);
        trop.sortie.nouvelles = Some(99);
        let mut double = sortie(1, 2, 2);
        double.rencontres[1].0 = double.rencontres[0].0;
        let plus_de_suivies = {
            let mut envoyee = sortie(1, 3, 3);
            envoyee.sortie.rencontrees = Some(2);
            envoyee
        };
        for (envoyee, refus) in [
            (demain, RefusSortie::Futur),
            (trop, RefusSortie::Nombres),
            (double, RefusSortie::Surnoms),
            (plus_de_suivies, RefusSortie::Nombres),
        ] {
            let id = envoyee.id;
            let recue = essai.session.recevoir_sortie(envoyee, &mut essai.contexte).await.unwrap();
            assert_eq!(recue, Reception::Refusee(refus));
            assert!(essai.session.journal(Flux::Activite(id)).await.unwrap().is_none());
        }
        assert!(essai.session.rencontres().await.unwrap().is_empty());
        essai.finir().await;
    });
}
