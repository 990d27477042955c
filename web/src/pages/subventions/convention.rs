//! `/subventions/{convention}`: one agreement, year by year: amounts, words, its report.

use app::subventions::{Subventions, parties};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ConventionId;
use domain::gestion::montant;
use domain::gestion::subvention::{
    BilanConvention, Engagement, Exercice, RapportFinanceur, Realise, SuiteRapport, TextesBilan,
};
use serde::Deserialize;

use super::liste::catalogue;
use super::saisie::Saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "subventions/convention.html")]
struct PageConvention {
    cadre: Cadre,
    titre: String,
    chemin: String,
    saisie: Saisie,
    choix: Vec<(String, String)>,
    catalogue: Vec<(String, String)>,
    annee: i16,
    annees: Vec<i16>,
    rendre: String,
    /// The act that says the report of the year is handed in; empty when none does.
    rendu: String,
    lignes: Vec<Ligne>,
    /// Code and text of each part of the words.
    textes: Vec<(&'static str, String)>,
    /// The act that says the words; empty when none does.
    textes_lus: String,
}

struct Ligne {
    numero: u16,
    titre: String,
    prevu: String,
    realise: String,
    lu: String,
}

#[derive(Deserialize)]
pub(crate) struct Annee {
    annee: Option<i16>,
}

#[derive(Deserialize)]
pub(crate) struct Montant {
    annee: i16,
    ligne: u16,
    lu: String,
    #[serde(default)]
    realise: String,
}

#[derive(Deserialize)]
pub(crate) struct Mots {
    annee: i16,
    lu: String,
    #[serde(default)]
    realisation: String,
    #[serde(default)]
    publics: String,
    #[serde(default)]
    lieux: String,
    #[serde(default)]
    objectifs: String,
    #[serde(default)]
    repartition: String,
    #[serde(default)]
    ecarts: String,
    #[serde(default)]
    nature: String,
}

#[derive(Deserialize)]
pub(crate) struct Rendu {
    annee: i16,
    lu: String,
    suite: String,
}

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::LireSubventions>,
    Path(convention): Path<String>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let id: ConventionId = convention.parse().map_err(|_| ErreurWeb::Introuvable)?;
    let connues = acces.session.subventions().await?;
    let dit = connues.convention(id).map_err(app::ErreurApp::from)?;
    let exercice = choisir(&dit.contenu, voulue.annee, acces.contexte.aujourdhui.annee());
    let exercice = exercice.ok_or(ErreurWeb::Introuvable)?;
    let cle = (id, exercice.annee);
    let bilan = connues.bilans.iter().find(|bilan| bilan.id == cle);
    let rendu = connues.rendus.iter().find(|rendu| rendu.id == cle);
    let financeur = connues.financeur(dit.contenu.financeur);
    let nom = financeur.map(|f| f.nom.as_str()).unwrap_or_default();
    let cadre = acces.cadre;
    page(&PageConvention {
        titre: format!("{nom} · {}", dit.contenu.numero),
        chemin: format!("/subventions/{id}"),
        saisie: Saisie::de(dit),
        choix: connues
            .financeurs
            .iter()
            .map(|f| (f.id.to_string(), f.contenu.nom.clone()))
            .collect(),
        catalogue: catalogue(),
        annee: exercice.annee,
        annees: dit.contenu.exercices().iter().map(|e| e.annee).collect(),
        rendre: cadre.jour(&exercice.a_rendre_avant()),
        rendu: rendu.map(|dit| dit.acte.to_string()).unwrap_or_default(),
        lignes: lignes(&connues, id, &dit.contenu, exercice.annee),
        textes: parties(&bilan.map(|dit| dit.contenu.clone()).unwrap_or_default())
            .map(|(code, texte)| (code, texte.to_owned()))
            .to_vec(),
        textes_lus: bilan.map(|dit| dit.acte.to_string()).unwrap_or_default(),
        cadre,
    })
}

