//! Documents: chosen fields, a preview that keeps nothing, issuing once, reading again, erasing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use app::acces_lus::FiltreLectures;
use app::consigner::AConsigner;
use app::documents::{Envoi, Preparation};
use app::{Contexte, Session};
use domain::document::{Destinataire, FormeDocument, GenreDocument};
use domain::psp::{Decision, Demande, Evenement, Motif, Objet, Sens};
use domain::{ActeId, DossierId, Fait, Jour, Recit, Role};
use testkit::{CANARI, canari, contient};

use crate::commun::{Essai, sur_chaque_moteur};

const ID: ActeId = ActeId::depuis_octets([5; 16]);

fn preparation(genre: GenreDocument, champs: &[&str]) -> Preparation {
    let champs = champs.iter().map(|code| (*code).to_owned()).collect();
    Preparation { genre, forme: FormeDocument::Odt, champs, saisies: BTreeMap::new() }
}

fn envoi(destinataire: Destinataire) -> Envoi {
    Envoi { destinataire, id: Some(ID), apres: None }
}

/// What an OpenDocument text says.
fn texte(octets: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut lu = String::new();
    archive.by_name("content.xml").unwrap().read_to_string(&mut lu).unwrap();
    lu
}

async fn noter(
    session: &Session,
    dossier: DossierId,
    (le, fait, recit): (&str, Fait, Option<Recit>),
    contexte: &mut Contexte,
) {
    let survenu_le = Some(le.parse().unwrap());
    let acte = AConsigner { faits: vec![fait], recit, survenu_le, apres: None, id: None };
    session.consigner(dossier, acte, contexte).await.unwrap();
}

fn observation(rubrique: &str, valeur: &str) -> Fait {
    Fait::Observation(app::observation::lire(rubrique, valeur).unwrap())
}

/// A person whose request was refused, in words that must go nowhere unchosen.
async fn refusee(essai: &mut Essai) -> DossierId {
    let dossier = essai.dossier(&canari("nom")).await;
    let deposee_le: Jour = "2026-11-01".parse().unwrap();
    let refus = Decision {
        objet: Objet::Entree,
        sens: Sens::Refus,
        decidee_le: "2026-11-10".parse().unwrap(),
        notifiee_le: Some("2026-11-12".parse().unwrap()),
        ecrite: Some(true),
        mentionne_recours: Some(true),
        motifs: vec![Motif::Oqtf],
        preuve: None,
    };
    let demande = Evenement::Demande(Demande { deposee_le: Some(deposee_le) });
    let termes = Some(Recit::Justice(canari("termes")));
    // A file opened today tells what came before as well.
    for acte in [
        ("2026-11-25", observation("naissance", "1993-04-17"), None),
        ("2026-11-25", observation("departement", "57"), None),
        ("2026-11-01", Fait::Psp(demande), None),
        ("2026-11-10", Fait::Psp(Evenement::Decision(refus)), termes),
    ] {
        noter(&essai.session, dossier, acte, &mut essai.contexte).await;
    }
    dossier
}

async fn actes(session: &Session, dossier: DossierId) -> usize {
    session.journal(domain::Flux::Dossier(dossier)).await.unwrap().unwrap().actes.len()
}

#[test]
fn a_draft_appeal_says_what_was_chosen_and_what_the_law_engine_established() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let avant = actes(session, dossier).await;
        let genre = GenreDocument::RecoursGracieux;
        let offerts = session.champs_du_document(dossier, genre, contexte).await.unwrap().champs;
        let termes = offerts.iter().find(|offert| offert.champ.code == "termes").unwrap();
        assert_eq!(termes.dits, [canari("termes")]);
        assert!(termes.est_propose());

        let sans_noms = ["decidee-le", "notifiee-le", "motifs", "textes", "date-prudente"];
        let mut voulue = preparation(genre, &sans_noms);
        let apercu = session.apercevoir(dossier, &voulue, contexte).await.unwrap();
        let lu = texte(&apercu.octets);
        assert_eq!(apercu.nom, "recours-gracieux.odt");
        assert!(lu.contains("12 novembre 2026") && lu.contains("obligation de quitter"), "{lu}");
        assert!(lu.contains("CASF L.121-9") && lu.contains("PROJET"), "{lu}");
        // Notified on 12 November: the prudent date is two months less a day later.
        assert!(lu.contains("11 janvier 2027"), "{lu}");
        assert!(!lu.contains(CANARI), "{lu}");
        assert_eq!(actes(session, dossier).await, avant, "a preview writes nothing");

        voulue.champs.push("nom".to_owned());
        voulue.champs.push("situation".to_owned());
        voulue.saisies.insert("situation".to_owned(), "Je suis des cours & un stage.".to_owned());
        let lu = texte(&session.apercevoir(dossier, &voulue, contexte).await.unwrap().octets);
        assert!(lu.contains(&canari("nom")) && !lu.contains(&canari("termes")), "{lu}");
        assert!(lu.contains("Je suis des cours &amp; un stage."), "{lu}");
        voulue.saisies.insert("decidee-le".to_owned(), "hier".to_owned());
        let refus = session.apercevoir(dossier, &voulue, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "champ-document");
        voulue.champs = vec!["besoins-sante".to_owned()];
        let refus = session.apercevoir(dossier, &voulue, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "champ-document");
        essai.finir().await;
    });
}

