//! The network between a browser and a server: open, shut, or cut in the middle of a request.
//!
//! The browser knows this address only, so that the server behind may be replaced by another, and
//! pages, scripts and service worker lose the network together.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Where a request is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coupe {
    /// The server hears nothing.
    Avant,
    /// The server hears half of it.
    Milieu,
    /// The server hears all of it; its answer is lost.
    Apres,
}

impl Coupe {
    /// All three.
    pub const TOUTES: [Self; 3] = [Self::Avant, Self::Milieu, Self::Apres];
}

#[derive(Debug, Default)]
struct Etat {
    vers: u16,
    ferme: bool,
    /// Paths whose next requests are cut, and where.
    coupes: Vec<(String, Coupe)>,
    /// Paths asked for, in order.
    demandes: Vec<String>,
}

/// A port of this machine that leads to a server, or nowhere.
#[derive(Clone, Debug)]
pub struct Passage {
    port: u16,
    etat: Arc<Mutex<Etat>>,
}

impl Passage {
    /// Opens one that leads to the server at `http://127.0.0.1:PORT`.
    pub fn vers(adresse: &str) -> Self {
        let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = ecoute.local_addr().unwrap().port();
        let passage = Self { port, etat: Arc::default() };
        passage.mener_a(adresse);
        let etat = Arc::clone(&passage.etat);
        // It ends with the tests.
        thread::spawn(move || {
            for entree in ecoute.incoming().map_while(Result::ok) {
                let etat = Arc::clone(&etat);
                thread::spawn(move || relayer(entree, &etat));
            }
        });
        passage
    }

    /// The address browsers are given.
    pub fn url(&self, chemin: &str) -> String {
        format!("http://127.0.0.1:{}{chemin}", self.port)
    }

    /// Leads to another server.
    pub fn mener_a(&self, adresse: &str) {
        let port = adresse.rsplit(':').next().and_then(|port| port.parse().ok());
        self.tenir().vers = port.unwrap();
    }

    /// No network.
    pub fn fermer(&self) {
        self.tenir().ferme = true;
    }

    /// The network is back.
    pub fn ouvrir(&self) {
        self.tenir().ferme = false;
    }

    /// Cuts the next request for this path.
    pub fn couper(&self, chemin: &str, ou: Coupe) {
        self.tenir().coupes.push((chemin.to_owned(), ou));
    }

    /// Cuts that have not come yet.
    pub fn restent(&self) -> usize {
        self.tenir().coupes.len()
    }

    /// How often a path was asked for.
    pub fn demandes(&self, chemin: &str) -> usize {
        self.tenir().demandes.iter().filter(|demande| *demande == chemin).count()
    }

    fn tenir(&self) -> std::sync::MutexGuard<'_, Etat> {
        self.etat.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection: one request, and its answer unless it is cut.
fn relayer(mut navigateur: TcpStream, etat: &Mutex<Etat>) {
    if let Some(reponse) = repondre(&mut navigateur, etat) {
        let _ = navigateur.write_all(&reponse);
    }
    couper(&navigateur);
}

fn repondre(navigateur: &mut TcpStream, etat: &Mutex<Etat>) -> Option<Vec<u8>> {
    let tenir = || etat.lock().unwrap_or_else(PoisonError::into_inner);
    let demande = une_demande(navigateur)?;
    let (coupe, port) = {
        let mut tenu = tenir();
        if tenu.ferme {
            return None;
        }
        let chemin = chemin(&demande);
        let rang = tenu.coupes.iter().position(|(coupe, _)| *coupe == chemin);
        tenu.demandes.push(chemin);
        (rang.map(|rang| tenu.coupes.remove(rang).1), tenu.vers)
    };
    if coupe == Some(Coupe::Avant) {
        return None;
    }
    let mut serveur = TcpStream::connect(("127.0.0.1", port)).ok()?;
    if coupe == Some(Coupe::Milieu) {
        serveur.write_all(&demande[..demande.len() - demande.len() / 4 - 1]).ok()?;
        couper(&serveur);
        return None;
    }
    serveur.write_all(&demande).ok()?;
    // One request a connection on that side: its end is the end of the answer.
    let mut reponse = Vec::new();
    serveur.read_to_end(&mut reponse).ok()?;
    let perdue = coupe == Some(Coupe::Apres) || tenir().ferme;
    (!perdue).then_some(reponse)
}

fn couper(flux: &TcpStream) {
    let _ = flux.shutdown(Shutdown::Both);
}

/// A whole request, told to close: headers, then as many bytes as they say. `None` when nothing
/// comes.
fn une_demande(navigateur: &mut TcpStream) -> Option<Vec<u8>> {
    // A browser opens connections ahead and says nothing on them.
    navigateur.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
    let mut lu = Vec::new();
    let mut tampon = [0; 16 * 1024];
    loop {
        let fin = lu.windows(4).position(|quatre| quatre == b"\r\n\r\n");
        if let Some(fin) = fin {
            let entetes = String::from_utf8_lossy(&lu[..fin]).into_owned();
            let corps = longueur(&entetes);
            if lu.len() >= fin + 4 + corps {
                return Some(fermee(&entetes, &lu[fin + 4..]));
            }
        }
        match navigateur.read(&mut tampon) {
            Ok(0) | Err(_) => return None,
            Ok(n) => lu.extend_from_slice(&tampon[..n]),
        }
    }
}

fn longueur(entetes: &str) -> usize {
    entetes
        .lines()
        .filter_map(|ligne| ligne.split_once(':'))
        .find(|(nom, _)| nom.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, valeur)| valeur.trim().parse().ok())
        .unwrap_or(0)
}

/// The same request, whose answer ends the connection.
fn fermee(entetes: &str, corps: &[u8]) -> Vec<u8> {
    let gardes = entetes
        .split("\r\n")
        .filter(|ligne| !ligne.to_ascii_lowercase().starts_with("connection:"));
    let entetes: Vec<&str> = gardes.chain(["connection: close"]).collect();
    let mut demande = entetes.join("\r\n").into_bytes();
    demande.extend_from_slice(b"\r\n\r\n");
    demande.extend_from_slice(corps);
    demande
}

fn chemin(demande: &[u8]) -> String {
    let ligne = String::from_utf8_lossy(demande);
    let chemin = ligne.split(' ').nth(1).unwrap_or_default();
    chemin.split('?').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_whole_and_told_to_close() {
        let entetes = "POST /a?b HTTP/1.1\r\nConnection: keep-alive\r\nContent-Length: 3";
        assert_eq!(longueur(entetes), 3);
        let demande = fermee(entetes, b"abc");
        let texte = String::from_utf8(demande.clone()).unwrap();
        assert!(texte.ends_with("Content-Length: 3\r\nconnection: close\r\n\r\nabc"));
        assert!(!texte.contains("keep-alive"));
        assert_eq!(chemin(&demande), "/a");
    }
}
