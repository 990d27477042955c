//! A browser and its driver, each with nothing of the machine's owner and no way out of it.

use std::path::Path;
use std::process::Command;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::processus::Processus;
use crate::variable;

/// What every browser is told, besides where its profile is.
const REGLAGES: [&str; 17] = [
    "--headless",
    "--remote-debugging-port=0",
    // No name is resolved and no address reached but this machine's.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
    // Chromium's own conversations with its makers.
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-pings",
    "--no-first-run",
    // A container's shared memory is small, and there is no graphics card.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "about:blank",
];
/// More of them, which go in one setting.
const SANS: [&str; 7] = [
    "AutofillServerCommunication",
    "CertificateTransparencyComponentUpdater",
    "DialMediaRouteProvider",
    "InterestFeedContentSuggestions",
    "MediaRouter",
    "OptimizationHints",
    "Translate",
];

/// Starts Chromium on a new profile, and gives the port of its tools.
pub(super) fn chromium(profil: &Path) -> (Processus, u16) {
    let mut commande = Command::new(variable("PASSERELLE_TEST_CHROMIUM"));
    commande.args(REGLAGES).arg(format!("--disable-features={}", SANS.join(",")));
    commande.arg(format!("--user-data-dir={}", profil.display()));
    // Its sandbox refuses root; anybody else keeps it.
    if est_root() {
        commande.arg("--no-sandbox");
    }
    chez_lui(&mut commande, profil);
    // The interface is asked in French: what the association's browsers ask for.
    commande.args(["--lang=fr-FR", "--accept-lang=fr-FR"]).env("LANGUAGE", "fr");
    let chromium = Processus::lancer(&commande);
    let port = chromium.attendre("the address of the browser's tools", |ligne| {
        let (_, adresse) = ligne.split_once("DevTools listening on ws://127.0.0.1:")?;
        adresse.split('/').next()?.parse().ok()
    });
    (chromium, port)
}

/// Starts the driver, and gives its port.
pub(super) fn pilote(profil: &Path) -> (Processus, u16) {
    let mut commande = Command::new(variable("PASSERELLE_TEST_CHROMEDRIVER"));
    commande.arg("--port=0");
    chez_lui(&mut commande, profil);
    let pilote = Processus::lancer(&commande);
    let port = pilote.attendre("the port of the driver", |ligne| {
        let (_, port) = ligne.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    (pilote, port)
}

/// A session of the driver on a browser that runs.
pub(super) async fn seance(pilote: u16, chromium: u16) -> Client {
    let souhaits = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "debuggerAddress": format!("127.0.0.1:{chromium}") },
        "goog:loggingPrefs": { "browser": "ALL" },
        // Waiting is for an event of the page, or for nothing.
        "timeouts": { "implicit": 0, "pageLoad": 60_000, "script": 60_000 },
        "unhandledPromptBehavior": "ignore",
    });
    let souhaits: Map<String, Value> = souhaits.as_object().unwrap().clone();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(souhaits)
        .connect(&format!("http://127.0.0.1:{pilote}/"))
        .await;
    client.unwrap_or_else(|cause| panic!("no session on the browser: {cause}"))
}

/// Nothing of the owner's settings, nothing written outside the profile.
fn chez_lui(commande: &mut Command, profil: &Path) {
    commande.env_clear().env("PATH", "/usr/bin:/bin").env("TMPDIR", profil);
    for nom in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        commande.env(nom, profil);
    }
}

fn est_root() -> bool {
    let rendu = Command::new("id").arg("-u").output().unwrap();
    rendu.stdout.trim_ascii() == b"0"
}
