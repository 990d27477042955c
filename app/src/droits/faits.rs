//! From a file to the facts the law engine reads.
//!
//! An attribute that was never observed, or that is unknown, stays unknown: the engine asks.

use domain::droit_lie::{GenreDroit, SuiteDroit};
use domain::fait::Souhait;
use domain::profil::{
    Attribut, CadreOqtf, Grossesse, Hebergement, Naissance, Oqtf, Plainte, SituationAdministrative,
};
use domain::psp::{Motif, Objet, Parcours, Recours, Sens};
use domain::{Dossier, Jour, Pays, Valeur};
use law::faits::{
    Atteintes, CadreOqtf as CadreLoi, Document, Faits, Motif as MotifLoi, Nationalite,
    ObjetDecision, SensDecision, StatutAsile,
};

/// What the file does not tell: the association that supports the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Whether it is approved for the exit pathway, when known.
    pub agreee: Option<bool>,
    /// Next sitting of the commission, when known.
    pub commission_prochaine_le: Option<Jour>,
}

/// The facts a file gives on a day. `dossier` is its state on that day.
pub fn faits_du_dossier(dossier: &Dossier, structure: &Structure, au: Jour) -> Faits {
    let mut faits = Faits::nouveau(au);
    // In the order of the attributes: nationality before what the document says of it.
    for observation in dossier.profil.values() {
        personne(&observation.attribut, &mut faits);
        situation(&observation.attribut, &mut faits);
    }
    faits.personne.souhaite_sortir = dossier.souhait.map(|(s, _)| s == Souhait::Exprime);
    faits.suivi.dernier_contact_le = dossier.dernier_acte_le;
    faits.psp.association_agreee = structure.agreee;
    faits.psp.commission_prochaine_le = structure.commission_prochaine_le;
    faits.sejour.demande_le = titre_demande(dossier);
    if let Some(parcours) = dossier.psp.dernier() {
        psp(parcours, &mut faits);
        decision(parcours, &mut faits);
    }
    faits
}

/// The day a residence permit other than the pathway's was asked for, while nothing was answered.
fn titre_demande(dossier: &Dossier) -> Option<Jour> {
    let (droit, le) = dossier.droits.get(&GenreDroit::TitreSejour)?;
    (droit.suite == SuiteDroit::Demande).then_some(*le)
}

fn connue<T: Copy>(valeur: &Valeur<T>) -> Option<T> {
    valeur.connue().copied()
}

fn personne(attribut: &Attribut, faits: &mut Faits) {
    if let Attribut::Naissance(valeur) = attribut {
        match connue(valeur) {
            Some(Naissance::Le(jour)) => faits.personne.date_naissance = Some(jour),
            Some(Naissance::Annee(annee)) => faits.personne.annee_naissance = Some(annee),
            // An estimated year proves neither majority nor minority.
            Some(Naissance::Vers(_)) | None => {}
        }
    } else if let Attribut::Nationalite(valeur) = attribut {
        faits.personne.nationalite = connue(valeur).map(nationalite);
    } else if let Attribut::Departement(valeur) = attribut {
        faits.personne.departement = connue(valeur);
    } else if let Attribut::Victime(valeur) = attribut {
        faits.personne.victime = connue(valeur).map(|v| Atteintes {
            prostitution: v.prostitution,
            proxenetisme: v.proxenetisme,
            traite: v.traite,
        });
    } else if let Attribut::Cessation(valeur) = attribut {
        faits.personne.a_cesse = connue(valeur);
    } else if let Attribut::SansContactPhysique(valeur) = attribut {
        faits.personne.sans_contact_physique = connue(valeur);
    } else {
        famille(attribut, faits);
    }
}

fn famille(attribut: &Attribut, faits: &mut Faits) {
    if let Attribut::EnfantsEnFrance(valeur) = attribut {
        faits.famille.enfants_a_charge = connue(valeur);
    } else if let Attribut::EnfantsAuPays(valeur) = attribut {
        faits.famille.enfants_a_l_etranger = connue(valeur).map(|nombre| nombre > 0);
    } else if let Attribut::Grossesse(valeur) = attribut {
        let grossesse = connue(valeur);
        faits.famille.enceinte = match grossesse {
            Some(Grossesse::Enceinte) => Some(true),
            Some(Grossesse::Non) => Some(false),
            Some(Grossesse::EnfantDeMoinsDeTroisAns) | None => None,
        };
        faits.famille.enfant_moins_3_ans = match grossesse {
            Some(Grossesse::EnfantDeMoinsDeTroisAns) => Some(true),
            Some(Grossesse::Non) => Some(false),
            Some(Grossesse::Enceinte) | None => None,
        };
    } else if let Attribut::ConjointIrregulier(valeur) = attribut {
        faits.famille.conjoint_irregulier = connue(valeur);
    }
}

