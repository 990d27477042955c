//! `catalogue.jsonld`: the dataset as catalogues of open data describe one (DCAT-AP).
//!
//! Addresses are relative to the file: they hold wherever the folder is put.

use serde_json::{Value, json};

use super::descripteur::DESCRIPTION;
use super::lignes::Ressource;
use super::{Jeu, LICENCE};

/// Lists of values of the European Union's Publications Office.
const AUTORITE: &str = "http://publications.europa.eu/resource/authority/";

pub(super) fn catalogue(jeu: &Jeu<'_>, ressources: &[Ressource<'_>]) -> Value {
    let mut distributions: Vec<Value> =
        ressources.iter().map(|une| distribution(&une.nom, &une.titre())).collect();
    for (nom, titre) in [
        ("indicateurs", "ce que chaque indicateur compte"),
        ("traces", "d'où vient chaque nombre"),
        ("paquets", "les paquets reçus"),
    ] {
        distributions.push(distribution(nom, titre));
    }
    let mots = ["prostitution", "parcours de sortie", "associations"].map(francais);
    let mut donnees = json!({
        "@id": "#jeu",
        "@type": "dcat:Dataset",
        "dct:identifier": jeu.nom,
        "dct:title": francais(jeu.titre),
        "dct:description": francais(DESCRIPTION),
        "dct:publisher": editeur(jeu),
        "dct:language": autorite("language/FRA"),
        "dct:accessRights": autorite("access-right/PUBLIC"),
        "dct:accrualPeriodicity": autorite("frequency/ANNUAL"),
        "dct:spatial": autorite("country/FRA"),
        "dcat:theme": autorite("data-theme/SOCI"),
        "dcat:keyword": mots,
        "dcat:distribution": distributions,
    });
    if let (Some(objet), Some(table)) = (donnees.as_object_mut(), jeu.tables.first()) {
        let periode = table.entete.periode;
        objet.insert(
            "dct:temporal".into(),
            json!({
                "@type": "dct:PeriodOfTime",
                "dcat:startDate": date(&periode.du.to_string()),
                "dcat:endDate": date(&periode.au.to_string()),
            }),
        );
    }
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": francais(jeu.titre),
        "dct:description": francais("Ce que la fédération publie de cette année."),
        "dct:publisher": editeur(jeu),
        "dct:language": autorite("language/FRA"),
        "dct:license": { "@id": LICENCE },
        "dcat:dataset": [donnees],
    })
}

fn distribution(nom: &str, titre: &str) -> Value {
    let fichier = format!("{nom}.csv");
    json!({
        "@id": format!("#{nom}"),
        "@type": "dcat:Distribution",
        "dct:title": francais(titre),
        "dct:license": { "@id": LICENCE },
        "dct:format": autorite("file-type/CSV"),
        "dct:conformsTo": { "@id": "datapackage.json" },
        "dcat:mediaType": { "@id": "https://www.iana.org/assignments/media-types/text/csv" },
        "dcat:accessURL": { "@id": fichier },
        "dcat:downloadURL": { "@id": fichier },
    })
}

fn editeur(jeu: &Jeu<'_>) -> Value {
    json!({ "@type": "foaf:Agent", "foaf:name": francais(jeu.editeur) })
}

fn francais(texte: &str) -> Value {
    json!({ "@language": "fr", "@value": texte })
}

fn date(jour: &str) -> Value {
    json!({ "@type": "xsd:date", "@value": jour })
}

fn autorite(chemin: &str) -> Value {
    json!({ "@id": format!("{AUTORITE}{chemin}") })
}
