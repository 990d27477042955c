//! What the law engine establishes of a refusal, in the words of a draft.
//!
//! A draft asserts only what a text seen says ([`law::Etiquette::peut_ouvrir`]); what rests on less
//! is listed apart, to be read before anything is sent.

use domain::Jour;
use law::faits::Faits;
use law::{Conflit, QuestionId, Reponse, Source, Trace};

use crate::contenu::rangee;
use crate::mots;

rangee! {
    /// A ground of refusal, and what texts say of it.
    MotifAnalyse {
        /// The ground.
        motif "Motif";
        /// What it is worth, in a sentence.
        lecture "Ce que les textes en disent";
        /// The text.
        texte "Texte";
        /// How sure the text is.
        etat "État du texte";
    }
}

rangee! {
    /// A text, as the engine knows it.
    TexteCite {
        /// Its reference.
        reference "Texte";
        /// What it says, in our words.
        dit "Ce qu’il dit";
        /// How sure it is, and when it was checked.
        etat "État et vérification";
    }
}

/// What the engine says of a refusal, ready for a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analyse {
    /// Each ground given.
    pub motifs: Vec<MotifAnalyse>,
    /// Texts that may be cited.
    pub etablis: Vec<TexteCite>,
    /// Texts to read before citing them.
    pub a_verifier: Vec<TexteCite>,
    /// What a human must check, in sentences.
    pub points: Vec<String>,
    /// Last day that needs no reasoning.
    pub date_prudente: Option<Jour>,
    /// Last day.
    pub date_limite: Option<Jour>,
    /// Day on which silence rejects, or rejected, the recours gracieux.
    pub rejet_implicite_le: Option<Jour>,
    /// Where the time limit stands, in a sentence.
    pub delai: String,
}

/// Analyses a refusal.
///
/// # Errors
/// [`Conflit`]: two rules disagree, which is a defect.
pub fn analyser(faits: &Faits) -> Result<Analyse, Conflit> {
    let motifs = law::evaluer_une(QuestionId::RefusMotifs, faits)?;
    let recours = law::evaluer_une(QuestionId::RecoursPsp, faits)?;
    let mut analyse = Analyse {
        motifs: lire_motifs(&motifs),
        date_prudente: date(&recours, "date_prudente"),
        date_limite: date(&recours, "date_limite"),
        rejet_implicite_le: date(&recours, "rejet_implicite_le"),
        delai: delai(&recours),
        ..Analyse::default()
    };
    for reponse in [&motifs, &recours] {
        for source in &reponse.articles {
            analyse.citer(source);
        }
        let points = reponse.points_a_verifier.iter().map(|point| point.texte.to_owned());
        for point in points {
            if !analyse.points.contains(&point) {
                analyse.points.push(point);
            }
        }
    }
    Ok(analyse)
}

impl Analyse {
    fn citer(&mut self, source: &Source) {
        let liste =
            if source.etiquette.peut_ouvrir() { &mut self.etablis } else { &mut self.a_verifier };
        if !liste.iter().any(|texte| texte.reference == source.reference) {
            liste.push(texte(source));
        }
    }
}

/// A text and its state.
pub fn texte(source: &Source) -> TexteCite {
    TexteCite {
        reference: source.reference.to_owned(),
        dit: source.resume.to_owned(),
        etat: etat(source),
    }
}

fn etat(source: &Source) -> String {
    let vu = source.etiquette.libelle();
    format!("{vu} ; vérifié le {}", mots::jour(source.verifie_le))
}

/// One line a ground: the rule constates each in the order it gives their classes.
fn lire_motifs(reponse: &Reponse) -> Vec<MotifAnalyse> {
    let classes = reponse.valeurs.iter().filter_map(|(code, valeur)| match valeur {
        law::Valeur::Texte(classe) => Some((*code, *classe)),
        law::Valeur::Date(_)
        | law::Valeur::Centimes(_)
        | law::Valeur::Nombre(_)
        | law::Valeur::Drapeau(_) => None,
    });
    let classes: Vec<(&str, &str)> = classes.collect();
    let debut = reponse.trace.len().saturating_sub(classes.len());
    let traces = reponse.trace.iter().skip(debut);
    classes.iter().zip(traces).map(|((code, classe), trace)| motif(code, classe, trace)).collect()
}

fn motif(code: &str, classe: &str, trace: &Trace) -> MotifAnalyse {
    let nom = domain::psp::Motif::depuis_code(code).map(mots::motif);
    let condition = trace.condition.trim_end_matches('.');
    let lecture = match classe {
        "sans-base" => {
            "Aucun texte vu n’en fait une condition ; c’est une lecture des textes vus.".to_owned()
        }
        "fonde" => format!("Un texte soutient ce motif : {condition}."),
        _ => format!("À discuter, selon que : {condition}."),
    };
    let source = trace.article;
    MotifAnalyse {
        motif: nom.unwrap_or(code).to_owned(),
        lecture,
        texte: source.map(|source| source.reference.to_owned()).unwrap_or_default(),
        etat: source.map(etat).unwrap_or_default(),
    }
}

fn date(reponse: &Reponse, nom: &str) -> Option<Jour> {
    match reponse.valeur(nom) {
        Some(law::Valeur::Date(jour)) => Some(jour),
        Some(_) | None => None,
    }
}

fn delai(reponse: &Reponse) -> String {
    let phrase = match reponse.issue {
        law::Issue::Ouvert => "Le délai de recours court encore.",
        law::Issue::Ferme => "Le délai de recours est passé.",
        law::Issue::Incertain => {
            "On ne peut pas dire si le délai court encore : agir sans attendre."
        }
        law::Issue::HorsChamp => "Aucun délai de recours n’est calculé pour cette décision.",
    };
    phrase.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refus(motifs: &str) -> Faits {
        let texte = format!(
            "date_du_jour = 2026-02-01\n[personne]\ndepartement = \"57\"\n[decision]\n\
             objet = \"entree\"\nsens = \"refus\"\nnotifiee_le = 2026-01-05\n\
             mentionne_recours = true\necrite = true\nmotifs = [{motifs}]\n"
        );
        law::faits::lire(&texte).unwrap()
    }

    #[test]
    fn each_ground_has_its_line_its_text_and_the_state_of_the_text() {
        let analyse = analyser(&refus("\"oqtf\", \"dossier-incomplet\"")).unwrap();
        assert_eq!(analyse.motifs.len(), 2);
        assert_eq!(analyse.motifs[0].motif, "obligation de quitter le territoire");
        assert!(analyse.motifs[0].lecture.contains("lecture des textes vus"));
        assert_eq!(analyse.motifs[1].texte, "CRPA L.114-5");
        assert!(analyse.motifs[1].etat.contains("vérifié le"), "{}", analyse.motifs[1].etat);
        assert_eq!(analyse.date_limite, Some(Jour::constante(2026, 3, 6)));
        assert_eq!(analyse.date_prudente, Some(Jour::constante(2026, 3, 4)));
    }

    #[test]
    fn a_text_known_from_memory_is_never_among_those_to_cite() {
        let mut faits = refus("\"oqtf\"");
        faits.decision.mentionne_recours = Some(false);
        let analyse = analyser(&faits).unwrap();
        let czabaj = |texte: &TexteCite| texte.reference.contains("délai raisonnable");
        assert!(analyse.a_verifier.iter().any(czabaj));
        assert!(!analyse.etablis.iter().any(czabaj));
    }
}
