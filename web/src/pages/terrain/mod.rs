//! `/terrain`: outings on a telephone, with no network from the second visit on.
//!
//! The page is a shell that holds nothing of anybody and is the same for everyone; what is typed
//! stays sealed on the telephone until it is sent (decision 26).

pub(crate) mod coquille;
pub(crate) mod envoi;
pub(crate) mod rapprocher;
