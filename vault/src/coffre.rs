//! An opened session: the compartments a member holds, and what they open.

use std::fmt;

use domain::{Compartiment, Flux, MembreId};
use rand_core::CryptoRng;

use crate::compartiment::SecretCompartiment;
use crate::compartiments::ParCompartiment;
use crate::contexte::Contexte;
use crate::enregistrements::{
    CleFlux, CompartimentPublic, Destinataire, MembreScelle, NomCle, Registre, SecoursPublic,
};
use crate::flux::{ClesFlux, EtatCle};
use crate::sceau::{self, Paire};
use crate::secours::CleDeSecours;
use crate::secret::Secret;
use crate::signature::{self, Signataire};
use crate::{ErreurVault, casier, membre};

/// The keys of one session: what a member's passphrase, or the recovery key, opens. Wiped on drop.
///
/// `Send` and `Sync`, so that figures are counted on several threads.
pub struct Coffre {
    pub(crate) destinataire: Destinataire,
    pub(crate) paire: Paire,
    pub(crate) secrets: ParCompartiment<Option<SecretCompartiment>>,
    pub(crate) publics: ParCompartiment<CompartimentPublic>,
    pub(crate) recherche: Option<Secret>,
    pub(crate) vues: Secret,
    pub(crate) identifiants: Secret,
    pub(crate) signataire: Signataire,
    /// Opens the member's locker; `None` with the recovery key.
    pub(crate) casier: Option<Secret>,
}

impl Coffre {
    /// Opens a member's session.
    ///
    /// # Errors
    /// [`ErreurVault::PhraseIncorrecte`]; [`ErreurVault::MembreInactif`];
    /// [`ErreurVault::CleAbsente`] of `faits` when no envelope is addressed to her;
    /// [`ErreurVault::NonAtteste`] when a compartment's public key is missing or was replaced;
    /// [`ErreurVault::Altere`] or [`ErreurVault::Deplace`] for a damaged record.
    pub fn ouvrir(
        membre: &MembreScelle,
        phrase: &str,
        registre: &Registre<'_>,
    ) -> Result<Self, ErreurVault> {
        if !membre.actif {
            return Err(ErreurVault::MembreInactif);
        }
        let privee = membre::ouvrir_privee(membre, phrase)?;
        let destinataire = Destinataire::Membre(membre.membre);
        let mut coffre = Self::depuis_paire(destinataire, Paire::depuis(&privee.graine), registre)?;
        coffre.casier = Some(casier::secret(&privee.graine));
        // A whole set of keys of another making would open: the member's passphrase vouches for
        // the association she joined.
        if coffre.cle_de_signature() == privee.association {
            Ok(coffre)
        } else {
            Err(ErreurVault::NonAtteste)
        }
    }

    /// Opens a session that holds every compartment, with the recovery key.
    ///
    /// # Errors
    /// [`ErreurVault::CleDeSecoursEtrangere`] for another association's key; otherwise as
    /// [`Coffre::ouvrir`].
    pub fn ouvrir_secours(
        cle: &CleDeSecours,
        secours: &SecoursPublic,
        registre: &Registre<'_>,
    ) -> Result<Self, ErreurVault> {
        let paire = cle.paire();
        if *paire.publique() != secours.cle_publique {
            return Err(ErreurVault::CleDeSecoursEtrangere);
        }
        Self::depuis_paire(Destinataire::Secours, paire, registre)
    }

    /// Takes in what changed since the session was opened (a compartment granted, a secret
    /// replaced), without asking for the passphrase again.
    ///
    /// # Errors
    /// As [`Coffre::ouvrir`]; the session is then unchanged.
    pub fn actualiser(&mut self, registre: &Registre<'_>) -> Result<(), ErreurVault> {
        let (secrets, publics) = ouvrir_secrets(self.destinataire, &self.paire, registre)?;
        let signataire =
            Signataire::depuis(&cle_association(NomCle::Signature, &secrets, registre)?);
        attester(&signataire, &publics)?;
        if signataire.cle_publique() != self.cle_de_signature() {
            return Err(ErreurVault::NonAtteste);
        }
        // The association's own keys never change: only the right to search may have come or gone.
        self.recherche = tenue(&secrets, registre)?;
        self.secrets = secrets;
        self.publics = publics;
        Ok(())
    }

