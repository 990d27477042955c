//! `passerelle aide …`: the public help pages, served or written as files.

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use aide::{Etat, Horloge, Langue, Moment, Relectures, Site, cles, poids_commun};
use annuaire::Annuaire;
use domain::Jour;
use rand::Rng as _;
use serde_json::json;
use tokio::net::TcpListener;
use web::Origine;

use crate::arguments::{Aide, Arguments, Contenu, Format};
use crate::commandes::serve::{arret, occupee, origine};
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

/// A page with all it loads, in bytes: more, and a slow telephone waits.
const LEGER: usize = 60_000;

pub(super) async fn executer(arguments: &Arguments, aide: &Aide) -> Result<ExitCode, Echec> {
    match aide {
        Aide::Servir { adresse, origine: publique, contenu } => {
            let origine = origine(*adresse, publique.as_deref())?;
            let https = matches!(origine, Origine::Https(_));
            servir(*adresse, site(contenu)?, https, arguments.aujourdhui).await
        }
        Aide::Exporter { dossier, contenu } => exporter(dossier, &site(contenu)?, arguments.format),
        Aide::Textes { langue } => textes(langue, arguments.format),
    }
}

fn site(contenu: &Contenu) -> Result<Site, Echec> {
    let annuaire = match &contenu.annuaire {
        None => None,
        Some(chemin) => {
            let lu = Annuaire::lire(&lecture::texte(chemin)?);
            Some(lu.map_err(|e| Echec::usage("annuaire", format!("{} :\n{e}", chemin.display())))?)
        }
    };
    Site::new(annuaire, &contenu.sortie)
        .map_err(|erreur| Echec::usage("sortie", format!("--sortie : {erreur}")))
}

/// Listens, says where, answers until the process is told to stop. Nothing is logged.
async fn servir(
    adresse: SocketAddr,
    site: Site,
    https: bool,
    aujourdhui: Option<Jour>,
) -> Result<ExitCode, Echec> {
    let ecoute = TcpListener::bind(adresse).await.map_err(|erreur| occupee(&erreur))?;
    let adresse = ecoute.local_addr().map_err(|erreur| occupee(&erreur))?;
    let horloge: Horloge = Arc::new(move || {
        let mut contexte = contexte::contexte(aujourdhui).ok()?;
        let mut tirage = [0; 16];
        contexte.alea.fill_bytes(&mut tirage);
        Some(Moment { jour: contexte.aujourdhui, tirage })
    });
    let arret = arret()?;
    // Whoever started us waits for this line.
    sortie::ligne(&format!("Adresse : http://{adresse}\nArrêter : Ctrl-C"));
    aide::servir(ecoute, site, horloge, https, arret)
        .await
        .map_err(|_| Echec::rate("serveur", "le serveur s'est arrêté"))?;
    Ok(ExitCode::SUCCESS)
}

fn exporter(dossier: &Path, site: &Site, format: Format) -> Result<ExitCode, Echec> {
    let echec = |erreur: &std::io::Error| Echec::fichier(dossier, erreur);
    let fichiers = site.fichiers();
    let est_page = |chemin: &str| Path::new(chemin).extension().is_some_and(|fin| fin == "html");
    let lourde = fichiers.iter().filter(|(chemin, _)| est_page(chemin));
    let lourde = lourde.map(|(_, octets)| octets.len() + poids_commun()).max().unwrap_or_default();
    // Before anything is written: a folder half written would be published.
    if lourde >= LEGER {
        let message = format!("une page pèserait {lourde} octets, plus que {LEGER}");
        return Err(Echec::rate("page-lourde", message).conseil(
            "l'annuaire est trop grand pour un dossier : « aide servir » n'envoie que les plus \
             proches",
        ));
    }
    std::fs::create_dir_all(dossier).map_err(|erreur| echec(&erreur))?;
    let mut contenu = std::fs::read_dir(dossier).map_err(|erreur| echec(&erreur))?;
    if contenu.next().is_some() {
        return Err(Echec::usage("dossier", "ce dossier n'est pas vide")
            .conseil("donnez un dossier neuf : les pages d'avant n'y resteront pas mêlées"));
    }
    for (chemin, octets) in &fichiers {
        let lieu = dossier.join(chemin);
        if let Some(parent) = lieu.parent() {
            std::fs::create_dir_all(parent).map_err(|erreur| echec(&erreur))?;
        }
        std::fs::write(&lieu, octets).map_err(|erreur| echec(&erreur))?;
    }
    let nombre = fichiers.len();
    let texte = format!(
        "{nombre} fichiers écrits. La page la plus lourde, avec tout ce qu'elle charge : {lourde} \
         octets.\nLe serveur de fichiers doit envoyer « Cache-Control: no-store » et « \
         Referrer-Policy: no-referrer », et ne rien journaliser."
    );
    sortie::reponse(format, &texte, &json!({ "fichiers": nombre, "octets_au_plus": lourde }));
    Ok(ExitCode::SUCCESS)
}

/// Every text of a language with its fingerprint: what a translator's check names.
fn textes(code: &str, format: Format) -> Result<ExitCode, Echec> {
    let Some(langue) = Langue::depuis_code(code) else {
        let codes = Langue::TOUTES.map(Langue::code).join(", ");
        return Err(Echec::usage("langue", "--langue : cette langue n'est pas parlée ici")
            .conseil(format!("langues : {codes}")));
    };
    let relectures = Relectures::livrees();
    let mots = aide::Textes::charger();
    let mut lignes = Vec::new();
    let mut objets = Vec::new();
    for cle in cles(langue.texte()) {
        let etat = match relectures.etat(langue, cle) {
            Etat::Relu => "relu",
            Etat::NonRelu => "non relu",
        };
        let empreinte = Relectures::empreinte(langue, cle);
        let texte = mots.former(langue, cle, &[]);
        objets.push(json!({ "cle": cle, "etat": etat, "empreinte": empreinte, "texte": texte }));
        lignes.push(vec![cle.to_owned(), etat.to_owned(), empreinte, texte]);
    }
    let tableau = sortie::tableau(&["texte", "état", "empreinte", "mots"], &lignes);
    sortie::reponse(format, &tableau, &json!(objets));
    Ok(ExitCode::SUCCESS)
}
