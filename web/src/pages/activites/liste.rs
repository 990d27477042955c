//! `/activites`: what a period amounts to, and each of its activities.

use app::Contexte;
use app::activites::{ActiviteLue, BilanActivites, Doute, Genre};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use domain::Jour;
use domain::stage::MotifAchat;
use observatory::estimation::{Distinctes, proportion};
use serde::Deserialize;

use super::activite::dire_champs;
use super::part;
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Activities listed: the last of them.
const MONTREES: usize = 300;
/// Questions asked at once: what a member can answer before she gives up.
const QUESTIONS: usize = 10;

/// Figures shown, in order: key of the words, indicator of the observatory.
const TOTAUX: &[(&str, &str)] = &[
    ("activites-total-sorties", "sorties"),
    ("activites-total-rencontrees", "sorties.rencontrees"),
    ("activites-total-nouvelles", "sorties.nouvelles"),
    ("activites-total-orientees", "sorties.orientees"),
    ("activites-total-numeriques", "sorties.numeriques"),
    ("activites-total-messages", "sorties.messages"),
    ("activites-total-reponses", "sorties.reponses"),
    ("activites-total-conversations", "en-ligne.conversations"),
    ("activites-total-rencontres", "en-ligne.rencontres"),
    ("activites-total-permanences", "accueil.permanences"),
    ("activites-total-visites", "accueil.visites"),
    ("activites-total-reconnues", "accueil.reconnues"),
    ("activites-total-premieres", "accueil.premieres"),
    ("activites-total-ateliers", "seances.atelier"),
    ("activites-total-ateliers-presents", "seances.atelier.participants"),
    ("activites-total-scolaire", "seances.prevention-scolaire"),
    ("activites-total-eleves", "seances.prevention-scolaire.participants"),
    ("activites-total-ciblee", "seances.prevention-ciblee"),
    ("activites-total-ciblee-presents", "seances.prevention-ciblee.participants"),
    ("activites-total-formations", "seances.formation"),
    ("activites-total-stagiaires", "seances.formation.participants"),
    ("activites-total-attestations", "formations.attestations"),
    ("activites-total-stages", "seances.stage"),
    ("activites-total-stages-presents", "seances.stage.participants"),
];

#[derive(Deserialize)]
pub(crate) struct Voulue {
    annee: Option<i16>,
    mois: Option<i8>,
}