    fn depuis_paire(
        destinataire: Destinataire,
        paire: Paire,
        registre: &Registre<'_>,
    ) -> Result<Self, ErreurVault> {
        let (secrets, publics) = ouvrir_secrets(destinataire, &paire, registre)?;
        let signature = cle_association(NomCle::Signature, &secrets, registre)?;
        let coffre = Self {
            destinataire,
            recherche: tenue(&secrets, registre)?,
            vues: cle_association(NomCle::Vues, &secrets, registre)?,
            identifiants: cle_association(NomCle::Identifiants, &secrets, registre)?,
            signataire: Signataire::depuis(&signature),
            paire,
            secrets,
            publics,
            casier: None,
        };
        attester(&coffre.signataire, &coffre.publics)?;
        Ok(coffre)
    }

    /// The member whose session it is; `None` when the recovery key opened it.
    pub fn membre(&self) -> Option<MembreId> {
        match self.destinataire {
            Destinataire::Membre(membre) => Some(membre),
            Destinataire::Secours => None,
        }
    }

    /// Sum of the versions of the compartments' keys this session knows: less than the base's once
    /// one was replaced.
    pub fn versions(&self) -> i64 {
        Compartiment::TOUS.into_iter().map(|c| i64::from(self.publics.get(c).version)).sum()
    }

    /// Whether the session holds a compartment.
    pub fn detient(&self, compartiment: Compartiment) -> bool {
        self.secrets.get(compartiment).is_some()
    }

    /// The compartments held, in the order of the design.
    pub fn compartiments(&self) -> impl Iterator<Item = Compartiment> {
        Compartiment::TOUS.into_iter().filter(|compartiment| self.detient(*compartiment))
    }

    /// Makes the data keys of a new stream: one for every compartment, whatever the stream, so that
    /// the set of keys says nothing. A compartment not held gets its key through its public half.
    ///
    /// The [`ClesFlux`] returned holds all of them: whoever creates a file may write its first
    /// narratives, and loses that power with this value.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`] when a public key is unusable.
    pub fn creer_flux(
        &self,
        flux: Flux,
        alea: &mut impl CryptoRng,
    ) -> Result<(Vec<CleFlux>, ClesFlux), ErreurVault> {
        let mut rangees = Vec::with_capacity(Compartiment::TOUS.len());
        let cles = ParCompartiment::essayer(|compartiment| {
            let cle = Secret::tirer(alea);
            let public = self.publics.get(compartiment);
            let contexte = Contexte::cle_flux(&flux, compartiment, public.version);
            let enveloppe = match self.secrets.get(compartiment) {
                Some(secret) => secret.sceller(&contexte, &cle, alea)?,
                None => sceau::sceller_pour(&public.cle_publique, &contexte, &cle, alea)?,
            };
            rangees.push(CleFlux { flux, compartiment, version: public.version, enveloppe });
            Ok(EtatCle::Ouverte(cle.chiffre()))
        })?;
        Ok((rangees, ClesFlux::new(flux, cles)))
    }

    /// Opens the data keys of a stream, given all its rows. A compartment that has no row was
    /// erased.
    ///
    /// # Errors
    /// [`ErreurVault::CleDetruite`] when the stream has no row: the person was erased;
    /// [`ErreurVault::ClePerimee`] when a row is of another version than the session's;
    /// [`ErreurVault::Altere`], [`ErreurVault::Deplace`].
    pub fn ouvrir_flux(&self, flux: Flux, rangees: &[CleFlux]) -> Result<ClesFlux, ErreurVault> {
        if rangees.is_empty() {
            return Err(ErreurVault::CleDetruite);
        }
        if rangees.iter().any(|rangee| rangee.flux != flux) {
            return Err(ErreurVault::Deplace);
        }
        let cles = ParCompartiment::essayer(|compartiment| {
            let rangee = rangees.iter().find(|rangee| rangee.compartiment == compartiment);
            rangee.map_or(Ok(EtatCle::Detruite), |rangee| self.ouvrir_cle(rangee))
        })?;
        Ok(ClesFlux::new(flux, cles))
    }

