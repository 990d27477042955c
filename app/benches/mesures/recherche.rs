//! Finding somebody among forty thousand people, by a name misspelt, begun, or a telephone number.

use app::Session;
use domain::Recit;
use domain::recit::Identite;

use crate::base::{PHRASE, base_nationale, contexte, nationale, url};
use crate::mesure::{Durees, attendre, dire, lisible};

/// People looked for, spread over the draw.
const PERSONNES: u32 = 60;
const PAS: u32 = 661;
const MAXIMUM: f64 = 0.010;

pub(crate) async fn mesurer() {
    let chemin = base_nationale().await;
    let session = Session::ouvrir(&url(&chemin), None, PHRASE).await.unwrap();
    let personnes: Vec<Identite> = (0..PERSONNES).filter_map(|n| identite(n * PAS)).collect();
    let champ = |lire: fn(&Identite) -> Option<String>| -> Vec<String> {
        personnes.iter().filter_map(lire).collect()
    };
    let essais = [
        ("a name and first name, misspelt", champ(mal_ecrit)),
        ("a first name alone", champ(|identite| identite.prenom.clone())),
        ("two letters", champ(|identite| debut(identite, 2))),
        ("three letters", champ(|identite| debut(identite, 3))),
        ("a telephone number", champ(|identite| identite.telephones.first().cloned())),
    ];
    for (nom, requetes) in essais {
        let (mut durees, mut trouves, mut contexte) = (Vec::new(), 0, contexte());
        for requete in &requetes {
            // Once to warm up: the limit is on answering, not on the disk.
            session.chercher(requete, &mut contexte).await.unwrap();
            let (duree, liste) = attendre(session.chercher(requete, &mut contexte)).await;
            trouves += liste.unwrap().total;
            durees.push(duree);
        }
        let (essais, durees) = (durees.len(), Durees::de(durees));
        dire(
            &format!("Search among 40,000 people: {nom} ({essais} tries, {trouves} found)"),
            &format!("{}, worst {}", lisible(durees.mediane()), lisible(durees.pire())),
            "under 10 ms",
            Some(durees.pire() < MAXIMUM),
        );
    }
    session.fermer().await;
}

fn identite(indice: u32) -> Option<Identite> {
    let actes = nationale().dossier(indice).actes;
    actes.into_iter().find_map(|acte| {
        if let Some(Recit::Identite(identite)) = acte.recit { Some(identite) } else { None }
    })
}

/// As it is heard on the telephone: a letter doubled, another without its pair.
fn mal_ecrit(identite: &Identite) -> Option<String> {
    let prenom = identite.prenom.as_ref()?;
    let nom = identite.nom.as_ref()?.replace(" (fictif)", "");
    let mut lettres: Vec<char> = nom.chars().collect();
    let milieu = lettres.len() / 2;
    lettres.insert(milieu, lettres[milieu]);
    Some(format!("{} {prenom}", lettres.into_iter().collect::<String>()))
}

fn debut(identite: &Identite, lettres: usize) -> Option<String> {
    Some(identite.prenom.as_ref()?.chars().take(lettres).collect())
}
