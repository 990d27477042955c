//! The register of an edition: each published number by name. A masked one has no name: a text
//! that cites it is an error.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tableau::{Case, TableauProtege};

/// `figures.toml` of these tables. The name of a number is that of its indicator, then each axis
/// and category, then the year of its last day: `personnes-departement-57-sexe-f-2025`,
/// `psp-accords-2025`.
pub fn figures(tables: &[TableauProtege]) -> String {
    let mut figures: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    for table in tables {
        let entete = &table.entete;
        for (rang, case) in table.cases.iter().enumerate() {
            let Case::Publiee(nombre) = case else {
                continue;
            };
            let mut nom = entete.indicateur.replace('.', "-");
            // In one order, so that two tables that share a margin give it one name.
            let mut coordonnees = entete.coordonnees(rang);
            coordonnees.sort_unstable();
            for (axe, code) in coordonnees {
                nom.extend(["-", axe, "-", code]);
            }
            let _ = write!(nom, "-{}", entete.periode.au.annee());
            figures.insert(nom.to_lowercase(), (*nombre, &entete.unite));
        }
    }
    let mut texte = String::from(
        "# Les chiffres publiés dans cette édition, par leur nom : un texte les cite entre\n\
         # doubles accolades. Un nombre non publié n'y est pas.\n",
    );
    for (nom, (nombre, unite)) in figures {
        let _ =
            writeln!(texte, "\n[[figure]]\nid = \"{nom}\"\nvalue = {nombre}\nunit = \"{unite}\"");
    }
    texte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registre::Registre;
    use crate::texte::composer;
    use crate::{Compteurs, FaitDate, Receveur as _, Sorte, tables};

    #[test]
    fn a_text_cites_what_is_published_and_cannot_cite_what_is_masked() {
        let mut compteurs = Compteurs::nouveaux(2023).unwrap();
        for rang in 0..40_u8 {
            let du = "2022-01-01".parse().unwrap();
            compteurs.personne(&[
                FaitDate::pendant(Sorte::Sexe, du, None).code(u8::from(rang < 3)),
                FaitDate::le(Sorte::Acte, "2023-05-01".parse().unwrap()),
            ]);
        }
        let exactes = tables::annuelles(&compteurs).unwrap();
        let pool = crate::pool::Pool::nouveau(vec![exactes]).unwrap();
        let edition = pool.publier(&[]).unwrap();
        let registre = Registre::lire(&figures(&edition.tables)).unwrap();
        let dit = composer("En 2023, {{personnes-2023}} personnes.\n", &registre).unwrap();
        assert_eq!(dit.markdown, "En 2023, 40 personnes.\n");
        for masque in ["personnes-sexe-h-2023", "personnes-departement-inconnu-sexe-h-2023"] {
            assert!(composer(&format!("{{{{{masque}}}}}"), &registre).is_err(), "{masque}");
        }
    }
}
