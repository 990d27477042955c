//! Every route, its rule, and the handler behind it: one table.

use axum::Router;
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

fn lire(
    chemin: &'static str,
    droit: Option<Droit>,
    porte: MethodRouter<Etat>,
) -> (Route, MethodRouter<Etat>) {
    (Route { methode: "GET", chemin, droit }, porte)
}

fn ecrire(
    chemin: &'static str,
    droit: Option<Droit>,
    porte: MethodRouter<Etat>,
) -> (Route, MethodRouter<Etat>) {
    (Route { methode: "POST", chemin, droit }, porte)
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
        lire("/sante", None, get(sante::vivante)),
        lire("/pret", None, get(sante::prete)),
        lire("/statique/{version}/{nom}", None, get(statiques::servir)),
        ecrire("/preferences", None, post(preferences::choisir)),
        lire("/connexion", None, get(connexion::montrer)),
        ecrire("/connexion", None, post(connexion::presenter)),
        lire("/connexion/code", None, get(code::montrer)),
        ecrire("/connexion/code", None, post(code::presenter)),
        lire("/deverrouiller", None, get(deverrouiller::montrer)),
        ecrire("/deverrouiller", None, post(deverrouiller::ouvrir)),
    ]
}

fn du_compte() -> Table {
    let droit = Some(Droit::SonCompte);
    vec![
        lire("/", droit, get(accueil::aller)),
        lire("/compte", droit, get(compte::montrer)),
        ecrire("/compte/seances", droit, post(compte::fermer_seance)),
        ecrire("/compte/phrase", droit, post(compte::changer_phrase)),
        ecrire("/verrouiller", droit, post(deverrouiller::verrouiller)),
        ecrire("/verrouiller-tout", droit, post(deverrouiller::tout_verrouiller)),
        ecrire("/deconnexion", droit, post(connexion::quitter)),
    ]
}

fn des_dossiers() -> Table {
    let (lister, lire_un) = (Some(Droit::Lister), Some(Droit::LireDossier));
    let (consigner, effacer) = (Some(Droit::Consigner), Some(Droit::Effacer));
    vec![
        lire("/aujourdhui", lister, get(aujourdhui::montrer)),
        lire("/calendrier.ics", lister, get(calendrier::donner)),
        lire("/dossiers", lister, get(dossiers::liste::montrer)),
        ecrire("/dossiers/vue", lister, post(dossiers::vues::choisir)),
        ecrire("/dossiers/vues", lister, post(dossiers::vues::enregistrer)),
        ecrire("/dossiers/vues/ouvrir", lister, post(dossiers::vues::ouvrir)),
        ecrire("/dossiers/vues/renommer", lister, post(dossiers::vues::renommer)),
        ecrire("/dossiers/vues/retirer", lister, post(dossiers::vues::retirer)),
        lire("/recherche", lister, get(recherche::montrer)),
        ecrire("/recherche", lister, post(recherche::chercher)),
        lire("/dossiers/nouveau", consigner, get(dossiers::nouveau::montrer)),
        ecrire("/dossiers", consigner, post(dossiers::nouveau::ouvrir)),
        lire("/dossiers/{dossier}", lire_un, get(dossiers::fiche::montrer)),
        lire("/dossiers/{dossier}/droits", lire_un, get(dossiers::droits::montrer)),
        lire("/dossiers/{dossier}/demande", lire_un, get(dossiers::demande::montrer)),
        lire("/dossiers/{dossier}/lectures", lire_un, get(dossiers::lectures::montrer)),
        lire("/dossiers/{dossier}/actes/nouveau", consigner, get(dossiers::actes::montrer)),
        ecrire("/dossiers/{dossier}/actes", consigner, post(dossiers::actes::consigner)),
        ecrire(
            "/dossiers/{dossier}/actes/brouillon",
            consigner,
            post(dossiers::brouillons::garder_acte),
        ),
        ecrire(
            "/dossiers/{dossier}/actes/brouillon/jeter",
            consigner,
            post(dossiers::brouillons::jeter_acte),
        ),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/brouillon",
            consigner,
            post(dossiers::brouillons::garder_correction),
        ),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/brouillon/jeter",
            consigner,
            post(dossiers::brouillons::jeter_correction),
        ),
        lire(
            "/dossiers/{dossier}/actes/{acte}/corriger",
            consigner,
            get(dossiers::corriger::montrer),
        ),
        ecrire(
            "/dossiers/{dossier}/actes/{acte}/corriger",
            consigner,
            post(dossiers::corriger::corriger),
        ),
        lire("/dossiers/{dossier}/effacer", effacer, get(dossiers::effacer::montrer)),
        ecrire("/dossiers/{dossier}/effacer", effacer, post(dossiers::effacer::effacer)),
    ]
}

