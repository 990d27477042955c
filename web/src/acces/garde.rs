//! The signature of a handler is its access rule: it runs only with an `Acces<Right>` in hand.

use std::marker::PhantomData;
use std::sync::Arc;

use app::session::Fraicheur;
use app::{Contexte, Session};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use tokio::sync::OwnedRwLockReadGuard;

use super::{Droit, permis};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::ErreurWeb;
use crate::requete::temoin;
use crate::seances::{Jeton, Presentation};

/// A right, as a type.
pub(crate) trait Marque: Send + Sync + 'static {
    /// The right it stands for.
    const DROIT: Droit;
}

/// One type a right.
pub(crate) mod marques {
    use super::{Droit, Marque};

    macro_rules! marques {
        ($($nom:ident),* $(,)?) => {$(
            #[derive(Debug)]
            pub(crate) struct $nom;
            impl Marque for $nom {
                const DROIT: Droit = Droit::$nom;
            }
        )*};
    }

    marques!(
        SonCompte,
        Lister,
        LireDossier,
        Consigner,
        Effacer,
        GererMembres,
        TenirCles,
        LireAcces,
        LireChiffres,
        Contribuer,
        TenirFederation,
        Prevoir,
        GererEquipes,
        Separer,
        BriserGlace,
        ControlerBris,
        Exporter,
        TenirAnnuaire,
        Commission,
        PreparerDocument,
        TenirPostes,
        NoterTemps,
        LireSubventions,
        TenirSubventions,
        RendreCompte,
        LireBibliotheque,
        TenirBibliotheque,
        LireActivites,
        NoterActivites,
    );
}

/// A signed-in member who has the right `D`, and what her page is framed with.
pub(crate) struct Acces<D: Marque> {
    pub(crate) session: OwnedRwLockReadGuard<Session>,
    pub(crate) contexte: Contexte,
    pub(crate) cadre: Cadre,
    pub(crate) jeton: Jeton,
    marque: PhantomData<D>,
}

impl<D: Marque> FromRequestParts<Etat> for Acces<D> {
    type Rejection = ErreurWeb;

    async fn from_request_parts(parts: &mut Parts, etat: &Etat) -> Result<Self, ErreurWeb> {
        let contexte = (etat.horloge)().ok_or(ErreurWeb::Horloge)?;
        let jeton = temoin::lire_seance(&parts.headers).ok_or(ErreurWeb::NonConnectee)?;
        let session = match etat.seances.presenter(&jeton, contexte.maintenant) {
            Presentation::Ouverte(session) => session,
            Presentation::Verrouillee => return Err(ErreurWeb::Verrouillee),
            Presentation::Inconnue => return Err(ErreurWeb::NonConnectee),
        };
        let mut tenue = Arc::clone(&session).read_owned().await;
        match tenue.fraicheur().await? {
            Fraicheur::Fraiche => {}
            Fraicheur::Perimee => {
                drop(tenue);
                let mut ecriture = session.write_owned().await;
                ecriture.actualiser().await?;
                tenue = ecriture.downgrade();
            }
            Fraicheur::Retiree => {
                etat.seances.exclure(tenue.membre());
                return Err(ErreurWeb::NonConnectee);
            }
        }
        let session = tenue;
        let cadre = Cadre::de_session(etat, parts, &session, &jeton, &contexte);
        if session.phrase_a_changer() && D::DROIT != Droit::SonCompte {
            return Err(ErreurWeb::PhraseAChanger);
        }
        if !permis(session.role(), D::DROIT) {
            return Err(ErreurWeb::Interdit);
        }
        Ok(Self { session, contexte, cadre, jeton, marque: PhantomData })
    }
}
