//! One example of each kind of fact, narrative and coded value, with the name of its golden line.

mod activites;
mod commission;
mod demarches;
mod gestion;
pub(crate) mod terrain;
mod valeurs;

use domain::activite::{GenreSeance, Milieu, SeanceCollective, Sortie};
use domain::antenne::{AccueilPublic, Antenne, PlaceApprochee};
use domain::association::{Agrement, Compteur, CompteursAnonymes, Membre};
use domain::document::{Destinataire, DocumentEmis, DocumentScelle, FormeDocument, GenreDocument};
use domain::equipe::{Equipe, MembreEquipe, Rattachement};
use domain::fait::{
    Accompagnement, Canal, Choix, Consentement, Correction, Datation, Domaine, Lecture,
    MotifCloture, MoyenContact, ObjetConsentement, Origine, Ouverture, Prudence, Remplacement,
    Souhait, VoieContact,
};
use domain::psp::{
    Avis, Decision, Demande, Evenement, Fin, IssueParcours, Motif, Objet, PreuveNotification,
    Recours, Seance, Sens,
};
use domain::recit::Identite;
use domain::rendez_vous::{Heure, RendezVous};
use domain::separation::{BrisDeGlace, Separation};
use domain::suivi::Suivi;
use domain::{
    ActeId, AntenneId, Compartiment, DossierId, EquipeId, Fait, Horodatage, Jour, MembreId, Recit,
    Role,
};

pub(crate) use valeurs::{ATTRIBUTS, attributs};

/// Number of kinds: a new one changes the `match` below, which does not compile until it is there.
/// Observations and the pathway have lines of their own.
pub(crate) const FAITS: usize = 48 - 2;
pub(crate) const EVENEMENTS: usize = 12;
pub(crate) const RECITS: usize = 8;

const LE: Jour = Jour::constante(2023, 4, 20);
const PUIS: Jour = Jour::constante(2023, 10, 19);

fn texte(texte: &str) -> String {
    texte.to_owned()
}

fn nom_du_fait(fait: &Fait) -> &'static str {
    match fait {
        Fait::Ouverture(_) => "ouverture",
        Fait::Identite => "identite",
        Fait::Observation(_) => "observation",
        Fait::SouhaitSortie(_) => "souhait-sortie",
        Fait::Accompagnement(_) => "accompagnement",
        Fait::Psp(_) => "psp",
        Fait::Canal(_) => "canal",
        Fait::Consentement(_) => "consentement",
        Fait::Correction(_) => "correction",
        Fait::Cloture(_) => "cloture",
        Fait::Reouverture => "reouverture",
        Fait::Note => "note",
        Fait::Suivi(_) => "suivi",
        Fait::Rattachement(_) => "rattachement",
        Fait::RendezVous(_) => "rendez-vous",
        Fait::Document(_) => "document",
        Fait::Commission(_) => "commission",
        Fait::Piece(_) => "piece",
        Fait::Projet(_) => "projet",
        Fait::DroitLie(_) => "droit-lie",
        Fait::EtatCivil(_) => "etat-civil",
        Fait::Procedure(_) => "procedure",
        Fait::RetraitContenu(_) => "retrait-contenu",
        Fait::AlerteMineur(_) => "alerte-mineur",
        Fait::Sortie(_) => "sortie",
        Fait::Seance(_) => "seance",
        Fait::AssociationCreee { .. } => "association-creee",
        Fait::MembreAjoute(_) => "membre-ajoute",
        Fait::MembreRetire { .. } => "membre-retire",
        Fait::PhraseChangee { .. } => "phrase-changee",
        Fait::Agrement(_) => "agrement",
        Fait::Effacement(_) => "effacement",
        Fait::Lecture(_) => "lecture",
        Fait::Separation(_) => "separation",
        Fait::BrisDeGlace(_) => "bris-de-glace",
        Fait::Equipe(_) => "equipe",
        Fait::MembreEquipe(_) => "membre-equipe",
        Fait::BrisVu { .. } => "bris-vu",
        Fait::Antenne(_) => "antenne",
        Fait::Gestion(_) => "gestion",
        Fait::Permanence(_) => "permanence",
        Fait::SeanceEnLigne(_) => "seance-en-ligne",
        Fait::ModeleMessage(_) => "modele-message",
        Fait::RoleDonne { .. } => "role-donne",
        Fait::SecondFacteurRetire { .. } => "second-facteur-retire",
        Fait::Export { .. } => "export",
        Fait::Terrain(_) => "terrain",
        Fait::Rencontre(_) => "rencontre",
    }
}

