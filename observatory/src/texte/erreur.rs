//! What stops a text from being printed.

use std::fmt;

use crate::registre::{ErreurExpression, Probleme};

/// A fault in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErreurTexte {
    /// Line, from one.
    pub ligne: usize,
    /// Column in characters, from one.
    pub colonne: usize,
    /// What is wrong.
    pub probleme: ProblemeTexte,
}

/// What is wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemeTexte {
    /// A number typed by hand.
    #[error("« {mot} » est un nombre tapé à la main")]
    Tape {
        /// As typed.
        mot: String,
        /// Figures of the register with that value, three at most.
        proches: Vec<String>,
    },
    /// Braces opened and not closed on the same line.
    #[error("« {{{{ » n'est pas fermé sur cette ligne")]
    Ouverte,
    /// What is between braces is no expression.
    #[error("la référence ne se lit pas ; {0}")]
    Expression(#[from] ErreurExpression),
    /// Only numbers between braces: that is typing one.
    #[error("cette référence ne nomme aucun chiffre")]
    SansFigure,
    /// Something else than a rounding after the bar.
    #[error("« {0} » n'est pas un arrondi")]
    Filtre(String),
    /// A value with more than four decimals and no rounding asked for.
    #[error("« {0} » ne s'écrit pas exactement en quatre décimales")]
    SansArrondi(String),
    /// A reference that the register cannot compute.
    #[error("{0}")]
    Registre(#[from] Probleme),
}

impl ProblemeTexte {
    /// What to write instead.
    pub fn conseil(&self) -> String {
        match self {
            Self::Tape { proches, .. } if proches.is_empty() => {
                "nommez un chiffre du registre, « {{identifiant}} », ou ajoutez-le d'abord à \
                 figures.toml"
                    .into()
            }
            Self::Tape { proches, .. } => {
                let proches: Vec<String> =
                    proches.iter().map(|id| format!("« {{{{{id}}}}} »")).collect();
                format!("écrivez {}", proches.join(", ou bien "))
            }
            Self::Ouverte => "fermez par « }} » avant la fin de la ligne".into(),
            Self::Expression(_) => {
                "écrivez des identifiants du registre, des nombres, + - * / entourés d'espaces"
                    .into()
            }
            Self::SansFigure => {
                "nommez au moins un chiffre du registre ; une constante y a aussi sa place".into()
            }
            Self::Filtre(_) => "écrivez « | round:N », N étant le nombre de décimales".into(),
            Self::SansArrondi(source) => {
                format!("écrivez « {{{{{source} | round:0}}}} », ou plus de décimales")
            }
            Self::Registre(probleme) => probleme.conseil(),
        }
    }
}

impl fmt::Display for ErreurTexte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ligne {}, colonne {} : {}", self.ligne, self.colonne, self.probleme)
    }
}

impl std::error::Error for ErreurTexte {}
