//! Which further cells are masked.

use crate::attaquant::Attaquant;
use crate::circuit::{Circuit, Quete, Recherche};
use crate::preuve::{Preuves, Reprise};
use crate::seules::Contributrices;
use crate::simplexe::{Extreme, Simplexe};
use crate::suite::Suite as _;
use crate::systeme::Systeme;
use crate::voisinage::voisinage;

/// Cells of a system above which a question is not put to the simplex method for an economy, but
/// only when nothing else answers.
const CASES_A_L_AISE: usize = 700;

/// Neighbourhoods kept ready at once.
const ALENTOURS: usize = 24;

/// A state of the search: what is masked, and the proofs that it suffices.
pub(crate) struct Masquage<'a> {
    pub(crate) systeme: &'a Systeme,
    pub(crate) attaquants: Vec<Attaquant>,
    pub(crate) preuves: Vec<Preuves>,
    pub(crate) primaires: Vec<bool>,
    pub(crate) masquees: Vec<bool>,
    /// What masking a cell loses.
    pub(crate) pertes: Vec<i64>,
    /// The same, zero once it is masked.
    couts: Vec<i64>,
    /// Moves of the table a search starts from; zero between two searches.
    ecarts: Vec<i64>,
    /// Cells and attackers for whom nothing that could be masked would change anything.
    pub(crate) inevitables: Vec<(usize, usize)>,
    pub(crate) simplexe: Option<Simplexe>,
    /// Masked cells around those that were asked about last.
    alentours: Vec<Alentour>,
    /// Who contributed what.
    pub(crate) contributrices: Contributrices,
    /// Whether the cheapest set was found, and proved so.
    pub(crate) optimal: bool,
}

/// Some masked cells, and what is needed to move them.
struct Alentour {
    cases: Vec<usize>,
    simplexe: Simplexe,
}

impl<'a> Masquage<'a> {
    pub(crate) fn nouveau(
        systeme: &'a Systeme,
        attaquants: Vec<Attaquant>,
        primaires: Vec<bool>,
        pertes: Vec<i64>,
    ) -> Self {
        let nombre = systeme.nombre();
        let mut masquage = Self {
            systeme,
            preuves: vec![Preuves::aucune(nombre); attaquants.len()],
            attaquants,
            masquees: vec![false; nombre],
            couts: pertes.clone(),
            pertes,
            ecarts: vec![0; nombre],
            inevitables: Vec::new(),
            simplexe: None,
            alentours: Vec::new(),
            contributrices: Contributrices::default(),
            optimal: false,
            primaires,
        };
        for case in 0..nombre {
            if masquage.primaires.en(case) {
                masquage.masquer(case);
            }
        }
        masquage
    }

    pub(crate) fn masquer(&mut self, case: usize) {
        self.masquees.mettre(case, true);
        self.couts.mettre(case, 0);
    }

    pub(crate) fn publier(&mut self, case: usize) {
        self.masquees.mettre(case, false);
        self.couts.mettre(case, self.pertes.en(case));
    }

    /// Masked for the others' sake.
    pub(crate) fn complementaires(&self) -> Vec<usize> {
        let toutes = 0..self.systeme.nombre();
        toutes.filter(|case| self.masquees.en(*case) && !self.primaires.en(*case)).collect()
    }

    fn demandes(&self) -> Vec<(usize, usize)> {
        let mut demandes = Vec::new();
        for qui in 0..self.attaquants.len() {
            for case in 0..self.systeme.nombre() {
                if self.masquees.en(case) && self.manque(qui, case) > 0 {
                    demandes.push((qui, case));
                }
            }
        }
        demandes
    }

    fn manque(&self, qui: usize, case: usize) -> i64 {
        match (self.preuves.get(qui), self.attaquants.get(qui)) {
            (Some(preuves), Some(attaquant)) => preuves.manque(attaquant, case),
            _ => 0,
        }
    }

