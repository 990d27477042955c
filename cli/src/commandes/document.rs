//! `passerelle document …`: previewing, issuing and reading documents.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use app::documents::{ChampOffert, Emis, Envoi, Sujet};
use domain::document::{Destinataire, DocumentEmis, FormeDocument, GenreDocument};
use serde_json::{Value, json};

use super::faits::mot;
use crate::arguments::{Arguments, Document, Preparation, Vers};
use crate::commandes::{dossier, ouvrir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(a: &Arguments, document: &Document) -> Result<ExitCode, Echec> {
    match document {
        Document::Champs { dossier, genre } => champs(a, dossier, genre).await?,
        Document::Apercu { preparation } => apercu(a, preparation).await?,
        Document::Emettre { preparation, pour, apres, id } => {
            let destinataire = mot("--pour", pour, &Destinataire::TOUS)?;
            emettre(a, preparation, Envoi { destinataire, id: *id, apres: *apres }).await?;
        }
        Document::Lister { dossier } => lister(a, dossier).await?,
        Document::Lire { dossier: id, acte, vers } => {
            neuf(vers)?;
            let (session, mut contexte) = ouvrir(a).await?;
            let (emis, octets) = session.lire_document(sujet(id)?, *acte, &mut contexte).await?;
            lecture::fichier_neuf(vers, &octets)?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            dire(a, vers, &emis, &json!({}));
        }
        Document::Registre { du, au, vers } => {
            let forme = forme(vers)?;
            let (session, mut contexte) = ouvrir(a).await?;
            let registre = session.registre_des_notifications((*du, *au), forme, &mut contexte);
            let octets = registre.await?.octets;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            remettre(a, vers, &octets, "Registre")?;
        }
        Document::Bilan { annee, vers } => {
            let forme = forme(vers)?;
            let (session, contexte) = ouvrir(a).await?;
            let octets = session.bilan_d_activite(*annee, forme, &contexte).await?.octets;
            session.fermer().await;
            remettre(a, vers, &octets, "Bilan")?;
        }
        Document::Vierge { genre, vers } => {
            let genre = mot("genre", genre, &app::documents::vierges())?;
            let octets = app::documents::vierge(genre, forme(vers)?)?;
            remettre(a, vers, &octets, "Formulaire à remplir à la main")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn champs(a: &Arguments, id: &str, genre: &str) -> Result<(), Echec> {
    let genre = mot("genre", genre, &GenreDocument::TOUS)?;
    let sujet = sujet(id)?;
    let (session, mut contexte) = ouvrir(a).await?;
    let offerts = session.champs_du_document(sujet, genre, &mut contexte).await?.champs;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let lignes: Vec<Vec<String>> = offerts.iter().map(ligne).collect();
    let valeur: Vec<Value> = offerts
        .iter()
        .map(|offert| {
            json!({
                "champ": offert.champ.code,
                "libelle": offert.champ.libelle,
                "compartiment": offert.champ.compartiment.code(),
                "propose": offert.est_propose(),
                "dit": offert.dits,
            })
        })
        .collect();
    let texte = sortie::tableau(&["champ", "proposé", "ce que c'est", "ce qu'il dirait"], &lignes);
    sortie::reponse(a.format, &texte, &json!(valeur));
    Ok(())
}

fn ligne(offert: &ChampOffert) -> Vec<String> {
    let propose = if offert.est_propose() { "oui" } else { "" };
    vec![
        offert.champ.code.to_owned(),
        propose.to_owned(),
        offert.champ.libelle.to_owned(),
        offert.dits.join(" ; "),
    ]
}

async fn apercu(a: &Arguments, preparation: &Preparation) -> Result<(), Echec> {
    let demandee = preparer(preparation)?;
    let sujet = sujet(&preparation.dossier)?;
    let (session, mut contexte) = ouvrir(a).await?;
    let apercu = session.apercevoir(sujet, &demandee, &mut contexte).await?;
    lecture::fichier_neuf(&preparation.vers.vers, &apercu.octets)?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let vers = preparation.vers.vers.display();
    let texte = format!("Aperçu dans {vers}. Rien n'est émis : relisez-le, puis « emettre ».");
    sortie::reponse(a.format, &texte, &json!({ "fichier": vers.to_string() }));
    Ok(())
}

async fn emettre(a: &Arguments, preparation: &Preparation, envoi: Envoi) -> Result<(), Echec> {
    let demandee = preparer(preparation)?;
    let sujet = sujet(&preparation.dossier)?;
    let (session, mut contexte) = ouvrir(a).await?;
    let emission = session.emettre(sujet, &demandee, envoi, &mut contexte).await?;
    lecture::fichier_neuf(&preparation.vers.vers, &emission.octets)?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let actes: Vec<String> = emission.consigne.actes.iter().map(ToString::to_string).collect();
    let suite = json!({
        "acte": actes.first(),
        "rang": emission.consigne.rang,
        "deja_present": emission.consigne.deja_present,
    });
    dire(a, &preparation.vers.vers, &emission.emis, &suite);
    Ok(())
}

async fn lister(a: &Arguments, id: &str) -> Result<(), Echec> {
    let sujet = sujet(id)?;
    let (session, mut contexte) = ouvrir(a).await?;
    let emis = session.documents_emis(sujet, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let lignes: Vec<Vec<String>> = emis
        .iter()
        .map(|emis| {
            vec![
                emis.acte.to_string(),
                emis.le.to_string(),
                emis.document.genre.code().to_owned(),
                emis.document.destinataire.code().to_owned(),
                empreinte(&emis.document),
            ]
        })
        .collect();
    let texte = sortie::tableau(&["acte", "émis le", "document", "pour", "empreinte"], &lignes);
    let valeur: Vec<Value> = emis.iter().map(valeur).collect();
    sortie::reponse(a.format, &texte, &json!(valeur));
    Ok(())
}

fn valeur(emis: &Emis) -> Value {
    json!({
        "acte": emis.acte.to_string(),
        "le": emis.le.to_string(),
        "document": emis.document.genre.code(),
        "forme": emis.document.forme.code(),
        "pour": emis.document.destinataire.code(),
        "empreinte": empreinte(&emis.document),
        "champs": emis.champs,
    })
}

fn remettre(a: &Arguments, vers: &Vers, octets: &[u8], quoi: &str) -> Result<(), Echec> {
    lecture::fichier_neuf(&vers.vers, octets)?;
    let vers = vers.vers.display();
    let texte = format!("{quoi} : dans {vers}.");
    sortie::reponse(a.format, &texte, &json!({ "fichier": vers.to_string() }));
    Ok(())
}

/// A file, or a sitting as `57/2026-12-18`.
fn sujet(texte: &str) -> Result<Sujet, Echec> {
    let seance = texte.split_once('/').map(|(departement, le)| (departement.parse(), le.parse()));
    if let Some((Ok(departement), Ok(le))) = seance {
        return Ok(Sujet::Seance(departement, le));
    }
    dossier(texte).map(Sujet::Dossier)
}

/// What was asked, read before a passphrase is asked for nothing.
fn preparer(preparation: &Preparation) -> Result<app::documents::Preparation, Echec> {
    let forme = forme(&preparation.vers)?;
    let genre = mot("genre", &preparation.genre, &GenreDocument::TOUS)?;
    let champs = preparation.champs.iter().map(|champ| champ.trim().to_owned()).collect();
    let saisies = preparation.saisies.as_deref().map(saisies).transpose()?.unwrap_or_default();
    Ok(app::documents::Preparation { genre, forme, champs, saisies })
}

fn saisies(chemin: &Path) -> Result<BTreeMap<String, String>, Echec> {
    let forme = || {
        Echec::usage("saisies", format!("{} ne se lit pas", chemin.display()))
            .conseil("une ligne par champ : besoins-sociaux = \"texte\"")
    };
    let table: toml::Table = lecture::texte(chemin)?.parse().map_err(|_| forme())?;
    let lues = table.into_iter().map(|(champ, valeur)| match valeur {
        toml::Value::String(texte) => Ok((champ, texte)),
        toml::Value::Datetime(date) => Ok((champ, date.to_string())),
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Array(_)
        | toml::Value::Table(_) => Err(forme()),
    });
    lues.collect()
}

/// The form asked for; an existing file is refused before anything is asked.
fn forme(vers: &Vers) -> Result<FormeDocument, Echec> {
    neuf(&vers.vers)?;
    mot("--forme", &vers.forme, &FormeDocument::TOUS)
}

/// An existing file is never touched.
fn neuf(vers: &Path) -> Result<(), Echec> {
    if vers.exists() {
        return Err(Echec::fichier(vers, &std::io::ErrorKind::AlreadyExists.into()));
    }
    Ok(())
}

fn dire(a: &Arguments, vers: &Path, emis: &DocumentEmis, suite: &Value) {
    let vers = vers.display();
    let (genre, pour) = (emis.genre.code(), emis.destinataire.code());
    let empreinte = empreinte(emis);
    let texte = format!(
        "Document {genre} pour {pour}, dans {vers}. Empreinte BLAKE3 : {empreinte}. Détruisez le \
         fichier quand il a servi."
    );
    let mut valeur = json!({
        "fichier": vers.to_string(),
        "document": genre,
        "forme": emis.forme.code(),
        "pour": pour,
        "empreinte": empreinte,
    });
    if let (Some(objet), Some(suite)) = (valeur.as_object_mut(), suite.as_object()) {
        objet.extend(suite.clone());
    }
    sortie::reponse(a.format, &texte, &valeur);
}

fn empreinte(emis: &DocumentEmis) -> String {
    use std::fmt::Write as _;
    emis.empreinte.iter().fold(String::new(), |mut texte, octet| {
        // Writing to a String cannot fail.
        let _ = write!(texte, "{octet:02x}");
        texte
    })
}
