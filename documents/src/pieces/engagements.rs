//! Commitments, in French and in the person's language, side by side.
//!
//! Fixed labels are translated here for the languages of [`crate::langue`]; what was agreed on is
//! translated by whoever speaks the language. Without one, the document is in French alone.

use domain::Jour;

use crate::entete::Entete;
use crate::langue::{FRANCAIS, Langue};
use crate::mots;
use crate::page::{Bloc, Page};
use crate::piece::piece;
use crate::pieces::ecriture::{CONFIDENTIEL, Redaction};

piece! {
    /// Data of the commitments document.
    Engagements, Engagements, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        langue: Option<String>, "langue", "Langue (en, es, pt, ro, bg, ru, ar, zh)", Faits, Propose;
        du: Option<Jour>, "periode-du", "Du", Faits, Propose;
        au: Option<Jour>, "periode-au", "Au", Faits, Propose;
        actions: Vec<String>, "actions", "Actions de l’association", Social, Propose;
        traduites: Vec<String>, "actions-traduites", "Les mêmes, traduites", Social, Propose;
        engagements: Vec<String>, "engagements", "Engagements de la personne", Social, Propose;
        traduits: Vec<String>, "engagements-traduits", "Les mêmes, traduits", Social, Propose;
        interprete: Option<String>, "interprete", "Interprète", Identite, AuBesoin;
    }
}

fn page(piece: &Engagements, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::Engagements);
    let mut r = Redaction::new(titre, CONFIDENTIEL, entete);
    let langue = piece.langue.as_deref().and_then(Langue::depuis_code);
    r.rubriques(&[
        ("Nom", &piece.nom),
        ("Prénom", &piece.prenom),
        ("Du", &piece.du),
        ("Au", &piece.au),
        ("Interprète", &piece.interprete),
    ]);
    let Some(langue) = langue else {
        seul(piece, &mut r);
        return signer(entete, FRANCAIS.signature, r);
    };
    r.titre(&format!("{} / {}", FRANCAIS.titre, langue.propre));
    let fixes = [
        [FRANCAIS.titre.to_owned(), langue.titre.to_owned()],
        [FRANCAIS.objet.to_owned(), langue.objet.to_owned()],
        [FRANCAIS.libertes.to_owned(), langue.libertes.to_owned()],
    ];
    bilingue(&mut r, langue, "Ce document", [&FRANCAIS.propre, &langue.propre], fixes.to_vec());
    let actions = deux_a_deux(&piece.actions, &piece.traduites);
    let (ici, la) = (FRANCAIS.actions, langue.actions);
    bilingue(&mut r, langue, "Actions", [&ici, &la], actions);
    let engagements = deux_a_deux(&piece.engagements, &piece.traduits);
    let (ici, la) = (FRANCAIS.engagements, langue.engagements);
    bilingue(&mut r, langue, "Engagements", [&ici, &la], engagements);
    signer(entete, &format!("{} / {}", FRANCAIS.signature, langue.signature), r)
}

fn seul(piece: &Engagements, r: &mut Redaction) {
    r.texte(FRANCAIS.objet).texte(FRANCAIS.libertes);
    r.titre(FRANCAIS.actions).numeros(&piece.actions).liste(&piece.traduites);
    r.titre(FRANCAIS.engagements).numeros(&piece.engagements).liste(&piece.traduits);
}

fn signer(entete: &Entete, personne: &str, mut r: Redaction) -> Page {
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&[personne, &format!("Pour l’association {}", entete.association)]);
    r.finir()
}

fn bilingue(
    r: &mut Redaction,
    langue: &'static Langue,
    legende: &str,
    entetes: [&&str; 2],
    lignes: Vec<[String; 2]>,
) {
    if lignes.is_empty() {
        return;
    }
    r.bloc(Bloc::Bilingue {
        langue: langue.code,
        droite_a_gauche: langue.droite_a_gauche,
        legende: legende.to_owned(),
        entetes: entetes.map(|entete| (*entete).to_owned()),
        lignes,
    });
}

/// Each sentence with its translation; what has none is beside an empty cell.
fn deux_a_deux(ici: &[String], la: &[String]) -> Vec<[String; 2]> {
    let longueur = ici.len().max(la.len());
    let a = |textes: &[String], rang: usize| textes.get(rang).cloned().unwrap_or_default();
    (0..longueur).map(|rang| [a(ici, rang), a(la, rang)]).collect()
}
