//! Reading everyone's facts once, for the indicators of one table.

use super::Periode;
use super::tableau::Tableau;
use crate::catalogue::{Catalogue, ErreurCatalogue, Indicateur, Mesure, Plan, Temps};
use crate::dimension::{Groupes, groupes_au};
use crate::{Dimension, FaitDate, Receveur};

/// Counts in progress for one table.
#[derive(Clone, Debug)]
pub struct Recensement {
    plan: Plan,
    periode: Periode,
    series: Vec<Serie>,
    /// People read so far.
    personnes: u32,
}

/// What one indicator counted: a row a person, or a delay.
#[derive(Clone, Debug)]
pub(super) struct Serie {
    pub(super) indicateur: &'static Indicateur,
    pub(super) releves: Vec<Releve>,
}

/// One count of somebody, with her groups on the last day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Releve {
    pub(super) personne: u32,
    pub(super) groupes: Groupes,
    pub(super) nombre: u32,
}

impl Recensement {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// [`ErreurCatalogue`] when the table mixes units, or divides what may not be divided so.
    pub fn nouveau(plan: &Plan, periode: Periode) -> Result<Self, ErreurCatalogue> {
        let catalogue = Catalogue::embarque();
        catalogue.verifier(plan)?;
        let mut series: Vec<Serie> = Vec::new();
        for id in &plan.indicateurs {
            let cites = match catalogue.indicateur(id).map(|indicateur| &indicateur.mesure) {
                Some(Mesure::Rapport { numerateur, denominateur }) => {
                    vec![numerateur.as_str(), denominateur.as_str()]
                }
                Some(Mesure::Personnes | Mesure::Faits | Mesure::Somme | Mesure::Delai) | None => {
                    vec![id.as_str()]
                }
            };
            for cite in cites.into_iter().filter_map(|cite| catalogue.indicateur(cite)) {
                if !series.iter().any(|serie| serie.indicateur.id == cite.id) {
                    series.push(Serie { indicateur: cite, releves: Vec::new() });
                }
            }
        }
        Ok(Self { plan: plan.clone(), periode, series, personnes: 0 })
    }

    /// Adds what another reader counted for the same table.
    pub fn ajouter(&mut self, autre: &Self) {
        for serie in &mut self.series {
            let la = autre.series.iter().find(|la| la.indicateur.id == serie.indicateur.id);
            let releves = la.map(|la| la.releves.as_slice()).unwrap_or_default();
            let decales = releves
                .iter()
                .map(|releve| Releve { personne: releve.personne + self.personnes, ..*releve });
            serie.releves.extend(decales);
        }
        self.personnes += autre.personnes;
    }

    /// The table, margins included.
    pub fn tableau(&self) -> Tableau {
        Tableau::de(&self.plan, self.periode, &self.series)
    }

    /// Columns of groups of everyone an indicator counted, for [`super::croisements`].
    pub fn colonnes(&self, indicateur: &str) -> Vec<Vec<u8>> {
        let serie = self.series.iter().find(|serie| serie.indicateur.id == indicateur);
        let releves = serie.map(|serie| serie.releves.as_slice()).unwrap_or_default();
        let colonne = |rang: usize| {
            releves.iter().filter_map(|releve| releve.groupes.get(rang).copied()).collect()
        };
        Dimension::TOUTES.iter().map(|(dimension, ..)| colonne(dimension.rang())).collect()
    }
}

impl Receveur for Recensement {
    fn personne(&mut self, faits: &[FaitDate]) {
        let (periode, personne) = (self.periode, self.personnes);
        self.personnes += 1;
        let groupes = || groupes_au(faits, periode.au());
        for serie in &mut self.series {
            serie.lire(faits, periode, personne, groupes);
        }
    }

    fn activite(&mut self, faits: &[FaitDate]) {
        self.personne(faits);
    }
}

impl Serie {
    fn lire(
        &mut self,
        faits: &[FaitDate],
        periode: Periode,
        personne: u32,
        groupes: impl Fn() -> Groupes,
    ) {
        let indicateur = self.indicateur;
        let compte = |fait: &FaitDate| {
            indicateur.faits.contains(&fait.sorte)
                && indicateur.seul.is_none_or(|seul| seul == fait.code)
                && tient(fait, indicateur.temps, periode)
        };
        let exclue = |fait: &FaitDate| {
            indicateur.sauf.contains(&fait.sorte) && tient(fait, indicateur.temps, periode)
        };
        if !faits.iter().any(compte) || faits.iter().any(exclue) {
            return;
        }
        let groupes = groupes();
        let comptes = faits.iter().filter(|fait| compte(fait));
        let mut noter = |nombre: u32| self.releves.push(Releve { personne, groupes, nombre });
        match &indicateur.mesure {
            Mesure::Personnes => noter(1),
            Mesure::Faits => noter(u32::try_from(comptes.count()).unwrap_or(u32::MAX)),
            Mesure::Somme => {
                noter(comptes.fold(0, |somme, fait| somme.saturating_add(fait.nombre)));
            }
            Mesure::Delai => comptes.for_each(|fait| noter(fait.nombre)),
            // Made of two others when the table is.
            Mesure::Rapport { .. } => {}
        }
    }
}

/// Whether a fact counts: on the last day, or on any day of the period.
fn tient(fait: &FaitDate, temps: Temps, periode: Periode) -> bool {
    let (du, au) = (periode.du().en_entier(), periode.au().en_entier());
    match temps {
        Temps::Stock => fait.du <= au && au <= fait.au,
        Temps::Flux => fait.du <= au && du <= fait.au,
        Temps::Entier => du <= fait.du && fait.au <= au,
    }
}
