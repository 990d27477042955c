//! What the rules of the domain say to a person, in French.

use domain::commission::CommissionInterdite;
use domain::decide_activite::ActiviteInterdite;
use domain::dossier::decide::Refus;
use domain::psp::TransitionInterdite;
use store::ErreurStore;
use vault::ErreurVault;

/// A transition the exit pathway does not allow, and what to do.
pub fn transition(regle: TransitionInterdite) -> &'static str {
    use TransitionInterdite as T;
    match regle {
        T::DemandeDejaEnCours => "une demande attend déjà la décision du préfet",
        T::ParcoursDejaEnCours => {
            "un parcours est en cours : notez sa fin avant une nouvelle demande"
        }
        T::SansDemande => {
            "aucune demande n'attend de décision : notez d'abord la demande (CASF R.121-12-9)"
        }
        T::AvantLaDemande => "cette date est antérieure à la demande (CASF R.121-12-9)",
        T::RienAExaminer => "rien n'est soumis à la commission",
        T::SansAutorisation => {
            "le parcours n'est pas autorisé : notez d'abord la décision (CASF R.121-12-13)"
        }
        T::AvantLeDebut => "cette date est antérieure au début du parcours",
        T::ParcoursFini => {
            "le parcours est terminé : il faut une nouvelle demande (CASF R.121-12-9)"
        }
        T::CinquiemePeriode => {
            "quatre périodes de six mois ont été accordées : vingt-quatre mois au plus \
             (CASF R.121-12-10)"
        }
        T::RenouvellementDejaDemande => "un renouvellement attend déjà sa décision",
        T::DejaAccordee => "l'entrée est déjà accordée",
        T::SansRefus => "il n'y a pas de refus à contester",
        T::AvantLaDecision => "cette date est antérieure à la décision",
        T::SansRecours => "aucun recours n'attend de réponse",
        T::FinAvantDebut => "le dernier jour précède le premier",
        T::DemandeRetiree => "la demande a été retirée : déposez-en une nouvelle (CASF R.121-12-9)",
        T::Mineure => {
            "une mineure relève de la protection de l'enfance, jamais de la commission : \
             information préoccupante ou signalement (CASF L.226-2-1)"
        }
    }
}

/// What a sitting of the commission does not allow, and what to do.
pub fn commission(regle: CommissionInterdite) -> &'static str {
    use CommissionInterdite as C;
    match regle {
        C::NonConvoquee => {
            "aucune séance n'est convoquée ce jour-là : notez d'abord sa convocation"
        }
        C::AvantLaSeance => "la séance n'a pas encore eu lieu",
        C::ProcesVerbalClos => "le procès-verbal est clos : plus rien ne s'écrit dans cette séance",
        C::NonTenue => {
            "la séance ne s'est pas tenue, faute de quorum : notez la seconde convocation \
             (CRPA R.133-10)"
        }
        C::DejaOuverte => "la séance est déjà ouverte",
        C::NonOuverte => "la séance n'est pas ouverte : notez les présences, puis ouvrez-la",
        C::QuorumNonAtteint => {
            "le quorum n'est pas atteint : notez les présences, ou le défaut de quorum \
             (CRPA R.133-10)"
        }
        C::QuorumAtteint => "le quorum est atteint : la séance peut se tenir",
        C::SansQuorumRequis => "aucun quorum n'est exigé d'une seconde convocation (CRPA R.133-10)",
        C::SuiteSansObjet => {
            "la première séance n'a pas manqué de quorum : convoquez celle-ci comme une première \
             (CRPA R.133-10)"
        }
        C::OrdreDuJourComplet => "l'ordre du jour est complet",
        C::DejaInscrit => "ce dossier est déjà à l'ordre du jour",
        C::NonInscrit => "ce dossier n'est pas à l'ordre du jour",
        C::AvisDejaRendu => "l'avis sur ce dossier est déjà noté",
        C::MembreInconnu => "ce membre n'est pas de cette séance",
        C::MembreAbsent => "un membre compté dans cet avis n'est pas présent",
        C::ConflitDInterets => {
            "qui représente l'association qui porte un dossier ne siège pas sur ce dossier \
             (circulaire du 31 janvier 2017) : décochez-la"
        }
        C::VoixIncoherentes => {
            "les voix pour, contre et les abstentions font le nombre de membres qui siègent"
        }
        C::AvisManquants => {
            "un dossier attend son avis : notez-le, ou retirez le dossier, avant de clore le \
             procès-verbal"
        }
    }
}

