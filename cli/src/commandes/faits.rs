//! From the words of the command line to the facts of the domain.

use app::consigner::ACorriger;
use domain::activite::{GenreSeance, Milieu, SeanceCollective, Sortie};
use domain::fait::{
    Accompagnement, Canal, Choix, Consentement, Domaine, MotifCloture, MoyenContact,
    ObjetConsentement, Prudence, Souhait,
};
use domain::psp::{
    Avis, Decision, Demande, Evenement, Fin, IssueParcours, Motif, Objet, PreuveNotification,
    Recours, Seance, Sens,
};
use domain::{Compartiment, Fait, Jour, Recit};

use crate::arguments::{Acte, Activite, DecisionArgs, Moment, Premier, Psp, Quand};
use crate::erreur::Echec;
use crate::lecture;

/// What is to be written, before the day and the rank.
pub(crate) enum AEcrire {
    /// These facts, in this order.
    Faits(Vec<Fait>, Option<Recit>),
    /// A correction of an act already there.
    Correction(ACorriger),
}

/// A coded word, or an error that lists the words accepted.
pub(crate) fn mot<T: Copy>(
    option: &str,
    donne: &str,
    admis: &[(T, &'static str)],
) -> Result<T, Echec> {
    if let Some((valeur, _)) = admis.iter().find(|(_, code)| *code == donne) {
        return Ok(*valeur);
    }
    let codes: Vec<&str> = admis.iter().map(|(_, code)| *code).collect();
    Err(Echec::usage("valeur-non-admise", format!("{option} : cette valeur n'est pas admise"))
        .conseil(format!("valeurs admises : {}", codes.join(", "))))
}

fn recit(quand: &Quand, vers: fn(String) -> Recit) -> Result<Option<Recit>, Echec> {
    let Some(chemin) = &quand.recit else {
        return Ok(None);
    };
    let texte = lecture::texte(chemin)?.trim().to_owned();
    Ok((!texte.is_empty()).then(|| vers(texte)))
}

/// What an `acte consigner` says.
pub(crate) fn acte(acte: &Acte) -> Result<(AEcrire, &Moment), Echec> {
    let (fait, quand, vers): (Fait, &Quand, fn(String) -> Recit) = match acte {
        Acte::Accompagnement { domaine, minutes, quand } => {
            let domaine = mot("--domaine", domaine, &Domaine::TOUS)?;
            let fait = Accompagnement { domaine, duree_minutes: *minutes };
            (Fait::Accompagnement(fait), quand, Recit::du_domaine(domaine))
        }
        Acte::Observation { rubrique, valeur, quand } => {
            let attribut = app::observation::lire(rubrique, valeur)
                .map_err(|erreur| Echec::usage("observation", erreur.to_string()))?;
            (Fait::Observation(attribut), quand, Recit::Social)
        }
        Acte::Demarche { quoi, autre_jour, centimes, quand } => {
            let (fait, vers) = demarche(quoi, *autre_jour, *centimes)?;
            (fait, quand, vers)
        }
        Acte::Souhait { retire, quand } => {
            let souhait = if *retire { Souhait::Retire } else { Souhait::Exprime };
            (Fait::SouhaitSortie(souhait), quand, Recit::Social)
        }
        Acte::Note { compartiment, quand } => return note(compartiment, quand),
        Acte::Canal { quand, .. } => (Fait::Canal(canal(acte)?), quand, Recit::Coordonnee),
        Acte::Consentement { objet, retire, quand } => {
            let objet = mot("--objet", objet, &ObjetConsentement::TOUS)?;
            let choix = if *retire { Choix::Retire } else { Choix::Donne };
            (Fait::Consentement(Consentement { objet, choix }), quand, Recit::Social)
        }
        Acte::Correction { acte, nouveau_jour, moment, .. } => {
            let correction = ACorriger { acte: *acte, nouveau_jour: *nouveau_jour };
            return Ok((AEcrire::Correction(correction), moment));
        }
        Acte::Cloture { motif, quand } => {
            let motif = mot("--motif", motif, &MotifCloture::TOUS)?;
            (Fait::Cloture(motif), quand, Recit::Social)
        }
        Acte::Reouverture { quand } => (Fait::Reouverture, quand, Recit::Social),
    };
    Ok((AEcrire::Faits(vec![fait], recit(quand, vers)?), &quand.moment))
}

fn demarche(
    quoi: &str,
    autre_jour: Option<Jour>,
    centimes: Option<u64>,
) -> Result<(Fait, app::demarche::EnRecit), Echec> {
    app::demarche::lire(quoi, autre_jour, centimes).ok_or_else(|| {
        let familles = app::demarche::choix().into_iter().map(|(famille, choix)| {
            let choix: Vec<String> = choix.iter().map(|c| format!("{famille}:{c}")).collect();
            choix.join(" ")
        });
        let admis: Vec<String> = familles.collect();
        Echec::usage("valeur-non-admise", "cette démarche n'existe pas")
            .conseil(format!("valeurs admises : {}", admis.join(" ")))
    })
}

fn note<'a>(compartiment: &str, quand: &'a Quand) -> Result<(AEcrire, &'a Moment), Echec> {
    let Some(vers) = Compartiment::depuis_code(compartiment).and_then(Recit::note_de) else {
        let echec = Echec::usage("valeur-non-admise", "--compartiment : valeur non admise");
        return Err(echec.conseil("valeurs admises : social, sante, justice, mineurs"));
    };
    let Some(recit) = recit(quand, vers)? else {
        let echec = Echec::usage("recit-manquant", "une note sans texte ne dit rien");
        return Err(echec.conseil("donnez le texte avec --recit FICHIER, ou --recit - "));
    };
    Ok((AEcrire::Faits(vec![Fait::Note], Some(recit)), &quand.moment))
}

fn canal(acte: &Acte) -> Result<Canal, Echec> {
    let Acte::Canal { moyen, prudence, quand_joindre, langue, ne_jamais_evoquer, .. } = acte else {
        return Err(Echec::rate("interne", "pas un canal"));
    };
    Ok(Canal {
        moyen: mot("--moyen", moyen, &MoyenContact::TOUS)?,
        prudence: mot("--prudence", prudence, &Prudence::TOUS)?,
        quand: quand_joindre.clone(),
        langue: langue.clone(),
        ne_jamais_evoquer: ne_jamais_evoquer.clone(),
    })
}

/// What an `activite consigner` says.
pub(crate) fn activite(activite: &Activite) -> Result<(Fait, &Premier), Echec> {
    match activite {
        Activite::Sortie {
            milieu,
            minutes,
            equipe,
            rencontrees,
            nouvelles,
            orientees,
            messages,
            reponses,
            premier,
        } => {
            let sortie = Sortie {
                milieu: mot("--milieu", milieu, &Milieu::TOUS)?,
                duree_minutes: *minutes,
                equipe: *equipe,
                rencontrees: *rencontrees,
                nouvelles: *nouvelles,
                orientees: *orientees,
                messages: *messages,
                reponses: *reponses,
                origine: None,
            };
            Ok((Fait::Sortie(sortie), premier))
        }
        Activite::Seance { genre, minutes, participants, premier } => {
            let seance = SeanceCollective {
                genre: mot("--genre", genre, &GenreSeance::TOUS)?,
                duree_minutes: *minutes,
                participants: *participants,
                detail: None,
            };
            Ok((Fait::Seance(seance), premier))
        }
    }
}

/// What a `psp` command says: the file, and its events.
pub(crate) fn psp(psp: &Psp, aujourdhui: Jour) -> Result<(&str, AEcrire, &Moment), Echec> {
    let jour = |quand: &Quand| quand.moment.le.unwrap_or(aujourdhui);
    let (dossier, evenements, quand) = match psp {
        Psp::Completude { .. } => {
            return Err(Echec::rate("interne", "la complétude se lit, elle ne s'écrit pas"));
        }
        Psp::Demander { dossier, quand } => {
            let demande = Demande { deposee_le: Some(jour(quand)) };
            (dossier, vec![Evenement::Demande(demande)], quand)
        }
        Psp::Examiner { dossier, avis, quand } => {
            let mut evenements = vec![Evenement::Seance(Seance { tenue_le: jour(quand) })];
            if let Some(avis) = avis {
                evenements.push(Evenement::Avis(mot("--avis", avis, &Avis::TOUS)?));
            }
            (dossier, evenements, quand)
        }
        Psp::Decider { dossier, decision, quand } => {
            let decision = lire_decision(decision, Objet::Entree, jour(quand))?;
            (dossier, vec![Evenement::Decision(decision)], quand)
        }
        Psp::Renouveler { dossier, decision, quand } if decision.sens.is_none() => {
            let deposee_le = jour(quand);
            (dossier, vec![Evenement::RenouvellementDemande { deposee_le }], quand)
        }
        Psp::Renouveler { dossier, decision, quand } => {
            let decision = lire_decision(decision, Objet::Renouvellement, jour(quand))?;
            (dossier, vec![Evenement::Decision(decision)], quand)
        }
        Psp::Aps { dossier, au, quand } => {
            let evenement = Evenement::ApsDelivree { du: jour(quand), au: *au };
            (dossier, vec![evenement], quand)
        }
        Psp::Afis { dossier, etat, au, quand } => {
            (dossier, vec![afis(etat, jour(quand), *au)?], quand)
        }
        Psp::Recours { dossier, genre, accuse, quand } => {
            (dossier, vec![Evenement::Recours(recours(genre, jour(quand), *accuse)?)], quand)
        }
        Psp::Terminer { dossier, issue, quand } => {
            let issue = issue.as_deref().map(|i| mot("--issue", i, &IssueParcours::TOUS));
            let fin = Fin { finie_le: jour(quand), issue: issue.transpose()? };
            (dossier, vec![Evenement::Fin(fin)], quand)
        }
    };
    let faits = evenements.into_iter().map(Fait::Psp).collect();
    Ok((dossier, AEcrire::Faits(faits, recit(quand, Recit::Justice)?), &quand.moment))
}

fn lire_decision(lue: &DecisionArgs, objet: Objet, decidee_le: Jour) -> Result<Decision, Echec> {
    let motifs: Result<Vec<Motif>, Echec> =
        lue.motifs.iter().map(|motif| mot("--motifs", motif, &Motif::TOUS)).collect();
    if lue.notifiee_le.is_some_and(|notifiee| notifiee < decidee_le) {
        let message = "--notifiee-le : une décision n'est pas notifiée avant d'être prise";
        return Err(Echec::usage("dates-incoherentes", message)
            .conseil("--le donne le jour de la décision"));
    }
    let preuve = lue.preuve.as_deref().map(|p| mot("--preuve", p, &PreuveNotification::TOUS));
    let Some(sens) = &lue.sens else {
        return Err(Echec::usage("option-manquante", "il manque --sens")
            .conseil("--sens accord, ou --sens refus --motifs …"));
    };
    Ok(Decision {
        objet,
        sens: mot("--sens", sens, &Sens::TOUS)?,
        decidee_le,
        notifiee_le: lue.notifiee_le,
        ecrite: lue.ecrite,
        mentionne_recours: lue.mentionne_recours,
        motifs: motifs?,
        preuve: preuve.transpose()?,
    })
}

fn afis(etat: &str, le: Jour, au: Option<Jour>) -> Result<Evenement, Echec> {
    match etat {
        "ouverte" => Ok(Evenement::AfisOuverte { du: le, au }),
        "demandee" => Ok(Evenement::AfisDemandee),
        "refusee" => Ok(Evenement::AfisRefusee { le: Some(le) }),
        _ => Err(Echec::usage("valeur-non-admise", "--etat : cette valeur n'est pas admise")
            .conseil("valeurs admises : ouverte, demandee, refusee")),
    }
}

fn recours(genre: &str, le: Jour, accuse: Option<bool>) -> Result<Recours, Echec> {
    match genre {
        "gracieux" => Ok(Recours::Gracieux { forme_le: le, accuse }),
        "gracieux-rejete" => Ok(Recours::GracieuxRejete { rejete_le: le }),
        "contentieux" => Ok(Recours::Contentieux { forme_le: le }),
        _ => Err(Echec::usage("valeur-non-admise", "--genre : cette valeur n'est pas admise")
            .conseil("valeurs admises : gracieux, gracieux-rejete, contentieux")),
    }
}
