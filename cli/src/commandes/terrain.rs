//! `passerelle activite` beyond recording: what is noted, corrected, counted and taken out.

use std::path::Path;
use std::process::ExitCode;

use app::activites::{
    ACorrigerActivite, AEcrireModele, ActiviteLue, Genre, ModeleLu, lire, remplir,
};
use app::exporter::Forme;
use app::{Contexte, ErreurApp, Session};
use domain::texte_sans_contact::TexteSansContact;
use domain::{ActiviteId, Flux, Jour};
use serde_json::{Value, json};

use super::acte::dire;
use super::ouvrir;
use super::terrain_bilan as bilan;
use crate::arguments::{Arguments, PeriodeArgs, Terrain};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(arguments: &Arguments, demande: &Terrain) -> Result<ExitCode, Echec> {
    match demande {
        Terrain::Champs { genre } => champs(arguments, genre.as_deref())?,
        Terrain::Noter { genre, champs, premier } => {
            let fait = lire(lire_genre(genre)?, &paires(champs)?, None).map_err(ErreurApp::from)?;
            let (session, mut contexte) = ouvrir(arguments).await?;
            let le = premier.le.unwrap_or(contexte.aujourdhui);
            let ecrit = session.consigner_activite(premier.id, fait, le, &mut contexte).await;
            let (activite, consigne) = ecrit?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            dire(arguments, Flux::Activite(activite), &consigne);
        }
        Terrain::Corriger { activite, .. } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            let correction = correction(&session, *activite, demande).await?;
            let consigne = session.corriger_activite(*activite, correction, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            dire(arguments, Flux::Activite(*activite), &consigne);
        }
        Terrain::Joindre { activite, a, apres, id, seule: _ } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            let ecriture = (*apres, id.unwrap_or_else(|| contexte.acte()));
            let ecrit = session.joindre_sortie(*activite, *a, ecriture, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            dire(arguments, Flux::Activite(*activite), &ecrit);
        }
        Terrain::Lister { periode } => {
            let (session, contexte) = ouvrir(arguments).await?;
            let (du, au) = bornes(periode, &contexte)?;
            let lues = session.activites(du, au).await;
            session.fermer().await;
            lister(arguments, &lues?);
        }
        Terrain::Montrer { activite } => {
            let (session, _) = ouvrir(arguments).await?;
            let lue = session.activite(*activite).await;
            session.fermer().await;
            bilan::montrer(arguments, &lue?)?;
        }
        Terrain::Bilan { periode } => {
            let (session, contexte) = ouvrir(arguments).await?;
            let (du, au) = bornes(periode, &contexte)?;
            let fait = session.bilan_activites(du, au).await;
            session.fermer().await;
            bilan::dire(arguments, &fait?);
        }
        Terrain::Exporter { vers, tableau, periode } => {
            exporter(arguments, vers, tableau, periode).await?;
        }
        Terrain::Modeles => {
            let (session, _) = ouvrir(arguments).await?;
            let lus = session.modeles().await;
            session.fermer().await;
            modeles(arguments, &lus?);
        }
        Terrain::Modele { .. } => modele(arguments, demande).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn lire_genre(code: &str) -> Result<Genre, Echec> {
    Genre::depuis_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Genre::TOUS.iter().map(|(_, code)| *code).collect();
        Echec::usage("genre", "ce genre d'activité n'existe pas")
            .conseil(format!("genres : {}", codes.join(", ")))
    })
}

fn paires(champs: &[String]) -> Result<Vec<(String, String)>, Echec> {
    let couper = |champ: &String| {
        champ.split_once('=').map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned()))
    };
    let paires: Option<Vec<_>> = champs.iter().map(couper).collect();
    paires.ok_or_else(|| {
        Echec::usage("champ", "un champ s'écrit CHAMP=VALEUR")
            .conseil("« activite champs » donne ceux de chaque genre")
    })
}

/// The period asked for; this year until today by default.
fn bornes(periode: &PeriodeArgs, contexte: &Contexte) -> Result<(Jour, Jour), ErreurApp> {
    let au = periode.au.unwrap_or(contexte.aujourdhui);
    let janvier = Jour::premier_de_l_an(au.annee()).ok_or(ErreurApp::Annee)?;
    Ok((periode.du.unwrap_or(janvier), au))
}

