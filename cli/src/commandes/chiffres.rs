//! `passerelle chiffres …`.

use std::process::ExitCode;

use app::chiffres::ChiffresAnnuels;
use domain::Horodatage;
use domain::activite::GenreSeance;
use domain::fait::Domaine;
use domain::psp::{IssueParcours, Motif};
use observatory::{Indicateur, Origine, Sexe, TrancheAge};
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Chiffres};
use crate::commandes::{observatoire, ouvrir};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    chiffres: &Chiffres,
) -> Result<ExitCode, Echec> {
    let (annee, consigne_avant) = match chiffres {
        Chiffres::Annuels { annee, consigne_avant } => (annee, consigne_avant),
        Chiffres::Rejouer { paquet } => {
            return Box::pin(observatoire::rejouer(arguments, paquet)).await;
        }
    };
    let (session, _) = ouvrir(arguments).await?;
    let comptes = session.chiffres_annuels(*annee, *consigne_avant).await?;
    session.fermer().await;
    let (texte, valeur) = (texte(*annee, *consigne_avant, &comptes), valeur(*annee, &comptes));
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

/// The figures as one object. No clock in it: the same acts give the same bytes.
pub(super) fn valeur(annee: i16, chiffres: &ChiffresAnnuels) -> Value {
    let c = &chiffres.compteurs;
    let n = |indicateur| c.total(indicateur);
    json!({
        "annee": annee,
        "personnes": {
            "suivies": n(Indicateur::Personnes),
            "nouvelles": n(Indicateur::Nouvelles),
            "dossiers_ouverts_au_31_12": n(Indicateur::Ouverts),
            "par_sexe": par_sexe(chiffres, Indicateur::Personnes),
            "par_age": liste(TrancheAge::TOUTES.map(|t| (t.code(), n(Indicateur::Age(t))))),
            "par_origine": liste(Origine::TOUTES.map(|o| (o.code(), n(Indicateur::Origine(o))))),
        },
        "accompagnements": {
            "actes": liste(Domaine::TOUS.map(|(d, code)| (code, n(Indicateur::Actes(d))))),
            "personnes":
                liste(Domaine::TOUS.map(|(d, code)| (code, n(Indicateur::Accompagnees(d))))),
        },
        "psp": {
            "demandes": n(Indicateur::Demandes),
            "accords": n(Indicateur::Accords),
            "refus": n(Indicateur::Refus),
            "en_cours_au_31_12": n(Indicateur::EnCours),
            "suivis": n(Indicateur::Suivis),
            "renouvellements": n(Indicateur::Renouvellements),
            "fins": n(Indicateur::Fins),
            "refus_par_motif":
                liste(Motif::TOUS.map(|(m, code)| (code, n(Indicateur::RefusPour(m))))),
            "fins_par_issue": fins(chiffres),
        },
        "aller_vers": {
            "sorties": n(Indicateur::Sorties),
            "numeriques": n(Indicateur::Numeriques),
            "rencontrees": n(Indicateur::Rencontrees),
            "nouvelles": n(Indicateur::NouvellesRencontrees),
            "orientees": n(Indicateur::Orientees),
            "messages": n(Indicateur::Messages),
            "reponses": n(Indicateur::Reponses),
        },
        "seances": GenreSeance::TOUS
            .iter()
            .map(|(genre, code)| {
                let nombres = json!({
                    "seances": n(Indicateur::Seances(*genre)),
                    "participants": n(Indicateur::Participants(*genre)),
                });
                ((*code).to_owned(), nombres)
            })
            .collect::<Map<String, Value>>(),
        "effaces": {
            "comptes": chiffres.effaces_comptes,
            "non_comptes": chiffres.effaces_non_comptes,
        },
    })
}

fn liste<const N: usize>(nombres: [(&'static str, u64); N]) -> Value {
    nombres.into_iter().map(|(code, nombre)| (code.to_owned(), json!(nombre))).collect()
}

fn par_sexe(chiffres: &ChiffresAnnuels, indicateur: Indicateur) -> Value {
    let n = |sexe| chiffres.compteurs.par_sexe(indicateur, sexe);
    json!({ "F": n(Sexe::F), "H": n(Sexe::H), "T": n(Sexe::T), "inconnu": n(Sexe::Inconnu) })
}

fn fins(chiffres: &ChiffresAnnuels) -> Value {
    let n = |issue| chiffres.compteurs.total(Indicateur::FinsPar(issue));
    let mut fins: Map<String, Value> = IssueParcours::TOUS
        .iter()
        .map(|(issue, code)| ((*code).to_owned(), json!(n(Some(*issue)))))
        .collect();
    fins.insert("inconnue".into(), json!(n(None)));
    Value::Object(fins)
}

/// The figures to be read.
pub(super) fn texte(
    annee: i16,
    consigne_avant: Option<Horodatage>,
    chiffres: &ChiffresAnnuels,
) -> String {
    let n = |indicateur| chiffres.compteurs.total(indicateur).to_string();
    let sexe = |s| chiffres.compteurs.par_sexe(Indicateur::Personnes, s);
    let ligne = |nom: &str, indicateur| vec![nom.to_owned(), n(indicateur)];
    let mut lignes = vec![
        ligne("Personnes suivies dans l'année", Indicateur::Personnes),
        vec![
            "  femmes, hommes, trans, inconnu".into(),
            format!(
                "{} / {} / {} / {}",
                sexe(Sexe::F),
                sexe(Sexe::H),
                sexe(Sexe::T),
                sexe(Sexe::Inconnu)
            ),
        ],
        ligne("  dont nouvelles", Indicateur::Nouvelles),
        ligne("Dossiers ouverts au 31 décembre", Indicateur::Ouverts),
        ligne("PSP demandés", Indicateur::Demandes),
        ligne("PSP accordés", Indicateur::Accords),
        ligne("PSP refusés", Indicateur::Refus),
        ligne("PSP en cours au 31 décembre", Indicateur::EnCours),
        ligne("PSP suivis dans l'année", Indicateur::Suivis),
        ligne("Renouvellements accordés", Indicateur::Renouvellements),
        ligne("PSP terminés", Indicateur::Fins),
        ligne("Sorties dans la rue", Indicateur::Sorties),
        ligne("Sorties numériques", Indicateur::Numeriques),
        ligne("Personnes rencontrées", Indicateur::Rencontrees),
        ligne("  dont nouvelles", Indicateur::NouvellesRencontrees),
        ligne("  orientées vers l'accueil", Indicateur::Orientees),
        ligne("Messages envoyés", Indicateur::Messages),
        ligne("Réponses reçues", Indicateur::Reponses),
    ];
    for (domaine, code) in Domaine::TOUS {
        lignes.push(ligne(&format!("Accompagnements, {code}"), Indicateur::Actes(domaine)));
    }
    if chiffres.effaces_comptes + chiffres.effaces_non_comptes > 0 {
        let texte = format!("{} / {}", chiffres.effaces_comptes, chiffres.effaces_non_comptes);
        lignes.push(vec!["Personnes effacées, comptées / non comptées".into(), texte]);
    }
    let titre = match consigne_avant {
        None => format!("Chiffres {annee}"),
        Some(instant) => format!("Chiffres {annee}, tels que connus avant le {instant}"),
    };
    format!("{titre}\n\n{}", sortie::tableau(&["", "nombre"], &lignes))
}
