//! Posts, time and grants in the observatory's catalogue: the numbers of their own pages.

use app::Session;
use demo::{Generateur, Taille};
use domain::gestion::poste::{ActiviteTemps, Fonction, PosteTenu, TempsPasse};
use domain::gestion::subvention::{
    Engagement, FicheFinanceur, GenreFinanceur, LigneBudget, RapportFinanceur, Realise,
    SuiteRapport,
};
use domain::{ConventionId, Horodatage, Jour};
use observatory::catalogue::{Catalogue, Plan};
use observatory::cube::{Cellule, Periode};

use crate::commun::{Essai, sur_chaque_moteur};

fn jour(texte: &str) -> Jour {
    texte.parse().unwrap()
}

fn entre(du: &str, au: &str) -> Periode {
    Periode::nouvelle(jour(du), jour(au)).unwrap()
}

/// The one line of a table, as known now or before an instant.
async fn ligne(
    session: &Session,
    plan: &Plan,
    periode: Periode,
    avant: Option<Horodatage>,
) -> Vec<Cellule> {
    let tableau = session.tableau(plan, periode, avant).await.unwrap();
    tableau.lignes.last().unwrap().cellules.clone()
}

fn du_catalogue(id: &str) -> &'static Plan {
    Catalogue::embarque().plan(id).unwrap()
}

fn seuls(indicateurs: &[&str]) -> Plan {
    let indicateurs = indicateurs.iter().map(|id| (*id).to_owned()).collect();
    Plan { id: "essai".to_owned(), titre: String::new(), indicateurs, dimensions: Vec::new() }
}

fn comptes<const N: usize>(nombres: [u64; N]) -> Vec<Cellule> {
    nombres.map(Cellule::Compte).to_vec()
}

async fn tenir_postes(essai: &mut Essai) {
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    for (fonction, centiemes, au) in [
        (Fonction::Accompagnement, 80, None),
        (Fonction::Accompagnement, 100, Some(jour("2025-12-31"))),
        (Fonction::Direction, 50, None),
    ] {
        let (membre, du) = (session.membre(), jour("2020-01-01"));
        let tenu = PosteTenu { membre, fonction, centiemes, du, au };
        session.tenir_poste(contexte.poste(), Some(tenu), None, contexte).await.unwrap();
    }
}

#[test]
fn full_time_posts_and_their_load_are_those_of_the_page_of_posts() {
    sur_chaque_moteur(|mut essai| async move {
        let avant = essai.contexte.maintenant;
        essai.avancer(60);
        let generateur = Generateur::new(Taille::Petite, 57, essai.contexte.aujourdhui);
        essai.session.remplir(&generateur, &mut essai.contexte, &mut |_| ()).await.unwrap();
        tenir_postes(&mut essai).await;
        let (session, au) = (&essai.session, essai.contexte.aujourdhui);
        let postes = du_catalogue("postes-fonction");
        let le = |jour| Periode::nouvelle(jour, jour).unwrap();
        let lus = ligne(session, postes, le(au), None).await;
        assert_eq!(lus, comptes([130, 80, 0, 0, 50, 0, 0]));
        let lus = ligne(session, postes, le(jour("2025-12-31")), None).await;
        assert_eq!(lus, comptes([230, 180, 0, 0, 50, 0, 0]));
        let lus = ligne(session, postes, le(au), Some(avant)).await;
        assert_eq!(lus, comptes([0; 7]), "nothing was told by then");

        let charge = session.charge_psp(au).await.unwrap();
        assert!(charge.psp > 0);
        let plan = seuls(&["postes.psp-par-temps-plein"]);
        let lus = ligne(session, &plan, le(au), None).await;
        let attendu = Cellule::Rapport { numerateur: charge.psp, denominateur: charge.centiemes };
        assert_eq!(lus, [attendu]);
        assert_eq!(lus[0].pour_mille(), charge.en_dixiemes());
        essai.finir().await;
    });
}

