//! `/prevision`: what other means would change to the wait, the posts and the cost. A few plain
//! fields in; a sentence, a chart and a table out. It reads no one's file.

mod champs;
mod dire;

use std::num::NonZeroUsize;
use std::sync::Arc;

use app::prevision::{self, Question};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use self::champs::{Champs, Faute};
use self::dire::{Actuel, Dite, dire};
use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "prevision.html")]
struct PagePrevision {
    cadre: Cadre,
    departs: Vec<(&'static str, String)>,
    actuel: Actuel,
    champs: Champs,
    fautes: Vec<Faute>,
    reponse: Option<Dite>,
}

/// The form, as today is.
pub(crate) async fn montrer(acces: Acces<marques::Prevoir>) -> Result<Response, ErreurWeb> {
    page(&PagePrevision::new(acces.cadre, Champs::du_jour()))
}

/// The answer, or what in the form does not read.
pub(crate) async fn demander(
    State(etat): State<Etat>,
    acces: Acces<marques::Prevoir>,
    Formulaire(champs): Formulaire<Champs>,
) -> Result<Response, ErreurWeb> {
    let question = champs.lire();
    let mut vue = PagePrevision::new(acces.cadre, champs);
    match question {
        Ok(question) => match calculer(&etat, question).await? {
            Ok(reponse) => vue.reponse = Some(dire(&vue.cadre, &reponse)),
            Err(faute) => vue.fautes.push(faute),
        },
        Err(fautes) => vue.fautes = fautes,
    }
    let statut =
        if vue.fautes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((statut, page(&vue)?).into_response())
}

/// Away from the threads that answer pages, and one at a time.
async fn calculer(
    etat: &Etat,
    question: Question,
) -> Result<Result<prevision::Reponse, Faute>, ErreurWeb> {
    let place = Arc::clone(&etat.previsions).acquire_owned().await;
    let place = place.map_err(|_| ErreurWeb::Panique)?;
    let calcul = tokio::task::spawn_blocking(move || {
        let reponse = prevision::repondre(&question, NonZeroUsize::MIN);
        drop(place);
        reponse
    });
    let reponse = calcul.await.map_err(|_| ErreurWeb::Panique)?;
    Ok(reponse.map_err(|erreur| Faute::du_scenario(&erreur)))
}

impl PagePrevision {
    fn new(cadre: Cadre, champs: Champs) -> Self {
        let departs = prevision::DEPARTS;
        Self {
            departs: departs.map(|depart| (depart, cadre.code("prevision-depart", depart))).into(),
            actuel: Actuel::dire(&cadre, &champs.depart),
            cadre,
            champs,
            fautes: Vec::new(),
            reponse: None,
        }
    }

    /// What is wrong with a field, in words.
    fn faute(&self, champ: &str) -> Option<String> {
        let faute = self.fautes.iter().find(|faute| faute.champ == champ)?;
        Some(self.cadre.dire(faute.cle))
    }
}
