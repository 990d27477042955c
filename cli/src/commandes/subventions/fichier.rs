//! Files of an agreement and of a report's words, in TOML.

use domain::gestion::montant;
use domain::gestion::subvention::{Engagement, LigneBudget, TextesBilan};
use toml::{Table, Value};

use crate::erreur::Echec;

/// An agreement.
pub(super) fn engagement(texte: &str) -> Result<Engagement, Echec> {
    let table = table(texte)?;
    connues(
        &table,
        &["financeur", "numero", "objet", "du", "au", "departement", "indicateurs", "ligne"],
    )?;
    let lignes = match table.get("ligne") {
        None => Vec::new(),
        Some(Value::Array(lignes)) => lignes.iter().map(ligne).collect::<Result<_, _>>()?,
        Some(_) => return Err(faute("ligne", "une table [[ligne]] par ligne")),
    };
    let indicateurs = match table.get("indicateurs") {
        None => Vec::new(),
        Some(Value::Array(noms)) => noms
            .iter()
            .map(|nom| nom.as_str().map(str::to_owned))
            .collect::<Option<_>>()
            .ok_or_else(|| faute("indicateurs", "une liste de textes"))?,
        Some(_) => return Err(faute("indicateurs", "une liste de textes")),
    };
    let departement = match table.get("departement") {
        None => None,
        Some(_) => Some(lu(&table, "departement", "un code de département entre guillemets")?),
    };
    Ok(Engagement {
        financeur: lu(&table, "financeur", "l'identifiant d'un financeur")?,
        numero: texte_de(&table, "numero")?,
        objet: texte_de(&table, "objet")?,
        du: lu(&table, "du", "une date AAAA-MM-JJ entre guillemets")?,
        au: lu(&table, "au", "une date AAAA-MM-JJ entre guillemets")?,
        departement,
        lignes,
        indicateurs,
    })
}

/// The words of a report.
pub(super) fn textes(texte: &str) -> Result<TextesBilan, Echec> {
    let table = table(texte)?;
    let parties =
        ["realisation", "publics", "lieux", "objectifs", "repartition", "ecarts", "nature"];
    connues(&table, &parties)?;
    let partie = |nom: &'static str| match table.get(nom) {
        None => Ok(String::new()),
        Some(_) => texte_de(&table, nom),
    };
    Ok(TextesBilan {
        realisation: partie("realisation")?,
        publics: partie("publics")?,
        lieux: partie("lieux")?,
        objectifs: partie("objectifs")?,
        repartition: partie("repartition")?,
        ecarts: partie("ecarts")?,
        nature: partie("nature")?,
    })
}

fn ligne(valeur: &Value) -> Result<LigneBudget, Echec> {
    let table = valeur.as_table().ok_or_else(|| faute("ligne", "une table [[ligne]] par ligne"))?;
    connues(table, &["numero", "compte", "libelle", "prevu"])?;
    let prevu = texte_de(table, "prevu")?;
    Ok(LigneBudget {
        numero: entier(table, "numero")?,
        compte: entier(table, "compte")?,
        libelle: texte_de(table, "libelle")?,
        prevu_centimes: montant::lire(&prevu)
            .ok_or_else(|| faute("prevu", "un montant entre guillemets : \"54 000,00\""))?,
    })
}

/// The parser's own words may quote the file: they are not repeated.
fn table(texte: &str) -> Result<Table, Echec> {
    texte.parse().map_err(|_| Echec::usage("fichier-toml", "ce fichier n'est pas du TOML"))
}

fn connues(table: &Table, noms: &[&str]) -> Result<(), Echec> {
    if table.keys().all(|cle| noms.contains(&cle.as_str())) {
        return Ok(());
    }
    Err(Echec::usage("fichier-toml", "une clé du fichier n'est pas connue")
        .conseil(format!("clés : {}", noms.join(", "))))
}

fn texte_de(table: &Table, nom: &'static str) -> Result<String, Echec> {
    let texte = table.get(nom).and_then(Value::as_str);
    texte.map(str::to_owned).ok_or_else(|| faute(nom, "un texte entre guillemets"))
}

fn lu<T: std::str::FromStr>(
    table: &Table,
    nom: &'static str,
    attendu: &'static str,
) -> Result<T, Echec> {
    texte_de(table, nom)?.parse().map_err(|_| faute(nom, attendu))
}

fn entier<T: TryFrom<i64>>(table: &Table, nom: &'static str) -> Result<T, Echec> {
    let nombre = table.get(nom).and_then(Value::as_integer);
    let nombre = nombre.and_then(|nombre| T::try_from(nombre).ok());
    nombre.ok_or_else(|| faute(nom, "un nombre entier"))
}

fn faute(nom: &'static str, attendu: &'static str) -> Echec {
    Echec::usage("fichier-toml", format!("« {nom} » : attendu, {attendu}"))
}
