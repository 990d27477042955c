//! The documents issued, and each of them as it left.

use app::documents::Emis;
use askama::Template;
use axum::response::Response;
use data_encoding::HEXLOWER;
use domain::document::FormeDocument;

use super::Place;
use crate::acces::{Acces, Marque};
use crate::pages::Cadre;
use crate::reponse::{self, ErreurWeb, page};

#[derive(Template)]
#[template(path = "documents/liste.html")]
struct PageDocuments {
    cadre: Cadre,
    place: Place,
    /// The kinds that may be prepared: code and words.
    genres: Vec<(&'static str, String)>,
    emis: Vec<Ligne>,
}

/// A document that was issued.
struct Ligne {
    acte: String,
    quoi: String,
    le: String,
    pour: String,
    par: String,
    forme: &'static str,
    empreinte: String,
    /// Whether this session may read it again.
    lisible: bool,
}

/// The page, the last issued first.
pub(crate) async fn lister<D: Marque>(
    mut acces: Acces<D>,
    place: Place,
) -> Result<Response, ErreurWeb> {
    let offerts = acces.session.documents_offerts(place.sujet, &acces.contexte).await?;
    let emis = acces.session.documents_emis(place.sujet, &mut acces.contexte).await?;
    let noms = acces.session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let genres = offerts.into_iter().map(|genre| {
        let code = genre.code();
        (code, cadre.code("document", code))
    });
    let par = |emis: &Emis| noms.get(&emis.auteur).cloned().unwrap_or_default();
    let lignes = emis.iter().rev().map(|emis| ligne(&cadre, emis, par(emis))).collect();
    page(&PageDocuments { genres: genres.collect(), emis: lignes, place, cadre })
}

fn ligne(cadre: &Cadre, emis: &Emis, par: String) -> Ligne {
    let document = &emis.document;
    Ligne {
        acte: emis.acte.to_string(),
        quoi: cadre.code("document", document.genre.code()),
        le: cadre.jour(&emis.le),
        pour: cadre.code("destinataire", document.destinataire.code()),
        par,
        forme: document.forme.code(),
        empreinte: HEXLOWER.encode(&document.empreinte),
        lisible: emis.champs.is_some(),
    }
}

/// One of them, as it left. Its reading is logged.
pub(crate) async fn donner<D: Marque>(
    mut acces: Acces<D>,
    place: Place,
    acte: &str,
) -> Result<Response, ErreurWeb> {
    let acte = acte.parse().map_err(|_| ErreurWeb::Introuvable)?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let (emis, octets) = session.lire_document(place.sujet, acte, contexte).await?;
    let nom = format!("{}.{}", emis.genre.code(), emis.forme.code());
    fichier(octets, emis.forme, &nom)
}

/// A file to keep, whose name says nothing of anyone. No browser stores it by itself.
pub(crate) fn fichier(
    octets: Vec<u8>,
    forme: FormeDocument,
    nom: &str,
) -> Result<Response, ErreurWeb> {
    let genre = match forme {
        FormeDocument::Pdf => "application/pdf",
        FormeDocument::Odt => "application/vnd.oasis.opendocument.text",
    };
    reponse::fichier(nom, genre, octets)
}
