//! Choosing what a document says, field by field.

use app::documents::{ChampOffert, Saisie};
use askama::Template;
use axum::response::{IntoResponse, Response};
use domain::Compartiment;
use domain::document::GenreDocument;
use serde::Deserialize;

use super::{Place, champ_dit, genre};
use crate::acces::{Acces, Marque};
use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::{ErreurWeb, page, presentation};

/// Which kind is asked for.
#[derive(Deserialize)]
pub(crate) struct Voulu {
    #[serde(default)]
    pub(crate) genre: String,
}

#[derive(Template)]
#[template(path = "documents/preparation.html")]
struct PagePreparation {
    cadre: Cadre,
    place: Place,
    genre: &'static str,
    /// Compartments, each with its fields.
    groupes: Vec<(String, Vec<Champ>)>,
    message: Option<(String, String)>,
}

/// A field, what the file says for it, and what is typed instead.
struct Champ {
    code: &'static str,
    nom: String,
    libelle: &'static str,
    coche: bool,
    dits: Vec<String>,
    saisie: Saisie,
    valeur: String,
}

impl Champ {
    /// The heads of its table, as they are typed.
    fn entetes(&self) -> Option<String> {
        match self.saisie {
            Saisie::Table(entetes) => Some(entetes.join(" | ")),
            Saisie::Texte | Saisie::Jour | Saisie::Liste => None,
        }
    }

    fn est_jour(&self) -> bool {
        self.saisie == Saisie::Jour
    }

    fn est_liste(&self) -> bool {
        self.saisie == Saisie::Liste
    }
}

/// The form of a kind: the fields that the document would not serve without are ticked, and no
/// other.
pub(crate) async fn preparer<D: Marque>(
    acces: Acces<D>,
    place: Place,
    voulu: Voulu,
) -> Result<Response, ErreurWeb> {
    let genre = genre(&place, &voulu.genre)?;
    composer(acces, place, genre, None, None).await
}

/// The form as it was filled.
pub(crate) async fn reprendre<D: Marque>(
    acces: Acces<D>,
    place: Place,
    rempli: Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let genre = genre(&place, rempli.valeur("genre"))?;
    let statut = erreur.as_ref().map(ErreurWeb::statut);
    let reponse = composer(acces, place, genre, Some(rempli), erreur).await?;
    Ok(match statut {
        Some(statut) => (statut, reponse).into_response(),
        None => reponse,
    })
}

async fn composer<D: Marque>(
    mut acces: Acces<D>,
    place: Place,
    genre: GenreDocument,
    rempli: Option<Rempli>,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let offre = session.champs_du_document(place.sujet, genre, contexte).await?;
    let cadre = acces.cadre;
    let groupes = Compartiment::TOUS.into_iter().map(|compartiment| {
        let siens = offre.champs.iter().filter(|o| o.champ.compartiment == compartiment);
        let champs = siens.map(|offert| champ(offert, rempli.as_ref())).collect::<Vec<_>>();
        (cadre.code("compartiment", compartiment.code()), champs)
    });
    let groupes = groupes.filter(|(_, champs)| !champs.is_empty()).collect();
    let message = erreur.map(|erreur| presentation::mots(&cadre, &erreur));
    page(&PagePreparation { cadre, place, genre: genre.code(), groupes, message })
}

fn champ(offert: &ChampOffert, rempli: Option<&Rempli>) -> Champ {
    let code = offert.champ.code;
    let nom = champ_dit(code);
    let coche = rempli.map_or_else(|| offert.est_propose(), |rempli| rempli.choisi("champs", code));
    Champ {
        code,
        libelle: offert.champ.libelle,
        coche,
        dits: offert.dits.clone(),
        saisie: offert.champ.saisie,
        valeur: rempli.map(|rempli| rempli.valeur(&nom).to_owned()).unwrap_or_default(),
        nom,
    }
}
