//! One outing counted on several telephones: what goes with what, and what a member is asked.
//!
//! Nothing is guessed. A telephone that joined a colleague's outing said so; two that did not are
//! shown side by side, and a member says whether they are one outing or two. Either way nothing is
//! taken back: what each counted stays in its own stream, and what changes is a correction.

use domain::terrain::{Jonction, Terrain};
use domain::{ActeId, ActiviteId, Fait, Jour};

use super::{ACorrigerActivite, ActiviteLue};
use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::session::Session;

/// Something that a member alone can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doute {
    /// Two telephones told an outing of one day and one place: is the second one the first?
    Meme {
        /// The outing that was told first.
        premiere: ActiviteId,
        /// The one that may be the same.
        seconde: ActiviteId,
        /// Their day.
        le: Jour,
    },
    /// What was counted with an outing that no telephone has told: its figures hold those met, and
    /// no outing.
    SansPremiere {
        /// What was counted.
        seconde: ActiviteId,
        /// Its day.
        le: Jour,
    },
}

/// An outing with all that was counted of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ensemble {
    /// The outing it counts with, when it is no outing by itself.
    pub premiere: Option<ActiviteId>,
    /// What other telephones counted of it.
    pub autres: Vec<ActiviteId>,
    /// Met, new and referred, on every telephone.
    pub sommes: [u64; 3],
}

/// What is asked of the outings of a period, the last first.
pub(super) fn doutes(toutes: &[ActiviteLue], du: Jour, au: Jour) -> Vec<Doute> {
    let de_la_periode = toutes.iter().filter(|lue| (du..=au).contains(&lue.le));
    let questions = de_la_periode.filter_map(|lue| {
        let (_, terrain) = lue.terrain.as_ref()?;
        match terrain.jonction {
            Some(Jonction::Ralliee(_) | Jonction::Jointe(_)) => match avec(toutes, lue, terrain) {
                None => Some(Doute::SansPremiere { seconde: lue.activite, le: lue.le }),
                Some(_) => None,
            },
            Some(Jonction::Seule) => None,
            None => {
                // The earliest: three telephones are asked about one outing, not in a chain.
                let premiere = toutes.iter().rev().find(|autre| est_peut_etre(lue, autre))?;
                Some(Doute::Meme { premiere: premiere.activite, seconde: lue.activite, le: lue.le })
            }
        }
    });
    questions.collect()
}

/// The outing that something counts with.
fn avec<'a>(
    toutes: &'a [ActiviteLue],
    seconde: &ActiviteLue,
    terrain: &Terrain,
) -> Option<&'a ActiviteLue> {
    match terrain.jonction? {
        Jonction::Ralliee(code) => toutes.iter().find(|autre| {
            // Midnight may have come between two starts.
            let proche = (seconde.le.veille()..=seconde.le.plus_jours(1)).contains(&autre.le);
            let montre = |(_, autre): &(ActeId, Terrain)| autre.ralliement == Some(code);
            proche && autre.terrain.as_ref().is_some_and(montre)
        }),
        Jonction::Jointe(activite) => toutes.iter().find(|autre| autre.activite == activite),
        Jonction::Seule => None,
    }
}

/// Whether two telephones may have counted one outing: same day, same kind of place, no area or
/// department that tells them apart. The one that was told first is asked about no one.
fn est_peut_etre(seconde: &ActiviteLue, premiere: &ActiviteLue) -> bool {
    let (Some((_, une)), Some((_, autre))) = (&premiere.terrain, &seconde.terrain) else {
        return false;
    };
    // An area that one of the two left out tells nothing.
    let meme_secteur = match (une.secteur, autre.secteur) {
        (Some(une), Some(autre)) => une == autre,
        _ => true,
    };
    premiere.activite < seconde.activite
        && premiere.le == seconde.le
        && une.compte_une_sortie()
        && une.endroit == autre.endroit
        && une.departement == autre.departement
        && meme_secteur
}

impl Session {
    /// What goes with an outing that a telephone told; nothing with any other activity.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; an act that does not open.
    pub async fn ensemble(&self, lue: &ActiviteLue) -> Result<Ensemble, ErreurApp> {
        let Some((_, terrain)) = &lue.terrain else {
            return Ok(Ensemble::default());
        };
        let proches = self.activites(lue.le.plus_jours(-2), lue.le.plus_jours(2)).await?;
        if !terrain.compte_une_sortie() {
            let premiere = avec(&proches, lue, terrain).map(|premiere| premiere.activite);
            return Ok(Ensemble { premiere, ..Ensemble::default() });
        }
        let siennes = proches.iter().filter(|autre| {
            let jointe = autre.terrain.as_ref().filter(|(_, t)| !t.compte_une_sortie());
            let premiere = jointe.and_then(|(_, terrain)| avec(&proches, autre, terrain));
            premiere.is_some_and(|premiere| premiere.activite == lue.activite)
        });
        let siennes: Vec<&ActiviteLue> = siennes.collect();
        let mut sommes = [0; 3];
        for fait in siennes.iter().map(|autre| &autre.fait).chain([&lue.fait]) {
            let Fait::Sortie(sortie) = fait else {
                continue;
            };
            let nombres = [sortie.rencontrees, sortie.nouvelles, sortie.orientees];
            for (somme, nombre) in sommes.iter_mut().zip(nombres) {
                *somme += u64::from(nombre.unwrap_or(0));
            }
        }
        let autres = siennes.into_iter().map(|autre| autre.activite).collect();
        Ok(Ensemble { premiere: None, autres, sommes })
    }

    /// Says of an outing that a telephone told that it counts with an earlier one (`premiere`), or
    /// that it is an outing by itself. Sent again with the same id, it writes nothing.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::ActiviteInconnue`] when either is no such outing,
    /// [`ErreurApp::Perime`]. Nothing is then written.
    pub async fn joindre_sortie(
        &self,
        seconde: ActiviteId,
        premiere: Option<ActiviteId>,
        (apres, id): (u32, ActeId),
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let lue = self.activite(seconde).await?;
        let (acte, terrain) = lue.terrain.ok_or(ErreurApp::ActiviteInconnue)?;
        let jonction = match premiere {
            None => Jonction::Seule,
            Some(premiere) => {
                // The earlier one, always: two that counted with each other would be no outing.
                let autre = self.activite(premiere).await?;
                let entiere = autre.terrain.is_some_and(|(_, autre)| autre.compte_une_sortie());
                if !entiere || premiere >= seconde || autre.le != lue.le {
                    return Err(ErreurApp::ActiviteInconnue);
                }
                Jonction::Jointe(premiere)
            }
        };
        let fait = Fait::Terrain(Terrain { jonction: Some(jonction), ..terrain });
        let correction = ACorrigerActivite {
            acte,
            remplacement: Some((lue.le, fait)),
            apres: Some(apres),
            id: Some(id),
        };
        self.corriger_activite(seconde, correction, contexte).await
    }
}