/// What an activity does not allow, and what to do.
pub fn activite(regle: ActiviteInterdite) -> &'static str {
    use ActiviteInterdite as A;
    match regle {
        A::PlusQueLesVisites => {
            "les visites reconnues et les premières visites font plus que les visites : recomptez"
        }
        A::PlusQueLesMessages => "il y a plus de réponses que de messages : recomptez",
        A::PlusQueLaSeance => {
            "les messages ou les réponses des modèles font plus que ceux de la séance : recomptez"
        }
        A::ModeleDeuxFois => "une version d'un modèle est là deux fois : ne la comptez qu'une fois",
        A::ModeleInconnu => "cette version d'un modèle n'existe pas",
        A::VersionSautee => "quelqu'un a écrit une version de ce modèle : relisez, recommencez",
        A::ModeleNonCorrige => {
            "un modèle ne se corrige pas, une séance a pu s'en servir : écrivez une version"
        }
        A::DetailEtranger => "ces précisions sont d'un autre genre de séance",
        A::PlusQueLesPresents => {
            "il y a plus d'attestations ou de questionnaires que de présents : recomptez"
        }
        A::PlusQueLesReponses => {
            "une réponse est comptée plus de fois qu'il n'y a de questionnaires : recomptez"
        }
        A::DejaNotee => "cette activité est déjà notée : corrigez-la",
        A::GenreChange => {
            "une correction garde le genre de ce qu'elle corrige : annulez, puis notez de nouveau"
        }
    }
}

/// Why an act is refused, and what to do.
pub fn refus(refus: Refus) -> &'static str {
    match refus {
        Refus::NonOuvert => "le dossier n'est pas ouvert : son premier acte est l'ouverture",
        Refus::DejaOuvert => "le dossier est déjà ouvert",
        Refus::Clos => "le dossier est clos : rouvrez-le d'abord",
        Refus::NonClos => "le dossier n'est pas clos",
        Refus::DansLeFutur => "ce jour n'est pas encore venu",
        Refus::MauvaisFlux => "ce fait ne s'écrit pas dans ce journal",
        Refus::ActeInconnu => "l'acte à corriger n'est pas dans ce dossier",
        Refus::CorrectionDeCorrection => "corrigez le premier acte, pas sa correction",
        Refus::OuvertureAnnulee => {
            "l'ouverture se corrige et ne s'annule pas : pour supprimer, effacez le dossier"
        }
        Refus::Transition(regle) => transition(regle),
        Refus::Commission(regle) => commission(regle),
        Refus::Activite(regle) => activite(regle),
    }
}

/// What is wrong with keys or sealed bytes.
pub fn vault(erreur: &ErreurVault) -> &'static str {
    match erreur {
        ErreurVault::PhraseIncorrecte => "la phrase secrète n'est pas la bonne",
        ErreurVault::Altere => "un texte scellé a été altéré",
        ErreurVault::Deplace => "un texte scellé a été déplacé d'un autre endroit",
        ErreurVault::CleAbsente(_) => "cette session ne tient pas la clé de ce compartiment",
        ErreurVault::CleDetruite => "la clé de ce dossier a été détruite",
        ErreurVault::VersionInconnue => "écrit par une version plus récente du programme",
        ErreurVault::ClePerimee(_) => "la clé d'un compartiment a changé depuis l'ouverture",
        ErreurVault::NonAtteste => "une clé publique n'est pas attestée par l'association",
        ErreurVault::ParametresRefuses => "les paramètres de la phrase secrète sont refusés",
        ErreurVault::PhraseVide => "une phrase secrète ne peut pas être vide",
        ErreurVault::CleDeSecoursIllisible => {
            "ce texte n'est pas une clé de secours : vérifiez chaque groupe de caractères"
        }
        ErreurVault::CleDeSecoursEtrangere => {
            "cette clé de secours est celle d'une autre association"
        }
        ErreurVault::MembreInactif => "ce membre a quitté l'association",
        ErreurVault::PasUnTrousseau => "ce fichier n'est pas un fichier de clés",
        ErreurVault::TropLong => "ce texte est trop long pour un seul acte",
    }
}

