//! `/antennes`: the offices open to the public, and the directory that says so.

use annuaire::{Besoin, Demandee, Inutile};
use app::antennes::AntenneLue;
use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::antenne::{AccueilPublic, PlaceApprochee};
use domain::{ActeId, AntenneId};
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "antennes.html")]
struct PageAntennes {
    cadre: Cadre,
    antennes: Vec<Fiche>,
    /// The office whose form was refused: its part is open.
    ouverte: String,
    message: Option<(String, String)>,
}

/// An office as its form shows it.
struct Fiche {
    /// Its id, or that of the next one: sent twice, the form makes one.
    antenne: String,
    /// The act its form was filled over; empty for a new one.
    lu: String,
    accueil: AccueilPublic,
    departements: String,
    langues: String,
    /// Latitude and longitude, in degrees.
    place: (String, String),
}

#[derive(Deserialize)]
pub(crate) struct Tenue {
    antenne: String,
    lu: String,
    nom: String,
    description: String,
    telephone: String,
    courriel: String,
    adresse: String,
    code_postal: String,
    commune: String,
    #[serde(default)]
    latitude: String,
    #[serde(default)]
    longitude: String,
    horaires: String,
    departements: String,
    langues: String,
    #[serde(default)]
    besoins: Vec<String>,
    #[serde(default)]
    demandees: Vec<String>,
    #[serde(default)]
    inutiles: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Retiree {
    antenne: String,
    lu: String,
}

impl Fiche {
    fn de(lue: AntenneLue) -> Self {
        let AntenneLue { antenne, accueil, acte, .. } = lue;
        let departements: Vec<String> =
            accueil.departements.iter().map(ToString::to_string).collect();
        Self {
            antenne: antenne.to_string(),
            lu: acte.to_string(),
            departements: departements.join(", "),
            langues: accueil.langues.join(", "),
            place: accueil.place.map(degres).unwrap_or_default(),
            accueil,
        }
    }

    fn neuve(antenne: AntenneId) -> Self {
        Self {
            antenne: antenne.to_string(),
            lu: String::new(),
            accueil: AccueilPublic::default(),
            departements: String::new(),
            langues: String::new(),
            place: (String::new(), String::new()),
        }
    }

    /// What was typed, whether it reads or not.
    fn saisie(tenue: Tenue) -> Self {
        let accueil = AccueilPublic {
            nom: tenue.nom,
            description: tenue.description,
            telephone: Some(tenue.telephone),
            courriel: Some(tenue.courriel),
            adresse: Some(tenue.adresse),
            code_postal: Some(tenue.code_postal),
            commune: Some(tenue.commune),
            horaires: Some(tenue.horaires),
            besoins: tenue.besoins,
            demandees: tenue.demandees,
            inutiles: tenue.inutiles,
            ..AccueilPublic::default()
        };
        Self {
            antenne: tenue.antenne,
            lu: tenue.lu,
            accueil,
            departements: tenue.departements,
            langues: tenue.langues,
            place: (tenue.latitude, tenue.longitude),
        }
    }

    fn est_neuve(&self) -> bool {
        self.lu.is_empty()
    }

    /// The three families of boxes: their name, and each code with whether it is ticked.
    fn cases(&self) -> [(&'static str, Vec<(&'static str, bool)>); 3] {
        let cocher = |codes: Vec<&'static str>, coches: &[String]| {
            codes.into_iter().map(|code| (code, coches.iter().any(|c| c == code))).collect()
        };
        let a = &self.accueil;
        [
            ("besoins", cocher(Besoin::TOUS.iter().map(|b| b.code()).collect(), &a.besoins)),
            ("demandees", cocher(Demandee::TOUS.iter().map(|d| d.code()).collect(), &a.demandees)),
            ("inutiles", cocher(Inutile::TOUS.iter().map(|i| i.code()).collect(), &a.inutiles)),
        ]
    }
}

impl Tenue {
    fn accueil(&self) -> Result<AccueilPublic, ErreurWeb> {
        let departements: Result<Vec<_>, _> = liste(&self.departements).map(str::parse).collect();
        Ok(AccueilPublic {
            nom: self.nom.trim().to_owned(),
            description: self.description.trim().to_owned(),
            telephone: libre(&self.telephone),
            courriel: libre(&self.courriel),
            adresse: libre(&self.adresse),
            code_postal: libre(&self.code_postal),
            commune: libre(&self.commune),
            horaires: libre(&self.horaires),
            departements: departements.map_err(|_| ErreurWeb::Champ("departements"))?,
            langues: liste(&self.langues).map(str::to_owned).collect(),
            besoins: self.besoins.clone(),
            demandees: self.demandees.clone(),
            inutiles: self.inutiles.clone(),
            place: self.place()?,
        })
    }

    /// Both degrees, or neither.
    fn place(&self) -> Result<Option<PlaceApprochee>, ErreurWeb> {
        if self.latitude.trim().is_empty() && self.longitude.trim().is_empty() {
            return Ok(None);
        }
        let lue = PlaceApprochee::lire(&self.latitude, &self.longitude);
        lue.map(Some).ok_or(ErreurWeb::Champ("antennes-place"))
    }
}