fn nom_de_l_evenement(evenement: &Evenement) -> &'static str {
    match evenement {
        Evenement::Demande(_) => "demande",
        Evenement::Seance(_) => "seance",
        Evenement::Avis(_) => "avis",
        Evenement::Decision(_) => "decision",
        Evenement::RenouvellementDemande { .. } => "renouvellement-demande",
        Evenement::ApsDelivree { .. } => "aps-delivree",
        Evenement::AfisOuverte { .. } => "afis-ouverte",
        Evenement::AfisRefusee { .. } => "afis-refusee",
        Evenement::Fin(_) => "fin",
        Evenement::Recours(_) => "recours",
        Evenement::DemandeRetiree => "demande-retiree",
        Evenement::AfisDemandee => "afis-demandee",
    }
}

fn nom_du_recit(recit: &Recit) -> &'static str {
    match recit {
        Recit::Identite(_) => "identite",
        Recit::Coordonnee(_) => "coordonnee",
        Recit::Social(_) => "social",
        Recit::Sante(_) => "sante",
        Recit::Justice(_) => "justice",
        Recit::Mineurs(_) => "mineurs",
        Recit::Document(_) => "document",
        Recit::Designation(_) => "designation",
    }
}

/// Every golden line: its name and its bytes.
pub(crate) fn formes() -> Vec<(String, Vec<u8>)> {
    let faits = faits().into_iter().map(|(nom, fait)| (nom, ecrire(&fait)));
    let recits = recits().into_iter().map(|(nom, recit)| (nom, ecrire(&recit)));
    faits.chain(recits).chain(valeurs::codes()).chain(terrain::codes()).collect()
}

pub(crate) fn ecrire<T: minicbor::Encode<()>>(valeur: &T) -> Vec<u8> {
    minicbor::to_vec(valeur).expect("writing to memory cannot fail")
}

/// Examples of every kind of fact; a kind with optional parts has one full and one bare.
pub(crate) fn faits() -> Vec<(String, Fait)> {
    let mut exemples = Vec::new();
    let autres = faits_de_dossier()
        .into_iter()
        .chain(faits_d_ailleurs())
        .chain(commission::faits())
        .chain(demarches::faits())
        .chain(gestion::faits())
        .chain(activites::faits())
        .chain(terrain::faits());
    numeroter(&mut exemples, autres.map(|fait| (format!("fait.{}", nom_du_fait(&fait)), fait)));
    let psp = evenements().into_iter().map(|evenement| {
        let genre = format!("psp.{}", nom_de_l_evenement(&evenement));
        (genre, Fait::Psp(evenement))
    });
    let observations = attributs().into_iter().map(|attribut| {
        let genre = valeurs::nom(&attribut);
        (genre, Fait::Observation(attribut))
    });
    numeroter(&mut exemples, psp.chain(observations));
    exemples
}

pub(crate) fn recits() -> Vec<(String, Recit)> {
    let identite = Identite {
        nom: Some(texte("QUAI")),
        prenom: Some(texte("Nour")),
        dite: Some(texte("Coco")),
        telephones: vec![texte("06 39 98 00 00")],
    };
    let tous = [
        Recit::Identite(identite),
        Recit::Identite(Identite::default()),
        Recit::Coordonnee(texte("06 39 98 00 01")),
        Recit::Social(texte("a")),
        Recit::Sante(texte("é")),
        Recit::Justice(texte("")),
        Recit::Mineurs(texte("b")),
        Recit::Document(DocumentScelle {
            compartiment: Compartiment::Justice,
            champs: vec![texte("motifs")],
            octets: vec![1, 2],
        }),
        Recit::Designation(texte("Mme X, cheffe de service")),
    ];
    let mut exemples = Vec::new();
    numeroter(&mut exemples, tous.map(|recit| (format!("recit.{}", nom_du_recit(&recit)), recit)));
    exemples
}

/// Names examples by their kind, then a rank: `fait.canal.1`, `fait.canal.2`.
fn numeroter<T>(exemples: &mut Vec<(String, T)>, valeurs: impl IntoIterator<Item = (String, T)>) {
    for (genre, valeur) in valeurs {
        let meme = |nom: &str| nom.rsplit_once('.').is_some_and(|(debut, _)| debut == genre);
        let rang = 1 + exemples.iter().filter(|(nom, _)| meme(nom)).count();
        exemples.push((format!("{genre}.{rang}"), valeur));
    }
}

