//! An association to try things on.

use domain::fait::Souhait;
use domain::{Acte, ActeId, Compartiment, DossierId, Fait, Flux, Horodatage, MembreId, Recit};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use vault::{
    CleFlux, ClesFlux, Coffre, Fondation, MembreScelle, NouveauMembre, ParametresPhrase, fonder,
};

pub(crate) const PHRASE: &str = "quatre mots pour l'atelier";

pub(crate) fn alea(graine: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(graine)
}

pub(crate) fn membre(n: u8) -> MembreId {
    MembreId::depuis_octets([n; 16])
}

pub(crate) fn dossier(n: u8) -> Flux {
    Flux::Dossier(DossierId::depuis_octets([n; 16]))
}

pub(crate) fn nouveau(n: u8, phrase: &str) -> NouveauMembre<'_> {
    let parametres = ParametresPhrase::ESSAIS;
    NouveauMembre { membre: membre(n), identifiant: "cheffe", phrase, parametres }
}

/// Member 1 holds everything.
pub(crate) fn association() -> Fondation {
    fonder(&nouveau(1, PHRASE), &mut alea(1)).unwrap()
}

/// A member who joins with some compartments, and her session.
pub(crate) fn arrivee(
    fondation: &mut Fondation,
    n: u8,
    compartiments: &[Compartiment],
) -> (MembreScelle, Coffre) {
    let mut alea = alea(100 + u64::from(n));
    let (scelle, enveloppes) =
        fondation.coffre.inscrire(&nouveau(n, PHRASE), compartiments, &mut alea).unwrap();
    fondation.trousseau.membres.push(scelle.clone());
    fondation.trousseau.enveloppes.extend(enveloppes);
    let coffre = Coffre::ouvrir(&scelle, PHRASE, &fondation.trousseau.registre()).unwrap();
    (scelle, coffre)
}

pub(crate) fn flux_cree(coffre: &Coffre, n: u8) -> (Vec<CleFlux>, ClesFlux) {
    coffre.creer_flux(dossier(n), &mut alea(200 + u64::from(n))).unwrap()
}

pub(crate) fn acte(flux: Flux, recit: Option<Recit>) -> Acte {
    Acte {
        id: ActeId::depuis_octets([9; 16]),
        flux,
        rang: 1,
        survenu_le: "2026-03-02".parse().unwrap(),
        consigne_a: Horodatage::depuis_micros(1_772_000_000_000_000),
        auteur: membre(1),
        fait: Fait::SouhaitSortie(Souhait::Exprime),
        recit,
    }
}

/// One narrative of each compartment that has some.
pub(crate) fn recits(texte: &str) -> [Recit; 5] {
    let texte = || texte.to_owned();
    [
        Recit::Coordonnee(texte()),
        Recit::Social(texte()),
        Recit::Sante(texte()),
        Recit::Justice(texte()),
        Recit::Mineurs(texte()),
    ]
}

/// Every way to flip one bit.
pub(crate) fn bits_retournes(octets: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..octets.len() * 8).map(|bit| {
        let mut copie = octets.to_vec();
        copie[bit / 8] ^= 1 << (bit % 8);
        copie
    })
}
