//! `passerelle observatoire contribuer`, `verifier` and `passerelle chiffres rejouer`.

use std::path::Path;
use std::process::ExitCode;

use app::contribuer::Demande;
use app::federation::{Enveloppe, RefusPaquet, sceller};
use observatory::paquets::{en_hexadecimal, hexadecimal};
use serde_json::json;

use crate::arguments::{Arguments, Contribuer};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{lecture, sortie};

/// The program that counts, as packets name it.
fn generateur() -> String {
    format!("passerelle {}", env!("CARGO_PKG_VERSION"))
}

/// A fingerprint as typed.
fn numero(texte: &str) -> Result<[u8; 32], Echec> {
    hexadecimal(&texte.to_lowercase()).ok_or_else(|| {
        Echec::usage("numero", "ceci n'est pas le numéro d'un paquet")
            .conseil("« observatoire contribuer » l'a donné, et « federation etat » le montre")
    })
}

pub(super) async fn contribuer(arguments: &Arguments, options: &Contribuer) -> Result<(), Echec> {
    let federation = options.federation.as_deref().map(cle_publique).transpose()?;
    let remplace = options.remplace.as_deref().map(numero).transpose()?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let demande = Demande {
        annee: options.annee,
        consigne_avant: options.consigne_avant.unwrap_or(contexte.maintenant),
        remplace,
        protege: options.protege,
        generateur: generateur(),
    };
    let contribution = session.contribuer(&demande).await?;
    session.fermer().await;
    let fichier = match federation {
        Some(cle) => sceller(&contribution, &cle, &mut contexte.alea)?,
        None => contribution.fichier_protege(),
    };
    lecture::fichier_neuf(&options.vers, &fichier)?;
    let (empreinte, cle) =
        (en_hexadecimal(&contribution.empreinte), en_hexadecimal(&contribution.cle));
    let association = contribution.contenu.association.to_string();
    let texte = format!(
        "Paquet écrit : {}\nNuméro : {empreinte}\n\nPour s'inscrire auprès de la fédération, une \
         fois, par un moyen sûr :\n[[association]]\nid = \"{association}\"\ncle = \"{cle}\"",
        options.vers.display()
    );
    let valeur = json!({
        "paquet": options.vers.display().to_string(),
        "numero": empreinte,
        "association": association,
        "cle": cle,
        "consigne_avant": contribution.contenu.consigne_avant.to_string(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn cle_publique(chemin: &Path) -> Result<[u8; 32], Echec> {
    hexadecimal(lecture::texte(chemin)?.trim()).ok_or_else(|| {
        Echec::usage("cle-publique", "ce fichier n'est pas la clé publique d'une fédération")
            .conseil("demandez-lui son fichier « cle-publique.txt »")
    })
}

fn refuse(refus: &RefusPaquet) -> Echec {
    Echec::rate(refus.code(), refus.to_string()).conseil(refus.conseil())
}

pub(super) fn verifier(arguments: &Arguments, paquet: &Path) -> Result<(), Echec> {
    let fichier = lecture::octets(paquet)?;
    let enveloppe = Enveloppe::lire(&fichier).map_err(|refus| refuse(&refus))?;
    let (texte, valeur) = if let Enveloppe::Protegee(_) = enveloppe {
        let signe = enveloppe.ouvrir(None).map_err(|refus| refuse(&refus))?;
        let (empreinte, cle) = (en_hexadecimal(&signe.empreinte), en_hexadecimal(&signe.cle));
        let texte = format!(
            "Paquet protégé, intact, signé par la clé {cle}\nAssociation : {}\nPériode : {}\n\
             Numéro : {empreinte}",
            signe.contenu.association, signe.contenu.periode
        );
        let valeur = json!({
            "protege": true,
            "numero": empreinte,
            "cle": cle,
            "association": signe.contenu.association.to_string(),
            "periode": signe.contenu.periode.to_string(),
        });
        (texte, valeur)
    } else {
        let dit = |champ| enveloppe.dit(champ).unwrap_or_default();
        let texte = format!(
            "Paquet scellé : seule sa fédération peut l'ouvrir et vérifier sa signature.\n\
             Association, telle qu'il la dit : {}\nNuméro, tel qu'il le dit : {}",
            dit("association"),
            dit("empreinte")
        );
        let valeur = json!({
            "protege": false,
            "numero": dit("empreinte"),
            "association": dit("association"),
        });
        (texte, valeur)
    };
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

/// What a packet says of itself, enough to make it again.
struct Dit {
    annee: i16,
    empreinte: String,
    demande: Demande,
}

fn lire(fichier: &[u8]) -> Result<Dit, Echec> {
    let enveloppe = Enveloppe::lire(fichier).map_err(|refus| refuse(&refus))?;
    let illisible = || refuse(&RefusPaquet::PasUnPaquet);
    let (au, consigne_avant, remplace, empreinte, protege) =
        if let Enveloppe::Protegee(_) = enveloppe {
            let signe = enveloppe.ouvrir(None).map_err(|refus| refuse(&refus))?;
            let contenu = signe.contenu;
            let empreinte = en_hexadecimal(&signe.empreinte);
            (contenu.periode.au, contenu.consigne_avant, contenu.remplace, empreinte, true)
        } else {
            let au = enveloppe.dit_periode_au().and_then(|au| au.parse().ok());
            let consigne_avant = enveloppe.dit("consigne_avant").and_then(|t| t.parse().ok());
            let remplace = enveloppe.dit("remplace").map(|texte| numero(&texte)).transpose()?;
            (
                au.ok_or_else(illisible)?,
                consigne_avant.ok_or_else(illisible)?,
                remplace,
                enveloppe.dit("empreinte").ok_or_else(illisible)?,
                false,
            )
        };
    let annee = au.annee();
    let generateur = generateur();
    let demande = Demande { annee, consigne_avant, remplace, protege, generateur };
    Ok(Dit { annee, empreinte, demande })
}

/// Makes a packet again from the base, and says whether it is the same to the last byte.
pub(in crate::commandes) async fn rejouer(
    arguments: &Arguments,
    paquet: &Path,
) -> Result<ExitCode, Echec> {
    let dit = lire(&lecture::octets(paquet)?)?;
    let (session, _) = ouvrir(arguments).await?;
    let contribution = session.contribuer(&dit.demande).await?;
    session.fermer().await;
    let refait = en_hexadecimal(&contribution.empreinte);
    let identique = refait == dit.empreinte;
    let texte = if identique {
        format!("Les chiffres {} se recalculent à l'identique.\nNuméro : {refait}", dit.annee)
    } else {
        format!(
            "Les chiffres {} ne se recalculent pas à l'identique.\nNuméro du paquet : {}\n\
             Numéro recalculé : {refait}\nDes dossiers effacés depuis, une autre version du \
             programme ou une autre base l'expliquent.",
            dit.annee, dit.empreinte
        )
    };
    let valeur = json!({
        "identique": identique,
        "numero": dit.empreinte,
        "recalcule": refait,
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(if identique { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
