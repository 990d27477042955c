//! Where pages come from and where leaving leads: all on this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use essais_web::{Navigateur, Role, Serveur};
use tempfile::TempDir;

/// What the place one leaves to shows.
pub(crate) const DEHORS: &str = "Il fait beau";
/// The link out, as a screen reader says it in French.
pub(crate) const QUITTER: &str = "Urgence : Quitter ce site";

/// The day every visit is told.
const AUJOURDHUI: &str = "2026-11-27";

/// Answers each request of a port by a function of its path.
fn servir(repondre: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> String {
    let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
    let adresse = format!("http://{}", ecoute.local_addr().unwrap());
    let repondre = Arc::new(repondre);
    // Ends with the tests: nothing of it is left anywhere.
    std::thread::spawn(move || {
        for visite in ecoute.incoming().map_while(Result::ok) {
            let repondre = Arc::clone(&repondre);
            std::thread::spawn(move || {
                let mut lecture = BufReader::new(&visite);
                let mut ligne = String::new();
                if lecture.read_line(&mut ligne).unwrap_or(0) == 0 {
                    return;
                }
                let mut entete = String::new();
                while lecture.read_line(&mut entete).unwrap_or(0) > 2 {
                    entete.clear();
                }
                let chemin = ligne.split(' ').nth(1).unwrap_or("/");
                let _ = (&visite).write_all(&repondre(chemin));
            });
        }
    });
    adresse
}

fn reponse(statut: &str, genre: &str, corps: &[u8]) -> Vec<u8> {
    let tete = format!(
        "HTTP/1.1 {statut}\r\nContent-Type: {genre}\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n",
        corps.len()
    );
    [tete.as_bytes(), corps].concat()
}

/// The place one leaves to. Under `/rien`, it answers with no page: the browser stays.
pub(crate) fn dehors() -> String {
    servir(|chemin| {
        if chemin == "/rien" {
            return b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".to_vec();
        }
        let page = format!(
            "<!doctype html><html lang=fr><link rel=icon href=data:,><title>Temps</title>\
             <h1>{DEHORS}</h1>"
        );
        reponse("200 OK", "text/html; charset=utf-8", page.as_bytes())
    })
}

/// The real server, leaving to `sortie`.
pub(crate) struct Aide {
    pub(crate) serveur: Serveur,
    _dossier: TempDir,
}

impl Aide {
    pub(crate) fn ouvrir(sortie: &str) -> Self {
        Self::avec_annuaire(sortie, None)
    }

    /// With an association's own directory.
    pub(crate) fn avec_annuaire(sortie: &str, annuaire: Option<&str>) -> Self {
        let dossier = tempfile::tempdir().unwrap();
        let programme =
            Serveur::programme(dossier.path()).avec("PASSERELLE_AUJOURDHUI", AUJOURDHUI);
        let servir = ["aide", "servir", "--adresse", "127.0.0.1:0", "--sortie", sortie];
        let servir = [&servir[..], &donner(dossier.path(), annuaire)].concat();
        Self { serveur: Serveur::lancer(&programme, &servir), _dossier: dossier }
    }
}

/// Writes a directory beside the pages; the words that give it to the program.
fn donner(dossier: &Path, annuaire: Option<&str>) -> Vec<&'static str> {
    let Some(texte) = annuaire else {
        return Vec::new();
    };
    std::fs::write(dossier.join("annuaire.json"), texte).unwrap();
    vec!["--annuaire", "annuaire.json"]
}

/// An exported folder behind a server that only knows files, and keeps nothing from being kept.
pub(crate) struct Dossier {
    pub(crate) adresse: String,
    _dossier: TempDir,
}

impl Dossier {
    pub(crate) fn ouvrir(sortie: &str) -> Self {
        Self::avec_annuaire(sortie, None)
    }

    /// With an association's own directory.
    pub(crate) fn avec_annuaire(sortie: &str, annuaire: Option<&str>) -> Self {
        let dossier = tempfile::tempdir().unwrap();
        let programme = Serveur::programme(dossier.path());
        let exporter = ["aide", "exporter", "pages", "--sortie", sortie];
        let exporter = [&exporter[..], &donner(dossier.path(), annuaire)].concat();
        programme.lancer(&exporter).reussie();
        let racine = dossier.path().join("pages");
        let adresse = servir(move |chemin| fichier(&racine, chemin));
        Self { adresse, _dossier: dossier }
    }
}

fn fichier(racine: &Path, chemin: &str) -> Vec<u8> {
    let nom = chemin.trim_start_matches('/');
    let mut lieu: PathBuf = racine.join(nom);
    if lieu.is_dir() {
        lieu = lieu.join("index.html");
    }
    let genre = match lieu.extension().and_then(|fin| fin.to_str()) {
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some(_) | None => "text/html",
    };
    match std::fs::read(&lieu) {
        Ok(octets) => reponse("200 OK", genre, &octets),
        Err(_) => reponse("404 Not Found", "text/plain", b"rien"),
    }
}

/// The bytes of one direction of one connection.
type Flux = Arc<Mutex<Vec<u8>>>;

/// Everything that goes through connections, both ways, as a capture of the network would see it.
pub(crate) struct Relais {
    pub(crate) adresse: String,
    allers: Arc<Mutex<Vec<Flux>>>,
    retours: Arc<Mutex<Vec<Flux>>>,
}

impl Relais {
    /// Between browsers and a server at `vers` (`http://127.0.0.1:PORT`).
    pub(crate) fn ouvrir(vers: &str) -> Self {
        let vers = vers.strip_prefix("http://").unwrap().to_owned();
        let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = format!("http://{}", ecoute.local_addr().unwrap());
        let allers = Arc::new(Mutex::new(Vec::new()));
        let retours = Arc::new(Mutex::new(Vec::new()));
        let (a, r) = (Arc::clone(&allers), Arc::clone(&retours));
        std::thread::spawn(move || {
            for ici in ecoute.incoming().map_while(Result::ok) {
                let la = TcpStream::connect(&vers).unwrap();
                copier(ici.try_clone().unwrap(), la.try_clone().unwrap(), nouveau(&a));
                copier(la, ici, nouveau(&r));
            }
        });
        Self { adresse, allers, retours }
    }

    /// What browsers sent on each connection, then what they were sent.
    pub(crate) fn capture(&self) -> (Vec<String>, Vec<String>) {
        let lire = |flux: &Mutex<Vec<Flux>>| {
            let tous = flux.lock().unwrap();
            let lus =
                tous.iter().map(|flux| String::from_utf8_lossy(&flux.lock().unwrap()).into_owned());
            lus.collect()
        };
        (lire(&self.allers), lire(&self.retours))
    }
}

fn nouveau(tous: &Mutex<Vec<Flux>>) -> Flux {
    let flux = Flux::default();
    tous.lock().unwrap().push(Arc::clone(&flux));
    flux
}

fn copier(mut de: TcpStream, mut vers: TcpStream, capture: Flux) {
    std::thread::spawn(move || {
        let mut morceau = [0; 8192];
        loop {
            let lus = de.read(&mut morceau).unwrap_or(0);
            capture.lock().unwrap().extend_from_slice(&morceau[..lus]);
            if lus == 0 || vers.write_all(&morceau[..lus]).is_err() {
                let _ = vers.shutdown(std::net::Shutdown::Both);
                break;
            }
        }
    });
}

/// Enters in French.
pub(crate) fn entrer(navigateur: &Navigateur, adresse: &str) {
    navigateur.visiter(adresse);
    navigateur.suivre(Role::Lien, "Français");
    assert!(navigateur.dit("Demander de l'aide"), "{}", navigateur.texte());
}
