//! From acts to the state of a file.

use super::effectif::{Effectif, effectifs};
use super::regard::Regard;
use super::{Anomalie, Dossier, Observation};
use crate::fait::Choix;
use crate::profil::Attribut;
use crate::projet::Projet;
use crate::suivi::Suivi;
use crate::{Acte, Fait, Jour, Recit};

/// The state of a person's file as seen from `regard`. Never fails: an act that cannot follow what
/// came before is listed in [`Dossier::anomalies`] and changes nothing else.
///
/// `actes` are those of one stream, in any order.
pub fn fold(actes: &[Acte], regard: &Regard) -> Dossier {
    let mut dossier = Dossier::default();
    for effectif in effectifs(actes, regard) {
        dossier.ajouter(&effectif);
    }
    dossier
}

impl Dossier {
    /// Adds one act in force; acts come in the order they happened.
    #[expect(clippy::too_many_lines, reason = "an arm a fact, so that none is forgotten")]
    fn ajouter(&mut self, effectif: &Effectif<'_>) {
        let le = effectif.survenu_le;
        match effectif.fait {
            Fait::Ouverture(ouverture) => {
                self.ouvert_le.get_or_insert(le);
                self.voie = ouverture.voie;
                self.origine.clone_from(&ouverture.origine);
            }
            Fait::Identite => {
                if let Some(Recit::Identite(identite)) = effectif.recit {
                    self.identite = Some(identite.clone());
                }
            }
            Fait::Observation(attribut) => self.observer(attribut, le),
            Fait::SouhaitSortie(souhait) => self.souhait = Some((*souhait, le)),
            Fait::Accompagnement(accompagnement) => {
                self.accompagnements.push((le, *accompagnement));
                self.honorer_rendez_vous(le);
            }
            Fait::Psp(evenement) => {
                if let Err(regle) = self.psp.appliquer(evenement) {
                    self.anomalies.push(Anomalie { acte: effectif.acte.id, regle });
                }
            }
            Fait::Canal(canal) => self.canaux.push((le, canal.clone())),
            Fait::Consentement(consentement) => {
                self.consentements.insert(consentement.objet, (consentement.choix, le));
            }
            Fait::Cloture(motif) => self.clos = Some((*motif, le)),
            Fait::Reouverture => self.clos = None,
            Fait::Note => self.honorer_rendez_vous(le),
            Fait::Piece(piece) => {
                self.pieces.insert(piece.piece, (piece.suite, le));
            }
            Fait::Projet(projet) => self.ecrire_projet(*projet, le),
            Fait::DroitLie(droit) => {
                self.droits.insert(droit.droit, (*droit, le));
            }
            Fait::EtatCivil(demarche) => self.etat_civil.push((le, *demarche)),
            Fait::Procedure(procedure) => self.procedures.push((le, *procedure)),
            Fait::RetraitContenu(retrait) => self.retraits.push((le, *retrait)),
            Fait::AlerteMineur(alerte) => self.alertes.push((le, *alerte)),
            Fait::RendezVous(rendez_vous) => self.rendez_vous.push(*rendez_vous),
            // Who sees the file says nothing of the person: it is no news of her.
            Fait::Suivi(suivi) => return self.suivre(*suivi),
            Fait::Rattachement(rattachement) => return self.equipe = rattachement.equipe,
            // A document says nothing that acts do not; the others are of other streams.
            Fait::Document(_)
            // Met outside: news of her, and nothing else.
            | Fait::Rencontre(_)
            | Fait::Correction(_)
            | Fait::Sortie(_)
            | Fait::Terrain(_)
            | Fait::Seance(_)
            | Fait::Permanence(_)
            | Fait::SeanceEnLigne(_)
            | Fait::ModeleMessage(_)
            | Fait::Commission(_)
            | Fait::AssociationCreee { .. }
            | Fait::MembreAjoute(_)
            | Fait::MembreRetire { .. }
            | Fait::PhraseChangee { .. }
            | Fait::Agrement(_)
            | Fait::Effacement(_)
            | Fait::Lecture(_)
            | Fait::RoleDonne { .. }
            | Fait::SecondFacteurRetire { .. }
            | Fait::Export { .. }
            | Fait::Separation(_)
            | Fait::BrisDeGlace(_)
            | Fait::Equipe(_)
            | Fait::MembreEquipe(_)
            | Fait::Antenne(_)
            | Fait::Gestion(_)
            | Fait::BrisVu { .. } => {}
        }
        self.dernier_acte_le = self.dernier_acte_le.max(Some(le));
    }

    fn suivre(&mut self, suivi: Suivi) {
        match suivi.choix {
            Choix::Donne => self.suivi_par.insert(suivi.membre),
            Choix::Retire => self.suivi_par.remove(&suivi.membre),
        };
    }

    fn ecrire_projet(&mut self, projet: Projet, le: Jour) {
        match projet {
            Projet::Besoin(domaine) => self.besoins.push((le, domaine)),
            Projet::Engagement(domaine) => self.engagements.push((le, domaine)),
            Projet::Avis(avis) => self.avis_association = Some((avis, le)),
        }
    }

    /// Support or a note of a day settles the appointments of that day and before.
    fn honorer_rendez_vous(&mut self, le: Jour) {
        self.rendez_vous.retain(|rendez_vous| rendez_vous.le > le);
    }

    fn observer(&mut self, attribut: &Attribut, le: Jour) {
        let rubrique = attribut.rubrique();
        let depuis = match self.profil.get(&rubrique) {
            Some(avant) if avant.attribut == *attribut => avant.depuis,
            Some(_) | None => le,
        };
        let observation = Observation { attribut: attribut.clone(), observe_le: le, depuis };
        self.profil.insert(rubrique, observation);
    }
}
