//! `passerelle federation …`: a folder holds the key, the campaign and the packets as they came.

mod publication;

pub(super) use publication::editions;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::federation::dossier::{self, CAMPAGNE, CLE, CLE_PUBLIQUE, ErreurDossier, Ouverte, RECUS};
use app::federation::{Campagne, Enveloppe};
use app::{CleFederation, Contexte, ErreurApp, ParametresPhrase};
use observatory::paquets::en_hexadecimal;
use observatory::tables;
use serde_json::json;

use crate::arguments::{Arguments, Federation};
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

const VARIABLE: &str = "PASSERELLE_PHRASE";

pub(super) fn executer(arguments: &Arguments, federation: &Federation) -> Result<ExitCode, Echec> {
    match federation {
        Federation::Initialiser { dossier, nom, annee, cloture } => {
            initialiser(arguments, dossier, nom, *annee, &cloture.to_string())?;
        }
        Federation::Recevoir { dossier, paquets } => return recevoir(arguments, dossier, paquets),
        Federation::Etat { dossier } => etat(arguments, dossier)?,
        Federation::Publier(demande) => publication::publier(arguments, demande)?,
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
    let phrase = lecture::phrase_nouvelle(arguments.phrase.clone(), VARIABLE)?;
    let parametres = ParametresPhrase::default();
    let fondation = Fondation { nom, annee, cloture, phrase: &phrase, parametres };
    let publique = en_hexadecimal(&fondation.ecrire(dossier, &mut contexte)?);
    let texte = format!(
        "Fédération créée dans {}.\nDonnez {CLE_PUBLIQUE} aux associations ; inscrivez-les dans \
         {CAMPAGNE}.\nSans la phrase secrète, aucun paquet ne s'ouvre plus : gardez-la.",
        dossier.display()
    );
    sortie::reponse(arguments.format, &texte, &json!({ "cle_publique": publique }));
    Ok(())
}

/// What a federation's folder is made from.
pub(super) struct Fondation<'a> {
    pub(super) nom: &'a str,
    pub(super) annee: i16,
    pub(super) cloture: &'a str,
    pub(super) phrase: &'a str,
    pub(super) parametres: ParametresPhrase,
}

impl Fondation<'_> {
    /// Writes a new folder, and gives the public key.
    pub(super) fn ecrire(
        &self,
        dossier: &Path,
        contexte: &mut Contexte,
    ) -> Result<[u8; 32], Echec> {
        let campagne = format!(
            "# La campagne d'une année. Une association s'ajoute avec les trois lignes que donne\n\
             # « passerelle observatoire contribuer », et son nom, après l'avoir appelée.\n\
             nom = {}\nannee = {}\ncatalogue = \"{}\"\ncloture = \"{}\"\n",
            toml::Value::from(self.nom),
            self.annee,
            tables::VERSION,
            self.cloture
        );
        Campagne::lire(&campagne).map_err(|e| Echec::usage("campagne", e.to_string()))?;
        let cle = CleFederation::tirer(&mut contexte.alea);
        let enfermee = cle
            .enfermer(self.phrase, self.parametres, &mut contexte.alea)
            .map_err(ErreurApp::from)?;
        let publique = cle.publique();
        std::fs::create_dir_all(dossier.join(RECUS)).map_err(|e| Echec::fichier(dossier, &e))?;
        // The key first: a folder that holds one is never initialised again.
        lecture::fichier_neuf(&dossier.join(CLE), &enfermee)?;
        let lisible = format!("{}\n", en_hexadecimal(&publique));
        lecture::fichier_neuf(&dossier.join(CLE_PUBLIQUE), lisible.as_bytes())?;
        lecture::fichier_neuf(&dossier.join(CAMPAGNE), campagne.as_bytes())?;
        Ok(publique)
    }
}

fn ouvrir(arguments: &Arguments, dossier: &Path) -> Result<Ouverte, Echec> {
    let phrase = lecture::phrase(arguments.phrase.clone(), "Phrase secrète", VARIABLE)?;
    dossier::ouvrir(dossier, &phrase).map_err(echec)
}

fn echec(erreur: ErreurDossier) -> Echec {
    match erreur {
        ErreurDossier::Fichier(chemin, cause) => Echec::fichier(&chemin, &cause),
        ErreurDossier::Campagne(erreur) => {
            Echec::usage("campagne", erreur.to_string()).conseil("corrigez campagne.toml")
        }
        ErreurDossier::Cle(erreur) => ErreurApp::from(erreur).into(),
        ErreurDossier::Paquet { .. } => Echec::rate("paquet-recu", erreur.to_string())
            .conseil("rétablissez campagne.toml, ou retirez ce fichier"),
    }
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
    let ouverte = ouvrir(arguments, dossier)?;
    let siennes: Vec<(String, Option<String>)> = ouverte
        .etat()
        .into_iter()
        .map(|(nom, paquet)| (nom, paquet.map(|empreinte| en_hexadecimal(&empreinte))))
        .collect();
    let campagne = &ouverte.campagne;
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
