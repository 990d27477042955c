//! Next steps: stable codes, with the sentence shown to the person who works.

/// A next step.
#[derive(Debug)]
pub struct Conseil {
    /// Stable code.
    pub code: &'static str,
    /// The sentence shown, in French.
    pub texte: &'static str,
}

macro_rules! conseils {
    ($( $nom:ident $code:literal $texte:literal; )+) => {
        $(
            #[doc = concat!("`", $code, "`")]
            pub static $nom: Conseil = Conseil { code: $code, texte: $texte };
        )+

        /// Every next step, in the order of the pages.
        pub static TOUS: &[&Conseil] = &[ $( &$nom ),+ ];
    };
}

conseils! {
    INFORMATION_PREOCCUPANTE "information-preoccupante"
        "Transmettre sans délai une information préoccupante à la CRIP du département.";
    SIGNALEMENT_PROCUREUR "signalement-procureur"
        "Si la gravité le demande, écrire au procureur, avec copie au président du département.";
    APPELER_119 "appeler-119" "Appeler le 119, à toute heure.";
    PROTECTION_ENFANCE "protection-de-l-enfance"
        "Orienter vers la protection de l'enfance, jamais vers la commission.";

    CONSTITUER_LE_DOSSIER "constituer-le-dossier"
        "Écrire avec elle les actions et les engagements, et réunir les pièces.";
    ASSOCIATION_AGREEE "association-agreee"
        "S'adresser à une association agréée du département.";
    LAISSER_LE_TEMPS "laisser-le-temps"
        "Elle ne souhaite pas sortir aujourd'hui : poursuivre l'accompagnement sans condition.";
    RELANCER_LE_PREFET "relancer-le-prefet"
        "Demander par écrit au préfet où en est la demande.";
    DEPOSER_LE_RENOUVELLEMENT "deposer-le-renouvellement"
        "Déposer le renouvellement avant la date conseillée.";
    PREPARER_LA_SUITE "preparer-la-suite"
        "Dernière période : préparer la suite (séjour, ressources, logement).";
    DEMANDER_LE_PARCOURS "demander-le-parcours" "Ce droit suit l'autorisation du parcours.";

    DEMANDER_L_APS "demander-l-aps"
        "Demander l'autorisation provisoire de séjour en joignant la décision du préfet.";
    DEMANDER_LA_CARTE "demander-la-carte"
        "Demander la carte avec le récépissé de plainte ou les références de la procédure.";
    TITRE_L425_3 "titre-l425-3" "Après la condamnation définitive, regarder la carte de résident.";
    COMMISSION_DU_TITRE "commission-du-titre-de-sejour"
        "Le préfet doit saisir la commission du titre de séjour avant de refuser.";
    DEMANDER_LES_MOTIFS "demander-les-motifs"
        "Demander les motifs du refus implicite : ils sont dus sous un mois.";
    PROPOSER_LE_DELAI "proposer-le-delai-de-reflexion"
        "La police ou la gendarmerie doit informer la personne du délai de réflexion.";
    FAIRE_VALOIR_LE_DELAI "faire-valoir-le-delai-de-reflexion"
        "Aucun éloignement pendant le délai : montrer le récépissé.";
    VOIR_UN_AVOCAT "voir-un-avocat" "Voir un avocat sans attendre.";

    DEMANDER_L_AFIS "demander-l-afis"
        "Donner à la MSA les renseignements sur le foyer et les ressources.";
    DEMANDER_LE_MONTANT "demander-le-montant"
        "Demander par écrit le montant appliqué et le texte qui le fixe.";
    DEMANDER_LE_RSA "demander-le-rsa" "Demander le RSA : il exclut l'AFIS.";

    RECOURS_GRACIEUX "recours-gracieux"
        "Écrire au préfet dans les deux mois ; garder la preuve de l'envoi et de la réception.";
    RECOURS_CONTENTIEUX "recours-contentieux"
        "Saisir le tribunal administratif si le délai court encore : voir recours.psp.";
    AIDE_JURIDICTIONNELLE "aide-juridictionnelle"
        "Demander l'aide juridictionnelle avant la fin du délai.";
    AVANT_LA_DATE_PRUDENTE "avant-la-date-prudente" "Agir avant la date prudente.";
    MONTRER_LA_SITUATION "montrer-la-situation"
        "Le juge regarde la situation du jour : réunir les preuves, plus que les vices de forme.";
    REFERE "refere" "En cas d'urgence, un référé peut accompagner le recours.";
    PROCEDURE_CONTRADICTOIRE "procedure-contradictoire"
        "Une fin de parcours suppose que la personne ait pu présenter ses observations.";
    NOUVELLE_DEMANDE "nouvelle-demande" "Une nouvelle demande de parcours reste possible.";

    DEMANDER_LA_COUVERTURE "demander-la-couverture"
        "Demander la couverture santé à la caisse, avec le document de séjour.";
    DEMANDER_LA_REMISE "demander-la-remise"
        "Demander par écrit la remise aux impôts, en joignant l'autorisation du parcours.";
    DEMANDE_LOGEMENT "demande-de-logement"
        "Déposer une demande de logement social en signalant le parcours.";
    APPELER_115 "appeler-115" "Appeler le 115, et noter chaque appel.";
    SIAO "saisir-le-siao" "Saisir le SIAO.";

    DEMANDER_L_AGREMENT "demander-l-agrement"
        "Adresser la demande au préfet du siège, en nommant les départements.";
    RENOUVELER_L_AGREMENT "renouveler-l-agrement"
        "Demander le renouvellement avant la fin des trois ans.";
    CORRIGER_DUREE "duree" "Ramener le stage à un mois au plus.";
    CORRIGER_HEURES "heures" "Ramener la formation à six heures par jour au plus.";
    CORRIGER_COUT "cout" "Ramener le coût à 450 euros au plus.";
    CORRIGER_DELAI "delai" "Organiser le stage dans les six mois de la condamnation.";
    EFFACER "effacer" "Effacer le dossier, après les chiffres anonymes si elle y a consenti.";
    MOTIVER_PAR_ECRIT "motiver-par-ecrit"
        "Garder plus longtemps suppose une raison écrite, et un archivage à part.";
    DEPOSER_LE_COMPTE_RENDU "deposer-le-compte-rendu"
        "Déposer le compte rendu financier (Cerfa 15059).";
    CONCLURE_UNE_CONVENTION "conclure-une-convention" "Conclure une convention avec le financeur.";
}
