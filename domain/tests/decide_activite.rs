//! What an activity's journal takes, and what it refuses.

#![expect(clippy::unwrap_used, reason = "a test may stop on the first surprise")]

use domain::activite::{GenreSeance, SeanceCollective, Sortie};
use domain::decide_activite::{ActiviteInterdite as I, decide_activite, versions};
use domain::detail_seance::{Atelier, DetailSeance, Evaluation, PreventionCiblee};
use domain::detail_seance::{PublicCible, ThemeAtelier};
use domain::dossier::decide::Refus;
use domain::fait::{Correction, Remplacement};
use domain::formation::{Formation, PreuveQualiopi, PublicFormation};
use domain::permanence::Permanence;
use domain::seance_en_ligne::{Envoi, ModeleMessage, SeanceEnLigne};
use domain::stage::{CadreStage, MotifAchat, MotifCompte, QuestionnaireStage, Stage};
use domain::texte_sans_contact::TexteSansContact;
use domain::{Acte, ActeId, ActiviteId, Fait, Flux, Horodatage, Jour, MembreId};

const LE: Jour = Jour::constante(2026, 11, 20);
const AUJOURDHUI: Jour = Jour::constante(2026, 11, 25);

fn activite() -> ActiviteId {
    ActiviteId::depuis_octets([4; 16])
}

fn acte(rang: u32, fait: Fait) -> Acte {
    let mut octets = [0; 16];
    octets[0] = u8::try_from(rang).unwrap();
    Acte {
        id: ActeId::depuis_octets(octets),
        flux: Flux::Activite(activite()),
        rang,
        survenu_le: LE,
        consigne_a: Horodatage::depuis_micros(1),
        auteur: MembreId::depuis_octets([1; 16]),
        fait,
        recit: None,
    }
}

fn decider(actes: &[Acte], fait: &Fait) -> Result<(), Refus> {
    decide_activite(activite(), actes, fait, LE, AUJOURDHUI)
}

fn permanence(visites: u32, reconnues: Option<u32>, premieres: Option<u32>) -> Fait {
    Fait::Permanence(Permanence { visites, reconnues, premieres, ..Permanence::default() })
}

fn dit(texte: &str) -> TexteSansContact {
    TexteSansContact::lire(texte).unwrap()
}

fn seance(participants: u32, detail: DetailSeance) -> Fait {
    Fait::Seance(SeanceCollective {
        genre: detail.genre(),
        duree_minutes: None,
        participants: Some(participants),
        detail: Some(Box::new(detail)),
    })
}

fn stage(avant: QuestionnaireStage) -> DetailSeance {
    DetailSeance::Stage(Stage {
        tribunal: dit("Metz"),
        cadre: CadreStage::Peine,
        duree_jours: 1,
        seances: None,
        heures_par_jour_centiemes: None,
        cout_centimes: None,
        plus_ancienne_condamnation: None,
        convoques: None,
        attestations: None,
        avant: Some(avant),
        apres: None,
    })
}

#[test]
fn numbers_that_contradict_one_another_are_refused() {
    let modele = ActiviteId::depuis_octets([8; 16]);
    let envoi = |messages, reponses| Envoi { modele, version: 1, messages, reponses };
    let en_ligne = |messages, reponses, envois| {
        Fait::SeanceEnLigne(SeanceEnLigne { messages, reponses, envois, ..Default::default() })
    };
    let motifs = vec![MotifCompte { motif: MotifAchat::Amis, nombre: 6 }];
    let refuses = [
        (permanence(3, Some(2), Some(2)), I::PlusQueLesVisites),
        (permanence(3, Some(4), None), I::PlusQueLesVisites),
        (en_ligne(3, 4, Vec::new()), I::PlusQueLesMessages),
        (en_ligne(9, 9, vec![envoi(2, 3)]), I::PlusQueLesMessages),
        (en_ligne(3, 1, vec![envoi(4, 0)]), I::PlusQueLaSeance),
        (en_ligne(9, 1, vec![envoi(4, 2)]), I::PlusQueLaSeance),
        (en_ligne(9, 1, vec![envoi(4, 0), envoi(4, 0)]), I::ModeleDeuxFois),
        (
            seance(3, stage(QuestionnaireStage { reponses: 4, ..Default::default() })),
            I::PlusQueLesPresents,
        ),
        (
            seance(9, stage(QuestionnaireStage { reponses: 4, renoncent: 5, motifs: vec![] })),
            I::PlusQueLesReponses,
        ),
        (
            seance(9, stage(QuestionnaireStage { reponses: 4, renoncent: 0, motifs })),
            I::PlusQueLesReponses,
        ),
        (
            seance(
                9,
                DetailSeance::Ciblee(PreventionCiblee {
                    public: PublicCible::Pjj,
                    structure: None,
                    evaluation: Some(Evaluation { reponses: 3, utiles: 4 }),
                }),
            ),
            I::PlusQueLesReponses,
        ),
        (
            Fait::Seance(SeanceCollective {
                genre: GenreSeance::Stage,
                duree_minutes: None,
                participants: None,
                detail: Some(Box::new(DetailSeance::Atelier(Atelier {
                    theme: ThemeAtelier::Parole,
                }))),
            }),
            I::DetailEtranger,
        ),
    ];
    for (fait, regle) in refuses {
        assert_eq!(decider(&[], &fait), Err(Refus::Activite(regle)), "{fait:?}");
    }
    for fait in [
        permanence(3, Some(2), Some(1)),
        permanence(3, None, None),
        en_ligne(9, 4, vec![envoi(4, 2)]),
        seance(9, stage(QuestionnaireStage { reponses: 9, renoncent: 9, motifs: vec![] })),
        Fait::Sortie(Sortie { messages: Some(1), reponses: Some(2), ..Sortie::default() }),
    ] {
        assert_eq!(decider(&[], &fait), Ok(()), "{fait:?}");
    }
}