fn champs(arguments: &Arguments, genre: Option<&str>) -> Result<(), Echec> {
    let genres: Vec<Genre> = match genre {
        Some(code) => vec![lire_genre(code)?],
        None => Genre::TOUS.iter().map(|(genre, _)| *genre).collect(),
    };
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for (genre, champ) in genres.iter().flat_map(|g| g.champs().into_iter().map(|c| (*g, c))) {
        let attendu = bilan::attendu(&champ.nature);
        let requis = if champ.requis { "oui" } else { "" };
        valeurs.push(json!({
            "genre": genre.code(), "champ": champ.nom, "attendu": attendu, "requis": champ.requis,
        }));
        lignes.push(vec![genre.code().to_owned(), champ.nom, requis.to_owned(), attendu]);
    }
    let texte = sortie::tableau(&["genre", "champ", "requis", "attendu"], &lignes);
    sortie::reponse(arguments.format, &texte, &json!({ "champs": valeurs }));
    Ok(())
}

/// What a correction says, from what is there and what was typed over it.
async fn correction(
    session: &Session,
    activite: ActiviteId,
    demande: &Terrain,
) -> Result<ACorrigerActivite, Echec> {
    let lue = session.activite(activite).await?;
    let Terrain::Corriger { champs, annuler, le, apres, id, .. } = demande else {
        return Err(ErreurApp::ActiviteInconnue.into());
    };
    let remplacement = if *annuler {
        None
    } else {
        let genre = Genre::de(&lue.fait).ok_or(ErreurApp::ActiviteInconnue)?;
        let dessus = paires(champs)?;
        let mut tous = remplir(&lue.fait);
        tous.retain(|(nom, _)| dessus.iter().all(|(autre, _)| autre != nom));
        tous.extend(dessus);
        let fait = lire(genre, &tous, Some(&lue.fait)).map_err(ErreurApp::from)?;
        Some((le.unwrap_or(lue.le), fait))
    };
    Ok(ACorrigerActivite { acte: lue.acte, remplacement, apres: *apres, id: *id })
}

fn lister(arguments: &Arguments, lues: &[ActiviteLue]) {
    let lignes: Vec<Vec<String>> = lues
        .iter()
        .map(|lue| {
            let genre = Genre::de(&lue.fait).map_or("", Genre::code);
            let corrigee = if lue.corrigee { "corrigée" } else { "" };
            let dit = bilan::en_mots(&remplir(&lue.fait));
            vec![lue.le.to_string(), genre.into(), dit, corrigee.into(), lue.activite.to_string()]
        })
        .collect();
    let texte = sortie::tableau(&["jour", "genre", "champs", "", "activité"], &lignes);
    let valeurs: Vec<Value> = lues.iter().map(bilan::valeur).collect();
    sortie::reponse(arguments.format, &texte, &json!({ "activites": valeurs }));
}

async fn exporter(
    arguments: &Arguments,
    vers: &Path,
    tableau: &str,
    periode: &PeriodeArgs,
) -> Result<(), Echec> {
    let forme = Forme::depuis_code(tableau).ok_or_else(|| {
        Echec::usage("tableau", "ce tableau n'existe pas").conseil("tableaux : csv, xlsx")
    })?;
    let (session, contexte) = ouvrir(arguments).await?;
    let (du, au) = bornes(periode, &contexte)?;
    let octets = session.exporter_activites(du, au, forme).await;
    session.fermer().await;
    lecture::fichier_neuf(vers, &octets?)?;
    let texte =
        format!("Activités du {du} au {au} dans {} : personne n'y est nommé.", vers.display());
    let valeur = json!({ "fichier": vers.display().to_string() });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn modeles(arguments: &Arguments, lus: &[ModeleLu]) {
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for lu in lus {
        for (le, version) in &lu.versions {
            let texte = version.texte.as_ref().map(TexteSansContact::en_texte);
            lignes.push(vec![
                version.nom.en_texte().to_owned(),
                version.version.to_string(),
                le.to_string(),
                texte.unwrap_or("ne sert plus").to_owned(),
                lu.modele.to_string(),
            ]);
            valeurs.push(json!({
                "modele": lu.modele.to_string(),
                "rang": lu.rang,
                "nom": version.nom.en_texte(),
                "version": version.version,
                "le": le.to_string(),
                "texte": texte,
            }));
        }
    }
    let texte = sortie::tableau(&["modèle", "version", "du", "texte", "identifiant"], &lignes);
    sortie::reponse(arguments.format, &texte, &json!({ "versions": valeurs }));
}

async fn modele(arguments: &Arguments, demande: &Terrain) -> Result<(), Echec> {
    let Terrain::Modele { nom, texte, modele, apres, id, .. } = demande else {
        return Ok(());
    };
    let mots = texte.as_deref().map(lecture::texte).transpose()?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let modele = modele.unwrap_or_else(|| contexte.activite());
    let voulu = AEcrireModele {
        modele,
        nom: nom.clone(),
        texte: mots.map(|mots| mots.to_string()),
        apres: apres.unwrap_or(0),
        id: *id,
    };
    let consigne = session.ecrire_modele(voulu, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    dire(arguments, Flux::Activite(modele), &consigne);
    Ok(())
}
