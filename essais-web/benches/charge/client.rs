//! One user's browser, as far as the server can tell: a connection and a cookie.

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// An answer, whole.
pub(crate) struct Reponse {
    pub(crate) statut: StatusCode,
    /// Where it sends to.
    pub(crate) vers: Option<String>,
    pub(crate) corps: String,
}

/// A connection kept open, opened again when the server closed it.
pub(crate) struct Client {
    hote: String,
    connexion: Option<SendRequest<Full<Bytes>>>,
    temoin: Option<String>,
}

impl Client {
    pub(crate) fn new(adresse: &str) -> Self {
        let hote = adresse.strip_prefix("http://").unwrap().to_owned();
        Self { hote, connexion: None, temoin: None }
    }

    pub(crate) async fn lire(&mut self, chemin: &str) -> Reponse {
        let requete = Request::get(chemin);
        self.envoyer(requete, String::new()).await
    }

    pub(crate) async fn ecrire(&mut self, chemin: &str, champs: &[(&str, &str)]) -> Reponse {
        let mut corps = url::form_urlencoded::Serializer::new(String::new());
        corps.extend_pairs(champs);
        let requete =
            Request::post(chemin).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.envoyer(requete, corps.finish()).await
    }

    async fn envoyer(&mut self, requete: http::request::Builder, corps: String) -> Reponse {
        let mut requete = requete.header(HOST, &self.hote).header("sec-fetch-site", "same-origin");
        if let Some(temoin) = &self.temoin {
            requete = requete.header(COOKIE, temoin);
        }
        let requete = requete.body(Full::new(Bytes::from(corps))).unwrap();
        let reponse = self.connexion().await.send_request(requete).await.unwrap();
        self.recevoir(reponse).await
    }

    async fn connexion(&mut self) -> &mut SendRequest<Full<Bytes>> {
        let ouverte = match self.connexion.take() {
            Some(mut connexion) => connexion.ready().await.is_ok().then_some(connexion),
            None => None,
        };
        let ouverte = match ouverte {
            Some(connexion) => connexion,
            None => self.ouvrir().await,
        };
        self.connexion.insert(ouverte)
    }

    async fn ouvrir(&self) -> SendRequest<Full<Bytes>> {
        let flux = TcpStream::connect(&self.hote).await.unwrap();
        flux.set_nodelay(true).unwrap();
        let (connexion, travail) = handshake(TokioIo::new(flux)).await.unwrap();
        // Ends with the connection; what went wrong is seen by whoever sends.
        tokio::spawn(travail);
        connexion
    }

    async fn recevoir(&mut self, reponse: Response<Incoming>) -> Reponse {
        let entete = |nom| reponse.headers().get(nom).map(|v| v.to_str().unwrap().to_owned());
        if let Some(temoin) = entete(SET_COOKIE) {
            self.temoin = temoin.split(';').next().map(str::to_owned);
        }
        let (statut, vers) = (reponse.status(), entete(LOCATION));
        let corps = reponse.into_body().collect().await.unwrap().to_bytes();
        Reponse { statut, vers, corps: String::from_utf8(corps.to_vec()).unwrap() }
    }
}
