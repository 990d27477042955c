//! A certificate: what the association can attest, and nothing of why.

use domain::Jour;

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{Redaction, ou, personne};

piece! {
    /// Data of a certificate.
    Attestation, Attestation, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance", Faits, AuBesoin;
        suivi_depuis: Option<Jour>, "suivi-depuis", "Accompagnée depuis", Faits, Propose;
        parcours_du: Option<Jour>, "parcours-du", "Parcours autorisé du", Faits, AuBesoin;
        parcours_au: Option<Jour>, "parcours-au", "Parcours autorisé au", Faits, AuBesoin;
        domiciliation: Option<String>, "domiciliation", "Domiciliation", Identite, AuBesoin;
        texte: Option<String>, "texte", "Ce qui est attesté", Social, AuBesoin;
        usage: Option<String>, "usage", "Pour servir à", Social, AuBesoin;
        signataire: Option<String>, "signataire", "Signataire et fonction", Social, Propose;
    }
}

fn page(piece: &Attestation, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::Attestation);
    let mut r = Redaction::new(titre, "", entete);
    let signataire = ou(piece.signataire.as_deref(), "nom et fonction du signataire");
    r.texte(format!(
        "L’association {}, représentée par {signataire}, atteste accompagner :",
        entete.association
    ));
    r.texte(personne(piece.prenom.as_deref(), piece.nom.as_deref()));
    r.rubriques(&[
        ("Naissance", &piece.naissance),
        ("Accompagnée depuis", &piece.suivi_depuis),
        ("Parcours autorisé du", &piece.parcours_du),
        ("Parcours autorisé au", &piece.parcours_au),
        ("Domiciliation", &piece.domiciliation),
    ]);
    r.paragraphes("Ce qui est attesté", piece.texte.as_deref());
    r.rubriques(&[("Pour servir à", &piece.usage)]);
    r.texte(format!("Fait le {}, pour valoir ce que de droit.", mots::jour(entete.jour)));
    r.signatures(&["Signature et cachet de l’association"]);
    r.finir()
}
