//! A rule as a reader would want it: what the text says, what is computed, what is not, from which
//! texts, and what is uncertain.

use std::fmt::Write as _;

use crate::parametres::{self, Serie};
use crate::point::NaturePoint;
use crate::question::QuestionId;
use crate::questions_ouvertes::{self, QuestionOuverte};
use crate::regle::{Regle, regles_de};
use crate::rendu::date_en_toutes_lettres;
use crate::source::{Etiquette, Source};

/// Everything that explains the answer to one question.
#[derive(Debug)]
pub struct Explication {
    /// The question.
    pub question: QuestionId,
    /// The rules that answer it: one, most often.
    pub regles: &'static [&'static Regle],
    /// The parameters they read.
    pub parametres: Vec<&'static Serie>,
    /// The open legal questions that touch it.
    pub questions_ouvertes: Vec<&'static QuestionOuverte>,
}

/// Explains the answer to a question.
pub fn expliquer(question: QuestionId) -> Explication {
    let regles = regles_de(question);
    let lue =
        |serie: &&Serie| regles.iter().any(|regle| regle.parametres.contains(&serie.id.as_str()));
    Explication {
        question,
        regles,
        parametres: parametres::tous().series().into_iter().filter(lue).collect(),
        questions_ouvertes: questions_ouvertes::toutes()
            .iter()
            .filter(|ouverte| ouverte.questions.contains(&question))
            .collect(),
    }
}

impl Explication {
    /// The explanation in French, as Markdown that also reads well in a terminal.
    pub fn texte(&self) -> String {
        let mut page = format!("## {} — {}\n", self.question.code(), self.question.libelle());
        for regle in self.regles {
            let fiche = &regle.fiche;
            paragraphe(&mut page, "Ce que dit le texte", fiche.dit);
            paragraphe(&mut page, "Ce qui est calculé", fiche.calcule);
            paragraphe(&mut page, "Ce qui ne l'est pas, et pourquoi", fiche.ne_calcule_pas);
            paragraphe(&mut page, "Exemple", fiche.exemple);
            textes(&mut page, regle);
            faits(&mut page, regle);
            self.incertitudes(&mut page, regle);
        }
        self.valeurs_datees(&mut page);
        page
    }

    fn valeurs_datees(&self, page: &mut String) {
        if self.parametres.is_empty() {
            return;
        }
        titre(page, "Valeurs datées");
        for serie in &self.parametres {
            if let Some(releve) = serie.releves.last() {
                ligne(
                    page,
                    &format!(
                        "- {} : {} {}, depuis le {} [{}] ({})",
                        serie.libelle,
                        releve.valeur,
                        serie.unite,
                        date_en_toutes_lettres(releve.du),
                        releve.etiquette.code(),
                        releve.source,
                    ),
                );
            }
        }
    }

    fn incertitudes(&self, page: &mut String, regle: &Regle) {
        if regle.points.is_empty() {
            return;
        }
        titre(page, "Ce qui est incertain, ou à vérifier");
        for point in regle.points {
            ligne(page, &format!("- `{}` : {}", point.code, point.texte));
            let ouverte = self.questions_ouvertes.iter().find(|ouverte| ouverte.code == point.code);
            if let (NaturePoint::QuestionOuverte, Some(ouverte)) = (point.nature, ouverte) {
                ligne(page, &format!("  À lire : {}", ouverte.lire));
            }
        }
    }
}

fn textes(page: &mut String, regle: &Regle) {
    titre(page, "Textes");
    for source in regle.sources {
        ligne(page, &format!("- {}", cite(source)));
    }
}

fn faits(page: &mut String, regle: &Regle) {
    if regle.faits.is_empty() {
        return;
    }
    titre(page, "Ce qu'il faut savoir");
    for cle in regle.faits {
        ligne(page, &format!("- `{}` : {}", cle.cle(), cle.question_fr()));
    }
}

/// One text on one line: reference, tag, dates, verification, summary.
fn cite(source: &Source) -> String {
    let nombre = match source.etiquette {
        Etiquette::Secondaire { sources } => format!(", {sources}"),
        Etiquette::Verifiee | Etiquette::Ancienne | Etiquette::Memoire | Etiquette::Introuvable => {
            String::new()
        }
    };
    let depuis = source
        .depuis
        .map(|jour| format!(", en vigueur depuis le {}", date_en_toutes_lettres(jour)))
        .unwrap_or_default();
    let jusqu_au = source
        .jusqu_au
        .map(|jour| format!(" jusqu'au {}", date_en_toutes_lettres(jour)))
        .unwrap_or_default();
    format!(
        "{} [{}{nombre}]{depuis}{jusqu_au}, vérifié le {} : {}",
        source.reference,
        source.etiquette.code(),
        date_en_toutes_lettres(source.verifie_le),
        source.resume,
    )
}

pub(crate) fn titre(page: &mut String, titre: &str) {
    ligne(page, &format!("\n### {titre}\n"));
}

fn paragraphe(page: &mut String, entete: &str, contenu: &str) {
    titre(page, entete);
    ligne(page, contenu);
}

pub(crate) fn ligne(page: &mut String, contenu: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{contenu}");
}
