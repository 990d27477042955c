//! Many rows in few statements.

use std::fmt::Write as _;

use crate::ErreurStore;
use crate::moteur::{Connexion, Sql, Valeur};

/// Rows of one SQLite statement, the most first: what is left over takes the next size. Each
/// statement is handed to SQLite's thread and waited for, which costs more than a row; there are
/// few sizes, so that all of them stay prepared.
const TAILLES: [usize; 4] = [512, 64, 8, 1];

/// Rows of one PostgreSQL statement, which takes one array per column.
const PAR_TABLEAU: usize = 2_000;

/// How rows of one table are written: alone, and on PostgreSQL by the batch. On SQLite a batch is
/// the same statement with more rows.
pub(crate) struct Insertion {
    pub(crate) une: Sql,
    pub(crate) lot: Sql,
}

impl Insertion {
    pub(crate) async fn ecrire<const C: usize>(
        &self,
        connexion: &mut Connexion<'_>,
        rangees: &[[Valeur<'_>; C]],
    ) -> Result<(), ErreurStore> {
        if !connexion.est_sqlite() && rangees.len() > 1 {
            for lot in rangees.chunks(PAR_TABLEAU) {
                connexion.executer(self.lot, &colonnes(lot)).await?;
            }
            return Ok(());
        }
        let mut reste = rangees;
        for taille in TAILLES {
            while let Some((lot, suite)) = reste.split_at_checked(taille) {
                if taille == 1 {
                    connexion.executer(self.une, lot.as_flattened()).await?;
                } else if let Connexion::EcritureSqlite(ecriture) = connexion {
                    let sql = en_lot(self.une.sqlite, taille, C);
                    ecriture.executer(&sql, lot.as_flattened()).await?;
                }
                reste = suite;
            }
        }
        Ok(())
    }
}

/// The statement `insert … values (one row) …` with `taille` rows. Without numbers, since SQLite
/// looks for a numbered parameter among all the others. With `or fail`, since a refused row would
/// otherwise undo those before it in the statement, for which SQLite copies every page it changes:
/// here the whole transaction is undone ([`crate::ecriture::Ecriture`]).
fn en_lot(sql: &'static str, taille: usize, colonnes: usize) -> String {
    let (avant, apres) = sql.split_once("values (").unwrap_or((sql, ""));
    let avant = avant.replacen("insert into", "insert or fail into", 1);
    let apres = apres.split_once(')').map_or("", |(_, apres)| apres);
    let rangee = format!("({})", vec!["?"; colonnes].join(","));
    let mut lot = String::with_capacity(sql.len() + taille * (rangee.len() + 1));
    // Writing to a String does not fail.
    let _ = write!(lot, "{avant}values {}{apres}", vec![rangee.as_str(); taille].join(","));
    lot
}

/// One array per column. Every row has the same kinds of values in the same order.
fn colonnes<'a, const C: usize>(rangees: &[[Valeur<'a>; C]]) -> Vec<Valeur<'a>> {
    let mut rangees = rangees.iter();
    let mut colonnes: Vec<Valeur<'a>> = rangees
        .next()
        .map_or_else(Vec::new, |premiere| premiere.iter().map(Valeur::en_liste).collect());
    for rangee in rangees {
        for (colonne, valeur) in colonnes.iter_mut().zip(rangee) {
            colonne.prolonger(valeur);
        }
    }
    colonnes
}

#[cfg(test)]
mod tests {
    use super::en_lot;

    #[test]
    fn a_batch_keeps_what_surrounds_its_rows() {
        let sql = "-- why\ninsert into t (a, b)\nvalues ($1, $2)\non conflict (a) do nothing\n";
        let lot = "-- why\ninsert or fail into t (a, b)\nvalues (?,?),(?,?)\n\
                   on conflict (a) do nothing\n";
        assert_eq!(en_lot(sql, 2, 2), lot);
    }
}
