//! The national demonstration as its associations would count it, without bases nor keys.

use std::collections::BTreeMap;

use demo::{Generateur, Taille};
use domain::dossier::effectif::effectifs;
use domain::{Jour, MembreId, Regard};
use observatory::pool::{Edition, Pool};
use observatory::{Compteurs, Extraction, extraire, tables};
use tableau::{Case, Tableau};

const AU: Jour = Jour::constante(2026, 11, 23);
const ANNEE: i16 = 2025;
/// Share of pathways' people who come from outside the EU, in the draw.
const HORS_UE_EN_PSP: f64 = 1.0;

/// One person in `pas`, by association; each as one association counted her year.
pub(crate) fn apports(pas: usize) -> Vec<Vec<Tableau>> {
    let generateur = Generateur::new(Taille::Nationale, 57, AU);
    let mut compteurs: Vec<Compteurs> =
        generateur.associations().map(|_| Compteurs::nouveaux(ANNEE).unwrap()).collect();
    let mut extraction = Extraction::default();
    for indice in (0..generateur.taille().personnes()).step_by(pas) {
        let dossier = generateur.dossier(indice);
        let association = usize::from(dossier.association);
        let actes = dossier.en_actes(MembreId::depuis_octets([1; 16]));
        extraction.faits.clear();
        let en_vigueur = effectifs(&actes, &Regard { au: Jour::DERNIER, consigne_avant: None });
        extraire(en_vigueur.iter().map(|acte| (acte.survenu_le, acte.fait)), &mut extraction);
        compteurs[association].compter_personne(&extraction.faits);
    }
    compteurs.iter().map(|compteurs| tables::annuelles(compteurs).unwrap()).collect()
}

/// What they publish together.
pub(crate) fn publier(apports: Vec<Vec<Tableau>>) -> Edition {
    Pool::nouveau(apports).unwrap().publier(&[]).unwrap()
}

/// Percentages printed in `typical-person.toml`.
fn profil() -> BTreeMap<(String, String), f64> {
    let texte = include_str!("../donnees/fact-s-2025/typical-person.toml");
    let table: toml::Table = texte.parse().unwrap();
    let mut profil = BTreeMap::new();
    for une in table["distribution"].as_array().unwrap() {
        for item in une["items"].as_array().unwrap() {
            let mot = |valeur: &toml::Value| valeur.as_str().unwrap().to_owned();
            if let Some(percent) = item.get("percent") {
                let percent =
                    percent.as_float().unwrap_or_else(|| percent.to_string().parse().unwrap());
                profil.insert((mot(&une["id"]), mot(&item["label"])), percent / 100.0);
            }
        }
    }
    profil
}

/// The published count of a category among all people; `None` when it is masked.
fn marge(edition: &Edition, axe: &str, code: &str) -> Option<f64> {
    let table = edition.tables.iter().find(|table| {
        let dimensions = &table.entete.dimensions;
        table.entete.indicateur == "personnes" && dimensions[0].code == axe
    });
    let entete = &table.unwrap().entete;
    let dimension = &entete.dimensions[0];
    let place = dimension.modalites.iter().position(|modalite| modalite.code == code).unwrap();
    let largeur = entete.tailles()[1];
    nombre(table.unwrap().cases[place * largeur + largeur - 1])
}

fn nombre(case: Case) -> Option<f64> {
    match case {
        Case::Publiee(nombre) => Some(f64::from(u32::try_from(nombre).unwrap())),
        Case::Masquee => None,
    }
}

/// Each published marginal beside what calibrated the draw: its name, the two shares, the sampling
/// error.
pub(crate) fn marges(edition: &Edition) -> Vec<(&'static str, f64, f64, f64)> {
    let profil = profil();
    let vise = |id: &str, label: &str| profil[&(id.to_owned(), label.to_owned())];
    let total = |indicateur: &str| {
        let table = edition.tables.iter().find(|table| table.entete.indicateur == indicateur);
        nombre(*table.unwrap().cases.last().unwrap()).unwrap()
    };
    let personnes = total("personnes");
    // Who is in a pathway comes from elsewhere: she is a part of the people followed.
    let en_psp = total("psp.suivis") / personnes;
    let hors_ue = (1.0 - en_psp) * vise("origine", "pays hors Union européenne");
    let hors_ue = hors_ue + en_psp * HORS_UE_EN_PSP;
    [
        ("femmes", "age", "", vise("sexe", "femmes")),
        ("18 à 25 ans", "age", "18-25", vise("age", "18-25 ans")),
        ("26 à 35 ans", "age", "26-35", vise("age", "26-35 ans")),
        ("hors UE", "origine", "hors-ue", hors_ue),
    ]
    .into_iter()
    .filter_map(|(nom, axe, code, vise)| {
        let (publie, inconnus) = if code.is_empty() {
            (femmes(edition)?, 0.0)
        } else {
            (marge(edition, axe, code)?, marge(edition, axe, "inconnu").unwrap_or(0.0))
        };
        let connus = personnes - inconnus;
        Some((nom, publie / connus, vise, (vise * (1.0 - vise) / connus).sqrt()))
    })
    .collect()
}

/// Women, all ages together.
fn femmes(edition: &Edition) -> Option<f64> {
    let table = edition.tables.iter().find(|table| {
        table.entete.indicateur == "personnes" && table.entete.dimensions[0].code == "age"
    });
    let entete = &table.unwrap().entete;
    let largeur = entete.tailles()[1];
    nombre(table.unwrap().cases[table.unwrap().cases.len() - largeur])
}

/// Whether a share is where its target is, give or take three sampling errors and half of the last
/// digit printed.
pub(crate) fn proche((_, part, vise, erreur): &(&str, f64, f64, f64)) -> bool {
    (part - vise).abs() <= 3.0 * erreur + 0.005
}
