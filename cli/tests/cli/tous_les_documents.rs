//! Every kind of document, from the command line: each is produced in both forms, and no kind is
//! left out.

use std::collections::BTreeSet;

use domain::document::GenreDocument;

use crate::commun::{Base, sur_chaque_moteur};

/// A file that went from a request to a pathway, through a sitting and a refusal.
fn histoire(base: &Base) -> String {
    let elle = base.ouvrir("2022-10-20", "nom = \"ROSEAU\"\nprenom = \"Ana\"\n");
    let id = elle.as_str();
    let naissance = ["acte", "consigner", id, "observation", "naissance", "1998-05-04"];
    base.json(&[&naissance[..], &["--le", "2022-10-20"]].concat());
    let passeport = ["acte", "consigner", id, "demarche", "etat-civil:passeport:rendez-vous"];
    let suite = ["--autre-jour", "2023-01-20", "--centimes", "12000", "--le", "2022-11-02"];
    base.json(&[&passeport[..], &suite].concat());
    base.json(&["psp", "demander", id, "--le", "2023-01-10"]);
    seance(base, id);
    let refuser = ["psp", "decider", id, "--sens", "refus", "--motifs", "oqtf"];
    let notifiee = ["--le", "2023-05-02", "--notifiee-le", "2023-05-09", "--ecrite", "true"];
    base.json(&[&refuser[..], &notifiee, &["--mentionne-recours", "true"]].concat());
    let gracieux = ["psp", "recours", id, "--genre", "gracieux", "--accuse", "true"];
    base.json(&[&gracieux[..], &["--le", "2023-06-01"]].concat());
    base.json(&["psp", "decider", id, "--sens", "accord", "--le", "2023-07-20"]);
    elle
}

/// The sitting of 7 April 2023, held and closed.
fn seance(base: &Base, dossier: &str) {
    let commission = |etape: &str, options: &[&str]| {
        let debut = ["commission", etape, "57", "2023-04-07", "--le"];
        let le =
            if etape == "convoquer" || etape == "inscrire" { "2023-02-01" } else { "2023-04-07" };
        base.json(&[&debut[..], &[le], options].concat())
    };
    commission("convoquer", &["--lieu", "Préfecture", "--places", "4"]);
    let membre = commission("membre", &["--college", "prefecture"]);
    let membre = membre["actes"][0].as_str().unwrap().to_owned();
    commission("inscrire", &["--dossier", dossier]);
    commission("presence", &["--qui", &membre]);
    commission("ouvrir", &[]);
    let avis = ["--dossier", dossier, "--avis", "favorable", "--siegent", &membre, "--pour", "1"];
    commission("avis", &avis);
    commission("clore", &[]);
}

/// The fields that a document of this kind proposes.
fn proposes(base: &Base, sujet: &str, genre: &str) -> String {
    let champs = base.json(&["document", "champs", sujet, genre]);
    let proposes = champs.as_array().unwrap().iter().filter(|champ| champ["propose"] == true);
    proposes.map(|champ| champ["champ"].as_str().unwrap()).collect::<Vec<_>>().join(",")
}

/// What the file begins with says what it is.
fn est_de_la_forme(base: &Base, nom: &str, forme: &str) {
    let octets = std::fs::read(base.chemin(nom)).unwrap();
    let debut: &[u8] = if forme == "pdf" { b"%PDF-" } else { b"PK" };
    assert!(octets.starts_with(debut), "{nom}");
}

#[test]
fn every_kind_is_produced_in_both_forms() {
    sur_chaque_moteur(|base| {
        let elle = histoire(base);
        let mut faits = BTreeSet::new();
        for (sujet, genre, pour) in [
            (&*elle, "demande-psp", "prefecture"),
            (&*elle, "renouvellement-psp", "prefecture"),
            (&*elle, "engagements", "personne"),
            (&*elle, "avis", "commission"),
            (&*elle, "recours-gracieux", "prefecture"),
            (&*elle, "requete", "tribunal"),
            (&*elle, "attestation", "organisme"),
            (&*elle, "information-preoccupante", "departement"),
            (&*elle, "signalement", "procureur"),
            (&*elle, "demarches-etat-civil", "prefecture"),
            ("57/2023-04-07", "ordre-du-jour", "commission"),
            ("57/2023-04-07", "proces-verbal", "commission"),
        ] {
            let champs = proposes(base, sujet, genre);
            for forme in ["pdf", "odt"] {
                let nom = format!("{genre}.{forme}");
                let quoi = ["document", "emettre", sujet, genre, "--champs", &champs];
                let vers = ["--forme", forme, "--vers", &nom, "--pour", pour];
                let emis = base.json(&[&quoi[..], &vers].concat());
                assert_eq!((&emis["document"], &emis["pour"]), (&genre.into(), &pour.into()));
                est_de_la_forme(base, &nom, forme);
            }
            faits.insert(genre);
        }
        for forme in ["pdf", "odt"] {
            let nom = format!("registre.{forme}");
            let periode = ["document", "registre", "--du", "2023-01-01", "--au", "2023-12-31"];
            base.json(&[&periode[..], &["--forme", forme, "--vers", &nom]].concat());
            est_de_la_forme(base, &nom, forme);
            let nom = format!("bilan.{forme}");
            let annee = ["document", "bilan", "--annee", "2023"];
            base.json(&[&annee[..], &["--forme", forme, "--vers", &nom]].concat());
            est_de_la_forme(base, &nom, forme);
        }
        faits.extend(["registre-notifications", "bilan-activite"]);
        let tous: BTreeSet<&str> = GenreDocument::TOUS.iter().map(|(_, code)| *code).collect();
        assert_eq!(faits, tous, "a kind that nothing here produces");
        let emis = base.json(&["document", "lister", &elle]);
        assert_eq!(emis.as_array().unwrap().len(), 20);
    });
}