    /// Masks until every masked cell is as wide as it must be for every attacker.
    pub(crate) fn completer(&mut self) {
        loop {
            while let Some(remedes) = self.premiere_seule() {
                let moins_cher = remedes.into_iter().min_by_key(|case| self.pertes.en(*case));
                let Some(remede) = moins_cher else {
                    break;
                };
                self.masquer(remede);
            }
            let demandes = self.demandes();
            if demandes.is_empty() {
                return;
            }
            for (qui, case) in demandes {
                self.assurer(qui, case);
            }
        }
    }

    /// A sum whose masked parts are those of too few associations: the published cells that would
    /// mend it.
    fn premiere_seule(&self) -> Option<Vec<usize>> {
        let sommes = 0..self.systeme.sommes.len();
        let seule = |somme| self.contributrices.seule(self.systeme, somme, &self.masquees);
        sommes.into_iter().find_map(seule)
    }

    /// A cell too narrow for an attacker, or a sum that is one association's: the published cells
    /// of which one must be masked. None when every masked cell is wide enough.
    pub(crate) fn premier_defaut(&mut self) -> Option<Vec<usize>> {
        if let Some(remedes) = self.premiere_seule() {
            return Some(remedes);
        }
        for (qui, case) in self.demandes() {
            if self.manque(qui, case) > 0 && !self.prouver(qui, case) {
                let verrous = self.demander(qui, case);
                if verrous.is_some() {
                    return verrous;
                }
            }
        }
        None
    }

    fn assurer(&mut self, qui: usize, case: usize) {
        while !self.prouver(qui, case) && !self.prouver_autour(qui, case) {
            let manque = self.manque(qui, case);
            if let Some(circuit) = self.chercher(qui, case, Quete::Elargir(manque)) {
                for (bougee, _) in &circuit.cases {
                    self.masquer(*bougee);
                }
                continue;
            }
            let Some(verrous) = self.demander(qui, case) else {
                return;
            };
            let moins_cher = verrous.into_iter().min_by_key(|verrou| self.pertes.en(*verrou));
            let Some(verrou) = moins_cher else {
                self.renoncer(qui, case, self.manque(qui, case));
                return;
            };
            self.masquer(verrou);
        }
    }

    /// Nothing more can be asked for a cell: whatever is masked, this attacker knows as much.
    pub(crate) fn renoncer(&mut self, qui: usize, case: usize, manque: i64) {
        if let Some(attaquant) = self.attaquants.get_mut(qui) {
            let besoin = attaquant.besoins.en(case) - manque;
            attaquant.besoins.mettre(case, besoin);
        }
        self.inevitables.push((qui, case));
    }

    fn chercher(&self, qui: usize, case: usize, quete: Quete) -> Option<Circuit> {
        let attaquant = self.attaquants.get(qui)?;
        let (systeme, couts, ecarts) = (self.systeme, &self.couts, &self.ecarts);
        Recherche { systeme, attaquant, couts, ecarts, quete }.meilleur(case)
    }

    /// Looks for moves of masked cells that make a cell wide enough.
    fn prouver(&mut self, qui: usize, case: usize) -> bool {
        for haut in [true, false] {
            loop {
                let manque = self.manque(qui, case);
                if manque == 0 {
                    return true;
                }
                let Some(mut table) = self.partir(qui, case, haut) else {
                    break;
                };
                let quete = if haut { Quete::Monter(manque) } else { Quete::Descendre(manque) };
                let circuit = self.chercher(qui, case, quete);
                for (bougee, _) in &table {
                    self.ecarts.mettre(*bougee, 0);
                }
                let Some(circuit) = circuit else {
                    break;
                };
                let libre = if haut { circuit.montee } else { circuit.descente };
                let pas = libre.min(manque) * if haut { 1 } else { -1 };
                for (bougee, plus) in circuit.cases {
                    let pas = if plus { pas } else { -pas };
                    match table.iter_mut().find(|(connue, _)| *connue == bougee) {
                        Some((_, ecart)) => *ecart += pas,
                        None => table.push((bougee, pas)),
                    }
                }
                self.noter(qui, table.into_iter().map(|(bougee, ecart)| (bougee, reel(ecart))));
                if self.manque(qui, case) >= manque {
                    break;
                }
            }
        }
        self.manque(qui, case) == 0
    }

