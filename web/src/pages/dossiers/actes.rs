//! `/dossiers/{id}/actes/nouveau`: recording an act.

use app::ErreurApp;
use app::consigner::AConsigner;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::dossier::effectif::effectifs;
use domain::fait::{Domaine, MotifCloture};
use domain::profil::Rubrique;
use domain::psp::{IssueParcours, Motif};
use domain::{Jour, Regard};
use serde::Deserialize;

use super::mots;
use super::nom::{self, nommer};
use super::saisie::Saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Deserialize)]
pub(crate) struct Voulu {
    #[serde(default)]
    quoi: String,
}

#[derive(Template)]
#[template(path = "dossiers/acte.html")]
struct PageActe {
    cadre: Cadre,
    dossier: String,
    nom: String,
    quoi: String,
    groupes: Vec<Groupe>,
    motifs: Vec<(&'static str, String)>,
    apres: u32,
    id: String,
    le: String,
}

/// Kinds of act that go together.
struct Groupe {
    titre: String,
    choix: Vec<(String, String)>,
}

/// Somebody wrote meanwhile: both versions.
#[derive(Template)]
#[template(path = "dossiers/perime.html")]
struct PagePerime {
    cadre: Cadre,
    dossier: String,
    actes: Vec<(String, String, Option<String>, String)>,
    mienne: (String, String, String),
    champs: Vec<(&'static str, String)>,
    apres: u32,
}

/// The form.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let acte = acces.contexte.acte();
    let cadre = acces.cadre;
    page(&PageActe {
        dossier,
        nom: nommer(&cadre, etat.identite.as_ref()),
        quoi: voulu.quoi,
        groupes: groupes(&cadre, etat.clos.is_some()),
        motifs: Motif::TOUS.iter().map(|(_, code)| (*code, cadre.code("motif", code))).collect(),
        apres: journal.rang,
        id: acte.to_string(),
        le: cadre.aujourdhui.to_string(),
        cadre,
    })
}

/// Records it. Sent twice, it is recorded once; written on a stale page, it is refused with both
/// versions, and nothing typed is lost.
pub(crate) async fn consigner(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Formulaire(saisie): Formulaire<Saisie>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let lue = saisie.lire(acces.contexte.aujourdhui)?;
    let acte = saisie.id.parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let demande = AConsigner {
        faits: vec![lue.fait],
        recit: lue.recit,
        survenu_le: Some(lue.le),
        apres: Some(saisie.apres),
        id: Some(acte),
    };
    match acces.session.consigner(id, demande, &mut acces.contexte).await {
        Ok(_) => Ok(Vers::page(format!("/dossiers/{dossier}")).into_response()),
        Err(ErreurApp::Perime { .. }) => perime(acces, dossier, &saisie).await,
        Err(erreur) => Err(erreur.into()),
    }
}

/// What was written since the page was shown, beside what was about to be.
async fn perime(
    mut acces: Acces<marques::Consigner>,
    dossier: String,
    saisie: &Saisie,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, _) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let auteurs = acces.session.noms_des_membres().await?;
    let lue = saisie.lire(acces.contexte.aujourdhui)?;
    let cadre = acces.cadre;
    let effectifs = effectifs(&journal.actes, &Regard::au(Jour::DERNIER));
    let nouveaux = effectifs.iter().filter(|effectif| effectif.acte.rang > saisie.apres);
    let actes = nouveaux
        .map(|effectif| {
            let recit = effectif.recit.and_then(mots::recit).map(str::to_owned);
            let auteur = auteurs.get(&effectif.acte.auteur).cloned().unwrap_or_default();
            let titre = mots::fait(&cadre, effectif.fait);
            (cadre.jour(&effectif.survenu_le), titre, recit, auteur)
        })
        .collect();
    let recit = lue.recit.as_ref().and_then(mots::recit).unwrap_or_default().to_owned();
    let modele = PagePerime {
        actes,
        mienne: (cadre.jour(&lue.le), mots::fait(&cadre, &lue.fait), recit),
        champs: saisie.champs(),
        apres: journal.rang,
        dossier,
        cadre,
    };
    Ok((StatusCode::CONFLICT, page(&modele)?).into_response())
}

