//! One file, on the terminal.

use app::EtatRecit;
use app::journal::Journal;
use domain::dossier::effectif::{Effectif, effectifs};
use domain::fait::{Choix, Prudence, Souhait};
use domain::psp::{Evenement, IssueParcours, Objet, Recours, Sens};
use domain::{Dossier, DossierId, Fait, Recit, Regard};
use serde_json::{Value, json};

use super::dossiers::{etape, nom};

/// The file to be read: the safe-contact rules first, then where she is, then what happened.
pub(super) fn texte(id: DossierId, regard: &Regard, journal: &Journal, etat: &Dossier) -> String {
    let mut lignes = vec![format!("Dossier {id}, au {}", regard.au)];
    if let Some(identite) = &etat.identite {
        lignes.push(format!("Qui : {}", nom(identite)));
        if !identite.telephones.is_empty() {
            lignes.push(format!("Téléphone : {}", identite.telephones.join(", ")));
        }
    }
    for (_, canal) in &etat.canaux {
        let regle = match canal.prudence {
            Prudence::Libre => "possible",
            Prudence::SousConditions => "SOUS CONDITIONS",
            Prudence::Interdit => "INTERDIT",
        };
        let precisions = [
            ("quand", &canal.quand),
            ("langue", &canal.langue),
            ("jamais", &canal.ne_jamais_evoquer),
        ];
        let precisions: Vec<String> = precisions
            .iter()
            .filter_map(|(nom, texte)| texte.as_ref().map(|texte| format!("{nom} : {texte}")))
            .collect();
        let suite = precisions.join(" ; ");
        lignes.push(format!("Contact par {} : {regle}. {suite}", canal.moyen.code()));
    }
    if let Some((motif, le)) = etat.clos {
        lignes.push(format!("CLOS le {le} ({})", motif.code()));
    }
    lignes.push(String::new());
    for (rubrique, observation) in &etat.profil {
        let valeur = app::observation::dire(&observation.attribut);
        lignes.push(format!(
            "  {:22} {valeur} (depuis le {})",
            rubrique.code(),
            observation.depuis
        ));
    }
    if let Some((souhait, le)) = etat.souhait {
        let dit = if souhait == Souhait::Exprime { "exprimé" } else { "retiré" };
        lignes.push(format!("  {:22} {dit} le {le}", "souhait de sortie"));
    }
    for (objet, (choix, le)) in &etat.consentements {
        let dit = if *choix == Choix::Donne { "donné" } else { "retiré" };
        lignes.push(format!("  consentement {} : {dit} le {le}", objet.code()));
    }
    psp(etat, &mut lignes);
    lignes.push(String::new());
    lignes.push(format!("Actes (rang {})", journal.rang));
    for effectif in effectifs(&journal.actes, regard) {
        lignes.push(format!("  {}", acte(&effectif, journal)));
    }
    for anomalie in &etat.anomalies {
        let regle = app::messages::transition(anomalie.regle);
        lignes.push(format!("  ! acte {} sans effet : {regle}", anomalie.acte));
    }
    lignes.join("\n")
}

fn psp(etat: &Dossier, lignes: &mut Vec<String>) {
    for (rang, parcours) in etat.psp.parcours.iter().enumerate() {
        let demande = parcours.demande.deposee_le.map_or("date inconnue".into(), |j| j.to_string());
        let etape = etape(parcours.etape());
        lignes.push(String::new());
        lignes.push(format!("PSP {} : {etape}, demandé le {demande}", rang + 1));
        for (rang, periode) in parcours.periodes().iter().enumerate() {
            lignes.push(format!("  période {} : du {} au {}", rang + 1, periode.du, periode.au));
        }
        for decision in parcours.decisions().filter(|d| d.sens == Sens::Refus) {
            let motifs: Vec<&str> = decision.motifs.iter().map(|motif| motif.code()).collect();
            let quoi = if decision.objet == Objet::Entree { "entrée" } else { "renouvellement" };
            let motifs = motifs.join(", ");
            lignes.push(format!("  refus ({quoi}) le {} : {motifs}", decision.decidee_le));
        }
        if let Some(fin) = parcours.fin {
            let issue = fin.issue.map_or("issue inconnue", IssueParcours::code);
            lignes.push(format!("  fin le {} : {issue}", fin.finie_le));
        }
    }
}