/// What the store refused or could not do.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum may grow: its own words then do")]
pub fn store(erreur: &ErreurStore) -> String {
    use ErreurStore as E;
    let fixe = match erreur {
        E::AdresseInvalide => "la base s'écrit sqlite:CHEMIN ou postgres://MEMBRE@MACHINE/NOM",
        E::BaseAbsente => {
            "il n'y a pas de base à cet endroit : vérifiez le chemin, ou « passerelle initialiser »"
        }
        E::PlaceOccupee => "cet endroit est déjà pris : choisissez-en un neuf",
        E::BaseIllisible => {
            "ce n'est pas une base de Passerelle, ou elle est abîmée ; rien n'y a été touché"
        }
        E::SchemaPlusRecent => "cette base est d'une version plus récente : mettez à jour",
        E::Migration => "la structure de la base n'a pas pu être mise à jour",
        E::NonInitialisee => "cette base n'a pas encore d'association : « passerelle initialiser »",
        E::DejaInitialisee => "cette base a déjà une association",
        E::Perime(_) => "quelqu'un a écrit dans ce journal entre-temps : relisez, recommencez",
        E::IdDejaPris { .. } => "un autre acte porte déjà cet identifiant : faites-en un neuf",
        E::FluxEfface { .. } => "ce dossier a été effacé : rien ne peut y être ajouté",
        E::ClePerimee(_) | E::ClesChangees => "des clés viennent de changer : recommencez",
        E::CasePerimee => "ce brouillon a été repris ailleurs entre-temps : relisez, recommencez",
        E::MembreParti => "votre accès a changé : ouvrez une nouvelle session",
        E::TracesRestantes => {
            "effacé, mais un autre programme lit encore la base : fermez-le, effacez de nouveau"
        }
        E::SauvegardeIllisible => "ce fichier n'est pas une sauvegarde, ou il est abîmé",
        E::SauvegardeDepareillee => "les deux fichiers ne sont pas de la même sauvegarde",
        E::SauvegardeAlteree => "le journal de cette sauvegarde est abîmé : rien n'a été restauré",
        E::Occupee => "la base est occupée par une autre écriture : recommencez",
        E::Vault(erreur) => vault(erreur),
        E::Illisible { table } => {
            return format!("une valeur de la table {table} ne se lit pas : « journal verifier »");
        }
        E::Fichier(genre) => return format!("un fichier n'a pas pu être lu ou écrit ({genre})"),
        E::Base(code) => return format!("la base a échoué (code {code})"),
        // What a program got wrong, not a person.
        autre => return autre.to_string(),
    };
    fixe.to_owned()
}

/// A document that cannot be written.
pub fn document(erreur: &documents::ErreurDocument) -> &'static str {
    match erreur {
        documents::ErreurDocument::SansPdf => {
            "ce programme a été construit sans l'écriture des PDF"
        }
        documents::ErreurDocument::Odt => "le texte modifiable n'a pas pu être écrit",
        #[cfg(feature = "pdf")]
        documents::ErreurDocument::Composition(_) => "le PDF n'a pas pu être composé",
    }
}

/// A field of a document that was not filled.
pub fn champ(erreur: &documents::ErreurChamp) -> &'static str {
    use documents::{ErreurChamp, ValeurIllisible};
    match erreur {
        ErreurChamp::Inconnu(_) => "ce document n'a pas ce champ",
        ErreurChamp::Valeur(ValeurIllisible::Jour) => "une date s'écrit AAAA-MM-JJ",
        ErreurChamp::Valeur(ValeurIllisible::NonSaisie) => {
            "ce champ vient du dossier : il ne se saisit pas"
        }
    }
}
