//! What the activities of a period amount to, and what one of them says, in words and in JSON.

use std::fmt::Write as _;

use app::activites::{
    ActiviteLue, BilanActivites, Cumul, Doute, Genre, Nature, conformite, remplir,
};
use domain::Fait;
use domain::detail_seance::DetailSeance;
use domain::stage::MotifAchat;
use observatory::estimation::{Distinctes, Proportion};
use serde_json::{Map, Value, json};

use crate::arguments::Arguments;
use crate::erreur::Echec;
use crate::sortie;

/// What a field takes, in words.
pub(super) fn attendu(nature: &Nature) -> String {
    match nature {
        Nature::Entier => "un nombre".to_owned(),
        Nature::Heures => "des heures (« 5,5 »)".to_owned(),
        Nature::Euros => "des euros (« 180 », « 180,50 »)".to_owned(),
        Nature::Jour => "une date AAAA-MM-JJ".to_owned(),
        Nature::Texte => "quelques mots, sans numéro, adresse ni lien".to_owned(),
        Nature::Choix(codes) => codes.join(", "),
        Nature::Qualiopi => "numéros d'indicateurs, séparés par des virgules".to_owned(),
    }
}

pub(super) fn en_mots(champs: &[(String, String)]) -> String {
    let mots: Vec<String> = champs.iter().map(|(nom, valeur)| format!("{nom}={valeur}")).collect();
    mots.join(" ")
}

/// An activity, as an object.
pub(super) fn valeur(lue: &ActiviteLue) -> Value {
    let mut champs: Map<String, Value> = Map::new();
    for (nom, valeur) in remplir(&lue.fait) {
        let dit = match champs.get(&nom).and_then(Value::as_str) {
            Some(avant) => format!("{avant} {valeur}"),
            None => valeur,
        };
        champs.insert(nom, Value::String(dit));
    }
    json!({
        "activite": lue.activite.to_string(),
        "acte": lue.acte.to_string(),
        "rang": lue.rang,
        "le": lue.le.to_string(),
        "genre": Genre::de(&lue.fait).map_or("", Genre::code),
        "corrigee": lue.corrigee,
        "jointe": lue.terrain.as_ref().is_some_and(|(_, terrain)| !terrain.compte_une_sortie()),
        "champs": champs,
    })
}

