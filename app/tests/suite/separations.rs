//! "Never show A to whoever follows B": it holds wherever a file could show.

use std::io::{Cursor, Read as _};

use app::Session;
use app::casier::Brouillon;
use app::consigner::AConsigner;
use app::dossiers::Lesquels;
use app::exporter::{Colonne, Exportation, Forme, MotDePasse};
use app::motif::Motif;
use domain::fait::Choix;
use domain::recit::Identite;
use domain::{DossierId, Fait, Jour, MembreId, Regard, Role};
use zeroize::Zeroizing;

use crate::commun::{Essai, sur_chaque_moteur};

const AU: Jour = Jour::constante(2026, 11, 25);

pub(crate) fn motif() -> Motif {
    "une situation qui l'exige".parse().unwrap()
}

fn regard() -> Regard {
    Regard::au(Jour::DERNIER)
}

impl Essai {
    pub(crate) async fn donner_suivi(&mut self, dossier: DossierId, membre: MembreId) {
        let id = self.contexte.acte();
        let suivi = (membre, Choix::Donne);
        self.session.suivre(dossier, suivi, id, &mut self.contexte).await.unwrap();
    }

    async fn separer(&mut self, a: DossierId, b: DossierId, choix: Choix) {
        self.session.separer((a, b), choix, &motif(), &mut self.contexte).await.unwrap();
    }

    /// The file as it would be if another head of unit, who follows nobody, had opened it.
    async fn dossier_sans_suivi(&mut self, nom: &str) -> DossierId {
        let dossier = self.dossier(nom).await;
        let (moi, autre) = (self.session.membre(), self.entrer("seconde").await);
        let id = self.contexte.acte();
        let suivi = (moi, Choix::Retire);
        autre.suivre(dossier, suivi, id, &mut self.contexte).await.unwrap();
        autre.fermer().await;
        dossier
    }
}

pub(crate) async fn listes(session: &Session, essai: &mut Essai) -> Vec<DossierId> {
    let liste = session.lister(Lesquels::Tous, AU, 50, &mut essai.contexte).await.unwrap();
    assert_eq!(liste.total, liste.lignes.len(), "the total counts what is shown");
    liste.lignes.iter().map(|ligne| ligne.dossier).collect()
}

pub(crate) async fn trouves(session: &Session, nom: &str, essai: &mut Essai) -> Vec<DossierId> {
    let liste = session.chercher(nom, &mut essai.contexte).await.unwrap();
    assert_eq!(liste.total, liste.lignes.len(), "the total counts what is shown");
    liste.lignes.iter().map(|ligne| ligne.dossier).collect()
}

/// The table of an export, in clear.
pub(crate) async fn exportes(session: &Session, essai: &mut Essai) -> String {
    let colonnes = vec![Colonne::depuis_code("dossier").unwrap()];
    let voulue = Exportation { colonnes, lesquels: Lesquels::Tous, au: AU, forme: Forme::Csv };
    let mot = MotDePasse::new(Zeroizing::new("un bon mot de passe".to_owned())).unwrap();
    let exporte = session.exporter(&voulue, mot, &mut essai.contexte).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(exporte.octets)).unwrap();
    let mut fichier = archive.by_index_decrypt(0, b"un bon mot de passe").unwrap();
    let mut lu = String::new();
    fichier.read_to_string(&mut lu).unwrap();
    lu
}

fn note() -> AConsigner {
    AConsigner { faits: vec![Fait::Note], recit: None, survenu_le: None, apres: None, id: None }
}

/// Sets the scene: A and B, and a worker who follows B.
async fn scene(essai: &mut Essai) -> (DossierId, DossierId, Session) {
    essai.accueillir(Role::Cheffe).await.fermer().await;
    let a = essai.dossier_sans_suivi("QUAI").await;
    let b = essai.dossier_sans_suivi("ROSEAU").await;
    let elle = essai.accueillir(Role::TravailleuseSociale).await;
    essai.donner_suivi(b, elle.membre()).await;
    (a, b, elle)
}

