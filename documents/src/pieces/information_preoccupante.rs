//! Worrying information about a minor, to the department's unit (CRIP).

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;
use crate::pieces::mineur::{FaitDate, faits, textes};

piece! {
    /// Data of a worrying information.
    InformationPreoccupante, InformationPreoccupante, page {
        redacteur: Option<String>, "redacteur", "Rédigée par", Mineurs, Propose;
        fonction: Option<String>, "fonction", "Fonction", Mineurs, Propose;
        joindre: Option<String>, "joindre", "Où la joindre", Mineurs, Propose;
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance ou âge", Mineurs, Propose;
        ou_elle_vit: Option<String>, "lieu-de-vie", "Où vit l’enfant", Mineurs, Propose;
        ecole: Option<String>, "ecole", "École, formation", Mineurs, AuBesoin;
        parents: Option<String>, "parents", "Parents ou représentants", Mineurs, AuBesoin;
        informes: Option<String>, "parents-informes", "Parents informés", Mineurs, Propose;
        mesures: Option<String>, "mesures", "Mesures déjà connues", Mineurs, AuBesoin;
        faits: Vec<FaitDate>, "faits", "Faits", Mineurs, Propose;
        danger: Option<String>, "danger", "Ce qui inquiète", Mineurs, Propose;
        parole: Option<String>, "parole", "Ce que dit l’enfant", Mineurs, AuBesoin;
        sante: Option<String>, "sante", "Santé", Sante, AuBesoin;
        besoins: Option<String>, "besoins", "Besoins immédiats", Mineurs, Propose;
        autres: Vec<String>, "autres-destinataires", "Aussi transmise à", Mineurs, AuBesoin;
        accuse: Option<String>, "accuse", "Accusé de réception attendu par", Mineurs, Propose;
    }
}

fn page(piece: &InformationPreoccupante, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::InformationPreoccupante);
    let mut r = Redaction::new(titre, "Confidentiel : concerne un enfant.", entete);
    r.adresse(&[
        "À la cellule de recueil des informations préoccupantes (CRIP)",
        "Conseil départemental",
    ]);
    r.encadre(
        "Danger immédiat : appelez le 17 ou le 112. Enfance en danger : 119, à toute heure. Un \
         enfant en situation de prostitution relève de la protection de l’enfance, jamais de la \
         commission du parcours de sortie.",
    );
    r.section(
        "Qui transmet",
        &[
            ("Rédigée par", &piece.redacteur),
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
            ("Où vit l’enfant", &piece.ou_elle_vit),
            ("École, formation", &piece.ecole),
            ("Parents ou représentants", &piece.parents),
            (
                "Parents informés de cette transmission ; sinon, en quoi ce serait contraire à \
                 l’intérêt de l’enfant",
                &piece.informes,
            ),
            ("Mesures déjà connues", &piece.mesures),
        ],
    );
    faits(&piece.faits, &mut r);
    r.section(
        "Évaluation",
        &[
            ("Ce qui inquiète", &piece.danger),
            ("Ce que dit l’enfant", &piece.parole),
            ("Santé", &piece.sante),
            ("Besoins immédiats", &piece.besoins),
        ],
    );
    r.rubriques(&[
        ("Aussi transmise à", &piece.autres),
        ("Accusé de réception attendu par", &piece.accuse),
    ]);
    textes(&[&law::casf::L226_3, &law::casf::L221_1, &law::casf::L226_2_1], &mut r);
    r.texte(format!("Transmise le {}.", mots::jour(entete.jour)));
    r.signatures(&["Signature"]);
    r.finir()
}
