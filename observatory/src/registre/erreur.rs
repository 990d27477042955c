//! What stops a register from being read or computed: where, what, and what to do.

use std::fmt;

use super::expression::ErreurExpression;

/// A register that cannot be read or computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErreurRegistre {
    /// Which of the two files, or the text being written.
    pub fichier: &'static str,
    /// Line of that file, when there is one.
    pub ligne: Option<usize>,
    /// The figure or the relation; empty when the file itself is at fault.
    pub cle: String,
    /// What is wrong.
    pub probleme: Probleme,
}

/// What is wrong with a register.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Probleme {
    /// The file is no TOML.
    #[error("ce n'est pas du TOML")]
    Toml,
    /// The file has no such list.
    #[error("aucune table [[{0}]]")]
    ListeAbsente(&'static str),
    /// A key that is not of the right type, or missing.
    #[error("« {champ} » manque, ou n'est pas {attendu}")]
    Champ {
        /// The key.
        champ: &'static str,
        /// What it should be.
        attendu: &'static str,
    },
    /// An id already used in this file.
    #[error("cet identifiant est déjà pris")]
    Doublon,
    /// Neither a value, nor two bounds, nor a formula.
    #[error("ni valeur, ni fourchette complète, ni formule")]
    SansValeur,
    /// A value and bounds, or a low bound above the high one.
    #[error("valeur et fourchette ensemble, ou bornes dans le désordre")]
    Fourchette,
    /// An expression that does not read.
    #[error("l'expression « {texte} » ne se lit pas ; {faute}")]
    Expression {
        /// As written.
        texte: String,
        /// What and where.
        faute: ErreurExpression,
    },
    /// A figure that the register does not hold.
    #[error("le chiffre « {0} » n'est pas dans figures.toml")]
    FigureInconnue(String),
    /// A range used without saying which bound.
    #[error("« {0} » est une fourchette")]
    BorneAbsente(String),
    /// A bound asked of a figure that has none.
    #[error("« {0} » n'est pas une fourchette")]
    BorneDeTrop(String),
    /// A figure computed from itself.
    #[error("calcul en rond : {}", .0.join(" → "))]
    Cycle(Vec<String>),
    /// A division by zero.
    #[error("division par zéro dans « {0} »")]
    Division(String),
    /// A tolerance of no known form.
    #[error("la tolérance « {0} » n'est pas connue")]
    Tolerance(String),
    /// A relation judged by reading whose verdict is missing or unknown.
    #[error("relation jugée à la lecture, sans verdict consistent ou inconsistent")]
    Verdict,
}

impl Probleme {
    /// What to do about it.
    pub fn conseil(&self) -> String {
        match self {
            Self::Toml => {
                "corrigez la syntaxe à cet endroit (guillemets, signe =, crochets)".into()
            }
            Self::ListeAbsente(nom) => {
                format!("vérifiez que le dossier est un registre : [[{nom}]] ouvre chaque entrée")
            }
            Self::Champ { champ, attendu } => format!("écrivez « {champ} = … » : {attendu}"),
            Self::Doublon => "donnez à l'une des deux entrées un autre identifiant".into(),
            Self::SansValeur => {
                "écrivez value, ou low et high, ou formula si d'autres chiffres le donnent".into()
            }
            Self::Fourchette => {
                "gardez value, ou bien low et high avec low inférieur ou égal à high".into()
            }
            Self::Expression { .. } => {
                "corrigez-la : + - * / entourés d'espaces, parenthèses fermées, identifiants en \
                 minuscules et tirets"
                    .into()
            }
            Self::FigureInconnue(id) => format!(
                "corrigez l'identifiant, ou ajoutez [[figure]] avec id = \"{id}\" ; une \
                 soustraction s'écrit avec des espaces autour du tiret"
            ),
            Self::BorneAbsente(id) => format!("écrivez « {id}.low » ou « {id}.high »"),
            Self::BorneDeTrop(id) => format!("écrivez « {id} », sans .low ni .high"),
            Self::Cycle(_) => {
                "retirez la formule d'un de ces chiffres et donnez-lui une valeur".into()
            }
            Self::Division(_) => {
                "corrigez le chiffre qui vaut zéro, ou la relation qui divise par lui".into()
            }
            Self::Tolerance(_) => "formes admises : eq, round:N, abs:X, rel:X, le, lt, ge, gt, \
                                   between:A:B, label"
                .into(),
            Self::Verdict => "écrivez verdict = \"consistent\" ou \"inconsistent\"".into(),
        }
    }
}

impl fmt::Display for ErreurRegistre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.fichier)?;
        if let Some(ligne) = self.ligne {
            write!(f, ", ligne {ligne}")?;
        }
        if !self.cle.is_empty() {
            write!(f, ", « {} »", self.cle)?;
        }
        write!(f, " : {}", self.probleme)
    }
}

impl std::error::Error for ErreurRegistre {}
