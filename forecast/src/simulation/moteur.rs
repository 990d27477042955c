//! The engine: takes what comes next among wishes, events and sittings, and makes it happen.

use std::collections::VecDeque;

use crate::simulation::file::{Evenement, File, Quoi};
use crate::simulation::{Destin, Effectifs, Etape, Fait, Fin, Parametres, Temoin};

/// No instant: later than any.
const JAMAIS: u64 = u64::MAX;

/// Simulates a department from its first day to the horizon, and tells the witness all of it.
///
/// At one instant, wishes come before events and events before the sitting: a file complete the
/// very second of a sitting is examined.
pub fn simuler<D: Destin, T: Temoin>(parametres: &Parametres, destin: D, temoin: &mut T) {
    let mut moteur = Moteur::new(parametres, destin, temoin);
    moteur.ouvrir();
    while moteur.suivant() {}
    moteur.fermer();
}

/// Where someone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Etat {
    Accueil,
    Preparation,
    /// Waiting for a seat.
    Prete,
    /// Waiting for the prefect.
    Examinee,
    Parcours,
    Partie,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Personne {
    pub(super) souhait_s: u64,
    /// When she entered the stage she is in.
    pub(super) depuis_s: u64,
    fin_s: u64,
    pourquoi: Fin,
    pub(super) etat: Etat,
    /// A document takes longer than the preparation.
    documents_longs: bool,
    droits_ouverts: bool,
    /// Renewals granted.
    pub(super) renouvelee: u16,
}

pub(super) struct Moteur<'a, D, T> {
    pub(super) parametres: &'a Parametres,
    pub(super) destin: D,
    pub(super) temoin: &'a mut T,
    pub(super) file: File,
    maintenant: u64,
    souhait: u64,
    pub(super) seance: u64,
    /// Everyone from the first who is still there; `parties` is how many came before her.
    personnes: VecDeque<Personne>,
    parties: u32,
    pub(super) effectifs: Effectifs,
    accueil: VecDeque<u32>,
    preparations: u32,
    pub(super) prets: VecDeque<u32>,
    /// Renewals asked for, and when.
    pub(super) renouvellements: VecDeque<(u32, u64)>,
    /// Pathways, and requests that may become one, that posts follow.
    pub(super) suivis: u32,
}

impl<'a, D: Destin, T: Temoin> Moteur<'a, D, T> {
    fn new(parametres: &'a Parametres, destin: D, temoin: &'a mut T) -> Self {
        let seance = parametres.entre_seances_s.map_or(JAMAIS, |entre| {
            parametres.premiere_seance_s.unwrap_or_else(|| destin.premiere_seance(entre))
        });
        Self {
            parametres,
            destin,
            temoin,
            file: File::default(),
            maintenant: 0,
            souhait: JAMAIS,
            seance,
            personnes: VecDeque::new(),
            parties: 0,
            effectifs: [0; 6],
            accueil: VecDeque::new(),
            preparations: 0,
            prets: VecDeque::new(),
            renouvellements: VecDeque::new(),
            suivis: 0,
        }
    }

    fn ouvrir(&mut self) {
        for personne in 0..self.parametres.dossiers_prets {
            self.entrer(personne, 0, Etat::Prete);
            self.compter(Etape::Commission, 1);
            self.prets.push_back(personne);
        }
        self.souhait = self.destin.souhait(0).unwrap_or(JAMAIS);
    }

    /// Makes the next thing happen; false when nothing does before the horizon.
    fn suivant(&mut self) -> bool {
        let evenement = self.file.prochain().unwrap_or(JAMAIS);
        let instant = self.souhait.min(evenement).min(self.seance);
        if instant >= self.parametres.horizon_s {
            return false;
        }
        if instant > self.maintenant {
            self.temoin.passer(self.maintenant, instant, &self.effectifs);
            self.maintenant = instant;
        }
        if self.souhait == instant {
            self.souhaiter(instant);
        } else if evenement == instant {
            if let Some(evenement) = self.file.tirer() {
                self.arriver(evenement);
            }
        } else {
            self.sieger(instant);
        }
        true
    }

    fn arriver(&mut self, evenement: Evenement) {
        let Evenement { instant_s, quoi, personne } = evenement;
        match quoi {
            Quoi::PosteLibre => self.liberer(personne, instant_s),
            Quoi::DossierPret => self.completer(personne, instant_s),
            Quoi::Decision => self.decider(personne, instant_s),
            Quoi::Droits => self.ouvrir_droits(personne, instant_s),
            Quoi::DecisionRenouvellement => self.renouveler(personne, instant_s),
            Quoi::Fin => self.finir(personne, instant_s),
            Quoi::DemandeRenouvellement => {
                if self.en_parcours(personne) {
                    self.renouvellements.push_back((personne, instant_s));
                }
            }
        }
    }

