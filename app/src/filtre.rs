//! What the active list keeps: filters a member chooses, by code, so that a saved view holds them.

use domain::psp::Etape;
use domain::{Jour, MembreId, Role};

use crate::ErreurApp;
use crate::casier::VueEnregistree;
use crate::contexte::Contexte;
use crate::dossiers::{Lesquels, Liste};
use crate::fiche::{Fiche, Situation};
use crate::session::Session;

/// Where the last pathway may stand, with stable codes. `None`: there is none.
pub const ETAPES: [(Option<Etape>, &str); 6] = [
    (Some(Etape::Demandee), "demandee"),
    (Some(Etape::EnCours), "en-cours"),
    (Some(Etape::Refusee), "refusee"),
    (Some(Etape::Finie), "finie"),
    (Some(Etape::Retiree), "retiree"),
    (None, "aucune"),
];

/// Days without an act that may be chosen.
pub const JOURS_SANS_ACTE: [u16; 4] = [30, 60, 90, 180];

/// What the list keeps. The default keeps open files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiltreListe {
    /// Open files, or all.
    pub lesquels: Lesquels,
    /// Where the last pathway stands.
    pub etape: EtapeVoulue,
    /// Nothing happened for so many days.
    pub sans_acte: Option<u16>,
    /// Followed by the member at work.
    pub suivis: Suivis,
}

/// Where the last pathway must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EtapeVoulue {
    /// Anywhere.
    Indifferente,
    /// There; `None`: there must be none.
    Est(Option<Etape>),
}

impl EtapeVoulue {
    fn admet(self, etape: Option<Etape>) -> bool {
        match self {
            Self::Indifferente => true,
            Self::Est(voulue) => voulue == etape,
        }
    }

    /// Its code; `None` when any will do.
    pub fn code(self) -> Option<&'static str> {
        let Self::Est(voulue) = self else {
            return None;
        };
        ETAPES.into_iter().find(|(etape, _)| *etape == voulue).map(|(_, code)| code)
    }
}

/// Whose files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suivis {
    /// Whoever follows them.
    Tous,
    /// Those the member at work follows.
    ParMoi,
}

impl Default for FiltreListe {
    fn default() -> Self {
        Self {
            lesquels: Lesquels::Ouverts,
            etape: EtapeVoulue::Indifferente,
            sans_acte: None,
            suivis: Suivis::Tous,
        }
    }
}

impl FiltreListe {
    /// Reads a view's filters. What this version does not know is not looked at.
    pub fn depuis_vue(vue: &VueEnregistree) -> Self {
        let valeur = |code: &str| {
            let filtre = vue.filtres.iter().find(|(autre, _)| autre == code);
            filtre.map_or("", |(_, valeur)| valeur.as_str())
        };
        let etape = ETAPES.into_iter().find(|(_, code)| *code == valeur("etape"));
        let jours = valeur("sans-acte").parse().ok();
        Self {
            lesquels: if valeur("lesquels") == "tous" { Lesquels::Tous } else { Lesquels::Ouverts },
            etape: etape.map_or(EtapeVoulue::Indifferente, |(etape, _)| EtapeVoulue::Est(etape)),
            sans_acte: jours.filter(|jours| JOURS_SANS_ACTE.contains(jours)),
            suivis: if valeur("suivi") == "moi" { Suivis::ParMoi } else { Suivis::Tous },
        }
    }

    /// Its codes and values, for a view: what is not chosen is not said.
    pub fn en_vue(&self) -> Vec<(String, String)> {
        let dits = [
            (self.lesquels == Lesquels::Tous).then(|| ("lesquels", "tous".to_owned())),
            self.etape.code().map(|code| ("etape", code.to_owned())),
            self.sans_acte.map(|jours| ("sans-acte", jours.to_string())),
            (self.suivis == Suivis::ParMoi).then(|| ("suivi", "moi".to_owned())),
        ];
        dits.into_iter().flatten().map(|(code, valeur)| (code.to_owned(), valeur)).collect()
    }

    /// Whether a file answers, read by `moi` on `au`.
    pub(crate) fn retient(self, situation: &Situation, moi: MembreId, au: Jour) -> bool {
        (self.lesquels == Lesquels::Tous || !situation.clos)
            && self.etape.admet(situation.etape)
            && self.assez_ancien(situation.dernier_acte_le, au)
            && (self.suivis == Suivis::Tous || situation.suivi_par.contains(&moi))
    }

    fn assez_ancien(self, dernier: Option<Jour>, au: Jour) -> bool {
        self.sans_acte.is_none_or(|jours| {
            dernier.is_none_or(|dernier| dernier <= au.plus_jours(-i32::from(jours)))
        })
    }
}

impl Session {
    /// The files a filter keeps today, among those the session sees: `nombre` of them from the
    /// `debut`-th, those touched last first. A volunteer, who rereads only her own acts, does not
    /// sort files by the stage of a pathway.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn lister_filtree(
        &self,
        mut filtre: FiltreListe,
        (debut, nombre): (usize, usize),
        contexte: &mut Contexte,
    ) -> Result<Liste, ErreurApp> {
        if self.role == Role::Benevole {
            filtre.etape = EtapeVoulue::Indifferente;
        }
        let (moi, au) = (self.membre, contexte.aujourdhui);
        let retient = |fiche: &Fiche| filtre.retient(&fiche.situation, moi, au);
        let (total, page) = self.feuilleter(retient, (debut, nombre), contexte).await?;
        let lignes = self.lire_page("lister", &page, contexte).await?;
        Ok(Liste { lignes, total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vue(filtres: &[(&str, &str)]) -> VueEnregistree {
        let filtres = filtres.iter().map(|(code, v)| ((*code).to_owned(), (*v).to_owned()));
        VueEnregistree { nom: "v".to_owned(), filtres: filtres.collect(), colonnes: Vec::new() }
    }

    #[test]
    fn a_filter_goes_into_a_view_and_comes_back() {
        let tous = [("lesquels", "tous"), ("etape", "aucune"), ("sans-acte", "60")];
        for filtres in [&[][..], &tous, &[("etape", "en-cours"), ("suivi", "moi")]] {
            let filtre = FiltreListe::depuis_vue(&vue(filtres));
            assert_eq!(filtre.en_vue(), vue(filtres).filtres);
        }
    }

    #[test]
    fn what_is_not_known_is_not_looked_at() {
        let filtres = [("etape", "perdue"), ("sans-acte", "3"), ("x", "y"), ("suivi", "")];
        assert_eq!(FiltreListe::depuis_vue(&vue(&filtres)), FiltreListe::default());
    }
}
