//! A member leaves: the secrets she held are replaced, and data keys sealed again. No act is.

use std::fmt;

use domain::{Compartiment, MembreId};
use rand_core::CryptoRng;

use crate::ErreurVault;
use crate::coffre::Coffre;
use crate::compartiment::SecretCompartiment;
use crate::compartiments::ParCompartiment;
use crate::contexte::Contexte;
use crate::enregistrements::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    NomCle, SecoursPublic,
};
use crate::secret::Secret;

/// What a departure writes. In one transaction, the store:
/// 1. replaces the leaver's record by `partant` and deletes her envelopes, when there is one;
/// 2. for each compartment of [`Rotation::compartiments`], replaces the public key, every envelope
///    and the association's keys by those here, and every row of data keys by what
///    [`Rotation::reemballer`] gives;
/// 3. refuses from then on a data key of a former version (a session opened before may offer one).
///
/// Then [`Coffre::adopter`], or [`Coffre::actualiser`] for the other sessions.
pub struct Rotation {
    /// The leaver's record: inactive, without private key. `None` when nobody leaves now.
    pub partant: Option<MembreScelle>,
    /// The new secrets, for the members who stay and for the recovery key.
    pub enveloppes: Vec<EnveloppeCompartiment>,
    /// Their public halves.
    pub publics: Vec<CompartimentPublic>,
    /// The association's keys, sealed again.
    pub cles_association: Vec<CleAssociation>,
    secrets: ParCompartiment<Option<Remplacement>>,
}

struct Remplacement {
    ancien: SecretCompartiment,
    nouveau: SecretCompartiment,
}

impl Rotation {
    /// The compartments whose secret is replaced: those the leaver held.
    pub fn compartiments(&self) -> impl Iterator<Item = Compartiment> {
        Compartiment::TOUS.into_iter().filter(|c| self.secrets.get(*c).is_some())
    }

    /// Seals a data key under the new secret. `None` when its compartment is not concerned.
    ///
    /// # Errors
    /// [`ErreurVault::ClePerimee`] when the row is of another version than the one replaced;
    /// [`ErreurVault::Altere`], [`ErreurVault::Deplace`].
    pub fn reemballer(
        &self,
        rangee: &CleFlux,
        alea: &mut impl CryptoRng,
    ) -> Result<Option<CleFlux>, ErreurVault> {
        let Some(remplacement) = self.secrets.get(rangee.compartiment) else {
            return Ok(None);
        };
        let Remplacement { ancien, nouveau } = remplacement;
        let (flux, compartiment) = (rangee.flux, rangee.compartiment);
        if rangee.version != ancien.version {
            return Err(ErreurVault::ClePerimee(compartiment));
        }
        let contexte = Contexte::cle_flux(&flux, compartiment, ancien.version);
        let cle = ancien.ouvrir(&contexte, &rangee.enveloppe)?;
        let version = nouveau.version;
        let contexte = Contexte::cle_flux(&flux, compartiment, version);
        let enveloppe = nouveau.sceller(&contexte, &cle, alea)?;
        Ok(Some(CleFlux { flux, compartiment, version, enveloppe }))
    }
}

impl fmt::Debug for Rotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rotation(…)")
    }
}

impl Coffre {
    /// A member leaves. `membres` and `enveloppes` are all those of the association: whoever stays
    /// keeps the compartments her current envelopes name.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] for a compartment the leaver held and this session does not: the
    /// recovery key can; [`ErreurVault::NonAtteste`] for an envelope or a public key that no holder
    /// of the compartment granted.
    pub fn exclure(
        &self,
        partant: MembreId,
        membres: &[MembreScelle],
        secours: &SecoursPublic,
        enveloppes: &[EnveloppeCompartiment],
        alea: &mut impl CryptoRng,
    ) -> Result<Rotation, ErreurVault> {
        self.signataire.verifier_secours(secours)?;
        let secrets = ParCompartiment::essayer(|compartiment| {
            let destinataire = Destinataire::Membre(partant);
            if self.enveloppe_courante(destinataire, compartiment, enveloppes).is_none() {
                return Ok(None);
            }
            let ancien = self.secrets.get(compartiment).as_ref();
            let ancien = ancien.ok_or(ErreurVault::CleAbsente(compartiment))?;
            Remplacement::tirer(ancien, alea).map(Some)
        })?;
        let partant_scelle = membres.iter().find(|membre| membre.membre == partant);
        let partie = partant_scelle.ok_or(ErreurVault::MembreInactif)?.partie();
        let restants = membres.iter().filter(|membre| membre.membre != partant);
        self.renouveler(secrets, Some(partie), (restants, secours, enveloppes), alea)
    }

