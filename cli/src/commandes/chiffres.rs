//! `passerelle chiffres …`.

use std::process::ExitCode;

use app::chiffres::ChiffresAnnuels;
use domain::Horodatage;
use domain::activite::GenreSeance;
use domain::fait::Domaine;
use domain::permanence::{GenreActivite, ServiceAccueil};
use domain::psp::{IssueParcours, Motif};
use domain::terrain::{GenreMateriel, Remarque};
use observatory::{Compteurs, Origine, Sexe, TrancheAge};
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Chiffres};
use crate::commandes::{observatoire, ouvrir, registre};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    chiffres: &Chiffres,
) -> Result<ExitCode, Echec> {
    match chiffres {
        Chiffres::Annuels { annee, consigne_avant } => {
            annuels(arguments, *annee, *consigne_avant).await
        }
        Chiffres::Rejouer { paquet } => Box::pin(observatoire::rejouer(arguments, paquet)).await,
        Chiffres::Verifier { registre: dossier } => registre::verifier(dossier, arguments.format),
        Chiffres::Composer { texte, registre: dossier } => {
            registre::rediger(texte, dossier, arguments.format)
        }
    }
}

async fn annuels(
    arguments: &Arguments,
    annee: i16,
    consigne_avant: Option<Horodatage>,
) -> Result<ExitCode, Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let comptes = session.chiffres_annuels(annee, consigne_avant).await?;
    session.fermer().await;
    let (texte, valeur) = (texte(annee, consigne_avant, &comptes), valeur(annee, &comptes));
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

/// The figures as one object. No clock in it: the same acts give the same bytes.
pub(super) fn valeur(annee: i16, chiffres: &ChiffresAnnuels) -> Value {
    let c = &chiffres.compteurs;
    let n = |indicateur: &str| c.total(indicateur);
    json!({
        "annee": annee,
        "personnes": {
            "suivies": n("personnes"),
            "nouvelles": n("personnes.nouvelles"),
            "dossiers_ouverts_au_31_12": n("personnes.ouvertes"),
            "par_sexe": par_sexe(c, "personnes"),
            "par_age": liste(c, "age.*", &TrancheAge::TOUTES.map(TrancheAge::code)),
            "par_origine": liste(c, "origine.*", &Origine::TOUTES.map(Origine::code)),
        },
        "accompagnements": {
            "actes": liste(c, "actes.*", &Domaine::TOUS.map(|(_, code)| code)),
            "personnes": liste(c, "accompagnees.*", &Domaine::TOUS.map(|(_, code)| code)),
        },
        "psp": {
            "demandes": n("psp.demandes"),
            "accords": n("psp.accords"),
            "refus": n("psp.refus"),
            "en_cours_au_31_12": n("psp.en-cours"),
            "suivis": n("psp.suivis"),
            "renouvellements": n("psp.renouvellements"),
            "fins": n("psp.fins"),
            "refus_par_motif": liste(c, "psp.refus.*", &Motif::TOUS.map(|(_, code)| code)),
            "fins_par_issue": fins(c),
        },
        "aller_vers": {
            "sorties": n("sorties"),
            "numeriques": n("sorties.numeriques"),
            "rencontrees": n("sorties.rencontrees"),
            "nouvelles": n("sorties.nouvelles"),
            "orientees": n("sorties.orientees"),
            "messages": n("sorties.messages"),
            "reponses": n("sorties.reponses"),
            "suivies_rencontrees": n("sorties.suivies-rencontrees"),
            "materiel": liste(c, "sorties.materiel.*", &GenreMateriel::TOUS.map(|(_, c)| c)),
            "remarques": liste(c, "sorties.remarques.*", &Remarque::TOUS.map(|(_, c)| c)),
        },
        "seances": GenreSeance::TOUS
            .iter()
            .map(|(_, code)| {
                let nombres = json!({
                    "seances": n(&format!("seances.{code}")),
                    "participants": n(&format!("seances.{code}.participants")),
                });
                ((*code).to_owned(), nombres)
            })
            .collect::<Map<String, Value>>(),
        "en_ligne": {
            "conversations": n("en-ligne.conversations"),
            "rencontres": n("en-ligne.rencontres"),
        },
        "accueil": {
            "permanences": n("accueil.permanences"),
            "visites": n("accueil.visites"),
            "reconnues": n("accueil.reconnues"),
            "premieres": n("accueil.premieres"),
            "services": liste(c, "accueil.services.*", &ServiceAccueil::TOUS.map(|(_, c)| c)),
            "activites": liste(c, "accueil.activites.*", &GenreActivite::TOUS.map(|(_, c)| c)),
        },
        "attestations": {
            "formations": n("formations.attestations"),
            "stages": n("stages.attestations"),
        },
        "effaces": {
            "comptes": chiffres.effaces_comptes,
            "non_comptes": chiffres.effaces_non_comptes,
        },
    })
}

/// Figures of an indicator divided by a code: its id holds a star.
fn liste(compteurs: &Compteurs, etoile: &str, codes: &[&str]) -> Value {
    let nombre = |code: &&str| json!(compteurs.total(&etoile.replace('*', code)));
    codes.iter().map(|code| ((*code).to_owned(), nombre(code))).collect()
}