#[test]
fn a_document_is_issued_once_kept_sealed_and_read_again() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let voulue = preparation(GenreDocument::DemandePsp, &["nom", "naissance", "accord"]);
        let envoi = envoi(Destinataire::Prefecture);
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let emission = session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        assert!(!emission.consigne.deja_present);
        assert_eq!(emission.emis.empreinte, *blake3::hash(&emission.octets).as_bytes());
        let apres = actes(session, dossier).await;
        let encore = session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        assert!(encore.consigne.deja_present && encore.octets == emission.octets);
        assert_eq!(actes(session, dossier).await, apres);

        let emis = session.documents_emis(dossier, contexte).await.unwrap();
        assert_eq!(emis.len(), 1);
        assert_eq!((emis[0].acte, emis[0].auteur), (ID, session.membre()));
        assert_eq!(emis[0].document, emission.emis);
        assert_eq!(emis[0].champs.as_deref(), Some(&voulue.champs[..]));
        let (relu, octets) = session.lire_document(dossier, ID, contexte).await.unwrap();
        assert!(relu == emission.emis && octets == emission.octets);
        let autre = ActeId::depuis_octets([6; 16]);
        let refus = session.lire_document(dossier, autre, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "document-inconnu");

        for operation in ["document-emettre", "document-lire", "documents"] {
            let operation = Some(operation.to_owned());
            let filtre = FiltreLectures { operation, ..FiltreLectures::default() };
            let lues = session.journal_des_acces(&filtre, None, 10, contexte).await.unwrap();
            assert!(lues.lectures.iter().any(|lecture| lecture.dossiers.contains(&dossier)));
        }
        essai.finir().await;
    });
}

#[test]
fn erasing_a_person_erases_what_was_issued() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let voulue = preparation(GenreDocument::Attestation, &["nom", "suivi-depuis"]);
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let envoi = envoi(Destinataire::Organisme);
        session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        let motif = app::effacer::MotifEffacement::Demande;
        session.effacer(dossier, &motif, contexte).await.unwrap();
        // Stored uncompressed in the archive that an OpenDocument text is.
        assert!(!contient(&essai.place.octets(), b"opendocument"));
        let refus = session.lire_document(dossier, ID, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "dossier-efface");
        essai.finir().await;
    });
}

#[test]
fn what_a_member_may_not_read_she_may_neither_give_nor_read_again() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let champs = ["nom", "besoins-sante"];
        let mut voulue = preparation(GenreDocument::DemandePsp, &champs);
        voulue.saisies.insert("besoins-sante".to_owned(), "un suivi".to_owned());
        let sociale = essai.accueillir(Role::TravailleuseSociale).await;
        let offerts = sociale
            .champs_du_document(dossier, GenreDocument::DemandePsp, &mut essai.contexte)
            .await
            .unwrap();
        assert!(offerts.champs.iter().all(|offert| offert.champ.code != "besoins-sante"));
        let refus = sociale.apercevoir(dossier, &voulue, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "cle-absente");
        let envoi = envoi(Destinataire::Commission);
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        let emis = sociale.documents_emis(dossier, &mut essai.contexte).await.unwrap();
        assert_eq!((emis.len(), &emis[0].champs), (1, &None));
        let refus = sociale.lire_document(dossier, ID, &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "cle-absente");
        sociale.fermer().await;
        for role in [Role::Benevole, Role::Statistiques, Role::Administration, Role::Dpo] {
            let elle = essai.accueillir(role).await;
            let attestation = preparation(GenreDocument::Attestation, &["suivi-depuis"]);
            let contexte = &mut essai.contexte;
            let refus = elle.apercevoir(dossier, &attestation, contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            let refus = elle.documents_emis(dossier, contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            elle.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_minor_is_never_a_matter_for_the_commission() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("ROSEAU").await;
        let naissance = ("2026-11-25", observation("naissance", "2010-03-02"), None);
        noter(&essai.session, dossier, naissance, &mut essai.contexte).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        for genre in [GenreDocument::DemandePsp, GenreDocument::Engagements] {
            let voulue = preparation(genre, &["nom"]);
            let refus = session.apercevoir(dossier, &voulue, contexte).await.unwrap_err();
            assert_eq!(refus.code(), "mineure");
            assert!(refus.to_string().contains("R.121-12-13-1"), "{refus}");
        }
        let voulue = preparation(GenreDocument::InformationPreoccupante, &["nom", "naissance"]);
        let lu = texte(&session.apercevoir(dossier, &voulue, contexte).await.unwrap().octets);
        assert!(lu.contains("2 mars 2010") && lu.contains("119"), "{lu}");
        essai.finir().await;
    });
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_kept_byte_for_byte_and_not_in_clear() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let mut voulue = preparation(GenreDocument::DemandePsp, &["nom", "naissance"]);
        voulue.forme = FormeDocument::Pdf;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let envoi = envoi(Destinataire::Prefecture);
        let emission = session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        assert!(emission.octets.starts_with(b"%PDF-"));
        let (_, octets) = session.lire_document(dossier, ID, contexte).await.unwrap();
        assert!(octets == emission.octets);
        assert!(!contient(&essai.place.octets(), b"%PDF-"));
        essai.finir().await;
    });
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_what_writes_pdf_the_text_to_edit_still_comes() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = refusee(&mut essai).await;
        let mut voulue = preparation(GenreDocument::Attestation, &["suivi-depuis"]);
        voulue.forme = FormeDocument::Pdf;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let refus = session.apercevoir(dossier, &voulue, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "document-sans-pdf");
        assert!(!contient(refus.to_string().as_bytes(), CANARI.as_bytes()));
        essai.finir().await;
    });
}