    /// Replaces secrets whose envelopes were taken back earlier: a departure, or a role that lost
    /// compartments. `membres` and `enveloppes` are all those of the association.
    ///
    /// # Errors
    /// As [`Coffre::exclure`].
    pub fn remplacer(
        &self,
        compartiments: &[Compartiment],
        membres: &[MembreScelle],
        secours: &SecoursPublic,
        enveloppes: &[EnveloppeCompartiment],
        alea: &mut impl CryptoRng,
    ) -> Result<Rotation, ErreurVault> {
        self.signataire.verifier_secours(secours)?;
        let secrets = ParCompartiment::essayer(|compartiment| {
            if !compartiments.contains(&compartiment) {
                return Ok(None);
            }
            let ancien = self.secrets.get(compartiment).as_ref();
            let ancien = ancien.ok_or(ErreurVault::CleAbsente(compartiment))?;
            Remplacement::tirer(ancien, alea).map(Some)
        })?;
        self.renouveler(secrets, None, (membres.iter(), secours, enveloppes), alea)
    }

    /// The compartments whose current secret was taken back from somebody, and not replaced since.
    pub fn a_remplacer(&self, enveloppes: &[EnveloppeCompartiment]) -> Vec<Compartiment> {
        let due = |compartiment: &Compartiment| {
            let version = self.publics.get(*compartiment).version;
            enveloppes.iter().any(|enveloppe| {
                enveloppe.compartiment == *compartiment
                    && enveloppe.version == version
                    && enveloppe.est_reprise()
            })
        };
        Compartiment::TOUS.into_iter().filter(due).collect()
    }

    fn renouveler<'a>(
        &self,
        secrets: ParCompartiment<Option<Remplacement>>,
        partant: Option<MembreScelle>,
        (membres, secours, enveloppes): (
            impl Iterator<Item = &'a MembreScelle>,
            &SecoursPublic,
            &[EnveloppeCompartiment],
        ),
        alea: &mut impl CryptoRng,
    ) -> Result<Rotation, ErreurVault> {
        let mut rotation = Rotation {
            partant,
            enveloppes: Vec::new(),
            publics: Vec::new(),
            cles_association: Vec::new(),
            secrets,
        };
        let actifs = membres.filter(|membre| membre.actif);
        let actifs =
            actifs.map(|membre| (Destinataire::Membre(membre.membre), membre.cle_publique));
        let mut restants: Vec<_> = actifs.collect();
        restants.push((Destinataire::Secours, secours.cle_publique));
        for compartiment in Compartiment::TOUS {
            self.publier(&mut rotation, compartiment, &restants, enveloppes, alea)?;
        }
        Ok(rotation)
    }

    /// Goes on with the secrets of a rotation once it is written.
    pub fn adopter(&mut self, rotation: Rotation) {
        for public in &rotation.publics {
            *self.publics.get_mut(public.compartiment) = *public;
        }
        let mut secrets = rotation.secrets;
        for compartiment in Compartiment::TOUS {
            if let Some(remplacement) = secrets.get_mut(compartiment).take() {
                *self.secrets.get_mut(compartiment) = Some(remplacement.nouveau);
            }
        }
    }

    fn publier(
        &self,
        rotation: &mut Rotation,
        compartiment: Compartiment,
        restants: &[(Destinataire, [u8; 32])],
        enveloppes: &[EnveloppeCompartiment],
        alea: &mut impl CryptoRng,
    ) -> Result<(), ErreurVault> {
        let Some(Remplacement { ancien, nouveau }) = rotation.secrets.get(compartiment) else {
            return Ok(());
        };
        for (destinataire, cle_publique) in restants {
            let ancienne = self.enveloppe_courante(*destinataire, compartiment, enveloppes);
            let Some(ancienne) = ancienne.filter(|ancienne| !ancienne.est_reprise()) else {
                continue;
            };
            // Rows in the database name the recipients: only a holder's proof is believed.
            if !ancien.a_accorde(ancienne, cle_publique) {
                return Err(ErreurVault::NonAtteste);
            }
            rotation.enveloppes.push(nouveau.envelopper(*destinataire, cle_publique, alea)?);
        }
        rotation.publics.push(self.public_de(nouveau));
        for nom in NomCle::TOUS {
            let Some(cle) = self.cle_de(nom).filter(|_| nom.compartiment() == compartiment) else {
                continue;
            };
            rotation.cles_association.push(nouveau.sceller_cle_association(nom, &cle, alea)?);
        }
        Ok(())
    }
}

impl Remplacement {
    fn tirer(ancien: &SecretCompartiment, alea: &mut impl CryptoRng) -> Result<Self, ErreurVault> {
        // Four billion departures: the version number does not run out in practice.
        let version = ancien.version.checked_add(1).ok_or(ErreurVault::VersionInconnue)?;
        Ok(Self {
            ancien: ancien.copie(),
            nouveau: SecretCompartiment::new(ancien.compartiment, version, Secret::tirer(alea)),
        })
    }
}