fn acte(effectif: &Effectif<'_>, journal: &Journal) -> String {
    let corrige = if effectif.corrige_par.is_some() { " (corrigé)" } else { "" };
    let recit = match effectif.recit {
        Some(recit) => recit.note().map(|note| format!(" — {note}")).unwrap_or_default(),
        None => sans_recit(effectif, journal),
    };
    format!(
        "{} {}{corrige}{recit} [{}]",
        effectif.survenu_le,
        fait(effectif.fait),
        effectif.acte.id
    )
}

/// A narrative that is there and cannot be read says so.
fn sans_recit(effectif: &Effectif<'_>, journal: &Journal) -> String {
    let rang = journal.actes.iter().position(|acte| acte.id == effectif.acte.id);
    match rang.and_then(|rang| journal.recits.get(rang)) {
        Some(EtatRecit::SansCle(compartiment)) => format!(" — (récit {compartiment}, sans la clé)"),
        Some(EtatRecit::Detruit(compartiment)) => format!(" — (récit {compartiment}, détruit)"),
        Some(EtatRecit::Aucun | EtatRecit::Lu) | None => String::new(),
    }
}

/// A fact in a few words.
pub(super) fn fait(fait: &Fait) -> String {
    match fait {
        Fait::Ouverture(ouverture) => {
            let voie = ouverture.voie.map(|voie| format!(", par {}", voie.code()));
            format!("premier contact{}", voie.unwrap_or_default())
        }
        Fait::Identite => "identité".into(),
        Fait::Observation(attribut) => {
            let rubrique = attribut.rubrique();
            format!("{} : {}", rubrique.code(), app::observation::dire(attribut))
        }
        Fait::SouhaitSortie(Souhait::Exprime) => "souhait de sortie".into(),
        Fait::SouhaitSortie(Souhait::Retire) => "souhait de sortie retiré".into(),
        Fait::Accompagnement(a) => format!("accompagnement {}", a.domaine.code()),
        Fait::Psp(evenement) => psp_en_mots(evenement),
        Fait::Canal(canal) => format!("contact par {}", canal.moyen.code()),
        Fait::Consentement(c) => format!("consentement {} {}", c.objet.code(), c.choix.code()),
        Fait::Cloture(motif) => format!("clôture ({})", motif.code()),
        Fait::Reouverture => "réouverture".into(),
        Fait::Note => "note".into(),
        Fait::Suivi(suivi) => match suivi.choix {
            Choix::Donne => "suivi pris".into(),
            Choix::Retire => "suivi quitté".into(),
        },
        Fait::Rattachement(_) => "rattachement à une équipe".into(),
        Fait::RendezVous(rendez_vous) => {
            let heure = rendez_vous.heure.map(|heure| format!(" à {heure}")).unwrap_or_default();
            format!("rendez-vous {} le {}{heure}", rendez_vous.avec.code(), rendez_vous.le)
        }
        Fait::Document(document) => {
            format!("document {} pour {}", document.genre.code(), document.destinataire.code())
        }
        Fait::Rencontre(_) => "rencontrée en sortie".into(),
        Fait::Piece(_)
        | Fait::Projet(_)
        | Fait::DroitLie(_)
        | Fait::EtatCivil(_)
        | Fait::Procedure(_)
        | Fait::RetraitContenu(_)
        | Fait::AlerteMineur(_) => app::demarche::dire(fait).unwrap_or_default(),
        Fait::Correction(_)
        | Fait::Sortie(_)
        | Fait::Terrain(_)
        | Fait::Seance(_)
        | Fait::Permanence(_)
        | Fait::SeanceEnLigne(_)
        | Fait::ModeleMessage(_)
        | Fait::Commission(_)
        | Fait::AssociationCreee { .. }
        | Fait::MembreAjoute(_)
        | Fait::MembreRetire { .. }
        | Fait::PhraseChangee { .. }
        | Fait::Agrement(_)
        | Fait::Effacement(_)
        | Fait::Lecture(_)
        | Fait::RoleDonne { .. }
        | Fait::SecondFacteurRetire { .. }
        | Fait::Export { .. }
        | Fait::Separation(_)
        | Fait::BrisDeGlace(_)
        | Fait::Equipe(_)
        | Fait::MembreEquipe(_)
        | Fait::Antenne(_)
        | Fait::Gestion(_)
        | Fait::BrisVu { .. } => "autre acte".into(),
    }
}

