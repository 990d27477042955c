//! The year's figures as tables: what an association contributes. The catalogue says which.

use tableau::{Dimension, Entete, ErreurTableau, INCONNU, Modalite, Periode, Regle, Tableau};

use crate::catalogue::{Catalogue, Indicateur, Mesure, Par};
use crate::{Compteurs, Dimension as Division, Sexe};

/// Version of the list of tables: two packets are added only when theirs is the same.
pub const VERSION: &str = "2026-11.3";

/// Units of which a single one is somebody: small counts of them are masked.
const PERSONNELLES: [&str; 5] = ["personnes", "demandes", "decisions", "parcours", "actes"];

/// The rule of whatever counts people.
pub const REGLE: Regle =
    Regle { seuil: 5, largeur: 5, entiers: 3, associations: 2, lignes_pleines: true };

/// The rule that a unit asks for.
pub fn regle(unite: &str) -> Regle {
    if PERSONNELLES.contains(&unite) {
        REGLE
    } else {
        // Work done: an outing, a session. Nobody is counted.
        Regle { seuil: 0, largeur: 0, entiers: 0, ..REGLE }
    }
}

/// The tables of a year. The one place where figures become tables.
///
/// # Errors
/// [`ErreurTableau`], which a year counted by this program never meets.
pub fn annuelles(compteurs: &Compteurs) -> Result<Vec<Tableau>, ErreurTableau> {
    let nom = compteurs.annee().to_string();
    let periode = Periode::annee(compteurs.annee()).ok_or(ErreurTableau::Dimension(nom))?;
    let annee = Annee { compteurs, periode };
    let catalogue = Catalogue::embarque();
    let annuels = || catalogue.indicateurs().iter().filter(|indicateur| indicateur.annuel);
    let divises: Vec<(&Indicateur, &str, Par)> =
        annuels().filter_map(|i| axe(i).map(|(nom, par)| (i, nom, par))).collect();
    let mut tables = Vec::new();
    for (indicateur, nom, par) in &divises {
        tables.push(annee.par(indicateur, nom, *par)?);
    }
    for indicateur in annuels().filter(|indicateur| indicateur.est_departemental()) {
        tables.push(annee.par_departement(indicateur)?);
    }
    for indicateur in annuels() {
        let divise = divises.iter().any(|(autre, nom, _)| {
            // Its total is the margin of a table that is already there.
            *nom == indicateur.id || autre.id == indicateur.id
        });
        if divise || indicateur.est_departemental() {
            continue;
        }
        for id in indicateur.ids() {
            tables.push(if de_personnes(indicateur) {
                annee.par_sexe(indicateur, &id)?
            } else {
                annee.seul(indicateur, &id)?
            });
        }
    }
    Ok(tables)
}

/// The axis on which the lines of an indicator add up, and the indicator that they divide. People
/// helped in several areas, or refused on several grounds, are in several lines: these are no axis.
fn axe(indicateur: &Indicateur) -> Option<(&str, Par)> {
    let seul = indicateur.id.trim_end_matches(".*");
    match (indicateur.par?, &indicateur.mesure) {
        (par @ (Par::Age | Par::Origine), _) => Some(("personnes", par)),
        (par @ (Par::Domaine | Par::Issue), Mesure::Faits) => Some((seul, par)),
        (
            Par::Domaine
            | Par::Issue
            | Par::Motif
            | Par::Seance
            | Par::Service
            | Par::Materiel
            | Par::Remarque
            | Par::Ensemble,
            _,
        ) => None,
    }
}

/// Whether it counts people or what happens to one, and so has a gender.
fn de_personnes(indicateur: &Indicateur) -> bool {
    PERSONNELLES.contains(&indicateur.unite.code())
}

struct Annee<'a> {
    compteurs: &'a Compteurs,
    periode: Periode,
}

impl Annee<'_> {
    fn entete(&self, indicateur: &Indicateur, nom: &str, dimensions: Vec<Dimension>) -> Entete {
        let (nom, unite) = (nom.to_owned(), indicateur.unite.code().to_owned());
        Entete { indicateur: nom, unite, periode: self.periode, dimensions }
    }

    /// A table of an axis by gender, one line of the indicator for each category.
    fn par(&self, indicateur: &Indicateur, nom: &str, par: Par) -> Result<Tableau, ErreurTableau> {
        let lignes: Result<Vec<_>, _> = indicateur.ids().iter().map(|id| self.sexes(id)).collect();
        let entete = self.entete(indicateur, nom, vec![dimension(par), sexes()]);
        Tableau::nouveau(entete, &lignes?.concat())
    }

    fn par_departement(&self, indicateur: &Indicateur) -> Result<Tableau, ErreurTableau> {
        let manque = || ErreurTableau::Dimension(indicateur.id.clone());
        let lieux = self.compteurs.par_departement(&indicateur.id).ok_or_else(manque)?;
        let dimensions = vec![departements(), sexes()];
        Tableau::nouveau(self.entete(indicateur, &indicateur.id, dimensions), lieux.as_flattened())
    }

    fn par_sexe(&self, indicateur: &Indicateur, id: &str) -> Result<Tableau, ErreurTableau> {
        Tableau::nouveau(self.entete(indicateur, id, vec![sexes()]), &self.sexes(id)?)
    }

    fn seul(&self, indicateur: &Indicateur, id: &str) -> Result<Tableau, ErreurTableau> {
        let total = self.compteurs.total(id);
        let total = total.ok_or_else(|| ErreurTableau::Dimension(id.to_owned()))?;
        Tableau::nouveau(self.entete(indicateur, id, Vec::new()), &[total])
    }

    fn sexes(&self, id: &str) -> Result<[u64; 4], ErreurTableau> {
        let connu = self.compteurs.total(id).is_some();
        if !connu {
            return Err(ErreurTableau::Dimension(id.to_owned()));
        }
        Ok(Sexe::TOUS.map(|sexe| self.compteurs.par_sexe(id, sexe).unwrap_or_default()))
    }
}

