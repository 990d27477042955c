//! A sitting of the commission: who is examined, in which order, and how many.

use crate::scenario::Ordre;
use crate::simulation::file::Quoi;
use crate::simulation::moteur::{Etat, Moteur};
use crate::simulation::{Destin, Etape, Temoin};

/// Who takes a seat.
enum Siege {
    Demande(u32),
    Renouvellement(u32),
}

impl<D: Destin, T: Temoin> Moteur<'_, D, T> {
    /// The commission sits. What is left of its seats is lost.
    pub(super) fn sieger(&mut self, instant: u64) {
        let offertes = self.parametres.places;
        let mut prises = 0;
        while offertes.is_none_or(|offertes| prises < offertes) {
            match self.appeler() {
                None => break,
                Some(Siege::Demande(personne)) => self.examiner(personne, instant),
                Some(Siege::Renouvellement(personne)) => {
                    self.examiner_renouvellement(personne, instant);
                }
            }
            prises += 1;
        }
        let reste = offertes.is_none_or(|offertes| prises < offertes);
        let prets = u32::try_from(self.prets.len()).unwrap_or(u32::MAX);
        self.temoin.sieger(instant, offertes, prises, if reste { prets } else { 0 });
        self.seance = match self.parametres.entre_seances_s {
            Some(entre) => instant.saturating_add(entre),
            None => u64::MAX,
        };
    }

    /// Calls the next file. A request is presented only if a post can follow the person.
    fn appeler(&mut self) -> Option<Siege> {
        while let Some((personne, _)) = self.renouvellements.front().copied() {
            if self.en_parcours(personne) {
                break;
            }
            self.renouvellements.pop_front();
        }
        let renouvellement = self.renouvellements.front().copied();
        let suivi = self.parametres.suivis.is_none_or(|suivis| self.suivis < suivis);
        let demande = self.prets.front().copied().filter(|_| suivi);
        let renouvelle_d_abord = match (demande, renouvellement, self.parametres.ordre) {
            (_, None, _) => false,
            (None, Some(_), _) | (_, _, Ordre::RenouvellementsDAbord) => true,
            (_, _, Ordre::DemandesDAbord) => false,
            (Some(demande), Some((_, depuis)), Ordre::Arrivee) => {
                self.personne(demande).is_none_or(|elle| depuis <= elle.depuis_s)
            }
        };
        if renouvelle_d_abord {
            let (personne, _) = self.renouvellements.pop_front()?;
            Some(Siege::Renouvellement(personne))
        } else {
            demande?;
            self.prets.pop_front().map(Siege::Demande)
        }
    }

    fn examiner(&mut self, personne: u32, instant: u64) {
        self.passer_a(personne, Etape::Commission, Some((Etape::Decision, Etat::Examinee)));
        self.suivis += 1;
        let (delai, _) = self.destin.decision(self.sort(personne));
        if delai == 0 {
            self.decider(personne, instant);
        } else {
            self.file.prevoir(instant.saturating_add(delai), Quoi::Decision, personne);
        }
    }

    fn examiner_renouvellement(&mut self, personne: u32, instant: u64) {
        let rang = self.personne(personne).map_or(0, |elle| elle.renouvelee);
        let (delai, _) = self.destin.renouvellement(self.sort(personne), rang);
        if delai == 0 {
            self.renouveler(personne, instant);
        } else {
            let quand = instant.saturating_add(delai);
            self.file.prevoir(quand, Quoi::DecisionRenouvellement, personne);
        }
    }
}
