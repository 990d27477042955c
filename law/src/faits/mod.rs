//! The facts an answer is computed from.
//!
//! A fact about a person or a situation that is absent is **unknown**: `None` never means `false`.
//! A dated act that is absent **has not happened**, and so has one dated after the day of the
//! question. [`lire`] reads them from TOML; [`Faits::nouveau`] starts a set by hand.

mod cles;
mod coherence;
mod erreur;
mod lecture;
mod sections;
mod valeurs;

use domain::{Departement, Jour};

pub use cles::{CleFait, NatureFait};
pub use erreur::{ErreurFaits, Probleme};
pub use lecture::lire;
pub use valeurs::{
    Atteinte, Atteintes, CadreOqtf, Document, Motif, Nationalite, ObjetDecision, SensDecision,
    StatutAsile,
};

pub(crate) use erreur::ligne_de;

/// Everything known on a day, by theme. Only the day is required.
#[derive(Clone, Debug, PartialEq)]
pub struct Faits {
    /// The day the question is asked.
    pub date_du_jour: Jour,
    /// The person.
    pub personne: Personne,
    /// Residence and removal.
    pub sejour: Sejour,
    /// Asylum.
    pub asile: Asile,
    /// Criminal proceedings.
    pub procedure: Procedure,
    /// Family.
    pub famille: Famille,
    /// Resources.
    pub ressources: Ressources,
    /// The exit pathway.
    pub psp: Psp,
    /// The prefect's decision on the pathway.
    pub decision: Decision,
    /// Accommodation.
    pub hebergement: Hebergement,
    /// The association's approval.
    pub agrement: Agrement,
    /// The follow-up, for retention of data.
    pub suivi: Suivi,
    /// An awareness course for buyers.
    pub stage: Stage,
    /// A grant received by the association.
    pub subvention: Subvention,
}

impl Faits {
    /// No fact but the day.
    pub fn nouveau(date_du_jour: Jour) -> Self {
        Self {
            date_du_jour,
            personne: Personne::default(),
            sejour: Sejour::default(),
            asile: Asile::default(),
            procedure: Procedure::default(),
            famille: Famille::default(),
            ressources: Ressources::default(),
            psp: Psp::default(),
            decision: Decision::default(),
            hebergement: Hebergement::default(),
            agrement: Agrement::default(),
            suivi: Suivi::default(),
            stage: Stage::default(),
            subvention: Subvention::default(),
        }
    }

    /// An act's day, if the act has happened on the day of the question.
    pub(crate) fn advenu(&self, acte: Option<Jour>) -> Option<Jour> {
        acte.filter(|jour| *jour <= self.date_du_jour)
    }
}

/// The person the question is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Personne {
    /// Day of birth.
    pub date_naissance: Option<Jour>,
    /// Year of birth, when the day is not known.
    pub annee_naissance: Option<i16>,
    /// Adult on the day of the question, when no birth date is known.
    pub majeure: Option<bool>,
    /// Nationality, as far as the law distinguishes.
    pub nationalite: Option<Nationalite>,
    /// Department of residence.
    pub departement: Option<Departement>,
    /// What she is a victim of.
    pub victime: Option<Atteintes>,
    /// Her wish to leave prostitution: it informs, it is no condition.
    pub souhaite_sortir: Option<bool>,
    /// She has stopped.
    pub a_cesse: Option<bool>,
    /// Only filmed or online acts, without physical contact.
    pub sans_contact_physique: Option<bool>,
}

/// Residence and removal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sejour {
    /// Document held.
    pub document: Option<Document>,
    /// The document says that it allows work.
    pub autorise_travail: Option<bool>,
    /// An order to leave the territory exists.
    pub oqtf: Option<bool>,
    /// Act: its notification.
    pub oqtf_notifiee_le: Option<Jour>,
    /// In which circumstances it was notified.
    pub oqtf_cadre: Option<CadreOqtf>,
    /// The administration raises a threat to public order.
    pub menace_ordre_public: Option<bool>,
    /// Act: last day of the document. Absent: it has no end.
    pub document_expire_le: Option<Jour>,
    /// Act: the request for a residence document.
    pub demande_le: Option<Jour>,
    /// Act: delivery of the reflection period's receipt.
    pub delai_reflexion_du: Option<Jour>,
}

