//! The report as one HTML file.

use askama::Template;
use observatory::catalogue::Catalogue;
use observatory::recommandations::Statut;
use observatory::tables::{self, REGLE};

use crate::carte::{self, Carte};
use crate::diagramme::barres;
use crate::grille::{Grille, Theme, Valeur, grilles};
use crate::masquage::{self, Ligne};
use crate::mots::nombre;
use crate::{ErreurRapport, Rapport, texte};

/// Fewer lines than this are read faster in the table.
const LIGNES_D_UN_DIAGRAMME: usize = 3;

#[derive(Template)]
#[template(path = "rapport.html")]
struct PageRapport<'a> {
    federation: &'a str,
    periode: String,
    annee: i16,
    generateur: &'a str,
    contributrices: &'a [String],
    absentes: &'a [String],
    texte: Option<String>,
    contours: String,
    parties: Vec<Partie>,
    definitions: Vec<Definition>,
    raisons: [String; 4],
    attaque: &'static str,
    contours_d_ou: &'static str,
    methode: String,
    masquees: Vec<Ligne>,
    total_masque: String,
    total: String,
    bilan: Vec<(String, usize)>,
    recommandations: Vec<Suivie>,
    edition: u16,
}

struct Partie {
    ancre: String,
    titre: &'static str,
    tableaux: Vec<TableauImprime>,
}

pub(crate) struct TableauImprime {
    pub(crate) grille: Grille,
    pub(crate) diagramme: Option<String>,
    pub(crate) carte: Option<Carte>,
}

pub(crate) struct Definition {
    pub(crate) libelle: String,
    pub(crate) phrase: String,
    population: String,
    unite: &'static str,
    temps: &'static str,
    version: u16,
}

/// A recommendation and where it stands.
pub(crate) struct Suivie {
    pub(crate) id: String,
    pub(crate) objet: String,
    pub(crate) destinataire: String,
    /// Edition, status, evidence; oldest first.
    pub(crate) suivi: Vec<(u16, String, String)>,
}

impl TableauImprime {
    pub(crate) fn nouveau(grille: Grille, rapport: &Rapport<'_>) -> Result<Self, ErreurRapport> {
        let table = grille.carte.and_then(|rang| rapport.tables.get(rang));
        let carte = table.and_then(|t| carte::dessiner(t, &grille.ancre, &grille.titre));
        let mut imprime = Self { grille, diagramme: None, carte };
        let ensemble = imprime.ensemble();
        if imprime.carte.is_none() && ensemble.len() >= LIGNES_D_UN_DIAGRAMME {
            let grille = &imprime.grille;
            imprime.diagramme = Some(barres(&grille.ancre, &grille.titre, &ensemble)?);
        }
        Ok(imprime)
    }

    /// Its lines less their total, each with its last number: everyone together.
    pub(crate) fn ensemble(&self) -> Vec<(String, Valeur)> {
        let lignes = self.grille.lignes.iter();
        let combien = self.grille.lignes.len().saturating_sub(usize::from(self.grille.totalisee));
        let derniere = |(nom, valeurs): &(String, Vec<Valeur>)| {
            valeurs.last().map(|valeur| (nom.clone(), *valeur))
        };
        lignes.take(combien).filter_map(derniere).collect()
    }

    /// Whether something is masked in it.
    pub(crate) fn masque(&self) -> bool {
        self.grille.lignes.iter().any(|(_, valeurs)| valeurs.contains(&Valeur::Masquee))
    }

    /// Whether a line is the total of those above.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand references")]
    fn est_total(&self, rang: &usize) -> bool {
        self.grille.totalisee && *rang + 1 == self.grille.lignes.len()
    }
}

pub(crate) fn ecrire(rapport: &Rapport<'_>) -> Result<String, ErreurRapport> {
    let mut parties: Vec<Partie> = Vec::new();
    for grille in grilles(rapport.tables)? {
        let theme = Theme::TOUS.iter().find(|(theme, _)| *theme == grille.theme);
        let titre = theme.map_or("", |(_, titre)| titre);
        let imprime = TableauImprime::nouveau(grille, rapport)?;
        if let Some(partie) = parties.iter_mut().find(|partie| partie.titre == titre) {
            partie.tableaux.push(imprime);
        } else {
            let ancre = format!("partie-{}", parties.len() + 1);
            parties.push(Partie { ancre, titre, tableaux: vec![imprime] });
        }
    }
    let masquees = masquage::lignes(rapport.tables);
    let page = PageRapport {
        federation: rapport.federation,
        periode: format!("du {} au {}", rapport.periode.du, rapport.periode.au),
        annee: rapport.periode.au.annee(),
        generateur: rapport.generateur,
        contributrices: &rapport.contributrices,
        absentes: &rapport.absentes,
        texte: rapport.texte.map(texte::en_html),
        contours: if parties.iter().any(Partie::a_une_carte) {
            carte::contours()
        } else {
            String::new()
        },
        parties,
        definitions: definitions(rapport),
        raisons: raisons(REGLE.seuil, REGLE.largeur),
        attaque: ATTAQUE,
        contours_d_ou: CONTOURS,
        methode: methode(rapport),
        total_masque: nombre(masquees.iter().map(|ligne| ligne.masquees).sum()),
        total: nombre(masquees.iter().map(|ligne| ligne.cases).sum()),
        masquees,
        bilan: bilan(rapport),
        recommandations: recommandations(rapport),
        edition: rapport.edition,
    };
    page.render().map_err(|erreur| ErreurRapport::MiseEnPage(erreur.to_string()))
}

