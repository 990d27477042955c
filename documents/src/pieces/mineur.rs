//! What a worrying information and a report have in common: dated facts, each with its source.

use law::Source;

use crate::contenu::rangee;
use crate::droit::{self, TexteCite};
use crate::pieces::ecriture::Redaction;

rangee! {
    /// A fact, as it was seen or heard.
    FaitDate {
        /// When.
        le "Quand";
        /// What was seen or heard, in the words used.
        fait "Ce qui a été vu ou entendu";
        /// By whom, or how it is known.
        source "Par qui, ou comment on le sait";
    }
}

/// The table of facts.
pub(super) fn faits(faits: &[FaitDate], r: &mut Redaction) {
    if faits.is_empty() {
        return;
    }
    r.titre("Faits");
    r.texte(
        "Les faits sont datés et rapportés avec leur source. Les paroles sont entre guillemets. \
         Une hypothèse est dite comme telle.",
    );
    let lignes = faits.iter().map(FaitDate::cellules).collect();
    r.table("Faits, du plus ancien au plus récent", FaitDate::ENTETES, lignes);
}

/// The texts behind the form, each with its state.
pub(super) fn textes(sources: &[&Source], r: &mut Redaction) {
    let lignes = sources.iter().map(|source| droit::texte(source).cellules()).collect();
    r.titre("Textes");
    r.table("Ce que disent les textes, et s’ils ont été revus", TexteCite::ENTETES, lignes);
}
