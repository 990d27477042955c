//! The report of a year: the figures the observatory gives for that scope, the budget, the words.
//!
//! Figures are counted by the observatory's own functions and copied cell for cell: a report has
//! no way to say another number than a table of the same scope. What it cannot say, it says why.

use domain::gestion::Dit;
use domain::gestion::subvention::{
    CleRealise, Engagement, Exercice, FicheFinanceur, LigneBudget, TextesBilan,
};
use domain::{ConventionId, Departement, Horodatage, Jour};
use observatory::Dimension;
use observatory::catalogue::{Catalogue, Indicateur, Mesure, Plan};
use observatory::cube::{Cellule, Periode, Tableau};

use super::{RENDENT, Subventions};
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::gestion::GestionInvalide;
use crate::session::Session;

/// The report of a year of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rapport {
    /// Of which agreement.
    pub convention: ConventionId,
    /// What it says.
    pub engagement: Engagement,
    /// Who gives.
    pub financeur: FicheFinanceur,
    /// Of which year.
    pub exercice: Exercice,
    /// As it was known at this instant: a table as known before it gives the same figures.
    pub arrete_a: Horodatage,
    /// Figures, in the order they were asked for.
    pub chiffres: Vec<Chiffre>,
    /// Lines of the budget, in its order.
    pub lignes: Vec<LigneRendue>,
    /// The words.
    pub textes: TextesBilan,
    /// Whether it was handed in, and by which act.
    pub rendu: Option<domain::ActeId>,
}

/// One figure asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chiffre {
    /// As it was asked for.
    pub demande: String,
    /// Its entry in the catalogue.
    pub indicateur: Option<&'static Indicateur>,
    /// The number, or why there is none.
    pub valeur: Result<Cellule, SansChiffre>,
}

/// Why a report has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SansChiffre {
    /// The observatory's catalogue does not have it.
    HorsCatalogue,
    /// It is not counted by department, and the agreement is for one.
    SansDepartement,
    /// One entry for many lines: ask for one of them.
    Divise,
    /// It is counted for whole civil years and the whole association only.
    AnneeEntiere,
}

/// A line of the budget, planned and realised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneRendue {
    /// The line.
    pub ligne: LigneBudget,
    /// Realised in the year, in cents, and the act that says so.
    pub annee: Option<(u64, domain::ActeId)>,
    /// Realised from the first year of the agreement to this one.
    pub cumul: u64,
}

impl SansChiffre {
    /// Every reason with its stable code.
    pub const TOUS: [(Self, &'static str); 4] = [
        (Self::HorsCatalogue, "hors-catalogue"),
        (Self::SansDepartement, "sans-departement"),
        (Self::Divise, "divise"),
        (Self::AnneeEntiere, "annee-entiere"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::HorsCatalogue => "hors-catalogue",
            Self::SansDepartement => "sans-departement",
            Self::Divise => "divise",
            Self::AnneeEntiere => "annee-entiere",
        }
    }

    /// In French, for a table.
    pub fn en_mots(self) -> &'static str {
        match self {
            Self::HorsCatalogue => "absent du catalogue de l'observatoire : à compter autrement",
            Self::SansDepartement => "ne se compte pas par département",
            Self::Divise => "se divise en plusieurs lignes : demandez l'une d'elles",
            Self::AnneeEntiere => {
                "se compte par année civile entière et pour toute l'association seulement"
            }
        }
    }
}

impl Session {
    /// The report of a year, as known now, or before `consigne_avant`.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`] for an agreement or a year that is not there; an
    /// act that does not open.
    pub async fn rapport_financeur(
        &self,
        (convention, annee): (ConventionId, i16),
        consigne_avant: Option<Horodatage>,
        contexte: &Contexte,
    ) -> Result<Rapport, ErreurApp> {
        self.exiger_role(RENDENT).await?;
        let connues = self.subventions().await?;
        let exercice = connues.exercice(convention, annee)?;
        let engagement = connues.convention(convention)?.contenu.clone();
        let financeur = connues.financeur(engagement.financeur).cloned();
        let financeur = financeur.ok_or(GestionInvalide::Financeur)?;
        let chiffres = self.chiffres_demandes(&engagement, exercice, consigne_avant).await?;
        let cle = (convention, annee);
        let bilan = connues.bilans.iter().find(|dit| dit.id == cle);
        let rendu = connues.rendus.iter().find(|dit| dit.id == cle);
        Ok(Rapport {
            convention,
            financeur,
            exercice,
            arrete_a: consigne_avant.unwrap_or(contexte.maintenant),
            chiffres,
            lignes: lignes_rendues(&connues, convention, &engagement, annee),
            textes: bilan.map(|dit| dit.contenu.clone()).unwrap_or_default(),
            rendu: rendu.map(|dit| dit.acte),
            engagement,
        })
    }

