//! `passerelle demo --federation`: a fictitious association a base, and the packet each sends.

use std::path::Path;
use std::process::ExitCode;

use app::contribuer::{Contribution, Demande};
use app::demonstration::{AssociationFictive, Generateur, PHRASE, Part, Taille};
use app::federation::dossier::CAMPAGNE;
use app::federation::sceller;
use app::{Contexte, ParametresPhrase};
use indicatif::ProgressBar;
use observatory::paquets::en_hexadecimal;
use serde_json::json;

use super::fonder;
use crate::arguments::Arguments;
use crate::commandes::federation::Fondation;
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

/// Creates the folder: `federation/` (key and campaign), `bases/`, `paquets/`.
pub(super) async fn ecrire(
    arguments: &Arguments,
    taille: Taille,
    graine: u64,
    dossier: &Path,
    garder: bool,
) -> Result<ExitCode, Echec> {
    if !taille.est_federee() {
        return Err(Echec::usage("taille", "cette démonstration n'a qu'une association")
            .conseil("donnez --taille federation ou --taille nationale"));
    }
    let mut contexte = contexte::contexte(arguments.aujourdhui)?;
    let annee = contexte.aujourdhui.annee() - 1;
    let federation = dossier.join("federation");
    let fondation = Fondation {
        nom: "Fédération fictive",
        annee,
        cloture: &format!("{}-12-31", annee + 1),
        phrase: PHRASE,
        // A known passphrase needs no cost.
        parametres: ParametresPhrase::ESSAIS,
    };
    let cle = fondation.ecrire(&federation, &mut contexte)?;
    for nom in ["bases", "paquets"] {
        let chemin = dossier.join(nom);
        std::fs::create_dir_all(&chemin).map_err(|e| Echec::fichier(&chemin, &e))?;
    }
    let generateur = Generateur::new(taille, graine, contexte.aujourdhui);
    let mut campagne = lecture::texte(&federation.join(CAMPAGNE))?.to_string();
    let barre = ProgressBar::new(u64::from(taille.personnes()));
    let mut personnes = 0;
    let parts = Part::toutes(&generateur);
    let associations = parts.len();
    for (association, part) in generateur.associations().zip(parts) {
        let suivies = part.personnes();
        personnes += suivies;
        let base = dossier.join("bases").join(format!("{:03}.db", association.indice));
        let contribution =
            contribuer(&generateur, &association, part, &base, &mut contexte).await?;
        let paquet = sceller(&contribution, &cle, &mut contexte.alea)?;
        let chemin = dossier.join("paquets").join(format!("{:03}.paquet", association.indice));
        lecture::fichier_neuf(&chemin, &paquet)?;
        campagne.push_str(&inscription(&association.nom, &contribution));
        if !garder {
            oublier(&base)?;
        }
        barre.inc(u64::try_from(suivies).unwrap_or_default());
    }
    barre.finish_and_clear();
    lecture::fichier_remplace(&federation.join(CAMPAGNE), campagne.as_bytes())?;
    let chemin = dossier.display();
    let texte = format!(
        "FÉDÉRATION FICTIVE — personne ici n'existe.\n{associations} associations, {personnes} \
         personnes, un paquet chacune dans {chemin}/paquets.\n\nPour continuer :\n\
         PASSERELLE_PHRASE='{PHRASE}' passerelle federation recevoir --dossier {chemin}/federation \
         {chemin}/paquets/*.paquet\n\
         PASSERELLE_PHRASE='{PHRASE}' passerelle federation publier --dossier {chemin}/federation \
         --vers {chemin}/edition"
    );
    let valeur = json!({
        "fictif": true,
        "federation": federation.display().to_string(),
        "associations": associations,
        "personnes": personnes,
        "annee": annee,
        "phrase": PHRASE,
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

/// Writes the base of one association, and counts what it contributes.
async fn contribuer(
    generateur: &Generateur,
    association: &AssociationFictive,
    part: Part,
    base: &Path,
    contexte: &mut Contexte,
) -> Result<Contribution, Echec> {
    let session = fonder(&format!("sqlite:{}", base.display()), association, contexte).await?;
    session.remplir_part(generateur, part, contexte).await?;
    let demande = Demande {
        annee: contexte.aujourdhui.annee() - 1,
        consigne_avant: contexte.maintenant,
        remplace: None,
        protege: false,
        generateur: concat!("passerelle ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let contribution = session.contribuer(&demande).await?;
    session.fermer().await;
    Ok(contribution)
}

/// What registers an association in a campaign.
fn inscription(nom: &str, contribution: &Contribution) -> String {
    format!(
        "\n[[association]]\nnom = {}\nid = \"{}\"\ncle = \"{}\"\n",
        toml::Value::from(nom),
        contribution.contenu.association,
        en_hexadecimal(&contribution.cle)
    )
}

/// Removes a base that has contributed, with what the engine keeps beside it.
fn oublier(base: &Path) -> Result<(), Echec> {
    std::fs::remove_file(base).map_err(|e| Echec::fichier(base, &e))?;
    for suffixe in ["-wal", "-shm"] {
        let mut nom = base.as_os_str().to_owned();
        nom.push(suffixe);
        // Gone already when the engine closed the base as it should.
        let _ = std::fs::remove_file(nom);
    }
    Ok(())
}
