//! The state of a file as of a day, as known at an instant.

mod strategies;

use domain::fait::{
    Accompagnement, Correction, Domaine, MotifCloture, Ouverture, Remplacement, Souhait,
    VoieContact,
};
use domain::profil::{Attribut, Hebergement, Rubrique};
use domain::psp::{Decision, Demande, Evenement, Objet, Sens, TransitionInterdite};
use domain::recit::Identite;
use domain::{
    Acte, ActeId, DossierId, Fait, Flux, Horodatage, Jour, MembreId, Recit, Regard, Valeur, fold,
};
use proptest::prelude::*;

fn j(texte: &str) -> Jour {
    texte.parse().expect("a day")
}

fn id(rang: u32) -> ActeId {
    ActeId::depuis_octets(u128::from(rang).to_be_bytes())
}

/// An act recorded at noon, `delai` days after it happened.
fn acte(rang: u32, le: Jour, delai: i32, fait: Fait) -> Acte {
    let jours = i64::from(le.plus_jours(delai).jours_depuis(Jour::constante(1970, 1, 1)));
    Acte {
        id: id(rang),
        flux: Flux::Dossier(DossierId::depuis_octets([1; 16])),
        rang,
        survenu_le: le,
        consigne_a: Horodatage::depuis_micros((jours * 86_400 + 43_200) * 1_000_000),
        auteur: MembreId::depuis_octets([2; 16]),
        fait,
        recit: None,
    }
}

/// A journal where each act is recorded on its day, ranks from 1.
fn journal(faits: Vec<(&str, Fait)>) -> Vec<Acte> {
    (1..).zip(faits).map(|(rang, (le, fait))| acte(rang, j(le), 0, fait)).collect()
}

fn ouverture() -> Fait {
    Fait::Ouverture(Ouverture { voie: Some(VoieContact::Rue), origine: None, datation: None })
}

fn soutien(domaine: Domaine) -> Fait {
    Fait::Accompagnement(Accompagnement { domaine, duree_minutes: None })
}

fn loge(lieu: Hebergement) -> Fait {
    Fait::Observation(Attribut::Hebergement(Valeur::Connue(lieu)))
}

fn correction(acte: u32, remplacement: Option<(&str, Fait)>) -> Fait {
    Fait::Correction(Correction {
        acte: id(acte),
        remplacement: remplacement
            .map(|(le, fait)| Remplacement { survenu_le: j(le), fait: Box::new(fait) }),
    })
}

fn domaines(actes: &[Acte], regard: &Regard) -> Vec<Domaine> {
    fold(actes, regard).accompagnements.iter().map(|(_, soutien)| soutien.domaine).collect()
}

#[test]
fn the_profile_is_the_last_observation_of_each_attribute() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-01-10", loge(Hebergement::Rue)),
        ("2023-03-01", loge(Hebergement::Chrs)),
        ("2023-06-01", loge(Hebergement::Chrs)),
    ]);
    let lieu = |au: &str| {
        let etat = fold(&actes, &Regard::au(j(au)));
        etat.profil.get(&Rubrique::Hebergement).cloned()
    };
    assert_eq!(lieu("2023-01-09"), None);
    let rue = Attribut::Hebergement(Valeur::Connue(Hebergement::Rue));
    assert_eq!(lieu("2023-02-28").unwrap().attribut, rue);
    let vu = lieu("2023-12-31").unwrap();
    assert_eq!((vu.observe_le, vu.depuis), (j("2023-06-01"), j("2023-03-01")));
}

#[test]
fn a_correction_replaces_the_day_and_the_fact() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", soutien(Domaine::Sante)),
        ("2023-03-01", correction(2, Some(("2022-12-24", soutien(Domaine::Budget))))),
    ]);
    let etat = fold(&actes, &Regard::au(j("2022-12-31")));
    assert_eq!(etat.accompagnements.len(), 1);
    assert_eq!(domaines(&actes, &Regard::au(j("2023-12-31"))), [Domaine::Budget]);
}

#[test]
fn a_correction_cancels() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", soutien(Domaine::Sante)),
        ("2023-03-01", correction(2, None)),
    ]);
    assert_eq!(domaines(&actes, &Regard::au(j("2023-12-31"))), []);
}

