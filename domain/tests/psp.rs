//! The exit pathway: what may follow what.

mod strategies;

use domain::Jour;
use domain::psp::{
    Avis, Decision, Demande, Etape, Evenement, Fin, Motif, Objet, Psp, Recours, Seance, Sens,
    TransitionInterdite as Interdit,
};
use proptest::prelude::*;

fn j(texte: &str) -> Jour {
    texte.parse().expect("a day")
}

fn demande(le: &str) -> Evenement {
    Evenement::Demande(Demande { deposee_le: Some(j(le)) })
}

fn seance(le: &str) -> Evenement {
    Evenement::Seance(Seance { tenue_le: j(le) })
}

fn decision(objet: Objet, sens: Sens, le: &str) -> Evenement {
    Evenement::Decision(Decision {
        objet,
        sens,
        decidee_le: j(le),
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs: if sens == Sens::Refus { vec![Motif::Oqtf] } else { Vec::new() },
        preuve: None,
    })
}

fn accord(le: &str) -> Evenement {
    decision(Objet::Entree, Sens::Accord, le)
}

fn refus(le: &str) -> Evenement {
    decision(Objet::Entree, Sens::Refus, le)
}

fn renouvele(le: &str) -> Evenement {
    decision(Objet::Renouvellement, Sens::Accord, le)
}

fn renouvellement(le: &str) -> Evenement {
    Evenement::RenouvellementDemande { deposee_le: j(le) }
}

fn fin(le: &str) -> Evenement {
    Evenement::Fin(Fin { finie_le: j(le), issue: None })
}

fn aps(du: &str, au: &str) -> Evenement {
    Evenement::ApsDelivree { du: j(du), au: Some(j(au)) }
}

fn gracieux(le: &str) -> Evenement {
    Evenement::Recours(Recours::Gracieux { forme_le: j(le), accuse: None })
}

fn rejet(le: &str) -> Evenement {
    Evenement::Recours(Recours::GracieuxRejete { rejete_le: j(le) })
}

fn contentieux(le: &str) -> Evenement {
    Evenement::Recours(Recours::Contentieux { forme_le: j(le) })
}

/// The pathways after these events, all legal.
fn apres(evenements: &[Evenement]) -> Psp {
    let mut psp = Psp::default();
    for evenement in evenements {
        assert_eq!(psp.appliquer(evenement), Ok(()), "{evenement:?}");
    }
    psp
}

#[track_caller]
fn interdit(avant: &[Evenement], evenement: &Evenement, regle: Interdit) {
    let mut psp = apres(avant);
    let intact = psp.clone();
    assert_eq!(psp.appliquer(evenement), Err(regle));
    assert_eq!(psp, intact, "a refused event changes nothing");
}

#[test]
fn a_pathway_from_its_request_to_its_end() {
    let mut psp = apres(&[demande("2023-01-10")]);
    let mut vivre = |evenement: Evenement, etape: Etape| {
        assert_eq!(psp.appliquer(&evenement), Ok(()), "{evenement:?}");
        assert_eq!(psp.etape(), Some(etape), "{evenement:?}");
    };
    vivre(seance("2023-04-07"), Etape::Demandee);
    vivre(Evenement::Avis(Avis::Favorable), Etape::Demandee);
    vivre(accord("2023-04-20"), Etape::EnCours);
    vivre(Evenement::AfisDemandee, Etape::EnCours);
    vivre(aps("2023-05-10", "2023-11-09"), Etape::EnCours);
    vivre(renouvellement("2023-09-01"), Etape::EnCours);
    vivre(seance("2023-10-02"), Etape::EnCours);
    vivre(renouvele("2023-10-12"), Etape::EnCours);
    vivre(fin("2024-03-01"), Etape::Finie);
    vivre(demande("2024-06-01"), Etape::Demandee);
    vivre(Evenement::DemandeRetiree, Etape::Retiree);
    vivre(demande("2024-07-01"), Etape::Demandee);
    assert_eq!(psp.parcours.len(), 3);
    assert_eq!(psp.parcours[0].debute_le(), Some(j("2023-04-20")));
    assert_eq!(psp.parcours[0].examens.len(), 2);
    assert_eq!(psp.parcours[0].examens[0].avis, Some(Avis::Favorable));
}

