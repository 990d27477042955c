//! Whatever is asked in whatever order, the store answers as a list of acts in memory would.

use std::collections::BTreeMap;

use domain::Flux;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{Ajout, ErreurStore, Issue, Store, Vues};
use vault::{ActeScelle, ClesFlux};

use crate::commun::{CODE, Essai, Place, jour, sur_place};

#[derive(Clone, Debug)]
enum Geste {
    Ouvrir(u32),
    Poursuivre(usize, u32),
    Renvoyer(usize),
    EcrirePerime(usize),
    Ensemble(usize, u32),
    Effacer(usize),
    Signer,
    Rouvrir,
    Restaurer,
}

fn geste() -> impl Strategy<Value = Geste> {
    prop_oneof![
        4 => (1..5_u32).prop_map(Geste::Ouvrir),
        4 => (any::<usize>(), 1..4_u32).prop_map(|(n, actes)| Geste::Poursuivre(n, actes)),
        2 => any::<usize>().prop_map(Geste::Renvoyer),
        2 => any::<usize>().prop_map(Geste::EcrirePerime),
        2 => (any::<usize>(), 1..4_u32).prop_map(|(n, actes)| Geste::Ensemble(n, actes)),
        1 => any::<usize>().prop_map(Geste::Effacer),
        1 => Just(Geste::Signer),
        1 => Just(Geste::Rouvrir),
        1 => Just(Geste::Restaurer),
    ]
}

/// What the store should hold.
#[derive(Default)]
struct Modele {
    flux: Vec<Flux>,
    actes: BTreeMap<Flux, Vec<ActeScelle>>,
    cles: BTreeMap<Flux, ClesFlux>,
    vues: BTreeMap<Flux, Vues>,
}

impl Modele {
    fn choisir(&self, n: usize) -> Option<Flux> {
        (!self.flux.is_empty()).then(|| self.flux[n % self.flux.len()])
    }

    fn suite(&self, essai: &mut Essai, flux: Flux, actes: u32) -> Option<Ajout> {
        let Flux::Dossier(dossier) = flux else { return None };
        let cles = self.cles.get(&flux)?;
        let rang = u32::try_from(self.actes[&flux].len()).unwrap();
        let vues = Some(essai.vues(dossier, actes));
        let actes = (1..=actes).map(|n| essai.acte(cles, rang + n, "suite")).collect();
        Some(Ajout { actes, vues, ..Ajout::default() })
    }

    fn noter(&mut self, ajout: &Ajout) {
        let flux = ajout.flux().unwrap();
        self.actes.entry(flux).or_default().extend(ajout.actes.iter().cloned());
        self.vues.extend(ajout.vues.clone().map(|vues| (flux, vues)));
    }
}

