//! French words for the codes of a file, as an administration reads them.

use domain::document::{Destinataire, GenreDocument};
use domain::etat_civil::{DocumentEtatCivil, SuiteEtatCivil};
use domain::profil::{
    Genre, Grossesse, Hebergement, Naissance, Plainte, SituationAdministrative, SituationConjugale,
    Victime,
};
use domain::psp::{Avis, IssueParcours, Motif, Objet, PreuveNotification, Sens};
use domain::{Jour, Pays};

/// `3 mars 2026`.
pub fn jour(jour: Jour) -> String {
    law::rendu::date_en_toutes_lettres(jour)
}

/// The title of a kind of document.
pub fn titre(genre: GenreDocument) -> &'static str {
    match genre {
        GenreDocument::DemandePsp => {
            "Demande d’engagement dans un parcours de sortie de la prostitution"
        }
        GenreDocument::RenouvellementPsp => {
            "Demande de renouvellement d’un parcours de sortie de la prostitution"
        }
        GenreDocument::Engagements => "Document d’engagements du parcours",
        GenreDocument::OrdreDuJour => "Ordre du jour de la commission départementale",
        GenreDocument::ProcesVerbal => "Procès-verbal de la commission départementale",
        GenreDocument::Avis => "Avis sur une demande de parcours",
        GenreDocument::RegistreNotifications => "Registre des notifications",
        GenreDocument::RecoursGracieux => "Recours gracieux",
        GenreDocument::Requete => "Requête au tribunal administratif",
        GenreDocument::InformationPreoccupante => "Information préoccupante",
        GenreDocument::Signalement => "Signalement au procureur de la République",
        GenreDocument::Attestation => "Attestation",
        GenreDocument::BilanActivite => "Bilan d’activité",
        GenreDocument::DemarchesEtatCivil => "Démarches d’état civil",
    }
}

/// A kind of recipient.
pub fn destinataire(destinataire: Destinataire) -> &'static str {
    match destinataire {
        Destinataire::Prefecture => "préfecture",
        Destinataire::Commission => "commission départementale",
        Destinataire::Tribunal => "tribunal administratif",
        Destinataire::Departement => "département (CRIP)",
        Destinataire::Procureur => "procureur de la République",
        Destinataire::Personne => "la personne",
        Destinataire::Avocat => "avocat",
        Destinataire::Organisme => "autre organisme",
        Destinataire::Association => "l’association",
    }
}

/// How a person is referred to.
pub fn genre(genre: Genre) -> &'static str {
    match genre {
        Genre::Femme => "femme",
        Genre::Homme => "homme",
        Genre::FemmeTrans => "femme trans",
        Genre::HommeTrans => "homme trans",
        Genre::Trans => "personne trans",
        Genre::Autre => "autre",
    }
}

/// A birth, as precisely as it is known.
pub fn naissance(naissance: Naissance) -> String {
    match naissance {
        Naissance::Le(le) => jour(le),
        Naissance::Annee(annee) => format!("en {annee}"),
        Naissance::Vers(annee) => format!("vers {annee} (année estimée)"),
    }
}

/// A country, by its code when it has no name here.
pub fn pays(pays: Pays) -> String {
    pays.to_string()
}

/// A residence document.
pub fn sejour(situation: SituationAdministrative) -> &'static str {
    use SituationAdministrative as S;
    match situation {
        S::Francaise => "nationalité française",
        S::CitoyenneUe => "citoyenneté de l’Union européenne, de l’EEE ou de la Suisse",
        S::SansTitre => "sans document de séjour",
        S::DemandeAsile | S::DemandeAsileAda => "demande d’asile en cours",
        S::Dublin => "demande d’asile relevant d’un autre État",
        S::Deboutee => "demande d’asile rejetée",
        S::Protegee => "protection internationale",
        S::Recepisse => "récépissé",
        S::RecepisseRenouvellement => "récépissé de renouvellement",
        S::Aps => "autorisation provisoire de séjour",
        S::ApsPsp => "autorisation provisoire de séjour du parcours (CESEDA L.425-4)",
        S::CarteSejour => "carte de séjour",
        S::CarteResident => "carte de résident",
        S::Visa => "visa",
        S::Autre => "autre document de séjour",
    }
}

/// Where a person lives.
pub fn hebergement(hebergement: Hebergement) -> &'static str {
    match hebergement {
        Hebergement::Rue => "sans abri",
        Hebergement::Urgence115 => "hébergement d’urgence (115)",
        Hebergement::Hotel => "hôtel",
        Hebergement::Tiers => "hébergement chez un tiers",
        Hebergement::Chrs => "centre d’hébergement et de réinsertion sociale",
        Hebergement::Asile => "hébergement pour demandeurs d’asile",
        Hebergement::Logement => "logement",
        Hebergement::Exploiteur => "hébergement à quitter pour être en sécurité",
        Hebergement::Institution => "établissement",
        Hebergement::Autre => "autre situation",
    }
}

/// Marital situation.
pub fn situation_conjugale(situation: SituationConjugale) -> &'static str {
    match situation {
        SituationConjugale::Celibataire => "célibataire",
        SituationConjugale::EnCouple => "en couple",
        SituationConjugale::Separee => "séparée",
        SituationConjugale::Veuve => "veuve",
    }
}