fn groupes(cadre: &Cadre, clos: bool) -> Vec<Groupe> {
    if clos {
        let choix = vec![("reouverture".to_owned(), cadre.dire("fait-reouverture"))];
        return vec![Groupe { titre: cadre.dire("groupe-dossier"), choix }];
    }
    let groupe = |titre: &str, choix: Vec<(String, String)>| Groupe {
        titre: cadre.dire(&format!("groupe-{titre}")),
        choix,
    };
    let dits = |codes: &[(&str, &str)]| -> Vec<(String, String)> {
        codes.iter().map(|(code, cle)| ((*code).to_owned(), cadre.dire(cle))).collect()
    };
    let domaines = Domaine::TOUS
        .iter()
        .map(|(_, code)| (format!("accompagnement:{code}"), cadre.code("domaine", code)));
    let rubriques = Rubrique::TOUS
        .iter()
        .map(|(_, code)| (format!("observation:{code}"), cadre.code("rubrique", code)));
    let mut psp = dits(PSP);
    psp.extend(IssueParcours::TOUS.iter().map(|(_, code)| {
        let issue = cadre.code("issue", code);
        (format!("psp:fin:{code}"), cadre.avec("psp-fin", "issue", &issue))
    }));
    let mut dossier = dits(DOSSIER);
    dossier.extend(MotifCloture::TOUS.iter().map(|(_, code)| {
        let motif = cadre.code("cloture", code);
        (format!("cloture:{code}"), cadre.avec("fait-cloture", "motif", &motif))
    }));
    vec![
        groupe("accompagnement", domaines.chain(dits(NOTES)).collect()),
        groupe("psp", psp),
        groupe("situation", rubriques.collect()),
        groupe("contact", canaux(cadre)),
        groupe("dossier", dossier),
    ]
}

fn canaux(cadre: &Cadre) -> Vec<(String, String)> {
    use domain::fait::{MoyenContact, Prudence};
    let paires = MoyenContact::TOUS
        .iter()
        .flat_map(|(_, moyen)| Prudence::TOUS.iter().map(move |(_, prudence)| (*moyen, *prudence)));
    paires
        .map(|(moyen, prudence)| {
            let dit =
                format!("{} : {}", cadre.code("moyen", moyen), cadre.code("prudence", prudence));
            (format!("canal:{moyen}:{prudence}"), dit)
        })
        .collect()
}

const NOTES: &[(&str, &str)] = &[
    ("note:social", "note-social"),
    ("note:sante", "note-sante"),
    ("note:justice", "note-justice"),
    ("note:mineurs", "note-mineurs"),
    ("souhait:exprime", "fait-souhait-exprime"),
    ("souhait:retire", "fait-souhait-retire"),
];

const PSP: &[(&str, &str)] = &[
    ("psp:demande", "psp-demande"),
    ("psp:seance", "psp-commission"),
    ("psp:avis:favorable", "psp-avis-favorable"),
    ("psp:avis:defavorable", "psp-avis-defavorable"),
    ("psp:avis:ajourne", "psp-avis-ajourne"),
    ("psp:decision:accord", "psp-entree-accord"),
    ("psp:decision:refus", "psp-entree-refus"),
    ("psp:renouvellement", "psp-renouvellement-demande"),
    ("psp:renouvellement:accord", "psp-renouvellement-accord"),
    ("psp:renouvellement:refus", "psp-renouvellement-refus"),
    ("psp:aps", "psp-aps"),
    ("psp:afis:demandee", "psp-afis-demandee"),
    ("psp:afis:ouverte", "psp-afis-ouverte"),
    ("psp:afis:refusee", "psp-afis-refusee"),
    ("psp:recours:gracieux", "psp-recours-gracieux"),
    ("psp:recours:rejete", "psp-recours-rejete"),
    ("psp:recours:contentieux", "psp-recours-contentieux"),
    ("psp:demande-retiree", "psp-demande-retiree"),
];

const DOSSIER: &[(&str, &str)] = &[
    ("consentement:accompagnement:donne", "consent-accompagnement-donne"),
    ("consentement:accompagnement:retire", "consent-accompagnement-retire"),
    ("consentement:statistiques:donne", "consent-statistiques-donne"),
    ("consentement:statistiques:retire", "consent-statistiques-retire"),
    ("consentement:partage:donne", "consent-partage-donne"),
    ("consentement:partage:retire", "consent-partage-retire"),
];
