//! A department with nothing in it, and witnesses.

use std::num::NonZeroUsize;

use forecast::Reglages;
use forecast::loi::Loi;
use forecast::scenario::Ordre;
use forecast::simulation::{Destinee, Effectifs, Etape, Fait, Palier, Parametres, Temoin, simuler};
use forecast::temps::{SECONDES_PAR_JOUR, secondes};
use forecast::tirage::Tirage;

pub(crate) const AUCUN: Loi = Loi::Fixe { jours: 0.0 };

/// A department where nothing takes time: no limit, no commission, nobody granted.
pub(crate) fn vide(souhaits_par_jour: f64, jours: f64) -> Parametres {
    Parametres {
        horizon_s: secondes(jours),
        paliers: vec![Palier { debut_s: 0, par_seconde: souhaits_par_jour / 86_400.0 }],
        dossiers_prets: 0,
        serveurs: None,
        suivis: None,
        preparation: AUCUN,
        part_documents: 0.0,
        documents: AUCUN,
        entre_seances_s: None,
        premiere_seance_s: None,
        places: None,
        ordre: Ordre::RenouvellementsDAbord,
        decision: AUCUN,
        accord: 0.0,
        ouverture: AUCUN,
        periode_s: secondes(182.625),
        periodes: 4,
        preavis_s: secondes(60.0),
        accord_renouvellement: 1.0,
        fin_anticipee: 0.0,
        emploi: 1.0,
    }
}

/// Waits in one stage of those who entered it late enough, and people in it over time.
pub(crate) struct Observe {
    etape: Etape,
    apres_s: u64,
    pub(crate) nombre: f64,
    pub(crate) somme_jours: f64,
    pub(crate) aire_jours: f64,
    pub(crate) perdues: u32,
}

impl Temoin for Observe {
    fn passer(&mut self, de_s: u64, a_s: u64, effectifs: &Effectifs) {
        let de = de_s.max(self.apres_s);
        if a_s > de {
            let duree = (a_s - de) as f64 / 86_400.0;
            self.aire_jours += f64::from(effectifs[self.etape as usize]) * duree;
        }
    }

    fn quitter(&mut self, _: u32, etape: Etape, debut_s: u64, fin_s: u64) {
        if etape == self.etape && debut_s >= self.apres_s {
            self.nombre += 1.0;
            self.somme_jours += (fin_s - debut_s) as f64 / 86_400.0;
        }
    }

    fn noter(&mut self, _: u32, _: Fait, _: u64) {}

    fn sieger(&mut self, _: u64, offertes: Option<u32>, prises: u32, _: u32) {
        self.perdues += offertes.map_or(0, |offertes| offertes - prises);
    }

    fn rester(&mut self, _: u32, _: Etape, _: u64, _: u64) {}
}

/// One run seen from one stage, the first fifth left out.
pub(crate) fn observer(p: &Parametres, etape: Etape, graine: u64, rang: u32) -> Observe {
    let mut vu = Observe {
        etape,
        apres_s: p.horizon_s / 5,
        nombre: 0.0,
        somme_jours: 0.0,
        aire_jours: 0.0,
        perdues: 0,
    };
    simuler(p, Destinee::new(p, Tirage::new(graine, rang, 0)), &mut vu);
    vu
}

/// Mean and standard error over runs.
pub(crate) fn moyenne(valeurs: &[f64]) -> (f64, f64) {
    let n = valeurs.len() as f64;
    let moyenne = valeurs.iter().sum::<f64>() / n;
    let variance = valeurs.iter().map(|v| (v - moyenne).powi(2)).sum::<f64>() / (n - 1.0);
    (moyenne, (variance / n).sqrt())
}

pub(crate) fn reglages(replications: u32) -> Reglages {
    Reglages { graine: 2016, replications, fils: NonZeroUsize::new(2).unwrap() }
}

pub(crate) const fn jours(jours: u64) -> u64 {
    jours * SECONDES_PAR_JOUR
}