fn situation(attribut: &Attribut, faits: &mut Faits) {
    if let Attribut::Sejour(valeur) = attribut {
        if let Some(situation) = connue(valeur) {
            sejour(situation, faits);
        }
    } else if let Attribut::Oqtf(valeur) = attribut {
        oqtf(connue(valeur), faits);
    } else if let Attribut::Plainte(valeur) = attribut {
        plainte(connue(valeur), faits);
    } else if let Attribut::Hebergement(valeur) = attribut {
        faits.hebergement.sans_abri = connue(valeur).map(Hebergement::sans_abri);
    } else if let Attribut::RessourcesCentimes(valeur) = attribut {
        let centimes = connue(valeur).and_then(|centimes| i64::try_from(centimes).ok());
        faits.ressources.mois_precedent_centimes = centimes;
    } else if let Attribut::Rsa(valeur) = attribut {
        faits.ressources.rsa = connue(valeur);
    } else if let Attribut::RsaPossible(valeur) = attribut {
        faits.ressources.rsa_possible = connue(valeur);
    } else if let Attribut::LienRompu(valeur) = attribut {
        faits.procedure.lien_rompu = connue(valeur);
    } else if let Attribut::MenaceOrdrePublic(valeur) = attribut {
        faits.sejour.menace_ordre_public = connue(valeur);
    } else if let Attribut::Contentieux(valeur) = attribut {
        faits.suivi.contentieux = connue(valeur);
    }
}

fn nationalite(pays: Pays) -> Nationalite {
    if pays == Pays::FRANCE {
        Nationalite::Francaise
    } else if pays.est_ue_eee_suisse() {
        Nationalite::Ue
    } else {
        Nationalite::HorsUe
    }
}

/// What the field's one word says of the document, of asylum, and of nothing else.
fn sejour(situation: SituationAdministrative, faits: &mut Faits) {
    use SituationAdministrative as S;
    let (document, asile, ada) = match situation {
        S::SansTitre => (Some(Document::Aucun), None, None),
        S::DemandeAsile | S::Dublin => {
            (Some(Document::AttestationAsile), Some(StatutAsile::EnCours), None)
        }
        S::DemandeAsileAda => {
            (Some(Document::AttestationAsile), Some(StatutAsile::EnCours), Some(true))
        }
        S::Deboutee => (None, Some(StatutAsile::Rejete), None),
        S::Protegee => (None, Some(StatutAsile::Protege), None),
        S::RecepisseRenouvellement => (Some(Document::RecepisseRenouvellement), None, None),
        S::ApsPsp => (Some(Document::ApsL4254), None, None),
        S::CarteSejour => (Some(Document::CarteSejour), None, None),
        S::CarteResident => (Some(Document::CarteResident), None, None),
        S::Visa => (Some(Document::Visa), None, None),
        // A receipt or a permit that is not said which, or nationality itself: the engine asks.
        S::Francaise | S::CitoyenneUe | S::Recepisse | S::Aps | S::Autre => (None, None, None),
    };
    faits.sejour.document = document;
    faits.asile.statut = asile;
    faits.asile.ada = ada;
    if faits.personne.nationalite.is_none() {
        if situation == S::Francaise {
            faits.personne.nationalite = Some(Nationalite::Francaise);
        } else if situation == S::CitoyenneUe {
            faits.personne.nationalite = Some(Nationalite::Ue);
        }
    }
}

fn oqtf(oqtf: Option<Oqtf>, faits: &mut Faits) {
    match oqtf {
        None => {}
        Some(Oqtf::Aucune) => faits.sejour.oqtf = Some(false),
        Some(Oqtf::Visee { notifiee_le, cadre }) => {
            faits.sejour.oqtf = Some(true);
            faits.sejour.oqtf_notifiee_le = notifiee_le;
            faits.sejour.oqtf_cadre = cadre.map(|cadre| match cadre {
                CadreOqtf::Libre => CadreLoi::Libre,
                CadreOqtf::Assignation => CadreLoi::Assignation,
                CadreOqtf::Retention => CadreLoi::Retention,
                CadreOqtf::Detenue => CadreLoi::Detenu,
            });
        }
    }
}

