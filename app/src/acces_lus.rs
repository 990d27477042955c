//! Who read what: for one file, and for the data protection officer over everything. Reading the
//! log is a reading too.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use domain::{ActeId, DossierId, Fait, Flux, Horodatage, Jour, MembreId, Role};
use store::Reprise;
use vault::{ActeScelle, ClesFlux};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Acts read at once.
const PAR_PAGE: u32 = 500;
/// Acts gone through for one answer, at most: what it has by then is shown, with where to go on.
const PARCOURUS_MAX: usize = 20_000;

/// What is looked for. Days included; what is `None` is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiltreLectures {
    /// First day.
    pub du: Jour,
    /// Last day.
    pub au: Jour,
    /// Read by whom.
    pub membre: Option<MembreId>,
    /// Doing what: `montrer`, `chercher`, `exporter`…
    pub operation: Option<String>,
    /// Which file was shown. A list of before, whose files were not kept, may have shown any.
    pub dossier: Option<DossierId>,
}

impl Default for FiltreLectures {
    /// Everything.
    fn default() -> Self {
        Self { du: Jour::PREMIER, au: Jour::DERNIER, membre: None, operation: None, dossier: None }
    }
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LectureFaite {
    /// The day, where she was.
    pub le: Jour,
    /// When it was logged: just before anything was shown.
    pub consigne_a: Horodatage,
    /// Who.
    pub membre: MembreId,
    /// What she signs in with; empty for a member this base does not know.
    pub identifiant: String,
    /// Doing what.
    pub operation: String,
    /// How many files.
    pub nombre: u32,
    /// Which; empty for a long list of before.
    pub dossiers: Vec<DossierId>,
    /// The act that broke the glass they were read through, when one was broken.
    pub bris: Option<ActeId>,
}

/// A page of the log, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLectures {
    /// The readings.
    pub lectures: Vec<LectureFaite>,
    /// Where to go on; `None` at the end. A page may be empty and have more after it.
    pub suite: Option<Suite>,
}

/// Where a page goes on. It has a text, for an address: it names a member's stream and no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suite(Reprise);

/// Not a place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cette page du journal n'existe pas")]
pub struct SuiteInvalide;

impl fmt::Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reprise { survenu_le, consigne_a, flux, rang } = self.0;
        write!(f, "{survenu_le}.{}.{rang}", consigne_a.micros())?;
        match flux {
            Some(Flux::Lectures(membre)) => write!(f, ".{membre}"),
            Some(_) | None => Ok(()),
        }
    }
}

impl FromStr for Suite {
    type Err = SuiteInvalide;

    fn from_str(texte: &str) -> Result<Self, SuiteInvalide> {
        let mut parties = texte.split('.');
        let mut suivante = || parties.next().ok_or(SuiteInvalide);
        let survenu_le = suivante()?.parse().map_err(|_| SuiteInvalide)?;
        let consigne_a = suivante()?.parse().map_err(|_| SuiteInvalide)?;
        let rang = suivante()?.parse().map_err(|_| SuiteInvalide)?;
        let membre = parties.next().map(str::parse).transpose().map_err(|_| SuiteInvalide)?;
        if parties.next().is_some() {
            return Err(SuiteInvalide);
        }
        let consigne_a = Horodatage::depuis_micros(consigne_a);
        Ok(Self(Reprise { survenu_le, consigne_a, flux: membre.map(Flux::Lectures), rang }))
    }
}

impl Session {
    /// Who read a file, the latest first. Logged as a reading of that file.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], [`ErreurApp::Efface`]; a log that does not open.
    pub async fn qui_a_lu(
        &self,
        dossier: DossierId,
        (du, au): (Jour, Jour),
        suite: Option<Suite>,
        limite: usize,
        contexte: &mut Contexte,
    ) -> Result<PageLectures, ErreurApp> {
        self.journal_de(dossier, contexte).await?;
        let filtre = FiltreLectures { du, au, dossier: Some(dossier), ..FiltreLectures::default() };
        self.journaliser("lectures", &[dossier], contexte).await?;
        self.page_de_lectures(&filtre, suite, limite).await
    }

    /// The whole log, for who controls it. Logged too, with no file: it shows none of them.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless the data protection officer or a head of unit asks.
    pub async fn journal_des_acces(
        &self,
        filtre: &FiltreLectures,
        suite: Option<Suite>,
        limite: usize,
        contexte: &mut Contexte,
    ) -> Result<PageLectures, ErreurApp> {
        self.exiger_role(&[Role::Dpo, Role::Cheffe]).await?;
        self.journaliser("acces", &[], contexte).await?;
        let mut page = self.page_de_lectures(filtre, suite, limite).await?;
        self.taire_les_separes(&mut page, contexte).await?;
        Ok(page)
    }

