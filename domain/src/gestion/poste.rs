//! Posts and working time, and how many exit pathways a full-time post follows.

use minicbor::{Decode, Encode};

use super::Gestion;
use crate::activite::{GenreSeance, Milieu};
use crate::code::codes;
use crate::{Fait, Jour, MembreId, PosteId};

/// A post is held, changes, or was told by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Poste {
    /// Which.
    #[n(0)]
    pub poste: PosteId,
    /// `None`: it was told by mistake. A post that ends has a last day.
    #[n(1)]
    pub tenu: Option<Box<PosteTenu>>,
}

/// Who holds a post, for what share of a full-time one, from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PosteTenu {
    /// Who.
    #[n(0)]
    pub membre: MembreId,
    /// For what.
    #[n(1)]
    pub fonction: Fonction,
    /// Share of a full-time post, in hundredths: 1 to 100.
    #[n(2)]
    pub centiemes: u16,
    /// First day.
    #[n(3)]
    pub du: Jour,
    /// Last day; `None` while it lasts.
    #[n(4)]
    pub au: Option<Jour>,
}

/// What a post is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Fonction {
    /// Supporting people: the posts that exit pathways are counted over.
    #[n(0)]
    Accompagnement,
    /// Going towards people, in the street or online.
    #[n(1)]
    AllerVers,
    /// Prevention and training.
    #[n(2)]
    Prevention,
    /// Running the unit.
    #[n(3)]
    Direction,
    /// Administration and accounts.
    #[n(4)]
    Administration,
    /// Something else.
    #[n(5)]
    Autre,
}

codes!(Fonction {
    Accompagnement = "accompagnement",
    AllerVers = "aller-vers",
    Prevention = "prevention",
    Direction = "direction",
    Administration = "administration",
    Autre = "autre",
});

/// Time a member spent on an activity over a period, beside what her acts already say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TempsPasse {
    /// Who.
    #[n(0)]
    pub membre: MembreId,
    /// On what.
    #[n(1)]
    pub activite: ActiviteTemps,
    /// First day.
    #[n(2)]
    pub du: Jour,
    /// Last day.
    #[n(3)]
    pub au: Jour,
    /// How long, in minutes. `None`: it was told by mistake.
    #[n(4)]
    pub minutes: Option<u32>,
}

/// What working time goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ActiviteTemps {
    /// Exit pathways: requests, follow-up, renewals.
    #[n(0)]
    Psp,
    /// Support outside the exit pathway.
    #[n(1)]
    Accompagnement,
    /// Outings.
    #[n(2)]
    AllerVers,
    /// Online sessions.
    #[n(3)]
    EnLigne,
    /// Reception.
    #[n(4)]
    Accueil,
    /// Workshops and other collective sessions.
    #[n(5)]
    Collectif,
    /// Prevention and training.
    #[n(6)]
    Prevention,
    /// Partners, commissions, advocacy.
    #[n(7)]
    Reseau,
    /// Administration, reports, funders.
    #[n(8)]
    Administration,
    /// Something else.
    #[n(9)]
    Autre,
}

codes!(ActiviteTemps {
    Psp = "psp",
    Accompagnement = "accompagnement",
    AllerVers = "aller-vers",
    EnLigne = "en-ligne",
    Accueil = "accueil",
    Collectif = "collectif",
    Prevention = "prevention",
    Reseau = "reseau",
    Administration = "administration",
    Autre = "autre",
});

/// Exit pathways for one full-time post, as the report asks: from this.
///
/// Source: FACT-S report of April 2025, III-B2 (figure `psp-par-etp-max`, demand D16).
pub const PSP_PAR_POSTE_BAS: u64 = 12;
/// To this. Same source.
pub const PSP_PAR_POSTE_HAUT: u64 = 15;
/// What the Mouvement du Nid said it followed. Same report (figure `mdn-psp-par-etp`).
pub const PSP_PAR_POSTE_VU: u64 = 19;

/// Exit pathways followed by full-time posts of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargePsp {
    /// Pathways running.
    pub psp: u64,
    /// Full-time posts of support, in hundredths.
    pub centiemes: u64,
}

/// A load beside what the report asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NiveauCharge {
    /// No post of support is told: nothing can be said.
    SansPoste,
    /// Fewer than the report asks at most.
    Dessous,
    /// What the report asks.
    Dedans,
    /// More.
    Dessus,
}

codes!(NiveauCharge {
    SansPoste = "sans-poste",
    Dessous = "dessous",
    Dedans = "dedans",
    Dessus = "dessus",
});

impl PosteTenu {
    /// Whether it is held on that day.
    pub fn tient(&self, au: Jour) -> bool {
        self.du <= au && self.au.is_none_or(|fin| au <= fin)
    }
}