fn faits_de_dossier() -> Vec<Fait> {
    let origine = Origine { source: texte("57"), numero: texte("12") };
    let acte = ActeId::depuis_octets([7; 16]);
    vec![
        Fait::Ouverture(Ouverture {
            voie: Some(VoieContact::EnLigne),
            origine: Some(origine),
            datation: None,
        }),
        Fait::Ouverture(Ouverture { voie: None, origine: None, datation: None }),
        Fait::Ouverture(Ouverture {
            voie: None,
            origine: None,
            datation: Some(Datation::Supposee),
        }),
        Fait::Identite,
        Fait::SouhaitSortie(Souhait::Retire),
        Fait::Accompagnement(Accompagnement { domaine: Domaine::Sante, duree_minutes: Some(45) }),
        Fait::Accompagnement(Accompagnement { domaine: Domaine::Logement, duree_minutes: None }),
        Fait::Canal(Canal {
            moyen: MoyenContact::Sms,
            prudence: Prudence::SousConditions,
            quand: Some(texte("le soir")),
            langue: Some(texte("anglais")),
            ne_jamais_evoquer: Some(texte("tout")),
        }),
        Fait::Canal(Canal {
            moyen: MoyenContact::Appel,
            prudence: Prudence::Libre,
            quand: None,
            langue: None,
            ne_jamais_evoquer: None,
        }),
        Fait::Consentement(Consentement {
            objet: ObjetConsentement::Statistiques,
            choix: Choix::Retire,
        }),
        Fait::Correction(Correction {
            acte,
            remplacement: Some(Remplacement { survenu_le: LE, fait: Box::new(Fait::Note) }),
        }),
        Fait::Correction(Correction { acte, remplacement: None }),
        Fait::Cloture(MotifCloture::Depart),
        Fait::Reouverture,
        Fait::Note,
        Fait::Suivi(Suivi { membre: MembreId::depuis_octets([3; 16]), choix: Choix::Donne }),
        Fait::Rattachement(Rattachement { equipe: Some(EquipeId::depuis_octets([11; 16])) }),
        Fait::Rattachement(Rattachement { equipe: None }),
        Fait::RendezVous(RendezVous {
            le: LE,
            heure: Heure::new(14, 30).ok(),
            avec: Domaine::Sante,
        }),
        Fait::RendezVous(RendezVous { le: LE, heure: None, avec: Domaine::Droits }),
        Fait::Document(DocumentEmis {
            genre: GenreDocument::RecoursGracieux,
            destinataire: Destinataire::Prefecture,
            forme: FormeDocument::Pdf,
            empreinte: [7; 32],
        }),
    ]
}

fn faits_d_ailleurs() -> Vec<Fait> {
    let membre = MembreId::depuis_octets([3; 16]);
    let dossier = DossierId::depuis_octets([9; 16]);
    let equipe = EquipeId::depuis_octets([11; 16]);
    vec![
        Fait::Sortie(sortie()),
        Fait::Sortie(Sortie::default()),
        Fait::Seance(SeanceCollective {
            genre: GenreSeance::Formation,
            duree_minutes: Some(120),
            participants: Some(14),
            detail: None,
        }),
        Fait::AssociationCreee {
            departement: "2A".parse().expect("a department"),
            nom: texte("L’Escale"),
        },
        Fait::MembreAjoute(Membre {
            membre,
            compartiments: vec![texte("faits"), texte("sante")],
            role: None,
        }),
        Fait::MembreAjoute(Membre {
            membre,
            compartiments: vec![texte("faits")],
            role: Some(Role::Administration),
        }),
        Fait::MembreRetire { membre },
        Fait::PhraseChangee { membre },
        Fait::Agrement(Agrement { accorde_le: LE }),
        Fait::Effacement(CompteursAnonymes {
            dossier,
            compteurs: vec![Compteur {
                annee: 2023,
                indicateur: texte("suivies"),
                sexe: texte("F"),
                nombre: 1,
            }],
            motif: texte("demande"),
        }),
        Fait::Lecture(Lecture {
            operation: texte("montrer"),
            nombre: 1,
            dossiers: vec![dossier],
            bris: None,
        }),
        Fait::RoleDonne { membre, role: Role::Juriste },
        Fait::SecondFacteurRetire { membre },
        Fait::Export { colonnes: vec![texte("ouvert-le"), texte("psp")], nombre: 12 },
        Fait::Separation(Separation {
            a: dossier,
            b: DossierId::depuis_octets([10; 16]),
            choix: Choix::Donne,
            motif: None,
        }),
        Fait::BrisDeGlace(BrisDeGlace {
            dossier,
            jusqu_a: Horodatage::depuis_micros(1_700_000_000_000_000),
            motif: texte("urgence de nuit"),
        }),
        Fait::Equipe(Equipe { equipe, nom: texte("Metz") }),
        Fait::MembreEquipe(MembreEquipe { membre, equipe: Some(equipe) }),
        Fait::MembreEquipe(MembreEquipe { membre, equipe: None }),
        Fait::BrisVu { acte: ActeId::depuis_octets([7; 16]) },
    ]
    .into_iter()
    .chain(antennes())
    .collect()
}