/// A place as its form shows it.
fn degres(place: PlaceApprochee) -> (String, String) {
    let (latitude, longitude) = place.centiemes();
    let dire = |centiemes: i16| format!("{:.2}", f64::from(centiemes) / 100.0);
    (dire(latitude), dire(longitude))
}

fn libre(texte: &str) -> Option<String> {
    Some(texte.trim()).filter(|texte| !texte.is_empty()).map(str::to_owned)
}

/// Words between commas or spaces.
fn liste(texte: &str) -> impl Iterator<Item = &str> {
    texte.split([',', ' ', ';']).filter(|mot| !mot.is_empty())
}

fn antenne(texte: &str) -> Result<AntenneId, ErreurWeb> {
    texte.parse().map_err(|_| ErreurWeb::Champ("quoi"))
}

fn lu(texte: &str) -> Result<Option<ActeId>, ErreurWeb> {
    if texte.is_empty() {
        return Ok(None);
    }
    texte.parse().map(Some).map_err(|_| ErreurWeb::Champ("quoi"))
}

/// The page.
pub(crate) async fn montrer(acces: Acces<marques::TenirAnnuaire>) -> Result<Response, ErreurWeb> {
    composer(acces, None, None).await
}

/// The page, with what was typed of one office in its place, and what is to be said of it.
async fn composer(
    mut acces: Acces<marques::TenirAnnuaire>,
    saisie: Option<Fiche>,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let lues = acces.session.antennes().await?;
    let neuve = Fiche::neuve(acces.contexte.antenne());
    let mut antennes: Vec<Fiche> = lues.into_iter().map(Fiche::de).chain([neuve]).collect();
    let ouverte = saisie.as_ref().map(|saisie| saisie.antenne.clone()).unwrap_or_default();
    if let Some(saisie) = saisie {
        // A new one was given an id by the page it was typed in; a known one keeps its place.
        let sienne = |fiche: &Fiche| fiche.antenne == saisie.antenne;
        let rang = antennes.iter().position(sienne).unwrap_or(antennes.len().saturating_sub(1));
        if let Some(place) = antennes.get_mut(rang) {
            *place = saisie;
        }
    }
    let statut = erreur.as_ref().map(ErreurWeb::statut).unwrap_or_default();
    let message = erreur.map(|erreur| presentation::mots(&acces.cadre, &erreur));
    let modele = PageAntennes { cadre: acces.cadre, antennes, ouverte, message };
    Ok((statut, page(&modele)?).into_response())
}

/// An office is told, or told otherwise. Refused, the form comes back as it was filled; over what
/// somebody changed meanwhile too, and it is refused again until the page is read anew.
pub(crate) async fn tenir(
    mut acces: Acces<marques::TenirAnnuaire>,
    Formulaire(tenue): Formulaire<Tenue>,
) -> Result<Response, ErreurWeb> {
    match enregistrer(&mut acces, &tenue).await {
        Ok(()) => Ok(Vers::page("/antennes").into_response()),
        Err(erreur) if erreur.se_corrige() || erreur.statut() == StatusCode::CONFLICT => {
            composer(acces, Some(Fiche::saisie(tenue)), Some(erreur)).await
        }
        Err(erreur) => Err(erreur),
    }
}

async fn enregistrer(
    acces: &mut Acces<marques::TenirAnnuaire>,
    tenue: &Tenue,
) -> Result<(), ErreurWeb> {
    let (quelle, vue) = (antenne(&tenue.antenne)?, lu(&tenue.lu)?);
    let accueil = Some(tenue.accueil()?);
    acces.session.tenir_antenne(quelle, accueil, vue, &mut acces.contexte).await?;
    Ok(())
}

/// An office is shown no longer.
pub(crate) async fn retirer(
    mut acces: Acces<marques::TenirAnnuaire>,
    Formulaire(retiree): Formulaire<Retiree>,
) -> Result<Vers, ErreurWeb> {
    let (quelle, vue) = (antenne(&retiree.antenne)?, lu(&retiree.lu)?);
    acces.session.tenir_antenne(quelle, None, vue, &mut acces.contexte).await?;
    Ok(Vers::page("/antennes"))
}

#[derive(Deserialize)]
pub(crate) struct Sortie {}

/// The directory, as the public pages read it. It describes places, and nobody.
pub(crate) async fn sortir(
    acces: Acces<marques::TenirAnnuaire>,
    Formulaire(Sortie {}): Formulaire<Sortie>,
) -> Result<Response, ErreurWeb> {
    let annuaire = acces.session.annuaire_publie().await?;
    let mut reponse = Body::from(annuaire.ecrire()).into_response();
    let entetes = reponse.headers_mut();
    entetes.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let nom = HeaderValue::from_static("attachment; filename=\"annuaire.json\"");
    entetes.insert(CONTENT_DISPOSITION, nom);
    Ok(reponse)
}
