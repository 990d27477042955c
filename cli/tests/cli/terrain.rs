//! The field from the command line: noted, corrected, counted, taken out.

use crate::commun::{sur_chaque_moteur, sur_sqlite};

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
