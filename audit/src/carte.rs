//! Maps: a class is a range given away.

use crate::{Constat, Fuite, Publication};

/// A range of counts under one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classe {
    /// Least count.
    pub bas: u64,
    /// Greatest; none for the last class.
    pub haut: Option<u64>,
}

/// A map: the classes of some cells of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carte {
    /// Rank of the table it is drawn from.
    pub table: usize,
    /// The class shown for each cell.
    pub classes: Vec<(usize, Classe)>,
}

/// Classes that say more of a masked cell than the rule lets.
pub(crate) fn fines(publication: &Publication<'_>, constats: &mut Vec<Constat>) {
    for carte in publication.cartes {
        let Some(table) = publication.tables.get(carte.table) else {
            continue;
        };
        for (case, classe) in &carte.classes {
            let masquee = table.cases.get(*case).is_none_or(|c| *c == tableau::Case::Masquee);
            if masquee && !publication.regle.admet_classe(classe.bas, classe.haut) {
                let constat =
                    Constat::nouveau(Fuite::ClasseFine, carte.table, *case, &table.entete);
                constats.push(constat);
            }
        }
    }
}
