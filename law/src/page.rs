//! The page `docs/droit.md`: every rule, text, parameter, tag and open question, generated so that
//! it cannot drift from the engine.

use crate::PERIODE_COUVERTE;
use crate::conseil;
use crate::explication::{expliquer, ligne, titre};
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::questions_ouvertes;
use crate::rendu::date_en_toutes_lettres;
use crate::source::{Etiquette, VERIFICATION};

/// The whole page, in French.
pub fn page_droit() -> String {
    let mut page = String::from("# Le droit dans Passerelle\n");
    ligne(
        &mut page,
        "\n<!-- généré par « cargo run -q -p law --example page_droit > docs/droit.md » : ne pas \
         modifier à la main -->\n",
    );
    ligne(
        &mut page,
        "Passerelle ne donne pas de conseil juridique. Chaque réponse cite ses textes, dit à quel \
         point ils sont sûrs, et dit quand on ne peut pas savoir. Une personne décide.\n",
    );
    ligne(
        &mut page,
        &format!(
            "Période étudiée : du {} au {}. Dernière vérification des textes : {}.",
            date_en_toutes_lettres(*PERIODE_COUVERTE.start()),
            date_en_toutes_lettres(*PERIODE_COUVERTE.end()),
            date_en_toutes_lettres(VERIFICATION),
        ),
    );
    etiquettes(&mut page);
    for question in QuestionId::TOUTES {
        page.push('\n');
        page.push_str(&expliquer(*question).texte());
    }
    valeurs_datees(&mut page);
    ouvertes(&mut page);
    codes(&mut page);
    page
}

fn etiquettes(page: &mut String) {
    ligne(page, "\n## Étiquettes de confiance\n");
    for (etiquette, effet) in [
        (Etiquette::Verifiee, "ouvre et ferme"),
        (Etiquette::Secondaire { sources: 0 }, "ouvre ; ferme si trois sources concordent"),
        (Etiquette::Ancienne, "n'ouvre ni ne ferme"),
        (Etiquette::Memoire, "n'ouvre ni ne ferme"),
        (Etiquette::Introuvable, "n'ouvre ni ne ferme"),
    ] {
        ligne(page, &format!("- [{}] {} : {effet}.", etiquette.code(), etiquette.libelle()));
    }
}

fn valeurs_datees(page: &mut String) {
    ligne(page, "\n## Valeurs datées\n");
    ligne(page, "| valeur | du | au | unité | étiquette | source | vérifié le |");
    ligne(page, "|---|---|---|---|---|---|---|");
    for serie in parametres::tous().series() {
        for releve in &serie.releves {
            let au = releve.au.map(|jour| jour.to_string()).unwrap_or_default();
            ligne(
                page,
                &format!(
                    "| {} : {} | {} | {au} | {} | {} | {} | {} |",
                    serie.libelle,
                    releve.valeur,
                    releve.du,
                    serie.unite,
                    releve.etiquette.code(),
                    releve.source,
                    releve.verifie_le,
                ),
            );
        }
    }
}

fn ouvertes(page: &mut String) {
    ligne(page, "\n## Questions ouvertes");
    for ouverte in questions_ouvertes::toutes() {
        titre(page, &ouverte.code);
        ligne(page, &format!("- Ce qu'on ne sait pas : {}", ouverte.inconnu));
        ligne(page, &format!("- À lire : {}", ouverte.lire));
        ligne(page, &format!("- Ce que cela changerait : {}", ouverte.change));
    }
}

fn codes(page: &mut String) {
    ligne(page, "\n## Codes\n");
    ligne(page, "Points à vérifier :\n");
    for point in point::TOUS {
        ligne(page, &format!("- `{}` : {}", point.code, point.texte));
    }
    ligne(page, "\nConseils :\n");
    for conseil in conseil::TOUS {
        ligne(page, &format!("- `{}` : {}", conseil.code, conseil.texte));
    }
}
