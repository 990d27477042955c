//! What a leak is, and the leaks that are seen without computing.

use std::collections::BTreeMap;
use std::fmt;

use tableau::{Case, Entete, Periode};

use crate::Publication;

/// Axis along which associations themselves are shown.
pub(crate) const ASSOCIATION: &str = "association";

/// Who attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lecteur {
    /// He knows nothing more than what is published.
    Ignorant,
    /// He knows which masked cells are small counts.
    Averti,
    /// The association of this rank, which knows its own counts.
    Association(usize),
}

/// What leaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fuite {
    /// A small count is shown.
    Petite,
    /// What a masked cell may be is too narrow a range.
    Etroite {
        /// For whom.
        lecteur: Lecteur,
        /// Least value possible.
        bas: i64,
        /// Greatest value possible.
        haut: i64,
    },
    /// Everyone in a line is in one category.
    LignePleine,
    /// Less what one association contributed, few are left: it knows how many.
    Reste {
        /// Its rank.
        association: usize,
    },
    /// The count is that of too few associations: what they contributed is public.
    AssociationSeule,
    /// An earlier edition of the same period gives a count that differs by a small one.
    Difference,
    /// A class of a map tells more than the rule lets.
    ClasseFine,
    /// What is published cannot all be true: an earlier edition, or another table, says otherwise.
    Contradiction,
}

/// A leak and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constat {
    /// What leaks.
    pub fuite: Fuite,
    /// Rank of the table.
    pub table: usize,
    /// Its cell, or the first of its line.
    pub case: usize,
    /// The same in words: indicator and categories.
    pub ou: String,
}

impl Constat {
    pub(crate) fn nouveau(fuite: Fuite, table: usize, case: usize, entete: &Entete) -> Self {
        let mut ou = entete.indicateur.clone();
        for (axe, code) in entete.coordonnees(case) {
            ou.extend([", ", axe, " ", code]);
        }
        Self { fuite, table, case, ou }
    }
}

impl fmt::Display for Constat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ou = &self.ou;
        match self.fuite {
            Fuite::Petite => write!(f, "{ou} : un petit nombre est publié"),
            Fuite::Etroite { lecteur, bas, haut } => {
                let qui = match lecteur {
                    Lecteur::Ignorant => "tout lecteur",
                    Lecteur::Averti => "qui sait ce qui est petit",
                    Lecteur::Association(_) => "une association contributrice",
                };
                write!(f, "{ou} : la case masquée vaut de {bas} à {haut} pour {qui}")
            }
            Fuite::LignePleine => write!(f, "{ou} : toutes les personnes sont d'une modalité"),
            Fuite::Reste { .. } => {
                write!(f, "{ou} : une association, en ôtant les siennes, lit un petit nombre")
            }
            Fuite::AssociationSeule => {
                write!(f, "{ou} : le nombre est celui d'une seule association")
            }
            Fuite::Difference => {
                write!(f, "{ou} : d'une édition à l'autre, le nombre change d'un petit nombre")
            }
            Fuite::ClasseFine => write!(f, "{ou} : la classe de la carte est trop fine"),
            Fuite::Contradiction => write!(f, "{ou} : deux publications se contredisent"),
        }
    }
}

/// Small counts that are shown.
pub(crate) fn petites(publication: &Publication<'_>, constats: &mut Vec<Constat>) {
    for (rang, table) in publication.tables.iter().enumerate() {
        for (case, publiee) in table.cases.iter().enumerate() {
            if matches!(publiee, Case::Publiee(valeur) if publication.regle.est_petite(*valeur)) {
                constats.push(Constat::nouveau(Fuite::Petite, rang, case, &table.entete));
            }
        }
    }
}

/// Counts shown twice for the same thing, by editions that are subtracted.
pub(crate) fn differences(publication: &Publication<'_>, constats: &mut Vec<Constat>) {
    let mut avant: BTreeMap<Cle<'_>, u64> = BTreeMap::new();
    for table in publication.precedentes {
        for (case, publiee) in table.cases.iter().enumerate() {
            if let Case::Publiee(valeur) = publiee {
                avant.insert(cle(&table.entete, case), *valeur);
            }
        }
    }
    for (rang, table) in publication.tables.iter().enumerate() {
        for (case, publiee) in table.cases.iter().enumerate() {
            let ancienne = avant.get(&cle(&table.entete, case));
            if let (Case::Publiee(valeur), Some(ancienne)) = (publiee, ancienne)
                && publication.regle.est_petite(valeur.abs_diff(*ancienne))
            {
                constats.push(Constat::nouveau(Fuite::Difference, rang, case, &table.entete));
            }
        }
    }
}

/// What a cell counts, whatever the table.
type Cle<'a> = (&'a str, &'a str, Periode, Vec<(&'a str, &'a str)>);

fn cle(entete: &Entete, case: usize) -> Cle<'_> {
    let mut coordonnees = entete.coordonnees(case);
    coordonnees.sort_unstable();
    (&entete.indicateur, &entete.unite, entete.periode, coordonnees)
}

/// Shown counts from which an association takes its own away.
pub(crate) fn restes(publication: &Publication<'_>, constats: &mut Vec<Constat>) {
    for (association, apport) in publication.apports.iter().enumerate() {
        for (rang, (publie, sien)) in publication.tables.iter().zip(apport).enumerate() {
            if publie.entete.dimensions.iter().any(|dimension| dimension.code == ASSOCIATION) {
                continue;
            }
            for (case, (publiee, sien)) in publie.cases.iter().zip(sien.cases()).enumerate() {
                let reste = match publiee {
                    Case::Publiee(valeur) if *sien > 0 => valeur.saturating_sub(*sien),
                    Case::Publiee(_) | Case::Masquee => 0,
                };
                if publication.regle.est_petite(reste) {
                    let fuite = Fuite::Reste { association };
                    constats.push(Constat::nouveau(fuite, rang, case, &publie.entete));
                }
            }
        }
    }
}
