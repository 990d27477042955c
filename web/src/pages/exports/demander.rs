//! `/exports`: chosen columns, in an encrypted archive.

use app::ErreurApp;
use app::dossiers::Lesquels;
use app::exporter::{Colonne, Exportation, Exporte, Famille, Forme, MotDePasse};
use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::jour;
use crate::reponse::{ErreurWeb, page};
use crate::requete::Formulaire;

/// Columns ticked on a new form: they name nobody.
const COCHEES: [&str; 5] = ["dossier", "ouvert-le", "dernier-acte-le", "psp", "psp-echeance"];

#[derive(Template)]
#[template(path = "exports/demander.html")]
struct PageExports {
    cadre: Cadre,
    familles: Vec<GroupeColonnes>,
    demande: Demande,
    /// Key of what is wrong with what was asked for.
    refus: Option<&'static str>,
}

/// Columns that go together.
struct GroupeColonnes {
    code: &'static str,
    ouverte: bool,
    colonnes: Vec<(&'static Colonne, bool)>,
}

/// What is asked for. It has no `Debug`: it holds a password.
#[derive(Deserialize)]
pub(crate) struct Demande {
    #[serde(default)]
    colonnes: Vec<String>,
    #[serde(default)]
    forme: String,
    #[serde(default)]
    lesquels: String,
    #[serde(default)]
    au: String,
    #[serde(default)]
    mot_de_passe: String,
}

impl Demande {
    fn lesquels(&self) -> Lesquels {
        if self.lesquels == "tous" { Lesquels::Tous } else { Lesquels::Ouverts }
    }

    /// The columns asked for, in the order of the table: always the same for the same choice.
    fn colonnes(&self, offertes: &[&'static Colonne]) -> Vec<&'static Colonne> {
        let voulue = |colonne: &&Colonne| self.colonnes.iter().any(|code| code == colonne.code);
        offertes.iter().copied().filter(voulue).collect()
    }
}

/// The form, with a password proposed: it is shown here and kept nowhere.
pub(crate) async fn montrer(mut acces: Acces<marques::Exporter>) -> Result<Response, ErreurWeb> {
    let demande = Demande {
        colonnes: COCHEES.map(str::to_owned).to_vec(),
        forme: Forme::Xlsx.code().to_owned(),
        lesquels: String::new(),
        au: acces.contexte.aujourdhui.to_string(),
        mot_de_passe: MotDePasse::proposer(&mut acces.contexte).to_string(),
    };
    let offertes: Vec<_> = acces.session.colonnes_offertes().collect();
    formulaire(acces.cadre, &offertes, demande, None)
}

/// The archive. It is recorded before a byte of it is given.
pub(crate) async fn exporter(
    mut acces: Acces<marques::Exporter>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let offertes: Vec<_> = acces.session.colonnes_offertes().collect();
    let mot = MotDePasse::new(Zeroizing::new(demande.mot_de_passe.clone()));
    let forme = Forme::depuis_code(&demande.forme).ok_or(ErreurWeb::Champ("quoi"))?;
    let au = jour(&demande.au)?.unwrap_or(acces.contexte.aujourdhui);
    let Ok(mot) = mot else {
        return refuser(acces.cadre, &offertes, demande, "exports-mot-faible");
    };
    let voulue = Exportation {
        colonnes: demande.colonnes(&offertes),
        lesquels: demande.lesquels(),
        au,
        forme,
    };
    match acces.session.exporter(&voulue, mot, &mut acces.contexte).await {
        Ok(exporte) => donner(exporte),
        Err(ErreurApp::SansColonne) => {
            refuser(acces.cadre, &offertes, demande, "exports-sans-colonne")
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// A file to keep, whose name says nothing of anyone.
fn donner(exporte: Exporte) -> Result<Response, ErreurWeb> {
    let nom = format!("attachment; filename=\"{}\"", exporte.nom);
    let nom = HeaderValue::try_from(nom).map_err(|_| ErreurWeb::Gabarit)?;
    let mut reponse = Body::from(exporte.octets).into_response();
    reponse.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    reponse.headers_mut().insert(CONTENT_DISPOSITION, nom);
    Ok(reponse)
}

/// What is wrong, on the form as it was filled.
fn refuser(
    cadre: Cadre,
    offertes: &[&'static Colonne],
    demande: Demande,
    cle: &'static str,
) -> Result<Response, ErreurWeb> {
    let reponse = formulaire(cadre, offertes, demande, Some(cle))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, reponse).into_response())
}

fn formulaire(
    cadre: Cadre,
    offertes: &[&'static Colonne],
    demande: Demande,
    refus: Option<&'static str>,
) -> Result<Response, ErreurWeb> {
    let groupes = Famille::TOUTES.into_iter().map(|(famille, code)| {
        let siennes = offertes.iter().filter(|colonne| colonne.famille() == famille);
        let cochee = |colonne: &Colonne| demande.colonnes.iter().any(|c| c == colonne.code);
        let colonnes: Vec<_> = siennes.map(|colonne| (*colonne, cochee(colonne))).collect();
        let ouverte = colonnes.iter().any(|(_, cochee)| *cochee);
        GroupeColonnes { code, ouverte, colonnes }
    });
    let familles = groupes.filter(|groupe| !groupe.colonnes.is_empty()).collect();
    page(&PageExports { cadre, familles, demande, refus })
}
