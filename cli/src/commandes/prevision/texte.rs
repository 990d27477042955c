//! A forecast to be read: the answer first, then tables, then what it stands on.

use std::collections::BTreeMap;

use forecast::bilan::Passage;
use forecast::dessin::nombre;
use forecast::scenario::Borne;
use forecast::sensibilite::Effet;
use forecast::{Annuel, Bilan, Comparaison, Estimation, Indicateur, Scenario};

use crate::commandes::prevision::json::{ETAPES, TRANCHES};
use crate::sortie::tableau;

/// Inputs shown by a sensitivity; the JSON has them all.
const EFFETS: usize = 20;

const NOMBRES: [Indicateur; 19] = [
    Indicateur::AttenteMoyenne,
    Indicateur::AttenteMediane,
    Indicateur::Attente90,
    Indicateur::EnCours,
    Indicateur::EnAttente,
    Indicateur::ParAn(Annuel::Souhaits),
    Indicateur::ParAn(Annuel::Demandes),
    Indicateur::ParAn(Annuel::Accords),
    Indicateur::ParAn(Annuel::Refus),
    Indicateur::ParAn(Annuel::Sorties),
    Indicateur::ParAn(Annuel::Emplois),
    Indicateur::ParAn(Annuel::Renouvellements),
    Indicateur::ParAn(Annuel::Tardifs),
    Indicateur::ParAn(Annuel::Postes),
    Indicateur::ParAn(Annuel::PlacesPerdues),
    Indicateur::ParAn(Annuel::CoutAfis),
    Indicateur::ParAn(Annuel::CoutAssociations),
    Indicateur::ParAn(Annuel::CoutAutres),
    Indicateur::ParAn(Annuel::CoutTotal),
];

pub(super) fn bilan(scenario: &Scenario, bilan: &Bilan) -> String {
    let lignes: Vec<Vec<String>> = NOMBRES
        .iter()
        .map(|voulu| {
            let estimation = bilan.indicateur(*voulu);
            vec![voulu.nom(), moyenne(estimation), intervalle(estimation)]
        })
        .collect();
    [
        entete(scenario, bilan),
        retient(bilan),
        tableau(&["", "moyenne", "intervalle à 95 %"], &lignes),
        etapes(bilan),
        annees(bilan),
        departements(bilan),
        charges(bilan),
        fondements(scenario, bilan),
    ]
    .join("\n\n")
}

pub(super) fn comparaison(avant: &Scenario, apres: &Scenario, comparaison: &Comparaison) -> String {
    let etapes = ETAPES.iter().map(|etape| Indicateur::Moyenne(*etape));
    let lignes: Vec<Vec<String>> = NOMBRES
        .into_iter()
        .chain(etapes)
        .filter_map(|voulu| {
            let d = comparaison.difference(voulu)?;
            Some(vec![
                voulu.nom(),
                moyenne(d.avant),
                moyenne(d.apres),
                moyenne(d.ecart),
                intervalle(d.ecart),
                remarque(d.ecart).to_owned(),
            ])
        })
        .collect();
    let entetes = ["", "avant", "après", "écart", "intervalle à 95 %", ""];
    [
        format!("Avant : {}\nAprès : {}", avant.titre, apres.titre),
        mesure(&comparaison.apres),
        tableau(&entetes, &lignes),
        charges(&comparaison.apres),
        fondements(apres, &comparaison.apres),
    ]
    .join("\n\n")
}

fn remarque(ecart: Option<Estimation>) -> &'static str {
    match ecart {
        Some(ecart) if ecart.moyenne == 0.0 && ecart.marge == 0.0 => "le même",
        Some(ecart) if ecart.contient_zero() => "le hasard suffirait",
        Some(_) | None => "",
    }
}