fn plainte(plainte: Option<Plainte>, faits: &mut Faits) {
    let Some(plainte) = plainte else {
        return;
    };
    faits.procedure.plainte_ou_temoignage = Some(plainte != Plainte::Aucune);
    faits.procedure.condamnation_definitive = Some(plainte == Plainte::Condamnation);
    faits.procedure.classement = Some(plainte == Plainte::Classee);
}

fn psp(parcours: &Parcours, faits: &mut Faits) {
    // A request is filed by the association with her agreement (CASF R.121-12-9): asking is
    // agreeing, until she withdraws.
    faits.psp.accord_de_la_personne = Some(!parcours.retiree);
    let renouvellement = parcours.renouvellements.last().and_then(|r| r.deposee_le);
    faits.psp.demande_le = renouvellement.or(parcours.demande.deposee_le);
    faits.psp.autorise_le = parcours.debute_le();
    faits.psp.periodes = parcours.periodes().iter().map(|periode| periode.du).collect();
    faits.psp.fin_le = parcours.fin.map(|fin| fin.finie_le);
    if let Some(aps) = parcours.aps.last() {
        faits.sejour.document = Some(Document::ApsL4254);
        faits.sejour.document_expire_le = aps.au;
    }
}

fn decision(parcours: &Parcours, faits: &mut Faits) {
    let Some(decision) = parcours.decisions().last() else {
        return;
    };
    faits.decision.objet = Some(match decision.objet {
        Objet::Entree => ObjetDecision::Entree,
        Objet::Renouvellement => ObjetDecision::Renouvellement,
    });
    faits.decision.sens = Some(match decision.sens {
        Sens::Accord => SensDecision::Accord,
        Sens::Refus => SensDecision::Refus,
    });
    faits.decision.notifiee_le = decision.notifiee_le;
    faits.decision.mentionne_recours = decision.mentionne_recours;
    faits.decision.ecrite = decision.ecrite;
    faits.decision.motifs = decision.motifs.iter().filter_map(|motif| motif_loi(*motif)).collect();
    for recours in parcours.recours.iter().filter(|r| vise(**r, decision.decidee_le)) {
        match recours {
            Recours::Gracieux { forme_le, accuse } => {
                faits.decision.recours_gracieux_le = Some(*forme_le);
                faits.decision.recours_gracieux_accuse = *accuse;
                faits.decision.recours_gracieux_rejete_le = None;
            }
            Recours::GracieuxRejete { rejete_le } => {
                faits.decision.recours_gracieux_rejete_le = Some(*rejete_le);
            }
            Recours::Contentieux { .. } => {}
        }
    }
}

/// An appeal filed before the last decision was against an earlier one.
fn vise(recours: Recours, decidee_le: Jour) -> bool {
    match recours {
        Recours::Gracieux { forme_le: le, .. }
        | Recours::Contentieux { forme_le: le }
        | Recours::GracieuxRejete { rejete_le: le } => le >= decidee_le,
    }
}

/// Both lists hold the same codes.
fn motif_loi(motif: Motif) -> Option<MotifLoi> {
    MotifLoi::depuis_code(motif.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_of_the_journal_is_a_ground_of_the_law_engine() {
        for (motif, code) in Motif::TOUS {
            assert_eq!(motif_loi(motif).map(MotifLoi::code), Some(code));
        }
    }

    #[test]
    fn an_estimated_year_of_birth_stays_unknown_to_the_engine() {
        let mut faits = Faits::nouveau("2026-03-02".parse().unwrap());
        personne(&Attribut::Naissance(Valeur::Connue(Naissance::Vers(1995))), &mut faits);
        assert_eq!(faits.personne.annee_naissance, None);
        assert_eq!(faits.personne.date_naissance, None);
    }

    #[test]
    fn an_asylum_seeker_with_allowance_is_read_as_both() {
        let mut faits = Faits::nouveau("2026-03-02".parse().unwrap());
        sejour(SituationAdministrative::DemandeAsileAda, &mut faits);
        assert_eq!(faits.asile.statut, Some(StatutAsile::EnCours));
        assert_eq!(faits.asile.ada, Some(true));
    }
}
