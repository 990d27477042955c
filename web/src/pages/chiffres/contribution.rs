//! `/chiffres/contribution`: what the association would contribute, beside what a federation
//! published.

use app::contribuer::{Grille, Valeur};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use observatory::catalogue::Catalogue;

use super::Annee;
use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

#[derive(Template)]
#[template(path = "chiffres/contribution.html")]
struct PageContribution {
    cadre: Cadre,
    annee: i16,
    annees: Vec<i16>,
    grilles: Vec<Grille>,
    /// Name of the federation, and how many associations contributed to its edition of that year.
    edition: Option<(String, u64)>,
    comparees: Vec<Comparee>,
}

/// A total of ours beside the federation's.
struct Comparee {
    libelle: String,
    unite: String,
    notre: u64,
    commun: Option<u64>,
}

impl Comparee {
    /// Our share in a thousand of the federation's, when it can be said.
    fn pour_cent(&self) -> Option<String> {
        let commun = self.commun.filter(|commun| *commun > 0)?;
        let dixiemes = (self.notre * 2_000 + commun) / (2 * commun);
        Some(format!("{},{}", dixiemes / 10, dixiemes % 10))
    }
}

/// The page.
pub(crate) async fn montrer(
    State(etat): State<Etat>,
    acces: Acces<marques::Contribuer>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let actuelle = acces.contexte.aujourdhui.annee();
    let annee = voulue.annee.unwrap_or(actuelle - 1);
    let apercu = acces.session.apercu_de_contribution(annee).await?;
    let mut edition = None;
    let mut comparees = Vec::new();
    for publiee in etat.editions.iter() {
        let ensemble = apercu.a_cote_de(publiee);
        if !ensemble.is_empty() {
            edition = Some((publiee.federation.clone(), publiee.contributions));
            comparees = ensemble
                .into_iter()
                .map(|(nom, unite, notre, commun)| Comparee {
                    libelle: libelle(&nom),
                    unite,
                    notre,
                    commun,
                })
                .collect();
        }
    }
    page(&PageContribution {
        cadre: acces.cadre,
        annee,
        annees: (actuelle - 6..=actuelle).rev().collect(),
        grilles: apercu.grilles,
        edition,
        comparees,
    })
}

/// What an indicator is called, with its code when it is one line among several.
pub(crate) fn libelle(nom: &str) -> String {
    match Catalogue::embarque().du_tableau(nom) {
        Some(entree) if entree.par.is_some() && entree.id != nom => {
            let code = nom.rsplit('.').next().unwrap_or_default();
            format!("{} ({code})", entree.libelle)
        }
        Some(entree) => entree.libelle.clone(),
        None => nom.to_owned(),
    }
}
