//! Collective sessions: workshops, prevention, training, courses for buyers.
//!
//! 318 school actions reached 19,412 pupils in 123 schools (`prevention-mdn-actions`,
//! `prevention-mdn-jeunes`, `prevention-mdn-etablissements`): sixty-one an action. A course has
//! nine men, lasts a day and costs them 150 to 200 euros (`slaas.toml`); their motives and how many
//! give up are `slaas-motif-*`, `slaas-2024-renonce-debut` and `slaas-renonce-fin`.

use domain::activite::{GenreSeance, SeanceCollective};
use domain::detail_seance::{
    Atelier, DetailSeance, Evaluation, NiveauScolaire, PreventionCiblee, PreventionScolaire,
    PublicCible, ThemeAtelier, ThemeEvars,
};
use domain::formation::{Formation, PublicFormation};
use domain::stage::{CadreStage, MotifAchat, MotifCompte, QuestionnaireStage, Stage};
use domain::texte_sans_contact::TexteSansContact;

use crate::activites::parts;
use crate::alea::Alea;

/// Words of the landscape: no school, no town has these names here.
const LIEUX: [&str; 24] = [
    "des Aubépines",
    "de la Bruyère",
    "du Chemin Creux",
    "de la Colline",
    "de la Combe",
    "des Coteaux",
    "de l’Étang",
    "de la Fontaine",
    "des Genêts",
    "du Grand Pré",
    "de la Haie",
    "de la Lande",
    "du Lavoir",
    "des Marais",
    "du Moulin",
    "des Noisetiers",
    "de la Plaine",
    "du Ponton",
    "de la Prairie",
    "des Roseaux",
    "du Ruisseau",
    "de la Source",
    "des Tilleuls",
    "du Vallon",
];

/// Programmes of training, by their number of half-days.
const PROGRAMMES: [(&str, u16); 3] = [
    ("Repérer et accompagner (fictif)", 4),
    ("Mineurs : comprendre et protéger (fictif)", 6),
    ("Le système prostitutionnel, la loi, les parcours (fictif)", 10),
];

pub(crate) fn atelier(alea: &mut Alea) -> SeanceCollective {
    let theme = alea.pondere(&[
        (18, ThemeAtelier::Cuisine),
        (12, ThemeAtelier::Parentalite),
        (15, ThemeAtelier::BienEtre),
        (20, ThemeAtelier::Parole),
        (5, ThemeAtelier::PrecariteMenstruelle),
        (8, ThemeAtelier::SocioEsthetique),
        (12, ThemeAtelier::Francais),
        (10, ThemeAtelier::Emploi),
    ]);
    let presents = 3 + alea.moins_de(10);
    seance(alea, GenreSeance::Atelier, presents, Some(DetailSeance::Atelier(Atelier { theme })))
}

pub(crate) fn scolaire(alea: &mut Alea) -> SeanceCollective {
    let (genre, niveau) = alea.pondere(&[
        (4, ("École", NiveauScolaire::Primaire)),
        (6, ("Collège", NiveauScolaire::Cinquieme)),
        (28, ("Collège", NiveauScolaire::Quatrieme)),
        (26, ("Collège", NiveauScolaire::Troisieme)),
        (16, ("Lycée", NiveauScolaire::Seconde)),
        (10, ("Lycée", NiveauScolaire::Premiere)),
        (4, ("Lycée", NiveauScolaire::Terminale)),
        (6, ("Lycée", NiveauScolaire::Cap)),
    ]);
    let theme = alea.pondere(&[
        (10, ThemeEvars::Corps),
        (35, ThemeEvars::Relations),
        (15, ThemeEvars::Societe),
        (25, ThemeEvars::NonMarchandisation),
        (15, ThemeEvars::Numerique),
    ]);
    let quartier = alea.parmi(&["", " nord", " sud", " centre"]);
    let eleves = 30 + alea.moins_de(63);
    let evaluation = evaluation(alea, eleves, 880);
    let etablissement = texte(&format!("{genre} {}{quartier} (fictif)", alea.parmi(&LIEUX)));
    let detail = etablissement.map(|etablissement| {
        DetailSeance::Scolaire(PreventionScolaire { etablissement, niveau, theme, evaluation })
    });
    seance(alea, GenreSeance::PreventionScolaire, eleves, detail)
}

pub(crate) fn ciblee(alea: &mut Alea) -> SeanceCollective {
    let public = alea.pondere(&[
        (40, PublicCible::ProtectionEnfance),
        (20, PublicCible::Pjj),
        (12, PublicCible::MissionLocale),
        (6, PublicCible::Epide),
        (10, PublicCible::PreventionSpecialisee),
        (12, PublicCible::Proches),
    ]);
    let presents = 6 + alea.moins_de(12);
    let evaluation = evaluation(alea, presents, 900);
    let structure = texte(&format!("Structure {} (fictive)", alea.parmi(&LIEUX)));
    let detail = DetailSeance::Ciblee(PreventionCiblee { public, structure, evaluation });
    seance(alea, GenreSeance::PreventionCiblee, presents, Some(detail))
}

