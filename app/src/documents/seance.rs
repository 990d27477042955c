//! From the acts of a sitting to the data of its agenda and of its minutes.
//!
//! Reasons and dissent stay in each person's journal, so that erasing her erases them (decision
//! 23): minutes count who had her dissent recorded, and repeat nothing.

use documents::pieces::{Affaire, OrdreDuJour, PointExamine, ProcesVerbal};
use documents::{Document, mots};
use domain::commission::{Maniere, Porteuse, Quorum, SeanceCommission, Siegeante};
use domain::document::GenreDocument;
use domain::{DossierId, Jour};

use crate::commission::{InscritVu, SeanceLue};

/// A document of that kind with all that the sitting says for it.
pub(super) fn remplir(
    genre: GenreDocument,
    lue: &SeanceLue,
    inscrits: &[InscritVu],
    association: &str,
) -> Document {
    if genre == GenreDocument::ProcesVerbal {
        proces_verbal(lue, inscrits).into()
    } else {
        ordre_du_jour(lue, inscrits, association).into()
    }
}

fn ordre_du_jour(lue: &SeanceLue, inscrits: &[InscritVu], association: &str) -> OrdreDuJour {
    let seance = &lue.seance;
    let convocation = seance.convocation.as_ref();
    let lignes = (1_usize..).zip(inscrits).map(|(rang, vu)| PointExamine {
        rang: rang.to_string(),
        reference: reference(vu),
        objet: mots::objet(vu.inscrit.inscription.objet).to_owned(),
        association: match &vu.inscrit.inscription.porteuse {
            Porteuse::Notre => association.to_owned(),
            Porteuse::Autre(nom) => nom.clone(),
        },
        deport: deport(seance, vu),
    });
    OrdreDuJour {
        seance_le: Some(lue.le),
        heure: convocation.and_then(|c| c.heure).map(|heure| heure.to_string()),
        lieu: lieu(seance),
        convocation: Some(match convocation.and_then(|c| c.suite_de) {
            Some(premiere) => {
                format!("seconde, après la séance du {} sans quorum", mots::jour(premiere))
            }
            None => "première".to_owned(),
        }),
        quorum: Some(match seance.quorum_requis() {
            Some(requis) => format!("{requis} membres"),
            None => "aucun n’est exigé (CRPA R.133-10)".to_owned(),
        }),
        limite: convocation.and_then(|c| c.places).map(|places| places.to_string()),
        dossiers: lignes.collect(),
        ..OrdreDuJour::default()
    }
}

fn proces_verbal(lue: &SeanceLue, inscrits: &[InscritVu]) -> ProcesVerbal {
    let seance = &lue.seance;
    let la = |m: &&Siegeante| m.presence.is_some_and(Maniere::compte);
    let absente = |m: &&Siegeante| m.presence == Some(Maniere::Absente);
    let affaires = inscrits.iter().filter_map(|vu| {
        let rendu = vu.inscrit.avis.as_ref()?;
        let voix = rendu.voix;
        Some(Affaire {
            reference: reference(vu),
            objet: mots::objet(vu.inscrit.inscription.objet).to_owned(),
            avis: mots::avis(rendu.avis).to_owned(),
            voix: format!(
                "{} pour, {} contre, {} abstentions",
                voix.pour, voix.contre, voix.abstentions
            ),
            deport: deport(seance, vu),
            divergence: match rendu.dissidentes.len() {
                0 => String::new(),
                1 => "un désaccord consigné".to_owned(),
                nombre => format!("{nombre} désaccords consignés"),
            },
        })
    });
    ProcesVerbal {
        seance_le: Some(lue.le),
        lieu: lieu(seance),
        presents: seance.membres.iter().filter(la).map(presente).collect(),
        excuses: seance.membres.iter().filter(absente).map(designation).collect(),
        quorum: seance.quorum.map(|quorum| atteint(seance, quorum)),
        affaires: affaires.collect(),
        ..ProcesVerbal::default()
    }
}

fn atteint(seance: &SeanceCommission, quorum: Quorum) -> String {
    let presentes = seance.participantes();
    match (quorum, seance.quorum_requis()) {
        (Quorum::Atteint, Some(requis)) => {
            format!("atteint : {presentes} présents, {requis} exigés")
        }
        (Quorum::Atteint, None) => format!("aucun n’est exigé ; {presentes} présents"),
        (Quorum::NonAtteint, _) => format!("non atteint : {presentes} présents"),
    }
}

fn lieu(seance: &SeanceCommission) -> Option<String> {
    let lieu = seance.convocation.as_ref().map(|convocation| convocation.lieu.clone());
    lieu.filter(|lieu| !lieu.is_empty())
}

/// Who represents the association that carries the file: she does not sit on it.
fn deport(seance: &SeanceCommission, vu: &InscritVu) -> String {
    let inscription = &vu.inscrit.inscription;
    let conflit = |m: &&Siegeante| SeanceCommission::en_conflit(&m.membre, inscription);
    let ecartes: Vec<String> = seance.membres.iter().filter(conflit).map(designation).collect();
    ecartes.join(", ")
}

fn designation(siegeante: &Siegeante) -> String {
    let dite = siegeante.designation.clone();
    dite.unwrap_or_else(|| siegeante.membre.college.code().to_owned())
}

fn presente(siegeante: &Siegeante) -> String {
    let qui = designation(siegeante);
    match siegeante.presence {
        Some(Maniere::ADistance) => format!("{qui} (à distance)"),
        Some(Maniere::Mandat) => format!("{qui} (par mandat)"),
        Some(Maniere::Presente | Maniere::Absente) | None => qui,
    }
}

/// A file she does not see has no reference here.
fn reference(vu: &InscritVu) -> String {
    if vu.vu {
        reference_de(vu.inscrit.inscription.dossier)
    } else {
        "dossier d’une autre équipe".to_owned()
    }
}

/// The beginning of a file's random id: enough to tell files apart, and nothing of anyone.
pub fn reference_de(dossier: DossierId) -> String {
    dossier.to_string().chars().take(8).collect()
}

/// The day of the next sitting of the same department, when one is known.
pub(super) fn prochaine(seances: &[SeanceLue], lue: &SeanceLue) -> Option<Jour> {
    let apres = |autre: &&SeanceLue| autre.departement == lue.departement && autre.le > lue.le;
    seances.iter().filter(apres).map(|autre| autre.le).min()
}
