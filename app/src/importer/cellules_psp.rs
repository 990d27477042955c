//! The cells of a row that tell the exit pathway.
//!
//! A spreadsheet keeps dates and words side by side; here they become the events of the pathway, in
//! its own order. What the pathway does not allow is not recorded as an event: it is listed, and
//! kept in words.

use domain::psp::{
    Avis, Decision, Demande, Evenement, Fin, Objet, Psp, Seance, Sens, TransitionInterdite,
};
use domain::{Fait, Jour, Recit};
use importation::{AfisLue, DecisionLue, LignePersonne, Role, Survenue};

use super::cellules::{Cellule, Rangee, connu};

/// One event to be, with its column.
struct Etape {
    cle: String,
    role: Role,
    le: Jour,
    datee: bool,
    evenement: Evenement,
    recit: Option<Recit>,
}

/// Adds the events of the pathway a row tells.
pub(super) fn ajouter(ligne: &LignePersonne, base: Jour, rangee: &mut Rangee) {
    let mut etapes = Vec::new();
    let decision = decision(ligne, rangee);
    demande(ligne, base, decision.as_ref(), &mut etapes);
    if let Some(Survenue::Le(tenue_le)) = ligne.commission {
        let evenement = Evenement::Seance(Seance { tenue_le });
        etapes.push(Etape::datee("psp-commission", Role::Commission, tenue_le, evenement));
    }
    if ligne.decision == Some(DecisionLue::Ajournee) {
        let le = ligne.commission.and_then(Survenue::jour);
        let evenement = Evenement::Avis(Avis::Ajourne);
        let etape = Etape::datee("psp-avis", Role::Decision, le.unwrap_or(base), evenement);
        etapes.push(Etape { datee: le.is_some(), ..etape });
    }
    let debut = decision.as_ref().map(|etape| etape.le);
    etapes.extend(decision);
    suites(ligne, debut, rangee, &mut etapes);
    enchainer(etapes, rangee);
}

impl Etape {
    fn datee(cle: &str, role: Role, le: Jour, evenement: Evenement) -> Self {
        Self { cle: cle.into(), role, le, datee: true, evenement, recit: None }
    }
}

fn demande(ligne: &LignePersonne, base: Jour, decision: Option<&Etape>, etapes: &mut Vec<Etape>) {
    let role = Role::DemandePsp;
    match ligne.demande_psp {
        Some(Survenue::Le(le)) => {
            let evenement = Evenement::Demande(Demande { deposee_le: Some(le) });
            etapes.push(Etape::datee("psp-demande", role, le, evenement));
        }
        Some(Survenue::SansDate | Survenue::Inconnue) | None => {
            // A decision or a sitting supposes a request, even where its date was not kept.
            let seance = ligne.commission.and_then(Survenue::jour);
            let le = [seance, decision.map(|etape| etape.le)].into_iter().flatten().min();
            let demandee = ligne.demande_psp == Some(Survenue::SansDate);
            if le.is_some() || demandee {
                let evenement = Evenement::Demande(Demande { deposee_le: None });
                let etape = Etape::datee("psp-demande", role, le.unwrap_or(base), evenement);
                etapes.push(Etape { datee: le.is_some(), ..etape });
            }
        }
        Some(Survenue::Non) => {}
    }
}

fn decision(ligne: &LignePersonne, rangee: &mut Rangee) -> Option<Etape> {
    let decidee_le = connu(ligne.decidee_le);
    let sens = match ligne.decision {
        Some(DecisionLue::Accord) => Sens::Accord,
        Some(DecisionLue::Refus) => Sens::Refus,
        Some(DecisionLue::Ajournee | DecisionLue::EnAttente | DecisionLue::Inconnue) => {
            return None;
        }
        Some(DecisionLue::Retiree) => {
            let le = decidee_le?;
            let evenement = Evenement::DemandeRetiree;
            return Some(Etape::datee("psp-decision", Role::Decision, le, evenement));
        }
        None => {
            if let Some(le) = decidee_le {
                let texte = format!("Date de décision sans sens : {le}.");
                rangee.ecarter(Role::DateDecision, "date-sans-decision", texte);
            }
            return None;
        }
    };
    let Some(le) = decidee_le else {
        let mot = if sens == Sens::Accord { "Accord" } else { "Refus" };
        let texte = format!("{mot} PSP sans date de décision.");
        rangee.ecarter(Role::Decision, "decision-sans-date", texte);
        return None;
    };
    let evenement = Evenement::Decision(Decision {
        objet: Objet::Entree,
        sens,
        decidee_le: le,
        notifiee_le: connu(ligne.notifiee_le),
        ecrite: None,
        mentionne_recours: None,
        motifs: ligne.motifs.clone(),
        preuve: None,
    });
    let recit = ligne.motifs_texte.clone().map(Recit::Justice);
    let etape = Etape::datee("psp-decision", Role::Decision, le, evenement);
    Some(Etape { recit, ..etape })
}

