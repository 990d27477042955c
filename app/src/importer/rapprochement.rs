//! What importing again adds to a file: what is new, what changed, what was emptied.
//!
//! A cell is compared with what the import wrote the last time, not with the file's present state:
//! a correction made by hand since then is never undone by a spreadsheet that did not change.

use std::collections::{BTreeMap, BTreeSet};

use domain::fait::{Correction, Remplacement};
use domain::{Acte, ActeId, ActiviteId, DossierId, Fait, Jour, Recit, Regard, fold};
use importation::Role;
use vault::Coffre;

use super::cellules::{Cellule, Ecart};
use crate::journal::NouvelActe;

/// Makes the ids of what is imported from what it is about: importing again gives the same ids.
#[derive(Clone, Copy)]
pub(super) struct Identifiants<'a> {
    pub(super) coffre: &'a Coffre,
}

impl Identifiants<'_> {
    fn deriver(self, parties: &[&[u8]]) -> [u8; 16] {
        self.coffre.id_derive(parties)
    }

    /// The file of a row.
    pub(super) fn dossier(self, source: &str, numero: &str) -> DossierId {
        DossierId::v8(self.deriver(&[b"dossier", source.as_bytes(), numero.as_bytes()]))
    }

    /// The activity of a row.
    pub(super) fn activite(self, source: &str, nom: &str, rang: u32) -> ActiviteId {
        let parties: [&[u8]; 4] =
            [b"sortie", source.as_bytes(), nom.as_bytes(), &rang.to_be_bytes()];
        ActiviteId::v8(self.deriver(&parties))
    }

    /// The act a cell made, in the stream of `porteur`.
    pub(super) fn acte(self, porteur: &[u8; 16], cle: &str) -> ActeId {
        ActeId::v8(self.deriver(&[b"acte", porteur, cle.as_bytes()]))
    }

    fn correction(self, precedent: ActeId, contenu: &Contenu<'_>) -> ActeId {
        ActeId::v8(self.deriver(&[b"correction", precedent.octets(), &contenu.octets()]))
    }
}

/// What an act says, whatever wrote it. `None`: that it did not happen.
#[derive(Clone, Copy, PartialEq)]
struct Contenu<'a> {
    dit: Option<(Jour, &'a Fait)>,
    recit: Option<&'a Recit>,
}

impl<'a> Contenu<'a> {
    fn de_cellule(cellule: &'a Cellule, le: Jour) -> Self {
        Self { dit: Some((le, &cellule.fait)), recit: cellule.recit.as_ref() }
    }

    fn d_acte(acte: &'a Acte) -> Self {
        let recit = acte.recit.as_ref();
        if let Fait::Correction(correction) = &acte.fait {
            let dit = correction.remplacement.as_ref().map(|r| (r.survenu_le, &*r.fait));
            return Self { dit, recit };
        }
        Self { dit: Some((acte.survenu_le, &acte.fait)), recit }
    }

    fn octets(&self) -> Vec<u8> {
        // Writing to a vector cannot fail; an empty content would only make an id less precise.
        minicbor::to_vec((self.dit, self.recit)).unwrap_or_default()
    }
}

/// What the import wrote of a cell, last.
struct DejaImporte<'a> {
    dernier: ActeId,
    contenu: Contenu<'a>,
}

/// The result for one file.
#[derive(Debug, Default)]
pub(super) struct Rapprochement {
    pub(super) actes: Vec<NouvelActe>,
    pub(super) corriges: u32,
    pub(super) annules: u32,
    pub(super) ecarts: Vec<Ecart>,
}

