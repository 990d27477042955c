//! `/postes`: posts, time by activity, and the load of exit pathways. For a head of unit.

use std::collections::BTreeMap;

use app::postes::PosteLu;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use domain::gestion::poste::{
    ChargePsp, Fonction, NiveauCharge, PSP_PAR_POSTE_BAS, PSP_PAR_POSTE_HAUT, PosteTenu,
};
use domain::{Jour, MembreId};
use observatory::cube::Periode;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::{Cadre, temps};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "postes.html")]
struct PagePostes {
    cadre: Cadre,
    charge: Charge,
    postes: Vec<Fiche>,
    membres: Vec<(String, String)>,
    annee: i16,
    annees: Vec<i16>,
    lignes: Vec<temps::Ligne>,
    a_cheval: usize,
}

/// The load, in words.
pub(crate) struct Charge {
    pub(crate) niveau: &'static str,
    pub(crate) ton: &'static str,
    pub(crate) phrase: String,
}

/// A post as its form shows it.
struct Fiche {
    poste: String,
    lu: String,
    titre: String,
    membre: String,
    fonction: &'static str,
    centiemes: String,
    du: String,
    au: String,
}

#[derive(Deserialize)]
pub(crate) struct Annee {
    annee: Option<i16>,
}

#[derive(Deserialize)]
pub(crate) struct Tenu {
    poste: String,
    lu: String,
    identifiant: String,
    fonction: String,
    centiemes: String,
    du: String,
    au: String,
}

#[derive(Deserialize)]
pub(crate) struct Retire {
    poste: String,
    lu: String,
}

/// A load as it is said: the number, beside what the report asks.
pub(crate) fn dire(cadre: &Cadre, charge: ChargePsp) -> Charge {
    let niveau = charge.niveau();
    let ton = match niveau {
        NiveauCharge::Dessus => "danger",
        NiveauCharge::SansPoste => "garde",
        NiveauCharge::Dedans | NiveauCharge::Dessous => "bien",
    };
    let decimale = |valeur: u64, par: u64| {
        let marque = if cadre.dire("nombre-virgule") == "," { ',' } else { '.' };
        let (entier, reste) = (valeur / par, valeur % par);
        let largeur = if par == 100 { 2 } else { 1 };
        if reste == 0 { entier.to_string() } else { format!("{entier}{marque}{reste:0largeur$}") }
    };
    let par_poste = charge.en_dixiemes().map(|d| decimale(d, 10)).unwrap_or_default();
    let phrase = cadre.former(
        &format!("postes-charge-{}", niveau.code()),
        &[
            ("psp", &charge.psp.to_string()),
            ("postes", &decimale(charge.centiemes, 100)),
            ("charge", &par_poste),
            ("bas", &PSP_PAR_POSTE_BAS.to_string()),
            ("haut", &PSP_PAR_POSTE_HAUT.to_string()),
        ],
    );
    Charge { niveau: niveau.code(), ton, phrase }
}

impl Fiche {
    fn de(cadre: &Cadre, lu: &PosteLu, noms: &BTreeMap<MembreId, String>) -> Self {
        let PosteTenu { membre, fonction, centiemes, du, au } = lu.contenu;
        let nom = noms.get(&membre).cloned().unwrap_or_default();
        let quand = au.map_or_else(
            || cadre.avec("postes-depuis", "du", &cadre.jour(&du)),
            |au| format!("{} – {}", cadre.jour(&du), cadre.jour(&au)),
        );
        let fonction_dite = cadre.code("fonction", fonction.code());
        Self {
            poste: lu.id.to_string(),
            lu: lu.acte.to_string(),
            titre: format!("{nom} · {fonction_dite} · {centiemes} % · {quand}"),
            membre: nom,
            fonction: fonction.code(),
            centiemes: centiemes.to_string(),
            du: du.to_string(),
            au: au.map(|au| au.to_string()).unwrap_or_default(),
        }
    }

    fn est_neuve(&self) -> bool {
        self.lu.is_empty()
    }
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::TenirPostes>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let annee = voulue.annee.unwrap_or_else(|| aujourdhui.annee());
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let charge = session.charge_psp(aujourdhui).await?;
    let postes = session.postes().await?;
    let membres = session.membres().await?;
    let temps = session.temps(de_l_annee(annee)?, contexte).await?;
    let neuve = contexte.poste().to_string();
    let cadre = acces.cadre;
    let noms: BTreeMap<MembreId, String> =
        membres.iter().map(|m| (m.membre, m.identifiant.clone())).collect();
    let mut fiches: Vec<Fiche> = postes.iter().map(|p| Fiche::de(&cadre, p, &noms)).collect();
    fiches.push(Fiche {
        poste: neuve,
        lu: String::new(),
        titre: String::new(),
        membre: String::new(),
        fonction: Fonction::Accompagnement.code(),
        centiemes: "100".to_owned(),
        du: aujourdhui.to_string(),
        au: String::new(),
    });
    let actifs = membres.iter().filter(|membre| membre.actif);
    let membres = actifs.map(|m| (m.identifiant.clone(), cadre.code("role", m.role.code())));
    page(&PagePostes {
        charge: dire(&cadre, charge),
        membres: membres.collect(),
        annee,
        annees: (aujourdhui.annee() - 4..=aujourdhui.annee()).rev().collect(),
        lignes: temps.lignes.iter().map(|ligne| temps::ligne(&cadre, ligne, &noms)).collect(),
        a_cheval: temps.a_cheval,
        postes: fiches,
        cadre,
    })
}

/// The days of a year.
pub(crate) fn de_l_annee(annee: i16) -> Result<Periode, ErreurWeb> {
    let jours = Jour::premier_de_l_an(annee).zip(Jour::dernier_de_l_an(annee));
    let (du, au) = jours.ok_or(ErreurWeb::App(std::sync::Arc::new(app::ErreurApp::Annee)))?;
    Periode::nouvelle(du, au).map_err(|_| ErreurWeb::Champ("jour"))
}

/// A post is held, or changes.
pub(crate) async fn tenir(
    mut acces: Acces<marques::TenirPostes>,
    Formulaire(tenu): Formulaire<Tenu>,
) -> Result<Vers, ErreurWeb> {
    let poste = PosteTenu {
        membre: acces.session.membre_de(&tenu.identifiant).await?,
        fonction: champ::code(Fonction::depuis_code(&tenu.fonction))?,
        centiemes: champ::nombre(&tenu.centiemes)?,
        du: champ::jour_dit(&tenu.du)?,
        au: crate::pages::dossiers::jour(&tenu.au)?,
    };
    let (quel, lu) = (champ::id(&tenu.poste)?, champ::lu(&tenu.lu)?);
    acces.session.tenir_poste(quel, Some(poste), lu, &mut acces.contexte).await?;
    Ok(Vers::page("/postes"))
}

/// A post was told by mistake.
pub(crate) async fn retirer(
    mut acces: Acces<marques::TenirPostes>,
    Formulaire(retire): Formulaire<Retire>,
) -> Result<Vers, ErreurWeb> {
    let (quel, lu) = (champ::id(&retire.poste)?, champ::lu(&retire.lu)?);
    acces.session.tenir_poste(quel, None, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/postes"))
}