#[derive(Template)]
#[template(path = "activites/liste.html")]
struct PageListe {
    cadre: Cadre,
    annee: i16,
    /// The month shown, or nought for the whole year.
    mois: i8,
    /// Years and months to choose from: links, so that no form writes in an address.
    annees: Vec<i16>,
    tous_les_mois: Vec<(i8, String)>,
    periode: String,
    du: String,
    au: String,
    totaux: Vec<(&'static str, u64)>,
    services: Vec<(String, u64)>,
    distinctes: String,
    reponses: String,
    modeles: Vec<(String, String)>,
    /// What was asked, and the part that said so.
    questionnaires: Vec<(String, String)>,
    motifs: Vec<(String, [u64; 2])>,
    etablissements: usize,
    activites: Vec<Ligne>,
    autres: usize,
    /// Kinds she may note: code and words.
    genres: Vec<(&'static str, String)>,
    /// What she is asked of outings that several telephones may have counted.
    doutes: Vec<Question>,
    autres_doutes: usize,
}

/// One outing or two?
struct Question {
    dite: String,
    /// The outing in question, and the one it may be; empty when none was told.
    seconde: String,
    premiere: String,
    id: String,
    apres: u32,
}

struct Ligne {
    lieu: String,
    jour: String,
    genre: String,
    dit: String,
    corrigee: bool,
    /// What another telephone counted of an outing: no outing by itself.
    jointe: bool,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireActivites>,
    Query(voulue): Query<Voulue>,
) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let annee = voulue.annee.unwrap_or(aujourdhui.annee());
    let mois = voulue.mois.filter(|mois| (1..=12).contains(mois)).unwrap_or(0);
    let (du, au) = bornes(annee, mois).ok_or(ErreurWeb::Introuvable)?;
    let bilan = acces.session.bilan_activites(du, au).await?;
    let lues = &bilan.activites;
    let noter = acces.cadre.peut(Droit::NoterActivites);
    let doutes = if noter { bilan.doutes.as_slice() } else { &[] };
    let posees = doutes.iter().take(QUESTIONS);
    let doutes_dits =
        posees.filter_map(|doute| question(&acces.cadre, lues, doute, &mut acces.contexte));
    let doutes_dits: Vec<Question> = doutes_dits.collect();
    let cadre = acces.cadre;
    let (jour_du, jour_au) = (cadre.jour(&du), cadre.jour(&au));
    let genres = Genre::TOUS.iter().filter(|_| noter);
    let actuelle = aujourdhui.annee();
    page(&PageListe {
        annee,
        mois,
        tous_les_mois: (1..=12).map(|m| (m, cadre.dire(&format!("mois-court-{m}")))).collect(),
        annees: (actuelle - 5..=actuelle).rev().collect(),
        periode: cadre.former("activites-periode", &[("du", &jour_du), ("au", &jour_au)]),
        du: du.to_string(),
        au: au.to_string(),
        totaux: totaux(&bilan),
        services: services(&cadre, &bilan),
        distinctes: distinctes(&cadre, &bilan),
        reponses: reponses(&cadre, &bilan),
        modeles: modeles(&cadre, &bilan),
        questionnaires: questionnaires(&cadre, &bilan),
        motifs: motifs(&cadre, &bilan),
        etablissements: bilan.etablissements,
        autres: lues.len().saturating_sub(MONTREES),
        activites: lues.iter().take(MONTREES).map(|lue| ligne(&cadre, lue)).collect(),
        genres: genres.map(|(_, code)| (*code, cadre.code("activites-genre", code))).collect(),
        autres_doutes: doutes.len().saturating_sub(QUESTIONS),
        doutes: doutes_dits,
        cadre,
    })
}

/// What is asked of an outing of the period; the act that answers it is made here, so that sent
/// twice it is written once.
fn question(
    cadre: &Cadre,
    lues: &[ActiviteLue],
    doute: &Doute,
    contexte: &mut Contexte,
) -> Option<Question> {
    let (cle, premiere, seconde, le) = match doute {
        Doute::Meme { premiere, seconde, le } => ("meme", premiere.to_string(), seconde, le),
        Doute::SansPremiere { seconde, le } => ("sans-premiere", String::new(), seconde, le),
    };
    let lue = lues.iter().find(|lue| lue.activite == *seconde)?;
    Some(Question {
        dite: cadre.avec(&format!("activites-doute-{cle}"), "jour", &cadre.jour(le)),
        seconde: seconde.to_string(),
        premiere,
        id: contexte.acte().to_string(),
        apres: lue.rang,
    })
}

/// The first and the last day of a month, or of a year.
fn bornes(annee: i16, mois: i8) -> Option<(Jour, Jour)> {
    if mois == 0 {
        return Some((Jour::premier_de_l_an(annee)?, Jour::dernier_de_l_an(annee)?));
    }
    let du = Jour::new(annee, mois, 1).ok()?;
    Some((du, du.plus_mois(1).veille()))
}

/// The figures that say something.
fn totaux(bilan: &BilanActivites) -> Vec<(&'static str, u64)> {
    let total = |(cle, id): &(&'static str, &str)| Some((*cle, bilan.compteurs.total(id)?));
    TOTAUX.iter().filter_map(total).filter(|(_, total)| *total > 0).collect()
}

/// Services given and things done together at the reception, those that took place.
fn services(cadre: &Cadre, bilan: &BilanActivites) -> Vec<(String, u64)> {
    let familles = [("accueil.services.", "service"), ("accueil.activites.", "ensemble")];
    let lignes = bilan.compteurs.lignes().filter_map(|(id, valeurs)| {
        let total: u64 = valeurs.iter().sum();
        let dite = familles.iter().find_map(|(debut, famille)| {
            Some(format!("activites-{famille}-{}", id.strip_prefix(debut)?))
        })?;
        (total > 0).then(|| (cadre.dire(&dite), total))
    });
    lignes.collect()
}

/// The estimate with its interval, or why there is none.
fn distinctes(cadre: &Cadre, bilan: &BilanActivites) -> String {
    let du = cadre.jour(&bilan.distinctes_du);
    match bilan.distinctes {
        Distinctes::Estimees { centre, bas, haut, permanences } => {
            let [centre, bas, haut] = [centre, bas, haut].map(|n| n.to_string());
            let permanences = permanences.to_string();
            cadre.former(
                "activites-distinctes",
                &[
                    ("du", &du),
                    ("centre", &centre),
                    ("bas", &bas),
                    ("haut", &haut),
                    ("permanences", &permanences),
                ],
            )
        }
        Distinctes::Indeterminees(pourquoi) => {
            let raison = cadre.code("activites-indeterminee", pourquoi.code());
            cadre.former("activites-distinctes-non", &[("du", &du), ("raison", &raison)])
        }
    }
}

/// Replies to all the messages of the period.
fn reponses(cadre: &Cadre, bilan: &BilanActivites) -> String {
    let total = |id| bilan.compteurs.total(id).unwrap_or_default();
    let (reponses, messages) = (total("sorties.reponses"), total("sorties.messages"));
    part(cadre, (reponses, messages), proportion(reponses, messages))
}

fn modeles(cadre: &Cadre, bilan: &BilanActivites) -> Vec<(String, String)> {
    let ligne = |taux: &app::activites::TauxModele| {
        let version = taux.version.to_string();
        let dits = [("nom", taux.nom.as_str()), ("version", version.as_str())];
        let nom = cadre.former("activites-modele-version", &dits);
        (nom, part(cadre, (taux.reponses, taux.messages), taux.taux))
    };
    bilan.modeles.iter().map(ligne).collect()
}

/// What evaluations and questionnaires say, when there are some.
fn questionnaires(cadre: &Cadre, bilan: &BilanActivites) -> Vec<(String, String)> {
    let mut lignes = Vec::new();
    let (evaluations, utiles) = bilan.evaluations;
    if evaluations > 0 {
        let dite = part(cadre, (utiles, evaluations), proportion(utiles, evaluations));
        lignes.push((cadre.dire("activites-evaluations"), dite));
    }
    let [avant, apres] = &bilan.stages;
    for (cle, cumul) in [("activites-renoncent-avant", avant), ("activites-renoncent-apres", apres)]
    {
        if cumul.reponses > 0 {
            let compte = (cumul.renoncent, cumul.reponses);
            lignes.push((cadre.dire(cle), part(cadre, compte, cumul.part_qui_renonce())));
        }
    }
    lignes
}

/// Each motive given, at the start and at the end of courses.
fn motifs(cadre: &Cadre, bilan: &BilanActivites) -> Vec<(String, [u64; 2])> {
    let [avant, apres] = &bilan.stages;
    let comptes = avant.motifs.iter().zip(&apres.motifs);
    let donnes = MotifAchat::TOUS.iter().zip(comptes).filter(|(_, (a, b))| *a + *b > 0);
    let ligne = |((_, code), (avant, apres)): (&(MotifAchat, &str), (&u64, &u64))| {
        (cadre.code("activites-motif", code), [*avant, *apres])
    };
    donnes.map(ligne).collect()
}

fn ligne(cadre: &Cadre, lue: &ActiviteLue) -> Ligne {
    let genre = Genre::de(&lue.fait);
    let champs = genre.map(|genre| dire_champs(cadre, genre, &lue.fait)).unwrap_or_default();
    let dits: Vec<String> =
        champs.iter().take(4).map(|(nom, valeur)| format!("{nom} : {valeur}")).collect();
    Ligne {
        lieu: format!("/activites/{}", lue.activite),
        jour: cadre.jour(&lue.le),
        genre: genre.map(|g| cadre.code("activites-genre", g.code())).unwrap_or_default(),
        dit: dits.join(" · "),
        corrigee: lue.corrigee,
        jointe: lue.terrain.as_ref().is_some_and(|(_, terrain)| !terrain.compte_une_sortie()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_shown_is_in_the_catalogue() {
        let annuels: Vec<&str> = observatory::catalogue::Catalogue::embarque().annuels().collect();
        let textes = crate::langue::Textes::charger();
        for (cle, id) in TOTAUX {
            assert!(annuels.contains(id), "{id}");
            assert!(textes.existe(crate::langue::Langue::Francais, cle), "{cle}");
        }
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let jour = |texte: &str| texte.parse::<Jour>().unwrap();
        assert_eq!(bornes(2028, 2), Some((jour("2028-02-01"), jour("2028-02-29"))));
        assert_eq!(bornes(2026, 12), Some((jour("2026-12-01"), jour("2026-12-31"))));
        assert_eq!(bornes(2026, 0), Some((jour("2026-01-01"), jour("2026-12-31"))));
        assert_eq!(bornes(0, 0), None);
    }
}