    /// Opens the `faits` key of a stream and nothing else: for counting over every stream.
    ///
    /// # Errors
    /// As [`Coffre::ouvrir_flux`]; [`ErreurVault::Deplace`] for a row of another compartment.
    pub fn ouvrir_faits(&self, rangee: &CleFlux) -> Result<ClesFlux, ErreurVault> {
        if rangee.compartiment != Compartiment::Faits {
            return Err(ErreurVault::Deplace);
        }
        let faits = self.ouvrir_cle(rangee)?;
        let mut cles = ParCompartiment::essayer(|_| Ok::<_, ErreurVault>(EtatCle::NonTenue))?;
        *cles.get_mut(Compartiment::Faits) = faits;
        Ok(ClesFlux::new(rangee.flux, cles))
    }

    fn ouvrir_cle(&self, rangee: &CleFlux) -> Result<EtatCle, ErreurVault> {
        let Some(secret) = self.secrets.get(rangee.compartiment) else {
            return Ok(EtatCle::NonTenue);
        };
        if secret.version != rangee.version {
            return Err(ErreurVault::ClePerimee(rangee.compartiment));
        }
        let contexte = Contexte::cle_flux(&rangee.flux, rangee.compartiment, rangee.version);
        Ok(EtatCle::Ouverte(secret.ouvrir(&contexte, &rangee.enveloppe)?.chiffre()))
    }

    /// Signs the head of the journal.
    pub fn signer(&self, message: &[u8]) -> [u8; 64] {
        self.signataire.signer_tete(message)
    }

    /// The association's public key, from the key this session holds and not from the database.
    pub fn cle_de_signature(&self) -> [u8; 32] {
        self.signataire.cle_publique()
    }

    /// Checks a signature of the head of the journal with the key this session holds.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`] when it is not of this message by this association.
    pub fn verifier(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), ErreurVault> {
        signature::verifier(&self.cle_de_signature(), message, signature)
    }

    /// Sixteen bytes made from `parties`, always the same for this association and unrelated for
    /// any other: for ids made from content, so that importing again creates nothing twice.
    pub fn id_derive(&self, parties: &[&[u8]]) -> [u8; 16] {
        empreinte_cle(&self.identifiants, parties)
    }

    /// What names, in memory, a set of fiches opened by whoever reads as much as this session: made
    /// from a key that only those who read names hold, when it does.
    pub fn empreinte_lecture(&self) -> [u8; 16] {
        match &self.recherche {
            Some(cle) => empreinte_cle(cle, &[b"fiches", b"identite"]),
            None => empreinte_cle(&self.vues, &[b"fiches", b"faits"]),
        }
    }

    /// An opaque code for a column of a view: the same for the same `domaine` and `valeur`.
    ///
    /// Equal values give equal codes, so a code tells how often a value occurs: put the stream's
    /// id in `valeur` where rows need not be compared with each other.
    pub fn code_opaque(&self, domaine: &str, valeur: &[u8]) -> [u8; 16] {
        empreinte_cle(&self.vues, &[domaine.as_bytes(), valeur])
    }
}

impl fmt::Debug for Coffre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Coffre(…)")
    }
}

/// Keyed BLAKE3 of the parts, each preceded by its length: no two lists read the same.
pub(crate) fn empreinte_cle(cle: &Secret, parties: &[&[u8]]) -> [u8; 16] {
    let mut empreinte = blake3::Hasher::new_keyed(cle.octets());
    for partie in parties {
        let longueur = u64::try_from(partie.len()).unwrap_or(u64::MAX);
        empreinte.update(&longueur.to_be_bytes());
        empreinte.update(partie);
    }
    let mut sortie = [0; 16];
    empreinte.finalize_xof().fill(&mut sortie);
    sortie
}

type Secrets = ParCompartiment<Option<SecretCompartiment>>;

fn ouvrir_secrets(
    destinataire: Destinataire,
    paire: &Paire,
    registre: &Registre<'_>,
) -> Result<(Secrets, ParCompartiment<CompartimentPublic>), ErreurVault> {
    let publics = ParCompartiment::essayer(|compartiment| {
        let versions = registre.publics.iter().filter(|p| p.compartiment == compartiment);
        versions.max_by_key(|public| public.version).copied().ok_or(ErreurVault::NonAtteste)
    })?;
    let secrets = ParCompartiment::essayer(|compartiment| {
        let public = publics.get(compartiment);
        let enveloppe = registre.enveloppes.iter().find(|enveloppe| {
            enveloppe.compartiment == compartiment
                && enveloppe.version == public.version
                && enveloppe.destinataire == destinataire
                && !enveloppe.est_reprise()
        });
        let Some(enveloppe) = enveloppe else {
            return Ok(None);
        };
        let secret = SecretCompartiment::developper(enveloppe, paire)?;
        // Anyone can seal to a public key: the content must be the secret the association
        // vouches for, or new files would be sealed under a secret of the forger's choice.
        if *secret.cle_publique() == public.cle_publique {
            Ok(Some(secret))
        } else {
            Err(ErreurVault::NonAtteste)
        }
    })?;
    Ok((secrets, publics))
}

