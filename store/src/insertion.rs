//! Many rows in few statements.

use crate::ErreurStore;
use crate::moteur::{Connexion, Sql, Valeur};

/// Rows of one SQLite statement: the number of `(?, …)` in each `inserer_lot.sqlite.sql`.
pub(crate) const PAR_LOT: usize = 50;

/// Rows of one PostgreSQL statement, which takes one array per column.
const PAR_TABLEAU: usize = 2_000;

/// How rows of one table are written: alone, and by the batch.
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
        if let [seule] = rangees {
            connexion.executer(self.une, seule).await?;
            return Ok(());
        }
        if connexion.est_sqlite() {
            let (lots, reste) = rangees.as_chunks::<PAR_LOT>();
            for lot in lots {
                connexion.executer(self.lot, lot.as_flattened()).await?;
            }
            for rangee in reste {
                connexion.executer(self.une, rangee).await?;
            }
        } else {
            for lot in rangees.chunks(PAR_TABLEAU) {
                connexion.executer(self.lot, &colonnes(lot)).await?;
            }
        }
        Ok(())
    }
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
