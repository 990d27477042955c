//! Models of messages: two an association, a second version of each once the first was tried.

use domain::seance_en_ligne::ModeleMessage;
use domain::texte_sans_contact::TexteSansContact;
use domain::{ActiviteId, Fait};

use crate::ActiviteFictive;
use crate::alea::{Alea, Usage};
use crate::calendrier::Calendrier;
use crate::implantation::Implantation;
use crate::plume::Plume;

/// Day of the second version, and the day it is surely written down: no session uses it before.
const SECONDE: (i32, i32) = (900, 1_100);

/// A model: what it is called, its two texts, and the replies to each, per thousand messages.
const MODELES: [(&str, [(&str, u32); 2]); 2] = [
    (
        "Premier contact",
        [
            (
                "Texte fictif. Bonjour, notre association écoute sans juger, sans rien demander.",
                120,
            ),
            (
                "Texte fictif. Bonjour, je suis bénévole. Si un jour vous voulez parler, répondez.",
                140,
            ),
        ],
    ),
    (
        "Relance",
        [
            ("Texte fictif. Bonjour, je vous ai écrit il y a trois semaines : toujours là.", 90),
            ("Texte fictif. Bonjour à nouveau. Médecin, papiers, logement : nous aidons.", 112),
        ],
    ),
];

/// The models of every association, as they were written.
pub(crate) fn tous(
    graine: u64,
    calendrier: &Calendrier,
    implantation: &Implantation,
) -> Vec<ActiviteFictive> {
    let mut ecrits = Vec::new();
    for association in implantation.associations().map(|une| une.indice) {
        for (rang, (nom, textes)) in (0..).zip(MODELES) {
            let mut alea = tirage(graine, association, rang);
            let id = ActiviteId::v8(alea.octets());
            let mut plume = Plume::nouvelle(calendrier, alea, 0);
            for ((version, le), (texte, _)) in (1..).zip([0, SECONDE.0]).zip(textes) {
                let lire = |texte: &str| TexteSansContact::lire(texte).ok();
                if let (Some(nom), texte) = (lire(nom), lire(texte)) {
                    let modele = ModeleMessage { nom, version, texte };
                    plume.ecrire_ensemble(le, vec![Fait::ModeleMessage(modele)]);
                }
            }
            let indice = u32::try_from(ecrits.len()).unwrap_or(u32::MAX);
            ecrits.push(ActiviteFictive { indice, association, id, actes: plume.terminer() });
        }
    }
    ecrits
}

/// The model in use on a day: which, its version, replies per thousand messages.
pub(crate) fn en_usage(graine: u64, association: u8, rang: u32, le: i32) -> (ActiviteId, u16, u32) {
    let id = ActiviteId::v8(tirage(graine, association, rang).octets());
    let [premiere, seconde] = if rang == 0 { MODELES[0].1 } else { MODELES[1].1 };
    if le < SECONDE.1 { (id, 1, premiere.1) } else { (id, 2, seconde.1) }
}

fn tirage(graine: u64, association: u8, rang: u32) -> Alea {
    Alea::pour(graine, Usage::Modele, u32::from(association) * 2 + rang)
}
