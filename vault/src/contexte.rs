//! Where sealed bytes belong: the associated data that binds them to that place.

use domain::{ActeId, Compartiment, Flux, MembreId};

use crate::enregistrements::{Destinataire, NomCle};
use crate::phrase::ParametresPhrase;

/// Longest context below: a private key's.
const CAPACITE: usize = 80;

/// Which sealed field of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Champ {
    Fait,
    Recit,
}

/// A place, in bytes: a tag of its own for each kind of place, then fields of fixed width, so that
/// two places never read the same.
pub(crate) struct Contexte {
    octets: [u8; CAPACITE],
    longueur: usize,
    /// How many of the bytes the fingerprint in clear may cover: the compartment of a narrative is
    /// bound but not fingerprinted, or five guesses would tell a health note from the others.
    en_clair: usize,
}

impl Contexte {
    pub(crate) fn champ(
        flux: &Flux,
        acte: &ActeId,
        champ: Champ,
        compartiment: Compartiment,
    ) -> Self {
        let mut contexte = Self::nouveau(1);
        contexte.ajouter(&octets_flux(flux));
        contexte.ajouter(acte.octets());
        contexte.ajouter(&[match champ {
            Champ::Fait => 1,
            Champ::Recit => 2,
        }]);
        contexte.en_clair = contexte.longueur;
        contexte.ajouter(&[octet_compartiment(compartiment)]);
        contexte
    }

    pub(crate) fn cle_flux(flux: &Flux, compartiment: Compartiment, version: u32) -> Self {
        let mut contexte = Self::nouveau(2);
        contexte.ajouter(&octets_flux(flux));
        contexte.versionne(compartiment, version)
    }

    pub(crate) fn enveloppe(
        destinataire: Destinataire,
        compartiment: Compartiment,
        version: u32,
    ) -> Self {
        let mut contexte = Self::nouveau(3);
        contexte.ajouter(&octets_destinataire(destinataire));
        contexte.versionne(compartiment, version)
    }

    pub(crate) fn cle_association(nom: NomCle, compartiment: Compartiment, version: u32) -> Self {
        let mut contexte = Self::nouveau(4);
        contexte.ajouter(&[octet_nom(nom)]);
        contexte.versionne(compartiment, version)
    }

    pub(crate) fn cle_privee(
        membre: &MembreId,
        cle_publique: &[u8; 32],
        sel: &[u8; 16],
        parametres: ParametresPhrase,
    ) -> Self {
        let mut contexte = Self::nouveau(5);
        contexte.ajouter(membre.octets());
        contexte.ajouter(cle_publique);
        contexte.ajouter(sel);
        contexte.ajouter(&parametres.octets());
        contexte.en_clair = contexte.longueur;
        contexte
    }

    pub(crate) fn casier(membre: &MembreId, nom: &[u8; 16], version: u32) -> Self {
        let mut contexte = Self::nouveau(6);
        contexte.ajouter(membre.octets());
        contexte.ajouter(nom);
        contexte.ajouter(&version.to_be_bytes());
        contexte.en_clair = contexte.longueur;
        contexte
    }

    pub(crate) fn fiche(flux: &Flux, compartiment: Compartiment) -> Self {
        let mut contexte = Self::nouveau(7);
        contexte.ajouter(&octets_flux(flux));
        contexte.ajouter(&[octet_compartiment(compartiment)]);
        contexte.en_clair = contexte.longueur;
        contexte
    }

    pub(crate) fn federation(
        cle_publique: &[u8; 32],
        sel: &[u8; 16],
        parametres: ParametresPhrase,
    ) -> Self {
        let mut contexte = Self::nouveau(8);
        contexte.ajouter(cle_publique);
        contexte.ajouter(sel);
        contexte.ajouter(&parametres.octets());
        contexte.en_clair = contexte.longueur;
        contexte
    }

    /// Everything bound.
    pub(crate) fn lie(&self) -> &[u8] {
        self.octets.get(..self.longueur).unwrap_or_default()
    }

