//! The people of the AFIS questions and our answers, left where `benches/afis_openfisca.py` reads
//! them: columns of 32-bit integers one after the other, -1 for what is not known.

use std::io::Write as _;
use std::path::Path;

use domain::Jour;
use law::reponse::Valeur;
use law::{Faits, Issue, Reponse, evaluer_dans};

use crate::tirage::Tirage;
use crate::{AFIS, FILS, PERSONNES};

const COLONNES: [&str; 15] = [
    "jour",
    "naissance",
    "nationalite",
    "document",
    "autorise_travail",
    "ressources",
    "rsa",
    "rsa_possible",
    "asile",
    "ada",
    "autorise_le",
    "enfants",
    "droit",
    "montant",
    "centimes",
];

/// Writes them, with the seconds of the median run: on the wall, and of processor on all threads.
pub(crate) fn laisser(mur: f64, processeur: f64) {
    let lieu = Path::new(env!("CARGO_TARGET_TMPDIR")).join("afis");
    std::fs::create_dir_all(&lieu).unwrap();
    let mut colonnes: Vec<Vec<i32>> = vec![Vec::new(); COLONNES.len()];
    let mut faits = Faits::nouveau(Jour::constante(2026, 3, 2));
    let mut reponse = Reponse::default();
    for fil in 0..FILS {
        let mut tirage = Tirage(fil + 1);
        for _ in 0..PERSONNES / FILS {
            tirage.personne(&mut faits);
            let reponses = AFIS.map(|question| {
                evaluer_dans(question, &faits, &mut reponse).unwrap();
                (code(reponse.issue), centimes(&reponse))
            });
            let [(droit, _), (montant, centimes)] = reponses;
            let rangee = [donnees(&faits).as_slice(), &[droit, montant, centimes]].concat();
            for (colonne, valeur) in colonnes.iter_mut().zip(rangee) {
                colonne.push(valeur);
            }
        }
    }
    let fichier = std::fs::File::create(lieu.join("faits.bin")).unwrap();
    let mut fichier = std::io::BufWriter::new(fichier);
    for valeur in colonnes.iter().flatten() {
        fichier.write_all(&valeur.to_le_bytes()).unwrap();
    }
    fichier.flush().unwrap();
    let noms = COLONNES.join("\",\"");
    let notes =
        format!("{{\"mur\":{mur},\"processeur\":{processeur},\"colonnes\":[\"{noms}\"]}}\n");
    std::fs::write(lieu.join("notes.json"), notes).unwrap();
}

/// What the rule reads of the people drawn.
fn donnees(faits: &Faits) -> [i32; 12] {
    let jours = |jour: Jour| jour.jours_depuis(Jour::constante(1970, 1, 1));
    let oui_non = |fait: Option<bool>| fait.map_or(-1, i32::from);
    [
        jours(faits.date_du_jour),
        faits.personne.date_naissance.map_or(-1, jours),
        faits.personne.nationalite.map_or(-1, |nationalite| nationalite as i32),
        faits.sejour.document.map_or(-1, |document| document as i32),
        oui_non(faits.sejour.autorise_travail),
        faits.ressources.mois_precedent_centimes.map_or(-1, |c| i32::try_from(c).unwrap()),
        oui_non(faits.ressources.rsa),
        oui_non(faits.ressources.rsa_possible),
        faits.asile.statut.map_or(-1, |statut| statut as i32),
        oui_non(faits.asile.ada),
        faits.psp.autorise_le.map_or(-1, jours),
        faits.famille.enfants_a_charge.map_or(-1, i32::from),
    ]
}

fn code(issue: Issue) -> i32 {
    match issue {
        Issue::Ouvert => 0,
        Issue::Ferme => 1,
        Issue::Incertain => 2,
        Issue::HorsChamp => 3,
    }
}

fn centimes(reponse: &Reponse) -> i32 {
    let montant = reponse.valeurs.iter().find_map(|(_, valeur)| match valeur {
        Valeur::Centimes(centimes) => Some(i32::try_from(*centimes).unwrap()),
        Valeur::Date(_) | Valeur::Nombre(_) | Valeur::Drapeau(_) | Valeur::Texte(_) => None,
    });
    montant.unwrap_or_default()
}
