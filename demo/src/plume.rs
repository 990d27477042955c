//! What is written down, and when.
//!
//! Acts happen on a day and are recorded later: the same evening, the next Monday, after the
//! holidays. The difference is what "as known on 10 January" is about.

use domain::fait::{Correction, Remplacement};
use domain::psp::Evenement;
use domain::{ActeId, Fait, Horodatage, Recit};

use crate::ActeFictif;
use crate::alea::Alea;
use crate::calendrier::Calendrier;
use crate::erreurs::{self, Erreur};

/// Acts recorded wrong and corrected later, per thousand.
const ERREURS: u32 = 42;
/// The same for the dates of the pathway.
const ERREURS_PSP: u32 = 50;

/// Writes one journal.
pub(crate) struct Plume<'a> {
    pub(crate) calendrier: &'a Calendrier,
    pub(crate) alea: Alea,
    actes: Vec<ActeFictif>,
    /// First day of the current opening: no error dates an act before it.
    seuil: i32,
    /// From this day on the file is closed, or the demonstration has come.
    borne: i32,
    /// Nothing that follows a reopening is recorded before it.
    plancher: Horodatage,
    /// Day and instant of the last act that others must follow in order.
    suite: (i32, Horodatage),
}

impl<'a> Plume<'a> {
    pub(crate) fn nouvelle(calendrier: &'a Calendrier, alea: Alea, seuil: i32) -> Self {
        let debut = calendrier.instant(seuil, 0);
        Self {
            calendrier,
            alea,
            actes: Vec::with_capacity(128),
            seuil,
            borne: calendrier.au,
            plancher: debut,
            suite: (seuil, debut),
        }
    }

    /// Writes the act that opens the file, or opens it again: everything else comes after it.
    pub(crate) fn ouvrir(&mut self, le: i32, fait: Fait) {
        if le >= self.calendrier.au {
            return;
        }
        // A file is opened when its first act is written: on the day.
        let consigne_a = self.a_l_heure(le).max(seconde_apres(self.suite.1));
        self.inscrire(le, consigne_a, fait, None);
        self.plancher = consigne_a;
        self.suite = (le, consigne_a);
        self.seuil = le;
        self.borne = self.calendrier.au;
    }

    /// Closes the file to what happens from this day on.
    pub(crate) fn borner(&mut self, fin: i32) {
        self.borne = fin.min(self.calendrier.au);
    }

    /// Writes an act whose place among the others does not matter.
    pub(crate) fn ecrire(&mut self, le: i32, fait: Fait, recit: Option<Recit>) {
        if le >= self.borne {
            return;
        }
        let erreur = if self.alea.chance(ERREURS) {
            erreurs::tirer(&mut self.alea, &fait, le - self.seuil)
        } else {
            None
        };
        let apres = self.plancher;
        match erreur {
            None => {
                self.poser(le, le, fait, recit, apres);
            }
            Some(Erreur::Jour(recul)) => {
                self.poser(le - recul, le, fait.clone(), recit, apres);
                self.corriger(Some((le, fait)));
            }
            Some(Erreur::Contenu(faux)) => {
                self.poser(le, le, faux, recit, apres);
                self.corriger(Some((le, fait)));
            }
            Some(Erreur::EnTrop) => {
                self.poser(le, le, fait.clone(), recit, apres);
                self.poser(le, le, fait, None, apres);
                self.corriger(None);
            }
        }
    }

    /// Writes what is told in one go: the first may be recorded wrong, what comes with it is not.
    pub(crate) fn ecrire_ensemble(&mut self, le: i32, faits: Vec<Fait>) {
        let mut faits = faits.into_iter();
        let Some(premier) = faits.next() else {
            return;
        };
        let place = self.actes.len();
        self.ecrire(le, premier, None);
        let Some(instant) = self.actes.get(place).map(|acte| acte.consigne_a) else {
            return;
        };
        for (rang, fait) in (1..).zip(faits) {
            let consigne_a = Horodatage::depuis_micros(instant.micros() + rang);
            self.inscrire(le, consigne_a, fait, None);
        }
    }

    /// Writes an act that must be recorded after the one before it: steps of the pathway, closing.
    pub(crate) fn suivre(&mut self, le: i32, fait: Fait, recit: Option<Recit>) {
        self.suivre_connu(le, le, fait, recit);
    }