fn psp_en_mots(evenement: &Evenement) -> String {
    match evenement {
        Evenement::Demande(_) => "PSP demandé".into(),
        Evenement::Seance(seance) => format!("commission du {}", seance.tenue_le),
        Evenement::Avis(avis) => format!("avis de la commission : {}", avis.code()),
        Evenement::Decision(decision) => {
            format!("décision ({}) : {}", decision.objet.code(), decision.sens.code())
        }
        Evenement::RenouvellementDemande { .. } => "renouvellement demandé".into(),
        Evenement::ApsDelivree { .. } => "APS délivrée".into(),
        Evenement::AfisOuverte { .. } => "AFIS ouverte".into(),
        Evenement::AfisDemandee => "AFIS demandée".into(),
        Evenement::AfisRefusee { .. } => "AFIS refusée".into(),
        Evenement::Fin(_) => "fin du PSP".into(),
        Evenement::Recours(Recours::Gracieux { accuse, .. }) => match accuse {
            Some(true) => "recours gracieux, accusé de réception reçu".into(),
            Some(false) => "recours gracieux, sans accusé de réception".into(),
            None => "recours gracieux".into(),
        },
        Evenement::Recours(Recours::GracieuxRejete { .. }) => "recours gracieux rejeté".into(),
        Evenement::Recours(Recours::Contentieux { .. }) => "recours contentieux".into(),
        Evenement::DemandeRetiree => "demande retirée".into(),
    }
}

/// The file for another program.
pub(super) fn valeur(id: DossierId, regard: &Regard, journal: &Journal, etat: &Dossier) -> Value {
    let jour = |jour: Option<domain::Jour>| jour.map(|j| j.to_string());
    let profil: serde_json::Map<String, Value> = etat
        .profil
        .iter()
        .map(|(rubrique, observation)| {
            let valeur = json!({
                "valeur": app::observation::dire(&observation.attribut),
                "observe_le": observation.observe_le.to_string(),
                "depuis": observation.depuis.to_string(),
            });
            (rubrique.code().to_owned(), valeur)
        })
        .collect();
    let actes: Vec<Value> = effectifs(&journal.actes, regard)
        .iter()
        .map(|effectif| {
            json!({
                "id": effectif.acte.id.to_string(),
                "rang": effectif.acte.rang,
                "survenu_le": effectif.survenu_le.to_string(),
                "consigne_a": effectif.acte.consigne_a.to_string(),
                "fait": fait(effectif.fait),
                "recit": effectif.recit.and_then(Recit::note),
                "corrige": effectif.corrige_par.is_some(),
            })
        })
        .collect();
    let parcours: Vec<Value> = etat
        .psp
        .parcours
        .iter()
        .map(|parcours| {
            json!({
                "etape": etape(parcours.etape()),
                "demande_le": jour(parcours.demande.deposee_le),
                "debute_le": jour(parcours.debute_le()),
                "periodes": parcours.periodes().iter().map(|p| {
                    json!({ "du": p.du.to_string(), "au": p.au.to_string() })
                }).collect::<Vec<_>>(),
                "fin_le": jour(parcours.fin.map(|fin| fin.finie_le)),
                "issue": parcours.fin.and_then(|fin| fin.issue).map(IssueParcours::code),
            })
        })
        .collect();
    json!({
        "dossier": id.to_string(),
        "au": regard.au.to_string(),
        "rang": journal.rang,
        "qui": etat.identite.as_ref().map(nom),
        "telephones": etat.identite.as_ref().map(|identite| identite.telephones.clone()),
        "ouvert_le": jour(etat.ouvert_le),
        "clos_le": jour(etat.clos.map(|(_, le)| le)),
        "profil": profil,
        "psp": parcours,
        "actes": actes,
        "anomalies": etat.anomalies.iter().map(|a| a.acte.to_string()).collect::<Vec<_>>(),
    })
}
