//! Support given month after month, what changes meanwhile, and the closing of the file.

use domain::fait::{Accompagnement, Domaine, MotifCloture, Souhait};
use domain::profil::{Attribut, Grossesse, Hebergement, Plainte, SituationAdministrative};
use domain::{Fait, Valeur};

use crate::personne::{self, Personne, Region};
use crate::plume::Plume;
use crate::recits;

/// Acts of support with something told, per thousand.
const RACONTES: u32 = 300;

const DOMAINES: [(u32, Domaine); 9] = [
    (21, Domaine::Logement),
    (17, Domaine::Sante),
    (26, Domaine::Droits),
    (9, Domaine::Emploi),
    (7, Domaine::Francais),
    (5, Domaine::Justice),
    (5, Domaine::Parentalite),
    (4, Domaine::EstimeDeSoi),
    (6, Domaine::Budget),
];
/// In the pathway, housing and papers are settled: work and French take their place.
const DOMAINES_PSP: [(u32, Domaine); 9] = [
    (17, Domaine::Logement),
    (14, Domaine::Sante),
    (20, Domaine::Droits),
    (19, Domaine::Emploi),
    (13, Domaine::Francais),
    (4, Domaine::Justice),
    (5, Domaine::Parentalite),
    (4, Domaine::EstimeDeSoi),
    (4, Domaine::Budget),
];

/// Days between two acts of support, on average: some are seen each week, some once a month.
const RYTHMES: [(u32, i32); 4] = [(20, 4), (35, 7), (30, 10), (15, 19)];

/// Writes support from a day to another, the second not included.
pub(crate) fn accompagner(plume: &mut Plume<'_>, personne: &Personne, du: i32, au: i32) {
    let rythme = plume.alea.pondere(&RYTHMES);
    let domaines = if personne.candidate { &DOMAINES_PSP } else { &DOMAINES };
    let au = au.min(plume.calendrier.au);
    let mut le = du + plume.alea.attente(rythme);
    while le < au {
        let jour = plume.calendrier.ouvre(le);
        if jour < au {
            soutenir(plume, personne, domaines, jour);
        }
        le += 1 + plume.alea.attente(rythme);
    }
    changer(plume, personne, du, au);
}

fn soutenir(plume: &mut Plume<'_>, personne: &Personne, domaines: &[(u32, Domaine)], le: i32) {
    let domaine = plume.alea.pondere(domaines);
    let raconte = plume.alea.chance(RACONTES);
    let recit = raconte.then(|| recits::accompagnement(&mut plume.alea, domaine, personne.mineure));
    // Once in twelve, nothing that counts: a note, and what it tells.
    let fait = if raconte && plume.alea.chance(280) {
        Fait::Note
    } else {
        let duree =
            plume.alea.pondere(&[(10, 15), (25, 30), (30, 45), (22, 60), (9, 90), (4, 180)]);
        Fait::Accompagnement(Accompagnement {
            domaine,
            duree_minutes: plume.alea.chance(850).then_some(duree),
        })
    };
    plume.ecrire(le, fait, recit);
}

/// Writes what changes while she is supported.
fn changer(plume: &mut Plume<'_>, personne: &Personne, du: i32, au: i32) {
    demenager(plume, du, au);
    if !personne.candidate {
        regulariser(plume, personne, du, au);
        souhaiter(plume, du, au);
    }
    let noter = |plume: &mut Plume<'_>, pour_mille: u32, attribut: Attribut| {
        let le = du + 20 + plume.alea.attente(260);
        if plume.alea.chance(pour_mille) && le < au {
            plume.ecrire(le, Fait::Observation(attribut), None);
        }
    };
    let centimes = u64::from(plume.alea.moins_de(900)) * 100;
    noter(plume, 600, Attribut::RessourcesCentimes(Valeur::Connue(centimes)));
    noter(plume, 350, Attribut::Rsa(Valeur::Connue(personne.provenance.0 == Region::France)));
    noter(plume, 250, Attribut::LienRompu(Valeur::Connue(true)));
    noter(plume, 60, Attribut::ConjointIrregulier(Valeur::Connue(true)));
    let grossesse = plume.alea.parmi(&[Grossesse::Enceinte, Grossesse::EnfantDeMoinsDeTroisAns]);
    noter(plume, 90, Attribut::Grossesse(Valeur::Connue(grossesse)));
    let arret = if personne.candidate { 850 } else { 300 };
    noter(plume, arret, Attribut::Cessation(Valeur::Connue(true)));
    if personne.victime.proxenetisme {
        let plainte = plume.alea.pondere(&[
            (60, Plainte::Aucune),
            (28, Plainte::EnCours),
            (9, Plainte::Classee),
            (3, Plainte::Condamnation),
        ]);
        noter(plume, 700, Attribut::Plainte(Valeur::Connue(plainte)));
    }
}

fn demenager(plume: &mut Plume<'_>, du: i32, au: i32) {
    let mut le = du + 30 + plume.alea.attente(220);
    while le < au {
        let lieu = if plume.alea.chance(450) {
            plume.alea.parmi(&[Hebergement::Chrs, Hebergement::Logement])
        } else {
            personne::hebergement(&mut plume.alea)
        };
        plume.ecrire(le, Fait::Observation(Attribut::Hebergement(Valeur::Connue(lieu))), None);
        le += 60 + plume.alea.attente(280);
    }
}

fn regulariser(plume: &mut Plume<'_>, personne: &Personne, du: i32, au: i32) {
    if !personne.sans_droit_au_sejour() {
        return;
    }
    let mut le = du + 90 + plume.alea.attente(400);
    for situation in [SituationAdministrative::Recepisse, SituationAdministrative::CarteSejour] {
        if le < au {
            let attribut = Attribut::Sejour(Valeur::Connue(situation));
            plume.ecrire(le, Fait::Observation(attribut), None);
        }
        le += 90 + plume.alea.attente(120);
    }
}

/// A wish to leave is told by more people than ask for the pathway; some think better of it.
fn souhaiter(plume: &mut Plume<'_>, du: i32, au: i32) {
    let mut le = du + 15 + plume.alea.attente(200);
    if le >= au || !plume.alea.chance(280) {
        return;
    }
    plume.ecrire(le, Fait::SouhaitSortie(Souhait::Exprime), None);
    le += 30 + plume.alea.attente(200);
    if le < au && plume.alea.chance(120) {
        plume.ecrire(le, Fait::SouhaitSortie(Souhait::Retire), None);
    }
}

/// Writes the closing. Gives its reason.
pub(crate) fn clore(plume: &mut Plume<'_>, le: i32) -> MotifCloture {
    let motif = plume.alea.pondere(&[
        (340, MotifCloture::PerdueDeVue),
        (300, MotifCloture::FinAccompagnement),
        (150, MotifCloture::Orientation),
        (125, MotifCloture::Depart),
        (75, MotifCloture::Demande),
        (6, MotifCloture::Deces),
    ]);
    plume.suivre(le, Fait::Cloture(motif), None);
    motif
}
