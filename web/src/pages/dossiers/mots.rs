//! Facts and deadlines in words, in the reader's language.

use domain::fait::{Canal, Choix, Prudence, Souhait};
use domain::profil::Attribut;
use domain::psp::{Decision, Etape, Evenement, Recours};
use domain::rendez_vous::RendezVous;
use domain::{Fait, Recit};

use crate::pages::Cadre;

/// What filters the timeline: one family a kind of act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Famille {
    /// Support, wishes, notes, appointments.
    Accompagnement,
    /// The exit pathway.
    Psp,
    /// The profile.
    Situation,
    /// Opening, identity, contact, consents, follow-up, closing.
    Dossier,
}

impl Famille {
    pub(crate) const TOUTES: [(Self, &'static str); 4] = [
        (Self::Accompagnement, "accompagnement"),
        (Self::Psp, "psp"),
        (Self::Situation, "situation"),
        (Self::Dossier, "dossier"),
    ];

    pub(crate) fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|(_, autre)| *autre == code).map(|(famille, _)| famille)
    }

    /// The family of a fact.
    pub(crate) fn de(fait: &Fait) -> Self {
        #[expect(clippy::wildcard_enum_match_arm, reason = "everything else is about the file")]
        match fait {
            Fait::Accompagnement(_)
            | Fait::SouhaitSortie(_)
            | Fait::Note
            | Fait::RendezVous(_)
            | Fait::Rencontre(_) => Self::Accompagnement,
            Fait::Psp(_) | Fait::Piece(_) | Fait::Projet(_) => Self::Psp,
            Fait::Observation(_)
            | Fait::DroitLie(_)
            | Fait::EtatCivil(_)
            | Fait::Procedure(_)
            | Fait::RetraitContenu(_)
            | Fait::AlerteMineur(_) => Self::Situation,
            _ => Self::Dossier,
        }
    }
}

/// Where a pathway stands, as a code.
pub(crate) fn etape(etape: Etape) -> &'static str {
    match etape {
        Etape::Demandee => "demandee",
        Etape::Refusee => "refusee",
        Etape::EnCours => "en-cours",
        Etape::Finie => "finie",
        Etape::Retiree => "retiree",
    }
}

/// A fact in a few words.
#[expect(clippy::too_many_lines, reason = "an arm a fact, so that none is forgotten")]
pub(crate) fn fait(cadre: &Cadre, fait: &Fait) -> String {
    match fait {
        Fait::Ouverture(ouverture) => {
            let voie = ouverture.voie.map_or("inconnue", |voie| voie.code());
            cadre.avec("fait-ouverture", "voie", &cadre.code("voie", voie))
        }
        Fait::Identite => cadre.dire("fait-identite"),
        Fait::Observation(attribut) => {
            let rubrique = cadre.code("rubrique", attribut.rubrique().code());
            format!("{rubrique} : {}", valeur(cadre, attribut))
        }
        Fait::SouhaitSortie(Souhait::Exprime) => cadre.dire("fait-souhait-exprime"),
        Fait::SouhaitSortie(Souhait::Retire) => cadre.dire("fait-souhait-retire"),
        Fait::Accompagnement(accompagnement) => {
            let domaine = cadre.code("domaine", accompagnement.domaine.code());
            match accompagnement.duree_minutes {
                Some(minutes) => format!("{domaine} ({minutes} min)"),
                None => domaine,
            }
        }
        Fait::Psp(evenement) => psp(cadre, evenement),
        Fait::Canal(canal) => self::canal(cadre, canal),
        Fait::Consentement(consentement) => {
            let objet = cadre.code("consentement", consentement.objet.code());
            format!("{objet} : {}", choix(cadre, consentement.choix))
        }
        Fait::Cloture(motif) => {
            cadre.avec("fait-cloture", "motif", &cadre.code("cloture", motif.code()))
        }
        Fait::Reouverture => cadre.dire("fait-reouverture"),
        Fait::Note => cadre.dire("fait-note"),
        Fait::Suivi(suivi) => cadre.code("fait-suivi", suivi.choix.code()),
        Fait::Rattachement(_) => cadre.dire("fait-rattachement"),
        Fait::RendezVous(rendez_vous) => {
            let heure = rendez_vous.heure.map(|heure| format!(" {heure}")).unwrap_or_default();
            let jour = format!("{}{heure}", cadre.jour(&rendez_vous.le));
            let dit = cadre.avec("fait-rendez-vous", "jour", &jour);
            format!("{dit}, {}", cadre.code("domaine", rendez_vous.avec.code()))
        }
        Fait::Document(document) => cadre.code("fait-document", document.genre.code()),
        Fait::Rencontre(_) => cadre.dire("fait-rencontre"),
        Fait::Piece(_)
        | Fait::Projet(_)
        | Fait::DroitLie(_)
        | Fait::EtatCivil(_)
        | Fait::Procedure(_)
        | Fait::RetraitContenu(_)
        | Fait::AlerteMineur(_) => demarche(cadre, fait),
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
        | Fait::BrisVu { .. } => cadre.dire("fait-autre"),
    }
}

