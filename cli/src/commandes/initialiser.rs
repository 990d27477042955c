//! `passerelle initialiser`.

use std::path::Path;
use std::process::ExitCode;

use app::ParametresPhrase;
use app::Session;
use app::initialiser::Initialisation;
use domain::Departement;
use serde_json::json;

use crate::arguments::Arguments;
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

/// Who sets up.
pub(super) struct Qui<'a> {
    pub(super) association: &'a str,
    pub(super) departement: Departement,
    pub(super) identifiant: &'a str,
}

pub(super) async fn executer(
    arguments: &Arguments,
    qui: &Qui<'_>,
    cle_de_secours: &Path,
) -> Result<ExitCode, Echec> {
    // Said before the passphrase is asked twice for nothing.
    if cle_de_secours.exists() {
        let erreur = std::io::ErrorKind::AlreadyExists.into();
        return Err(Echec::fichier(cle_de_secours, &erreur));
    }
    let phrase = lecture::phrase_nouvelle(arguments.phrase.clone(), "PASSERELLE_PHRASE")?;
    let mut contexte = contexte::contexte(arguments.aujourdhui)?;
    let voulue = Initialisation {
        association: qui.association,
        departement: qui.departement,
        identifiant: qui.identifiant,
        phrase: &phrase,
        parametres: ParametresPhrase::default(),
    };
    let mut gardee = false;
    let initialise = Session::initialiser(arguments.base(), &voulue, &mut contexte, |cle| {
        let texte = format!(
            "Passerelle — clé de secours\nAssociation : {}\nFaite le : {}\n\n{}\n\n{MODE_D_EMPLOI}",
            qui.association,
            contexte_jour(arguments)?,
            cle.texte().as_str(),
        );
        lecture::fichier_neuf(cle_de_secours, texte.as_bytes())?;
        gardee = true;
        Ok::<(), Echec>(())
    });
    match initialise.await {
        Ok(session) => session.fermer().await,
        Err(echec) => {
            if gardee {
                // A key that opens nothing must not be taken for one that does.
                let _ = std::fs::remove_file(cle_de_secours);
            }
            return Err(echec);
        }
    }
    let texte = format!(
        "La base de « {} » est prête.\nClé de secours : {}\n  Imprimez ce fichier, rangez la \
         feuille sous clé, puis détruisez le fichier.\n  Sans elle et sans phrase secrète, \
         personne ne \
         rouvrira les dossiers.\nEnsuite : passerelle importer FICHIER.xlsx",
        qui.association,
        cle_de_secours.display(),
    );
    let valeur = json!({
        "association": qui.association,
        "departement": qui.departement.code(),
        "identifiant": qui.identifiant,
        "cle_de_secours": cle_de_secours.display().to_string(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

fn contexte_jour(arguments: &Arguments) -> Result<domain::Jour, Echec> {
    Ok(contexte::contexte(arguments.aujourdhui)?.aujourdhui)
}

const MODE_D_EMPLOI: &str = "Imprimez cette feuille, rangez-la sous clé, puis détruisez ce fichier.
Elle ouvre tous les dossiers. Pour rendre l'accès à un membre :
passerelle cle recuperer --cle-de-secours FICHIER --identifiant QUI
";
