//! Attacks a publication before anyone else does.
//!
//! From everything published (every table at once, earlier editions, maps) linear programming
//! gives the least and the greatest value each masked cell may have, for three readers: one who
//! knows nothing more, one who knows which masked cells are small counts, and each association
//! that takes its own counts away. A range narrower than the [`Regle`] wants is a leak, and the
//! publication fails. So do the leaks that no range shows: see [`Fuite`].
//!
//! It shares nothing with the program that masks but the types of a table: not its search, not
//! its sums, not its way of solving. Cells are linked by what they count, from the codes of their
//! categories, so that two tables cut differently are compared as a reader would.

mod carte;
mod ensembles;
mod enveloppe;
mod fuite;
mod inconnues;
mod lecteur;
mod lignes;
mod programme;
mod temoins;
mod voisinage;

use tableau::{Regle, Tableau, TableauProtege};

use crate::inconnues::Inconnues;

pub use carte::{Carte, Classe};
pub use fuite::{Constat, Fuite, Lecteur};

/// What is about to be published, and what the auditor holds besides.
#[derive(Clone, Copy, Debug)]
pub struct Publication<'a> {
    /// The tables, some cells masked.
    pub tables: &'a [TableauProtege],
    /// Tables of earlier editions, as they were published.
    pub precedentes: &'a [TableauProtege],
    /// The exact tables, in the order of `tables`.
    pub verites: &'a [Tableau],
    /// Exact tables of each association, in the same order; empty when not known.
    pub apports: &'a [Vec<Tableau>],
    /// Maps drawn from the tables.
    pub cartes: &'a [Carte],
    /// The rule.
    pub regle: Regle,
}

/// The range of a masked cell, for a reader who knows nothing more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intervalle {
    /// Rank of the table.
    pub table: usize,
    /// Its cell.
    pub case: usize,
    /// Least value possible.
    pub bas: f64,
    /// Greatest value possible; infinite when nothing bounds it.
    pub haut: f64,
}

/// What the attack found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audit {
    /// Leaks. None: it may be published.
    pub constats: Vec<Constat>,
    /// Cells of which a reader knows what he would know if everything were masked.
    pub inevitables: usize,
    /// Masked cells examined.
    pub masquees: usize,
    /// Linear programs solved.
    pub programmes: usize,
}

impl Audit {
    /// Whether nothing was found.
    pub fn passe(&self) -> bool {
        self.constats.is_empty()
    }
}

/// Why a publication could not be attacked. It must not be published either.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurAudit {
    /// The exact tables, or those of an association, are not those of the publication.
    #[error("les tableaux exacts ne sont pas ceux de la publication")]
    Discordance,
    /// The linear programs did not give an answer.
    #[error("le calcul des intervalles n'a pas abouti : {0}")]
    Calcul(String),
}

/// Attacks a publication.
///
/// # Errors
/// [`ErreurAudit`].
pub fn auditer(publication: &Publication<'_>) -> Result<Audit, ErreurAudit> {
    verifier(publication)?;
    let inconnues = Inconnues::nouvelles(publication);
    let mut audit = Audit::default();
    fuite::petites(publication, &mut audit.constats);
    lignes::pleines(publication, &inconnues, &mut audit.constats);
    fuite::differences(publication, &mut audit.constats);
    fuite::restes(publication, &mut audit.constats);
    lignes::associations_seules(publication, &mut audit.constats);
    carte::fines(publication, &mut audit.constats);
    lecteur::attaquer(publication, &inconnues, &mut audit)?;
    Ok(audit)
}

/// The exact range of every masked cell, for a reader who knows nothing more.
///
/// # Errors
/// [`ErreurAudit`].
pub fn intervalles(publication: &Publication<'_>) -> Result<Vec<Intervalle>, ErreurAudit> {
    verifier(publication)?;
    let inconnues = Inconnues::nouvelles(publication);
    lecteur::intervalles(publication, &inconnues)
}

fn verifier(publication: &Publication<'_>) -> Result<(), ErreurAudit> {
    let memes = |tables: &[Tableau]| {
        tables.len() == publication.tables.len()
            && tables.iter().zip(publication.tables).all(|(vrai, publie)| {
                *vrai.entete() == publie.entete && vrai.cases().len() == publie.cases.len()
            })
    };
    let tous = memes(publication.verites) && publication.apports.iter().all(|tables| memes(tables));
    if tous { Ok(()) } else { Err(ErreurAudit::Discordance) }
}
