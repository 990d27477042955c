//! The charts and the table of an answer.

use std::fmt::Write as _;

use crate::bilan::{Bilan, BilanMois};
use crate::dessin::{Barre, Courbe, barres, courbes};
use crate::indicateur::Indicateur;
use crate::simulation::Etape;
use crate::statistiques::Estimation;

/// Pathways in progress, month after month, of one scenario or of several.
pub fn en_cours(bilans: &[(&str, i32, &Bilan)]) -> String {
    let titre = "PSP en cours à la fin de chaque mois";
    courbes(titre, "personnes, avec l'intervalle à 95 %", &suivre(bilans, |mois| mois.en_cours))
}

/// People waiting for a post or for the commission, month after month.
pub fn en_attente(bilans: &[(&str, i32, &Bilan)]) -> String {
    let titre = "Personnes en attente d'un poste ou de la commission";
    courbes(titre, "personnes, avec l'intervalle à 95 %", &suivre(bilans, |mois| mois.en_attente))
}

/// Mean time in each stage.
pub fn attentes(bilans: &[(&str, i32, &Bilan)]) -> String {
    let valeur = |bilan: &Bilan, etape| {
        let estimation = bilan.indicateur(Indicateur::Moyenne(etape));
        estimation.map_or((0.0, 0.0), |estimation| (estimation.moyenne, estimation.marge))
    };
    let lignes: Vec<Barre> = Etape::ATTENTES
        .iter()
        .map(|etape| Barre {
            nom: etape.nom().to_owned(),
            valeurs: bilans.iter().map(|(_, _, bilan)| valeur(bilan, *etape)).collect(),
        })
        .collect();
    let noms: Vec<&str> = bilans.iter().map(|(nom, ..)| *nom).collect();
    barres("Du souhait aux droits : temps moyen à chaque étape", "jours", &noms, &lignes)
}

fn suivre(
    bilans: &[(&str, i32, &Bilan)],
    de: impl Fn(&BilanMois) -> Option<Estimation>,
) -> Vec<Courbe> {
    let point = |debut: i32, rang: usize, mois: &BilanMois| {
        let estimation = de(mois)?;
        let x = f64::from(debut) + f64::from(u32::try_from(rang + 1).ok()?) / 12.0;
        let marge = if estimation.marge.is_finite() { estimation.marge } else { 0.0 };
        let moyenne = estimation.moyenne;
        Some((x, moyenne - marge, moyenne, moyenne + marge))
    };
    bilans
        .iter()
        .map(|(nom, debut, bilan)| Courbe {
            nom: (*nom).to_owned(),
            points: bilan
                .mois
                .iter()
                .enumerate()
                .filter_map(|(rang, mois)| point(*debut, rang, mois))
                .collect(),
        })
        .collect()
}

/// Year by year as CSV: one line a year and a number, with its interval. The separator is the
/// semicolon and the decimal sign the point.
pub fn csv(bilan: &Bilan) -> String {
    let mut csv = String::from("annee;indicateur;moyenne;bas_95;haut_95;replications\n");
    let mut ligne = |annee: i32, code: &str, estimation: Option<Estimation>| {
        if let Some(e) = estimation {
            // Writing to a string cannot fail.
            let _ = writeln!(
                csv,
                "{annee};{code};{};{};{};{}",
                fini(e.moyenne),
                fini(e.bas()),
                fini(e.haut()),
                e.n
            );
        }
    };
    for annee in &bilan.annees {
        ligne(annee.annee, "attente_mois", annee.attente_mois);
        ligne(annee.annee, "en_cours", annee.en_cours);
        ligne(annee.annee, "en_attente", annee.en_attente);
        for (annuel, estimation) in &annee.annuels {
            ligne(annee.annee, annuel.code(), *estimation);
        }
    }
    csv
}

fn fini(valeur: f64) -> String {
    if valeur.is_finite() { format!("{valeur:.4}") } else { String::new() }
}