#[test]
fn one_request_at_a_time() {
    let depot = demande("2023-01-10");
    let attente = [depot.clone()];
    interdit(&attente, &demande("2023-02-10"), Interdit::DemandeDejaEnCours);
    let en_cours = [depot, accord("2023-04-20")];
    interdit(&en_cours, &demande("2023-06-10"), Interdit::ParcoursDejaEnCours);
    interdit(&en_cours, &accord("2023-05-20"), Interdit::DejaAccordee);
    interdit(&en_cours, &Evenement::DemandeRetiree, Interdit::DejaAccordee);
}

#[test]
fn nothing_comes_before_the_request() {
    for evenement in [
        accord("2023-04-20"),
        seance("2023-04-20"),
        Evenement::Avis(Avis::Ajourne),
        Evenement::DemandeRetiree,
    ] {
        interdit(&[], &evenement, Interdit::SansDemande);
    }
    let depot = [demande("2023-01-10")];
    interdit(&depot, &accord("2023-01-09"), Interdit::AvantLaDemande);
    interdit(&depot, &seance("2023-01-09"), Interdit::AvantLaDemande);
    // A request whose day is not known comes before anything.
    let sans_jour = Evenement::Demande(Demande { deposee_le: None });
    apres(&[sans_jour, accord("1999-01-01")]);
}

#[test]
fn rights_need_an_authorised_pathway() {
    let droits = [
        aps("2023-05-10", "2023-11-09"),
        Evenement::AfisOuverte { du: j("2023-05-10"), au: None },
        Evenement::AfisRefusee { le: None },
        Evenement::AfisDemandee,
        renouvellement("2023-09-01"),
        renouvele("2023-10-12"),
        fin("2023-10-12"),
    ];
    let refusee = [demande("2023-01-10"), refus("2023-04-20")];
    for droit in &droits {
        interdit(&[], droit, Interdit::SansAutorisation);
        interdit(&refusee[..1], droit, Interdit::SansAutorisation);
        interdit(&refusee, droit, Interdit::SansAutorisation);
        let finie = [demande("2023-01-10"), accord("2023-04-20"), fin("2023-05-01")];
        interdit(&finie, droit, Interdit::ParcoursFini);
    }
}

#[test]
fn nothing_of_a_pathway_comes_before_its_first_day() {
    let en_cours = [demande("2023-01-10"), accord("2023-04-20")];
    for evenement in [
        aps("2023-04-19", "2023-10-19"),
        Evenement::AfisOuverte { du: j("2023-04-19"), au: None },
        renouvellement("2023-04-19"),
        renouvele("2023-04-19"),
        fin("2023-04-19"),
    ] {
        interdit(&en_cours, &evenement, Interdit::AvantLeDebut);
    }
}

#[test]
fn a_permit_does_not_end_before_it_starts() {
    let en_cours = [demande("2023-01-10"), accord("2023-04-20")];
    interdit(&en_cours, &aps("2023-05-10", "2023-05-09"), Interdit::FinAvantDebut);
    let (du, au) = (j("2023-05-10"), Some(j("2023-05-09")));
    interdit(&en_cours, &Evenement::AfisOuverte { du, au }, Interdit::FinAvantDebut);
}

#[test]
fn the_commission_examines_what_was_asked() {
    let en_cours = [demande("2023-01-10"), accord("2023-04-20")];
    interdit(&en_cours, &seance("2023-06-01"), Interdit::RienAExaminer);
    interdit(&en_cours, &Evenement::Avis(Avis::Favorable), Interdit::RienAExaminer);
    let finie = [demande("2023-01-10"), accord("2023-04-20"), fin("2023-06-01")];
    interdit(&finie, &seance("2023-07-01"), Interdit::ParcoursFini);
    interdit(&finie, &accord("2023-07-01"), Interdit::ParcoursFini);
    interdit(&finie, &Evenement::DemandeRetiree, Interdit::ParcoursFini);
}

