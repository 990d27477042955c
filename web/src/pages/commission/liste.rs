//! `/commission`: the sittings known, and noting one more.

use app::commission::{AConvoquer, Delai, SeanceLue};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::{ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "commission/liste.html")]
struct PageListe {
    cadre: Cadre,
    seances: Vec<Ligne>,
    /// What was measured: its name, in words.
    delais: Vec<(String, String)>,
    id: String,
    rempli: Rempli,
    message: Option<(String, String)>,
}

struct Ligne {
    lieu: String,
    jour: String,
    departement: String,
    dossiers: String,
    etat: String,
}

/// The page.
pub(crate) async fn montrer(acces: Acces<marques::Commission>) -> Result<Response, ErreurWeb> {
    composer(acces, Rempli::default(), None).await
}

/// A sitting is convened.
pub(crate) async fn convoquer(
    mut acces: Acces<marques::Commission>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let rempli = Rempli::de(champs);
    match noter(&mut acces, &rempli).await {
        Ok(lieu) => Ok(Vers::page(lieu).into_response()),
        Err(erreur) if erreur.se_corrige() => {
            let statut = erreur.statut();
            Ok((statut, composer(acces, rempli, Some(erreur)).await?).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn noter(
    acces: &mut Acces<marques::Commission>,
    rempli: &Rempli,
) -> Result<String, ErreurWeb> {
    let departement = rempli.valeur("departement").trim();
    let departement = departement.parse().map_err(|_| ErreurWeb::Champ("departement"))?;
    let le = saisie::jour(rempli, "seance")?.ok_or(ErreurWeb::Champ("jour"))?;
    let etape = saisie::etape((departement, le), rempli)?;
    let demande = AConvoquer { etape, convocation: saisie::convocation(rempli)? };
    acces.session.convoquer(demande, &mut acces.contexte).await?;
    Ok(format!("/commission/{departement}/{le}"))
}

async fn composer(
    mut acces: Acces<marques::Commission>,
    rempli: Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let seances = acces.session.seances().await?;
    let delais = acces.session.delais_de_commission(&mut acces.contexte).await?;
    let neuf = acces.contexte.acte().to_string();
    let id = rempli.valeur_ou("id", &neuf).to_owned();
    let cadre = acces.cadre;
    let seances = seances.iter().map(|lue| ligne(&cadre, lue)).collect();
    let message = erreur.map(|erreur| presentation::mots(&cadre, &erreur));
    let attendent = cadre.compter("commission-sans-seance", &delais.sans_seance);
    let delais = vec![
        (cadre.dire("commission-demande-seance"), delai(&cadre, &delais.demande_seance)),
        (cadre.dire("commission-seance-decision"), delai(&cadre, &delais.seance_decision)),
        (cadre.dire("commission-attendent"), attendent),
    ];
    let statut = StatusCode::OK;
    let reponse = page(&PageListe { cadre, seances, delais, id, rempli, message })?;
    Ok((statut, reponse).into_response())
}

fn ligne(cadre: &Cadre, lue: &SeanceLue) -> Ligne {
    let pris = lue.seance.ordre_du_jour.len() + usize::from(lue.seance.places_prises);
    let places = lue.seance.convocation.as_ref().and_then(|convocation| convocation.places);
    Ligne {
        lieu: format!("/commission/{}/{}", lue.departement, lue.le),
        jour: cadre.jour(&lue.le),
        departement: lue.departement.to_string(),
        dossiers: places.map_or_else(|| pris.to_string(), |places| format!("{pris} / {places}")),
        etat: cadre.code("seance", super::etat(&lue.seance)),
    }
}

fn delai(cadre: &Cadre, delai: &Delai) -> String {
    if delai.nombre == 0 {
        return cadre.dire("commission-delai-rien");
    }
    let [n, mediane] = [delai.nombre.to_string(), delai.mediane.to_string()];
    let [minimum, maximum] = [delai.minimum.to_string(), delai.maximum.to_string()];
    let dits = [
        ("nombre", n.as_str()),
        ("mediane", mediane.as_str()),
        ("minimum", minimum.as_str()),
        ("maximum", maximum.as_str()),
    ];
    cadre.former("commission-delai", &dits)
}