#[test]
fn the_last_correction_wins_and_the_first_is_forgotten() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", soutien(Domaine::Sante)),
        ("2023-03-01", correction(2, None)),
        ("2023-03-02", correction(2, Some(("2023-02-01", soutien(Domaine::Droits))))),
        ("2023-03-03", correction(2, Some(("2023-02-01", soutien(Domaine::Emploi))))),
    ]);
    assert_eq!(domaines(&actes, &Regard::au(j("2023-12-31"))), [Domaine::Emploi]);
}

#[test]
fn what_was_known_before_a_correction_can_be_seen_again() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", soutien(Domaine::Sante)),
        ("2024-01-20", correction(2, Some(("2023-02-01", soutien(Domaine::Droits))))),
    ]);
    let connu_avant = |instant: &str| Regard {
        au: j("2023-12-31"),
        consigne_avant: Some(instant.parse().expect("an instant")),
    };
    assert_eq!(domaines(&actes, &connu_avant("2024-01-10T00:00:00Z")), [Domaine::Sante]);
    // At the very instant of recording it was not known before.
    assert_eq!(domaines(&actes, &connu_avant("2024-01-20T12:00:00Z")), [Domaine::Sante]);
    assert_eq!(domaines(&actes, &connu_avant("2024-01-20T12:00:01Z")), [Domaine::Droits]);
}

#[test]
fn a_correction_that_tells_nothing_leaves_what_was_told() {
    let nommer = |nom: &str| {
        Some(Recit::Identite(Identite { nom: Some(nom.to_owned()), ..Identite::default() }))
    };
    let mut actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-01-11", Fait::Identite),
        ("2023-02-01", correction(2, Some(("2023-01-10", Fait::Identite)))),
        ("2023-03-01", correction(2, Some(("2023-01-10", Fait::Identite)))),
    ]);
    actes[1].recit = nommer("QUAI");
    actes[3].recit = nommer("NEIGE");
    let nom = |au: &str, connus: usize| {
        fold(&actes[..connus], &Regard::au(j(au))).identite.and_then(|identite| identite.nom)
    };
    assert_eq!(nom("2023-01-10", 2), None);
    assert_eq!(nom("2023-01-10", 3).as_deref(), Some("QUAI"));
    assert_eq!(nom("2023-01-10", 4).as_deref(), Some("NEIGE"));
}

#[test]
fn a_reader_without_the_key_keeps_the_last_name_read() {
    let mut actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-01-11", Fait::Identite),
        ("2023-02-01", Fait::Identite),
    ]);
    actes[1].recit = Some(Recit::Identite(Identite::default()));
    assert!(fold(&actes, &Regard::au(j("2023-12-31"))).identite.is_some());
}

#[test]
fn an_illegal_step_is_an_anomaly_and_changes_nothing_else() {
    let decision = Decision {
        objet: Objet::Entree,
        sens: Sens::Accord,
        decidee_le: j("2023-04-20"),
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs: Vec::new(),
        preuve: None,
    };
    let demande = Evenement::Demande(Demande { deposee_le: Some(j("2023-05-01")) });
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-04-20", Fait::Psp(Evenement::Decision(decision))),
        ("2023-05-01", Fait::Psp(demande)),
    ]);
    let etat = fold(&actes, &Regard::au(j("2023-12-31")));
    assert_eq!(etat.anomalies.len(), 1);
    assert_eq!(etat.anomalies[0].acte, id(2));
    assert_eq!(etat.anomalies[0].regle, TransitionInterdite::SansDemande);
    assert_eq!(etat.psp.parcours.len(), 1);
}

#[test]
fn a_file_is_closed_and_opened_again() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-05-01", Fait::Cloture(MotifCloture::Depart)),
        ("2023-09-01", Fait::Reouverture),
    ]);
    let clos = |au: &str| fold(&actes, &Regard::au(j(au))).clos;
    assert_eq!(clos("2023-04-30"), None);
    assert_eq!(clos("2023-05-01"), Some((MotifCloture::Depart, j("2023-05-01"))));
    assert_eq!(clos("2023-09-01"), None);
}