    fn est_a_l_aise(&self) -> bool {
        self.systeme.nombre() <= CASES_A_L_AISE
    }

    /// In a system too large for every question to be put to the simplex method, asks it of the
    /// masked cells around.
    fn prouver_autour(&mut self, qui: usize, case: usize) -> bool {
        if self.est_a_l_aise() || self.manque(qui, case) == 0 {
            return self.manque(qui, case) == 0;
        }
        // What was made ready for a neighbour often serves again.
        self.alentours.retain(|alentour| !alentour.simplexe.est_use());
        let pret = self.alentours.iter().rposition(|a| a.cases.binary_search(&case).is_ok());
        if let Some(pret) = pret {
            let alentour = self.alentours.remove(pret);
            if self.prouver_parmi(qui, case, alentour) {
                return true;
            }
        }
        let cases = voisinage(self.systeme, &self.masquees, case);
        let simplexe = Simplexe::partiel(self.systeme, &cases);
        self.prouver_parmi(qui, case, Alentour { cases, simplexe })
    }

    /// Moves a cell as far as masked cells around let it; keeps them for the next question.
    fn prouver_parmi(&mut self, qui: usize, case: usize, mut alentour: Alentour) -> bool {
        let (Some(attaquant), Ok(place)) =
            (self.attaquants.get(qui), alentour.cases.binary_search(&case))
        else {
            return false;
        };
        alentour.simplexe.borner(self.systeme, (&alentour.cases, &self.masquees), attaquant);
        for haut in [true, false] {
            let manque = self.manque(qui, case);
            if manque == 0 {
                break;
            }
            let (bas, sommet) = self.preuves.get(qui).map_or((0.0, 0.0), |p| p.etendue(case));
            let assez = reel(manque) + if haut { sommet.floor() } else { -bas.ceil() };
            let signe = if haut { 1.0 } else { -1.0 };
            let (table, _) = alentour.simplexe.ecarter(place, signe, assez);
            let table: Vec<(usize, f64)> =
                table.into_iter().map(|(place, ecart)| (alentour.cases.en(place), ecart)).collect();
            if self.systeme.est_juste(&table) {
                self.noter(qui, table.into_iter());
            }
        }
        if self.alentours.len() >= ALENTOURS {
            self.alentours.remove(0);
        }
        self.alentours.push(alentour);
        self.manque(qui, case) == 0
    }

    /// Starts from the known table where a cell is the greatest (or least), if it is whole.
    fn partir(&mut self, qui: usize, case: usize, haut: bool) -> Option<Vec<(usize, i64)>> {
        let extreme = self.preuves.get(qui)?.extreme(case, haut);
        let mut table = Vec::with_capacity(extreme.len());
        for (bougee, ecart) in extreme {
            if (ecart - ecart.round()).abs() > 1e-7 {
                return None;
            }
            #[expect(clippy::cast_possible_truncation, reason = "rounded, and small")]
            table.push((*bougee, ecart.round() as i64));
        }
        for (bougee, ecart) in &table {
            self.ecarts.mettre(*bougee, *ecart);
        }
        Some(table)
    }

    fn noter(&mut self, qui: usize, table: impl Iterator<Item = (usize, f64)>) {
        let table: Vec<(usize, f64)> = table.filter(|(_, ecart)| ecart.abs() > 1e-9).collect();
        if let Some(preuves) = self.preuves.get_mut(qui) {
            preuves.ajouter(table);
        }
    }

    /// Asks the simplex method whether a cell is wide enough. If not: the published cells of which
    /// one at least must be masked too.
    pub(crate) fn demander(&mut self, qui: usize, case: usize) -> Option<Vec<usize>> {
        let mut verrous = Vec::new();
        for haut in [true, false] {
            if self.manque(qui, case) == 0 {
                return None;
            }
            let extreme = self.extreme(qui, case, haut)?;
            verrous.extend(extreme.verrous);
            self.noter(qui, extreme.table.into_iter());
        }
        if self.manque(qui, case) == 0 {
            return None;
        }
        verrous.sort_unstable();
        verrous.dedup();
        Some(verrous)
    }

