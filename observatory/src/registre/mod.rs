//! The figures register: every number of a report, by name, and the relations they must hold.
//!
//! [`Registre`] holds figures, [`Controle`] a relation between them. A relation is recomputed from
//! printed figures alone, exactly: no rounding of ours decides whether it holds.

mod controles;
mod edition;
mod entrees;
mod erreur;
mod expression;
mod figures;
mod nombre;
mod note;
mod tolerance;

pub use controles::{Attendu, Constat, Controle};
pub use edition::figures;
pub use erreur::{ErreurRegistre, Probleme};
pub use expression::{Borne, ErreurExpression, Expression, Faute, Reference};
pub use figures::{Registre, Version};
pub use nombre::Nombre;
pub use tolerance::{Tolerance, Verdict};
