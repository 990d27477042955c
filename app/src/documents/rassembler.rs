//! From the acts of a file to the data of a document.
//!
//! Only what a document has a field for is looked at, and an unknown value fills nothing.

use documents::droit::Analyse;
use documents::pieces::{
    Attestation, Avis, DemandePsp, Engagements, InformationPreoccupante, RecoursGracieux,
    RenouvellementPsp, Requete, Signalement,
};
use documents::{Document, droit, mots};
use domain::document::GenreDocument;
use domain::dossier::effectif::effectifs;
use domain::profil::{Attribut, Oqtf, Rubrique};
use domain::psp::{Decision, Evenement, Parcours, Recours, Sens};
use domain::{Dossier, Fait, Jour, Recit, Regard, Valeur};
use law::faits::Faits;

use super::etat_civil;
use crate::ErreurApp;
use crate::journal::Journal;

/// A document of that kind with all that the file says for it.
pub(super) fn remplir(
    genre: GenreDocument,
    journal: &Journal,
    etat: &Dossier,
    faits: &Faits,
) -> Result<Document, ErreurApp> {
    let vide = Document::vide(genre);
    Ok(match genre {
        GenreDocument::DemandePsp => demande(etat).into(),
        GenreDocument::RenouvellementPsp => renouvellement(etat).into(),
        GenreDocument::Engagements => engagements(etat).into(),
        GenreDocument::Avis => avis(etat).into(),
        GenreDocument::RecoursGracieux => recours(journal, etat, &droit::analyser(faits)?).into(),
        GenreDocument::Requete => requete(journal, etat, &droit::analyser(faits)?).into(),
        GenreDocument::InformationPreoccupante => information(etat).into(),
        GenreDocument::Signalement => signalement(etat).into(),
        GenreDocument::Attestation => attestation(etat).into(),
        GenreDocument::DemarchesEtatCivil => etat_civil::remplir(journal, etat).into(),
        // Of a sitting or of the association: no file fills them.
        GenreDocument::OrdreDuJour
        | GenreDocument::ProcesVerbal
        | GenreDocument::RegistreNotifications
        | GenreDocument::BilanActivite => vide,
    })
}

fn demande(etat: &Dossier) -> DemandePsp {
    let (nom, prenom) = noms(etat);
    let mut telephones = etat.identite.iter().filter_map(|identite| identite.telephones.first());
    DemandePsp {
        nom,
        prenom,
        telephone: telephones.next().cloned(),
        naissance: dit(etat, Rubrique::Naissance),
        genre: dit(etat, Rubrique::Genre),
        nationalite: dit(etat, Rubrique::Nationalite),
        langue: dit(etat, Rubrique::Langue),
        sejour: dit(etat, Rubrique::Sejour),
        oqtf: dit(etat, Rubrique::Oqtf),
        hebergement: dit(etat, Rubrique::Hebergement),
        conjugale: dit(etat, Rubrique::SituationConjugale),
        enfants: enfants(etat),
        grossesse: dit(etat, Rubrique::Grossesse),
        ressources: dit(etat, Rubrique::RessourcesCentimes),
        victime: victime(etat),
        cessation: dit(etat, Rubrique::Cessation),
        plainte: dit(etat, Rubrique::Plainte),
        premier_contact: etat.ouvert_le,
        referente: dit(etat, Rubrique::Referente),
        ..DemandePsp::default()
    }
}

fn renouvellement(etat: &Dossier) -> RenouvellementPsp {
    let (nom, prenom) = noms(etat);
    let parcours = etat.psp.parcours.last();
    let periodes = parcours.map(Parcours::periodes).unwrap_or_default();
    let derniere = periodes.last();
    let restants = domain::psp::PERIODES_MAX.saturating_sub(1);
    let rang = (!periodes.is_empty())
        .then(|| format!("renouvellement n° {} sur {restants} au plus", periodes.len()));
    RenouvellementPsp {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        debut: parcours.and_then(Parcours::debute_le),
        periode_du: derniere.map(|periode| periode.du),
        periode_au: derniere.map(|periode| periode.au),
        rang,
        sejour: dit(etat, Rubrique::Sejour),
        hebergement: dit(etat, Rubrique::Hebergement),
        enfants: enfants(etat),
        ressources: dit(etat, Rubrique::RessourcesCentimes),
        referente: dit(etat, Rubrique::Referente),
        ..RenouvellementPsp::default()
    }
}

