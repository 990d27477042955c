//! Who the person is: drawn once, then observed act by act.

use domain::Departement;
use domain::profil::{
    Cadre, Genre, Hebergement, Naissance, SituationAdministrative as Situation, SituationConjugale,
    Victime,
};

use crate::alea::Alea;
use crate::calendrier::Calendrier;
use crate::implantation::Lieu;

/// Where a person comes from, as coarsely as a draw needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    France,
    Union,
    Subsaharienne,
    AmeriqueLatine,
    Maghreb,
    Asie,
    EuropeHorsUnion,
}

/// A country and the language most likely spoken.
pub(crate) type Provenance = (Region, &'static str, &'static str);

const FRANCE: Provenance = (Region::France, "FR", "français");
const UNION: [(u32, Provenance); 4] = [
    (55, (Region::Union, "RO", "roumain")),
    (30, (Region::Union, "BG", "bulgare")),
    (10, (Region::Union, "ES", "espagnol")),
    (5, (Region::Union, "HU", "hongrois")),
];
const SUBSAHARIENNE: [(u32, Provenance); 9] = [
    (560, (Region::Subsaharienne, "NG", "anglais")),
    (110, (Region::Subsaharienne, "CM", "français")),
    (100, (Region::Subsaharienne, "CI", "français")),
    (60, (Region::Subsaharienne, "GN", "français")),
    (50, (Region::Subsaharienne, "CD", "lingala")),
    (40, (Region::Subsaharienne, "GH", "anglais")),
    (35, (Region::Subsaharienne, "CG", "lingala")),
    (25, (Region::Subsaharienne, "SN", "wolof")),
    (20, (Region::Subsaharienne, "SL", "anglais")),
];
const AMERIQUE_LATINE: [(u32, Provenance); 5] = [
    (30, (Region::AmeriqueLatine, "CO", "espagnol")),
    (25, (Region::AmeriqueLatine, "BR", "portugais")),
    (20, (Region::AmeriqueLatine, "PE", "espagnol")),
    (15, (Region::AmeriqueLatine, "EC", "espagnol")),
    (10, (Region::AmeriqueLatine, "DO", "espagnol")),
];
const MAGHREB: [(u32, Provenance); 3] = [
    (50, (Region::Maghreb, "DZ", "arabe")),
    (40, (Region::Maghreb, "MA", "arabe")),
    (10, (Region::Maghreb, "TN", "arabe")),
];
const ASIE: [(u32, Provenance); 3] = [
    (75, (Region::Asie, "CN", "mandarin")),
    (15, (Region::Asie, "TH", "thaï")),
    (10, (Region::Asie, "VN", "vietnamien")),
];
const EUROPE_HORS_UNION: [(u32, Provenance); 4] = [
    (50, (Region::EuropeHorsUnion, "AL", "albanais")),
    (25, (Region::EuropeHorsUnion, "UA", "ukrainien")),
    (15, (Region::EuropeHorsUnion, "RU", "russe")),
    (10, (Region::EuropeHorsUnion, "RS", "serbe")),
];

/// Out of the pathway, 84 % come from outside the Union (`profil-hors-ue`), most of them from
/// sub-Saharan Africa. Candidates not in it yet, or refused, are counted there: the others come
/// from outside the Union 82 times in a hundred.
const REGIONS: [(u32, Region); 7] = [
    (100, Region::France),
    (80, Region::Union),
    (500, Region::Subsaharienne),
    (140, Region::AmeriqueLatine),
    (60, Region::Maghreb),
    (45, Region::Asie),
    (75, Region::EuropeHorsUnion),
];
/// In the pathway, 98 % come from sub-Saharan Africa (`profil-psp-afrique`).
const REGIONS_PSP: [(u32, Region); 3] =
    [(978, Region::Subsaharienne), (14, Region::AmeriqueLatine), (8, Region::EuropeHorsUnion)];

/// Share of requests for the pathway among people followed where it exists, per thousand.
const CANDIDATES: u32 = 188;
/// People under eighteen at their first contact, per thousand.
const MINEURES: u32 = 12;

/// A person, as she is: what the file says of her comes later, and late.
#[derive(Clone, Debug)]
pub(crate) struct Personne {
    pub(crate) genre: Genre,
    pub(crate) naissance: Naissance,
    pub(crate) provenance: Provenance,
    pub(crate) situation: Situation,
    pub(crate) conjugale: SituationConjugale,
    pub(crate) enfants_en_france: u8,
    pub(crate) enfants_au_pays: u8,
    pub(crate) hebergement: Hebergement,
    pub(crate) victime: Victime,
    pub(crate) cadre: Cadre,
    pub(crate) departement: Departement,
    pub(crate) mineure: bool,
    /// Whether she will ask for the pathway, if the file lasts long enough.
    pub(crate) candidate: bool,
}

