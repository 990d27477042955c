//! What French law opens to a person leaving prostitution, until when, by which article, and
//! "cannot tell" when the texts do not say.
//!
//! Pure functions over [`Faits`] and a day: no clock, no storage, no identity. Each rule stands in
//! one file, in the order of the codes, with what the text says, what is computed, what is not and
//! why, and an example. How far a text decides depends on how well it is known ([`Etiquette`]):
//! nothing seen only from memory closes a right.
//!
//! ```
//! let faits = law::faits::lire(
//!     "date_du_jour = 2026-03-02\n[hebergement]\nsans_abri = true\n",
//! )?;
//! let reponse = law::evaluer_une(law::QuestionId::HebergementUrgence, &faits)?;
//! assert_eq!(reponse.issue, law::Issue::Ouvert);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod casf;
pub mod cch;
pub mod ceseda;
pub mod cja;
pub mod cnil;
pub mod code_penal;
pub mod conseil;
pub mod crpa;
pub mod css;
pub mod delais;
pub mod examen;
pub mod explication;
pub mod faits;
pub mod issue;
pub mod lpf;
pub mod page;
pub mod parametres;
pub mod point;
pub mod question;
pub mod questions_ouvertes;
pub mod regle;
pub mod rendu;
pub mod reponse;
pub mod situation;
pub mod source;
pub mod subventions;
pub mod vignettes;

use std::ops::RangeInclusive;

use domain::Jour;

pub use explication::{Explication, expliquer};
pub use faits::{ErreurFaits, Faits};
pub use issue::Issue;
pub use page::page_droit;
pub use question::QuestionId;
pub use regle::{Conflit, Fiche, Regle, regles};
pub use reponse::{Etat, Reponse, Trace, Valeur};
pub use source::{Etiquette, Source};

/// The days the engine answers for; outside, every question is [`Issue::HorsChamp`].
pub const PERIODE_COUVERTE: RangeInclusive<Jour> =
    Jour::constante(2016, 4, 15)..=Jour::constante(2030, 12, 31);

/// The questions, in the order answers are given.
pub fn questions() -> &'static [QuestionId] {
    QuestionId::TOUTES
}

/// Answers every question.
///
/// # Errors
/// [`Conflit`] when two rules answer one question differently.
pub fn evaluer(faits: &Faits) -> Result<Vec<(QuestionId, Reponse)>, Conflit> {
    let reponse = |question: &QuestionId| Ok((*question, evaluer_une(*question, faits)?));
    QuestionId::TOUTES.iter().map(reponse).collect()
}

/// Answers one question.
///
/// # Errors
/// [`Conflit`] when two rules answer it differently.
pub fn evaluer_une(question: QuestionId, faits: &Faits) -> Result<Reponse, Conflit> {
    let mut reponse = Reponse::default();
    evaluer_dans(question, faits, &mut reponse)?;
    Ok(reponse)
}

/// Answers one question into an answer already there, without allocating once it has grown: for
/// those who evaluate many people.
///
/// # Errors
/// [`Conflit`] when two rules answer it differently.
pub fn evaluer_dans(
    question: QuestionId,
    faits: &Faits,
    reponse: &mut Reponse,
) -> Result<(), Conflit> {
    regle::repond(regle::regles_de(question), question, faits, reponse)
}
