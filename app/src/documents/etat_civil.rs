//! From the acts of a file to the list of what was done for civil status.

use std::collections::BTreeMap;

use documents::mots;
use documents::pieces::{DemarchesEtatCivil, LigneEtatCivil, NoteEtatCivil};
use domain::etat_civil::SuiteEtatCivil;
use domain::profil::Rubrique;
use domain::{Dossier, Jour, Regard};

use super::rassembler::{dit, noms};
use crate::etat_civil::{DemarcheEtatCivil, demarches, total};
use crate::journal::Journal;

/// The list, with all that the file says for it.
pub(super) fn remplir(journal: &Journal, etat: &Dossier) -> DemarchesEtatCivil {
    let faites = demarches(&journal.actes, &Regard::au(Jour::DERNIER));
    let (nom, prenom) = noms(etat);
    let frais = total(&faites);
    DemarchesEtatCivil {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        nationalite: dit(etat, Rubrique::Nationalite),
        demarches: faites.iter().map(ligne).collect(),
        total: (frais > 0).then(|| mots::euros(frais)),
        etats: etats(&faites),
        preuves: faites.iter().filter_map(preuve).collect(),
        notes: faites.iter().filter_map(note).collect(),
        referente: dit(etat, Rubrique::Referente),
        ..DemarchesEtatCivil::default()
    }
}

fn document(faite: &DemarcheEtatCivil) -> String {
    mots::document_etat_civil(faite.demarche.document).to_owned()
}

fn ligne(faite: &DemarcheEtatCivil) -> LigneEtatCivil {
    let demarche = &faite.demarche;
    LigneEtatCivil {
        le: mots::jour(faite.le),
        document: document(faite),
        suite: mots::suite_etat_civil(demarche.suite).to_owned(),
        rendez_vous: demarche.rendez_vous_le.map(mots::jour).unwrap_or_default(),
        frais: demarche.frais_centimes.map(mots::euros).unwrap_or_default(),
    }
}

/// The last word of each document.
fn etats(faites: &[DemarcheEtatCivil]) -> Vec<String> {
    let mut derniers = BTreeMap::new();
    for faite in faites {
        derniers.insert(faite.demarche.document, faite);
    }
    let dire = |faite: &DemarcheEtatCivil| {
        let suite = mots::suite_etat_civil(faite.demarche.suite);
        format!("{} : {suite}, {}", document(faite), mots::jour(faite.le))
    };
    derniers.into_values().map(dire).collect()
}

fn preuve(faite: &DemarcheEtatCivil) -> Option<String> {
    let gardee = faite.demarche.suite == SuiteEtatCivil::Preuve;
    gardee.then(|| format!("{}, preuve du {}", document(faite), mots::jour(faite.le)))
}

fn note(faite: &DemarcheEtatCivil) -> Option<NoteEtatCivil> {
    // A cell is one paragraph.
    let note = faite.recit.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(NoteEtatCivil { le: mots::jour(faite.le), document: document(faite), note })
}
