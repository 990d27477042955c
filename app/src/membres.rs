//! Members, and the keys they hold.

use domain::association::Membre;
use domain::{Compartiment, Fait, Flux, MembreId, Role};
use store::{Ajout, ChangementCles};
use vault::{
    CleDeSecours, Destinataire, EnveloppeCompartiment, NouveauMembre, ParametresPhrase, Trousseau,
    changer_phrase, recuperer,
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
    /// What she does.
    pub role: Role,
    /// Compartments she holds.
    pub compartiments: Vec<Compartiment>,
    /// Compartments she is entitled to and was not handed the keys of.
    pub a_remettre: Vec<Compartiment>,
}

/// What a new member is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dotation {
    /// What her role needs.
    Role(Role),
    /// Exactly these compartments, and `faits`; her role is the least that covers them.
    Compartiments(Vec<Compartiment>),
}

/// What became of the secrets that were taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depart {
    /// They are replaced, or there was none.
    ClesRemplacees,
    /// A head of unit is to replace them.
    ClesARemplacer,
}

impl Dotation {
    fn role(&self) -> Role {
        match self {
            Self::Role(role) => *role,
            Self::Compartiments(compartiments) => Role::couvrant(compartiments),
        }
    }
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
            .map(|membre| {
                let fiche = fiches.get(&membre.membre);
                let compartiments = tenus(&acces, membre.membre);
                let dus = fiche.filter(|_| membre.actif).map(|fiche| fiche.compartiments.iter());
                let dus = dus.into_iter().flatten().copied();
                LigneMembre {
                    membre: membre.membre,
                    identifiant: membre.identifiant.clone(),
                    actif: membre.actif,
                    // Without an act that says it, the role that may do least.
                    role: fiche.map_or(Role::Statistiques, |fiche| fiche.role),
                    a_remettre: dus.filter(|c| !compartiments.contains(c)).collect(),
                    compartiments,
                }
            })
            .collect();
        lignes.sort_by(|a, b| a.identifiant.cmp(&b.identifiant));
        Ok(lignes)
    }

    /// A member joins. She is given at once the keys this session holds among those she is entitled
    /// to; a head of unit hands over the others ([`Session::remettre_cles`]). Her passphrase is
    /// provisional: she is asked for one of her own ([`Session::phrase_a_changer`]).
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit or the administration asks, and unless a head of
    /// unit makes another one; [`ErreurApp::IdentifiantPris`]; with [`Dotation::Compartiments`], a
    /// compartment this session does not hold.
    pub async fn ajouter_membre(
        &self,
        identifiant: &str,
        dotation: &Dotation,
        (phrase, parametres): (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<MembreId, ErreurApp> {
        let role = dotation.role();
        self.exiger_pour(role).await?;
        let acces = self.store.acces().await?;
        if acces.membres.iter().any(|membre| membre.identifiant == identifiant) {
            return Err(ErreurApp::IdentifiantPris);
        }
        let membre = contexte.membre();
        let nouveau = NouveauMembre { membre, identifiant, phrase, parametres };
        let (dus, donnes) = match dotation {
            Dotation::Role(role) => {
                let dus = role.compartiments().to_vec();
                let donnes = dus.iter().copied().filter(|c| self.coffre.detient(*c)).collect();
                (dus, donnes)
            }
            Dotation::Compartiments(voulus) => (avec_faits(voulus), voulus.clone()),
        };
        let (scelle, enveloppes) = self.coffre.inscrire(&nouveau, &donnes, &mut contexte.alea)?;
        let compartiments = dus.iter().map(|c| c.code().to_owned()).collect();
        let fait = Fait::MembreAjoute(Membre { membre, compartiments, role: Some(role) });
        let changement =
            ChangementCles { membres: vec![scelle], enveloppes, ..ChangementCles::default() };
        self.changer(&changement, fait, contexte).await?;
        Ok(membre)
    }

    /// Which member signs in under that name.
    ///
    /// # Errors
    /// [`ErreurApp::MembreInconnu`].
    pub async fn membre_de(&self, identifiant: &str) -> Result<MembreId, ErreurApp> {
        let acces = self.store.acces().await?;
        Ok(choisir(&acces.membres, Some(identifiant))?.membre)
    }

    /// A member is given another role: the keys this session holds among those the role gains, at
    /// once; those it loses are taken back at once, and their secrets replaced as for a departure.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] as for [`Session::ajouter_membre`]; [`ErreurApp::MembreInconnu`];
    /// [`ErreurApp::DernierMembre`] when nobody would open everything any more.
    pub async fn donner_role(
        &mut self,
        identifiant: &str,
        role: Role,
        contexte: &mut Contexte,
    ) -> Result<Depart, ErreurApp> {
        self.exiger_pour(role).await?;
        let acces = self.store.acces().await?;
        let elle = choisir(&acces.membres, Some(identifiant))?;
        let dus = role.compartiments();
        if dus.len() < Compartiment::TOUS.len() {
            garder_une_entiere(&acces, elle.membre)?;
        }
        let tenus = tenus(&acces, elle.membre);
        let mut enveloppes = siennes(&acces, elle.membre);
        enveloppes.retain(|enveloppe| !dus.contains(&enveloppe.compartiment));
        let mut enveloppes: Vec<_> = enveloppes.iter().map(|e| e.reprise()).collect();
        for compartiment in dus.iter().filter(|c| !tenus.contains(c)) {
            if self.coffre.detient(*compartiment) {
                enveloppes.push(self.coffre.accorder(elle, *compartiment, &mut contexte.alea)?);
            }
        }
        let changement = ChangementCles { enveloppes, ..ChangementCles::default() };
        let fait = Fait::RoleDonne { membre: elle.membre, role };
        self.changer(&changement, fait, contexte).await?;
        self.remplacer_si_possible(contexte).await
    }

    /// A member leaves: she loses access at once. The secrets she held are replaced in the same
    /// transaction when this session holds them all, and otherwise by the first head of unit
    /// who signs in ([`Session::rotation_due`]). Rows are not rewritten; her locker is emptied.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit or the administration asks;
    /// [`ErreurApp::MembreInconnu`]; [`ErreurApp::DernierMembre`].
    pub async fn retirer_membre(
        &mut self,
        identifiant: &str,
        contexte: &mut Contexte,
    ) -> Result<Depart, ErreurApp> {
        self.exiger_role(&[Role::Cheffe, Role::Administration]).await?;
        let acces = self.store.acces().await?;
        let partant = choisir(&acces.membres, Some(identifiant))?;
        if partant.membre == self.membre {
            return Err(ErreurApp::DernierMembre);
        }
        garder_une_entiere(&acces, partant.membre)?;
        if siennes(&acces, partant.membre).iter().all(|e| self.coffre.detient(e.compartiment)) {
            self.exclure(partant.membre, &acces, contexte).await?;
            return Ok(Depart::ClesRemplacees);
        }
        let reprises = siennes(&acces, partant.membre).iter().map(|e| e.reprise()).collect();
        let changement = ChangementCles {
            membres: vec![partant.partie()],
            retires: vec![Destinataire::Membre(partant.membre)],
            enveloppes: reprises,
            ..ChangementCles::default()
        };
        let fait = Fait::MembreRetire { membre: partant.membre };
        self.changer(&changement, fait, contexte).await?;
        Ok(Depart::ClesARemplacer)
    }

    async fn exclure(
        &mut self,
        partant: MembreId,
        acces: &Trousseau,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let rotation = self.coffre.exclure(
            partant,
            &acces.membres,
            &acces.secours,
            &acces.enveloppes,
            &mut contexte.alea,
        )?;
        let fait = Fait::MembreRetire { membre: partant };
        let ajout = self.acte_d_association(fait, contexte).await?;
        self.tourner(rotation, &[ajout], contexte).await
    }

    /// A head of unit or the administration manages members; only a head of unit makes another.
    async fn exiger_pour(&self, role: Role) -> Result<(), ErreurApp> {
        match role {
            Role::Cheffe => self.exiger_role(&[Role::Cheffe]).await,
            Role::TravailleuseSociale
            | Role::Benevole
            | Role::Sante
            | Role::Juriste
            | Role::Mineurs
            | Role::Statistiques
            | Role::Administration
            | Role::Dpo => self.exiger_role(&[Role::Cheffe, Role::Administration]).await,
        }
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
        let mut session = Self {
            store,
            coffre,
            membre,
            association,
            identifiant: identifiant.to_owned(),
            role: Role::Dpo,
            phrase_provisoire: false,
            rang_association: 0,
            regles: std::sync::RwLock::default(),
            repertoires: std::sync::Arc::default(),
            tenu: std::sync::Mutex::default(),
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

    /// Gives a member who lost her passphrase a provisional one, with the compartments she holds
    /// now. Her locker is emptied: she enrols a second factor again.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::MembreInconnu`]; a compartment
    /// she holds and this session does not.
    pub async fn rendre_acces(
        &self,
        identifiant: &str,
        provisoire: (&str, ParametresPhrase),
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        let acces = self.store.acces().await?;
        let ancien = choisir(&acces.membres, Some(identifiant))?;
        let recree =
            self.coffre.recreer_acces(ancien, &acces.enveloppes, provisoire, &mut contexte.alea)?;
        let membre = ancien.membre;
        let changement = ChangementCles {
            membres: vec![recree.membre],
            retires: vec![Destinataire::Membre(membre)],
            enveloppes: recree.enveloppes,
            ..ChangementCles::default()
        };
        self.changer(&changement, Fait::PhraseChangee { membre }, contexte).await
    }

    /// Writes key records and the act that tells it, in one transaction.
    pub(crate) async fn changer(
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

/// The compartments a member holds the keys of.
pub(crate) fn tenus(acces: &Trousseau, membre: MembreId) -> Vec<Compartiment> {
    let siennes = siennes(acces, membre);
    let tient = |c: &Compartiment| siennes.iter().any(|enveloppe| enveloppe.compartiment == *c);
    Compartiment::TOUS.into_iter().filter(tient).collect()
}

/// A member's envelopes of current secrets, those taken back aside.
fn siennes(acces: &Trousseau, membre: MembreId) -> Vec<&EnveloppeCompartiment> {
    let version = |c: Compartiment| {
        acces.publics.iter().filter(|p| p.compartiment == c).map(|p| p.version).max()
    };
    let sienne = |enveloppe: &&EnveloppeCompartiment| {
        enveloppe.destinataire == Destinataire::Membre(membre)
            && Some(enveloppe.version) == version(enveloppe.compartiment)
            && !enveloppe.est_reprise()
    };
    acces.enveloppes.iter().filter(sienne).collect()
}

/// Refuses what would leave nobody who opens everything.
fn garder_une_entiere(acces: &Trousseau, partante: MembreId) -> Result<(), ErreurApp> {
    let entiere = |membre: MembreId| tenus(acces, membre).len() == Compartiment::TOUS.len();
    let actives = acces.membres.iter().filter(|membre| membre.actif).map(|membre| membre.membre);
    let mut restantes = actives.filter(|membre| *membre != partante);
    if !entiere(partante) || restantes.any(entiere) {
        Ok(())
    } else {
        Err(ErreurApp::DernierMembre)
    }
}

fn avec_faits(compartiments: &[Compartiment]) -> Vec<Compartiment> {
    let voulu = |c: &Compartiment| *c == Compartiment::Faits || compartiments.contains(c);
    Compartiment::TOUS.into_iter().filter(voulu).collect()
}
