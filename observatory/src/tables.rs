//! The year's figures as tables: what an association contributes.

use domain::activite::GenreSeance;
use domain::fait::Domaine;
use domain::psp::{IssueParcours, Motif};
use tableau::{Dimension, Entete, ErreurTableau, INCONNU, Modalite, Periode, Regle, Tableau};

use crate::{Compteurs, Indicateur, Origine, Sexe, TrancheAge};

/// Version of the list of tables: two packets are added only when theirs is the same.
pub const VERSION: &str = "2026-11.1";

/// Units of which a single one is somebody: small counts of them are masked.
const PERSONNELLES: [&str; 4] = ["personnes", "demandes", "parcours", "actes"];

/// The rule that a unit asks for.
pub fn regle(unite: &str) -> Regle {
    if PERSONNELLES.contains(&unite) {
        Regle::default()
    } else {
        // Work done: an outing, a session. Nobody is counted.
        Regle { seuil: 0, largeur: 0, entiers: 0, ..Regle::default() }
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
    let mut tables = vec![
        annee.par("personnes", "personnes", ages(), &TrancheAge::TOUTES.map(Indicateur::Age))?,
        annee.par(
            "personnes",
            "personnes",
            origines(),
            &Origine::TOUTES.map(Indicateur::Origine),
        )?,
        annee.par(
            "actes",
            "actes",
            domaines(),
            &Domaine::TOUS.map(|(d, _)| Indicateur::Actes(d)),
        )?,
        annee.par("psp.fins", "parcours", issues(), &fins())?,
    ];
    for (indicateur, unite) in simples() {
        tables.push(annee.par_sexe(indicateur, unite)?);
    }
    for (indicateur, unite) in travail() {
        tables.push(annee.seul(indicateur, unite)?);
    }
    Ok(tables)
}

struct Annee<'a> {
    compteurs: &'a Compteurs,
    periode: Periode,
}

impl Annee<'_> {
    fn entete(&self, indicateur: &str, unite: &str, dimensions: Vec<Dimension>) -> Entete {
        let (indicateur, unite) = (indicateur.to_owned(), unite.to_owned());
        Entete { indicateur, unite, periode: self.periode, dimensions }
    }

    /// A table of an axis by gender, one indicator of the list for each category.
    fn par(
        &self,
        nom: &str,
        unite: &str,
        axe: Dimension,
        lignes: &[Indicateur],
    ) -> Result<Tableau, ErreurTableau> {
        let comptes: Vec<u64> = lignes.iter().flat_map(|ligne| self.sexes(*ligne)).collect();
        Tableau::nouveau(self.entete(nom, unite, vec![axe, sexes()]), &comptes)
    }

    fn par_sexe(&self, indicateur: Indicateur, unite: &str) -> Result<Tableau, ErreurTableau> {
        let entete = self.entete(&indicateur.id(), unite, vec![sexes()]);
        Tableau::nouveau(entete, &self.sexes(indicateur))
    }

    fn seul(&self, indicateur: Indicateur, unite: &str) -> Result<Tableau, ErreurTableau> {
        let entete = self.entete(&indicateur.id(), unite, Vec::new());
        Tableau::nouveau(entete, &[self.compteurs.total(indicateur)])
    }

    fn sexes(&self, indicateur: Indicateur) -> [u64; 4] {
        Sexe::TOUS.map(|sexe| self.compteurs.par_sexe(indicateur, sexe))
    }
}

/// Indicators by gender alone. People helped in several areas, or refused on several grounds, are
/// in several of them: these do not add up, and are no axis.
fn simples() -> Vec<(Indicateur, &'static str)> {
    let mut simples = vec![
        (Indicateur::Nouvelles, "personnes"),
        (Indicateur::Ouverts, "personnes"),
        (Indicateur::Demandes, "demandes"),
        (Indicateur::Accords, "demandes"),
        (Indicateur::Refus, "demandes"),
        (Indicateur::EnCours, "parcours"),
        (Indicateur::Suivis, "parcours"),
        (Indicateur::Renouvellements, "parcours"),
    ];
    simples.extend(Domaine::TOUS.map(|(d, _)| (Indicateur::Accompagnees(d), "personnes")));
    simples.extend(Motif::TOUS.map(|(motif, _)| (Indicateur::RefusPour(motif), "demandes")));
    simples
}

/// Work done, of which nobody is counted one by one.
fn travail() -> Vec<(Indicateur, &'static str)> {
    let mut travail = vec![
        (Indicateur::Sorties, "sorties"),
        (Indicateur::Numeriques, "sorties"),
        (Indicateur::Rencontrees, "contacts"),
        (Indicateur::NouvellesRencontrees, "contacts"),
        (Indicateur::Orientees, "contacts"),
        (Indicateur::Messages, "messages"),
        (Indicateur::Reponses, "messages"),
    ];
    for (genre, _) in GenreSeance::TOUS {
        travail.push((Indicateur::Seances(genre), "seances"));
        travail.push((Indicateur::Participants(genre), "participations"));
    }
    travail
}

fn fins() -> Vec<Indicateur> {
    let connues = IssueParcours::TOUS.map(|(issue, _)| Indicateur::FinsPar(Some(issue)));
    connues.into_iter().chain([Indicateur::FinsPar(None)]).collect()
}

fn axe(code: &str, codes: &[&str]) -> Dimension {
    Dimension::nouvelle(code, codes)
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

fn ages() -> Dimension {
    axe("age", &TrancheAge::TOUTES.map(TrancheAge::code))
}

fn origines() -> Dimension {
    let codes = Origine::TOUTES.map(|origine| match origine {
        Origine::Inconnue => INCONNU,
        Origine::France | Origine::Ue | Origine::HorsUe => origine.code(),
    });
    axe("origine", &codes)
}

fn domaines() -> Dimension {
    axe("domaine", &Domaine::TOUS.map(|(_, code)| code))
}

fn issues() -> Dimension {
    let mut codes: Vec<&str> = IssueParcours::TOUS.iter().map(|(_, code)| *code).collect();
    codes.push(INCONNU);
    axe("issue", &codes)
}
