//! The words of one page, in one language, and which of them it used.

use std::cell::RefCell;
use std::collections::BTreeSet;

use domain::Jour;

use super::{Support, relu};
use crate::Site;
use crate::adresse::Page;
use crate::langue::Langue;

/// Says texts, and keeps account of those said.
pub(crate) struct Mots<'a> {
    site: &'a Site,
    support: Support,
    langue: Langue,
    dits: RefCell<BTreeSet<String>>,
}

impl<'a> Mots<'a> {
    pub(super) fn new(site: &'a Site, support: Support, langue: Langue) -> Self {
        Self { site, support, langue, dits: RefCell::new(BTreeSet::new()) }
    }

    pub(super) fn site(&self) -> &'a Site {
        self.site
    }

    pub(super) fn support(&self) -> Support {
        self.support
    }

    pub(super) fn langue(&self) -> Langue {
        self.langue
    }

    /// Whether a program answers what is asked.
    pub(super) fn repond(&self) -> bool {
        self.support == Support::Serveur
    }

    /// A text.
    pub(super) fn dire(&self, cle: &str) -> String {
        self.former(cle, &[])
    }

    /// The text of a coded value: `besoin` and `sante` make `besoin-sante`.
    pub(super) fn code(&self, famille: &str, code: &str) -> String {
        self.former(&format!("{famille}-{code}"), &[])
    }

    /// A text with one named argument.
    pub(super) fn avec(&self, cle: &str, nom: &str, valeur: &str) -> String {
        self.former(cle, &[(nom, valeur)])
    }

    /// A text with a day.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass what they hold so")]
    pub(super) fn dater(&self, cle: &str, jour: &Jour) -> String {
        let date = self.former(
            "date",
            &[
                ("jour", &format!("{:02}", jour.quantieme())),
                ("mois", &format!("{:02}", jour.mois())),
                ("annee", &jour.annee().to_string()),
            ],
        );
        self.avec(cle, "date", &date)
    }

    /// The text of the source.
    pub(super) fn en_francais(&self, cle: &str) -> String {
        self.dire_en(&Langue::Francais, cle)
    }

    /// The text of another language: its own name.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass what they hold so")]
    pub(super) fn dire_en(&self, langue: &Langue, cle: &str) -> String {
        self.site.textes.former(*langue, cle, &[])
    }

    fn former(&self, cle: &str, arguments: &[(&str, &str)]) -> String {
        self.dits.borrow_mut().insert(cle.to_owned());
        self.site.textes.former(self.langue, cle, arguments)
    }

    /// Whether somebody checked every text said so far.
    pub(super) fn tout_relu(&self) -> bool {
        // The notices themselves are shown only when something was not checked.
        let avis = |cle: &String| cle.starts_with("non-relu");
        self.dits.borrow().iter().all(|cle| avis(cle) || relu(self.site, self.langue, cle))
    }

    /// The file of a page of this language.
    #[expect(clippy::unused_self, reason = "templates have nothing else to ask")]
    pub(super) fn vers(&self, page: Page) -> &'static str {
        page.fichier()
    }
}

/// A number as people read it: French numbers by pairs.
pub(super) fn lisible(numero: &str) -> String {
    let national =
        numero.strip_prefix("+33").map_or_else(|| numero.to_owned(), |n| format!("0{n}"));
    if national.len() != 10 || !national.starts_with('0') {
        return numero.to_owned();
    }
    let chiffres: Vec<char> = national.chars().collect();
    let paires: Vec<String> = chiffres.chunks(2).map(|paire| paire.iter().collect()).collect();
    paires.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_pairs() {
        assert_eq!(lisible("+33144525640"), "01\u{a0}44\u{a0}52\u{a0}56\u{a0}40");
        assert_eq!(lisible("0102030405"), "01\u{a0}02\u{a0}03\u{a0}04\u{a0}05");
        assert_eq!(lisible("3919"), "3919");
        assert_eq!(lisible("+40123456789"), "+40123456789");
    }
}