    fn souhaiter(&mut self, instant: u64) {
        let personne = self.parties + u32::try_from(self.personnes.len()).unwrap_or(u32::MAX);
        self.entrer(personne, instant, Etat::Accueil);
        self.compter(Etape::Accueil, 1);
        self.temoin.noter(personne, Fait::Souhait, instant);
        let suivante = personne + 1 - self.parametres.dossiers_prets;
        self.souhait = self.destin.souhait(suivante).unwrap_or(JAMAIS);
        if self.parametres.serveurs.is_none_or(|serveurs| self.preparations < serveurs) {
            self.preparer(personne, instant);
        } else {
            self.accueil.push_back(personne);
        }
    }

    fn preparer(&mut self, personne: u32, instant: u64) {
        self.passer_a(personne, Etape::Accueil, Some((Etape::Preparation, Etat::Preparation)));
        self.preparations += 1;
        let (duree, documents) = (
            self.destin.preparation(self.sort(personne)),
            self.destin.documents(self.sort(personne)),
        );
        if documents > duree {
            self.file.prevoir(instant.saturating_add(documents), Quoi::DossierPret, personne);
            if let Some(elle) = self.personne(personne) {
                elle.documents_longs = true;
            }
        }
        self.file.prevoir(instant.saturating_add(duree), Quoi::PosteLibre, personne);
    }

    fn liberer(&mut self, personne: u32, instant: u64) {
        self.preparations -= 1;
        if self.personne(personne).is_some_and(|elle| !elle.documents_longs) {
            self.completer(personne, instant);
        }
        if let Some(suivante) = self.accueil.pop_front() {
            self.preparer(suivante, instant);
        }
    }

    fn completer(&mut self, personne: u32, instant: u64) {
        self.passer_a(personne, Etape::Preparation, Some((Etape::Commission, Etat::Prete)));
        self.temoin.noter(personne, Fait::Demande, instant);
        self.prets.push_back(personne);
    }

    pub(super) fn decider(&mut self, personne: u32, instant: u64) {
        let (_, accord) = self.destin.decision(self.sort(personne));
        if !accord {
            self.passer_a(personne, Etape::Decision, None);
            self.temoin.noter(personne, Fait::Refus, instant);
            self.partir();
            return;
        }
        self.passer_a(personne, Etape::Decision, Some((Etape::Parcours, Etat::Parcours)));
        self.compter(Etape::Ouverture, 1);
        self.temoin.noter(personne, Fait::Accord, instant);
        let (duree, terme) = self.destin.duree(self.sort(personne));
        let fin_s = instant.saturating_add(duree);
        if let Some(elle) = self.personne(personne) {
            elle.fin_s = fin_s;
            elle.pourquoi = if terme { Fin::Terme } else { Fin::Anticipee };
        }
        self.file.prevoir(fin_s, Quoi::Fin, personne);
        let ouverture = instant.saturating_add(self.destin.ouverture(self.sort(personne)));
        if ouverture == instant {
            self.ouvrir_droits(personne, instant);
        } else if ouverture <= fin_s {
            self.file.prevoir(ouverture, Quoi::Droits, personne);
        }
        self.prevoir_renouvellement(personne, instant);
    }

    fn ouvrir_droits(&mut self, personne: u32, instant: u64) {
        let Some(elle) = self.personne(personne).filter(|elle| elle.etat == Etat::Parcours) else {
            return;
        };
        elle.droits_ouverts = true;
        let (debut, attente_s) = (elle.depuis_s, instant - elle.souhait_s);
        self.decompter(Etape::Ouverture);
        self.temoin.quitter(personne, Etape::Ouverture, debut, instant);
        self.temoin.noter(personne, Fait::Droits { attente_s }, instant);
    }

    /// Plans the request that prolongs the current period, if there may be one more.
    fn prevoir_renouvellement(&mut self, personne: u32, instant: u64) {
        let p = self.parametres;
        let Some(elle) = self.personne(personne) else {
            return;
        };
        let periode = u64::from(elle.renouvelee) + 1;
        let demande = (elle.depuis_s + periode * p.periode_s).saturating_sub(p.preavis_s);
        let (demande, fin_s) = (demande.max(instant), elle.fin_s);
        if periode < u64::from(p.periodes) && demande < fin_s {
            self.file.prevoir(demande, Quoi::DemandeRenouvellement, personne);
        }
    }

