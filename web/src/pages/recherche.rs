//! `/recherche`: finding a person. What is looked for is posted: it stands in no URL.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::liste::{Ligne, ligne};
use crate::reponse::{ErreurWeb, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "recherche.html")]
struct PageRecherche {
    cadre: Cadre,
    texte: String,
    trouves: Option<(usize, Vec<Ligne>)>,
}

#[derive(Deserialize)]
pub(crate) struct Recherche {
    #[serde(default)]
    texte: String,
}

/// The form.
pub(crate) async fn montrer(acces: Acces<marques::Lister>) -> Result<Response, ErreurWeb> {
    page(&PageRecherche { cadre: acces.cadre, texte: String::new(), trouves: None })
}

/// Who answers to it, among the files she may see.
pub(crate) async fn chercher(
    mut acces: Acces<marques::Lister>,
    Formulaire(recherche): Formulaire<Recherche>,
) -> Result<Response, ErreurWeb> {
    let liste = acces.session.chercher(&recherche.texte, &mut acces.contexte).await?;
    let cadre = acces.cadre;
    let lignes = liste.lignes.iter().map(|trouvee| ligne(&cadre, trouvee)).collect();
    let trouves = Some((liste.total, lignes));
    page(&PageRecherche { cadre, texte: recherche.texte, trouves })
}
