//! Vignettes: stories in Markdown with the facts and the outcome a lawyer expects.
//!
//! A title, a story, a `faits` block (the TOML of the facts) and an `attendu` block (TOML keyed by
//! question). `issue` and each entry of `valeurs` must be equal; `articles`, `points_a_verifier`,
//! `faits_manquants` and `conseils` must be contained in the answer's own lists.

use std::fmt;

use toml::{Table, Value};

use crate::faits::{self, ErreurFaits, ligne_de};
use crate::issue::Issue;
use crate::question::QuestionId;
use crate::regle::Conflit;
use crate::rendu::ValeurJson;
use crate::reponse::Reponse;
use crate::{Faits, evaluer_une};

/// One difference between the outcome expected and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ecart {
    /// The question.
    pub question: QuestionId,
    /// What differs: `issue`, `valeurs.fin_periode`, `articles`…
    pub element: String,
    /// Expected.
    pub attendu: String,
    /// Answered.
    pub obtenu: String,
}

impl fmt::Display for Ecart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { question, element, attendu, obtenu } = self;
        write!(f, "{question}, {element} : attendu {attendu}, obtenu {obtenu}")
    }
}

/// A vignette that cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurVignette {
    /// A block is missing.
    #[error("bloc ```{0} absent")]
    BlocAbsent(&'static str),
    /// The facts are wrong; the line is counted in the vignette.
    #[error("faits : {0}")]
    Faits(ErreurFaits),
    /// The expectation is not what the format says.
    #[error("ligne {ligne}, attendu : {attendu}")]
    Attendu {
        /// Line in the vignette.
        ligne: usize,
        /// What should stand there.
        attendu: &'static str,
    },
    /// The engine contradicts itself.
    #[error(transparent)]
    Conflit(#[from] Conflit),
}

/// Runs one vignette and says what differs: nothing, when the engine agrees.
///
/// # Errors
/// [`ErreurVignette`] when a block is missing or cannot be read.
pub fn executer(texte: &str) -> Result<Vec<Ecart>, ErreurVignette> {
    let vignette = Vignette::lis(texte)?;
    let mut ecarts = Vec::new();
    for attendu in &vignette.attendus {
        let reponse = evaluer_une(attendu.question, &vignette.faits)?;
        attendu.compare(&reponse, &mut ecarts);
    }
    Ok(ecarts)
}

/// The facts of a vignette, and what is expected of each question it names.
#[derive(Debug)]
pub struct Vignette {
    /// The facts.
    pub faits: Faits,
    attendus: Vec<Attendu>,
}

impl Vignette {
    /// Reads a vignette.
    ///
    /// # Errors
    /// [`ErreurVignette`] when a block is missing or cannot be read.
    pub fn lis(texte: &str) -> Result<Self, ErreurVignette> {
        let (debut_faits, bloc_faits) = bloc(texte, "faits")?;
        let (debut, bloc_attendu) = bloc(texte, "attendu")?;
        let faits = faits::lire(bloc_faits).map_err(|mut erreur| {
            erreur.ligne += debut_faits;
            ErreurVignette::Faits(erreur)
        })?;
        let table: Table = bloc_attendu.parse().map_err(|e: toml::de::Error| {
            let ligne = ligne_de(bloc_attendu, e.span().map_or(0, |span| span.start));
            ErreurVignette::Attendu { ligne: debut + ligne, attendu: "du TOML" }
        })?;
        let lu = |(code, valeur): (&String, &Value)| {
            Attendu::lis(code, valeur)
                .map_err(|attendu| ErreurVignette::Attendu { ligne: debut, attendu })
        };
        let attendus = table.iter().map(lu).collect::<Result<_, _>>()?;
        Ok(Self { faits, attendus })
    }

    /// The questions it names.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> {
        self.attendus.iter().map(|attendu| attendu.question)
    }
}

