//! Breaking the glass: another team's file, opened for a stated reason and a few hours. Told to the
//! heads of unit and to the data protection officer until each has looked into it.

use domain::fait::{Correction, Remplacement};
use domain::separation::BrisDeGlace;
use domain::{ActeId, DossierId, Fait, Horodatage, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::motif::Motif;
use crate::session::Session;
use crate::visibilite::Bris;

/// How long a glass stays open, in hours.
pub const DUREE_HEURES: i64 = 4;
const MICROS_PAR_HEURE: i64 = 3_600_000_000;

/// The roles that break the glass: heads of unit have none to break, volunteers ask somebody.
const BRISENT: [Role; 4] = [Role::TravailleuseSociale, Role::Sante, Role::Juriste, Role::Mineurs];
/// The roles that are told.
const CONTROLENT: [Role; 2] = [Role::Cheffe, Role::Dpo];

/// A glass that was broken, as it is shown to who controls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrisLu {
    /// The act that broke it.
    pub acte: ActeId,
    /// By whom: what she types to sign in.
    pub par: String,
    /// On which file.
    pub dossier: DossierId,
    /// Since when.
    pub depuis: Horodatage,
    /// Until when.
    pub jusqu_a: Horodatage,
    /// Why, in her words.
    pub motif: String,
    /// Whether it is still open.
    pub ouvert: bool,
    /// Whether who asks has looked into it.
    pub vu: bool,
}

impl Session {
    /// Opens another team's file for [`DUREE_HEURES`]. One that is seen already is left as it is.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::DossierInconnu`], for a file that a separation keeps from
    /// her as for one that does not exist; [`ErreurApp::Efface`].
    pub async fn briser_la_glace(
        &self,
        dossier: DossierId,
        motif: &Motif,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        match self.journal_de(dossier, contexte).await {
            Err(ErreurApp::Masque) => {}
            vu => return vu.map(drop),
        }
        self.exiger_role(&BRISENT).await?;
        let duree = DUREE_HEURES * MICROS_PAR_HEURE;
        let jusqu_a = Horodatage::depuis_micros(contexte.maintenant.micros() + duree);
        let motif = motif.texte().to_owned();
        let fait = Fait::BrisDeGlace(BrisDeGlace { dossier, jusqu_a, motif });
        self.noter(self.flux_association(), &[fait], contexte).await
    }

    /// Whether the glass of a file can be broken: it exists, and another team follows it.
    ///
    /// # Errors
    /// As [`Session::briser_la_glace`].
    pub async fn est_sous_verre(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<bool, ErreurApp> {
        self.exiger_role(&BRISENT).await?;
        match self.journal_de(dossier, contexte).await {
            Err(ErreurApp::Masque) => Ok(true),
            vu => vu.map(|_| false),
        }
    }

    /// The glasses that were broken, the last first: those not looked into yet, or all of them.
    ///
    /// A head of unit whom a separation keeps from a file is told nothing of it.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit or the data protection officer asks.
    pub async fn bris(&self, tous: bool, contexte: &Contexte) -> Result<Vec<BrisLu>, ErreurApp> {
        self.exiger_role(&CONTROLENT).await?;
        let regles = self.regles().await?;
        let noms = self.noms_des_membres().await?;
        let mut lus = Vec::new();
        for bris in regles.bris.iter().rev() {
            let vu = bris.vu_par.contains(&self.membre);
            if (vu && !tous) || self.est_tenue_a_l_ecart(&regles, self.membre, bris.dossier).await?
            {
                continue;
            }
            lus.push(lu(bris, noms.get(&bris.membre).cloned(), vu, contexte.maintenant));
        }
        Ok(lus)
    }

    /// How many glasses were broken that who asks has not looked into; 0 for other roles.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn bris_a_voir(&self, contexte: &Contexte) -> Result<usize, ErreurApp> {
        let regles = self.regles().await?;
        let controle = regles.role(self.membre).is_some_and(|role| CONTROLENT.contains(&role));
        // Nothing broken, or all of it seen: nothing more is read.
        if !controle || regles.bris.iter().all(|bris| bris.vu_par.contains(&self.membre)) {
            return Ok(0);
        }
        Ok(self.bris(false, contexte).await?.len())
    }

    /// Says that a broken glass was looked into.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::BrisInconnu`].
    pub async fn voir_bris(&self, acte: ActeId, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let vus = self.bris(true, contexte).await?;
        let bris = vus.iter().find(|bris| bris.acte == acte).ok_or(ErreurApp::BrisInconnu)?;
        if bris.vu {
            return Ok(());
        }
        self.noter(self.flux_association(), &[Fait::BrisVu { acte }], contexte).await
    }

    /// Closes a glass before its time: a head of unit's, or her own.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::BrisInconnu`] when it is closed already.
    pub async fn refermer(&self, acte: ActeId, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let regles = self.regles().await?;
        let ouvert = |bris: &&Bris| bris.acte == acte && contexte.maintenant < bris.jusqu_a;
        let bris = regles.bris.iter().find(ouvert).ok_or(ErreurApp::BrisInconnu)?;
        if bris.membre != self.membre {
            self.exiger_role(&[Role::Cheffe]).await?;
            if self.est_tenue_a_l_ecart(&regles, self.membre, bris.dossier).await? {
                return Err(ErreurApp::BrisInconnu);
            }
        }
        let (dossier, jusqu_a) = (bris.dossier, contexte.maintenant);
        let fait = Fait::BrisDeGlace(BrisDeGlace { dossier, jusqu_a, motif: bris.motif.clone() });
        let survenu_le = contexte.aujourdhui;
        let remplacement = Some(Remplacement { survenu_le, fait: Box::new(fait) });
        let fait = Fait::Correction(Correction { acte, remplacement });
        self.noter(self.flux_association(), &[fait], contexte).await
    }

    /// The glass that this session broke on a file and that is still open: its act, and until when.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn ma_glace(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<Option<(ActeId, Horodatage)>, ErreurApp> {
        let regles = self.regles().await?;
        let bris = regles.glace(self.membre, dossier, contexte.maintenant);
        Ok(bris.map(|bris| (bris.acte, bris.jusqu_a)))
    }
}

fn lu(bris: &Bris, par: Option<String>, vu: bool, maintenant: Horodatage) -> BrisLu {
    BrisLu {
        acte: bris.acte,
        par: par.unwrap_or_default(),
        dossier: bris.dossier,
        depuis: bris.depuis,
        jusqu_a: bris.jusqu_a,
        motif: bris.motif.clone(),
        ouvert: maintenant < bris.jusqu_a,
        vu,
    }
}
