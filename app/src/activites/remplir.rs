//! From an activity to the fields that say it: what a correction starts from, and what leaves.

use domain::Fait;
use domain::activite::{SeanceCollective, Sortie};
use domain::detail_seance::{DetailSeance, Evaluation};
use domain::formation::Formation;
use domain::permanence::Permanence;
use domain::seance_en_ligne::SeanceEnLigne;
use domain::stage::{QuestionnaireStage, Stage};
use domain::texte_sans_contact::TexteSansContact;

use super::Genre;

/// Names and values of the fields of an activity, those without value left out.
pub fn remplir(fait: &Fait) -> Vec<(String, String)> {
    let mut champs = Remplissage::default();
    if let Fait::Sortie(sortie) = fait {
        champs.sortie(sortie);
    } else if let Fait::Permanence(permanence) = fait {
        champs.permanence(permanence);
    } else if let Fait::SeanceEnLigne(seance) = fait {
        champs.en_ligne(seance);
    } else if let Fait::Seance(seance) = fait {
        champs.seance(seance, Genre::de(fait));
    }
    champs.0
}

#[derive(Default)]
struct Remplissage(Vec<(String, String)>);

impl Remplissage {
    fn dire(&mut self, nom: &str, valeur: &(impl ToString + ?Sized)) {
        self.0.push((nom.to_owned(), valeur.to_string()));
    }

    fn peut_etre(&mut self, nom: &str, valeur: Option<impl ToString>) {
        if let Some(valeur) = valeur {
            self.dire(nom, &valeur);
        }
    }

    fn sortie(&mut self, sortie: &Sortie) {
        self.dire("milieu", sortie.milieu.code());
        for (nom, nombre) in [
            ("duree-minutes", sortie.duree_minutes),
            ("equipe", sortie.equipe),
            ("rencontrees", sortie.rencontrees),
            ("nouvelles", sortie.nouvelles),
            ("orientees", sortie.orientees),
            ("messages", sortie.messages),
            ("reponses", sortie.reponses),
        ] {
            self.peut_etre(nom, nombre);
        }
    }

    fn permanence(&mut self, permanence: &Permanence) {
        self.dire("moment", permanence.moment.code());
        self.dire("visites", &permanence.visites);
        self.peut_etre("reconnues", permanence.reconnues);
        self.peut_etre("premieres", permanence.premieres);
        for service in &permanence.services {
            self.dire(&format!("service-{}", service.genre.code()), &service.nombre);
        }
        for activite in &permanence.activites {
            self.dire(&format!("ensemble-{}", activite.genre.code()), &activite.participations);
        }
    }

    fn en_ligne(&mut self, seance: &SeanceEnLigne) {
        self.dire("support", seance.support.code());
        self.peut_etre("duree-minutes", seance.duree_minutes);
        self.peut_etre("equipe", seance.equipe);
        self.dire("messages", &seance.messages);
        self.dire("reponses", &seance.reponses);
        self.peut_etre("conversations", seance.conversations);
        self.peut_etre("rencontres", seance.rencontres);
        for envoi in &seance.envois {
            self.dire(&format!("messages:{}:{}", envoi.modele, envoi.version), &envoi.messages);
            self.dire(&format!("reponses:{}:{}", envoi.modele, envoi.version), &envoi.reponses);
        }
    }

    fn seance(&mut self, seance: &SeanceCollective, genre: Option<Genre>) {
        self.peut_etre("duree-minutes", seance.duree_minutes);
        let presents = match genre {
            Some(Genre::Scolaire) => "eleves",
            Some(Genre::Formation) => "stagiaires",
            Some(_) | None => "presents",
        };
        self.peut_etre(presents, seance.participants);
        match seance.detail.as_deref() {
            None => {}
            Some(DetailSeance::Atelier(atelier)) => {
                self.dire("theme-atelier", atelier.theme.code());
            }
            Some(DetailSeance::Scolaire(prevention)) => {
                self.dire("etablissement", prevention.etablissement.en_texte());
                self.dire("niveau", prevention.niveau.code());
                self.dire("theme-evars", prevention.theme.code());
                self.evaluation(prevention.evaluation);
            }
            Some(DetailSeance::Ciblee(prevention)) => {
                self.dire("public-cible", prevention.public.code());
                let structure = prevention.structure.as_ref();
                self.peut_etre("structure", structure.map(TexteSansContact::en_texte));
                self.evaluation(prevention.evaluation);
            }
            Some(DetailSeance::Formation(formation)) => self.formation(formation),
            Some(DetailSeance::Stage(stage)) => self.stage(stage),
        }
    }

    fn formation(&mut self, formation: &Formation) {
        self.dire("programme", formation.programme.en_texte());
        self.dire("public-formation", formation.public.code());
        self.peut_etre("demi-journees", formation.demi_journees);
        self.peut_etre("feuilles", formation.feuilles);
        self.peut_etre("attestations", formation.attestations);
        for numero in &formation.preuves {
            self.dire("preuves", numero);
        }
        self.evaluation(formation.evaluation);
    }

    fn evaluation(&mut self, evaluation: Option<Evaluation>) {
        self.peut_etre("evaluations", evaluation.map(|evaluation| evaluation.reponses));
        self.peut_etre("evaluations-utiles", evaluation.map(|evaluation| evaluation.utiles));
    }

