//! Facts drawn at random, consistent with each other, and facts taken away one by one.

use std::fmt;
use std::sync::Arc;

use domain::{Departement, Jour};
use law::Faits;
use law::faits::{
    Atteinte, CadreOqtf, CleFait, Document, Motif, Nationalite, ObjetDecision, SensDecision,
    StatutAsile,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A day of the covered period.
pub fn jour() -> impl Strategy<Value = Jour> {
    (0..=5373_i32).prop_map(|n| Jour::constante(2016, 4, 15).plus_jours(n))
}

fn parmi<T: Clone + fmt::Debug + 'static>(tous: &'static [T]) -> BoxedStrategy<Option<T>> {
    option::of(select(tous)).boxed()
}

/// A value drawn, and the field it is to be written in.
#[derive(Clone)]
struct Pose(Arc<dyn Fn(&mut Faits)>);

impl fmt::Debug for Pose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pose")
    }
}

fn pose<T, S, F>(valeurs: S, ecrit: F) -> BoxedStrategy<Pose>
where
    T: Clone + fmt::Debug + 'static,
    S: Strategy<Value = T> + 'static,
    F: Fn(&mut Faits, T) + Clone + 'static,
{
    valeurs
        .prop_map(move |valeur| {
            let ecrit = ecrit.clone();
            Pose(Arc::new(move |faits: &mut Faits| ecrit(faits, valeur.clone())))
        })
        .boxed()
}

macro_rules! poses {
    ($( $strategie:expr => |$faits:ident, $valeur:ident| $corps:expr; )+) => {
        vec![ $( pose($strategie, |$faits: &mut Faits, $valeur| $corps) ),+ ]
    };
}

fn oui_non() -> BoxedStrategy<Option<bool>> {
    option::of(any::<bool>()).boxed()
}

/// A day not later than the day of the question, most often close to it.
fn passe() -> BoxedStrategy<Option<i32>> {
    option::of(prop_oneof![0..40_i32, 0..200, 0..3000]).boxed()
}

fn situation() -> Vec<BoxedStrategy<Pose>> {
    poses! {
        parmi(Nationalite::TOUS) => |f, v| f.personne.nationalite = v;
        option::of(select(Departement::tous().collect::<Vec<_>>())) =>
            |f, v| f.personne.departement = v;
        option::of(subsequence(Atteinte::TOUS.to_vec(), 0..=3)) =>
            |f, v| f.personne.victime = v.map(|v| v.into_iter().collect());
        oui_non() => |f, v| f.personne.souhaite_sortir = v;
        oui_non() => |f, v| f.personne.a_cesse = v;
        oui_non() => |f, v| f.personne.sans_contact_physique = v;
        parmi(Document::TOUS) => |f, v| f.sejour.document = v;
        oui_non() => |f, v| f.sejour.autorise_travail = v;
        oui_non() => |f, v| f.sejour.oqtf = v;
        parmi(CadreOqtf::TOUS) => |f, v| f.sejour.oqtf_cadre = v;
        oui_non() => |f, v| f.sejour.menace_ordre_public = v;
        parmi(StatutAsile::TOUS) => |f, v| f.asile.statut = v;
        oui_non() => |f, v| f.asile.ada = v;
        oui_non() => |f, v| f.procedure.plainte_ou_temoignage = v;
        oui_non() => |f, v| f.procedure.lien_rompu = v;
        oui_non() => |f, v| f.procedure.condamnation_definitive = v;
        oui_non() => |f, v| f.procedure.classement = v;
        option::of(0..6_u8) => |f, v| f.famille.enfants_a_charge = v;
        oui_non() => |f, v| f.famille.enfants_a_l_etranger = v;
        oui_non() => |f, v| f.famille.conjoint_irregulier = v;
        option::of(prop_oneof![Just(0), 0..80_000_i64]) =>
            |f, v| f.ressources.mois_precedent_centimes = v;
        oui_non() => |f, v| f.ressources.rsa = v;
        oui_non() => |f, v| f.ressources.rsa_possible = v;
        oui_non() => |f, v| f.psp.association_agreee = v;
        oui_non() => |f, v| f.psp.accord_de_la_personne = v;
        parmi(ObjetDecision::TOUS) => |f, v| f.decision.objet = v;
        parmi(SensDecision::TOUS) => |f, v| f.decision.sens = v;
        oui_non() => |f, v| f.decision.mentionne_recours = v;
        oui_non() => |f, v| f.decision.ecrite = v;
        oui_non() => |f, v| f.decision.recours_gracieux_accuse = v;
        oui_non() => |f, v| f.hebergement.sans_abri = v;
        oui_non() => |f, v| f.suivi.contentieux = v;
        option::of(0..60_u16) => |f, v| f.stage.duree_jours = v;
        option::of(100..1000_i64) => |f, v| f.stage.heures_par_jour_centiemes = v;
        option::of(0..60_000_i64) => |f, v| f.stage.cout_centimes = v;
        option::of(0..5_000_000_i64) => |f, v| f.subvention.montant_centimes = v;
    }
}

