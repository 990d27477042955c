//! What was being typed when the session locked or ended: kept in the page, offered again after
//! signing in. Nothing of it stays on the server.

use serde::Deserialize;

/// A form that could not be recorded, carried from page to page in hidden fields.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Reprise {
    /// Where it was going: a path of this server.
    #[serde(default, rename = "reprise_chemin")]
    pub(crate) chemin: String,
    /// Its fields, as the browser wrote them.
    #[serde(default, rename = "reprise_corps")]
    pub(crate) corps: String,
}

impl std::fmt::Debug for Reprise {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reprise(…)")
    }
}

impl Reprise {
    /// What a request carried.
    pub(crate) fn de(chemin: &str, corps: &[u8]) -> Self {
        Self { chemin: chemin.to_owned(), corps: String::from_utf8_lossy(corps).into_owned() }
    }

    /// Whether there is nothing to offer, or it does not go to a page of ours.
    pub(crate) fn est_vide(&self) -> bool {
        self.corps.is_empty() || !chemin_sur(&self.chemin)
    }

    /// The fields, without the token of the session that ended.
    pub(crate) fn champs(&self) -> Vec<(String, String)> {
        let lus: Vec<(String, String)> = serde_html_form::from_str(&self.corps).unwrap_or_default();
        lus.into_iter().filter(|(nom, _)| nom != "jeton").collect()
    }
}

/// Whether a path stays on this server.
pub(crate) fn chemin_sur(chemin: &str) -> bool {
    chemin.starts_with('/') && !chemin.starts_with("//") && !chemin.contains(['\\', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_ours_is_gone_back_to() {
        assert!(chemin_sur("/dossiers"));
        for autre in ["", "//exemple.fr", "https://exemple.fr", "/\\exemple.fr", "/a\r\nb"] {
            assert!(!chemin_sur(autre), "{autre:?}");
        }
    }

    #[test]
    fn the_fields_come_back_without_the_old_token() {
        let reprise = Reprise::de("/a", b"jeton=x&note=un+deux&note=%C3%A9");
        let champs = [("note", "un deux"), ("note", "é")];
        assert_eq!(reprise.champs(), champs.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