fn de_qui_voit_qui() -> Table {
    let (gerer, briser) = (Some(Droit::GererEquipes), Some(Droit::BriserGlace));
    let (separer, controler) = (Some(Droit::Separer), Some(Droit::ControlerBris));
    let consigner = Some(Droit::Consigner);
    vec![
        lire("/dossiers/{dossier}/suivi", consigner, get(dossiers::suivi::montrer)),
        ecrire("/dossiers/{dossier}/suivi", consigner, post(dossiers::suivi::changer)),
        ecrire("/dossiers/{dossier}/equipe", gerer, post(dossiers::suivi::rattacher)),
        lire("/dossiers/{dossier}/separations", separer, get(dossiers::separations::montrer)),
        ecrire("/dossiers/{dossier}/separations", separer, post(dossiers::separations::changer)),
        lire("/dossiers/{dossier}/glace", briser, get(dossiers::glace::montrer)),
        ecrire("/dossiers/{dossier}/glace", briser, post(dossiers::glace::briser)),
        ecrire("/dossiers/{dossier}/refermer", briser, post(dossiers::glace::refermer)),
        lire("/equipes", gerer, get(equipes::montrer)),
        ecrire("/equipes", gerer, post(equipes::nommer)),
        ecrire("/equipes/membres", gerer, post(equipes::placer)),
        lire("/bris", controler, get(bris::montrer)),
        ecrire("/bris", controler, post(bris::repondre)),
    ]
}

fn de_la_commission() -> Table {
    let droit = Some(Droit::Commission);
    let seance = "/commission/{departement}/{seance}";
    let inscription = "/dossiers/{dossier}/inscription";
    vec![
        lire("/commission", droit, get(commission::liste::montrer)),
        ecrire("/commission", droit, post(commission::liste::convoquer)),
        lire(seance, droit, get(commission::seance::montrer)),
        ecrire(seance, droit, post(commission::seance::noter)),
        lire(inscription, droit, get(commission::inscrire::montrer)),
        ecrire(inscription, droit, post(commission::inscrire::inscrire)),
    ]
}

fn des_documents() -> Table {
    let (droit, seances) = (Some(Droit::PreparerDocument), Some(Droit::Commission));
    let siens = "/dossiers/{dossier}/documents";
    let neuf = "/dossiers/{dossier}/documents/nouveau";
    let de_seance = "/commission/{departement}/{seance}/documents";
    let neuf_de_seance = "/commission/{departement}/{seance}/documents/nouveau";
    vec![
        lire(siens, droit, get(dossiers::documents::lister)),
        ecrire(siens, droit, post(dossiers::documents::emettre)),
        lire(neuf, droit, get(dossiers::documents::preparer)),
        ecrire(neuf, droit, post(dossiers::documents::reprendre)),
        ecrire(
            "/dossiers/{dossier}/documents/apercu",
            droit,
            post(dossiers::documents::apercevoir),
        ),
        lire("/dossiers/{dossier}/documents/{acte}", droit, get(dossiers::documents::donner)),
        lire(de_seance, seances, get(commission::documents::lister)),
        ecrire(de_seance, seances, post(commission::documents::emettre)),
        lire(neuf_de_seance, seances, get(commission::documents::preparer)),
        ecrire(neuf_de_seance, seances, post(commission::documents::reprendre)),
        ecrire(
            "/commission/{departement}/{seance}/documents/apercu",
            seances,
            post(commission::documents::apercevoir),
        ),
        lire(
            "/commission/{departement}/{seance}/documents/{acte}",
            seances,
            get(commission::documents::donner),
        ),
        lire("/dossiers/{dossier}/etat-civil", droit, get(dossiers::etat_civil::montrer)),
        lire("/chiffres/bilan", Some(Droit::LireChiffres), get(chiffres::bilan::montrer)),
        ecrire("/chiffres/bilan", Some(Droit::LireChiffres), post(chiffres::bilan::donner)),
        lire("/commission/registre", seances, get(commission::registre::montrer)),
        ecrire("/commission/registre", seances, post(commission::registre::donner)),
    ]
}

