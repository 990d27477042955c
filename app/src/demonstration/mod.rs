//! A fictitious association, written in a base of its own.

mod gestion;

use std::sync::Arc;

use demo::{ActeFictif, ActiviteFictive, DossierFictif};
pub use demo::{AssociationFictive, Generateur, Taille};
use domain::{Flux, Role};
use store::Ajout;
use vault::{Coffre, ParametresPhrase};

use crate::ErreurApp;
use crate::base::Base;
use crate::contexte::Contexte;
use crate::ecriture::Ecriture;
use crate::importer::Avancement;
use crate::membres::Dotation;
use crate::projection;
use crate::second_facteur::{LONGUEUR_SECRET_TOTP, en_base32};
use crate::session::{Session, choisir};

/// The passphrase of every account of a demonstration: it protects nobody.
pub const PHRASE: &str = "demonstration fictive";
/// The secret of their second factor: it protects nobody.
const SECRET: [u8; LONGUEUR_SECRET_TOTP] = *b"demonstration fictif";
/// Any other passphrase, changed at once for the known one.
const PROVISOIRE: &str = "demonstration provisoire";
/// A known passphrase needs no cost.
const COUT: ParametresPhrase = ParametresPhrase::ESSAIS;

/// The accounts of a demonstration, one for each role. The first is who sets it up.
pub const COMPTES: [(&str, Role); 9] = [
    ("responsable", Role::Cheffe),
    ("travailleuse", Role::TravailleuseSociale),
    ("benevole", Role::Benevole),
    ("sante", Role::Sante),
    ("juriste", Role::Juriste),
    ("mineurs", Role::Mineurs),
    ("statistiques", Role::Statistiques),
    ("administration", Role::Administration),
    ("dpo", Role::Dpo),
];

/// The secret to type in an application, the same for every account of every demonstration.
pub fn secret_totp() -> String {
    en_base32(&SECRET).to_string()
}

/// Streams written in one transaction.
const LOT: usize = 500;

/// What one association of a draw holds.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Places of its files in the draw: each is drawn when it is written.
    dossiers: Vec<u32>,
    activites: Vec<ActiviteFictive>,
}

impl Part {
    /// The part of each association, in the order of their indices.
    pub fn toutes(generateur: &Generateur) -> Vec<Self> {
        let mut parts = vec![Self::default(); generateur.associations().count()];
        for indice in 0..generateur.taille().personnes() {
            if let Some(part) = parts.get_mut(usize::from(generateur.association_de(indice))) {
                part.dossiers.push(indice);
            }
        }
        for activite in generateur.activites() {
            if let Some(part) = parts.get_mut(usize::from(activite.association)) {
                part.activites.push(activite);
            }
        }
        parts
    }

    /// How many people.
    pub fn personnes(&self) -> usize {
        self.dossiers.len()
    }
}

impl Session {
    /// Writes a fictitious association in this base, which must hold nothing else.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn remplir(
        &self,
        generateur: &Generateur,
        contexte: &mut Contexte,
        avancer: &mut (dyn FnMut(Avancement) + Send),
    ) -> Result<(), ErreurApp> {
        let total = u64::from(generateur.taille().personnes());
        self.ecrire_fictifs(generateur.dossiers(), generateur.activites(), total, contexte, avancer)
            .await
    }

    /// Writes one association of a draw in this base, which must hold nothing else.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn remplir_part(
        &self,
        generateur: &Generateur,
        part: Part,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let dossiers = part.dossiers.into_iter().map(|indice| generateur.dossier(indice));
        let activites = part.activites.into_iter();
        self.ecrire_fictifs(dossiers, activites, 0, contexte, &mut |_| ()).await
    }

    async fn ecrire_fictifs(
        &self,
        dossiers: impl Iterator<Item = DossierFictif>,
        activites: impl Iterator<Item = ActiviteFictive>,
        total: u64,
        contexte: &mut Contexte,
        avancer: &mut (dyn FnMut(Avancement) + Send),
    ) -> Result<(), ErreurApp> {
        let (mut lot, mut ecriture) = (Vec::with_capacity(LOT), Ecriture::default());
        for (faites, dossier) in (1..).zip(dossiers) {
            lot.push(self.fictif(Flux::Dossier(dossier.id), dossier.actes, contexte)?);
            if lot.len() == LOT {
                ecriture.commencer(&self.store, std::mem::take(&mut lot)).await?;
                avancer(Avancement { faites, total });
            }
        }
        for activite in activites {
            lot.push(self.fictif(Flux::Activite(activite.id), activite.actes, contexte)?);
            if lot.len() == LOT {
                ecriture.commencer(&self.store, std::mem::take(&mut lot)).await?;
            }
        }
        ecriture.commencer(&self.store, lot).await?;
        ecriture.terminer().await?;
        avancer(Avancement { faites: total, total });
        self.sceller_tete(contexte).await
    }

    /// Opens the accounts of a demonstration, with their known passphrase and second factor. Those
    /// that are there stay: an interrupted demonstration is completed.
    ///
    /// # Errors
    /// A base whose first member is not a demonstration's; whatever the store refuses.
    pub async fn ouvrir_comptes_fictifs(&self, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let presents = self.membres().await?;
        for (identifiant, role) in COMPTES {
            if !presents.iter().any(|membre| membre.identifiant == identifiant) {
                let dotation = Dotation::Role(role);
                self.ajouter_membre(identifiant, &dotation, (PROVISOIRE, COUT), contexte).await?;
            }
            self.appreter(identifiant, contexte).await?;
        }
        Ok(())
    }

    /// Signs in as a fictitious member to do what is hers alone to do.
    async fn appreter(&self, identifiant: &str, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let acces = self.store.acces().await?;
        let membre = choisir(&acces.membres, Some(identifiant))?;
        let connue = Coffre::ouvrir(membre, PHRASE, &acces.registre());
        let provisoire = || Coffre::ouvrir(membre, PROVISOIRE, &acces.registre());
        let coffre = connue.or_else(|_| provisoire())?;
        let base = Base {
            store: self.store.clone(),
            association: self.association,
            repertoires: Arc::clone(&self.repertoires),
        };
        let session = base.session(coffre, membre.membre, identifiant.to_owned()).await?;
        if session.phrase_a_changer() {
            session.changer_phrase(PROVISOIRE, (PHRASE, COUT), contexte).await?;
        }
        if session.second_facteur().await?.is_none() {
            session.poser_totp(SECRET, contexte).await?;
        }
        Ok(())
    }

    fn fictif(
        &self,
        flux: Flux,
        actes: Vec<ActeFictif>,
        contexte: &mut Contexte,
    ) -> Result<Ajout, ErreurApp> {
        let mut journal = self.journal_neuf(flux, contexte)?;
        let mut scelles = Vec::with_capacity(actes.len());
        for acte in actes {
            let acte = acte.en_acte(flux, journal.rang + 1, self.membre);
            scelles.push(journal.sceller(acte, contexte)?);
        }
        let vues = projection::vues(&self.coffre, &journal, &mut contexte.alea)?;
        Ok(Ajout { actes: scelles, cles: std::mem::take(&mut journal.nouvelles_cles), vues })
    }
}
