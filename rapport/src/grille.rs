//! Tables as they are printed: one unit, lines and columns with their headings.
//!
//! A table of two axes is one grid. Indicators that are each one line (people supported in an area,
//! refusals on a ground, outings) stand together, one a line, when they are of one unit and divided
//! alike.

use observatory::catalogue::{Catalogue, Indicateur};
use tableau::{Case, TableauProtege};

use crate::ErreurRapport;
use crate::mots::{libelle, nombre};

/// Part of the report a table belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Who they are.
    Personnes,
    /// What was done with them.
    Accompagnement,
    /// The exit pathway.
    Parcours,
    /// Outreach.
    AllerVers,
    /// Collective sessions.
    Seances,
    /// The rest.
    Autres,
}

impl Theme {
    /// Every part, in the order of the report, with its title.
    pub const TOUS: [(Self, &'static str); 6] = [
        (Self::Personnes, "Les personnes"),
        (Self::Accompagnement, "L’accompagnement"),
        (Self::Parcours, "Le parcours de sortie"),
        (Self::AllerVers, "L’aller-vers"),
        (Self::Seances, "Les séances de groupe"),
        (Self::Autres, "Autres chiffres"),
    ];

    fn de(entree: &Indicateur) -> Self {
        match entree.id.split('.').next().unwrap_or_default() {
            "personnes" | "age" | "origine" => Self::Personnes,
            "actes" | "accompagnees" => Self::Accompagnement,
            "psp" => Self::Parcours,
            "sorties" => Self::AllerVers,
            "seances" => Self::Seances,
            _ => Self::Autres,
        }
    }
}

/// A number as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valeur {
    /// Published.
    Publiee(u64),
    /// Masked.
    Masquee,
}

impl Valeur {
    /// The number, or that there is none.
    pub fn ecrite(&self) -> String {
        match self {
            Self::Publiee(publiee) => nombre(*publiee),
            Self::Masquee => "n. p.".to_owned(),
        }
    }

    /// Whether it is masked.
    pub fn est_masquee(&self) -> bool {
        *self == Self::Masquee
    }
}

impl From<Case> for Valeur {
    fn from(case: Case) -> Self {
        match case {
            Case::Publiee(nombre) => Self::Publiee(nombre),
            Case::Masquee => Self::Masquee,
        }
    }
}

/// A table as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grille {
    /// Where it stands.
    pub theme: Theme,
    /// An id for links: letters, digits, hyphens.
    pub ancre: String,
    /// What it counts, and by what.
    pub titre: String,
    /// What a number of it is a number of.
    pub unite: String,
    /// What its lines are.
    pub tete: String,
    /// Headings of its columns, the total last when there are several.
    pub colonnes: Vec<String>,
    /// Heading of each line, and its numbers.
    pub lignes: Vec<(String, Vec<Valeur>)>,
    /// Whether the last line is the total of the others.
    pub totalisee: bool,
    /// The table it was made from, when it is one that a map can be drawn from.
    pub carte: Option<usize>,
    /// Lines of nobody that are left out.
    pub vides: usize,
}

/// The tables of an edition as they are printed, in the order of the report.
///
/// # Errors
/// [`ErreurRapport::Inconnu`].
pub fn grilles(tables: &[TableauProtege]) -> Result<Vec<Grille>, ErreurRapport> {
    let mut grilles: Vec<Grille> = Vec::new();
    for (rang, table) in tables.iter().enumerate() {
        let nom = &table.entete.indicateur;
        let entree = Catalogue::embarque().du_tableau(nom);
        let entree = entree.ok_or_else(|| ErreurRapport::Inconnu(nom.clone()))?;
        if table.entete.dimensions.len() > 1 {
            grilles.push(divisee(rang, table, entree));
            continue;
        }
        let ligne = ligne(table, entree);
        let neuve = reunie(table, entree);
        match grilles.iter_mut().find(|grille| grille.ancre == neuve.ancre) {
            Some(grille) => grille.lignes.push(ligne),
            None => grilles.push(Grille { lignes: vec![ligne], ..neuve }),
        }
    }
    grilles.sort_by_key(|grille| grille.theme);
    Ok(grilles)
}

