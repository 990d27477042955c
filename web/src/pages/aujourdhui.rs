//! `/aujourdhui`: what is due, by urgency, each with one action.

use app::echeance::Nature;
use app::echeances::AFaire;
use askama::Template;
use axum::response::Response;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::nom::nommer;
use crate::reponse::{ErreurWeb, page};

/// Days ahead that are shown.
const JOURS: u16 = 30;
/// Lines shown at most: what a morning can hold.
const MONTREES: usize = 100;

#[derive(Template)]
#[template(path = "aujourdhui.html")]
struct PageAujourdhui {
    cadre: Cadre,
    groupes: Vec<Groupe>,
    reste: usize,
    /// Broken glasses that await a look, for who controls them.
    bris: usize,
}

/// Deadlines of one urgency.
struct Groupe {
    cle: &'static str,
    ton: &'static str,
    lignes: Vec<Ligne>,
}

struct Ligne {
    dossier: String,
    nom: String,
    quoi: String,
    quand: String,
    ecart: String,
    action: String,
    acte: &'static str,
}

/// The page.
pub(crate) async fn montrer(mut acces: Acces<marques::Lister>) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let (dues, total) = session.premieres_echeances(aujourdhui, JOURS, MONTREES, contexte).await?;
    let reste = total.saturating_sub(MONTREES);
    let bris = session.bris_a_voir(contexte).await?;
    let cadre = acces.cadre;
    let semaine = aujourdhui.plus_jours(7);
    let mut groupes = [
        Groupe { cle: "aujourdhui-retard", ton: "danger", lignes: Vec::new() },
        Groupe { cle: "aujourdhui-semaine", ton: "garde", lignes: Vec::new() },
        Groupe { cle: "aujourdhui-apres", ton: "bien", lignes: Vec::new() },
    ];
    for due in &dues {
        let [retard, bientot, apres] = &mut groupes;
        let groupe = match due.echeance.le {
            le if le < aujourdhui => retard,
            le if le <= semaine => bientot,
            _ => apres,
        };
        groupe.lignes.push(ligne(&cadre, due));
    }
    let groupes = groupes.into_iter().filter(|groupe| !groupe.lignes.is_empty()).collect();
    page(&PageAujourdhui { cadre, groupes, reste, bris })
}

fn ligne(cadre: &Cadre, due: &AFaire) -> Ligne {
    let code = due.echeance.nature.code();
    Ligne {
        dossier: due.dossier.to_string(),
        nom: nommer(cadre, due.identite.as_ref()),
        quoi: cadre.code("echeance", code),
        quand: cadre.jour(&due.echeance.le),
        ecart: cadre.ecart(&due.echeance.le),
        action: cadre.code("action", code),
        acte: acte(due.echeance.nature),
    }
}

/// The act that settles a deadline.
fn acte(nature: Nature) -> &'static str {
    match nature {
        Nature::DepotRenouvellement => "psp:renouvellement",
        Nature::FinPeriode => "psp:renouvellement:accord",
        Nature::FinParcours => "psp:fin:terme",
        Nature::FinAps => "psp:aps",
        Nature::FinAfis => "psp:afis:ouverte",
        Nature::Recours => "psp:recours:gracieux",
    }
}
