//! A person at a browser, the real binary behind the pages, and what both leave behind.
//!
//! Tests that need Chromium ask for the feature `chromium` and run through `./web-tests.sh`, which
//! finds or installs the browser and says where it is. Everything here panics when the machine
//! refuses or when the page is not what the test says: a test that cannot be told has failed.
//!
//! A crate apart, so that no test of the core compiles a WebDriver client
//! ([decision 13](../../docs/decisions/0013-le-navigateur-des-essais.md)).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]
#![allow(clippy::indexing_slicing, reason = "JSON of a known shape")]
#![allow(clippy::missing_panics_doc, reason = "said once, above")]

pub mod axe;
pub mod code;
pub mod demonstration;
pub mod formulaires;
pub mod navigateur;
pub mod passage;
mod processus;
pub mod serveur;

pub use axe::Violation;
pub use code::{Telephone, code_a};
pub use demonstration::Demonstration;
pub use formulaires::{Formulaire, Semis};
pub use navigateur::{JavaScript, Largeur, Navigateur, Role, Temoin, Theme};
pub use passage::{Coupe, Passage};
pub use serveur::Serveur;

/// A variable that `./web-tests.sh` sets.
fn variable(nom: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "the script that installs says where")]
    let valeur = std::env::var(nom);
    valeur.unwrap_or_else(|_| panic!("{nom} is not set: run these tests with ./web-tests.sh"))
}

/// The folder that pictures of pages are written to, when `./web-tests.sh --captures` asks for it.
pub fn captures() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the script that asks says where")]
    std::env::var("PASSERELLE_TEST_CAPTURES").ok()
}
