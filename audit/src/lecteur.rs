//! Three readers, and what each works out of the masked cells.

use std::collections::{BTreeMap, BTreeSet};

use tableau::Case;

use crate::ensembles;
use crate::inconnues::{Inconnues, reel};
use crate::programme::{PRES, Savoir};
use crate::{Audit, Constat, ErreurAudit, Fuite, Intervalle, Lecteur, Publication};

/// A masked cell that must stay wide: where, the unknowns it is the sum of, whole values wanted
/// besides one.
struct Cible {
    table: usize,
    case: usize,
    termes: Vec<usize>,
    besoin: f64,
}

/// Questions about many cells at once, at most, before each is asked apart.
const TOURS: usize = 40;
/// Unknowns of a part above which questions are asked about the neighbourhood of a cell first.
const PART_GRANDE: usize = 600;
/// Unknowns of a neighbourhood: a small one is asked, then a large one.
const VOISINAGES: [usize; 2] = [80, 300];

/// Attacks as each reader in turn.
pub(crate) fn attaquer(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
    audit: &mut Audit,
) -> Result<(), ErreurAudit> {
    let regle = &publication.regle;
    let largeur = reel(regle.largeur);
    let zeros = vec![0.0; inconnues.nombre];
    let sans = vec![f64::INFINITY; inconnues.nombre];

    let toutes = cibles(publication, inconnues, |_, _| largeur);
    audit.masquees = toutes.len();
    let (bas, mut haut) = (zeros.clone(), sans.clone());
    let mut bas_carte = bas.clone();
    classes(publication, inconnues, &mut bas_carte, &mut haut);
    // A class that the rule lets tell is no wider than a small count: who reads the map is judged
    // as who knows what is small.
    let vrais = vrais(publication, inconnues);
    let mut ignorant = Savoir::nouveau(inconnues, bas, sans.clone(), true);
    ignorant.confier(&vrais);
    juger(publication, &mut ignorant, None, Lecteur::Ignorant, &toutes, audit)?;
    ensembles::attaquer(publication, inconnues, &mut ignorant, audit)?;

    let entiers = reel(regle.entiers.saturating_sub(1));
    let petites = cibles(publication, inconnues, |rang, case| {
        let vraie = publication.verites.get(rang).and_then(|vrai| vrai.cases().get(case));
        if vraie.is_some_and(|valeur| regle.est_petite(*valeur)) { entiers } else { 0.0 }
    });
    let (mut bas, mut haut) = (bas_carte, haut);
    for cible in &petites {
        if let [rang] = cible.termes.as_slice()
            && let (Some(bas), Some(haut)) = (bas.get_mut(*rang), haut.get_mut(*rang))
        {
            (*bas, *haut) = (bas.max(1.0), haut.min(reel(regle.seuil)));
        }
    }
    let sans_lire = Savoir::nouveau(inconnues, bas.clone(), haut.clone(), false);
    let mut averti = ignorant.avec_bornes(bas, haut);
    averti.confier(&vrais);
    averti.emprunter(&ignorant.reponses);
    juger(publication, &mut averti, Some(sans_lire), Lecteur::Averti, &petites, audit)?;

    for (association, apport) in publication.apports.iter().enumerate() {
        if apport.iter().zip(publication.verites).all(|(sien, tout)| sien == tout) {
            continue;
        }
        let siens = |rang: usize, case: usize| {
            apport.get(rang).and_then(|table| table.cases().get(case)).copied().unwrap_or_default()
        };
        let restes = cibles(publication, inconnues, |rang, case| {
            let vraie = publication.verites.get(rang).and_then(|vrai| vrai.cases().get(case));
            let reste = vraie.map(|valeur| valeur.saturating_sub(siens(rang, case)));
            if reste.is_some_and(|reste| regle.est_petite(reste)) { largeur } else { 0.0 }
        });
        if restes.is_empty() {
            continue;
        }
        let mut bas = zeros.clone();
        for (rang, cases) in inconnues.cases.iter().enumerate() {
            for (case, termes) in cases.iter().enumerate() {
                if let [inconnue] = termes.as_slice()
                    && let Some(place) = bas.get_mut(*inconnue)
                {
                    *place = reel(siens(rang, case));
                }
            }
        }
        let mut contributrice = ignorant.avec_bornes(bas, sans.clone());
        contributrice.confier(&vrais);
        contributrice.emprunter(&ignorant.reponses);
        let lecteur = Lecteur::Association(association);
        juger(publication, &mut contributrice, None, lecteur, &restes, audit)?;
    }
    Ok(())
}

