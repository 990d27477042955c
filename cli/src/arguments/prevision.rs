//! Commands of the forecast. None needs a base.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Prevision {
    /// Simule un scénario : attentes, parcours en cours, sorties, postes, coûts, avec leur
    /// intervalle.
    Simuler {
        #[command(flatten)]
        depart: Depart,
        /// Autre scénario, livré ou fichier TOML, à comparer au premier.
        #[arg(long, value_name = "SCENARIO")]
        comparer: Option<String>,
        #[command(flatten)]
        calcul: Calcul,
        #[command(flatten)]
        ecrits: Ecrits,
    },
    /// Compare deux scénarios sur les mêmes personnes tirées : l'écart et son intervalle.
    Comparer {
        /// Premier scénario, livré ou fichier TOML.
        #[arg(value_name = "SCENARIO")]
        avant: String,
        /// Second scénario.
        #[arg(value_name = "AUTRE")]
        apres: String,
        /// Une valeur changée dans les deux : CHAMP=VALEUR. L'option se répète.
        #[arg(long, value_name = "CHAMP=VALEUR")]
        changer: Vec<String>,
        #[command(flatten)]
        calcul: Calcul,
        #[command(flatten)]
        ecrits: Ecrits,
    },
    /// Ce que chaque entrée fait à chaque sortie, un dixième plus bas puis plus haut.
    Sensibilite {
        #[command(flatten)]
        depart: Depart,
        #[command(flatten)]
        calcul: Calcul,
    },
    /// Cherche les entrées inconnues depuis les sorties publiées, avec ce qui reste ouvert.
    Calibrer {
        #[command(flatten)]
        depart: Depart,
        /// Points essayés à chaque tour.
        #[arg(long, default_value_t = 64)]
        #[arg(value_parser = clap::value_parser!(u32).range(4..=10_000))]
        points: u32,
        /// Tours : le premier sur tout l'intervalle, les autres autour des plus proches.
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
        tours: u32,
        #[command(flatten)]
        calcul: Calcul,
    },
    /// Le coût par multiplication, et ce que le rapport imprime des mêmes produits.
    Cout(Cout),
    /// Les scénarios livrés ; avec un nom, toutes ses valeurs et leurs sources.
    Scenarios {
        /// Un scénario, livré ou fichier TOML.
        #[arg(value_name = "SCENARIO")]
        scenario: Option<String>,
    },
}

/// Le scénario de départ.
#[derive(Debug, clap::Args)]
pub(crate) struct Depart {
    /// Scénario livré (« prevision scenarios » les donne) ou fichier TOML.
    #[arg(value_name = "SCENARIO", default_value = "aujourd-hui")]
    pub(crate) scenario: String,
    /// Une valeur changée : CHAMP=VALEUR, « territoire.*.seances_par_an=12 ». L'option se répète.
    #[arg(long, value_name = "CHAMP=VALEUR")]
    pub(crate) changer: Vec<String>,
}

/// Comment le calcul est fait.
#[derive(Debug, clap::Args)]
pub(crate) struct Calcul {
    /// Graine du tirage : la même donne les mêmes chiffres.
    #[arg(long, default_value_t = 2016)]
    pub(crate) graine: u64,
    /// Nombre de tirages indépendants. [défaut : 40 ; 10 pour la sensibilité, 8 pour le calibrage]
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub(crate) replications: Option<u32>,
    /// Fils de calcul ; leur nombre ne change que la durée. [défaut : ceux de la machine]
    #[arg(long)]
    pub(crate) fils: Option<NonZeroUsize>,
}

/// Ce qui est écrit à côté de la réponse.
#[derive(Debug, clap::Args)]
pub(crate) struct Ecrits {
    /// Tableau année par année (CSV) à écrire.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) csv: Option<PathBuf>,
    /// Dossier où écrire les graphiques (SVG).
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) svg: Option<PathBuf>,
}

/// Les nombres multipliés. Par défaut, ceux du rapport.
#[derive(Debug, clap::Args)]
pub(crate) struct Cout {
    /// Coût d'un parcours pendant un an, en euros.
    #[arg(long, value_name = "EUROS", default_value_t = 30_243)]
    pub(crate) par_an: u64,
    /// Durée d'un parcours, en mois.
    #[arg(long, default_value_t = 24)]
    pub(crate) mois: u64,
    /// Personnes qui sortent.
    #[arg(long, default_value_t = 40_000)]
    pub(crate) personnes: u64,
    /// Nombre d'années sur lesquelles elles sortent.
    #[arg(long, default_value_t = 10)]
    pub(crate) annees: u64,
    /// Coût annuel de la prostitution, en euros.
    #[arg(long, value_name = "EUROS", default_value_t = 1_600_000_000)]
    pub(crate) prejudice_par_an: u64,
    /// Coût de la prostitution en dix ans, en euros, tel que le rapport l'imprime.
    #[arg(long, value_name = "EUROS", default_value_t = 8_500_000_000)]
    pub(crate) prejudice_dix_ans: u64,
}