impl ChargePsp {
    /// The load of `psp` running pathways on that day, over the posts of support held.
    pub fn de<'a>(psp: u64, postes: impl Iterator<Item = &'a PosteTenu>, au: Jour) -> Self {
        let tenus = postes.filter(|p| p.fonction == Fonction::Accompagnement && p.tient(au));
        Self { psp, centiemes: tenus.map(|poste| u64::from(poste.centiemes)).sum() }
    }

    /// Beside what the report asks. Compared exactly, before any rounding.
    pub fn niveau(self) -> NiveauCharge {
        let centuples = self.psp * 100;
        if self.centiemes == 0 {
            NiveauCharge::SansPoste
        } else if centuples > PSP_PAR_POSTE_HAUT * self.centiemes {
            NiveauCharge::Dessus
        } else if centuples < PSP_PAR_POSTE_BAS * self.centiemes {
            NiveauCharge::Dessous
        } else {
            NiveauCharge::Dedans
        }
    }

    /// Pathways for one full-time post in tenths, halves up. `None` without a post.
    pub fn en_dixiemes(self) -> Option<u64> {
        (self.centiemes > 0).then(|| (self.psp * 2_000 + self.centiemes) / (2 * self.centiemes))
    }
}

impl Poste {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(PosteId, Option<&PosteTenu>)> {
        let Fait::Gestion(Gestion::Poste(poste)) = fait else {
            return None;
        };
        Some((poste.poste, poste.tenu.as_deref()))
    }
}

/// Whose time, on what, from when to when: the time of one is told once.
pub type CleTemps = (MembreId, ActiviteTemps, Jour, Jour);

impl TempsPasse {
    /// What it is told under.
    pub fn cle(&self) -> CleTemps {
        (self.membre, self.activite, self.du, self.au)
    }

    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(CleTemps, Option<&u32>)> {
        let Fait::Gestion(Gestion::Temps(temps)) = fait else {
            return None;
        };
        Some((temps.cle(), temps.minutes.as_ref()))
    }
}

/// Minutes an act says, and the activity they go to. Support is told here as given outside the
/// exit pathway: whether one ran that day is said by [`crate::psp::Parcours::court`].
#[expect(clippy::wildcard_enum_match_arm, reason = "the facts that have minutes")]
pub fn minutes_du_fait(fait: &Fait) -> Option<(ActiviteTemps, u32)> {
    match fait {
        Fait::Accompagnement(accompagnement) => {
            let minutes = u32::from(accompagnement.duree_minutes?);
            Some((ActiviteTemps::Accompagnement, minutes))
        }
        Fait::Sortie(sortie) => {
            let activite = match sortie.milieu {
                Milieu::Exterieur | Milieu::Interieur => ActiviteTemps::AllerVers,
                Milieu::Numerique => ActiviteTemps::EnLigne,
            };
            Some((activite, sortie.duree_minutes?))
        }
        Fait::SeanceEnLigne(seance) => Some((ActiviteTemps::EnLigne, seance.duree_minutes?)),
        Fait::Seance(seance) => {
            let activite = match seance.genre {
                GenreSeance::Atelier => ActiviteTemps::Collectif,
                GenreSeance::PreventionScolaire
                | GenreSeance::PreventionCiblee
                | GenreSeance::Formation
                | GenreSeance::Stage => ActiviteTemps::Prevention,
            };
            Some((activite, seance.duree_minutes?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poste(fonction: Fonction, centiemes: u16, du: &str, au: Option<&str>) -> PosteTenu {
        let membre = MembreId::depuis_octets([1; 16]);
        let au = au.map(|au| au.parse().unwrap());
        PosteTenu { membre, fonction, centiemes, du: du.parse().unwrap(), au }
    }

    #[test]
    fn only_posts_of_support_held_that_day_carry_the_load() {
        let postes = [
            poste(Fonction::Accompagnement, 100, "2025-01-01", None),
            poste(Fonction::Accompagnement, 50, "2025-01-01", Some("2025-06-30")),
            poste(Fonction::Direction, 100, "2025-01-01", None),
        ];
        let le = |jour: &str| ChargePsp::de(19, postes.iter(), jour.parse().unwrap()).centiemes;
        assert_eq!((le("2024-12-31"), le("2025-06-30"), le("2025-07-01")), (0, 150, 100));
    }

    #[test]
    fn twelve_and_fifteen_are_within_and_the_next_are_not() {
        let niveau = |psp, centiemes| ChargePsp { psp, centiemes }.niveau();
        assert_eq!(niveau(19, 0), NiveauCharge::SansPoste);
        assert_eq!(niveau(12, 100), NiveauCharge::Dedans);
        assert_eq!(niveau(15, 100), NiveauCharge::Dedans);
        assert_eq!(niveau(16, 100), NiveauCharge::Dessus);
        assert_eq!(niveau(11, 100), NiveauCharge::Dessous);
        // 15.1 rounds to fifteen in whole numbers, and is over.
        assert_eq!(niveau(151, 1_000), NiveauCharge::Dessus);
        assert_eq!(ChargePsp { psp: 19, centiemes: 100 }.en_dixiemes(), Some(190));
        assert_eq!(ChargePsp { psp: 10, centiemes: 80 }.en_dixiemes(), Some(125));
    }
}
