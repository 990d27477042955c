//! A report prints numbers by naming them; one that is typed is an error.

#![expect(clippy::unwrap_used, reason = "a test may stop on the first surprise")]

use observatory::registre::Registre;
use observatory::texte::{ErreurTexte, composer};

const FIGURES: &str = include_str!("donnees/fact-s-2025/figures.toml");

fn registre() -> Registre {
    Registre::lire(FIGURES).unwrap()
}

fn markdown(source: &str) -> String {
    composer(source, &registre()).unwrap().markdown
}

fn erreurs(source: &str) -> Vec<ErreurTexte> {
    composer(source, &registre()).unwrap_err()
}

#[test]
fn references_are_replaced_by_recomputed_values() {
    let source = "En 2023, {{psp-facts-2023}} PSP sur {{psp-national-2023}}, soit \
                  {{100 * psp-facts-2023 / psp-national-2023 | round:0}} %.\n";
    assert_eq!(markdown(source), "En 2023, 578 PSP sur 845, soit 68 %.\n");
    // Printed 56, and false: what is printed next time is what the formula gives.
    assert_eq!(markdown("+ {{psp-hausse | round:0}} %"), "+ 126 %");
    // The total was cut instead of rounded: it is recomputed down to the figures it is made of.
    let total = "2\u{202f}419\u{202f}440\u{202f}000";
    assert_eq!(markdown("{{cout-sortie-total}}"), total);
    assert_eq!(markdown("{{cout-sortie-annuel | round:2}}"), "241\u{202f}944\u{202f}000,00");
    assert_eq!(markdown("rapport de {{rapport1-annee-edito}}"), "rapport de 2021");
    assert_eq!(markdown("{{espt-femmes.low}} à {{espt-femmes.high}} %"), "68 à 80 %");
    let texte = composer(source, &registre()).unwrap();
    let cites: Vec<(usize, usize, &str)> =
        texte.chiffres.iter().map(|c| (c.ligne, c.colonne, c.imprime.as_str())).collect();
    assert_eq!(cites, [(1, 10, "578"), (1, 37, "845"), (1, 65, "68")]);
}

#[test]
fn a_typed_number_is_an_error_with_its_place_and_what_to_write() {
    let erreurs = erreurs("# Titre\n\nNous suivons {{psp-facts-2023}} PSP.\nSoit 845 en tout.\n");
    assert_eq!(erreurs.len(), 1);
    let erreur = erreurs.first().unwrap();
    assert_eq!((erreur.ligne, erreur.colonne), (4, 6));
    assert!(erreur.to_string().starts_with("ligne 4, colonne 6 : « 845 »"), "{erreur}");
    assert_eq!(erreur.probleme.conseil(), "écrivez « {{psp-national-2023}} »");
}

#[test]
fn numbers_that_say_how_many_are_refused() {
    for (source, colonne) in [
        ("57 relations", 1),
        ("soit 68,4 %", 6),
        ("soit 68%", 6),
        ("40\u{202f}000 personnes", 1),
        ("plus de 40.000 personnes", 9),
        ("entre 5-10 personnes", 7),
        ("2000 personnes", 1),
        ("les 2023 personnes", 5),
        ("un code `57`", 10),
        ("la moitié, ½", 12),
        ("trois x³", 7),
        ("environ57", 1),
        ("Total:57", 7),
        ("| 2022 | x |", 3),
        ("vingt-trois départements", 1),
        ("deux cents personnes", 6),
        ("trente pour cent", 1),
        ("un milliard", 4),
        ("la 2e commission", 4),
        ("l'57", 3),
        ("{{psp-facts-2023}} puis 12", 25),
        ("nous en comptons\n12. Ensuite", 1),
        ("[57](http://exemple.invalid/57)", 2),
        ("[57]( 57", 2),
        ("٥٧ personnes", 1),
    ] {
        let erreurs = erreurs(source);
        assert_eq!(erreurs.first().unwrap().colonne, colonne, "{source}: {erreurs:?}");
    }
}

#[test]
fn numerals_that_say_when_or_where_are_kept() {
    for source in [
        "La loi du 13 avril 2016 et le décret du 1er janvier 2017.",
        "Le 2016-04-13, en 2023, fin 2023, depuis 2016, avant\n2016, période 2022-2023.",
        "L'article L. 121-9, l'article 225-12-1, L121-9, R. 121-12-1.",
        "La loi n° 2016-444, la loi n°2016-444 ; programme 137 ; chapitre 2, page 12.",
        "R09, COVID-19, FACT-S.",
        "1. Un\n2. Autre\n10) Encore\n",
        "## 2.1 Titre\n\n3. Trois\n",
        "Une note[^12] et un [lien](https://exemple.invalid/2023/57?x=(5) suite",
        "Voir https://exemple.invalid/57 ou <https://exemple.invalid/58>.",
        "Une association, deux départements, la première fois.",
        "Rien.\n\n4. Un point après une ligne vide.",
    ] {
        assert_eq!(markdown(source), source);
    }
}

#[test]
fn a_reference_that_does_not_compute_says_why() {
    for (source, contient) in [
        ("{{inconnu-du-registre}}", "« inconnu-du-registre » n'est pas dans figures.toml"),
        ("{{psp-facts-2023", "n'est pas fermé"),
        ("{{12}}", "ne nomme aucun chiffre"),
        ("{{}}", "ne se lit pas"),
        ("{{psp-facts-2023 |}}", "n'est pas un arrondi"),
        ("{{psp-facts-2023 | round:x}}", "n'est pas un arrondi"),
        ("{{psp-facts-2023 | gras}}", "n'est pas un arrondi"),
        ("{{psp-facts-part-2023}}", "ne s'écrit pas exactement"),
        ("{{espt-femmes}}", "est une fourchette"),
        ("{{psp-facts-2023 / (psp-facts-2023 - psp-facts-2023)}}", "division par zéro"),
    ] {
        let erreurs = erreurs(source);
        let erreur = erreurs.first().unwrap();
        assert!(erreur.to_string().contains(contient), "{erreur}");
        assert!(!erreur.probleme.conseil().is_empty());
        assert_eq!((erreurs.len(), erreur.colonne), (1, 1), "{source}");
    }
}
