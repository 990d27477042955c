//! Grants: funders, agreements, what is spent, what is due, and the report of a year.
//!
//! Who keeps the accounts tells them; who answers for the files, or for the figures, takes the
//! report out: it holds exact counts.

mod ecrit;
mod papier;
mod rapport;

use domain::gestion::subvention::{
    BilanConvention, CleRealise, Convention, Engagement, Exercice, FicheFinanceur, Financeur,
    LigneBudget, RapportFinanceur, Realise, SuiteRapport, TextesBilan,
};
use domain::gestion::{Dit, Gestion, dits};
use domain::{ActeId, ConventionId, Fait, FinanceurId, Jour, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::gestion::{GestionInvalide, texte};
use crate::session::Session;

pub use ecrit::{COLONNES, FormeRapport, RapportEcrit, part, totaux};
pub use rapport::{Chiffre, LigneRendue, Rapport, SansChiffre};

/// Who reads agreements.
pub(crate) const LISENT: &[Role] = &[Role::Cheffe, Role::Administration, Role::Statistiques];
/// Who tells them.
const TIENNENT: &[Role] = &[Role::Cheffe, Role::Administration];
/// Who takes reports out.
pub(crate) const RENDENT: &[Role] = &[Role::Cheffe, Role::Statistiques];

const LIGNES_MAX: usize = 100;
const INDICATEURS_MAX: usize = 60;
const ANNEES_MAX: i32 = 10;
const BILAN_MAX: usize = 10_000;

/// Everything told of grants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subventions {
    /// The funders.
    pub financeurs: Vec<Dit<FinanceurId, FicheFinanceur>>,
    /// The agreements.
    pub conventions: Vec<Dit<ConventionId, Engagement>>,
    /// Amounts, by agreement, line and year.
    pub realises: Vec<Dit<CleRealise, u64>>,
    /// Words, by agreement and year.
    pub bilans: Vec<Dit<(ConventionId, i16), TextesBilan>>,
    /// Reports handed in.
    pub rendus: Vec<Dit<(ConventionId, i16), SuiteRapport>>,
}

/// A report that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RapportDu {
    /// Of which agreement.
    pub convention: ConventionId,
    /// Its number.
    pub numero: String,
    /// Who gives.
    pub financeur: String,
    /// Of which year.
    pub exercice: Exercice,
    /// The last day.
    pub le: Jour,
}

impl Subventions {
    /// A funder; `None`: told no longer.
    pub fn financeur(&self, id: FinanceurId) -> Option<&FicheFinanceur> {
        self.financeurs.iter().find(|dit| dit.id == id).map(|dit| &dit.contenu)
    }

    /// An agreement.
    ///
    /// # Errors
    /// [`GestionInvalide::ConventionInconnue`].
    pub fn convention(
        &self,
        id: ConventionId,
    ) -> Result<&Dit<ConventionId, Engagement>, GestionInvalide> {
        let trouvee = self.conventions.iter().find(|dit| dit.id == id);
        trouvee.ok_or(GestionInvalide::ConventionInconnue)
    }

    /// A year of an agreement.
    ///
    /// # Errors
    /// [`GestionInvalide::ConventionInconnue`], [`GestionInvalide::Exercice`].
    pub fn exercice(&self, id: ConventionId, annee: i16) -> Result<Exercice, GestionInvalide> {
        let exercices = self.convention(id)?.contenu.exercices();
        let trouve = exercices.into_iter().find(|exercice| exercice.annee == annee);
        trouve.ok_or(GestionInvalide::Exercice)
    }

    /// Reports not handed in, due by that day, soonest first.
    pub fn rapports_dus(&self, jusqu_au: Jour) -> Vec<RapportDu> {
        let rendu = |cle| self.rendus.iter().any(|dit| dit.id == cle);
        let mut dus: Vec<RapportDu> = Vec::new();
        for Dit { id, contenu, .. } in &self.conventions {
            let financeur = self.financeur(contenu.financeur);
            for exercice in contenu.exercices() {
                let le = exercice.a_rendre_avant();
                if le <= jusqu_au && !rendu((*id, exercice.annee)) {
                    dus.push(RapportDu {
                        convention: *id,
                        numero: contenu.numero.clone(),
                        financeur: financeur.map(|f| f.nom.clone()).unwrap_or_default(),
                        exercice,
                        le,
                    });
                }
            }
        }
        dus.sort_by(|a, b| (a.le, &a.numero).cmp(&(b.le, &b.numero)));
        dus
    }
}

impl Session {
    /// Everything told of grants.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless who keeps the accounts, the files or the figures asks.
    pub async fn subventions(&self) -> Result<Subventions, ErreurApp> {
        self.exiger_role(LISENT).await?;
        let actes = self.actes_de_l_association().await?;
        Ok(Subventions {
            financeurs: dits(&actes, Financeur::lire),
            conventions: dits(&actes, Convention::lire),
            realises: dits(&actes, Realise::lire),
            bilans: dits(&actes, BilanConvention::lire),
            rendus: dits(&actes, RapportFinanceur::lire),
        })
    }