/// What follows the decision: rights, renewals, end.
fn suites(
    ligne: &LignePersonne,
    debut: Option<Jour>,
    rangee: &mut Rangee,
    etapes: &mut Vec<Etape>,
) {
    aps(ligne, debut, etapes);
    afis(ligne, debut, etapes);
    for (rang, le) in ligne.renouvellements.iter().enumerate() {
        let evenement = Evenement::Decision(Decision {
            objet: Objet::Renouvellement,
            sens: Sens::Accord,
            decidee_le: *le,
            notifiee_le: None,
            ecrite: None,
            mentionne_recours: None,
            motifs: Vec::new(),
            preuve: None,
        });
        let cle = format!("psp-renouvellement-{}", rang + 1);
        etapes.push(Etape::datee(&cle, Role::Renouvellement, *le, evenement));
    }
    let issue = connu(ligne.issue);
    match ligne.fin_psp {
        Some(Survenue::Le(finie_le)) => {
            let evenement = Evenement::Fin(Fin { finie_le, issue });
            etapes.push(Etape::datee("psp-fin", Role::FinPsp, finie_le, evenement));
        }
        Some(Survenue::SansDate) => {
            rangee.ecarter(Role::FinPsp, "fin-sans-date", "Fin du PSP sans date.".into());
        }
        Some(Survenue::Non | Survenue::Inconnue) => {}
        None => {
            if let Some(issue) = issue {
                let texte = format!("Issue du PSP sans date : {}.", issue.code());
                rangee.ecarter(Role::Issue, "issue-sans-date", texte);
            }
        }
    }
}

fn aps(ligne: &LignePersonne, debut: Option<Jour>, etapes: &mut Vec<Etape>) {
    let du = connu(ligne.aps_debut).or_else(|| ligne.aps.and_then(Survenue::jour));
    let fin = connu(ligne.aps_fin);
    let delivree = du.is_some() || fin.is_some() || ligne.aps == Some(Survenue::SansDate);
    let Some(premier) = du.or(debut).filter(|_| delivree) else {
        return;
    };
    let evenement = Evenement::ApsDelivree { du: premier, au: fin };
    let etape = Etape::datee("psp-aps", Role::Aps, premier, evenement);
    etapes.push(Etape { datee: du.is_some(), ..etape });
}

fn afis(ligne: &LignePersonne, debut: Option<Jour>, etapes: &mut Vec<Etape>) {
    let du = connu(ligne.afis_debut);
    let Some(le) = du.or(debut) else {
        return;
    };
    let au = connu(ligne.afis_fin);
    let evenement = match ligne.afis {
        Some(AfisLue::Oui) => Evenement::AfisOuverte { du: le, au },
        Some(AfisLue::EnCours) => Evenement::AfisDemandee,
        Some(AfisLue::Refusee) => Evenement::AfisRefusee { le: None },
        None if du.is_some() || au.is_some() => Evenement::AfisOuverte { du: le, au },
        Some(AfisLue::Non | AfisLue::Inconnue) | None => return,
    };
    let etape = Etape::datee("psp-afis", Role::Afis, le, evenement);
    etapes.push(Etape { datee: du.is_some(), ..etape });
}

/// Keeps the events that follow one another; lists the others and keeps them in words.
fn enchainer(mut etapes: Vec<Etape>, rangee: &mut Rangee) {
    // Stable: events of one day stay in the order of the pathway.
    etapes.sort_by_key(|etape| etape.le);
    let mut psp = Psp::default();
    for etape in etapes {
        match psp.appliquer(&etape.evenement) {
            Ok(()) => rangee.pousser(Cellule {
                cle: etape.cle,
                role: etape.role,
                survenu_le: etape.le,
                datee: etape.datee,
                fait: Fait::Psp(etape.evenement),
                recit: etape.recit,
            }),
            Err(regle) => {
                let texte = format!("{} au {} : {}.", etape.cle, etape.le, en_mots(regle));
                rangee.ecarter(etape.role, "psp-incoherent", texte);
            }
        }
    }
}

fn en_mots(regle: TransitionInterdite) -> &'static str {
    crate::messages::transition(regle)
}
