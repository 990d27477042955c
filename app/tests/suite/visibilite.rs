//! Teams, follow-up and broken glass: who sees whom.

use app::Session;
use app::acces_lus::{FiltreLectures, LectureFaite};
use app::consigner::AConsigner;
use app::motif::Motif;
use domain::fait::Choix;
use domain::recit::Identite;
use domain::{DossierId, EquipeId, Fait, Jour, Regard, Role};

use crate::commun::{Essai, sur_chaque_moteur};
use crate::separations::{exportes, listes, motif, trouves};

fn regard() -> Regard {
    Regard::au(Jour::DERNIER)
}

impl Essai {
    async fn equipe(&mut self, nom: &str) -> EquipeId {
        let equipe = self.contexte.equipe();
        self.session.nommer_equipe(equipe, nom, &mut self.contexte).await.unwrap();
        equipe
    }

    async fn rattacher(&mut self, dossier: DossierId, equipe: Option<EquipeId>) {
        let id = self.contexte.acte();
        self.session.rattacher(dossier, equipe, id, &mut self.contexte).await.unwrap();
    }

    async fn placer(&mut self, qui: &Session, equipe: Option<EquipeId>) {
        let contexte = &mut self.contexte;
        self.session.placer_membre(qui.membre(), equipe, contexte).await.unwrap();
    }

    async fn vue(&mut self, qui: &Session, dossier: DossierId) -> &'static str {
        match qui.montrer(dossier, regard(), &mut self.contexte).await {
            Ok(_) => "vu",
            Err(erreur) => erreur.code(),
        }
    }

    async fn lectures(&mut self, operation: &str) -> Vec<LectureFaite> {
        let operation = Some(operation.to_owned());
        let filtre = FiltreLectures { operation, ..FiltreLectures::default() };
        let contexte = &mut self.contexte;
        let page = self.session.journal_des_acces(&filtre, None, 50, contexte).await.unwrap();
        page.lectures
    }
}

/// A file of the team « Metz », and a worker who is in none.
async fn scene(essai: &mut Essai) -> (DossierId, EquipeId, Session) {
    let dossier = essai.dossier("QUAI").await;
    let metz = essai.equipe("Metz").await;
    let elle = essai.accueillir(Role::TravailleuseSociale).await;
    essai.rattacher(dossier, Some(metz)).await;
    (dossier, metz, elle)
}

