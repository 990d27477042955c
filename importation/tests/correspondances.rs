//! What the association says of its own file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::C::{N, T};
use commun::{aujourdhui, classeur};
use importation::{
    Correspondance, ErreurLecture, Lecture, NatureFeuille, RaisonIgnoree, Role, lire,
};

fn octets() -> Vec<u8> {
    classeur(&[(
        "Suivi",
        vec![
            vec![T("Clé"), T("Qui"), T("Sexe"), T("Venue au monde"), T("Nom")],
            vec![N(1.0), T("GALET Ada"), T("F"), T("1998"), T("x")],
        ],
    )])
}

fn avec(toml: &str) -> Result<Lecture, ErreurLecture> {
    let correspondance = Correspondance::lire(toml).unwrap();
    lire(&octets(), "xlsx", aujourdhui(), Some(&correspondance))
}

#[test]
fn columns_are_given_roles_by_name_or_letter() {
    let lecture = avec(
        "[feuille.Suivi.colonnes]\n\"cle\" = \"numero\"\n\"Qui\" = \"nom-complet\"\n\
         \"Venue au monde\" = \"naissance\"\n\"colonne:E\" = \"ignorer\"\n",
    )
    .unwrap();
    let roles: Vec<Option<Role>> =
        lecture.feuilles[0].colonnes.iter().map(|colonne| colonne.role).collect();
    assert_eq!(
        roles,
        [
            Some(Role::Numero),
            Some(Role::NomComplet),
            Some(Role::Sexe),
            Some(Role::Naissance),
            Some(Role::Ignorer),
        ]
    );
    let personne = &lecture.personnes[0];
    assert_eq!(personne.identite.nom.as_deref(), Some("GALET"));
    assert!(personne.naissance.is_some());
    assert_eq!(personne.notes, []);
}

#[test]
fn what_is_not_in_the_file_is_named() {
    let erreur = avec("[feuille.Suivi.colonnes]\n\"Absente\" = \"naissance\"\n").unwrap_err();
    assert_eq!(
        erreur,
        ErreurLecture::ColonneIntrouvable {
            feuille: "Suivi".to_owned(),
            colonne: "Absente".to_owned(),
        }
    );
    let erreur = avec("[feuille.Autre.colonnes]\n\"Qui\" = \"nom\"\n").unwrap_err();
    assert_eq!(erreur, ErreurLecture::FeuilleIntrouvable { feuille: "Autre".to_owned() });
    let erreur = avec("[feuille.Suivi.colonnes]\n\"Qui\" = \"sortie-date\"\n").unwrap_err();
    assert!(erreur.to_string().contains("sortie-date"), "{erreur}");
}

#[test]
fn a_sheet_may_be_left_out_or_its_header_given() {
    let lecture = avec("[feuille.\"*\"]\nnature = \"ignorer\"\n").unwrap();
    assert_eq!(lecture.feuilles[0].nature, NatureFeuille::Ignoree(RaisonIgnoree::Demandee));
    assert_eq!(lecture.personnes.len(), 0);
    let lecture = avec("[feuille.Suivi]\nnature = \"personnes\"\nligne_entete = 1\n").unwrap();
    assert_eq!(lecture.feuilles[0].ligne_entete, Some(1));
    let erreur = avec("[feuille.Suivi]\nligne_entete = 9\n").unwrap_err();
    assert!(erreur.to_string().contains('9'), "{erreur}");
}
