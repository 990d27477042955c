//! What is read from files, from the terminal and from the environment.

use std::fs::{File, OpenOptions};
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::erreur::Echec;

/// The text of a file, or of the standard input for `-`.
pub(crate) fn texte(chemin: &Path) -> Result<Zeroizing<String>, Echec> {
    let mut texte = Zeroizing::new(String::new());
    let lu = if chemin == Path::new("-") {
        std::io::stdin().read_to_string(&mut texte)
    } else {
        File::open(chemin).and_then(|mut fichier| fichier.read_to_string(&mut texte))
    };
    lu.map_err(|erreur| Echec::fichier(chemin, &erreur))?;
    Ok(texte)
}

/// The bytes of a file.
pub(crate) fn octets(chemin: &Path) -> Result<Vec<u8>, Echec> {
    std::fs::read(chemin).map_err(|erreur| Echec::fichier(chemin, &erreur))
}

/// Writes a new file that only its owner can read (mode 0600). An existing file is never touched.
pub(crate) fn fichier_neuf(chemin: &Path, contenu: &[u8]) -> Result<(), Echec> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    prive(&mut options);
    let ecrit = options.open(chemin).and_then(|mut fichier| {
        fichier.write_all(contenu)?;
        fichier.sync_all()
    });
    ecrit.map_err(|erreur| Echec::fichier(chemin, &erreur))
}

/// Replaces a file of ours, in one step, by one that only its owner can read.
pub(crate) fn fichier_remplace(chemin: &Path, contenu: &[u8]) -> Result<(), Echec> {
    let mut nom = chemin.as_os_str().to_owned();
    nom.push(".partiel");
    let partiel = Path::new(&nom);
    // A leftover of an interrupted run is ours: its name says so.
    let _ = std::fs::remove_file(partiel);
    fichier_neuf(partiel, contenu)?;
    std::fs::rename(partiel, chemin).map_err(|erreur| Echec::fichier(chemin, &erreur))
}

#[cfg(unix)]
fn prive(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn prive(_options: &mut OpenOptions) {}

/// A passphrase: from the environment, else asked at the terminal.
pub(crate) fn phrase(
    environnement: Option<String>,
    invite: &str,
    variable: &str,
) -> Result<Zeroizing<String>, Echec> {
    if let Some(phrase) = environnement {
        return Ok(Zeroizing::new(phrase));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Echec::usage("phrase-manquante", "la phrase secrète manque")
            .conseil(format!("donnez-la au terminal, ou dans la variable {variable}")));
    }
    rpassword::prompt_password(format!("{invite} : "))
        .map(Zeroizing::new)
        .map_err(|_| Echec::usage("phrase-manquante", "la phrase secrète n'a pas pu être lue"))
}

/// A new passphrase: from the environment, else asked twice.
pub(crate) fn phrase_nouvelle(
    environnement: Option<String>,
    variable: &str,
) -> Result<Zeroizing<String>, Echec> {
    let du_terminal = environnement.is_none();
    let phrase = phrase(environnement, "Nouvelle phrase secrète", variable)?;
    if du_terminal {
        if phrase.chars().count() < LONGUEUR_MINIMALE {
            let message = format!("une phrase secrète a au moins {LONGUEUR_MINIMALE} caractères");
            return Err(Echec::usage("phrase-courte", message)
                .conseil("quatre ou cinq mots sans lien entre eux font une bonne phrase"));
        }
        let encore = self::phrase(None, "Encore une fois", variable)?;
        if encore != phrase {
            return Err(Echec::usage("phrases-differentes", "les deux phrases diffèrent"));
        }
    }
    Ok(phrase)
}

/// Below this a passphrase is guessed offline, whatever the key derivation. Asked of people;
/// whoever sets the variable (a script, a test) answers for what it holds.
const LONGUEUR_MINIMALE: usize = 12;
