//! The twelve languages of the help pages.

use unic_langid::{LanguageIdentifier, langid};

macro_rules! langues {
    ($( $variante:ident $code:literal $sens:literal; )+) => {
        /// A language of the pages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Langue { $( #[doc = concat!("`", $code, "`")] $variante ),+ }

        impl Langue {
            /// Every language, in the order of the pages.
            pub const TOUTES: [Self; 12] = [ $( Self::$variante ),+ ];

            /// Its tag (BCP 47).
            pub fn code(self) -> &'static str {
                match self { $( Self::$variante => $code ),+ }
            }

            /// Which way it is read: `ltr` or `rtl`.
            pub fn sens(self) -> &'static str {
                match self { $( Self::$variante => $sens ),+ }
            }

            /// The language of a tag.
            pub fn depuis_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variante), )+ _ => None }
            }

            pub(crate) fn identifiant(self) -> LanguageIdentifier {
                match self { $( Self::$variante => langid!($code) ),+ }
            }

            /// Its texts, as they are written.
            pub fn texte(self) -> &'static str {
                match self {
                    $( Self::$variante => include_str!(concat!("../textes/", $code, ".ftl")) ),+
                }
            }
        }
    };
}

langues! {
    Francais "fr" "ltr";
    Anglais "en" "ltr";
    Espagnol "es" "ltr";
    Portugais "pt" "ltr";
    Roumain "ro" "ltr";
    Bulgare "bg" "ltr";
    Russe "ru" "ltr";
    Ukrainien "uk" "ltr";
    Arabe "ar" "rtl";
    Chinois "zh" "ltr";
    Turc "tr" "ltr";
    Pidgin "pcm" "ltr";
}