/// The year asked for; else this one, or the nearest of the agreement.
fn choisir(engagement: &Engagement, voulue: Option<i16>, actuelle: i16) -> Option<Exercice> {
    let exercices = engagement.exercices();
    match voulue {
        Some(annee) => exercices.into_iter().find(|exercice| exercice.annee == annee),
        None => exercices.into_iter().min_by_key(|exercice| exercice.annee.abs_diff(actuelle)),
    }
}

fn lignes(
    connues: &Subventions,
    id: ConventionId,
    engagement: &Engagement,
    annee: i16,
) -> Vec<Ligne> {
    let une = |ligne: &domain::gestion::subvention::LigneBudget| {
        let realise = connues.realises.iter().find(|dit| dit.id == (id, ligne.numero, annee));
        Ligne {
            numero: ligne.numero,
            titre: format!("{} · {}", ligne.compte, ligne.libelle),
            prevu: montant::ecrire(ligne.prevu_centimes, ','),
            realise: realise.map(|dit| montant::ecrire(dit.contenu, ',')).unwrap_or_default(),
            lu: realise.map(|dit| dit.acte.to_string()).unwrap_or_default(),
        }
    };
    engagement.lignes.iter().map(une).collect()
}

fn retour(convention: &str, annee: i16) -> Vers {
    Vers::page(format!("/subventions/{convention}?annee={annee}"))
}

fn lire(convention: &str) -> Result<ConventionId, ErreurWeb> {
    convention.parse().map_err(|_| ErreurWeb::Introuvable)
}

/// What a line amounts to for a year.
pub(crate) async fn realiser(
    mut acces: Acces<marques::TenirSubventions>,
    Path(convention): Path<String>,
    Formulaire(dit): Formulaire<Montant>,
) -> Result<Vers, ErreurWeb> {
    let centimes = match dit.realise.trim() {
        "" => None,
        montant => Some(champ::centimes(montant)?),
    };
    let (ligne, annee) = (dit.ligne, dit.annee);
    let realise = Realise { convention: lire(&convention)?, ligne, annee, centimes };
    let lu = champ::lu(&dit.lu)?;
    acces.session.noter_realise(realise, lu, &mut acces.contexte).await?;
    Ok(retour(&convention, annee))
}

/// The words of a year.
pub(crate) async fn raconter(
    mut acces: Acces<marques::TenirSubventions>,
    Path(convention): Path<String>,
    Formulaire(mots): Formulaire<Mots>,
) -> Result<Vers, ErreurWeb> {
    let (annee, lu) = (mots.annee, champ::lu(&mots.lu)?);
    let textes = TextesBilan {
        realisation: mots.realisation.trim().to_owned(),
        publics: mots.publics.trim().to_owned(),
        lieux: mots.lieux.trim().to_owned(),
        objectifs: mots.objectifs.trim().to_owned(),
        repartition: mots.repartition.trim().to_owned(),
        ecarts: mots.ecarts.trim().to_owned(),
        nature: mots.nature.trim().to_owned(),
    };
    let textes = (textes != TextesBilan::default()).then(|| Box::new(textes));
    let bilan = BilanConvention { convention: lire(&convention)?, annee, textes };
    acces.session.ecrire_bilan(bilan, lu, &mut acces.contexte).await?;
    Ok(retour(&convention, annee))
}

/// The report of a year is handed in, or was not after all.
pub(crate) async fn rendre(
    mut acces: Acces<marques::LireSubventions>,
    Path(convention): Path<String>,
    Formulaire(dit): Formulaire<Rendu>,
) -> Result<Vers, ErreurWeb> {
    let suite = SuiteRapport::depuis_code(&dit.suite).filter(|s| *s != SuiteRapport::Sorti);
    let (suite, annee) = (champ::code(suite)?, dit.annee);
    let rapport = RapportFinanceur { convention: lire(&convention)?, annee, suite };
    let lu = champ::lu(&dit.lu)?;
    acces.session.rendre_rapport(rapport, lu, &mut acces.contexte).await?;
    Ok(retour(&convention, annee))
}