/// The true value of each unknown that is a cell of a table.
fn vrais(publication: &Publication<'_>, inconnues: &Inconnues) -> Vec<Option<f64>> {
    let mut vrais = vec![None; inconnues.nombre];
    for (cases, table) in inconnues.cases.iter().zip(publication.verites) {
        for (termes, valeur) in cases.iter().zip(table.cases()) {
            if let [rang] = termes.as_slice()
                && let Some(place) = vrais.get_mut(*rang)
            {
                *place = Some(reel(*valeur));
            }
        }
    }
    vrais
}

/// Exact ranges of every masked cell, for a reader who knows nothing more.
pub(crate) fn intervalles(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
) -> Result<Vec<Intervalle>, ErreurAudit> {
    let (bas, haut) = (vec![0.0; inconnues.nombre], vec![f64::INFINITY; inconnues.nombre]);
    let mut savoir = Savoir::nouveau(inconnues, bas, haut, true);
    savoir.confier(&vrais(publication, inconnues));
    let mut intervalles = Vec::new();
    let cibles = cibles(publication, inconnues, |_, _| 1.0);
    savoir.ecarter_tout(&cibles);
    for cible in cibles {
        let (bas, haut) = savoir.etendue(&cible.termes, f64::INFINITY)?;
        intervalles.push(Intervalle { table: cible.table, case: cible.case, bas, haut });
    }
    Ok(intervalles)
}

/// Masked cells of which something is wanted. A cell that two tables share is there once.
fn cibles(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
    besoin: impl Fn(usize, usize) -> f64,
) -> Vec<Cible> {
    let mut vues = BTreeSet::new();
    let mut cibles = Vec::new();
    for (rang, (table, cases)) in publication.tables.iter().zip(&inconnues.cases).enumerate() {
        for (case, (publiee, termes)) in table.cases.iter().zip(cases).enumerate() {
            let besoin = besoin(rang, case);
            if *publiee == Case::Masquee && besoin > 0.0 && vues.insert(termes) {
                cibles.push(Cible { table: rang, case, termes: termes.clone(), besoin });
            }
        }
    }
    cibles
}

/// What maps tell: bounds of the cells they show.
fn classes(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
    bas: &mut [f64],
    haut: &mut [f64],
) {
    for carte in publication.cartes {
        for (case, classe) in &carte.classes {
            let termes = inconnues.cases.get(carte.table).and_then(|cases| cases.get(*case));
            if let Some([rang]) = termes.map(Vec::as_slice)
                && let (Some(bas), Some(haut)) = (bas.get_mut(*rang), haut.get_mut(*rang))
            {
                *bas = bas.max(reel(classe.bas));
                *haut = haut.min(classe.haut.map_or(f64::INFINITY, reel));
            }
        }
    }
}

