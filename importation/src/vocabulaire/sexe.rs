//! Gender, in every spelling. `M` is a man, `Mme` a woman; trans people in every spelling.

use std::sync::LazyLock;

use domain::profil::Genre;

use super::lexique::Lexique;

static GENRES: LazyLock<Lexique<Genre>> = LazyLock::new(|| {
    Lexique::new(&[
        (
            Genre::FemmeTrans,
            "f trans*|trans* f|ft|tf|femme* trans*|trans* femme*|mtf|m to f|male to female|\
             h vers f|m vers f|homme vers femme|trans* feminin*|feminin* trans*|fille trans*|\
             mme trans*|\
             trans* mtf|transfem*|transfeminin*|f t|t f|trans woman",
        ),
        (
            Genre::HommeTrans,
            "h trans*|m trans*|trans* h|trans* m|ht|th|homme* trans*|trans* homme*|ftm|f to m|\
             female to male|f vers h|f vers m|femme vers homme|trans* masculin*|masculin* trans*|\
             garcon trans*|trans* ftm|transhom*|transmasc*|transmasculin*|h t|t h|trans man",
        ),
        (Genre::Trans, "trans* non binaire*|non binaire* trans*"),
        (
            Genre::Autre,
            "non binaire*|nonbinaire*|nb|enby|intersexe*|intersexue*|intersex|autre*|agenre|\
             gender fluid|genderfluid|fluide|queer|n b|genre fluide",
        ),
        (
            Genre::Trans,
            "t|trans|tr|transgenre*|transsexuel*|transexuel*|transidentitaire*|transgender|\
             personne* trans*|travesti*|tg|trans*",
        ),
        (
            Genre::Femme,
            "f|fe|fem|femme*|feminin*|mme|mmes|madame|mlle|melle|mademoiselle|fille*|female|woman|\
             dame|2|femmes cis*|f cis*|femme cis*|cis f|feme|femm|sexe feminin",
        ),
        (
            Genre::Homme,
            "h|m|ho|hom|homme*|masc|masculin*|mr|monsieur|mons|garcon*|male|man|1|home|h cis*|\
             homme cis*|cis h|sexe masculin",
        ),
    ])
});

/// The gender a text says. Nothing else may stand beside it but an expression of the list.
pub(crate) fn genre(texte: &str) -> Option<Genre> {
    let texte = &texte.replace(['>', '→'], " vers ");
    GENRES.lire_entier(texte).or_else(|| longue(texte))
}

/// One-letter words mean nothing inside a sentence: only longer texts are searched.
fn longue(texte: &str) -> Option<Genre> {
    let mots = crate::texte::plier(texte);
    let significatifs = mots.split(' ').filter(|mot| mot.len() > 2).collect::<Vec<_>>().join(" ");
    GENRES.lire(&significatifs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Genre::{Autre, Femme, FemmeTrans, Homme, HommeTrans, Trans};
        for (attendu, textes) in [
            (Femme, "F|f|Femme|FEMME |Mme|Mme.|Mlle|Melle|féminin|Fille|female|Madame|femmes"),
            (Homme, "H|h|M|M.|m|Homme|Mr|masculin|Garçon|male|Monsieur"),
            (Trans, "T|t|Trans|TRANS|transgenre|Transgenre |transsexuelle|personne trans"),
            (
                FemmeTrans,
                "F trans|femme trans|Femme transgenre|MtF|trans (F)|Trans F|F (trans)|F-trans|M>F|\
                 H -> F",
            ),
            (HommeTrans, "H trans|homme trans|FtM|Homme transgenre|trans masculin|M trans"),
            (Autre, "non binaire|Non-binaire|NB|intersexe|Autre"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(genre(texte), Some(attendu), "{texte}");
            }
        }
        for texte in ["", "?", "oui", "Nigéria", "X", "12", "pas femme"] {
            assert_eq!(genre(texte), None, "{texte}");
        }
    }
}
