//! `/dossiers`: the active list, as its reader chose to see it.

use app::dossiers::{Lesquels, LigneListe};
use app::filtre::{ETAPES, FiltreListe, JOURS_SANS_ACTE, Suivis};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use super::colonnes::{self, Colonne};
use super::mots;
use super::nom::nommer;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Files on one page.
const PAR_PAGE: usize = 50;

#[derive(Deserialize)]
pub(crate) struct Demande {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "dossiers/liste.html")]
struct PageListe {
    cadre: Cadre,
    /// Name of the saved view that is shown; empty for none.
    vue: String,
    /// Names of the saved views.
    vues: Vec<String>,
    /// The filter in words; empty for open files alone.
    filtre: Vec<String>,
    choix: Choix,
    /// Titles of the columns, and whether each is shown.
    colonnes: Vec<(&'static str, String, bool)>,
    titres: Vec<String>,
    total: usize,
    lignes: Vec<LigneChoisie>,
    numero: usize,
    precedente: Option<usize>,
    suivante: Option<usize>,
}

/// What the form offers: code, words, and whether it is chosen.
struct Choix {
    tous: bool,
    moi: bool,
    etapes: Vec<(&'static str, String, bool)>,
    jours: Vec<(usize, bool)>,
}

/// A file with the columns that were chosen.
struct LigneChoisie {
    dossier: String,
    nom: String,
    clos: bool,
    /// Title and value, in the order of the table.
    cellules: Vec<(String, String)>,
}

/// A file in a list, in words.
pub(crate) struct Ligne {
    pub(crate) dossier: String,
    pub(crate) nom: String,
    pub(crate) ouvert: String,
    pub(crate) dernier: String,
    pub(crate) etape: String,
    pub(crate) clos: bool,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Lister>,
    Query(demande): Query<Demande>,
) -> Result<Response, ErreurWeb> {
    let vue = acces.session.vue_courante().await?;
    let vues = acces.session.vues_enregistrees().await?;
    let filtre = FiltreListe::depuis_vue(&vue);
    let colonnes = colonnes::choisies(&vue.colonnes);
    let numero = demande.page.unwrap_or(1).clamp(1, 1_000_000);
    let debut = (numero - 1) * PAR_PAGE;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    let liste = session.lister_filtree(filtre, (debut, PAR_PAGE), contexte).await?;
    let noms = session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let titre = |colonne: &Colonne| cadre.code("colonne", colonne.code());
    let lignes = liste.lignes.iter().map(|ligne| {
        let valeur = |c: &Colonne| (titre(c), c.valeur(&cadre, ligne, &noms));
        LigneChoisie {
            dossier: ligne.dossier.to_string(),
            nom: nommer(&cadre, ligne.identite.as_ref()),
            clos: ligne.clos,
            cellules: colonnes.iter().map(valeur).collect(),
        }
    });
    let montrees = Colonne::TOUTES.into_iter();
    page(&PageListe {
        vue: vue.nom,
        vues: vues.into_iter().map(|vue| vue.nom).collect(),
        filtre: en_mots(&cadre, filtre),
        choix: choix(&cadre, filtre),
        colonnes: montrees.map(|(c, code)| (code, titre(&c), colonnes.contains(&c))).collect(),
        titres: colonnes.iter().map(titre).collect(),
        total: liste.total,
        lignes: lignes.collect(),
        numero,
        precedente: (numero > 1).then(|| numero - 1),
        suivante: (debut + PAR_PAGE < liste.total).then_some(numero + 1),
        cadre,
    })
}

fn choix(cadre: &Cadre, filtre: FiltreListe) -> Choix {
    Choix {
        tous: filtre.lesquels == Lesquels::Tous,
        moi: filtre.suivis == Suivis::ParMoi,
        etapes: ETAPES
            .iter()
            .map(|(_, code)| (*code, cadre.code("etape", code), filtre.etape.code() == Some(*code)))
            .collect(),
        jours: JOURS_SANS_ACTE
            .iter()
            .map(|jours| (usize::from(*jours), filtre.sans_acte == Some(*jours)))
            .collect(),
    }
}

/// What the list keeps, in words.
fn en_mots(cadre: &Cadre, filtre: FiltreListe) -> Vec<String> {
    let etape = filtre.etape.code();
    let dits = [
        (filtre.lesquels == Lesquels::Tous).then(|| cadre.dire("liste-clos-compris")),
        etape.map(|code| cadre.avec("liste-psp", "etape", &cadre.code("etape", code))),
        filtre.sans_acte.map(|jours| cadre.compter("liste-sans-acte", &usize::from(jours))),
        (filtre.suivis == Suivis::ParMoi).then(|| cadre.dire("liste-suivis-moi")),
    ];
    dits.into_iter().flatten().collect()
}

/// A line in words.
pub(crate) fn ligne(cadre: &Cadre, ligne: &LigneListe) -> Ligne {
    let jour = |jour: Option<domain::Jour>| {
        jour.map_or_else(|| cadre.dire("inconnu"), |jour| cadre.jour(&jour))
    };
    Ligne {
        dossier: ligne.dossier.to_string(),
        nom: nommer(cadre, ligne.identite.as_ref()),
        ouvert: jour(ligne.ouvert_le),
        dernier: jour(ligne.dernier_acte_le),
        etape: cadre.code("etape", ligne.psp.map_or("aucune", mots::etape)),
        clos: ligne.clos,
    }
}
