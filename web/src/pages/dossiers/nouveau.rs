//! `/dossiers/nouveau`: opening a file, after looking whether she is already known.

use app::ouvrir_dossier::PremierContact;
use askama::Template;
use axum::response::{IntoResponse, Response};
use domain::fait::VoieContact;
use domain::recit::Identite;
use serde::Deserialize;

use super::liste::{Ligne, ligne};
use super::nom;
use super::saisie::{jour, mot};
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/nouveau.html")]
struct PageNouveau {
    cadre: Cadre,
    voies: Vec<(&'static str, String)>,
    contact: Contact,
    id: String,
    /// Files that look like her, once looked for.
    ressemblants: Option<Vec<Ligne>>,
    /// Whether another team has one: nothing more is told.
    ailleurs: bool,
}

#[derive(Clone, Default, Deserialize)]
pub(crate) struct Contact {
    #[serde(default)]
    nom: String,
    #[serde(default)]
    prenom: String,
    #[serde(default)]
    dite: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    le: String,
    #[serde(default)]
    voie: String,
    #[serde(default)]
    id: String,
    /// `oui` once the files that look like her were shown.
    #[serde(default)]
    verifie: String,
}

/// The form.
pub(crate) async fn montrer(mut acces: Acces<marques::Consigner>) -> Result<Response, ErreurWeb> {
    let id = acces.contexte.dossier().to_string();
    let cadre = acces.cadre;
    let contact = Contact { le: cadre.aujourdhui.to_string(), ..Contact::default() };
    let (voies, ressemblants) = (voies(&cadre), None);
    page(&PageNouveau { voies, cadre, contact, id, ressemblants, ailleurs: false })
}

/// Looks for who is already known, then opens the file. Sent twice, it opens one.
pub(crate) async fn ouvrir(
    mut acces: Acces<marques::Consigner>,
    Formulaire(contact): Formulaire<Contact>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&contact.id)?;
    let voie = match contact.voie.as_str() {
        "" => None,
        code => Some(mot(code, &VoieContact::TOUS)?),
    };
    let le = jour(&contact.le)?;
    let identite = contact.identite();
    if contact.verifie != "oui" {
        let ressemblances = acces.session.ressemblances(&identite, &mut acces.contexte).await?;
        let ailleurs = ressemblances.ailleurs;
        if ailleurs || !ressemblances.vues.lignes.is_empty() {
            let cadre = acces.cadre;
            let (voies, id) = (voies(&cadre), contact.id.clone());
            let lignes = ressemblances.vues.lignes.iter().map(|trouvee| ligne(&cadre, trouvee));
            let ressemblants = Some(lignes.collect());
            return page(&PageNouveau { cadre, voies, contact, id, ressemblants, ailleurs });
        }
    }
    let premier = PremierContact { id: Some(id), le, voie, identite };
    let (dossier, _) = acces.session.ouvrir_dossier(premier, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/dossiers/{dossier}")).into_response())
}

impl Contact {
    fn identite(&self) -> Identite {
        let texte = |texte: &String| {
            let texte = texte.trim();
            (!texte.is_empty()).then(|| texte.to_owned())
        };
        Identite {
            nom: texte(&self.nom),
            prenom: texte(&self.prenom),
            dite: texte(&self.dite),
            telephones: texte(&self.telephone).into_iter().collect(),
        }
    }
}

fn voies(cadre: &Cadre) -> Vec<(&'static str, String)> {
    VoieContact::TOUS.iter().map(|(_, code)| (*code, cadre.code("voie", code))).collect()
}
