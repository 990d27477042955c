//! What a column holds.

/// Role of a column. Its code is stable: it is what a correspondence file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The row's own number.
    Numero,
    /// Family name.
    Nom,
    /// First name.
    Prenom,
    /// Name and first name in one cell.
    NomComplet,
    /// The name she goes by.
    Dite,
    /// Birth: a date, a year, or "vers 1995".
    Naissance,
    /// Gender.
    Sexe,
    /// Nationality.
    Nationalite,
    /// Day of the first contact.
    PremierContact,
    /// How she came.
    Voie,
    /// Administrative situation.
    Sejour,
    /// Obligation to leave the territory: yes, no, or its date.
    Oqtf,
    /// Number of dependent children in France.
    EnfantsFrance,
    /// Number of children who stayed abroad.
    EnfantsPays,
    /// Who follows her.
    Referente,
    /// Where she sleeps.
    Hebergement,
    /// Department she lives in.
    Departement,
    /// Marital situation.
    SituationConjugale,
    /// Language she speaks best.
    Langue,
    /// Complaint.
    Plainte,
    /// Where prostitution takes place.
    Cadre,
    /// Wish to leave prostitution: its date, or yes or no.
    SouhaitSortie,
    /// Request to enter the exit pathway: its date, or yes or no.
    DemandePsp,
    /// Sitting of the commission: its date, or yes or no.
    Commission,
    /// Decision on the request.
    Decision,
    /// Day of the decision.
    DateDecision,
    /// Day the decision was notified.
    DateNotification,
    /// Grounds of the refusal.
    MotifRefus,
    /// Day of a renewal. Several columns may have this role.
    Renouvellement,
    /// End of the pathway: its date, or yes or no.
    FinPsp,
    /// What the pathway led to.
    Issue,
    /// Allowance: yes, no, pending, or its first day.
    Afis,
    /// First day of the allowance.
    AfisDebut,
    /// Last day of the allowance; may lie ahead.
    AfisFin,
    /// The pathway's permit: its date, or yes or no.
    Aps,
    /// First day of the permit.
    ApsDebut,
    /// Last day of the permit; may lie ahead.
    ApsFin,
    /// Telephone numbers. Several columns may have this role.
    Telephone,
    /// Closing of the file: its date, or yes or no.
    Cloture,
    /// Why the file was closed.
    MotifCloture,
    /// Another date that may lie ahead. Several columns may have this role.
    Echeance,
    /// Free text, kept under its header. Several columns may have this role.
    Note,
    /// A column that is not read at all: only a correspondence says so.
    Ignorer,
    /// Outings: the day.
    SortieDate,
    /// Outings: street, online, indoors.
    SortieType,
    /// Outings: the place.
    SortieLieu,
    /// Outings: how long, in the unit the header says.
    SortieDuree,
    /// Outings: members who took part, a number or names.
    SortieEquipe,
    /// Outings: people met.
    SortieRencontrees,
    /// Outings: people never met before.
    SortieNouvelles,
    /// Outings: people sent on to the reception.
    SortieOrientees,
    /// Outings: messages sent.
    SortieMessages,
    /// Outings: replies received.
    SortieReponses,
}

impl Role {
    /// Every role with its stable code.
    pub const TOUS: [(Self, &'static str); 53] = [
        (Self::Numero, "numero"),
        (Self::Nom, "nom"),
        (Self::Prenom, "prenom"),
        (Self::NomComplet, "nom-complet"),
        (Self::Dite, "dite"),
        (Self::Naissance, "naissance"),
        (Self::Sexe, "sexe"),
        (Self::Nationalite, "nationalite"),
        (Self::PremierContact, "premier-contact"),
        (Self::Voie, "voie"),
        (Self::Sejour, "sejour"),
        (Self::Oqtf, "oqtf"),
        (Self::EnfantsFrance, "enfants-france"),
        (Self::EnfantsPays, "enfants-pays"),
        (Self::Referente, "referente"),
        (Self::Hebergement, "hebergement"),
        (Self::Departement, "departement"),
        (Self::SituationConjugale, "situation-conjugale"),
        (Self::Langue, "langue"),
        (Self::Plainte, "plainte"),
        (Self::Cadre, "cadre"),
        (Self::SouhaitSortie, "souhait-sortie"),
        (Self::DemandePsp, "demande-psp"),
        (Self::Commission, "commission"),
        (Self::Decision, "decision"),
        (Self::DateDecision, "date-decision"),
        (Self::DateNotification, "date-notification"),
        (Self::MotifRefus, "motif-refus"),
        (Self::Renouvellement, "renouvellement"),
        (Self::FinPsp, "fin-psp"),
        (Self::Issue, "issue"),
        (Self::Afis, "afis"),
        (Self::AfisDebut, "afis-debut"),
        (Self::AfisFin, "afis-fin"),
        (Self::Aps, "aps"),
        (Self::ApsDebut, "aps-debut"),
        (Self::ApsFin, "aps-fin"),
        (Self::Telephone, "telephone"),
        (Self::Cloture, "cloture"),
        (Self::MotifCloture, "motif-cloture"),
        (Self::Echeance, "echeance"),
        (Self::Note, "note"),
        (Self::Ignorer, "ignorer"),
        (Self::SortieDate, "sortie-date"),
        (Self::SortieType, "sortie-type"),
        (Self::SortieLieu, "sortie-lieu"),
        (Self::SortieDuree, "sortie-duree"),
        (Self::SortieEquipe, "sortie-equipe"),
        (Self::SortieRencontrees, "sortie-rencontrees"),
        (Self::SortieNouvelles, "sortie-nouvelles"),
        (Self::SortieOrientees, "sortie-orientees"),
        (Self::SortieMessages, "sortie-messages"),
        (Self::SortieReponses, "sortie-reponses"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUS.into_iter().find(|(role, _)| *role == self).map_or("", |(_, code)| code)
    }

    /// Reverse of [`Role::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|(_, autre)| *autre == code).map(|(role, _)| role)
    }

    /// Whether it belongs to the table of outings alone.
    pub(crate) fn est_de_sortie(self) -> bool {
        self.code().starts_with("sortie-")
    }

    /// Whether several columns may have it.
    pub(crate) fn est_multiple(self) -> bool {
        [Self::Renouvellement, Self::Telephone, Self::Note, Self::Echeance, Self::Ignorer]
            .contains(&self)
    }

    /// Whether its cells are dates.
    pub(crate) fn est_de_date(self) -> bool {
        [
            Self::Naissance,
            Self::PremierContact,
            Self::SouhaitSortie,
            Self::DemandePsp,
            Self::Commission,
            Self::DateDecision,
            Self::DateNotification,
            Self::Renouvellement,
            Self::FinPsp,
            Self::AfisDebut,
            Self::AfisFin,
            Self::ApsDebut,
            Self::ApsFin,
            Self::Cloture,
            Self::Echeance,
            Self::SortieDate,
        ]
        .contains(&self)
    }

    /// Whether it says who the person is.
    pub(crate) fn nomme(self) -> bool {
        [Self::Nom, Self::Prenom, Self::NomComplet, Self::Dite].contains(&self)
    }

    /// Whether it says something that only the file of a person holds: a list of partners or of
    /// appointments has names too.
    pub(crate) fn decrit(self) -> bool {
        !(self.nomme()
            || self.est_de_sortie()
            || [
                Self::Numero,
                Self::Telephone,
                Self::Note,
                Self::Echeance,
                Self::Referente,
                Self::Departement,
                Self::Langue,
                Self::Ignorer,
            ]
            .contains(&self))
    }
}
