//! Members: joining, being granted a compartment, a new passphrase, a lost one.

use domain::{Compartiment, MembreId};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::coffre::Coffre;
use crate::contexte::{Contexte, empreinte};
use crate::enregistrements::{
    Destinataire, EnveloppeCompartiment, MembreScelle, Registre, SecoursPublic,
};
use crate::phrase::{ParametresPhrase, cle_de_phrase};
use crate::sceau::{self, Paire};
use crate::secours::CleDeSecours;
use crate::secret::Secret;
use crate::{ErreurVault, phrase};

const CONTROLE: usize = 8;
const CONTEXTE_CONTROLE: &[u8; 32] = b"passerelle 2026-10 check private";

/// Who joins, and how she will sign in.
#[derive(Clone, Copy)]
pub struct NouveauMembre<'a> {
    /// Who.
    pub membre: MembreId,
    /// What she types to sign in.
    pub identifiant: &'a str,
    /// Her passphrase.
    pub phrase: &'a str,
    /// Its cost.
    pub parametres: ParametresPhrase,
}

/// A member's access made anew.
#[derive(Clone, Debug)]
pub struct AccesRecree {
    /// Her record, with a new key pair.
    pub membre: MembreScelle,
    /// Replace all her envelopes.
    pub enveloppes: Vec<EnveloppeCompartiment>,
}

impl Coffre {
    /// A member joins with some of the compartments this session holds. `faits` is always among
    /// them: no session opens without it.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] for a compartment this session does not hold;
    /// [`ErreurVault::PhraseVide`], [`ErreurVault::ParametresRefuses`].
    pub fn inscrire(
        &self,
        nouveau: &NouveauMembre<'_>,
        compartiments: &[Compartiment],
        alea: &mut impl CryptoRng,
    ) -> Result<(MembreScelle, Vec<EnveloppeCompartiment>), ErreurVault> {
        self.inscrire_avec(nouveau, compartiments, &Secret::tirer(alea), alea)
    }

    pub(crate) fn inscrire_avec(
        &self,
        nouveau: &NouveauMembre<'_>,
        compartiments: &[Compartiment],
        graine: &Secret,
        alea: &mut impl CryptoRng,
    ) -> Result<(MembreScelle, Vec<EnveloppeCompartiment>), ErreurVault> {
        let cle_publique = *Paire::depuis(graine).publique();
        let privee = ClePrivee { graine: graine.clone(), association: self.cle_de_signature() };
        let (sel, cle_privee) = fermer_privee(
            nouveau.membre,
            &cle_publique,
            &privee,
            (nouveau.phrase, nouveau.parametres),
            alea,
        )?;
        let membre = MembreScelle {
            membre: nouveau.membre,
            identifiant: nouveau.identifiant.to_owned(),
            cle_publique,
            attestation: self.signataire.attester_membre(nouveau.membre, &cle_publique),
            sel,
            parametres: nouveau.parametres,
            cle_privee,
            actif: true,
        };
        let accordes = Compartiment::TOUS.into_iter().filter(|compartiment| {
            *compartiment == Compartiment::Faits || compartiments.contains(compartiment)
        });
        let enveloppes = accordes
            .map(|compartiment| self.accorder(&membre, compartiment, alea))
            .collect::<Result<_, _>>()?;
        Ok((membre, enveloppes))
    }

    /// Grants a member a compartment this session holds.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] when it does not; [`ErreurVault::MembreInactif`];
    /// [`ErreurVault::NonAtteste`] when the member's public key is not hers.
    pub fn accorder(
        &self,
        membre: &MembreScelle,
        compartiment: Compartiment,
        alea: &mut impl CryptoRng,
    ) -> Result<EnveloppeCompartiment, ErreurVault> {
        if !membre.actif {
            return Err(ErreurVault::MembreInactif);
        }
        self.signataire.verifier_membre(membre)?;
        let destinataire = Destinataire::Membre(membre.membre);
        self.enveloppe_pour(destinataire, &membre.cle_publique, compartiment, alea)
    }

