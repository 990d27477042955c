//! A canary in every field of every form is never in a log, a URL, a header or an error.

use std::io::Write;
use std::sync::{Arc, Mutex};

use testkit::{CANARI, Place, canari};
use web::routes::routes;

use crate::serveur::Serveur;

/// Every log line of this process, for a while.
#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<u8>>>);

impl Write for Journal {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(octets);
        Ok(octets.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every field that any form has.
const CHAMPS: &[&str] = &[
    "identifiant",
    "phrase",
    "confirmation",
    "ancienne",
    "nouvelle",
    "texte",
    "nom",
    "prenom",
    "dite",
    "telephone",
    "le",
    "voie",
    "quoi",
    "recit",
    "autre_jour",
    "motifs",
    "valeur",
    "quand",
    "jamais",
    "comment",
    "motif",
    "mot",
    "role",
    "repere",
    "retour",
    "langue",
    "theme",
    "depart",
    "seances",
    "places",
    "ratio",
    "financement",
    "equipe",
    "autre",
    "choix",
    "acte",
    "geste",
    "brouillon",
    "etape",
    "sans_acte",
    "suivi",
    "nouveau",
    "rdv_le",
    "heure",
    "colonnes",
    "forme",
    "lesquels",
    "au",
    "mot_de_passe",
    "seance",
    "departement",
    "lieu",
    "designation",
    "represente",
    "porteuse",
    "avis",
    "siegent",
    "ecrite",
    "mentionne",
    "preuve",
    "frais",
    "genre",
    "champs",
    "dire-nom",
    "pour",
    "du",
    "centiemes",
    "heures",
    "minutes",
    "numero",
    "objet",
    "budget",
    "indicateurs",
    "realise",
    "realisation",
    "titre",
    "description",
    "editeur",
    "langues",
    "lien",
    "mots",
    "annuaire",
    "km",
    "besoin",
    "etablissement",
    "structure",
    "programme",
    "tribunal",
    "modele",
    "visites",
    "du",
    "rencontre",
    "dossier",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_stays_out_of_logs_urls_headers_and_errors() {
    let journal = Journal::default();
    let ecrit = journal.clone();
    let abonne = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || ecrit.clone())
        .finish();
    tracing::subscriber::set_global_default(abonne).unwrap();
    let serveur = Serveur::ouvrir(Place::sqlite(), 5).await;
    let (dossier, acte) = serveur.dossier(&canari("prenom"), &canari("recit")).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    let valeurs: Vec<(&str, String)> = CHAMPS.iter().map(|nom| (*nom, canari(nom))).collect();
    let mut champs: Vec<(&str, &str)> = valeurs.iter().map(|(nom, v)| (*nom, &**v)).collect();
    let id = acte.to_string();
    champs.extend([("apres", "1"), ("id", id.as_str())]);
    for route in routes() {
        let ferme = ["/deconnexion", "/verrouiller", "/verrouiller-tout"].contains(&route.chemin);
        if route.methode != "POST" || ferme {
            continue;
        }
        let chemin = route.chemin.replace("{dossier}", &dossier.to_string()).replace("{acte}", &id);
        let chemin = chemin.replace("{departement}", "57").replace("{seance}", "2026-12-04");
        let chemin = chemin.replace("{convention}", &id).replace("{annee}", "2026");
        let chemin = chemin.replace("{genre}", "prevention-scolaire").replace("{activite}", &id);
        let page = cheffe.poster(&chemin, &champs).await;
        for (nom, valeur) in &page.entetes {
            assert!(!valeur.to_str().unwrap_or("").contains(CANARI), "{chemin}: header {nom}");
        }
        let erreur = page.texte.contains("Cela n&#39;a pas marché");
        assert!(!erreur || !page.texte.contains(CANARI), "{chemin}: {}", page.texte);
    }
    // A page that does not exist, whose path says something.
    let page = cheffe.lire(&format!("/{CANARI}/absente")).await;
    assert!(!page.texte.contains(&format!("{CANARI}/absente</")), "{}", page.texte);
    let journal = String::from_utf8(journal.0.lock().unwrap().clone()).unwrap();
    assert!(journal.contains("answered"), "the log is being read");
    assert!(!journal.contains(CANARI), "{journal}");
}