fn actes() -> Vec<BoxedStrategy<Pose>> {
    fn avant(f: &Faits, n: Option<i32>) -> Option<Jour> {
        n.map(|n| f.date_du_jour.plus_jours(-n))
    }
    poses! {
        passe() => |f, v| f.sejour.oqtf_notifiee_le = avant(f, v);
        option::of(-400..400_i32) => |f, v| f.sejour.document_expire_le = avant(f, v);
        passe() => |f, v| f.sejour.demande_le = avant(f, v);
        passe() => |f, v| f.sejour.delai_reflexion_du = avant(f, v);
        passe() => |f, v| f.psp.demande_le = avant(f, v);
        (passe(), vec(0..250_i32, 0..5)) => |f, v| {
            f.psp.autorise_le = avant(f, v.0);
            let mut jour = f.psp.autorise_le.unwrap_or(f.date_du_jour);
            f.psp.periodes = v.1.iter().map(|n| { jour = jour.plus_jours(*n + 1); jour }).collect();
        };
        option::of(-400..100_i32) => |f, v| f.psp.commission_prochaine_le = avant(f, v);
        (passe(), option::of(0..120_i32), option::of(0..150_i32)) => |f, v| {
            let borne = |jour: Jour| jour.min(f.date_du_jour);
            f.decision.notifiee_le = avant(f, v.0);
            f.decision.recours_gracieux_le =
                f.decision.notifiee_le.zip(v.1).map(|(jour, n)| borne(jour.plus_jours(n)));
            f.decision.recours_gracieux_rejete_le =
                f.decision.recours_gracieux_le.zip(v.2).map(|(jour, n)| borne(jour.plus_jours(n)));
        };
        subsequence(Motif::TOUS.to_vec(), 0..=13) => |f, v| f.decision.motifs = v;
        option::of(-60..60_i32) => |f, v| f.hebergement.fin_de_prise_en_charge_le = avant(f, v);
        passe() => |f, v| f.agrement.association_declaree_le = avant(f, v);
        passe() => |f, v| f.agrement.demande_complete_le = avant(f, v);
        passe() => |f, v| f.agrement.accorde_le = avant(f, v);
        passe() => |f, v| f.suivi.dernier_contact_le = avant(f, v);
        passe() => |f, v| f.stage.condamnation_definitive_le = avant(f, v);
        passe() => |f, v| f.subvention.exercice_clos_le = avant(f, v);
    }
}

/// Ages agree: whatever is said follows from one birth date.
fn age() -> impl Strategy<Value = (i32, bool, bool, bool)> {
    let jours = prop_oneof![6000..7200_i32, 4000..15_000];
    (jours, any::<bool>(), any::<bool>(), any::<bool>())
}

/// Facts with as many known as chance has it; acts are not later than the day.
pub fn faits() -> impl Strategy<Value = Faits> {
    (jour(), situation(), actes(), age()).prop_map(|(jour, situation, actes, age)| {
        let mut faits = Faits::nouveau(jour);
        for pose in situation.iter().chain(&actes) {
            pose.0(&mut faits);
        }
        let (jours, date, annee, dite) = age;
        let naissance = jour.plus_jours(-jours);
        let majeure = anniversaire(naissance) <= jour;
        faits.personne.date_naissance = Some(naissance).filter(|_| date);
        faits.personne.annee_naissance = Some(naissance.annee()).filter(|_| annee);
        faits.personne.majeure = Some(majeure).filter(|_| dite);
        faits
    })
}