fn juger(
    publication: &Publication<'_>,
    savoir: &mut Savoir,
    mut sans_lire: Option<Savoir>,
    lecteur: Lecteur,
    cibles: &[Cible],
    audit: &mut Audit,
) -> Result<(), ErreurAudit> {
    savoir.temoigner_de(cibles);
    savoir.secouer(cibles)?;
    for cible in cibles {
        let (bas, haut) = savoir.etendue(&cible.termes, cible.besoin)?;
        if entiers(bas, haut) >= cible.besoin {
            continue;
        }
        // What he knew before reading is no leak.
        if let Some(avant) = &mut sans_lire {
            let enveloppe = match cible.termes.as_slice() {
                [rang] => avant.enveloppe(*rang),
                _ => None,
            };
            let large = enveloppe.map_or(f64::INFINITY, |(bas, haut)| entiers(bas, haut));
            let inevitable = large <= entiers(bas, haut) || {
                let (bas_avant, haut_avant) = avant.etendue(&cible.termes, f64::INFINITY)?;
                entiers(bas_avant, haut_avant) <= entiers(bas, haut)
            };
            if inevitable {
                audit.inevitables += 1;
                continue;
            }
        }
        if let Some(table) = publication.tables.get(cible.table) {
            let (bas, haut) = (entier(bas - PRES, f64::ceil), entier(haut + PRES, f64::floor));
            let fuite = if savoir.contradiction {
                Fuite::Contradiction
            } else {
                Fuite::Etroite { lecteur, bas: bas.min(haut), haut: haut.max(bas) }
            };
            audit.constats.push(Constat::nouveau(fuite, cible.table, cible.case, &table.entete));
        }
    }
    audit.programmes += savoir.programmes + sans_lire.map_or(0, |avant| avant.programmes);
    Ok(())
}

/// Whole values in a range, less one.
pub(crate) fn entiers(bas: f64, haut: f64) -> f64 {
    (haut + PRES).floor() - (bas - PRES).ceil()
}

#[expect(clippy::cast_possible_truncation, reason = "shown to a reader, and saturating")]
fn entier(valeur: f64, arrondi: fn(f64) -> f64) -> i64 {
    arrondi(valeur) as i64
}

impl Savoir {
    /// Looks for witnesses that cells are wide.
    fn temoigner_de(&mut self, cibles: &[Cible]) {
        let mut ecarts = vec![0.0; self.vus.len()];
        for cible in cibles {
            if let [rang] = cible.termes.as_slice() {
                self.temoigner(*rang, cible.besoin, &mut ecarts);
            }
        }
    }

    /// Looks for witnesses as far as equations, one by one, let cells be.
    fn ecarter_tout(&mut self, cibles: &[Cible]) {
        let mut ecarts = vec![0.0; self.vus.len()];
        for cible in cibles {
            let ([rang], Some(vrai)) =
                (cible.termes.as_slice(), cible.termes.first().and_then(|rang| self.vrai(*rang)))
            else {
                continue;
            };
            let Some((bas, haut)) = self.enveloppe(*rang) else {
                continue;
            };
            for (sens, loin) in [(1.0, haut - vrai), (-1.0, vrai - bas)] {
                if loin.is_finite() {
                    self.pousser(*rang, sens, loin, &mut ecarts);
                }
            }
        }
    }

