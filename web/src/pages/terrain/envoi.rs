//! `/terrain/envoi`: what a telephone sends when the network is back.
//!
//! Each outing is answered by its id: taken, there already, or refused with a reason. One that does
//! not read stops none of the others, and is not lost: the telephone keeps what is not taken.

use app::terrain::{Reception, SortieEnvoyee};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::activite::Sortie;
use domain::terrain::{Endroit, GenreMateriel, Jonction, Materiel, Remarque, Terrain};
use serde::Deserialize;
use serde_json::{Value, json};

use super::coquille::SCHEMA;
use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::reponse::ErreurWeb;
use crate::requete::message::Message;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Envoi {
    /// Form of the message.
    schema: u32,
    /// Version of the page that makes it.
    version: String,
    sorties: Vec<Value>,
}

/// An outing in form 1 or 2. A field it does not know is an error: dropped in silence, it would be
/// lost.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SortieEcrite {
    id: String,
    le: String,
    endroit: String,
    #[serde(default)]
    departement: Option<String>,
    #[serde(default)]
    secteur: Option<u16>,
    #[serde(default)]
    equipe: Option<u32>,
    #[serde(default)]
    duree_minutes: Option<u32>,
    rencontrees: u32,
    nouvelles: u32,
    orientees: u32,
    #[serde(default)]
    materiel: Vec<(String, u32)>,
    #[serde(default)]
    remarques: Vec<String>,
    #[serde(default)]
    rencontres: Vec<RencontreEcrite>,
    /// From form 2: what the telephone showed to a colleague's.
    #[serde(default)]
    ralliement: Option<u32>,
    /// From form 2: what a colleague's showed, when it counted with her outing.
    #[serde(default)]
    jonction: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RencontreEcrite {
    id: String,
    surnom: String,
}

/// What a page needs before it sends: the token of the session, and the version of the server.
pub(crate) async fn seance(State(etat): State<Etat>, acces: Acces<marques::Consigner>) -> Response {
    let jeton = acces.jeton.de_formulaire();
    en_json(&json!({ "schema": SCHEMA, "version": etat.coquille.version, "jeton": jeton }))
}

/// Takes what is sent.
pub(crate) async fn recevoir(
    State(etat): State<Etat>,
    mut acces: Acces<marques::Consigner>,
    Message(envoi): Message<Envoi>,
) -> Result<Response, ErreurWeb> {
    // One message at a time: the same one heard twice at once waits, and finds the first.
    let tour = etat.envois.lock().await;
    let mut reponses = Vec::with_capacity(envoi.sorties.len());
    for sortie in envoi.sorties {
        let id = sortie.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (etat, motif) = prendre(&mut acces, envoi.schema, sortie).await?;
        reponses.push(json!({ "id": id, "etat": etat, "motif": motif }));
    }
    drop(tour);
    let a_jour = envoi.version == etat.coquille.version && envoi.schema == SCHEMA;
    Ok(en_json(&json!({
        "schema": SCHEMA, "version": etat.coquille.version, "a_jour": a_jour, "sorties": reponses,
    })))
}

async fn prendre(
    acces: &mut Acces<marques::Consigner>,
    schema: u32,
    sortie: Value,
) -> Result<(&'static str, Option<&'static str>), ErreurWeb> {
    // A form to come: this server is older than the page, which keeps what it has.
    if schema > SCHEMA {
        return Ok(("refusee", Some("schema")));
    }
    let lue = serde_json::from_value(sortie).ok().and_then(lire);
    let Some(envoyee) = lue else {
        return Ok(("refusee", Some("illisible")));
    };
    let recue = acces.session.recevoir_sortie(envoyee, &mut acces.contexte).await?;
    Ok(match recue {
        Reception::Recue => ("recue", None),
        Reception::Deja => ("deja", None),
        Reception::Refusee(refus) => ("refusee", Some(refus.code())),
    })
}

fn lire(ecrite: SortieEcrite) -> Option<SortieEnvoyee> {
    let endroit = Endroit::depuis_code(&ecrite.endroit)?;
    let departement = match ecrite.departement.as_deref() {
        None | Some("") => None,
        Some(code) => Some(code.parse().ok()?),
    };
    let materiel = ecrite.materiel.iter().map(|(genre, nombre)| {
        Some(Materiel { genre: GenreMateriel::depuis_code(genre)?, nombre: *nombre })
    });
    let mut materiel: Vec<Materiel> = materiel.collect::<Option<_>>()?;
    let remarques = ecrite.remarques.iter().map(|code| Remarque::depuis_code(code));
    let mut remarques: Vec<Remarque> = remarques.collect::<Option<_>>()?;
    // One outing has one written form: it is compared when it comes again.
    materiel.sort_unstable();
    remarques.sort_unstable();
    let rencontres = ecrite.rencontres.into_iter();
    let rencontres = rencontres.map(|dite| Some((dite.id.parse().ok()?, dite.surnom)));
    Some(SortieEnvoyee {
        id: ecrite.id.parse().ok()?,
        le: ecrite.le.parse().ok()?,
        sortie: Sortie {
            milieu: endroit.milieu(),
            duree_minutes: ecrite.duree_minutes,
            equipe: ecrite.equipe,
            rencontrees: Some(ecrite.rencontrees),
            nouvelles: Some(ecrite.nouvelles),
            orientees: Some(ecrite.orientees),
            ..Sortie::default()
        },
        terrain: Terrain {
            endroit,
            departement,
            secteur: ecrite.secteur,
            materiel,
            remarques,
            suivies: None,
            ralliement: ecrite.ralliement,
            jonction: ecrite.jonction.map(Jonction::Ralliee),
        },
        rencontres: rencontres.collect::<Option<_>>()?,
    })
}

fn en_json(valeur: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], valeur.to_string()).into_response()
}
