//! What one replication counts, in whole numbers: additions in any order give the same.

use crate::simulation::{Effectifs, Etape, Fait, Fin, Temoin};
use crate::statistiques::Histogramme;
use crate::temps::SECONDES_PAR_MOIS;

/// Months in a year.
const MOIS: usize = 12;

/// What happened in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Annee {
    /// Wishes said.
    pub souhaits: u64,
    /// Requests filed: complete files.
    pub demandes: u64,
    /// Requests granted.
    pub accords: u64,
    /// Requests refused.
    pub refus: u64,
    /// People whose rights opened.
    pub droits: u64,
    /// Sum of their waits since the wish, in seconds.
    pub attente_s: u64,
    /// Renewals decided.
    pub renouvellements: u64,
    /// Of which after the end of the period they prolong.
    pub tardifs: u64,
    /// Pathways ended, for any reason.
    pub sorties: u64,
    /// Of which at the term.
    pub au_terme: u64,
    /// Of which with a job.
    pub emplois: u64,
    /// Of which because a renewal was refused.
    pub non_renouveles: u64,
    /// Time lived in a pathway by everyone, in seconds.
    pub parcours_s: u64,
    /// Sittings held.
    pub seances: u64,
    /// Seats taken.
    pub prises: u64,
    /// Seats nobody took, where their number is limited.
    pub perdues: u64,
    /// Complete files left at a sitting although a seat was free, no post being able to follow.
    pub sans_suivi: u64,
}

/// What one group of departments counts over the measured years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groupe {
    /// Waits of those whose rights opened.
    pub attente: Histogramme,
    /// Pathways in progress at the end.
    pub en_cours: u64,
    /// People before the commission, or before a post, at the end.
    pub en_attente: u64,
}

/// What one replication counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Releve {
    fenetre_s: (u64, u64),
    /// Time spent in each stage by those who left it during the measured years.
    pub etapes: [Histogramme; 6],
    /// From the wish to opened rights, for those whose rights opened during them.
    pub attente: Histogramme,
    /// Year by year.
    pub annees: Vec<Annee>,
    /// People in each stage at the end of each month.
    pub mois: Vec<[u64; 6]>,
    /// Group by group.
    pub groupes: Vec<Groupe>,
    /// Departments by number of pathways in progress at the end: 0, 1 to 5, 6 to 10, 11 to 20,
    /// above.
    pub tranches: [u32; 5],
    /// Over the whole run, people in each stage integrated over time.
    pub aires_s: [u64; 6],
    /// Over the whole run, time spent in each stage, added up person by person.
    pub sejours_s: [u64; 6],
    groupe: usize,
    mois_courant: usize,
}

impl Releve {
    /// Nothing counted yet; waits will be those of the window.
    pub fn new(annees: u32, groupes: usize, fenetre_s: (u64, u64)) -> Self {
        let annees = annees as usize;
        Self {
            fenetre_s,
            etapes: Default::default(),
            attente: Histogramme::default(),
            annees: vec![Annee::default(); annees],
            mois: vec![[0; 6]; annees * MOIS],
            groupes: vec![Groupe::default(); groupes],
            tranches: [0; 5],
            aires_s: [0; 6],
            sejours_s: [0; 6],
            groupe: 0,
            mois_courant: 0,
        }
    }

    /// The next department is simulated from its first day; it is of this group.
    pub fn changer_de_lieu(&mut self, groupe: usize) {
        self.groupe = groupe;
        self.mois_courant = 0;
    }

    /// Little's law, in its exact form: people integrated over time are times added up over people.
    /// It holds in every run, or the engine has lost someone.
    pub fn little(&self) -> bool {
        self.aires_s == self.sejours_s
    }

    fn fin_de_mois(&mut self, effectifs: &Effectifs) {
        if let Some(mois) = self.mois.get_mut(self.mois_courant) {
            for (somme, effectif) in mois.iter_mut().zip(effectifs) {
                *somme += u64::from(*effectif);
            }
        }
        self.mois_courant += 1;
        if fin_du_mois(self.mois_courant) == self.fenetre_s.1 {
            self.fin_de_fenetre(effectifs);
        }
    }

