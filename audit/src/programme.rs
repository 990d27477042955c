//! Linear programs: what unknowns may be, for one reader.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

use crate::ErreurAudit;
use crate::inconnues::{Equation, Inconnues};
use crate::temoins::Trame;

/// Rounding of what the solver gives.
pub(crate) const PRES: f64 = 1e-5;

/// What one reader knows: bounds of each unknown, and equations.
pub(crate) struct Savoir {
    pub(crate) bas: Vec<f64>,
    pub(crate) haut: Vec<f64>,
    /// Unknowns whose value follows from one equation after another.
    deduites: Vec<Option<f64>>,
    /// Equations that are left, of unknowns that are not deduced.
    equations: Rc<Vec<Equation>>,
    /// Equations an unknown stands in, with its factor.
    presences: Rc<Vec<Vec<(usize, f64)>>>,
    /// Lines along which people are exchanged.
    pub(crate) lignes: Rc<Trame>,
    /// The part of the system an unknown belongs to: parts share no equation.
    parts: Vec<usize>,
    /// Ranges seen in answers so far: every answer is a table the publication would describe.
    pub(crate) vus: Vec<(f64, f64)>,
    /// The true table, where it can serve: unknowns of parts whose equations it satisfies.
    vrais: Vec<Option<f64>>,
    /// Answers so far, each as the unknowns of a part and their values.
    pub(crate) reponses: Vec<Vec<(usize, f64)>>,
    /// Bounds no reader can leave, once they were asked for.
    enveloppe: OnceCell<Vec<(f64, f64)>>,
    /// Programs solved.
    pub(crate) programmes: usize,
    /// Whether the equations contradict one another.
    pub(crate) contradiction: bool,
}

impl Savoir {
    /// What follows from the bounds and, if he reads it, from what is published.
    pub(crate) fn nouveau(inconnues: &Inconnues, bas: Vec<f64>, haut: Vec<f64>, lit: bool) -> Self {
        let publiees: &[Equation] = if lit { &inconnues.publiees } else { &[] };
        let mut equations = inconnues.liens.iter().chain(publiees).cloned().collect();
        let mut savoir = Self {
            deduites: vec![None; inconnues.nombre],
            equations: Rc::default(),
            presences: Rc::default(),
            lignes: Rc::new(Trame::nouvelles(inconnues)),
            parts: Vec::new(),
            vus: vec![(f64::INFINITY, f64::NEG_INFINITY); inconnues.nombre],
            vrais: Vec::new(),
            reponses: Vec::new(),
            bas,
            haut,
            enveloppe: OnceCell::new(),
            programmes: 0,
            contradiction: false,
        };
        savoir.deduire(&mut equations);
        let mut presences = vec![Vec::new(); inconnues.nombre];
        for (numero, equation) in equations.iter().enumerate() {
            for (rang, facteur) in &equation.termes {
                if let Some(siennes) = presences.get_mut(*rang) {
                    siennes.push((numero, *facteur));
                }
            }
        }
        (savoir.equations, savoir.presences) = (Rc::new(equations), Rc::new(presences));
        savoir.separer();
        savoir
    }

    /// What another reader of the same publication knows, who believes other bounds.
    pub(crate) fn avec_bornes(&self, bas: Vec<f64>, haut: Vec<f64>) -> Self {
        Self {
            bas,
            haut,
            deduites: self.deduites.clone(),
            equations: Rc::clone(&self.equations),
            presences: Rc::clone(&self.presences),
            lignes: Rc::clone(&self.lignes),
            parts: self.parts.clone(),
            vus: vec![(f64::INFINITY, f64::NEG_INFINITY); self.vus.len()],
            vrais: Vec::new(),
            reponses: Vec::new(),
            enveloppe: OnceCell::new(),
            programmes: 0,
            contradiction: self.contradiction,
        }
    }

