//! `/exports/passes`: what was taken out, for who controls it.

use app::exporter::Colonne;
use askama::Template;
use axum::response::Response;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Exports shown: the last of them.
const MONTRES: usize = 500;

#[derive(Template)]
#[template(path = "exports/passes.html")]
struct PagePasses {
    cadre: Cadre,
    lignes: Vec<Ligne>,
}

struct Ligne {
    quand: String,
    qui: String,
    nombre: u32,
    colonnes: String,
}

/// The page. Names no person: columns are named, files are counted.
pub(crate) async fn montrer(acces: Acces<marques::LireAcces>) -> Result<Response, ErreurWeb> {
    let faits = acces.session.exports_faits().await?;
    let noms = acces.session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let lignes = faits.iter().take(MONTRES).map(|export| {
        let titre = |code: &String| {
            Colonne::depuis_code(code).map_or_else(|| code.clone(), |c| c.titre.to_owned())
        };
        let colonnes: Vec<String> = export.colonnes.iter().map(titre).collect();
        Ligne {
            quand: cadre.instant(export.consigne_a),
            qui: noms.get(&export.membre).cloned().unwrap_or_default(),
            nombre: export.nombre,
            colonnes: colonnes.join(", "),
        }
    });
    let lignes = lignes.collect();
    page(&PagePasses { cadre, lignes })
}
