//! What a federation expects, and from whom.

use domain::{AssociationId, Jour};
use observatory::paquets::hexadecimal;
use tableau::Periode;

/// An association that may contribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscrite {
    /// Its id.
    pub association: AssociationId,
    /// Its name.
    pub nom: String,
    /// Its public key: what it signs is recognised by it.
    pub cle: [u8; 32],
}

/// A year's collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campagne {
    /// The federation.
    pub nom: String,
    /// What is counted.
    pub periode: Periode,
    /// Version of the list of tables expected.
    pub catalogue: String,
    /// Last day on which a packet is received.
    pub cloture: Jour,
    /// Who may contribute.
    pub inscrites: Vec<Inscrite>,
}

/// Why this is no campaign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCampagne {
    /// Not TOML, or a field is missing or of another kind.
    #[error("campagne.toml : « {0} » manque, ou n'est pas ce qu'il doit être")]
    Champ(&'static str),
    /// Twice the same association or the same key.
    #[error("campagne.toml : deux associations ont le même identifiant ou la même clé")]
    Double,
}

impl Campagne {
    /// Reads a campaign, written by hand in TOML.
    ///
    /// # Errors
    /// [`ErreurCampagne`].
    pub fn lire(texte: &str) -> Result<Self, ErreurCampagne> {
        let table: toml::Table = texte.parse().map_err(|_| ErreurCampagne::Champ("TOML"))?;
        let annee = table.get("annee").and_then(toml::Value::as_integer);
        let periode = annee.and_then(|annee| Periode::annee(i16::try_from(annee).ok()?));
        let cloture = champ(&table, "cloture")?.parse();
        let mut inscrites = Vec::new();
        let associations = table.get("association").and_then(toml::Value::as_array);
        for inscrite in associations.into_iter().flatten() {
            let inscrite = inscrite.as_table().ok_or(ErreurCampagne::Champ("association"))?;
            let id = champ(inscrite, "id")?.parse();
            inscrites.push(Inscrite {
                association: id.map_err(|_| ErreurCampagne::Champ("id"))?,
                nom: champ(inscrite, "nom")?.to_owned(),
                cle: hexadecimal(champ(inscrite, "cle")?).ok_or(ErreurCampagne::Champ("cle"))?,
            });
        }
        let double = |rang: usize, une: &Inscrite| {
            inscrites
                .iter()
                .skip(rang + 1)
                .any(|autre| autre.association == une.association || autre.cle == une.cle)
        };
        if inscrites.iter().enumerate().any(|(rang, une)| double(rang, une)) {
            return Err(ErreurCampagne::Double);
        }
        Ok(Self {
            nom: champ(&table, "nom")?.to_owned(),
            periode: periode.ok_or(ErreurCampagne::Champ("annee"))?,
            catalogue: champ(&table, "catalogue")?.to_owned(),
            cloture: cloture.map_err(|_| ErreurCampagne::Champ("cloture"))?,
            inscrites,
        })
    }

    /// The name of an association; its id when it is not registered.
    pub fn nom_de(&self, association: AssociationId) -> String {
        let inscrite = self.inscrites.iter().find(|une| une.association == association);
        inscrite.map_or_else(|| association.to_string(), |une| une.nom.clone())
    }
}

fn champ<'a>(table: &'a toml::Table, nom: &'static str) -> Result<&'a str, ErreurCampagne> {
    table.get(nom).and_then(toml::Value::as_str).ok_or(ErreurCampagne::Champ(nom))
}