impl Partie {
    fn a_une_carte(&self) -> bool {
        self.tableaux.iter().any(|imprime| imprime.carte.is_some())
    }
}

/// Each entry of the catalogue that a table of the edition is about, once.
pub(crate) fn definitions(rapport: &Rapport<'_>) -> Vec<Definition> {
    let catalogue = Catalogue::embarque();
    let citee = |id: &str| {
        let entrees = rapport.tables.iter();
        entrees
            .filter_map(|table| catalogue.du_tableau(&table.entete.indicateur))
            .any(|entree| entree.id == id)
    };
    let entrees = catalogue.indicateurs().iter().filter(|entree| citee(&entree.id));
    entrees
        .map(|entree| Definition {
            libelle: entree.libelle.clone(),
            phrase: entree.definition.clone(),
            population: entree.population.clone(),
            unite: entree.unite.code(),
            temps: match entree.temps {
                observatory::catalogue::Temps::Stock => "le dernier jour",
                observatory::catalogue::Temps::Flux => "sur la période",
                observatory::catalogue::Temps::Entier => "tout entier dans la période",
            },
            version: entree.version,
        })
        .collect()
}

/// How many recommendations have each status at this edition.
fn bilan(rapport: &Rapport<'_>) -> Vec<(String, usize)> {
    let statuts = Statut::TOUS.into_iter().map(|statut| {
        let la = |une: &&observatory::recommandations::Recommandation| {
            une.etat_a(rapport.edition).is_some_and(|etat| etat.statut == statut)
        };
        (mot(statut).to_owned(), rapport.recommandations.iter().filter(la).count())
    });
    statuts.filter(|(_, combien)| *combien > 0).collect()
}

pub(crate) fn recommandations(rapport: &Rapport<'_>) -> Vec<Suivie> {
    let connues = rapport.recommandations.iter();
    let connues = connues.filter(|une| une.etat_a(rapport.edition).is_some());
    connues
        .map(|une| Suivie {
            id: une.id.clone(),
            objet: une.objet.clone(),
            destinataire: une.destinataire.clone(),
            suivi: une
                .suivi
                .iter()
                .filter(|etat| etat.edition <= rapport.edition)
                .map(|etat| (etat.edition, mot(etat.statut).to_owned(), etat.preuve.clone()))
                .collect(),
        })
        .collect()
}

fn mot(statut: Statut) -> &'static str {
    match statut {
        Statut::Formulee => "formulée",
        Statut::Engagee => "engagée",
        Statut::Partielle => "tenue en partie",
        Statut::Tenue => "tenue",
        Statut::Abandonnee => "abandonnée",
    }
}

impl Definition {
    /// Unit, time, population, version.
    pub(crate) fn precision(&self) -> String {
        format!(
            "En {}, {} ; {} (définition n° {}).",
            self.unite, self.temps, self.population, self.version
        )
    }
}

/// Why a number is not published.
pub(crate) fn raisons(seuil: u64, largeur: u64) -> [String; 4] {
    [
        format!(
            "un nombre de un à {seuil} : il désigne quelqu’un, dans un tableau comme sur une \
             carte ;"
        ),
        format!(
            "un nombre qui vient d’une seule association, ou dont une association, en ôtant le \
             sien, lirait un nombre de un à {seuil} ; de même un ensemble de départements où une \
             seule \
             association travaille ;"
        ),
        "le nombre d’une ligne dont toutes les personnes sont d’une même catégorie : ses zéros \
         diraient de chacune ce qu’elle est ;"
            .to_owned(),
        format!(
            "d’autres nombres, choisis pour perdre le moins possible, sans lesquels un nombre \
             masqué se retrouverait par soustraction. Pour qui lit tous les tableaux et les \
             éditions \
             précédentes, un nombre masqué garde toujours au moins {largeur} unités entre la plus \
             petite et la plus grande valeur possibles."
        ),
    ]
}

/// Why no reason is given cell by cell, and what was tried against the result.
pub(crate) const ATTAQUE: &str = "La raison de chaque case n’est pas dite : elle serait un indice. \
    Avant publication, un second programme, écrit à part, a attaqué l’ensemble des tableaux et des \
    cartes par le calcul ; il n’a rien retrouvé.";

/// Where outlines come from.
pub(crate) const CONTOURS: &str = "Cartes : contours de la métropole d’après « Map of France \
    departments » de Victor Cazanave (CC BY 4.0, simplifiés) ; outre-mer d’après Natural Earth \
    (domaine public), chaque encart à son échelle.";

/// How the numbers were made.
pub(crate) fn methode(rapport: &Rapport<'_>) -> String {
    format!(
        "Chaque association compte son année avec le programme Passerelle et signe ses tableaux ; \
         la fédération vérifie, additionne, protège, fait attaquer le résultat, puis écrit ce \
         rapport \
         et le jeu de données qui l’accompagne, sans qu’aucun nombre soit tapé. Liste des \
         tableaux : version {}. Programme : {}. Les mêmes contributions donnent le même rapport, \
         à l’octet \
         près.",
        rapport.catalogue, rapport.generateur
    )
}

/// Work done is not protected: no rule is said of it.
pub(crate) fn est_protegee(unite: &str) -> bool {
    tables::regle(unite).seuil > 0
}
