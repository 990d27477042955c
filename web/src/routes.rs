//! Every route, its rule, and the handler behind it: one table.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};

use crate::acces::Droit;
use crate::etat::Etat;
use crate::pages::{
    abonnement, acces, accueil, activites, antennes, aujourdhui, bibliotheque, bris, calendrier,
    chiffres, code, commission, compte, connexion, deverrouiller, dossiers, equipes, exports,
    federation, membres, partenaires, postes, preferences, prevision, recherche, sante,
    subventions, temps, terrain,
};
use crate::porte::Porte;
use crate::reponse::{ErreurWeb, entetes, presentation};
use crate::statiques;

/// A route: its method, its path, the right it asks for (`None`: no session needed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub methode: &'static str,
    /// The path, with its parameters.
    pub chemin: &'static str,
    /// The right.
    pub droit: Option<Droit>,
}

type Table = Vec<(Route, MethodRouter<Etat>)>;

/// Every route, in the order of the table.
pub fn routes() -> Vec<Route> {
    table().into_iter().map(|(route, _)| route).collect()
}

/// The server's answers.
pub fn routeur(etat: Etat) -> Router {
    let mut routeur = Router::new();
    for (route, porte) in table() {
        routeur = routeur.route(route.chemin, porte);
    }
    routeur
        .fallback(|| async { ErreurWeb::Introuvable })
        .layer(map_response(methode_refusee))
        .layer(from_fn_with_state(etat.clone(), presentation::accompagner))
        .layer(from_fn_with_state(etat.clone(), entetes::poser))
        .with_state(etat)
}

/// A method that a path does not take has a page too.
async fn methode_refusee(reponse: Response) -> Response {
    let muette = reponse.extensions().get::<ErreurWeb>().is_none();
    if muette && reponse.status() == axum::http::StatusCode::METHOD_NOT_ALLOWED {
        return ErreurWeb::Methode.into_response();
    }
    reponse
}

fn lire<T: 'static>(
    chemin: &'static str,
    droit: Option<Droit>,
    porte: impl Handler<T, Etat>,
) -> (Route, MethodRouter<Etat>) {
    (Route { methode: "GET", chemin, droit }, get(Porte::de(porte)))
}

fn ecrire<T: 'static>(
    chemin: &'static str,
    droit: Option<Droit>,
    porte: impl Handler<T, Etat>,
) -> (Route, MethodRouter<Etat>) {
    (Route { methode: "POST", chemin, droit }, post(Porte::de(porte)))
}

fn table() -> Table {
    let mut table = publiques();
    table.extend(du_compte());
    table.extend(des_dossiers());
    table.extend(de_qui_voit_qui());
    table.extend(de_la_commission());
    table.extend(des_documents());
    table.extend(des_abonnements());
    table.extend(de_l_unite());
    table.extend(de_la_gestion());
    table.extend(des_activites());
    table.extend(du_terrain());
    table
}

fn publiques() -> Table {
    vec![
        lire("/sante", None, sante::vivante),
        lire("/pret", None, sante::prete),
        lire("/statique/{version}/{nom}", None, statiques::servir),
        ecrire("/preferences", None, preferences::choisir),
        lire("/connexion", None, connexion::montrer),
        ecrire("/connexion", None, connexion::presenter),
        lire("/connexion/code", None, code::montrer),
        ecrire("/connexion/code", None, code::presenter),
        lire("/deverrouiller", None, deverrouiller::montrer),
        ecrire("/deverrouiller", None, deverrouiller::ouvrir),
    ]
}

fn du_compte() -> Table {
    let droit = Some(Droit::SonCompte);
    vec![
        lire("/", droit, accueil::aller),
        lire("/compte", droit, compte::montrer),
        ecrire("/compte/seances", droit, compte::fermer_seance),
        ecrire("/compte/phrase", droit, compte::changer_phrase),
        ecrire("/verrouiller", droit, deverrouiller::verrouiller),
        ecrire("/verrouiller-tout", droit, deverrouiller::tout_verrouiller),
        ecrire("/deconnexion", droit, connexion::quitter),
    ]
}

