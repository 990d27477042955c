//! `passerelle prevision cout`: the multiplication, and what the report printed of it.

use forecast::cout::{Cout, Facteurs, Lecture, Verdict, calculer, lectures};
use forecast::dessin::nombre;
use serde_json::{Value, json};

use crate::arguments::{Cout as Demande, Format};
use crate::erreur::Echec;
use crate::sortie;

pub(super) fn executer(demande: &Demande, format: Format) -> Result<(), Echec> {
    let facteurs = Facteurs {
        par_psp_an_euros: demande.par_an,
        mois: demande.mois,
        personnes: demande.personnes,
        annees: demande.annees,
        prejudice_an_euros: demande.prejudice_par_an,
        prejudice_dix_ans_euros: demande.prejudice_dix_ans,
    };
    let cout = calculer(&facteurs).map_err(|erreur| {
        Echec::usage("cout-impossible", erreur.to_string()).conseil("donnez d'autres nombres")
    })?;
    let lectures = lectures();
    sortie::reponse(
        format,
        &texte(&facteurs, &cout, &lectures),
        &valeur(&facteurs, &cout, &lectures),
    );
    Ok(())
}

fn valeur(facteurs: &Facteurs, cout: &Cout, lectures: &[Lecture]) -> Value {
    let lecture = |lecture: &Lecture| {
        json!({
            "figure": lecture.imprime.id,
            "libelle": lecture.imprime.libelle,
            "section": lecture.imprime.section,
            "imprime": simple(lecture.imprime.valeur),
            "calcul": lecture.calcul,
            "calcule": simple(lecture.calcule),
            "verdict": lecture.verdict.code(),
        })
    };
    let (contredits, conformes): (Vec<&Lecture>, Vec<&Lecture>) =
        lectures.iter().partition(|lecture| lecture.verdict != Verdict::Conforme);
    json!({
        "cout_par_parcours_euros": cout.par_parcours_euros,
        "cout_total_euros": cout.total_euros,
        "cout_annuel_euros": cout.annuel_euros,
        "parcours_par_an": simple(cout.parcours_par_an),
        "entrees": {
            "par_psp_an_euros": facteurs.par_psp_an_euros,
            "mois": facteurs.mois,
            "personnes": facteurs.personnes,
            "annees": facteurs.annees,
            "prejudice_an_euros": facteurs.prejudice_an_euros,
            "prejudice_dix_ans_euros": facteurs.prejudice_dix_ans_euros,
        },
        "rapports": {
            "prejudice_annuel_sur_cout_annuel": cout.rapport_annuel,
            "prejudice_dix_ans_sur_cout_total": cout.rapport_dix_ans,
            "dix_fois_le_prejudice_annuel_euros": cout.dix_fois_le_prejudice_euros,
            "dix_fois_le_prejudice_sur_cout_total": cout.rapport_dix_fois,
        },
        "contradictions": contredits.into_iter().map(lecture).collect::<Value>(),
        "conformes": conformes.into_iter().map(lecture).collect::<Value>(),
    })
}

/// A whole number stays whole.
#[expect(clippy::cast_possible_truncation, reason = "checked just before")]
fn simple(valeur: f64) -> Value {
    if valeur.fract() == 0.0 && valeur.abs() < 9e15 { json!(valeur as i64) } else { json!(valeur) }
}

fn texte(facteurs: &Facteurs, cout: &Cout, lectures: &[Lecture]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "amounts are shown whole below 2^53")]
    let euros = |montant: u64| nombre(montant as f64);
    let rapport = |rapport: f64| nombre(rapport);
    let lignes: Vec<Vec<String>> = lectures
        .iter()
        .map(|lecture| {
            vec![
                lecture.imprime.libelle.to_owned(),
                nombre(lecture.imprime.valeur),
                nombre(lecture.calcule),
                lecture.calcul.to_owned(),
                phrase(lecture.verdict).to_owned(),
                format!("{} ({})", lecture.imprime.id, lecture.imprime.section),
            ]
        })
        .collect();
    format!(
        "Un parcours complet : {} EUR ({} EUR par an, {} mois)\n\
         {} personnes : {} EUR\n\
         Par an pendant {} ans : {} EUR, {} parcours\n\n\
         La prostitution coûte {} fois plus par an que la sortie ({} EUR par an).\n\
         Elle coûte {} fois plus que toutes les sorties si dix ans valent {} EUR, \
         {} fois s'ils valent dix fois un an ({} EUR).\n\n\
         Ce que le rapport d'avril 2025 imprime, depuis ses propres nombres :\n\n{}",
        euros(cout.par_parcours_euros),
        euros(facteurs.par_psp_an_euros),
        facteurs.mois,
        euros(facteurs.personnes),
        euros(cout.total_euros),
        facteurs.annees,
        euros(cout.annuel_euros),
        nombre(cout.parcours_par_an),
        rapport(cout.rapport_annuel),
        euros(facteurs.prejudice_an_euros),
        rapport(cout.rapport_dix_ans),
        euros(facteurs.prejudice_dix_ans_euros),
        rapport(cout.rapport_dix_fois),
        euros(cout.dix_fois_le_prejudice_euros),
        sortie::tableau(&["chiffre", "imprimé", "calculé", "calcul", "verdict", "figure"], &lignes),
    )
}

fn phrase(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conforme => "conforme, à l'arrondi",
        Verdict::Tronque => "contredit : tronqué au lieu d'arrondi",
        Verdict::Contredit => "contredit",
    }
}
