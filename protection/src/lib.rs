//! Masks small counts, and enough others that nobody works them out.
//!
//! [`proteger`] takes the tables of one indicator, exact, and gives what may be published of them:
//! 1. cells masked for themselves ([`Raison`]);
//! 2. further cells, so that each masked cell keeps, for whoever reads all the tables at once, a
//!    range as wide as the rule says; as little as possible is lost;
//! 3. a [`Rapport`] of what was masked and what it cost.
//!
//! Three kinds of readers are resisted: one who knows nothing more, one who knows which cells are
//! small counts, and each association that takes its own counts away. What proves that a cell is
//! safe is another table, that the same publication would describe.
//!
//! What it gives is attacked by `audit`, which shares nothing with it but the tables.

mod attaquant;
mod circuit;
mod couverture;
mod exact;
mod inevitable;
mod masquage;
mod preuve;
mod primaire;
mod rapport;
mod seules;
mod simplexe;
mod suite;
mod systeme;
mod voisinage;

use tableau::{Regle, Tableau, TableauProtege};

use crate::attaquant::Attaquant;
use crate::masquage::Masquage;
use crate::seules::Contributrices;
use crate::suite::Suite as _;
use crate::systeme::Systeme;

pub use primaire::Raison;
pub use rapport::{Masquee, Rapport};

/// What is to be protected together: tables that can be compared with one another.
#[derive(Clone, Copy, Debug)]
pub struct Demande<'a> {
    /// The tables of one indicator.
    pub tables: &'a [Tableau],
    /// What each association contributed, table by table in the same order; empty when it is not
    /// known, or when there is one association.
    pub apports: &'a [Vec<Tableau>],
    /// The rule.
    pub regle: Regle,
}

/// What may be published, and what it cost.
#[derive(Clone, Debug)]
pub struct Protection {
    /// The tables, some cells masked.
    pub tables: Vec<TableauProtege>,
    /// What was masked, why, at what cost.
    pub rapport: Rapport,
}

/// Why tables cannot be protected together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurProtection {
    /// Two tables give two counts for one thing.
    #[error("deux tableaux de « {0} » donnent deux nombres pour la même chose : un seul est juste")]
    Discordance(String),
    /// A contribution that does not count the same things as the whole.
    #[error("un apport n'a pas les tableaux de l'ensemble, ou compte plus que lui")]
    Apport,
}

/// Masks what must be.
///
/// The same tables give the same answer, whatever the machine.
///
/// # Errors
/// [`ErreurProtection`].
pub fn proteger(demande: &Demande<'_>) -> Result<Protection, ErreurProtection> {
    let systeme = Systeme::nouveau(demande.tables);
    if let Some((rang, _)) = systeme.discordance(demande.tables) {
        let nom = demande.tables.get(rang).map(|table| table.entete().indicateur.clone());
        return Err(ErreurProtection::Discordance(nom.unwrap_or_default()));
    }
    let apports = lire_apports(demande, &systeme)?;
    let raisons = primaire::primaires(&systeme, demande.tables, &demande.regle, &apports);
    let primaires: Vec<bool> = raisons.iter().map(Option::is_some).collect();
    let contributrices = Contributrices::lire(&systeme, demande.tables, &demande.regle, &apports);
    let attaquants = attaquants(&systeme, &demande.regle, apports);
    let pertes = systeme.pertes();
    let mut masquage = Masquage::nouveau(&systeme, attaquants, primaires, pertes);
    masquage.contributrices = contributrices;
    inevitable::renoncer(&mut masquage);
    couverture::couvrir(&mut masquage, i64::try_from(demande.regle.largeur).unwrap_or(0));
    masquage.completer();
    masquage.alleger();
    exact::chercher(&mut masquage);
    let tables = demande.tables.iter().zip(&systeme.grilles).map(|(table, grille)| {
        let masquees: Vec<bool> =
            grille.cases.iter().map(|case| masquage.masquees.en(*case)).collect();
        TableauProtege::masquer(table, &masquees)
    });
    let tables = tables.collect();
    Ok(Protection { tables, rapport: Rapport::nouveau(&masquage, &raisons, demande.tables) })
}

fn lire_apports(
    demande: &Demande<'_>,
    systeme: &Systeme,
) -> Result<Vec<Vec<i64>>, ErreurProtection> {
    let mut apports = Vec::with_capacity(demande.apports.len());
    for tables in demande.apports {
        let memes =
            tables.iter().zip(demande.tables).all(|(sien, tout)| sien.entete() == tout.entete());
        if !memes || tables.len() != demande.tables.len() {
            return Err(ErreurProtection::Apport);
        }
        let mut siennes = vec![0; systeme.nombre()];
        for (grille, table) in systeme.grilles.iter().zip(tables) {
            for (case, valeur) in grille.cases.iter().zip(table.cases()) {
                let valeur = i64::try_from(*valeur).map_err(|_| ErreurProtection::Apport)?;
                siennes.mettre(*case, valeur);
            }
        }
        if siennes.iter().zip(&systeme.valeurs).any(|(sien, tout)| sien > tout) {
            return Err(ErreurProtection::Apport);
        }
        apports.push(siennes);
    }
    Ok(apports)
}

fn attaquants(systeme: &Systeme, regle: &Regle, apports: Vec<Vec<i64>>) -> Vec<Attaquant> {
    let entier = |nombre: u64| i64::try_from(nombre).unwrap_or(i64::MAX / 8);
    let (seuil, largeur) = (entier(regle.seuil), entier(regle.largeur));
    let mut attaquants = vec![
        Attaquant::ignorant(systeme, largeur),
        Attaquant::averti(systeme, seuil, entier(regle.entiers)),
    ];
    // An association that holds everything has nobody else to find.
    let autres = apports.into_iter().filter(|siennes| *siennes != systeme.valeurs);
    let contributeur = |siennes| Attaquant::contributeur(systeme, siennes, seuil, largeur);
    attaquants.extend(autres.map(contributeur));
    attaquants
}
