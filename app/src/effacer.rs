//! Erasing a person: her keys are destroyed, and nothing can read her any more.

use std::fmt;
use std::str::FromStr;

use domain::association::CompteursAnonymes;
use domain::dossier::effectif::effectifs;
use domain::fait::ObjetConsentement;
use domain::{Acte, DossierId, Fait, Flux, Jour, Regard, fold};
use observatory::{Compteurs, Extraction, extraire};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Why a file is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MotifEffacement {
    /// The person asks for it (GDPR, article 17).
    Demande,
    /// Retention has run out (CNIL, deliberation 2023-095: two years from the last contact).
    Conservation,
    /// Opened by mistake, or a duplicate.
    Erreur,
    /// Another reason, in a few words. Kept sealed: it must not name anyone all the same.
    Autre(String),
}

/// Not a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("le motif est vide ou trop long : demande, conservation, erreur, ou quelques mots")]
pub struct MotifInvalide;

/// Longest reason kept, in characters: a reason is not a report.
const MOTIF_MAX: usize = 200;

impl FromStr for MotifEffacement {
    type Err = MotifInvalide;

    fn from_str(texte: &str) -> Result<Self, MotifInvalide> {
        match texte.trim() {
            "demande" => Ok(Self::Demande),
            "conservation" => Ok(Self::Conservation),
            "erreur" => Ok(Self::Erreur),
            autre if autre.is_empty() || autre.chars().count() > MOTIF_MAX => Err(MotifInvalide),
            autre => Ok(Self::Autre(autre.to_owned())),
        }
    }
}

impl fmt::Display for MotifEffacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Demande => "demande",
            Self::Conservation => "conservation",
            Self::Erreur => "erreur",
            Self::Autre(mots) => mots,
        })
    }
}

/// What an erasure left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effacement {
    /// Sealed acts that nothing opens any more; the chain still holds them.
    pub actes: usize,
    /// Anonymous counters kept.
    pub compteurs: usize,
}

impl Session {
    /// Erases a person's file. Anonymous counters are kept only when she agreed to statistics, and
    /// never for a file opened by mistake.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], [`ErreurApp::Efface`].
    pub async fn effacer(
        &self,
        dossier: DossierId,
        motif: &MotifEffacement,
        contexte: &mut Contexte,
    ) -> Result<Effacement, ErreurApp> {
        let journal = self.journal_de(dossier, contexte).await?;
        let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
        let compte =
            etat.consent(ObjetConsentement::Statistiques) && *motif != MotifEffacement::Erreur;
        let compteurs = if compte { compteurs(&journal.actes, contexte) } else { Vec::new() };
        let effacement = Effacement { actes: journal.actes.len(), compteurs: compteurs.len() };
        let fait =
            Fait::Effacement(CompteursAnonymes { dossier, motif: motif.to_string(), compteurs });
        let ajout = self.acte_d_association(fait, contexte).await?;
        self.store.effacer(Flux::Dossier(dossier), &self.code_casier(dossier), &[ajout]).await?;
        Ok(effacement)
    }
}

impl Session {
    /// Data keys left of a file: none once it was erased, which is the proof of it.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn cles_restantes(&self, dossier: DossierId) -> Result<usize, ErreurApp> {
        Ok(self.store.lire_cles_flux(Flux::Dossier(dossier)).await?.len())
    }
}

/// What the person counted for, each year from her first act to this one.
fn compteurs(actes: &[Acte], contexte: &Contexte) -> Vec<domain::association::Compteur> {
    let en_vigueur = effectifs(actes, &Regard::au(Jour::DERNIER));
    let mut extraction = Extraction::default();
    extraire(en_vigueur.iter().map(|e| (e.survenu_le, e.fait)), &mut extraction);
    let Some(premiere) = en_vigueur.first().map(|e| e.survenu_le.annee()) else {
        return Vec::new();
    };
    let annees = (premiere..=contexte.aujourdhui.annee()).filter_map(Compteurs::nouveaux);
    annees
        .flat_map(|mut compteurs| {
            compteurs.compter_personne(&extraction.faits);
            compteurs.en_anonymes()
        })
        .collect()
}
