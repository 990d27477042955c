//! The same department computed another way: no event queue, but sitting by sitting over plain
//! lists. Every step of everyone must be the same to the second.

use forecast::loi::Loi;
use forecast::scenario::Ordre;
use forecast::simulation::{
    Destin, Destinee, Effectifs, Etape, Fait, Fin, Parametres, Temoin, simuler,
};
use forecast::temps::secondes;
use forecast::tirage::Tirage;
use proptest::prelude::*;

use crate::commun::{jours, vide};

/// What happened to someone: the instant, who, what.
type Pas = (u64, u32, String);

#[derive(Default)]
struct Trace(Vec<Pas>);

impl Temoin for Trace {
    fn passer(&mut self, _: u64, _: u64, _: &Effectifs) {}

    fn quitter(&mut self, personne: u32, etape: Etape, debut_s: u64, fin_s: u64) {
        self.0.push((fin_s, personne, format!("{} since {debut_s}", etape.code())));
    }

    fn noter(&mut self, personne: u32, fait: Fait, instant_s: u64) {
        self.0.push((instant_s, personne, format!("{fait:?}")));
    }

    fn sieger(&mut self, _: u64, _: Option<u32>, _: u32, _: u32) {}

    fn rester(&mut self, _: u32, _: Etape, _: u64, _: u64) {}
}

fn moteur(p: &Parametres, tirage: Tirage) -> Vec<Pas> {
    let mut trace = Trace::default();
    simuler(p, Destinee::new(p, tirage), &mut trace);
    trace.0.sort();
    trace.0
}

#[derive(Clone, Debug)]
struct Elle {
    souhait: u64,
    pret: u64,
    examen: Option<u64>,
    debut: u64,
    fin: u64,
    pourquoi: Fin,
    /// When a post no longer follows her.
    libere: u64,
    renouvelee: u16,
    demande: Option<u64>,
}

struct Reference<'a> {
    p: &'a Parametres,
    destin: Destinee<'a>,
    gens: Vec<Elle>,
    /// Requests in the order they were filed.
    ordre: Vec<usize>,
    pas: Vec<Pas>,
}

fn reference(p: &Parametres, tirage: Tirage) -> Vec<Pas> {
    let mut r = Reference {
        p,
        destin: Destinee::new(p, tirage),
        gens: Vec::new(),
        ordre: Vec::new(),
        pas: Vec::new(),
    };
    r.preparer();
    if let Some(entre) = p.entre_seances_s {
        let premiere = p.premiere_seance_s.unwrap_or_else(|| r.destin.premiere_seance(entre));
        let mut seance = premiere;
        while seance < p.horizon_s {
            r.sieger(seance);
            seance += entre;
        }
    }
    r.finir();
    let horizon = p.horizon_s;
    let mut pas = r.pas;
    pas.retain(|(instant, ..)| *instant < horizon);
    pas.sort();
    pas
}

