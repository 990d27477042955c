//! Statements and the values given to them.

use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, AssertSqlSafe, Postgres, Sqlite};

use crate::ErreurStore;

/// One statement, as each engine wants it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// A statement of `store/sql`: common, in two files (`propre`), or of one engine only.
macro_rules! sql {
    ($chemin:literal) => {
        $crate::requete::Sql {
            sqlite: sql!(lire $chemin, ".sql"),
            postgres: sql!(lire $chemin, ".sql"),
        }
    };
    (propre $chemin:literal) => {
        $crate::requete::Sql {
            sqlite: sql!(lire $chemin, ".sqlite.sql"),
            postgres: sql!(lire $chemin, ".postgres.sql"),
        }
    };
    (sqlite $chemin:literal) => {
        $crate::requete::Sql { sqlite: sql!(lire $chemin, ".sqlite.sql"), postgres: "" }
    };
    (postgres $chemin:literal) => {
        $crate::requete::Sql { sqlite: "", postgres: sql!(lire $chemin, ".postgres.sql") }
    };
    (lire $chemin:literal, $fin:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/sql/", $chemin, $fin))
    };
}
pub(crate) use sql;

/// A value given to a statement. The lists are PostgreSQL's arrays.
#[derive(Clone, Debug)]
pub(crate) enum Valeur<'a> {
    Texte(&'a str),
    Entier(i64),
    Octets(&'a [u8]),
    OctetsOuNul(Option<&'a [u8]>),
    Textes(Vec<&'a str>),
    Entiers(Vec<i64>),
    ListeOctets(Vec<&'a [u8]>),
    ListeOctetsOuNuls(Vec<Option<&'a [u8]>>),
}

impl<'a> Valeur<'a> {
    /// A list of this value alone.
    pub(crate) fn en_liste(&self) -> Self {
        match self {
            Self::Texte(texte) => Self::Textes(vec![texte]),
            Self::Entier(entier) => Self::Entiers(vec![*entier]),
            Self::Octets(octets) => Self::ListeOctets(vec![octets]),
            Self::OctetsOuNul(octets) => Self::ListeOctetsOuNuls(vec![*octets]),
            Self::Textes(_)
            | Self::Entiers(_)
            | Self::ListeOctets(_)
            | Self::ListeOctetsOuNuls(_) => self.clone(),
        }
    }

    /// Adds a value to a list of its kind.
    pub(crate) fn prolonger(&mut self, valeur: &Valeur<'a>) {
        match (self, valeur) {
            (Self::Textes(liste), Self::Texte(texte)) => liste.push(texte),
            (Self::Entiers(liste), Self::Entier(entier)) => liste.push(*entier),
            (Self::ListeOctets(liste), Self::Octets(octets)) => liste.push(octets),
            (Self::ListeOctetsOuNuls(liste), Self::OctetsOuNul(octets)) => liste.push(*octets),
            _ => debug_assert!(false, "a column has one kind of values"),
        }
    }
}

pub(crate) fn lier_sqlite<'q>(
    sql: &'static str,
    valeurs: &[Valeur<'_>],
) -> Query<'q, Sqlite, SqliteArguments> {
    valeurs.iter().fold(sqlx::query(sql), |requete, valeur| match valeur {
        Valeur::Texte(texte) => requete.bind(*texte),
        Valeur::Entier(entier) => requete.bind(*entier),
        Valeur::Octets(octets) => requete.bind(*octets),
        Valeur::OctetsOuNul(octets) => requete.bind(*octets),
        // SQLite has no arrays: its statements take one value per placeholder, or JSON.
        Valeur::Textes(_)
        | Valeur::Entiers(_)
        | Valeur::ListeOctets(_)
        | Valeur::ListeOctetsOuNuls(_) => requete.bind(None::<i64>),
    })
}

/// Adds a value to those of several statements sent together.
pub(crate) fn ajouter_sqlite(
    arguments: &mut SqliteArguments,
    valeur: &Valeur<'_>,
) -> Result<(), ErreurStore> {
    let ajoute = match valeur {
        Valeur::Texte(texte) => arguments.add(*texte),
        Valeur::Entier(entier) => arguments.add(*entier),
        Valeur::Octets(octets) => arguments.add(*octets),
        Valeur::OctetsOuNul(octets) => arguments.add(*octets),
        Valeur::Textes(_)
        | Valeur::Entiers(_)
        | Valeur::ListeOctets(_)
        | Valeur::ListeOctetsOuNuls(_) => arguments.add(None::<i64>),
    };
    ajoute.map_err(|_| ErreurStore::Incoherent("a value that cannot be written"))
}

pub(crate) fn lier_postgres<'q>(
    sql: &'static str,
    valeurs: &[Valeur<'_>],
) -> Query<'q, Postgres, PgArguments> {
    valeurs.iter().fold(sqlx::query(sql), |requete, valeur| match valeur {
        Valeur::Texte(texte) => requete.bind(*texte),
        Valeur::Entier(entier) => requete.bind(*entier),
        Valeur::Octets(octets) => requete.bind(*octets),
        Valeur::OctetsOuNul(octets) => requete.bind(*octets),
        Valeur::Textes(textes) => requete.bind(textes),
        Valeur::Entiers(entiers) => requete.bind(entiers),
        Valeur::ListeOctets(liste) => requete.bind(liste),
        Valeur::ListeOctetsOuNuls(liste) => requete.bind(liste),
    })
}

/// The same SQLite statement several times, sent together.
pub(crate) fn lier_ensemble<'q, const C: usize>(
    sql: &'static str,
    fois: &[[Valeur<'_>; C]],
) -> Result<Query<'q, Sqlite, SqliteArguments>, ErreurStore> {
    let (mut texte, mut arguments) = (String::new(), SqliteArguments::default());
    for valeurs in fois {
        sans_numeros(sql, &mut texte);
        texte.push_str(";\n");
        valeurs.iter().try_for_each(|valeur| ajouter_sqlite(&mut arguments, valeur))?;
    }
    // A file of `store/sql` and nothing else.
    Ok(sqlx::query_with(AssertSqlSafe(texte), arguments))
}

/// Copies a statement, each `$1` become `?`: several statements together take their values one
/// after the other. A test checks that each file has its parameters once and in order.
pub(crate) fn sans_numeros(sql: &str, texte: &mut String) {
    let mut morceaux = sql.trim_end().split('$');
    texte.push_str(morceaux.next().unwrap_or_default());
    for morceau in morceaux {
        texte.push('?');
        texte.push_str(morceau.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
}

#[cfg(test)]
mod tests {
    use super::sans_numeros;

    #[test]
    fn numbers_go_and_the_rest_stays() {
        let mut texte = String::from("begin; ");
        sans_numeros("-- why\nselect a from t where b = $1 and c >= $12\n", &mut texte);
        assert_eq!(texte, "begin; -- why\nselect a from t where b = ? and c >= ?");
    }
}