fn sexes() -> Dimension {
    let modalites = vec![
        Modalite::nouvelle("F", "Femmes"),
        Modalite::nouvelle("H", "Hommes"),
        Modalite::nouvelle("T", "Personnes trans"),
        Modalite::nouvelle(INCONNU, "Non connu"),
    ];
    Dimension { code: "sexe".into(), modalites }
}

fn departements() -> Dimension {
    let codes = Division::Departement.modalites();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    Dimension::nouvelle(Division::Departement.code(), &codes)
}

/// The categories of an axis, "unknown" under its one code.
fn dimension(par: Par) -> Dimension {
    let codes: Vec<&str> = par
        .codes()
        .into_iter()
        .map(|code| if code.starts_with(INCONNU) { INCONNU } else { code })
        .collect();
    Dimension::nouvelle(par.code(), &codes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{FaitDate, Sorte};

    #[test]
    fn every_annual_indicator_is_in_one_table_and_one_only() {
        let compteurs = Compteurs::nouveaux(2023).unwrap();
        let tables = annuelles(&compteurs).unwrap();
        let nom = |table: &Tableau| {
            let codes = table.entete().dimensions.iter().map(|d| d.code.as_str());
            format!("{} {:?}", table.entete().indicateur, codes.collect::<Vec<_>>())
        };
        let noms: BTreeSet<String> = tables.iter().map(nom).collect();
        assert_eq!(noms.len(), tables.len());
        for voulue in [
            "personnes [\"age\", \"sexe\"]",
            "personnes [\"origine\", \"sexe\"]",
            "actes [\"domaine\", \"sexe\"]",
            "psp.fins [\"issue\", \"sexe\"]",
            "personnes [\"departement\", \"sexe\"]",
            "psp.demandes [\"departement\", \"sexe\"]",
            "psp.fins [\"departement\", \"sexe\"]",
            "psp.refus.oqtf [\"sexe\"]",
            "sorties.rencontrees []",
        ] {
            assert!(noms.contains(voulue), "{voulue} in {noms:?}");
        }
        let cases: usize = tables.iter().filter(|t| t.entete().dimensions.len() < 2).count();
        let divises: usize = Catalogue::embarque()
            .indicateurs()
            .iter()
            .filter(|i| i.annuel && (axe(i).is_some() || i.est_departemental()))
            .map(|i| i.ids().len())
            .sum();
        assert_eq!(cases + divises, Catalogue::embarque().annuels().count());
    }

    #[test]
    fn the_rule_is_that_of_the_design() {
        assert_eq!(REGLE, Regle::default());
    }

    #[test]
    fn every_department_is_in_a_table_that_counts_by_department() {
        let mut compteurs = Compteurs::nouveaux(2023).unwrap();
        let le = |texte: &str| texte.parse().unwrap();
        let rang = crate::Dimension::Departement.modalites().iter().position(|d| d == "57");
        let rang = u8::try_from(rang.unwrap()).unwrap();
        let pendant = |sorte| FaitDate::pendant(sorte, le("2022-01-01"), None);
        let moved = FaitDate::pendant(Sorte::Departement, le("2021-01-01"), Some(le("2021-12-31")));
        compteurs.compter_personne(&[
            moved.code(0),
            pendant(Sorte::Departement).code(rang),
            pendant(Sorte::Sexe).code(1),
            FaitDate::le(Sorte::Acte, le("2023-05-01")),
        ]);
        compteurs.compter_personne(&[FaitDate::le(Sorte::Acte, le("2023-05-01"))]);
        let tables = annuelles(&compteurs).unwrap();
        let ici = |t: &&Tableau| {
            let entete = t.entete();
            entete.indicateur == "personnes" && entete.dimensions[0].code == "departement"
        };
        let table = tables.iter().find(ici).unwrap();
        assert_eq!(table.entete().dimensions[0].modalites.len(), 102);
        assert_eq!(table.valeur(&[usize::from(rang), 1]), Some(1));
        assert_eq!(table.valeur(&[101, 3]), Some(1), "unknown department, unknown gender");
        assert_eq!(table.total(), 2);
    }

    #[test]
    fn unknown_is_a_category_of_every_axis_of_people() {
        for table in annuelles(&Compteurs::nouveaux(2023).unwrap()).unwrap() {
            for axe in table.entete().dimensions.iter().filter(|axe| axe.code != "domaine") {
                assert!(axe.modalites.iter().any(|m| m.code == INCONNU), "{}", axe.code);
            }
        }
    }
}