/// A table of two axes or more: the first in lines, the others in columns.
fn divisee(rang: usize, table: &TableauProtege, entree: &Indicateur) -> Grille {
    let entete = &table.entete;
    let axes: Vec<String> = entete.dimensions.iter().map(|d| nom_d_axe(&d.code)).collect();
    let codes: Vec<&str> = entete.dimensions.iter().map(|d| d.code.as_str()).collect();
    let (tete, departement) =
        (codes.first().copied().unwrap_or_default(), codes.first() == Some(&"departement"));
    let largeur: usize = entete.tailles().iter().skip(1).product();
    let mut lignes = Vec::new();
    let mut vides = 0;
    let axe = entete.dimensions.first();
    let hauteur = axe.map_or(0, |axe| axe.modalites.len());
    for (place, cases) in table.cases.chunks(largeur.max(1)).enumerate() {
        let modalite = axe.and_then(|axe| axe.modalites.get(place));
        let titre = modalite.map_or_else(|| "Ensemble".to_owned(), |m| libelle(tete, &m.code));
        let valeurs: Vec<Valeur> = cases.iter().map(|case| Valeur::from(*case)).collect();
        // A hundred departments: those where nobody is counted are told in one sentence.
        if departement && place < hauteur && valeurs.iter().all(|v| *v == Valeur::Publiee(0)) {
            vides += 1;
        } else {
            lignes.push((titre, valeurs));
        }
    }
    let colonnes = (0..largeur).map(|case| {
        let coordonnees = entete.coordonnees(case);
        let modalites: Vec<String> =
            coordonnees.iter().skip(1).map(|(axe, code)| libelle(axe, code)).collect();
        if modalites.is_empty() { "Ensemble".to_owned() } else { modalites.join(", ") }
    });
    Grille {
        theme: Theme::de(entree),
        ancre: format!("{}-{}", entete.indicateur.replace('.', "-"), codes.join("-")),
        titre: format!("{}, par {}", entree.libelle, axes.join(" et ")),
        unite: entete.unite.clone(),
        tete: majuscule(axes.first().map_or("", String::as_str)),
        colonnes: colonnes.collect(),
        lignes,
        totalisee: true,
        carte: departement.then_some(rang),
        vides,
    }
}

/// The grid where an indicator that is one line stands.
fn reunie(table: &TableauProtege, entree: &Indicateur) -> Grille {
    let entete = &table.entete;
    let axe = entete.dimensions.first();
    let theme = Theme::de(entree);
    let (titre, tete, ancre) = if let Some(par) = entree.par {
        let axe = nom_d_axe(par.code());
        let ancre = entree.id.replace(".*", "").replace('.', "-") + "-" + par.code();
        (format!("{}, par {axe}", entree.libelle), majuscule(&axe), ancre)
    } else {
        let titre = Theme::TOUS.iter().find(|(autre, _)| *autre == theme);
        let titre = titre.map_or("", |(_, titre)| titre);
        let ancre = format!("{}-{}", entree.id.split('.').next().unwrap_or(""), entete.unite);
        (format!("{titre} : {}", entete.unite), "Indicateur".into(), ancre)
    };
    let colonnes = match axe {
        Some(axe) => {
            let modalites = axe.modalites.iter().map(|m| libelle(&axe.code, &m.code));
            modalites.chain(["Ensemble".to_owned()]).collect()
        }
        None => vec!["Nombre".to_owned()],
    };
    let (unite, lignes) = (entete.unite.clone(), Vec::new());
    let (totalisee, carte, vides) = (false, None, 0);
    Grille { theme, ancre, titre, unite, tete, colonnes, lignes, totalisee, carte, vides }
}

fn ligne(table: &TableauProtege, entree: &Indicateur) -> (String, Vec<Valeur>) {
    let nom = &table.entete.indicateur;
    let titre = match entree.par {
        Some(par) => {
            let code = par.codes().into_iter().find(|code| entree.id.replace('*', code) == *nom);
            libelle(par.code(), code.unwrap_or_default())
        }
        None => entree.libelle.clone(),
    };
    (titre, table.cases.iter().map(|case| Valeur::from(*case)).collect())
}

fn nom_d_axe(code: &str) -> String {
    let connu = observatory::Dimension::depuis_code(code).map(observatory::Dimension::nom);
    connu.unwrap_or(if code == "seance" { "genre de séance" } else { code }).to_owned()
}

fn majuscule(mot: &str) -> String {
    let mut lettres = mot.chars();
    lettres.next().map_or_else(String::new, |premiere| {
        premiere.to_uppercase().collect::<String>() + lettres.as_str()
    })
}
