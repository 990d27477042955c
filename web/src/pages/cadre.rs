//! What frames every page: language, theme, who is signed in, which doors her role may push.

use std::sync::Arc;

use app::casier::Theme;
use app::{Contexte, Session};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use domain::{Horodatage, Jour, Role};
use forecast::dessin::Notation;

use crate::acces::{Droit, permis};
use crate::etat::Etat;
use crate::langue::{Langue, Textes, preferee};
use crate::pages::preferences;
use crate::requete::temoin;
use crate::seances::{Jeton, Presentation};

/// What frames a page. Templates say their words through it.
#[derive(Clone)]
pub(crate) struct Cadre {
    pub(crate) langue: Langue,
    pub(crate) theme: Theme,
    /// Whether every page must say that nobody here exists.
    pub(crate) fictif: bool,
    /// The session, when there is one.
    pub(crate) connectee: Option<Connectee>,
    pub(crate) aujourdhui: Jour,
    chemin: String,
    textes: Arc<Textes>,
}

/// Who is signed in.
#[derive(Clone)]
pub(crate) struct Connectee {
    pub(crate) identifiant: String,
    pub(crate) role: Role,
    /// The token each form carries.
    pub(crate) jeton: String,
}

/// A door of the menu.
pub(crate) struct Porte {
    pub(crate) chemin: &'static str,
    pub(crate) cle: &'static str,
    pub(crate) ici: bool,
}

/// The menu, in order.
const MENU: &[(&str, &str, Droit)] = &[
    ("/aujourdhui", "menu-aujourdhui", Droit::Lister),
    ("/dossiers", "menu-dossiers", Droit::Lister),
    ("/recherche", "menu-recherche", Droit::Lister),
    ("/terrain", "menu-terrain", Droit::Consigner),
    ("/commission", "menu-commission", Droit::Commission),
    ("/activites", "menu-activites", Droit::LireActivites),
    ("/chiffres", "menu-chiffres", Droit::LireChiffres),
    ("/federation", "menu-federation", Droit::TenirFederation),
    ("/prevision", "menu-prevision", Droit::Prevoir),
    ("/exports", "menu-exports", Droit::Exporter),
    ("/membres", "menu-membres", Droit::GererMembres),
    ("/equipes", "menu-equipes", Droit::GererEquipes),
    ("/antennes", "menu-antennes", Droit::TenirAnnuaire),
    ("/postes", "menu-postes", Droit::TenirPostes),
    ("/temps", "menu-temps", Droit::NoterTemps),
    ("/subventions", "menu-subventions", Droit::LireSubventions),
    ("/bibliotheque", "menu-bibliotheque", Droit::LireBibliotheque),
    ("/partenaires", "menu-partenaires", Droit::LireBibliotheque),
    ("/bris", "menu-bris", Droit::ControlerBris),
    ("/acces", "menu-acces", Droit::LireAcces),
    ("/compte", "menu-compte", Droit::SonCompte),
];

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand references")]
impl Cadre {
    /// The frame of a page that needs no session.
    pub(crate) fn anonyme(etat: &Etat, entetes: &HeaderMap) -> Self {
        let aujourdhui = (etat.horloge)().map_or(Jour::PREMIER, |contexte| contexte.aujourdhui);
        Self::du_jour(etat, entetes, aujourdhui)
    }

    fn du_jour(etat: &Etat, entetes: &HeaderMap, aujourdhui: Jour) -> Self {
        let accepte = entetes.get(ACCEPT_LANGUAGE).and_then(|valeur| valeur.to_str().ok());
        let langue = temoin::lire(entetes, preferences::LANGUE)
            .and_then(Langue::depuis_code)
            .unwrap_or_else(|| accepte.map(preferee).unwrap_or_default());
        let theme = temoin::lire(entetes, preferences::THEME).and_then(Theme::depuis_code);
        Self {
            langue,
            theme: theme.unwrap_or_default(),
            fictif: etat.reglages.fictif,
            connectee: None,
            aujourdhui,
            chemin: String::new(),
            textes: Arc::clone(&etat.textes),
        }
    }

    /// The frame of a signed-in member's page.
    pub(crate) fn de_session(
        etat: &Etat,
        parties: &Parts,
        session: &Session,
        jeton: &Jeton,
        contexte: &Contexte,
    ) -> Self {
        let mut cadre = Self::du_jour(etat, &parties.headers, contexte.aujourdhui);
        parties.uri.path().clone_into(&mut cadre.chemin);
        cadre.connectee = Some(connectee(session, jeton));
        cadre
    }

