//! The four outcomes of a question.

use std::fmt;

/// What the law answers to a question, for given facts on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Issue {
    /// Every condition is met, by texts seen.
    Ouvert,
    /// A condition fails, by a text seen and sure enough to close a right.
    Ferme,
    /// A fact is missing, or the law itself is not established.
    Incertain,
    /// The question does not arise for these facts, or the day is outside the covered period.
    HorsChamp,
}

impl Issue {
    /// The word of the facts and of the JSON form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ouvert => "ouvert",
            Self::Ferme => "ferme",
            Self::Incertain => "incertain",
            Self::HorsChamp => "hors_champ",
        }
    }

    /// The outcome a word stands for.
    pub fn depuis_code(mot: &str) -> Option<Self> {
        [Self::Ouvert, Self::Ferme, Self::Incertain, Self::HorsChamp]
            .into_iter()
            .find(|issue| issue.code() == mot)
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
