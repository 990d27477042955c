//! From an association's spreadsheet to typed rows.
//!
//! [`lire`] takes the bytes of a workbook (xlsx, xls, ods) or of a text table (csv, tsv), finds the
//! tables of people and of outings in it by their column names, and reads every cell into the
//! domain's types. Reading decides nothing: it creates no file and writes no act.
//!
//! What could not be read is listed, never dropped: rejected rows, unrecognised values, rows set
//! aside (totals, repeated headers, footnotes), columns of no known role, probable duplicates.
//! Those lists name a sheet, a row, a column and a reason code. **They never hold the value of a
//! cell**; neither does any error of this crate, nor the `Debug` of the types that hold personal
//! text.
//!
//! The crate is pure: bytes in, rows out. Today's date is an argument. A cell is data: a text
//! beginning with `=`, `+`, `-` or `@` is kept as text, and nothing is ever evaluated.

mod cellule;
mod classeur;
mod contenu;
mod correspondance;
mod dates;
mod doublons;
mod ecart;
mod encodage;
mod entetes;
mod feuille;
mod grille;
mod inconnue;
mod lecteur;
mod lecture;
mod ligne;
mod nommage;
mod personne;
mod regle_date;
mod role;
mod signalement;
mod sortie;
mod table;
mod tableau;
mod telephone;
mod texte;
mod vocabulaire;

pub use correspondance::{Correspondance, ErreurCorrespondance};
pub use lecture::{
    ColonneLue, ErreurLecture, FeuilleLue, Lecture, NatureFeuille, RaisonIgnoree, lire,
};
pub use ligne::{AfisLue, DecisionLue, Echeance, LignePersonne, LigneSortie, Note, Survenue};
pub use role::Role;
pub use signalement::{
    ChampFort, Constat, DoublonProbable, Faute, LigneEcartee, RaisonEcart, Rejet, Repere,
    Signalement,
};
