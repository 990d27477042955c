//! The answer to one question.

use domain::Jour;

use crate::conseil::Conseil;
use crate::faits::CleFait;
use crate::issue::Issue;
use crate::point::Point;
use crate::source::Source;

/// The answer to one question, with all that led to it.
///
/// It borrows everything from the rules' own tables, so that the same value can be filled again
/// and again without allocating ([`crate::evaluer_dans`]).
#[derive(Clone, Debug)]
pub struct Reponse {
    /// The outcome.
    pub issue: Issue,
    /// Texts examined, in the order of the conditions.
    pub articles: Vec<&'static Source>,
    /// Facts to ask for, when the outcome is uncertain for lack of them.
    pub faits_manquants: Vec<CleFait>,
    /// What a human must check.
    pub points_a_verifier: Vec<&'static Point>,
    /// Each condition, and whether it is met.
    pub trace: Vec<Trace>,
    /// Dates, amounts and flags that the answer gives, in the rule's order.
    pub valeurs: Vec<(&'static str, Valeur)>,
    /// Next steps.
    pub conseils: Vec<&'static Conseil>,
}

/// One condition of a rule, as it was examined.
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    /// The condition, in French.
    pub condition: &'static str,
    /// What was found.
    pub etat: Etat,
    /// The text that makes it a condition; none when the engine itself stops (covered period).
    pub article: Option<&'static Source>,
}

/// What became of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Etat {
    /// Met.
    Remplie,
    /// Not met.
    NonRemplie,
    /// Cannot tell.
    Indecise,
}

impl Etat {
    /// The word of the JSON form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Remplie => "remplie",
            Self::NonRemplie => "non-remplie",
            Self::Indecise => "indecise",
        }
    }
}

/// A value an answer gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valeur {
    /// A day.
    Date(Jour),
    /// An amount, in euro cents.
    Centimes(i64),
    /// A count.
    Nombre(i64),
    /// Yes or no.
    Drapeau(bool),
    /// One word among a few.
    Texte(&'static str),
}

impl Default for Reponse {
    fn default() -> Self {
        Self {
            issue: Issue::HorsChamp,
            articles: Vec::new(),
            faits_manquants: Vec::new(),
            points_a_verifier: Vec::new(),
            trace: Vec::new(),
            valeurs: Vec::new(),
            conseils: Vec::new(),
        }
    }
}

impl Reponse {
    /// Empties the answer, keeping its memory.
    pub(crate) fn vide(&mut self) {
        self.issue = Issue::HorsChamp;
        self.articles.clear();
        self.faits_manquants.clear();
        self.points_a_verifier.clear();
        self.trace.clear();
        self.valeurs.clear();
        self.conseils.clear();
    }

    /// The value of that name.
    pub fn valeur(&self, nom: &str) -> Option<Valeur> {
        self.valeurs.iter().find(|(autre, _)| *autre == nom).map(|(_, valeur)| *valeur)
    }

    /// Same outcome and same values: what two rules on one question must agree on.
    pub fn concorde(&self, autre: &Self) -> bool {
        self.issue == autre.issue && self.valeurs == autre.valeurs
    }
}
