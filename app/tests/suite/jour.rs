//! What the day shows: appointments, files without news.

use app::consigner::AConsigner;
use app::echeance::Nature;
use app::ouvrir_dossier::PremierContact;
use domain::fait::{Domaine, MotifCloture};
use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{DossierId, Fait, Jour, Role};

use crate::commun::{Essai, sur_chaque_moteur};

const AUJOURDHUI: Jour = Jour::constante(2026, 11, 25);

async fn noter(essai: &mut Essai, dossier: DossierId, faits: Vec<Fait>) {
    let demande = AConsigner { faits, recit: None, survenu_le: None, apres: None, id: None };
    essai.session.consigner(dossier, demande, &mut essai.contexte).await.unwrap();
}

async fn connaitre(essai: &mut Essai, le: Jour) -> DossierId {
    let identite = Identite::default();
    let contact = PremierContact { id: None, le: Some(le), voie: None, identite };
    essai.session.ouvrir_dossier(contact, &mut essai.contexte).await.unwrap().0
}

fn rendez_vous(le: Jour, heure: &str, avec: Domaine) -> Fait {
    Fait::RendezVous(RendezVous { le, heure: Some(heure.parse().unwrap()), avec })
}

#[test]
fn an_appointment_falls_due_once_a_day_and_is_settled_by_what_happened() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let demain = AUJOURDHUI.plus_jours(1);
        let faits = vec![
            rendez_vous(demain, "14:00", Domaine::Sante),
            rendez_vous(demain, "09:00", Domaine::Droits),
            rendez_vous(AUJOURDHUI, "17:00", Domaine::Logement),
        ];
        noter(&mut essai, dossier, faits).await;
        let dues = essai.session.echeances(AUJOURDHUI, 7, &mut essai.contexte).await.unwrap();
        let dites: Vec<(Jour, usize)> =
            dues.iter().map(|due| (due.echeance.le, due.rendez_vous.len())).collect();
        assert_eq!(dites, [(AUJOURDHUI, 1), (demain, 2)]);
        assert!(dues.iter().all(|due| due.echeance.nature == Nature::RendezVous));
        assert_eq!(dues[1].rendez_vous[0].avec, Domaine::Droits, "the soonest first");
        let benevole = essai.accueillir(Role::Benevole).await;
        let vues = benevole.echeances(AUJOURDHUI, 7, &mut essai.contexte).await.unwrap();
        assert_eq!(vues.len(), 2, "a volunteer is told the days");
        assert!(vues.iter().all(|due| due.rendez_vous.is_empty()), "and not about what");
        benevole.fermer().await;
        noter(&mut essai, dossier, vec![Fait::Note]).await;
        let dues = essai.session.echeances(AUJOURDHUI, 7, &mut essai.contexte).await.unwrap();
        assert_eq!(dues.len(), 1, "today's is settled, tomorrow's is not");
        noter(&mut essai, dossier, vec![Fait::Cloture(MotifCloture::Depart)]).await;
        let dues = essai.session.echeances(AUJOURDHUI, 7, &mut essai.contexte).await.unwrap();
        assert!(dues.is_empty());
        essai.finir().await;
    });
}

#[test]
fn a_file_is_without_news_after_sixty_days_until_something_happens_or_it_is_closed() {
    sur_chaque_moteur(|mut essai| async move {
        let perdue = connaitre(&mut essai, AUJOURDHUI.plus_jours(-60)).await;
        let ancienne = connaitre(&mut essai, AUJOURDHUI.plus_jours(-400)).await;
        connaitre(&mut essai, AUJOURDHUI.plus_jours(-59)).await;
        let vues = async |essai: &mut Essai, limite| {
            let liste = essai.session.sans_nouvelles(AUJOURDHUI, limite, &mut essai.contexte);
            let liste = liste.await.unwrap();
            let dossiers: Vec<DossierId> = liste.lignes.iter().map(|l| l.dossier).collect();
            (liste.total, dossiers)
        };
        assert_eq!(vues(&mut essai, 10).await, (2, vec![perdue, ancienne]));
        assert_eq!(vues(&mut essai, 1).await, (2, vec![perdue]));
        noter(&mut essai, perdue, vec![Fait::Note]).await;
        assert_eq!(vues(&mut essai, 10).await, (1, vec![ancienne]));
        noter(&mut essai, ancienne, vec![Fait::Cloture(MotifCloture::PerdueDeVue)]).await;
        assert_eq!(vues(&mut essai, 10).await, (0, vec![]));
        essai.finir().await;
    });
}
