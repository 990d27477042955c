//! Signed heads: once a day, the last act of every stream that changed, signed by the association.
//!
//! A stream's chain shows a change in the middle; only a signature made outside the base shows that
//! its end was cut off together with its head.

use domain::Jour;

use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store};

const CONTEXTE: &str = "passerelle 2026-10 signed head v1";

/// What the first signed head has for previous one.
const ORIGINE: [u8; 32] = [0; 32];

/// One signed head, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TeteSignee {
    pub(crate) numero: u32,
    pub(crate) jour: String,
    pub(crate) precedente: [u8; 32],
    pub(crate) contenu: Vec<u8>,
    pub(crate) empreinte: [u8; 32],
    pub(crate) cle_publique: [u8; 32],
    pub(crate) signature: [u8; 64],
}

impl Store {
    /// Signs the heads of the streams that changed since the last signed head, and says how many
    /// they are; with none, writes nothing. `signer` is given the message (`vault::Coffre::signer`)
    /// and `cle_publique` is its public half.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn signer_tete(
        &self,
        jour: Jour,
        cle_publique: [u8; 32],
        signer: impl FnOnce(&[u8]) -> [u8; 64] + Send,
    ) -> Result<usize, ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        if !connexion.est_sqlite() {
            connexion.executer(sql!(postgres "tetes_signees/verrouiller"), &[]).await?;
        }
        let changees = connexion.lire(sql!("tetes/changees"), &[]).await?;
        if changees.is_empty() {
            transaction.annuler().await?;
            return Ok(0);
        }
        let mut contenu = Vec::with_capacity(changees.len() * 84);
        for ligne in &changees {
            let empreinte = ligne.tableau(2, "tetes")?;
            ecrire_entree(&mut contenu, ligne.texte(0)?, ligne.entier_u32(1, "tetes")?, &empreinte);
        }
        let derniere = connexion.une(sql!("tetes_signees/derniere"), &[]).await?;
        let (numero, precedente) = match derniere {
            Some(ligne) => (
                ligne.entier_u32(0, "tetes_signees")?.saturating_add(1),
                ligne.tableau(1, "tetes_signees")?,
            ),
            None => (1, ORIGINE),
        };
        let mut tete = TeteSignee {
            numero,
            jour: jour.to_string(),
            precedente,
            contenu,
            empreinte: ORIGINE,
            cle_publique,
            signature: [0; 64],
        };
        tete.empreinte = tete.calculer();
        tete.signature = signer(&tete.empreinte);
        tete.inserer(&mut connexion).await?;
        connexion.executer(sql!("tetes/marquer_signees"), &[]).await?;
        transaction.valider().await?;
        Ok(changees.len())
    }
}

impl TeteSignee {
    /// Its digest, which is what is signed.
    pub(crate) fn calculer(&self) -> [u8; 32] {
        let mut empreinte = blake3::Hasher::new_derive_key(CONTEXTE);
        empreinte.update(&self.numero.to_be_bytes());
        for variable in [self.jour.as_bytes(), &self.contenu] {
            let longueur = u64::try_from(variable.len()).unwrap_or(u64::MAX);
            empreinte.update(&longueur.to_be_bytes());
            empreinte.update(variable);
        }
        empreinte.update(&self.precedente);
        *empreinte.finalize().as_bytes()
    }

    pub(crate) fn depuis(ligne: &Ligne) -> Result<Self, ErreurStore> {
        const TABLE: &str = "tetes_signees";
        Ok(Self {
            numero: ligne.entier_u32(0, TABLE)?,
            jour: ligne.texte(1)?.to_owned(),
            precedente: ligne.tableau(2, TABLE)?,
            contenu: ligne.octets(3)?.to_vec(),
            empreinte: ligne.tableau(4, TABLE)?,
            cle_publique: ligne.tableau(5, TABLE)?,
            signature: ligne.tableau(6, TABLE)?,
        })
    }

    pub(crate) async fn inserer(&self, connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
        let valeurs = [
            Valeur::Entier(self.numero.into()),
            Valeur::Texte(&self.jour),
            Valeur::Octets(&self.precedente),
            Valeur::Octets(&self.contenu),
            Valeur::Octets(&self.empreinte),
            Valeur::Octets(&self.cle_publique),
            Valeur::Octets(&self.signature),
        ];
        connexion.executer(sql!("tetes_signees/inserer"), &valeurs).await
    }

    /// Its entries: stream, rank, hash. `None` as soon as it does not read.
    pub(crate) fn entrees(&self) -> Option<Vec<(&str, u32, [u8; 32])>> {
        let mut entrees = Vec::new();
        let mut reste = self.contenu.as_slice();
        while let Some((longueur, suite)) = reste.split_first() {
            let (nom, suite) = suite.split_at_checked(usize::from(*longueur))?;
            let (rang, suite) = suite.split_first_chunk()?;
            let (empreinte, suite) = suite.split_first_chunk()?;
            entrees.push((std::str::from_utf8(nom).ok()?, u32::from_be_bytes(*rang), *empreinte));
            reste = suite;
        }
        Some(entrees)
    }

    /// Follows the signed head before it, and is signed by the key it names.
    pub(crate) fn est_intacte(&self, avant: Option<&Self>) -> bool {
        let (numero, precedente) =
            avant.map_or((0, ORIGINE), |avant| (avant.numero, avant.empreinte));
        self.numero.checked_sub(1) == Some(numero)
            && self.precedente == precedente
            && self.empreinte == self.calculer()
            && vault::verifier(&self.cle_publique, &self.empreinte, &self.signature).is_ok()
    }
}

/// A name is at most 255 bytes long: a stream's has less than fifty.
fn ecrire_entree(contenu: &mut Vec<u8>, flux: &str, rang: u32, empreinte: &[u8; 32]) {
    contenu.push(u8::try_from(flux.len()).unwrap_or(u8::MAX));
    contenu.extend_from_slice(flux.as_bytes());
    contenu.extend_from_slice(&rang.to_be_bytes());
    contenu.extend_from_slice(empreinte);
}
