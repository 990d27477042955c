//! The pages: what each says, in one language, on a server or in a folder.

mod contacts;
mod imprime;
mod mots;
mod questions;
mod reponse;
mod simples;

use askama::Template;
use domain::Jour;

use crate::Site;
use crate::adresse::Page;
use crate::fichiers::{CHARGES, tous};
use crate::langue::Langue;
use crate::numeros::{Numeros, numeros};
use crate::relecture::Etat;

pub(crate) use mots::Mots;

/// What gives the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// The program: it answers, and ends visits.
    Serveur,
    /// A folder: nothing answers.
    Dossier,
}

/// What frames every page.
#[derive(Template)]
#[template(path = "cadre.html")]
struct Cadre<'a> {
    m: &'a Mots<'a>,
    /// `None`: the choice of a language.
    page: Option<Page>,
    numeros: &'static Numeros,
    sortie: &'a str,
    /// From the page to the folder of all.
    racine: &'a str,
    /// Some of its words were checked by nobody.
    avis: bool,
    contenu: &'a str,
}

/// What somebody asked of a page that answers: fields of a posted form.
pub(crate) type Champs = [(String, String)];

/// A page as it is first shown.
pub(crate) fn montrer(site: &Site, support: Support, langue: Langue, page: Page) -> String {
    let mots = Mots::new(site, support, langue);
    let contenu = match page {
        Page::Accueil => simples::accueil(&mots),
        Page::Moi => simples::moi(&mots),
        Page::Trouver => contacts::demander(&mots),
        Page::Droits => questions::poser(&mots),
        Page::Proche => simples::proche(&mots),
        Page::Pro => simples::pro(&mots),
        Page::Trace => simples::trace(&mots),
        Page::Imprime => imprime::imprime(&mots),
        Page::Ressources => simples::ressources(&mots),
        Page::Mineur => simples::mineur(&mots),
    };
    encadrer(&mots, Some(page), "../", &contenu)
}

/// The answer to what was asked. `None`: this page asks nothing.
pub(crate) fn repondre(
    site: &Site,
    langue: Langue,
    page: Page,
    champs: &Champs,
    jour: Jour,
) -> Option<String> {
    let mots = Mots::new(site, Support::Serveur, langue);
    let contenu = match page {
        Page::Trouver => contacts::repondre(&mots, champs),
        Page::Droits => reponse::repondre(&mots, champs, jour),
        Page::Accueil
        | Page::Moi
        | Page::Proche
        | Page::Pro
        | Page::Trace
        | Page::Imprime
        | Page::Ressources
        | Page::Mineur => return None,
    };
    Some(encadrer(&mots, Some(page), "../", &contenu))
}

/// The choice of a language.
pub(crate) fn racine(site: &Site, support: Support) -> String {
    let mots = Mots::new(site, support, Langue::Francais);
    let contenu = simples::langues(&mots);
    encadrer(&mots, None, "", &contenu)
}

/// A page that says one thing: an address that leads nowhere, a form that does not read. `racine`
/// is the way from there to the folder of all.
pub(crate) fn dire(site: &Site, langue: Langue, racine: &str, cle: &str) -> String {
    let mots = Mots::new(site, Support::Serveur, langue);
    let contenu = simples::phrase(&mots, cle, racine);
    encadrer(&mots, None, racine, &contenu)
}

fn encadrer(m: &Mots<'_>, page: Option<Page>, racine: &str, contenu: &str) -> String {
    let partie = format!("{racine}sortie");
    let sortie = match m.support() {
        Support::Serveur => partie.as_str(),
        Support::Dossier => m.site().sortie.as_str(),
    };
    let mut cadre = Cadre { m, page, numeros: numeros(), sortie, racine, avis: true, contenu };
    let rendue = rendre(&cadre);
    if m.tout_relu() {
        cadre.avis = false;
        return rendre(&cadre);
    }
    rendue
}

/// A template writes in memory: it has nothing to fail on.
fn rendre<T: Template>(modele: &T) -> String {
    modele.render().unwrap_or_default()
}

/// Whether a text was checked: for the page's own notice.
fn relu(site: &Site, langue: Langue, cle: &str) -> bool {
    site.relectures.etat(langue, cle) == Etat::Relu
}

/// Bytes every page loads besides itself.
pub fn poids_commun() -> usize {
    CHARGES.iter().map(|fichier| fichier.contenu.len()).sum()
}

/// Path and bytes of everything a folder holds.
pub(crate) fn tous_les_fichiers(site: &Site) -> Vec<(String, Vec<u8>)> {
    let mut fichiers = vec![("index.html".to_owned(), racine(site, Support::Dossier).into_bytes())];
    for fichier in tous() {
        fichiers.push((format!("f/{}", fichier.nom), fichier.contenu.to_vec()));
    }
    for langue in Langue::TOUTES {
        for page in Page::TOUTES {
            let chemin = format!("{}/{}", langue.code(), page.fichier());
            let html = montrer(site, Support::Dossier, langue, *page);
            fichiers.push((chemin, html.into_bytes()));
        }
    }
    fichiers
}