    /// Gives the true table, unknown by unknown. From it, whatever an answer moves can be moved a
    /// little, or the other way: each answer so becomes several.
    pub(crate) fn confier(&mut self, vrais: &[Option<f64>]) {
        let connu = |rang: usize| vrais.get(rang).copied().flatten();
        let tenable = |rang: usize, valeur: f64| {
            let bornes = self.bas.get(rang).zip(self.haut.get(rang));
            bornes.is_some_and(|(bas, haut)| *bas <= valeur && valeur <= *haut)
        };
        let mut fausses: Vec<usize> = (0..self.parts.len())
            .filter(|rang| !connu(*rang).is_some_and(|valeur| tenable(*rang, valeur)))
            .map(|rang| self.part(rang))
            .collect();
        for equation in self.equations.iter() {
            let somme: Option<f64> =
                equation.termes.iter().map(|(rang, facteur)| Some(connu(*rang)? * facteur)).sum();
            let juste = somme.is_some_and(|somme| (somme - equation.total).abs() < PRES);
            if let (false, Some((rang, _))) = (juste, equation.termes.first()) {
                fausses.push(self.part(*rang));
            }
        }
        fausses.sort_unstable();
        self.vrais = (0..self.parts.len())
            .map(|rang| connu(rang).filter(|_| fausses.binary_search(&self.part(rang)).is_err()))
            .collect();
    }

    /// Takes what another reader found, as far as what this one knows lets it.
    pub(crate) fn emprunter(&mut self, reponses: &[Vec<(usize, f64)>]) {
        for reponse in reponses {
            self.suivre(reponse, 1.0);
            self.suivre(reponse, -1.0);
        }
    }

    /// Goes from the true table towards an answer, or away from it, as far as bounds let.
    fn suivre(&mut self, reponse: &[(usize, f64)], sens: f64) {
        let mut pas = f64::INFINITY;
        for (rang, valeur) in reponse {
            let Some(vrai) = self.vrais.get(*rang).copied().flatten() else {
                return;
            };
            let vitesse = (valeur - vrai) * sens;
            let (bas, haut) = (self.bas.get(*rang), self.haut.get(*rang));
            let place = if vitesse > PRES {
                haut.map(|haut| haut - vrai)
            } else if vitesse < -PRES {
                bas.map(|bas| vrai - bas)
            } else {
                continue;
            };
            pas = pas.min(place.unwrap_or_default() / vitesse.abs());
        }
        if !pas.is_finite() {
            return;
        }
        for (rang, valeur) in reponse {
            let vrai = self.vrais.get(*rang).copied().flatten().unwrap_or_default();
            let la = vrai + (valeur - vrai) * sens * pas;
            if let Some(vu) = self.vus.get_mut(*rang) {
                *vu = (vu.0.min(vrai).min(la), vu.1.max(vrai).max(la));
            }
        }
    }

    /// Solves equations of one unknown until there is none left.
    fn deduire(&mut self, equations: &mut Vec<Equation>) {
        loop {
            let mut change = false;
            for equation in equations.iter_mut() {
                let deduites = &self.deduites;
                let mut total = equation.total;
                equation.termes.retain(|(rang, facteur)| {
                    let deduite = deduites.get(*rang).copied().flatten();
                    total -= deduite.map_or(0.0, |valeur| valeur * facteur);
                    deduite.is_none()
                });
                equation.total = total;
                if let [(rang, facteur)] = equation.termes.as_slice() {
                    if let Some(place) = self.deduites.get_mut(*rang) {
                        *place = Some(total / facteur);
                        change = true;
                    }
                } else if equation.termes.is_empty() && total.abs() > PRES {
                    self.contradiction = true;
                }
            }
            equations.retain(|equation| equation.termes.len() > 1);
            if !change {
                return;
            }
        }
    }

    fn separer(&mut self) {
        let mut parents: Vec<usize> = (0..self.deduites.len()).collect();
        for equation in self.equations.iter() {
            let mut racines = equation.termes.iter().map(|(rang, _)| racine(&mut parents, *rang));
            let premiere = racines.next();
            let autres: Vec<usize> = racines.collect();
            for autre in autres {
                if let (Some(place), Some(premiere)) = (parents.get_mut(autre), premiere) {
                    *place = premiere;
                }
            }
        }
        // A root joined to another leads to it: followed once more, all agree.
        self.parts = (0..parents.len()).map(|rang| racine(&mut parents, rang)).collect();
    }

    /// The value of an unknown, when it follows from one equation after another.
    pub(crate) fn deduite(&self, rang: usize) -> Option<f64> {
        self.deduites.get(rang).copied().flatten()
    }

    /// The part of the system an unknown belongs to.
    pub(crate) fn part(&self, rang: usize) -> usize {
        self.parts.get(rang).copied().unwrap_or(rang)
    }

