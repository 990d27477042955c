//! `/activites/noter/{genre}`: noting an activity of one kind.

use app::activites::{Genre, lire};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};

use super::champs::{Groupe, groupes};
use super::{genre_de, mots, revient};
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;
use crate::pages::dossiers::saisie::jour;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

/// The form of an activity, to note it or to correct it.
#[derive(Template)]
#[template(path = "activites/noter.html")]
pub(super) struct PageNoter {
    pub(super) cadre: Cadre,
    pub(super) titre: String,
    /// Where the form is sent.
    pub(super) lieu: String,
    pub(super) id: String,
    /// Rank the correction is written after; empty for a new activity.
    pub(super) apres: String,
    pub(super) le: String,
    pub(super) groupes: Vec<Groupe>,
    pub(super) message: Option<(String, String)>,
    /// Id of the act that would say it did not happen; empty for a new activity.
    pub(super) id_annulation: String,
}

/// The form.
pub(crate) async fn montrer(
    acces: Acces<marques::NoterActivites>,
    Path(genre): Path<String>,
) -> Result<Response, ErreurWeb> {
    composer(acces, genre_de(&genre)?, &Rempli::default(), None).await
}

/// An activity is noted. Refused, the form comes back as it was filled.
pub(crate) async fn noter(
    mut acces: Acces<marques::NoterActivites>,
    Path(genre): Path<String>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let genre = genre_de(&genre)?;
    let rempli = Rempli::de(champs);
    match ecrire(&mut acces, genre, &rempli).await {
        Ok(lieu) => Ok(Vers::page(lieu).into_response()),
        Err(erreur) if revient(&erreur) => {
            let statut = erreur.statut();
            Ok((statut, composer(acces, genre, &rempli, Some(erreur)).await?).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn ecrire(
    acces: &mut Acces<marques::NoterActivites>,
    genre: Genre,
    rempli: &Rempli,
) -> Result<String, ErreurWeb> {
    let id = rempli.valeur("id").parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let le = jour(rempli.valeur("le"))?.ok_or(ErreurWeb::Champ("jour"))?;
    let fait = lire(genre, &rempli.sans(&[]), None).map_err(app::ErreurApp::from)?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let (activite, _) = session.consigner_activite(Some(id), fait, le, contexte).await?;
    Ok(format!("/activites/{activite}"))
}

async fn composer(
    mut acces: Acces<marques::NoterActivites>,
    genre: Genre,
    rempli: &Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let modeles = if genre == Genre::EnLigne { acces.session.modeles().await? } else { Vec::new() };
    let neuf = acces.contexte.activite().to_string();
    let aujourdhui = acces.contexte.aujourdhui.to_string();
    let cadre = acces.cadre;
    page(&PageNoter {
        titre: cadre.code("activites-noter", genre.code()),
        lieu: format!("/activites/noter/{}", genre.code()),
        id: rempli.valeur_ou("id", &neuf).to_owned(),
        apres: String::new(),
        le: rempli.valeur_ou("le", &aujourdhui).to_owned(),
        groupes: groupes(&cadre, genre, rempli, &modeles),
        message: erreur.map(|erreur| mots(&cadre, &erreur)),
        id_annulation: String::new(),
        cadre,
    })
}