impl Reference<'_> {
    fn noter(&mut self, instant: u64, qui: usize, quoi: String) {
        self.pas.push((instant, u32::try_from(qui).unwrap(), quoi));
    }

    fn quitter(&mut self, qui: usize, etape: Etape, debut: u64, fin: u64) {
        self.noter(fin, qui, format!("{} since {debut}", etape.code()));
    }

    fn sort(&self, qui: usize) -> u32 {
        let qui = u32::try_from(qui).unwrap();
        qui.checked_sub(self.p.dossiers_prets).unwrap_or(u32::MAX - qui)
    }

    /// Each file goes to the post that is free first.
    fn preparer(&mut self) {
        let elle = |souhait, pret| Elle {
            souhait,
            pret,
            examen: None,
            debut: 0,
            fin: u64::MAX,
            pourquoi: Fin::Terme,
            libere: u64::MAX,
            renouvelee: 0,
            demande: None,
        };
        self.gens = (0..self.p.dossiers_prets).map(|_| elle(0, 0)).collect();
        let mut rangs: Vec<(u64, u8, usize)> =
            (0..self.gens.len()).map(|qui| (0, 0, qui)).collect();
        let mut libres = vec![0_u64; self.p.serveurs.unwrap_or(1) as usize];
        let mut numero = 0;
        while let Some(souhait) = self.destin.souhait(numero) {
            numero += 1;
            let qui = self.gens.len();
            let poste = (0..libres.len()).min_by_key(|poste| libres[*poste]).unwrap();
            let debut =
                if self.p.serveurs.is_some() { souhait.max(libres[poste]) } else { souhait };
            let sort = self.sort(qui);
            let (duree, documents) = (self.destin.preparation(sort), self.destin.documents(sort));
            libres[poste] = debut + duree;
            let pret = debut + duree.max(documents);
            self.gens.push(elle(souhait, pret));
            rangs.push((pret, u8::from(documents > duree), qui));
            self.noter(souhait, qui, format!("{:?}", Fait::Souhait));
            self.quitter(qui, Etape::Accueil, souhait, debut);
            self.quitter(qui, Etape::Preparation, debut, pret);
            self.noter(pret, qui, format!("{:?}", Fait::Demande));
        }
        rangs.sort_unstable();
        self.ordre = rangs.into_iter().map(|(_, _, qui)| qui).collect();
    }

    fn sieger(&mut self, seance: u64) {
        let mut places = self.p.places.unwrap_or(u32::MAX);
        while places > 0 {
            let demande = self.ordre.iter().copied().find(|qui| self.gens[*qui].examen.is_none());
            let demande = demande.filter(|qui| self.gens[*qui].pret <= seance);
            let suivies = self
                .gens
                .iter()
                .filter(|elle| elle.examen.is_some() && elle.libere > seance)
                .count();
            let demande =
                demande.filter(|_| self.p.suivis.is_none_or(|suivis| suivies < suivis as usize));
            let renouvellement = (0..self.gens.len())
                .filter(|qui| self.gens[*qui].fin > seance)
                .filter_map(|qui| Some((self.gens[qui].demande.filter(|d| *d <= seance)?, qui)))
                .min();
            let renouvelle = match (demande, renouvellement) {
                (None, None) => break,
                (Some(_), None) => false,
                (None, Some(_)) => true,
                (Some(qui), Some((depuis, _))) => match self.p.ordre {
                    Ordre::RenouvellementsDAbord => true,
                    Ordre::DemandesDAbord => false,
                    Ordre::Arrivee => depuis <= self.gens[qui].pret,
                },
            };
            match (renouvelle, demande, renouvellement) {
                (true, _, Some((_, qui))) => self.renouveler(qui, seance),
                (_, Some(qui), _) => self.examiner(qui, seance),
                _ => break,
            }
            places -= 1;
        }
    }

    fn examiner(&mut self, qui: usize, seance: u64) {
        let sort = self.sort(qui);
        let (delai, accord) = self.destin.decision(sort);
        let decision = seance + delai;
        let Elle { souhait, pret, .. } = self.gens[qui];
        self.quitter(qui, Etape::Commission, pret, seance);
        self.quitter(qui, Etape::Decision, seance, decision);
        self.gens[qui].examen = Some(seance);
        if !accord {
            self.gens[qui].libere = decision;
            self.noter(decision, qui, format!("{:?}", Fait::Refus));
            return;
        }
        self.noter(decision, qui, format!("{:?}", Fait::Accord));
        let (duree, terme) = self.destin.duree(sort);
        let elle = &mut self.gens[qui];
        elle.debut = decision;
        elle.fin = decision + duree;
        elle.libere = elle.fin;
        elle.pourquoi = if terme { Fin::Terme } else { Fin::Anticipee };
        let ouverture = decision + self.destin.ouverture(sort);
        // A refused renewal can end a pathway only after a period, when rights have long opened.
        if ouverture <= self.gens[qui].fin {
            self.quitter(qui, Etape::Ouverture, decision, ouverture);
            let attente_s = ouverture - souhait;
            self.noter(ouverture, qui, format!("{:?}", Fait::Droits { attente_s }));
        }
        self.demander(qui, decision);
    }

    fn demander(&mut self, qui: usize, instant: u64) {
        let elle = &mut self.gens[qui];
        let periode = u64::from(elle.renouvelee) + 1;
        let quand = (elle.debut + periode * self.p.periode_s - self.p.preavis_s).max(instant);
        let possible = periode < u64::from(self.p.periodes) && quand < elle.fin;
        elle.demande = possible.then_some(quand);
    }

    fn renouveler(&mut self, qui: usize, seance: u64) {
        let rang = self.gens[qui].renouvelee;
        let (delai, accord) = self.destin.renouvellement(self.sort(qui), rang);
        let decision = seance + delai;
        let elle = &mut self.gens[qui];
        elle.demande = None;
        if decision > elle.fin {
            return;
        }
        let fin_periode = elle.debut + (u64::from(rang) + 1) * self.p.periode_s;
        let retard_s = decision.saturating_sub(fin_periode);
        if accord {
            elle.renouvelee += 1;
            self.demander(qui, decision);
        } else if fin_periode.max(decision) < elle.fin {
            elle.fin = fin_periode.max(decision);
            elle.libere = elle.fin;
            elle.pourquoi = Fin::Refus;
        }
        self.noter(decision, qui, format!("{:?}", Fait::Renouvellement { retard_s }));
    }

    fn finir(&mut self) {
        for qui in 0..self.gens.len() {
            let Elle { debut, fin, pourquoi, examen, .. } = self.gens[qui];
            if examen.is_some() && debut > 0 {
                let emploi = pourquoi == Fin::Terme && self.destin.emploi(self.sort(qui));
                self.quitter(qui, Etape::Parcours, debut, fin);
                self.noter(fin, qui, format!("{:?}", Fait::Fin { pourquoi, emploi }));
            }
        }
    }
}

