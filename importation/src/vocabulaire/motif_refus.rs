//! Grounds of a refusal; several may stand in one cell.

use std::sync::LazyLock;

use domain::psp::Motif;

use super::lexique::Lexique;
use crate::texte::plier;

static MOTIFS: LazyLock<Lexique<Motif>> = LazyLock::new(|| {
    use Motif::{
        AsileRejete, Autre, ConjointIrregulier, DossierIncomplet, EnfantsALEtranger,
        EngagementsNonTenus, EtatCivilLegalise, Mineure, NAPasCesse, Oqtf, OrdreDuJourComplet,
        PasDePlainte, PasVictime,
    };
    Lexique::new(&[
        (
            EnfantsALEtranger,
            "enfant* au pays|enfant* a l etranger|enfant* etranger|enfant* rest* au pays|\
             enfant* rest* *|enf pays|enfant* hors de france|enfant* hors france|enfant* pays|\
             enfant* non presents|enf au pays|enf a l etranger|enfant*",
        ),
        (
            ConjointIrregulier,
            "conjoint* sans *|conjoint* non *|conjoint*|compagnon*|concubin*|mari|partenaire*|\
             epoux|pere des enfants|couple",
        ),
        (
            AsileRejete,
            "asile rejet*|asile refus*|rejet* asile|rejet* d asile|rejet* * l asile|refus asile|\
             refus d asile|refus de l asile|deboute*|rejet* ofpra|rejet* cnda|ofpra|cnda|da rejet*|\
             demande d asile rejet*|demande d asile refus*|demande d asile|asile",
        ),
        (
            Oqtf,
            "oqtf|obligation de quitter*|obligation a quitter*|irtf|mesure d eloignement|\
             eloignement",
        ),
        (
            EtatCivilLegalise,
            "etat civil*|acte* de naissance*|legalis*|non legalis*|passeport*|sans passeport|\
             pas de passeport|pas d acte*|document* d identite|identite|pas d identite*|\
             pas d etat civil|acte non legalis*|etat civil non *|piece* d identite|sans etat civil",
        ),
        (
            PasDePlainte,
            "pas de plainte|sans plainte|plainte*|aucune plainte|absence de plainte|\
             pas porte plainte|\
             non depot de plainte|n a pas porte plainte|n a pas depose plainte|pas depose plainte|\
             pas de depot de plainte|non cooperation|pas de denonciation",
        ),
        (
            NAPasCesse,
            "n a pas cesse*|pas cesse*|pas arrete*|n a pas arrete*|poursui*|continu*|\
             toujours active|\
             activite en cours|encore en activite|pas d arret*|non arret*|pas sortie|\
             n a pas quitte*|prostitution en cours|exerce toujours|toujours en activite|\
             pas cessation|non cessation|absence d arret|en activite|pas stoppe*|reprise*",
        ),
        (
            EngagementsNonTenus,
            "engagement* non *|engagement*|pas d engagement*|non respect*|manque d engagement|\
             manquement*|absence*|ne respecte pas*|n a pas respecte*|pas d implication|assiduite|\
             pas assidue|manque d assiduite|pas respecte*|manque de motivation|non assidue",
        ),
        (
            DossierIncomplet,
            "incompl*|dossier incompl*|piece* manquante*|piece*|manque de piece*|dossier*|\
             manque * document*|document* manquant*|pas complet|non complet|dossier non complet|\
             dossier pas complet",
        ),
        (
            PasVictime,
            "pas victime*|non victime*|pas reconnue*|non reconnue*|pas de preuve*|pas prostitu*|\
             pas de prostitution|prostitution non *|n est pas victime|victime non *|\
             pas de traite|non etabli*|pas en situation de prostitution|preuve*|doute*|\
             pas de lien avec la prostitution|absence de preuve*|qualite de victime",
        ),
        (Mineure, "mineur*|minorite|age"),
        (
            OrdreDuJourComplet,
            "ordre du jour*|odj*|commission complete|commission pleine|cdlp complete|quota*|\
             plus de place*|pas de place*|manque de place*|nombre de places",
        ),
        (Autre, "autre*|divers|ordre public|menace*|trouble*|non motive*|sans motif|pas de motif"),
    ])
});

/// The grounds a text says, in order, each once; and whether every part of the text was understood.
pub(crate) fn motifs_refus(texte: &str) -> (Vec<Motif>, bool) {
    if let Some(motif) = MOTIFS.lire_entier(texte) {
        return (vec![motif], true);
    }
    let mut motifs = Vec::new();
    let mut compris = true;
    for partie in parties(texte) {
        match MOTIFS.lire(&partie) {
            Some(motif) if motifs.contains(&motif) => {}
            Some(motif) => motifs.push(motif),
            None => compris = false,
        }
    }
    (motifs, compris)
}

/// The parts of a text, at its separators: `;`, `,`, `/`, `+`, `&`, line breaks, "et".
fn parties(texte: &str) -> Vec<String> {
    texte
        .split([';', ',', '/', '+', '&', '\n', '|', '•'])
        .flat_map(|partie| {
            let plie = plier(partie);
            plie.split(" et ").map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|partie| !partie.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Motif::{
            AsileRejete, ConjointIrregulier, DossierIncomplet, EnfantsALEtranger,
            EngagementsNonTenus, EtatCivilLegalise, Mineure, NAPasCesse, Oqtf, OrdreDuJourComplet,
            PasDePlainte, PasVictime,
        };
        for (attendu, textes) in [
            (Oqtf, "OQTF|oqtf en cours|Obligation de quitter le territoire"),
            (AsileRejete, "asile rejeté|rejet de l'asile|déboutée|demande d'asile rejetée"),
            (EnfantsALEtranger, "enfants au pays|enfants à l'étranger|Enfant resté au pays"),
            (EtatCivilLegalise, "état civil non légalisé|acte de naissance|pas de passeport"),
            (ConjointIrregulier, "conjoint en situation irrégulière|conjoint sans papiers"),
            (PasDePlainte, "pas de plainte|absence de plainte|n'a pas porté plainte"),
            (NAPasCesse, "n'a pas cessé|poursuite de l'activité|pas d'arrêt de la prostitution"),
            (EngagementsNonTenus, "engagements non tenus|non respect des engagements"),
            (DossierIncomplet, "dossier incomplet|pièces manquantes"),
            (PasVictime, "pas victime|non reconnue victime"),
            (Mineure, "mineure"),
            (OrdreDuJourComplet, "ordre du jour complet|ODJ complet"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(motifs_refus(texte), (vec![attendu], true), "{texte}");
            }
        }
    }

    #[test]
    fn several_grounds_stand_in_one_cell() {
        use Motif::{AsileRejete, EnfantsALEtranger, Oqtf};
        for texte in ["OQTF ; asile rejeté", "OQTF + asile rejeté", "oqtf et asile rejeté, OQTF"]
        {
            assert_eq!(motifs_refus(texte), (vec![Oqtf, AsileRejete], true), "{texte}");
        }
        assert_eq!(motifs_refus("enfants au pays / bleu"), (vec![EnfantsALEtranger], false));
    }
}