    /// Answers that move many cells at once, which spare as many questions.
    fn secouer(&mut self, cibles: &[Cible]) -> Result<(), ErreurAudit> {
        let mut parts: Vec<usize> =
            cibles.iter().filter_map(|c| c.termes.first()).map(|rang| self.part(*rang)).collect();
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            // A large part is too long to solve when a small one around each cell will do.
            if self.vrai(part).is_some() && self.siens(part).len() > PART_GRANDE {
                continue;
            }
            let mut restantes = usize::MAX;
            for pas in 1..=TOURS {
                let objectif: Vec<(usize, f64)> = cibles
                    .iter()
                    .filter(|cible| !self.large(cible))
                    .filter_map(|cible| cible.termes.first())
                    .filter(|rang| self.etendue_connue(**rang).is_none())
                    .filter(|rang| self.part(**rang) == part && self.deduite(**rang).is_none())
                    .enumerate()
                    // Up and down in turn, at another rhythm each time.
                    .map(|(place, rang)| {
                        let signe = if (place / pas + pas).is_multiple_of(2) { 1.0 } else { -1.0 };
                        (*rang, signe)
                    })
                    .collect();
                // A question about many cells must answer more than two, or each is asked apart.
                let progres = restantes.saturating_sub(objectif.len()) > 2 || pas <= 8;
                restantes = objectif.len();
                if restantes < 4 || !progres || self.maximum(&objectif)?.is_infinite() {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The range of an unknown seen at both ends of what equations, one by one, let it be.
    fn etendue_connue(&self, rang: usize) -> Option<(f64, f64)> {
        let (bas, haut) = self.bouts_connus(rang);
        bas.zip(haut)
    }

    /// The ends of a range that answers so far have reached, where equations, one by one, stop it.
    fn bouts_connus(&self, rang: usize) -> (Option<f64>, Option<f64>) {
        let vu = self.vus.get(rang).copied();
        let Some(((bas, haut), (le_bas, le_haut))) = vu.zip(self.enveloppe(rang)) else {
            return (None, None);
        };
        (
            (bas <= le_bas + PRES).then_some(bas),
            (haut >= le_haut - PRES && haut.is_finite()).then_some(haut),
        )
    }

    /// The range of an unknown, if it is wide enough while those far from it keep their true value.
    fn etendue_proche(
        &mut self,
        rang: usize,
        assez: f64,
    ) -> Result<Option<(f64, f64)>, ErreurAudit> {
        if assez.is_infinite() || self.vrai(rang).is_none() {
            return Ok(None);
        }
        for assez_grand in VOISINAGES {
            let voisins = self.voisinage(rang, assez_grand);
            if voisins == self.siens(self.part(rang)) {
                return Ok(None);
            }
            for sens in [1.0, -1.0] {
                if self.maximum_parmi(&[(rang, sens)], &voisins)?.is_infinite() {
                    return Ok(Some((f64::NEG_INFINITY, f64::INFINITY)));
                }
                let vu = self.vus.get(rang).copied();
                if let Some((bas, haut)) = vu.filter(|(bas, haut)| entiers(*bas, *haut) >= assez) {
                    return Ok(Some((bas, haut)));
                }
            }
            if let Some(connue) = self.etendue_connue(rang) {
                return Ok(Some(connue));
            }
        }
        Ok(None)
    }

    fn large(&self, cible: &Cible) -> bool {
        let vu = cible.termes.first().and_then(|rang| self.vus.get(*rang));
        cible.termes.len() == 1
            && vu.is_some_and(|(bas, haut)| entiers(*bas, *haut) >= cible.besoin)
    }

    /// The range of a sum of unknowns; once it is as wide as `assez`, it is looked no further.
    pub(crate) fn etendue(
        &mut self,
        termes: &[usize],
        assez: f64,
    ) -> Result<(f64, f64), ErreurAudit> {
        if let [rang] = termes {
            if let Some(valeur) = self.deduite(*rang) {
                return Ok((valeur, valeur));
            }
            let vu = self.vus.get(*rang).copied();
            if let Some((bas, haut)) = vu.filter(|(bas, haut)| entiers(*bas, *haut) >= assez) {
                return Ok((bas, haut));
            }
            if let Some(connue) = self.etendue_connue(*rang) {
                return Ok(connue);
            }
            if let Some(connue) = self.etendue_proche(*rang, assez)? {
                return Ok(connue);
            }
        }
        let mut fixe = 0.0;
        let mut par_part: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for rang in termes {
            match self.deduite(*rang) {
                Some(valeur) => fixe += valeur,
                None => par_part.entry(self.part(*rang)).or_default().push(*rang),
            }
        }
        let (mut bas, mut haut) = (fixe, fixe);
        for rangs in par_part.into_values() {
            let (le_bas, le_haut) = match rangs.as_slice() {
                [rang] => self.bouts_connus(*rang),
                _ => (None, None),
            };
            haut += match le_haut {
                Some(connu) => connu,
                None => self.maximum(&rangs.iter().map(|rang| (*rang, 1.0)).collect::<Vec<_>>())?,
            };
            bas += match le_bas {
                Some(connu) => connu,
                None => {
                    -self.maximum(&rangs.iter().map(|rang| (*rang, -1.0)).collect::<Vec<_>>())?
                }
            };
        }
        Ok((bas, haut))
    }
}
