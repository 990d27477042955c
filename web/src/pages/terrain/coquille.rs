//! The shell of `/terrain`: its page, scripts and style, under one version that is their hash.
//!
//! A telephone keeps a shell whole or not at all: two versions are never mixed.

use std::fmt::Write as _;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use crate::etat::Etat;
use crate::langue::{Langue, Textes};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers};
use crate::statiques::STYLE;

/// Number of the form of messages: a telephone says which one it speaks.
pub(crate) const SCHEMA: u32 = 2;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
const MANIFESTE: &str = "application/manifest+json";

/// What keeps the shell on the telephone, before the list of what to keep.
const SERVICE: &str = include_str!("../../../static/terrain/service.js");

/// Files of the shell that change with the program only.
const FICHIERS: [(&str, &str, &str); 11] = [
    ("passerelle.css", CSS, STYLE.contenu),
    ("terrain.css", CSS, include_str!("../../../static/terrain/terrain.css")),
    ("notes.svg", SVG, include_str!("../../../static/terrain/notes.svg")),
    ("terrain.js", SCRIPT, include_str!("../../../static/terrain/terrain.js")),
    ("chiffre.js", SCRIPT, include_str!("../../../static/terrain/chiffre.js")),
    ("magasin.js", SCRIPT, include_str!("../../../static/terrain/magasin.js")),
    ("memoire.js", SCRIPT, include_str!("../../../static/terrain/memoire.js")),
    ("verrou.js", SCRIPT, include_str!("../../../static/terrain/verrou.js")),
    ("sortie.js", SCRIPT, include_str!("../../../static/terrain/sortie.js")),
    ("envoi.js", SCRIPT, include_str!("../../../static/terrain/envoi.js")),
    ("vues.js", SCRIPT, include_str!("../../../static/terrain/vues.js")),
];

/// What scripts say.
pub(crate) const MOTS: [&str; 24] = [
    "garde",
    "plein",
    "codes-differents",
    "code-court",
    "code-faux",
    "efface",
    "calcul",
    "envoi",
    "envoye",
    "reste",
    "sans-reseau",
    "refus",
    "interdit",
    "sortie",
    "secteur",
    "rencontrees",
    "jeter",
    "jeter-sur",
    "dater",
    "retirer",
    "finie",
    "verrouille",
    "code-de-sortie",
    "jointe",
];

/// Why an outing was not taken.
pub(crate) const MOTIFS: [&str; 6] =
    ["futur", "nombres", "surnoms", "autre-contenu", "schema", "illisible"];

/// The shell, made once when the server starts.
#[derive(Debug)]
pub(crate) struct Coquille {
    /// Hash of all that follows.
    pub(crate) version: String,
    pages: Vec<(Langue, String)>,
    manifestes: Vec<(String, String)>,
    service: String,
}

#[derive(Template)]
#[template(path = "terrain/coquille.html")]
struct PageTerrain<'a> {
    textes: &'a Textes,
    langue: Langue,
    fictif: bool,
    version: &'a str,
}

impl PageTerrain<'_> {
    fn dire(&self, cle: &str) -> String {
        self.textes.dire(self.langue, cle)
    }

    fn code(&self, famille: &str, code: &str) -> String {
        self.dire(&format!("{famille}-{code}"))
    }

    fn fichier(&self, nom: &str) -> String {
        chemin(self.version, nom)
    }

    fn manifeste(&self) -> String {
        self.fichier(&nommer(self.langue))
    }
}

impl Coquille {
    /// Renders both pages. One that does not render is empty: a test reads both.
    pub(crate) fn new(textes: &Textes, fictif: bool) -> Self {
        let rendre = |langue: Langue, version: &str| {
            let modele = PageTerrain { textes, langue, fictif, version };
            modele.render().unwrap_or_default()
        };
        let langues = Langue::TOUS.map(|(langue, _)| langue);
        let mut empreinte = blake3::Hasher::new();
        for langue in langues {
            empreinte.update(rendre(langue, "").as_bytes());
            empreinte.update(manifeste(textes, langue, "").as_bytes());
        }
        for (nom, _, contenu) in FICHIERS {
            empreinte.update(nom.as_bytes()).update(contenu.as_bytes());
        }
        let empreinte = empreinte.update(SERVICE.as_bytes()).finalize();
        let version: String = empreinte.to_hex().chars().take(16).collect();
        let manifestes: Vec<(String, String)> =
            langues.map(|langue| (nommer(langue), manifeste(textes, langue, &version))).to_vec();
        let pages: Vec<(Langue, String)> =
            langues.map(|langue| (langue, rendre(langue, &version))).to_vec();
        let noms = FICHIERS.iter().map(|(nom, ..)| *nom);
        let noms = noms.chain(manifestes.iter().map(|(nom, _)| nom.as_str()));
        let fichiers = noms.map(|nom| chemin(&version, nom));
        let tous: Vec<String> = langues.map(page_de).into_iter().chain(fichiers).collect();
        let mut service = String::new();
        let _ = writeln!(service, "const VERSION = {};", json!(version));
        let _ = writeln!(service, "const COQUILLE = {};", json!(tous));
        service.push_str(SERVICE);
        Self { version, pages, manifestes, service }
    }
}

fn page_de(langue: Langue) -> String {
    format!("/terrain/{}", langue.code())
}

fn nommer(langue: Langue) -> String {
    format!("notes-{}.webmanifest", langue.code())
}

fn chemin(version: &str, nom: &str) -> String {
    format!("/terrain/coquille/{version}/{nom}")
}