#[test]
fn an_activity_is_noted_once_then_corrected_by_its_own_kind() {
    let notee = acte(1, permanence(3, None, None));
    let actes = [notee.clone()];
    assert_eq!(decider(&actes, &permanence(4, None, None)), Err(I::DejaNotee.into()));
    let corriger = |acte: ActeId, survenu_le: Jour, fait: Fait| {
        let remplacement = Some(Remplacement { survenu_le, fait: Box::new(fait) });
        Fait::Correction(Correction { acte, remplacement })
    };
    let bonne = corriger(notee.id, LE, permanence(4, Some(1), None));
    assert_eq!(decider(&actes, &bonne), Ok(()));
    let annulee = Fait::Correction(Correction { acte: notee.id, remplacement: None });
    assert_eq!(decider(&actes, &annulee), Ok(()));
    let demain = Jour::constante(2026, 11, 26);
    let inconnu = ActeId::depuis_octets([9; 16]);
    let refusees = [
        (corriger(notee.id, LE, permanence(1, Some(2), None)), I::PlusQueLesVisites.into()),
        (corriger(notee.id, LE, Fait::Sortie(Sortie::default())), I::GenreChange.into()),
        (corriger(notee.id, demain, permanence(1, None, None)), Refus::DansLeFutur),
        (corriger(inconnu, LE, permanence(1, None, None)), Refus::ActeInconnu),
    ];
    for (fait, refus) in refusees {
        assert_eq!(decider(&actes, &fait), Err(refus));
    }
    let deux = [notee, acte(2, bonne)];
    let de_correction = corriger(deux[1].id, LE, permanence(1, None, None));
    assert_eq!(decider(&deux, &de_correction), Err(Refus::CorrectionDeCorrection));
    assert_eq!(decider(&[], &Fait::Note), Err(Refus::MauvaisFlux));
}

#[test]
fn versions_of_a_model_follow_one_another_and_are_never_rewritten() {
    let version = |version, texte: Option<&str>| {
        let texte = texte.map(dit);
        Fait::ModeleMessage(ModeleMessage { nom: dit("premier contact"), version, texte })
    };
    assert_eq!(decider(&[], &version(1, None)), Err(I::GenreChange.into()));
    assert_eq!(decider(&[], &version(2, Some("Bonjour"))), Err(I::VersionSautee.into()));
    assert_eq!(decider(&[], &version(1, Some("Bonjour"))), Ok(()));
    let une = [acte(1, version(1, Some("Bonjour")))];
    assert_eq!(decider(&une, &version(1, Some("Bonsoir"))), Err(I::VersionSautee.into()));
    assert_eq!(decider(&une, &version(2, Some("Bonsoir"))), Ok(()));
    let annulee = Fait::Correction(Correction { acte: une[0].id, remplacement: None });
    assert_eq!(decider(&une, &annulee), Err(I::ModeleNonCorrige.into()));
    let deux = [une[0].clone(), acte(2, version(2, None))];
    assert_eq!(versions(&deux).len(), 2);
    assert!(versions(&deux)[1].1.texte.is_none(), "it serves no longer");
    let sortie = [acte(1, Fait::Sortie(Sortie::default()))];
    assert_eq!(decider(&sortie, &version(1, Some("Bonjour"))), Err(I::GenreChange.into()));
}

#[test]
fn evidence_is_noted_filed_or_missing() {
    let nue = Formation {
        programme: dit("Repérer"),
        public: PublicFormation::Sante,
        demi_journees: None,
        feuilles: None,
        attestations: Some(0),
        preuves: vec![5, 12],
        evaluation: None,
    };
    let etat = |formation: &Formation, numero| {
        let preuves = formation.preuves_qualiopi();
        preuves.iter().find(|(i, _)| i.numero == numero).map(|(_, etat)| *etat)
    };
    assert_eq!(nue.preuves_qualiopi().len(), 23);
    assert_eq!(etat(&nue, 11), Some(PreuveQualiopi::Manquante));
    assert_eq!(etat(&nue, 5), Some(PreuveQualiopi::Classee));
    assert_eq!(etat(&nue, 12), Some(PreuveQualiopi::Classee));
    assert_eq!(etat(&nue, 3), None, "it gives no certification");
    let pleine = Formation {
        feuilles: Some(4),
        attestations: Some(8),
        evaluation: Some(Evaluation { reponses: 8, utiles: 8 }),
        ..nue
    };
    for numero in [11, 12, 30] {
        assert_eq!(etat(&pleine, numero), Some(PreuveQualiopi::Notee));
    }
}
