//! The data file.
//!
//! ```text
//! "PSRLACTE" │ version 1 │ association, 16 │ signing key, 32 │ records │ BLAKE3 of all that, 32
//! record: 1, an act │ 2, a signed head │ 0, end: number of acts, 8
//! ```
//!
//! Integers are in big endian, variable fields preceded by their length on four bytes. Acts come in
//! the order of their streams, with their hash, so that a file proves its own chain.

use std::io::{Read, Write};

use domain::{ActeId, AssociationId, Horodatage, MembreId};
use vault::ActeScelle;

use crate::tete_signee::TeteSignee;
use crate::{Association, ErreurStore};

const MAGIE: &[u8; 8] = b"PSRLACTE";
const VERSION: u8 = 1;
const CONTEXTE: &str = "passerelle 2026-10 data file v1";
const FIN: u8 = 0;
const ACTE: u8 = 1;
const TETE: u8 = 2;

/// Longest field accepted: what is announced is allocated.
const CHAMP_MAXIMAL: u32 = 256 << 20;

pub(super) struct Ecriture<W> {
    fichier: W,
    controle: blake3::Hasher,
}

impl<W: Write> Ecriture<W> {
    pub(super) fn new(fichier: W) -> Self {
        Self { fichier, controle: blake3::Hasher::new_derive_key(CONTEXTE) }
    }

    pub(super) fn entete(&mut self, association: &Association) -> Result<(), ErreurStore> {
        self.brut(MAGIE)?;
        self.brut(&[VERSION])?;
        self.brut(association.id.octets())?;
        self.brut(&association.cle_de_signature)
    }

    pub(super) fn acte(
        &mut self,
        acte: &ActeScelle,
        empreinte: &[u8; 32],
    ) -> Result<(), ErreurStore> {
        self.brut(&[ACTE])?;
        self.variable(acte.flux.to_string().as_bytes())?;
        self.brut(&acte.rang.to_be_bytes())?;
        self.brut(acte.id.octets())?;
        self.variable(acte.survenu_le.to_string().as_bytes())?;
        self.brut(&acte.consigne_a.micros().to_be_bytes())?;
        self.brut(acte.auteur.octets())?;
        self.variable(&acte.fait)?;
        self.brut(&[u8::from(acte.scelle.is_some())])?;
        if let Some(scelle) = &acte.scelle {
            self.variable(scelle)?;
        }
        self.brut(empreinte)
    }

    pub(super) fn tete(&mut self, tete: &TeteSignee) -> Result<(), ErreurStore> {
        self.brut(&[TETE])?;
        self.brut(&tete.numero.to_be_bytes())?;
        self.variable(tete.jour.as_bytes())?;
        self.brut(&tete.precedente)?;
        self.variable(&tete.contenu)?;
        self.brut(&tete.empreinte)?;
        self.brut(&tete.cle_publique)?;
        self.brut(&tete.signature)
    }

    pub(super) fn terminer(mut self, actes: u64) -> Result<W, ErreurStore> {
        self.brut(&[FIN])?;
        self.brut(&actes.to_be_bytes())?;
        let controle = self.controle.finalize();
        self.fichier.write_all(controle.as_bytes())?;
        Ok(self.fichier)
    }

    fn brut(&mut self, octets: &[u8]) -> Result<(), ErreurStore> {
        self.controle.update(octets);
        self.fichier.write_all(octets)?;
        Ok(())
    }

    fn variable(&mut self, octets: &[u8]) -> Result<(), ErreurStore> {
        let longueur = u32::try_from(octets.len()).ok().filter(|n| *n <= CHAMP_MAXIMAL);
        let longueur = longueur.ok_or(ErreurStore::Incoherent("a field is too long to back up"))?;
        self.brut(&longueur.to_be_bytes())?;
        self.brut(octets)
    }
}

/// A record read.
pub(super) enum Enregistrement {
    Acte(ActeScelle, [u8; 32]),
    Tete(TeteSignee),
    /// The file is whole and unchanged.
    Fin,
}

