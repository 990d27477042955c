//! The small language of relations: `100 * psp-facts-2023 / psp-national-2023`.
//!
//! Numbers, ids of figures, `+ - * /` and parentheses. An id holds hyphens: `a-b` is one figure,
//! and `a - b` a difference. The bounds of a range are `id.low` and `id.high`.

use std::fmt;

use super::Nombre;

/// How deep parentheses may go.
const PROFONDEUR: usize = 64;
/// How many numbers, ids and signs there may be.
const JETONS: usize = 2_000;

/// An expression as written and as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    texte: String,
    racine: Noeud,
}

/// One part of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Noeud {
    Nombre(Nombre),
    Figure(Reference),
    Oppose(Box<Noeud>),
    Operation(Operateur, Box<Noeud>, Box<Noeud>),
}

/// The four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operateur {
    Plus,
    Moins,
    Fois,
    Sur,
}

/// A figure named in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its id in the register.
    pub id: String,
    /// Which bound, when it is a range.
    pub borne: Option<Borne>,
}

/// A bound of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borne {
    /// `.low`.
    Bas,
    /// `.high`.
    Haut,
}

/// Why a text is no expression, and where: a column counted from one, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("caractère {colonne} : {faute}")]
pub struct ErreurExpression {
    /// Where.
    pub colonne: usize,
    /// What is wrong there.
    pub faute: Faute,
}

/// What is wrong in an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Faute {
    /// A character that means nothing here.
    #[error("ce signe n'a pas de sens ici")]
    Signe,
    /// Something that is neither a number nor an id.
    #[error("ni un nombre (chiffres et point) ni un identifiant (minuscules, chiffres, tirets)")]
    Mot,
    /// A value was expected.
    #[error("il manque un nombre ou un identifiant")]
    Valeur,
    /// An operator was expected.
    #[error("il manque un signe + - * / entre deux valeurs")]
    Operateur,
    /// An unclosed parenthesis.
    #[error("cette parenthèse n'est pas fermée")]
    Ouverte,
    /// A parenthesis closed and never opened.
    #[error("cette parenthèse n'a pas été ouverte")]
    Fermee,
    /// Parentheses too deep.
    #[error("trop de parenthèses ou de signes moins imbriqués")]
    Profonde,
    /// An expression nobody could review.
    #[error("expression trop longue : découpez-la en chiffres intermédiaires")]
    Longue,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`ErreurExpression`] on the first character that is not understood.
    pub fn lire(texte: &str) -> Result<Self, ErreurExpression> {
        let jetons = decouper(texte)?;
        let fin = texte.chars().count() + 1;
        let mut analyse = Analyse { jetons: &jetons, rang: 0, fin, profondeur: 0 };
        let racine = analyse.somme()?;
        match analyse.jetons.get(analyse.rang) {
            None => Ok(Self { texte: texte.trim().to_owned(), racine }),
            Some((colonne, Jeton::Fermante)) => {
                Err(ErreurExpression { colonne: *colonne, faute: Faute::Fermee })
            }
            Some((colonne, _)) => {
                Err(ErreurExpression { colonne: *colonne, faute: Faute::Operateur })
            }
        }
    }

    pub(super) fn racine(&self) -> &Noeud {
        &self.racine
    }

    /// Every figure named, in the order it is, each time it is.
    pub fn references(&self) -> Vec<&Reference> {
        let (mut references, mut pile) = (Vec::new(), vec![&self.racine]);
        while let Some(noeud) = pile.pop() {
            match noeud {
                Noeud::Nombre(_) => {}
                Noeud::Figure(reference) => references.push(reference),
                Noeud::Oppose(dedans) => pile.push(dedans),
                Noeud::Operation(_, gauche, droite) => {
                    pile.extend([droite.as_ref(), gauche.as_ref()]);
                }
            }
        }
        references
    }

    /// The figure it is, when it is one and nothing else.
    pub fn seule(&self) -> Option<&Reference> {
        if let Noeud::Figure(reference) = &self.racine { Some(reference) } else { None }
    }
}

