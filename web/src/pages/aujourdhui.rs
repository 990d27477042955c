//! `/aujourdhui`: what is due, by urgency, each with one action.

use app::Session;
use app::echeance::Nature;
use app::echeances::AFaire;
use askama::Template;
use axum::response::Response;
use domain::fait::Domaine;

use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::nom::nommer;
use crate::pages::dossiers::{self, brouillons, mots};
use crate::pages::{postes, subventions};
use crate::reponse::{ErreurWeb, page};

/// Days ahead that are shown.
const JOURS: u16 = 30;
/// Lines shown at most: what a morning can hold.
const MONTREES: usize = 100;
/// Files without news shown at most: some calls to make.
const SANS_NOUVELLES: usize = 10;

#[derive(Template)]
#[template(path = "aujourdhui.html")]
struct PageAujourdhui {
    cadre: Cadre,
    groupes: Vec<Groupe>,
    reste: usize,
    /// Files without news: how many, and those shown.
    sans_nouvelles: (usize, Vec<dossiers::liste::Ligne>),
    /// What was being typed: when, which form, where it is.
    brouillons: Vec<(String, &'static str, String)>,
    /// Whether keys await who holds them.
    cles: bool,
    /// Reports due to funders, for whom they concern.
    rapports: Vec<subventions::liste::Due>,
    /// The load of pathways, when it is over what the report asks: for a head of unit.
    charge: Option<String>,
    /// Broken glasses that await a look, for who controls them.
    bris: usize,
    /// Nicknames noted in outings that wait for her to say whose they are.
    surnoms: usize,
}

/// Deadlines of one urgency.
struct Groupe {
    cle: &'static str,
    ton: &'static str,
    lignes: Vec<Ligne>,
}

struct Ligne {
    dossier: String,
    nom: String,
    quoi: String,
    quand: String,
    ecart: String,
    action: String,
    acte: String,
}

/// The page.
pub(crate) async fn montrer(mut acces: Acces<marques::Lister>) -> Result<Response, ErreurWeb> {
    let aujourdhui = acces.contexte.aujourdhui;
    let brouillons = acces.session.brouillons().await?;
    let cles = acces.cadre.peut(Droit::TenirCles) && cles_a_tenir(&acces.session).await?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let (dues, total) = session.premieres_echeances(aujourdhui, JOURS, MONTREES, contexte).await?;
    let reste = total.saturating_sub(MONTREES);
    session.refaire_l_abonnement(contexte).await?;
    let surnoms = session.rencontres().await?.len();
    let bris = session.bris_a_voir(contexte).await?;
    let dus = session.rapports_dus(aujourdhui.plus_jours(subventions::liste::JOURS)).await?;
    let charge = session.alerte_charge(contexte).await?;
    let perdues = session.sans_nouvelles(aujourdhui, SANS_NOUVELLES, contexte).await?;
    let cadre = acces.cadre;
    let lignes = perdues.lignes.iter().map(|perdue| dossiers::liste::ligne(&cadre, perdue));
    let sans_nouvelles = (perdues.total, lignes.collect());
    let rapports = subventions::liste::dire(&cadre, &dus, aujourdhui);
    let charge = charge.map(|charge| postes::dire(&cadre, charge).phrase);
    let semaine = aujourdhui.plus_jours(7);
    let mut groupes = [
        Groupe { cle: "aujourdhui-retard", ton: "danger", lignes: Vec::new() },
        Groupe { cle: "aujourdhui-semaine", ton: "garde", lignes: Vec::new() },
        Groupe { cle: "aujourdhui-apres", ton: "bien", lignes: Vec::new() },
    ];
    for due in &dues {
        let [retard, bientot, apres] = &mut groupes;
        let groupe = match due.echeance.le {
            le if le < aujourdhui => retard,
            le if le <= semaine => bientot,
            _ => apres,
        };
        groupe.lignes.push(ligne(&cadre, due));
    }
    let groupes = groupes.into_iter().filter(|groupe| !groupe.lignes.is_empty()).collect();
    let brouillons = brouillons.iter().filter_map(|lu| brouillons::mener(&cadre, lu)).collect();
    page(&PageAujourdhui {
        cadre,
        groupes,
        reste,
        sans_nouvelles,
        brouillons,
        cles,
        rapports,
        charge,
        bris,
        surnoms,
    })
}

/// Whether members await keys, or keys are to be replaced.
async fn cles_a_tenir(session: &Session) -> Result<bool, ErreurWeb> {
    Ok(!session.rotation_due().await?.is_empty() || !session.cles_a_remettre().await?.is_empty())
}

fn ligne(cadre: &Cadre, due: &AFaire) -> Ligne {
    let code = due.echeance.nature.code();
    Ligne {
        dossier: due.dossier.to_string(),
        nom: nommer(cadre, due.identite.as_ref()),
        quoi: quoi(cadre, due),
        quand: cadre.jour(&due.echeance.le),
        ecart: cadre.ecart(&due.echeance.le),
        action: cadre.code("action", code),
        acte: acte(due),
    }
}

/// What falls due; an appointment says its hour and what it is about.
fn quoi(cadre: &Cadre, due: &AFaire) -> String {
    let quoi = cadre.code("echeance", due.echeance.nature.code());
    let dits = due.rendez_vous.iter().map(|rdv| mots::rendez_vous(cadre, rdv));
    let dits: Vec<String> = dits.collect();
    if dits.is_empty() { quoi } else { format!("{quoi} ({})", dits.join(" ; ")) }
}

/// The act that settles a deadline.
fn acte(due: &AFaire) -> String {
    match due.echeance.nature {
        Nature::DepotRenouvellement => "psp:renouvellement".to_owned(),
        Nature::FinPeriode => "psp:renouvellement:accord".to_owned(),
        Nature::FinParcours => "psp:fin:terme".to_owned(),
        Nature::FinAps => "psp:aps".to_owned(),
        Nature::FinAfis => "psp:afis:ouverte".to_owned(),
        Nature::Recours => "psp:recours:gracieux".to_owned(),
        Nature::RejetImplicite | Nature::RecoursLimite => "psp:recours:contentieux".to_owned(),
        Nature::DepotDemande => "psp:demande".to_owned(),
        Nature::RecoursOqtf => "observation:contentieux".to_owned(),
        Nature::SilenceTitre => "droit:titre-sejour:refuse".to_owned(),
        Nature::FinDroit | Nature::RenouvellementDroit => "droit:titre-sejour:demande".to_owned(),
        Nature::EtatCivil => "etat-civil:passeport:obtenu".to_owned(),
        Nature::Audience => "procedure:audience-tenue".to_owned(),
        Nature::ReponseContenu => "contenu:hebergeur:retire".to_owned(),
        Nature::RelanceAlerte => "mineur:information-preoccupante:accuse-recu".to_owned(),
        // What it was about, recorded, settles it.
        Nature::RendezVous => {
            let avec = due.rendez_vous.first().map_or(Domaine::Droits, |rdv| rdv.avec);
            format!("accompagnement:{}", avec.code())
        }
    }
}
