//! `/activites/{activite}/corriger`: it happened otherwise, or it did not happen.

use app::activites::{ACorrigerActivite, Genre, lire, remplir};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::ActiviteId;

use super::champs::groupes;
use super::noter::PageNoter;
use super::{activite_de, mots, revient};
use crate::acces::{Acces, marques};
use crate::pages::dossiers::rempli::Rempli;
use crate::pages::dossiers::saisie::jour;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

/// The form, filled with what is there.
pub(crate) async fn montrer(
    acces: Acces<marques::NoterActivites>,
    Path(activite): Path<String>,
) -> Result<Response, ErreurWeb> {
    composer(acces, activite_de(&activite)?, None, None).await
}

/// A correction. Refused, the form comes back as it was filled.
pub(crate) async fn corriger(
    mut acces: Acces<marques::NoterActivites>,
    Path(activite): Path<String>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let activite = activite_de(&activite)?;
    let rempli = Rempli::de(champs);
    match ecrire(&mut acces, activite, &rempli).await {
        Ok(lieu) => Ok(Vers::page(lieu).into_response()),
        Err(erreur) if revient(&erreur) => {
            let statut = erreur.statut();
            let reponse = composer(acces, activite, Some(rempli), Some(erreur)).await?;
            Ok((statut, reponse).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn ecrire(
    acces: &mut Acces<marques::NoterActivites>,
    activite: ActiviteId,
    rempli: &Rempli,
) -> Result<String, ErreurWeb> {
    let id = rempli.valeur("id").parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let apres = rempli.valeur("apres").parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let lue = session.activite(activite).await?;
    let annulee = rempli.valeur("quoi") == "annuler";
    let remplacement = if annulee {
        None
    } else {
        let genre = Genre::de(&lue.fait).ok_or(ErreurWeb::Introuvable)?;
        let le = jour(rempli.valeur("le"))?.ok_or(ErreurWeb::Champ("jour"))?;
        let fait = lire(genre, &rempli.sans(&[]), Some(&lue.fait));
        Some((le, fait.map_err(app::ErreurApp::from)?))
    };
    let correction =
        ACorrigerActivite { acte: lue.acte, remplacement, apres: Some(apres), id: Some(id) };
    session.corriger_activite(activite, correction, contexte).await?;
    Ok(if annulee { "/activites".to_owned() } else { format!("/activites/{activite}") })
}

async fn composer(
    mut acces: Acces<marques::NoterActivites>,
    activite: ActiviteId,
    rempli: Option<Rempli>,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let lue = acces.session.activite(activite).await?;
    let genre = Genre::de(&lue.fait).ok_or(ErreurWeb::Introuvable)?;
    let modeles = if genre == Genre::EnLigne { acces.session.modeles().await? } else { Vec::new() };
    // What is there comes first; what was typed over it, when it comes back, instead.
    let rempli = rempli.unwrap_or_else(|| Rempli::de(remplir(&lue.fait)));
    let [id, id_annulation] = [(); 2].map(|()| acces.contexte.acte().to_string());
    let cadre = acces.cadre;
    let le = lue.le.to_string();
    page(&PageNoter {
        titre: cadre.code("activites-corriger", genre.code()),
        lieu: format!("/activites/{activite}/corriger"),
        id,
        apres: lue.rang.to_string(),
        le: rempli.valeur_ou("le", &le).to_owned(),
        groupes: groupes(&cadre, genre, &rempli, &modeles),
        message: erreur.map(|erreur| mots(&cadre, &erreur)),
        id_annulation,
        cadre,
    })
}
