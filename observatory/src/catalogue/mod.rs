//! What is counted, as data: each indicator with its unit, its definition and the facts it reads.
//!
//! The files are in `observatory/indicateurs`; `docs/indicateurs.md` is made from them. The engine
//! reads nothing else: an indicator that is not there is counted nowhere.

mod erreur;
mod lecture;
mod mesure;
mod page;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::{Dimension, Sorte};

pub use erreur::ErreurCatalogue;
pub use mesure::{Mesure, Par, Temps, Unite};
pub use page::page_indicateurs;

/// The files, in the order of annual figures.
const FICHIERS: [(&str, &str); 12] = [
    ("personnes.toml", include_str!("../../indicateurs/personnes.toml")),
    ("accompagnements.toml", include_str!("../../indicateurs/accompagnements.toml")),
    ("psp.toml", include_str!("../../indicateurs/psp.toml")),
    ("aller-vers.toml", include_str!("../../indicateurs/aller-vers.toml")),
    ("seances.toml", include_str!("../../indicateurs/seances.toml")),
    ("hors-psp.toml", include_str!("../../indicateurs/hors-psp.toml")),
    ("delais.toml", include_str!("../../indicateurs/delais.toml")),
    ("activites.toml", include_str!("../../indicateurs/activites.toml")),
    ("terrain.toml", include_str!("../../indicateurs/terrain.toml")),
    ("postes.toml", include_str!("../../indicateurs/postes.toml")),
    ("subventions.toml", include_str!("../../indicateurs/subventions.toml")),
    ("tableaux.toml", include_str!("../../indicateurs/tableaux.toml")),
];

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicateur {
    /// Stable id. A star stands for the code of what it is divided by ([`Indicateur::par`]).
    pub id: String,
    /// Grows when the definition changes.
    pub version: u16,
    /// A few words.
    pub libelle: String,
    /// One sentence or two.
    pub definition: String,
    /// Of whom, or of what.
    pub population: String,
    /// What a number of it is a number of.
    pub unite: Unite,
    /// At a date, or over a period.
    pub temps: Temps,
    /// What is done with facts.
    pub mesure: Mesure,
    /// The facts it reads.
    pub faits: Vec<Sorte>,
    /// Facts that leave a person out.
    pub sauf: Vec<Sorte>,
    /// The one code of these facts it reads; `None`: every one.
    pub seul: Option<u8>,
    /// Divided into lines of its own.
    pub par: Option<Par>,
    /// Dimensions a table of it may have.
    pub dimensions: Vec<Dimension>,
    /// Counts from one to this are not published.
    pub seuil: u64,
    /// Counted every year, and kept as an anonymous counter when a file is erased.
    pub annuel: bool,
}

/// A table of a report: indicators of one unit, and what divides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Stable id.
    pub id: String,
    /// Its title.
    pub titre: String,
    /// Ids of indicators, one a column.
    pub indicateurs: Vec<String>,
    /// What divides them, three at most.
    pub dimensions: Vec<Dimension>,
}

/// A line of the annual figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ligne {
    /// Its id, without star.
    pub(crate) id: String,
}

/// How a kind of fact adds to lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Regle {
    /// First line.
    pub(crate) ligne: usize,
    pub(crate) temps: Temps,
    pub(crate) par: Option<Par>,
    /// The fact's number rather than one.
    pub(crate) somme: bool,
}

/// Lines that count each person once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UneFois {
    pub(crate) ligne: usize,
    pub(crate) combien: usize,
    /// Age or origin: the first line holds the count until her group is known.
    pub(crate) par: Option<Par>,
}

/// Every indicator, table and line.
#[derive(Clone, Debug)]
pub struct Catalogue {
    indicateurs: Vec<Indicateur>,
    plans: Vec<Plan>,
    lignes: Vec<Ligne>,
    rangs: BTreeMap<String, usize>,
    regles: Vec<Vec<Regle>>,
    une_fois: Vec<UneFois>,
    /// Places of the annual lines that are counted by department too.
    departementales: Vec<usize>,
}

