//! Keys handed over, and secrets replaced: what only a session that holds them can do.

use domain::{Compartiment, Fait, MembreId, Role};
use store::{Ajout, ChangementCles};
use vault::Rotation;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::membres::{Depart, LigneMembre, tenus};
use crate::session::Session;

impl Session {
    /// Members who await keys that this session holds. Adding a member gives her the keys of who
    /// adds her; the administration, which reads nobody, has few to give.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn cles_a_remettre(&self) -> Result<Vec<LigneMembre>, ErreurApp> {
        let mut lignes = self.membres().await?;
        for ligne in &mut lignes {
            ligne.a_remettre.retain(|compartiment| self.coffre.detient(*compartiment));
        }
        lignes.retain(|ligne| !ligne.a_remettre.is_empty());
        Ok(lignes)
    }

    /// Hands a member the keys she is entitled to and does not hold. The act says again which role
    /// they are for: it is who hands the keys who answers for it.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::MembreInconnu`].
    pub async fn remettre_cles(
        &self,
        membre: MembreId,
        contexte: &mut Contexte,
    ) -> Result<Vec<Compartiment>, ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        let fiche = self.fiches().await?.remove(&membre).filter(|fiche| fiche.actif);
        let fiche = fiche.ok_or(ErreurApp::MembreInconnu)?;
        let acces = self.store.acces().await?;
        let elle = acces.membres.iter().find(|autre| autre.membre == membre && autre.actif);
        let elle = elle.ok_or(ErreurApp::MembreInconnu)?;
        let tenus = tenus(&acces, membre);
        let manquants = fiche.compartiments.iter().copied();
        let remis: Vec<Compartiment> =
            manquants.filter(|c| !tenus.contains(c) && self.coffre.detient(*c)).collect();
        if remis.is_empty() {
            return Ok(remis);
        }
        let mut enveloppes = Vec::with_capacity(remis.len());
        for compartiment in &remis {
            enveloppes.push(self.coffre.accorder(elle, *compartiment, &mut contexte.alea)?);
        }
        let changement = ChangementCles { enveloppes, ..ChangementCles::default() };
        self.changer(&changement, Fait::RoleDonne { membre, role: fiche.role }, contexte).await?;
        Ok(remis)
    }

    /// Compartments whose secret somebody held who no longer may, and that is not replaced yet.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn rotation_due(&self) -> Result<Vec<Compartiment>, ErreurApp> {
        Ok(self.coffre.a_remplacer(&self.store.acces().await?.enveloppes))
    }

    /// Replaces the secrets that are due among those this session holds. Gives which.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; `store-cles-changees` when keys changed
    /// meanwhile.
    pub async fn remplacer_cles(
        &mut self,
        contexte: &mut Contexte,
    ) -> Result<Vec<Compartiment>, ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        self.remplacer_tenues(contexte).await
    }

    /// Checks that the member at work still is one, with the keys her session was opened with. One
    /// row is read: it is asked at each page.
    ///
    /// # Errors
    /// `store-membre-parti`.
    pub async fn verifier_acces(&self) -> Result<(), ErreurApp> {
        let casier = self.casier()?;
        Ok(self.store.verifier_membre(&crate::casier::proprietaire(&casier)).await?)
    }

    /// After keys were taken back: replaces them now when this session can.
    pub(crate) async fn remplacer_si_possible(
        &mut self,
        contexte: &mut Contexte,
    ) -> Result<Depart, ErreurApp> {
        let due = self.rotation_due().await?;
        if due.iter().any(|compartiment| !self.coffre.detient(*compartiment)) {
            return Ok(Depart::ClesARemplacer);
        }
        self.remplacer_tenues(contexte).await?;
        Ok(Depart::ClesRemplacees)
    }

    async fn remplacer_tenues(
        &mut self,
        contexte: &mut Contexte,
    ) -> Result<Vec<Compartiment>, ErreurApp> {
        let acces = self.store.acces().await?;
        // Another session may have replaced some of them since this one was opened.
        self.coffre.actualiser(&acces.registre())?;
        let mut dues = self.coffre.a_remplacer(&acces.enveloppes);
        dues.retain(|compartiment| self.coffre.detient(*compartiment));
        if dues.is_empty() {
            return Ok(dues);
        }
        let rotation = self.coffre.remplacer(
            &dues,
            &acces.membres,
            &acces.secours,
            &acces.enveloppes,
            &mut contexte.alea,
        )?;
        self.tourner(rotation, &[], contexte).await?;
        Ok(dues)
    }

    /// Writes a rotation with the acts that tell it, in one transaction, and goes on with it.
    pub(crate) async fn tourner(
        &mut self,
        rotation: Rotation,
        ajouts: &[Ajout],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let partant = rotation.partant.iter();
        let changement = ChangementCles {
            membres: partant.clone().cloned().collect(),
            retires: partant.map(|p| vault::Destinataire::Membre(p.membre)).collect(),
            publics: rotation.publics.clone(),
            enveloppes: rotation.enveloppes.clone(),
            cles_association: rotation.cles_association.clone(),
            ..ChangementCles::default()
        };
        let mut alea = contexte.deriver();
        self.store
            .changer_cles(&changement, ajouts, |cle| rotation.reemballer(cle, &mut alea))
            .await?;
        self.coffre.adopter(rotation);
        Ok(())
    }
}
