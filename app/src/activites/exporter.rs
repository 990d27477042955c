//! The activities of a period as a table: one row an activity, always the same columns.

use domain::Jour;

use super::{ActiviteLue, Genre, remplir};
use crate::ErreurApp;
use crate::exporter::{Forme, tableau};
use crate::session::Session;

/// The columns of the table, in order: those of every activity, then the fields of each kind in the
/// order of [`Genre::TOUS`], a name that several kinds share being there once.
///
/// A column is added at the end of its kind and never renamed: what a funder's sheet reads stays
/// where it was.
pub fn colonnes() -> Vec<String> {
    let mut colonnes: Vec<String> =
        ["activite", "jour", "genre", "corrigee"].map(Into::into).into();
    for champ in Genre::TOUS.iter().flat_map(|(genre, _)| genre.champs()) {
        if !colonnes.contains(&champ.nom) {
            colonnes.push(champ.nom);
        }
    }
    colonnes
}

impl Session {
    /// The activities of a period as a table. It is not encrypted: it names nobody. No cell of it
    /// is taken for a formula.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::Periode`], [`ErreurApp::Export`].
    pub async fn exporter_activites(
        &self,
        du: Jour,
        au: Jour,
        forme: Forme,
    ) -> Result<Vec<u8>, ErreurApp> {
        if au < du {
            return Err(ErreurApp::Periode);
        }
        let lues = self.activites(du, au).await?;
        let colonnes = colonnes();
        let lignes: Vec<Vec<String>> = lues.iter().map(|lue| ligne(lue, &colonnes)).collect();
        let titres: Vec<&str> = colonnes.iter().map(String::as_str).collect();
        tableau::ecrire(forme, &titres, &[], &lignes)
    }
}

fn ligne(lue: &ActiviteLue, colonnes: &[String]) -> Vec<String> {
    let champs = remplir(&lue.fait);
    let cellule = |nom: &String| match nom.as_str() {
        "activite" => lue.activite.to_string(),
        "jour" => lue.le.to_string(),
        "genre" => Genre::de(&lue.fait).map_or("", Genre::code).to_owned(),
        "corrigee" => if lue.corrigee { "oui" } else { "non" }.to_owned(),
        autre => {
            let valeurs = champs.iter().filter(|(nom, _)| nom == autre);
            valeurs.map(|(_, valeur)| valeur.as_str()).collect::<Vec<_>>().join(" ")
        }
    };
    colonnes.iter().map(cellule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_always_the_same() {
        let attendues = include_str!("../../tests/golden/colonnes-activites.txt");
        let colonnes = colonnes().join("\n") + "\n";
        assert_eq!(colonnes, attendues, "what a funder's sheet reads would move");
    }
}