impl Indicateur {
    /// Whether it is a plain count, which adds up.
    pub fn se_compte(&self) -> bool {
        matches!(self.mesure, Mesure::Personnes | Mesure::Faits | Mesure::Somme)
    }

    /// Whether its annual figures are counted by department too. What is divided already (a star)
    /// is not divided again.
    pub fn est_departemental(&self) -> bool {
        self.annuel && self.par.is_none() && self.dimensions.contains(&Dimension::Departement)
    }

    /// The ids of its lines.
    pub fn ids(&self) -> Vec<String> {
        match self.par {
            None => vec![self.id.clone()],
            Some(par) => par.codes().iter().map(|code| self.id.replace('*', code)).collect(),
        }
    }
}

impl Catalogue {
    /// The catalogue of this version.
    pub fn embarque() -> &'static Self {
        static TOUT: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::lire(&FICHIERS)
                .expect("the catalogue is part of the program, and a test reads it")
        });
        &TOUT
    }

    /// Reads a catalogue: names and contents of its files.
    ///
    /// # Errors
    /// [`ErreurCatalogue`] on the first entry that does not read or contradicts itself, and on the
    /// first table that mixes units or divides what may not be divided so.
    pub fn lire(fichiers: &[(&str, &str)]) -> Result<Self, ErreurCatalogue> {
        let (mut indicateurs, mut plans) = (Vec::new(), Vec::new());
        for (nom, texte) in fichiers {
            let fichier = lecture::Fichier::lire(nom, texte)?;
            indicateurs.extend(fichier.indicateurs()?);
            plans.extend(fichier.plans()?);
        }
        let mut catalogue = Self {
            indicateurs: Vec::new(),
            plans: Vec::new(),
            lignes: Vec::new(),
            rangs: BTreeMap::new(),
            regles: vec![Vec::new(); Sorte::NOMBRE],
            une_fois: Vec::new(),
            departementales: Vec::new(),
        };
        for indicateur in indicateurs {
            catalogue.ajouter(indicateur)?;
        }
        for indicateur in &catalogue.indicateurs {
            catalogue.verifier_rapport(indicateur)?;
        }
        for plan in plans {
            catalogue.verifier(&plan)?;
            catalogue.plans.push(plan);
        }
        Ok(catalogue)
    }

    /// Every indicator, in the order of its file.
    pub fn indicateurs(&self) -> &[Indicateur] {
        &self.indicateurs
    }

    /// Every table of a report.
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// An indicator by its id, star included.
    pub fn indicateur(&self, id: &str) -> Option<&Indicateur> {
        self.indicateurs.iter().find(|indicateur| indicateur.id == id)
    }

    /// The entry that a contributed table is about: by the id of a line, or by what its lines
    /// divide.
    pub fn du_tableau(&self, nom: &str) -> Option<&Indicateur> {
        let ligne = |entree: &&Indicateur| entree.ids().iter().any(|id| id == nom);
        let divise = |entree: &&Indicateur| entree.id.strip_suffix(".*") == Some(nom);
        self.indicateurs.iter().find(ligne).or_else(|| self.indicateurs.iter().find(divise))
    }

    /// A table of a report by its id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// The ids of annual figures, in order.
    pub fn annuels(&self) -> impl Iterator<Item = &str> {
        self.lignes.iter().map(|ligne| ligne.id.as_str())
    }

    /// Place of an annual figure.
    pub(crate) fn rang(&self, id: &str) -> Option<usize> {
        self.rangs.get(id).copied()
    }

    pub(crate) fn regles(&self, sorte: Sorte) -> &[Regle] {
        self.regles.get(sorte as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn une_fois(&self) -> &[UneFois] {
        &self.une_fois
    }

    pub(crate) fn departementales(&self) -> &[usize] {
        &self.departementales
    }

    fn ajouter(&mut self, indicateur: Indicateur) -> Result<(), ErreurCatalogue> {
        let deja = |id: &str| {
            self.rangs.contains_key(id) || self.indicateurs.iter().any(|autre| autre.id == id)
        };
        let mut ids = indicateur.ids();
        if let Some(id) = ids.iter().chain([&indicateur.id]).find(|id| deja(id)) {
            return Err(ErreurCatalogue::Doublon(id.clone()));
        }
        if indicateur.annuel {
            let (ligne, combien) = (self.lignes.len(), ids.len());
            for sorte in &indicateur.faits {
                let par = indicateur.par;
                let somme = indicateur.mesure == Mesure::Somme;
                if let Some(regles) = self.regles.get_mut(*sorte as usize) {
                    regles.push(Regle { ligne, temps: indicateur.temps, par, somme });
                }
            }
            if indicateur.mesure == Mesure::Personnes {
                self.une_fois.push(UneFois { ligne, combien, par: indicateur.par });
            }
            if indicateur.est_departemental() {
                self.departementales.push(ligne);
            }
            for id in ids.drain(..) {
                self.rangs.insert(id.clone(), self.lignes.len());
                self.lignes.push(Ligne { id });
            }
        }
        self.indicateurs.push(indicateur);
        Ok(())
    }

    fn verifier_rapport(&self, indicateur: &Indicateur) -> Result<(), ErreurCatalogue> {
        let Mesure::Rapport { numerateur, denominateur } = &indicateur.mesure else {
            return Ok(());
        };
        let [dessus, dessous] =
            [self.cite(&indicateur.id, numerateur)?, self.cite(&indicateur.id, denominateur)?];
        let regle = if !dessus.se_compte() || !dessous.se_compte() {
            "un rapport se fait entre deux comptes"
        } else if dessus.par.is_some() || dessous.par.is_some() || indicateur.par.is_some() {
            "un rapport ne se divise pas"
        } else if indicateur.unite == Unite::ParTempsPlein {
            // A hundred times over hundredths of a post: so many for a whole one.
            if dessous.unite == Unite::Centiemes {
                return Ok(());
            }
            "« par-temps-plein » se rapporte à des centièmes de temps plein"
        } else {
            return meme_unite(&indicateur.id, dessus, dessous);
        };
        Err(ErreurCatalogue::Regle { id: indicateur.id.clone(), regle })
    }

    fn cite(&self, par: &str, id: &str) -> Result<&Indicateur, ErreurCatalogue> {
        self.indicateur(id)
            .ok_or_else(|| ErreurCatalogue::Inconnu { id: par.to_owned(), cherche: id.to_owned() })
    }

    /// Refuses a table that mixes units, or that divides what may not be divided so.
    ///
    /// # Errors
    /// [`ErreurCatalogue`], naming the table.
    pub fn verifier(&self, plan: &Plan) -> Result<(), ErreurCatalogue> {
        let regle = |regle| Err(ErreurCatalogue::Regle { id: plan.id.clone(), regle });
        let mut colonnes = Vec::new();
        for id in &plan.indicateurs {
            colonnes.push(self.cite(&plan.id, id)?);
        }
        let Some(premiere) = colonnes.first() else {
            return regle("un tableau a au moins un indicateur");
        };
        if plan.dimensions.len() > 3 {
            return regle("un tableau a trois dimensions au plus");
        }
        let mut dimensions = plan.dimensions.clone();
        dimensions.sort_unstable();
        dimensions.dedup();
        if dimensions.len() < plan.dimensions.len() {
            return regle("une dimension est citée deux fois");
        }
        if colonnes.iter().any(|colonne| colonne.par.is_some()) {
            return regle("un indicateur déjà divisé (étoile) ne fait pas de tableau");
        }
        for colonne in &colonnes {
            meme_unite(&plan.id, premiere, colonne)?;
            let refusee = plan.dimensions.iter().find(|d| !colonne.dimensions.contains(d));
            if let Some(dimension) = refusee {
                return Err(ErreurCatalogue::Dimension {
                    id: plan.id.clone(),
                    indicateur: colonne.id.clone(),
                    dimension: dimension.nom(),
                });
            }
        }
        Ok(())
    }
}

fn meme_unite(id: &str, une: &Indicateur, autre: &Indicateur) -> Result<(), ErreurCatalogue> {
    if une.unite == autre.unite {
        return Ok(());
    }
    let (une, autre) = (une.unite.code(), autre.unite.code());
    Err(ErreurCatalogue::Unites { id: id.to_owned(), une, autre })
}
