//! The exit pathway, from the wish to what follows it.

use domain::fait::Souhait;
use domain::profil::{Attribut, SituationAdministrative as Situation};
use domain::psp::{Avis, Decision, Demande, Evenement, Fin, IssueParcours, Objet, Seance, Sens};
use domain::{Fait, Jour, Valeur};

use crate::plume::Plume;
use crate::refus;

// Mean days of each step. Together, with the sittings held over, they make the nine months that
// pass on average before rights open (`psp-attente`).
const AVANT_DEMANDE: i32 = 105;
const AVANT_SEANCE: i32 = 98;
const AVANT_DECISION: i32 = 24;
const AVANT_NOTIFICATION: i32 = 10;
const AVANT_APS: i32 = 40;

/// Refusals of entry, per thousand decisions.
const REFUS: u32 = 100;
/// Requests withdrawn before any decision, per thousand.
const RETRAITS: u32 = 25;
/// Sittings at which the file is held over, per thousand.
const AJOURNEMENTS: u32 = 60;
/// Pathways that end in the course of one period, per thousand.
const FINS_AVANT_TERME: u32 = 55;

/// What a pathway of two years led to: nine people in ten work (`psp-emploi-fin`), six of ten of
/// them on a permanent contract (`psp-cdi-fin`).
const ISSUES_AU_TERME: [(u32, IssueParcours); 7] = [
    (550, IssueParcours::Cdi),
    (270, IssueParcours::Cdd),
    (95, IssueParcours::Emploi),
    (40, IssueParcours::Formation),
    (15, IssueParcours::Logement),
    (20, IssueParcours::Terme),
    (10, IssueParcours::Autre),
];
const ISSUES_AVANT_TERME: [(u32, IssueParcours); 6] = [
    (18, IssueParcours::Cdi),
    (8, IssueParcours::Emploi),
    (4, IssueParcours::Formation),
    (35, IssueParcours::Abandon),
    (25, IssueParcours::Depart),
    (9, IssueParcours::Retrait),
];

/// How a request went.
enum Suite {
    /// Granted, on this day.
    Accord(i32),
    /// Refused or withdrawn, for good.
    Close,
}

/// Writes a wish, then the pathway it leads to. Gives the day of its last step.
pub(crate) fn suivre(plume: &mut Plume<'_>, ouverture: i32) -> i32 {
    let souhait = ouverture + 10 + plume.alea.attente(170);
    plume.ecrire(souhait, Fait::SouhaitSortie(Souhait::Exprime), None);
    let mut depot = souhait + plume.alea.autour(AVANT_DEMANDE);
    for _ in 0..2 {
        match demander(plume, depot) {
            Suite::Accord(debut) => {
                accorder(plume, debut);
                break;
            }
            // Refused once, she asks again some months later, or gives up.
            Suite::Close if plume.alea.chance(350) => {
                depot = plume.derniere_etape() + 150 + plume.alea.attente(90);
            }
            Suite::Close => break,
        }
    }
    plume.derniere_etape()
}

fn demander(plume: &mut Plume<'_>, depot: i32) -> Suite {
    let depot = plume.calendrier.ouvre(depot);
    // A few old requests are known, and not their day.
    let deposee_le = (!plume.alea.chance(5)).then(|| plume.calendrier.jour(depot));
    plume.psp(depot, Evenement::Demande(Demande { deposee_le }));
    if plume.alea.chance(RETRAITS) {
        let retrait = depot + 20 + plume.alea.entre(0, 70);
        plume.psp(retrait, Evenement::DemandeRetiree);
        return Suite::Close;
    }
    let refusee = plume.alea.chance(REFUS);
    let seance = depot + plume.alea.autour(AVANT_SEANCE);
    let seance = examiner(plume, seance, refusee);
    let decidee = plume.jour_ouvre(seance, AVANT_DECISION);
    if refusee {
        return match refus::entree(plume, decidee) {
            Some(debut) => Suite::Accord(debut),
            None => Suite::Close,
        };
    }
    decider(plume, Objet::Entree, decidee);
    Suite::Accord(decidee)
}

/// Writes the sitting, the opinion, and the next sitting when the file is held over.
fn examiner(plume: &mut Plume<'_>, seance: i32, refusee: bool) -> i32 {
    let mut seance = plume.calendrier.ouvre(seance);
    if plume.alea.chance(AJOURNEMENTS) {
        sieger(plume, seance, Avis::Ajourne);
        seance = plume.jour_ouvre(seance, 80);
    }
    // The prefect most often follows the commission, and is not bound by it.
    let contraire = plume.alea.chance(80);
    let avis = if refusee == contraire { Avis::Favorable } else { Avis::Defavorable };
    sieger(plume, seance, avis);
    seance
}

fn sieger(plume: &mut Plume<'_>, le: i32, avis: Avis) {
    let tenue_le = plume.calendrier.jour(le);
    plume.psp(le, Evenement::Seance(Seance { tenue_le }));
    plume.psp(le, Evenement::Avis(avis));
}

