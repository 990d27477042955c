//! How a person came to the association.

use std::sync::LazyLock;

use domain::fait::VoieContact;

use super::lexique::Lexique;

static VOIES: LazyLock<Lexique<VoieContact>> = LazyLock::new(|| {
    use VoieContact::{
        Accueil, Autre, EnLigne, Entourage, Partenaire, Police, Rue, Telephone, Urgence115,
    };
    Lexique::new(&[
        (Urgence115, "115|siao*|samu social|hebergement d urgence|urgence*|accueil de nuit"),
        (
            EnLigne,
            "internet*|en ligne|site*|web|numerique*|reseau* socia*|facebook|instagram|snap*|\
             tchat|chat|annonce*|maraude* numerique*|aller vers numerique|av numerique|online|\
             maraude* internet|maraude* web|tiktok|forum*|mail*|courriel*|email|e mail",
        ),
        (
            Telephone,
            "sms|tel|telephon*|appel*|texto*|message*|whatsapp|ligne d ecoute|messagerie*|portable",
        ),
        (
            Police,
            "police*|gendarm*|justice|parquet|tribunal*|tj|procureur*|juge*|commissariat*|brigade*|\
             opj|bf|spip|pjj|ocrteh|avocat*|paf|brp|dipn|prison*|maison d arret|ugo",
        ),
        (
            Rue,
            "rue*|maraude*|bois|route*|trottoir*|aller vers|allervers|av|tournee*|sortie*|bus|\
             camion*|\
             terrain|exterieur|nuit|deambulation*|veille sociale|antenne mobile|unite mobile",
        ),
        (
            Entourage,
            "bouche a oreille|bao|ami*|copine*|famille*|connaissance*|entourage|compatriote*|\
             une autre personne|pair*|pairs|conjoint*|proche*|soeur*|usagere*|une dame|communaute|\
             autre femme|une accompagnee|ancienne accompagnee|collegue*|client*|voisin*",
        ),
        (
            Partenaire,
            "partenaire*|partenariat*|asso*|hopital*|chu|medecin*|sage femme|pmi|ccas|mds|\
             assistant* social*|as|cd|conseil departemental|departement|cimade|croix rouge|cada|\
             huda|\
             spada|chrs|ofii|ofpra|prefecture*|mairie*|ddets*|drdfe|cidff|planning*|pass|cegidd|\
             mission locale|ecole*|ase|aide sociale*|centre*|foyer*|structure*|service*|\
             secours*|resto*|emmaus|france travail|pole emploi|caf|mouvement du nid|amicale*|\
             france victimes|3919|ac se|acse|oriente*|orientation*|travailleu* socia*|ts|\
             france terre d asile|ftda|medecins du monde|mdm|aides|cabiria|psy*|infirmier*|cmp|\
             csapa|\
             caarud|polyvalence|utas|collectivite*|institution*",
        ),
        (
            Accueil,
            "accueil*|permanence*|spontane*|elle meme|lui meme|d elle meme|local|venue*|locaux|\
             antenne|presentation*|se presente|visite*|soi meme|demarche personnelle|directe*|\
             direct|seule|libre|bureau",
        ),
        (Autre, "autre*|divers"),
    ])
});

/// The way a text says.
pub(crate) fn voie(texte: &str) -> Option<VoieContact> {
    VOIES.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use VoieContact::{
            Accueil, EnLigne, Entourage, Partenaire, Police, Rue, Telephone, Urgence115,
        };
        for (attendue, textes) in [
            (Rue, "rue|maraude|Maraude de nuit|bois|aller-vers"),
            (EnLigne, "internet|Site internet|maraude numérique|réseaux sociaux|en ligne"),
            (Telephone, "SMS|tél.|téléphone|appel"),
            (Accueil, "accueil|Accueil de jour|permanence|venue seule|spontanée"),
            (Partenaire, "partenaire|Orientée par asso partenaire|hôpital|CCAS|CIDFF"),
            (Police, "police|Gendarmerie|justice|commissariat"),
            (Urgence115, "115|SIAO"),
            (Entourage, "bouche à oreille|une amie|famille"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(voie(texte), Some(attendue), "{texte}");
            }
        }
        assert_eq!(voie("bleu"), None);
        assert_eq!(voie(""), None);
    }
}
