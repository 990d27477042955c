//! The help: every command, in French.

use testkit::{Place, Programme, Sortie};

/// Every command there is, in the order of the help.
const COMMANDES: &str = include_str!("../donnees/commandes.txt");

fn aide(programme: &Programme, commande: &[&str]) -> Sortie {
    programme.lancer(&[commande, &["--help"]].concat()).reussie()
}

/// Names listed under « Commandes ».
fn sous_commandes(aide: &str) -> Vec<String> {
    let suite = aide.lines().skip_while(|ligne| !ligne.starts_with("Commandes")).skip(1);
    let noms = suite.take_while(|ligne| ligne.starts_with("  "));
    // A name starts at the third column; the lines of its text are further.
    let noms = noms.filter(|ligne| !ligne.starts_with("   "));
    noms.filter_map(|ligne| ligne.split_whitespace().next()).map(str::to_owned).collect()
}

fn parcourir(programme: &Programme, commande: &[String], toutes: &mut Vec<(String, String)>) {
    let mots: Vec<&str> = commande.iter().map(String::as_str).collect();
    let texte = aide(programme, &mots).sortie;
    for nom in sous_commandes(&texte) {
        let suite = [commande, &[nom]].concat();
        parcourir(programme, &suite, toutes);
    }
    toutes.push((commande.join(" "), texte));
}

fn toutes() -> Vec<(String, String)> {
    let place = Place::sqlite();
    let programme = Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier());
    let mut toutes = Vec::new();
    parcourir(&programme, &[], &mut toutes);
    toutes
}

#[test]
fn the_commands_are_those_and_no_other() {
    let mut noms: Vec<String> = toutes().into_iter().map(|(nom, _)| nom).collect();
    noms.sort();
    let noms = noms.join("\n");
    assert_eq!(noms.trim(), COMMANDES.trim(), "\n{noms}");
}

#[test]
fn every_help_is_in_french_and_says_what_each_option_is() {
    for (nom, texte) in toutes() {
        for anglais in
            ["Usage: ", "Print help", "Print version", "Commands:", "[default", "[possible", "[env"]
        {
            assert!(!texte.contains(anglais), "{nom}: {anglais}\n{texte}");
        }
        assert!(texte.contains("Usage : passerelle"), "{nom}\n{texte}");
        assert!(texte.contains("--format"), "{nom}\n{texte}");
        assert!(!texte.contains("PASSERELLE_PHRASE="), "{nom}\n{texte}");
    }
}

#[test]
fn the_version_is_printed_and_no_command_at_all_is_a_misuse() {
    let place = Place::sqlite();
    let programme = Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier());
    let version = programme.lancer(&["--version"]).reussie().sortie;
    assert!(version.starts_with("passerelle "), "{version}");
    let sortie = programme.lancer(&[]).arretee(2);
    assert!(sortie.erreur.contains("passerelle --help"), "{}", sortie.erreur);
}