    fn fin_de_fenetre(&mut self, effectifs: &Effectifs) {
        let [accueil, _, commission, _, _, parcours] = *effectifs;
        let tranche = match parcours {
            0 => 0,
            1..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            _ => 4,
        };
        if let Some(tranche) = self.tranches.get_mut(tranche) {
            *tranche += 1;
        }
        if let Some(groupe) = self.groupes.get_mut(self.groupe) {
            groupe.en_cours += u64::from(parcours);
            groupe.en_attente += u64::from(accueil) + u64::from(commission);
        }
    }

    fn dans_la_fenetre(&self, instant_s: u64) -> bool {
        (self.fenetre_s.0..self.fenetre_s.1).contains(&instant_s)
    }

    fn annee(&mut self, instant_s: u64) -> Option<&mut Annee> {
        let annee = instant_s / crate::temps::SECONDES_PAR_AN;
        self.annees.get_mut(usize::try_from(annee).ok()?)
    }
}

fn fin_du_mois(mois: usize) -> u64 {
    mois as u64 * SECONDES_PAR_MOIS
}

impl Temoin for Releve {
    fn passer(&mut self, de_s: u64, a_s: u64, effectifs: &Effectifs) {
        for (aire, effectif) in self.aires_s.iter_mut().zip(effectifs) {
            *aire += u64::from(*effectif) * (a_s - de_s);
        }
        let parcours =
            u64::from(effectifs.get(Etape::Parcours as usize).copied().unwrap_or_default());
        let mut de = de_s;
        while de < a_s {
            let fin = fin_du_mois(self.mois_courant + 1);
            let jusque = fin.min(a_s);
            if let Some(annee) = self.annees.get_mut(self.mois_courant / MOIS) {
                annee.parcours_s += parcours * (jusque - de);
            }
            if jusque == fin {
                self.fin_de_mois(effectifs);
            }
            de = jusque;
        }
    }

    fn quitter(&mut self, _personne: u32, etape: Etape, debut_s: u64, fin_s: u64) {
        let duree = fin_s - debut_s;
        if let Some(sejour) = self.sejours_s.get_mut(etape as usize) {
            *sejour += duree;
        }
        if self.dans_la_fenetre(fin_s)
            && let Some(histogramme) = self.etapes.get_mut(etape as usize)
        {
            histogramme.ajouter(duree);
        }
    }

    fn noter(&mut self, _personne: u32, fait: Fait, instant_s: u64) {
        if let Fait::Droits { attente_s } = fait
            && self.dans_la_fenetre(instant_s)
        {
            self.attente.ajouter(attente_s);
            if let Some(groupe) = self.groupes.get_mut(self.groupe) {
                groupe.attente.ajouter(attente_s);
            }
        }
        let Some(annee) = self.annee(instant_s) else {
            return;
        };
        match fait {
            Fait::Souhait => annee.souhaits += 1,
            Fait::Demande => annee.demandes += 1,
            Fait::Accord => annee.accords += 1,
            Fait::Refus => annee.refus += 1,
            Fait::Droits { attente_s } => {
                annee.droits += 1;
                annee.attente_s += attente_s;
            }
            Fait::Renouvellement { retard_s } => {
                annee.renouvellements += 1;
                annee.tardifs += u64::from(retard_s > 0);
            }
            Fait::Fin { pourquoi, emploi } => {
                annee.sorties += 1;
                annee.emplois += u64::from(emploi);
                match pourquoi {
                    Fin::Terme => annee.au_terme += 1,
                    Fin::Anticipee => {}
                    Fin::Refus => annee.non_renouveles += 1,
                }
            }
        }
    }

    fn sieger(&mut self, instant_s: u64, offertes: Option<u32>, prises: u32, sans_suivi: u32) {
        if let Some(annee) = self.annee(instant_s) {
            annee.seances += 1;
            annee.prises += u64::from(prises);
            annee.perdues += u64::from(offertes.map_or(0, |offertes| offertes - prises));
            annee.sans_suivi += u64::from(sans_suivi);
        }
    }

    fn rester(&mut self, _personne: u32, etape: Etape, debut_s: u64, fin_s: u64) {
        if let Some(sejour) = self.sejours_s.get_mut(etape as usize) {
            *sejour += fin_s - debut_s;
        }
    }
}
