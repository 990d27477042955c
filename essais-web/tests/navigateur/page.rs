//! A page that holds one of everything, and a server that forgets nothing.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// One of everything, accessible.
const ENTIERE: &str = include_str!("pages/entiere.html");
/// Breaks two rules, and is wider than a phone.
const FAUTIVE: &str = include_str!("pages/fautive.html");
/// Reaches for the world, keeps something, and complains.
const SORTANTE: &str = include_str!("pages/sortante.html");

/// A server on a free port, and every request it received: line, then body.
pub(crate) struct Petit {
    adresse: String,
    recues: Arc<Mutex<Vec<String>>>,
}

impl Petit {
    pub(crate) fn ouvrir() -> Self {
        let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = format!("http://{}", ecoute.local_addr().unwrap());
        let recues = Arc::new(Mutex::new(Vec::new()));
        let notees = Arc::clone(&recues);
        // Ends with the tests: nothing of it is left anywhere.
        std::thread::spawn(move || {
            for visite in ecoute.incoming().map_while(Result::ok) {
                let notees = Arc::clone(&notees);
                std::thread::spawn(move || repondre(&visite, &notees));
            }
        });
        Self { adresse, recues }
    }

    pub(crate) fn url(&self, chemin: &str) -> String {
        format!("{}{chemin}", self.adresse)
    }

    /// The last thing posted: names and values.
    pub(crate) fn envoi(&self) -> String {
        let recues = self.recues.lock().unwrap().clone();
        let envoi = recues.iter().rev().find(|recue| recue.starts_with("POST /recu"));
        envoi.expect("something was posted").split_once('\n').unwrap().1.to_owned()
    }
}

/// Answers one request. The browser may open a connection and say nothing on it.
fn repondre(mut visite: &TcpStream, recues: &Mutex<Vec<String>>) {
    let mut lecture = BufReader::new(visite);
    let mut premiere = String::new();
    if lecture.read_line(&mut premiere).unwrap_or(0) == 0 {
        return;
    }
    let mut longueur = 0;
    loop {
        let mut entete = String::new();
        lecture.read_line(&mut entete).unwrap();
        if let Some(valeur) = entete.to_lowercase().strip_prefix("content-length:") {
            longueur = valeur.trim().parse().unwrap();
        }
        if entete.trim().is_empty() {
            break;
        }
    }
    let mut corps = vec![0; longueur];
    lecture.read_exact(&mut corps).unwrap();
    let corps = String::from_utf8(corps).unwrap();
    recues.lock().unwrap().push(format!("{}\n{corps}", premiere.trim()));
    let chemin = premiere.split(' ').nth(1).unwrap();
    let (statut, texte) = match chemin.split('?').next().unwrap() {
        "/" => ("200 OK", ENTIERE),
        "/faute" => ("200 OK", FAUTIVE),
        "/dehors" => ("200 OK", SORTANTE),
        "/autre" => ("200 OK", "<!doctype html><html lang=fr><title>Autre</title><h1>Autre</h1>"),
        "/recu" => ("200 OK", "<!doctype html><html lang=fr><title>Reçu</title><h1>Reçu</h1>"),
        "/plus" => ("200 OK", "arrivé depuis"),
        _ => ("404 Not Found", "<!doctype html><html lang=fr><title>Rien</title><h1>Rien</h1>"),
    };
    let entetes = "Content-Type: text/html; charset=utf-8\r\nConnection: close\r\n\
                   Set-Cookie: seance=1; HttpOnly; SameSite=Strict; Path=/";
    let longueur = texte.len();
    // The browser may be gone: that is a test's end, not its failure.
    let _ = write!(
        visite,
        "HTTP/1.1 {statut}\r\n{entetes}\r\nContent-Length: {longueur}\r\n\r\n{texte}"
    );
}