pub(crate) fn formation(alea: &mut Alea) -> SeanceCollective {
    let (programme, demi_journees) = alea.parmi(&PROGRAMMES);
    let public = alea.pondere(&[
        (35, PublicFormation::TravailSocial),
        (25, PublicFormation::ProtectionEnfance),
        (12, PublicFormation::Sante),
        (10, PublicFormation::Education),
        (8, PublicFormation::Police),
        (4, PublicFormation::Justice),
        (6, PublicFormation::Hebergement),
    ]);
    let stagiaires = 8 + alea.moins_de(14);
    let attestations = stagiaires - parts(alea, stagiaires, 30);
    let evaluation = evaluation(alea, stagiaires, 940);
    // What is kept once for all courses, then what each one brings.
    let mut preuves = vec![1, 2, 4, 5, 6, 8, 9, 17, 19, 21, 22];
    preuves.extend([10, 18, 23, 24, 25, 26, 31, 32].iter().filter(|_| alea.chance(800)));
    let detail = texte(programme).map(|programme| {
        DetailSeance::Formation(Formation {
            programme,
            public,
            demi_journees: Some(demi_journees),
            feuilles: Some(u32::from(demi_journees)),
            attestations: Some(attestations),
            preuves,
            evaluation,
        })
    });
    let mut seance = seance(alea, GenreSeance::Formation, stagiaires, detail);
    seance.duree_minutes = Some(u32::from(demi_journees) * 210);
    seance
}

pub(crate) fn stage(alea: &mut Alea) -> SeanceCollective {
    let duree_jours = alea.pondere(&[(85, 1), (15, 2)]);
    let presents = 5 + alea.moins_de(9);
    let euros = alea.pondere(&[(45, 150), (40, 180), (5, 190), (10, 200)]);
    let cadre = alea.pondere(&[
        (50, CadreStage::Alternative),
        (35, CadreStage::Composition),
        (15, CadreStage::Peine),
    ]);
    let convoques = presents + alea.moins_de(3);
    let avant = questionnaire(alea, presents, 590);
    let apres = questionnaire(alea, presents, 840);
    let tribunal = texte(&format!("Tribunal {} (fictif)", alea.parmi(&LIEUX)));
    let detail = tribunal.map(|tribunal| {
        DetailSeance::Stage(Stage {
            tribunal,
            cadre,
            duree_jours,
            seances: Some(duree_jours),
            heures_par_jour_centiemes: Some(600),
            cout_centimes: Some(euros * 100),
            plus_ancienne_condamnation: None,
            convoques: Some(convoques),
            attestations: Some(presents),
            avant: Some(avant),
            apres: Some(apres),
        })
    });
    let mut seance = seance(alea, GenreSeance::Stage, presents, detail);
    seance.duree_minutes = Some(u32::from(duree_jours) * 360);
    seance
}

/// What men say on a sheet without a name: a motive each, and whether they give up.
fn questionnaire(alea: &mut Alea, presents: u32, renoncent: u32) -> QuestionnaireStage {
    let mut motifs = Vec::new();
    let mut restent = presents;
    for (motif, pour_mille) in [
        (MotifAchat::Volontaire, 300),
        (MotifAchat::Passage, 200),
        (MotifAchat::Sollicite, 200),
        (MotifAchat::Amis, 70),
        (MotifAchat::Alcool, 60),
    ] {
        let nombre = parts(alea, presents, pour_mille).min(restent);
        restent -= nombre;
        motifs.extend((nombre > 0).then_some(MotifCompte { motif, nombre }));
    }
    QuestionnaireStage { reponses: presents, renoncent: parts(alea, presents, renoncent), motifs }
}

/// Sheets filled in at the end, four times in five.
fn evaluation(alea: &mut Alea, presents: u32, utiles: u32) -> Option<Evaluation> {
    let reponses = parts(alea, presents, 850);
    let utiles = parts(alea, reponses, utiles);
    (alea.chance(800) && reponses > 0).then_some(Evaluation { reponses, utiles })
}

fn seance(
    alea: &mut Alea,
    genre: GenreSeance,
    presents: u32,
    detail: Option<DetailSeance>,
) -> SeanceCollective {
    SeanceCollective {
        genre,
        duree_minutes: Some(60 + 30 * alea.moins_de(5)),
        participants: Some(presents),
        detail: detail.map(Box::new),
    }
}

fn texte(texte: &str) -> Option<TexteSansContact> {
    TexteSansContact::lire(texte).ok()
}
