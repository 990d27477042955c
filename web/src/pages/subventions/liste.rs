//! `/subventions`: what is due, the agreements, the funders.

use app::subventions::RapportDu;
use askama::Template;
use axum::response::Response;
use domain::gestion::subvention::{FicheFinanceur, GenreFinanceur};
use domain::{ConventionId, Jour};
use observatory::catalogue::Catalogue;
use serde::Deserialize;

use super::saisie::Saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "subventions/liste.html")]
struct PageSubventions {
    cadre: Cadre,
    dus: Vec<Due>,
    conventions: Vec<(String, String)>,
    financeurs: Vec<Fiche>,
    /// A blank agreement, for who tells them.
    neuve: Saisie,
    choix: Vec<(String, String)>,
    catalogue: Vec<(String, String)>,
}

/// A report that is due, in words.
pub(crate) struct Due {
    pub(crate) chemin: String,
    pub(crate) titre: String,
    pub(crate) quand: String,
    pub(crate) ecart: String,
    pub(crate) ton: &'static str,
}

struct Fiche {
    financeur: String,
    lu: String,
    nom: String,
    genre: &'static str,
}

#[derive(Deserialize)]
pub(crate) struct Nomme {
    financeur: String,
    lu: String,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    genre: String,
}

/// Days ahead that a report is shown as due.
pub(crate) const JOURS: i32 = 90;

/// Reports due, each with its tone.
pub(crate) fn dire(cadre: &Cadre, dus: &[RapportDu], aujourdhui: Jour) -> Vec<Due> {
    let une = |du: &RapportDu| Due {
        chemin: format!("/subventions/{}?annee={}", du.convention, du.exercice.annee),
        titre: cadre.former(
            "subventions-rapport-de",
            &[
                ("financeur", &du.financeur),
                ("numero", &du.numero),
                ("annee", &du.exercice.annee.to_string()),
            ],
        ),
        quand: cadre.jour(&du.le),
        ecart: cadre.ecart(&du.le),
        ton: match du.le {
            le if le < aujourdhui => "danger",
            le if le <= aujourdhui.plus_jours(30) => "garde",
            _ => "bien",
        },
    };
    dus.iter().map(une).collect()
}

/// The ids of the catalogue and what each counts.
pub(crate) fn catalogue() -> Vec<(String, String)> {
    let indicateurs = Catalogue::embarque().indicateurs().iter();
    let lignes = indicateurs
        .flat_map(|entree| entree.ids().into_iter().map(|id| (id, entree.libelle.clone())));
    lignes.collect()
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireSubventions>,
) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let connues = acces.session.subventions().await?;
    let neuf = acces.contexte.financeur().to_string();
    let convention = acces.contexte.convention().to_string();
    let cadre = acces.cadre;
    let dus = dire(&cadre, &connues.rapports_dus(aujourdhui.plus_jours(JOURS)), aujourdhui);
    let conventions = connues.conventions.iter().map(|dit| {
        let financeur = connues.financeur(dit.contenu.financeur);
        let nom = financeur.map(|f| f.nom.clone()).unwrap_or_default();
        let (du, au) = (cadre.jour(&dit.contenu.du), cadre.jour(&dit.contenu.au));
        let e = &dit.contenu;
        (dit.id.to_string(), format!("{nom} · {} · {} · {du} – {au}", e.numero, e.objet))
    });
    let conventions = conventions.collect();
    let mut financeurs: Vec<Fiche> = Vec::new();
    let mut choix = Vec::new();
    for dit in &connues.financeurs {
        choix.push((dit.id.to_string(), dit.contenu.nom.clone()));
        financeurs.push(Fiche {
            financeur: dit.id.to_string(),
            lu: dit.acte.to_string(),
            nom: dit.contenu.nom.clone(),
            genre: dit.contenu.genre.code(),
        });
    }
    financeurs.push(Fiche {
        financeur: neuf,
        lu: String::new(),
        nom: String::new(),
        genre: GenreFinanceur::Programme137.code(),
    });
    let annee = aujourdhui.annee();
    let neuve = Saisie {
        convention,
        du: Jour::premier_de_l_an(annee).unwrap_or(aujourdhui).to_string(),
        au: Jour::dernier_de_l_an(annee).unwrap_or(aujourdhui).to_string(),
        ..Saisie::default()
    };
    let catalogue = catalogue();
    page(&PageSubventions { cadre, dus, conventions, financeurs, neuve, choix, catalogue })
}

/// A funder is told, or told otherwise.
pub(crate) async fn financer(
    mut acces: Acces<marques::TenirSubventions>,
    Formulaire(dit): Formulaire<Nomme>,
) -> Result<Vers, ErreurWeb> {
    let genre = champ::code(GenreFinanceur::depuis_code(&dit.genre))?;
    let fiche = Some(FicheFinanceur { nom: dit.nom, genre });
    let (quel, lu) = (champ::id(&dit.financeur)?, champ::lu(&dit.lu)?);
    acces.session.tenir_financeur(quel, fiche, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/subventions"))
}

/// A funder was told by mistake.
pub(crate) async fn retirer_financeur(
    mut acces: Acces<marques::TenirSubventions>,
    Formulaire(dit): Formulaire<Nomme>,
) -> Result<Vers, ErreurWeb> {
    let (quel, lu) = (champ::id(&dit.financeur)?, champ::lu(&dit.lu)?);
    acces.session.tenir_financeur(quel, None, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/subventions"))
}

/// An agreement is told, or told otherwise.
pub(crate) async fn convenir(
    mut acces: Acces<marques::TenirSubventions>,
    Formulaire(saisie): Formulaire<Saisie>,
) -> Result<Vers, ErreurWeb> {
    let (quelle, lu) = (champ::id::<ConventionId>(&saisie.convention)?, champ::lu(&saisie.lu)?);
    let engagement = Some(saisie.engagement()?);
    acces.session.tenir_convention(quelle, engagement, lu, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/subventions/{quelle}")))
}

#[derive(Deserialize)]
pub(crate) struct Retiree {
    convention: String,
    lu: String,
}

/// An agreement was told by mistake.
pub(crate) async fn retirer(
    mut acces: Acces<marques::TenirSubventions>,
    Formulaire(dit): Formulaire<Retiree>,
) -> Result<Vers, ErreurWeb> {
    let (quelle, lu) = (champ::id(&dit.convention)?, champ::lu(&dit.lu)?);
    acces.session.tenir_convention(quelle, None, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/subventions"))
}