/// As it was written.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.texte)
    }
}

impl Reference {
    /// Reads `id`, `id.low` or `id.high`. `None` when it is none of these.
    pub fn lire(texte: &str) -> Option<Self> {
        let (id, borne) = match texte.split_once('.') {
            None => (texte, None),
            Some((id, "low")) => (id, Some(Borne::Bas)),
            Some((id, "high")) => (id, Some(Borne::Haut)),
            Some(_) => return None,
        };
        let mot = |mot: &str| {
            let bon = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
            !mot.is_empty() && mot.chars().all(bon)
        };
        let nom = id.contains(|c: char| c.is_ascii_lowercase()) && id.split('-').all(mot);
        nom.then(|| Self { id: id.to_owned(), borne })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let borne = match self.borne {
            None => "",
            Some(Borne::Bas) => ".low",
            Some(Borne::Haut) => ".high",
        };
        write!(f, "{}{borne}", self.id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Jeton {
    Nombre(Nombre),
    Figure(Reference),
    Signe(Operateur),
    Ouvrante,
    Fermante,
}

/// Tokens, each with its column.
fn decouper(texte: &str) -> Result<Vec<(usize, Jeton)>, ErreurExpression> {
    let mut jetons = Vec::new();
    let mut reste = texte.chars().enumerate().peekable();
    while let Some((rang, signe)) = reste.next() {
        let colonne = rang + 1;
        let jeton = match signe {
            ' ' | '\t' | '\n' | '\r' => continue,
            '+' => Jeton::Signe(Operateur::Plus),
            '-' => Jeton::Signe(Operateur::Moins),
            '*' => Jeton::Signe(Operateur::Fois),
            '/' => Jeton::Signe(Operateur::Sur),
            '(' => Jeton::Ouvrante,
            ')' => Jeton::Fermante,
            c if c.is_alphanumeric() => {
                let mut mot = String::from(c);
                let suite = |c: &(usize, char)| c.1.is_alphanumeric() || ".-_".contains(c.1);
                while let Some((_, c)) = reste.next_if(suite) {
                    mot.push(c);
                }
                mot_lu(&mot).ok_or(ErreurExpression { colonne, faute: Faute::Mot })?
            }
            _ => return Err(ErreurExpression { colonne, faute: Faute::Signe }),
        };
        if jetons.len() == JETONS {
            return Err(ErreurExpression { colonne, faute: Faute::Longue });
        }
        jetons.push((colonne, jeton));
    }
    Ok(jetons)
}

fn mot_lu(mot: &str) -> Option<Jeton> {
    if mot.chars().all(|c| c.is_ascii_digit() || c == '.') {
        Nombre::depuis_texte(mot).map(Jeton::Nombre)
    } else {
        Reference::lire(mot).map(Jeton::Figure)
    }
}

struct Analyse<'j> {
    jetons: &'j [(usize, Jeton)],
    rang: usize,
    fin: usize,
    profondeur: usize,
}

impl Analyse<'_> {
    fn somme(&mut self) -> Result<Noeud, ErreurExpression> {
        let mut gauche = self.produit()?;
        while let Some(signe) = self.signe(&[Operateur::Plus, Operateur::Moins]) {
            let droite = self.produit()?;
            gauche = Noeud::Operation(signe, Box::new(gauche), Box::new(droite));
        }
        Ok(gauche)
    }

    fn produit(&mut self) -> Result<Noeud, ErreurExpression> {
        let mut gauche = self.valeur()?;
        while let Some(signe) = self.signe(&[Operateur::Fois, Operateur::Sur]) {
            let droite = self.valeur()?;
            gauche = Noeud::Operation(signe, Box::new(gauche), Box::new(droite));
        }
        Ok(gauche)
    }

    fn valeur(&mut self) -> Result<Noeud, ErreurExpression> {
        let Some((colonne, jeton)) = self.jetons.get(self.rang) else {
            return Err(ErreurExpression { colonne: self.fin, faute: Faute::Valeur });
        };
        self.rang += 1;
        match jeton {
            Jeton::Nombre(nombre) => Ok(Noeud::Nombre(nombre.clone())),
            Jeton::Figure(reference) => Ok(Noeud::Figure(reference.clone())),
            Jeton::Signe(Operateur::Moins) => {
                self.plus_profond(*colonne)?;
                let oppose = Noeud::Oppose(Box::new(self.valeur()?));
                self.profondeur -= 1;
                Ok(oppose)
            }
            Jeton::Ouvrante => {
                self.plus_profond(*colonne)?;
                let dedans = self.somme()?;
                self.profondeur -= 1;
                if matches!(self.jetons.get(self.rang), Some((_, Jeton::Fermante))) {
                    self.rang += 1;
                    return Ok(dedans);
                }
                let faute = match self.jetons.get(self.rang) {
                    None => ErreurExpression { colonne: *colonne, faute: Faute::Ouverte },
                    Some((colonne, _)) => {
                        ErreurExpression { colonne: *colonne, faute: Faute::Operateur }
                    }
                };
                Err(faute)
            }
            Jeton::Signe(_) | Jeton::Fermante => {
                Err(ErreurExpression { colonne: *colonne, faute: Faute::Valeur })
            }
        }
    }

    fn plus_profond(&mut self, colonne: usize) -> Result<(), ErreurExpression> {
        self.profondeur += 1;
        let permis = self.profondeur <= PROFONDEUR;
        permis.then_some(()).ok_or(ErreurExpression { colonne, faute: Faute::Profonde })
    }

    fn signe(&mut self, admis: &[Operateur]) -> Option<Operateur> {
        let Some((_, Jeton::Signe(signe))) = self.jetons.get(self.rang) else {
            return None;
        };
        let signe = admis.contains(signe).then_some(*signe)?;
        self.rang += 1;
        Some(signe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refus(texte: &str) -> (usize, Faute) {
        let erreur = Expression::lire(texte).unwrap_err();
        (erreur.colonne, erreur.faute)
    }

    #[test]
    fn hyphens_belong_to_ids_and_spaces_make_differences() {
        let noms = |texte: &str| {
            let expression = Expression::lire(texte).unwrap();
            expression.references().iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(noms("a-b"), ["a-b"]);
        assert_eq!(noms("a - b"), ["a", "b"]);
        assert_eq!(noms("100 * (p137-x.low + b2.high) / a"), ["p137-x.low", "b2.high", "a"]);
        assert_eq!(noms("2025.29 - 2016.95"), Vec::<String>::new());
    }

    #[test]
    fn the_first_fault_is_shown_where_it_is() {
        assert_eq!(refus(""), (1, Faute::Valeur));
        assert_eq!(refus("a +"), (4, Faute::Valeur));
        assert_eq!(refus("a b"), (3, Faute::Operateur));
        assert_eq!(refus("(a + b"), (1, Faute::Ouverte));
        assert_eq!(refus("a) + b"), (2, Faute::Fermee));
        assert_eq!(refus("(a b)"), (4, Faute::Operateur));
        assert_eq!(refus("a ^ 2"), (3, Faute::Signe));
        assert_eq!(refus("a * Été"), (5, Faute::Mot));
        assert_eq!(refus("1.2.3"), (1, Faute::Mot));
        assert_eq!(refus("a.milieu"), (1, Faute::Mot));
        assert_eq!(refus("a-"), (1, Faute::Mot));
        assert_eq!(refus(&"(".repeat(1000)), (65, Faute::Profonde));
        assert_eq!(refus(&"-".repeat(1000)), (65, Faute::Profonde));
        assert_eq!(refus(&"a + ".repeat(1001)).1, Faute::Longue);
    }
}
