//! Register of notified decisions: when, by what proof, with which remedies stated.

use domain::Jour;

use crate::contenu::rangee;
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;

rangee! {
    /// A decision that was notified.
    LigneNotification {
        /// Reference of the file.
        reference "Référence";
        /// Entry or renewal.
        objet "Objet";
        /// Granted or refused.
        sens "Sens";
        /// Day of the decision.
        decidee_le "Décidée le";
        /// Day of its notification.
        notifiee_le "Notifiée le";
        /// Whether it was written and stated remedies.
        mentions "Écrite, recours";
        /// Last day to appeal, as the engine gives it.
        delai "Délai de recours";
    }
}

piece! {
    /// Data of a register of notifications.
    RegistreNotifications, RegistreNotifications, page {
        du: Option<Jour>, "du", "Du", Social, Propose;
        au: Option<Jour>, "au", "Au", Social, Propose;
        lignes: Vec<LigneNotification>, "lignes", "Notifications", Social, Propose;
        observations: Option<String>, "observations", "Observations", Social, AuBesoin;
    }
}

fn page(piece: &RegistreNotifications, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::RegistreNotifications);
    let mut r = Redaction::new(
        titre,
        "Registre interne : les dossiers sont désignés par leur \
                                       référence.",
        entete,
    );
    r.rubriques(&[("Du", &piece.du), ("Au", &piece.au)]);
    r.titre("Décisions notifiées");
    let lignes = piece.lignes.iter().map(LigneNotification::cellules).collect();
    r.table("Décisions, dans l’ordre de leur notification", LigneNotification::ENTETES, lignes);
    r.paragraphes("Observations", piece.observations.as_deref());
    r.texte(format!("État au {}.", mots::jour(entete.jour)));
    r.finir()
}
