//! One bit of one stored act: the verification names the stream and the act.

use testkit::Place;
use testkit::place::Valeur;

use crate::commun::{Base, petite_file, sur_chaque_moteur};

const COLONNES: [&str; 9] =
    ["flux", "rang", "id", "survenu_le", "consigne_a", "auteur", "empreinte", "fait", "scelle"];

/// An act as it is stored.
struct Stocke {
    flux: String,
    rang: i64,
    id: String,
    valeurs: Vec<Valeur>,
}

fn actes(place: &Place, condition: &str) -> Vec<Stocke> {
    let colonnes = COLONNES.join(", ");
    let requete = format!("select {colonnes} from actes where {condition} order by flux, rang");
    let lignes = place.lire(&requete).into_iter();
    let stocke = |valeurs: Vec<Valeur>| match &valeurs[..3] {
        [Valeur::Texte(flux), Valeur::Entier(rang), Valeur::Texte(id)] => {
            Stocke { flux: flux.clone(), rang: *rang, id: id.clone(), valeurs: valeurs.clone() }
        }
        autres => panic!("{autres:?}"),
    };
    lignes.map(stocke).collect()
}

/// The value with one bit flipped, `tour` choosing which. `None` where there is no bit.
fn basculer(valeur: &Valeur, tour: usize) -> Option<Valeur> {
    let basculer = |octets: &[u8], bits: usize| {
        let mut octets = octets.to_vec();
        let place = tour * 7919 % octets.len();
        octets[place] ^= 1 << (tour % bits);
        octets
    };
    match valeur {
        Valeur::Nulle => None,
        // The low bits of an ASCII letter: the result is still a text for both engines.
        Valeur::Texte(texte) => {
            let octets = basculer(texte.as_bytes(), 4);
            Some(Valeur::Texte(String::from_utf8(octets).unwrap()))
        }
        Valeur::Entier(entier) => Some(Valeur::Entier(entier ^ (1 << (tour * 5 % 20)))),
        Valeur::Octets(octets) => Some(Valeur::Octets(basculer(octets, 8))),
    }
}

/// Writes a value over another, past every check of the program.
fn ecrire(place: &Place, colonne: &str, valeur: &Valeur, cle: (&str, i64)) {
    let (flux, rang) = (place.litteral(&Valeur::Texte(cle.0.to_owned())), cle.1);
    let valeur = place.litteral(valeur);
    place.forcer(&format!(
        "update actes set {colonne} = {valeur} where flux = {flux} and rang = {rang}"
    ));
}

/// Where the row stands once `colonne` holds `valeur`.
fn apres<'a>(acte: &'a Stocke, colonne: &str, valeur: &'a Valeur) -> (&'a str, i64) {
    match (colonne, valeur) {
        ("flux", Valeur::Texte(flux)) => (flux, acte.rang),
        ("rang", Valeur::Entier(rang)) => (&acte.flux, *rang),
        _ => (&acte.flux, acte.rang),
    }
}

fn nomme(base: &Base, acte: &Stocke, colonne: &str) {
    let sortie = base.lancer(&["journal", "verifier", "--format", "json"]).arretee(1);
    let dommages = sortie.json()["dommages"].as_array().unwrap().clone();
    let nomme = dommages.iter().any(|dommage| {
        dommage["flux"] == acte.flux.as_str()
            && (dommage["acte"] == acte.id.as_str() || dommage["rang"] == acte.rang)
    });
    assert!(nomme, "{colonne} of {} {}: {dommages:#?}", acte.flux, acte.rang);
    let texte = base.lancer(&["journal", "verifier"]).arretee(1);
    assert!(texte.sortie.contains(&acte.flux), "{}", texte.sortie);
}

#[test]
fn a_bit_flipped_anywhere_in_an_act_is_found_and_named() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let tous = actes(&base.place, &format!("flux = 'dossier/{dossier}'"));
        let dernier = tous.len() - 1;
        assert!(dernier > 5);
        let mut tour = 0;
        let mut essais = 0;
        // The first act, one in the middle, the last: nothing follows that one.
        for acte in [&tous[0], &tous[dernier / 2], &tous[dernier]] {
            for (colonne, valeur) in COLONNES.iter().zip(&acte.valeurs) {
                tour += 1;
                let Some(change) = basculer(valeur, tour) else { continue };
                ecrire(&base.place, colonne, &change, (&acte.flux, acte.rang));
                nomme(base, acte, colonne);
                ecrire(&base.place, colonne, valeur, apres(acte, colonne, &change));
                essais += 1;
            }
        }
        assert!(essais >= 25, "{essais}");
    });
}

#[test]
fn every_bit_of_a_sealed_fact_counts() {
    sur_chaque_moteur(|base| {
        base.ouvrir("2026-01-05", "nom = \"ROSEAU\"");
        let acte = &actes(&base.place, "flux like 'dossier/%'")[0];
        let rang = COLONNES.iter().position(|colonne| *colonne == "fait").unwrap();
        let Valeur::Octets(fait) = &acte.valeurs[rang] else { panic!("a fact is bytes") };
        for octet in (0..fait.len()).step_by(fait.len() / 16) {
            let mut autre = fait.clone();
            autre[octet] ^= 1 << (octet % 8);
            ecrire(&base.place, "fait", &Valeur::Octets(autre), (&acte.flux, acte.rang));
            let texte = base.lancer(&["journal", "verifier"]).arretee(1).sortie;
            assert!(texte.contains(&acte.flux) && texte.contains(&acte.id), "{octet}: {texte}");
        }
        ecrire(&base.place, "fait", &Valeur::Octets(fait.clone()), (&acte.flux, acte.rang));
    });
}

#[test]
fn an_act_removed_or_a_stream_cut_short_is_found() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let flux = format!("dossier/{dossier}");
        let tous = actes(&base.place, &format!("flux = '{flux}'"));
        for acte in [&tous[1], &tous[tous.len() - 1]] {
            let condition = format!("flux = '{flux}' and rang = {}", acte.rang);
            base.place.forcer(&format!("delete from actes where {condition}"));
            let texte = base.lancer(&["journal", "verifier"]).arretee(1).sortie;
            assert!(texte.contains(&flux), "{texte}");
            let valeurs: Vec<String> =
                acte.valeurs.iter().map(|valeur| base.place.litteral(valeur)).collect();
            let (colonnes, valeurs) = (COLONNES.join(", "), valeurs.join(", "));
            base.place.forcer(&format!("insert into actes ({colonnes}) values ({valeurs})"));
        }
    });
}

#[test]
fn an_act_moved_to_another_file_is_found() {
    sur_chaque_moteur(|base| {
        let la = format!("dossier/{}", base.ouvrir("2026-01-05", "nom = \"ROSEAU\""));
        let ici = format!("dossier/{}", base.ouvrir("2026-01-05", "nom = \"LIERRE\""));
        let suivant = actes(&base.place, &format!("flux = '{ici}'")).len() + 1;
        let acte = actes(&base.place, &format!("flux = '{la}'")).pop().unwrap();
        let deplacer = |vers: &str, rang: i64, depuis: &str, ancien: i64| {
            base.place.forcer(&format!(
                "update actes set flux = '{vers}', rang = {rang} \
                 where flux = '{depuis}' and rang = {ancien}"
            ));
        };
        let suivant = i64::try_from(suivant).unwrap();
        deplacer(&ici, suivant, &la, acte.rang);
        let texte = base.lancer(&["journal", "verifier"]).arretee(1).sortie;
        assert!(texte.contains(&la) && texte.contains(&acte.id), "{texte}");
        deplacer(&la, acte.rang, &ici, suivant);
    });
}