fn engagements(etat: &Dossier) -> Engagements {
    let (nom, prenom) = noms(etat);
    let langue = match etat.observe(Rubrique::Langue) {
        Some(Attribut::Langue(Valeur::Connue(langue))) => code_de_langue(langue),
        Some(_) | None => None,
    };
    Engagements { nom, prenom, langue, ..Engagements::default() }
}

/// The code of a language named in French or by itself, when documents are written in it.
fn code_de_langue(nom: &str) -> Option<String> {
    let nom = nom.trim().to_lowercase();
    let langue = documents::langue::LANGUES.iter().find(|langue| {
        nom == langue.code || nom == langue.nom || nom == langue.propre.to_lowercase()
    })?;
    Some(langue.code.to_owned())
}

fn avis(etat: &Dossier) -> Avis {
    let (nom, prenom) = noms(etat);
    let parcours = etat.psp.parcours.last();
    let examen = parcours.and_then(|parcours| parcours.examens.last());
    Avis {
        nom,
        prenom,
        demande_le: parcours.and_then(|parcours| parcours.demande.deposee_le),
        seance_le: examen.and_then(|examen| examen.seance).map(|seance| seance.tenue_le),
        sens: examen.and_then(|examen| examen.avis).map(|avis| mots::avis(avis).to_owned()),
        ..Avis::default()
    }
}

fn recours(journal: &Journal, etat: &Dossier, analyse: &Analyse) -> RecoursGracieux {
    let (nom, prenom) = noms(etat);
    let refus = refus(etat);
    RecoursGracieux {
        nom,
        prenom,
        objet: refus.map(|decision| mots::objet(decision.objet).to_owned()),
        decidee_le: refus.map(|decision| decision.decidee_le),
        notifiee_le: refus.and_then(|decision| decision.notifiee_le),
        termes: termes(journal),
        motifs: analyse.motifs.clone(),
        etablis: analyse.etablis.clone(),
        a_verifier: analyse.a_verifier.clone(),
        points: points(analyse),
        prudente: analyse.date_prudente,
        limite: analyse.date_limite,
        ..RecoursGracieux::default()
    }
}

fn requete(journal: &Journal, etat: &Dossier, analyse: &Analyse) -> Requete {
    let (nom, prenom) = noms(etat);
    let refus = refus(etat);
    let (gracieux_le, rejet_le) = gracieux(etat);
    Requete {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        nationalite: dit(etat, Rubrique::Nationalite),
        objet: refus.map(|decision| mots::objet(decision.objet).to_owned()),
        decidee_le: refus.map(|decision| decision.decidee_le),
        notifiee_le: refus.and_then(|decision| decision.notifiee_le),
        gracieux_le,
        rejet_le,
        implicite_le: analyse.rejet_implicite_le,
        termes: termes(journal),
        motifs: analyse.motifs.clone(),
        etablis: analyse.etablis.clone(),
        a_verifier: analyse.a_verifier.clone(),
        points: points(analyse),
        prudente: analyse.date_prudente,
        limite: analyse.date_limite,
        ..Requete::default()
    }
}

fn information(etat: &Dossier) -> InformationPreoccupante {
    let (nom, prenom) = noms(etat);
    InformationPreoccupante {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        ou_elle_vit: dit(etat, Rubrique::Hebergement),
        ..InformationPreoccupante::default()
    }
}

fn signalement(etat: &Dossier) -> Signalement {
    let (nom, prenom) = noms(etat);
    Signalement {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        ou_elle_est: dit(etat, Rubrique::Hebergement),
        ..Signalement::default()
    }
}

fn attestation(etat: &Dossier) -> Attestation {
    let (nom, prenom) = noms(etat);
    let parcours = etat.psp.parcours.last();
    Attestation {
        nom,
        prenom,
        naissance: dit(etat, Rubrique::Naissance),
        suivi_depuis: etat.ouvert_le,
        parcours_du: parcours.and_then(Parcours::debute_le),
        parcours_au: parcours.and_then(Parcours::echeance),
        ..Attestation::default()
    }
}

pub(super) fn noms(etat: &Dossier) -> (Option<String>, Option<String>) {
    let identite = etat.identite.as_ref();
    let nom = identite.and_then(|identite| identite.nom.clone());
    (nom, identite.and_then(|identite| identite.prenom.clone()))
}