fn parametres() -> impl Strategy<Value = Parametres> {
    let limites = (
        prop::option::of(1_u32..6),
        prop::option::of(3_u32..40),
        prop::option::of(1_u32..8),
        0_u32..12,
    );
    let rythmes = (0.02..0.3_f64, 5.0..60.0_f64, 0.0..1.0_f64, 20_u64..250);
    let chances = (0.2..1.0_f64, 0.3..1.0_f64, 0.0..0.3_f64, 1_u16..6);
    let ordre = prop_oneof![
        Just(Ordre::RenouvellementsDAbord),
        Just(Ordre::DemandesDAbord),
        Just(Ordre::Arrivee)
    ];
    (limites, rythmes, chances, ordre).prop_map(|(limites, rythmes, chances, ordre)| {
        let (serveurs, suivis, places, dossiers_prets) = limites;
        let (par_jour, preparation, part_documents, entre) = rythmes;
        let (accord, accord_renouvellement, fin_anticipee, periodes) = chances;
        Parametres {
            dossiers_prets,
            serveurs,
            suivis,
            preparation: Loi::Erlang { moyenne_jours: preparation, phases: 2 },
            part_documents,
            documents: Loi::Exponentielle { moyenne_jours: 80.0 },
            entre_seances_s: Some(jours(entre)),
            places,
            ordre,
            // Never at the sitting itself: the two ways would call the next file in another order.
            decision: Loi::Uniforme { min_jours: 3.0, max_jours: 40.0 },
            accord,
            ouverture: Loi::Uniforme { min_jours: 1.0, max_jours: 60.0 },
            periodes,
            preavis_s: secondes(60.0),
            accord_renouvellement,
            fin_anticipee,
            emploi: 0.5,
            ..vide(par_jour, 2500.0)
        }
    })
}

fn reglage() -> ProptestConfig {
    ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(reglage())]

    #[test]
    fn another_algorithm_takes_everyone_through_the_same_steps(
        p in parametres(),
        graine in any::<u64>(),
    ) {
        let tirage = Tirage::new(graine, 1, 2);
        let (obtenus, attendus) = (moteur(&p, tirage), reference(&p, tirage));
        prop_assert!(obtenus.len() > 50);
        for (obtenu, attendu) in obtenus.iter().zip(&attendus) {
            prop_assert_eq!(obtenu, attendu);
        }
        prop_assert_eq!(obtenus.len(), attendus.len());
    }
}