/// What the row's cells add to the journal `existants`, which the import created.
pub(super) fn rapprocher(
    porteur: &[u8; 16],
    existants: &[Acte],
    cellules: &[Cellule],
    cles_du_fichier: &BTreeMap<String, Role>,
    ids: Identifiants<'_>,
) -> Rapprochement {
    let mut resultat = Rapprochement::default();
    let mut vues = BTreeSet::new();
    for cellule in cellules {
        vues.insert(cellule.cle.as_str());
        let acte = ids.acte(porteur, &cellule.cle);
        match deja_importe(acte, existants, ids) {
            None => resultat.actes.push(NouvelActe {
                id: acte,
                survenu_le: cellule.survenu_le,
                fait: cellule.fait.clone(),
                recit: cellule.recit.clone(),
            }),
            Some(deja) => {
                let avant = deja.contenu.dit.map(|(le, _)| le);
                let le = avant.filter(|_| !cellule.datee).unwrap_or(cellule.survenu_le);
                let voulu = Contenu::de_cellule(cellule, le);
                if voulu != deja.contenu {
                    resultat.corriges += 1;
                    resultat.actes.push(corriger(acte, &deja, &voulu, ids));
                }
            }
        }
    }
    for cle in cles_du_fichier.keys().filter(|cle| !vues.contains(cle.as_str())) {
        let acte = ids.acte(porteur, cle);
        if let Some(deja) = deja_importe(acte, existants, ids).filter(|d| d.contenu.dit.is_some()) {
            resultat.annules += 1;
            let rien = Contenu { dit: None, recit: None };
            resultat.actes.push(corriger(acte, &deja, &rien, ids));
        }
    }
    sans_anomalie(existants, &mut resultat);
    resultat
}

fn deja_importe<'a>(
    id: ActeId,
    existants: &'a [Acte],
    ids: Identifiants<'_>,
) -> Option<DejaImporte<'a>> {
    let acte = existants.iter().find(|acte| acte.id == id)?;
    let mut deja = DejaImporte { dernier: id, contenu: Contenu::d_acte(acte) };
    // Corrections come in the order they were written; those made by hand are passed over.
    for acte in existants {
        if let Fait::Correction(correction) = &acte.fait
            && correction.acte == id
        {
            let contenu = Contenu::d_acte(acte);
            if acte.id == ids.correction(deja.dernier, &contenu) {
                deja = DejaImporte { dernier: acte.id, contenu };
            }
        }
    }
    Some(deja)
}

fn corriger(
    acte: ActeId,
    deja: &DejaImporte<'_>,
    voulu: &Contenu<'_>,
    ids: Identifiants<'_>,
) -> NouvelActe {
    let remplacement = voulu
        .dit
        .map(|(survenu_le, fait)| Remplacement { survenu_le, fait: Box::new(fait.clone()) });
    let avant = deja.contenu.dit.map(|(le, _)| le);
    let survenu_le = voulu.dit.map(|(le, _)| le).or(avant).unwrap_or(Jour::PREMIER);
    NouvelActe {
        id: ids.correction(deja.dernier, voulu),
        survenu_le,
        fait: Fait::Correction(Correction { acte, remplacement }),
        recit: voulu.recit.cloned(),
    }
}

/// Leaves out the steps of the pathway that would contradict what was recorded by hand since.
fn sans_anomalie(existants: &[Acte], resultat: &mut Rapprochement) {
    let Some(premier) = existants.first() else {
        return;
    };
    let regard = Regard::au(Jour::DERNIER);
    let avant = fold(existants, &regard).anomalies.len();
    let mut essai = existants.to_vec();
    let suivant = existants.iter().map(|acte| acte.rang).max().unwrap_or(0) + 1;
    for (rang, nouveau) in (suivant..).zip(&resultat.actes) {
        essai.push(Acte {
            id: nouveau.id,
            flux: premier.flux,
            rang,
            survenu_le: nouveau.survenu_le,
            consigne_a: premier.consigne_a,
            auteur: premier.auteur,
            fait: nouveau.fait.clone(),
            recit: None,
        });
    }
    if fold(&essai, &regard).anomalies.len() > avant {
        let psp = resultat.actes.iter().filter(|acte| touche_le_psp(acte, existants)).count();
        resultat.actes.retain(|acte| !touche_le_psp(acte, existants));
        let ecart = Ecart { role: Role::DemandePsp, motif: "psp-incoherent" };
        resultat.ecarts.extend(std::iter::repeat_n(ecart, psp.min(1)));
    }
}

fn touche_le_psp(nouveau: &NouvelActe, existants: &[Acte]) -> bool {
    if let Fait::Correction(correction) = &nouveau.fait {
        let corrige = existants.iter().find(|acte| acte.id == correction.acte);
        return corrige.is_some_and(|acte| matches!(acte.fait, Fait::Psp(_)));
    }
    matches!(nouveau.fait, Fait::Psp(_))
}
