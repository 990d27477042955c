//! From what was chosen and typed to facts and narratives.

use domain::fait::{
    Accompagnement, Canal, Choix, Consentement, Domaine, MotifCloture, MoyenContact,
    ObjetConsentement, Prudence, Souhait,
};
use domain::psp::{
    Avis, Decision, Demande, Evenement, Fin, IssueParcours, Motif, Objet, PreuveNotification,
    Recours, Seance, Sens,
};
use domain::rendez_vous::RendezVous;
use domain::{Compartiment, Fait, Jour, Recit};
use serde::Deserialize;

use crate::reponse::ErreurWeb;

/// How what is told becomes a narrative of its compartment.
type EnRecit = fn(String) -> Recit;

/// The fields of the form that records an act. `quoi` says which act; each kind reads three fields
/// at most.
#[derive(Deserialize)]
pub(crate) struct Saisie {
    /// `famille:code[:code]`.
    pub(crate) quoi: String,
    /// Day it happened.
    #[serde(default)]
    le: String,
    /// What is told.
    #[serde(default)]
    recit: String,
    /// Last day of a permit or an allowance; day a decision was notified.
    #[serde(default)]
    autre_jour: String,
    /// Grounds of a refusal.
    #[serde(default)]
    motifs: Vec<String>,
    /// The value observed.
    #[serde(default)]
    valeur: String,
    /// When a channel is safe.
    #[serde(default)]
    quand: String,
    /// What must never be mentioned.
    #[serde(default)]
    jamais: String,
    /// The day of an appointment.
    #[serde(default)]
    rdv_le: String,
    /// Whether a decision is in writing, whether it states the remedies, what proves its
    /// notification.
    #[serde(default)]
    ecrite: String,
    #[serde(default)]
    mentionne: String,
    #[serde(default)]
    preuve: String,
    /// Whether receipt of an appeal to the prefect was acknowledged.
    #[serde(default)]
    accuse: String,
    /// What a step cost, in euros.
    #[serde(default)]
    frais: String,
    /// Its hour.
    #[serde(default)]
    heure: String,
    /// Rank of the last act the page showed.
    pub(crate) apres: u32,
    /// The act's id, made with the page: sending twice records once.
    pub(crate) id: String,
}

/// What is to be recorded.
pub(crate) struct Lue {
    pub(crate) fait: Fait,
    pub(crate) recit: Option<Recit>,
    pub(crate) le: Jour,
}

impl Saisie {
    /// The fields it reads among those that were posted.
    pub(crate) fn de(champs: &[(String, String)]) -> Result<Self, ErreurWeb> {
        let champs = serde_html_form::to_string(champs);
        let champs = champs.map_err(|_| ErreurWeb::FormulaireIllisible)?;
        serde_html_form::from_str(&champs).map_err(|_| ErreurWeb::FormulaireIllisible)
    }

    /// Reads the form. `aujourdhui` is the day when none is given.
    pub(crate) fn lire(&self, aujourdhui: Jour) -> Result<Lue, ErreurWeb> {
        let le = jour(&self.le)?.unwrap_or(aujourdhui);
        let mots: Vec<&str> = self.quoi.split(':').collect();
        let (fait, vers): (Fait, EnRecit) = match mots.as_slice() {
            ["accompagnement", code] => accompagnement(code)?,
            ["note", code] => (Fait::Note, note(code)?),
            ["rendez-vous", code] => {
                let avec = mot(code, &Domaine::TOUS)?;
                (Fait::RendezVous(self.rendez_vous(avec, le)?), Recit::du_domaine(avec))
            }
            ["souhait", code] => {
                (Fait::SouhaitSortie(mot(code, &Souhait::TOUS)?), Recit::Social as fn(_) -> _)
            }
            ["observation", rubrique] => {
                let attribut = app::observation::lire(rubrique, self.valeur.trim())
                    .map_err(|_| ErreurWeb::Champ("valeur-observation"))?;
                (Fait::Observation(attribut), Recit::Social as fn(_) -> _)
            }
            ["consentement", objet, choix] => {
                let objet = mot(objet, &ObjetConsentement::TOUS)?;
                let choix = mot(choix, &Choix::TOUS)?;
                (Fait::Consentement(Consentement { objet, choix }), Recit::Social as fn(_) -> _)
            }
            ["canal", moyen, prudence] => {
                (Fait::Canal(self.canal(moyen, prudence)?), Recit::Coordonnee as fn(_) -> _)
            }
            ["cloture", motif] => {
                (Fait::Cloture(mot(motif, &MotifCloture::TOUS)?), Recit::Social as fn(_) -> _)
            }
            ["reouverture"] => (Fait::Reouverture, Recit::Social as fn(_) -> _),
            ["psp", suite @ ..] => (Fait::Psp(self.psp(suite, le)?), Recit::Justice as fn(_) -> _),
            _ => self.demarche()?,
        };
        let texte = self.recit.trim();
        if texte.is_empty() && matches!(fait, Fait::Note) {
            return Err(ErreurWeb::Champ("note-vide"));
        }
        let recit = (!texte.is_empty()).then(|| vers(texte.to_owned()));
        Ok(Lue { fait, recit, le })
    }

