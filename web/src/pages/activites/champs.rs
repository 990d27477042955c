//! The fields of a form of the field, as a template draws them.

use app::activites::{Champ, Genre, ModeleLu, Nature};
use domain::formation::QUALIOPI;

use crate::pages::Cadre;
use crate::pages::dossiers::rempli::Rempli;

/// Fields that go together, under a title or none.
pub(super) struct Groupe {
    pub(super) titre: Option<String>,
    pub(super) champs: Vec<ChampVu>,
}

/// A field, filled or not.
pub(super) struct ChampVu {
    pub(super) nom: String,
    pub(super) libelle: String,
    /// Said under the label; empty when nothing is.
    pub(super) aide: String,
    /// How it is drawn: `entier`, `decimal`, `jour`, `texte`, `choix` or `cases`.
    pub(super) forme: &'static str,
    pub(super) valeur: String,
    pub(super) requis: bool,
    /// Code, words, whether it is chosen.
    pub(super) options: Vec<(String, String, bool)>,
}

/// Families of fields that have a title of their own, by the beginning of their names.
const FAMILLES: [&str; 4] = ["service-", "ensemble-", "avant-", "apres-"];

/// The form of a kind, as it was filled.
pub(super) fn groupes(
    cadre: &Cadre,
    genre: Genre,
    rempli: &Rempli,
    modeles: &[ModeleLu],
) -> Vec<Groupe> {
    let mut groupes: Vec<Groupe> = Vec::new();
    let mut precedente = None;
    for champ in genre.champs() {
        let famille = FAMILLES.iter().find(|debut| champ.nom.starts_with(**debut));
        let vu = vu(cadre, &champ, rempli);
        match groupes.last_mut() {
            Some(groupe) if precedente == Some(famille) => groupe.champs.push(vu),
            Some(_) | None => {
                let cle =
                    |debut: &&str| format!("activites-groupe-{}", debut.trim_end_matches('-'));
                let titre = famille.map(cle).map(|cle| cadre.dire(&cle));
                groupes.push(Groupe { titre, champs: vec![vu] });
            }
        }
        precedente = Some(famille);
    }
    if genre == Genre::EnLigne {
        let champs: Vec<ChampVu> =
            modeles.iter().flat_map(|lu| du_modele(cadre, lu, rempli)).collect();
        if !champs.is_empty() {
            groupes.push(Groupe { titre: Some(cadre.dire("activites-groupe-modeles")), champs });
        }
    }
    groupes
}

fn vu(cadre: &Cadre, champ: &Champ, rempli: &Rempli) -> ChampVu {
    let mut vu = ChampVu {
        libelle: cadre.dire(&champ.cle),
        aide: String::new(),
        forme: "entier",
        valeur: rempli.valeur(&champ.nom).to_owned(),
        requis: champ.requis,
        options: Vec::new(),
        nom: champ.nom.clone(),
    };
    let aide = format!("{}-aide", champ.cle);
    if cadre.existe(&aide) {
        vu.aide = cadre.dire(&aide);
    }
    match &champ.nature {
        Nature::Entier => {}
        Nature::Heures | Nature::Euros => vu.forme = "decimal",
        Nature::Jour => vu.forme = "jour",
        Nature::Texte => vu.forme = "texte",
        Nature::Choix(codes) => {
            vu.forme = "choix";
            let option = |code: &&str| {
                let cle = format!("activites-choix-{}-{code}", champ.nom);
                ((*code).to_owned(), cadre.dire(&cle), vu.valeur == *code)
            };
            vu.options = codes.iter().map(option).collect();
        }
        Nature::Qualiopi => {
            vu.forme = "cases";
            let option = |numero: u8, libelle: &str| {
                let code = numero.to_string();
                let choisi = rempli.choisi("preuves", &code);
                (code, format!("{numero}. {libelle}"), choisi)
            };
            vu.options = QUALIOPI.iter().map(|i| option(i.numero, i.libelle)).collect();
        }
    }
    vu
}

/// Two counts for the version in use of a model, and for those the session counted already.
fn du_modele(cadre: &Cadre, lu: &ModeleLu, rempli: &Rempli) -> Vec<ChampVu> {
    let mut champs = Vec::new();
    let courante = lu.en_usage().map(|version| version.version);
    for (_, version) in &lu.versions {
        let noms = ["messages", "reponses"]
            .map(|quoi| (quoi, format!("{quoi}:{}:{}", lu.modele, version.version)));
        let comptee = noms.iter().any(|(_, nom)| !rempli.valeur(nom).is_empty());
        if courante != Some(version.version) && !comptee {
            continue;
        }
        for (quoi, nom) in noms {
            let numero = version.version.to_string();
            let dits = [("nom", version.nom.en_texte()), ("version", numero.as_str())];
            champs.push(ChampVu {
                libelle: cadre.former(&format!("activites-modele-{quoi}"), &dits),
                aide: String::new(),
                forme: "entier",
                valeur: rempli.valeur(&nom).to_owned(),
                requis: false,
                options: Vec::new(),
                nom,
            });
        }
    }
    champs
}