    /// Reports due by that day, for whom they concern; for others, none.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn rapports_dus(&self, jusqu_au: Jour) -> Result<Vec<RapportDu>, ErreurApp> {
        let role = self.regles().await?.role(self.membre);
        if !role.is_some_and(|role| LISENT.contains(&role)) {
            return Ok(Vec::new());
        }
        Ok(self.subventions().await?.rapports_dus(jusqu_au))
    }

    /// Tells a funder over what was read of it.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn tenir_financeur(
        &self,
        financeur: FinanceurId,
        fiche: Option<FicheFinanceur>,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let fiche = if let Some(fiche) = fiche {
            Some(Box::new(FicheFinanceur { nom: texte(&fiche.nom, 120)?, ..fiche }))
        } else {
            let connues = self.subventions().await?;
            if connues.conventions.iter().any(|dit| dit.contenu.financeur == financeur) {
                return Err(GestionInvalide::Financeur.into());
            }
            None
        };
        let fait = Fait::Gestion(Gestion::Financeur(Financeur { financeur, fiche }));
        self.dire(fait, lu, Financeur::lire, contexte).await
    }

    /// Tells an agreement over what was read of it.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn tenir_convention(
        &self,
        convention: ConventionId,
        engagement: Option<Engagement>,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let engagement = if let Some(engagement) = engagement {
            let connues = self.subventions().await?;
            if connues.financeur(engagement.financeur).is_none() {
                return Err(GestionInvalide::Financeur.into());
            }
            Some(Box::new(verifier(engagement)?))
        } else {
            None
        };
        let fait = Fait::Gestion(Gestion::Convention(Convention { convention, engagement }));
        self.dire(fait, lu, Convention::lire, contexte).await
    }

    /// Tells what a line amounts to for a year, over what was read of it.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`] for an agreement, a year or a line that is not
    /// there; [`ErreurApp::Perime`].
    pub async fn noter_realise(
        &self,
        realise: Realise,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let connues = self.subventions().await?;
        connues.exercice(realise.convention, realise.annee)?;
        let engagement = &connues.convention(realise.convention)?.contenu;
        if !engagement.lignes.iter().any(|ligne| ligne.numero == realise.ligne) {
            return Err(GestionInvalide::Ligne.into());
        }
        self.dire(Fait::Gestion(Gestion::Realise(realise)), lu, Realise::lire, contexte).await
    }

    /// Writes the words of a year's report over what was read of them.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn ecrire_bilan(
        &self,
        bilan: BilanConvention,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        self.subventions().await?.exercice(bilan.convention, bilan.annee)?;
        if let Some(textes) = &bilan.textes {
            let tous = parties(textes).map(|(_, texte)| texte);
            if tous.iter().any(|texte| texte.chars().count() > BILAN_MAX) {
                return Err(GestionInvalide::Texte.into());
            }
        }
        let fait = Fait::Gestion(Gestion::Bilan(bilan));
        self.dire(fait, lu, BilanConvention::lire, contexte).await
    }

    /// Says that the report of a year was handed in, or was not after all. Said twice, it is
    /// written once.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn rendre_rapport(
        &self,
        rapport: RapportFinanceur,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(LISENT).await?;
        self.subventions().await?.exercice(rapport.convention, rapport.annee)?;
        let fait = Fait::Gestion(Gestion::Rapport(rapport));
        self.dire(fait, lu, RapportFinanceur::lire, contexte).await
    }
}

/// The words of a report, in the order of the form, each with its stable code.
pub fn parties(textes: &TextesBilan) -> [(&'static str, &str); 7] {
    [
        ("realisation", &textes.realisation),
        ("publics", &textes.publics),
        ("lieux", &textes.lieux),
        ("objectifs", &textes.objectifs),
        ("repartition", &textes.repartition),
        ("ecarts", &textes.ecarts),
        ("nature", &textes.nature),
    ]
}

fn verifier(engagement: Engagement) -> Result<Engagement, GestionInvalide> {
    let trop_long = engagement.du.plus_annees(ANNEES_MAX) < engagement.au;
    if engagement.au < engagement.du || trop_long {
        return Err(GestionInvalide::Periode);
    }
    if engagement.lignes.len() > LIGNES_MAX {
        return Err(GestionInvalide::Ligne);
    }
    let mut lignes: Vec<LigneBudget> = Vec::with_capacity(engagement.lignes.len());
    for ligne in engagement.lignes {
        let deja = lignes.iter().any(|autre| autre.numero == ligne.numero);
        if deja || ligne.sens().is_none() {
            return Err(GestionInvalide::Ligne);
        }
        let libelle = texte(&ligne.libelle, 120).map_err(|_| GestionInvalide::Ligne)?;
        lignes.push(LigneBudget { libelle, ..ligne });
    }
    let mut indicateurs: Vec<String> = Vec::new();
    for indicateur in &engagement.indicateurs {
        let indicateur = texte(indicateur, 120)?;
        if !indicateurs.contains(&indicateur) {
            indicateurs.push(indicateur);
        }
    }
    if indicateurs.len() > INDICATEURS_MAX {
        return Err(GestionInvalide::Texte);
    }
    Ok(Engagement {
        numero: texte(&engagement.numero, 60)?,
        objet: texte(&engagement.objet, 200)?,
        lignes,
        indicateurs,
        ..engagement
    })
}
