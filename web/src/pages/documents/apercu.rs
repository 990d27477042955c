//! What would leave, and sending it off.

use app::documents::{Bloc, Envoi, Page};
use app::{ErreurApp, documents};
use askama::Template;
use axum::response::{IntoResponse, Response};
use domain::document::{Destinataire, FormeDocument, GenreDocument};

use super::preparation::reprendre;
use super::{Place, lire};
use crate::acces::{Acces, Marque};
use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::{ErreurWeb, Vers, page, presentation};

#[derive(Template)]
#[template(path = "documents/apercu.html")]
struct PageApercu {
    cadre: Cadre,
    place: Place,
    lue: Page,
    /// What was chosen and typed, to be sent again as it is.
    champs: Vec<(String, String)>,
    /// The act to come: sent twice, it is written once.
    id: String,
    /// Rank of the last act of what the page was made from.
    apres: u32,
    destinataires: Vec<(&'static str, String)>,
    formes: Vec<(&'static str, String)>,
    rempli: Rempli,
    message: Option<(String, String)>,
}

/// What is not sent again as it is: each preview makes its own.
const PROPRES: [&str; 5] = ["jeton", "id", "apres", "pour", "forme"];

/// What would leave. Refused, the form comes back as it was filled.
pub(crate) async fn apercevoir<D: Marque>(
    acces: Acces<D>,
    place: Place,
    rempli: Rempli,
) -> Result<Response, ErreurWeb> {
    composer(acces, place, rempli, None).await
}

/// Issues it. Sent twice, it is issued once; when something was written since it was shown, what
/// would leave now is shown first.
pub(crate) async fn emettre<D: Marque>(
    mut acces: Acces<D>,
    place: Place,
    rempli: Rempli,
) -> Result<Response, ErreurWeb> {
    match envoyer(&mut acces, &place, &rempli).await {
        Ok(()) => Ok(Vers::page(place.lieu).into_response()),
        Err(erreur) if de_la_preparation(&erreur) => {
            reprendre(acces, place, rempli, Some(erreur)).await
        }
        Err(erreur) if erreur.se_corrige() || perime(&erreur) => {
            composer(acces, place, rempli, Some(erreur)).await
        }
        Err(erreur) => Err(erreur),
    }
}

async fn envoyer<D: Marque>(
    acces: &mut Acces<D>,
    place: &Place,
    rempli: &Rempli,
) -> Result<(), ErreurWeb> {
    let preparation = lire(place, rempli)?;
    let illisible = || ErreurWeb::FormulaireIllisible;
    let id = rempli.valeur("id").parse().map_err(|_| illisible())?;
    let apres = rempli.valeur("apres").parse().map_err(|_| illisible())?;
    let destinataire = Destinataire::depuis_code(rempli.valeur("pour"));
    let destinataire = destinataire.ok_or(ErreurWeb::Champ("document-pour"))?;
    let envoi = Envoi { destinataire, id: Some(id), apres: Some(apres) };
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    session.emettre(place.sujet, &preparation, envoi, contexte).await?;
    Ok(())
}

/// Whether what is wrong is in what was chosen or typed.
fn de_la_preparation(erreur: &ErreurWeb) -> bool {
    matches!(erreur, ErreurWeb::Champ("document-vide"))
        || matches!(erreur, ErreurWeb::App(app) if matches!(**app, ErreurApp::ChampDocument(_)))
}

fn perime(erreur: &ErreurWeb) -> bool {
    matches!(erreur, ErreurWeb::App(app) if matches!(**app, ErreurApp::Perime { .. }))
}

async fn composer<D: Marque>(
    mut acces: Acces<D>,
    place: Place,
    rempli: Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let lue = match lire(&place, &rempli) {
        Ok(voulue) => session.previsualiser(place.sujet, &voulue, contexte).await,
        Err(erreur) if de_la_preparation(&erreur) => {
            return reprendre(acces, place, rempli, Some(erreur)).await;
        }
        Err(erreur) => return Err(erreur),
    };
    let documents::Previsualisation { page: lue, rang } = match lue {
        Ok(lue) => lue,
        Err(erreur @ ErreurApp::ChampDocument(_)) => {
            return reprendre(acces, place, rempli, Some(erreur.into())).await;
        }
        Err(erreur) => return Err(erreur.into()),
    };
    let id = acces.contexte.acte().to_string();
    let cadre = acces.cadre;
    let genre = super::genre(&place, rempli.valeur("genre"))?;
    let dits = |famille: &str, codes: Vec<&'static str>| -> Vec<(&'static str, String)> {
        codes.into_iter().map(|code| (code, cadre.code(famille, code))).collect()
    };
    let statut = erreur.as_ref().map(ErreurWeb::statut).unwrap_or_default();
    let modele = PageApercu {
        lue,
        champs: rempli.sans(&PROPRES),
        id,
        apres: rang,
        destinataires: dits("destinataire", Destinataire::TOUS.map(|(_, code)| code).to_vec()),
        formes: dits("forme-document", formes(genre).map(FormeDocument::code).to_vec()),
        message: erreur.map(|erreur| presentation::mots(&cadre, &erreur)),
        rempli,
        place,
        cadre,
    };
    Ok((statut, page(&modele)?).into_response())
}

/// The forms, that which serves first: a draft is finished by hand.
fn formes(genre: GenreDocument) -> [FormeDocument; 2] {
    let projet = matches!(genre, GenreDocument::RecoursGracieux | GenreDocument::Requete);
    if projet {
        [FormeDocument::Odt, FormeDocument::Pdf]
    } else {
        [FormeDocument::Pdf, FormeDocument::Odt]
    }
}