/// Shows one activity, with what the law says of a course and the evidence of a training.
pub(super) fn montrer(arguments: &Arguments, lue: &ActiviteLue) -> Result<(), Echec> {
    let mut valeur = valeur(lue);
    let genre = Genre::de(&lue.fait).map_or("", Genre::code);
    let mut texte = format!("{} du {}, rang {}\n", genre, lue.le, lue.rang);
    for (nom, valeur) in remplir(&lue.fait) {
        let _ = writeln!(texte, "  {nom} : {valeur}");
    }
    let detail = if let Fait::Seance(seance) = &lue.fait { seance.detail.as_deref() } else { None };
    if let Some(DetailSeance::Stage(stage)) = detail {
        let reponse = conformite(stage, lue.le)?;
        let points: Vec<&str> = reponse.points_a_verifier.iter().map(|point| point.code).collect();
        let cite =
            |source: &&law::Source| format!("{} [{}]", source.reference, source.etiquette.code());
        let articles: Vec<String> = reponse.articles.iter().map(cite).collect();
        let _ = writeln!(
            texte,
            "Conformité (slaas.conformite) : {}{}\n  {}",
            reponse.issue,
            if points.is_empty() { String::new() } else { format!(" — {}", points.join(", ")) },
            articles.join(" ; ")
        );
        ajouter(
            &mut valeur,
            "conformite",
            json!({
                "issue": reponse.issue.code(), "points": points, "articles": articles,
            }),
        );
    }
    if let Some(DetailSeance::Formation(formation)) = detail {
        let preuves = formation.preuves_qualiopi();
        let manquent: Vec<String> = preuves
            .iter()
            .filter(|(_, etat)| etat.code() == "manquante")
            .map(|(indicateur, _)| format!("{} {}", indicateur.numero, indicateur.libelle))
            .collect();
        let _ = writeln!(
            texte,
            "Preuves Qualiopi : {} sur {} ; manquent : {}",
            preuves.len() - manquent.len(),
            preuves.len(),
            if manquent.is_empty() { "aucune".to_owned() } else { manquent.join(", ") }
        );
        let liste: Vec<Value> = preuves
            .iter()
            .map(|(i, etat)| json!({ "indicateur": i.numero, "etat": etat.code() }))
            .collect();
        ajouter(&mut valeur, "qualiopi", json!(liste));
    }
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn ajouter(objet: &mut Value, cle: &str, valeur: Value) {
    if let Some(objet) = objet.as_object_mut() {
        objet.insert(cle.to_owned(), valeur);
    }
}

/// Thousandths as a percentage with its interval, the counts beside.
fn part(dessus: u64, dessous: u64, part: Option<Proportion>) -> String {
    let Some(p) = part else {
        return format!("{dessus} sur {dessous}");
    };
    let pour_cent = |milliemes: u16| format!("{},{}", milliemes / 10, milliemes % 10);
    format!(
        "{dessus} sur {dessous} : {} % [{} à {}]",
        pour_cent(p.centre),
        pour_cent(p.bas),
        pour_cent(p.haut)
    )
}

fn part_json(dessus: u64, dessous: u64, part: Option<Proportion>) -> Value {
    json!({
        "nombre": dessus,
        "sur": dessous,
        "pour_mille": part.map(|p| json!({ "centre": p.centre, "bas": p.bas, "haut": p.haut })),
    })
}

/// Shows what a period amounts to.
pub(super) fn dire(arguments: &Arguments, bilan: &BilanActivites) {
    let chiffres: Vec<(&str, u64)> = bilan
        .compteurs
        .lignes()
        .map(|(id, valeurs)| (id, valeurs.iter().sum()))
        .filter(|(_, total)| *total > 0)
        .collect();
    let lignes: Vec<Vec<String>> =
        chiffres.iter().map(|(id, total)| vec![(*id).to_owned(), total.to_string()]).collect();
    let mut texte = format!(
        "Terrain du {} au {}\n\n{}\n",
        bilan.du,
        bilan.au,
        sortie::tableau(&["indicateur", "nombre"], &lignes)
    );
    let _ = writeln!(texte, "\n{}", distinctes(bilan));
    let _ = writeln!(texte, "Établissements scolaires différents : {}", bilan.etablissements);
    for taux in &bilan.modeles {
        let _ = writeln!(
            texte,
            "Modèle {}, version {} : réponses {}",
            taux.nom,
            taux.version,
            part(taux.reponses, taux.messages, taux.taux)
        );
    }
    for (cumul, quand) in bilan.stages.iter().zip(["au début", "à la fin"]) {
        let dit = part(cumul.renoncent, cumul.reponses, cumul.part_qui_renonce());
        let _ = writeln!(texte, "Stages, {quand} : renoncent {dit}");
    }
    for doute in &bilan.doutes {
        let _ = writeln!(texte, "{}", dire_doute(*doute));
    }
    sortie::reponse(arguments.format, &texte, &objet(bilan, &chiffres));
}

/// What is asked of an outing, and the command that answers it.
fn dire_doute(doute: Doute) -> String {
    match doute {
        Doute::Meme { premiere, seconde, le } => format!(
            "Une sortie ou deux, le {le} ? passerelle activite joindre {seconde} --a {premiere} \
             --apres RANG, ou --seule"
        ),
        Doute::SansPremiere { seconde, le } => format!(
            "Comptée le {le} avec une sortie qui n'est pas arrivée : si son téléphone est perdu, \
             passerelle activite joindre {seconde} --seule --apres RANG"
        ),
    }
}

fn doute_json(doute: Doute) -> Value {
    let (premiere, seconde, le) = match doute {
        Doute::Meme { premiere, seconde, le } => (Some(premiere.to_string()), seconde, le),
        Doute::SansPremiere { seconde, le } => (None, seconde, le),
    };
    json!({ "premiere": premiere, "seconde": seconde.to_string(), "le": le.to_string() })
}

fn objet(bilan: &BilanActivites, chiffres: &[(&str, u64)]) -> Value {
    let modeles: Vec<Value> = bilan
        .modeles
        .iter()
        .map(|taux| {
            json!({
                "modele": taux.modele.to_string(),
                "nom": taux.nom,
                "version": taux.version,
                "reponses": part_json(taux.reponses, taux.messages, taux.taux),
            })
        })
        .collect();
    let [avant, apres] = &bilan.stages;
    json!({
        "du": bilan.du.to_string(),
        "au": bilan.au.to_string(),
        "chiffres": chiffres.iter().map(|(id, n)| ((*id).to_owned(), json!(n)))
            .collect::<Map<String, Value>>(),
        "personnes_differentes_estimees": distinctes_json(bilan),
        "etablissements": bilan.etablissements,
        "modeles": modeles,
        "evaluations": { "nombre": bilan.evaluations.0, "utiles": bilan.evaluations.1 },
        "stages": { "avant": cumul(avant), "apres": cumul(apres) },
        "une_sortie_ou_deux": bilan.doutes.iter().map(|d| doute_json(*d)).collect::<Vec<_>>(),
    })
}

fn cumul(cumul: &Cumul) -> Value {
    let motifs = MotifAchat::TOUS.iter().zip(cumul.motifs);
    let motifs = motifs.map(|((_, code), n)| ((*code).to_owned(), json!(n)));
    json!({
        "renoncent": part_json(cumul.renoncent, cumul.reponses, cumul.part_qui_renonce()),
        "motifs": motifs.collect::<Map<String, Value>>(),
    })
}

fn distinctes(bilan: &BilanActivites) -> String {
    let debut = format!("Personnes différentes à l'accueil depuis le {}", bilan.distinctes_du);
    match bilan.distinctes {
        Distinctes::Estimees { centre, bas, haut, permanences } => format!(
            "{debut} : environ {centre}, entre {bas} et {haut} (estimation à 95 %, d'après les \
             premières visites de {permanences} permanences)"
        ),
        Distinctes::Indeterminees(pourquoi) => {
            format!("{debut} : ne peut pas être estimé ({})", pourquoi.code())
        }
    }
}

fn distinctes_json(bilan: &BilanActivites) -> Value {
    let du = bilan.distinctes_du.to_string();
    match bilan.distinctes {
        Distinctes::Estimees { centre, bas, haut, permanences } => json!({
            "du": du, "centre": centre, "bas": bas, "haut": haut, "permanences": permanences,
        }),
        Distinctes::Indeterminees(pourquoi) => {
            json!({ "du": du, "indeterminees": pourquoi.code() })
        }
    }
}
