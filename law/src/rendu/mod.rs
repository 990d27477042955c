//! Answers as others read them: JSON for programs, French text for people.

mod json;
mod texte;

pub use json::{QuestionJson, ReponseJson, SourceJson, TraceJson, ValeurJson};
pub use texte::{date_en_toutes_lettres, texte};
