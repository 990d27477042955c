//! Facts of the association's own keeping: posts, time told, grants.

use domain::gestion::poste::{ActiviteTemps, Fonction, Poste, TempsPasse};
use domain::gestion::subvention::{
    Convention, CoteBudget, Engagement, LigneBudget, RapportFinanceur, Realise,
};
use domain::gestion::{Dit, dits_vus};
use domain::{Acte, ConventionId, Jour, Regard};

use crate::extraction::rang_de;
use crate::{Extraction, FaitDate, Sorte};

/// Facts of the association's own journal, as it was told from that point of view. Each is of
/// something of its own: they are to be counted one by one.
pub fn extraire_gestion(actes: &[Acte], regard: &Regard, vers: &mut Extraction) {
    let faits = &mut vers.faits;
    for Dit { contenu: poste, .. } in dits_vus(actes, regard, Poste::lire) {
        let fait = FaitDate::pendant(Sorte::Poste, poste.du, poste.au);
        let fonction = rang_de(&Fonction::TOUS, poste.fonction);
        faits.push(fait.code(fonction).nombre(u32::from(poste.centiemes)));
    }
    for Dit { id: (_, activite, du, au), contenu: minutes, .. } in
        dits_vus(actes, regard, TempsPasse::lire)
    {
        faits.push(temps(activite, (du, au), minutes));
    }
    let conventions = dits_vus(actes, regard, Convention::lire);
    for Dit { contenu: engagement, .. } in &conventions {
        compter_convention(engagement, faits);
    }
    for Dit { id: (convention, ligne, annee), contenu: centimes, .. } in
        dits_vus(actes, regard, Realise::lire)
    {
        compter_realise(&conventions, (convention, ligne, annee), centimes, faits);
    }
    for Dit { le, .. } in dits_vus(actes, regard, RapportFinanceur::lire) {
        faits.push(FaitDate::le(Sorte::RapportRendu, le));
    }
}

/// Time on an activity.
pub(crate) fn temps(activite: ActiviteTemps, (du, au): (Jour, Jour), minutes: u32) -> FaitDate {
    let fait = FaitDate::pendant(Sorte::Temps, du, Some(au));
    fait.code(rang_de(&ActiviteTemps::TOUS, activite)).nombre(minutes)
}

fn compter_convention(engagement: &Engagement, faits: &mut Vec<FaitDate>) {
    let jours = (engagement.du, engagement.au);
    faits.push(FaitDate::pendant(Sorte::Convention, jours.0, Some(jours.1)));
    let charge =
        |ligne: &&LigneBudget| ligne.sens() == Some(CoteBudget::Charge) && !ligne.en_nature();
    for ligne in engagement.lignes.iter().filter(charge) {
        montants(Sorte::Prevu, jours, ligne.prevu_centimes, faits);
    }
    for exercice in engagement.exercices() {
        faits.push(FaitDate::le(Sorte::RapportDu, exercice.a_rendre_avant()));
    }
}

/// An amount counts while its agreement has its line and its year, as in the report.
fn compter_realise(
    conventions: &[Dit<ConventionId, Engagement>],
    (convention, numero, annee): (ConventionId, u16, i16),
    centimes: u64,
    faits: &mut Vec<FaitDate>,
) {
    let Some(dit) = conventions.iter().find(|dit| dit.id == convention) else {
        return;
    };
    let engagement = &dit.contenu;
    let ligne = engagement.lignes.iter().find(|ligne| ligne.numero == numero);
    let exercice = engagement.exercices().into_iter().find(|exercice| exercice.annee == annee);
    let (Some(ligne), Some(exercice)) = (ligne, exercice) else {
        return;
    };
    let sorte = match ligne.sens() {
        Some(CoteBudget::Charge) => Sorte::Depense,
        Some(CoteBudget::Produit) => Sorte::Recette,
        None => return,
    };
    if !ligne.en_nature() {
        montants(sorte, (exercice.du, exercice.au), centimes, faits);
    }
}

/// An amount as facts that each hold what a fact can: forty-two million euros.
fn montants(sorte: Sorte, (du, au): (Jour, Jour), centimes: u64, faits: &mut Vec<FaitDate>) {
    let fait = FaitDate::pendant(sorte, du, Some(au));
    let mut reste = centimes;
    while reste > 0 {
        let part = u32::try_from(reste).unwrap_or(u32::MAX);
        faits.push(fait.nombre(part));
        reste -= u64::from(part);
    }
}
