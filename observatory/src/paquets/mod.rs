//! Packets: the tables of one association, as it signs and sends them.
//!
//! A packet has one written form, byte for byte: JSON with its keys sorted, without spaces, whole
//! numbers only. What was signed can so be rebuilt from what it says, and the same figures give
//! the same bytes. Anything else that would read alike is refused.

mod canon;
mod lecture;

use domain::{AssociationId, Horodatage};
use serde_json::{Value, json};
use tableau::{Case, Dimension, Entete, Periode, Tableau, TableauProtege};

pub use canon::{canonique, en_hexadecimal, hexadecimal};
pub use lecture::ErreurPaquet;

/// Version of the written form.
pub const FORMAT: u64 = 2;

/// What an association says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contenu {
    /// Who.
    pub association: AssociationId,
    /// Version of the list of tables.
    pub catalogue: String,
    /// Program that counted.
    pub generateur: String,
    /// When what is counted happened.
    pub periode: Periode,
    /// Figures as they were known before this instant.
    pub consigne_avant: Horodatage,
    /// Fingerprint of the packet this one replaces.
    pub remplace: Option<[u8; 32]>,
    /// Keeps the fingerprint from telling counts to whoever tries some out.
    pub sel: [u8; 32],
    /// The counts.
    pub tables: Tables,
}

/// Exact, or protected by the association itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tables {
    /// For the federation alone.
    Exactes(Vec<Tableau>),
    /// For anyone.
    Protegees(Vec<TableauProtege>),
}

impl Contenu {
    /// The bytes that are signed.
    pub fn octets(&self) -> Vec<u8> {
        let (protege, tables) = match &self.tables {
            Tables::Exactes(tables) => {
                let cases = tables.iter().map(|table| (table.entete(), nombres(table)));
                (false, cases.map(|(entete, cases)| table(entete, &cases)).collect::<Vec<_>>())
            }
            Tables::Protegees(tables) => {
                let cases = tables.iter().map(|t| (&t.entete, cases(t)));
                (true, cases.map(|(entete, cases)| table(entete, &cases)).collect())
            }
        };
        let mut valeur = self.en_tete();
        if let Value::Object(champs) = &mut valeur {
            champs.insert("generateur".into(), json!(self.generateur));
            champs.insert("protege".into(), json!(protege));
            champs.insert("sel".into(), json!(en_hexadecimal(&self.sel)));
            champs.insert("tables".into(), Value::Array(tables));
        }
        canonique(&valeur)
    }

    /// What a sealed packet says in clear: whose it is, of when. No count.
    pub fn en_tete(&self) -> Value {
        json!({
            "association": self.association.to_string(),
            "catalogue": self.catalogue,
            "consigne_avant": self.consigne_avant.to_string(),
            "format": FORMAT,
            "periode": { "au": self.periode.au.to_string(), "du": self.periode.du.to_string() },
            "remplace": self.remplace.as_ref().map(|empreinte| en_hexadecimal(empreinte)),
        })
    }

    /// Reads what was signed.
    ///
    /// # Errors
    /// [`ErreurPaquet`]: another version, another form, counts that do not add up.
    pub fn lire(octets: &[u8]) -> Result<Self, ErreurPaquet> {
        let contenu = lecture::contenu(octets)?;
        // Two texts that read alike would be two packets for one.
        if contenu.octets() == octets { Ok(contenu) } else { Err(ErreurPaquet::Forme) }
    }
}

/// A table as it is written in packets and in editions: masked cells are null.
pub fn table_protegee(protege: &TableauProtege) -> Value {
    table(&protege.entete, &cases(protege))
}

/// Reads what [`table_protegee`] wrote.
///
/// # Errors
/// [`ErreurPaquet::Forme`].
pub fn lire_table_protegee(valeur: &Value) -> Result<TableauProtege, ErreurPaquet> {
    lecture::table_protegee(valeur)
}

fn nombres(table: &Tableau) -> Vec<Value> {
    table.cases().iter().map(|valeur| json!(valeur)).collect()
}

fn cases(table: &TableauProtege) -> Vec<Value> {
    let valeur = |case: &Case| match case {
        Case::Publiee(valeur) => json!(valeur),
        Case::Masquee => Value::Null,
    };
    table.cases.iter().map(valeur).collect()
}

fn table(entete: &Entete, cases: &[Value]) -> Value {
    json!({
        "cases": cases,
        "dimensions": entete.dimensions.iter().map(dimension).collect::<Vec<_>>(),
        "indicateur": entete.indicateur,
        "periode": { "au": entete.periode.au.to_string(), "du": entete.periode.du.to_string() },
        "unite": entete.unite,
    })
}

fn dimension(dimension: &Dimension) -> Value {
    let modalites = dimension.modalites.iter().map(|modalite| {
        json!({
            "code": modalite.code,
            "libelle": modalite.libelle,
            "parties": modalite.parties,
        })
    });
    json!({ "code": dimension.code, "modalites": modalites.collect::<Vec<_>>() })
}