#[test]
fn minutes_by_activity_are_those_of_the_page_of_time() {
    sur_chaque_moteur(|mut essai| async move {
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let generateur = Generateur::new(Taille::Petite, 57, contexte.aujourdhui);
        session.remplir(&generateur, contexte, &mut |_| ()).await.unwrap();
        for (activite, du, au, minutes) in [
            (ActiviteTemps::Accueil, "2026-11-01", "2026-11-07", 90),
            // Reaches outside the year: counted in neither.
            (ActiviteTemps::Reseau, "2025-12-29", "2026-01-04", 60),
        ] {
            let (membre, minutes) = (session.membre(), Some(minutes));
            let temps = TempsPasse { membre, activite, du: jour(du), au: jour(au), minutes };
            session.noter_temps(temps, None, contexte).await.unwrap();
        }
        for periode in [entre("2026-01-01", "2026-12-31"), entre("2025-07-01", "2026-02-15")] {
            let dit = session.temps(periode, contexte).await.unwrap();
            let de = |activite| {
                let siennes = dit.lignes.iter().filter(|ligne| ligne.activite == activite);
                siennes.map(|ligne| ligne.des_actes + ligne.dites).sum::<u64>()
            };
            let par_activite = ActiviteTemps::TOUS.map(|(activite, _)| de(activite));
            let total: u64 = par_activite.iter().sum();
            let attendus: Vec<u64> = std::iter::once(total).chain(par_activite).collect();
            let lus = ligne(session, du_catalogue("temps-activite"), periode, None).await;
            let lus: Vec<u64> = lus
                .iter()
                .map(|cellule| match cellule {
                    Cellule::Compte(minutes) => *minutes,
                    Cellule::Delai(_) | Cellule::Rapport { .. } => panic!("{cellule:?}"),
                })
                .collect();
            assert_eq!(lus, attendus);
            assert!(lus[1] > 0 && lus[2] > 0, "support inside and outside pathways: {lus:?}");
        }
        essai.finir().await;
    });
}

/// An agreement over two years, whose charges no single fact could hold.
async fn convenir(essai: &mut Essai) -> ConventionId {
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    let (financeur, convention) = (contexte.financeur(), contexte.convention());
    let fiche = FicheFinanceur { nom: "ARS".to_owned(), genre: GenreFinanceur::Ars };
    session.tenir_financeur(financeur, Some(fiche), None, contexte).await.unwrap();
    let ligne = |numero, compte, prevu_centimes| {
        let libelle = "Ligne".to_owned();
        LigneBudget { numero, compte, libelle, prevu_centimes }
    };
    let engagement = Engagement {
        financeur,
        numero: "57-1".to_owned(),
        objet: "Accueil".to_owned(),
        du: jour("2025-01-01"),
        au: jour("2026-12-31"),
        departement: None,
        lignes: vec![ligne(1, 64, 9_000_000_000), ligne(2, 74, 5), ligne(3, 86, 700)],
        indicateurs: vec!["subventions.depenses".to_owned(), "subventions.recettes".to_owned()],
    };
    session.tenir_convention(convention, Some(engagement), None, contexte).await.unwrap();
    for (ligne, annee, centimes) in
        [(1, 2025, 100_050), (1, 2026, 8_000_000_000), (2, 2026, 4), (3, 2026, 600)]
    {
        let realise = Realise { convention, ligne, annee, centimes: Some(centimes) };
        session.noter_realise(realise, None, contexte).await.unwrap();
    }
    convention
}

#[test]
fn amounts_are_those_of_the_report_to_the_cent_and_reports_are_due_and_handed_in() {
    sur_chaque_moteur(|mut essai| async move {
        let convention = convenir(&mut essai).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let montants = du_catalogue("subventions-montants");
        for (periode, attendus) in [
            (entre("2025-01-01", "2025-12-31"), [9_000_000_000, 100_050, 0]),
            (entre("2026-01-01", "2026-12-31"), [9_000_000_000, 8_000_000_000, 4]),
            (entre("2025-01-01", "2026-12-31"), [9_000_000_000, 8_000_100_050, 4]),
            // A year's amount is in no half of it.
            (entre("2026-01-01", "2026-06-30"), [9_000_000_000, 0, 0]),
            (entre("2027-01-01", "2027-12-31"), [0, 0, 0]),
        ] {
            let lus = ligne(session, montants, periode, None).await;
            assert_eq!(lus, comptes(attendus), "{periode:?}");
        }
        let rapport = session.rapport_financeur((convention, 2026), None, contexte).await.unwrap();
        let dits: Vec<Cellule> =
            rapport.chiffres.iter().map(|chiffre| chiffre.valeur.unwrap()).collect();
        assert_eq!(dits, comptes([8_000_000_000, 4]));
        let charge = &rapport.lignes[0];
        assert_eq!(charge.annee.unwrap().0, 8_000_000_000);

        let annee = entre("2026-01-01", "2026-12-31");
        let plan = seuls(&["subventions.rapports-dus", "subventions.rapports-rendus"]);
        assert_eq!(ligne(session, &plan, annee, None).await, comptes([1, 0]));
        let suite = SuiteRapport::Rendu;
        let rendu = RapportFinanceur { convention, annee: 2025, suite };
        session.rendre_rapport(rendu, None, contexte).await.unwrap();
        assert_eq!(ligne(session, &plan, annee, None).await, comptes([1, 1]));
        let plan = seuls(&["subventions.conventions"]);
        assert_eq!(ligne(session, &plan, annee, None).await, comptes([1]));
        essai.finir().await;
    });
}
