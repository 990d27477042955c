//! The shipped scenarios: what is published is found again, and what they are asked is answered.

use forecast::scenario::{Scenario, catalogue};
use forecast::{Annuel, Changement, Indicateur, Reglages, comparer, prevoir};

use crate::commun::reglages;

fn livre(nom: &str) -> Scenario {
    Scenario::livre(nom).unwrap()
}

#[test]
fn today_is_nine_months_and_845_pathways_at_the_end_of_2023() {
    for graine in [1, 57, 2016] {
        let reglages = Reglages { graine, ..reglages(40) };
        let bilan = prevoir(&livre("aujourd-hui"), &reglages, &|_, _| {});
        let attente = bilan.indicateur(Indicateur::AttenteMoyenne).unwrap().moyenne;
        let jours = attente * forecast::temps::JOURS_PAR_MOIS;
        let neuf_mois = 9.0 * forecast::temps::JOURS_PAR_MOIS;
        assert!((jours - neuf_mois).abs() <= 14.0, "{jours} days");
        let en_cours = bilan.annee(2023).unwrap().en_cours.unwrap().moyenne;
        assert!((en_cours / 845.0 - 1.0).abs() <= 0.03, "{en_cours}");
        let demandes = bilan.indicateur(Indicateur::ParAn(Annuel::Demandes)).unwrap().moyenne;
        assert!((demandes / 510.0 - 1.0).abs() <= 0.05, "{demandes}");
        assert_eq!(bilan.little, bilan.replications);
        assert!(bilan.stable());
    }
}

#[test]
fn a_sitting_a_month_is_shorter_by_more_than_chance() {
    let differences =
        comparer(&livre("aujourd-hui"), &livre("commission-mensuelle"), &reglages(20), &|_, _| {});
    let de = |voulu| differences.differences.iter().find(|d| d.indicateur == voulu).unwrap();
    let attente = de(Indicateur::AttenteMoyenne);
    let ecart = attente.ecart.unwrap();
    assert!(ecart.haut() < -1.5, "{ecart:?}");
    let (avant, apres) = (attente.avant.unwrap(), attente.apres.unwrap());
    assert!((apres.moyenne - avant.moyenne - ecart.moyenne).abs() < 1e-9);
    // The same people on both sides: the difference is known better than from separate draws.
    assert!(ecart.marge < avant.marge.hypot(apres.marge), "{ecart:?} {avant:?} {apres:?}");
    let souhaits = de(Indicateur::ParAn(Annuel::Souhaits)).ecart.unwrap();
    assert!(souhaits.moyenne == 0.0 && souhaits.marge == 0.0);
    assert!(souhaits.contient_zero() && !ecart.contient_zero());
}

#[test]
fn fewer_pathways_by_post_need_more_posts_in_proportion() {
    let postes = |nom| {
        let bilan = prevoir(&livre(nom), &reglages(4), &|_, _| {});
        bilan.indicateur(Indicateur::ParAn(Annuel::Postes)).unwrap().moyenne
    };
    let (dix_neuf, quinze, douze) =
        (postes("aujourd-hui"), postes("quinze-par-poste"), postes("douze-par-poste"));
    assert!((quinze / dix_neuf - 19.0 / 15.0).abs() < 1e-9);
    assert!((douze / dix_neuf - 19.0 / 12.0).abs() < 1e-9);
}

#[test]
fn four_thousand_exits_a_year_cost_what_the_multiplication_says_but_for_early_ends() {
    let scenario = livre("quatre-mille-sorties");
    let bilan = prevoir(&scenario, &reglages(3), &|_, _| {});
    assert!(bilan.regime_atteint && bilan.chauffe_mois.is_some());
    let sorties = bilan.indicateur(Indicateur::ParAn(Annuel::Sorties)).unwrap().moyenne;
    assert!((sorties / 4000.0 - 1.0).abs() < 0.02, "{sorties}");
    let cout = bilan.indicateur(Indicateur::ParAn(Annuel::CoutTotal)).unwrap().moyenne;
    assert!(cout < 241_944_000.0 && cout > 0.9 * 241_944_000.0, "{cout}");
    let entiers = [
        Changement::nombre("psp.accord_renouvellement", 1.0),
        Changement::nombre("psp.fin_anticipee_par_periode", 0.0),
    ];
    let entiers = prevoir(&scenario.changer(&entiers).unwrap(), &reglages(3), &|_, _| {});
    let cout = entiers.indicateur(Indicateur::ParAn(Annuel::CoutTotal)).unwrap();
    assert!((cout.moyenne / 241_944_000.0 - 1.0).abs() < 0.01, "{cout:?}");
}

