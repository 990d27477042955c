//! Draft of an appeal to the prefect. A human finishes and signs it.
//!
//! It asserts only what the law engine establishes; what it does not is listed apart, with its
//! state, for whoever sends the letter.

use domain::Jour;

use crate::droit::{MotifAnalyse, TexteCite};
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{PROJET, Redaction, ou, personne};

piece! {
    /// Data of an appeal to the prefect.
    RecoursGracieux, RecoursGracieux, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        adresse: Option<String>, "adresse", "Adresse où lui répondre", Identite, AuBesoin;
        objet: Option<String>, "objet", "Objet de la décision", Faits, Propose;
        reference: Option<String>, "reference", "Référence de la décision", Justice, AuBesoin;
        decidee_le: Option<Jour>, "decidee-le", "Décision du", Faits, Propose;
        notifiee_le: Option<Jour>, "notifiee-le", "Notifiée le", Faits, Propose;
        termes: Option<String>, "termes", "Motifs, mot pour mot", Justice, Propose;
        motifs: Vec<MotifAnalyse>, "motifs", "Motifs et textes", Justice, Propose;
        situation: Option<String>, "situation", "Situation aujourd’hui", Social, Propose;
        sante: Option<String>, "sante", "Éléments de santé", Sante, AuBesoin;
        pieces: Vec<String>, "pieces", "Pièces jointes", Social, AuBesoin;
        etablis: Vec<TexteCite>, "textes", "Textes établis", Faits, Propose;
        a_verifier: Vec<TexteCite>, "textes-a-verifier", "Textes à vérifier", Faits, Propose;
        points: Vec<String>, "points", "Points à vérifier", Faits, Propose;
        prudente: Option<Jour>, "date-prudente", "À envoyer avant le", Faits, Propose;
        limite: Option<Jour>, "date-limite", "Dernier jour calculé", Faits, Propose;
    }
}

fn page(piece: &RecoursGracieux, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::RecoursGracieux);
    let mut r = Redaction::new(titre, PROJET, entete);
    r.encadre(PROJET);
    r.adresse(&["À Monsieur ou Madame le préfet", "Préfecture"]);
    expediteur(piece.prenom.as_deref(), piece.nom.as_deref(), piece.adresse.as_deref(), &mut r);
    let objet = ou(piece.objet.as_deref(), "objet de la décision");
    r.texte(format!("Objet : recours gracieux contre un refus ({objet})."));
    r.rubriques(&[
        ("Décision du", &piece.decidee_le),
        ("Notifiée le", &piece.notifiee_le),
        ("Référence", &piece.reference),
    ]);
    r.texte("Monsieur ou Madame le préfet,");
    r.texte(
        "Par la décision citée ci-dessus, vous avez refusé la demande présentée au titre du \
         parcours de sortie de la prostitution. Je vous demande de la reconsidérer.",
    );
    r.paragraphes("Les motifs de la décision", piece.termes.as_deref());
    motifs(&piece.motifs, &mut r);
    r.paragraphes("Ma situation aujourd’hui", piece.situation.as_deref());
    r.paragraphes("Éléments de santé", piece.sante.as_deref());
    r.titre("Ce que je demande");
    r.texte(
        "Je vous demande de revenir sur ce refus et d’autoriser le parcours, ou de me faire \
         connaître par écrit les motifs de votre réponse et les pièces qui manqueraient. Je vous \
         prie d’accuser réception de ce courrier.",
    );
    if !piece.pieces.is_empty() {
        r.titre("Pièces jointes").numeros(&piece.pieces);
    }
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["Signature de la personne"]);
    textes(&piece.etablis, &mut r);
    r.rubriques(&[
        ("À envoyer avant le", &piece.prudente),
        ("Dernier jour calculé", &piece.limite),
    ]);
    a_verifier(&piece.a_verifier, &piece.points, &mut r);
    r.finir()
}

/// Who writes.
pub(super) fn expediteur(
    prenom: Option<&str>,
    nom: Option<&str>,
    adresse: Option<&str>,
    r: &mut Redaction,
) {
    r.texte(personne(prenom, nom));
    for ligne in adresse.into_iter().flat_map(str::lines) {
        r.texte(ligne);
    }
}

/// Each ground, with what texts say of it.
pub(super) fn motifs(motifs: &[MotifAnalyse], r: &mut Redaction) {
    if motifs.is_empty() {
        return;
    }
    r.titre("Ce que les textes en disent");
    let lignes = motifs.iter().map(MotifAnalyse::cellules).collect();
    r.table("Chaque motif, avec le texte lu et son état", MotifAnalyse::ENTETES, lignes);
}

/// The texts a draft rests on.
pub(super) fn textes(etablis: &[TexteCite], r: &mut Redaction) {
    if etablis.is_empty() {
        return;
    }
    r.titre("Textes sur lesquels s’appuie ce projet");
    let lignes = etablis.iter().map(TexteCite::cellules).collect();
    r.table("Textes vus, résumés dans nos mots", TexteCite::ENTETES, lignes);
}

/// What is not to be sent: what a human has to check first.
pub(super) fn a_verifier(a_verifier: &[TexteCite], points: &[String], r: &mut Redaction) {
    if a_verifier.is_empty() && points.is_empty() {
        return;
    }
    r.saut();
    r.titre("À vérifier avant l’envoi, puis à retirer");
    r.liste(points);
    let lignes = a_verifier.iter().map(TexteCite::cellules).collect();
    r.table("Textes à lire sur Légifrance avant de les citer", TexteCite::ENTETES, lignes);
}
