//! The JSON form of an answer: edge structs, so that no type of the engine is a format.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::reponse::{Reponse, Valeur};
use crate::source::Source;

/// One answer, as JSON.
///
/// `articles` holds references only, so that they compare with the vignettes'; `sources` holds the
/// same texts with what we know of them. `questions` gives the wording of each missing fact.
#[derive(Debug, Serialize)]
pub struct ReponseJson {
    issue: &'static str,
    articles: Vec<&'static str>,
    faits_manquants: Vec<&'static str>,
    points_a_verifier: Vec<&'static str>,
    trace: Vec<TraceJson>,
    valeurs: Valeurs,
    conseils: Vec<&'static str>,
    sources: Vec<SourceJson>,
    questions: Vec<QuestionJson>,
}

/// One condition of the trace.
#[derive(Debug, Serialize)]
pub struct TraceJson {
    condition: &'static str,
    etat: &'static str,
    article: Option<&'static str>,
}

/// One text, with what we know of it.
#[derive(Debug, Serialize)]
pub struct SourceJson {
    reference: &'static str,
    etiquette: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources_concordantes: Option<u8>,
    en_vigueur_du: Option<String>,
    en_vigueur_au: Option<String>,
    verifie_le: String,
    resume: &'static str,
}

/// The question to put for a missing fact.
#[derive(Debug, Serialize)]
pub struct QuestionJson {
    fait: &'static str,
    fr: &'static str,
    en: &'static str,
}

/// A value: dates are ISO text, amounts whole cents.
#[derive(Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum ValeurJson {
    /// A date or a word.
    Texte(String),
    /// An amount in cents, or a count.
    Nombre(i64),
    /// A flag.
    Drapeau(bool),
}

#[derive(Debug)]
struct Valeurs(Vec<(&'static str, ValeurJson)>);

impl Serialize for Valeurs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_map(Some(self.0.len()))?;
        for (nom, valeur) in &self.0 {
            table.serialize_entry(nom, valeur)?;
        }
        table.end()
    }
}

impl From<Valeur> for ValeurJson {
    fn from(valeur: Valeur) -> Self {
        match valeur {
            Valeur::Date(jour) => Self::Texte(jour.to_string()),
            Valeur::Texte(mot) => Self::Texte(mot.to_owned()),
            Valeur::Centimes(nombre) | Valeur::Nombre(nombre) => Self::Nombre(nombre),
            Valeur::Drapeau(drapeau) => Self::Drapeau(drapeau),
        }
    }
}

impl From<&'static Source> for SourceJson {
    fn from(source: &'static Source) -> Self {
        Self {
            reference: source.reference,
            etiquette: source.etiquette.code(),
            sources_concordantes: source.etiquette.sources(),
            en_vigueur_du: source.depuis.map(|jour| jour.to_string()),
            en_vigueur_au: source.jusqu_au.map(|jour| jour.to_string()),
            verifie_le: source.verifie_le.to_string(),
            resume: source.resume,
        }
    }
}

impl From<&Reponse> for ReponseJson {
    fn from(reponse: &Reponse) -> Self {
        let faits = &reponse.faits_manquants;
        Self {
            issue: reponse.issue.code(),
            articles: reponse.articles.iter().map(|source| source.reference).collect(),
            faits_manquants: faits.iter().map(|cle| cle.cle()).collect(),
            points_a_verifier: reponse.points_a_verifier.iter().map(|point| point.code).collect(),
            trace: reponse
                .trace
                .iter()
                .map(|trace| TraceJson {
                    condition: trace.condition,
                    etat: trace.etat.code(),
                    article: trace.article.map(|source| source.reference),
                })
                .collect(),
            valeurs: Valeurs(
                reponse.valeurs.iter().map(|(nom, valeur)| (*nom, (*valeur).into())).collect(),
            ),
            conseils: reponse.conseils.iter().map(|conseil| conseil.code).collect(),
            sources: reponse.articles.iter().copied().map(SourceJson::from).collect(),
            questions: faits
                .iter()
                .map(|cle| QuestionJson {
                    fait: cle.cle(),
                    fr: cle.question_fr(),
                    en: cle.question_en(),
                })
                .collect(),
        }
    }
}
