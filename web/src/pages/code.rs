//! `/connexion/code`: the second factor, given or enrolled.

use app::Contexte;
use app::connexion::Attendu;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::etat::Etat;
use crate::pages::connecter::Essai;
use crate::pages::{Cadre, connecter};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::Reprise;
use crate::requete::temoin;
use crate::seances::{Attente, Jeton};

#[derive(Template)]
#[template(path = "connexion_code.html")]
struct PageCode {
    cadre: Cadre,
    reprise: Reprise,
    refuse: bool,
}

/// The first sign-in: an application is taught the secret.
#[derive(Template)]
#[template(path = "inscription.html")]
struct PageInscription {
    cadre: Cadre,
    reprise: Reprise,
    refuse: bool,
    dessin: String,
    secret: String,
}

/// The recovery codes, shown once.
#[derive(Template)]
#[template(path = "codes_de_secours.html")]
struct PageCodes {
    cadre: Cadre,
    codes: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Code {
    code: String,
    #[serde(flatten)]
    reprise: Reprise,
}

/// Asks for a code.
pub(super) fn demander(cadre: Cadre, reprise: Reprise) -> Result<Response, ErreurWeb> {
    page(&PageCode { cadre, reprise, refuse: false })
}

/// Shows the telephone what to learn.
pub(super) fn inscrire(
    cadre: Cadre,
    attente: &mut Attente,
    reprise: Reprise,
    contexte: &mut Contexte,
) -> Result<Response, ErreurWeb> {
    let inscription = attente.porte.preparer_totp(contexte)?;
    let modele = PageInscription {
        cadre,
        reprise,
        refuse: false,
        dessin: inscription.svg()?.to_string(),
        secret: inscription.secret().to_string(),
    };
    attente.inscription = Some(inscription);
    page(&modele)
}

/// Whoever reloads this page signs in again.
pub(crate) async fn montrer() -> Vers {
    Vers::page("/connexion")
}

/// The code: of the application, or a recovery code; the first one ends the enrolment.
pub(crate) async fn presenter(
    State(etat): State<Etat>,
    entetes: HeaderMap,
    FormulaireAnonyme(demande): FormulaireAnonyme<Code>,
) -> Result<Response, ErreurWeb> {
    let mut contexte = (etat.horloge)().ok_or(ErreurWeb::Horloge)?;
    let jeton = temoin::lire_seance(&entetes).ok_or(ErreurWeb::NonConnectee)?;
    let attente = etat.seances.prendre_attente(&jeton, contexte.maintenant);
    let attente = attente.ok_or(ErreurWeb::NonConnectee)?;
    let identifiant = attente.identifiant.clone();
    let essai = Essai::new(&etat, &identifiant, &entetes);
    if let Err(frein) = essai.permis(&etat, &contexte) {
        etat.seances.attendre(&jeton, attente);
        return Err(frein);
    }
    let cadre = Cadre::anonyme(&etat, &entetes);
    let reponse = match attente.porte.attend() {
        Attendu::Code => verifier(&etat, cadre, (&jeton, attente), &demande, &mut contexte).await,
        Attendu::Inscription => {
            terminer(&etat, cadre, (&jeton, attente), &demande, &mut contexte).await
        }
    }?;
    if let Some(reponse) = reponse {
        essai.reussite(&etat);
        return Ok(reponse);
    }
    essai.echec(&etat, &contexte);
    refuser(&etat, &entetes, &jeton, demande.reprise, &contexte)
}

/// A session opens under another token than the one that waited: a token seen before signing in
/// opens nothing.
async fn verifier(
    etat: &Etat,
    cadre: Cadre,
    (jeton, attente): (&Jeton, Attente),
    demande: &Code,
    contexte: &mut Contexte,
) -> Result<Option<Response>, ErreurWeb> {
    let Attente { porte, identifiant, .. } = attente;
    match porte.presenter_code(&demande.code, contexte).await {
        Ok(session) => {
            let neuf = Jeton::tirer(contexte);
            etat.seances.ouvrir(&neuf, session, contexte.maintenant);
            let suite = connecter::suite(cadre, &neuf, &demande.reprise)?;
            Ok(Some(temoin::avec(suite, &temoin::poser_seance(&neuf, &etat.reglages.origine))))
        }
        Err(refus) => {
            if let Some(porte) = refus.attente {
                let attente = Attente::new(porte, &identifiant, contexte.maintenant);
                etat.seances.attendre(jeton, attente);
            }
            Ok(None)
        }
    }
}

async fn terminer(
    etat: &Etat,
    cadre: Cadre,
    (jeton, attente): (&Jeton, Attente),
    demande: &Code,
    contexte: &mut Contexte,
) -> Result<Option<Response>, ErreurWeb> {
    let Attente { porte, identifiant, inscription, .. } = attente;
    let inscription = inscription.ok_or(ErreurWeb::NonConnectee)?;
    match porte.confirmer_totp(&inscription, &demande.code, contexte).await {
        Ok((session, codes)) => {
            let neuf = Jeton::tirer(contexte);
            etat.seances.ouvrir(&neuf, session, contexte.maintenant);
            let codes = codes.textes().map(str::to_owned).collect();
            let suite = page(&PageCodes { cadre, codes })?;
            Ok(Some(temoin::avec(suite, &temoin::poser_seance(&neuf, &etat.reglages.origine))))
        }
        Err(refus) => {
            if let Some(porte) = refus.attente {
                let mut attente = Attente::new(porte, &identifiant, contexte.maintenant);
                attente.inscription = Some(inscription);
                etat.seances.attendre(jeton, attente);
            }
            Ok(None)
        }
    }
}

/// A wrong code: asked again, or the passphrase is after too many of them.
fn refuser(
    etat: &Etat,
    entetes: &HeaderMap,
    jeton: &Jeton,
    reprise: Reprise,
    contexte: &Contexte,
) -> Result<Response, ErreurWeb> {
    let cadre = Cadre::anonyme(etat, entetes);
    let Some(attente) = etat.seances.prendre_attente(jeton, contexte.maintenant) else {
        return Ok(Vers::page("/connexion").into_response());
    };
    let reponse = match &attente.inscription {
        None => page(&PageCode { cadre, reprise, refuse: true }),
        Some(inscription) => page(&PageInscription {
            cadre,
            reprise,
            refuse: true,
            dessin: inscription.svg()?.to_string(),
            secret: inscription.secret().to_string(),
        }),
    };
    etat.seances.attendre(jeton, attente);
    reponse
}
