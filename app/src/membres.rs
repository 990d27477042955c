//! Members, and the keys they hold.

use domain::association::Membre;
use domain::{Compartiment, Fait, Flux, MembreId, Role};
use store::{Ajout, ChangementCles};
use vault::{
    CleDeSecours, Destinataire, NouveauMembre, ParametresPhrase, Trousseau, changer_phrase,
    recuperer,
};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::{Session, choisir};

/// A member, as the list shows her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneMembre {
    /// Who.
    pub membre: MembreId,
    /// What she types to sign in.
    pub identifiant: String,
    /// Whether she is still there.
    pub actif: bool,
    /// Compartments she holds.
    pub compartiments: Vec<Compartiment>,
    /// What she does; `None` once she left.
    pub role: Option<Role>,
}

impl Session {
    /// Every member, those who left included.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn membres(&self) -> Result<Vec<LigneMembre>, ErreurApp> {
        let acces = self.store.acces().await?;
        let fiches = self.fiches().await?;
        let mut lignes: Vec<LigneMembre> = acces
            .membres
            .iter()
            .map(|membre| LigneMembre {
                membre: membre.membre,
                identifiant: membre.identifiant.clone(),
                actif: membre.actif,
                compartiments: tenus(&acces, membre.membre),
                role: fiches.get(&membre.membre).filter(|f| f.actif).map(|fiche| fiche.role),
            })
            .collect();
        lignes.sort_by(|a, b| a.identifiant.cmp(&b.identifiant));
        Ok(lignes)
    }

    /// A member joins, with some of the compartments this session holds.
    ///
    /// # Errors
    /// [`ErreurApp::IdentifiantPris`]; a compartment this session does not hold.
    pub async fn ajouter_membre(
        &self,
        identifiant: &str,
        compartiments: &[Compartiment],
        nouvelle: (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<MembreId, ErreurApp> {
        self.accueillir(identifiant, (compartiments, None), nouvelle, contexte).await
    }

    /// A member joins with a role and the keys it is given.
    ///
    /// # Errors
    /// As [`Session::ajouter_membre`].
    pub async fn inscrire(
        &self,
        identifiant: &str,
        role: Role,
        nouvelle: (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<MembreId, ErreurApp> {
        self.accueillir(identifiant, (role.compartiments(), Some(role)), nouvelle, contexte).await
    }

    /// Which member signs in under that name.
    ///
    /// # Errors
    /// [`ErreurApp::MembreInconnu`].
    pub async fn membre_de(&self, identifiant: &str) -> Result<MembreId, ErreurApp> {
        let acces = self.store.acces().await?;
        Ok(choisir(&acces.membres, Some(identifiant))?.membre)
    }

    async fn accueillir(
        &self,
        identifiant: &str,
        (compartiments, role): (&[Compartiment], Option<Role>),
        (phrase, parametres): (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<MembreId, ErreurApp> {
        let acces = self.store.acces().await?;
        if acces.membres.iter().any(|membre| membre.identifiant == identifiant) {
            return Err(ErreurApp::IdentifiantPris);
        }
        let membre = contexte.membre();
        let nouveau = NouveauMembre { membre, identifiant, phrase, parametres };
        let (scelle, enveloppes) =
            self.coffre.inscrire(&nouveau, compartiments, &mut contexte.alea)?;
        let compartiments = enveloppes.iter().map(|e| e.compartiment.code().to_owned()).collect();
        let fait = Fait::MembreAjoute(Membre { membre, compartiments, role });
        let changement =
            ChangementCles { membres: vec![scelle], enveloppes, ..ChangementCles::default() };
        self.changer(&changement, fait, contexte).await?;
        Ok(membre)
    }

    /// A member leaves: the keys she held are replaced, rows are not.
    ///
    /// # Errors
    /// [`ErreurApp::MembreInconnu`], [`ErreurApp::DernierMembre`], a compartment the leaver held
    /// and this session does not.
    pub async fn retirer_membre(
        &mut self,
        identifiant: &str,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let acces = self.store.acces().await?;
        let partant = choisir(&acces.membres, Some(identifiant))?.membre;
        if partant == self.membre {
            return Err(ErreurApp::DernierMembre);
        }
        let rotation = self.coffre.exclure(
            partant,
            &acces.membres,
            &acces.secours,
            &acces.enveloppes,
            &mut contexte.alea,
        )?;
        let changement = ChangementCles {
            membres: vec![rotation.partant.clone()],
            retires: vec![Destinataire::Membre(partant)],
            publics: rotation.publics.clone(),
            enveloppes: rotation.enveloppes.clone(),
            cles_association: rotation.cles_association.clone(),
            ..ChangementCles::default()
        };
        let ajout =
            self.acte_d_association(Fait::MembreRetire { membre: partant }, contexte).await?;
        let mut alea = contexte.deriver();
        self.store
            .changer_cles(&changement, &[ajout], |cle| rotation.reemballer(cle, &mut alea))
            .await?;
        self.coffre.adopter(rotation);
        Ok(())
    }

    /// The member at work changes her passphrase.
    ///
    /// # Errors
    /// A wrong `ancienne`.
    pub async fn changer_phrase(
        &self,
        ancienne: &str,
        nouvelle: (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let acces = self.store.acces().await?;
        let moi = acces.membres.iter().find(|membre| membre.membre == self.membre);
        let moi = moi.ok_or(ErreurApp::MembreInconnu)?;
        let scelle = changer_phrase(moi, ancienne, nouvelle, &mut contexte.alea)?;
        let changement = ChangementCles { membres: vec![scelle], ..ChangementCles::default() };
        let fait = Fait::PhraseChangee { membre: self.membre };
        self.changer(&changement, fait, contexte).await
    }

    /// Gives a member her access back with the recovery key, under a new passphrase, and opens her
    /// session.
    ///
    /// # Errors
    /// Another association's key, [`ErreurApp::MembreInconnu`].
    pub async fn recuperer(
        url: &str,
        cle: &CleDeSecours,
        identifiant: &str,
        nouvelle: (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<Self, ErreurApp> {
        let store = store::Store::ouvrir(url).await?;
        let association = store.association().await?.id;
        let acces = store.acces().await?;
        let ancien = choisir(&acces.membres, Some(identifiant))?;
        let registre = acces.registre();
        let recree =
            recuperer(cle, &acces.secours, ancien, &registre, nouvelle, &mut contexte.alea)?;
        let membre = recree.membre.membre;
        let coffre = vault::Coffre::ouvrir_secours(cle, &acces.secours, &registre)?;
        let (identifiant, role) = (identifiant.to_owned(), Role::Dpo);
        let mut session = Self {
            store,
            coffre,
            membre,
            association,
            identifiant,
            role,
            phrase_provisoire: false,
            rang_association: 0,
        };
        session.lire_association().await?;
        let changement = ChangementCles {
            membres: vec![recree.membre.clone()],
            retires: vec![Destinataire::Membre(membre)],
            enveloppes: recree.enveloppes,
            ..ChangementCles::default()
        };
        session.changer(&changement, Fait::PhraseChangee { membre }, contexte).await?;
        let acces = session.store.acces().await?;
        session.coffre = vault::Coffre::ouvrir(&recree.membre, nouvelle.0, &acces.registre())?;
        Ok(session)
    }

    /// Writes key records and the act that tells it, in one transaction.
    async fn changer(
        &self,
        changement: &ChangementCles,
        fait: Fait,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let ajout = self.acte_d_association(fait, contexte).await?;
        self.store.changer_cles(changement, &[ajout], |_| Ok(None)).await?;
        Ok(())
    }

    /// An act at the end of the association's own journal, ready to be written.
    pub(crate) async fn acte_d_association(
        &self,
        fait: Fait,
        contexte: &mut Contexte,
    ) -> Result<Ajout, ErreurApp> {
        let flux: Flux = self.flux_association();
        let mut journal = self.fin_de_journal(flux, contexte).await?;
        let (id, survenu_le) = (contexte.acte(), contexte.aujourdhui);
        let acte = NouvelActe { id, survenu_le, fait, recit: None };
        self.preparer(&mut journal, vec![acte], contexte)
    }
}

fn tenus(acces: &Trousseau, membre: MembreId) -> Vec<Compartiment> {
    let version = |c: Compartiment| {
        acces.publics.iter().filter(|p| p.compartiment == c).map(|p| p.version).max()
    };
    let tient = |c: &Compartiment| {
        acces.enveloppes.iter().any(|enveloppe| {
            enveloppe.destinataire == Destinataire::Membre(membre)
                && enveloppe.compartiment == *c
                && Some(enveloppe.version) == version(*c)
        })
    };
    Compartiment::TOUS.into_iter().filter(tient).collect()
}
