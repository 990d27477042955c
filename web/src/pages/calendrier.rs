//! `/calendrier.ics`: the day's work as a calendar that names nobody.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::acces::{Acces, marques};
use crate::reponse::ErreurWeb;

/// The file.
pub(crate) async fn donner(mut acces: Acces<marques::Lister>) -> Result<Response, ErreurWeb> {
    let calendrier = acces.session.calendrier(&mut acces.contexte).await?;
    let entetes = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"calendrier.ics\""),
    ];
    Ok((entetes, calendrier).into_response())
}