    /// The frame of an error page: the session's when there is one.
    pub(crate) async fn d_erreur(etat: &Etat, entetes: &HeaderMap, chemin: &str) -> Self {
        let mut cadre = Self::anonyme(etat, entetes);
        chemin.clone_into(&mut cadre.chemin);
        if let Some(jeton) = temoin::lire_seance(entetes)
            && let Some(contexte) = (etat.horloge)()
            && let Presentation::Ouverte(session) =
                etat.seances.presenter(&jeton, contexte.maintenant)
        {
            cadre.connectee = Some(connectee(&*session.read().await, &jeton));
        }
        cadre
    }

    /// The doors her role may push.
    pub(crate) fn menu(&self) -> Vec<Porte> {
        let Some(connectee) = &self.connectee else {
            return Vec::new();
        };
        MENU.iter()
            .filter(|(_, _, droit)| permis(connectee.role, *droit))
            .map(|(chemin, cle, _)| Porte { chemin, cle, ici: self.est_sous(chemin) })
            .collect()
    }

    fn est_sous(&self, chemin: &str) -> bool {
        let suite = self.chemin.strip_prefix(chemin);
        suite.is_some_and(|suite| suite.is_empty() || suite.starts_with('/'))
    }

    /// The token of the forms of this page.
    pub(crate) fn jeton(&self) -> &str {
        self.connectee.as_ref().map_or("", |connectee| &connectee.jeton)
    }

    /// Whether her role has a right: shows or hides what leads to it, never protects it.
    pub(crate) fn peut(&self, droit: Droit) -> bool {
        self.connectee.as_ref().is_some_and(|connectee| permis(connectee.role, droit))
    }

    /// Where the page that is shown is asked for, to come back to it.
    pub(crate) fn retour(&self) -> &str {
        &self.chemin
    }

    /// A text of another language than the reader's.
    pub(crate) fn dire_en(&self, langue: &Langue, cle: &str) -> String {
        self.textes.dire(*langue, cle)
    }

    /// A text.
    pub(crate) fn dire(&self, cle: &str) -> String {
        self.textes.dire(self.langue, cle)
    }

    /// The text of a value among a few: the key is `famille-code`.
    pub(crate) fn code(&self, famille: &str, code: &str) -> String {
        self.dire(&format!("{famille}-{code}"))
    }

    /// A text with one argument.
    pub(crate) fn avec(&self, cle: &str, nom: &str, valeur: &str) -> String {
        self.textes.avec(self.langue, cle, &[(nom, valeur)])
    }

    /// A text with several arguments.
    pub(crate) fn former(&self, cle: &str, arguments: &[(&str, &str)]) -> String {
        self.textes.avec(self.langue, cle, arguments)
    }

    /// How numbers are written in this language.
    pub(crate) fn notation(&self) -> Notation {
        match self.langue {
            Langue::Francais => Notation::FRANCAISE,
            Langue::Anglais => Notation::ANGLAISE,
        }
    }

    /// A text with a number.
    pub(crate) fn compter(&self, cle: &str, n: &usize) -> String {
        self.textes.compter(self.langue, cle, *n)
    }

    /// Whether a text exists.
    pub(crate) fn existe(&self, cle: &str) -> bool {
        self.textes.existe(self.langue, cle)
    }

    /// A day as it is written in this language.
    pub(crate) fn jour(&self, jour: &Jour) -> String {
        match self.langue {
            Langue::Francais => {
                format!("{:02}/{:02}/{:04}", jour.quantieme(), jour.mois(), jour.annee())
            }
            Langue::Anglais => {
                let mois = self.dire(&format!("mois-court-{}", jour.mois()));
                format!("{} {mois} {:04}", jour.quantieme(), jour.annee())
            }
        }
    }

    /// An instant, to the minute, in coordinated universal time.
    pub(crate) fn instant(&self, instant: Horodatage) -> String {
        let minutes = instant.micros().div_euclid(60_000_000).rem_euclid(24 * 60);
        let jour = self.jour(&instant.jour_utc());
        format!("{jour} {:02}:{:02} UTC", minutes / 60, minutes % 60)
    }

    /// How many days from today, in words.
    pub(crate) fn ecart(&self, jour: &Jour) -> String {
        let jours = jour.jours_depuis(self.aujourdhui);
        let n = usize::try_from(jours.unsigned_abs()).unwrap_or(usize::MAX);
        match jours {
            0 => self.dire("aujourdhui-meme"),
            ..0 => self.compter("depuis-jours", &n),
            1.. => self.compter("dans-jours", &n),
        }
    }
}

fn connectee(session: &Session, jeton: &Jeton) -> Connectee {
    Connectee {
        identifiant: session.identifiant().to_owned(),
        role: session.role(),
        jeton: jeton.de_formulaire(),
    }
}
