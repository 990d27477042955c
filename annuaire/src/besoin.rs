//! What somebody comes for, and the themes of data·inclusion that answer it.

macro_rules! besoins {
    ($( $variante:ident $code:literal [ $($theme:literal),* ] ; )+) => {
        /// A need, as the help pages ask it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Besoin { $( #[doc = concat!("`", $code, "`")] $variante ),+ }

        impl Besoin {
            /// Every need, in the order of the pages.
            pub const TOUS: &[Self] = &[ $( Self::$variante ),+ ];

            /// Its code.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variante => $code ),+ }
            }

            /// The need a code stands for.
            pub fn depuis_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variante), )+ _ => None }
            }

            /// Themes of data·inclusion that answer it: each begins so.
            pub fn themes(self) -> &'static [&'static str] {
                match self { $( Self::$variante => &[ $($theme),* ] ),+ }
            }
        }
    };
}

besoins! {
    Hebergement "hebergement" ["logement-hebergement"];
    Sante "sante" ["sante"];
    Papiers "papiers" [
        "acces-aux-droits-et-citoyennete--accompagnement-dans-les-demarches-administratives",
        "acces-aux-droits-et-citoyennete--demandeurs-dasile-et-naturalisation",
        "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
        "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete"
    ];
    Droit "droit" [
        "acces-aux-droits-et-citoyennete--accompagnement-juridique",
        "acces-aux-droits-et-citoyennete--aide-aux-victimes",
        "acces-aux-droits-et-citoyennete--connaitre-ses-droits",
        "difficultes-administratives-ou-juridiques--accompagnement-juridique",
        "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits",
        "difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire"
    ];
    // No theme of the format says these two: an office says them itself (`passerelle.besoins`).
    Sortir "sortir" [];
    Mineur "mineur" [];
    Proche "proche" [
        "famille--information-et-accompagnement-des-parents",
        "famille--soutien-aux-familles",
        "famille--soutien-a-la-parentalite-et-a-leducation",
        "famille--surmonter-conflits-separation-violence"
    ];
}

impl Besoin {
    /// Whether one of these themes answers it.
    pub(crate) fn dans(self, themes: &[String]) -> bool {
        let commence = |theme: &String| self.themes().iter().any(|debut| theme.starts_with(debut));
        themes.iter().any(commence)
    }
}
