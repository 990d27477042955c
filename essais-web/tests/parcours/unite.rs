//! The unit: somebody leaves in the middle of a session, files are taken out, a list is arranged.

use essais_web::{JavaScript, Role};

use crate::association::Association;

#[test]
fn a_member_removed_in_the_middle_of_her_session_reads_nothing_more() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let elle = association.a_son_poste("juriste", javascript);
        let dossier = association.un_dossier(&elle);
        association.aller(&elle, &dossier);
        let cheffe = association.a_son_poste("responsable", javascript);
        association.aller(&cheffe, "/membres");
        cheffe.activer(Role::Bouton, "Modifier : juriste");
        cheffe.suivre(Role::Bouton, "Retirer : juriste");
        assert!(cheffe.dit("juriste partie"), "{}", cheffe.texte());
        association.aller(&elle, &dossier);
        assert!(elle.url().ends_with("/connexion"), "{}", elle.url());
        association.presenter(&elle, "juriste", association.phrase());
        assert!(elle.dit("Identifiant ou phrase secrète inconnus"), "{}", elle.texte());
        // The keys she held were replaced: the others go on reading.
        association.aller(&cheffe, &dossier);
        assert_eq!(cheffe.statut(), 200);
    }
}

#[test]
fn files_leave_in_an_encrypted_archive_and_the_export_is_listed() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("responsable", javascript);
        association.aller(&navigateur, "/exports");
        navigateur.activer(Role::Bouton, "Qui elle est (nomme les personnes)");
        navigateur.cocher("Nom");
        navigateur.choisir("Tableau", "Texte (CSV)");
        let mot = navigateur.valeur("Mot de passe de l'archive");
        assert_eq!(mot.chars().count(), 20);
        let dossier = tempfile::tempdir().unwrap();
        let archive = navigateur.telecharger(Role::Bouton, "Télécharger l'archive", dossier.path());
        assert_eq!(archive.file_name().unwrap(), "export-2026-11-23.zip");
        let octets = std::fs::read(&archive).unwrap();
        assert!(octets.starts_with(b"PK") && octets.len() > 1000, "{} bytes", octets.len());
        assert!(!navigateur.url().contains('?'));
        navigateur.suivre(Role::Lien, "Voir les exports déjà faits");
        assert!(navigateur.dit("responsable") && navigateur.dit("Nom, Premier contact"));
    }
}

#[test]
fn the_list_keeps_how_she_arranged_it() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("travailleuse", javascript);
        association.aller(&navigateur, "/dossiers");
        navigateur.activer(Role::Bouton, "Filtrer et choisir les colonnes");
        navigateur.choisir("Où en est le PSP", "en cours");
        navigateur.cocher("Prochaine échéance");
        navigateur.suivre(Role::Bouton, "Appliquer");
        assert!(navigateur.url().ends_with("/dossiers"), "{}", navigateur.url());
        assert!(navigateur.dit("PSP en cours"), "{}", navigateur.texte());
        navigateur.activer(Role::Bouton, "Filtrer et choisir les colonnes");
        navigateur.remplir("Nom de la vue", "En parcours");
        navigateur.suivre(Role::Bouton, "Enregistrer cette vue");
        assert!(navigateur.noms(Role::Titre)[0].ends_with("En parcours"));
        assert!(navigateur.montre(Role::Bouton, "En parcours"), "{}", navigateur.texte());
        assert!(!navigateur.url().contains("parcours"));
    }
}