    /// What the fingerprint covers.
    pub(crate) fn en_clair(&self) -> &[u8] {
        self.octets.get(..self.en_clair).unwrap_or_default()
    }

    fn nouveau(genre: u8) -> Self {
        let mut contexte = Self { octets: [0; CAPACITE], longueur: 0, en_clair: 0 };
        contexte.ajouter(&[genre]);
        contexte
    }

    fn versionne(mut self, compartiment: Compartiment, version: u32) -> Self {
        self.ajouter(&[octet_compartiment(compartiment)]);
        self.ajouter(&version.to_be_bytes());
        self.en_clair = self.longueur;
        self
    }

    fn ajouter(&mut self, octets: &[u8]) {
        let fin = self.longueur + octets.len();
        let place = self.octets.get_mut(self.longueur..fin);
        place.expect("CAPACITE covers the longest context").copy_from_slice(octets);
        self.longueur = fin;
    }
}

/// A stream in seventeen bytes, one spelling each.
pub(crate) fn octets_flux(flux: &Flux) -> [u8; 17] {
    let mut octets = [0; 17];
    let (genre, reste) = octets.split_at_mut(1);
    let mut ecrire = |tag: u8, id: &[u8]| {
        genre.fill(tag);
        for (place, octet) in reste.iter_mut().zip(id) {
            *place = *octet;
        }
    };
    match flux {
        Flux::Dossier(id) => ecrire(1, id.octets()),
        Flux::Activite(id) => ecrire(2, id.octets()),
        Flux::Association(id) => ecrire(3, id.octets()),
        Flux::Lectures(id) => ecrire(5, id.octets()),
        Flux::Commission(departement, seance) => {
            // A department's code has two or three characters: the day stays at the fifth byte.
            let mut id = [0; 8];
            let code = departement.code().as_bytes().iter().copied();
            let jour = seance.en_entier().to_be_bytes();
            let code = code.chain(std::iter::repeat(0)).take(4);
            for (place, octet) in id.iter_mut().zip(code.chain(jour)) {
                *place = octet;
            }
            ecrire(4, &id);
        }
    }
    octets
}

/// The written number of a compartment: never reused nor changed. Zero stands for none.
pub(crate) fn octet_compartiment(compartiment: Compartiment) -> u8 {
    match compartiment {
        Compartiment::Faits => 1,
        Compartiment::Identite => 2,
        Compartiment::Social => 3,
        Compartiment::Sante => 4,
        Compartiment::Justice => 5,
        Compartiment::Mineurs => 6,
    }
}

/// Reverse of [`octet_compartiment`].
pub(crate) fn compartiment_depuis_octet(octet: u8) -> Option<Compartiment> {
    Compartiment::TOUS.into_iter().find(|compartiment| octet_compartiment(*compartiment) == octet)
}

/// The written number of an association's key.
pub(crate) fn octet_nom(nom: NomCle) -> u8 {
    match nom {
        NomCle::Recherche => 1,
        NomCle::Vues => 2,
        NomCle::Identifiants => 3,
        NomCle::Signature => 4,
    }
}

/// Reverse of [`octet_nom`].
pub(crate) fn nom_depuis_octet(octet: u8) -> Option<NomCle> {
    NomCle::TOUS.into_iter().find(|nom| octet_nom(*nom) == octet)
}

/// A recipient in seventeen bytes.
pub(crate) fn octets_destinataire(destinataire: Destinataire) -> [u8; 17] {
    let mut octets = [0; 17];
    if let Destinataire::Membre(membre) = destinataire {
        for (place, octet) in octets.iter_mut().zip([1].iter().chain(membre.octets())) {
            *place = *octet;
        }
    }
    octets
}

/// The first bytes of an unkeyed hash: `domaine` only keeps the program's hashes apart.
pub(crate) fn empreinte<const N: usize>(domaine: &[u8; 32], octets: &[u8]) -> [u8; N] {
    let mut sortie = [0; N];
    blake3::Hasher::new_keyed(domaine).update(octets).finalize_xof().fill(&mut sortie);
    sortie
}
