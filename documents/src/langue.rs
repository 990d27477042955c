//! The languages in which commitments are written beside French: those the fonts held here print.
//!
//! The words are working translations of fixed labels, to be read over by somebody who speaks the
//! language; what the person and the association agree on is typed by them.

/// Fixed labels of the commitments document, in one language.
#[derive(Debug)]
pub struct Langue {
    /// ISO 639 code, as in the metadata of a PDF.
    pub code: &'static str,
    /// Its name in French.
    pub nom: &'static str,
    /// Its own name.
    pub propre: &'static str,
    /// Whether it is written from right to left.
    pub droite_a_gauche: bool,
    /// Title of the document.
    pub titre: &'static str,
    /// What the document is.
    pub objet: &'static str,
    /// What the association will do.
    pub actions: &'static str,
    /// What the person will do.
    pub engagements: &'static str,
    /// She may ask questions, change her mind, see her file.
    pub libertes: &'static str,
    /// Signature of the person.
    pub signature: &'static str,
}

impl Langue {
    /// The language of this code. `None`: it has no fixed labels here.
    pub fn depuis_code(code: &str) -> Option<&'static Self> {
        LANGUES.iter().find(|langue| langue.code == code)
    }
}

/// French itself: the left column.
pub static FRANCAIS: Langue = Langue {
    code: "fr",
    nom: "français",
    propre: "français",
    droite_a_gauche: false,
    titre: "Actions et engagements du parcours de sortie",
    objet: "Ce document dit ce que nous ferons ensemble pendant les six prochains mois.",
    actions: "Ce que fera l’association",
    engagements: "Ce que fera la personne",
    libertes: "Vous pouvez poser toutes vos questions, demander une modification, et arrêter à \
               tout moment.",
    signature: "Signature de la personne",
};

/// Every language beside French.
pub static LANGUES: &[Langue] = &[
    Langue {
        code: "en",
        nom: "anglais",
        propre: "English",
        droite_a_gauche: false,
        titre: "Actions and commitments of the exit pathway",
        objet: "This document says what we will do together during the next six months.",
        actions: "What the association will do",
        engagements: "What the person will do",
        libertes: "You may ask any question, ask for a change, and stop at any time.",
        signature: "Signature of the person",
    },
    Langue {
        code: "es",
        nom: "espagnol",
        propre: "español",
        droite_a_gauche: false,
        titre: "Acciones y compromisos del itinerario de salida",
        objet: "Este documento dice lo que haremos juntos durante los próximos seis meses.",
        actions: "Lo que hará la asociación",
        engagements: "Lo que hará la persona",
        libertes: "Puede hacer todas las preguntas, pedir un cambio y parar en cualquier momento.",
        signature: "Firma de la persona",
    },
    Langue {
        code: "pt",
        nom: "portugais",
        propre: "português",
        droite_a_gauche: false,
        titre: "Ações e compromissos do percurso de saída",
        objet: "Este documento diz o que faremos juntos durante os próximos seis meses.",
        actions: "O que a associação fará",
        engagements: "O que a pessoa fará",
        libertes: "Pode fazer todas as perguntas, pedir uma alteração e parar a qualquer momento.",
        signature: "Assinatura da pessoa",
    },
    Langue {
        code: "ro",
        nom: "roumain",
        propre: "română",
        droite_a_gauche: false,
        titre: "Acțiuni și angajamente ale parcursului de ieșire",
        objet: "Acest document spune ce vom face împreună în următoarele șase luni.",
        actions: "Ce va face asociația",
        engagements: "Ce va face persoana",
        libertes: "Puteți pune orice întrebare, puteți cere o modificare și vă puteți opri oricând.",
        signature: "Semnătura persoanei",
    },
    Langue {
        code: "bg",
        nom: "bulgare",
        propre: "български",
        droite_a_gauche: false,
        titre: "Действия и ангажименти по пътя на излизане",
        objet: "Този документ казва какво ще правим заедно през следващите шест месеца.",
        actions: "Какво ще направи сдружението",
        engagements: "Какво ще направи лицето",
        libertes: "Можете да задавате всякакви въпроси, да поискате промяна и да спрете по всяко \
                   време.",
        signature: "Подпис на лицето",
    },
    Langue {
        code: "ru",
        nom: "russe",
        propre: "русский",
        droite_a_gauche: false,
        titre: "Действия и обязательства на пути выхода",
        objet: "В этом документе сказано, что мы будем делать вместе в ближайшие шесть месяцев.",
        actions: "Что сделает ассоциация",
        engagements: "Что сделает человек",
        libertes: "Вы можете задать любой вопрос, попросить об изменении и остановиться в любой \
                   момент.",
        signature: "Подпись",
    },
    Langue {
        code: "ar",
        nom: "arabe",
        propre: "العربية",
        droite_a_gauche: true,
        titre: "الإجراءات والالتزامات في مسار الخروج",
        objet: "توضح هذه الوثيقة ما سنفعله معًا خلال الأشهر الستة القادمة.",
        actions: "ما ستفعله الجمعية",
        engagements: "ما سيفعله الشخص المعني",
        libertes: "يمكنك طرح أي سؤال وطلب أي تعديل والتوقف في أي وقت.",
        signature: "توقيع الشخص المعني",
    },
    Langue {
        code: "zh",
        nom: "chinois",
        propre: "中文",
        droite_a_gauche: false,
        titre: "退出计划的行动与承诺",
        objet: "本文件说明我们在未来六个月内将共同做的事情。",
        actions: "协会将做的事",
        engagements: "本人将做的事",
        libertes: "您可以提出任何问题，要求修改，也可以随时停止。",
        signature: "本人签名",
    },
];