fn des_dossiers() -> Table {
    let (lister, lire_un) = (Some(Droit::Lister), Some(Droit::LireDossier));
    let (consigner, effacer) = (Some(Droit::Consigner), Some(Droit::Effacer));
    vec![
        lire("/aujourdhui", lister, aujourdhui::montrer),
        lire("/calendrier.ics", lister, calendrier::donner),
        lire("/dossiers", lister, dossiers::liste::montrer),
        ecrire("/dossiers/vue", lister, dossiers::vues::choisir),
        ecrire("/dossiers/vues", lister, dossiers::vues::enregistrer),
        ecrire("/dossiers/vues/ouvrir", lister, dossiers::vues::ouvrir),
        ecrire("/dossiers/vues/renommer", lister, dossiers::vues::renommer),
        ecrire("/dossiers/vues/retirer", lister, dossiers::vues::retirer),
        lire("/recherche", lister, recherche::montrer),
        ecrire("/recherche", lister, recherche::chercher),
        lire("/dossiers/nouveau", consigner, dossiers::nouveau::montrer),
        ecrire("/dossiers", consigner, dossiers::nouveau::ouvrir),
        lire("/dossiers/{dossier}", lire_un, dossiers::fiche::montrer),
        lire("/dossiers/{dossier}/droits", lire_un, dossiers::droits::montrer),
        lire("/dossiers/{dossier}/demande", lire_un, dossiers::demande::montrer),
        lire("/dossiers/{dossier}/lectures", lire_un, dossiers::lectures::montrer),
        lire("/dossiers/{dossier}/actes/nouveau", consigner, dossiers::actes::montrer),
        ecrire("/dossiers/{dossier}/actes", consigner, dossiers::actes::consigner),
        ecrire("/dossiers/{dossier}/actes/brouillon", consigner, dossiers::brouillons::garder_acte),
        ecrire(
            "/dossiers/{dossier}/actes/brouillon/jeter",
            consigner,
            dossiers::brouillons::jeter_acte,
        ),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/brouillon",
            consigner,
            dossiers::brouillons::garder_correction,
        ),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/brouillon/jeter",
            consigner,
            dossiers::brouillons::jeter_correction,
        ),
        lire("/dossiers/{dossier}/actes/{acte}/corriger", consigner, dossiers::corriger::montrer),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/corriger",
            consigner,
            dossiers::corriger::corriger,
        ),
        lire("/dossiers/{dossier}/effacer", effacer, dossiers::effacer::montrer),
        ecrire("/dossiers/{dossier}/effacer", effacer, dossiers::effacer::effacer),
    ]
}

fn de_qui_voit_qui() -> Table {
    let (gerer, briser) = (Some(Droit::GererEquipes), Some(Droit::BriserGlace));
    let (separer, controler) = (Some(Droit::Separer), Some(Droit::ControlerBris));
    let consigner = Some(Droit::Consigner);
    vec![
        lire("/dossiers/{dossier}/suivi", consigner, dossiers::suivi::montrer),
        ecrire("/dossiers/{dossier}/suivi", consigner, dossiers::suivi::changer),
        ecrire("/dossiers/{dossier}/equipe", gerer, dossiers::suivi::rattacher),
        lire("/dossiers/{dossier}/separations", separer, dossiers::separations::montrer),
        ecrire("/dossiers/{dossier}/separations", separer, dossiers::separations::changer),
        lire("/dossiers/{dossier}/glace", briser, dossiers::glace::montrer),
        ecrire("/dossiers/{dossier}/glace", briser, dossiers::glace::briser),
        ecrire("/dossiers/{dossier}/refermer", briser, dossiers::glace::refermer),
        lire("/equipes", gerer, equipes::montrer),
        ecrire("/equipes", gerer, equipes::nommer),
        ecrire("/equipes/membres", gerer, equipes::placer),
        lire("/bris", controler, bris::montrer),
        ecrire("/bris", controler, bris::repondre),
    ]
}

fn de_la_commission() -> Table {
    let droit = Some(Droit::Commission);
    let seance = "/commission/{departement}/{seance}";
    let inscription = "/dossiers/{dossier}/inscription";
    vec![
        lire("/commission", droit, commission::liste::montrer),
        ecrire("/commission", droit, commission::liste::convoquer),
        lire(seance, droit, commission::seance::montrer),
        ecrire(seance, droit, commission::seance::noter),
        lire(inscription, droit, commission::inscrire::montrer),
        ecrire(inscription, droit, commission::inscrire::inscrire),
    ]
}

