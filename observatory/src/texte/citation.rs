//! What is between braces: an expression, and how to round it.

use super::ProblemeTexte;
use crate::registre::Expression;

/// Most decimals asked of a rounding.
const DECIMALES: u8 = 6;

/// A reference to figures.
#[derive(Debug)]
pub(super) struct Citation {
    pub(super) expression: Expression,
    /// Decimals to print, trailing zeros included.
    pub(super) arrondi: Option<u8>,
}

impl Citation {
    /// Reads `expression` or `expression | round:N`.
    pub(super) fn lire(dedans: &str) -> Result<Self, ProblemeTexte> {
        let (calcul, filtre) = dedans.split_once('|').map_or((dedans, None), |(c, f)| (c, Some(f)));
        let expression = Expression::lire(calcul)?;
        if expression.references().is_empty() {
            return Err(ProblemeTexte::SansFigure);
        }
        let arrondi = match filtre.map(str::trim) {
            None => None,
            Some(filtre) => {
                let decimales = filtre.strip_prefix("round:").and_then(|n| n.parse().ok());
                let decimales = decimales.filter(|n| *n <= DECIMALES);
                Some(decimales.ok_or_else(|| ProblemeTexte::Filtre(filtre.to_owned()))?)
            }
        };
        Ok(Self { expression, arrondi })
    }
}