#[test]
fn a_request_withdrawn_goes_no_further() {
    let retiree = [demande("2023-01-10"), Evenement::DemandeRetiree];
    interdit(&retiree, &seance("2023-02-01"), Interdit::DemandeRetiree);
    interdit(&retiree, &accord("2023-02-01"), Interdit::DemandeRetiree);
    interdit(&retiree, &Evenement::DemandeRetiree, Interdit::DemandeRetiree);
    let refusee = [demande("2023-01-10"), refus("2023-04-20")];
    interdit(&refusee, &Evenement::DemandeRetiree, Interdit::SansDemande);
}

/// A pathway renewed this many times, each request decided.
fn renouvelee(fois: usize) -> Vec<Evenement> {
    let jours = ["2023-10-01", "2024-04-01", "2024-10-01"];
    let mut evenements = vec![demande("2023-01-10"), accord("2023-04-20")];
    for jour in jours.into_iter().take(fois) {
        evenements.push(renouvellement(jour));
        evenements.push(renouvele(jour));
    }
    evenements
}

#[test]
fn a_fifth_period_is_refused() {
    let quatre = renouvelee(3);
    assert_eq!(apres(&quatre).parcours[0].periodes().len(), 4);
    interdit(&quatre, &renouvellement("2025-04-01"), Interdit::CinquiemePeriode);
    interdit(&quatre, &renouvele("2025-04-01"), Interdit::CinquiemePeriode);
    // A renewal refused grants no period.
    let non = decision(Objet::Renouvellement, Sens::Refus, "2025-04-01");
    let psp = apres(&[quatre, vec![non]].concat());
    assert_eq!(psp.parcours[0].periodes().len(), 4);
}

#[test]
fn one_renewal_at_a_time_decided_after_it_is_asked() {
    let mut demandee = renouvelee(0);
    demandee.push(renouvellement("2023-09-20"));
    interdit(&demandee, &renouvellement("2023-09-21"), Interdit::RenouvellementDejaDemande);
    interdit(&demandee, &renouvele("2023-09-19"), Interdit::AvantLaDemande);
    let psp = apres(&[demandee, vec![renouvele("2023-09-20")]].concat());
    assert!(!psp.parcours[0].renouvellement_en_attente());
}

#[test]
fn a_renewal_known_by_its_decision_alone_counts() {
    let psp = apres(&[renouvelee(0), vec![renouvele("2023-10-12")]].concat());
    assert_eq!(psp.parcours[0].renouvellements[0].deposee_le, None);
    assert_eq!(psp.parcours[0].echeance(), Some(j("2024-04-19")));
}

#[test]
fn periods_follow_one_another_from_the_first_day() {
    let psp = apres(&[demande("2023-01-10"), accord("2023-08-31"), renouvele("2024-05-02")]);
    let periodes = psp.parcours[0].periodes();
    let bornes: Vec<_> = periodes.iter().map(|p| (p.du, p.au)).collect();
    // The second was granted late, and starts when the first ended all the same.
    let attendues = [(j("2023-08-31"), j("2024-02-28")), (j("2024-02-29"), j("2024-08-30"))];
    assert_eq!(bornes, attendues);
    let commune = apres(&[demande("2026-01-10"), accord("2026-08-31"), renouvele("2027-02-20")]);
    let bornes: Vec<_> = commune.parcours[0].periodes().iter().map(|p| (p.du, p.au)).collect();
    let attendues = [(j("2026-08-31"), j("2027-02-27")), (j("2027-02-28"), j("2027-08-30"))];
    assert_eq!(bornes, attendues);
}

#[test]
fn a_refusal_reversed_stays_in_the_record() {
    let psp = apres(&[
        demande("2023-01-10"),
        refus("2023-04-20"),
        gracieux("2023-05-02"),
        accord("2023-07-01"),
    ]);
    let parcours = &psp.parcours[0];
    assert_eq!(parcours.etape(), Etape::EnCours);
    assert_eq!(parcours.debute_le(), Some(j("2023-07-01")));
    let sens: Vec<_> = parcours.decisions_entree().map(|d| (d.sens, d.decidee_le)).collect();
    assert_eq!(sens, [(Sens::Refus, j("2023-04-20")), (Sens::Accord, j("2023-07-01"))]);
    assert_eq!(parcours.decisions_anterieures[0].motifs, [Motif::Oqtf]);
}

