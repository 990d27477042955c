//! Examining a rule's conditions: three-valued logic, and what each text is allowed to decide.

use domain::Jour;

use crate::conseil::Conseil;
use crate::faits::{CleFait, Faits};
use crate::issue::Issue;
use crate::point::{self, Point};
use crate::reponse::{Etat, Reponse, Trace, Valeur};
use crate::situation::Age;
use crate::source::Source;

/// What the facts say of one condition.
#[derive(Clone, Copy, Debug)]
pub enum Constat {
    /// Met.
    Remplie,
    /// Not met.
    NonRemplie,
    /// Cannot tell: this fact is missing.
    Manque(CleFait),
    /// Cannot tell: the facts are there, the law is not established.
    Doute(&'static Point),
}

impl Constat {
    /// Met when true, not met when false, missing when unknown.
    pub fn vrai(fait: Option<bool>, cle: CleFait) -> Self {
        match fait {
            Some(true) => Self::Remplie,
            Some(false) => Self::NonRemplie,
            None => Self::Manque(cle),
        }
    }

    /// Met when false.
    pub fn faux(fait: Option<bool>, cle: CleFait) -> Self {
        Self::vrai(fait.map(|fait| !fait), cle)
    }

    /// Met or not met, nothing being unknown.
    pub fn si(remplie: bool) -> Self {
        if remplie { Self::Remplie } else { Self::NonRemplie }
    }

    /// Kleene's "or": met as soon as one is; else the first doubt; not met when both fail.
    #[must_use]
    pub fn ou(self, autre: Self) -> Self {
        match (self, autre) {
            (Self::Remplie, _) | (_, Self::Remplie) => Self::Remplie,
            (Self::NonRemplie, autre) => autre,
            (incertain, _) => incertain,
        }
    }
}

/// Doubts one rule can raise at most; more would be lost, and a test counts them.
const DOUTES_MAX: usize = 12;

/// The examination of one question for one set of facts.
pub struct Examen<'f, 'r> {
    faits: &'f Faits,
    reponse: &'r mut Reponse,
    /// The day the texts must be in force: the day of the question, unless the rule says otherwise.
    au: Jour,
    ferme: bool,
    incertain: bool,
    hors_champ: bool,
    doutes: [Option<&'static Point>; DOUTES_MAX],
}

impl<'f, 'r> Examen<'f, 'r> {
    pub(crate) fn new(faits: &'f Faits, reponse: &'r mut Reponse) -> Self {
        reponse.vide();
        Self {
            faits,
            reponse,
            au: faits.date_du_jour,
            ferme: false,
            incertain: false,
            hors_champ: false,
            doutes: [None; DOUTES_MAX],
        }
    }

    /// The facts.
    pub fn faits(&self) -> &'f Faits {
        self.faits
    }

    /// The day of the question.
    pub fn jour(&self) -> Jour {
        self.faits.date_du_jour
    }

    /// The texts to apply are those in force on that day, not on the day of the question.
    pub fn textes_au(&mut self, jour: Jour) {
        self.au = jour;
    }

    /// Examines one condition.
    ///
    /// The text decides how far the finding goes: not in force, it decides nothing; badly known,
    /// it neither opens nor closes.
    pub fn exige(&mut self, condition: &'static str, constat: Constat, source: &'static Source) {
        self.cite(source);
        let etat = match self.pese(constat, source) {
            Constat::Remplie => Etat::Remplie,
            Constat::NonRemplie => {
                self.ferme = true;
                Etat::NonRemplie
            }
            Constat::Manque(cle) => {
                self.manque(cle);
                Etat::Indecise
            }
            Constat::Doute(point) => {
                self.doute(point);
                Etat::Indecise
            }
        };
        self.reponse.trace.push(Trace { condition, etat, article: Some(source) });
    }

    /// Notes a finding that decides nothing by itself.
    pub fn constate(&mut self, condition: &'static str, etat: Etat, source: &'static Source) {
        self.cite(source);
        self.reponse.trace.push(Trace { condition, etat, article: Some(source) });
    }

