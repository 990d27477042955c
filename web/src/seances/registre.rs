//! The sessions of this server: opened, or locked; and those that await a second factor.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::Session;
use app::connexion::EnAttente;
use app::second_facteur::InscriptionTotp;
use domain::{Horodatage, MembreId};
use tokio::sync::RwLock;

use super::{Empreinte, Jeton};

/// A session ends after this long, whatever is done in it.
const DUREE_HEURES: i64 = 12;
const MICROS_PAR_MINUTE: i64 = 60_000_000;

enum Etat {
    /// Keys are held. Read by requests, written when keys or roles changed.
    Ouverte(Arc<RwLock<Session>>),
    /// Keys were wiped; the passphrase opens it again.
    Verrouillee,
}

struct Seance {
    etat: Etat,
    membre: MembreId,
    identifiant: String,
    ouverte_a: Horodatage,
    vue_a: Horodatage,
}

/// A passphrase accepted waits this long for its second factor, in minutes.
const ATTENTE_MINUTES: i64 = 5;

/// A sign-in between its two steps.
pub(crate) struct Attente {
    pub(crate) porte: EnAttente,
    pub(crate) identifiant: String,
    /// What is shown to the telephone, while a first second factor is enrolled.
    pub(crate) inscription: Option<InscriptionTotp>,
    depuis: Horodatage,
}

impl Attente {
    pub(crate) fn new(porte: EnAttente, identifiant: &str, depuis: Horodatage) -> Self {
        Self { porte, identifiant: identifiant.to_owned(), inscription: None, depuis }
    }

    fn expiree(&self, maintenant: Horodatage) -> bool {
        let age = maintenant.micros() - self.depuis.micros();
        age >= ATTENTE_MINUTES * MICROS_PAR_MINUTE
    }
}

/// What a browser's token opens now.
pub(crate) enum Presentation {
    /// Nothing: unknown, expired or closed.
    Inconnue,
    /// A session whose keys were wiped.
    Verrouillee,
    /// A session.
    Ouverte(Arc<RwLock<Session>>),
}

/// A session, as its member sees it in her list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ligne {
    /// What names it in a form: it opens nothing.
    pub(crate) repere: String,
    pub(crate) ouverte_a: Horodatage,
    pub(crate) vue_a: Horodatage,
    pub(crate) verrouillee: bool,
    pub(crate) celle_ci: bool,
}

/// Every session of this server. A lock is held for a few instructions only, never across a wait.
pub(crate) struct Registre {
    seances: Mutex<BTreeMap<Empreinte, Seance>>,
    attentes: Mutex<BTreeMap<Empreinte, Attente>>,
    veille: i64,
}

impl Registre {
    pub(crate) fn new(veille_minutes: u16) -> Self {
        let veille = i64::from(veille_minutes) * MICROS_PAR_MINUTE;
        Self { seances: Mutex::default(), attentes: Mutex::default(), veille }
    }

    /// Keeps a sign-in until its second step.
    pub(crate) fn attendre(&self, jeton: &Jeton, attente: Attente) {
        self.attentes().insert(jeton.empreinte(), attente);
    }

    /// Takes a sign-in that awaits its second step: whoever took it puts it back or ends it.
    pub(crate) fn prendre_attente(&self, jeton: &Jeton, maintenant: Horodatage) -> Option<Attente> {
        let mut attentes = self.attentes();
        attentes.retain(|_, attente| !attente.expiree(maintenant));
        attentes.remove(&jeton.empreinte())
    }

    /// Opens a session under a new token.
    pub(crate) fn ouvrir(&self, jeton: &Jeton, session: Session, maintenant: Horodatage) {
        let (membre, identifiant) = (session.membre(), session.identifiant().to_owned());
        let etat = Etat::Ouverte(Arc::new(RwLock::new(session)));
        let seance = Seance { etat, membre, identifiant, ouverte_a: maintenant, vue_a: maintenant };
        self.table().insert(jeton.empreinte(), seance);
    }

    /// What a token opens, and notes that it was seen. A session seen too long ago locks.
    pub(crate) fn presenter(&self, jeton: &Jeton, maintenant: Horodatage) -> Presentation {
        let mut table = self.table();
        let Some(seance) = table.get_mut(&jeton.empreinte()) else {
            return Presentation::Inconnue;
        };
        if expiree(seance, maintenant) {
            table.remove(&jeton.empreinte());
            return Presentation::Inconnue;
        }
        if self.endormie(seance, maintenant) {
            seance.etat = Etat::Verrouillee;
        }
        match &seance.etat {
            Etat::Ouverte(session) => {
                seance.vue_a = maintenant;
                Presentation::Ouverte(Arc::clone(session))
            }
            Etat::Verrouillee => Presentation::Verrouillee,
        }
    }

