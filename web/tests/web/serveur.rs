//! A server in this process, its members, and a browser that keeps cookies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use app::base::Base;
use app::consigner::AConsigner;
use app::initialiser::Initialisation;
use app::membres::Dotation;
use app::ouvrir_dossier::PremierContact;
use app::{Contexte, ErreurApp, ParametresPhrase, Session};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::recit::Identite;
use domain::{ActeId, DossierId, Fait, Horodatage, Jour, Recit, Role};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use testkit::Place;
use tower::ServiceExt as _;
use web::{Etat, Origine, Reglages, routeur};

pub(crate) const PHRASE: &str = "une phrase d'essai assez longue";
pub(crate) const AUJOURDHUI: Jour = Jour::constante(2026, 11, 25);

/// A clock that a test moves, and chance that is the same at each run.
#[derive(Clone)]
pub(crate) struct Heure {
    aujourdhui: Arc<Mutex<Jour>>,
    maintenant: Arc<Mutex<i64>>,
    alea: Arc<Mutex<ChaCha20Rng>>,
}

impl Heure {
    fn new(graine: u64) -> Self {
        Self {
            aujourdhui: Arc::new(Mutex::new(AUJOURDHUI)),
            // 25 November 2026, nine in the morning.
            maintenant: Arc::new(Mutex::new(1_795_597_200_000_000)),
            alea: Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(graine))),
        }
    }

    pub(crate) fn contexte(&self) -> Contexte {
        let mut alea = self.alea.lock().unwrap();
        let mut maintenant = self.maintenant.lock().unwrap();
        *maintenant += 1;
        Contexte {
            aujourdhui: *self.aujourdhui.lock().unwrap(),
            maintenant: Horodatage::depuis_micros(*maintenant),
            alea: ChaCha20Rng::from_rng(&mut *alea),
        }
    }

    /// The day it is, in a story that lasts years.
    pub(crate) fn au(&self, jour: &str) {
        *self.aujourdhui.lock().unwrap() = jour.parse().unwrap();
    }

    pub(crate) fn avancer_minutes(&self, minutes: i64) {
        *self.maintenant.lock().unwrap() += minutes * 60_000_000;
    }
}

/// A base, the server on it, and one member a role.
pub(crate) struct Serveur {
    /// What each member's telephone learnt.
    telephones: Mutex<BTreeMap<String, String>>,
    pub(crate) place: Place,
    pub(crate) heure: Heure,
    pub(crate) routeur: Router,
    /// The head of unit's own session, beside the server.
    pub(crate) cheffe: Session,
}

impl Serveur {
    /// `graine` makes an association unlike another.
    pub(crate) async fn ouvrir(place: Place, graine: u64) -> Self {
        let serveur = Self::provisoire(place, graine).await;
        for (role, code) in Role::TOUS {
            if role != Role::Cheffe {
                let elle = Session::ouvrir(serveur.place.url(), Some(code), PHRASE).await.unwrap();
                let sienne = (PHRASE, ParametresPhrase::ESSAIS);
                let mut contexte = serveur.heure.contexte();
                elle.changer_phrase(PHRASE, sienne, &mut contexte).await.unwrap();
                elle.fermer().await;
            }
        }
        serveur
    }

    /// As [`Serveur::ouvrir`], before each member has chosen a passphrase of her own.
    pub(crate) async fn provisoire(place: Place, graine: u64) -> Self {
        let heure = Heure::new(graine);
        let voulue = Initialisation {
            association: "Association fictive",
            departement: "57".parse().unwrap(),
            identifiant: "cheffe",
            phrase: PHRASE,
            parametres: ParametresPhrase::ESSAIS,
        };
        let garder = |_: &app::CleDeSecours| Ok::<(), ErreurApp>(());
        let mut contexte = heure.contexte();
        let cheffe =
            Session::initialiser(place.url(), &voulue, &mut contexte, garder).await.unwrap();
        for (role, code) in Role::TOUS {
            if role != Role::Cheffe {
                let nouvelle = (PHRASE, ParametresPhrase::ESSAIS);
                let mut contexte = heure.contexte();
                cheffe
                    .ajouter_membre(code, &Dotation::Role(role), nouvelle, &mut contexte)
                    .await
                    .unwrap();
            }
        }
        let base = Base::ouvrir(place.url()).await.unwrap();
        let reglages = Reglages { origine: Origine::Locale, veille_minutes: 15, fictif: true };
        let horloge = heure.clone();
        let etat = Etat::new(base, Arc::new(move || Some(horloge.contexte())), reglages);
        Self { telephones: Mutex::default(), place, heure, routeur: routeur(etat), cheffe }
    }

    /// A browser without cookies.
    pub(crate) fn navigateur(&self) -> Navigateur {
        Navigateur { routeur: self.routeur.clone(), temoins: BTreeMap::new() }
    }

