//! The register of facts: key, nature, written form, and the question to put to the person.

/// Whether a fact describes, or dates an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NatureFait {
    /// A person or a situation: absent, it is unknown.
    Situation,
    /// A dated act: absent, it has not happened.
    Acte,
}

const DATE: &str = "une date AAAA-MM-JJ, sans guillemets";
const OUI_NON: &str = "true ou false";
const MONTANT: &str = "un montant en euros, positif, entier ou à deux décimales";

/// Declares the keys, one line each, so that nothing about a key is written elsewhere.
macro_rules! cles {
    ($( $variante:ident $cle:literal $nature:ident $forme:expr; $fr:literal; $en:literal; )+) => {
        /// The key of a fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each key carries its own text: see `question_en`")]
        pub enum CleFait { $( $variante ),+ }

        impl CleFait {
            /// Every key, in the order of the documentation.
            pub const TOUTES: &[Self] = &[ $( Self::$variante ),+ ];

            /// The key as the facts write it, table included.
            pub fn cle(self) -> &'static str {
                match self { $( Self::$variante => $cle ),+ }
            }

            /// Whether its absence means "unknown" or "has not happened".
            pub fn nature(self) -> NatureFait {
                match self { $( Self::$variante => NatureFait::$nature ),+ }
            }

            /// The form expected, in French.
            pub fn forme(self) -> &'static str {
                match self { $( Self::$variante => $forme ),+ }
            }

            /// The question to put to the person, or to look up, in French.
            pub fn question_fr(self) -> &'static str {
                match self { $( Self::$variante => $fr ),+ }
            }

            /// The same question in English.
            pub fn question_en(self) -> &'static str {
                match self { $( Self::$variante => $en ),+ }
            }

            /// The key a text names, if there is one.
            pub fn depuis_cle(cle: &str) -> Option<Self> {
                match cle { $( $cle => Some(Self::$variante), )+ _ => None }
            }
        }
    };
}

