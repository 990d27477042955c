//! Refusals, their grounds, and what is done about them.

use domain::Fait;
use domain::psp::{Decision, Evenement, Motif, Objet, Recours, Sens};

use crate::parcours;
use crate::plume::Plume;
use crate::recits;

const MOTIFS: [(u32, Motif); 11] = [
    (22, Motif::Oqtf),
    (12, Motif::EtatCivilLegalise),
    (11, Motif::AsileRejete),
    (8, Motif::EnfantsALEtranger),
    (5, Motif::ConjointIrregulier),
    (8, Motif::PasDePlainte),
    (12, Motif::NAPasCesse),
    (10, Motif::DossierIncomplet),
    (6, Motif::PasVictime),
    (3, Motif::OrdreDuJourComplet),
    (3, Motif::Autre),
];

/// Writes a refusal of entry and its appeals. Gives the day entry is granted after all, if it is.
pub(crate) fn entree(plume: &mut Plume<'_>, decidee: i32) -> Option<i32> {
    let mut motifs = vec![plume.alea.pondere(&MOTIFS)];
    let second = plume.alea.pondere(&MOTIFS);
    if plume.alea.chance(300) && !motifs.contains(&second) {
        motifs.push(second);
    }
    let notifiee = refuser(plume, Objet::Entree, decidee, motifs);
    match plume.alea.pondere(&[(40, Some(true)), (8, Some(false)), (52, None)]) {
        Some(true) => recours_gracieux(plume, notifiee),
        Some(false) => contentieux(plume, notifiee + 10),
        None => None,
    }
}

/// Writes a refusal of renewal.
pub(crate) fn renouvellement(plume: &mut Plume<'_>, decidee: i32) {
    refuser(plume, Objet::Renouvellement, decidee, vec![Motif::EngagementsNonTenus]);
}

fn refuser(plume: &mut Plume<'_>, objet: Objet, le: i32, motifs: Vec<Motif>) -> i32 {
    let notifiee = le + plume.alea.autour(14);
    let recit = motifs.first().map(|motif| recits::refus(*motif));
    let decision = Decision {
        objet,
        sens: Sens::Refus,
        decidee_le: plume.calendrier.jour(le),
        notifiee_le: Some(plume.calendrier.jour(notifiee)),
        ecrite: Some(!plume.alea.chance(60)),
        mentionne_recours: Some(plume.alea.chance(800)),
        motifs,
        preuve: None,
    };
    let fait = Fait::Psp(Evenement::Decision(decision));
    plume.suivre_connu(le, notifiee, fait, recit);
    notifiee
}

fn recours_gracieux(plume: &mut Plume<'_>, notifiee: i32) -> Option<i32> {
    let forme = plume.calendrier.ouvre(notifiee + plume.alea.entre(8, 55));
    let recours = Recours::Gracieux {
        forme_le: plume.calendrier.jour(forme),
        accuse: plume.alea.pondere(&[(5, Some(true)), (3, Some(false)), (2, None)]),
    };
    plume.psp(forme, Evenement::Recours(recours));
    match plume.alea.pondere(&[(30, 0), (30, 1), (40, 2)]) {
        0 => {
            let accordee = plume.jour_ouvre(forme, 70);
            parcours::decider(plume, Objet::Entree, accordee);
            Some(accordee)
        }
        1 => {
            let rejete = plume.jour_ouvre(forme, 45);
            let rejete_le = plume.calendrier.jour(rejete);
            let rejet = Recours::GracieuxRejete { rejete_le };
            plume.psp(rejete, Evenement::Recours(rejet));
            plume.alea.chance(400).then(|| contentieux(plume, rejete + 5))?
        }
        // Two months of silence are a rejection.
        _ => plume.alea.chance(300).then(|| contentieux(plume, forme + 62))?,
    }
}

fn contentieux(plume: &mut Plume<'_>, des: i32) -> Option<i32> {
    let forme = plume.calendrier.ouvre(des + plume.alea.entre(0, 50));
    let forme_le = plume.calendrier.jour(forme);
    plume.psp(forme, Evenement::Recours(Recours::Contentieux { forme_le }));
    if !plume.alea.chance(250) {
        return None;
    }
    let accordee = plume.jour_ouvre(forme, 300);
    parcours::decider(plume, Objet::Entree, accordee);
    Some(accordee)
}
