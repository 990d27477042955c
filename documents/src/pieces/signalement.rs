//! Report about a minor, to the prosecutor, when the gravity asks for it.

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;
use crate::pieces::mineur::{FaitDate, faits, textes};

piece! {
    /// Data of a report to the prosecutor.
    Signalement, Signalement, page {
        tribunal: Option<String>, "tribunal", "Tribunal judiciaire", Mineurs, Propose;
        redacteur: Option<String>, "redacteur", "Rédigé par", Mineurs, Propose;
        fonction: Option<String>, "fonction", "Fonction", Mineurs, Propose;
        joindre: Option<String>, "joindre", "Où la joindre", Mineurs, Propose;
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance ou âge", Mineurs, Propose;
        ou_elle_est: Option<String>, "ou-est-l-enfant", "Où est l’enfant", Mineurs, Propose;
        parents: Option<String>, "parents", "Parents ou représentants", Mineurs, AuBesoin;
        informes: Option<String>, "parents-informes", "Parents informés", Mineurs, Propose;
        faits: Vec<FaitDate>, "faits", "Faits", Mineurs, Propose;
        gravite: Option<String>, "gravite", "Ce qui fait la gravité", Mineurs, Propose;
        mis_en_cause: Option<String>, "personnes-evoquees", "Personnes évoquées", Justice, AuBesoin;
        parole: Option<String>, "parole", "Ce que dit l’enfant", Mineurs, AuBesoin;
        sante: Option<String>, "sante", "Santé", Sante, AuBesoin;
        urgence: Option<String>, "urgence", "Protection demandée", Mineurs, Propose;
        copie: Option<String>, "copie", "Copie au département, le", Mineurs, Propose;
        accuse: Option<String>, "accuse", "Accusé de réception attendu par", Mineurs, Propose;
    }
}

fn page(piece: &Signalement, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::Signalement);
    let mut r = Redaction::new(titre, "Confidentiel : concerne un enfant.", entete);
    let tribunal = piece.tribunal.as_deref().unwrap_or("[siège du tribunal]");
    r.adresse(&["À Madame ou Monsieur le procureur", "Tribunal judiciaire", tribunal]);
    r.encadre(
        "Danger immédiat : appelez le 17 ou le 112. Ce signalement rapporte des faits ; il \
         n’accuse pas et ne qualifie pas : c’est au procureur de le faire.",
    );
    r.section(
        "Qui signale",
        &[
            ("Rédigé par", &piece.redacteur),
            ("Fonction", &piece.fonction),
            ("Où la joindre", &piece.joindre),
        ],
    );
    r.section(
        "L’enfant",
        &[
            ("Nom", &piece.nom),
            ("Prénom", &piece.prenom),
            ("Naissance ou âge", &piece.naissance),
            ("Où est l’enfant aujourd’hui", &piece.ou_elle_est),
            ("Parents ou représentants", &piece.parents),
            (
                "Parents informés de ce signalement ; sinon, en quoi ce serait contraire à \
                 l’intérêt de l’enfant",
                &piece.informes,
            ),
        ],
    );
    faits(&piece.faits, &mut r);
    r.section(
        "Gravité et protection",
        &[
            ("Ce qui fait la gravité", &piece.gravite),
            ("Ce que dit l’enfant", &piece.parole),
            ("Personnes évoquées dans les faits", &piece.mis_en_cause),
            ("Santé", &piece.sante),
            ("Protection demandée", &piece.urgence),
        ],
    );
    r.rubriques(&[
        ("Copie au président du conseil départemental, le", &piece.copie),
        ("Accusé de réception attendu par", &piece.accuse),
    ]);
    textes(&[&law::casf::LOI_2002_305, &law::casf::L221_1, &law::casf::L226_4], &mut r);
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["Signature"]);
    r.finir()
}