    pub(super) fn renouveler(&mut self, personne: u32, instant: u64) {
        let periode_s = self.parametres.periode_s;
        let sort = self.sort(personne);
        let Some(elle) = self.personne(personne).filter(|elle| elle.etat == Etat::Parcours) else {
            return;
        };
        let (rang, debut) = (elle.renouvelee, elle.depuis_s);
        let fin_periode = debut + (u64::from(rang) + 1) * periode_s;
        let (_, accord) = self.destin.renouvellement(sort, rang);
        let retard_s = instant.saturating_sub(fin_periode);
        self.temoin.noter(personne, Fait::Renouvellement { retard_s }, instant);
        let Some(elle) = self.personne(personne) else {
            return;
        };
        if accord {
            elle.renouvelee += 1;
            self.prevoir_renouvellement(personne, instant);
        } else if fin_periode.max(instant) < elle.fin_s {
            // Rights last until the decision, even when the period is over.
            elle.fin_s = fin_periode.max(instant);
            elle.pourquoi = Fin::Refus;
            let fin_s = elle.fin_s;
            self.file.prevoir(fin_s, Quoi::Fin, personne);
        }
    }

    fn finir(&mut self, personne: u32, instant: u64) {
        let parcours = |elle: &&mut Personne| elle.etat == Etat::Parcours && elle.fin_s == instant;
        let Some(elle) = self.personne(personne).filter(parcours) else {
            return;
        };
        let (debut, pourquoi, ouverts) = (elle.depuis_s, elle.pourquoi, elle.droits_ouverts);
        if !ouverts {
            self.decompter(Etape::Ouverture);
            self.temoin.rester(personne, Etape::Ouverture, debut, instant);
        }
        let emploi = pourquoi == Fin::Terme && self.destin.emploi(self.sort(personne));
        self.passer_a(personne, Etape::Parcours, None);
        self.temoin.noter(personne, Fait::Fin { pourquoi, emploi }, instant);
        self.partir();
    }

    fn fermer(&mut self) {
        let horizon = self.parametres.horizon_s;
        self.temoin.passer(self.maintenant, horizon, &self.effectifs);
        for (personne, elle) in (self.parties..).zip(&self.personnes) {
            let etape = match elle.etat {
                Etat::Accueil => Etape::Accueil,
                Etat::Preparation => Etape::Preparation,
                Etat::Prete => Etape::Commission,
                Etat::Examinee => Etape::Decision,
                Etat::Parcours => Etape::Parcours,
                Etat::Partie => continue,
            };
            self.temoin.rester(personne, etape, elle.depuis_s, horizon);
            if elle.etat == Etat::Parcours && !elle.droits_ouverts {
                self.temoin.rester(personne, Etape::Ouverture, elle.depuis_s, horizon);
            }
        }
    }

    fn entrer(&mut self, personne: u32, instant: u64, etat: Etat) {
        debug_assert_eq!(personne as usize, self.parties as usize + self.personnes.len());
        self.personnes.push_back(Personne {
            souhait_s: instant,
            depuis_s: instant,
            fin_s: 0,
            pourquoi: Fin::Terme,
            etat,
            documents_longs: false,
            droits_ouverts: false,
            renouvelee: 0,
        });
    }

    /// Someone leaves a stage now, for another or for good.
    pub(super) fn passer_a(&mut self, personne: u32, de: Etape, vers: Option<(Etape, Etat)>) {
        let instant = self.maintenant;
        let Some(elle) = self.personne(personne) else {
            return;
        };
        let debut = elle.depuis_s;
        elle.depuis_s = instant;
        elle.etat = vers.map_or(Etat::Partie, |(_, etat)| etat);
        self.decompter(de);
        if let Some((etape, _)) = vers {
            self.compter(etape, 1);
        }
        self.temoin.quitter(personne, de, debut, instant);
    }

    /// A post follows one less, and those at the head of the line who have left are forgotten.
    fn partir(&mut self) {
        self.suivis -= 1;
        while self.personnes.front().is_some_and(|elle| elle.etat == Etat::Partie) {
            self.personnes.pop_front();
            self.parties += 1;
        }
    }

    pub(super) fn en_parcours(&mut self, personne: u32) -> bool {
        self.personne(personne).is_some_and(|elle| elle.etat == Etat::Parcours)
    }

    pub(super) fn personne(&mut self, personne: u32) -> Option<&mut Personne> {
        let rang = personne.checked_sub(self.parties)?;
        self.personnes.get_mut(rang as usize)
    }

    /// Who she is for fate: those ready on the first day are numbered from the end, so that however
    /// many they are, the n-th wish is the same person's.
    pub(super) fn sort(&self, personne: u32) -> u32 {
        personne.checked_sub(self.parametres.dossiers_prets).unwrap_or(u32::MAX - personne)
    }

    fn compter(&mut self, etape: Etape, combien: u32) {
        if let Some(effectif) = self.effectifs.get_mut(etape as usize) {
            *effectif += combien;
        }
    }

    fn decompter(&mut self, etape: Etape) {
        if let Some(effectif) = self.effectifs.get_mut(etape as usize) {
            *effectif -= 1;
        }
    }
}
