//! `/dossiers/{id}/actes/nouveau`: recording an act.

use app::ErreurApp;
use app::consigner::AConsigner;
use app::journal::Journal;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::dossier::effectif::effectifs;
use domain::fait::{Domaine, MotifCloture};
use domain::profil::Rubrique;
use domain::psp::{IssueParcours, Motif, PreuveNotification};
use domain::{Dossier, DossierId, Jour, Regard};
use serde::Deserialize;

use super::brouillons::{self, Redaction, Remise};
use super::mots;
use super::nom::{self, nommer};
use super::rempli::Rempli;
use super::saisie::Saisie;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{self, ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Deserialize)]
pub(crate) struct Voulu {
    #[serde(default)]
    quoi: String,
    /// Whether the draft is taken up again; otherwise it is offered first.
    #[serde(default)]
    brouillon: String,
}

#[derive(Template)]
#[template(path = "dossiers/acte.html")]
struct PageActe {
    cadre: Cadre,
    dossier: String,
    nom: String,
    groupes: Vec<Groupe>,
    motifs: Vec<(&'static str, String)>,
    preuves: Vec<(&'static str, String)>,
    /// Values offered for each attribute that has few: code of the attribute, codes and words.
    valeurs: Vec<(&'static str, Vec<(&'static str, String)>)>,
    apres: String,
    id: String,
    aujourdhui: String,
    /// What the form already holds.
    rempli: Rempli,
    /// Version of its draft.
    brouillon: u32,
    /// What is to be said above it, and what to do about it.
    message: Option<(String, String)>,
    /// When the draft it is filled from was last typed in.
    repris: Option<String>,
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

/// The form; when a draft is there, it is offered first.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let lu = brouillons::en_cours(&acces.session, &Redaction::Acte, id, &journal).await?;
    let mut page = PageActe::vide(acces, dossier, &journal, &etat);
    match lu {
        Some(lu) if voulu.brouillon.is_empty() => {
            let qui = (page.dossier, page.nom);
            brouillons::offrir(page.cadre, qui, &Redaction::Acte, &lu, voulu.quoi)
        }
        Some(lu) => {
            page.repris = Some(page.cadre.instant(lu.brouillon.modifie_a));
            page.remplir(Rempli::de(lu.brouillon.champs.clone()), lu.version);
            reponse::page(&page)
        }
        None => {
            page.remplir(Rempli::de(vec![("quoi".to_owned(), voulu.quoi)]), 0);
            reponse::page(&page)
        }
    }
}

/// The form as it was filled, with what is to be said of it.
pub(super) async fn rendre(
    mut acces: Acces<marques::Consigner>,
    dossier: String,
    remise: Remise,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, etat) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let mut page = PageActe::vide(acces, dossier, &journal, &etat);
    page.remplir(remise.rempli, remise.version);
    page.message = remise.message.map(|erreur| presentation::mots(&page.cadre, &erreur));
    reponse::page(&page)
}

impl PageActe {
    fn vide(
        mut acces: Acces<marques::Consigner>,
        dossier: String,
        journal: &Journal,
        etat: &Dossier,
    ) -> Self {
        let id = acces.contexte.acte();
        let cadre = acces.cadre;
        Self {
            dossier,
            nom: nommer(&cadre, etat.identite.as_ref()),
            groupes: groupes(&cadre, etat.clos.is_some()),
            motifs: Motif::TOUS
                .iter()
                .map(|(_, code)| (*code, cadre.code("motif", code)))
                .collect(),
            preuves: PreuveNotification::TOUS
                .iter()
                .map(|(_, code)| (*code, cadre.code("preuve", code)))
                .collect(),
            valeurs: valeurs(&cadre),
            apres: journal.rang.to_string(),
            id: id.to_string(),
            aujourdhui: cadre.aujourdhui.to_string(),
            rempli: Rempli::default(),
            brouillon: 0,
            message: None,
            repris: None,
            cadre,
        }
    }

    /// Fills it with what was typed. The act keeps its id and what its writer had seen, so that it
    /// is recorded once, and refused when stale.
    fn remplir(&mut self, rempli: Rempli, brouillon: u32) {
        self.id = rempli.valeur_ou("id", &self.id).to_owned();
        self.apres = rempli.valeur_ou("apres", &self.apres).to_owned();
        self.rempli = rempli;
        self.brouillon = brouillon;
    }
}

/// Records it. Sent twice, it is recorded once; written on a stale page, it is refused with both
/// versions; refused for anything else, the form comes back as it was filled.
pub(crate) async fn consigner(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Formulaire(champs): Formulaire<Vec<(String, String)>>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let saisie = Saisie::de(&champs)?;
    match enregistrer(&mut acces, id, &saisie).await {
        Ok(()) => {
            brouillons::consigne(&acces.session, &Redaction::Acte, id, &saisie.id).await?;
            Ok(Vers::page(format!("/dossiers/{dossier}")).into_response())
        }
        Err(ErreurWeb::App(erreur)) if matches!(*erreur, ErreurApp::Perime { .. }) => {
            perime(acces, dossier, &saisie).await
        }
        Err(erreur) if erreur.se_corrige() => {
            let statut = erreur.statut();
            let reponse = rendre(acces, dossier, Remise::refusee(champs, erreur)).await?;
            Ok((statut, reponse).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

async fn enregistrer(
    acces: &mut Acces<marques::Consigner>,
    dossier: DossierId,
    saisie: &Saisie,
) -> Result<(), ErreurWeb> {
    let lue = saisie.lire(acces.contexte.aujourdhui)?;
    let acte = saisie.id.parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let demande = AConsigner {
        faits: vec![lue.fait],
        recit: lue.recit,
        survenu_le: Some(lue.le),
        apres: Some(saisie.apres),
        id: Some(acte),
    };
    acces.session.consigner(dossier, demande, &mut acces.contexte).await?;
    Ok(())
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

fn valeurs(cadre: &Cadre) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let offertes = Rubrique::TOUS.iter().map(|(rubrique, code)| {
        let choix = app::observation::choix(*rubrique);
        (*code, choix.into_iter().map(|valeur| (valeur, cadre.code("valeur", valeur))).collect())
    });
    offertes.filter(|(_, choix): &(_, Vec<_>)| !choix.is_empty()).collect()
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
    let attendus = Domaine::TOUS.iter().map(|(_, code)| {
        (
            format!("rendez-vous:{code}"),
            cadre.avec("rendez-vous-avec", "avec", &cadre.code("domaine", code)),
        )
    });
    let mut groupes = vec![
        groupe("accompagnement", domaines.chain(dits(NOTES)).collect()),
        groupe("rendez-vous", attendus.collect()),
        groupe("psp", psp),
        groupe("situation", rubriques.collect()),
        groupe("contact", canaux(cadre)),
        groupe("dossier", dossier),
    ];
    groupes.extend(app::demarche::choix().into_iter().map(|(famille, choix)| {
        let choix = choix.into_iter().map(|genre| {
            let mots = format!("{famille}:{genre}");
            let dits = mots::en_mots(cadre, &mots);
            (mots, dits)
        });
        groupe(famille, choix.collect())
    }));
    groupes
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
