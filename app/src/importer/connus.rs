//! What an import knows before its first row: what is there already, and what each row is called.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use domain::Flux;
use domain::recit::Identite;
use importation::{FeuilleLue, Lecture, LignePersonne, Repere};
use vault::{Coffre, normaliser_nom};

/// What an import knows before its first row.
pub(super) struct Connus<'a> {
    /// Streams already in the base.
    pub(super) flux: BTreeSet<Flux>,
    /// Sheets of the file.
    pub(super) feuilles: &'a [FeuilleLue],
    /// What each row is called, by its place.
    numeros: BTreeMap<(String, u32), String>,
    /// The same names: each stream of the base is looked for among them.
    noms: BTreeSet<String>,
}

impl<'a> Connus<'a> {
    pub(super) fn nouveaux(flux: BTreeSet<Flux>, lecture: &'a Lecture, coffre: &Coffre) -> Self {
        let feuilles = lecture.feuilles.as_slice();
        let (numeros, noms) = numeroter(lecture, coffre);
        Self { flux, feuilles, numeros, noms }
    }

    /// What a row is called: its file is found again by it.
    pub(super) fn numero(&self, ligne: &LignePersonne) -> &str {
        let place = (ligne.repere.feuille.clone(), ligne.repere.ligne);
        self.numeros.get(&place).map_or("", String::as_str)
    }

    /// Whether a row of the file, rejected ones included, is called so.
    pub(super) fn contient(&self, numero: &str) -> bool {
        self.noms.contains(numero)
    }
}

/// A row is called by its N°. One that has none, by a keyed hash of who it names, so that a row
/// inserted above it changes nothing. A name already taken higher in the file (a N° twice, a second
/// sheet that numbers from 1 again) is completed by its sheet and its rank among equals: two rows
/// are never the same file.
fn numeroter(
    lecture: &Lecture,
    coffre: &Coffre,
) -> (BTreeMap<(String, u32), String>, BTreeSet<String>) {
    let rejetees = lecture.rejets.iter().map(|rejet| (&rejet.repere, None));
    let lues = lecture.personnes.iter().map(|ligne| (&ligne.repere, Some(&ligne.identite)));
    let mut lignes: Vec<(&Repere, Option<&Identite>)> = lues.chain(rejetees).collect();
    let ordre = |feuille: &str| lecture.feuilles.iter().position(|f| f.nom == feuille);
    lignes.sort_by_key(|(repere, _)| (ordre(&repere.feuille), repere.ligne));
    let mut pris: BTreeSet<String> = BTreeSet::new();
    let mut numeros = BTreeMap::new();
    for (repere, identite) in lignes {
        let voulu = repere.numero.clone().unwrap_or_else(|| sans_numero(repere, identite, coffre));
        let mut numero = voulu.clone();
        let mut rang = 1_u32;
        while !pris.insert(numero.clone()) {
            rang += 1;
            numero = format!("{voulu} ({}, {rang})", repere.feuille);
        }
        numeros.insert((repere.feuille.clone(), repere.ligne), numero);
    }
    (numeros, pris)
}

fn sans_numero(repere: &Repere, identite: Option<&Identite>, coffre: &Coffre) -> String {
    let nommee = identite.filter(|identite| {
        identite.nom.is_some() || identite.prenom.is_some() || identite.dite.is_some()
    });
    let Some(identite) = nommee else {
        return format!("{}#{}", repere.feuille, repere.ligne);
    };
    let mots = [&identite.nom, &identite.prenom, &identite.dite];
    let [nom, prenom, dite] =
        mots.map(|mot| mot.as_deref().map(normaliser_nom).unwrap_or_default());
    let parties: [&[u8]; 4] = [b"ligne", nom.as_bytes(), prenom.as_bytes(), dite.as_bytes()];
    let mut numero = String::from("sans-numero-");
    for octet in coffre.id_derive(&parties).iter().take(6) {
        // Writing to a string cannot fail.
        let _ = write!(numero, "{octet:02x}");
    }
    numero
}