    /// The fields, to be sent again as they are.
    pub(crate) fn champs(&self) -> Vec<(&'static str, String)> {
        let seuls = [
            ("quoi", &self.quoi),
            ("le", &self.le),
            ("recit", &self.recit),
            ("autre_jour", &self.autre_jour),
            ("valeur", &self.valeur),
            ("quand", &self.quand),
            ("jamais", &self.jamais),
            ("rdv_le", &self.rdv_le),
            ("heure", &self.heure),
            ("ecrite", &self.ecrite),
            ("mentionne", &self.mentionne),
            ("preuve", &self.preuve),
            ("accuse", &self.accuse),
            ("frais", &self.frais),
            ("id", &self.id),
        ];
        let motifs = self.motifs.iter().map(|motif| ("motifs", motif));
        seuls.into_iter().chain(motifs).map(|(nom, valeur)| (nom, valeur.clone())).collect()
    }

    /// A step around the pathway.
    fn demarche(&self) -> Result<(Fait, EnRecit), ErreurWeb> {
        let autre_jour = jour(&self.autre_jour)?;
        let lue = app::demarche::lire(&self.quoi, autre_jour, centimes(&self.frais)?);
        lue.ok_or(ErreurWeb::Champ("quoi"))
    }

    /// An appointment, made on the day `fait_le`.
    fn rendez_vous(&self, avec: Domaine, fait_le: Jour) -> Result<RendezVous, ErreurWeb> {
        let le = jour(&self.rdv_le)?.filter(|le| *le >= fait_le);
        let le = le.ok_or(ErreurWeb::Champ("rendez-vous-jour"))?;
        let heure = texte(&self.heure).map(|heure| heure.parse());
        let heure = heure.transpose().map_err(|_| ErreurWeb::Champ("heure"))?;
        Ok(RendezVous { le, heure, avec })
    }

    fn canal(&self, moyen: &str, prudence: &str) -> Result<Canal, ErreurWeb> {
        Ok(Canal {
            moyen: mot(moyen, &MoyenContact::TOUS)?,
            prudence: mot(prudence, &Prudence::TOUS)?,
            quand: texte(&self.quand),
            langue: None,
            ne_jamais_evoquer: texte(&self.jamais),
        })
    }

    fn psp(&self, mots: &[&str], le: Jour) -> Result<Evenement, ErreurWeb> {
        let au = jour(&self.autre_jour)?;
        Ok(match mots {
            ["demande"] => Evenement::Demande(Demande { deposee_le: Some(le) }),
            ["seance"] => Evenement::Seance(Seance { tenue_le: le }),
            ["avis", avis] => Evenement::Avis(mot(avis, &Avis::TOUS)?),
            ["decision", sens] => {
                Evenement::Decision(self.decision(Objet::Entree, sens, le, au)?)
            }
            ["renouvellement"] => Evenement::RenouvellementDemande { deposee_le: le },
            ["renouvellement", sens] => {
                Evenement::Decision(self.decision(Objet::Renouvellement, sens, le, au)?)
            }
            ["aps"] => Evenement::ApsDelivree { du: le, au },
            ["afis", "ouverte"] => Evenement::AfisOuverte { du: le, au },
            ["afis", "demandee"] => Evenement::AfisDemandee,
            ["afis", "refusee"] => Evenement::AfisRefusee { le: Some(le) },
            ["recours", "gracieux"] => {
                let accuse = oui_non(&self.accuse)?;
                Evenement::Recours(Recours::Gracieux { forme_le: le, accuse })
            }
            ["recours", "rejete"] => Evenement::Recours(Recours::GracieuxRejete { rejete_le: le }),
            ["recours", "contentieux"] => Evenement::Recours(Recours::Contentieux { forme_le: le }),
            ["fin", issue] => {
                let issue = Some(mot(issue, &IssueParcours::TOUS)?);
                Evenement::Fin(Fin { finie_le: le, issue })
            }
            ["demande-retiree"] => Evenement::DemandeRetiree,
            _ => return Err(ErreurWeb::Champ("quoi")),
        })
    }