    /// The figures asked for: one table a unit, so that journals are read as seldom as can be.
    async fn chiffres_demandes(
        &self,
        engagement: &Engagement,
        exercice: Exercice,
        consigne_avant: Option<Horodatage>,
    ) -> Result<Vec<Chiffre>, ErreurApp> {
        let periode = Periode::nouvelle(exercice.du, exercice.au);
        let periode = periode.map_err(|_| GestionInvalide::Periode)?;
        let ou = engagement.departement;
        let mut chiffres: Vec<Chiffre> = engagement
            .indicateurs
            .iter()
            .map(|demande| {
                let catalogue = Catalogue::embarque();
                let indicateur =
                    catalogue.indicateur(demande).or_else(|| catalogue.du_tableau(demande));
                let valeur = admissible(demande, indicateur, ou, exercice).map(vide);
                Chiffre { demande: demande.clone(), indicateur, valeur }
            })
            .collect();
        for plan in plans(&chiffres, ou) {
            let tableau = self.tableau(&plan, periode, consigne_avant).await?;
            for chiffre in chiffres.iter_mut().filter(|c| plan.indicateurs.contains(&c.demande)) {
                if let (Ok(valeur), Some(cellule)) =
                    (&mut chiffre.valeur, cellule(&tableau, &chiffre.demande, ou))
                {
                    *valeur = cellule;
                }
            }
        }
        let annuel = |chiffre: &Chiffre| {
            chiffre.valeur.is_ok() && chiffre.indicateur.is_some_and(|i| i.par.is_some())
        };
        if chiffres.iter().any(annuel) {
            let annee = self.chiffres_annuels(exercice.annee, consigne_avant).await?;
            for chiffre in chiffres.iter_mut().filter(|chiffre| annuel(chiffre)) {
                let total = annee.compteurs.total(&chiffre.demande).unwrap_or(0);
                chiffre.valeur = Ok(Cellule::Compte(total));
            }
        }
        Ok(chiffres)
    }
}

/// What can be counted for this scope, or why not.
fn admissible(
    demande: &str,
    indicateur: Option<&'static Indicateur>,
    ou: Option<Departement>,
    exercice: Exercice,
) -> Result<&'static Indicateur, SansChiffre> {
    let indicateur = indicateur.ok_or(SansChiffre::HorsCatalogue)?;
    if indicateur.par.is_none() {
        let divisible = indicateur.dimensions.contains(&Dimension::Departement);
        return if ou.is_some() && !divisible {
            Err(SansChiffre::SansDepartement)
        } else {
            Ok(indicateur)
        };
    }
    if !indicateur.ids().iter().any(|id| id == demande) {
        return Err(SansChiffre::Divise);
    }
    let entiere = Jour::premier_de_l_an(exercice.annee) == Some(exercice.du)
        && Jour::dernier_de_l_an(exercice.annee) == Some(exercice.au);
    let annuelle = Catalogue::embarque().annuels().any(|id| id == demande);
    if ou.is_some() || !entiere || !annuelle {
        return Err(SansChiffre::AnneeEntiere);
    }
    Ok(indicateur)
}

/// What a table says of nobody: the line of a department where there is none is left out of it.
fn vide(indicateur: &'static Indicateur) -> Cellule {
    match indicateur.mesure {
        Mesure::Personnes | Mesure::Faits | Mesure::Somme => Cellule::Compte(0),
        Mesure::Delai => Cellule::Delai(None),
        Mesure::Rapport { .. } => Cellule::Rapport { numerateur: 0, denominateur: 0 },
    }
}

/// The tables to make: one a unit.
fn plans(chiffres: &[Chiffre], ou: Option<Departement>) -> Vec<Plan> {
    let mut plans: Vec<(observatory::catalogue::Unite, Plan)> = Vec::new();
    for chiffre in chiffres {
        let (Ok(_), Some(indicateur)) = (&chiffre.valeur, chiffre.indicateur) else {
            continue;
        };
        if indicateur.par.is_some() {
            continue;
        }
        match plans.iter_mut().find(|(unite, _)| *unite == indicateur.unite) {
            Some((_, plan)) => plan.indicateurs.push(indicateur.id.clone()),
            None => plans.push((
                indicateur.unite,
                Plan {
                    id: "rapport".to_owned(),
                    titre: String::new(),
                    indicateurs: vec![indicateur.id.clone()],
                    dimensions: ou.map(|_| Dimension::Departement).into_iter().collect(),
                },
            )),
        }
    }
    plans.into_iter().map(|(_, plan)| plan).collect()
}

/// The cell of a table for that scope.
fn cellule(tableau: &Tableau, demande: &str, ou: Option<Departement>) -> Option<Cellule> {
    let rang = tableau.colonnes.iter().position(|colonne| colonne.id == demande)?;
    let ligne = match ou {
        None => tableau.lignes.last()?,
        Some(ici) => tableau.lignes.iter().find(
            |ligne| matches!(ligne.groupes.first(), Some(Some(code)) if code == ici.code()),
        )?,
    };
    ligne.cellules.get(rang).copied()
}

fn lignes_rendues(
    connues: &Subventions,
    convention: ConventionId,
    engagement: &Engagement,
    annee: i16,
) -> Vec<LigneRendue> {
    let de = |ligne: &LigneBudget| {
        let siens = connues.realises.iter().filter(|dit| {
            let (autre, numero, an) = dit.id;
            (autre, numero) == (convention, ligne.numero) && an <= annee
        });
        let siens: Vec<&Dit<CleRealise, u64>> = siens.collect();
        let de_l_annee = siens.iter().find(|dit| dit.id.2 == annee);
        LigneRendue {
            ligne: ligne.clone(),
            annee: de_l_annee.map(|dit| (dit.contenu, dit.acte)),
            cumul: siens.iter().fold(0, |somme, dit| dit.contenu.saturating_add(somme)),
        }
    };
    engagement.lignes.iter().map(de).collect()
}
