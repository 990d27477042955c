//! `passerelle bibliotheque …` and `partenaires …`: guides by their address, partners by need.

use std::path::Path;
use std::process::ExitCode;

use annuaire::Besoin;
use app::bibliotheque::DemandeGuide;
use app::exporter::Forme;
use app::partenaires::DemandePartenaire;
use domain::gestion::bibliotheque::{FicheGuide, Public};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Bibliotheque, GuideArgs, Partenaires};
use crate::commandes::ouvrir;
use crate::commandes::postes::{code, finir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(
    arguments: &Arguments,
    demande: &Bibliotheque,
) -> Result<ExitCode, Echec> {
    match demande {
        Bibliotheque::Chercher { mots, langue, public } => {
            let public = public.as_deref().map(|lu| code("public", lu, &Public::TOUS));
            let voulue = DemandeGuide {
                mots: mots.clone(),
                langue: langue.clone(),
                public: public.transpose()?,
            };
            chercher(arguments, &voulue).await?;
        }
        Bibliotheque::Ajouter(guide) => ajouter(arguments, guide).await?,
        Bibliotheque::Exporter { vers } => {
            let forme = tableau(vers).ok_or_else(|| {
                Echec::usage("tableau", "--vers : ce tableau n'existe pas")
                    .conseil("finissez le nom par .xlsx ou .csv")
            })?;
            let (session, _) = ouvrir(arguments).await?;
            let octets = session.exporter_guides(forme).await;
            session.fermer().await;
            lecture::fichier_neuf(vers, &octets?)?;
            let fichier = vers.display().to_string();
            let texte = format!("Bibliothèque écrite dans {fichier}.");
            sortie::reponse(arguments.format, &texte, &json!({ "fichier": fichier }));
        }
        Bibliotheque::Retirer { guide, lu } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            session.tenir_guide(*guide, None, Some(*lu), &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Guide retiré.", &json!({ "retire": true }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The table that the end of a name asks for.
fn tableau(vers: &Path) -> Option<Forme> {
    vers.extension().and_then(|fin| fin.to_str()).and_then(Forme::depuis_code)
}

async fn chercher(arguments: &Arguments, voulue: &DemandeGuide) -> Result<(), Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let guides = session.guides(voulue).await?;
    session.fermer().await;
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for dit in &guides {
        let g = &dit.contenu;
        let publics: Vec<&str> = g.publics.iter().map(|public| public.code()).collect();
        lignes.push(vec![
            g.titre.clone(),
            g.langues.join(" "),
            publics.join(" "),
            g.lien.clone(),
            dit.id.to_string(),
        ]);
        valeurs.push(json!({
            "guide": dit.id.to_string(),
            "acte": dit.acte.to_string(),
            "titre": g.titre,
            "description": g.description,
            "editeur": g.editeur,
            "langues": g.langues,
            "publics": publics,
            "lien": g.lien,
        }));
    }
    let texte = sortie::tableau(&["titre", "langues", "pour", "adresse", "guide"], &lignes);
    sortie::reponse(arguments.format, &texte, &Value::Array(valeurs));
    Ok(())
}

async fn ajouter(arguments: &Arguments, guide: &GuideArgs) -> Result<(), Echec> {
    let publics = guide.publics.iter().map(|lu| code("public", lu, &Public::TOUS));
    let fiche = FicheGuide {
        titre: guide.titre.clone(),
        description: guide.description.clone(),
        editeur: guide.editeur.clone(),
        langues: guide.langues.clone(),
        publics: publics.collect::<Result<_, _>>()?,
        lien: guide.lien.clone(),
    };
    let (session, mut contexte) = ouvrir(arguments).await?;
    let id = guide.guide.unwrap_or_else(|| contexte.guide());
    session.tenir_guide(id, Some(fiche), guide.lu, &mut contexte).await?;
    finir(session, &contexte).await?;
    let texte = format!("Guide noté : {id}.");
    sortie::reponse(arguments.format, &texte, &json!({ "guide": id.to_string() }));
    Ok(())
}

pub(super) async fn partenaires(
    arguments: &Arguments,
    demande: &Partenaires,
) -> Result<ExitCode, Echec> {
    match demande {
        Partenaires::Chercher { besoin, departement, langue, km } => {
            let besoins: Vec<(Besoin, &'static str)> =
                Besoin::TOUS.iter().map(|besoin| (*besoin, besoin.code())).collect();
            let besoin = besoin.as_deref().map(|lu| code("besoin", lu, &besoins));
            let voulue = DemandePartenaire {
                besoin: besoin.transpose()?,
                departement: *departement,
                langue: langue.clone(),
                km: *km,
            };
            trouver(arguments, &voulue).await?;
        }
        Partenaires::Importer { fichier } => importer(arguments, fichier).await?,
        Partenaires::Exporter { vers } => {
            let (session, _) = ouvrir(arguments).await?;
            let annuaire = session.exporter_partenaires().await;
            let octets = match tableau(vers) {
                Some(forme) => Some(session.tableau_des_partenaires(forme).await),
                None => None,
            };
            session.fermer().await;
            let annuaire = annuaire?;
            let octets = octets.unwrap_or_else(|| Ok(annuaire.publier().into_bytes()))?;
            lecture::fichier_neuf(vers, &octets)?;
            let nombre = annuaire.structures().len();
            let texte = format!("Annuaire écrit : {nombre} partenaires.");
            sortie::reponse(arguments.format, &texte, &json!({ "partenaires": nombre }));
        }
        Partenaires::Retirer { partenaire, lu } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            session.retirer_partenaire(*partenaire, Some(*lu), &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Partenaire retiré.", &json!({ "retire": true }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn trouver(arguments: &Arguments, voulue: &DemandePartenaire) -> Result<(), Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let trouves = session.chercher_partenaires(voulue).await?;
    session.fermer().await;
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for trouve in &trouves {
        let s = &trouve.structure;
        let distance = trouve.distance_km.map(|km| format!("{km} km")).unwrap_or_default();
        lignes.push(vec![
            s.nom.clone(),
            s.commune.clone().unwrap_or_default(),
            distance,
            s.telephone.clone().unwrap_or_default(),
            trouve.partenaire.to_string(),
        ]);
        valeurs.push(json!({
            "partenaire": trouve.partenaire.to_string(),
            "acte": trouve.acte.to_string(),
            "source": s.source,
            "id": s.id,
            "nom": s.nom,
            "commune": s.commune,
            "telephone": s.telephone,
            "distance_km": trouve.distance_km,
        }));
    }
    let texte =
        sortie::tableau(&["nom", "commune", "distance", "téléphone", "partenaire"], &lignes);
    sortie::reponse(arguments.format, &texte, &Value::Array(valeurs));
    Ok(())
}

async fn importer(arguments: &Arguments, fichier: &Path) -> Result<(), Echec> {
    let texte = lecture::texte(fichier)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let bilan = session.importer_partenaires(&texte, &mut contexte).await?;
    finir(session, &contexte).await?;
    let (ajoutes, changes, inchanges) = (bilan.ajoutes, bilan.changes, bilan.inchanges);
    let texte = format!("{ajoutes} partenaires ajoutés, {changes} changés, {inchanges} inchangés.");
    let valeur = json!({ "ajoutes": ajoutes, "changes": changes, "inchanges": inchanges });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}