fn des_documents() -> Table {
    let (droit, seances) = (Some(Droit::PreparerDocument), Some(Droit::Commission));
    let siens = "/dossiers/{dossier}/documents";
    let neuf = "/dossiers/{dossier}/documents/nouveau";
    let de_seance = "/commission/{departement}/{seance}/documents";
    let neuf_de_seance = "/commission/{departement}/{seance}/documents/nouveau";
    vec![
        lire(siens, droit, dossiers::documents::lister),
        ecrire(siens, droit, dossiers::documents::emettre),
        lire(neuf, droit, dossiers::documents::preparer),
        ecrire(neuf, droit, dossiers::documents::reprendre),
        ecrire("/dossiers/{dossier}/documents/apercu", droit, dossiers::documents::apercevoir),
        lire("/dossiers/{dossier}/documents/{acte}", droit, dossiers::documents::donner),
        lire(de_seance, seances, commission::documents::lister),
        ecrire(de_seance, seances, commission::documents::emettre),
        lire(neuf_de_seance, seances, commission::documents::preparer),
        ecrire(neuf_de_seance, seances, commission::documents::reprendre),
        ecrire(
            "/commission/{departement}/{seance}/documents/apercu",
            seances,
            commission::documents::apercevoir,
        ),
        lire(
            "/commission/{departement}/{seance}/documents/{acte}",
            seances,
            commission::documents::donner,
        ),
        lire("/dossiers/{dossier}/etat-civil", droit, dossiers::etat_civil::montrer),
        lire("/chiffres/bilan", Some(Droit::LireChiffres), chiffres::bilan::montrer),
        ecrire("/chiffres/bilan", Some(Droit::LireChiffres), chiffres::bilan::donner),
        lire("/commission/registre", seances, commission::registre::montrer),
        ecrire("/commission/registre", seances, commission::registre::donner),
    ]
}

fn des_abonnements() -> Table {
    vec![
        // The token in the address is the key: no session, no cookie.
        lire("/agenda/{jeton}", None, abonnement::servir),
        ecrire("/compte/agenda", Some(Droit::Lister), abonnement::prendre),
        ecrire("/compte/agenda/retirer", Some(Droit::Lister), abonnement::retirer),
    ]
}

fn des_activites() -> Table {
    let (voir, noter) = (Some(Droit::LireActivites), Some(Droit::NoterActivites));
    let (genre, activite) = ("/activites/noter/{genre}", "/activites/{activite}");
    let corriger = "/activites/{activite}/corriger";
    vec![
        lire("/activites", voir, activites::liste::montrer),
        ecrire("/activites/export", voir, activites::export::donner),
        lire("/activites/modeles", voir, activites::modeles::montrer),
        ecrire("/activites/modeles", noter, activites::modeles::ecrire),
        lire(genre, noter, activites::noter::montrer),
        ecrire(genre, noter, activites::noter::noter),
        lire(activite, voir, activites::activite::montrer),
        lire(corriger, noter, activites::corriger::montrer),
        ecrire(corriger, noter, activites::corriger::corriger),
        ecrire("/activites/{activite}/joindre", noter, activites::joindre::joindre),
    ]
}

fn de_l_unite() -> Table {
    let (gerer, cles) = (Some(Droit::GererMembres), Some(Droit::TenirCles));
    let federer = Some(Droit::TenirFederation);
    vec![
        lire("/membres", gerer, membres::liste::montrer),
        ecrire("/membres", gerer, membres::liste::ajouter),
        ecrire("/membres/role", gerer, membres::modifier::changer_role),
        ecrire("/membres/retirer", gerer, membres::modifier::retirer),
        ecrire("/membres/cles", cles, membres::cles::remettre),
        ecrire("/membres/rotation", cles, membres::cles::remplacer),
        ecrire("/membres/second-facteur", cles, membres::cles::retirer_second_facteur),
        ecrire("/membres/phrase", cles, membres::cles::rendre_acces),
        lire("/antennes", Some(Droit::TenirAnnuaire), antennes::montrer),
        ecrire("/antennes", Some(Droit::TenirAnnuaire), antennes::tenir),
        ecrire("/antennes/retirer", Some(Droit::TenirAnnuaire), antennes::retirer),
        ecrire("/antennes/annuaire", Some(Droit::TenirAnnuaire), antennes::sortir),
        lire("/acces", Some(Droit::LireAcces), acces::montrer),
        lire("/exports", Some(Droit::Exporter), exports::demander::montrer),
        ecrire("/exports", Some(Droit::Exporter), exports::demander::exporter),
        lire("/exports/passes", Some(Droit::LireAcces), exports::passes::montrer),
        lire("/chiffres", Some(Droit::LireChiffres), chiffres::montrer),
        lire("/chiffres/contribution", Some(Droit::Contribuer), chiffres::contribution::montrer),
        lire("/federation", federer, federation::montrer),
        ecrire("/federation", federer, federation::ouvrir),
        ecrire("/federation/edition", federer, federation::publier),
        lire("/prevision", Some(Droit::Prevoir), prevision::montrer),
        ecrire("/prevision", Some(Droit::Prevoir), prevision::demander),
    ]
}