    /// The farthest a cell moves. An answer that rounding spoilt is asked again of a fresh system;
    /// if that one is spoilt too, the cell is held not to move.
    fn extreme(&mut self, qui: usize, case: usize, haut: bool) -> Option<Extreme> {
        let attaquant = self.attaquants.get(qui)?;
        let (bas, sommet) = self.preuves.get(qui)?.etendue(case);
        let assez = reel(self.manque(qui, case)) + if haut { sommet.floor() } else { -bas.ceil() };
        for _ in 0..2 {
            let neuf = || Simplexe::nouveau(self.systeme);
            let mut simplexe = self.simplexe.take().filter(|s| !s.est_use()).unwrap_or_else(neuf);
            simplexe.preparer(self.systeme, &self.masquees, attaquant);
            let extreme = simplexe.extreme(case, haut, assez, attaquant, self.systeme);
            if self.systeme.est_juste(&extreme.table) {
                self.simplexe = Some(simplexe);
                return Some(extreme);
            }
        }
        Some(Extreme { table: Vec::new(), verrous: Vec::new() })
    }

    /// Publishes again each further cell that turns out not to be needed, the dearest first.
    pub(crate) fn alleger(&mut self) {
        let mut complementaires = self.complementaires();
        complementaires.sort_by_key(|case| std::cmp::Reverse((self.pertes.en(*case), *case)));
        for case in complementaires {
            self.retirer(case);
        }
    }

    /// Whether one of the sums of a cell, by itself, gives away what is masked of it: no need to
    /// look for proofs.
    fn se_lit(&self, case: usize) -> bool {
        let besoin = |case| self.attaquants.first().map_or(0, |qui| qui.besoins.en(case));
        self.systeme.presences.get(case).into_iter().flatten().any(|somme| {
            let somme = self.systeme.sommes.get(*somme).map_or(&[][..], Vec::as_slice);
            let masquees = || somme.iter().filter(|case| self.masquees.en(**case));
            let total_masque = masquees().next().copied() == Some(somme.en(0));
            let seule = masquees().nth(1).is_none();
            let personnes: i64 = masquees().map(|case| self.systeme.valeurs.en(*case)).sum();
            let largeur = if seule { 0 } else { personnes };
            (seule || !total_masque) && masquees().any(|case| besoin(*case) > largeur)
        })
    }

    /// Whether what is masked of one of the sums of a cell is one association's.
    fn est_seule(&self, case: usize) -> bool {
        let presences = self.systeme.presences.get(case).into_iter().flatten();
        let seule = |somme| self.contributrices.seule(self.systeme, somme, &self.masquees);
        presences.copied().any(|somme| seule(somme).is_some())
    }

    /// Publishes a cell if the others stay as wide as they must.
    fn retirer(&mut self, retiree: usize) {
        self.publier(retiree);
        if self.se_lit(retiree) || self.est_seule(retiree) {
            self.masquer(retiree);
            return;
        }
        let reprises: Vec<Reprise> =
            self.preuves.iter_mut().map(|preuves| preuves.oublier(retiree)).collect();
        let mut a_prouver = Vec::new();
        for (qui, reprise) in reprises.iter().enumerate() {
            let masquees = reprise.touchees.iter().filter(|case| self.masquees.en(**case));
            a_prouver.extend(masquees.map(|case| (qui, *case)));
        }
        let tenue = a_prouver.into_iter().all(|(qui, case)| {
            self.prouver(qui, case)
                || if self.est_a_l_aise() {
                    self.demander(qui, case).is_none()
                } else {
                    self.prouver_autour(qui, case)
                }
        });
        for (preuves, reprise) in self.preuves.iter_mut().zip(reprises) {
            if tenue {
                preuves.solder(&reprise);
            } else {
                preuves.reprendre(reprise);
            }
        }
        if !tenue {
            self.masquer(retiree);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn reel(entier: i64) -> f64 {
    entier as f64
}