/// The last refusal of the last pathway.
fn refus(etat: &Dossier) -> Option<&Decision> {
    let parcours = etat.psp.parcours.last()?;
    parcours.decisions().filter(|decision| decision.sens == Sens::Refus).last()
}

/// The words of the last refusal, when the session reads them.
fn termes(journal: &Journal) -> Option<String> {
    let en_vigueur = effectifs(&journal.actes, &Regard::au(Jour::DERNIER));
    let refus = en_vigueur.iter().rev().find(|effectif| {
        matches!(
            effectif.fait,
            Fait::Psp(Evenement::Decision(decision)) if decision.sens == Sens::Refus
        )
    })?;
    refus.recit.and_then(Recit::note).map(str::to_owned)
}

/// The last recours gracieux and its rejection.
fn gracieux(etat: &Dossier) -> (Option<Jour>, Option<Jour>) {
    let mut jours = (None, None);
    for recours in etat.psp.parcours.last().into_iter().flat_map(|parcours| &parcours.recours) {
        match recours {
            Recours::Gracieux { forme_le, .. } => jours = (Some(*forme_le), None),
            Recours::GracieuxRejete { rejete_le } => jours.1 = Some(*rejete_le),
            Recours::Contentieux { .. } => {}
        }
    }
    jours
}

/// What is to be checked, where the time limit stands first.
fn points(analyse: &Analyse) -> Vec<String> {
    std::iter::once(&analyse.delai).chain(&analyse.points).cloned().collect()
}

fn enfants(etat: &Dossier) -> Option<String> {
    let nombre = |rubrique| match etat.observe(rubrique) {
        Some(Attribut::EnfantsEnFrance(v) | Attribut::EnfantsAuPays(v)) => v.connue().copied(),
        Some(_) | None => None,
    };
    let ici = nombre(Rubrique::EnfantsEnFrance).map(|n| format!("{n} en France"));
    let la = nombre(Rubrique::EnfantsAuPays).map(|n| format!("{n} à l’étranger"));
    let dits: Vec<String> = [ici, la].into_iter().flatten().collect();
    (!dits.is_empty()).then(|| dits.join(", "))
}

fn victime(etat: &Dossier) -> Vec<String> {
    match etat.observe(Rubrique::Victime) {
        Some(Attribut::Victime(Valeur::Connue(victime))) => mots::victime(*victime),
        Some(_) | None => Vec::new(),
    }
}

/// What an attribute says in a document; nothing when it is unknown.
#[expect(clippy::wildcard_enum_match_arm, reason = "the attributes a document has a field for")]
pub(super) fn dit(etat: &Dossier, rubrique: Rubrique) -> Option<String> {
    let texte = match etat.observe(rubrique)? {
        Attribut::Naissance(v) => mots::naissance(*v.connue()?),
        Attribut::Genre(v) => mots::genre(*v.connue()?).to_owned(),
        Attribut::Nationalite(v) => mots::pays(*v.connue()?),
        Attribut::Langue(v) | Attribut::Referente(v) => v.connue()?.clone(),
        Attribut::Sejour(v) => mots::sejour(*v.connue()?).to_owned(),
        Attribut::Oqtf(v) => oqtf(*v.connue()?),
        Attribut::Hebergement(v) => mots::hebergement(*v.connue()?).to_owned(),
        Attribut::SituationConjugale(v) => mots::situation_conjugale(*v.connue()?).to_owned(),
        Attribut::Grossesse(v) => mots::grossesse(*v.connue()?).to_owned(),
        Attribut::RessourcesCentimes(v) => mots::euros(*v.connue()?),
        Attribut::Cessation(v) => mots::oui_non(*v.connue()?).to_owned(),
        Attribut::Plainte(v) => mots::plainte(*v.connue()?).to_owned(),
        _ => return None,
    };
    Some(texte)
}

fn oqtf(oqtf: Oqtf) -> String {
    match oqtf {
        Oqtf::Aucune => "aucune".to_owned(),
        Oqtf::Visee { notifiee_le: Some(le), .. } => format!("notifiée le {}", mots::jour(le)),
        Oqtf::Visee { notifiee_le: None, .. } => "oui, date non connue".to_owned(),
    }
}