fn de_la_gestion() -> Table {
    let (charge, sien) = (Some(Droit::TenirPostes), Some(Droit::NoterTemps));
    let (lues, tenues) = (Some(Droit::LireSubventions), Some(Droit::TenirSubventions));
    let (guides, tenir) = (Some(Droit::LireBibliotheque), Some(Droit::TenirBibliotheque));
    let (rendre, annuaire) = (Some(Droit::RendreCompte), Some(Droit::TenirAnnuaire));
    let convention = "/subventions/{convention}";
    let rapport = "/subventions/{convention}/{annee}";
    vec![
        lire("/postes", charge, postes::montrer),
        ecrire("/postes", charge, postes::tenir),
        ecrire("/postes/retirer", charge, postes::retirer),
        lire("/temps", sien, temps::montrer),
        ecrire("/temps", sien, temps::noter),
        lire("/subventions", lues, subventions::liste::montrer),
        ecrire("/subventions", tenues, subventions::liste::convenir),
        ecrire("/subventions/retirer", tenues, subventions::liste::retirer),
        ecrire("/subventions/financeurs", tenues, subventions::liste::financer),
        ecrire("/subventions/financeurs/retirer", tenues, subventions::liste::retirer_financeur),
        lire(convention, lues, subventions::convention::montrer),
        ecrire("/subventions/{convention}/realise", tenues, subventions::convention::realiser),
        ecrire("/subventions/{convention}/bilan", tenues, subventions::convention::raconter),
        ecrire("/subventions/{convention}/rendu", lues, subventions::convention::rendre),
        lire(rapport, rendre, subventions::rapport::montrer),
        ecrire(rapport, rendre, subventions::rapport::sortir),
        lire("/bibliotheque", guides, bibliotheque::montrer),
        ecrire("/bibliotheque", tenir, bibliotheque::tenir),
        ecrire("/bibliotheque/chercher", guides, bibliotheque::chercher),
        ecrire("/bibliotheque/exporter", guides, bibliotheque::exporter),
        ecrire("/bibliotheque/retirer", tenir, bibliotheque::retirer),
        lire("/partenaires", guides, partenaires::montrer),
        ecrire("/partenaires/chercher", guides, partenaires::chercher),
        ecrire("/partenaires/importer", annuaire, partenaires::importer),
        ecrire("/partenaires/exporter", annuaire, partenaires::exporter),
        ecrire("/partenaires/retirer", annuaire, partenaires::retirer),
    ]
}

fn du_terrain() -> Table {
    let consigner = Some(Droit::Consigner);
    vec![
        // The shell: the same for everyone, kept on telephones, with nothing of anybody.
        lire("/terrain", None, terrain::coquille::aller),
        lire("/terrain/fr", None, terrain::coquille::en_francais),
        lire("/terrain/en", None, terrain::coquille::en_anglais),
        lire("/terrain/service.js", None, terrain::coquille::service),
        lire("/terrain/coquille/{version}/{nom}", None, terrain::coquille::servir),
        lire("/terrain/seance", consigner, terrain::envoi::seance),
        ecrire("/terrain/envoi", consigner, terrain::envoi::recevoir),
        lire("/terrain/rapprocher", consigner, terrain::rapprocher::montrer),
        ecrire("/terrain/rapprocher", consigner, terrain::rapprocher::rapprocher),
        ecrire("/terrain/rapprocher/chercher", consigner, terrain::rapprocher::chercher),
        ecrire("/terrain/rapprocher/oublier", consigner, terrain::rapprocher::oublier),
    ]
}