    /// The same, for what was only known on a later day: a decision, by its notification.
    pub(crate) fn suivre_connu(&mut self, le: i32, connu: i32, fait: Fait, recit: Option<Recit>) {
        let le = le.max(self.suite.0);
        let connu = connu.max(le);
        if connu >= self.calendrier.au {
            // Nobody wrote what follows either.
            self.suite.0 = self.calendrier.au;
            return;
        }
        let recul = self.alea.entre(1, 20).min(le - self.suite.0);
        let errone = recul > 0 && self.alea.chance(ERREURS_PSP);
        let faux = if let Fait::Psp(evenement) = &fait
            && errone
        {
            erreurs::redater(evenement, self.calendrier.jour(le - recul))
        } else {
            None
        };
        let apres = self.suite.1;
        let consigne_a = if let Some(faux) = faux {
            // Any day since the step before is as legal as the true one.
            let consigne_a = self.poser(le - recul, connu, Fait::Psp(faux), recit, apres);
            self.corriger(Some((le, fait)));
            consigne_a
        } else {
            self.poser(le, connu, fait, recit, apres)
        };
        self.suite = (le, consigne_a);
    }

    /// A step of the pathway with nothing to tell.
    pub(crate) fn psp(&mut self, le: i32, evenement: Evenement) {
        self.suivre(le, Fait::Psp(evenement), None);
    }

    /// A working day, some `delai` days after another.
    pub(crate) fn jour_ouvre(&mut self, depuis: i32, delai: i32) -> i32 {
        self.calendrier.ouvre(depuis + self.alea.autour(delai))
    }

    /// The day of the last step written; the day of the demonstration once a step falls after it.
    pub(crate) fn derniere_etape(&self) -> i32 {
        self.suite.0
    }

    /// The journal in recording order, as it stood on the morning of the demonstration.
    pub(crate) fn terminer(mut self) -> Vec<ActeFictif> {
        let limite = self.calendrier.instant(self.calendrier.au, 0);
        self.actes.retain(|acte| acte.consigne_a < limite);
        self.actes.sort_by_key(|acte| acte.consigne_a);
        self.actes
    }

    fn poser(
        &mut self,
        le: i32,
        connu: i32,
        fait: Fait,
        recit: Option<Recit>,
        apres: Horodatage,
    ) -> Horodatage {
        let consigne_a = self.consigner(connu).max(seconde_apres(apres));
        self.inscrire(le, consigne_a, fait, recit);
        consigne_a
    }

    fn inscrire(&mut self, le: i32, consigne_a: Horodatage, fait: Fait, recit: Option<Recit>) {
        let millis = u64::try_from(consigne_a.micros() / 1_000).unwrap_or(0);
        self.actes.push(ActeFictif {
            id: ActeId::v7(millis, &self.alea.octets()),
            survenu_le: self.calendrier.jour(le),
            consigne_a,
            fait,
            recit,
        });
    }

    /// Some weeks later, someone sees that the last act written is wrong.
    fn corriger(&mut self, juste: Option<(i32, Fait)>) {
        let Some((acte, consigne_a)) = self.actes.last().map(|faux| (faux.id, faux.consigne_a))
        else {
            return;
        };
        let le = self.calendrier.numero_de(consigne_a) + 1 + self.alea.attente(60);
        let remplacement = juste.map(|(jour, fait)| Remplacement {
            survenu_le: self.calendrier.jour(jour),
            fait: Box::new(fait),
        });
        if le < self.calendrier.au {
            let fait = Fait::Correction(Correction { acte, remplacement });
            self.poser(le, le, fait, None, consigne_a);
        }
    }

    /// An instant of a working day, most often the day it was known.
    fn consigner(&mut self, connu: i32) -> Horodatage {
        let tranche = self.alea.pondere(&[
            (700, (0, 0)),
            (150, (1, 1)),
            (100, (2, 7)),
            (40, (8, 45)),
            (10, (46, 150)),
        ]);
        let delai = self.alea.entre(tranche.0, tranche.1);
        self.a_l_heure(connu + delai)
    }

    /// An instant of this working day, or of the Monday after it.
    fn a_l_heure(&mut self, jour: i32) -> Horodatage {
        let jour = self.calendrier.ouvre(jour);
        let seconde = self.alea.entre(7 * 3_600, 17 * 3_600);
        self.calendrier.instant(jour, seconde)
    }
}

fn seconde_apres(instant: Horodatage) -> Horodatage {
    Horodatage::depuis_micros(instant.micros().saturating_add(1_000_000))
}
