//! The vault seen from outside, as the store and the use cases see it.

mod atelier;

mod flux;
mod format;
mod membres;
mod recherche;
mod rotation;
mod secret;
mod trousseau;