pub(crate) fn tirer(
    alea: &mut Alea,
    calendrier: &Calendrier,
    lieu: Lieu,
    ouverture: i32,
) -> Personne {
    let mineure = alea.chance(MINEURES);
    let candidate = lieu.psp && !mineure && alea.chance(CANDIDATES);
    let regions: &[(u32, Region)] = if candidate { &REGIONS_PSP } else { &REGIONS };
    let provenance = provenance(alea, regions);
    let enfants = alea.chance(500);
    Personne {
        genre: genre(alea),
        naissance: naissance(alea, calendrier, ouverture, mineure),
        provenance,
        situation: situation(alea, provenance.0),
        conjugale: alea.pondere(&[
            (82, SituationConjugale::Celibataire),
            (9, SituationConjugale::EnCouple),
            (7, SituationConjugale::Separee),
            (2, SituationConjugale::Veuve),
        ]),
        enfants_en_france: if enfants {
            alea.pondere(&[(35, 0), (40, 1), (18, 2), (7, 3)])
        } else {
            0
        },
        enfants_au_pays: 0,
        hebergement: hebergement(alea),
        victime: victime(alea, candidate),
        cadre: alea.pondere(&[
            (38, Cadre::Rue),
            (17, Cadre::Interieur),
            (44, Cadre::EnLigne),
            (1, Cadre::Filmee),
        ]),
        departement: lieu.departement,
        mineure,
        candidate,
    }
    .avec_enfants_au_pays(alea, enfants)
}

impl Personne {
    /// A parent has at least one child, in France or abroad (`profil-avec-enfants`).
    fn avec_enfants_au_pays(mut self, alea: &mut Alea, enfants: bool) -> Self {
        if enfants && (self.enfants_en_france == 0 || alea.chance(250)) {
            self.enfants_au_pays = alea.pondere(&[(60, 1), (30, 2), (10, 3)]);
        }
        self
    }

    /// Whether a residence document is what she needs first.
    pub(crate) fn sans_droit_au_sejour(&self) -> bool {
        matches!(self.situation, Situation::SansTitre | Situation::Deboutee | Situation::Dublin)
    }
}

/// `profil-femmes`, `profil-hommes`; the rest is not printed, trans people most likely.
fn genre(alea: &mut Alea) -> Genre {
    alea.pondere(&[
        (920, Genre::Femme),
        (28, Genre::Homme),
        (44, Genre::FemmeTrans),
        (4, Genre::HommeTrans),
        (4, Genre::Trans),
    ])
}

fn provenance(alea: &mut Alea, regions: &[(u32, Region)]) -> Provenance {
    match alea.pondere(regions) {
        Region::France => FRANCE,
        Region::Union => alea.pondere(&UNION),
        Region::Subsaharienne => alea.pondere(&SUBSAHARIENNE),
        Region::AmeriqueLatine => alea.pondere(&AMERIQUE_LATINE),
        Region::Maghreb => alea.pondere(&MAGHREB),
        Region::Asie => alea.pondere(&ASIE),
        Region::EuropeHorsUnion => alea.pondere(&EUROPE_HORS_UNION),
    }
}

/// Ages of a year's people (`profil-18-25`, `profil-26-35`), taken where half of the support of a
/// file has been given.
fn naissance(alea: &mut Alea, calendrier: &Calendrier, ouverture: i32, mineure: bool) -> Naissance {
    const MILIEU: i32 = 450;
    let (age, repere) = if mineure {
        (alea.entre(14, 17), ouverture)
    } else {
        let tranche =
            alea.pondere(&[(24, (18, 25)), (56, (26, 35)), (14, (36, 45)), (6, (46, 64))]);
        (alea.entre(tranche.0, tranche.1), ouverture + MILIEU)
    };
    let ne = repere - jours(age) - alea.entre(1, 364);
    let majeure = ouverture - jours(18) - alea.entre(1, 90);
    let ne = if mineure { ne } else { ne.min(majeure) };
    let jour = calendrier.jour(ne);
    // A year alone must not make an adult of a minor, nor the reverse.
    match alea.pondere(&[(80, 0), (12, 1), (8, 2)]) {
        1 if !mineure => Naissance::Annee(jour.annee()),
        2 if !mineure => Naissance::Vers(jour.annee()),
        _ => Naissance::Le(jour),
    }
}

fn jours(annees: i32) -> i32 {
    annees * 1_461 / 4
}

fn situation(alea: &mut Alea, region: Region) -> Situation {
    match region {
        Region::France => Situation::Francaise,
        Region::Union => Situation::CitoyenneUe,
        Region::Subsaharienne
        | Region::AmeriqueLatine
        | Region::Maghreb
        | Region::Asie
        | Region::EuropeHorsUnion => alea.pondere(&[
            (36, Situation::SansTitre),
            (9, Situation::DemandeAsile),
            (8, Situation::DemandeAsileAda),
            (6, Situation::Dublin),
            (19, Situation::Deboutee),
            (5, Situation::Protegee),
            (6, Situation::Recepisse),
            (8, Situation::CarteSejour),
            (2, Situation::CarteResident),
            (1, Situation::Visa),
        ]),
    }
}

pub(crate) fn hebergement(alea: &mut Alea) -> Hebergement {
    alea.pondere(&[
        (8, Hebergement::Rue),
        (13, Hebergement::Urgence115),
        (14, Hebergement::Hotel),
        (30, Hebergement::Tiers),
        (10, Hebergement::Chrs),
        (7, Hebergement::Asile),
        (10, Hebergement::Logement),
        (6, Hebergement::Exploiteur),
        (1, Hebergement::Institution),
        (1, Hebergement::Autre),
    ])
}

/// 56 % of those who ask for the pathway are victims of trafficking (`adn-psp-traite`).
fn victime(alea: &mut Alea, candidate: bool) -> Victime {
    let traite = alea.chance(if candidate { 560 } else { 270 });
    Victime { prostitution: true, proxenetisme: traite || alea.chance(200), traite }
}
