//! A whole visit, as a capture of the network and the server's own log see it.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::lieux::{Aide, QUITTER, Relais, dehors, entrer};

/// One message of a capture.
struct Message {
    premiere: String,
    tete: String,
    corps: String,
}

/// Every request of a connection: a head, then as many bytes as it announces.
fn requetes(capture: &str) -> Vec<Message> {
    let mut reste = capture;
    let mut messages = Vec::new();
    while let Some((tete, suite)) = reste.split_once("\r\n\r\n") {
        let longueur = tete
            .lines()
            .find_map(|ligne| {
                ligne.to_lowercase().strip_prefix("content-length:").map(str::to_owned)
            })
            .map_or(0, |valeur| valeur.trim().parse().unwrap());
        let (corps, apres) = suite.split_at(longueur);
        messages.push(Message {
            premiere: tete.lines().next().unwrap().to_owned(),
            tete: tete.to_owned(),
            corps: corps.to_owned(),
        });
        reste = apres;
    }
    messages
}

/// Everything somebody chose or answered in the visit below, as forms write it.
const DITS: [&str; 9] =
    ["976", "Mayotte", "mineur", "besoin", "pcm", "q-age", "q-toit", "2026-11-19", "retention"];

#[test]
fn no_answer_department_or_search_is_in_any_address_header_or_log_line() {
    let dehors = dehors();
    for javascript in JavaScript::TOUS {
        let aide = Aide::ouvrir(&dehors);
        let relais = Relais::ouvrir(aide.serveur.adresse());
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        entrer(&navigateur, &format!("{}/aide/", relais.adresse));
        let visite = navigateur.url().replace("fr/index.html", "");
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Trouver de l'aide");
        navigateur.choisir("De quoi avez-vous besoin ?", "Une personne de moins de 18 ans");
        navigateur.choisir("Département", "976 – Mayotte");
        navigateur.choisir("Langue que vous voulez parler", "Naijá (Pidgin)");
        navigateur.suivre(Role::Bouton, "Voir les contacts");
        assert!(navigateur.dit("Amicale du Nid"), "{}", navigateur.texte());
        navigateur.suivre(Role::Lien, "Première page");
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Connaître mes droits");
        navigateur.cocher("Quel âge avez-vous ? > Moins de 18 ans");
        navigateur.cocher("Avez-vous un endroit pour dormir ? > Non");
        navigateur.cocher("Où étiez-vous quand vous l'avez reçu ? > En centre de rétention");
        navigateur.remplir("Quel jour l'avez-vous reçu ?", "2026-11-19");
        navigateur.suivre(Role::Bouton, "Voir la réponse");
        assert!(navigateur.dit("Vous avez moins de 18 ans"), "{}", navigateur.texte());
        navigateur.suivre(Role::Lien, QUITTER);
        assert_eq!(navigateur.garde(), 0);

        let (allers, retours) = relais.capture();
        let envoyees: Vec<Message> = allers.iter().flat_map(|flux| requetes(flux)).collect();
        let nom = visite.trim_end_matches('/').rsplit('/').next().unwrap();
        let hote = relais.adresse.strip_prefix("http://").unwrap();
        let neutre = |texte: &str| texte.replace(nom, "VISITE").replace(hote, "HOTE");
        let corps: String = envoyees.iter().map(|message| message.corps.as_str()).collect();
        // The capture sees what it looks for, where it should be: in bodies.
        for dit in DITS.iter().filter(|dit| **dit != "Mayotte") {
            assert!(corps.contains(dit), "{dit} was sent: {corps}");
        }
        assert!(envoyees.len() > 20, "style, script and icon too");
        for message in &envoyees {
            let tete = neutre(&message.tete);
            for dit in DITS {
                assert!(!tete.contains(dit), "{dit}: {tete}");
            }
            let minuscules = tete.to_lowercase();
            assert!(!minuscules.contains("\ncookie:"), "{tete}");
            let vient = minuscules.lines().find(|ligne| ligne.starts_with("referer:"));
            assert_eq!(vient, None, "{tete}");
            assert!(!message.premiere.contains('?'), "{}", message.premiere);
        }
        for tete in retours.iter().flat_map(|flux| flux.split("HTTP/1.1 ").skip(1)) {
            let tete = neutre(tete.split("\r\n\r\n").next().unwrap());
            assert!(!tete.to_lowercase().contains("set-cookie"), "{tete}");
            for dit in DITS {
                assert!(!tete.contains(dit), "{dit}: {tete}");
            }
        }
        let (code, journal) = aide.serveur.arreter();
        assert_eq!(code, Some(0));
        let lignes: Vec<&str> = journal.lines().collect();
        assert_eq!(lignes.len(), 2, "nothing but where it listens and how to stop it: {journal}");
    }
}