#[test]
fn acts_of_one_day_follow_in_the_order_they_were_recorded() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", Fait::SouhaitSortie(Souhait::Exprime)),
        ("2023-02-01", Fait::SouhaitSortie(Souhait::Retire)),
    ]);
    let etat = fold(&actes, &Regard::au(j("2023-02-01")));
    assert_eq!(etat.souhait, Some((Souhait::Retire, j("2023-02-01"))));
}

/// Journals of any facts in any order of days, some recorded late, some corrected.
fn journaux() -> impl Strategy<Value = Vec<Acte>> {
    let fait = || (strategies::fait_de_dossier(), 0..2_000, 0..200);
    let corrections = proptest::collection::vec((any::<proptest::sample::Index>(), fait()), 0..6);
    (proptest::collection::vec(fait(), 1..25), corrections).prop_map(|(faits, corrections)| {
        let jour = |n: i32| Jour::constante(2020, 1, 1).plus_jours(n);
        let mut actes: Vec<Acte> = (1..)
            .zip(faits)
            .map(|(rang, (fait, le, delai))| acte(rang, jour(le), delai, fait))
            .collect();
        for (cible, (fait, le, delai)) in corrections {
            let visee = cible.get(&actes).id;
            let rang = u32::try_from(actes.len() + 1).expect("few acts");
            let remplacement = (delai % 5 != 0)
                .then(|| Remplacement { survenu_le: jour(le), fait: Box::new(fait) });
            let correction = Correction { acte: visee, remplacement };
            actes.push(acte(rang, jour(le), delai + 30, Fait::Correction(correction)));
        }
        actes
    })
}

proptest! {
    #[test]
    fn what_happens_after_changes_nothing_before(actes in journaux(), n in 0..2_000) {
        let au = Jour::constante(2020, 1, 1).plus_jours(n);
        let avant: Vec<Acte> = actes
            .iter()
            // A correction speaks of its target's day, whatever its own.
            .filter(|acte| acte.survenu_le <= au || matches!(acte.fait, Fait::Correction(_)))
            .cloned()
            .collect();
        // An act moved into the period by a correction belongs to it.
        let deplacee = actes.iter().any(|acte| matches!(&acte.fait, Fait::Correction(correction)
            if !avant.iter().any(|vu| vu.id == correction.acte)));
        prop_assume!(!deplacee);
        let regard = Regard::au(au);
        prop_assert_eq!(fold(&actes, &regard), fold(&avant, &regard));
    }

    #[test]
    fn what_is_recorded_after_changes_nothing_known_before(actes in journaux(), n in 0..2_200) {
        let jour = Jour::constante(2020, 1, 1).plus_jours(n);
        let instant: Horodatage = jour.to_string().parse().expect("a day is an instant");
        let regard = Regard { au: Jour::DERNIER, consigne_avant: Some(instant) };
        let connus: Vec<Acte> =
            actes.iter().filter(|acte| acte.consigne_a < instant).cloned().collect();
        prop_assert_eq!(fold(&actes, &regard), fold(&connus, &Regard::au(Jour::DERNIER)));
    }

    #[test]
    fn the_order_of_the_slice_says_nothing(
        (actes, melanges) in journaux().prop_flat_map(|actes| {
            (Just(actes.clone()), Just(actes).prop_shuffle())
        }),
        n in 0..2_000,
    ) {
        let regard = Regard::au(Jour::constante(2020, 1, 1).plus_jours(n));
        prop_assert_eq!(fold(&actes, &regard), fold(&melanges, &regard));
    }

    #[test]
    fn an_act_corrected_to_nothing_was_never_there(
        actes in journaux(),
        cible in any::<proptest::sample::Index>(),
    ) {
        let visee = cible.get(&actes).id;
        prop_assume!(!matches!(cible.get(&actes).fait, Fait::Correction(_)));
        let rang = u32::try_from(actes.len() + 1).expect("few acts");
        let annulation = Fait::Correction(Correction { acte: visee, remplacement: None });
        let mut annules = actes.clone();
        annules.push(acte(rang, Jour::constante(2026, 1, 1), 0, annulation));
        let sans: Vec<Acte> = actes.into_iter().filter(|acte| acte.id != visee).collect();
        let regard = Regard::au(Jour::DERNIER);
        prop_assert_eq!(fold(&annules, &regard), fold(&sans, &regard));
    }
}
