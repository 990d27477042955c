//! A scenario made from another: a path, and what is put there.

use toml::{Table, Value};

use crate::scenario::{ErreurScenario, catalogue};

/// One value changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changement {
    champ: String,
    valeur: Value,
}

/// What a scenario made from another holds beside its changes.
const ENTETE: [&str; 3] = ["nom", "titre", "resume"];
/// How many scenarios may stand on one another.
const PROFONDEUR: usize = 4;

impl Changement {
    /// A number at a path, such as `territoire.*.seances_par_an`: `*` is every department group, a
    /// name one of them.
    pub fn nombre(champ: impl Into<String>, valeur: f64) -> Self {
        Self { champ: champ.into(), valeur: Value::Float(valeur) }
    }

    /// A word at a path: `illimite`, `selon-charge`, the name of a law.
    pub fn mot(champ: impl Into<String>, mot: impl Into<String>) -> Self {
        Self { champ: champ.into(), valeur: Value::String(mot.into()) }
    }

    /// That a load above capacity is meant.
    pub fn surcharge_admise() -> Self {
        Self { champ: "surcharge_admise".into(), valeur: Value::Boolean(true) }
    }

    /// Reads `champ=valeur`.
    ///
    /// # Errors
    /// [`ErreurScenario::Genre`] without an equals sign or a name.
    pub fn lire(texte: &str) -> Result<Self, ErreurScenario> {
        let genre = || ErreurScenario::Genre {
            champ: texte.to_owned(),
            attendu: "un nom, le signe = et une valeur sont",
        };
        let (champ, valeur) = texte.split_once('=').ok_or_else(genre)?;
        let (champ, valeur) = (champ.trim(), valeur.trim());
        if champ.is_empty() || valeur.is_empty() {
            return Err(genre());
        }
        let nombre = valeur.replace(',', ".");
        let entier = nombre.parse().map(Value::Integer).ok();
        let reel = || nombre.parse().map(Value::Float).ok();
        let mot = || valeur.parse().map(Value::Boolean).ok();
        let lue = entier.or_else(reel).or_else(mot);
        let valeur = lue.unwrap_or_else(|| Value::String(valeur.to_owned()));
        Ok(Self { champ: champ.to_owned(), valeur })
    }

    /// The path changed.
    pub fn champ(&self) -> &str {
        &self.champ
    }

    pub(super) fn appliquer(&self, table: &mut Table) -> Result<(), ErreurScenario> {
        let morceaux: Vec<&str> = self.champ.split('.').collect();
        let inconnu = || ErreurScenario::ChampInconnu { champ: self.champ.clone() };
        let (premier, reste) = morceaux.split_first().ok_or_else(inconnu)?;
        poser_dans(table, premier, reste, &self.valeur).ok_or_else(inconnu)
    }
}

fn poser_dans(table: &mut Table, cle: &str, reste: &[&str], valeur: &Value) -> Option<()> {
    let Some((suivant, fin)) = reste.split_first() else {
        table.insert(cle.to_owned(), marquer(valeur));
        return Some(());
    };
    let dessous = table.entry(cle).or_insert_with(|| Value::Table(Table::new()));
    match dessous {
        Value::Table(dessous) => poser_dans(dessous, suivant, fin, valeur),
        Value::Array(liste) => poser_dans_liste(liste, suivant, fin, valeur),
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => None,
    }
}

fn poser_dans_liste(
    liste: &mut [Value],
    lesquels: &str,
    reste: &[&str],
    valeur: &Value,
) -> Option<()> {
    let (cle, fin) = reste.split_first()?;
    let mut poses = 0;
    for (rang, element) in liste.iter_mut().enumerate() {
        let nom = element.get("nom").and_then(Value::as_str).unwrap_or_default();
        let vise = lesquels == "*"
            || lesquels.parse() == Ok(rang)
            || nom.to_lowercase() == lesquels.to_lowercase();
        if vise {
            poser_dans(element.as_table_mut()?, cle, fin, valeur)?;
            poses += 1;
        }
    }
    (poses > 0).then_some(())
}

/// A bare number loses the source of the one it replaces, and says that it was changed.
fn marquer(valeur: &Value) -> Value {
    match valeur {
        Value::Integer(_) | Value::Float(_) => {
            let mut table = Table::new();
            table.insert("valeur".into(), valeur.clone());
            table.insert("nature".into(), Value::String("changé".into()));
            Value::Table(table)
        }
        Value::String(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::Array(_)
        | Value::Table(_) => valeur.clone(),
    }
}

pub(super) fn analyser(texte: &str) -> Result<Table, ErreurScenario> {
    texte.parse().map_err(|erreur: toml::de::Error| {
        let jusque = erreur.span().and_then(|place| texte.get(..place.start)).unwrap_or_default();
        ErreurScenario::Illisible { ligne: jusque.matches('\n').count() + 1 }
    })
}

/// The whole of a scenario: its own table, or the one it starts from with its changes.
pub(super) fn resoudre(table: Table) -> Result<Table, ErreurScenario> {
    resoudre_jusqua(table, PROFONDEUR)
}

fn resoudre_jusqua(mut table: Table, reste: usize) -> Result<Table, ErreurScenario> {
    let Some(base) = table.remove("base") else {
        return Ok(table);
    };
    let nom = base.as_str().unwrap_or_default().to_owned();
    let livre = catalogue::LIVRES.iter().find(|livre| livre.nom == nom && reste > 0);
    let livre = livre.ok_or(ErreurScenario::BaseInconnue { nom })?;
    let mut resolu = resoudre_jusqua(analyser(livre.texte)?, reste - 1)?;
    let changements = match table.remove("changements") {
        None => Table::new(),
        Some(Value::Table(changements)) => changements,
        Some(_) => {
            return Err(ErreurScenario::Genre {
                champ: "changements".into(),
                attendu: "une table est",
            });
        }
    };
    for (cle, valeur) in table {
        if !ENTETE.contains(&cle.as_str()) {
            return Err(ErreurScenario::Incoherent {
                champ: cle,
                raison: "avec « base », ce qui diffère s'écrit sous [changements]",
            });
        }
        resolu.insert(cle, valeur);
    }
    for changement in aplatir(changements, "") {
        changement.appliquer(&mut resolu)?;
    }
    Ok(resolu)
}

/// `[changements] decision.accord = 0.9` is the path `decision.accord`, quoted or not.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other value is a leaf")]
fn aplatir(table: Table, prefixe: &str) -> Vec<Changement> {
    let mut changements = Vec::new();
    for (cle, valeur) in table {
        let champ = if prefixe.is_empty() { cle } else { format!("{prefixe}.{cle}") };
        match valeur {
            Value::Table(dessous)
                if !["valeur", "loi"].iter().any(|c| dessous.contains_key(*c)) =>
            {
                changements.extend(aplatir(dessous, &champ));
            }
            valeur => changements.push(Changement { champ, valeur }),
        }
    }
    changements
}
