//! People drawn by lots: the same at each run.

use domain::Jour;
use law::Faits;
use law::faits::{Atteintes, CadreOqtf, Document, Motif, Nationalite, SensDecision, StatutAsile};

/// A xorshift generator: the same people at each run.
pub(crate) struct Tirage(pub(crate) u64);

impl Tirage {
    fn sous(&mut self, borne: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % borne
    }

    fn jours(&mut self, borne: u64) -> i32 {
        i32::try_from(self.sous(borne)).unwrap_or_default()
    }

    /// Known nine times out of ten.
    fn fait(&mut self) -> Option<bool> {
        match self.sous(10) {
            0 => None,
            autre => Some(autre % 2 == 0),
        }
    }

    fn parmi<T: Copy>(&mut self, tous: &[T]) -> Option<T> {
        let rang = usize::try_from(self.sous(1 + tous.len() as u64)).ok()?;
        tous.get(rang).copied()
    }

    pub(crate) fn personne(&mut self, faits: &mut Faits) {
        let debut = Jour::constante(2018, 1, 1);
        let jour = debut.plus_jours(self.jours(3500));
        faits.date_du_jour = jour;
        let personne = &mut faits.personne;
        personne.date_naissance = Some(jour.plus_jours(-6000 - self.jours(9000)));
        personne.nationalite = self.parmi(Nationalite::TOUS);
        personne.victime = Some(Atteintes {
            prostitution: true,
            proxenetisme: self.sous(2) == 0,
            traite: self.sous(3) == 0,
        });
        personne.a_cesse = self.fait();
        faits.sejour.document = self.parmi(Document::TOUS);
        faits.sejour.autorise_travail = self.fait();
        faits.sejour.oqtf = self.fait();
        faits.sejour.oqtf_notifiee_le = Some(jour.plus_jours(-self.jours(60)));
        faits.sejour.oqtf_cadre = self.parmi(CadreOqtf::TOUS);
        faits.sejour.menace_ordre_public = self.fait();
        faits.sejour.demande_le = Some(jour.plus_jours(-self.jours(300)));
        faits.asile.statut = self.parmi(StatutAsile::TOUS);
        faits.asile.ada = self.fait();
        faits.procedure.plainte_ou_temoignage = self.fait();
        faits.procedure.lien_rompu = self.fait();
        faits.famille.enfants_a_charge = u8::try_from(self.sous(4)).ok();
        faits.ressources.mois_precedent_centimes = i64::try_from(self.sous(70_000)).ok();
        faits.ressources.rsa = self.fait();
        faits.ressources.rsa_possible = self.fait();
        faits.psp.association_agreee = self.fait();
        faits.psp.accord_de_la_personne = self.fait();
        let autorise = jour.plus_jours(-self.jours(200));
        faits.psp.autorise_le = Some(autorise);
        faits.psp.periodes.clear();
        faits.psp.periodes.push(autorise);
        faits.decision.sens = self.parmi(SensDecision::TOUS);
        faits.decision.notifiee_le = Some(jour.plus_jours(-self.jours(200)));
        faits.decision.mentionne_recours = self.fait();
        faits.decision.ecrite = Some(true);
        faits.decision.recours_gracieux_le = None;
        faits.decision.motifs.clear();
        faits.decision.motifs.extend(self.parmi(Motif::TOUS));
        faits.hebergement.sans_abri = self.fait();
        faits.agrement.accorde_le = Some(jour.plus_jours(-self.jours(1500)));
        faits.suivi.dernier_contact_le = Some(jour.plus_jours(-self.jours(1000)));
        faits.suivi.contentieux = self.fait();
        faits.stage.duree_jours = u16::try_from(self.sous(40)).ok();
        faits.stage.heures_par_jour_centiemes = Some(600);
        faits.stage.cout_centimes = i64::try_from(self.sous(60_000)).ok();
        faits.stage.condamnation_definitive_le = Some(jour.plus_jours(-self.jours(300)));
        faits.subvention.exercice_clos_le = Some(debut);
        faits.subvention.montant_centimes = i64::try_from(self.sous(5_000_000)).ok();
    }
}
