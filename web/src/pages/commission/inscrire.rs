//! `/dossiers/{id}/inscription`: putting a file on an agenda.

use app::commission::{AInscrire, SeanceLue};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::commission::{Inscription, Porteuse};
use domain::psp::Objet;
use domain::{Departement, DossierId, Jour, Regard};

use super::saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::nom::{self, nommer};
use crate::pages::dossiers::rempli::Rempli;
use crate::pages::dossiers::saisie::mot;
use crate::reponse::{ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "commission/inscrire.html")]
struct PageInscrire {
    cadre: Cadre,
    dossier: String,
    nom: String,
    /// Sittings that still take files: value and words.
    seances: Vec<(String, String)>,
    /// Those she is already before: place and words.
    deja: Vec<(String, String)>,
    id: String,
    rempli: Rempli,
    message: Option<(String, String)>,
}

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::Commission>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    composer(acces, dossier, Rempli::default(), None).await
}

/// The file is put on an agenda.
pub(crate) async fn inscrire(
    mut acces: Acces<marques::Commission>,
    Path(dossier): Path<String>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let rempli = Rempli::de(champs);
    let id = nom::lire(&dossier)?;
    match noter(&mut acces, id, &rempli).await {
        Ok(lieu) => Ok(Vers::page(lieu).into_response()),
        Err(erreur) if erreur.se_corrige() => {
            let statut = erreur.statut();
            Ok((statut, composer(acces, dossier, rempli, Some(erreur)).await?).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn noter(
    acces: &mut Acces<marques::Commission>,
    dossier: DossierId,
    rempli: &Rempli,
) -> Result<String, ErreurWeb> {
    let (departement, le) = lire_seance(rempli.valeur("seance"))?;
    let etape = saisie::etape((departement, le), rempli)?;
    let objet = mot(rempli.valeur("objet"), &Objet::TOUS)?;
    let porteuse = saisie::porteuse(rempli.valeur("porteuse")).unwrap_or(Porteuse::Notre);
    let inscription = Inscription { dossier, objet, porteuse };
    let demande = AInscrire { etape, inscription };
    acces.session.inscrire(demande, &mut acces.contexte).await?;
    Ok(format!("/commission/{departement}/{le}"))
}

fn lire_seance(texte: &str) -> Result<(Departement, Jour), ErreurWeb> {
    let lues = texte
        .split_once('/')
        .and_then(|(departement, le)| Some((departement.parse().ok()?, le.parse().ok()?)));
    lues.ok_or(ErreurWeb::Champ("quoi"))
}

async fn composer(
    mut acces: Acces<marques::Commission>,
    dossier: String,
    rempli: Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let (_, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let seances = acces.session.seances().await?;
    let neuf = acces.contexte.acte().to_string();
    let cadre = acces.cadre;
    let dite = |lue: &SeanceLue| format!("{} · {}", lue.departement, cadre.jour(&lue.le));
    let valeur = |lue: &SeanceLue| format!("{}/{}", lue.departement, lue.le);
    let inscrite = |lue: &&SeanceLue| lue.seance.inscrit(id).is_some();
    // A full agenda is offered too: choosing it says which sitting has room.
    let prend = |lue: &&SeanceLue| {
        lue.le >= cadre.aujourdhui && lue.seance.quorum.is_none() && !inscrite(lue)
    };
    let page_inscrire = PageInscrire {
        nom: nommer(&cadre, etat.identite.as_ref()),
        seances: seances.iter().filter(prend).map(|lue| (valeur(lue), dite(lue))).collect(),
        deja: seances.iter().filter(inscrite).map(|lue| (valeur(lue), dite(lue))).collect(),
        id: rempli.valeur_ou("id", &neuf).to_owned(),
        message: erreur.map(|erreur| presentation::mots(&cadre, &erreur)),
        dossier,
        rempli,
        cadre,
    };
    page(&page_inscrire)
}