fn des_abonnements() -> Table {
    vec![
        // The token in the address is the key: no session, no cookie.
        lire("/agenda/{jeton}", None, get(abonnement::servir)),
        ecrire("/compte/agenda", Some(Droit::Lister), post(abonnement::prendre)),
        ecrire("/compte/agenda/retirer", Some(Droit::Lister), post(abonnement::retirer)),
    ]
}

fn des_activites() -> Table {
    let (voir, noter) = (Some(Droit::LireActivites), Some(Droit::NoterActivites));
    let (genre, activite) = ("/activites/noter/{genre}", "/activites/{activite}");
    let corriger = "/activites/{activite}/corriger";
    vec![
        lire("/activites", voir, get(activites::liste::montrer)),
        ecrire("/activites/export", voir, post(activites::export::donner)),
        lire("/activites/modeles", voir, get(activites::modeles::montrer)),
        ecrire("/activites/modeles", noter, post(activites::modeles::ecrire)),
        lire(genre, noter, get(activites::noter::montrer)),
        ecrire(genre, noter, post(activites::noter::noter)),
        lire(activite, voir, get(activites::activite::montrer)),
        lire(corriger, noter, get(activites::corriger::montrer)),
        ecrire(corriger, noter, post(activites::corriger::corriger)),
        ecrire("/activites/{activite}/joindre", noter, post(activites::joindre::joindre)),
    ]
}

