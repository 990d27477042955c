//! `/activites`: outings, outreach online, the reception, sessions. Nobody is named there.

pub(crate) mod activite;
mod champs;
pub(crate) mod corriger;
pub(crate) mod export;
pub(crate) mod joindre;
pub(crate) mod liste;
pub(crate) mod modeles;
pub(crate) mod noter;

use app::ErreurApp;
use app::activites::{ErreurSaisie, Genre};
use domain::ActiviteId;
use domain::dossier::decide::Refus;
use observatory::estimation::Proportion;

use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, presentation};

/// The activity of a path.
fn activite_de(chemin: &str) -> Result<ActiviteId, ErreurWeb> {
    chemin.parse().map_err(|_| ErreurWeb::Introuvable)
}

/// The kind of a path.
fn genre_de(chemin: &str) -> Result<Genre, ErreurWeb> {
    Genre::depuis_code(chemin).ok_or(ErreurWeb::Introuvable)
}

/// Whether the form comes back, as it was filled: refused, or written on a stale page.
fn revient(erreur: &ErreurWeb) -> bool {
    let perime = matches!(erreur, ErreurWeb::App(app) if matches!(**app, ErreurApp::Perime { .. }));
    erreur.se_corrige() || perime
}

/// What is wrong and what to do, in the reader's language. What was typed is not repeated.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others have their words already")]
fn mots(cadre: &Cadre, erreur: &ErreurWeb) -> (String, String) {
    let ErreurWeb::App(app) = erreur else {
        return presentation::mots(cadre, erreur);
    };
    let rien = String::new();
    match &**app {
        ErreurApp::Saisie(ErreurSaisie::Manque(champ)) => {
            (cadre.avec("activites-manque", "champ", &libelle(cadre, champ)), rien)
        }
        ErreurApp::Saisie(ErreurSaisie::Illisible(champ)) => {
            (cadre.avec("activites-illisible", "champ", &libelle(cadre, champ)), rien)
        }
        ErreurApp::Saisie(ErreurSaisie::Texte { champ, refus }) => {
            let dit = cadre.avec("activites-texte-refuse", "champ", &libelle(cadre, champ));
            (format!("{dit} {}", cadre.code("activites-trouve", refus.code())), rien)
        }
        ErreurApp::Saisie(ErreurSaisie::Inconnu) => (cadre.dire("activites-inconnu"), rien),
        ErreurApp::Refus(Refus::Activite(regle)) => {
            (cadre.code("activites-regle", regle.code()), rien)
        }
        ErreurApp::Periode => (cadre.dire("activites-periode-refusee"), rien),
        _ => presentation::mots(cadre, erreur),
    }
}

/// The label of a field by its name; its name when it has several or none.
fn libelle(cadre: &Cadre, nom: &str) -> String {
    let tous = Genre::TOUS.iter().flat_map(|(genre, _)| genre.champs());
    let cle = tous.into_iter().find(|champ| champ.nom == nom).map(|champ| champ.cle);
    match cle {
        Some(cle) => cadre.dire(&cle),
        None if cadre.existe(&format!("activites-champ-{nom}")) => {
            cadre.code("activites-champ", nom)
        }
        None => nom.split(':').next().unwrap_or_default().to_owned(),
    }
}

/// A part with its interval, the counts beside; the counts alone when nothing was counted.
fn part(cadre: &Cadre, (dessus, dessous): (u64, u64), part: Option<Proportion>) -> String {
    let (dessus, dessous) = (dessus.to_string(), dessous.to_string());
    let compte = [("dessus", dessus.as_str()), ("dessous", dessous.as_str())];
    let Some(p) = part else {
        return cadre.former("activites-part-sans", &compte);
    };
    let dire = |milliemes: u16| {
        format!("{}{}{}", milliemes / 10, cadre.dire("activites-virgule"), milliemes % 10)
    };
    let [centre, bas, haut] = [p.centre, p.bas, p.haut].map(dire);
    let bornes = [("centre", centre.as_str()), ("bas", bas.as_str()), ("haut", haut.as_str())];
    cadre.former("activites-part", &[&compte[..], &bornes[..]].concat())
}
