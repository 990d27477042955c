//! The scenarios shipped with the program.

/// One shipped scenario, as written.
#[derive(Clone, Copy, Debug)]
pub struct Livre {
    /// Its name.
    pub nom: &'static str,
    /// Its TOML.
    pub texte: &'static str,
}

macro_rules! livres {
    ($($nom:literal),+ $(,)?) => {
        /// Every shipped scenario, today first.
        pub const LIVRES: &[Livre] = &[$(Livre {
            nom: $nom,
            texte: include_str!(concat!("../../scenarios/", $nom, ".toml")),
        }),+];
    };
}

livres![
    "aujourd-hui",
    "commission-mensuelle",
    "douze-par-poste",
    "quinze-par-poste",
    "douze-par-poste-sans-embauche",
    "financement-4500",
    "quatre-mille-sorties",
    "moselle",
    "paris",
    "dix-dossiers",
];