/// What is expected of one question.
#[derive(Debug)]
struct Attendu {
    question: QuestionId,
    issue: Option<Issue>,
    listes: Vec<(&'static str, Vec<String>)>,
    valeurs: Vec<(String, ValeurJson)>,
}

/// The lists an answer carries, compared by inclusion.
const LISTES: [&str; 4] = ["articles", "points_a_verifier", "faits_manquants", "conseils"];

impl Attendu {
    fn lis(code: &str, valeur: &Value) -> Result<Self, &'static str> {
        let question = QuestionId::depuis_code(code)
            .ok_or("le nom d'une question, entre guillemets : [\"psp.acces\"]")?;
        let table = valeur.as_table().ok_or("une table par question")?;
        let mut attendu = Self { question, issue: None, listes: Vec::new(), valeurs: Vec::new() };
        for (nom, valeur) in table {
            if let Some(liste) = LISTES.into_iter().find(|liste| liste == nom) {
                attendu.listes.push((liste, textes(valeur)?));
            } else if nom == "issue" {
                let issue = valeur.as_str().and_then(Issue::depuis_code);
                attendu.issue =
                    Some(issue.ok_or("issue : ouvert, ferme, incertain ou hors_champ")?);
            } else if nom == "valeurs" {
                let valeurs = valeur.as_table().ok_or("valeurs : une table")?;
                for (nom, valeur) in valeurs {
                    attendu.valeurs.push((nom.clone(), lue(valeur)?));
                }
            } else {
                return Err(
                    "issue, valeurs, articles, points_a_verifier, faits_manquants ou conseils",
                );
            }
        }
        Ok(attendu)
    }

    fn compare(&self, reponse: &Reponse, ecarts: &mut Vec<Ecart>) {
        let mut ecart = |element: &str, attendu: String, obtenu: String| {
            ecarts.push(Ecart {
                question: self.question,
                element: element.to_owned(),
                attendu,
                obtenu,
            });
        };
        if let Some(issue) = self.issue.filter(|issue| *issue != reponse.issue) {
            ecart("issue", issue.to_string(), reponse.issue.to_string());
        }
        for (nom, attendus) in &self.listes {
            let obtenus = liste(reponse, nom);
            for attendu in attendus {
                if !obtenus.contains(&attendu.as_str()) {
                    ecart(nom, attendu.clone(), obtenus.join(", "));
                }
            }
        }
        for (nom, attendue) in &self.valeurs {
            let obtenue = reponse.valeur(nom).map(ValeurJson::from);
            if obtenue.as_ref() != Some(attendue) {
                let obtenue = obtenue.map_or_else(|| "rien".to_owned(), |v| montre(&v));
                ecart(&format!("valeurs.{nom}"), montre(attendue), obtenue);
            }
        }
    }
}

fn liste(reponse: &Reponse, nom: &str) -> Vec<&'static str> {
    match nom {
        "articles" => reponse.articles.iter().map(|source| source.reference).collect(),
        "points_a_verifier" => reponse.points_a_verifier.iter().map(|point| point.code).collect(),
        "faits_manquants" => reponse.faits_manquants.iter().map(|cle| cle.cle()).collect(),
        _ => reponse.conseils.iter().map(|conseil| conseil.code).collect(),
    }
}

fn textes(valeur: &Value) -> Result<Vec<String>, &'static str> {
    let attendu = "une liste de textes";
    let texte = |valeur: &Value| valeur.as_str().map(str::to_owned).ok_or(attendu);
    valeur.as_array().ok_or(attendu)?.iter().map(texte).collect()
}

fn lue(valeur: &Value) -> Result<ValeurJson, &'static str> {
    match valeur {
        Value::String(texte) => Ok(ValeurJson::Texte(texte.clone())),
        Value::Integer(nombre) => Ok(ValeurJson::Nombre(*nombre)),
        Value::Boolean(drapeau) => Ok(ValeurJson::Drapeau(*drapeau)),
        Value::Datetime(date) => Ok(ValeurJson::Texte(date.to_string())),
        Value::Float(_) | Value::Array(_) | Value::Table(_) => {
            Err("une valeur est une date, un nombre entier, un texte, true ou false")
        }
    }
}

fn montre(valeur: &ValeurJson) -> String {
    match valeur {
        ValeurJson::Texte(texte) => texte.clone(),
        ValeurJson::Nombre(nombre) => nombre.to_string(),
        ValeurJson::Drapeau(drapeau) => drapeau.to_string(),
    }
}

/// The first fenced block of that name, with the number of lines before its content.
fn bloc<'t>(texte: &'t str, nom: &'static str) -> Result<(usize, &'t str), ErreurVignette> {
    let mut position = 0;
    let mut debut = None;
    for (numero, ligne) in texte.split_inclusive('\n').enumerate() {
        let propre = ligne.trim();
        match debut {
            Some((lignes, octet)) if propre == "```" => {
                let contenu = texte.get(octet..position).unwrap_or_default();
                return Ok((lignes, contenu));
            }
            None if propre.strip_prefix("```").map(str::trim) == Some(nom) => {
                debut = Some((numero + 1, position + ligne.len()));
            }
            Some(_) | None => {}
        }
        position += ligne.len();
    }
    Err(ErreurVignette::BlocAbsent(nom))
}