pub(super) fn effets(scenario: &Scenario, effets: &[Effet]) -> String {
    let montres = Indicateur::PRINCIPAUX;
    let cellule = |effet: &Effet, voulu: Indicateur| {
        let ecart = effet.ecarts.iter().find(|(i, _)| *i == voulu).and_then(|(_, e)| *e);
        ecart.map_or_else(String::new, |e| {
            if e.contient_zero() { "·".into() } else { nombre(e.moyenne) }
        })
    };
    let lignes: Vec<Vec<String>> = effets
        .iter()
        .take(EFFETS)
        .map(|effet| {
            let (bas, haut) = effet.variation_pourcent;
            let mut ligne = vec![effet.champ.clone(), format!("{bas:+.0} à {haut:+.0} %")];
            ligne.extend(montres.iter().map(|voulu| cellule(effet, *voulu)));
            ligne
        })
        .collect();
    let entetes = [
        "entrée",
        "variation",
        "attente",
        "moitié",
        "9 sur 10",
        "en cours",
        "en file",
        "sorties",
        "postes",
        "coût",
    ];
    format!(
        "{}\n\nCe que change chaque entrée, de sa valeur basse à sa valeur haute (attentes en \
         mois, coût en euros par an ; · : moins que le hasard)\n\n{}\n\n{} entrées \
         sur {} ; toutes avec --format json.",
        scenario.titre,
        tableau(&entetes, &lignes),
        lignes.len(),
        effets.len(),
    )
}

fn entete(scenario: &Scenario, bilan: &Bilan) -> String {
    format!("{}\n{}\n{}", scenario.titre, scenario.resume, mesure(bilan))
}

fn mesure(bilan: &Bilan) -> String {
    let (premiere, derniere) = bilan.mesure;
    let annees = if premiere == derniere {
        format!("Mesuré en {premiere}")
    } else {
        format!("Mesuré de {premiere} à {derniere}")
    };
    match (bilan.chauffe_mois, bilan.regime_atteint) {
        (None, _) => format!("{annees}, {} tirages.", bilan.replications),
        (Some(mois), true) => {
            format!("{annees}, après {mois} mois de mise en route, {} tirages.", bilan.replications)
        }
        (Some(_), false) => format!(
            "{annees}, {} tirages. Le régime n'est pas établi : la seconde moitié est mesurée.",
            bilan.replications
        ),
    }
}

fn retient(bilan: &Bilan) -> String {
    bilan.etape_qui_retient.map_or_else(
        || "Personne n'attend.".into(),
        |(etape, part)| {
            let nom = etape.nom();
            format!("Ce qui retient le plus : {nom}, {:.0} % du temps d'attente.", part * 100.0)
        },
    )
}

fn etapes(bilan: &Bilan) -> String {
    let lignes: Vec<Vec<String>> = ETAPES
        .iter()
        .map(|etape| {
            let de = |voulu| moyenne(bilan.indicateur(voulu));
            vec![
                etape.nom().to_owned(),
                de(Indicateur::Moyenne(*etape)),
                intervalle(bilan.indicateur(Indicateur::Moyenne(*etape))),
                de(Indicateur::Mediane(*etape)),
                de(Indicateur::Centile90(*etape)),
            ]
        })
        .collect();
    let entetes = ["étape, en jours", "moyenne", "intervalle à 95 %", "la moitié", "neuf sur dix"];
    tableau(&entetes, &lignes)
}

fn annees(bilan: &Bilan) -> String {
    let lignes: Vec<Vec<String>> = bilan
        .annees
        .iter()
        .map(|annee| {
            let de = |voulu: Annuel| {
                moyenne(annee.annuels.iter().find(|(a, _)| *a == voulu).and_then(|(_, e)| *e))
            };
            vec![
                annee.annee.to_string(),
                moyenne(annee.attente_mois),
                moyenne(annee.en_cours),
                moyenne(annee.en_attente),
                de(Annuel::Demandes),
                de(Annuel::Accords),
                de(Annuel::Sorties),
                de(Annuel::Postes),
                de(Annuel::CoutTotal),
            ]
        })
        .collect();
    let entetes = [
        "année",
        "attente, mois",
        "en cours",
        "en file",
        "demandes",
        "accords",
        "sorties",
        "postes",
        "coût, EUR",
    ];
    tableau(&entetes, &lignes)
}

