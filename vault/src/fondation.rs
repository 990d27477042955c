//! The association's first keys.

use domain::Compartiment;
use rand_core::CryptoRng;

use crate::coffre::Coffre;
use crate::compartiment::SecretCompartiment;
use crate::compartiments::ParCompartiment;
use crate::enregistrements::{CompartimentPublic, Destinataire, NomCle};
use crate::membre::NouveauMembre;
use crate::sceau::Paire;
use crate::secours::CleDeSecours;
use crate::secret::Secret;
use crate::signature::Signataire;
use crate::trousseau::Trousseau;
use crate::{ErreurVault, casier};

/// What set-up makes.
#[derive(Debug)]
pub struct Fondation {
    /// Every record to store.
    pub trousseau: Trousseau,
    /// Printed once, kept nowhere.
    pub cle_de_secours: CleDeSecours,
    /// The first member's session.
    pub coffre: Coffre,
}

/// Draws the association's keys. The first member holds every compartment.
///
/// # Errors
/// [`ErreurVault::PhraseVide`], [`ErreurVault::ParametresRefuses`].
pub fn fonder(
    premier: &NouveauMembre<'_>,
    alea: &mut impl CryptoRng,
) -> Result<Fondation, ErreurVault> {
    let secrets = ParCompartiment::essayer(|compartiment| {
        let secret = SecretCompartiment::new(compartiment, 1, Secret::tirer(alea));
        Ok::<_, ErreurVault>(Some(secret))
    })?;
    let signataire = Signataire::depuis(&Secret::tirer(alea));
    let publics = ParCompartiment::essayer(|compartiment| {
        let secret = secrets.get(compartiment).as_ref();
        let secret = secret.ok_or(ErreurVault::CleAbsente(compartiment))?;
        Ok(public_de(&signataire, secret))
    })?;
    let graine = Secret::tirer(alea);
    let coffre = Coffre {
        destinataire: Destinataire::Membre(premier.membre),
        paire: Paire::depuis(&graine),
        secrets,
        publics,
        recherche: Some(Secret::tirer(alea)),
        vues: Secret::tirer(alea),
        identifiants: Secret::tirer(alea),
        signataire,
        casier: Some(casier::secret(&graine)),
    };
    let (membre, mut enveloppes) =
        coffre.inscrire_avec(premier, &Compartiment::TOUS, &graine, alea)?;
    let (cle_de_secours, secours, pour_secours) = coffre.remplacer_secours(alea)?;
    enveloppes.extend(pour_secours);
    let cles_association = coffre.sceller_cles(alea)?;
    let publics =
        Compartiment::TOUS.into_iter().map(|compartiment| *coffre.publics.get(compartiment));
    let trousseau = Trousseau {
        membres: vec![membre],
        enveloppes,
        publics: publics.collect(),
        secours,
        cles_association,
        cle_de_signature: coffre.cle_de_signature(),
        cles_flux: Vec::new(),
    };
    Ok(Fondation { trousseau, cle_de_secours, coffre })
}

impl Coffre {
    /// A key of the association, when this session holds it.
    pub(crate) fn cle_de(&self, nom: NomCle) -> Option<Secret> {
        match nom {
            NomCle::Recherche => self.recherche.clone(),
            NomCle::Vues => Some(self.vues.clone()),
            NomCle::Identifiants => Some(self.identifiants.clone()),
            NomCle::Signature => Some(self.signataire.secret()),
        }
    }

    pub(crate) fn public_de(&self, secret: &SecretCompartiment) -> CompartimentPublic {
        public_de(&self.signataire, secret)
    }

    fn sceller_cles(
        &self,
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<crate::CleAssociation>, ErreurVault> {
        let mut scellees = Vec::new();
        for nom in NomCle::TOUS {
            let secret = self.secrets.get(nom.compartiment());
            if let (Some(cle), Some(secret)) = (self.cle_de(nom), secret) {
                scellees.push(secret.sceller_cle_association(nom, &cle, alea)?);
            }
        }
        Ok(scellees)
    }
}

fn public_de(signataire: &Signataire, secret: &SecretCompartiment) -> CompartimentPublic {
    let mut public = CompartimentPublic {
        compartiment: secret.compartiment,
        version: secret.version,
        cle_publique: *secret.cle_publique(),
        attestation: [0; 64],
    };
    public.attestation = signataire.attester_compartiment(&public);
    public
}