    /// A browser where a member has signed in: the first time, her telephone learns the secret.
    pub(crate) async fn connecter(&self, identifiant: &str) -> Navigateur {
        let mut navigateur = self.navigateur();
        // A code serves once.
        self.heure.avancer_minutes(1);
        let champs = [("identifiant", identifiant), ("phrase", PHRASE)];
        let page = navigateur.envoyer("/connexion", &champs).await;
        if let Some(debut) = page.texte.find("id=\"secret\">") {
            let secret = page.texte[debut + 12..].split('<').next().unwrap().replace(' ', "");
            self.telephones.lock().unwrap().insert(identifiant.to_owned(), secret);
        }
        let code = self.code(identifiant);
        let page = navigateur.envoyer("/connexion/code", &[("code", &code)]).await;
        assert!(page.entetes.contains_key(SET_COOKIE), "{} {}", page.statut, page.texte);
        navigateur
    }

    /// The code that a member's telephone shows now.
    pub(crate) fn code(&self, identifiant: &str) -> String {
        let telephones = self.telephones.lock().unwrap();
        let secret = totp_rs::Secret::try_from_base32(telephones[identifiant].clone()).unwrap();
        let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
        let secondes = self.heure.contexte().maintenant.micros() / 1_000_000;
        totp.generate(u64::try_from(secondes).unwrap()).to_string()
    }

    /// A person's file with an act of each kind of narrative, by the head of unit.
    pub(crate) async fn dossier(&self, prenom: &str, recit: &str) -> (DossierId, ActeId) {
        let identite = Identite { prenom: Some(prenom.to_owned()), ..Identite::default() };
        let contact = PremierContact { id: None, le: None, voie: None, identite };
        let mut contexte = self.heure.contexte();
        let (dossier, consigne) = self.cheffe.ouvrir_dossier(contact, &mut contexte).await.unwrap();
        let demande = AConsigner {
            faits: vec![Fait::Note],
            recit: Some(Recit::Social(recit.to_owned())),
            survenu_le: None,
            apres: None,
            id: None,
        };
        self.cheffe.consigner(dossier, demande, &mut self.heure.contexte()).await.unwrap();
        (dossier, consigne.actes[0])
    }
}

/// What a browser got.
pub(crate) struct Page {
    pub(crate) statut: StatusCode,
    pub(crate) entetes: HeaderMap,
    pub(crate) texte: String,
}

impl Page {
    pub(crate) fn lieu(&self) -> &str {
        self.entetes.get(LOCATION).map_or("", |lieu| lieu.to_str().unwrap())
    }

    /// The value of the first field of that name.
    pub(crate) fn champ(&self, nom: &str) -> String {
        let debut = format!("name=\"{nom}\" value=\"");
        let depuis = self.texte.find(&debut).unwrap_or_else(|| panic!("no field {nom}"));
        let reste = &self.texte[depuis + debut.len()..];
        reste[..reste.find('"').unwrap()].replace("&#38;", "&").replace("&#39;", "'")
    }
}

/// A browser without scripts.
#[derive(Clone)]
pub(crate) struct Navigateur {
    routeur: Router,
    pub(crate) temoins: BTreeMap<String, String>,
}

impl Navigateur {
    pub(crate) async fn lire(&mut self, chemin: &str) -> Page {
        self.demander(Request::get(chemin), Body::empty()).await
    }

    /// Posts a form as it is.
    pub(crate) async fn envoyer(&mut self, chemin: &str, champs: &[(&str, &str)]) -> Page {
        let corps = serde_html_form::to_string(champs).unwrap();
        let demande = Request::post(chemin)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.demander(demande, Body::from(corps)).await
    }

    /// Posts a form of this session: its token is read from a page.
    pub(crate) async fn poster(&mut self, chemin: &str, champs: &[(&str, &str)]) -> Page {
        let jeton = self.lire("/compte").await.champ("jeton");
        let mut tous = vec![("jeton", jeton.as_str())];
        tous.extend_from_slice(champs);
        self.envoyer(chemin, &tous).await
    }

    pub(crate) async fn demander(
        &mut self,
        demande: axum::http::request::Builder,
        corps: Body,
    ) -> Page {
        let temoins: Vec<String> =
            self.temoins.iter().map(|(nom, valeur)| format!("{nom}={valeur}")).collect();
        let demande = demande.header(COOKIE, temoins.join("; ")).body(corps).unwrap();
        let reponse = self.routeur.clone().oneshot(demande).await.unwrap();
        let (statut, entetes) = (reponse.status(), reponse.headers().clone());
        for pose in entetes.get_all(SET_COOKIE) {
            let (nom, valeur) = pose.to_str().unwrap().split_once('=').unwrap();
            let valeur = valeur.split(';').next().unwrap();
            self.temoins.insert(nom.to_owned(), valeur.to_owned());
        }
        let octets = to_bytes(reponse.into_body(), usize::MAX).await.unwrap();
        Page { statut, entetes, texte: String::from_utf8_lossy(&octets).into_owned() }
    }
}
