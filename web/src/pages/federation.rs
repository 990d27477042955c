//! `/federation`: what associations sent, whether it holds, what would be published, and the
//! edition itself. The folder's passphrase is asked each time and kept nowhere.

use std::path::Path;
use std::sync::Arc;

use app::federation::dossier::{self, ErreurDossier, Ouverte};
use app::federation::{Demande, Publication};
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use observatory::paquets::en_hexadecimal;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::chiffres::contribution::libelle;
use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};
use crate::requete::Formulaire;

/// What writes, said in what it writes.
const GENERATEUR: &str = concat!("passerelle ", env!("CARGO_PKG_VERSION"));

#[derive(Template)]
#[template(path = "federation.html")]
struct PageFederation {
    cadre: Cadre,
    campagne: Option<Campagne>,
    /// Key of what is wrong, and a detail that holds nothing of anyone.
    refus: Option<(&'static str, String)>,
    ouverte: Option<Recue>,
}

/// What is said without the passphrase.
struct Campagne {
    nom: String,
    annee: i16,
    cloture: String,
    inscrites: usize,
    paquets: usize,
}

/// What the passphrase opens.
struct Recue {
    recues: usize,
    /// Each association, and the start of its packet's number.
    associations: Vec<(String, Option<String>)>,
    apercu: Option<Apercu>,
}

/// What would be published.
struct Apercu {
    tableaux: usize,
    attaquees: usize,
    /// Reason, cells, what they count: for the federation alone.
    bilan: Vec<(&'static str, usize, u64)>,
    /// Indicator, unit, total when it is published.
    totaux: Vec<(String, String, Option<u64>)>,
}

/// It has no `Debug`: it holds a passphrase.
#[derive(Deserialize)]
pub(crate) struct Voulue {
    #[serde(default)]
    phrase: String,
}

/// What is known without opening anything.
pub(crate) async fn montrer(
    State(etat): State<Etat>,
    acces: Acces<marques::TenirFederation>,
) -> Result<Response, ErreurWeb> {
    page(&PageFederation::fermee(acces.cadre, etat.federation.as_deref()))
}

/// What was received, checked again, and what would be published.
pub(crate) async fn ouvrir(
    State(etat): State<Etat>,
    acces: Acces<marques::TenirFederation>,
    Formulaire(voulue): Formulaire<Voulue>,
) -> Result<Response, ErreurWeb> {
    let mut vue = PageFederation::fermee(acces.cadre, etat.federation.as_deref());
    match travailler(&etat, voulue).await? {
        Ok((ouverte, publication)) => {
            vue.refus = publication.as_ref().err().cloned();
            vue.ouverte = Some(Recue::nouvelle(&ouverte, publication.ok().as_ref()));
            page(&vue)
        }
        Err(refus) => vue.refuser(refus),
    }
}

/// The edition, in one archive. It is public: nothing of it names anyone.
pub(crate) async fn publier(
    State(etat): State<Etat>,
    acces: Acces<marques::TenirFederation>,
    Formulaire(voulue): Formulaire<Voulue>,
) -> Result<Response, ErreurWeb> {
    let vue = PageFederation::fermee(acces.cadre, etat.federation.as_deref());
    let (ouverte, publication) = match travailler(&etat, voulue).await? {
        Ok((ouverte, Ok(publication))) => (ouverte, publication),
        Ok((_, Err(refus))) | Err(refus) => return vue.refuser(refus),
    };
    let archive = publication.archive().map_err(|_| ErreurWeb::Gabarit)?;
    let annee = ouverte.campagne.periode.au.annee();
    let nom = format!("attachment; filename=\"edition-{annee}.zip\"");
    let nom = HeaderValue::try_from(nom).map_err(|_| ErreurWeb::Gabarit)?;
    let mut reponse = Body::from(archive).into_response();
    reponse.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    reponse.headers_mut().insert(CONTENT_DISPOSITION, nom);
    Ok(reponse)
}

type Refus = (&'static str, String);
type Travail = Result<(Ouverte, Result<Publication, Refus>), Refus>;

/// Opens the folder and prepares the publication, away from the threads that answer pages.
async fn travailler(etat: &Etat, voulue: Voulue) -> Result<Travail, ErreurWeb> {
    let phrase = Zeroizing::new(voulue.phrase);
    let Some(lieu) = etat.federation.clone() else {
        return Ok(Err(("federation-aucune", String::new())));
    };
    // One at a time: masking and attacking take a processor for a moment.
    let tour = Arc::clone(&etat.previsions).acquire_owned().await;
    let fait = tokio::task::spawn_blocking(move || {
        let _tour = tour;
        preparer(&lieu, &phrase)
    });
    fait.await.map_err(|_| ErreurWeb::Panique)
}

fn preparer(lieu: &Path, phrase: &str) -> Travail {
    let ouverte = dossier::ouvrir(lieu, phrase).map_err(|erreur| match erreur {
        ErreurDossier::Cle(_) => ("federation-phrase-refusee", String::new()),
        ErreurDossier::Paquet { refus, .. } => ("federation-paquet-refuse", refus.to_string()),
        ErreurDossier::Campagne(erreur) => ("federation-illisible", erreur.to_string()),
        ErreurDossier::Fichier(..) => ("federation-illisible", String::new()),
    })?;
    let demande = Demande { generateur: GENERATEUR, ..Demande::default() };
    let publication = ouverte.registre.publier(&ouverte.campagne, &demande);
    let publication = publication.map_err(|erreur| ("federation-sans-edition", erreur.to_string()));
    Ok((ouverte, publication))
}

impl PageFederation {
    fn fermee(cadre: Cadre, dossier: Option<&Path>) -> Self {
        let campagne = dossier.and_then(|lieu| {
            let campagne = dossier::campagne(lieu).ok()?;
            Some(Campagne {
                nom: campagne.nom,
                annee: campagne.periode.au.annee(),
                cloture: campagne.cloture.to_string(),
                inscrites: campagne.inscrites.len(),
                paquets: dossier::recus(lieu).map_or(0, |paquets| paquets.len()),
            })
        });
        Self { cadre, campagne, refus: None, ouverte: None }
    }

    /// What is wrong, on the page as it was.
    fn refuser(mut self, refus: Refus) -> Result<Response, ErreurWeb> {
        self.refus = Some(refus);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&self)?).into_response())
    }
}

impl Recue {
    fn nouvelle(ouverte: &Ouverte, publication: Option<&Publication>) -> Self {
        let etat = ouverte.etat();
        let debut = |empreinte: [u8; 32]| en_hexadecimal(&empreinte).chars().take(16).collect();
        let apercu = publication.map(|publication| Apercu {
            tableaux: publication.tables.len(),
            attaquees: publication.attaquees,
            bilan: publication.bilan.clone(),
            totaux: publication
                .totaux()
                .into_iter()
                .map(|(nom, unite, total)| (libelle(&nom), unite, total))
                .collect(),
        });
        Self {
            recues: etat.iter().filter(|(_, paquet)| paquet.is_some()).count(),
            associations: etat.into_iter().map(|(nom, p)| (nom, p.map(debut))).collect(),
            apercu,
        }
    }
}