    /// Makes a member's access anew when her passphrase is lost: a new key pair under a new
    /// passphrase, with the compartments her current envelopes name. For the recovery key, or for
    /// any session that holds those compartments.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] for one of them this session does not hold;
    /// [`ErreurVault::NonAtteste`] for one that no holder granted her;
    /// [`ErreurVault::MembreInactif`]; those of [`Coffre::inscrire`].
    pub fn recreer_acces(
        &self,
        ancien: &MembreScelle,
        enveloppes: &[EnveloppeCompartiment],
        (phrase, parametres): (&str, ParametresPhrase),
        alea: &mut impl CryptoRng,
    ) -> Result<AccesRecree, ErreurVault> {
        if !ancien.actif {
            return Err(ErreurVault::MembreInactif);
        }
        let tenus = Compartiment::TOUS.into_iter().filter_map(|compartiment| {
            let destinataire = Destinataire::Membre(ancien.membre);
            let enveloppe = self.enveloppe_courante(destinataire, compartiment, enveloppes);
            let enveloppe = enveloppe.filter(|enveloppe| !enveloppe.est_reprise())?;
            let secret = self.secrets.get(compartiment).as_ref();
            Some(match secret.map(|secret| secret.a_accorde(enveloppe, &ancien.cle_publique)) {
                Some(true) => Ok(compartiment),
                Some(false) => Err(ErreurVault::NonAtteste),
                None => Err(ErreurVault::CleAbsente(compartiment)),
            })
        });
        let tenus: Vec<Compartiment> = tenus.collect::<Result<_, _>>()?;
        let nouveau = NouveauMembre {
            membre: ancien.membre,
            identifiant: &ancien.identifiant,
            phrase,
            parametres,
        };
        let (membre, enveloppes) = self.inscrire(&nouveau, &tenus, alea)?;
        Ok(AccesRecree { membre, enveloppes })
    }

    /// Draws another recovery key, when the printed one was lost or seen. The former opens nothing
    /// once its envelopes are replaced by these.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] unless this session holds every compartment.
    pub fn remplacer_secours(
        &self,
        alea: &mut impl CryptoRng,
    ) -> Result<(CleDeSecours, SecoursPublic, Vec<EnveloppeCompartiment>), ErreurVault> {
        let cle = CleDeSecours::tirer(alea);
        let cle_publique = *cle.paire().publique();
        let attestation = self.signataire.attester_secours(&cle_publique);
        let enveloppes = Compartiment::TOUS
            .into_iter()
            .map(|compartiment| {
                self.enveloppe_pour(Destinataire::Secours, &cle_publique, compartiment, alea)
            })
            .collect::<Result<_, _>>()?;
        Ok((cle, SecoursPublic { cle_publique, attestation }, enveloppes))
    }

    /// The envelope of the current version addressed to someone, taken back or not.
    pub(crate) fn enveloppe_courante<'a>(
        &self,
        destinataire: Destinataire,
        compartiment: Compartiment,
        enveloppes: &'a [EnveloppeCompartiment],
    ) -> Option<&'a EnveloppeCompartiment> {
        let version = self.publics.get(compartiment).version;
        enveloppes.iter().find(|enveloppe| {
            enveloppe.destinataire == destinataire
                && enveloppe.compartiment == compartiment
                && enveloppe.version == version
        })
    }

    fn enveloppe_pour(
        &self,
        destinataire: Destinataire,
        cle_publique: &[u8; 32],
        compartiment: Compartiment,
        alea: &mut impl CryptoRng,
    ) -> Result<EnveloppeCompartiment, ErreurVault> {
        let secret = self.secrets.get(compartiment).as_ref();
        let secret = secret.ok_or(ErreurVault::CleAbsente(compartiment))?;
        secret.envelopper(destinataire, cle_publique, alea)
    }
}

/// Makes a member's access anew with the recovery key: see [`Coffre::recreer_acces`].
///
/// # Errors
/// Those of [`Coffre::ouvrir_secours`] and [`Coffre::recreer_acces`].
pub fn recuperer(
    cle: &CleDeSecours,
    secours: &SecoursPublic,
    membre: &MembreScelle,
    registre: &Registre<'_>,
    nouvelle: (&str, ParametresPhrase),
    alea: &mut impl CryptoRng,
) -> Result<AccesRecree, ErreurVault> {
    let coffre = Coffre::ouvrir_secours(cle, secours, registre)?;
    coffre.recreer_acces(membre, registre.enveloppes, nouvelle, alea)
}