#[test]
fn decisions_come_in_the_order_of_time() {
    let refusee = [demande("2023-01-10"), refus("2023-04-20")];
    interdit(&refusee, &accord("2023-04-19"), Interdit::AvantLaDecision);
    let mut avant = accord("2023-04-20");
    if let Evenement::Decision(decision) = &mut avant {
        decision.notifiee_le = Some(j("2023-04-19"));
    }
    interdit(&refusee[..1], &avant, Interdit::AvantLaDecision);
}

#[test]
fn only_a_refusal_is_appealed_and_not_before_it() {
    interdit(&[], &gracieux("2023-05-02"), Interdit::SansRefus);
    interdit(&renouvelee(0), &contentieux("2023-05-02"), Interdit::SansRefus);
    let refusee = [demande("2023-01-10"), refus("2023-04-20")];
    interdit(&refusee, &gracieux("2023-04-19"), Interdit::AvantLaDecision);
    interdit(&refusee, &contentieux("2023-04-19"), Interdit::AvantLaDecision);
    let non = decision(Objet::Renouvellement, Sens::Refus, "2023-10-01");
    apres(&[renouvelee(0), vec![non, gracieux("2023-10-08")]].concat());
}

#[test]
fn an_appeal_is_answered_once_and_after_it_is_filed() {
    let refusee = [demande("2023-01-10"), refus("2023-04-20")];
    interdit(&refusee, &rejet("2023-06-01"), Interdit::SansRecours);
    let forme = [refusee.to_vec(), vec![gracieux("2023-05-02")]].concat();
    interdit(&forme, &rejet("2023-05-01"), Interdit::SansRecours);
    let rejete = [forme.clone(), vec![rejet("2023-06-01")]].concat();
    interdit(&rejete, &rejet("2023-06-02"), Interdit::SansRecours);
    // After two months of silence she goes to court; then the answer comes.
    let tard = [contentieux("2023-07-20"), rejet("2023-08-01")];
    assert_eq!(apres(&[forme, tard.to_vec()].concat()).parcours[0].recours.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_sequence_keeps_the_rules(
        evenements in proptest::collection::vec(strategies::evenement(), 0..25),
    ) {
        let mut psp = Psp::default();
        for evenement in &evenements {
            let avant = psp.clone();
            if psp.appliquer(evenement).is_err() {
                prop_assert_eq!(&psp, &avant);
                continue;
            }
            for parcours in &psp.parcours {
                prop_assert!(parcours.periodes().len() <= 4);
                prop_assert!(parcours.fin.is_none() || parcours.debute_le().is_some());
                let debut = parcours.debute_le();
                prop_assert!(parcours.fin.is_none_or(|fin| Some(fin.finie_le) >= debut));
                prop_assert!(parcours.echeance().is_none() == parcours.debute_le().is_none());
            }
            let ouverts = |etape| psp.parcours.iter().filter(|p| p.etape() == etape).count();
            prop_assert!(ouverts(Etape::Demandee) + ouverts(Etape::EnCours) <= 1);
            prop_assert!(psp.parcours.len() >= avant.parcours.len());
        }
    }

    #[test]
    fn periods_leave_no_gap_and_last_two_years(jours in 0..30_000) {
        let debut = Jour::constante(1990, 1, 1).plus_jours(jours);
        let mut psp = apres(&[Evenement::Demande(Demande { deposee_le: None })]);
        let renouvele = Objet::Renouvellement;
        for objet in [Objet::Entree, renouvele, renouvele, renouvele] {
            let decision = Decision {
                objet,
                sens: Sens::Accord,
                decidee_le: debut,
                notifiee_le: None,
                ecrite: None,
                mentionne_recours: None,
                motifs: Vec::new(), preuve: None, };
            prop_assert_eq!(psp.appliquer(&Evenement::Decision(decision)), Ok(()));
        }
        let periodes = psp.parcours[0].periodes();
        for deux in periodes.windows(2) {
            prop_assert_eq!(deux[0].au.plus_jours(1), deux[1].du);
        }
        prop_assert_eq!(psp.parcours[0].echeance(), Some(debut.plus_mois(24).veille()));
    }
}