cles! {
    DateDuJour "date_du_jour" Acte DATE;
        "À quelle date se place-t-on ?"; "As of which day?";

    PersonneDateNaissance "personne.date_naissance" Situation DATE;
        "Quelle est votre date de naissance ?"; "What is your date of birth?";
    PersonneAnneeNaissance "personne.annee_naissance" Situation
        "une année à quatre chiffres, sans guillemets";
        "En quelle année êtes-vous née ?"; "In which year were you born?";
    PersonneMajeure "personne.majeure" Situation OUI_NON;
        "Avez-vous dix-huit ans ou plus ?"; "Are you eighteen or older?";
    PersonneNationalite "personne.nationalite" Situation
        "\"francaise\", \"ue\" ou \"hors-ue\"";
        "Êtes-vous française, d'un autre pays de l'Union européenne, ou d'un autre pays ?";
        "Are you French, from another country of the European Union, or from elsewhere?";
    PersonneDepartement "personne.departement" Situation
        "un code de département entre guillemets, de \"01\" à \"976\"";
        "Dans quel département vivez-vous ?"; "In which French department do you live?";
    PersonneVictime "personne.victime" Situation
        "une liste de \"prostitution\", \"proxenetisme\", \"traite\"";
        "Avez-vous connu la prostitution, un proxénète ou un réseau ?";
        "Have you been through prostitution, a procurer, or a network?";
    PersonneSouhaiteSortir "personne.souhaite_sortir" Situation OUI_NON;
        "Souhaitez-vous quitter la prostitution ?"; "Do you wish to leave prostitution?";
    PersonneACesse "personne.a_cesse" Situation OUI_NON;
        "Avez-vous arrêté la prostitution ?"; "Have you stopped prostitution?";
    PersonneSansContactPhysique "personne.sans_contact_physique" Situation OUI_NON;
        "S'agissait-il seulement d'actes filmés ou en ligne, sans contact physique ?";
        "Was it only filmed or online, without physical contact?";

    SejourDocument "sejour.document" Situation
        "\"aucun\", \"visa\", \"attestation-asile\", \"recepisse-renouvellement\", \
         \"aps-l425-4\", \"aps-autre\", \"carte-sejour\" ou \"carte-resident\"";
        "Quel document de séjour avez-vous ?"; "Which residence document do you hold?";
    SejourAutoriseTravail "sejour.autorise_travail" Situation OUI_NON;
        "Votre document dit-il qu'il autorise à travailler ?";
        "Does your document say that it allows you to work?";
    SejourOqtf "sejour.oqtf" Situation OUI_NON;
        "Avez-vous reçu une obligation de quitter le territoire ?";
        "Were you given an order to leave French territory?";
    SejourOqtfNotifieeLe "sejour.oqtf_notifiee_le" Acte DATE;
        "Quel jour l'obligation de quitter le territoire vous a-t-elle été remise ?";
        "On which day were you given the order to leave?";
    SejourOqtfCadre "sejour.oqtf_cadre" Situation
        "\"libre\", \"assignation\", \"retention\" ou \"detenu\"";
        "Étiez-vous libre, assignée à résidence, en rétention ou en prison ?";
        "Were you free, under house arrest, in retention, or in prison?";
    SejourMenaceOrdrePublic "sejour.menace_ordre_public" Situation OUI_NON;
        "L'administration vous reproche-t-elle une menace pour l'ordre public ?";
        "Does the administration say that you are a threat to public order?";
    SejourDocumentExpireLe "sejour.document_expire_le" Acte DATE;
        "Jusqu'à quel jour votre document est-il valable ?";
        "Until which day is your document valid?";
    SejourDemandeLe "sejour.demande_le" Acte DATE;
        "Quel jour avez-vous demandé un titre de séjour ?";
        "On which day did you ask for a residence document?";
    SejourDelaiReflexionDu "sejour.delai_reflexion_du" Acte DATE;
        "Quel jour le récépissé du délai de réflexion vous a-t-il été remis ?";
        "On which day were you given the receipt of the reflection period?";

    AsileStatut "asile.statut" Situation
        "\"aucun\", \"en-cours\", \"rejete\" ou \"protege\"";
        "Avez-vous demandé l'asile, et où en est la demande ?";
        "Have you claimed asylum, and where does the claim stand?";
    AsileAda "asile.ada" Situation OUI_NON;
        "Recevez-vous l'allocation pour demandeur d'asile (ADA) ?";
        "Do you receive the asylum seeker's allowance (ADA)?";

    ProcedurePlainteOuTemoignage "procedure.plainte_ou_temoignage" Situation OUI_NON;
        "Avez-vous porté plainte ou témoigné contre un proxénète ou un réseau ?";
        "Have you complained or testified against a procurer or a network?";
    ProcedureLienRompu "procedure.lien_rompu" Situation OUI_NON;
        "N'avez-vous plus aucun lien avec ces personnes ?";
        "Have you broken all link with them?";
    ProcedureCondamnationDefinitive "procedure.condamnation_definitive" Situation OUI_NON;
        "Ont-elles été condamnées, sans recours possible ?";
        "Were they convicted, with no appeal left?";
    ProcedureClassement "procedure.classement" Situation OUI_NON;
        "L'affaire a-t-elle été classée sans suite ?";
        "Was the case closed without prosecution?";

    FamilleEnfantsACharge "famille.enfants_a_charge" Situation "un nombre entier, de 0 à 30";
        "Combien d'enfants avez-vous à charge ?"; "How many dependent children do you have?";
    FamilleEnfantsALEtranger "famille.enfants_a_l_etranger" Situation OUI_NON;
        "Avez-vous des enfants qui vivent dans un autre pays ?";
        "Do some of your children live in another country?";
    FamilleConjointIrregulier "famille.conjoint_irregulier" Situation OUI_NON;
        "Votre conjoint est-il sans titre de séjour ?";
        "Is your spouse without a residence document?";
    FamilleEnceinte "famille.enceinte" Situation OUI_NON;
        "Êtes-vous enceinte ?"; "Are you pregnant?";
    FamilleEnfantMoins3Ans "famille.enfant_moins_3_ans" Situation OUI_NON;
        "Avez-vous un enfant de moins de trois ans ?"; "Do you have a child under three?";

    RessourcesMoisPrecedent "ressources.mois_precedent_euros" Situation MONTANT;
        "Combien votre foyer a-t-il reçu le mois d'avant la demande ?";
        "How much did your household receive in the month before the request?";
    RessourcesRsa "ressources.rsa" Situation OUI_NON;
        "Recevez-vous le RSA ?"; "Do you receive the RSA?";
    RessourcesRsaPossible "ressources.rsa_possible" Situation OUI_NON;
        "Pourriez-vous recevoir le RSA si vous le demandiez ?";
        "Could you receive the RSA if you asked for it?";

    PspAssociationAgreee "psp.association_agreee" Situation OUI_NON;
        "L'association qui vous accompagne est-elle agréée pour le parcours de sortie ?";
        "Is the association that supports you approved for the exit pathway?";
    PspAccordDeLaPersonne "psp.accord_de_la_personne" Situation OUI_NON;
        "Êtes-vous d'accord avec le parcours proposé ?";
        "Do you agree with the pathway proposed to you?";
    PspDemandeLe "psp.demande_le" Acte DATE;
        "Quel jour la demande de parcours a-t-elle été déposée ?";
        "On which day was the pathway requested?";
    PspAutoriseLe "psp.autorise_le" Acte DATE;
        "Quel jour le préfet a-t-il autorisé le parcours ?";
        "On which day did the prefect authorise the pathway?";
    PspPeriodes "psp.periodes" Acte "une liste [ { du = AAAA-MM-JJ }, … ]";
        "Quel jour chaque période du parcours a-t-elle commencé ?";
        "On which day did each period of the pathway begin?";
    PspFinLe "psp.fin_le" Acte DATE;
        "Quel est le dernier jour du parcours ?"; "What is the last day of the pathway?";
    PspCommissionProchaineLe "psp.commission_prochaine_le" Acte DATE;
        "Quel jour la commission départementale se réunit-elle ?";
        "On which day does the departmental commission sit next?";

    DecisionObjet "decision.objet" Situation "\"entree\", \"renouvellement\" ou \"fin\"";
        "La décision porte-t-elle sur l'entrée, le renouvellement ou la fin du parcours ?";
        "Is the decision about entry, renewal, or the end of the pathway?";
    DecisionSens "decision.sens" Situation "\"accord\" ou \"refus\"";
        "La décision est-elle un accord ou un refus ?"; "Is it granted or refused?";
    DecisionNotifieeLe "decision.notifiee_le" Acte DATE;
        "Quel jour la décision vous est-elle parvenue ?";
        "On which day did the decision reach you?";
    DecisionMentionneRecours "decision.mentionne_recours" Situation OUI_NON;
        "Le courrier dit-il comment et jusqu'à quand contester ?";
        "Does the letter say how, and until when, to challenge the decision?";
    DecisionEcrite "decision.ecrite" Situation OUI_NON;
        "La décision est-elle écrite ?"; "Is the decision in writing?";
    DecisionRecoursGracieuxLe "decision.recours_gracieux_le" Acte DATE;
        "Quel jour le recours gracieux a-t-il été reçu par la préfecture ?";
        "On which day did the prefecture receive the recours gracieux?";
    DecisionRecoursGracieuxAccuse "decision.recours_gracieux_accuse" Situation OUI_NON;
        "La préfecture a-t-elle accusé réception du recours gracieux, délais compris ?";
        "Did the prefecture acknowledge the recours gracieux, time limits included?";
    DecisionRecoursGracieuxRejeteLe "decision.recours_gracieux_rejete_le" Acte DATE;
        "Quel jour le rejet du recours gracieux est-il parvenu ?";
        "On which day did the rejection of the recours gracieux arrive?";
    DecisionMotifs "decision.motifs" Acte
        "une liste de motifs codés : \"oqtf\", \"etat-civil-legalise\", \"asile-rejete\", \
         \"enfants-a-l-etranger\", \"conjoint-irregulier\", \"pas-de-plainte\", \
         \"n-a-pas-cesse\", \"engagements-non-tenus\", \"dossier-incomplet\", \"pas-victime\", \
         \"mineure\", \"ordre-du-jour-complet\", \"autre\"";
        "Quels motifs la décision donne-t-elle ?"; "Which grounds does the decision give?";

    HebergementSansAbri "hebergement.sans_abri" Situation OUI_NON;
        "Êtes-vous sans endroit où dormir ?"; "Are you without a place to sleep?";
    HebergementFinDePriseEnChargeLe "hebergement.fin_de_prise_en_charge_le" Acte DATE;
        "Quel jour votre hébergement prend-il fin ?";
        "On which day does your accommodation end?";

    AgrementAssociationDeclareeLe "agrement.association_declaree_le" Acte DATE;
        "Quel jour l'association a-t-elle été déclarée ?";
        "On which day was the association declared?";
    AgrementDemandeCompleteLe "agrement.demande_complete_le" Acte DATE;
        "Quel jour la demande d'agrément a-t-elle été complète ?";
        "On which day did the request for approval become complete?";
    AgrementAccordeLe "agrement.accorde_le" Acte DATE;
        "Quel jour l'agrément a-t-il été accordé ?"; "On which day was approval granted?";

    SuiviDernierContactLe "suivi.dernier_contact_le" Acte DATE;
        "Quel jour a eu lieu le dernier contact ?"; "On which day was the last contact?";
    SuiviContentieux "suivi.contentieux" Situation OUI_NON;
        "Un contentieux ou une obligation écrite impose-t-il de garder le dossier ?";
        "Does a dispute or a written duty require the file to be kept?";

    StageDureeJours "stage.duree_jours" Situation "un nombre entier de jours, de 0 à 3660";
        "Combien de jours le stage dure-t-il ?"; "How many days does the course last?";
    StageHeuresParJour "stage.heures_par_jour" Situation
        "un nombre d'heures, de 0 à 24, entier ou à deux décimales";
        "Combien d'heures par jour ?"; "How many hours a day?";
    StageCoutEuros "stage.cout_euros" Situation MONTANT;
        "Combien le stage coûte-t-il à la personne condamnée ?";
        "How much does the course cost the convicted person?";
    StageCondamnationDefinitiveLe "stage.condamnation_definitive_le" Acte DATE;
        "Quel jour la condamnation est-elle devenue définitive ?";
        "On which day did the sentence become final?";

    SubventionExerciceClosLe "subvention.exercice_clos_le" Acte DATE;
        "Quel jour l'exercice comptable se termine-t-il ?";
        "On which day does the financial year end?";
    SubventionMontantEuros "subvention.montant_euros" Situation MONTANT;
        "Quel est le montant de la subvention ?"; "How much is the grant?";
}
