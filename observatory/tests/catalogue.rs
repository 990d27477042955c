//! The catalogue says what is counted, and refuses what would mislead.

#![expect(clippy::unwrap_used, reason = "a test may stop on the first surprise")]

use observatory::catalogue::{Catalogue, Plan, page_indicateurs};
use observatory::{Compteurs, Dimension};

/// The ids under which erased people were counted since the first version: none may go.
const TOUJOURS: [&str; 124] = [
    "personnes",
    "personnes.nouvelles",
    "personnes.ouvertes",
    "age.moins-de-15",
    "age.15-17",
    "age.18-25",
    "age.26-35",
    "age.36-45",
    "age.46-et-plus",
    "age.inconnu",
    "origine.france",
    "origine.ue",
    "origine.hors-ue",
    "origine.inconnue",
    "actes.logement",
    "actes.sante",
    "actes.droits",
    "actes.emploi",
    "actes.francais",
    "actes.justice",
    "actes.parentalite",
    "actes.estime-de-soi",
    "actes.budget",
    "accompagnees.logement",
    "accompagnees.sante",
    "accompagnees.droits",
    "accompagnees.emploi",
    "accompagnees.francais",
    "accompagnees.justice",
    "accompagnees.parentalite",
    "accompagnees.estime-de-soi",
    "accompagnees.budget",
    "psp.demandes",
    "psp.accords",
    "psp.refus",
    "psp.refus.oqtf",
    "psp.refus.etat-civil-legalise",
    "psp.refus.asile-rejete",
    "psp.refus.enfants-a-l-etranger",
    "psp.refus.conjoint-irregulier",
    "psp.refus.pas-de-plainte",
    "psp.refus.n-a-pas-cesse",
    "psp.refus.engagements-non-tenus",
    "psp.refus.dossier-incomplet",
    "psp.refus.pas-victime",
    "psp.refus.mineure",
    "psp.refus.ordre-du-jour-complet",
    "psp.refus.autre",
    "psp.en-cours",
    "psp.suivis",
    "psp.renouvellements",
    "psp.fins",
    "psp.fins.cdi",
    "psp.fins.cdd",
    "psp.fins.emploi",
    "psp.fins.formation",
    "psp.fins.logement",
    "psp.fins.terme",
    "psp.fins.non-renouvele",
    "psp.fins.abandon",
    "psp.fins.depart",
    "psp.fins.retrait",
    "psp.fins.deces",
    "psp.fins.autre",
    "psp.fins.inconnue",
    "sorties",
    "sorties.numeriques",
    "sorties.rencontrees",
    "sorties.nouvelles",
    "sorties.orientees",
    "sorties.messages",
    "sorties.reponses",
    "seances.atelier",
    "seances.prevention-scolaire",
    "seances.prevention-ciblee",
    "seances.formation",
    "seances.stage",
    "seances.atelier.participants",
    "seances.prevention-scolaire.participants",
    "seances.prevention-ciblee.participants",
    "seances.formation.participants",
    "seances.stage.participants",
    "accueil.permanences",
    "accueil.visites",
    "accueil.reconnues",
    "accueil.premieres",
    "accueil.services.ecoute",
    "accueil.services.repas",
    "accueil.services.hygiene",
    "accueil.services.vetements",
    "accueil.services.prevention",
    "accueil.services.courrier",
    "accueil.services.droits",
    "accueil.services.soins",
    "accueil.services.orientation",
    "accueil.services.repos",
    "accueil.services.autre",
    "accueil.activites.art-therapie",
    "accueil.activites.relaxation",
    "accueil.activites.sport",
    "accueil.activites.temps-partage",
    "accueil.activites.autre",
    "en-ligne.conversations",
    "en-ligne.rencontres",
    "formations.attestations",
    "stages.attestations",
    "sorties.suivies-rencontrees",
    "sorties.materiel.preservatif",
    "sorties.materiel.lubrifiant",
    "sorties.materiel.autotest",
    "sorties.materiel.hygiene",
    "sorties.materiel.collation",
    "sorties.materiel.vetement",
    "sorties.materiel.carte",
    "sorties.remarques.moins-de-monde",
    "sorties.remarques.plus-de-monde",
    "sorties.remarques.nouvelles-venues",
    "sorties.remarques.mineures-possibles",
    "sorties.remarques.presence-police",
    "sorties.remarques.surveillance",
    "sorties.remarques.violences",
    "sorties.remarques.besoin-de-soins",
    "sorties.remarques.secours-appeles",
    "sorties.remarques.sortie-ecourtee",
];

#[test]
fn annual_indicators_keep_their_ids_and_their_order() {
    let annuels: Vec<&str> = Catalogue::embarque().annuels().collect();
    assert_eq!(annuels, TOUJOURS);
    let compteurs = Compteurs::nouveaux(2023).unwrap();
    assert!(annuels.iter().all(|id| compteurs.total(id) == Some(0)));
    assert_eq!(compteurs.total("personnes.inventees"), None);
}

#[test]
fn the_page_of_indicators_is_up_to_date() {
    let chemin = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/indicateurs.md");
    let page = std::fs::read_to_string(chemin).unwrap_or_default();
    assert!(
        page == page_indicateurs(),
        "docs/indicateurs.md is out of date: \
         cargo run -q -p observatory --example page_indicateurs > docs/indicateurs.md"
    );
}

