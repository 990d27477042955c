//! `passerelle federation …`: a folder holds the key, the campaign and the packets as they came.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::federation::{Campagne, Enveloppe, Registre};
use app::{CleFederation, ErreurApp, ParametresPhrase};
use observatory::paquets::{canonique, en_hexadecimal, lire_table_protegee, table_protegee};
use observatory::pool::Edition;
use observatory::tables;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Federation};
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

const CLE: &str = "cle.federation";
const PUBLIQUE: &str = "cle-publique.txt";
const CAMPAGNE: &str = "campagne.toml";
const RECUS: &str = "recus";
const VARIABLE: &str = "PASSERELLE_PHRASE";

pub(super) fn executer(arguments: &Arguments, federation: &Federation) -> Result<ExitCode, Echec> {
    match federation {
        Federation::Initialiser { dossier, nom, annee, cloture } => {
            initialiser(arguments, dossier, nom, *annee, &cloture.to_string())?;
        }
        Federation::Recevoir { dossier, paquets } => return recevoir(arguments, dossier, paquets),
        Federation::Etat { dossier } => etat(arguments, dossier)?,
        Federation::Publier { dossier, vers, precedente } => {
            publier(arguments, dossier, vers, precedente)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn initialiser(
    arguments: &Arguments,
    dossier: &Path,
    nom: &str,
    annee: i16,
    cloture: &str,
) -> Result<(), Echec> {
    let mut contexte = contexte::contexte(arguments.aujourdhui)?;
    let nom = toml::Value::from(nom);
    let campagne = format!(
        "# La campagne d'une année. Une association s'ajoute avec les trois lignes que donne\n\
         # « passerelle observatoire contribuer », et son nom, après l'avoir appelée.\n\
         nom = {nom}\nannee = {annee}\ncatalogue = \"{}\"\ncloture = \"{cloture}\"\n",
        tables::VERSION
    );
    Campagne::lire(&campagne).map_err(|erreur| Echec::usage("campagne", erreur.to_string()))?;
    let phrase = lecture::phrase_nouvelle(arguments.phrase.clone(), VARIABLE)?;
    let cle = CleFederation::tirer(&mut contexte.alea);
    let enfermee = cle
        .enfermer(&phrase, ParametresPhrase::default(), &mut contexte.alea)
        .map_err(ErreurApp::from)?;
    let publique = en_hexadecimal(&cle.publique());
    std::fs::create_dir_all(dossier.join(RECUS)).map_err(|e| Echec::fichier(dossier, &e))?;
    // The key first: a folder that holds one is never initialised again.
    lecture::fichier_neuf(&dossier.join(CLE), &enfermee)?;
    lecture::fichier_neuf(&dossier.join(PUBLIQUE), format!("{publique}\n").as_bytes())?;
    lecture::fichier_neuf(&dossier.join(CAMPAGNE), campagne.as_bytes())?;
    let texte = format!(
        "Fédération créée dans {}.\nDonnez {PUBLIQUE} aux associations ; inscrivez-les dans \
         {CAMPAGNE}.\nSans la phrase secrète, aucun paquet ne s'ouvre plus : gardez-la.",
        dossier.display()
    );
    sortie::reponse(arguments.format, &texte, &json!({ "cle_publique": publique }));
    Ok(())
}

/// A folder, opened.
struct Ouverte {
    campagne: Campagne,
    cle: CleFederation,
    registre: Registre,
}

fn ouvrir(arguments: &Arguments, dossier: &Path) -> Result<Ouverte, Echec> {
    let campagne = Campagne::lire(&lecture::texte(&dossier.join(CAMPAGNE))?);
    let campagne = campagne.map_err(|erreur| {
        Echec::usage("campagne", erreur.to_string()).conseil("corrigez campagne.toml")
    })?;
    let enfermee = lecture::octets(&dossier.join(CLE))?;
    let phrase = lecture::phrase(arguments.phrase.clone(), "Phrase secrète", VARIABLE)?;
    let cle = CleFederation::delivrer(&enfermee, &phrase).map_err(ErreurApp::from)?;
    let mut registre = Registre::default();
    for chemin in recus(dossier)? {
        let fichier = lecture::octets(&chemin)?;
        let signe = Enveloppe::lire(&fichier).and_then(|enveloppe| enveloppe.ouvrir(Some(&cle)));
        // Sorted by number, a replaced packet may come before or after: the set is the same.
        let repris = signe.and_then(|signe| registre.reprendre(&campagne, signe));
        repris.map_err(|refus| {
            let nom = chemin.display();
            Echec::rate(
                "paquet-recu",
                format!("{nom}, reçu auparavant, ne convient plus : {refus}"),
            )
            .conseil("rétablissez campagne.toml, ou retirez ce fichier")
        })?;
    }
    Ok(Ouverte { campagne, cle, registre })
}

fn recus(dossier: &Path) -> Result<Vec<PathBuf>, Echec> {
    let dossier = dossier.join(RECUS);
    let entrees = std::fs::read_dir(&dossier).map_err(|e| Echec::fichier(&dossier, &e))?;
    let mut chemins: Vec<PathBuf> = entrees
        .filter_map(|entree| entree.ok().map(|entree| entree.path()))
        .filter(|chemin| chemin.extension().is_some_and(|extension| extension == "paquet"))
        .collect();
    chemins.sort();
    Ok(chemins)
}

/// Takes what can be taken; each refusal is told, and the others go through.
fn recevoir(arguments: &Arguments, dossier: &Path, paquets: &[PathBuf]) -> Result<ExitCode, Echec> {
    let aujourdhui = contexte::contexte(arguments.aujourdhui)?.aujourdhui;
    let Ouverte { campagne, cle, mut registre } = ouvrir(arguments, dossier)?;
    let (mut lignes, mut valeurs, mut refuses) = (Vec::new(), Vec::new(), 0);
    for paquet in paquets {
        let fichier = lecture::octets(paquet)?;
        let signe = Enveloppe::lire(&fichier).and_then(|enveloppe| enveloppe.ouvrir(Some(&cle)));
        let recu = signe.and_then(|signe| {
            let qui = (signe.contenu.association, en_hexadecimal(&signe.empreinte));
            registre.recevoir(&campagne, signe, aujourdhui).map(|()| qui)
        });
        match recu {
            Ok((association, numero)) => {
                let garde = dossier.join(RECUS).join(format!("{numero}.paquet"));
                lecture::fichier_neuf(&garde, &fichier)?;
                let nom = campagne.nom_de(association);
                lignes.push(format!("{} : reçu, {nom}, numéro {numero}", paquet.display()));
                valeurs.push(json!({ "recu": true, "association": nom, "numero": numero }));
            }
            Err(refus) => {
                refuses += 1;
                let conseil = refus.conseil();
                lignes.push(format!(
                    "{} : refusé, {refus} [{}]\n  Que faire : {conseil}.",
                    paquet.display(),
                    refus.code()
                ));
                valeurs.push(json!({
                    "recu": false,
                    "code": refus.code(),
                    "message": refus.to_string(),
                    "conseil": conseil,
                }));
            }
        }
    }
    sortie::reponse(arguments.format, &lignes.join("\n"), &json!({ "paquets": valeurs }));
    Ok(if refuses == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn etat(arguments: &Arguments, dossier: &Path) -> Result<(), Echec> {
    let Ouverte { campagne, registre, .. } = ouvrir(arguments, dossier)?;
    let numero = |association| {
        let mut actuels = registre.actuels();
        let sien = actuels.find(|(_, recu)| recu.association == association);
        sien.map(|(empreinte, _)| en_hexadecimal(empreinte))
    };
    let siennes: Vec<(String, Option<String>)> =
        campagne.inscrites.iter().map(|une| (une.nom.clone(), numero(une.association))).collect();
    let recues = siennes.iter().filter(|(_, numero)| numero.is_some()).count();
    let lignes: Vec<Vec<String>> = siennes
        .iter()
        .map(|(nom, numero)| vec![nom.clone(), numero.clone().unwrap_or_else(|| "manque".into())])
        .collect();
    let texte = format!(
        "{} — {} — clôture le {}\n{recues} contributions sur {}\n\n{}",
        campagne.nom,
        campagne.periode,
        campagne.cloture,
        siennes.len(),
        sortie::tableau(&["association", "paquet"], &lignes)
    );
    let associations = siennes.iter().map(|(nom, n)| json!({ "association": nom, "paquet": n }));
    let valeur = json!({
        "recues": recues,
        "inscrites": siennes.len(),
        "associations": associations.collect::<Vec<_>>(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn publier(
    arguments: &Arguments,
    dossier: &Path,
    vers: &Path,
    precedentes: &[PathBuf],
) -> Result<(), Echec> {
    let mut avant = Vec::new();
    for chemin in precedentes {
        let lue: Option<Value> = serde_json::from_slice(&lecture::octets(chemin)?).ok();
        let tables = lue.as_ref().and_then(|lue| lue.get("tables")?.as_array());
        let pas_une = || {
            let message = format!("{} n'est pas une édition publiée", chemin.display());
            Echec::usage("edition", message)
        };
        for table in tables.ok_or_else(pas_une)? {
            avant.push(lire_table_protegee(table).map_err(|_| pas_une())?);
        }
    }
    let Ouverte { campagne, registre, .. } = ouvrir(arguments, dossier)?;
    let pool = registre.mettre_en_commun().map_err(ErreurApp::from)?;
    let edition = pool.publier(&avant).map_err(ErreurApp::from)?;
    let contributions = pool.apports.len();
    lecture::fichier_neuf(vers, &en_octets(&campagne, contributions, &edition))?;
    let bilan = edition.bilan();
    let lignes: Vec<Vec<String>> = bilan
        .iter()
        .map(|(raison, nombre, valeur)| {
            vec![(*raison).to_owned(), nombre.to_string(), valeur.to_string()]
        })
        .collect();
    let texte = format!(
        "Édition écrite : {}\n{contributions} contributions, {} tableaux ; {} cases masquées, \
         attaquées, aucune fuite.\n\nCe qui suit est pour la fédération seule :\n{}",
        vers.display(),
        edition.tables.len(),
        edition.attaquees,
        sortie::tableau(&["raison", "cases masquées", "ce qu'elles comptent"], &lignes)
    );
    let masquees = bilan.iter().map(
        |(raison, nombre, valeur)| json!({ "raison": raison, "cases": nombre, "valeur": valeur }),
    );
    let valeur = json!({
        "edition": vers.display().to_string(),
        "contributions": contributions,
        "tableaux": edition.tables.len(),
        "masquees": masquees.collect::<Vec<_>>(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

/// The edition as it is published: no reason beside a masked cell, which would be a clue.
fn en_octets(campagne: &Campagne, contributions: usize, edition: &Edition) -> Vec<u8> {
    let valeur = json!({
        "catalogue": campagne.catalogue,
        "contributions": contributions,
        "federation": campagne.nom,
        "inscrites": campagne.inscrites.len(),
        "periode": campagne.periode.to_string(),
        "tables": edition.tables.iter().map(table_protegee).collect::<Vec<_>>(),
    });
    let mut octets = canonique(&valeur);
    octets.push(b'\n');
    octets
}
