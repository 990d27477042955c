//! An association, a passage that may be shut, and telephones.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use essais_web::{Demonstration, Navigateur, Passage, Role, Serveur, Telephone};
use tempfile::TempDir;

/// The day the demonstration is told.
const DEMONSTRATION: &str = "2026-11-23";
/// A day that telephones, which live today, have not come to.
pub(crate) const PLUS_TARD: &str = "2099-12-31";
/// A day that is past for any telephone.
pub(crate) const AVANT: &str = "2020-01-01";
pub(crate) const CODE: &str = "quatre mots choisis";

/// A copy of the demonstration, a server on it, and the only way to it.
pub(crate) struct Base {
    serveur: Option<Serveur>,
    pub(crate) passage: Passage,
    phrase: String,
    secret: String,
    dossier: TempDir,
}

fn demonstration() -> &'static Demonstration {
    static FAITE: OnceLock<Demonstration> = OnceLock::new();
    FAITE.get_or_init(|| Demonstration::faire(DEMONSTRATION))
}

fn servir(dossier: &Path, jour: &str, plus: &[&str]) -> Serveur {
    let programme = Serveur::programme(dossier).avec("PASSERELLE_AUJOURDHUI", jour);
    let mut arguments = vec!["serve", "--base", "sqlite:demo.db", "--adresse", "127.0.0.1:0"];
    arguments.extend_from_slice(plus);
    Serveur::lancer(&programme, &arguments)
}

impl Base {
    pub(crate) fn ouvrir() -> Self {
        let demonstration = demonstration();
        let dossier = tempfile::tempdir().unwrap();
        demonstration.copier(dossier.path());
        let serveur = servir(dossier.path(), PLUS_TARD, &["--fictif"]);
        let passage = Passage::vers(serveur.adresse());
        let texte = |nom: &str| demonstration.texte(nom);
        let (phrase, secret) = (texte("phrase"), texte("secret_totp"));
        Self { serveur: Some(serveur), passage, phrase, secret, dossier }
    }

    /// Another server takes the place of this one: another day, another shell.
    pub(crate) fn remplacer(&mut self, jour: &str, plus: &[&str]) {
        if let Some(serveur) = self.serveur.take() {
            serveur.arreter();
        }
        let serveur = servir(self.dossier.path(), jour, plus);
        self.passage.mener_a(serveur.adresse());
        self.serveur = Some(serveur);
    }

    /// Each member needs a telephone of her own for her codes.
    pub(crate) fn codes(&self) -> Telephone {
        Telephone::new(&self.secret)
    }

    pub(crate) fn connecter(
        &self,
        navigateur: &Navigateur,
        identifiant: &str,
        codes: &mut Telephone,
    ) {
        navigateur.visiter(&self.passage.url("/connexion"));
        navigateur.remplir("Identifiant", identifiant);
        navigateur.remplir("Phrase secrète", &self.phrase);
        navigateur.suivre(Role::Bouton, "Se connecter");
        navigateur.remplir("Code", &codes.code());
        navigateur.suivre(Role::Bouton, "Se connecter");
        assert!(navigateur.dit("Mon compte"), "{}: {}", navigateur.url(), navigateur.texte());
    }

    pub(crate) fn aller(&self, navigateur: &Navigateur, chemin: &str) {
        navigateur.visiter(&self.passage.url(chemin));
    }

    /// First visit: the shell is kept, a code is chosen.
    pub(crate) fn installer(&self, navigateur: &Navigateur) {
        self.aller(navigateur, "/terrain/fr");
        navigateur.evaluer_promesse("navigator.serviceWorker.ready.then(() => true)");
        navigateur.attendre_texte("Choisir un code");
        navigateur.remplir("Code", CODE);
        navigateur.remplir("Le même code, une seconde fois", CODE);
        navigateur.activer(Role::Bouton, "Garder ce code");
        navigateur.attendre_texte("Commencer une sortie");
    }

    /// Comes back to the page, which asks for the code.
    pub(crate) fn rouvrir(&self, navigateur: &Navigateur) {
        self.aller(navigateur, "/terrain/fr");
        deverrouiller(navigateur);
    }

    /// Somebody at her desk who reads the figures.
    pub(crate) fn lectrice(&self, identifiant: &str) -> Lectrice {
        let navigateur = Navigateur::bureau();
        self.connecter(&navigateur, identifiant, &mut self.codes());
        Lectrice { navigateur, passage: self.passage.clone() }
    }
}

/// Somebody at her desk.
pub(crate) struct Lectrice {
    navigateur: Navigateur,
    passage: Passage,
}