/// Pregnancy and very young children.
pub fn grossesse(grossesse: Grossesse) -> &'static str {
    match grossesse {
        Grossesse::Non => "non",
        Grossesse::Enceinte => "grossesse en cours",
        Grossesse::EnfantDeMoinsDeTroisAns => "enfant de moins de trois ans",
    }
}

/// A complaint.
pub fn plainte(plainte: Plainte) -> &'static str {
    match plainte {
        Plainte::Aucune => "pas de plainte (la loi n’en fait pas une condition)",
        Plainte::EnCours => "plainte ou témoignage, procédure en cours",
        Plainte::Classee => "plainte classée sans suite",
        Plainte::Condamnation => "procédure close par une condamnation définitive",
    }
}

/// What a person is a victim of.
pub fn victime(victime: Victime) -> Vec<String> {
    let mots = [
        (victime.prostitution, "prostitution"),
        (victime.proxenetisme, "proxénétisme"),
        (victime.traite, "traite des êtres humains aux fins d’exploitation sexuelle"),
    ];
    mots.into_iter().filter(|(oui, _)| *oui).map(|(_, mot)| mot.to_owned()).collect()
}

/// An opinion.
pub fn avis(avis: Avis) -> &'static str {
    match avis {
        Avis::Favorable => "favorable",
        Avis::Defavorable => "défavorable",
        Avis::Ajourne => "ajourné",
    }
}

/// What a decision is about.
pub fn objet(objet: Objet) -> &'static str {
    match objet {
        Objet::Entree => "entrée dans le parcours",
        Objet::Renouvellement => "renouvellement du parcours",
    }
}

/// Which way a decision goes.
pub fn sens(sens: Sens) -> &'static str {
    match sens {
        Sens::Accord => "accord",
        Sens::Refus => "refus",
    }
}

/// A ground of refusal, without taking it up.
pub fn motif(motif: Motif) -> &'static str {
    match motif {
        Motif::Oqtf => "obligation de quitter le territoire",
        Motif::EtatCivilLegalise => "état civil non légalisé",
        Motif::AsileRejete => "rejet d’une demande d’asile",
        Motif::EnfantsALEtranger => "enfants à l’étranger",
        Motif::ConjointIrregulier => "situation administrative du conjoint",
        Motif::PasDePlainte => "absence de plainte",
        Motif::NAPasCesse => "cessation de l’activité non établie",
        Motif::EngagementsNonTenus => "engagements estimés non tenus",
        Motif::DossierIncomplet => "dossier estimé incomplet",
        Motif::PasVictime => "qualité de victime non reconnue",
        Motif::Mineure => "minorité",
        Motif::OrdreDuJourComplet => "ordre du jour complet",
        Motif::Autre => "autre motif",
    }
}

/// What proves the day of a notification.
pub fn preuve(preuve: PreuveNotification) -> &'static str {
    match preuve {
        PreuveNotification::LettreRecommandee => "lettre recommandée",
        PreuveNotification::RemiseEnMain => "remise contre signature",
        PreuveNotification::Courriel => "courriel daté",
        PreuveNotification::Aucune => "sans preuve de la date",
    }
}

/// A document of civil status.
pub fn document_etat_civil(document: DocumentEtatCivil) -> &'static str {
    match document {
        DocumentEtatCivil::ActeNaissance => "acte de naissance",
        DocumentEtatCivil::Passeport => "passeport",
        DocumentEtatCivil::CarteConsulaire => "carte consulaire",
        DocumentEtatCivil::Legalisation => "légalisation d’un acte",
    }
}

/// What was done to have it, or came.
pub fn suite_etat_civil(suite: SuiteEtatCivil) -> &'static str {
    match suite {
        SuiteEtatCivil::Tentative => "démarche faite",
        SuiteEtatCivil::RendezVous => "rendez-vous pris",
        SuiteEtatCivil::Preuve => "preuve gardée",
        SuiteEtatCivil::Obtenu => "obtenu",
        SuiteEtatCivil::Refuse => "refusé",
        SuiteEtatCivil::SansReponse => "sans réponse",
    }
}

/// What a pathway led to.
pub fn issue(issue: IssueParcours) -> &'static str {
    match issue {
        IssueParcours::Cdi => "contrat à durée indéterminée",
        IssueParcours::Cdd => "contrat à durée déterminée ou intérim",
        IssueParcours::Emploi => "emploi",
        IssueParcours::Formation => "formation",
        IssueParcours::Logement => "logement",
        IssueParcours::Terme => "terme des vingt-quatre mois",
        IssueParcours::NonRenouvele => "renouvellement non accordé",
        IssueParcours::Abandon => "fin à la demande de la personne",
        IssueParcours::Depart => "départ du département",
        IssueParcours::Retrait => "fin décidée par le préfet",
        IssueParcours::Deces => "décès",
        IssueParcours::Autre => "autre issue",
    }
}

/// Yes or no.
pub fn oui_non(oui: bool) -> &'static str {
    if oui { "oui" } else { "non" }
}

/// An amount in euro cents.
pub fn euros(centimes: u64) -> String {
    format!("{},{:02} €", centimes / 100, centimes % 100)
}