    /// Whose locked session this is.
    pub(crate) fn verrouillee(&self, jeton: &Jeton) -> Option<String> {
        let table = self.table();
        let seance = table.get(&jeton.empreinte())?;
        matches!(seance.etat, Etat::Verrouillee).then(|| seance.identifiant.clone())
    }

    /// Gives a locked session its keys back.
    pub(crate) fn deverrouiller(&self, jeton: &Jeton, session: Session, maintenant: Horodatage) {
        if let Some(seance) = self.table().get_mut(&jeton.empreinte())
            && seance.membre == session.membre()
        {
            seance.etat = Etat::Ouverte(Arc::new(RwLock::new(session)));
            seance.vue_a = maintenant;
        }
    }

    /// Wipes the keys of one session.
    pub(crate) fn verrouiller(&self, jeton: &Jeton) {
        if let Some(seance) = self.table().get_mut(&jeton.empreinte()) {
            seance.etat = Etat::Verrouillee;
        }
    }

    /// Wipes the keys of every session.
    pub(crate) fn tout_verrouiller(&self) {
        self.attentes().clear();
        let mut table = self.table();
        for seance in table.values_mut() {
            seance.etat = Etat::Verrouillee;
        }
    }

    /// Ends one session.
    pub(crate) fn fermer(&self, jeton: &Jeton) {
        self.table().remove(&jeton.empreinte());
    }

    /// Ends every session.
    pub(crate) fn tout_fermer(&self) {
        self.attentes().clear();
        self.table().clear();
    }

    /// The session of a token, to change it.
    pub(crate) fn tenir(&self, jeton: &Jeton) -> Option<Arc<RwLock<Session>>> {
        match &self.table().get(&jeton.empreinte())?.etat {
            Etat::Ouverte(session) => Some(Arc::clone(session)),
            Etat::Verrouillee => None,
        }
    }

    /// Ends every session of a member but this one.
    pub(crate) fn fermer_autres(&self, membre: MembreId, jeton: &Jeton) {
        let ici = jeton.empreinte();
        self.table().retain(|empreinte, seance| seance.membre != membre || *empreinte == ici);
    }

    /// Ends every session of a member.
    pub(crate) fn exclure(&self, membre: MembreId) {
        self.table().retain(|_, seance| seance.membre != membre);
    }

    /// Ends one session of a member by the name her list gives it.
    pub(crate) fn fermer_repere(&self, membre: MembreId, repere: &str) {
        self.table()
            .retain(|empreinte, seance| seance.membre != membre || nommer(empreinte) != repere);
    }

    /// Locks what sleeps and drops what expired, without waiting for a request.
    pub(crate) fn balayer(&self, maintenant: Horodatage) {
        self.attentes().retain(|_, attente| !attente.expiree(maintenant));
        let mut table = self.table();
        table.retain(|_, seance| !expiree(seance, maintenant));
        for seance in table.values_mut() {
            if self.endormie(seance, maintenant) {
                seance.etat = Etat::Verrouillee;
            }
        }
    }

    /// A member's sessions, the one of `jeton` first, then the last seen first.
    pub(crate) fn lister(&self, membre: MembreId, jeton: &Jeton) -> Vec<Ligne> {
        let ici = jeton.empreinte();
        let table = self.table();
        let siennes = table.iter().filter(|(_, seance)| seance.membre == membre);
        let mut lignes: Vec<Ligne> = siennes
            .map(|(empreinte, seance)| Ligne {
                repere: nommer(empreinte),
                ouverte_a: seance.ouverte_a,
                vue_a: seance.vue_a,
                verrouillee: matches!(seance.etat, Etat::Verrouillee),
                celle_ci: *empreinte == ici,
            })
            .collect();
        lignes.sort_by_key(|ligne| {
            (!ligne.celle_ci, std::cmp::Reverse(ligne.vue_a), ligne.repere.clone())
        });
        lignes
    }

    fn endormie(&self, seance: &Seance, maintenant: Horodatage) -> bool {
        let repos = maintenant.micros() - seance.vue_a.micros();
        matches!(seance.etat, Etat::Ouverte(_)) && repos >= self.veille
    }

    fn attentes(&self) -> MutexGuard<'_, BTreeMap<Empreinte, Attente>> {
        self.attentes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn table(&self) -> MutexGuard<'_, BTreeMap<Empreinte, Seance>> {
        // A panic elsewhere leaves the table whole: each change is one assignment.
        self.seances.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn expiree(seance: &Seance, maintenant: Horodatage) -> bool {
    let age = maintenant.micros() - seance.ouverte_a.micros();
    age >= DUREE_HEURES * 60 * MICROS_PAR_MINUTE
}

/// Eight bytes of the hash of a token: enough to name it, of no use to present it.
fn nommer(empreinte: &Empreinte) -> String {
    let debut = empreinte.first_chunk::<8>().copied().unwrap_or_default();
    data_encoding::HEXLOWER.encode(&debut)
}