impl Lectrice {
    /// Numbers of the year, as she reads them.
    pub(crate) fn chiffres(&self) -> Chiffres {
        let annee = self.navigateur.evaluer("new Date().getFullYear()");
        self.navigateur.visiter(&self.passage.url(&format!("/chiffres?annee={annee}")));
        let nombre = |titre: &str| {
            let ligne = format!(
                "[...document.querySelectorAll('tbody tr')].find((ligne) => \
                 ligne.querySelector('th').textContent === '{titre}')"
            );
            let lu = format!("Number({ligne}.querySelector('td').textContent)");
            self.navigateur.evaluer(&lu).as_u64().unwrap()
        };
        Chiffres {
            sorties: nombre("Sorties dans la rue"),
            rencontrees: nombre("Rencontres"),
            suivies: nombre("Rencontres de personnes déjà suivies"),
        }
    }
}

/// What outings amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chiffres {
    pub(crate) sorties: u64,
    pub(crate) rencontrees: u64,
    pub(crate) suivies: u64,
}

impl Chiffres {
    pub(crate) fn plus(self, sorties: u64, rencontrees: u64, suivies: u64) -> Self {
        Self {
            sorties: self.sorties + sorties,
            rencontrees: self.rencontrees + rencontrees,
            suivies: self.suivies + suivies,
        }
    }
}

pub(crate) fn deverrouiller(navigateur: &Navigateur) {
    navigateur.attendre_texte("Entrer le code");
    navigateur.remplir("Code", CODE);
    navigateur.activer(Role::Bouton, "Ouvrir");
    // A promise, and not a look: deriving a key takes a while.
    attendre(
        navigateur,
        "!document.getElementById('vue-accueil').hidden || \
         !document.getElementById('vue-sortie').hidden",
    );
}

/// Waits until an expression holds, at a change of the page.
pub(crate) fn attendre(navigateur: &Navigateur, condition: &str) {
    navigateur.evaluer_promesse(&format!(
        "new Promise((rendre) => {{ const voir = () => ({condition}); \
         if (voir()) return rendre(true); \
         const guet = new MutationObserver(() => {{ if (voir()) {{ guet.disconnect(); \
         rendre(true); }} }}); \
         guet.observe(document, {{ subtree: true, childList: true, characterData: true, \
         attributes: true }}); }})"
    ));
}

/// Waits until the last gesture is on the disk.
pub(crate) fn sur_le_disque(navigateur: &Navigateur) {
    attendre(
        navigateur,
        "document.getElementById('contenu').getAttribute('aria-busy') === 'false'",
    );
}

/// Starts an outing and counts some people met.
pub(crate) fn commencer(navigateur: &Navigateur, rencontrees: usize) {
    navigateur.remplir("Numéro du secteur", "3");
    navigateur.activer(Role::Bouton, "Commencer");
    navigateur.attendre_texte("Sortie en cours");
    for _ in 0..rencontrees {
        navigateur.activer(Role::Bouton, "Une de plus : Rencontrées");
    }
    sur_le_disque(navigateur);
}

pub(crate) fn finir(navigateur: &Navigateur) {
    navigateur.activer(Role::Bouton, "Finir la sortie");
    navigateur.activer(Role::Bouton, "Finir");
    navigateur.attendre_texte("Commencer une sortie");
    sur_le_disque(navigateur);
}

pub(crate) fn noter_surnom(navigateur: &Navigateur, surnom: &str) {
    if navigateur.evaluer("document.getElementById('suivies').open") != true {
        navigateur.activer(Role::Bouton, "Déjà suivies");
    }
    navigateur.remplir("Surnom", surnom);
    navigateur.activer(Role::Bouton, "Noter");
    sur_le_disque(navigateur);
}

pub(crate) fn compteur(navigateur: &Navigateur, lequel: &str) -> String {
    let valeur = format!("document.querySelector('[data-valeur={lequel}]').textContent");
    navigateur.evaluer(&valeur).as_str().unwrap().to_owned()
}

/// How many records the telephone keeps.
pub(crate) fn fiches(navigateur: &Navigateur) -> u64 {
    let compter = "new Promise((rendre) => { const d = indexedDB.open('notes'); \
                   d.onsuccess = () => { const f = d.result.transaction('fiches').\
                   objectStore('fiches').count(); f.onsuccess = () => { d.result.close(); \
                   rendre(f.result); }; }; })";
    navigateur.evaluer_promesse(compter).as_u64().unwrap()
}

/// Files of a folder in which a text stands, in any of the forms a browser writes.
pub(crate) fn ou_se_lit(dossier: &Path, texte: &str) -> Vec<PathBuf> {
    let large: Vec<u8> = texte.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let formes = [texte.as_bytes().to_vec(), large];
    let mut trouves = Vec::new();
    let mut a_voir = vec![dossier.to_owned()];
    while let Some(ici) = a_voir.pop() {
        for entree in std::fs::read_dir(&ici).unwrap().map_while(Result::ok) {
            let chemin = entree.path();
            let genre = entree.file_type().unwrap();
            if genre.is_dir() {
                a_voir.push(chemin);
            } else if genre.is_file() {
                let octets = std::fs::read(&chemin).unwrap_or_default();
                let lu = |forme: &Vec<u8>| octets.windows(forme.len()).any(|part| part == forme);
                if formes.iter().any(lu) {
                    trouves.push(chemin);
                }
            }
        }
    }
    trouves
}