#[test]
fn it_holds_in_searches_lists_pages_exports_and_look_alikes() {
    sur_chaque_moteur(|mut essai| async move {
        let (a, b, elle) = scene(&mut essai).await;
        assert_eq!(listes(&elle, &mut essai).await.len(), 2, "before, she sees both");
        let tape = Brouillon {
            formulaire: "acte".into(),
            dossier: Some(a),
            apres: None,
            modifie_a: essai.contexte.maintenant,
            champs: vec![("recit".into(), "avant".into())],
        };
        elle.garder_brouillon(tape, 0, &mut essai.contexte).await.unwrap();
        assert_eq!(elle.brouillons().await.unwrap().len(), 1);
        essai.separer(a, b, Choix::Donne).await;

        // Lists, search, exports, drafts: at once, in the session that was open.
        assert_eq!(listes(&elle, &mut essai).await, [b]);
        assert!(trouves(&elle, "quai", &mut essai).await.is_empty());
        assert_eq!(trouves(&elle, "roseau", &mut essai).await, [b]);
        let table = exportes(&elle, &mut essai).await;
        assert!(!table.contains(&a.to_string()) && table.contains(&b.to_string()), "{table}");
        assert!(elle.brouillons().await.unwrap().is_empty());
        assert!(elle.brouillon("acte", Some(a)).await.unwrap().is_none());
        // Look-alikes: not even that one exists elsewhere.
        let identite = Identite { nom: Some("Quai".into()), ..Identite::default() };
        let contexte = &mut essai.contexte;
        let ressemblances = elle.ressemblances(&identite, contexte).await.unwrap();
        assert!(ressemblances.vues.lignes.is_empty() && !ressemblances.ailleurs);
        // By its address: as a file that does not exist, whatever she tries.
        let jamais = essai.contexte.dossier();
        for dossier in [a, jamais] {
            let contexte = &mut essai.contexte;
            let mut refus = vec![
                elle.montrer(dossier, regard(), contexte).await.err().unwrap(),
                elle.faits_de_droit(dossier, AU, contexte).await.err().unwrap(),
                elle.qui_a_lu(dossier, (AU, AU), None, 9, contexte).await.err().unwrap(),
                elle.consigner(dossier, note(), contexte).await.err().unwrap(),
                elle.montrer_suivi(dossier, contexte).await.err().unwrap(),
                elle.separations(dossier, contexte).await.err().unwrap(),
                elle.separer((b, dossier), Choix::Retire, &motif(), contexte).await.err().unwrap(),
                // Not even by breaking the glass.
                elle.briser_la_glace(dossier, &motif(), contexte).await.err().unwrap(),
            ];
            let id = essai.contexte.acte();
            let suivi = (elle.membre(), Choix::Donne);
            refus.push(elle.suivre(dossier, suivi, id, &mut essai.contexte).await.err().unwrap());
            for (rang, erreur) in refus.iter().enumerate() {
                assert_eq!(erreur.code(), "dossier-inconnu", "{rang}");
                assert_eq!(erreur.to_string(), "aucun dossier ne porte cet identifiant");
            }
        }
        // She is not told of it on the file she follows; who sees both is.
        assert!(elle.separations(b, &mut essai.contexte).await.unwrap().is_empty());
        let contexte = &mut essai.contexte;
        let dites = essai.session.separations(b, contexte).await.unwrap();
        assert_eq!(dites.len(), 1);
        assert_eq!((dites[0].autre, dites[0].par.as_str()), (a, "cheffe"));

        essai.separer(b, a, Choix::Retire).await;
        assert_eq!(listes(&elle, &mut essai).await.len(), 2, "lifted, whatever the order");
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn leaving_a_follow_up_by_oneself_opens_nothing() {
    sur_chaque_moteur(|mut essai| async move {
        let (a, b, elle) = scene(&mut essai).await;
        essai.separer(a, b, Choix::Donne).await;
        let id = essai.contexte.acte();
        let quitter = (elle.membre(), Choix::Retire);
        elle.suivre(b, quitter, id, &mut essai.contexte).await.unwrap();
        assert_eq!(listes(&elle, &mut essai).await, [b], "she would have seen A");
        let refus = elle.montrer(a, regard(), &mut essai.contexte).await.err().unwrap();
        assert_eq!(refus.code(), "dossier-inconnu");
        // A head of unit does not give her A either, and says no more than that.
        let id = essai.contexte.acte();
        let suivi = (elle.membre(), Choix::Donne);
        let refus = essai.session.suivre(a, suivi, id, &mut essai.contexte).await.err().unwrap();
        assert_eq!(refus.code(), "suivi-impossible");
        // Relieved by a head of unit, she may be given A; then B is kept from her.
        let id = essai.contexte.acte();
        let retirer = (elle.membre(), Choix::Retire);
        essai.session.suivre(b, retirer, id, &mut essai.contexte).await.unwrap();
        essai.donner_suivi(a, elle.membre()).await;
        assert_eq!(listes(&elle, &mut essai).await, [a]);
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_head_of_unit_alone_leaves_her_follow_ups_before_she_separates() {
    sur_chaque_moteur(|mut essai| async move {
        let (a, b) = (essai.dossier("QUAI").await, essai.dossier("ROSEAU").await);
        let contexte = &mut essai.contexte;
        let refus = essai.session.separer((a, b), Choix::Donne, &motif(), contexte).await;
        assert_eq!(refus.unwrap_err().code(), "suivi-des-deux", "who opens a file follows it");
        let quitter = (essai.session.membre(), Choix::Retire);
        for dossier in [a, b] {
            let id = essai.contexte.acte();
            essai.session.suivre(dossier, quitter, id, &mut essai.contexte).await.unwrap();
        }
        essai.avancer(1);
        essai.separer(a, b, Choix::Donne).await;
        let session = essai.autre_session().await;
        assert_eq!(listes(&session, &mut essai).await.len(), 2, "she left before: nothing binds");
        session.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn whoever_follows_both_sees_neither_and_heads_of_unit_are_no_exception() {
    sur_chaque_moteur(|mut essai| async move {
        let (a, b, elle) = scene(&mut essai).await;
        essai.donner_suivi(a, elle.membre()).await;
        let contexte = &mut essai.contexte;
        let refus = elle.separer((a, b), Choix::Donne, &motif(), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "suivi-des-deux", "she could undo nothing");
        essai.separer(a, b, Choix::Donne).await;
        assert!(listes(&elle, &mut essai).await.is_empty());
        let moi = essai.session.membre();
        essai.donner_suivi(a, moi).await;
        let session = essai.autre_session().await;
        assert_eq!(listes(&session, &mut essai).await, [a]);
        let refus = session.montrer(b, regard(), &mut essai.contexte).await.err().unwrap();
        assert_eq!(refus.code(), "dossier-inconnu");
        // Nor is she told who reads it: the officer is.
        let seconde = essai.entrer("seconde").await;
        seconde.montrer(b, regard(), &mut essai.contexte).await.unwrap();
        let dpo = essai.accueillir(Role::Dpo).await;
        for (qui, dite) in [(&session, false), (&dpo, true)] {
            let filtre = app::acces_lus::FiltreLectures {
                membre: Some(seconde.membre()),
                ..app::acces_lus::FiltreLectures::default()
            };
            let contexte = &mut essai.contexte;
            let lues = qui.journal_des_acces(&filtre, None, 50, contexte).await.unwrap().lectures;
            assert_eq!(lues.iter().any(|lue| lue.dossiers.contains(&b)), dite);
            assert!(lues.iter().all(|lue| lue.nombre as usize == lue.dossiers.len()));
        }
        for autre in [dpo, seconde, session, elle] {
            autre.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn who_may_separate_is_limited_and_a_reason_is_asked() {
    sur_chaque_moteur(|mut essai| async move {
        let (a, b) = (essai.dossier("QUAI").await, essai.dossier("ROSEAU").await);
        let juriste = essai.accueillir(Role::Juriste).await;
        let contexte = &mut essai.contexte;
        let refus = juriste.separer((a, b), Choix::Donne, &motif(), contexte).await.unwrap_err();
        assert_eq!(refus.code(), "role");
        let contexte = &mut essai.contexte;
        let refus = essai.session.separer((a, a), Choix::Donne, &motif(), contexte).await;
        assert_eq!(refus.unwrap_err().code(), "separation-impossible");
        assert_eq!("trop court".parse::<Motif>().unwrap_err().code(), "motif");
        juriste.fermer().await;
        essai.finir().await;
    });
}