fn antennes() -> Vec<Fait> {
    vec![
        Fait::Antenne(Antenne {
            antenne: AntenneId::depuis_octets([12; 16]),
            accueil: Some(Box::new(accueil_public())),
        }),
        Fait::Antenne(Antenne { antenne: AntenneId::depuis_octets([12; 16]), accueil: None }),
        Fait::Antenne(Antenne {
            antenne: AntenneId::depuis_octets([12; 16]),
            accueil: Some(Box::new(AccueilPublic {
                place: PlaceApprochee::new(4_912, -618),
                ..accueil_public()
            })),
        }),
    ]
}

fn accueil_public() -> AccueilPublic {
    AccueilPublic {
        nom: texte("Metz"),
        description: texte("accueil de jour"),
        telephone: Some(texte("0300000001")),
        courriel: Some(texte("m@exemple.invalid")),
        adresse: Some(texte("1 rue des Essais")),
        code_postal: Some(texte("57000")),
        commune: Some(texte("Metz")),
        horaires: Some(texte("24/7")),
        departements: vec!["57".parse().expect("a department")],
        langues: vec![texte("fr")],
        besoins: vec![texte("sante")],
        demandees: vec![texte("prenom")],
        inutiles: vec![texte("nom")],
        place: None,
    }
}

fn sortie() -> Sortie {
    Sortie {
        milieu: Milieu::Numerique,
        duree_minutes: Some(120),
        equipe: Some(2),
        rencontrees: Some(3),
        nouvelles: Some(4),
        orientees: Some(5),
        messages: Some(300),
        reponses: Some(7),
        origine: Some(Origine { source: texte("av"), numero: texte("1") }),
    }
}

fn evenements() -> Vec<Evenement> {
    let decision = Decision {
        objet: Objet::Renouvellement,
        sens: Sens::Refus,
        decidee_le: LE,
        notifiee_le: Some(PUIS),
        ecrite: Some(true),
        mentionne_recours: Some(false),
        motifs: vec![Motif::Oqtf, Motif::Autre],
        preuve: None,
    };
    let nue = Decision {
        objet: Objet::Entree,
        sens: Sens::Accord,
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs: Vec::new(),
        ..decision.clone()
    };
    let prouvee = decision.clone();
    vec![
        Evenement::Demande(Demande { deposee_le: Some(LE) }),
        Evenement::Demande(Demande { deposee_le: None }),
        Evenement::Seance(Seance { tenue_le: LE }),
        Evenement::Avis(Avis::Ajourne),
        Evenement::Decision(decision),
        Evenement::Decision(nue),
        Evenement::RenouvellementDemande { deposee_le: LE },
        Evenement::ApsDelivree { du: LE, au: Some(PUIS) },
        Evenement::ApsDelivree { du: LE, au: None },
        Evenement::AfisOuverte { du: LE, au: Some(PUIS) },
        Evenement::AfisOuverte { du: LE, au: None },
        Evenement::AfisRefusee { le: Some(LE) },
        Evenement::AfisRefusee { le: None },
        Evenement::Fin(Fin { finie_le: LE, issue: Some(IssueParcours::Cdi) }),
        Evenement::Fin(Fin { finie_le: LE, issue: None }),
        Evenement::Recours(Recours::Gracieux { forme_le: LE, accuse: Some(true) }),
        Evenement::Recours(Recours::GracieuxRejete { rejete_le: LE }),
        Evenement::Recours(Recours::Contentieux { forme_le: LE }),
        Evenement::DemandeRetiree,
        Evenement::AfisDemandee,
        Evenement::Decision(Decision { preuve: Some(PreuveNotification::RemiseEnMain), ..prouvee }),
    ]
}