/// What a telephone shows of the page among its applications: nothing that says what it is.
fn manifeste(textes: &Textes, langue: Langue, version: &str) -> String {
    let nom = textes.dire(langue, "terrain-nom");
    let icone = chemin(version, "notes.svg");
    json!({
        "id": "/terrain", "name": nom, "short_name": nom, "lang": langue.code(),
        "start_url": page_de(langue), "scope": "/terrain", "display": "standalone",
        "background_color": "#fbfaf7", "theme_color": "#fbfaf7",
        "icons": [{ "src": icone, "sizes": "any", "type": SVG, "purpose": "any" }],
    })
    .to_string()
}

/// `/terrain`: the page in the reader's language.
pub(crate) async fn aller(State(etat): State<Etat>, entetes: HeaderMap) -> Vers {
    Vers::page(page_de(Cadre::anonyme(&etat, &entetes).langue))
}

/// The page in French.
pub(crate) async fn en_francais(State(etat): State<Etat>) -> Result<Response, ErreurWeb> {
    montrer(&etat.coquille, Langue::Francais)
}

/// The page in English.
pub(crate) async fn en_anglais(State(etat): State<Etat>) -> Result<Response, ErreurWeb> {
    montrer(&etat.coquille, Langue::Anglais)
}

fn montrer(coquille: &Coquille, langue: Langue) -> Result<Response, ErreurWeb> {
    let page = coquille.pages.iter().find(|(autre, _)| *autre == langue);
    let (_, page) = page.ok_or(ErreurWeb::Gabarit)?;
    Ok(Html(page.clone()).into_response())
}

/// A file of the shell, of this version only.
pub(crate) async fn servir(
    State(etat): State<Etat>,
    Path((version, nom)): Path<(String, String)>,
) -> Result<Response, ErreurWeb> {
    if version != etat.coquille.version {
        return Err(ErreurWeb::Introuvable);
    }
    let ecrit = FICHIERS.iter().find(|(autre, ..)| *autre == nom);
    let manifeste = etat.coquille.manifestes.iter().find(|(autre, _)| *autre == nom);
    let (genre, contenu) = match (ecrit, manifeste) {
        (Some((_, genre, contenu)), _) => (*genre, (*contenu).to_owned()),
        (None, Some((_, contenu))) => (MANIFESTE, contenu.clone()),
        (None, None) => return Err(ErreurWeb::Introuvable),
    };
    // Its name holds its version: it never changes.
    Ok(fichier(genre, "public, max-age=31536000, immutable", contenu))
}

/// What keeps the shell on the telephone.
pub(crate) async fn service(State(etat): State<Etat>) -> Response {
    let mut reponse = fichier(SCRIPT, "no-cache", etat.coquille.service.clone());
    let portee = HeaderName::from_static("service-worker-allowed");
    reponse.headers_mut().insert(portee, HeaderValue::from_static("/terrain"));
    reponse
}

fn fichier(genre: &'static str, garde: &'static str, contenu: String) -> Response {
    let mut reponse = contenu.into_response();
    let entetes = reponse.headers_mut();
    entetes.insert(CONTENT_TYPE, HeaderValue::from_static(genre));
    entetes.insert(CACHE_CONTROL, HeaderValue::from_static(garde));
    reponse
}

#[cfg(test)]
mod tests {
    use domain::terrain::{Endroit, GenreMateriel, Remarque};

    use super::*;

    #[test]
    fn a_shell_has_one_version_and_another_shell_has_another() {
        let textes = Textes::charger();
        let une = Coquille::new(&textes, false);
        assert_eq!(une.version, Coquille::new(&textes, false).version);
        assert_ne!(une.version, Coquille::new(&textes, true).version);
        assert!(une.pages.iter().all(|(_, page)| page.contains(&une.version)));
        assert!(une.service.contains("/terrain/fr") && une.service.contains("/terrain/en"));
    }

    #[test]
    fn no_file_of_the_shell_is_left_out_of_the_list_and_none_asks_for_another_origin() {
        let une = Coquille::new(&Textes::charger(), false);
        for (nom, _, contenu) in FICHIERS {
            assert!(une.service.contains(&chemin(&une.version, nom)), "{nom}");
            let ailleurs = contenu.replace("http://www.w3.org/2000/svg", "");
            assert!(!ailleurs.contains("http://") && !ailleurs.contains("https://"), "{nom}");
        }
        for (nom, _, contenu) in FICHIERS.iter().filter(|(_, genre, _)| *genre == SCRIPT) {
            for importe in contenu.lines().filter_map(|ligne| ligne.split_once(" from \"./")) {
                let autre = importe.1.split('"').next().unwrap_or_default();
                assert!(FICHIERS.iter().any(|(connu, ..)| *connu == autre), "{nom}: {autre}");
            }
        }
    }

    #[test]
    fn a_code_of_outing_names_each_place_by_one_digit() {
        // Ranks are written in what telephones keep and in codes said aloud: never moved.
        let codes = Endroit::TOUS.map(|(_, code)| code);
        let ecrits =
            ["rue", "bois", "route", "gare", "hotel", "etablissement", "appartement", "autre"];
        assert_eq!(codes, ecrits);
        assert!(codes.len() < 10);
    }

    #[test]
    fn the_page_offers_every_coded_value_in_both_languages() {
        let une = Coquille::new(&Textes::charger(), false);
        for (_, page) in &une.pages {
            let codes = Endroit::TOUS.map(|(_, code)| code).into_iter();
            let codes = codes.chain(GenreMateriel::TOUS.map(|(_, code)| code));
            for code in codes.chain(Remarque::TOUS.map(|(_, code)| code)) {
                assert!(page.contains(&format!("value=\"{code}\"")), "{code}");
            }
            assert!(!page.contains("terrain-"), "a text is missing: {page}");
        }
    }
}