    fn stage(&mut self, stage: &Stage) {
        self.dire("tribunal", stage.tribunal.en_texte());
        self.dire("cadre-stage", stage.cadre.code());
        self.dire("duree-jours", &stage.duree_jours);
        self.peut_etre("seances", stage.seances);
        let heures = stage.heures_par_jour_centiemes.map(u64::from);
        self.peut_etre("heures-par-jour", heures.map(decimal));
        self.peut_etre("cout-euros", stage.cout_centimes.map(decimal));
        self.peut_etre("plus-ancienne-condamnation", stage.plus_ancienne_condamnation);
        self.peut_etre("convoques", stage.convoques);
        self.peut_etre("attestations", stage.attestations);
        for (quand, rempli) in [("avant", &stage.avant), ("apres", &stage.apres)] {
            if let Some(questionnaire) = rempli {
                self.questionnaire(quand, questionnaire);
            }
        }
    }

    fn questionnaire(&mut self, quand: &str, questionnaire: &QuestionnaireStage) {
        self.dire(&format!("{quand}-questionnaires"), &questionnaire.reponses);
        self.dire(&format!("{quand}-renoncent"), &questionnaire.renoncent);
        for compte in &questionnaire.motifs {
            self.dire(&format!("{quand}-motif-{}", compte.motif.code()), &compte.nombre);
        }
    }
}

/// Hundredths as they are typed: `5,5`, `180`.
fn decimal(centiemes: u64) -> String {
    let texte = format!("{},{:02}", centiemes / 100, centiemes % 100);
    texte.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::saisie::lire;
    use super::*;

    fn champs(texte: &str) -> Vec<(String, String)> {
        let paires = texte.split_whitespace().filter_map(|paire| paire.split_once('='));
        paires.map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned())).collect()
    }

    #[test]
    fn what_was_typed_is_what_a_correction_starts_from() {
        let modele = "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42";
        let en_ligne = format!(
            "support=forum duree-minutes=90 equipe=2 messages=30 reponses=4 conversations=2 \
             rencontres=1 messages:{modele}:2=20 reponses:{modele}:2=3"
        );
        let cas = [
            (Genre::Sortie, "milieu=exterieur duree-minutes=120 rencontrees=9 nouvelles=2"),
            (Genre::EnLigne, en_ligne.as_str()),
            (
                Genre::Permanence,
                "moment=soiree visites=12 reconnues=8 premieres=3 service-repas=9 \
                 ensemble-sport=4",
            ),
            (Genre::Atelier, "duree-minutes=60 presents=5 theme-atelier=parole"),
            (
                Genre::Scolaire,
                "duree-minutes=110 eleves=24 etablissement=Collège niveau=troisieme \
                 theme-evars=relations evaluations=20 evaluations-utiles=18",
            ),
            (Genre::Ciblee, "presents=8 public-cible=pjj structure=Foyer"),
            (
                Genre::Formation,
                "stagiaires=12 programme=Repérer public-formation=sante demi-journees=4 \
                 feuilles=4 attestations=12 preuves=1 preuves=5 evaluations=12 \
                 evaluations-utiles=11",
            ),
            (
                Genre::Stage,
                "presents=8 tribunal=Metz cadre-stage=peine duree-jours=1 seances=2 \
                 heures-par-jour=5,5 cout-euros=180 plus-ancienne-condamnation=2026-08-01 \
                 convoques=10 attestations=8 avant-questionnaires=8 avant-renoncent=5 \
                 avant-motif-passage=3 apres-questionnaires=8 apres-renoncent=7",
            ),
        ];
        for (genre, texte) in cas {
            let types = champs(texte);
            let fait = lire(genre, &types, None).unwrap();
            assert_eq!(Genre::de(&fait), Some(genre));
            assert_eq!(remplir(&fait), types, "{}", genre.code());
        }
    }

    #[test]
    fn a_field_that_does_not_read_is_named_and_what_was_typed_is_not_repeated() {
        let refuses = [
            (Genre::Permanence, "moment=matin", "visites"),
            (Genre::Permanence, "moment=matin visites=douze", "visites"),
            (Genre::Permanence, "moment=nuit visites=1", "moment"),
            (Genre::Permanence, "moment=matin visites=9999999", "visites"),
            (Genre::Atelier, "theme-atelier=parole presents=-1", "presents"),
            (Genre::Stage, "tribunal=Metz cadre-stage=peine duree-jours=1", "presents"),
            (
                Genre::Stage,
                "tribunal=Metz cadre-stage=peine duree-jours=1 presents=1 cout-euros=1,234",
                "cout-euros",
            ),
            (
                Genre::Formation,
                "programme=P public-formation=sante stagiaires=1 preuves=3",
                "preuves",
            ),
            (Genre::Ciblee, "public-cible=pjj presents=1 structure=0639980000", "structure"),
            (Genre::Ciblee, "public-cible=pjj presents=1 inconnu=0639980000", "un champ"),
        ];
        for (genre, texte, champ) in refuses {
            let erreur = lire(genre, &champs(texte), None).unwrap_err().to_string();
            assert!(erreur.contains(champ), "{erreur}");
            assert!(!erreur.contains("0639980000") && !erreur.contains("douze"), "{erreur}");
        }
    }

    #[test]
    fn correcting_an_outing_keeps_the_row_it_came_from() {
        let origine = domain::fait::Origine { source: "57".into(), numero: "1".into() };
        let base = Fait::Sortie(Sortie { origine: Some(origine.clone()), ..Sortie::default() });
        let corrigee = lire(Genre::Sortie, &champs("milieu=exterieur"), Some(&base)).unwrap();
        let attendue = Sortie { origine: Some(origine), ..Sortie::default() };
        assert_eq!(corrigee, Fait::Sortie(attendue));
    }
}
