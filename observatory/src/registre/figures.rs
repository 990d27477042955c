//! The figures of a register, as printed and as recomputed from each other.

use std::collections::BTreeMap;

use super::entrees::{Entree, chaque};
use super::erreur::{ErreurRegistre, Probleme};
use super::expression::{Borne, Expression, Noeud, Operateur, Reference};
use super::nombre::Nombre;

/// The file figures are read from.
const FICHIER: &str = "figures.toml";

/// Every figure of a report, by id.
#[derive(Clone, Debug)]
pub struct Registre {
    figures: BTreeMap<String, Figure>,
}

/// One figure.
#[derive(Clone, Debug)]
struct Figure {
    ligne: usize,
    imprimee: Option<Valeur>,
    formule: Option<Expression>,
    unite: Option<String>,
    /// What its formula gives; the printed value without one. Set once every figure is read.
    recalculee: Result<Option<Valeur>, Probleme>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Valeur {
    Point(Nombre),
    Fourchette(Nombre, Nombre),
}

/// Which value of a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// As printed; recomputed only when nothing was.
    Imprimee,
    /// Recomputed from its formula, and those of the figures it names; as given when it has none.
    Recalculee,
}

impl Registre {
    /// Reads `figures.toml`: of each `[[figure]]`, `id`, `value` or `low` and `high`, `formula`,
    /// `unit`. Other keys are left alone.
    ///
    /// # Errors
    /// [`ErreurRegistre`] on the first figure that does not read, is there twice, names a figure
    /// that is not there, or is computed from itself.
    pub fn lire(texte: &str) -> Result<Self, ErreurRegistre> {
        let mut figures = BTreeMap::new();
        chaque(FICHIER, texte, "figure", |entree| {
            let nom = Reference::lire(&entree.cle).filter(|nom| nom.borne.is_none());
            let Some(nom) = nom else {
                return Err(entree.faux("id", "des minuscules, des chiffres et des tirets"));
            };
            let figure = Figure {
                ligne: entree.ligne,
                imprimee: valeur(entree)?,
                formule: entree.expression("formula")?,
                unite: entree.mot_ou_rien("unit")?.map(str::to_owned),
                recalculee: Ok(None),
            };
            if figure.imprimee.is_none() && figure.formule.is_none() {
                return Err(entree.erreur(Probleme::SansValeur));
            }
            match figures.insert(nom.id, figure) {
                None => Ok(()),
                Some(_) => Err(entree.erreur(Probleme::Doublon)),
            }
        })?;
        let mut registre = Self { figures };
        registre.recalculer_tout()?;
        Ok(registre)
    }

    /// How many figures there are.
    pub fn nombre(&self) -> usize {
        self.figures.len()
    }

    /// The ids of figures, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.figures.keys().map(String::as_str)
    }

    /// The unit of a figure, as the register writes it.
    pub fn unite(&self, id: &str) -> Option<&str> {
        self.figures.get(id)?.unite.as_deref()
    }

    /// The value of a figure, or of one of its bounds.
    ///
    /// # Errors
    /// Unknown figure, bound missing or in excess, formula that divides by zero.
    pub fn valeur(&self, nom: &Reference, version: Version) -> Result<Nombre, Probleme> {
        let Some(figure) = self.figures.get(&nom.id) else {
            return Err(Probleme::FigureInconnue(nom.id.clone()));
        };
        let recalculee = || figure.recalculee.clone();
        let valeur = match version {
            Version::Recalculee => recalculee()?,
            Version::Imprimee => {
                figure.imprimee.clone().map_or_else(recalculee, |v| Ok(Some(v)))?
            }
        };
        choisir(nom, valeur.ok_or(Probleme::SansValeur)?)
    }

    /// The value of an expression, exact.
    ///
    /// # Errors
    /// Those of [`Registre::valeur`], and a division by zero.
    pub fn evaluer(&self, expression: &Expression, version: Version) -> Result<Nombre, Probleme> {
        calculer(expression, |nom| self.valeur(nom, version))
    }

    fn recalculer_tout(&mut self) -> Result<(), ErreurRegistre> {
        let ids: Vec<String> = self.figures.keys().cloned().collect();
        let mut faites = BTreeMap::new();
        for id in &ids {
            self.recalculer(id, &mut Vec::new(), &mut faites)?;
        }
        for (id, figure) in &mut self.figures {
            if let Some(faite) = faites.remove(id) {
                figure.recalculee = faite.map(Some);
            }
        }
        Ok(())
    }

    /// Recomputes a figure after those it is made of. `chemin` is what is being recomputed.
    fn recalculer(
        &self,
        id: &str,
        chemin: &mut Vec<String>,
        faites: &mut BTreeMap<String, Result<Valeur, Probleme>>,
    ) -> Result<(), ErreurRegistre> {
        let Some(figure) = self.figures.get(id).filter(|_| !faites.contains_key(id)) else {
            return Ok(());
        };
        let erreur = |probleme| ErreurRegistre {
            fichier: FICHIER,
            ligne: Some(figure.ligne),
            cle: id.to_owned(),
            probleme,
        };
        chemin.push(id.to_owned());
        if let Some(debut) =
            chemin.iter().position(|deja| deja == id).filter(|debut| debut + 1 < chemin.len())
        {
            return Err(erreur(Probleme::Cycle(chemin.split_off(debut))));
        }
        let valeur = match (&figure.formule, &figure.imprimee) {
            (None, None) => Err(Probleme::SansValeur),
            (None, Some(imprimee)) => Ok(imprimee.clone()),
            (Some(formule), _) => {
                for nom in formule.references() {
                    if !self.figures.contains_key(&nom.id) {
                        return Err(erreur(Probleme::FigureInconnue(nom.id.clone())));
                    }
                    self.recalculer(&nom.id, chemin, faites)?;
                }
                let calcul = calculer(formule, |nom| {
                    let faite = faites.get(&nom.id).cloned();
                    choisir(nom, faite.unwrap_or(Err(Probleme::SansValeur))?)
                });
                calcul.map(Valeur::Point)
            }
        };
        chemin.pop();
        faites.insert(id.to_owned(), valeur);
        Ok(())
    }
}

