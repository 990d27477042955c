//! `passerelle serve`: the pages, until a signal.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use app::base::Base;
use domain::Jour;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::{Etat, Horloge, Origine, Reglages};

use crate::arguments::{Arguments, Serve};
use crate::erreur::Echec;
use crate::{contexte, sortie};

pub(super) async fn executer(arguments: &Arguments, serve: &Serve) -> Result<ExitCode, Echec> {
    let origine = origine(serve.adresse, serve.origine.as_deref())?;
    let reglages = Reglages { origine, veille_minutes: serve.veille_minutes, fictif: serve.fictif };
    let editions = super::federation::editions(&serve.edition)?;
    journaliser();
    let base = Base::ouvrir(arguments.base()).await?;
    let aujourdhui = arguments.aujourdhui;
    let etat = etat(base.clone(), reglages, aujourdhui).avec_editions(editions);
    let etat = match &serve.federation {
        Some(dossier) => etat.avec_federation(dossier),
        None => etat,
    };
    ecouter(base, serve.adresse, etat).await
}

/// The pages over a base, without a federation.
pub(super) async fn ouvrir(
    base: Base,
    adresse: SocketAddr,
    reglages: Reglages,
    aujourdhui: Option<Jour>,
) -> Result<ExitCode, Echec> {
    let etat = etat(base.clone(), reglages, aujourdhui);
    ecouter(base, adresse, etat).await
}

fn etat(base: Base, reglages: Reglages, aujourdhui: Option<Jour>) -> Etat {
    let horloge: Horloge = Arc::new(move || contexte::contexte(aujourdhui).ok());
    Etat::new(base, horloge, reglages)
}

/// Listens, says where, answers until the process is told to stop.
async fn ecouter(base: Base, adresse: SocketAddr, etat: Etat) -> Result<ExitCode, Echec> {
    let ecoute = TcpListener::bind(adresse).await.map_err(|erreur| occupee(&erreur))?;
    let adresse = ecoute.local_addr().map_err(|erreur| occupee(&erreur))?;
    let arret = arret()?;
    // Whoever started us waits for this line.
    sortie::ligne(&format!("Adresse : http://{adresse}\nArrêter : Ctrl-C"));
    let fini = web::servir(ecoute, etat, arret).await;
    base.fermer().await;
    fini.map_err(|_| Echec::rate("serveur", "le serveur s'est arrêté"))?;
    Ok(ExitCode::SUCCESS)
}

/// What a supervisor or a terminal sends to stop a program.
pub(super) fn arret() -> Result<impl Future<Output = ()> + Send + 'static, Echec> {
    let echec = |_| Echec::rate("systeme", "le système ne donne pas ses signaux");
    let mut fin = signal(SignalKind::terminate()).map_err(echec)?;
    let mut interruption = signal(SignalKind::interrupt()).map_err(echec)?;
    Ok(async move {
        tokio::select! {
            _ = fin.recv() => {}
            _ = interruption.recv() => {}
        }
    })
}

/// How browsers reach a server that listens there.
pub(super) fn origine(adresse: SocketAddr, publique: Option<&str>) -> Result<Origine, Echec> {
    match publique {
        None if adresse.ip().is_loopback() => Ok(Origine::Locale),
        None => {
            let message = "--adresse : sans chiffrement, seule cette machine peut être écoutée";
            Err(Echec::usage("adresse-ouverte", message).conseil(
                "mettez devant un mandataire qui chiffre, et donnez son adresse avec --origine",
            ))
        }
        Some(origine) => match origine.strip_prefix("https://") {
            Some(hote) if !hote.is_empty() && !hote.contains('/') => {
                Ok(Origine::Https(origine.to_owned()))
            }
            Some(_) | None => Err(Echec::usage("origine", "--origine : adresse non admise")
                .conseil("elle s'écrit https://passerelle.exemple.fr, sans rien après")),
        },
    }
}

pub(super) fn occupee(erreur: &std::io::Error) -> Echec {
    use std::io::ErrorKind;
    let connus = [
        (ErrorKind::AddrInUse, "cette adresse est déjà prise"),
        (ErrorKind::PermissionDenied, "ce port est réservé au système"),
    ];
    let connu = connus.iter().find(|(genre, _)| *genre == erreur.kind());
    let message =
        connu.map_or("cette adresse ne peut pas être écoutée", |(_, message)| *message);
    Echec::rate("adresse", message).conseil("donnez-en une autre avec --adresse")
}

/// One JSON object a line on the standard error. No line holds anything of a person: `web` logs the
/// pattern of a route, never a path, a field or a header.
fn journaliser() {
    let journal = tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO);
    // Already set: another command of this process did it.
    let _ = journal.try_init();
}