    fn decision(
        &self,
        objet: Objet,
        sens: &str,
        decidee_le: Jour,
        notifiee_le: Option<Jour>,
    ) -> Result<Decision, ErreurWeb> {
        if notifiee_le.is_some_and(|notifiee| notifiee < decidee_le) {
            return Err(ErreurWeb::Champ("notification-avant-decision"));
        }
        let motifs = self.motifs.iter().map(|motif| mot(motif, &Motif::TOUS));
        Ok(Decision {
            objet,
            sens: mot(sens, &Sens::TOUS)?,
            decidee_le,
            notifiee_le,
            ecrite: oui_non(&self.ecrite)?,
            mentionne_recours: oui_non(&self.mentionne)?,
            motifs: motifs.collect::<Result<_, _>>()?,
            preuve: code(&self.preuve, &PreuveNotification::TOUS)?,
        })
    }
}

fn accompagnement(code: &str) -> Result<(Fait, EnRecit), ErreurWeb> {
    let domaine = mot(code, &Domaine::TOUS)?;
    let fait = Fait::Accompagnement(Accompagnement { domaine, duree_minutes: None });
    Ok((fait, Recit::du_domaine(domaine)))
}

fn note(code: &str) -> Result<EnRecit, ErreurWeb> {
    let compartiment = Compartiment::depuis_code(code);
    compartiment.and_then(Recit::note_de).ok_or(ErreurWeb::Champ("quoi"))
}