#[test]
fn money_changes_who_pays_and_not_who_waits() {
    let differences =
        comparer(&livre("aujourd-hui"), &livre("financement-4500"), &reglages(3), &|_, _| {});
    let ecart = |voulu| {
        differences
            .differences
            .iter()
            .find(|d| d.indicateur == voulu)
            .unwrap()
            .ecart
            .unwrap()
            .moyenne
    };
    assert!(ecart(Indicateur::AttenteMoyenne) == 0.0);
    assert!(ecart(Indicateur::ParAn(Annuel::CoutAssociations)) > 500_000.0);
    assert!(ecart(Indicateur::ParAn(Annuel::CoutTotal)).abs() < 1e-6);
}

#[test]
fn what_overflows_is_said_with_the_year() {
    for (nom, de, a) in
        [("douze-par-poste-sans-embauche", 2023.0, 2025.5), ("dix-dossiers", 2022.0, 2025.0)]
    {
        let bilan = prevoir(&livre(nom), &reglages(5), &|_, _| {});
        assert!(!bilan.stable(), "{nom}");
        assert_eq!(bilan.depassement.fois, bilan.replications, "{nom}");
        let annee = bilan.depassement.annee.unwrap().moyenne;
        assert!(annee > de && annee < a, "{nom}: {annee}");
        // The queue keeps growing: it does not come back below.
        assert_eq!(bilan.resorption.fois, 0, "{nom}");
    }
    let calme = prevoir(&livre("aujourd-hui"), &reglages(3), &|_, _| {});
    assert_eq!(calme.depassement.fois, 0);
}

#[test]
fn files_that_wait_on_the_first_day_are_cleared_when_there_are_seats() {
    let avec = |places: f64| {
        let changements = [
            Changement::nombre("territoire.*.dossiers_prets", 40.0),
            Changement::nombre("territoire.*.places_par_seance", places),
            Changement::nombre("territoire.*.seances_par_an", 12.0),
            Changement::nombre("seuil_file", 25.0),
        ];
        let bilan =
            prevoir(&livre("moselle").changer(&changements).unwrap(), &reglages(10), &|_, _| {});
        bilan.resorption.annee.unwrap().moyenne
    };
    let (quatre, huit) = (avec(4.0), avec(8.0));
    assert!(huit < quatre && huit > 2017.0, "{quatre} {huit}");
}

#[test]
fn every_number_shipped_says_what_it_is_and_where_it_comes_from() {
    for livre in catalogue::LIVRES {
        let scenario = Scenario::lire(livre.texte).unwrap();
        assert_eq!(scenario.nom, livre.nom);
        for entree in &scenario.entrees {
            let repere = ["debut", "fin", "mesure.premiere_annee", "mesure.derniere_annee"]
                .contains(&entree.champ.as_str());
            let nature = entree.nature.as_deref().unwrap_or_default();
            let connue = ["imprime", "derive", "hypothese", "calibre", "choix"].contains(&nature);
            assert!(repere || connue, "{}: {}: {nature:?}", livre.nom, entree.champ);
            let source = entree.source.is_some() || nature == "choix";
            assert!(repere || source, "{}: {} has no source", livre.nom, entree.champ);
        }
    }
}

#[test]
fn departments_are_told_apart_and_add_up() {
    let bilan = prevoir(&livre("aujourd-hui"), &reglages(10), &|_, _| {});
    let groupes: f64 = bilan.groupes.iter().map(|g| g.en_cours.unwrap().moyenne).sum();
    let total = bilan.indicateur(Indicateur::EnCours).unwrap().moyenne;
    assert!((groupes - total).abs() < 1e-6);
    let tranches: f64 = bilan.tranches.iter().map(|t| t.unwrap().moyenne).sum();
    let nombre: u32 = bilan.groupes.iter().map(|g| g.nombre).sum();
    assert!((tranches - f64::from(nombre)).abs() < 1e-9);
}
