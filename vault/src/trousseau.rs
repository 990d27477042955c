//! Every key record of an association in one file: the second file of a backup.
//!
//! ```text
//! "PSRLCLES" │ version 1 │ records │ BLAKE3 of all that precedes, 32
//! ```
//!
//! The file opens nothing without a passphrase or the recovery key. It is replaced at each backup
//! and each erasure: an act restored beside it whose stream has no key in it stays unreadable.

use domain::{Compartiment, MembreId};

use crate::ErreurVault;
use crate::contexte::{compartiment_depuis_octet, nom_depuis_octet, octet_compartiment, octet_nom};
use crate::enregistrements::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    Registre, SecoursPublic,
};
use crate::phrase::ParametresPhrase;

const MAGIE: &[u8; 8] = b"PSRLCLES";
const VERSION: u8 = 1;
const CONTROLE: usize = 32;
const CONTEXTE_CONTROLE: &[u8; 32] = b"passerelle 2026-10 key file v1..";

/// Every key record of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trousseau {
    /// Members, those who left included.
    pub membres: Vec<MembreScelle>,
    /// Compartment secrets, sealed to members and to the recovery key.
    pub enveloppes: Vec<EnveloppeCompartiment>,
    /// Their public halves.
    pub publics: Vec<CompartimentPublic>,
    /// The recovery key's public half.
    pub secours: SecoursPublic,
    /// The association's own keys.
    pub cles_association: Vec<CleAssociation>,
    /// The public half of its signing key.
    pub cle_de_signature: [u8; 32],
    /// Data keys of every stream not erased.
    pub cles_flux: Vec<CleFlux>,
}

impl Trousseau {
    /// What a session is opened with.
    pub fn registre(&self) -> Registre<'_> {
        Registre {
            enveloppes: &self.enveloppes,
            publics: &self.publics,
            cles_association: &self.cles_association,
        }
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut e = Ecriture(Vec::with_capacity(8192 + self.cles_flux.len() * 160));
        e.brut(MAGIE);
        e.brut(&[VERSION]);
        self.ecrire(&mut e);
        let controle = blake3::keyed_hash(CONTEXTE_CONTROLE, &e.0);
        e.brut(controle.as_bytes());
        e.0
    }

    /// Reads the file's bytes.
    ///
    /// # Errors
    /// [`ErreurVault::PasUnTrousseau`] for another kind of file, [`ErreurVault::Altere`] for a
    /// damaged one, [`ErreurVault::VersionInconnue`] for one made by a later version.
    pub fn decode(octets: &[u8]) -> Result<Self, ErreurVault> {
        if !octets.starts_with(MAGIE) {
            return Err(ErreurVault::PasUnTrousseau);
        }
        let (lu, controle) = octets.split_last_chunk::<CONTROLE>().ok_or(ErreurVault::Altere)?;
        if blake3::keyed_hash(CONTEXTE_CONTROLE, lu) != *controle {
            return Err(ErreurVault::Altere);
        }
        let corps = lu.get(MAGIE.len()..).and_then(<[u8]>::split_first);
        let (version, corps) = corps.ok_or(ErreurVault::Altere)?;
        if *version != VERSION {
            return Err(ErreurVault::VersionInconnue);
        }
        // The check held: what does not read was written otherwise, not damaged.
        let mut l = Lecture(corps);
        match Self::lire(&mut l) {
            Some(trousseau) if l.0.is_empty() => Ok(trousseau),
            _ => Err(ErreurVault::VersionInconnue),
        }
    }

    fn ecrire(&self, e: &mut Ecriture) {
        e.liste(&self.membres, |e, membre| {
            e.brut(membre.membre.octets());
            e.variable(membre.identifiant.as_bytes());
            e.brut(&membre.cle_publique);
            e.brut(&membre.attestation);
            e.brut(&membre.sel);
            e.brut(&membre.parametres.octets());
            e.variable(&membre.cle_privee);
            e.brut(&[u8::from(membre.actif)]);
        });
        e.liste(&self.enveloppes, |e, enveloppe| {
            e.place(enveloppe.compartiment, enveloppe.version);
            match enveloppe.destinataire {
                Destinataire::Secours => e.brut(&[0]),
                Destinataire::Membre(membre) => {
                    e.brut(&[1]);
                    e.brut(membre.octets());
                }
            }
            e.variable(&enveloppe.enveloppe);
        });
        e.liste(&self.publics, |e, public| {
            e.place(public.compartiment, public.version);
            e.brut(&public.cle_publique);
            e.brut(&public.attestation);
        });
        e.brut(&self.secours.cle_publique);
        e.brut(&self.secours.attestation);
        e.liste(&self.cles_association, |e, cle| {
            e.brut(&[octet_nom(cle.nom)]);
            e.place(cle.compartiment, cle.version);
            e.variable(&cle.enveloppe);
        });
        e.brut(&self.cle_de_signature);
        e.liste(&self.cles_flux, |e, cle| {
            e.variable(cle.flux.to_string().as_bytes());
            e.place(cle.compartiment, cle.version);
            e.variable(&cle.enveloppe);
        });
    }

    fn lire(l: &mut Lecture<'_>) -> Option<Self> {
        Some(Self {
            membres: l.liste(lire_membre)?,
            enveloppes: l.liste(|l| {
                let (compartiment, version) = l.place()?;
                let destinataire = if l.drapeau()? {
                    Destinataire::Membre(MembreId::depuis_octets(l.brut()?))
                } else {
                    Destinataire::Secours
                };
                let enveloppe = l.variable()?.to_vec();
                Some(EnveloppeCompartiment { compartiment, version, destinataire, enveloppe })
            })?,
            publics: l.liste(|l| {
                let (compartiment, version) = l.place()?;
                let (cle_publique, attestation) = (l.brut()?, l.brut()?);
                Some(CompartimentPublic { compartiment, version, cle_publique, attestation })
            })?,
            secours: SecoursPublic { cle_publique: l.brut()?, attestation: l.brut()? },
            cles_association: l.liste(|l| {
                let [nom] = l.brut()?;
                let nom = nom_depuis_octet(nom)?;
                let (compartiment, version) = l.place()?;
                let enveloppe = l.variable()?.to_vec();
                Some(CleAssociation { nom, compartiment, version, enveloppe })
            })?,
            cle_de_signature: l.brut()?,
            cles_flux: l.liste(|l| {
                let flux = l.texte()?.parse().ok()?;
                let (compartiment, version) = l.place()?;
                let enveloppe = l.variable()?.to_vec();
                Some(CleFlux { flux, compartiment, version, enveloppe })
            })?,
        })
    }
}