/// A member changes her passphrase: her private key is sealed again, and nothing else.
///
/// # Errors
/// [`ErreurVault::PhraseIncorrecte`] when `ancienne` is not hers; [`ErreurVault::PhraseVide`],
/// [`ErreurVault::ParametresRefuses`], [`ErreurVault::Altere`], [`ErreurVault::Deplace`].
pub fn changer_phrase(
    membre: &MembreScelle,
    ancienne: &str,
    (nouvelle, parametres): (&str, ParametresPhrase),
    alea: &mut impl CryptoRng,
) -> Result<MembreScelle, ErreurVault> {
    let privee = ouvrir_privee(membre, ancienne)?;
    let (sel, cle_privee) =
        fermer_privee(membre.membre, &membre.cle_publique, &privee, (nouvelle, parametres), alea)?;
    Ok(MembreScelle { sel, parametres, cle_privee, ..membre.clone() })
}

/// What a passphrase seals.
pub(crate) struct ClePrivee {
    /// Seed of the member's key pair.
    pub(crate) graine: Secret,
    /// The signing key of the association she joined, so that nobody replaces all keys at once.
    pub(crate) association: [u8; 32],
}

/// Opens a member's private key. The record is checked before any time is spent on the
/// passphrase, so that a damaged record is never taken for a wrong passphrase.
pub(crate) fn ouvrir_privee(membre: &MembreScelle, phrase: &str) -> Result<ClePrivee, ErreurVault> {
    let contexte = contexte(membre.membre, &membre.cle_publique, &membre.sel, membre.parametres);
    let (scelle, lu) =
        membre.cle_privee.split_last_chunk::<CONTROLE>().ok_or(ErreurVault::Altere)?;
    if *lu != controle(scelle) {
        return Err(ErreurVault::Altere);
    }
    sceau::est_a_sa_place(scelle, &contexte)?;
    let cle = phrase::cle_de_phrase(phrase, &membre.sel, membre.parametres)?;
    let mut clair = Zeroizing::new(Vec::with_capacity(64));
    sceau::ouvrir(&cle.chiffre(), &contexte, scelle, &mut clair)
        .map_err(|_| ErreurVault::PhraseIncorrecte)?;
    let (graine, association) = clair.split_last_chunk().ok_or(ErreurVault::VersionInconnue)?;
    let graine = Secret::depuis(graine).ok_or(ErreurVault::VersionInconnue)?;
    Ok(ClePrivee { graine, association: *association })
}

fn fermer_privee(
    membre: MembreId,
    cle_publique: &[u8; 32],
    privee: &ClePrivee,
    (phrase, parametres): (&str, ParametresPhrase),
    alea: &mut impl CryptoRng,
) -> Result<([u8; 16], Vec<u8>), ErreurVault> {
    let mut sel = [0; 16];
    alea.fill_bytes(&mut sel);
    let cle = cle_de_phrase(phrase, &sel, parametres)?;
    let contexte = contexte(membre, cle_publique, &sel, parametres);
    let clair = Zeroizing::new([*privee.graine.octets(), privee.association].concat());
    let mut scelle = sceau::sceller(&cle.chiffre(), &contexte, &clair, alea)?;
    let controle = controle(&scelle);
    scelle.extend_from_slice(&controle);
    Ok((sel, scelle))
}

fn contexte(
    membre: MembreId,
    cle_publique: &[u8; 32],
    sel: &[u8; 16],
    parametres: ParametresPhrase,
) -> Contexte {
    Contexte::cle_privee(&membre, cle_publique, sel, parametres)
}

/// Tells damage from a wrong passphrase, which the cipher alone cannot. Adds no strength.
fn controle(scelle: &[u8]) -> [u8; CONTROLE] {
    empreinte(CONTEXTE_CONTROLE, scelle)
}
