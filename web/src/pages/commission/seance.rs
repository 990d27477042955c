//! `/commission/{departement}/{jour}`: one sitting.

use app::ErreurApp;
use app::commission::{ARendre, InscritVu, SeanceLue};
use app::documents::reference_de;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::commission::{College, Maniere, Porteuse, SeanceCommission, Siegeante};
use domain::psp::Avis;
use domain::{Departement, Jour};

use super::saisie::{self, Voulu};
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::nom::nommer;
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::{ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "commission/seance.html")]
struct PageSeance {
    cadre: Cadre,
    lieu: String,
    titre: String,
    etat: &'static str,
    faits: Vec<(String, String)>,
    apres: u32,
    membres: Vec<Membre>,
    inscrits: Vec<Ligne>,
    colleges: Vec<(&'static str, String)>,
    manieres: Vec<(&'static str, String)>,
    avis: Vec<(&'static str, String)>,
    prises: String,
    /// One id a form: membre, places, ouvrir, sans-quorum, clore.
    ids: [String; 5],
    rempli: Rempli,
    message: Option<(String, String)>,
}

struct Membre {
    acte: String,
    id: String,
    nom: String,
    college: String,
    represente: Option<String>,
    engagement: Option<String>,
    presence: &'static str,
}

struct Ligne {
    dossier: String,
    /// How documents call it.
    reference: String,
    id: String,
    id_retrait: String,
    /// Her name, for who sees her file.
    nom: Option<String>,
    objet: String,
    avis: Option<String>,
    /// Who may sit on it: id and name.
    peuvent: Vec<(String, String)>,
    /// Who does not, representing the association that carries it.
    ecartes: Vec<String>,
}

type Chemin = Path<(String, String)>;

pub(super) fn lire(
    (departement, seance): (String, String),
) -> Result<(Departement, Jour), ErreurWeb> {
    let departement = departement.parse().map_err(|_| ErreurWeb::Introuvable)?;
    Ok((departement, seance.parse().map_err(|_| ErreurWeb::Introuvable)?))
}

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::Commission>,
    Path(chemin): Chemin,
) -> Result<Response, ErreurWeb> {
    composer(acces, lire(chemin)?, Rempli::default(), None).await
}

/// A step of the sitting. Refused, the page comes back as it was filled.
pub(crate) async fn noter(
    mut acces: Acces<marques::Commission>,
    Path(chemin): Chemin,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let rempli = Rempli::de(champs);
    let seance = lire(chemin)?;
    match ecrire(&mut acces, seance, &rempli).await {
        Ok(()) => Ok(Vers::page(format!("/commission/{}/{}", seance.0, seance.1)).into_response()),
        Err(erreur) if erreur.se_corrige() || perime(&erreur) => {
            let statut = erreur.statut();
            Ok((statut, composer(acces, seance, rempli, Some(erreur)).await?).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

/// Written on a stale page: the sitting is shown as it is now, with what was typed.
fn perime(erreur: &ErreurWeb) -> bool {
    matches!(erreur, ErreurWeb::App(app) if matches!(**app, ErreurApp::Perime { .. }))
}

async fn ecrire(
    acces: &mut Acces<marques::Commission>,
    seance: (Departement, Jour),
    rempli: &Rempli,
) -> Result<(), ErreurWeb> {
    let voulu = saisie::voulu(rempli)?;
    let etape = saisie::etape(seance, rempli)?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    match voulu {
        Voulu::Noter(evenement, recit) => {
            session.consigner_seance(&etape, evenement, recit, contexte).await?;
        }
        Voulu::Rendre(avis, motifs) => {
            session.rendre_avis(ARendre { etape, avis, motifs }, contexte).await?;
        }
    }
    Ok(())
}

async fn composer(
    mut acces: Acces<marques::Commission>,
    (departement, le): (Departement, Jour),
    rempli: Rempli,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let lue = acces.session.seance(departement, le).await?;
    let inscrits = acces.session.ordre_du_jour(&lue, &mut acces.contexte).await?;
    let mut id = || acces.contexte.acte().to_string();
    let ids = std::array::from_fn(|_| id());
    let membres = lue.seance.membres.iter().map(|m| membre(&acces.cadre, m, id())).collect();
    let lignes = inscrits.iter().map(|vu| ligne(&acces.cadre, &lue, vu, [id(), id()])).collect();
    let cadre = acces.cadre;
    let dits = |famille: &str, codes: Vec<&'static str>| -> Vec<(&'static str, String)> {
        codes.into_iter().map(|code| (code, cadre.code(famille, code))).collect()
    };
    let jour = cadre.jour(&le);
    let titre = [("departement", departement.code()), ("jour", jour.as_str())];
    let modele = PageSeance {
        lieu: format!("/commission/{departement}/{le}"),
        titre: cadre.former("seance-titre", &titre),
        etat: super::etat(&lue.seance),
        faits: faits(&cadre, &lue),
        apres: lue.rang,
        membres,
        inscrits: lignes,
        colleges: dits("college", College::TOUS.iter().map(|(_, code)| *code).collect()),
        manieres: dits("maniere", Maniere::TOUS.iter().map(|(_, code)| *code).collect()),
        avis: dits("avis", Avis::TOUS.iter().map(|(_, code)| *code).collect()),
        prises: lue.seance.places_prises.to_string(),
        ids,
        message: erreur.map(|erreur| presentation::mots(&cadre, &erreur)),
        rempli,
        cadre,
    };
    page(&modele)
}

/// What is known of the sitting, in words.
fn faits(cadre: &Cadre, lue: &SeanceLue) -> Vec<(String, String)> {
    let seance = &lue.seance;
    let mut faits = vec![(cadre.dire("seance-etat"), cadre.code("seance", super::etat(seance)))];
    if let Some(convocation) = &seance.convocation {
        let heure = convocation.heure.map(|heure| format!(", {heure}")).unwrap_or_default();
        faits.push((cadre.dire("seance-lieu"), format!("{}{heure}", convocation.lieu)));
        let depot = cadre.jour(&convocation.dernier_jour_de_depot(lue.le));
        faits.push((cadre.dire("seance-depot"), depot));
    }
    let requis = match seance.quorum_requis() {
        Some(requis) => requis.to_string(),
        None => cadre.dire("seance-quorum-aucun"),
    };
    let presentes = seance.participantes().to_string();
    let dits = [("presentes", presentes.as_str()), ("requis", requis.as_str())];
    faits.push((cadre.dire("seance-quorum"), cadre.former("seance-quorum-dit", &dits)));
    if let Some(libres) = seance.places_libres() {
        faits.push((cadre.dire("seance-places-libres"), libres.to_string()));
    }
    faits
}

fn nom_de(cadre: &Cadre, siegeante: &Siegeante) -> String {
    let dite = siegeante.designation.clone();
    dite.unwrap_or_else(|| cadre.code("college", siegeante.membre.college.code()))
}

fn membre(cadre: &Cadre, siegeante: &Siegeante, id: String) -> Membre {
    let represente = siegeante.membre.represente.as_ref().map(|porteuse| match porteuse {
        Porteuse::Notre => cadre.dire("seance-notre"),
        Porteuse::Autre(nom) => nom.clone(),
    });
    Membre {
        acte: siegeante.acte.to_string(),
        id,
        nom: nom_de(cadre, siegeante),
        college: cadre.code("college", siegeante.membre.college.code()),
        represente,
        engagement: siegeante.membre.engagement_signe_le.map(|le| cadre.jour(&le)),
        presence: siegeante.presence.map_or("", Maniere::code),
    }
}

fn ligne(cadre: &Cadre, lue: &SeanceLue, vu: &InscritVu, ids: [String; 2]) -> Ligne {
    let inscription = &vu.inscrit.inscription;
    let [id, id_retrait] = ids;
    let conflit = |m: &&Siegeante| SeanceCommission::en_conflit(&m.membre, inscription);
    let ecartes = lue.seance.membres.iter().filter(conflit).map(|m| nom_de(cadre, m)).collect();
    let peuvent = lue.seance.peuvent_sieger(inscription);
    let avis = vu.inscrit.avis.as_ref().map(|rendu| {
        let voix = [rendu.voix.pour, rendu.voix.contre, rendu.voix.abstentions];
        let [pour, contre, abstentions] = voix.map(|voix| voix.to_string());
        let dit = cadre.code("avis", rendu.avis.code());
        let dits = [
            ("avis", dit.as_str()),
            ("pour", pour.as_str()),
            ("contre", contre.as_str()),
            ("abstentions", abstentions.as_str()),
        ];
        cadre.former("seance-avis-dit", &dits)
    });
    Ligne {
        dossier: inscription.dossier.to_string(),
        reference: reference_de(inscription.dossier),
        id,
        id_retrait,
        nom: vu.vu.then(|| nommer(cadre, vu.identite.as_ref())),
        objet: cadre.code("objet", inscription.objet.code()),
        avis,
        peuvent: peuvent.iter().map(|m| (m.acte.to_string(), nom_de(cadre, m))).collect(),
        ecartes,
    }
}