fn lire_membre(l: &mut Lecture<'_>) -> Option<MembreScelle> {
    Some(MembreScelle {
        membre: MembreId::depuis_octets(l.brut()?),
        identifiant: l.texte()?.to_owned(),
        cle_publique: l.brut()?,
        attestation: l.brut()?,
        sel: l.brut()?,
        parametres: ParametresPhrase {
            memoire_kio: l.entier()?,
            passes: l.entier()?,
            voies: l.entier()?,
        },
        cle_privee: l.variable()?.to_vec(),
        actif: l.drapeau()?,
    })
}

/// Integers in big endian; lists and variable fields preceded by their length.
struct Ecriture(Vec<u8>);

impl Ecriture {
    fn brut(&mut self, octets: &[u8]) {
        self.0.extend_from_slice(octets);
    }

    fn longueur(&mut self, longueur: usize) {
        // Nothing in a key file reaches four billion.
        self.brut(&u32::try_from(longueur).unwrap_or(u32::MAX).to_be_bytes());
    }

    fn variable(&mut self, octets: &[u8]) {
        self.longueur(octets.len());
        self.brut(octets);
    }

    fn place(&mut self, compartiment: Compartiment, version: u32) {
        self.brut(&[octet_compartiment(compartiment)]);
        self.brut(&version.to_be_bytes());
    }

    fn liste<T>(&mut self, elements: &[T], un: impl Fn(&mut Self, &T)) {
        self.longueur(elements.len());
        for element in elements {
            un(self, element);
        }
    }
}

/// Reads what [`Ecriture`] writes; `None` as soon as it does not.
struct Lecture<'a>(&'a [u8]);

impl<'a> Lecture<'a> {
    fn brut<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (octets, reste) = self.0.split_first_chunk()?;
        self.0 = reste;
        Some(*octets)
    }

    fn entier(&mut self) -> Option<u32> {
        self.brut().map(u32::from_be_bytes)
    }

    fn variable(&mut self) -> Option<&'a [u8]> {
        let longueur = usize::try_from(self.entier()?).ok()?;
        let (octets, reste) = self.0.split_at_checked(longueur)?;
        self.0 = reste;
        Some(octets)
    }

    fn texte(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.variable()?).ok()
    }

    fn drapeau(&mut self) -> Option<bool> {
        match self.brut()? {
            [0] => Some(false),
            [1] => Some(true),
            _ => None,
        }
    }

    fn place(&mut self) -> Option<(Compartiment, u32)> {
        let [compartiment] = self.brut()?;
        Some((compartiment_depuis_octet(compartiment)?, self.entier()?))
    }

    fn liste<T>(&mut self, un: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // The announced length reserves nothing: it may be garbage.
        (0..self.entier()?).map(|_| un(self)).collect()
    }
}
