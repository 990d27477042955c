//! One file per command.

mod acte;
mod aide;
mod bibliotheque;
mod calendrier;
mod chiffres;
mod commission;
mod completude;
mod demo;
mod document;
mod dossiers;
mod droits;
mod echeances;
mod effacer;
mod exporter;
mod faits;
mod federation;
mod importer;
mod initialiser;
mod journal;
mod membres;
mod montrer;
mod observatoire;
mod postes;
mod prevision;
mod registre;
mod sauvegarde;
mod serve;
mod subventions;
mod terrain;
mod terrain_bilan;

use std::process::ExitCode;

use app::{Contexte, Session};
use domain::DossierId;
use zeroize::Zeroizing;

use crate::arguments::{Arguments, Commande};
use crate::erreur::Echec;
use crate::{contexte, lecture};

/// Runs the command asked for. Its exit code is 0, or 1 when it found damage.
pub(crate) async fn executer(arguments: Arguments) -> Result<ExitCode, Echec> {
    let a = &arguments;
    match &arguments.commande {
        Commande::Initialiser { association, departement, cle_de_secours, identifiant } => {
            let qui = initialiser::Qui { association, departement: *departement, identifiant };
            initialiser::executer(a, &qui, cle_de_secours).await
        }
        Commande::Importer(import) => importer::executer(a, import).await,
        Commande::Dossiers(dossiers) => Box::pin(dossiers::executer(a, dossiers)).await,
        Commande::Acte(acte) => acte::consigner(a, acte).await,
        Commande::Association(association) => acte::agreer(a, association).await,
        Commande::Activite(activite) => Box::pin(acte::consigner_activite(a, activite)).await,
        Commande::Psp(psp) => acte::psp(a, psp).await,
        Commande::Document(document) => Box::pin(document::executer(a, document)).await,
        Commande::Commission(commission) => Box::pin(commission::executer(a, commission)).await,
        Commande::Calendrier(calendrier) => calendrier::executer(a, calendrier).await,
        Commande::Echeances { au, jours } => echeances::executer(a, *au, *jours).await,
        Commande::Chiffres(chiffres) => chiffres::executer(a, chiffres).await,
        Commande::Observatoire(demande) => Box::pin(observatoire::executer(a, demande)).await,
        Commande::Federation(federation) => federation::executer(a, federation),
        Commande::Droits(droits) => droits::executer(droits, a).await,
        Commande::Prevision(prevision) => prevision::executer(prevision, a.format),
        Commande::Journal(_) => journal::verifier(a).await,
        Commande::Vues(_) => journal::reconstruire(a).await,
        Commande::Membres(membres) => Box::pin(membres::executer(a, membres)).await,
        Commande::Cle(cle) => membres::recuperer(a, cle).await,
        Commande::Effacer { dossier, motif, cles } => {
            effacer::executer(a, dossier, motif, cles).await
        }
        Commande::Exporter(export) => exporter::executer(a, export).await,
        Commande::Sauvegarder { donnees, cles } => sauvegarde::sauver(a, donnees, cles).await,
        Commande::Restaurer { donnees, cles } => sauvegarde::restaurer(a, donnees, cles).await,
        Commande::Demo { taille, graine, federation: Some(dossier), garder_bases, .. } => {
            Box::pin(demo::federer(a, *taille, *graine, dossier, *garder_bases)).await
        }
        Commande::Demo { taille, graine, sans_serveur, adresse, .. } => {
            let pages = (!sans_serveur).then_some(*adresse);
            Box::pin(demo::executer(a, *taille, *graine, pages)).await
        }
        Commande::Aide(aide) => Box::pin(aide::executer(a, aide)).await,
        Commande::Postes(demande) => Box::pin(postes::executer(a, demande)).await,
        Commande::Subventions(demande) => Box::pin(subventions::executer(a, demande)).await,
        Commande::Bibliotheque(demande) => Box::pin(bibliotheque::executer(a, demande)).await,
        Commande::Partenaires(demande) => Box::pin(bibliotheque::partenaires(a, demande)).await,
        Commande::Serve(options) => Box::pin(serve::executer(a, options)).await,
    }
}

/// Opens a session on the base, as the member asked for.
async fn ouvrir(arguments: &Arguments) -> Result<(Session, Contexte), Echec> {
    let contexte = contexte::contexte(arguments.aujourdhui)?;
    let phrase = phrase(arguments)?;
    let session = Session::ouvrir(arguments.base(), arguments.membre.as_deref(), &phrase).await?;
    Ok((session, contexte))
}

fn phrase(arguments: &Arguments) -> Result<Zeroizing<String>, Echec> {
    lecture::phrase(arguments.phrase.clone(), "Phrase secrète", "PASSERELLE_PHRASE")
}

/// A file's id as typed.
fn dossier(texte: &str) -> Result<DossierId, Echec> {
    let id = texte.strip_prefix("dossier/").unwrap_or(texte);
    id.parse().map_err(|_| {
        Echec::usage("dossier", "ceci n'est pas l'identifiant d'un dossier")
            .conseil("« dossiers lister » ou « dossiers chercher » donne l'identifiant")
    })
}
