//! Reception, outreach online, and sessions with their detail.

use domain::activite::{GenreSeance, SeanceCollective};
use domain::detail_seance::{
    Atelier, DetailSeance, Evaluation, NiveauScolaire, PreventionCiblee, PreventionScolaire,
    PublicCible, ThemeAtelier, ThemeEvars,
};
use domain::formation::{Formation, PublicFormation};
use domain::permanence::{
    ActiviteAccueil, GenreActivite, MomentAccueil, Permanence, ServiceAccueil, ServiceRendu,
};
use domain::seance_en_ligne::{Envoi, ModeleMessage, SeanceEnLigne, SupportEnLigne};
use domain::stage::{CadreStage, MotifAchat, MotifCompte, QuestionnaireStage, Stage};
use domain::texte_sans_contact::TexteSansContact;
use domain::{ActiviteId, Fait, Jour};

fn dit(texte: &str) -> TexteSansContact {
    TexteSansContact::lire(texte).expect("it reaches nobody")
}

pub(crate) fn faits() -> Vec<Fait> {
    let mut faits = vec![
        Fait::Permanence(Permanence {
            moment: MomentAccueil::Soiree,
            visites: 12,
            reconnues: Some(8),
            premieres: Some(3),
            services: vec![ServiceRendu { genre: ServiceAccueil::Repas, nombre: 9 }],
            activites: vec![ActiviteAccueil { genre: GenreActivite::Sport, participations: 4 }],
        }),
        Fait::Permanence(Permanence::default()),
        Fait::SeanceEnLigne(SeanceEnLigne {
            support: SupportEnLigne::Forum,
            duree_minutes: Some(90),
            equipe: Some(2),
            messages: 30,
            reponses: 4,
            conversations: Some(2),
            rencontres: Some(1),
            envois: vec![Envoi {
                modele: ActiviteId::depuis_octets([5; 16]),
                version: 2,
                messages: 20,
                reponses: 3,
            }],
        }),
        Fait::SeanceEnLigne(SeanceEnLigne::default()),
        Fait::ModeleMessage(ModeleMessage {
            nom: dit("premier contact"),
            version: 1,
            texte: Some(dit("Bonjour")),
        }),
        Fait::ModeleMessage(ModeleMessage { nom: dit("premier"), version: 2, texte: None }),
    ];
    let detaillee = |detail: DetailSeance| {
        Fait::Seance(SeanceCollective {
            genre: detail.genre(),
            duree_minutes: None,
            participants: Some(24),
            detail: Some(Box::new(detail)),
        })
    };
    faits.extend(details().into_iter().map(detaillee));
    faits.push(Fait::Seance(SeanceCollective {
        genre: GenreSeance::Atelier,
        duree_minutes: None,
        participants: None,
        detail: None,
    }));
    faits
}

pub(crate) fn details() -> Vec<DetailSeance> {
    let evaluation = Some(Evaluation { reponses: 20, utiles: 18 });
    let avant = QuestionnaireStage {
        reponses: 8,
        renoncent: 5,
        motifs: vec![MotifCompte { motif: MotifAchat::Passage, nombre: 3 }],
    };
    vec![
        DetailSeance::Atelier(Atelier { theme: ThemeAtelier::Parole }),
        DetailSeance::Scolaire(PreventionScolaire {
            etablissement: dit("Collège des Essais, Metz"),
            niveau: NiveauScolaire::Troisieme,
            theme: ThemeEvars::NonMarchandisation,
            evaluation,
        }),
        DetailSeance::Ciblee(PreventionCiblee {
            public: PublicCible::Pjj,
            structure: Some(dit("Foyer des Essais")),
            evaluation: None,
        }),
        DetailSeance::Formation(Formation {
            programme: dit("Repérer et orienter"),
            public: PublicFormation::Sante,
            demi_journees: Some(4),
            feuilles: Some(4),
            attestations: Some(12),
            preuves: vec![1, 5],
            evaluation,
        }),
        DetailSeance::Stage(Stage {
            tribunal: dit("Metz"),
            cadre: CadreStage::Peine,
            duree_jours: 1,
            seances: Some(2),
            heures_par_jour_centiemes: Some(600),
            cout_centimes: Some(18_000),
            plus_ancienne_condamnation: Some(Jour::constante(2023, 4, 20)),
            convoques: Some(10),
            attestations: Some(8),
            avant: Some(avant.clone()),
            apres: Some(QuestionnaireStage { renoncent: 7, motifs: Vec::new(), ..avant }),
        }),
    ]
}
