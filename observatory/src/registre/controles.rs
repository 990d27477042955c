//! Relations between figures, and what becomes of each.

use std::collections::BTreeSet;

use super::entrees::{Entree, chaque};
use super::erreur::{ErreurRegistre, Probleme};
use super::expression::{Expression, Reference};
use super::figures::{Registre, Version};
use super::nombre::Nombre;
use super::note;
use super::tolerance::{Tolerance, Verdict};

/// The file relations are read from.
const FICHIER: &str = "checks.toml";

/// One relation: an expression, and the printed value it should give.
#[derive(Clone, Debug)]
pub struct Controle {
    /// Its id.
    pub id: String,
    /// What is computed.
    pub expression: Expression,
    /// What was printed.
    pub attendu: Attendu,
    /// How near they have to be.
    pub tolerance: Tolerance,
    /// The reader's verdict, when only a reader can tell.
    lecture: Option<Verdict>,
    ligne: usize,
}

/// The printed value of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attendu {
    /// That of a figure of the register.
    Figure(Reference),
    /// A number no figure of the register holds.
    Nombre(Nombre),
}

/// What becomes of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constat {
    /// The relation.
    pub id: String,
    /// Whether it holds.
    pub verdict: Verdict,
    /// The verdict is a reader's, carried over from the file.
    pub lecture: bool,
    /// What the figures give.
    pub calcule: Nombre,
    /// What was printed.
    pub attendu: Nombre,
    /// The computation and its conclusion, in French.
    pub note: String,
}

impl Controle {
    /// Reads `checks.toml`: of each `[[check]]`, `id`, `expression`, `expected` or
    /// `expected_figure`, `tolerance`, and `verdict` where the tolerance is `label`. Nothing else
    /// is looked at: what someone computed before does not weigh on what is computed now.
    ///
    /// # Errors
    /// [`ErreurRegistre`] on the first relation that does not read, or is there twice.
    pub fn lire_tous(texte: &str) -> Result<Vec<Self>, ErreurRegistre> {
        let (mut controles, mut ids) = (Vec::new(), BTreeSet::new());
        chaque(FICHIER, texte, "check", |entree| {
            if !ids.insert(entree.cle.clone()) {
                return Err(entree.erreur(Probleme::Doublon));
            }
            controles.push(Self::lire(entree)?);
            Ok(())
        })?;
        Ok(controles)
    }

    fn lire(entree: &Entree<'_>) -> Result<Self, ErreurRegistre> {
        let expression = entree.expression("expression")?;
        let expression = expression.ok_or_else(|| entree.faux("expression", "un calcul"))?;
        let attendu = match entree.mot_ou_rien("expected_figure")? {
            Some(nom) => Reference::lire(nom)
                .map(Attendu::Figure)
                .ok_or_else(|| entree.faux("expected_figure", "l'identifiant d'un chiffre"))?,
            None => entree
                .nombre("expected")?
                .map(Attendu::Nombre)
                .ok_or_else(|| entree.faux("expected", "un nombre (ou nommez expected_figure)"))?,
        };
        let texte = entree.mot("tolerance")?;
        let tolerance = Tolerance::lire(texte)
            .ok_or_else(|| entree.erreur(Probleme::Tolerance(texte.to_owned())))?;
        let lecture = if tolerance == Tolerance::Lecture {
            let verdict = entree.mot_ou_rien("verdict")?.and_then(Verdict::depuis_mot);
            Some(verdict.ok_or_else(|| entree.erreur(Probleme::Verdict))?)
        } else {
            None
        };
        let (id, ligne) = (entree.cle.clone(), entree.ligne);
        Ok(Self { id, expression, attendu, tolerance, lecture, ligne })
    }

    /// Recomputes this relation from printed figures.
    ///
    /// # Errors
    /// [`ErreurRegistre`] when a figure is missing, a bound is not said, or zero divides.
    pub fn verifier(&self, registre: &Registre) -> Result<Constat, ErreurRegistre> {
        let erreur = |probleme| ErreurRegistre {
            fichier: FICHIER,
            ligne: Some(self.ligne),
            cle: self.id.clone(),
            probleme,
        };
        let calcule = registre.evaluer(&self.expression, Version::Imprimee).map_err(erreur)?;
        let attendu = match &self.attendu {
            Attendu::Figure(nom) => registre.valeur(nom, Version::Imprimee).map_err(erreur)?,
            Attendu::Nombre(nombre) => nombre.clone(),
        };
        let juge = self.tolerance.juger(&calcule, &attendu).or(self.lecture);
        let verdict = juge.ok_or_else(|| erreur(Probleme::Verdict))?;
        let mut constat = Constat {
            id: self.id.clone(),
            verdict,
            lecture: self.lecture.is_some(),
            calcule,
            attendu,
            note: String::new(),
        };
        constat.note = note::de(self, registre, &constat).map_err(erreur)?;
        Ok(constat)
    }
}
