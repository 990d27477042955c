//! What is asked of a run.

use std::time::Duration;

/// The settings of a run.
pub(crate) struct Reglages {
    /// Size of the demonstration: `petite`, `association`, `nationale`.
    pub(crate) taille: String,
    /// A base to use instead: a path, kept as it is but for what is written in it.
    pub(crate) base: Option<String>,
    /// Who may add members in it, and her passphrase.
    pub(crate) membre: String,
    pub(crate) phrase: String,
    pub(crate) utilisateurs: usize,
    pub(crate) duree: Duration,
    /// Mean of the time between an answer and the next request; drawn between half and one and a
    /// half times that.
    pub(crate) reflexion: Duration,
}

impl Reglages {
    pub(crate) fn lire(arguments: &[String]) -> Self {
        let mut reglages = Self {
            taille: "nationale".into(),
            base: None,
            membre: "responsable".into(),
            phrase: "demonstration fictive".into(),
            utilisateurs: 50,
            duree: Duration::from_mins(1),
            reflexion: Duration::from_secs(1),
        };
        let mut mots = arguments.iter();
        while let Some(mot) = mots.next() {
            let valeur = mots.next().unwrap_or_else(|| panic!("{mot} needs a value")).clone();
            match mot.as_str() {
                "--taille" => reglages.taille = valeur,
                "--base" => reglages.base = Some(valeur),
                "--membre" => reglages.membre = valeur,
                "--phrase" => reglages.phrase = valeur,
                "--utilisateurs" => reglages.utilisateurs = valeur.parse().unwrap(),
                "--secondes" => reglages.duree = Duration::from_secs(valeur.parse().unwrap()),
                "--reflexion-ms" => {
                    reglages.reflexion = Duration::from_millis(valeur.parse().unwrap());
                }
                autre => panic!("{autre}: not a setting of this bench"),
            }
        }
        assert!(reglages.utilisateurs > 0, "somebody must be at work");
        reglages
    }

    /// What was asked, for whoever reads the figures.
    pub(crate) fn resume(&self) -> String {
        let quoi = self.base.as_deref().unwrap_or(&self.taille);
        format!(
            "{quoi}: {} users for {} s, {} ms of thinking on average, closed loop",
            self.utilisateurs,
            self.duree.as_secs(),
            self.reflexion.as_millis()
        )
    }
}
