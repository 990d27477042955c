//! `passerelle demo`: a fictitious association, today's deadlines, the year's figures.

mod federation;

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use app::ParametresPhrase;
use app::Session;
use app::base::Base;
use app::demonstration::{AssociationFictive, COMPTES, Generateur, PHRASE, Taille, secret_totp};
use app::importer::Avancement;
use app::initialiser::Initialisation;
use indicatif::ProgressBar;
use serde_json::json;
use web::{Origine, Reglages};

use crate::arguments::{Arguments, Format, TailleDemo};
use crate::commandes::{chiffres, echeances, serve};
use crate::erreur::Echec;
use crate::{contexte, sortie};

const IDENTIFIANT: &str = "responsable";
/// Days of deadlines shown.
const JOURS: u16 = 30;
/// Deadlines shown at most.
const MONTREES: usize = 15;

pub(super) async fn executer(
    arguments: &Arguments,
    taille: TailleDemo,
    graine: u64,
    pages: Option<SocketAddr>,
) -> Result<ExitCode, Echec> {
    let taille = taille_de(taille);
    let mut contexte = contexte::contexte(arguments.aujourdhui)?;
    let aujourdhui = contexte.aujourdhui;
    let base = match &arguments.base {
        Some(base) => base.clone(),
        None => format!("sqlite:demo-{}-{graine}-{aujourdhui}.db", taille.code()),
    };
    // The same demonstration made before is shown again.
    let existe = base.strip_prefix("sqlite:").is_some_and(|chemin| Path::new(chemin).exists());
    let session = if existe {
        Session::ouvrir(&base, Some(IDENTIFIANT), PHRASE).await.map_err(|erreur| {
            let echec: Echec = erreur.into();
            echec.conseil("cette base n'est pas une démonstration : donnez-en une autre (--base)")
        })?
    } else {
        creer(&base, &Generateur::new(taille, graine, aujourdhui), &mut contexte).await?
    };
    session.ouvrir_comptes_fictifs(&mut contexte).await?;
    session.tenir_gestion_fictive(&mut contexte).await?;
    let annee = aujourdhui.annee() - 1;
    let comptes = session.chiffres_annuels(annee, None).await?;
    let mut a_faire = session.echeances(aujourdhui, JOURS, &mut contexte).await?;
    session.fermer().await;
    let dues = a_faire.len();
    a_faire.truncate(MONTREES);
    let texte = format!(
        "ASSOCIATION FICTIVE — personne ici n'existe.\nBase : {base}\n{}\n\n{}\n({dues} échéances, \
         {MONTREES} montrées au plus)\n\n{}\n\nPour continuer : PASSERELLE_BASE={base} \
         PASSERELLE_MEMBRE={IDENTIFIANT} PASSERELLE_PHRASE='{PHRASE}' passerelle dossiers lister",
        comptes_fictifs(),
        echeances::texte(aujourdhui, JOURS, &a_faire),
        chiffres::texte(annee, None, &comptes),
    );
    let valeur = json!({
        "fictif": true,
        "base": base,
        "membre": IDENTIFIANT,
        "phrase": PHRASE,
        "secret_totp": secret_totp(),
        "comptes": COMPTES.map(|(qui, role)| json!({ "identifiant": qui, "role": role.code() })),
        "echeances": dues,
        "chiffres": chiffres::valeur(annee, &comptes),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    match pages {
        // A program that reads JSON waits for the end of it.
        Some(adresse) if arguments.format == Format::Texte => {
            let base = Base::ouvrir(&base).await?;
            let reglages = Reglages { origine: Origine::Locale, veille_minutes: 60, fictif: true };
            serve::ouvrir(base, adresse, reglages, arguments.aujourdhui).await
        }
        Some(_) | None => Ok(ExitCode::SUCCESS),
    }
}

/// A federation of fictitious associations, each with its base and its packet.
pub(super) async fn federer(
    arguments: &Arguments,
    taille: TailleDemo,
    graine: u64,
    dossier: &Path,
    garder: bool,
) -> Result<ExitCode, Echec> {
    federation::ecrire(arguments, taille_de(taille), graine, dossier, garder).await
}

fn taille_de(taille: TailleDemo) -> Taille {
    match taille {
        TailleDemo::Petite => Taille::Petite,
        TailleDemo::Association => Taille::Association,
        TailleDemo::Federation => Taille::Federation,
        TailleDemo::Nationale => Taille::Nationale,
    }
}

/// The accounts, as they are shown: known to all, for nobody.
fn comptes_fictifs() -> String {
    let lignes = COMPTES.map(|(qui, role)| vec![qui.to_owned(), role.code().to_owned()]);
    format!(
        "Comptes fictifs, de même phrase ({PHRASE}) et de même second facteur (secret TOTP {}) \
         :\n{}",
        secret_totp(),
        sortie::tableau(&["compte", "rôle"], &lignes)
    )
}

async fn creer(
    base: &str,
    generateur: &Generateur,
    contexte: &mut app::Contexte,
) -> Result<Session, Echec> {
    let association = generateur.associations().next();
    let association = association
        .ok_or_else(|| Echec::rate("interne", "la démonstration n'a pas d'association"))?;
    let session = fonder(base, &association, contexte).await?;
    let barre = ProgressBar::new(0);
    session
        .remplir(generateur, contexte, &mut |avancement: Avancement| {
            barre.set_length(avancement.total);
            barre.set_position(avancement.faites);
        })
        .await?;
    barre.finish_and_clear();
    Ok(session)
}

/// The base of a fictitious association, with nothing in it.
async fn fonder(
    base: &str,
    association: &AssociationFictive,
    contexte: &mut app::Contexte,
) -> Result<Session, Echec> {
    let voulue = Initialisation {
        association: &association.nom,
        departement: association.departement,
        identifiant: IDENTIFIANT,
        phrase: PHRASE,
        // A known passphrase needs no cost.
        parametres: ParametresPhrase::ESSAIS,
    };
    // Nobody will need to recover a demonstration: its recovery key is not kept.
    Session::initialiser(base, &voulue, contexte, |_| Ok::<(), Echec>(())).await
}