/// Asylum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asile {
    /// Where the claim stands.
    pub statut: Option<StatutAsile>,
    /// Receives the asylum seeker's allowance.
    pub ada: Option<bool>,
}

/// Criminal proceedings against procurers or traffickers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Procedure {
    /// She complained, or testified.
    pub plainte_ou_temoignage: Option<bool>,
    /// She has broken all link with them.
    pub lien_rompu: Option<bool>,
    /// They were convicted for good.
    pub condamnation_definitive: Option<bool>,
    /// The case was closed without prosecution.
    pub classement: Option<bool>,
}

/// Family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Famille {
    /// Dependent children.
    pub enfants_a_charge: Option<u8>,
    /// Some children live abroad.
    pub enfants_a_l_etranger: Option<bool>,
    /// The spouse has no residence document.
    pub conjoint_irregulier: Option<bool>,
    /// Pregnant.
    pub enceinte: Option<bool>,
    /// Has a child under three.
    pub enfant_moins_3_ans: Option<bool>,
}

/// Resources of the household.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ressources {
    /// Resources of the month before the request, in cents.
    pub mois_precedent_centimes: Option<i64>,
    /// Receives the RSA.
    pub rsa: Option<bool>,
    /// Could claim the RSA.
    pub rsa_possible: Option<bool>,
}

/// The exit pathway.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Psp {
    /// The association that presents the request is approved.
    pub association_agreee: Option<bool>,
    /// The person agrees.
    pub accord_de_la_personne: Option<bool>,
    /// Act: the request, for entry or renewal.
    pub demande_le: Option<Jour>,
    /// Act: the prefect's authorisation of entry.
    pub autorise_le: Option<Jour>,
    /// Acts: first day of each period, in order.
    pub periodes: Vec<Jour>,
    /// Act: last day of the pathway.
    pub fin_le: Option<Jour>,
    /// Act: next sitting of the departmental commission.
    pub commission_prochaine_le: Option<Jour>,
}

/// The prefect's decision on the pathway, and the appeals against it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// What it is about.
    pub objet: Option<ObjetDecision>,
    /// Which way it goes.
    pub sens: Option<SensDecision>,
    /// Act: its notification.
    pub notifiee_le: Option<Jour>,
    /// The notification states the remedies and their time limits.
    pub mentionne_recours: Option<bool>,
    /// It is written.
    pub ecrite: Option<bool>,
    /// Act: the recours gracieux.
    pub recours_gracieux_le: Option<Jour>,
    /// The recours gracieux was acknowledged with the mentions the law wants.
    pub recours_gracieux_accuse: Option<bool>,
    /// Act: its explicit rejection.
    pub recours_gracieux_rejete_le: Option<Jour>,
    /// Acts: the grounds given.
    pub motifs: Vec<Motif>,
}

/// Accommodation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hebergement {
    /// Homeless.
    pub sans_abri: Option<bool>,
    /// Act: end of the present accommodation.
    pub fin_de_prise_en_charge_le: Option<Jour>,
}

/// The association's approval.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agrement {
    /// Act: declaration of the association.
    pub association_declaree_le: Option<Jour>,
    /// Act: the request became complete.
    pub demande_complete_le: Option<Jour>,
    /// Act: approval granted.
    pub accorde_le: Option<Jour>,
}

/// The follow-up of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suivi {
    /// Act: last contact with the person.
    pub dernier_contact_le: Option<Jour>,
    /// A dispute, or a duty, that needs the file to be kept.
    pub contentieux: Option<bool>,
}

/// An awareness course for buyers of sexual acts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// Length, in days.
    pub duree_jours: Option<u16>,
    /// Training time a day, in hundredths of an hour.
    pub heures_par_jour_centiemes: Option<i64>,
    /// Price left to the participant, in cents.
    pub cout_centimes: Option<i64>,
    /// Act: the day the sentence became final.
    pub condamnation_definitive_le: Option<Jour>,
}

/// A grant received by the association.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subvention {
    /// Act: end of the financial year the grant is for.
    pub exercice_clos_le: Option<Jour>,
    /// Amount, in cents.
    pub montant_centimes: Option<i64>,
}
