//! A report as a paper, in the order of the official form.

use documents::pieces::Chiffre as ChiffreEcrit;
use documents::{CompteRendu, LigneCompte};
use domain::gestion::montant::{ecart, ecrire};
use domain::gestion::subvention::CoteBudget;
use observatory::catalogue::Unite;
use observatory::cube::Cellule;

use super::ecrit::{part, totaux};
use super::rapport::{Chiffre, LigneRendue, Rapport};

/// What the paper says.
pub(super) fn composer(rapport: &Rapport) -> CompteRendu {
    let (e, t) = (&rapport.engagement, &rapport.textes);
    let mots = |textes: [&String; 4]| textes.map(Clone::clone);
    CompteRendu {
        financeur: rapport.financeur.nom.clone(),
        numero: e.numero.clone(),
        objet: e.objet.clone(),
        jours: Some((rapport.exercice.du, rapport.exercice.au)),
        departement: e.departement.map(|ou| ou.to_string()),
        a_rendre_avant: Some(rapport.exercice.a_rendre_avant()),
        bilan: mots([&t.realisation, &t.publics, &t.lieux, &t.objectifs]),
        chiffres: rapport.chiffres.iter().map(ecrire_chiffre).collect(),
        charges: cote(rapport, CoteBudget::Charge, false),
        produits: cote(rapport, CoteBudget::Produit, false),
        annexe: [&t.repartition, &t.ecarts, &t.nature].map(Clone::clone),
        nature: [CoteBudget::Charge, CoteBudget::Produit]
            .into_iter()
            .flat_map(|sens| cote(rapport, sens, true))
            .collect(),
    }
}

fn ecrire_chiffre(chiffre: &Chiffre) -> ChiffreEcrit {
    let connu = chiffre.indicateur;
    let mesure = connu.map_or(chiffre.demande.as_str(), |indicateur| &indicateur.libelle);
    let unite = connu.map(|indicateur| indicateur.unite.code()).unwrap_or_default();
    let valeur = match chiffre.valeur {
        Ok(cellule) => dire(cellule, connu.map(|indicateur| indicateur.unite)),
        Err(pourquoi) => pourquoi.en_mots().to_owned(),
    };
    ChiffreEcrit { mesure: mesure.to_owned(), valeur, unite: unite.to_owned() }
}

/// A number as a French paper writes it.
fn dire(cellule: Cellule, unite: Option<Unite>) -> String {
    let dixiemes = |d: u64| format!("{},{}", d / 10, d % 10);
    match cellule {
        Cellule::Compte(centimes) if unite == Some(Unite::Centimes) => {
            format!("{} €", ecrire(centimes, ','))
        }
        Cellule::Compte(nombre) => nombre.to_string(),
        Cellule::Delai(None) => "moins de dix personnes : non dit".to_owned(),
        Cellule::Delai(Some(delai)) => format!(
            "moyenne {} ; médiane {} ; {} personnes",
            dixiemes(delai.moyenne_en_dixiemes()),
            dixiemes(delai.mediane_en_dixiemes()),
            delai.personnes,
        ),
        Cellule::Rapport { .. } => {
            cellule.pour_mille().map_or_else(|| "rien à diviser".to_owned(), dixiemes)
        }
    }
}

/// The lines of one side of the budget, then their total.
fn cote(rapport: &Rapport, sens: CoteBudget, en_nature: bool) -> Vec<LigneCompte> {
    let siennes = |rendue: &&LigneRendue| {
        rendue.ligne.sens() == Some(sens) && rendue.ligne.en_nature() == en_nature
    };
    let siennes: Vec<&LigneRendue> = rapport.lignes.iter().filter(siennes).collect();
    let mut lignes: Vec<LigneCompte> = siennes
        .iter()
        .map(|rendue| {
            let compte = rendue.ligne.compte.to_string();
            ligne(compte, &rendue.ligne.libelle, totaux(std::iter::once(*rendue)))
        })
        .collect();
    if !siennes.is_empty() {
        let total = match sens {
            CoteBudget::Charge => "Total des charges",
            CoteBudget::Produit => "Total des produits",
        };
        lignes.push(ligne(String::new(), total, totaux(siennes.into_iter())));
    }
    lignes
}

fn ligne(compte: String, intitule: &str, (prevu, annee, cumul): (u64, u64, u64)) -> LigneCompte {
    LigneCompte {
        compte,
        intitule: intitule.to_owned(),
        prevu: ecrire(prevu, ','),
        annee: ecrire(annee, ','),
        cumul: ecrire(cumul, ','),
        ecart: ecart(prevu, cumul, ','),
        part: part(prevu, cumul, ',').unwrap_or_default(),
    }
}
