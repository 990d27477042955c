//! Which field each key fills.
//!
//! The key is known to exist when it arrives here; a test writes every key and checks that the
//! facts have changed.

use super::erreur::ErreurFaits;
use super::lecture::Lu;
use super::valeurs::{
    Atteinte, CadreOqtf, Document, Motif, Nationalite, ObjetDecision, SensDecision, StatutAsile,
};
use super::{Decision, Faits, Personne, Psp, Sejour};

/// Fills the field `nom` of `section`.
pub(super) fn pose(
    faits: &mut Faits,
    section: &str,
    nom: &str,
    lu: &Lu<'_>,
) -> Result<(), ErreurFaits> {
    match section {
        "personne" => personne(&mut faits.personne, nom, lu),
        "sejour" => sejour(&mut faits.sejour, nom, lu),
        "asile" | "procedure" | "famille" | "ressources" => situation(faits, nom, lu),
        "psp" => psp(&mut faits.psp, nom, lu),
        "decision" => decision(&mut faits.decision, nom, lu),
        _ => association(faits, section, nom, lu),
    }
}

fn personne(personne: &mut Personne, nom: &str, lu: &Lu<'_>) -> Result<(), ErreurFaits> {
    match nom {
        "date_naissance" => personne.date_naissance = Some(lu.date()?),
        "annee_naissance" => personne.annee_naissance = Some(lu.entier(1900..=2199)?),
        "majeure" => personne.majeure = Some(lu.booleen()?),
        "nationalite" => personne.nationalite = Some(lu.mot(Nationalite::depuis_code)?),
        "departement" => personne.departement = Some(lu.departement()?),
        "victime" => {
            personne.victime = Some(lu.mots(Atteinte::depuis_code)?.into_iter().collect());
        }
        "souhaite_sortir" => personne.souhaite_sortir = Some(lu.booleen()?),
        "a_cesse" => personne.a_cesse = Some(lu.booleen()?),
        _ => personne.sans_contact_physique = Some(lu.booleen()?),
    }
    Ok(())
}

fn sejour(sejour: &mut Sejour, nom: &str, lu: &Lu<'_>) -> Result<(), ErreurFaits> {
    match nom {
        "document" => sejour.document = Some(lu.mot(Document::depuis_code)?),
        "autorise_travail" => sejour.autorise_travail = Some(lu.booleen()?),
        "oqtf" => sejour.oqtf = Some(lu.booleen()?),
        "oqtf_notifiee_le" => sejour.oqtf_notifiee_le = Some(lu.date()?),
        "oqtf_cadre" => sejour.oqtf_cadre = Some(lu.mot(CadreOqtf::depuis_code)?),
        "menace_ordre_public" => sejour.menace_ordre_public = Some(lu.booleen()?),
        "document_expire_le" => sejour.document_expire_le = Some(lu.date()?),
        "demande_le" => sejour.demande_le = Some(lu.date()?),
        _ => sejour.delai_reflexion_du = Some(lu.date()?),
    }
    Ok(())
}

fn situation(faits: &mut Faits, nom: &str, lu: &Lu<'_>) -> Result<(), ErreurFaits> {
    let Faits { asile, procedure, famille, ressources, .. } = faits;
    match nom {
        "statut" => asile.statut = Some(lu.mot(StatutAsile::depuis_code)?),
        "ada" => asile.ada = Some(lu.booleen()?),
        "plainte_ou_temoignage" => procedure.plainte_ou_temoignage = Some(lu.booleen()?),
        "lien_rompu" => procedure.lien_rompu = Some(lu.booleen()?),
        "condamnation_definitive" => procedure.condamnation_definitive = Some(lu.booleen()?),
        "classement" => procedure.classement = Some(lu.booleen()?),
        "enfants_a_charge" => famille.enfants_a_charge = Some(lu.entier(0..=30)?),
        "enfants_a_l_etranger" => famille.enfants_a_l_etranger = Some(lu.booleen()?),
        "conjoint_irregulier" => famille.conjoint_irregulier = Some(lu.booleen()?),
        "enceinte" => famille.enceinte = Some(lu.booleen()?),
        "enfant_moins_3_ans" => famille.enfant_moins_3_ans = Some(lu.booleen()?),
        "mois_precedent_euros" => ressources.mois_precedent_centimes = Some(lu.centimes()?),
        "rsa" => ressources.rsa = Some(lu.booleen()?),
        _ => ressources.rsa_possible = Some(lu.booleen()?),
    }
    Ok(())
}