fn de_l_unite() -> Table {
    let (gerer, cles) = (Some(Droit::GererMembres), Some(Droit::TenirCles));
    let federer = Some(Droit::TenirFederation);
    vec![
        lire("/membres", gerer, get(membres::liste::montrer)),
        ecrire("/membres", gerer, post(membres::liste::ajouter)),
        ecrire("/membres/role", gerer, post(membres::modifier::changer_role)),
        ecrire("/membres/retirer", gerer, post(membres::modifier::retirer)),
        ecrire("/membres/cles", cles, post(membres::cles::remettre)),
        ecrire("/membres/rotation", cles, post(membres::cles::remplacer)),
        ecrire("/membres/second-facteur", cles, post(membres::cles::retirer_second_facteur)),
        ecrire("/membres/phrase", cles, post(membres::cles::rendre_acces)),
        lire("/antennes", Some(Droit::TenirAnnuaire), get(antennes::montrer)),
        ecrire("/antennes", Some(Droit::TenirAnnuaire), post(antennes::tenir)),
        ecrire("/antennes/retirer", Some(Droit::TenirAnnuaire), post(antennes::retirer)),
        ecrire("/antennes/annuaire", Some(Droit::TenirAnnuaire), post(antennes::sortir)),
        lire("/acces", Some(Droit::LireAcces), get(acces::montrer)),
        lire("/exports", Some(Droit::Exporter), get(exports::demander::montrer)),
        ecrire("/exports", Some(Droit::Exporter), post(exports::demander::exporter)),
        lire("/exports/passes", Some(Droit::LireAcces), get(exports::passes::montrer)),
        lire("/chiffres", Some(Droit::LireChiffres), get(chiffres::montrer)),
        lire(
            "/chiffres/contribution",
            Some(Droit::Contribuer),
            get(chiffres::contribution::montrer),
        ),
        lire("/federation", federer, get(federation::montrer)),
        ecrire("/federation", federer, post(federation::ouvrir)),
        ecrire("/federation/edition", federer, post(federation::publier)),
        lire("/prevision", Some(Droit::Prevoir), get(prevision::montrer)),
        ecrire("/prevision", Some(Droit::Prevoir), post(prevision::demander)),
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
        lire("/postes", charge, get(postes::montrer)),
        ecrire("/postes", charge, post(postes::tenir)),
        ecrire("/postes/retirer", charge, post(postes::retirer)),
        lire("/temps", sien, get(temps::montrer)),
        ecrire("/temps", sien, post(temps::noter)),
        lire("/subventions", lues, get(subventions::liste::montrer)),
        ecrire("/subventions", tenues, post(subventions::liste::convenir)),
        ecrire("/subventions/retirer", tenues, post(subventions::liste::retirer)),
        ecrire("/subventions/financeurs", tenues, post(subventions::liste::financer)),
        ecrire(
            "/subventions/financeurs/retirer",
            tenues,
            post(subventions::liste::retirer_financeur),
        ),
        lire(convention, lues, get(subventions::convention::montrer)),
        ecrire(
            "/subventions/{convention}/realise",
            tenues,
            post(subventions::convention::realiser),
        ),
        ecrire("/subventions/{convention}/bilan", tenues, post(subventions::convention::raconter)),
        ecrire("/subventions/{convention}/rendu", lues, post(subventions::convention::rendre)),
        lire(rapport, rendre, get(subventions::rapport::montrer)),
        ecrire(rapport, rendre, post(subventions::rapport::sortir)),
        lire("/bibliotheque", guides, get(bibliotheque::montrer)),
        ecrire("/bibliotheque", tenir, post(bibliotheque::tenir)),
        ecrire("/bibliotheque/chercher", guides, post(bibliotheque::chercher)),
        ecrire("/bibliotheque/exporter", guides, post(bibliotheque::exporter)),
        ecrire("/bibliotheque/retirer", tenir, post(bibliotheque::retirer)),
        lire("/partenaires", guides, get(partenaires::montrer)),
        ecrire("/partenaires/chercher", guides, post(partenaires::chercher)),
        ecrire("/partenaires/importer", annuaire, post(partenaires::importer)),
        ecrire("/partenaires/exporter", annuaire, post(partenaires::exporter)),
        ecrire("/partenaires/retirer", annuaire, post(partenaires::retirer)),
    ]
}

fn du_terrain() -> Table {
    let consigner = Some(Droit::Consigner);
    vec![
        // The shell: the same for everyone, kept on telephones, with nothing of anybody.
        lire("/terrain", None, get(terrain::coquille::aller)),
        lire("/terrain/fr", None, get(terrain::coquille::en_francais)),
        lire("/terrain/en", None, get(terrain::coquille::en_anglais)),
        lire("/terrain/service.js", None, get(terrain::coquille::service)),
        lire("/terrain/coquille/{version}/{nom}", None, get(terrain::coquille::servir)),
        lire("/terrain/seance", consigner, get(terrain::envoi::seance)),
        ecrire("/terrain/envoi", consigner, post(terrain::envoi::recevoir)),
        lire("/terrain/rapprocher", consigner, get(terrain::rapprocher::montrer)),
        ecrire("/terrain/rapprocher", consigner, post(terrain::rapprocher::rapprocher)),
        ecrire("/terrain/rapprocher/chercher", consigner, post(terrain::rapprocher::chercher)),
        ecrire("/terrain/rapprocher/oublier", consigner, post(terrain::rapprocher::oublier)),
    ]
}
