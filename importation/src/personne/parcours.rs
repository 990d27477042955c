//! The columns of the exit pathway.

use domain::Valeur;

use crate::cellule::Cellule;
use crate::dates::DateLue;
use crate::lecteur::Lecteur;
use crate::regle_date::RegleDate;
use crate::table::Colonne;
use crate::vocabulaire::{afis, decision, issue, motifs_refus, oui_non};
use crate::{AfisLue, Constat, DecisionLue, Echeance, LignePersonne, Role};

#[expect(clippy::wildcard_enum_match_arm, reason = "the columns of the pathway alone come here")]
pub(super) fn lire_cellule(
    personne: &mut LignePersonne,
    role: Role,
    colonne: &Colonne,
    cellule: &Cellule,
    lecteur: &mut Lecteur<'_>,
) {
    let (passe, avenir) = (RegleDate::Passe, RegleDate::Avenir);
    match role {
        Role::SouhaitSortie => personne.souhait_sortie = lecteur.survenue(cellule),
        Role::DemandePsp => personne.demande_psp = lecteur.survenue(cellule),
        Role::Commission => personne.commission = lecteur.survenue(cellule),
        Role::Decision => lire_decision(personne, cellule, lecteur),
        Role::DateDecision => {
            let jour = lecteur.jour(cellule, passe);
            // The column of dates says it better than a date beside the decision.
            personne.decidee_le = jour.or(personne.decidee_le);
        }
        Role::DateNotification => personne.notifiee_le = lecteur.jour(cellule, passe),
        Role::MotifRefus => lire_motifs(personne, cellule, lecteur),
        Role::Renouvellement => lire_renouvellements(personne, cellule, lecteur),
        Role::FinPsp => personne.fin_psp = lecteur.survenue(cellule),
        Role::Issue => personne.issue = lecteur.valeur_texte(cellule, issue),
        Role::Afis => lire_afis(personne, cellule, lecteur),
        Role::AfisDebut => personne.afis_debut = lecteur.jour(cellule, passe),
        Role::AfisFin => personne.afis_fin = lecteur.jour(cellule, avenir),
        Role::Aps => personne.aps = lecteur.survenue(cellule),
        Role::ApsDebut => personne.aps_debut = lecteur.jour(cellule, passe),
        Role::ApsFin => personne.aps_fin = lecteur.jour(cellule, avenir),
        Role::Echeance => {
            if let Some(Valeur::Connue(le)) = lecteur.jour(cellule, avenir) {
                personne.echeances.push(Echeance { etiquette: colonne.etiquette(), le });
            }
        }
        _ => lecteur.noter(cellule),
    }
}

/// "Accordé", "refus", and a date beside when there is one ("accord le 12/03/2023").
fn lire_decision(personne: &mut LignePersonne, cellule: &Cellule, lecteur: &mut Lecteur<'_>) {
    if let Some(jour) = jour_dans(cellule, lecteur)
        && personne.decidee_le.is_none()
    {
        personne.decidee_le = Some(jour);
    }
    if let Some(oui) = oui_non(cellule) {
        let attendue =
            matches!(cellule, Cellule::Texte(texte) if !texte.chars().any(char::is_alphanumeric));
        personne.decision = match (oui, attendue) {
            (true, _) => Some(DecisionLue::Accord),
            // A dash in the column of decisions is no refusal.
            (false, true) => None,
            (false, false) => Some(DecisionLue::Refus),
        };
        return;
    }
    personne.decision = lecteur.valeur_texte(cellule, decision).map(|lue| match lue {
        Valeur::Connue(decision) => decision,
        Valeur::Inconnue | Valeur::NonDite => DecisionLue::Inconnue,
    });
}

/// The date a text holds after its words.
fn jour_dans(cellule: &Cellule, lecteur: &mut Lecteur<'_>) -> Option<Valeur<domain::Jour>> {
    let date = match cellule {
        Cellule::Moment(_) => cellule.clone(),
        Cellule::Texte(texte) => {
            let debut = texte.find(|lettre: char| lettre.is_ascii_digit())?;
            Cellule::texte(texte.get(debut..)?)
        }
        Cellule::Vide
        | Cellule::Nombre(_)
        | Cellule::Booleen(_)
        | Cellule::Duree(_)
        | Cellule::Erreur => return None,
    };
    match lecteur.date_lue(&date, RegleDate::Passe)? {
        DateLue::Le(jour) | DateLue::Vers(jour) => Some(Valeur::Connue(jour)),
        DateLue::Annee(_)
        | DateLue::VersAnnee(_)
        | DateLue::Impossible
        | DateLue::Inconnue
        | DateLue::NonReconnue => None,
    }
}

/// The grounds, coded, and word for word.
fn lire_motifs(personne: &mut LignePersonne, cellule: &Cellule, lecteur: &mut Lecteur<'_>) {
    let Some(texte) = lecteur.nom(cellule) else {
        return;
    };
    let (motifs, compris) = motifs_refus(&texte);
    if !compris {
        lecteur.signaler(Constat::ValeurNonReconnue);
    }
    personne.motifs = motifs;
    personne.motifs_texte = Some(texte);
}

/// One date, or several in one cell.
fn lire_renouvellements(
    personne: &mut LignePersonne,
    cellule: &Cellule,
    lecteur: &mut Lecteur<'_>,
) {
    if oui_non(cellule) == Some(false) {
        return;
    }
    let parties: Vec<Cellule> = match cellule {
        Cellule::Texte(texte) => dates_separees(texte).into_iter().map(Cellule::texte).collect(),
        Cellule::Vide
        | Cellule::Nombre(_)
        | Cellule::Booleen(_)
        | Cellule::Moment(_)
        | Cellule::Duree(_)
        | Cellule::Erreur => vec![cellule.clone()],
    };
    for partie in parties {
        if let Some(Valeur::Connue(jour)) = lecteur.jour(&partie, RegleDate::Passe) {
            personne.renouvellements.push(jour);
        }
    }
}

/// The parts of a cell, when each is a date with its year; else the cell whole.
fn dates_separees(texte: &str) -> Vec<&str> {
    for separateur in ["\n", ";", ",", " + ", "|", " et ", " puis ", " - "] {
        let parties: Vec<&str> =
            texte.split(separateur).filter(|partie| !partie.trim().is_empty()).collect();
        let datees =
            parties.iter().all(|partie| partie.chars().filter(char::is_ascii_digit).count() >= 4);
        if parties.len() > 1 && datees {
            return parties;
        }
    }
    vec![texte]
}

fn lire_afis(personne: &mut LignePersonne, cellule: &Cellule, lecteur: &mut Lecteur<'_>) {
    if let Some(debut) = jour_dans(cellule, lecteur) {
        personne.afis = Some(AfisLue::Oui);
        personne.afis_debut = personne.afis_debut.or(Some(debut));
        return;
    }
    personne.afis = lecteur.valeur(cellule, afis).map(|lue| match lue {
        Valeur::Connue(afis) => afis,
        Valeur::Inconnue | Valeur::NonDite => AfisLue::Inconnue,
    });
}
