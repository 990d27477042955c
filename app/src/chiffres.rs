//! The figures of a year, from every journal, as they are or as they were known.

use std::num::NonZeroUsize;

use domain::dossier::effectif::effectifs;
use domain::{Acte, DossierId, Fait, Flux, Horodatage, Jour, Regard};
use observatory::{Compteurs, Extraction, Receveur, extraire, extraire_activite, extraire_gestion};
use store::{Genre, Parcours};

use crate::ErreurApp;
use crate::faits_lus;
use crate::session::Session;

/// The figures of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChiffresAnnuels {
    /// What was counted.
    pub compteurs: Compteurs,
    /// Erased people still counted, anonymously, as they had agreed.
    pub effaces_comptes: u64,
    /// Erased people counted nowhere.
    pub effaces_non_comptes: u64,
}

/// Readers at work at once, one a core.
const LECTEURS: NonZeroUsize = NonZeroUsize::new(2).expect("two is not zero");

impl Session {
    /// Counts a year. With `consigne_avant`, as it was known before that instant, whatever was
    /// recorded since.
    ///
    /// Runs on the multi-thread runtime: each reader decrypts and counts on a thread of its own, so
    /// that nothing in clear outlives the file being counted.
    ///
    /// # Errors
    /// [`ErreurApp::Annee`]; an act that does not open: figures with a hole are not figures.
    pub async fn chiffres_annuels(
        &self,
        annee: i16,
        consigne_avant: Option<Horodatage>,
    ) -> Result<ChiffresAnnuels, ErreurApp> {
        let vides = Compteurs::nouveaux(annee).ok_or(ErreurApp::Annee)?;
        let parties = self.recenser(consigne_avant, &vides).await?;
        let mut chiffres =
            ChiffresAnnuels { compteurs: vides, effaces_comptes: 0, effaces_non_comptes: 0 };
        for partie in &parties {
            chiffres.compteurs.ajouter(partie);
        }
        self.compter_effaces(consigne_avant, &mut chiffres).await?;
        Ok(chiffres)
    }

    /// Gives every journal, files, activities, then what the association keeps of itself, to copies
    /// of what counts them: one copy a reader. With `consigne_avant`, as journals stood before that
    /// instant.
    ///
    /// # Errors
    /// An act that does not open: figures with a hole are not figures.
    pub(crate) async fn recenser<R: Receveur + Clone + Send + Sync>(
        &self,
        consigne_avant: Option<Horodatage>,
        vide: &R,
    ) -> Result<Vec<R>, ErreurApp> {
        let regard = Regard { au: Jour::DERNIER, consigne_avant };
        let mut parties = Vec::new();
        for genre in [Genre::Dossier, Genre::Activite] {
            let lecteurs = self.store.parcours(genre, LECTEURS).await?;
            parties.extend(Self::sur_des_fils(lecteurs, |lecteur| {
                Comptage::nouveau(self, regard, vide.clone()).tout(lecteur)
            })?);
        }
        let mut gestion = vide.clone();
        let mut extraction = Extraction::default();
        extraire_gestion(&self.actes_de_l_association().await?, &regard, &mut extraction);
        // One by one: each is of something of its own.
        extraction.faits.iter().for_each(|fait| gestion.activite(std::slice::from_ref(fait)));
        parties.push(gestion);
        Ok(parties)
    }

    /// Runs one task a reader, each on a thread, and gives their results in order.
    fn sur_des_fils<T: Send, F: Future<Output = Result<T, ErreurApp>>>(
        lecteurs: Vec<Parcours>,
        tache: impl Fn(Parcours) -> F + Sync,
    ) -> Result<Vec<T>, ErreurApp> {
        let execution = tokio::runtime::Handle::current();
        let (execution, tache) = (&execution, &tache);
        tokio::task::block_in_place(|| {
            std::thread::scope(|portee| {
                let fils: Vec<_> = lecteurs
                    .into_iter()
                    .map(|lecteur| portee.spawn(move || execution.block_on(tache(lecteur))))
                    .collect();
                let resultats = fils.into_iter().map(|fil| match fil.join() {
                    Ok(resultat) => resultat,
                    Err(panique) => std::panic::resume_unwind(panique),
                });
                resultats.collect()
            })
        })
    }

    /// Erased people: counted by what they agreed to leave, if they were known at that instant.
    async fn compter_effaces(
        &self,
        consigne_avant: Option<Horodatage>,
        chiffres: &mut ChiffresAnnuels,
    ) -> Result<(), ErreurApp> {
        let Some(journal) = self.journal(self.flux_association()).await? else {
            return Ok(());
        };
        for acte in &journal.actes {
            let Fait::Effacement(efface) = &acte.fait else {
                continue;
            };
            if !self.connu_avant(efface.dossier, consigne_avant).await? {
                continue;
            }
            if efface.compteurs.is_empty() {
                chiffres.effaces_non_comptes += 1;
                continue;
            }
            chiffres.effaces_comptes += 1;
            for compteur in &efface.compteurs {
                chiffres.compteurs.ajouter_anonyme(compteur);
            }
        }
        Ok(())
    }

    /// Whether a file existed before an instant: its sealed acts still say when they were recorded.
    async fn connu_avant(
        &self,
        dossier: DossierId,
        consigne_avant: Option<Horodatage>,
    ) -> Result<bool, ErreurApp> {
        let Some(limite) = consigne_avant else {
            return Ok(true);
        };
        let scelles = self.store.lire_flux(Flux::Dossier(dossier)).await?;
        Ok(scelles.first().is_some_and(|premier| premier.consigne_a < limite))
    }
}

/// One reader's counting, with buffers used again from one file to the next.
struct Comptage<'a, R> {
    session: &'a Session,
    regard: Regard,
    receveur: R,
    actes: Vec<Acte>,
    clair: Vec<u8>,
    extraction: Extraction,
}

impl<'a, R: Receveur> Comptage<'a, R> {
    fn nouveau(session: &'a Session, regard: Regard, receveur: R) -> Self {
        let (actes, clair) = (Vec::new(), Vec::new());
        Self { session, regard, receveur, actes, clair, extraction: Extraction::default() }
    }

    async fn tout(mut self, mut lecteur: Parcours) -> Result<R, ErreurApp> {
        while let Some(flux) = lecteur.suivant().await? {
            // Without key: erased. What is left of it is counted from the association's journal.
            let Some(cle) = flux.cle() else {
                continue;
            };
            let cles = self.session.coffre.ouvrir_faits(cle)?;
            faits_lus::ouvrir(&flux, &cles, &mut self.actes, &mut self.clair)?;
            self.compter(flux.flux());
        }
        Ok(self.receveur)
    }

    fn compter(&mut self, flux: Flux) {
        self.extraction.faits.clear();
        let en_vigueur = effectifs(&self.actes, &self.regard);
        let faits = en_vigueur.iter().map(|effectif| (effectif.survenu_le, effectif.fait));
        if matches!(flux, Flux::Activite(_)) {
            extraire_activite(faits, &mut self.extraction);
            self.receveur.activite(&self.extraction.faits);
        } else {
            extraire(faits, &mut self.extraction);
            self.receveur.personne(&self.extraction.faits);
        }
    }
}