fn anniversaire(naissance: Jour) -> Jour {
    let jour = naissance.plus_annees(18);
    if jour.quantieme() == naissance.quantieme() { jour } else { jour.plus_jours(1) }
}

/// The same facts with all of those unknown.
pub fn sans_tous(faits: &Faits, cles: &[CleFait]) -> Faits {
    cles.iter().fold(faits.clone(), |faits, cle| sans(&faits, *cle))
}

/// The same facts with that one unknown.
pub fn sans(faits: &Faits, cle: CleFait) -> Faits {
    let mut faits = faits.clone();
    let Faits { personne, sejour, asile, procedure, famille, ressources, .. } = &mut faits;
    match cle.cle() {
        "personne.date_naissance" => personne.date_naissance = None,
        "personne.annee_naissance" => personne.annee_naissance = None,
        "personne.majeure" => personne.majeure = None,
        "personne.nationalite" => personne.nationalite = None,
        "personne.departement" => personne.departement = None,
        "personne.victime" => personne.victime = None,
        "personne.souhaite_sortir" => personne.souhaite_sortir = None,
        "personne.a_cesse" => personne.a_cesse = None,
        "personne.sans_contact_physique" => personne.sans_contact_physique = None,
        "sejour.document" => sejour.document = None,
        "sejour.autorise_travail" => sejour.autorise_travail = None,
        "sejour.oqtf" => sejour.oqtf = None,
        "sejour.oqtf_cadre" => sejour.oqtf_cadre = None,
        "sejour.menace_ordre_public" => sejour.menace_ordre_public = None,
        "asile.statut" => asile.statut = None,
        "asile.ada" => asile.ada = None,
        "procedure.plainte_ou_temoignage" => procedure.plainte_ou_temoignage = None,
        "procedure.lien_rompu" => procedure.lien_rompu = None,
        "procedure.condamnation_definitive" => procedure.condamnation_definitive = None,
        "procedure.classement" => procedure.classement = None,
        "famille.enfants_a_charge" => famille.enfants_a_charge = None,
        "famille.enfants_a_l_etranger" => famille.enfants_a_l_etranger = None,
        "famille.conjoint_irregulier" => famille.conjoint_irregulier = None,
        "famille.enceinte" => famille.enceinte = None,
        "famille.enfant_moins_3_ans" => famille.enfant_moins_3_ans = None,
        "ressources.mois_precedent_euros" => ressources.mois_precedent_centimes = None,
        "ressources.rsa" => ressources.rsa = None,
        "ressources.rsa_possible" => ressources.rsa_possible = None,
        _ => sans_suite(&mut faits, cle),
    }
    faits
}

fn sans_suite(faits: &mut Faits, cle: CleFait) {
    match cle.cle() {
        "psp.association_agreee" => faits.psp.association_agreee = None,
        "psp.accord_de_la_personne" => faits.psp.accord_de_la_personne = None,
        "decision.objet" => faits.decision.objet = None,
        "decision.sens" => faits.decision.sens = None,
        "decision.mentionne_recours" => faits.decision.mentionne_recours = None,
        "decision.ecrite" => faits.decision.ecrite = None,
        "decision.recours_gracieux_accuse" => faits.decision.recours_gracieux_accuse = None,
        "hebergement.sans_abri" => faits.hebergement.sans_abri = None,
        "suivi.contentieux" => faits.suivi.contentieux = None,
        "stage.duree_jours" => faits.stage.duree_jours = None,
        "stage.heures_par_jour" => faits.stage.heures_par_jour_centiemes = None,
        "stage.cout_euros" => faits.stage.cout_centimes = None,
        "subvention.montant_euros" => faits.subvention.montant_centimes = None,
        autre => unreachable!("no way to forget {autre}"),
    }
}
