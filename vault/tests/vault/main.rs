//! The vault seen from outside, as the store and the use cases see it.

// `cfg(test)` is always true here; it lets the lints know that these are tests.
#[cfg(test)]
mod atelier;

#[cfg(test)]
mod casier;
#[cfg(test)]
mod flux;
#[cfg(test)]
mod format;
#[cfg(test)]
mod membres;
#[cfg(test)]
mod recherche;
#[cfg(test)]
mod rotation;
#[cfg(test)]
mod secret;
#[cfg(test)]
mod trousseau;
