//! The report as a Typst document, to be made into a PDF: the same model, the same words.
//!
//! Every text is written as a Typst string: nothing in it is read as markup.

use std::fmt::Write as _;

use observatory::tables::REGLE;

use crate::carte;
use crate::diagramme;
use crate::grille::{Theme, Valeur, grilles};
use crate::page::{self, TableauImprime};
use crate::{ErreurRapport, Rapport, masquage, texte};

/// A document: its source, and the pictures that it shows, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Typst source.
    pub source: String,
    /// SVG pictures.
    pub images: Vec<(String, String)>,
}

const REGLAGES: &str = include_str!("../templates/rapport.typ");

/// A text as a Typst string, for a place where an expression is expected.
pub(crate) fn chaine(texte: &str) -> String {
    format!("\"{}\"", texte.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text as it stands in a paragraph.
pub(crate) fn mots(texte: &str) -> String {
    format!("#{}", chaine(texte))
}

struct Ecriture {
    document: Document,
}

impl Ecriture {
    fn titre(&mut self, niveau: usize, titre: &str) {
        let _ = writeln!(self.document.source, "\n{} {}", "=".repeat(niveau), mots(titre));
    }

    fn paragraphe(&mut self, texte: &str) {
        let _ = writeln!(self.document.source, "\n{}", mots(texte));
    }

    fn liste<'a>(&mut self, elements: impl Iterator<Item = &'a str>) {
        for element in elements {
            let _ = writeln!(self.document.source, "- {}", mots(element));
        }
        self.document.source.push('\n');
    }

    fn image(&mut self, nom: String, svg: &str, dit: &str, largeur: &str) {
        let _ = writeln!(
            self.document.source,
            "\n#align(center, image({}, width: {largeur}, alt: {}))",
            chaine(&nom),
            chaine(dit)
        );
        // The one family that the typesetter has.
        self.document.images.push((nom, svg.replace("sans-serif", "Noto Sans")));
    }

    /// A table: header, lines, its caption above.
    fn table(&mut self, titre: &str, entetes: &[String], lignes: &[Vec<String>], chiffres: bool) {
        let cellules = |cellules: &[String]| {
            cellules.iter().map(|cellule| chaine(cellule)).collect::<Vec<_>>().join(", ")
        };
        let colonnes = if chiffres {
            let autres = ", auto".repeat(entetes.len().saturating_sub(1));
            format!("(1fr{autres})")
        } else {
            "(auto, 2fr, 1.2fr, 2fr)".to_owned()
        };
        let alignement =
            if chiffres { "(x, y) => if x == 0 { left } else { right }" } else { "left" };
        let _ = writeln!(
            self.document.source,
            "\n#figure(kind: table, caption: {}, table(columns: {colonnes}, align: {alignement}, \
             table.header({}),",
            chaine(titre),
            cellules(entetes)
        );
        for ligne in lignes {
            let _ = writeln!(self.document.source, "{},", cellules(ligne));
        }
        self.document.source.push_str("))\n");
    }
}

pub(crate) fn ecrire(rapport: &Rapport<'_>) -> Result<Document, ErreurRapport> {
    let document = Document { source: String::new(), images: Vec::new() };
    let mut ecriture = Ecriture { document };
    let annee = rapport.periode.au.annee();
    let attendues = rapport.contributrices.len() + rapport.absentes.len();
    let _ = write!(
        ecriture.document.source,
        "#let federation = {}\n#let annee = {}\n#let periode = {}\n#let contributions = {}\n\
         #let generateur = {}\n{REGLAGES}",
        chaine(rapport.federation),
        chaine(&annee.to_string()),
        chaine(&format!("du {} au {}", rapport.periode.du, rapport.periode.au)),
        chaine(&rapport.contributrices.len().to_string()),
        chaine(rapport.generateur),
    );
    ecriture.titre(1, "Ce que couvre ce rapport");
    let combien = rapport.contributrices.len();
    ecriture.paragraphe(&format!("Associations qui ont contribué : {combien} sur {attendues}."));
    ecriture.titre(2, "Ont contribué");
    ecriture.liste(rapport.contributrices.iter().map(String::as_str));
    ecriture.titre(2, "N’ont pas contribué");
    if rapport.absentes.is_empty() {
        ecriture.paragraphe("Aucune : toutes les associations attendues ont contribué.");
    }
    ecriture.liste(rapport.absentes.iter().map(String::as_str));
    if let Some(markdown) = rapport.texte {
        ecriture.titre(1, "Ce que disent ces chiffres");
        ecriture.document.source.push_str(&texte::en_typst(markdown));
    }
    tableaux(rapport, &mut ecriture)?;
    annexes(rapport, &mut ecriture);
    Ok(ecriture.document)
}

fn tableaux(rapport: &Rapport<'_>, ecriture: &mut Ecriture) -> Result<(), ErreurRapport> {
    let mut theme = None;
    for grille in grilles(rapport.tables)? {
        if theme != Some(grille.theme) {
            let titre = Theme::TOUS.iter().find(|(autre, _)| *autre == grille.theme);
            ecriture.titre(1, titre.map_or("", |(_, titre)| titre));
            theme = Some(grille.theme);
        }
        let imprime = TableauImprime::nouveau(grille, rapport)?;
        let grille = &imprime.grille;
        ecriture.titre(2, &grille.titre);
        if let Some(dessin) = &imprime.carte {
            let svg = carte::autonome(dessin);
            ecriture.image(format!("{}-carte.svg", grille.ancre), &svg, &dessin.dit, "78%");
        }
        if let Some(dessin) = &imprime.diagramme {
            let nom = format!("{}-diagramme.svg", grille.ancre);
            let dit = diagramme::dire_tout(&imprime.ensemble());
            ecriture.image(nom, dessin, &dit, "100%");
        }
        let entetes: Vec<String> =
            std::iter::once(grille.tete.clone()).chain(grille.colonnes.iter().cloned()).collect();
        let ligne = |(titre, valeurs): &(String, Vec<Valeur>)| {
            let valeurs = valeurs.iter().map(Valeur::ecrite);
            std::iter::once(titre.clone()).chain(valeurs).collect()
        };
        let lignes: Vec<Vec<String>> = grille.lignes.iter().map(ligne).collect();
        let titre = format!("{}, en {}", grille.titre, grille.unite);
        ecriture.table(&titre, &entetes, &lignes, true);
        if grille.vides > 0 {
            let vides = grille.vides;
            ecriture.paragraphe(&format!("Départements où personne n’est compté : {vides}."));
        }
        if imprime.masque() {
            ecriture.paragraphe("n. p. : non publié.");
        }
    }
    Ok(())
}

fn annexes(rapport: &Rapport<'_>, ecriture: &mut Ecriture) {
    ecriture.titre(1, "Ce qui n’est pas publié, et pourquoi");
    let lignes = masquage::lignes(rapport.tables);
    let masques: u64 = lignes.iter().map(|ligne| ligne.masquees).sum();
    let cases: u64 = lignes.iter().map(|ligne| ligne.cases).sum();
    ecriture.paragraphe(&format!(
        "Nombres non publiés : {masques}, sur {cases} qui ne sont pas nuls et comptent des \
         personnes ou ce qui leur arrive. Le travail accompli (sorties, messages, séances) n’est \
         pas masqué : personne n’y est compté."
    ));
    ecriture.paragraphe("Ne sont pas publiés :");
    let raisons = page::raisons(REGLE.seuil, REGLE.largeur);
    ecriture.liste(raisons.iter().map(String::as_str));
    ecriture.paragraphe(page::ATTAQUE);
    let entetes = ["Tableau", "Nombres non nuls", "Non publiés"].map(String::from);
    let lignes: Vec<Vec<String>> = lignes
        .iter()
        .map(|ligne| vec![ligne.titre.clone(), ligne.cases.to_string(), ligne.masquees.to_string()])
        .collect();
    ecriture.table("Nombres non publiés, par tableau", &entetes, &lignes, true);
    ecriture.titre(1, "Définitions");
    for definition in page::definitions(rapport) {
        let _ = writeln!(
            ecriture.document.source,
            "\n/ {}: {} #text(fill: pale, {})",
            mots(&definition.libelle),
            mots(&definition.phrase),
            chaine(&definition.precision())
        );
    }
    ecriture.titre(1, "Annexe : les recommandations et leur suivi");
    let entetes = ["N°", "Objet", "À qui", "Suivi, par édition"].map(String::from);
    let lignes: Vec<Vec<String>> = page::recommandations(rapport)
        .into_iter()
        .map(|une| {
            let suivi = une
                .suivi
                .iter()
                .map(|(annee, statut, preuve)| format!("{annee} : {statut} — {preuve}"));
            let suivi = suivi.collect::<Vec<_>>().join(" ; ");
            vec![une.id, une.objet, une.destinataire, suivi]
        })
        .collect();
    ecriture.table("Recommandations, et ce qui montre où elles en sont", &entetes, &lignes, false);
    ecriture.titre(1, "Annexe : sources et méthode");
    ecriture.paragraphe(&page::methode(rapport));
    ecriture.paragraphe(page::CONTOURS);
}
