//! `passerelle subventions …`: funders, agreements, amounts, reports.

mod fichier;
mod rapport;

use std::process::ExitCode;

use app::subventions::RapportDu;
use domain::gestion::montant;
use domain::gestion::subvention::{
    BilanConvention, FicheFinanceur, GenreFinanceur, RapportFinanceur, Realise, SuiteRapport,
};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Subventions};
use crate::commandes::ouvrir;
use crate::commandes::postes::{code, finir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(
    arguments: &Arguments,
    demande: &Subventions,
) -> Result<ExitCode, Echec> {
    match demande {
        Subventions::Lister => lister(arguments).await?,
        Subventions::Rapport(demande) => rapport::executer(arguments, demande).await?,
        Subventions::Financeur { financeur, lu, nom, genre } => {
            let genre = code("genre", genre, &GenreFinanceur::TOUS)?;
            let (session, mut contexte) = ouvrir(arguments).await?;
            let id = financeur.unwrap_or_else(|| contexte.financeur());
            let fiche = FicheFinanceur { nom: nom.clone(), genre };
            session.tenir_financeur(id, Some(fiche), *lu, &mut contexte).await?;
            finir(session, &contexte).await?;
            let texte = format!("Financeur noté : {id}.");
            sortie::reponse(arguments.format, &texte, &json!({ "financeur": id.to_string() }));
        }
        Subventions::Convention { convention, lu, fichier } => {
            let engagement = fichier::engagement(&lecture::texte(fichier)?)?;
            let (session, mut contexte) = ouvrir(arguments).await?;
            let id = convention.unwrap_or_else(|| contexte.convention());
            session.tenir_convention(id, Some(engagement), *lu, &mut contexte).await?;
            finir(session, &contexte).await?;
            let texte = format!("Convention notée : {id}.");
            sortie::reponse(arguments.format, &texte, &json!({ "convention": id.to_string() }));
        }
        Subventions::Realise { convention, annee, ligne, euros, lu } => {
            let centimes = euros.as_deref().map(|euros| {
                let lu = montant::lire(euros);
                lu.ok_or_else(|| Echec::usage("montant", "--euros : un montant s'écrit 1234,56"))
            });
            let centimes = centimes.transpose()?;
            let (convention, ligne, annee) = (*convention, *ligne, *annee);
            let realise = Realise { convention, ligne, annee, centimes };
            let (session, mut contexte) = ouvrir(arguments).await?;
            session.noter_realise(realise, *lu, &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Montant noté.", &json!({ "centimes": centimes }));
        }
        Subventions::Bilan { convention, annee, fichier, lu } => {
            let textes = Some(Box::new(fichier::textes(&lecture::texte(fichier)?)?));
            let (session, mut contexte) = ouvrir(arguments).await?;
            let bilan = BilanConvention { convention: *convention, annee: *annee, textes };
            session.ecrire_bilan(bilan, *lu, &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Bilan écrit.", &json!({ "annee": annee }));
        }
        Subventions::Rendre { convention, annee, non, lu } => {
            let suite = if *non { SuiteRapport::NonRendu } else { SuiteRapport::Rendu };
            let rapport = RapportFinanceur { convention: *convention, annee: *annee, suite };
            let (session, mut contexte) = ouvrir(arguments).await?;
            session.rendre_rapport(rapport, *lu, &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Noté.", &json!({ "suite": suite.code() }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn lister(arguments: &Arguments) -> Result<(), Echec> {
    let (session, contexte) = ouvrir(arguments).await?;
    let connues = session.subventions().await?;
    session.fermer().await;
    let dus = connues.rapports_dus(contexte.aujourdhui.plus_jours(365));
    let financeurs: Vec<Value> = connues
        .financeurs
        .iter()
        .map(|dit| {
            json!({
                "financeur": dit.id.to_string(),
                "acte": dit.acte.to_string(),
                "nom": dit.contenu.nom,
                "genre": dit.contenu.genre.code(),
            })
        })
        .collect();
    let mut lignes = Vec::new();
    let mut conventions = Vec::new();
    for dit in &connues.conventions {
        let e = &dit.contenu;
        let nom = connues.financeur(e.financeur).map(|f| f.nom.clone()).unwrap_or_default();
        lignes.push(vec![
            nom.clone(),
            e.numero.clone(),
            e.du.to_string(),
            e.au.to_string(),
            dit.id.to_string(),
        ]);
        conventions.push(json!({
            "convention": dit.id.to_string(),
            "acte": dit.acte.to_string(),
            "financeur": nom,
            "numero": e.numero,
            "objet": e.objet,
            "du": e.du.to_string(),
            "au": e.au.to_string(),
            "departement": e.departement.map(|ou| ou.to_string()),
            "indicateurs": e.indicateurs,
        }));
    }
    let noms: Vec<Vec<String>> = connues
        .financeurs
        .iter()
        .map(|dit| {
            vec![dit.contenu.nom.clone(), dit.contenu.genre.code().to_owned(), dit.id.to_string()]
        })
        .collect();
    let texte = format!(
        "{}\n\n{}\n\n{}",
        sortie::tableau(&["financeur", "nature", "identifiant"], &noms),
        sortie::tableau(&["financeur", "numéro", "du", "au", "convention"], &lignes),
        texte_des_dus(&dus),
    );
    let valeur = json!({
        "financeurs": financeurs,
        "conventions": conventions,
        "rapports": valeur_des_dus(&dus),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

/// Reports due, to be read.
pub(super) fn texte_des_dus(dus: &[RapportDu]) -> String {
    let lignes: Vec<Vec<String>> = dus
        .iter()
        .map(|du| {
            let annee = du.exercice.annee.to_string();
            vec![du.le.to_string(), annee, du.financeur.clone(), du.numero.clone()]
        })
        .collect();
    sortie::tableau(&["à rendre avant", "année", "financeur", "numéro"], &lignes)
}

/// Reports due, for another program.
pub(super) fn valeur_des_dus(dus: &[RapportDu]) -> Vec<Value> {
    let un = |du: &RapportDu| {
        json!({
            "convention": du.convention.to_string(),
            "annee": du.exercice.annee,
            "financeur": du.financeur,
            "numero": du.numero,
            "le": du.le.to_string(),
        })
    };
    dus.iter().map(un).collect()
}