fn par_sexe(compteurs: &Compteurs, indicateur: &str) -> Value {
    let n = |sexe| compteurs.par_sexe(indicateur, sexe);
    json!({ "F": n(Sexe::F), "H": n(Sexe::H), "T": n(Sexe::T), "inconnu": n(Sexe::Inconnu) })
}

fn fins(compteurs: &Compteurs) -> Value {
    let connues = IssueParcours::TOUS.iter().map(|(_, code)| *code);
    let codes: Vec<&str> = connues.chain(["inconnue"]).collect();
    liste(compteurs, "psp.fins.*", &codes)
}

/// What is counted of the field beside outings: its words, its indicator.
fn terrain() -> Vec<(String, String)> {
    let fixes = [
        ("Conversations en ligne", "en-ligne.conversations"),
        ("Rencontres après un échange en ligne", "en-ligne.rencontres"),
        ("Permanences d'accueil", "accueil.permanences"),
        ("Visites à l'accueil", "accueil.visites"),
        ("  de personnes déjà venues dans l'année", "accueil.reconnues"),
        ("  de personnes jamais venues", "accueil.premieres"),
        ("Attestations de formation", "formations.attestations"),
        ("Attestations de stage", "stages.attestations"),
    ];
    let fixes = fixes.into_iter().map(|(nom, id)| (nom.to_owned(), id.to_owned()));
    let seances = GenreSeance::TOUS.iter().flat_map(|(_, code)| {
        [
            (format!("Séances, {code}"), format!("seances.{code}")),
            ("  personnes présentes".to_owned(), format!("seances.{code}.participants")),
        ]
    });
    fixes.chain(seances).collect()
}

/// What is counted by code.
fn terrain_par_code() -> Vec<(String, String)> {
    let familles: [(&str, &str, Vec<&str>); 4] = [
        ("Service à l'accueil", "accueil.services", codes(&ServiceAccueil::TOUS)),
        ("Activité à l'accueil", "accueil.activites", codes(&GenreActivite::TOUS)),
        ("Matériel donné en sortie", "sorties.materiel", codes(&GenreMateriel::TOUS)),
        ("Remarque de sortie", "sorties.remarques", codes(&Remarque::TOUS)),
    ];
    let lignes = familles.into_iter().flat_map(|(nom, debut, codes)| {
        codes.into_iter().map(move |code| (format!("{nom}, {code}"), format!("{debut}.{code}")))
    });
    lignes.collect()
}

fn codes<T>(tous: &[(T, &'static str)]) -> Vec<&'static str> {
    tous.iter().map(|(_, code)| *code).collect()
}

/// The figures to be read.
pub(super) fn texte(
    annee: i16,
    consigne_avant: Option<Horodatage>,
    chiffres: &ChiffresAnnuels,
) -> String {
    let dit = |nombre: Option<u64>| nombre.map_or_else(|| "?".into(), |n: u64| n.to_string());
    let n = |indicateur: &str| dit(chiffres.compteurs.total(indicateur));
    let sexe = |s| dit(chiffres.compteurs.par_sexe("personnes", s));
    let ligne = |nom: &str, indicateur: &str| vec![nom.to_owned(), n(indicateur)];
    let mut lignes = vec![
        ligne("Personnes suivies dans l'année", "personnes"),
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
        ligne("  dont nouvelles", "personnes.nouvelles"),
        ligne("Dossiers ouverts au 31 décembre", "personnes.ouvertes"),
        ligne("PSP demandés", "psp.demandes"),
        ligne("PSP accordés", "psp.accords"),
        ligne("PSP refusés", "psp.refus"),
        ligne("PSP en cours au 31 décembre", "psp.en-cours"),
        ligne("PSP suivis dans l'année", "psp.suivis"),
        ligne("Renouvellements accordés", "psp.renouvellements"),
        ligne("PSP terminés", "psp.fins"),
        ligne("Sorties dans la rue", "sorties"),
        ligne("Sorties numériques", "sorties.numeriques"),
        ligne("Personnes rencontrées", "sorties.rencontrees"),
        ligne("  dont nouvelles", "sorties.nouvelles"),
        ligne("  orientées vers l'accueil", "sorties.orientees"),
        ligne("Messages envoyés", "sorties.messages"),
        ligne("Réponses reçues", "sorties.reponses"),
        ligne("Personnes suivies rencontrées en sortie", "sorties.suivies-rencontrees"),
    ];
    let toujours = terrain().into_iter().map(|(nom, indicateur)| ligne(&nom, &indicateur));
    lignes.extend(toujours);
    // Of what has many codes, those that were used: thirty noughts hide a number.
    let codes = terrain_par_code().into_iter();
    let utiles = codes.filter(|(_, id)| chiffres.compteurs.total(id).is_some_and(|n| n > 0));
    lignes.extend(utiles.map(|(nom, indicateur)| ligne(&nom, &indicateur)));
    for (_, code) in Domaine::TOUS {
        lignes.push(ligne(&format!("Accompagnements, {code}"), &format!("actes.{code}")));
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