/// Writes a decision that grants.
pub(crate) fn decider(plume: &mut Plume<'_>, objet: Objet, le: i32) {
    let notifiee = le + plume.alea.autour(AVANT_NOTIFICATION);
    let decision = Decision {
        objet,
        sens: Sens::Accord,
        decidee_le: plume.calendrier.jour(le),
        notifiee_le: Some(plume.calendrier.jour(notifiee)),
        ecrite: Some(true),
        mentionne_recours: None,
        motifs: Vec::new(),
        preuve: None,
    };
    let fait = Fait::Psp(Evenement::Decision(decision));
    plume.suivre_connu(le, notifiee, fait, None);
}

/// Writes the rights, the periods and the end of a granted pathway.
fn accorder(plume: &mut Plume<'_>, debut: i32) {
    let premier = plume.calendrier.jour(debut);
    let afis = ouvrir_droits(plume, debut);
    for rang in 1..4 {
        let du = plume.calendrier.numero(premier.plus_mois(6 * (rang - 1)));
        let au = plume.calendrier.numero(premier.plus_mois(6 * rang)) - 1;
        if plume.alea.chance(FINS_AVANT_TERME) {
            let issue = plume.alea.pondere(&ISSUES_AVANT_TERME);
            let des = du.max(plume.derniere_etape() + 1);
            let le = plume.alea.entre(des, au);
            finir(plume, le, issue);
            return;
        }
        if !renouveler(plume, au, afis) {
            return;
        }
    }
    let terme = plume.calendrier.numero(premier.plus_mois(24)) - 1;
    let issue = plume.alea.pondere(&ISSUES_AU_TERME);
    finir(plume, terme, issue);
}

/// Writes the first permit and the allowance. Gives whether the allowance was opened.
fn ouvrir_droits(plume: &mut Plume<'_>, debut: i32) -> bool {
    let demande = debut + plume.alea.autour(12);
    plume.psp(demande, Evenement::AfisDemandee);
    let aps = plume.jour_ouvre(debut, AVANT_APS).max(demande);
    delivrer_aps(plume, aps);
    let reponse = plume.jour_ouvre(debut, 62).max(aps);
    match plume.alea.pondere(&[(90, Some(true)), (5, Some(false)), (5, None)]) {
        Some(true) => {
            ouvrir_afis(plume, reponse);
            true
        }
        Some(false) => {
            let le = Some(plume.calendrier.jour(reponse));
            plume.psp(reponse, Evenement::AfisRefusee { le });
            false
        }
        None => false,
    }
}

fn delivrer_aps(plume: &mut Plume<'_>, le: i32) {
    let (du, au) = six_mois(plume, le);
    plume.psp(le, Evenement::ApsDelivree { du, au: Some(au) });
    let permis = Attribut::Sejour(Valeur::Connue(Situation::ApsPsp));
    plume.ecrire(le, Fait::Observation(permis), None);
}

fn ouvrir_afis(plume: &mut Plume<'_>, le: i32) {
    let (du, au) = six_mois(plume, le);
    // The letter of opening does not always say until when.
    let au = plume.alea.chance(700).then_some(au);
    plume.psp(le, Evenement::AfisOuverte { du, au });
}

fn six_mois(plume: &Plume<'_>, le: i32) -> (Jour, Jour) {
    let du = plume.calendrier.jour(le);
    (du, du.plus_mois(6).veille())
}

/// Writes what happens at the end of a period, `au`. Gives whether another one starts.
fn renouveler(plume: &mut Plume<'_>, au: i32, afis: bool) -> bool {
    let ecart = match plume.alea.pondere(&[(92, Some(true)), (5, Some(false)), (3, None)]) {
        None => {
            finir(plume, au, IssueParcours::NonRenouvele);
            return false;
        }
        Some(true) => -plume.alea.autour(50),
        // Late: the period has ended and nobody had asked.
        Some(false) => plume.alea.autour(20),
    };
    let demande = plume.calendrier.ouvre(au + ecart).max(plume.derniere_etape() + 1);
    let deposee_le = plume.calendrier.jour(demande);
    plume.psp(demande, Evenement::RenouvellementDemande { deposee_le });
    let decidee = plume.jour_ouvre(demande, 52);
    if plume.alea.chance(500) {
        sieger(plume, demande.midpoint(decidee), Avis::Favorable);
    }
    if plume.alea.chance(25) {
        refus::renouvellement(plume, decidee);
        finir(plume, au.max(decidee), IssueParcours::NonRenouvele);
        return false;
    }
    decider(plume, Objet::Renouvellement, decidee);
    let aps = plume.jour_ouvre(decidee, 14);
    delivrer_aps(plume, aps);
    if afis {
        ouvrir_afis(plume, aps);
    }
    true
}

fn finir(plume: &mut Plume<'_>, le: i32, issue: IssueParcours) {
    let le = le.max(plume.derniere_etape());
    let fin = Fin {
        finie_le: plume.calendrier.jour(le),
        issue: (!plume.alea.chance(10)).then_some(issue),
    };
    plume.psp(le, Evenement::Fin(fin));
}
