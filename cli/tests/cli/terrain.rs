//! The field from the command line: noted, corrected, counted, taken out.

use crate::commun::{Base, sur_chaque_moteur, sur_sqlite};

const ID: &str = "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42";

#[test]
fn a_half_day_is_noted_once_corrected_and_counts_as_the_year_s_figures() {
    sur_chaque_moteur(|base| {
        let noter = ["activite", "noter", "permanence", "moment=matin", "visites=12"];
        let noter = [&noter[..], &["reconnues=8", "service-repas=3", "--id", ID]].concat();
        let (premiere, seconde) = (base.json(&noter), base.json(&noter));
        assert_eq!(premiere["deja_present"], false);
        assert_eq!(seconde["deja_present"], true);
        let corriger = ["activite", "corriger", ID, "visites=14", "service-repas=", "--apres", "1"];
        base.json(&corriger);
        assert_eq!(base.refus(1, &corriger)["code"], "acte-perime");
        let montree = base.json(&["activite", "montrer", ID]);
        assert_eq!(montree["champs"]["visites"], "14");
        assert_eq!(montree["champs"]["reconnues"], "8");
        assert!(montree["champs"].get("service-repas").is_none(), "{montree}");
        let bilan = base.json(&["activite", "bilan"]);
        assert_eq!(bilan["chiffres"]["accueil.visites"], 14);
        assert_eq!(bilan["personnes_differentes_estimees"]["indeterminees"], "trop-peu");
        let chiffres = base.json(&["chiffres", "annuels", "--annee", &annee(base)]);
        assert_eq!(chiffres["accueil"]["visites"], 14);
        assert_eq!(chiffres["accueil"]["reconnues"], 8);
        assert_eq!(chiffres["accueil"]["services"]["repas"], 0, "corrected");
        let texte = base.texte(&["activite", "bilan"]);
        assert!(texte.contains("ne peut pas être estimé"), "{texte}");
        assert_eq!(base.json(&["activite", "lister"])["activites"].as_array().unwrap().len(), 1);
        base.json(&["activite", "corriger", ID, "--annuler"]);
        assert_eq!(base.refus(1, &["activite", "montrer", ID])["code"], "activite-inconnue");
    });
}

#[test]
fn what_reaches_somebody_is_refused_and_not_repeated() {
    sur_sqlite(|base| {
        let noter = ["activite", "noter", "prevention-ciblee", "public-cible=pjj", "presents=8"];
        let erreur = base.refus(1, &[&noter[..], &["structure=Foyer 06 39 98 00 00"]].concat());
        assert_eq!(erreur["code"], "saisie-activite");
        assert!(!erreur.to_string().contains("98 00"), "{erreur}");
        std::fs::write(base.chemin("m.txt"), "Bonjour, venez sur exemple.com").unwrap();
        let modele = ["activite", "modele", "Premier contact", "--texte", "m.txt"];
        assert_eq!(base.refus(1, &modele)["code"], "saisie-activite");
        std::fs::write(base.chemin("m.txt"), "Bonjour, nous sommes là.").unwrap();
        base.json(&modele);
        let lus = base.json(&["activite", "modeles"]);
        let modele = lus["versions"][0]["modele"].as_str().unwrap().to_owned();
        let messages = format!("messages:{modele}:1=100");
        let reponses = format!("reponses:{modele}:1=13");
        let seance = ["activite", "noter", "en-ligne", "support=forum", "messages=100"];
        base.json(&[&seance[..], &["reponses=13", &messages, &reponses]].concat());
        let bilan = base.json(&["activite", "bilan"]);
        let taux = &bilan["modeles"][0]["reponses"];
        assert_eq!((&taux["nombre"], &taux["sur"]), (&13.into(), &100.into()));
        assert_eq!(taux["pour_mille"]["haut"], 210, "{bilan}");
        let retirer = ["activite", "modele", "Premier contact", "--retirer"];
        base.json(&[&retirer[..], &["--modele", &modele, "--apres", "1"]].concat());
    });
}

