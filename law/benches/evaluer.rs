//! How long the law takes for a million people on two threads.
//!
//! Each person is drawn by a small generator into the same [`Faits`], its time included; answers
//! are filled into the same [`Reponse`], as a caller that evaluates many people does.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::Jour;
use law::faits::{
    Atteintes, CadreOqtf, Document, Motif, Nationalite, SensDecision, StatutAsile,
};
use law::{Faits, Issue, QuestionId, Reponse, evaluer_dans};

const PERSONNES: u64 = 1_000_000;
const FILS: u64 = 2;
const REPETITIONS: u32 = 5;

const AFIS: [QuestionId; 2] = [QuestionId::AfisDroit, QuestionId::AfisMontant];

#[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
fn main() {
    let parametres = chrono(|| {
        black_box(law::parametres::tous());
    });
    println!("paramètres lus en {parametres:?} (une fois)");
    let une = chrono(|| {
        black_box(evaluer(QuestionId::TOUTES, 1, 1));
    });
    println!("première évaluation complète : {une:?}");
    for (nom, questions) in
        [("toutes les questions", QuestionId::TOUTES), ("AFIS, droit et montant", &AFIS)]
    {
        let mut durees = Vec::new();
        let mut comptes = [0; 4];
        for _ in 0..REPETITIONS {
            durees.push(chrono(|| comptes = black_box(million(questions))));
        }
        durees.sort();
        let mediane = durees.get(durees.len() / 2).copied().unwrap_or_default();
        let min = durees.first().copied().unwrap_or_default();
        println!(
            "{nom} : {PERSONNES} personnes, {FILS} fils, médiane {mediane:.0?}, minimum {min:.0?}, \
             {:.2?} par personne et par fil",
            mediane / u32::try_from(PERSONNES / FILS).unwrap_or(u32::MAX),
        );
        println!("  ouvert, fermé, incertain, hors champ : {comptes:?}");
    }
}

#[expect(clippy::disallowed_methods, reason = "timings belong to benches")]
fn chrono(travail: impl FnOnce()) -> Duration {
    let debut = Instant::now();
    travail();
    debut.elapsed()
}

fn million(questions: &[QuestionId]) -> [u64; 4] {
    std::thread::scope(|fils| {
        let lances: Vec<_> = (0..FILS)
            .map(|fil| fils.spawn(move || evaluer(questions, fil + 1, PERSONNES / FILS)))
            .collect();
        let mut total = [0; 4];
        for fil in lances {
            let comptes = fil.join().expect("the engine does not panic");
            for (somme, compte) in total.iter_mut().zip(comptes) {
                *somme += compte;
            }
        }
        total
    })
}

/// Evaluates `nombre` people and counts the outcomes, so that nothing is optimised away.
fn evaluer(questions: &[QuestionId], graine: u64, nombre: u64) -> [u64; 4] {
    let mut tirage = Tirage(graine);
    let mut faits = Faits::nouveau(Jour::constante(2026, 3, 2));
    let mut reponse = Reponse::default();
    let mut comptes = [0_u64; 4];
    for _ in 0..nombre {
        tirage.personne(&mut faits);
        for question in questions {
            evaluer_dans(*question, &faits, &mut reponse).expect("one rule per question");
            let [ouvert, ferme, incertain, hors_champ] = &mut comptes;
            *match reponse.issue {
                Issue::Ouvert => ouvert,
                Issue::Ferme => ferme,
                Issue::Incertain => incertain,
                Issue::HorsChamp => hors_champ,
            } += 1;
        }
        black_box(&reponse);
    }
    comptes
}

/// A xorshift generator: the same people at each run.
struct Tirage(u64);

impl Tirage {
    fn sous(&mut self, borne: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % borne
    }

    fn jours(&mut self, borne: u64) -> i32 {
        i32::try_from(self.sous(borne)).unwrap_or_default()
    }

    /// Known nine times out of ten.
    fn fait(&mut self) -> Option<bool> {
        match self.sous(10) {
            0 => None,
            autre => Some(autre % 2 == 0),
        }
    }

    fn parmi<T: Copy>(&mut self, tous: &[T]) -> Option<T> {
        let rang = usize::try_from(self.sous(1 + tous.len() as u64)).ok()?;
        tous.get(rang).copied()
    }

    fn personne(&mut self, faits: &mut Faits) {
        let debut = Jour::constante(2018, 1, 1);
        let jour = debut.plus_jours(self.jours(3500));
        faits.date_du_jour = jour;
        let personne = &mut faits.personne;
        personne.date_naissance = Some(jour.plus_jours(-6000 - self.jours(9000)));
        personne.nationalite = self.parmi(Nationalite::TOUS);
        personne.victime = Some(Atteintes {
            prostitution: true,
            proxenetisme: self.sous(2) == 0,
            traite: self.sous(3) == 0,
        });
        personne.a_cesse = self.fait();
        faits.sejour.document = self.parmi(Document::TOUS);
        faits.sejour.autorise_travail = self.fait();
        faits.sejour.oqtf = self.fait();
        faits.sejour.oqtf_notifiee_le = Some(jour.plus_jours(-self.jours(60)));
        faits.sejour.oqtf_cadre = self.parmi(CadreOqtf::TOUS);
        faits.sejour.menace_ordre_public = self.fait();
        faits.sejour.demande_le = Some(jour.plus_jours(-self.jours(300)));
        faits.asile.statut = self.parmi(StatutAsile::TOUS);
        faits.asile.ada = self.fait();
        faits.procedure.plainte_ou_temoignage = self.fait();
        faits.procedure.lien_rompu = self.fait();
        faits.famille.enfants_a_charge = u8::try_from(self.sous(4)).ok();
        faits.ressources.mois_precedent_centimes = i64::try_from(self.sous(70_000)).ok();
        faits.ressources.rsa = self.fait();
        faits.ressources.rsa_possible = self.fait();
        faits.psp.association_agreee = self.fait();
        faits.psp.accord_de_la_personne = self.fait();
        let autorise = jour.plus_jours(-self.jours(200));
        faits.psp.autorise_le = Some(autorise);
        faits.psp.periodes.clear();
        faits.psp.periodes.push(autorise);
        faits.decision.sens = self.parmi(SensDecision::TOUS);
        faits.decision.notifiee_le = Some(jour.plus_jours(-self.jours(200)));
        faits.decision.mentionne_recours = self.fait();
        faits.decision.ecrite = Some(true);
        faits.decision.recours_gracieux_le = None;
        faits.decision.motifs.clear();
        faits.decision.motifs.extend(self.parmi(Motif::TOUS));
        faits.hebergement.sans_abri = self.fait();
        faits.agrement.accorde_le = Some(jour.plus_jours(-self.jours(1500)));
        faits.suivi.dernier_contact_le = Some(jour.plus_jours(-self.jours(1000)));
        faits.suivi.contentieux = self.fait();
        faits.stage.duree_jours = u16::try_from(self.sous(40)).ok();
        faits.stage.heures_par_jour_centiemes = Some(600);
        faits.stage.cout_centimes = i64::try_from(self.sous(60_000)).ok();
        faits.stage.condamnation_definitive_le = Some(jour.plus_jours(-self.jours(300)));
        faits.subvention.exercice_clos_le = Some(debut);
        faits.subvention.montant_centimes = i64::try_from(self.sous(5_000_000)).ok();
    }
}
