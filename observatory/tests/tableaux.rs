//! Tables as of a day and over a period: exact, with every margin, unknown always shown.

#![expect(clippy::unwrap_used, reason = "a test may stop on the first surprise")]

use domain::activite::{Milieu, Sortie};
use domain::fait::{Accompagnement, Domaine, Ouverture, Souhait};
use domain::profil::{Attribut, Genre, Hebergement, Naissance, Victime};
use domain::psp::{Decision, Demande, Evenement, Objet, Seance, Sens};
use domain::{Fait, Jour, Valeur};
use observatory::catalogue::{Catalogue, Plan, Unite};
use observatory::cube::{Cellule, Periode, Recensement, Tableau};
use observatory::{Dimension, Extraction, Receveur as _, extraire, extraire_activite};

fn j(texte: &str) -> Jour {
    texte.parse().unwrap()
}

type Journal = Vec<(Jour, Fait)>;

fn observe(le: &str, attribut: Attribut) -> (Jour, Fait) {
    (j(le), Fait::Observation(attribut))
}

/// A woman of that department, seen on that day.
fn personne(genre: Option<Genre>, departement: Option<&str>, le: &str) -> Journal {
    let ouverture = Ouverture { voie: None, origine: None, datation: None };
    let mut actes = vec![(j(le), Fait::Ouverture(ouverture))];
    if let Some(genre) = genre {
        actes.push(observe(le, Attribut::Genre(Valeur::Connue(genre))));
    }
    if let Some(code) = departement {
        actes.push(observe(le, Attribut::Departement(Valeur::Connue(code.parse().unwrap()))));
    }
    actes
}

fn plan(indicateurs: &[&str], dimensions: &[Dimension]) -> Plan {
    Plan {
        id: "essai".into(),
        titre: "Essai".into(),
        indicateurs: indicateurs.iter().map(|id| (*id).to_owned()).collect(),
        dimensions: dimensions.to_vec(),
    }
}

fn recenser(plan: &Plan, du: &str, au: &str, journaux: &[Journal]) -> Recensement {
    let periode = Periode::nouvelle(j(du), j(au)).unwrap();
    let mut recensement = Recensement::nouveau(plan, periode).unwrap();
    for journal in journaux {
        let mut extraction = Extraction::default();
        extraire(journal.iter().map(|(le, fait)| (*le, fait)), &mut extraction);
        recensement.personne(&extraction.faits);
    }
    recensement
}

fn compte(tableau: &Tableau, groupes: &[Option<&str>]) -> Option<u64> {
    let groupes: Vec<Option<String>> = groupes.iter().map(|g| g.map(str::to_owned)).collect();
    let ligne = tableau.lignes.iter().find(|ligne| ligne.groupes == groupes)?;
    match ligne.cellules.first()? {
        Cellule::Compte(nombre) => Some(*nombre),
        Cellule::Delai(_) | Cellule::Rapport { .. } => None,
    }
}

#[test]
fn every_margin_adds_up_and_unknown_is_a_line_of_its_own() {
    let journaux = [
        personne(Some(Genre::Femme), Some("57"), "2023-02-01"),
        personne(Some(Genre::Femme), Some("57"), "2023-02-02"),
        personne(Some(Genre::Homme), Some("13"), "2023-02-03"),
        personne(None, Some("13"), "2023-02-04"),
        personne(Some(Genre::Femme), None, "2023-02-05"),
        personne(Some(Genre::Femme), Some("2A"), "2022-02-05"),
    ];
    let plan = plan(&["personnes"], &[Dimension::Departement, Dimension::Sexe]);
    let tableau = recenser(&plan, "2023-01-01", "2023-12-31", &journaux).tableau();
    assert_eq!(tableau.unite, Unite::Personnes);
    let n = |departement, sexe| compte(&tableau, &[departement, sexe]);
    assert_eq!(n(Some("57"), Some("F")), Some(2));
    assert_eq!(n(Some("13"), Some("inconnu")), Some(1));
    assert_eq!(n(Some("inconnu"), Some("F")), Some(1));
    assert_eq!(n(Some("inconnu"), Some("inconnu")), Some(0), "unknown is shown, even empty");
    assert_eq!(n(Some("13"), None), Some(2));
    assert_eq!(n(None, Some("F")), Some(3));
    assert_eq!(n(None, None), Some(5));
    assert_eq!(n(Some("2A"), Some("F")), None, "nobody was there that year");
    assert_eq!(n(Some("57"), Some("T")), None, "no one is");
    // Three departments and all, three genders and all.
    assert_eq!(tableau.lignes.len(), 4 * 4);
}