async fn jouer(essai: &mut Essai, modele: &mut Modele, geste: &Geste) -> Option<()> {
    match geste {
        Geste::Ouvrir(actes) => {
            let (ajout, cles) = essai.ouverture(*actes);
            let issues = essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
            assert_eq!(issues, [Issue::Ajoute]);
            modele.noter(&ajout);
            modele.flux.push(cles.flux());
            modele.cles.insert(cles.flux(), cles);
        }
        Geste::Poursuivre(n, actes) => {
            let flux = modele.choisir(*n)?;
            let ajout = modele.suite(essai, flux, *actes)?;
            essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
            modele.noter(&ajout);
        }
        Geste::Renvoyer(n) => {
            let flux = modele.choisir(*n)?;
            let depuis = n % modele.actes[&flux].len();
            let actes = modele.actes[&flux][depuis..].to_vec();
            let renvoi = Ajout { actes, ..Ajout::default() };
            assert_eq!(essai.store.ajouter(&[renvoi]).await.unwrap(), [Issue::DejaPresent]);
        }
        Geste::EcrirePerime(n) => {
            let flux = modele.choisir(*n)?;
            let mut ajout = modele.suite(essai, flux, 1)?;
            let presents = &modele.actes[&flux];
            ajout.actes[0].rang = u32::try_from(1 + n % presents.len()).unwrap();
            let Err(ErreurStore::Perime(perime)) = essai.store.ajouter(&[ajout]).await else {
                panic!("a stale write passed")
            };
            assert_eq!(perime.presents, presents[n % presents.len()..]);
        }
        Geste::Ensemble(n, actes) => {
            let (neuf, cles) = essai.ouverture(*actes);
            let mut ajouts = vec![neuf];
            let flux = modele.choisir(*n)?;
            ajouts.extend(modele.suite(essai, flux, *actes));
            essai.store.ajouter(&ajouts).await.unwrap();
            for ajout in &ajouts {
                modele.noter(ajout);
            }
            modele.flux.push(cles.flux());
            modele.cles.insert(cles.flux(), cles);
        }
        Geste::Effacer(n) => {
            let flux = modele.choisir(*n)?;
            let recit = essai.dans_l_association().await;
            essai.store.effacer(flux, &CODE, &[recit]).await.unwrap();
            modele.cles.remove(&flux);
            modele.vues.remove(&flux);
        }
        Geste::Signer => {
            let cle = essai.coffre.cle_de_signature();
            let signer = |message: &[u8]| essai.coffre.signer(message);
            essai.store.signer_tete(jour(1), cle, signer).await.unwrap();
        }
        Geste::Rouvrir => {
            essai.store.fermer().await;
            essai.store = Store::ouvrir(&essai.place.url).await.unwrap();
        }
        Geste::Restaurer => restaurer(essai, modele).await,
    }
    Some(())
}

/// Goes on from a backup, on another base.
async fn restaurer(essai: &mut Essai, modele: &Modele) {
    let place = essai.place.autre().await;
    let (donnees, cles) = (place.dossier.path().join("d"), place.dossier.path().join("c"));
    essai.store.sauvegarder(&donnees, &cles).await.unwrap();
    essai.store.fermer().await;
    let (store, _) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
    essai.store = store;
    std::mem::replace(&mut essai.place, place).quitter().await;
    let mut reconstruction = essai.store.reconstruire_vues().await.unwrap();
    let vues: Vec<Vues> = modele.vues.values().cloned().collect();
    reconstruction.ecrire(&vues).await.unwrap();
    reconstruction.terminer().await.unwrap();
}

async fn comparer(essai: &Essai, modele: &Modele) {
    for (flux, actes) in &modele.actes {
        assert_eq!(&essai.store.lire_flux(*flux).await.unwrap(), actes);
        let cles = essai.store.lire_cles_flux(*flux).await.unwrap();
        assert_eq!(cles.is_empty(), !modele.cles.contains_key(flux));
    }
    let avant = essai.store.empreinte_vues().await.unwrap();
    let mut reconstruction = essai.store.reconstruire_vues().await.unwrap();
    let vues: Vec<Vues> = modele.vues.values().cloned().collect();
    reconstruction.ecrire(&vues).await.unwrap();
    reconstruction.terminer().await.unwrap();
    assert_eq!(essai.store.empreinte_vues().await.unwrap(), avant);
    essai.verify().await;
}

fn eprouver(cas: u32, place: impl AsyncFn() -> Option<Place> + Copy) {
    let config = Config { cases: cas, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(geste(), 1..25), |gestes| {
            sur_place(place, async |mut essai: Essai| {
                let mut modele = Modele::default();
                for geste in &gestes {
                    jouer(&mut essai, &mut modele, geste).await;
                }
                comparer(&essai, &modele).await;
                essai.finir().await;
            });
            Ok(())
        })
        .unwrap();
}

#[test]
fn sqlite_answers_as_a_list_would() {
    eprouver(24, async || Some(Place::sqlite()));
}

#[test]
fn postgresql_answers_as_a_list_would() {
    eprouver(8, Place::postgres);
}