    /// A head of unit whom a separation keeps from a file is not told who read it, nor that it is
    /// there. The officer sees no file and controls every reading.
    async fn taire_les_separes(
        &self,
        page: &mut PageLectures,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let regles = self.regles().await?;
        if regles.separations.is_empty() || regles.role(self.membre) == Some(Role::Dpo) {
            return Ok(());
        }
        let (_, lectrice) = self.repertoire_vu(contexte).await?;
        page.lectures.retain_mut(|lecture| {
            let avant = lecture.dossiers.len();
            lecture.dossiers.retain(|dossier| !lectrice.est_separee_de(*dossier));
            let tus = avant - lecture.dossiers.len();
            lecture.nombre = lecture.nombre.saturating_sub(u32::try_from(tus).unwrap_or(u32::MAX));
            tus == 0 || !lecture.dossiers.is_empty()
        });
        Ok(())
    }

    /// What each member types to sign in: how she is named beside what she did.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn noms_des_membres(&self) -> Result<HashMap<MembreId, String>, ErreurApp> {
        let membres = self.store.acces().await?.membres.into_iter();
        Ok(membres.map(|membre| (membre.membre, membre.identifiant)).collect())
    }

    async fn page_de_lectures(
        &self,
        filtre: &FiltreLectures,
        suite: Option<Suite>,
        limite: usize,
    ) -> Result<PageLectures, ErreurApp> {
        let noms = self.noms_des_membres().await?;
        let mut cles = BTreeMap::new();
        let mut place = suite.map_or_else(|| Reprise::apres(filtre.au), |suite| suite.0);
        let (mut lectures, mut parcourus) = (Vec::new(), 0);
        loop {
            let actes = self.store.lectures(filtre.du, &place, PAR_PAGE).await?;
            let fini = actes.len() < usize::try_from(PAR_PAGE).unwrap_or(usize::MAX);
            for acte in &actes {
                place = Reprise::depuis(acte);
                if let Some(lecture) = self.retenir(acte, filtre, &mut cles).await? {
                    let identifiant = noms.get(&lecture.membre).cloned().unwrap_or_default();
                    lectures.push(LectureFaite { identifiant, ..lecture });
                    if lectures.len() >= limite {
                        return Ok(PageLectures { lectures, suite: Some(Suite(place)) });
                    }
                }
            }
            parcourus += actes.len();
            if fini {
                return Ok(PageLectures { lectures, suite: None });
            }
            if parcourus >= PARCOURUS_MAX {
                return Ok(PageLectures { lectures, suite: Some(Suite(place)) });
            }
        }
    }

    /// Opens a reading act, when it is of what is looked for.
    async fn retenir(
        &self,
        acte: &ActeScelle,
        filtre: &FiltreLectures,
        cles: &mut BTreeMap<Flux, ClesFlux>,
    ) -> Result<Option<LectureFaite>, ErreurApp> {
        let Flux::Lectures(membre) = acte.flux else {
            return Ok(None);
        };
        if filtre.membre.is_some_and(|voulu| voulu != membre) {
            return Ok(None);
        }
        let cles = match cles.entry(acte.flux) {
            Entry::Occupied(connues) => connues.into_mut(),
            Entry::Vacant(place) => {
                let rangees = self.store.lire_cles_flux(acte.flux).await?;
                place.insert(self.coffre.ouvrir_flux(acte.flux, &rangees)?)
            }
        };
        let ouvert =
            cles.ouvrir(acte).map_err(|cause| ErreurApp::Abime { flux: acte.flux, cause })?;
        let Fait::Lecture(lecture) = ouvert.acte.fait else {
            return Ok(None);
        };
        let vue = filtre.dossier.is_none_or(|dossier| {
            lecture.dossiers.contains(&dossier)
                || (lecture.dossiers.is_empty() && lecture.nombre > 0)
        });
        let faisant = filtre.operation.as_ref().is_none_or(|voulue| *voulue == lecture.operation);
        Ok((vue && faisant).then(|| LectureFaite {
            le: acte.survenu_le,
            consigne_a: acte.consigne_a,
            membre,
            identifiant: String::new(),
            operation: lecture.operation,
            nombre: lecture.nombre,
            dossiers: lecture.dossiers,
            bris: lecture.bris,
        }))
    }
}
