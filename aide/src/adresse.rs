//! Every address of the pages. None says what a page is about.

use crate::langue::Langue;
use crate::visites::Visites;

macro_rules! pages {
    ($( $(#[$doc:meta])* $variante:ident $fichier:literal; )+) => {
        /// A page, in any language. Its file has a number: a history or a log that holds it says
        /// nothing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Page { $( $(#[$doc])* $variante ),+ }

        impl Page {
            /// Every page.
            pub const TOUTES: &[Self] = &[ $( Self::$variante ),+ ];

            /// Its file.
            pub fn fichier(self) -> &'static str {
                match self { $( Self::$variante => $fichier ),+ }
            }

            fn depuis_fichier(fichier: &str) -> Option<Self> {
                match fichier { "" => Some(Self::Accueil), $( $fichier => Some(Self::$variante), )+
                    _ => None }
            }
        }
    };
}

pages! {
    /// The three doors.
    Accueil "index.html";
    /// For me.
    Moi "1.html";
    /// Find help.
    Trouver "2.html";
    /// Know one's rights.
    Droits "3.html";
    /// For someone I know.
    Proche "4.html";
    /// For professionals.
    Pro "5.html";
    /// Leave no trace.
    Trace "6.html";
    /// A form to print.
    Imprime "7.html";
    /// Guides and sites.
    Ressources "8.html";
    /// Under eighteen.
    Mineur "9.html";
}

/// What a path asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adresse<'a> {
    /// Somebody arrives: a visit is named.
    Entree,
    /// A link from elsewhere straight to a page: a visit is named, and it leads there.
    Lien(Langue, Page),
    /// The choice of a language, in a visit.
    Racine([u8; 16]),
    /// A page, in a visit.
    Page([u8; 16], Langue, Page),
    /// Leaving.
    Sortie([u8; 16]),
    /// Style, script, icon, document.
    Fichier(&'a str),
    /// Nothing.
    Inconnue,
}

impl<'a> Adresse<'a> {
    /// Reads a path, without its query: none is ever read.
    pub fn lire(chemin: &'a str) -> Self {
        if chemin == "/" {
            return Self::Entree;
        }
        let suite = chemin.strip_prefix("/aide");
        let Some(suite) = suite.filter(|suite| suite.is_empty() || suite.starts_with('/')) else {
            return Self::Inconnue;
        };
        let morceaux: Vec<&str> = suite.split('/').skip(1).collect();
        let page = Page::depuis_fichier;
        let langue = Langue::depuis_code;
        match *morceaux.as_slice() {
            [] | ["" | "index.html"] => Self::Entree,
            [code] => langue(code).map_or(Self::Inconnue, |l| Self::Lien(l, Page::Accueil)),
            [premier, second] => {
                if let Some(visite) = Visites::lire(premier) {
                    match second {
                        "" | "index.html" => Self::Racine(visite),
                        "sortie" => Self::Sortie(visite),
                        // Without its last stroke a page's own links would lead elsewhere.
                        _ => Self::Inconnue,
                    }
                } else {
                    let lien = langue(premier).zip(page(second));
                    lien.map_or(Self::Inconnue, |(l, p)| Self::Lien(l, p))
                }
            }
            [visite, "f", nom] if Visites::lire(visite).is_some() => Self::Fichier(nom),
            [visite, code, fichier] => {
                let lue = Visites::lire(visite).zip(langue(code)).zip(page(fichier));
                lue.map_or(Self::Inconnue, |((visite, l), p)| Self::Page(visite, l, p))
            }
            _ => Self::Inconnue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read() {
        let nom = "0123456789abcdef0123456789abcdef";
        let visite = Visites::lire(nom).unwrap();
        let lire = |suite: &str| format!("/aide/{nom}{suite}");
        assert_eq!(Adresse::lire("/"), Adresse::Entree);
        for entree in ["/aide", "/aide/", "/aide/index.html"] {
            assert_eq!(Adresse::lire(entree), Adresse::Entree, "{entree}");
        }
        assert_eq!(Adresse::lire("/aide/ro"), Adresse::Lien(Langue::Roumain, Page::Accueil));
        assert_eq!(Adresse::lire("/aide/ro/2.html"), Adresse::Lien(Langue::Roumain, Page::Trouver));
        assert_eq!(Adresse::lire(&lire("/")), Adresse::Racine(visite));
        assert_eq!(Adresse::lire(&lire("/sortie")), Adresse::Sortie(visite));
        assert_eq!(Adresse::lire(&lire("/f/s.css")), Adresse::Fichier("s.css"));
        let arabe = Adresse::Page(visite, Langue::Arabe, Page::Accueil);
        assert_eq!(Adresse::lire(&lire("/ar/")), arabe);
        assert_eq!(Adresse::lire(&lire("/ar/index.html")), arabe);
        for rien in
            ["/aidez", "/autre", "/aide/57", "/aide/ro/droits", &lire("/ro/10.html"), &lire("/ro")]
        {
            assert_eq!(Adresse::lire(rien), Adresse::Inconnue, "{rien}");
        }
    }
}
