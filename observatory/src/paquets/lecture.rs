//! Reading packets: from anyone, so nothing is taken for granted.

use domain::Jour;
use serde_json::{Map, Value};
use tableau::{Case, Dimension, Entete, ErreurTableau, Modalite, Periode, Tableau, TableauProtege};

use super::{Contenu, FORMAT, Tables, hexadecimal};

/// Why this is no packet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurPaquet {
    /// Not in the one written form.
    #[error("ceci n'est pas un paquet de chiffres, ou il a été modifié")]
    Forme,
    /// Another version of the written form.
    #[error("ce paquet est de la version {0} : ce programme lit la version {FORMAT}")]
    Version(u64),
    /// Counts that are no table.
    #[error("{0}")]
    Tableau(#[from] ErreurTableau),
}

impl ErreurPaquet {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Forme => "paquet-illisible",
            Self::Version(_) => "paquet-version",
            Self::Tableau(_) => "paquet-tableau",
        }
    }

    /// What to do.
    pub fn conseil(&self) -> &'static str {
        match self {
            Self::Forme => "demandez à l'association de l'envoyer de nouveau",
            Self::Version(_) => "mettez le programme à jour des deux côtés",
            Self::Tableau(_) => "l'association refait sa contribution avec son programme à jour",
        }
    }
}

pub(super) fn contenu(octets: &[u8]) -> Result<Contenu, ErreurPaquet> {
    let valeur: Value = serde_json::from_slice(octets).map_err(|_| ErreurPaquet::Forme)?;
    let champs = objet(&valeur)?;
    let format = champs.get("format").and_then(Value::as_u64).ok_or(ErreurPaquet::Forme)?;
    if format != FORMAT {
        return Err(ErreurPaquet::Version(format));
    }
    let remplace = match champs.get("remplace") {
        Some(Value::String(texte)) => Some(hexadecimal(texte).ok_or(ErreurPaquet::Forme)?),
        Some(Value::Null) => None,
        Some(_) | None => return Err(ErreurPaquet::Forme),
    };
    let tables = liste(champs, "tables")?;
    let protege = champs.get("protege").and_then(Value::as_bool).ok_or(ErreurPaquet::Forme)?;
    let tables = if protege {
        Tables::Protegees(tables.iter().map(table_protegee).collect::<Result<_, _>>()?)
    } else {
        Tables::Exactes(tables.iter().map(table_exacte).collect::<Result<_, _>>()?)
    };
    Ok(Contenu {
        association: texte(champs, "association")?.parse().map_err(|_| ErreurPaquet::Forme)?,
        catalogue: texte(champs, "catalogue")?.to_owned(),
        generateur: texte(champs, "generateur")?.to_owned(),
        periode: periode(champs)?,
        consigne_avant: texte(champs, "consigne_avant")?
            .parse()
            .map_err(|_| ErreurPaquet::Forme)?,
        remplace,
        sel: hexadecimal(texte(champs, "sel")?).ok_or(ErreurPaquet::Forme)?,
        tables,
    })
}

fn table_exacte(valeur: &Value) -> Result<Tableau, ErreurPaquet> {
    let champs = objet(valeur)?;
    let cases: Option<Vec<u64>> = liste(champs, "cases")?.iter().map(Value::as_u64).collect();
    let cases = cases.ok_or(ErreurPaquet::Forme)?;
    // A sum that overflows is no count of people.
    if cases.iter().any(|valeur| *valeur > u64::from(u32::MAX)) {
        return Err(ErreurPaquet::Forme);
    }
    Ok(Tableau::avec_marges(entete(champs)?, &cases)?)
}

pub(super) fn table_protegee(valeur: &Value) -> Result<TableauProtege, ErreurPaquet> {
    let champs = objet(valeur)?;
    let entete = entete(champs)?;
    let lire = |case: &Value| {
        if case.is_null() { Some(Case::Masquee) } else { case.as_u64().map(Case::Publiee) }
    };
    let cases: Option<Vec<Case>> = liste(champs, "cases")?.iter().map(lire).collect();
    let cases = cases.ok_or(ErreurPaquet::Forme)?;
    if cases.len() == entete.nombre_de_cases() {
        Ok(TableauProtege { entete, cases })
    } else {
        Err(ErreurPaquet::Forme)
    }
}

fn entete(champs: &Map<String, Value>) -> Result<Entete, ErreurPaquet> {
    let dimensions =
        liste(champs, "dimensions")?.iter().map(dimension).collect::<Result<_, _>>()?;
    Ok(Entete {
        indicateur: texte(champs, "indicateur")?.to_owned(),
        unite: texte(champs, "unite")?.to_owned(),
        periode: periode(champs)?,
        dimensions,
    })
}

fn dimension(valeur: &Value) -> Result<Dimension, ErreurPaquet> {
    let champs = objet(valeur)?;
    let modalites = liste(champs, "modalites")?.iter().map(|valeur| {
        let champs = objet(valeur)?;
        let parties = liste(champs, "parties")?.iter();
        let parties: Option<Vec<String>> =
            parties.map(|partie| partie.as_str().map(str::to_owned)).collect();
        Ok(Modalite {
            code: texte(champs, "code")?.to_owned(),
            libelle: texte(champs, "libelle")?.to_owned(),
            parties: parties.ok_or(ErreurPaquet::Forme)?,
        })
    });
    let modalites = modalites.collect::<Result<_, ErreurPaquet>>()?;
    Ok(Dimension { code: texte(champs, "code")?.to_owned(), modalites })
}

fn periode(champs: &Map<String, Value>) -> Result<Periode, ErreurPaquet> {
    let periode = champs.get("periode").ok_or(ErreurPaquet::Forme).and_then(objet)?;
    let jour = |nom| -> Result<Jour, ErreurPaquet> {
        texte(periode, nom)?.parse().map_err(|_| ErreurPaquet::Forme)
    };
    Ok(Periode { du: jour("du")?, au: jour("au")? })
}

fn objet(valeur: &Value) -> Result<&Map<String, Value>, ErreurPaquet> {
    valeur.as_object().ok_or(ErreurPaquet::Forme)
}

fn liste<'a>(champs: &'a Map<String, Value>, nom: &str) -> Result<&'a Vec<Value>, ErreurPaquet> {
    champs.get(nom).and_then(Value::as_array).ok_or(ErreurPaquet::Forme)
}

fn texte<'a>(champs: &'a Map<String, Value>, nom: &str) -> Result<&'a str, ErreurPaquet> {
    champs.get(nom).and_then(Value::as_str).ok_or(ErreurPaquet::Forme)
}
