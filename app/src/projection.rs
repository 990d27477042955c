//! What a file shows in the views: random ids, dates and codes that only the association's keys
//! explain.

use domain::{Compartiment, Dossier, DossierId, Flux, Jour, Regard, fold};
use rand_core::CryptoRng;
use store::{Echeance as EcheanceVue, LigneDossier, Vues};
use vault::{Coffre, ErreurVault};

use crate::echeance::{Echeance, echeances};
use crate::fiche::Fiche;
use crate::journal::Journal;

/// Whether a file is open, as the views write it.
const OUVERT: &str = "ouvert";
const CLOS: &str = "clos";

/// The views of a person's file; `None` for another stream.
///
/// The search tokens and the name in the fiche are left as they were when the session cannot
/// read identities.
pub(crate) fn vues(
    coffre: &Coffre,
    journal: &Journal,
    alea: &mut impl CryptoRng,
) -> Result<Option<Vues>, ErreurVault> {
    let Flux::Dossier(dossier) = journal.flux else {
        return Ok(None);
    };
    let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
    let nomme = coffre.detient(Compartiment::Identite);
    let fiche = Fiche::tirer(dossier, &journal.actes, &etat);
    let fiche = fiche.sceller(journal.rang, &journal.cles, nomme, alea)?;
    let jetons = nomme.then(|| {
        let identite = etat.identite.clone().unwrap_or_default();
        coffre.jetons_identite(&identite).unwrap_or_default()
    });
    Ok(Some(Vues {
        dossier,
        ligne: Some(ligne(coffre, dossier, &etat)),
        echeances: Some(lignes_echeances(coffre, dossier, &echeances(&etat))),
        jetons,
        fiche: Some(fiche),
    }))
}

fn ligne(coffre: &Coffre, dossier: DossierId, etat: &Dossier) -> LigneDossier {
    let ouvert_le = etat.ouvert_le.unwrap_or(Jour::PREMIER);
    LigneDossier {
        code: code_situation(coffre, dossier, if etat.clos.is_some() { CLOS } else { OUVERT }),
        ouvert_le,
        modifie_le: etat.dernier_acte_le.unwrap_or(ouvert_le),
    }
}

fn code_situation(coffre: &Coffre, dossier: DossierId, situation: &str) -> Vec<u8> {
    code(coffre, "situation", dossier, situation)
}

/// The id is part of the code, so that equal situations do not show as equal bytes.
fn code(coffre: &Coffre, domaine: &str, dossier: DossierId, valeur: &str) -> Vec<u8> {
    let mut octets = dossier.octets().to_vec();
    octets.extend_from_slice(valeur.as_bytes());
    coffre.code_opaque(domaine, &octets).to_vec()
}

fn lignes_echeances(
    coffre: &Coffre,
    dossier: DossierId,
    echeances: &[Echeance],
) -> Vec<EcheanceVue> {
    let lignes = echeances.iter().map(|echeance| EcheanceVue {
        code: code(coffre, "echeance", dossier, echeance.nature.code()),
        jour: echeance.le,
    });
    lignes.collect()
}
