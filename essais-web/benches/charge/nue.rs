//! A page that says nothing, served by axum alone: what the machine and the client cost.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use essais_web::Serveur;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};
use testkit::Programme;

use crate::client::Client;
use crate::mesure::{Mesures, Sorte};

/// The first argument that makes this binary that server.
pub(crate) const MODE: &str = "--page-nue";

/// Serves a page of so many bytes until it is killed.
pub(crate) fn servir(arguments: &[String]) {
    let octets: usize = arguments[0].parse().unwrap();
    let page: &'static str = "a".repeat(octets).leak();
    let moteur = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    moteur.block_on(async {
        let ecoute = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("Adresse : http://{}", ecoute.local_addr().unwrap());
        let routeur = Router::new().route("/", get(move || async move { Html(page) }));
        axum::serve(ecoute, routeur).await.unwrap();
    });
}

/// Starts it in a process of its own, as ours is.
pub(crate) fn lancer(octets: usize) -> Serveur {
    let ici = std::env::current_exe().unwrap();
    let programme = Programme::new(ici.to_str().unwrap(), ici.parent().unwrap());
    Serveur::lancer(&programme, &[MODE, &octets.to_string()])
}

/// One user, until the end.
pub(crate) async fn visiter(
    adresse: String,
    rang: usize,
    reflexion: Duration,
    fin: Instant,
) -> Mesures {
    let (mut client, mut mesures) = (Client::new(&adresse), Mesures::default());
    let mut alea = ChaCha20Rng::seed_from_u64(rang as u64);
    let mut part = || f64::from(alea.next_u32()) / f64::from(u32::MAX);
    let mut pause = reflexion.mul_f64(part());
    while Instant::now() + pause < fin {
        tokio::time::sleep(pause).await;
        let depart = Instant::now();
        let reponse = client.lire("/").await;
        mesures.noter(Sorte::Nue, depart.elapsed(), reponse.statut, StatusCode::OK);
        pause = reflexion.mul_f64(0.5 + part());
    }
    mesures
}