#[test]
fn a_course_says_the_article_and_the_table_keeps_its_columns() {
    sur_sqlite(|base| {
        let noter = ["activite", "noter", "stage", "tribunal==1+1", "cadre-stage=peine"];
        let suite = ["duree-jours=60", "presents=8", "cout-euros=600", "heures-par-jour=8"];
        let notee = base.json(&[&noter[..], &suite[..], &["--id", ID]].concat());
        assert_eq!(notee["flux"], format!("activite/{ID}"));
        let montree = base.json(&["activite", "montrer", ID]);
        assert_eq!(montree["conformite"]["issue"], "ferme");
        let points = montree["conformite"]["points"].as_array().unwrap();
        assert_eq!(points, &["duree", "heures", "cout"]);
        let articles = montree["conformite"]["articles"].to_string();
        assert!(articles.contains("131-5-1 [V"), "{articles}");
        base.json(&["activite", "exporter", "--vers", "a.csv", "--tableau", "csv"]);
        let table = std::fs::read_to_string(base.chemin("a.csv")).unwrap();
        assert!(
            table.starts_with("\u{feff}\"activite\",\"jour\",\"genre\",\"corrigee\""),
            "{table}"
        );
        assert!(table.contains("\"'=1+1\""), "no cell begins a formula: {table}");
        let champs = base.json(&["activite", "champs", "stage"]);
        assert!(champs["champs"].as_array().unwrap().len() > 20);
        assert_eq!(base.refus(2, &["activite", "champs", "inconnu"])["code"], "genre");
    });
}

/// The year the base lives in.
fn annee(base: &Base) -> String {
    let lus = base.json(&["activite", "lister"]);
    lus["activites"][0]["le"].as_str().unwrap()[..4].to_owned()
}

#[test]
fn every_figure_of_the_year_is_documented_and_those_of_the_field_are_printed() {
    sur_sqlite(|base| {
        for noter in [
            "en-ligne support=forum messages=30 reponses=4 conversations=3 rencontres=1",
            "permanence moment=soiree visites=9 premieres=2 service-repas=7 ensemble-sport=3",
            "atelier theme-atelier=cuisine presents=6",
            "prevention-scolaire etablissement=A niveau=cap theme-evars=corps eleves=24",
            "formation programme=P public-formation=sante stagiaires=12 attestations=11",
            "stage tribunal=T cadre-stage=peine duree-jours=1 presents=8 attestations=8",
        ] {
            let arguments = ["activite", "noter"].into_iter().chain(noter.split(' '));
            base.json(&arguments.collect::<Vec<_>>());
        }
        let annee = annee(base);
        let chiffres = base.json(&["chiffres", "annuels", "--annee", &annee]);
        for (ou, nombre) in [
            ("/aller_vers/numeriques", 1),
            ("/aller_vers/messages", 30),
            ("/en_ligne/conversations", 3),
            ("/en_ligne/rencontres", 1),
            ("/accueil/permanences", 1),
            ("/accueil/visites", 9),
            ("/accueil/premieres", 2),
            ("/accueil/services/repas", 7),
            ("/accueil/activites/sport", 3),
            ("/seances/atelier/participants", 6),
            ("/seances/prevention-scolaire/participants", 24),
            ("/attestations/formations", 11),
            ("/attestations/stages", 8),
        ] {
            assert_eq!(chiffres.pointer(ou), Some(&nombre.into()), "{ou}");
        }
        let texte = base.texte(&["chiffres", "annuels", "--annee", &annee]);
        for dit in ["Visites à l'accueil", "Service à l'accueil, repas", "Attestations de stage"]
        {
            assert!(texte.contains(dit), "{dit}: {texte}");
        }
        assert!(!texte.contains("Service à l'accueil, repos"), "{texte}");
        let page = include_str!("../../../docs/chiffres-annuels.md");
        for (partie, valeurs) in chiffres.as_object().unwrap() {
            for cle in valeurs.as_object().into_iter().flat_map(|valeurs| valeurs.keys()) {
                let dite = format!("`{partie}.{cle}`");
                let de_seance = partie == "seances" && page.contains("`seances.*`");
                assert!(page.contains(&dite) || de_seance, "{dite} is not documented");
            }
        }
    });
}
