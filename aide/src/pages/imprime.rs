//! The blank form to print. It is written in French whatever the page's language: French services
//! read it.

use askama::Template;

use super::{Mots, rendre};
use crate::fichiers::{Formulaire, PDF};

#[derive(Template)]
#[template(path = "imprime.html")]
struct Imprime<'a> {
    m: &'a Mots<'a>,
    pdf: &'static [Formulaire],
}

pub(super) fn imprime(m: &Mots<'_>) -> String {
    rendre(&Imprime { m, pdf: PDF })
}