#[test]
fn groups_are_those_of_the_last_day_and_stocks_are_read_on_it() {
    let mut demenage = personne(Some(Genre::Femme), Some("57"), "2023-02-01");
    demenage.push(observe("2023-07-01", Attribut::Departement(Valeur::Connue(j_dep("13")))));
    demenage.push(observe("2023-10-01", Attribut::Departement(Valeur::Inconnue)));
    let plan = plan(&["personnes.ouvertes"], &[Dimension::Departement]);
    let au = |jour: &str, departement: &str| {
        let tableau =
            recenser(&plan, "2000-01-01", jour, std::slice::from_ref(&demenage)).tableau();
        compte(&tableau, &[Some(departement)])
    };
    assert_eq!(au("2023-01-31", "57"), None);
    assert_eq!(au("2023-02-01", "57"), Some(1));
    assert_eq!(au("2023-06-30", "57"), Some(1));
    assert_eq!(au("2023-07-01", "13"), Some(1));
    assert_eq!(au("2023-10-01", "inconnu"), Some(1));
}

fn j_dep(code: &str) -> domain::Departement {
    code.parse().unwrap()
}

#[test]
fn each_dimension_is_read_from_its_observation() {
    let mut journal = personne(Some(Genre::FemmeTrans), Some("976"), "2023-02-01");
    let victime = Victime { prostitution: true, proxenetisme: true, traite: true };
    for attribut in [
        Attribut::Naissance(Valeur::Connue(Naissance::Annee(2007))),
        Attribut::Nationalite(Valeur::Connue("NG".parse().unwrap())),
        Attribut::EnfantsEnFrance(Valeur::Connue(7)),
        Attribut::Victime(Valeur::Connue(victime)),
        Attribut::Cadre(Valeur::Connue(domain::profil::Cadre::EnLigne)),
        Attribut::Hebergement(Valeur::Connue(Hebergement::Hotel)),
    ] {
        journal.push(observe("2023-02-01", attribut));
    }
    let attendus = ["T", "15-17", "hors-ue", "976", "3-et-plus", "oui", "en-ligne", "hotel"];
    for ((dimension, ..), attendu) in Dimension::TOUTES.into_iter().zip(attendus) {
        let plan = plan(&["personnes"], &[dimension]);
        let journaux = std::slice::from_ref(&journal);
        let tableau = recenser(&plan, "2023-01-01", "2023-12-31", journaux).tableau();
        assert_eq!(compte(&tableau, &[Some(attendu)]), Some(1), "{attendu}");
        assert_eq!(compte(&tableau, &[Some("inconnu")]), Some(0), "{attendu}");
    }
}

/// From a wish to opened rights: 30 days, 20, 10, then 5 more.
fn parcours(demande: &str, seance: &str, decision: &str, aps: Option<&str>) -> Journal {
    let mut journal = personne(Some(Genre::Femme), Some("57"), "2022-01-01");
    journal.push((j(demande).plus_jours(-90), Fait::SouhaitSortie(Souhait::Exprime)));
    journal.push((j(demande).plus_jours(-60), Fait::SouhaitSortie(Souhait::Retire)));
    journal.push((j(demande).plus_jours(-30), Fait::SouhaitSortie(Souhait::Exprime)));
    journal.push((j(demande).plus_jours(-10), Fait::SouhaitSortie(Souhait::Exprime)));
    let evenement = |le: &str, evenement| (j(le), Fait::Psp(evenement));
    journal.push(evenement(demande, Evenement::Demande(Demande { deposee_le: Some(j(demande)) })));
    journal.push(evenement(seance, Evenement::Seance(Seance { tenue_le: j(seance) })));
    let accord = Decision {
        objet: Objet::Entree,
        sens: Sens::Accord,
        decidee_le: j(decision),
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs: vec![],
        preuve: None,
    };
    journal.push(evenement(decision, Evenement::Decision(accord)));
    if let Some(du) = aps {
        journal.push(evenement(du, Evenement::ApsDelivree { du: j(du), au: None }));
    }
    journal
}