/// A step around the pathway, with the day it speaks of and what it cost.
fn demarche(cadre: &Cadre, fait: &Fait) -> String {
    let dit = app::demarche::dire(fait).map(|mots| en_mots(cadre, &mots)).unwrap_or_default();
    let (jour, centimes) = app::demarche::precisions(fait);
    let jour = jour.map(|jour| format!(", {}", cadre.jour(&jour))).unwrap_or_default();
    let frais = centimes.map(|c| format!(", {},{:02} €", c / 100, c % 100)).unwrap_or_default();
    format!("{dit}{jour}{frais}")
}

/// `famille:genre:suite` in words.
pub(crate) fn en_mots(cadre: &Cadre, mots: &str) -> String {
    let dits: Vec<String> = match mots.split(':').collect::<Vec<_>>().as_slice() {
        ["procedure", etape] => vec![cadre.code("procedure", etape)],
        ["projet", "avis", avis] => {
            vec![cadre.dire("projet-avis"), cadre.code("avis-association", avis)]
        }
        ["projet", genre, domaine] => {
            vec![cadre.code("projet", genre), cadre.code("domaine", domaine)]
        }
        [famille, genre, suite] => {
            vec![cadre.code(famille, genre), cadre.code(&format!("{famille}-suite"), suite)]
        }
        _ => Vec::new(),
    };
    dits.join(" : ")
}

/// What an appointment is about, with its hour when it is known: its day is said beside it.
pub(crate) fn rendez_vous(cadre: &Cadre, rendez_vous: &RendezVous) -> String {
    let avec = cadre.code("domaine", rendez_vous.avec.code());
    match rendez_vous.heure {
        Some(heure) => format!("{heure}, {avec}"),
        None => avec,
    }
}

/// A consent, given or withdrawn.
pub(crate) fn choix(cadre: &Cadre, choix: Choix) -> String {
    cadre.code("choix", choix.code())
}

/// The value of an observation. Free values (a name of language, initials) are as they were typed.
pub(crate) fn valeur(cadre: &Cadre, attribut: &Attribut) -> String {
    let code = app::observation::dire(attribut);
    if let Attribut::RessourcesCentimes(domain::Valeur::Connue(centimes)) = attribut {
        return format!("{},{:02} €", centimes / 100, centimes % 100);
    }
    let mots = code.split(',').map(|mot| {
        let cle = format!("valeur-{mot}");
        if cadre.existe(&cle) { cadre.dire(&cle) } else { mot.to_owned() }
    });
    mots.collect::<Vec<_>>().join(", ")
}

/// A way to reach her.
pub(crate) fn canal(cadre: &Cadre, canal: &Canal) -> String {
    let moyen = cadre.code("moyen", canal.moyen.code());
    format!("{moyen} : {}", cadre.code("prudence", canal.prudence.code()))
}

