//! A user: she signs in, and works until the end.

use std::rc::Rc;
use std::time::{Duration, Instant};

use essais_web::Telephone;
use hyper::StatusCode;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};

use crate::base::{Compte, DONNEE};
use crate::client::{Client, Reponse};
use crate::mesure::{Mesures, Sorte};
use crate::page::{cache, dossiers, entre};

/// Looked for one after the other: first names of the demonstration, and one misspelt.
const CHERCHES: [&str; 4] = ["Amina", "Blessing", "Maria", "Amyna"];

pub(crate) struct Personne {
    client: Client,
    alea: ChaCha20Rng,
    dossiers: Vec<String>,
    jeton: String,
}

impl Personne {
    /// Signs in for the first time: the passphrase she was given, the second factor, her own
    /// passphrase.
    pub(crate) async fn connectee(adresse: &str, compte: &Compte, rang: usize) -> Self {
        let mut client = Client::new(adresse);
        let champs = [("identifiant", compte.identifiant.as_str()), ("phrase", DONNEE)];
        let page = client.ecrire("/connexion", &champs).await;
        let secret = entre(&page.corps, "id=\"secret\">", "<");
        let secret = secret.first().unwrap_or_else(|| panic!("no secret: {}", page.statut));
        let code = Telephone::new(secret).code();
        let page = client.ecrire("/connexion/code", &[("code", &code)]).await;
        assert_eq!(page.statut, StatusCode::OK, "the code is taken");
        let page = client.lire("/compte").await;
        let jeton = cache(&page.corps, "jeton");
        let (nouvelle, confirmation) =
            (("nouvelle", &*compte.phrase), ("confirmation", &*compte.phrase));
        let champs = [("jeton", jeton.as_str()), ("ancienne", DONNEE), nouvelle, confirmation];
        let reponse = client.ecrire("/compte/phrase", &champs).await;
        assert_eq!(reponse.statut, StatusCode::SEE_OTHER, "the passphrase is hers");
        let page = client.lire("/dossiers").await;
        let alea = ChaCha20Rng::seed_from_u64(rang as u64);
        let jeton = cache(&page.corps, "jeton");
        Self { client, alea, dossiers: dossiers(&page.corps), jeton }
    }

    /// Files of the first page of the list.
    pub(crate) fn dossiers(&self) -> Vec<String> {
        self.dossiers.clone()
    }

    /// Works until the end.
    pub(crate) async fn travailler(
        mut self,
        dossiers: Rc<[String]>,
        reflexion: Duration,
        fin: Instant,
    ) -> Mesures {
        let mut mesures = Mesures::default();
        // Not all at once: people do not begin together.
        let mut pause = reflexion.mul_f64(self.part());
        while Instant::now() + pause < fin {
            tokio::time::sleep(pause).await;
            let dossier = dossiers[self.tirer(dossiers.len())].clone();
            match self.tirer(10) {
                0..=2 => self.voir(Sorte::Fiche, &dossier, &mut mesures).await,
                3 | 4 => drop(self.liste(&mut mesures).await),
                5 | 6 => {
                    self.demander(Sorte::Jour, "/aujourdhui", &mut mesures).await;
                }
                7 => self.chercher(&mut mesures).await,
                _ => self.consigner(&dossier, reflexion, &mut mesures).await,
            }
            pause = reflexion.mul_f64(0.5 + self.part());
        }
        mesures
    }

    /// Opens the first page of the list; gives its length.
    pub(crate) async fn liste(&mut self, mesures: &mut Mesures) -> usize {
        self.demander(Sorte::Liste, "/dossiers", mesures).await.corps.len()
    }

    async fn voir(&mut self, sorte: Sorte, dossier: &str, mesures: &mut Mesures) {
        self.demander(sorte, &format!("/dossiers/{dossier}"), mesures).await;
    }

    async fn demander(&mut self, sorte: Sorte, chemin: &str, mesures: &mut Mesures) -> Reponse {
        let depart = Instant::now();
        let reponse = self.client.lire(chemin).await;
        mesures.noter(sorte, depart.elapsed(), reponse.statut, StatusCode::OK);
        reponse
    }

    async fn chercher(&mut self, mesures: &mut Mesures) {
        let texte = CHERCHES[self.tirer(CHERCHES.len())];
        let champs = [("jeton", self.jeton.as_str()), ("texte", texte)];
        let depart = Instant::now();
        let reponse = self.client.ecrire("/recherche", &champs).await;
        mesures.noter(Sorte::Recherche, depart.elapsed(), reponse.statut, StatusCode::OK);
    }

    /// The form, time to type, the act, the file with the act in it.
    async fn consigner(&mut self, dossier: &str, reflexion: Duration, mesures: &mut Mesures) {
        let chemin = format!("/dossiers/{dossier}/actes/nouveau");
        let page = self.demander(Sorte::Saisie, &chemin, mesures).await;
        if page.statut != StatusCode::OK {
            return;
        }
        let [jeton, apres, id] = ["jeton", "apres", "id"].map(|nom| cache(&page.corps, nom));
        tokio::time::sleep(reflexion.mul_f64(0.5 + self.part())).await;
        let champs = [
            ("jeton", jeton.as_str()),
            ("apres", &apres),
            ("id", &id),
            ("quoi", "note:social"),
            ("recit", "vue ce matin, elle va bien, rappeler jeudi"),
        ];
        let depart = Instant::now();
        let reponse = self.client.ecrire(&format!("/dossiers/{dossier}/actes"), &champs).await;
        mesures.noter_acte(depart.elapsed(), reponse.statut);
        if reponse.vers.is_some() {
            self.voir(Sorte::Fiche, dossier, mesures).await;
        }
    }

    /// A rank below `combien`.
    fn tirer(&mut self, combien: usize) -> usize {
        usize::try_from(self.alea.next_u64() % combien as u64).unwrap()
    }

    /// Between 0 and 1.
    fn part(&mut self) -> f64 {
        f64::from(self.alea.next_u32()) / f64::from(u32::MAX)
    }
}