#[test]
fn steps_for_civil_status_are_listed_for_a_prefecture_without_what_is_noted_of_them() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier(&canari("nom")).await;
        let demarche = |mots: &str, autre: Option<&str>, centimes| {
            let autre = autre.map(|jour| jour.parse().unwrap());
            app::demarche::lire(mots, autre, centimes).unwrap().0
        };
        let pris = demarche("etat-civil:passeport:rendez-vous", Some("2026-03-16"), Some(12_000));
        let gardee = demarche("etat-civil:passeport:preuve", None, Some(3_550));
        let acte = demarche("etat-civil:acte-naissance:refuse", None, None);
        let note = |quoi: &str| Some(Recit::Social(canari(quoi)));
        for (le, fait, recit) in [
            ("2026-02-02", pris, note("consulat")),
            ("2026-03-16", gardee, None),
            ("2026-03-20", acte, Some(Recit::Justice(canari("justice")))),
        ] {
            noter(&essai.session, dossier, (le, fait, recit), &mut essai.contexte).await;
        }
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let genre = GenreDocument::DemarchesEtatCivil;
        let offerts = session.champs_du_document(dossier, genre, contexte).await.unwrap().champs;
        let dits = |code: &str| {
            offerts.iter().find(|offert| offert.champ.code == code).unwrap().dits.clone()
        };
        assert_eq!(dits("frais-total"), ["155,50 €"]);
        assert_eq!(dits("preuves"), ["passeport, preuve du 16 mars 2026"]);
        let etats =
            ["acte de naissance : refusé, 20 mars 2026", "passeport : preuve gardée, 16 mars 2026"];
        assert_eq!(dits("etat-des-documents"), etats);
        // What is noted is offered, never proposed, and of the social file alone.
        assert_eq!(dits("notes"), ["2 février 2026", "passeport", &canari("consulat")]);
        let proposes: Vec<&str> = offerts
            .iter()
            .filter(|offert| offert.est_propose())
            .map(|offert| offert.champ.code)
            .collect();
        assert!(!proposes.contains(&"notes") && proposes.contains(&"demarches"));
        let apercu = session.apercevoir(dossier, &preparation(genre, &proposes), contexte).await;
        let lu = texte(&apercu.unwrap().octets);
        assert!(lu.contains(&canari("nom")) && lu.contains("120,00 €"), "{lu}");
        assert!(!lu.contains(&canari("consulat")) && !lu.contains(&canari("justice")), "{lu}");
        let voulue = preparation(genre, &["demarches", "notes"]);
        let lu = texte(&session.apercevoir(dossier, &voulue, contexte).await.unwrap().octets);
        assert!(lu.contains(&canari("consulat")) && !lu.contains(&canari("nom")), "{lu}");
        let envoi = envoi(Destinataire::Prefecture);
        session.emettre(dossier, &voulue, envoi, contexte).await.unwrap();
        assert_eq!(session.documents_emis(dossier, contexte).await.unwrap().len(), 1);
        essai.finir().await;
    });
}
