//! Narratives of nobody: plain sentences, each saying first that it is fictitious.

use domain::Recit;
use domain::fait::Domaine;
use domain::psp::Motif;

use crate::alea::Alea;

const MENTION: &str = "Récit fictif. ";

const SUITES: [&str; 12] = [
    "Point à refaire dans un mois.",
    "Elle préfère être rappelée en fin de journée.",
    "Elle se dit soulagée d’avoir avancé.",
    "Une pièce manque encore au dossier.",
    "Rendez-vous pris pour la semaine prochaine.",
    "Entretien avec interprète par téléphone.",
    "Elle souhaite y réfléchir avant de décider.",
    "Relais fait avec la collègue de l’accueil.",
    "Le courrier est parti le jour même.",
    "Elle est venue accompagnée d’une amie.",
    "Échange bref, elle avait peu de temps.",
    "La suite est notée dans l’agenda de l’équipe.",
];

const LOGEMENT: [&str; 5] = [
    "Recherche d’une place d’hébergement avec le SIAO.",
    "Visite d’une chambre en résidence sociale.",
    "Préparation de la demande de logement social.",
    "Appel au 115 fait ensemble, place obtenue pour trois nuits.",
    "État des lieux d’entrée signé.",
];
const SANTE: [&str; 5] = [
    "Prise de rendez-vous au centre de santé.",
    "Accompagnement physique à une consultation.",
    "Ouverture des droits à l’assurance maladie vérifiée.",
    "Orientation vers une psychologue de l’équipe mobile.",
    "Ordonnance renouvelée, pharmacie trouvée près de chez elle.",
];
const DROITS: [&str; 5] = [
    "Tri des papiers et liste des pièces à demander.",
    "Préparation du rendez-vous en préfecture.",
    "Explication de la décision reçue et des délais.",
    "Domiciliation renouvelée pour un an.",
    "Lecture à deux du courrier de l’administration.",
];
const EMPLOI: [&str; 5] = [
    "Rédaction d’un CV et choix de trois offres.",
    "Inscription à une formation de préparation au métier.",
    "Bilan de la première semaine de travail.",
    "Contact pris avec un chantier d’insertion.",
    "Simulation d’entretien d’embauche.",
];
const FRANCAIS: [&str; 4] = [
    "Séance de français, lecture d’une annonce.",
    "Test de niveau passé avec la bénévole.",
    "Reprise des cours après une interruption.",
    "Travail sur les mots de la vie quotidienne.",
];
const JUSTICE: [&str; 4] = [
    "Explication du dépôt de plainte et de ses suites.",
    "Rencontre avec l’avocate de permanence.",
    "Accompagnement à une audition.",
    "Courrier du tribunal relu ensemble.",
];
const PARENTALITE: [&str; 4] = [
    "Inscription à la crèche préparée.",
    "Échange sur la rentrée scolaire.",
    "Appel avec la famille restée au pays.",
    "Rendez-vous à la PMI.",
];
const ESTIME: [&str; 4] = [
    "Atelier de théâtre, première participation.",
    "Temps d’écoute sur ce qu’elle souhaite pour la suite.",
    "Sortie collective au musée.",
    "Séance de sport adapté avec le groupe.",
];
const BUDGET: [&str; 4] = [
    "Aide alimentaire remise.",
    "Budget du mois établi ensemble.",
    "Échéancier négocié pour une dette de transport.",
    "Ouverture d’un compte bancaire demandée.",
];
const MINEURS: [&str; 3] = [
    "Point avec l’éducatrice de l’aide sociale à l’enfance.",
    "Information préoccupante transmise, suite attendue.",
    "Rencontre avec le foyer qui l’accueille.",
];

/// What is told of an act of support, in the compartment of its area.
pub(crate) fn accompagnement(alea: &mut Alea, domaine: Domaine, mineure: bool) -> Recit {
    if mineure {
        return Recit::Mineurs(phrases(alea, &MINEURS));
    }
    match domaine {
        Domaine::Sante => Recit::Sante(phrases(alea, &SANTE)),
        Domaine::Justice => Recit::Justice(phrases(alea, &JUSTICE)),
        Domaine::Logement => Recit::Social(phrases(alea, &LOGEMENT)),
        Domaine::Droits => Recit::Social(phrases(alea, &DROITS)),
        Domaine::Emploi => Recit::Social(phrases(alea, &EMPLOI)),
        Domaine::Francais => Recit::Social(phrases(alea, &FRANCAIS)),
        Domaine::Parentalite => Recit::Social(phrases(alea, &PARENTALITE)),
        Domaine::EstimeDeSoi => Recit::Social(phrases(alea, &ESTIME)),
        Domaine::Budget => Recit::Social(phrases(alea, &BUDGET)),
    }
}

/// The words of a refusal.
pub(crate) fn refus(motif: Motif) -> Recit {
    Recit::Justice(format!("{MENTION}La préfecture écrit : « {} ».", termes(motif)))
}

fn termes(motif: Motif) -> &'static str {
    match motif {
        Motif::Oqtf => "l’intéressée fait l’objet d’une obligation de quitter le territoire",
        Motif::EtatCivilLegalise => "l’acte de naissance produit n’est pas légalisé",
        Motif::AsileRejete => "la demande d’asile a été définitivement rejetée",
        Motif::EnfantsALEtranger => "les enfants de l’intéressée résident à l’étranger",
        Motif::ConjointIrregulier => "le conjoint est en situation irrégulière",
        Motif::PasDePlainte => "aucune plainte n’a été déposée",
        Motif::NAPasCesse => "l’arrêt de l’activité n’est pas établi",
        Motif::EngagementsNonTenus => "les engagements du parcours n’ont pas été tenus",
        Motif::DossierIncomplet => "le dossier transmis est incomplet",
        Motif::PasVictime => "la qualité de victime n’est pas établie",
        Motif::Mineure => "l’intéressée est mineure",
        Motif::OrdreDuJourComplet => "l’ordre du jour de la commission est complet",
        Motif::Autre => "la situation ne répond pas aux orientations retenues",
    }
}

fn phrases(alea: &mut Alea, debuts: &[&str]) -> String {
    let (debut, suite) = (alea.parmi(debuts), alea.parmi(&SUITES));
    let mut texte = String::with_capacity(MENTION.len() + debut.len() + 1 + suite.len());
    texte.push_str(MENTION);
    texte.push_str(debut);
    texte.push(' ');
    texte.push_str(suite);
    texte
}
