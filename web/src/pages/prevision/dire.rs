//! The answer in the reader's language: a sentence, a chart, a table.

use app::prevision::{Chiffres, Reponse, actuelles};
use forecast::Estimation;
use forecast::comparaison::Difference;
use forecast::dessin::{Barre, barres_en};

use crate::pages::Cadre;

/// What a scenario supposes, beside each field.
#[derive(Default)]
pub(super) struct Actuel {
    pub(super) seances: String,
    pub(super) places: String,
    pub(super) ratio: String,
    pub(super) financement: String,
}

/// An answer, said.
pub(super) struct Dite {
    pub(super) phrase: String,
    /// A second sentence, when a queue grows without end.
    pub(super) alerte: Option<String>,
    /// The chart, as SVG whose texts are escaped.
    pub(super) graphique: String,
    pub(super) lignes: Vec<Ligne>,
}

/// A line of the table.
pub(super) struct Ligne {
    pub(super) nom: String,
    pub(super) avant: String,
    pub(super) apres: String,
    pub(super) ecart: String,
}

impl Actuel {
    /// For a scenario; nothing for one that does not exist.
    pub(super) fn dire(cadre: &Cadre, depart: &str) -> Self {
        let Ok(actuelles) = actuelles(depart) else {
            return Self::default();
        };
        let nombre = |valeur: f64| cadre.notation().nombre(valeur);
        let entre = |bas: f64, haut: f64| {
            if bas < haut {
                let (bas, haut) = (nombre(bas), nombre(haut));
                return cadre.former("prevision-entre", &[("bas", &bas), ("haut", &haut)]);
            }
            cadre.avec("prevision-actuel", "valeur", &nombre(bas))
        };
        let (bas, haut) = actuelles.seances_par_an;
        Self {
            seances: entre(bas, haut),
            places: actuelles.places_par_seance.map_or_else(
                || cadre.dire("prevision-sans-limite"),
                |(bas, haut)| entre(f64::from(bas), f64::from(haut)),
            ),
            ratio: actuelles.psp_par_poste.map_or_else(
                || cadre.dire("prevision-sans-limite"),
                |ratio| cadre.avec("prevision-actuel", "valeur", &nombre(ratio)),
            ),
            financement: cadre.avec(
                "prevision-actuel",
                "valeur",
                &nombre(actuelles.financement_par_psp_euros),
            ),
        }
    }
}

/// Says an answer.
pub(super) fn dire(cadre: &Cadre, reponse: &Reponse) -> Dite {
    Dite {
        phrase: phrase(cadre, &reponse.chiffres),
        alerte: alerte(cadre, &reponse.chiffres),
        graphique: graphique(cadre, reponse),
        lignes: reponse.lignes.iter().map(|difference| ligne(cadre, difference)).collect(),
    }
}

fn phrase(cadre: &Cadre, chiffres: &Chiffres) -> String {
    let mois = |mois: Option<f64>| {
        mois.map_or_else(
            || cadre.dire("prevision-temps-inconnu"),
            |mois| cadre.avec("prevision-mois", "n", &cadre.notation().fixe(mois, 1)),
        )
    };
    let postes = chiffres.postes.map_or_else(String::new, |postes| {
        cadre.avec("prevision-postes", "n", &cadre.notation().fixe(postes, 1))
    });
    let (avant, apres) = (mois(chiffres.attente_avant_mois), mois(chiffres.attente_apres_mois));
    cadre.former(
        "prevision-phrase",
        &[
            ("avant", &avant),
            ("apres", &apres),
            ("postes", &postes),
            ("cout", &cout(cadre, chiffres.surcout_euros)),
        ],
    )
}

fn cout(cadre: &Cadre, surcout: Option<f64>) -> String {
    let Some(surcout) = surcout.map(f64::round) else {
        return String::new();
    };
    let cle = match surcout {
        s if s > 0.0 => "prevision-cout-de-plus",
        s if s < 0.0 => "prevision-cout-de-moins",
        _ => "prevision-cout-egal",
    };
    cadre.avec(cle, "euros", &cadre.notation().fixe(surcout.abs(), 0))
}

fn alerte(cadre: &Cadre, chiffres: &Chiffres) -> Option<String> {
    if !chiffres.deborde {
        return None;
    }
    let Some((seuil, annee)) = chiffres.depassement else {
        return Some(cadre.dire("prevision-deborde"));
    };
    let (seuil, annee) = (cadre.notation().nombre(f64::from(seuil)), annee.to_string());
    Some(cadre.former("prevision-deborde-en", &[("seuil", &seuil), ("annee", &annee)]))
}

fn graphique(cadre: &Cadre, reponse: &Reponse) -> String {
    let longueur = |e: Option<Estimation>| e.map_or((0.0, 0.0), |e| (e.moyenne, e.marge));
    let lignes: Vec<Barre> = reponse
        .etapes
        .iter()
        .map(|temps| Barre {
            nom: cadre.code("prevision-etape", temps.etape.code()),
            valeurs: vec![longueur(temps.avant), longueur(temps.apres)],
        })
        .collect();
    let (avant, apres) = (cadre.dire("prevision-avant"), cadre.dire("prevision-apres"));
    barres_en(
        cadre.notation(),
        &cadre.dire("prevision-graphique"),
        &cadre.dire("prevision-jours"),
        &[&avant, &apres],
        &lignes,
    )
}

fn ligne(cadre: &Cadre, difference: &Difference) -> Ligne {
    let nombre = |valeur: f64| cadre.notation().nombre(valeur);
    let rien = || cadre.dire("prevision-rien");
    let ecrire = |e: Option<Estimation>| e.map_or_else(rien, |e| nombre(e.moyenne));
    let ecart = difference.ecart.map_or_else(rien, |e| {
        let valeurs = [nombre(e.moyenne), nombre(e.bas()), nombre(e.haut())];
        let [ecart, bas, haut] = &valeurs;
        cadre.former("prevision-ecart", &[("ecart", ecart), ("bas", bas), ("haut", haut)])
    });
    Ligne {
        nom: cadre.code("prevision-nombre", &difference.indicateur.code()),
        avant: ecrire(difference.avant),
        apres: ecrire(difference.apres),
        ecart,
    }
}