fn attester(
    signataire: &Signataire,
    publics: &ParCompartiment<CompartimentPublic>,
) -> Result<(), ErreurVault> {
    Compartiment::TOUS
        .into_iter()
        .try_for_each(|compartiment| signataire.verifier_compartiment(publics.get(compartiment)))
}

fn tenue(secrets: &Secrets, registre: &Registre<'_>) -> Result<Option<Secret>, ErreurVault> {
    match cle_association(NomCle::Recherche, secrets, registre) {
        Ok(cle) => Ok(Some(cle)),
        Err(ErreurVault::CleAbsente(_)) => Ok(None),
        Err(erreur) => Err(erreur),
    }
}

fn cle_association(
    nom: NomCle,
    secrets: &Secrets,
    registre: &Registre<'_>,
) -> Result<Secret, ErreurVault> {
    let compartiment = nom.compartiment();
    let Some(secret) = secrets.get(compartiment) else {
        return Err(ErreurVault::CleAbsente(compartiment));
    };
    let rangee = registre.cles_association.iter().find(|cle| {
        cle.nom == nom && cle.compartiment == compartiment && cle.version == secret.version
    });
    let rangee = rangee.ok_or(ErreurVault::CleDetruite)?;
    let contexte = Contexte::cle_association(nom, compartiment, rangee.version);
    secret.ouvrir(&contexte, &rangee.enveloppe)
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng as _;

    use super::*;
    use crate::{Fondation, NouveauMembre, ParametresPhrase, fonder};

    fn association(graine: u64) -> Fondation {
        let premier = NouveauMembre {
            membre: MembreId::depuis_octets([1; 16]),
            identifiant: "cheffe",
            phrase: "phrase",
            parametres: ParametresPhrase::ESSAIS,
        };
        fonder(&premier, &mut ChaCha20Rng::seed_from_u64(graine)).unwrap()
    }

    /// Envelopes of `secrets`, addressed to the first member of `victime`.
    fn contrefaire(secrets: &Coffre, victime: &Fondation) -> Vec<crate::EnveloppeCompartiment> {
        let membre = &victime.trousseau.membres[0];
        let destinataire = Destinataire::Membre(membre.membre);
        let mut alea = ChaCha20Rng::seed_from_u64(3);
        Compartiment::TOUS
            .into_iter()
            .map(|compartiment| {
                let secret = secrets.secrets.get(compartiment).as_ref().unwrap();
                secret.envelopper(destinataire, &membre.cle_publique, &mut alea).unwrap()
            })
            .collect()
    }

    #[test]
    fn an_envelope_holding_a_forger_s_secret_is_refused() {
        let (fondation, intruse) = (association(1), association(2));
        let membre = &fondation.trousseau.membres[0];
        let mut faux = fondation.trousseau.clone();
        let contrefaites = contrefaire(&intruse.coffre, &fondation);
        faux.enveloppes[3] = contrefaites[3].clone();
        let erreur = Coffre::ouvrir(membre, "phrase", &faux.registre()).unwrap_err();
        assert_eq!(erreur, ErreurVault::NonAtteste);
        // Everything replaced at once: only the member's own sealed record can tell.
        faux.enveloppes = contrefaites;
        faux.publics.clone_from(&intruse.trousseau.publics);
        faux.cles_association.clone_from(&intruse.trousseau.cles_association);
        let erreur = Coffre::ouvrir(membre, "phrase", &faux.registre()).unwrap_err();
        assert_eq!(erreur, ErreurVault::NonAtteste);
        let mut session = fondation.coffre;
        assert_eq!(session.actualiser(&faux.registre()), Err(ErreurVault::NonAtteste));
    }
}
