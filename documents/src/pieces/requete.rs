//! Draft of a request to the administrative court. A human finishes and signs it.
//!
//! The court judges the whole situation on the day it rules (CE, 19 November 2021, n° 440802): the
//! draft puts the situation first, and the grounds of the refusal after it.

use domain::Jour;

use crate::droit::{MotifAnalyse, TexteCite};
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{PROJET, Redaction, ou};
use crate::pieces::recours_gracieux::{a_verifier, expediteur, motifs, textes};

piece! {
    /// Data of a request to the court.
    Requete, Requete, page {
        tribunal: Option<String>, "tribunal", "Tribunal", Justice, Propose;
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance", Faits, AuBesoin;
        nationalite: Option<String>, "nationalite", "Nationalité", Faits, AuBesoin;
        adresse: Option<String>, "adresse", "Adresse où lui écrire", Identite, Propose;
        objet: Option<String>, "objet", "Objet de la décision", Faits, Propose;
        decidee_le: Option<Jour>, "decidee-le", "Décision du", Faits, Propose;
        notifiee_le: Option<Jour>, "notifiee-le", "Notifiée le", Faits, Propose;
        gracieux_le: Option<Jour>, "gracieux-le", "Recours gracieux du", Faits, Propose;
        rejet_le: Option<Jour>, "rejet-le", "Rejeté le", Faits, Propose;
        implicite_le: Option<Jour>, "rejet-implicite-le", "Rejet né du silence", Faits, Propose;
        faits: Option<String>, "faits", "Les faits", Social, Propose;
        situation: Option<String>, "situation", "Situation aujourd’hui", Social, Propose;
        sante: Option<String>, "sante", "Éléments de santé", Sante, AuBesoin;
        termes: Option<String>, "termes", "Motifs, mot pour mot", Justice, Propose;
        motifs: Vec<MotifAnalyse>, "motifs", "Motifs et textes", Justice, Propose;
        pieces: Vec<String>, "pieces", "Pièces jointes", Social, Propose;
        etablis: Vec<TexteCite>, "textes", "Textes établis", Faits, Propose;
        a_verifier: Vec<TexteCite>, "textes-a-verifier", "Textes à vérifier", Faits, Propose;
        points: Vec<String>, "points", "Points à vérifier", Faits, Propose;
        prudente: Option<Jour>, "date-prudente", "À déposer avant le", Faits, Propose;
        limite: Option<Jour>, "date-limite", "Dernier jour calculé", Faits, Propose;
    }
}

fn page(piece: &Requete, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::Requete);
    let mut r = Redaction::new(titre, PROJET, entete);
    r.encadre(PROJET);
    let tribunal = ou(piece.tribunal.as_deref(), "siège du tribunal");
    r.adresse(&["Tribunal administratif", &tribunal]);
    r.titre("Pour");
    expediteur(piece.prenom.as_deref(), piece.nom.as_deref(), piece.adresse.as_deref(), &mut r);
    r.rubriques(&[("Naissance", &piece.naissance), ("Nationalité", &piece.nationalite)]);
    r.titre("Contre");
    let objet = ou(piece.objet.as_deref(), "objet de la décision");
    r.texte(format!("La décision du préfet de refuser ({objet})."));
    r.rubriques(&[
        ("Décision du", &piece.decidee_le),
        ("Notifiée le", &piece.notifiee_le),
        ("Recours gracieux du", &piece.gracieux_le),
        ("Rejeté le", &piece.rejet_le),
        ("Rejet né du silence le", &piece.implicite_le),
    ]);
    r.paragraphes("Les faits", piece.faits.as_deref());
    r.titre("Discussion");
    r.texte(format!("{} : {}", law::cja::CE_440802.reference, law::cja::CE_440802.resume));
    r.texte(format!("{} : {}", law::casf::L121_9.reference, law::casf::L121_9.resume));
    r.paragraphes("La situation aujourd’hui", piece.situation.as_deref());
    r.paragraphes("Éléments de santé", piece.sante.as_deref());
    r.paragraphes("Les motifs de la décision", piece.termes.as_deref());
    motifs(&piece.motifs, &mut r);
    r.titre("Par ces motifs");
    r.texte("La personne demande au tribunal, sous réserve de tout complément :");
    r.numeros(&[
        "d’annuler la décision attaquée ;".to_owned(),
        "d’examiner sa situation au jour où il statue et d’autoriser le parcours, ou de renvoyer \
         l’affaire au préfet pour qu’il en fixe les modalités ;"
            .to_owned(),
        "[à compléter : frais, injonction, aide juridictionnelle].".to_owned(),
    ]);
    r.texte(format!("{} : {}", law::cja::R431_3.reference, law::cja::R431_3.resume));
    if !piece.pieces.is_empty() {
        r.titre("Pièces jointes").numeros(&piece.pieces);
    }
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["Signature de la personne ou de son avocat"]);
    textes(&piece.etablis, &mut r);
    r.rubriques(&[
        ("À déposer avant le", &piece.prudente),
        ("Dernier jour calculé", &piece.limite),
    ]);
    a_verifier(&piece.a_verifier, &piece.points, &mut r);
    r.finir()
}