/// A coded word among those admitted.
pub(crate) fn mot<T: Copy>(donne: &str, admis: &[(T, &'static str)]) -> Result<T, ErreurWeb> {
    let trouve = admis.iter().find(|(_, code)| *code == donne);
    trouve.map(|(valeur, _)| *valeur).ok_or(ErreurWeb::Champ("quoi"))
}

/// A coded word, or nothing when it was left empty.
fn code<T: Copy>(donne: &str, admis: &[(T, &'static str)]) -> Result<Option<T>, ErreurWeb> {
    if donne.is_empty() { Ok(None) } else { mot(donne, admis).map(Some) }
}

fn oui_non(donne: &str) -> Result<Option<bool>, ErreurWeb> {
    code(donne, &[(true, "oui"), (false, "non")])
}

/// A sum in euros, as it is typed: `12`, `12,5` or `12.50`.
fn centimes(texte: &str) -> Result<Option<u64>, ErreurWeb> {
    let texte = texte.trim().replace(',', ".");
    if texte.is_empty() {
        return Ok(None);
    }
    let (euros, fraction) = texte.split_once('.').unwrap_or((&texte, ""));
    let chiffres = |t: &str| t.bytes().all(|octet| octet.is_ascii_digit());
    if euros.is_empty() || fraction.len() > 2 || !chiffres(euros) || !chiffres(fraction) {
        return Err(ErreurWeb::Champ("nombre"));
    }
    let lus = euros.parse::<u64>().ok().zip(format!("{fraction:0<2}").parse::<u64>().ok());
    let somme = lus.and_then(|(e, c)| e.checked_mul(100)?.checked_add(c));
    somme.map(Some).ok_or(ErreurWeb::Champ("nombre"))
}

/// A day as a browser sends it, or as it is written in French; nothing when left empty.
pub(crate) fn jour(texte: &str) -> Result<Option<Jour>, ErreurWeb> {
    let texte = texte.trim();
    if texte.is_empty() {
        return Ok(None);
    }
    if let Ok(jour) = texte.parse() {
        return Ok(Some(jour));
    }
    let mut parties = texte.splitn(3, ['/', '.']);
    let mut nombre = || parties.next().and_then(|partie| partie.trim().parse::<i16>().ok());
    let (Some(quantieme), Some(mois), Some(annee)) = (nombre(), nombre(), nombre()) else {
        return Err(ErreurWeb::Champ("jour"));
    };
    let (mois, quantieme) = (i8::try_from(mois), i8::try_from(quantieme));
    let (Ok(mois), Ok(quantieme)) = (mois, quantieme) else {
        return Err(ErreurWeb::Champ("jour"));
    };
    Jour::new(annee, mois, quantieme).map(Some).map_err(|_| ErreurWeb::Champ("jour"))
}

fn texte(texte: &str) -> Option<String> {
    let texte = texte.trim();
    (!texte.is_empty()).then(|| texte.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saisie(quoi: &str) -> Saisie {
        Saisie {
            quoi: quoi.to_owned(),
            le: "04/05/2026".to_owned(),
            recit: "dit".to_owned(),
            autre_jour: String::new(),
            motifs: Vec::new(),
            valeur: "rue".to_owned(),
            quand: String::new(),
            jamais: " son frère ".to_owned(),
            ecrite: String::new(),
            mentionne: String::new(),
            preuve: String::new(),
            accuse: String::new(),
            frais: "12,5".to_owned(),
            rdv_le: "12/05/2026".to_owned(),
            heure: "09:30".to_owned(),
            apres: 1,
            id: String::new(),
        }
    }

    #[test]
    fn a_day_is_read_both_ways_and_an_impossible_one_is_refused() {
        let attendu = Some(Jour::constante(2026, 5, 4));
        assert_eq!(jour("2026-05-04").unwrap(), attendu);
        assert_eq!(jour(" 4/5/2026").unwrap(), attendu);
        assert_eq!(jour("04.05.2026").unwrap(), attendu);
        assert_eq!(jour("").unwrap(), None);
        for faux in ["31/02/2026", "2026", "hier", "4/5", "4/500/2026"] {
            assert!(jour(faux).is_err(), "{faux}");
        }
    }

    #[test]
    fn each_kind_seals_its_words_in_its_own_compartment() {
        let aujourdhui = Jour::constante(2026, 11, 25);
        let cas = [
            ("accompagnement:sante", Compartiment::Sante),
            ("accompagnement:logement", Compartiment::Social),
            ("note:mineurs", Compartiment::Mineurs),
            ("canal:sms:interdit", Compartiment::Identite),
            ("psp:decision:refus", Compartiment::Justice),
            ("observation:hebergement", Compartiment::Social),
            ("rendez-vous:sante", Compartiment::Sante),
            ("mineur:signalement:envoyee", Compartiment::Mineurs),
            ("contenu:moteur:demande", Compartiment::Justice),
            ("etat-civil:passeport:tentative", Compartiment::Social),
        ];
        for (quoi, compartiment) in cas {
            let lue = saisie(quoi).lire(aujourdhui).unwrap();
            assert_eq!(lue.recit.map(|recit| recit.compartiment()), Some(compartiment), "{quoi}");
            assert_eq!(lue.le, Jour::constante(2026, 5, 4));
        }
    }

    #[test]
    fn an_appeal_to_the_prefect_says_whether_its_receipt_was_acknowledged() {
        let aujourdhui = Jour::constante(2026, 11, 25);
        for (dit, attendu) in [("", None), ("oui", Some(true)), ("non", Some(false))] {
            let mut lue = saisie("psp:recours:gracieux");
            lue.accuse = dit.to_owned();
            let forme_le = Jour::constante(2026, 5, 4);
            let recours = Recours::Gracieux { forme_le, accuse: attendu };
            let fait = lue.lire(aujourdhui).unwrap().fait;
            assert_eq!(fait, Fait::Psp(Evenement::Recours(recours)));
            // Sent again from the page that shows what was written meanwhile.
            assert!(lue.champs().contains(&("accuse", dit.to_owned())));
        }
        let mut autre = saisie("psp:recours:gracieux");
        autre.accuse = "peut-être".to_owned();
        assert!(autre.lire(aujourdhui).is_err());
    }

    #[test]
    fn an_appointment_has_a_day_that_is_not_before_it_was_made() {
        let aujourdhui = Jour::constante(2026, 5, 4);
        let lue = saisie("rendez-vous:sante").lire(aujourdhui).unwrap();
        let attendu = RendezVous {
            le: Jour::constante(2026, 5, 12),
            heure: Some("09:30".parse().unwrap()),
            avec: Domaine::Sante,
        };
        assert_eq!(lue.fait, Fait::RendezVous(attendu));
        for (rdv_le, heure) in [("", "09:30"), ("03/05/2026", ""), ("12/05/2026", "neuf heures")] {
            let mut fausse = saisie("rendez-vous:sante");
            (fausse.rdv_le, fausse.heure) = (rdv_le.to_owned(), heure.to_owned());
            assert!(fausse.lire(aujourdhui).is_err(), "{rdv_le} {heure}");
        }
    }

    #[test]
    fn a_sum_in_euros_is_kept_in_cents() {
        for (texte, somme) in [("12", 1200), ("12,5", 1250), ("0.07", 7), (" 3,10 ", 310)] {
            assert_eq!(centimes(texte).unwrap(), Some(somme), "{texte}");
        }
        assert_eq!(centimes("").unwrap(), None);
        for faux in ["-1", "1,234", "douze", ".", "99999999999999999999"] {
            assert!(centimes(faux).is_err(), "{faux}");
        }
    }

    #[test]
    fn what_is_not_offered_is_refused() {
        let aujourdhui = Jour::constante(2026, 11, 25);
        for quoi in ["", "note:faits", "psp", "psp:decision:peut-etre", "cloture:x", "zz"] {
            assert!(saisie(quoi).lire(aujourdhui).is_err(), "{quoi}");
        }
        let mut avant = saisie("psp:decision:refus");
        avant.autre_jour = "2026-05-03".to_owned();
        assert!(avant.lire(aujourdhui).is_err(), "notified before it was taken");
    }
}