pub(super) struct Lecture<R> {
    fichier: R,
    controle: blake3::Hasher,
    actes: u64,
}

const ILLISIBLE: ErreurStore = ErreurStore::SauvegardeIllisible;

impl<R: Read> Lecture<R> {
    /// Reads the header: the association and its signing key.
    pub(super) fn ouvrir(fichier: R) -> Result<(Self, AssociationId, [u8; 32]), ErreurStore> {
        let controle = blake3::Hasher::new_derive_key(CONTEXTE);
        let mut lecture = Self { fichier, controle, actes: 0 };
        if lecture.brut()? != *MAGIE || lecture.brut()? != [VERSION] {
            return Err(ILLISIBLE);
        }
        let association = AssociationId::depuis_octets(lecture.brut()?);
        let cle = lecture.brut()?;
        Ok((lecture, association, cle))
    }

    pub(super) fn suivant(&mut self) -> Result<Enregistrement, ErreurStore> {
        let [genre] = self.brut()?;
        match genre {
            ACTE => self.acte(),
            TETE => Ok(Enregistrement::Tete(TeteSignee {
                numero: u32::from_be_bytes(self.brut()?),
                jour: self.texte()?,
                precedente: self.brut()?,
                contenu: self.variable()?,
                empreinte: self.brut()?,
                cle_publique: self.brut()?,
                signature: self.brut()?,
            })),
            FIN => self.fin(),
            _ => Err(ILLISIBLE),
        }
    }

    fn acte(&mut self) -> Result<Enregistrement, ErreurStore> {
        self.actes += 1;
        let flux = self.texte()?.parse().map_err(|_| ILLISIBLE)?;
        let rang = u32::from_be_bytes(self.brut()?);
        let id = ActeId::depuis_octets(self.brut()?);
        let survenu_le = self.texte()?.parse().map_err(|_| ILLISIBLE)?;
        let consigne_a = Horodatage::depuis_micros(i64::from_be_bytes(self.brut()?));
        let auteur = MembreId::depuis_octets(self.brut()?);
        let fait = self.variable()?;
        let scelle = match self.brut()? {
            [0] => None,
            [1] => Some(self.variable()?),
            _ => return Err(ILLISIBLE),
        };
        let acte = ActeScelle { id, flux, rang, survenu_le, consigne_a, auteur, fait, scelle };
        Ok(Enregistrement::Acte(acte, self.brut()?))
    }

    fn fin(&mut self) -> Result<Enregistrement, ErreurStore> {
        let actes = u64::from_be_bytes(self.brut()?);
        let attendu = self.controle.finalize();
        let lu: [u8; 32] = self.brut()?;
        let mut apres = [0];
        let rien = self.fichier.read(&mut apres)? == 0;
        if attendu == lu && actes == self.actes && rien {
            Ok(Enregistrement::Fin)
        } else {
            Err(ILLISIBLE)
        }
    }

    fn brut<const N: usize>(&mut self) -> Result<[u8; N], ErreurStore> {
        let mut octets = [0; N];
        self.remplir(&mut octets)?;
        Ok(octets)
    }

    fn variable(&mut self) -> Result<Vec<u8>, ErreurStore> {
        let longueur = u32::from_be_bytes(self.brut()?);
        if longueur > CHAMP_MAXIMAL {
            return Err(ILLISIBLE);
        }
        let mut octets = vec![0; usize::try_from(longueur).map_err(|_| ILLISIBLE)?];
        self.remplir(&mut octets)?;
        Ok(octets)
    }

    fn texte(&mut self) -> Result<String, ErreurStore> {
        String::from_utf8(self.variable()?).map_err(|_| ILLISIBLE)
    }

    fn remplir(&mut self, octets: &mut [u8]) -> Result<(), ErreurStore> {
        self.fichier.read_exact(octets).map_err(|erreur| {
            if erreur.kind() == std::io::ErrorKind::UnexpectedEof {
                ILLISIBLE
            } else {
                erreur.into()
            }
        })?;
        self.controle.update(octets);
        Ok(())
    }
}