fn psp(psp: &mut Psp, nom: &str, lu: &Lu<'_>) -> Result<(), ErreurFaits> {
    match nom {
        "association_agreee" => psp.association_agreee = Some(lu.booleen()?),
        "accord_de_la_personne" => psp.accord_de_la_personne = Some(lu.booleen()?),
        "demande_le" => psp.demande_le = Some(lu.date()?),
        "autorise_le" => psp.autorise_le = Some(lu.date()?),
        "periodes" => psp.periodes = lu.periodes()?,
        "fin_le" => psp.fin_le = Some(lu.date()?),
        _ => psp.commission_prochaine_le = Some(lu.date()?),
    }
    Ok(())
}

fn decision(decision: &mut Decision, nom: &str, lu: &Lu<'_>) -> Result<(), ErreurFaits> {
    match nom {
        "objet" => decision.objet = Some(lu.mot(ObjetDecision::depuis_code)?),
        "sens" => decision.sens = Some(lu.mot(SensDecision::depuis_code)?),
        "notifiee_le" => decision.notifiee_le = Some(lu.date()?),
        "mentionne_recours" => decision.mentionne_recours = Some(lu.booleen()?),
        "ecrite" => decision.ecrite = Some(lu.booleen()?),
        "recours_gracieux_le" => decision.recours_gracieux_le = Some(lu.date()?),
        "recours_gracieux_accuse" => decision.recours_gracieux_accuse = Some(lu.booleen()?),
        "recours_gracieux_rejete_le" => decision.recours_gracieux_rejete_le = Some(lu.date()?),
        _ => decision.motifs = lu.mots(Motif::depuis_code)?,
    }
    Ok(())
}

/// Accommodation, and what concerns the association rather than the person.
fn association(
    faits: &mut Faits,
    section: &str,
    nom: &str,
    lu: &Lu<'_>,
) -> Result<(), ErreurFaits> {
    let Faits { hebergement, agrement, suivi, stage, subvention, .. } = faits;
    match (section, nom) {
        ("hebergement", "sans_abri") => hebergement.sans_abri = Some(lu.booleen()?),
        ("hebergement", _) => hebergement.fin_de_prise_en_charge_le = Some(lu.date()?),
        ("agrement", "association_declaree_le") => {
            agrement.association_declaree_le = Some(lu.date()?);
        }
        ("agrement", "demande_complete_le") => agrement.demande_complete_le = Some(lu.date()?),
        ("agrement", _) => agrement.accorde_le = Some(lu.date()?),
        ("suivi", "dernier_contact_le") => suivi.dernier_contact_le = Some(lu.date()?),
        ("suivi", _) => suivi.contentieux = Some(lu.booleen()?),
        ("stage", "duree_jours") => stage.duree_jours = Some(lu.entier(0..=3660)?),
        ("stage", "heures_par_jour") => stage.heures_par_jour_centiemes = Some(lu.heures()?),
        ("stage", "cout_euros") => stage.cout_centimes = Some(lu.centimes()?),
        ("stage", _) => stage.condamnation_definitive_le = Some(lu.date()?),
        (_, "exercice_clos_le") => subvention.exercice_clos_le = Some(lu.date()?),
        _ => subvention.montant_centimes = Some(lu.centimes()?),
    }
    Ok(())
}