    /// What is left of a finding once its text's date and tag are taken into account.
    #[inline]
    pub(crate) fn pese(&self, constat: Constat, source: &'static Source) -> Constat {
        let decide = match constat {
            Constat::Remplie => source.etiquette.peut_ouvrir(),
            Constat::NonRemplie => source.etiquette.peut_fermer(),
            Constat::Manque(_) | Constat::Doute(_) => return constat,
        };
        match () {
            () if !source.en_vigueur(self.au) => Constat::Doute(&point::TEXTE_ANTERIEUR),
            () if !decide => Constat::Doute(source.doute),
            () => constat,
        }
    }

    /// The answer cannot be sure, for want of this fact.
    pub fn manque(&mut self, cle: CleFait) {
        self.incertain = true;
        if !self.reponse.faits_manquants.contains(&cle) {
            self.reponse.faits_manquants.push(cle);
        }
    }

    /// The answer cannot be sure, for this reason. Said only if the answer is in the end uncertain.
    pub fn doute(&mut self, point: &'static Point) {
        self.incertain = true;
        if self.doutes.iter().flatten().any(|autre| std::ptr::eq(*autre, point)) {
            return;
        }
        if let Some(place) = self.doutes.iter_mut().find(|place| place.is_none()) {
            *place = Some(point);
        }
    }

    /// Something to check, whatever the outcome.
    pub fn signale(&mut self, point: &'static Point) {
        if !self.reponse.points_a_verifier.iter().any(|autre| std::ptr::eq(*autre, point)) {
            self.reponse.points_a_verifier.push(point);
        }
    }

    /// A text that matters to the answer without being a condition.
    #[inline]
    pub fn cite(&mut self, source: &'static Source) {
        if !self.reponse.articles.iter().any(|autre| autre.est(source)) {
            self.reponse.articles.push(source);
        }
    }

    /// A next step.
    pub fn conseille(&mut self, conseil: &'static Conseil) {
        if !self.reponse.conseils.iter().any(|autre| std::ptr::eq(*autre, conseil)) {
            self.reponse.conseils.push(conseil);
        }
    }

    /// A value of the answer.
    pub fn valeur(&mut self, nom: &'static str, valeur: Valeur) {
        self.reponse.valeurs.push((nom, valeur));
    }

    /// The question does not arise, and why.
    pub fn hors_champ(&mut self, raison: &'static str) {
        self.hors_champ = true;
        self.reponse.trace.push(Trace { condition: raison, etat: Etat::NonRemplie, article: None });
    }

    /// Examines a condition that nationality alone may meet: unknown, it is asked for too.
    pub fn exige_sauf_nationalite(
        &mut self,
        condition: &'static str,
        constat: Constat,
        source: &'static Source,
    ) {
        let remplie = matches!(constat, Constat::Remplie);
        if !remplie && self.faits.personne.nationalite.is_none() {
            self.manque(CleFait::PersonneNationalite);
        }
        self.exige(condition, constat, source);
    }

    /// Requires the person to be an adult, by a text that closes the question otherwise.
    pub fn exige_majorite(&mut self, condition: &'static str, source: &'static Source) {
        let constat = match Age::de(self.faits) {
            Age::Majeure => Constat::Remplie,
            Age::Mineure => Constat::NonRemplie,
            Age::Inconnu => Constat::Manque(CleFait::PersonneDateNaissance),
        };
        self.exige(condition, constat, source);
    }

    /// What the conditions examined so far amount to.
    pub fn issue(&self) -> Issue {
        match () {
            () if self.hors_champ => Issue::HorsChamp,
            () if self.ferme => Issue::Ferme,
            () if self.incertain => Issue::Incertain,
            () => Issue::Ouvert,
        }
    }

    /// Writes the outcome.
    pub(crate) fn conclut(mut self) {
        let issue = self.issue();
        if issue == Issue::Incertain {
            for point in self.doutes.into_iter().flatten() {
                self.signale(point);
            }
        }
        let reponse = self.reponse;
        reponse.issue = issue;
        match issue {
            Issue::Incertain => {}
            Issue::Ouvert | Issue::Ferme => reponse.faits_manquants.clear(),
            Issue::HorsChamp => {
                reponse.faits_manquants.clear();
                reponse.valeurs.clear();
                return;
            }
        }
        let jour = self.faits.date_du_jour;
        if reponse.articles.iter().any(|source| source.verifie_le < jour) {
            reponse.points_a_verifier.push(&point::DROIT_A_REVERIFIER);
        }
    }
}
