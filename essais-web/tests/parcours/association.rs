//! A fictitious association, its server, and its members at their browsers.

use std::sync::OnceLock;

use essais_web::{Demonstration, JavaScript, Largeur, Navigateur, Role, Serveur, Telephone, Theme};
use tempfile::TempDir;
use testkit::Programme;

/// The day every journey is told.
pub(crate) const AUJOURDHUI: &str = "2026-11-23";

/// A copy of the demonstration for one test, and a server on it.
pub(crate) struct Association {
    pub(crate) serveur: Serveur,
    phrase: String,
    secret: String,
    // Last: the server writes in it until it ends.
    dossier: TempDir,
}

fn demonstration() -> &'static Demonstration {
    static FAITE: OnceLock<Demonstration> = OnceLock::new();
    FAITE.get_or_init(|| Demonstration::faire(AUJOURDHUI))
}

impl Association {
    pub(crate) fn ouvrir() -> Self {
        let demonstration = demonstration();
        let dossier = tempfile::tempdir().unwrap();
        demonstration.copier(dossier.path());
        let programme =
            Serveur::programme(dossier.path()).avec("PASSERELLE_AUJOURDHUI", AUJOURDHUI);
        let servir = ["serve", "--base", "sqlite:demo.db", "--adresse", "127.0.0.1:0", "--fictif"];
        let serveur = Serveur::lancer(&programme, &servir);
        let texte = |nom: &str| demonstration.texte(nom);
        Self { serveur, phrase: texte("phrase"), secret: texte("secret_totp"), dossier }
    }

    /// The program at the command line of the head of the unit, on the same base.
    pub(crate) fn programme(&self) -> Programme {
        Serveur::programme(self.dossier.path())
            .avec("PASSERELLE_BASE", "sqlite:demo.db")
            .avec("PASSERELLE_MEMBRE", "responsable")
            .avec("PASSERELLE_PHRASE", &self.phrase)
            .avec("PASSERELLE_AUJOURDHUI", AUJOURDHUI)
    }

    /// A file in the folder the program runs in.
    pub(crate) fn ecrire(&self, nom: &str, texte: &str) {
        std::fs::write(self.dossier.path().join(nom), texte).unwrap();
    }

    /// A member at a browser of her own, signed in.
    pub(crate) fn a_son_poste(&self, identifiant: &str, javascript: JavaScript) -> Navigateur {
        let navigateur = Navigateur::ouvrir(Largeur::Bureau, javascript, Theme::Clair);
        self.connecter(&navigateur, identifiant, &mut self.telephone());
        navigateur
    }

    /// The telephone of any member: a demonstration has one secret. Each member needs her own: a
    /// code serves once for each.
    pub(crate) fn telephone(&self) -> Telephone {
        Telephone::new(&self.secret)
    }

    /// Signs in, with the passphrase then the code.
    pub(crate) fn connecter(
        &self,
        navigateur: &Navigateur,
        identifiant: &str,
        telephone: &mut Telephone,
    ) {
        self.presenter(navigateur, identifiant, &self.phrase);
        navigateur.remplir("Code", &telephone.code());
        navigateur.suivre(Role::Bouton, "Se connecter");
        assert!(navigateur.dit("Mon compte"), "{}: {}", navigateur.url(), navigateur.texte());
    }

    /// The first page of signing in.
    pub(crate) fn presenter(&self, navigateur: &Navigateur, identifiant: &str, phrase: &str) {
        navigateur.visiter(&self.serveur.url("/connexion"));
        navigateur.remplir("Identifiant", identifiant);
        navigateur.remplir("Phrase secrète", phrase);
        navigateur.suivre(Role::Bouton, "Se connecter");
    }

    pub(crate) fn phrase(&self) -> &str {
        &self.phrase
    }

    /// Goes to a page of ours.
    pub(crate) fn aller(&self, navigateur: &Navigateur, chemin: &str) {
        navigateur.visiter(&self.serveur.url(chemin));
    }

    /// The path of the first file of the active list.
    pub(crate) fn un_dossier(&self, navigateur: &Navigateur) -> String {
        self.aller(navigateur, "/dossiers");
        let premier = "document.querySelector('tbody a').getAttribute('href')";
        navigateur.evaluer(premier).as_str().unwrap().to_owned()
    }
}
