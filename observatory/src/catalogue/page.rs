//! The page `docs/indicateurs.md`, made from the catalogue so that it cannot drift from it.

use std::fmt::Write as _;

use super::{Catalogue, Indicateur, Mesure, Temps};
use crate::Sorte;

/// The whole page, in French.
pub fn page_indicateurs() -> String {
    let catalogue = Catalogue::embarque();
    let mut page = String::from(
        "# Les indicateurs\n\n\
         <!-- généré par « cargo run -q -p observatory --example page_indicateurs > \
         docs/indicateurs.md » : ne pas modifier à la main -->\n\n\
         Ce que Passerelle compte, et rien d'autre. Chaque indicateur a une unité : des nombres \
         d'unités différentes ne s'ajoutent pas et ne tiennent pas dans un même tableau. « Inconnu \
         » est toujours montré.\n\n\
         Un **stock** se lit un jour : ce qui est vrai ce jour-là. Un **flux** se lit sur une \
         période : ce qui y arrive, ou y est vrai un jour au moins. Un **entier** compte ce dont \
         tous les jours sont dans la période : le montant d'une année, le temps d'une semaine. \
         Âge, origine et autres dimensions sont ceux du dernier jour. Un délai, une moyenne, une \
         médiane se donnent à partir de dix personnes.\n\n\
         Les postes et les subventions se comptent pour toute l'association, en centièmes de temps \
         plein, en minutes et en centimes d'euro ; le temps, par activité et jamais par membre.\n\n\
         Ne sont pas comptés, faute d'acte qui les dise : la scolarité des mineurs, les demandes \
         de retrait de contenus.\n",
    );
    for indicateur in catalogue.indicateurs() {
        page.push_str(&article(indicateur));
    }
    page.push_str(
        "\n## Tableaux d'un rapport\n\n\
         | Tableau | Titre | Indicateurs | Par |\n| --- | --- | --- | --- |\n",
    );
    for plan in catalogue.plans() {
        let indicateurs: Vec<String> =
            plan.indicateurs.iter().map(|id| format!("`{id}`")).collect();
        let dimensions: Vec<&str> = plan.dimensions.iter().map(|d| d.nom()).collect();
        let (indicateurs, dimensions) = (indicateurs.join(", "), dimensions.join(", "));
        let _ = writeln!(page, "| `{}` | {} | {indicateurs} | {dimensions} |", plan.id, plan.titre);
    }
    page
}

fn article(indicateur: &Indicateur) -> String {
    let mut lignes = vec![
        format!("- unité : {}", indicateur.unite.code()),
        format!("- temps : {}", quand(indicateur.temps)),
        format!("- mesure : {}", mesure(indicateur)),
        format!("- population : {}", indicateur.population),
        format!("- dimensions : {}", dimensions(indicateur)),
        format!("- non publié de 1 à {}", indicateur.seuil),
        format!(
            "- version {}{}",
            indicateur.version,
            if indicateur.annuel {
                " ; chiffre annuel, gardé sans personne quand un dossier est effacé"
            } else {
                ""
            }
        ),
    ];
    if let Some(par) = indicateur.par {
        let codes: Vec<String> = par.codes().iter().map(|code| format!("`{code}`")).collect();
        lignes.push(format!("- étoile : {}", codes.join(", ")));
    }
    format!(
        "\n## `{}` — {}\n\n{}\n\n{}\n",
        indicateur.id,
        indicateur.libelle,
        indicateur.definition,
        lignes.join("\n")
    )
}

fn quand(temps: Temps) -> &'static str {
    match temps {
        Temps::Stock => "stock, le dernier jour",
        Temps::Flux => "flux, sur la période",
        Temps::Entier => "entier : ce qui tient tout entier dans la période",
    }
}

fn mesure(indicateur: &Indicateur) -> String {
    let faits = match indicateur.seul {
        None => codes(&indicateur.faits),
        Some(seul) => format!("{} ({})", codes(&indicateur.faits), seuls(indicateur, seul)),
    };
    let sauf = if indicateur.sauf.is_empty() {
        String::new()
    } else {
        format!(" ; sauf qui a : {}", codes(&indicateur.sauf))
    };
    match &indicateur.mesure {
        Mesure::Personnes => format!("chaque personne une fois ; faits : {faits}{sauf}"),
        Mesure::Faits => format!("chaque fait une fois ; faits : {faits}"),
        Mesure::Somme => format!("somme des nombres notés ; faits : {faits}"),
        Mesure::Delai => format!("moyenne, médiane, neuvième décile ; faits : {faits}"),
        Mesure::Rapport { numerateur, denominateur } => {
            // Over hundredths of a post, a hundred times is so many for a whole one.
            format!("cent fois `{numerateur}` sur `{denominateur}`")
        }
    }
}

fn codes(sortes: &[Sorte]) -> String {
    let connus = Sorte::COMPTEES.iter().filter(|(sorte, _)| sortes.contains(sorte));
    connus.map(|(_, code)| format!("`{code}`")).collect::<Vec<_>>().join(", ")
}

fn seuls(indicateur: &Indicateur, seul: u8) -> &'static str {
    let codes = indicateur.faits.first().map(|sorte| sorte.codes()).unwrap_or_default();
    codes.get(usize::from(seul)).copied().unwrap_or_default()
}

fn dimensions(indicateur: &Indicateur) -> String {
    if indicateur.dimensions.is_empty() {
        return "aucune".into();
    }
    indicateur.dimensions.iter().map(|d| d.nom()).collect::<Vec<_>>().join(", ")
}