    /// The equations left.
    pub(crate) fn equations(&self) -> &[Equation] {
        &self.equations
    }

    /// Equations an unknown stands in, with its factor.
    pub(crate) fn presences(&self, rang: usize) -> &[(usize, f64)] {
        self.presences.get(rang).map_or(&[], Vec::as_slice)
    }

    /// Bounds of an unknown as far as equations tell, one by one.
    pub(crate) fn enveloppe(&self, rang: usize) -> Option<(f64, f64)> {
        self.enveloppe.get_or_init(|| self.envelopper()).get(rang).copied()
    }

    /// The true value of an unknown, where the true table can serve.
    pub(crate) fn vrai(&self, rang: usize) -> Option<f64> {
        self.vrais.get(rang).copied().flatten()
    }

    /// The unknowns of a part, in ascending order.
    pub(crate) fn siens(&self, part: usize) -> Vec<usize> {
        (0..self.parts.len()).filter(|rang| self.part(*rang) == part).collect()
    }

    /// Solves for the greatest value of a sum of unknowns with weights, all of one part. Infinite
    /// when nothing bounds it.
    pub(crate) fn maximum(&mut self, objectif: &[(usize, f64)]) -> Result<f64, ErreurAudit> {
        let Some(part) = objectif.first().map(|(rang, _)| self.part(*rang)) else {
            return Ok(0.0);
        };
        self.maximum_parmi(objectif, &self.siens(part))
    }

    /// The same, where only some unknowns of the part may leave their true value, in ascending
    /// order: what is found is possible, and more may be.
    pub(crate) fn maximum_parmi(
        &mut self,
        objectif: &[(usize, f64)],
        libres: &[usize],
    ) -> Result<f64, ErreurAudit> {
        self.programmes += 1;
        let mut poids: BTreeMap<usize, f64> = BTreeMap::new();
        for (rang, facteur) in objectif {
            *poids.entry(*rang).or_default() += facteur;
        }
        let mut modele = Problem::new(OptimizationDirection::Maximize);
        let mut variables: Vec<Variable> = Vec::with_capacity(libres.len());
        for rang in libres {
            let bornes = self.bas.get(*rang).copied().zip(self.haut.get(*rang).copied());
            let poids = poids.get(rang).copied().unwrap_or_default();
            variables.push(modele.add_var(poids, bornes.unwrap_or_default()));
        }
        let variable = |rang: &usize| variables.get(libres.binary_search(rang).ok()?).copied();
        let presences = libres.iter().flat_map(|rang| self.presences(*rang));
        let numeros: BTreeSet<usize> = presences.map(|(numero, _)| *numero).collect();
        for equation in numeros.iter().filter_map(|numero| self.equations.get(*numero)) {
            let (mut termes, mut total) = (Vec::new(), equation.total);
            for (rang, facteur) in &equation.termes {
                match variable(rang) {
                    Some(variable) => termes.push((variable, *facteur)),
                    None => total -= facteur * self.vrai(*rang).unwrap_or_default(),
                }
            }
            modele.add_constraint(termes, ComparisonOp::Eq, total);
        }
        let solution = match modele.solve().and_then(|issue| {
            issue.into_solution().map_err(|_| Error::InternalError("interrompu".into()))
        }) {
            Ok(solution) => solution,
            Err(Error::Unbounded) => return Ok(f64::INFINITY),
            Err(Error::Infeasible) => {
                self.contradiction = true;
                return Ok(f64::NEG_INFINITY);
            }
            Err(erreur) => return Err(ErreurAudit::Calcul(erreur.to_string())),
        };
        let valeurs = variables.iter().map(|variable| solution.var_value(*variable));
        let reponse: Vec<(usize, f64)> = libres.iter().copied().zip(valeurs).collect();
        for (rang, valeur) in &reponse {
            if let Some(vu) = self.vus.get_mut(*rang) {
                *vu = (vu.0.min(*valeur), vu.1.max(*valeur));
            }
        }
        self.suivre(&reponse, -1.0);
        self.reponses.push(reponse);
        Ok(solution.objective())
    }
}

fn racine(parents: &mut [usize], depart: usize) -> usize {
    let mut rang = depart;
    while let Some(parent) = parents.get(rang).copied().filter(|parent| *parent != rang) {
        rang = parent;
    }
    if let Some(place) = parents.get_mut(depart) {
        *place = rang;
    }
    rang
}
