//! What a page says, read by what stands around it.

/// Every text between these two, in their order.
pub(crate) fn entre<'a>(page: &'a str, avant: &str, apres: &str) -> Vec<&'a str> {
    page.split(avant).skip(1).filter_map(|suite| Some(suite.split_once(apres)?.0)).collect()
}

/// The value of a hidden field.
pub(crate) fn cache(page: &str, nom: &str) -> String {
    let avant = format!("type=\"hidden\" name=\"{nom}\" value=\"");
    let valeurs = entre(page, &avant, "\"");
    (*valeurs.first().unwrap_or_else(|| panic!("no hidden field {nom}"))).to_owned()
}

/// Ids of the files a page links to.
pub(crate) fn dossiers(page: &str) -> Vec<String> {
    let liens = entre(page, "href=\"/dossiers/", "\"");
    // An id is a UUID: the other links lead to pages of ours.
    liens.into_iter().filter(|id| id.len() == 36).map(str::to_owned).collect()
}