const PERSONNES: &str = r#"
[[indicateur]]
id = "gens"
version = 1
libelle = "Gens"
definition = "Des gens."
population = "tout le monde"
unite = "personnes"
temps = "flux"
mesure = "personnes"
faits = ["acte"]
dimensions = ["sexe", "age"]
"#;

const DEMANDES: &str = r#"
[[indicateur]]
id = "demandes"
version = 1
libelle = "Demandes"
definition = "Des demandes."
population = "tout le monde"
unite = "demandes"
temps = "flux"
mesure = "faits"
faits = ["psp-demande"]
dimensions = ["sexe"]
"#;

fn refus(textes: &[&str]) -> String {
    Catalogue::lire(&[("essai.toml", &textes.concat())]).unwrap_err().to_string()
}

fn tableau(indicateurs: &str, dimensions: &str) -> String {
    let entete = "\n[[tableau]]\nid = \"t\"\ntitre = \"T\"\n";
    format!("{entete}indicateurs = [{indicateurs}]\ndimensions = [{dimensions}]\n")
}

#[test]
fn a_table_that_mixes_units_is_refused() {
    assert!(Catalogue::lire(&[("essai.toml", &[PERSONNES, DEMANDES].concat())]).is_ok());
    let mele = tableau("\"gens\", \"demandes\"", "");
    let erreur = refus(&[PERSONNES, DEMANDES, &mele]);
    assert_eq!(erreur, "« t » mêle personnes et demandes : un tableau tient une seule unité");
    let rapport = DEMANDES
        .replace("\"demandes\"\nversion", "\"taux\"\nversion")
        .replace("unite = \"demandes\"", "unite = \"pour-cent\"")
        .replace(
            "mesure = \"faits\"\nfaits = [\"psp-demande\"]",
            "mesure = \"rapport\"\n\
            numerateur = \"gens\"\ndenominateur = \"demandes\"",
        );
    let erreur = refus(&[PERSONNES, DEMANDES, &rapport]);
    assert!(erreur.starts_with("« taux » mêle personnes et demandes"), "{erreur}");
}

#[test]
fn what_contradicts_itself_is_refused_with_the_entry_and_the_rule() {
    let change = |avant: &str, apres: &str| {
        assert!(PERSONNES.contains(avant), "{avant}");
        refus(&[&PERSONNES.replace(avant, apres)])
    };
    for (avant, apres, dit) in [
        ("unite = \"personnes\"", "unite = \"gens\"", "« gens » : unite « gens » n'est pas connu"),
        ("unite = \"personnes\"", "unite = \"actes\"", "compte chacune une fois"),
        ("\"acte\"", "\"nom\"", "faits « nom » n'est pas connu"),
        ("\"acte\"", "\"acte\", \"sortie\"", "ne se comptent pas ensemble"),
        ("\"acte\"", "\"sortie\"", "elle n'a pas de dimension"),
        ("[\"acte\"]", "[]", "ou bien des faits, ou bien un rapport"),
        ("id = \"gens\"", "id = \"gens.*\"", "étoile"),
        ("temps = \"flux\"", "temps = \"toujours\"", "temps « toujours »"),
        ("mesure = \"personnes\"", "mesure = \"delai\"", "compte chacune une fois"),
        ("mesure = \"personnes\"", "mesure = \"rapport\"", "mesure « rapport »"),
        ("\"age\"]", "\"nom\"]", "dimensions « nom »"),
        ("\"Des gens.\"", "\"\"", "se disent en mots"),
        ("version = 1", "version = 1\nnom = 2", "essai.toml"),
    ] {
        let erreur = change(avant, apres);
        assert!(erreur.contains(dit), "{apres}: {erreur}");
    }
    assert_eq!(refus(&[PERSONNES, PERSONNES]), "« gens » est défini deux fois");
    for (indicateurs, dimensions, dit) in [
        ("\"absent\"", "", "« absent » n'est pas dans le catalogue"),
        ("", "", "au moins un indicateur"),
        ("\"gens\"", "\"origine\"", "gens ne se divise pas par origine"),
        ("\"gens\"", "\"sexe\", \"sexe\"", "citée deux fois"),
        ("\"gens\"", "\"sexe\", \"age\", \"origine\", \"cadre\"", "trois dimensions au plus"),
    ] {
        let erreur = refus(&[PERSONNES, &tableau(indicateurs, dimensions)]);
        assert!(erreur.contains(dit), "{erreur}");
    }
}

#[test]
fn a_table_asked_for_is_held_to_the_same_rules() {
    let plan = |indicateurs: &[&str], dimensions: Vec<Dimension>| Plan {
        id: "demande".into(),
        titre: String::new(),
        indicateurs: indicateurs.iter().map(|id| (*id).to_owned()).collect(),
        dimensions,
    };
    let catalogue = Catalogue::embarque();
    assert!(catalogue.verifier(&plan(&["personnes"], vec![Dimension::Sexe])).is_ok());
    assert!(catalogue.verifier(&plan(&["personnes", "psp.demandes"], vec![])).is_err());
    assert!(catalogue.verifier(&plan(&["age.*"], vec![])).is_err());
    assert!(catalogue.verifier(&plan(&["sorties"], vec![Dimension::Sexe])).is_err());
    for plan in catalogue.plans() {
        assert!(catalogue.verifier(plan).is_ok(), "{}", plan.id);
    }
}