fn departements(bilan: &Bilan) -> String {
    let lignes: Vec<Vec<String>> = bilan
        .groupes
        .iter()
        .map(|groupe| {
            vec![
                groupe.nom.clone(),
                groupe.nombre.to_string(),
                moyenne(groupe.attente_mois),
                moyenne(groupe.en_cours),
                moyenne(groupe.en_attente),
            ]
        })
        .collect();
    let tranches = TRANCHES.iter().zip(bilan.tranches);
    let tranches: Vec<String> =
        tranches.map(|(nom, e)| format!("{nom} : {}", moyenne(e))).collect();
    format!(
        "{}\nDépartements selon leurs PSP en cours : {}",
        tableau(&["départements", "nombre", "attente, mois", "en cours", "en file"], &lignes),
        tranches.join(", ")
    )
}

fn charges(bilan: &Bilan) -> String {
    let mut lignes = Vec::new();
    for charge in bilan.charges.iter().filter(|charge| !charge.stable()) {
        let combien = if charge.charge.is_finite() {
            format!("chargée à {:.0} % de sa capacité", charge.charge * 100.0)
        } else {
            "sans aucune capacité".into()
        };
        lignes.push(format!(
            "INSTABLE : {}, {} est {combien} : la file grandit sans fin.",
            charge.territoire,
            charge.ressource.nom()
        ));
    }
    if lignes.is_empty() {
        lignes.push("Stable : aucune file ne grandit sans fin.".into());
    }
    let Passage { seuil, annee, fois } = bilan.depassement;
    if let Some(annee) = annee {
        lignes.push(format!(
            "La file passe {seuil} personnes en {:.0} ({fois} tirages sur {}, {}).",
            annee.moyenne.floor(),
            bilan.replications,
            dates(annee),
        ));
    }
    let Passage { seuil, annee, fois } = bilan.resorption;
    if let (Some(annee), true) = (annee, bilan.depassement.fois > 0) {
        lignes.push(format!(
            "Elle revient pour de bon à {seuil} personnes ou moins en {:.0} ({fois} tirages \
             sur {}).",
            annee.moyenne.floor(),
            bilan.replications,
        ));
    }
    lignes.join("\n")
}

fn dates(annee: Estimation) -> String {
    if annee.marge.is_finite() {
        format!("de {:.1} à {:.1}", annee.bas(), annee.haut()).replace('.', ",")
    } else {
        "une seule date".into()
    }
}

/// What the figures stand on: how many inputs are printed, and how many are only assumed.
fn fondements(scenario: &Scenario, bilan: &Bilan) -> String {
    let mut natures: BTreeMap<&str, u32> = BTreeMap::new();
    // A year says when, and needs no source.
    for entree in scenario.entrees.iter().filter(|entree| entree.borne != Borne::Annee) {
        *natures.entry(entree.nature.as_deref().unwrap_or("sans source")).or_default() += 1;
    }
    let comptes: Vec<String> =
        natures.iter().map(|(nature, combien)| format!("{nature} {combien}")).collect();
    format!(
        "Entrées : {} (« prevision scenarios {} » les montre avec leurs sources). Une prévision \
         vaut ce que valent ses hypothèses.\nLoi de Little vérifiée dans {} tirages sur {}.",
        comptes.join(", "),
        scenario.nom,
        bilan.little,
        bilan.replications,
    )
}

pub(super) fn moyenne(estimation: Option<Estimation>) -> String {
    estimation.map_or_else(|| "–".into(), |estimation| nombre(estimation.moyenne))
}

fn intervalle(estimation: Option<Estimation>) -> String {
    match estimation {
        Some(e) if e.marge.is_finite() => format!("{} à {}", nombre(e.bas()), nombre(e.haut())),
        Some(_) | None => "–".into(),
    }
}
