//! `/dossiers`: the active list.

use app::dossiers::{Lesquels, LigneListe};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use super::mots;
use super::nom::nommer;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Files on one page.
const PAR_PAGE: usize = 50;

#[derive(Deserialize)]
pub(crate) struct Filtres {
    lesquels: Option<String>,
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "dossiers/liste.html")]
struct PageListe {
    cadre: Cadre,
    tous: bool,
    total: usize,
    lignes: Vec<Ligne>,
    numero: usize,
    precedente: Option<usize>,
    suivante: Option<usize>,
}

/// A file in a list, in words.
pub(crate) struct Ligne {
    pub(crate) dossier: String,
    pub(crate) nom: String,
    pub(crate) ouvert: String,
    pub(crate) dernier: String,
    pub(crate) etape: String,
    pub(crate) clos: bool,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Lister>,
    Query(filtres): Query<Filtres>,
) -> Result<Response, ErreurWeb> {
    let tous = filtres.lesquels.as_deref() == Some("tous");
    let lesquels = if tous { Lesquels::Tous } else { Lesquels::Ouverts };
    let numero = filtres.page.unwrap_or(1).clamp(1, 1_000_000);
    let debut = (numero - 1) * PAR_PAGE;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let au = contexte.aujourdhui;
    let liste = session.lister_page(lesquels, au, (debut, PAR_PAGE), contexte).await?;
    let cadre = acces.cadre;
    let lignes = liste.lignes.iter().map(|trouvee| ligne(&cadre, trouvee)).collect();
    page(&PageListe {
        lignes,
        tous,
        total: liste.total,
        numero,
        precedente: (numero > 1).then(|| numero - 1),
        suivante: (debut + PAR_PAGE < liste.total).then_some(numero + 1),
        cadre,
    })
}

/// A line in words.
pub(crate) fn ligne(cadre: &Cadre, ligne: &LigneListe) -> Ligne {
    let jour = |jour: Option<domain::Jour>| {
        jour.map_or_else(|| cadre.dire("inconnu"), |jour| cadre.jour(&jour))
    };
    Ligne {
        dossier: ligne.dossier.to_string(),
        nom: nommer(cadre, ligne.identite.as_ref()),
        ouvert: jour(ligne.ouvert_le),
        dernier: jour(ligne.dernier_acte_le),
        etape: cadre.code("etape", ligne.psp.map_or("aucune", mots::etape)),
        clos: ligne.clos,
    }
}