/// Whether a channel calls for a warning, and how strong.
pub(crate) fn ton(prudence: Prudence) -> &'static str {
    match prudence {
        Prudence::Libre => "bien",
        Prudence::SousConditions => "garde",
        Prudence::Interdit => "danger",
    }
}

/// The words of a narrative that is a note or a contact detail.
pub(crate) fn recit(recit: &Recit) -> Option<&str> {
    match recit {
        Recit::Coordonnee(texte) | Recit::Designation(texte) => Some(texte),
        Recit::Identite(_) | Recit::Document(_) => None,
        Recit::Social(_) | Recit::Sante(_) | Recit::Justice(_) | Recit::Mineurs(_) => recit.note(),
    }
}

fn psp(cadre: &Cadre, evenement: &Evenement) -> String {
    match evenement {
        Evenement::Demande(_) => cadre.dire("psp-demande"),
        Evenement::Seance(seance) => {
            cadre.avec("psp-seance", "jour", &cadre.jour(&seance.tenue_le))
        }
        Evenement::Avis(avis) => cadre.code("psp-avis", avis.code()),
        Evenement::Decision(decision) => {
            let cle = format!("psp-{}-{}", decision.objet.code(), decision.sens.code());
            let motifs: Vec<String> =
                decision.motifs.iter().map(|motif| cadre.code("motif", motif.code())).collect();
            let dite = if motifs.is_empty() {
                cadre.dire(&cle)
            } else {
                format!("{} ({})", cadre.dire(&cle), motifs.join(", "))
            };
            format!("{dite}{}", notification(cadre, decision))
        }
        Evenement::RenouvellementDemande { .. } => cadre.dire("psp-renouvellement-demande"),
        Evenement::ApsDelivree { au, .. } => jusqu_au(cadre, "psp-aps", *au),
        Evenement::AfisOuverte { au, .. } => jusqu_au(cadre, "psp-afis-ouverte", *au),
        Evenement::AfisDemandee => cadre.dire("psp-afis-demandee"),
        Evenement::AfisRefusee { .. } => cadre.dire("psp-afis-refusee"),
        Evenement::Fin(fin) => {
            let issue = fin.issue.map_or("inconnue", |issue| issue.code());
            cadre.avec("psp-fin", "issue", &cadre.code("issue", issue))
        }
        Evenement::Recours(Recours::Gracieux { accuse, .. }) => {
            let dit = cadre.dire("psp-recours-gracieux");
            match accuse {
                Some(oui) => {
                    let code = if *oui { "oui" } else { "non" };
                    format!("{dit} ({})", cadre.code("psp-accuse", code))
                }
                None => dit,
            }
        }
        Evenement::Recours(Recours::GracieuxRejete { .. }) => cadre.dire("psp-recours-rejete"),
        Evenement::Recours(Recours::Contentieux { .. }) => cadre.dire("psp-recours-contentieux"),
        Evenement::DemandeRetiree => cadre.dire("psp-demande-retiree"),
    }
}

/// When a decision was notified, and what proves it.
fn notification(cadre: &Cadre, decision: &Decision) -> String {
    let Some(le) = decision.notifiee_le else {
        return String::new();
    };
    let notifiee = cadre.avec("psp-notifiee", "jour", &cadre.jour(&le));
    let preuve = match decision.preuve {
        Some(preuve) => cadre.avec("psp-preuve", "preuve", &cadre.code("preuve", preuve.code())),
        None => cadre.dire("psp-preuve-inconnue"),
    };
    format!(" · {notifiee} ({preuve})")
}

fn jusqu_au(cadre: &Cadre, cle: &str, au: Option<domain::Jour>) -> String {
    match au {
        Some(au) => {
            let suite = cadre.avec("jusqu-au", "jour", &cadre.jour(&au));
            format!("{} {suite}", cadre.dire(cle))
        }
        None => cadre.dire(cle),
    }
}
