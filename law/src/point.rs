//! What a human must check: stable codes, with the sentence shown to the person who works.
//!
//! A point is either a question the law leaves open, recorded in `law/questions_ouvertes.toml`, or
//! something of the case itself to look at. A test keeps the two lists whole.

/// Where a point comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NaturePoint {
    /// The law is not established: the register says what to read.
    QuestionOuverte,
    /// The case, or the day, calls for a check that no reading of the law replaces.
    Verification,
}

/// Something to check.
#[derive(Debug)]
pub struct Point {
    /// Stable code.
    pub code: &'static str,
    /// The sentence shown, in French.
    pub texte: &'static str,
    /// Where it comes from.
    pub nature: NaturePoint,
}

macro_rules! points {
    ($( $nom:ident $code:literal $nature:ident $texte:literal; )+) => {
        $(
            #[doc = concat!("`", $code, "`")]
            pub static $nom: Point =
                Point { code: $code, texte: $texte, nature: NaturePoint::$nature };
        )+

        /// Every point, in the order of the pages.
        pub static TOUS: &[&Point] = &[ $( &$nom ),+ ];
    };
}

points! {
    HORS_PERIODE_COUVERTE "hors-periode-couverte" Verification
        "La date est hors de la période étudiée : du 15 avril 2016 au 31 décembre 2030.";
    DROIT_A_REVERIFIER "droit-a-reverifier" Verification
        "Les textes ont pu changer depuis leur dernière vérification : les relire.";
    TEXTE_A_LIRE "texte-a-lire" Verification
        "Le texte n'est pas assez sûr pour décider : lire l'article sur Légifrance.";
    TEXTE_ANTERIEUR "texte-anterieur" QuestionOuverte
        "À cette date, le texte étudié n'était pas encore en vigueur ; celui d'avant n'a pas été \
         lu.";

    CESSATION "cessation" QuestionOuverte
        "Le texte du parcours ne demande pas d'avoir déjà arrêté, mais la circulaire demande une \
         attestation sur l'honneur : préparer la discussion.";
    SANS_CONTACT_PHYSIQUE "sans-contact-physique" QuestionOuverte
        "Il n'est pas établi que des actes seulement filmés ou en ligne soient de la prostitution \
         au sens de ce texte.";
    SILENCE_NON_ETABLI "silence-non-etabli" QuestionOuverte
        "Aucun texte lu ne dit ce que vaut le silence du préfet sur une demande de parcours.";
    PERIODE_ECHUE "periode-echue" Verification
        "La dernière période connue est terminée et aucun renouvellement n'est noté.";
    DEBUT_DE_PERIODE "debut-de-periode" Verification
        "Le parcours est autorisé mais le premier jour de la période n'est pas connu.";
    PARCOURS_TERMINE "parcours-termine" Verification
        "Le parcours est noté comme terminé.";
    PLUS_DE_QUATRE_PERIODES "plus-de-quatre-periodes" Verification
        "Plus de quatre périodes sont notées : le maximum connu est de quatre.";

    ASILE_EN_COURS "asile-en-cours" QuestionOuverte
        "L'articulation entre une demande d'asile en cours et cette autorisation n'est pas \
         établie.";
    ASILE_NON_PRECISE "asile-non-precise" Verification
        "Demander si une demande d'asile est en cours : la réponse deviendrait incertaine.";
    OQTF_ET_APS "oqtf-et-aps" QuestionOuverte
        "Aucun texte lu ne fait d'une OQTF un obstacle à cette autorisation ; aucune décision de \
         justice n'a été lue sur ce point.";
    OQTF_NON_EXECUTEE "oqtf-non-executee" Verification
        "Le préfet peut refuser une carte à qui n'a pas exécuté une OQTF : il doit le motiver.";
    CLASSEMENT "classement" Verification
        "L'affaire est classée : la carte suit la procédure pénale, vérifier si un recours existe.";
    INFRACTION_VISEE "infraction-visee" Verification
        "Vérifier que la plainte ou le témoignage vise le proxénétisme ou la traite.";
    MINEURE_SEIZE_ANS "mineure-seize-ans" Verification
        "Avant dix-huit ans, la carte est prévue dès seize ans pour travailler ou se former ; plus \
         jeune, la protection de l'enfance passe d'abord.";
    SEJOUR_REGULIER "sejour-regulier" Verification
        "Vérifier que le séjour est régulier aujourd'hui.";
    SILENCE_APS "silence-aps" QuestionOuverte
        "L'application de ce délai à l'autorisation provisoire du parcours n'est pas vérifiée.";
    REFLEXION_PEUT_CESSER "reflexion-peut-cesser" Verification
        "Le préfet peut mettre fin au délai en cas de menace grave ou de contact repris de plein \
         gré.";
    DELAI_A_VERIFIER "delai-a-verifier" Verification
        "La date prudente est passée : faire vérifier le délai par un avocat, sans attendre.";
    DOCUMENT_EXPIRE "document-expire" Verification
        "Le document de séjour a expiré : vérifier si un renouvellement est demandé.";
    AUTORISATION_DE_TRAVAIL "autorisation-de-travail" QuestionOuverte
        "Le code du travail n'a pas été lu : vérifier si une autorisation de travail est possible.";
    MENTION_TRAVAIL_ABSENTE "mention-travail-absente" Verification
        "Cette autorisation permet de travailler par l'effet de la loi : faire corriger la \
         mention.";
    TRAVAIL_MINEURE "travail-mineure" QuestionOuverte
        "Les règles du travail des mineurs n'ont pas été lues.";

    AFIS_REVALORISATION_2025 "afis-revalorisation-2025" QuestionOuverte
        "Une hausse a été budgétée pour 2025 mais aucun décret n'a été trouvé : demander à la \
         préfecture ou à la MSA le montant appliqué.";
    AFIS_MAYOTTE "afis-mayotte" QuestionOuverte
        "À Mayotte, seuls les montants de 2017 sont connus.";
    RSA_REVALORISATION "rsa-revalorisation" Verification
        "Le montant du RSA a pu changer depuis la dernière vérification.";
    ADA_POSSIBLE "ada-possible" Verification
        "Une demande d'asile en cours ou un délai de réflexion peut ouvrir l'ADA, qui exclut \
         l'AFIS.";
    VISA_LONG_SEJOUR "visa-long-sejour" Verification
        "Seul un visa de long séjour compte comme document de séjour.";

    LECTURE_DES_TEXTES "lecture-des-textes" QuestionOuverte
        "« Sans base » est une lecture des textes vus : aucun n'en fait une condition, mais tous \
         n'ont pas été vus.";
    MOTIF_CONTREDIT "motif-contredit" Verification
        "Un motif de la décision est contredit par les faits connus.";
    MOTIFS_NON_DONNES "motifs-non-donnes" Verification
        "La décision ne donne pas de motif : le demander par écrit.";
    DELAI_RAISONNABLE "delai-raisonnable" QuestionOuverte
        "Le délai de deux mois n'est pas opposable, mais un délai raisonnable d'environ un an \
         court : ne pas attendre.";
    ACCUSE_RECEPTION "accuse-reception" Verification
        "Sans accusé de réception du recours gracieux, il n'est pas sûr que le délai ait couru.";
    RECOURS_GRACIEUX_TARDIF "recours-gracieux-tardif" Verification
        "Le recours gracieux est arrivé après le délai : il ne l'a pas fait repartir.";
    REJET_EXPLICITE_TARDIF "rejet-explicite-tardif" QuestionOuverte
        "Le rejet explicite est venu après la fin du délai ouvert par le silence : il n'est pas \
         établi qu'il le fasse repartir.";
    DELAI_DE_DISTANCE "delai-de-distance" Verification
        "Un mois de plus outre-mer, deux à l'étranger, peuvent s'ajouter (CJA R.421-7), et les \
         jours fériés propres à l'outre-mer ne sont pas calculés : vérifier.";

    TROIS_MOIS_DE_RESIDENCE "trois-mois-de-residence" Verification
        "Trois mois de résidence stable sont en principe demandés ; des dispenses existent.";
    AIDE_MEDICALE_ETAT "aide-medicale-etat" QuestionOuverte
        "Sans séjour régulier, l'aide médicale de l'État est à étudier : texte vu dans une version \
         ancienne.";
    COUVERTURE_A_VERIFIER "couverture-a-verifier" QuestionOuverte
        "Le code de la sécurité sociale n'a pas été lu pour cette situation.";
    REMISE_GRACIEUSE "remise-gracieuse" Verification
        "La remise reste une faveur : elle suppose un impôt direct régulièrement établi.";
    PRESOMPTION_SANS_PARCOURS "presomption-sans-parcours" Verification
        "Sans parcours en cours, la gêne ou l'indigence n'est pas présumée : en donner les \
         preuves.";
    CCH_L441_1 "cch-l441-1" QuestionOuverte
        "La liste des priorités du logement social n'a pas été relue : vérifier les catégories, et \
         les documents de séjour admis.";
    OQTF_CIRCONSTANCES_EXCEPTIONNELLES "oqtf-circonstances-exceptionnelles" QuestionOuverte
        "Aucune condition de séjour dans le texte ; avec une OQTF, le juge peut demander des \
         circonstances exceptionnelles.";
    CONTINUITE_HEBERGEMENT "continuite-hebergement" QuestionOuverte
        "Une personne hébergée peut en principe rester jusqu'à une orientation adaptée : à \
         vérifier.";

    CONDITIONS_AGREMENT "conditions-agrement" Verification
        "Vérifier l'objet statutaire, la délibération, les moyens et la formation.";
    RENOUVELLEMENT_AGREMENT "renouvellement-agrement" QuestionOuverte
        "Les articles sur le renouvellement et le retrait de l'agrément n'ont pas été lus.";
    DUREE "duree" Verification "Le stage dure plus d'un mois, ou sa durée est à la limite.";
    HEURES "heures" Verification "La formation dépasse six heures par jour.";
    COUT "cout" Verification "Le coût dépasse 450 euros.";
    DELAI "delai" Verification "Plus de six mois depuis la condamnation définitive.";
    CONTENTIEUX "contentieux" Verification
        "Un contentieux ou une obligation peut justifier de garder le dossier : l'écrire.";
    COMPTE_RENDU_EN_RETARD "compte-rendu-en-retard" Verification
        "La date du compte rendu financier est passée.";
}