#[test]
fn a_file_of_a_team_is_seen_by_the_team_its_followers_and_heads_of_unit() {
    sur_chaque_moteur(|mut essai| async move {
        let libre = essai.dossier("ROSEAU").await;
        let (dossier, metz, elle) = scene(&mut essai).await;
        assert_eq!(essai.vue(&elle, dossier).await, "dossier-masque");
        assert_eq!(essai.vue(&elle, libre).await, "vu", "a file of no team is everybody's");
        assert_eq!(listes(&elle, &mut essai).await, [libre]);
        assert!(trouves(&elle, "quai", &mut essai).await.is_empty());
        assert!(!exportes(&elle, &mut essai).await.contains(&dossier.to_string()));
        let cheffe = essai.autre_session().await;
        assert_eq!(listes(&cheffe, &mut essai).await.len(), 2);
        cheffe.fermer().await;

        // A change of team holds at once, both ways, in the session that was open.
        essai.placer(&elle, Some(metz)).await;
        assert_eq!(essai.vue(&elle, dossier).await, "vu");
        assert_eq!(listes(&elle, &mut essai).await.len(), 2);
        let nancy = essai.equipe("Nancy").await;
        essai.placer(&elle, Some(nancy)).await;
        assert_eq!(essai.vue(&elle, dossier).await, "dossier-masque");
        assert_eq!(listes(&elle, &mut essai).await, [libre]);
        // What she opens is her team's, and she follows it.
        let contact = app::ouvrir_dossier::PremierContact {
            id: None,
            le: None,
            voie: None,
            identite: Identite::default(),
        };
        let (sien, _) = elle.ouvrir_dossier(contact, &mut essai.contexte).await.unwrap();
        let etat = essai.session.montrer_suivi(sien, &mut essai.contexte).await.unwrap();
        assert_eq!(etat.equipe, Some(nancy));
        assert!(etat.suivi_par.contains(&elle.membre()));

        // Following it opens it whatever her team.
        essai.donner_suivi(dossier, elle.membre()).await;
        assert_eq!(essai.vue(&elle, dossier).await, "vu");
        let id = essai.contexte.acte();
        let quitter = (elle.membre(), Choix::Retire);
        elle.suivre(dossier, quitter, id, &mut essai.contexte).await.unwrap();
        assert_eq!(essai.vue(&elle, dossier).await, "dossier-masque");
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn only_a_head_of_unit_changes_teams_and_follow_ups_of_others() {
    sur_chaque_moteur(|mut essai| async move {
        let (dossier, metz, elle) = scene(&mut essai).await;
        essai.placer(&elle, Some(metz)).await;
        let (autre, moi) = (essai.session.membre(), elle.membre());
        let contexte = &mut essai.contexte;
        let id = contexte.acte();
        let refus = [
            elle.nommer_equipe(metz, "Vosges", contexte).await.unwrap_err(),
            elle.placer_membre(moi, None, contexte).await.unwrap_err(),
            elle.rattacher(dossier, None, id, contexte).await.unwrap_err(),
            elle.suivre(dossier, (autre, Choix::Retire), id, contexte).await.unwrap_err(),
        ];
        assert!(refus.iter().all(|erreur| erreur.code() == "role"), "{refus:?}");
        // Correcting the act that attached it is the same change.
        let contexte = &mut essai.contexte;
        let (journal, _) = elle.montrer(dossier, regard(), contexte).await.unwrap();
        let rattachement = |acte: &&domain::Acte| matches!(acte.fait, Fait::Rattachement(_));
        let acte = journal.actes.iter().find(rattachement).unwrap().id;
        let correction = app::consigner::ACorriger { acte, nouveau_jour: None };
        let refus = elle.corriger(dossier, correction, vide(None), &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().code(), "role");
        // Names are unique; a team that does not exist takes nobody; who counts follows nobody.
        let contexte = &mut essai.contexte;
        let encore = contexte.equipe();
        let refus = essai.session.nommer_equipe(encore, " Metz ", contexte).await.unwrap_err();
        assert_eq!(refus.code(), "nom-equipe");
        let refus = essai.session.placer_membre(moi, Some(encore), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "equipe-inconnue");
        let compte = essai.accueillir(Role::Statistiques).await;
        let id = essai.contexte.acte();
        let suivi = (compte.membre(), Choix::Donne);
        let refus = essai.session.suivre(dossier, suivi, id, &mut essai.contexte).await;
        assert_eq!(refus.unwrap_err().code(), "suivi-impossible");
        compte.fermer().await;
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_broken_glass_opens_for_a_while_is_told_and_marks_every_reading() {
    sur_chaque_moteur(|mut essai| async move {
        let (dossier, _, elle) = scene(&mut essai).await;
        let dpo = essai.accueillir(Role::Dpo).await;
        assert!("urgence".parse::<Motif>().is_err(), "a word is no reason");
        assert!(elle.est_sous_verre(dossier, &essai.contexte).await.unwrap());
        elle.briser_la_glace(dossier, &motif(), &mut essai.contexte).await.unwrap();
        assert_eq!(essai.vue(&elle, dossier).await, "vu");
        assert_eq!(listes(&elle, &mut essai).await, [dossier]);
        assert!(!exportes(&elle, &mut essai).await.contains(&dossier.to_string()), "to read only");
        // It opens nothing for good.
        let contexte = &mut essai.contexte;
        let id = contexte.acte();
        let refus = elle.suivre(dossier, (elle.membre(), Choix::Donne), id, contexte).await;
        assert_eq!(refus.unwrap_err().code(), "sous-glace");
        let note = vide(Some(Fait::Note));
        elle.consigner(dossier, note, &mut essai.contexte).await.unwrap();

        // Told to the head of unit and to the officer, each until she has looked.
        let a_voir = essai.session.bris(false, &essai.contexte).await.unwrap();
        assert_eq!((a_voir.len(), a_voir[0].dossier, a_voir[0].ouvert), (1, dossier, true));
        assert_eq!(a_voir[0].motif, "une situation qui l'exige");
        let acte = a_voir[0].acte;
        essai.session.voir_bris(acte, &mut essai.contexte).await.unwrap();
        assert_eq!(essai.session.bris_a_voir(&essai.contexte).await.unwrap(), 0);
        assert_eq!(dpo.bris_a_voir(&essai.contexte).await.unwrap(), 1);
        assert_eq!(elle.bris_a_voir(&essai.contexte).await.unwrap(), 0, "she is not one of them");
        assert_eq!(elle.bris(false, &essai.contexte).await.unwrap_err().code(), "role");
        for operation in ["montrer", "lister"] {
            let lues = essai.lectures(operation).await;
            let siennes: Vec<&LectureFaite> = lues
                .iter()
                .filter(|l| l.membre == elle.membre() && l.dossiers.contains(&dossier))
                .collect();
            assert!(!siennes.is_empty(), "{operation}");
            assert!(siennes.iter().all(|lue| lue.bris == Some(acte)), "{operation}");
        }

        // Four hours later it is closed.
        essai.avancer(app::briser::DUREE_HEURES * 3600 - 60);
        assert_eq!(essai.vue(&elle, dossier).await, "vu");
        essai.avancer(60);
        assert_eq!(essai.vue(&elle, dossier).await, "dossier-masque");
        assert!(listes(&elle, &mut essai).await.is_empty());
        let refus = essai.session.refermer(acte, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "bris-inconnu");
        dpo.fermer().await;
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_broken_glass_is_closed_before_its_time_by_its_breaker_or_a_head_of_unit() {
    sur_chaque_moteur(|mut essai| async move {
        let (dossier, _, elle) = scene(&mut essai).await;
        let autre = essai.accueillir(Role::Juriste).await;
        for (tour, qui) in [&elle, &essai.autre_session().await].into_iter().enumerate() {
            elle.briser_la_glace(dossier, &motif(), &mut essai.contexte).await.unwrap();
            assert_eq!(essai.vue(&elle, dossier).await, "vu", "{tour}");
            let (acte, _) = elle.ma_glace(dossier, &essai.contexte).await.unwrap().unwrap();
            let refus = autre.refermer(acte, &mut essai.contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            qui.refermer(acte, &mut essai.contexte).await.unwrap();
            assert_eq!(essai.vue(&elle, dossier).await, "dossier-masque", "{tour}");
            essai.avancer(1);
        }
        // Volunteers and heads of unit have none to break; nobody breaks what does not exist.
        let benevole = essai.accueillir(Role::Benevole).await;
        let contexte = &mut essai.contexte;
        let refus = benevole.briser_la_glace(dossier, &motif(), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "role");
        let jamais = contexte.dossier();
        let refus = elle.briser_la_glace(jamais, &motif(), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "dossier-inconnu");
        for session in [benevole, autre, elle] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_look_alike_of_another_team_is_announced_without_a_trait_of_it_and_logged() {
    sur_chaque_moteur(|mut essai| async move {
        let (dossier, _, elle) = scene(&mut essai).await;
        let identite = Identite { nom: Some("quai".into()), ..Identite::default() };
        let contexte = &mut essai.contexte;
        let ressemblances = elle.ressemblances(&identite, contexte).await.unwrap();
        assert!(ressemblances.ailleurs);
        assert_eq!((ressemblances.vues.lignes.len(), ressemblances.vues.total), (0, 0));
        let lues = essai.lectures("ressemblance").await;
        assert_eq!((lues.len(), lues[0].dossiers.as_slice()), (1, &[dossier][..]));
        let absente = Identite { nom: Some("Zwolle".into()), ..Identite::default() };
        let contexte = &mut essai.contexte;
        assert!(!elle.ressemblances(&absente, contexte).await.unwrap().ailleurs);
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_member_who_left_sees_nothing_in_the_session_she_kept() {
    sur_chaque_moteur(|mut essai| async move {
        let libre = essai.dossier("ROSEAU").await;
        let elle = essai.accueillir(Role::TravailleuseSociale).await;
        assert_eq!(essai.vue(&elle, libre).await, "vu");
        let mut cheffe = essai.autre_session().await;
        let qui = Role::TravailleuseSociale.code();
        cheffe.retirer_membre(qui, &mut essai.contexte).await.unwrap();
        let (journal, contexte) = (regard(), &mut essai.contexte);
        assert!(elle.montrer(libre, journal, contexte).await.is_err());
        assert!(
            elle.lister(app::dossiers::Lesquels::Tous, Jour::DERNIER, 9, contexte)
                .await
                .map_or(true, |liste| liste.lignes.is_empty())
        );
        cheffe.fermer().await;
        elle.fermer().await;
        essai.session.actualiser().await.unwrap();
        essai.finir().await;
    });
}

fn vide(fait: Option<Fait>) -> AConsigner {
    let faits = fait.into_iter().collect();
    AConsigner { faits, recit: None, survenu_le: None, apres: None, id: None }
}
