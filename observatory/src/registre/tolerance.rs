//! How near a computed value has to be to the printed one.

use super::Nombre;

/// Whether a relation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Tient,
    /// It does not.
    NeTientPas,
}

/// When a relation holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// `eq`: equal.
    Egal,
    /// `round:N`: equal once rounded to N decimals, halves away from zero.
    Arrondi(u8),
    /// `abs:X`: X apart at most.
    Absolue(Nombre),
    /// `rel:X`: X times the printed value apart at most.
    Relative(Nombre),
    /// `le`: computed at most printed.
    AuPlus,
    /// `lt`: computed under printed.
    Moins,
    /// `ge`: computed at least printed.
    AuMoins,
    /// `gt`: computed over printed.
    Plus,
    /// `between:A:B`: computed between A and B, both included; the printed value is a reminder.
    Entre(Nombre, Nombre),
    /// `label`: same value, and labels that contradict each other. Only a reader can tell.
    Lecture,
}

impl Verdict {
    /// The word in files.
    pub fn mot(self) -> &'static str {
        match self {
            Self::Tient => "consistent",
            Self::NeTientPas => "inconsistent",
        }
    }

    /// Reverse of [`Verdict::mot`].
    pub fn depuis_mot(mot: &str) -> Option<Self> {
        [Self::Tient, Self::NeTientPas].into_iter().find(|verdict| verdict.mot() == mot)
    }
}

impl Tolerance {
    /// Reads one of the forms above; `None` for any other.
    pub fn lire(texte: &str) -> Option<Self> {
        let mut parties = texte.split(':');
        let nom = parties.next()?;
        let parametres: Vec<&str> = parties.collect();
        let positif = |texte: &str| Nombre::depuis_texte(texte).filter(|n| *n >= Nombre::zero());
        match (nom, parametres.as_slice()) {
            ("eq", []) => Some(Self::Egal),
            ("le", []) => Some(Self::AuPlus),
            ("lt", []) => Some(Self::Moins),
            ("ge", []) => Some(Self::AuMoins),
            ("gt", []) => Some(Self::Plus),
            ("label", []) => Some(Self::Lecture),
            ("round", [decimales]) => {
                decimales.parse().ok().filter(|n| *n <= 12).map(Self::Arrondi)
            }
            ("abs", [ecart]) => positif(ecart).map(Self::Absolue),
            ("rel", [part]) => positif(part).map(Self::Relative),
            ("between", [bas, haut]) => {
                let (bas, haut) = (Nombre::depuis_texte(bas)?, Nombre::depuis_texte(haut)?);
                (bas <= haut).then_some(Self::Entre(bas, haut))
            }
            _ => None,
        }
    }

    /// Whether the relation holds; `None` when only a reader can tell.
    pub fn juger(&self, calcule: &Nombre, attendu: &Nombre) -> Option<Verdict> {
        let ecart = calcule.moins(attendu).absolu();
        let tient = match self {
            Self::Egal => calcule == attendu,
            Self::Arrondi(decimales) => calcule.arrondi(*decimales) == *attendu,
            Self::Absolue(permis) => ecart <= *permis,
            Self::Relative(part) => ecart <= part.fois(&attendu.absolu()),
            Self::AuPlus => calcule <= attendu,
            Self::Moins => calcule < attendu,
            Self::AuMoins => calcule >= attendu,
            Self::Plus => calcule > attendu,
            Self::Entre(bas, haut) => bas <= calcule && calcule <= haut,
            Self::Lecture => return None,
        };
        Some(if tient { Verdict::Tient } else { Verdict::NeTientPas })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tient(tolerance: &str, calcule: &str, attendu: &str) -> bool {
        let n = |texte| Nombre::depuis_texte(texte).unwrap();
        let tolerance = Tolerance::lire(tolerance).unwrap();
        tolerance.juger(&n(calcule), &n(attendu)) == Some(Verdict::Tient)
    }

    #[test]
    fn each_form_holds_up_to_its_limit_and_no_further() {
        for (forme, attendu, dedans, dehors) in [
            ("eq", "5", "5.0", "5.0000001"),
            ("round:0", "63", "62.5", "62.4999"),
            ("round:0", "63", "63.4999", "63.5"),
            ("round:1", "39.2", "39.2226", "39.25"),
            ("abs:2", "70", "68", "67.9999"),
            ("rel:0.05", "20000", "19000", "18999"),
            ("rel:0.05", "-20000", "-19000", "-18999"),
            ("le", "5", "5", "5.01"),
            ("lt", "5", "4.99", "5"),
            ("ge", "5", "5", "4.99"),
            ("gt", "5", "5.01", "5"),
            ("between:6:12", "9", "6", "5.99"),
            ("between:6:12", "0", "12", "12.01"),
        ] {
            assert!(tient(forme, dedans, attendu), "{forme} {dedans}");
            assert!(!tient(forme, dehors, attendu), "{forme} {dehors}");
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for faux in
            ["", "EQ", "eq:1", "round", "round:-1", "round:99", "abs:x", "rel:-1", "between:2:1"]
        {
            assert_eq!(Tolerance::lire(faux), None, "{faux}");
        }
    }
}