#[test]
fn delays_are_exact_and_said_of_ten_people_at_least() {
    const DELAIS: [&str; 4] = [
        "delais.souhait-demande",
        "delais.demande-seance",
        "delais.seance-decision",
        "delais.decision-droits",
    ];
    let journal = parcours("2023-03-01", "2023-03-21", "2023-03-31", Some("2023-04-05"));
    let lire = |combien: usize| -> Vec<Option<(u64, u64, u32)>> {
        let journaux = vec![journal.clone(); combien];
        let plan = plan(&DELAIS, &[]);
        let tableau = recenser(&plan, "2023-01-01", "2023-12-31", &journaux).tableau();
        assert_eq!(tableau.unite, Unite::Jours);
        let ligne = tableau.lignes.first().unwrap();
        let lus = ligne.cellules.iter().map(|cellule| match cellule {
            Cellule::Delai(delai) => {
                delai.map(|d| (d.moyenne_en_dixiemes(), d.mediane_en_dixiemes(), d.decile()))
            }
            Cellule::Compte(_) | Cellule::Rapport { .. } => None,
        });
        lus.collect()
    };
    let attendus = [30, 20, 10, 5]
        .map(|jours: u32| Some((u64::from(jours) * 10, u64::from(jours) * 10, jours)));
    assert_eq!(lire(10), attendus);
    assert_eq!(lire(9), [None; 4]);
    // Rights not opened yet are no delay.
    let sans = vec![parcours("2023-03-01", "2023-03-21", "2023-03-31", None); 12];
    let plan = plan(&["delais.decision-droits"], &[]);
    let tableau = recenser(&plan, "2023-01-01", "2023-12-31", &sans).tableau();
    assert_eq!(tableau.lignes.first().unwrap().cellules, [Cellule::Delai(None)]);
}

#[test]
fn outside_the_pathway_means_in_none_at_any_day_of_the_period() {
    let dehors = personne(Some(Genre::Femme), Some("57"), "2023-02-01");
    let mut dedans = parcours("2022-11-01", "2022-11-21", "2023-12-31", None);
    let soutien = Accompagnement { domaine: Domaine::Sante, duree_minutes: None };
    dedans.push((j("2023-06-01"), Fait::Accompagnement(soutien)));
    let journaux = [dehors, dedans];
    let plan = plan(&["personnes", "personnes.hors-psp", "personnes.en-psp"], &[]);
    let lire = |au: &str| {
        let tableau = recenser(&plan, "2023-01-01", au, &journaux).tableau();
        tableau.lignes.first().unwrap().cellules.clone()
    };
    assert_eq!(lire("2023-12-31"), [2, 1, 1].map(Cellule::Compte));
    assert_eq!(lire("2023-12-30"), [2, 2, 0].map(Cellule::Compte));
}

#[test]
fn counting_in_parallel_gives_the_same_table() {
    let journaux: Vec<Journal> = (0..40)
        .map(|rang| {
            let genre = [Some(Genre::Femme), Some(Genre::Homme), None][rang % 3];
            let mut journal = parcours("2023-03-01", "2023-03-21", "2023-03-31", None);
            journal.extend(personne(genre, Some(["57", "13"][rang % 2]), "2022-01-02"));
            journal
        })
        .collect();
    for plan in Catalogue::embarque().plans() {
        let tout = recenser(plan, "2023-01-01", "2023-12-31", &journaux);
        let mut moitie = recenser(plan, "2023-01-01", "2023-12-31", &journaux[..17]);
        moitie.ajouter(&recenser(plan, "2023-01-01", "2023-12-31", &journaux[17..]));
        assert_eq!(moitie.tableau(), tout.tableau(), "{}", plan.id);
    }
}

#[test]
fn a_ratio_is_made_of_two_counts_and_is_nothing_over_zero() {
    let lire = |sorties: &[(u32, u32)]| {
        let plan = plan(&["sorties.taux-de-reponse"], &[]);
        let mut recensement = recenser(&plan, "2023-01-01", "2023-12-31", &[]);
        for (messages, reponses) in sorties {
            let sortie = Sortie {
                milieu: Milieu::Numerique,
                messages: Some(*messages),
                reponses: Some(*reponses),
                ..Sortie::default()
            };
            let mut extraction = Extraction::default();
            let fait = Fait::Sortie(sortie);
            extraire_activite([(j("2023-05-01"), &fait)].into_iter(), &mut extraction);
            recensement.activite(&extraction.faits);
        }
        let tableau = recensement.tableau();
        assert_eq!(tableau.unite, Unite::PourCent);
        tableau.lignes.first().unwrap().cellules.first().unwrap().pour_mille()
    };
    assert_eq!(lire(&[(200, 10), (100, 11)]), Some(70));
    assert_eq!(lire(&[(0, 0)]), None);
}