fn valeur(entree: &Entree<'_>) -> Result<Option<Valeur>, ErreurRegistre> {
    let nombres = (entree.nombre("value")?, entree.nombre("low")?, entree.nombre("high")?);
    match nombres {
        (None, None, None) => Ok(None),
        (Some(valeur), None, None) => Ok(Some(Valeur::Point(valeur))),
        (None, Some(bas), Some(haut)) if bas <= haut => Ok(Some(Valeur::Fourchette(bas, haut))),
        (None, Some(_), None) | (None, None, Some(_)) => Err(entree.erreur(Probleme::SansValeur)),
        (None, Some(_), Some(_)) | (Some(_), _, _) => Err(entree.erreur(Probleme::Fourchette)),
    }
}

/// The value meant by a name: a range says which bound, a single value never does.
fn choisir(nom: &Reference, valeur: Valeur) -> Result<Nombre, Probleme> {
    match (valeur, nom.borne) {
        (Valeur::Point(valeur), None) => Ok(valeur),
        (Valeur::Fourchette(bas, _), Some(Borne::Bas)) => Ok(bas),
        (Valeur::Fourchette(_, haut), Some(Borne::Haut)) => Ok(haut),
        (Valeur::Point(_), Some(_)) => Err(Probleme::BorneDeTrop(nom.id.clone())),
        (Valeur::Fourchette(..), None) => Err(Probleme::BorneAbsente(nom.id.clone())),
    }
}

fn calculer(
    expression: &Expression,
    valeur_de: impl Fn(&Reference) -> Result<Nombre, Probleme>,
) -> Result<Nombre, Probleme> {
    let zero = || Probleme::Division(expression.to_string());
    noeud(expression.racine(), &valeur_de, &zero)
}

fn noeud(
    noeud_lu: &Noeud,
    valeur_de: &impl Fn(&Reference) -> Result<Nombre, Probleme>,
    zero: &impl Fn() -> Probleme,
) -> Result<Nombre, Probleme> {
    match noeud_lu {
        Noeud::Nombre(nombre) => Ok(nombre.clone()),
        Noeud::Figure(nom) => valeur_de(nom),
        Noeud::Oppose(dedans) => Ok(Nombre::zero().moins(&noeud(dedans, valeur_de, zero)?)),
        Noeud::Operation(signe, gauche, droite) => {
            let gauche = noeud(gauche, valeur_de, zero)?;
            let droite = noeud(droite, valeur_de, zero)?;
            match signe {
                Operateur::Plus => Ok(gauche.plus(&droite)),
                Operateur::Moins => Ok(gauche.moins(&droite)),
                Operateur::Fois => Ok(gauche.fois(&droite)),
                Operateur::Sur => gauche.sur(&droite).ok_or_else(zero),
            }
        }
    }
}
