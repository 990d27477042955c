//! `passerelle subventions rapport`: the report of a year, as text, JSON, a paper or a table.

use app::subventions::{Chiffre, FormeRapport, Rapport, parties, totaux};
use domain::gestion::montant::ecrire;
use observatory::cube::Cellule;
use serde_json::{Value, json};

use crate::arguments::{Arguments, RapportArgs};
use crate::commandes::observatoire::cellule_en_json;
use crate::commandes::ouvrir;
use crate::commandes::postes::finir;
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(arguments: &Arguments, demande: &RapportArgs) -> Result<(), Echec> {
    let vers = match &demande.vers {
        None => None,
        Some(vers) => {
            let fin = vers.extension().and_then(|fin| fin.to_str()).unwrap_or_default();
            let forme = FormeRapport::depuis_code(fin).ok_or_else(|| {
                Echec::usage("tableau", "--vers : cette forme n'existe pas")
                    .conseil("finissez le nom par .odt, .pdf, .xlsx ou .csv")
            })?;
            Some((vers, forme))
        }
    };
    let (session, mut contexte) = ouvrir(arguments).await?;
    let cle = (demande.convention, demande.annee);
    let rapport = session.rapport_financeur(cle, demande.consigne_avant, &contexte).await?;
    let Some((vers, forme)) = vers else {
        session.fermer().await;
        sortie::reponse(arguments.format, &texte(&rapport), &valeur(&rapport));
        return Ok(());
    };
    if vers.exists() {
        return Err(Echec::fichier(vers, &std::io::ErrorKind::AlreadyExists.into()));
    }
    let ecrit = session.ecrire_rapport(&rapport, forme, &mut contexte).await?;
    lecture::fichier_neuf(vers, &ecrit.octets)?;
    finir(session, &contexte).await?;
    let texte = format!("Rapport écrit dans {}. Exact et non protégé.", vers.display());
    let valeur = json!({ "fichier": vers.display().to_string() });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn texte(rapport: &Rapport) -> String {
    let e = &rapport.engagement;
    let exercice = rapport.exercice;
    let chiffres: Vec<Vec<String>> = rapport
        .chiffres
        .iter()
        .map(|chiffre| {
            let unite = chiffre.indicateur.map(|i| i.unite.code()).unwrap_or_default();
            vec![chiffre.demande.clone(), unite.to_owned(), dit(chiffre)]
        })
        .collect();
    let lignes: Vec<Vec<String>> = rapport
        .lignes
        .iter()
        .map(|rendue| {
            let (prevu, annee, cumul) = totaux(std::iter::once(rendue));
            vec![
                rendue.ligne.compte.to_string(),
                rendue.ligne.libelle.clone(),
                ecrire(prevu, ','),
                ecrire(annee, ','),
                ecrire(cumul, ','),
            ]
        })
        .collect();
    let mots = parties(&rapport.textes).map(|(code, texte)| format!("{code} : {texte}"));
    format!(
        "{}, convention {}, année {} (du {} au {}), à rendre avant le {}\n\n{}\n\n{}\n\n{}\n\n\
         Exact et non protégé : à donner à ce financeur, à ne pas publier.",
        rapport.financeur.nom,
        e.numero,
        exercice.annee,
        exercice.du,
        exercice.au,
        exercice.a_rendre_avant(),
        mots.join("\n"),
        sortie::tableau(&["indicateur", "unité", "valeur"], &chiffres),
        sortie::tableau(&["compte", "intitulé", "prévu", "dans l'année", "cumul"], &lignes),
    )
}

fn dit(chiffre: &Chiffre) -> String {
    match chiffre.valeur {
        Err(pourquoi) => pourquoi.en_mots().to_owned(),
        Ok(Cellule::Delai(None)) => "moins de 10 personnes".to_owned(),
        Ok(cellule) => cellule.champs().join(" ; "),
    }
}

fn valeur(rapport: &Rapport) -> Value {
    let chiffres = rapport.chiffres.iter().map(|chiffre| {
        let (valeur, pourquoi) = match &chiffre.valeur {
            Ok(cellule) => (cellule_en_json(cellule), Value::Null),
            Err(pourquoi) => (Value::Null, json!(pourquoi.code())),
        };
        json!({
            "indicateur": chiffre.demande,
            "unite": chiffre.indicateur.map(|i| i.unite.code()),
            "valeur": valeur,
            "pourquoi": pourquoi,
        })
    });
    let lignes = rapport.lignes.iter().map(|rendue| {
        json!({
            "ligne": rendue.ligne.numero,
            "compte": rendue.ligne.compte,
            "libelle": rendue.ligne.libelle,
            "prevu_centimes": rendue.ligne.prevu_centimes,
            "annee_centimes": rendue.annee.map(|(centimes, _)| centimes),
            "cumul_centimes": rendue.cumul,
            "acte": rendue.annee.map(|(_, acte)| acte.to_string()),
        })
    });
    let mots: Vec<Value> = parties(&rapport.textes)
        .map(|(code, texte)| json!({ "partie": code, "texte": texte }))
        .to_vec();
    json!({
        "convention": rapport.convention.to_string(),
        "financeur": rapport.financeur.nom,
        "numero": rapport.engagement.numero,
        "annee": rapport.exercice.annee,
        "du": rapport.exercice.du.to_string(),
        "au": rapport.exercice.au.to_string(),
        "a_rendre_avant": rapport.exercice.a_rendre_avant().to_string(),
        "departement": rapport.engagement.departement.map(|ou| ou.to_string()),
        "protege": false,
        "chiffres": chiffres.collect::<Vec<_>>(),
        "budget": lignes.collect::<Vec<_>>(),
        "bilan": mots,
        "rendu": rapport.rendu.map(|acte| acte.to_string()),
    })
}
