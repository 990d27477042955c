//! How loaded each resource is in the long run, before anything is simulated.
//!
//! A queue is stable when what comes in is less than what can go out. Three resources can be short:
//! the time of the posts, the seats of the commission (renewals take some too), and the pathways a
//! post may follow. Rates are those of the end of the scenario.

use crate::scenario::{ErreurScenario, Psp, Scenario, Surcharge, Territoire};
use crate::temps::{JOURS_PAR_AN, JOURS_PAR_MOIS};

/// A resource that can be short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ressource {
    /// The posts that prepare files.
    Preparation,
    /// The seats of the commission's sittings.
    Commission,
    /// The pathways the posts may follow.
    Suivi,
}

impl Ressource {
    /// Its name in a sentence.
    pub fn nom(self) -> &'static str {
        match self {
            Self::Preparation => "la préparation des dossiers",
            Self::Commission => "la commission",
            Self::Suivi => "le suivi des parcours",
        }
    }

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preparation => "preparation",
            Self::Commission => "commission",
            Self::Suivi => "suivi",
        }
    }
}

/// The load of one resource in one department of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// Which group.
    pub territoire: String,
    /// Which resource.
    pub ressource: Ressource,
    /// What comes in over what can go out: stable below one. Infinite when nothing can go out.
    pub charge: f64,
}

impl Charge {
    /// Whether the queue before it has a limit in the long run.
    pub fn stable(&self) -> bool {
        self.charge < 1.0
    }
}

/// The load of every limited resource.
pub fn charges(scenario: &Scenario) -> Vec<Charge> {
    scenario.territoires.iter().flat_map(|territoire| du_territoire(scenario, territoire)).collect()
}

/// # Errors
/// [`ErreurScenario::SansPoste`], and [`ErreurScenario::Surcharge`] unless the scenario admits it.
pub(crate) fn verifier(scenario: &Scenario) -> Result<(), ErreurScenario> {
    for territoire in &scenario.territoires {
        let Some(postes) = territoire.postes else {
            if scenario.association.preparations_par_poste.is_some() {
                return Err(ErreurScenario::Incoherent {
                    champ: "association.preparations_par_poste".into(),
                    raison: "il faut alors un nombre de postes dans chaque territoire",
                });
            }
            continue;
        };
        let capacites = [serveurs(scenario, territoire), suivis(scenario, territoire)];
        if postes <= 0.0 || capacites.contains(&Some(0)) {
            return Err(ErreurScenario::SansPoste { territoire: territoire.nom.clone(), postes });
        }
    }
    if scenario.surcharge == Surcharge::Admise {
        return Ok(());
    }
    match charges(scenario).into_iter().find(|charge| !charge.stable()) {
        None => Ok(()),
        Some(charge) => Err(ErreurScenario::Surcharge {
            territoire: charge.territoire,
            etape: charge.ressource.nom(),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            pourcent: (charge.charge * 100.0).round().min(1e6) as u64,
        }),
    }
}

/// Files prepared at once. `None`: all that come.
pub(crate) fn serveurs(scenario: &Scenario, territoire: &Territoire) -> Option<u32> {
    Some(capacite(territoire.postes?, scenario.association.preparations_par_poste?))
}

/// Pathways followed at once. `None`: all that are granted.
pub(crate) fn suivis(scenario: &Scenario, territoire: &Territoire) -> Option<u32> {
    Some(capacite(territoire.postes?, scenario.association.psp_par_poste?))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn capacite(postes: f64, par_poste: f64) -> u32 {
    // 2.1 posts at 10 each are 21: the product is rounded before its fraction is dropped.
    (postes * par_poste + 1e-9).floor() as u32
}

fn du_territoire(scenario: &Scenario, territoire: &Territoire) -> Vec<Charge> {
    let par_an = scenario.souhaits_a_terme(territoire);
    let par_jour = par_an / JOURS_PAR_AN;
    let demande = &scenario.decision;
    let mut charges = Vec::new();
    let mut ajouter = |ressource, entre: f64, sort: f64| {
        let charge = if entre <= 0.0 { 0.0 } else { entre / sort };
        charges.push(Charge { territoire: territoire.nom.clone(), ressource, charge });
    };
    if let Some(serveurs) = serveurs(scenario, territoire) {
        let duree = scenario.preparation.duree.moyenne_jours();
        ajouter(Ressource::Preparation, par_jour * duree, f64::from(serveurs));
    }
    let examens = par_an * (1.0 + demande.accord * renouvellements(&scenario.psp));
    match territoire.places_par_seance {
        Some(places) => {
            let sort = territoire.seances_par_an * f64::from(places);
            ajouter(Ressource::Commission, examens, sort);
        }
        None if territoire.seances_par_an <= 0.0 => ajouter(Ressource::Commission, examens, 0.0),
        None => {}
    }
    if let Some(suivis) = suivis(scenario, territoire) {
        let duree = duree_psp_jours(&scenario.psp);
        let tenu = demande.delai.moyenne_jours() + demande.accord * duree;
        ajouter(Ressource::Suivi, par_jour * tenu, f64::from(suivis));
    }
    charges
}

/// Mean number of renewals asked for by one granted pathway.
fn renouvellements(psp: &Psp) -> f64 {
    let continue_ = (1.0 - psp.fin_anticipee_par_periode) * psp.accord_renouvellement;
    let premiere = 1.0 - psp.fin_anticipee_par_periode;
    (1..i32::from(psp.periodes)).map(|rang| premiere * continue_.powi(rang - 1)).sum()
}

/// Mean length of a granted pathway, decisions on renewals being taken in time.
pub(crate) fn duree_psp_jours(psp: &Psp) -> f64 {
    let continue_ = (1.0 - psp.fin_anticipee_par_periode) * psp.accord_renouvellement;
    // A period that ends by itself lasts half of it on average.
    let vecue = 1.0 - psp.fin_anticipee_par_periode / 2.0;
    let periodes: f64 = (0..i32::from(psp.periodes)).map(|rang| vecue * continue_.powi(rang)).sum();
    periodes * psp.periode_mois * JOURS_PAR_MOIS
}
