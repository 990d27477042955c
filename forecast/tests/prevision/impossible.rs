//! What cannot be is refused, with its name and its reason.

use forecast::{Changement, ErreurScenario, Scenario};

fn code(changements: &[&str]) -> String {
    let lus: Result<Vec<Changement>, ErreurScenario> =
        changements.iter().map(|texte| Changement::lire(texte)).collect();
    let scenario = lus.and_then(|lus| Scenario::livre("aujourd-hui").unwrap().changer(&lus));
    match scenario {
        Ok(_) => "possible".into(),
        Err(erreur) => {
            assert!(!erreur.to_string().is_empty() && !erreur.conseil().is_empty());
            erreur.code().into()
        }
    }
}

#[test]
fn each_impossible_input_has_its_error() {
    let cas: [(&[&str], &str); 22] = [
        (&["territoire.*.postes=0"], "scenario-sans-poste"),
        (&["territoire.*.postes=-1"], "scenario-impossible"),
        (&["territoire.*.postes=0.01"], "scenario-sans-poste"),
        (&["decision.delai.min_jours=-3"], "scenario-impossible"),
        (&["preparation.duree.moyenne_jours=-1"], "scenario-impossible"),
        (&["decision.delai.max_jours=2"], "scenario-incoherent"),
        (&["decision.accord=1.2"], "scenario-impossible"),
        (&["psp.accord_renouvellement=-0.1"], "scenario-impossible"),
        (&["territoire.*.seances_par_an=-2"], "scenario-impossible"),
        (&["territoire.*.seances_par_an=400"], "scenario-impossible"),
        (&["territoire.*.seances_par_an=0"], "scenario-surcharge"),
        (&["territoire.*.places_par_seance=0"], "scenario-impossible"),
        (&["territoire.*.places_par_seance=2,5"], "scenario-impossible"),
        (&["territoire.*.places_par_seance=10"], "scenario-surcharge"),
        (&["psp.periodes=0"], "scenario-impossible"),
        (&["psp.preavis_jours=300"], "scenario-incoherent"),
        (&["association.preparations_par_poste=2"], "scenario-incoherent"),
        (&["decision.acord=0.9"], "scenario-champ-inconnu"),
        (&["territoire.Nulle part.postes=2"], "scenario-champ-inconnu"),
        (&["souhaits.facteur=1e12"], "scenario-impossible"),
        (&["souhaits.facteur=1e6"], "scenario-trop-grand"),
        (&["decision.accord=nan"], "scenario-valeur"),
    ];
    for (changements, attendu) in cas {
        assert_eq!(code(changements), attendu, "{changements:?}");
    }
}

#[test]
fn a_load_above_capacity_is_possible_when_it_is_said() {
    assert_eq!(code(&["territoire.*.places_par_seance=10", "surcharge_admise=true"]), "possible");
    assert_eq!(code(&["territoire.*.places_par_seance=400"]), "possible");
}

#[test]
fn texts_that_are_no_scenario_say_where() {
    let erreur = Scenario::lire("nom = \"x\"\ntitre = oops\n").unwrap_err();
    assert_eq!(erreur, ErreurScenario::Illisible { ligne: 2 });
    let code = |texte: &str| Scenario::lire(texte).unwrap_err().code();
    assert_eq!(code("debut = 2020"), "scenario-incomplet");
    assert_eq!(code("base = \"nulle-part\""), "scenario-inconnu");
    assert_eq!(code("base = \"aujourd-hui\"\nfin = 2030"), "scenario-incoherent");
    assert_eq!(code("base = \"aujourd-hui\"\n[changements]\nfin = 2010"), "scenario-incoherent");
    assert_eq!(code("base = \"aujourd-hui\"\n[changements]\nfin = \"x\""), "scenario-valeur");
}

#[test]
fn a_change_may_be_written_with_or_without_quotes() {
    let change = |suite: &str| {
        let texte = format!("base = \"aujourd-hui\"\n[changements]\n{suite}\n");
        Scenario::lire(&texte).unwrap()
    };
    let (avec, sans) = (change("\"decision.accord\" = 0.5"), change("decision.accord = 0.5"));
    assert_eq!(avec.decision.accord.to_bits(), sans.decision.accord.to_bits());
    assert_eq!(avec.decision.accord.to_bits(), 0.5_f64.to_bits());
    let un_seul = change("\"territoire.11 à 20 parcours.seances_par_an\" = 7");
    let sept = un_seul.territoires.iter().filter(|t| t.seances_par_an > 6.0).count();
    assert_eq!(sept, 1);
}
