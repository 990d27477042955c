//! From the acts in force of one journal to dated facts.

use domain::activite::{Milieu, SeanceCollective, Sortie};
use domain::fait::{Domaine, Souhait};
use domain::gestion::poste::{ActiviteTemps, minutes_du_fait};
use domain::profil::{Attribut, Naissance};
use domain::psp::{IssueParcours, Motif, Objet, Parcours, Psp, Sens};
use domain::terrain::{GenreMateriel, Remarque, Terrain};
use domain::{Fait, Jour, Valeur};

use crate::activites;
use crate::delais;
use crate::gestion;
use crate::observe::Observe;
use crate::{FaitDate, Origine, Sexe, Sorte};

/// Facts of one journal, in a buffer that is used again for the next.
#[derive(Debug, Default)]
pub struct Extraction {
    /// The facts, in no particular order.
    pub faits: Vec<FaitDate>,
}

/// Facts of one person, from her acts in force in the order they happened.
pub fn extraire<'a>(actes: impl Iterator<Item = (Jour, &'a Fait)>, vers: &mut Extraction) {
    let mut passage = Passage::default();
    for (le, fait) in actes {
        passage.lire(le, fait, &mut vers.faits);
    }
    passage.conclure(&mut vers.faits);
}

/// Facts of one activity.
///
/// What a second telephone counted adds up with the first one's, and is no outing by itself. What
/// an outing took down goes with it: it did not happen, nothing of it is counted.
pub fn extraire_activite<'a>(
    actes: impl Iterator<Item = (Jour, &'a Fait)> + Clone,
    vers: &mut Extraction,
) {
    let mut entiere = true;
    let (mut eu_lieu, mut telephone) = (false, false);
    for (_, fait) in actes.clone() {
        if let Fait::Terrain(terrain) = fait {
            (entiere, telephone) = (terrain.compte_une_sortie(), true);
        }
        eu_lieu |= matches!(fait, Fait::Sortie(_));
    }
    if telephone && !eu_lieu {
        return;
    }
    for (le, fait) in actes {
        if let Fait::Sortie(sortie) = fait {
            if entiere {
                vers.faits.push(FaitDate::le(sorte_de(sortie.milieu), le));
            }
            compter_sortie(le, sortie, &mut vers.faits);
        } else if let Fait::Seance(seance) = fait {
            compter_seance(le, seance, &mut vers.faits);
        } else if let Fait::Terrain(terrain) = fait {
            compter_terrain(le, terrain, &mut vers.faits);
        } else {
            activites::compter(le, fait, &mut vers.faits);
        }
        if let Some((activite, minutes)) = minutes_du_fait(fait) {
            vers.faits.push(gestion::temps(activite, (le, le), minutes));
        }
    }
}

/// What is still running while a journal is read.
#[derive(Default)]
struct Passage {
    psp: Psp,
    sexe: Option<(Jour, Sexe)>,
    naissance: Option<(Jour, u32)>,
    origine: Option<(Jour, Origine)>,
    ouvert: Option<Jour>,
    autres: Observe,
    /// Wishes to leave, in order: the day, and whether it was expressed.
    souhaits: Vec<(Jour, Souhait)>,
    /// Minutes of support, by day: whose time they are depends on the pathway that ran that day.
    minutes: Vec<(Jour, u32)>,
}

impl Passage {
    fn lire(&mut self, le: Jour, fait: &Fait, faits: &mut Vec<FaitDate>) {
        match fait {
            Fait::Ouverture(ouverture) => {
                self.ouvert = Some(le);
                if ouverture.datation.is_none() {
                    faits.push(FaitDate::le(Sorte::PremierContact, le));
                }
            }
            Fait::Reouverture => self.ouvert = Some(le),
            Fait::Cloture(_) => {
                if let Some(du) = self.ouvert.take() {
                    faits.push(FaitDate::pendant(Sorte::Ouvert, du, Some(le)));
                }
            }
            Fait::Observation(attribut) => self.observer(le, attribut, faits),
            Fait::Accompagnement(accompagnement) => {
                let code = code_domaine(accompagnement.domaine);
                faits.push(FaitDate::le(Sorte::Accompagnement, le).code(code));
                self.minutes.extend(minutes_du_fait(fait).map(|(_, minutes)| (le, minutes)));
                return;
            }
            Fait::Psp(evenement) => {
                // An event the pathway does not allow counts nowhere; the file shows it.
                let _ = self.psp.appliquer(evenement);
            }
            Fait::SouhaitSortie(souhait) => self.souhaits.push((le, *souhait)),
            Fait::Identite
            | Fait::Canal(_)
            | Fait::Consentement(_)
            | Fait::Note
            | Fait::RendezVous(_)
            | Fait::Document(_)
            | Fait::Piece(_)
            | Fait::Projet(_)
            | Fait::DroitLie(_)
            | Fait::EtatCivil(_)
            | Fait::Procedure(_)
            | Fait::RetraitContenu(_)
            | Fait::AlerteMineur(_)
            | Fait::Rencontre(_)
            | Fait::Correction(_) => {}
            // Not of a person: counts nothing here.
            Fait::Sortie(_)
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
            | Fait::BrisVu { .. }
            // Of a person, and no news of her: who sees her file.
            | Fait::Suivi(_)
            | Fait::Rattachement(_) => return,
        }
        faits.push(FaitDate::le(Sorte::Acte, le));
    }

    fn observer(&mut self, le: Jour, attribut: &Attribut, faits: &mut Vec<FaitDate>) {
        if let Attribut::Genre(genre) = attribut {
            let sexe = genre.connue().map_or(Sexe::Inconnu, |genre| Sexe::from(*genre));
            if let Some((du, avant)) = self.sexe.replace((le, sexe)) {
                faits.push(jusqu_a(Sorte::Sexe, du, le).code(avant.colonne()));
            }
        } else if let Attribut::Naissance(naissance) = attribut {
            let nombre = naissance_en_nombre(*naissance);
            if let Some((du, avant)) = self.naissance.replace((le, nombre)) {
                faits.push(jusqu_a(Sorte::Naissance, du, le).nombre(avant));
            }
        } else if let Attribut::Nationalite(pays) = attribut {
            let origine = pays.connue().map_or(Origine::Inconnue, |pays| Origine::from(*pays));
            if let Some((du, avant)) = self.origine.replace((le, origine)) {
                faits.push(jusqu_a(Sorte::Origine, du, le).code(avant.rang()));
            }
        } else {
            self.autres.lire(le, attribut, faits);
        }
    }

    fn conclure(self, faits: &mut Vec<FaitDate>) {
        if let Some((du, sexe)) = self.sexe {
            faits.push(FaitDate::pendant(Sorte::Sexe, du, None).code(sexe.colonne()));
        }
        if let Some((du, nombre)) = self.naissance {
            faits.push(FaitDate::pendant(Sorte::Naissance, du, None).nombre(nombre));
        }
        if let Some((du, origine)) = self.origine {
            faits.push(FaitDate::pendant(Sorte::Origine, du, None).code(origine.rang()));
        }
        if let Some(du) = self.ouvert {
            faits.push(FaitDate::pendant(Sorte::Ouvert, du, None));
        }
        self.autres.conclure(faits);
        for (le, minutes) in self.minutes {
            let en_psp = self.psp.parcours.iter().any(|parcours| parcours.court(le));
            let activite = if en_psp { ActiviteTemps::Psp } else { ActiviteTemps::Accompagnement };
            faits.push(gestion::temps(activite, (le, le), minutes));
        }
        for parcours in &self.psp.parcours {
            compter_parcours(parcours, faits);
            delais::mesurer(parcours, &self.souhaits, faits);
        }
    }
}

pub(crate) fn jusqu_a(sorte: Sorte, du: Jour, remplace_le: Jour) -> FaitDate {
    FaitDate::pendant(sorte, du, Some(remplace_le.veille()))
}

/// Packed day of birth; a year alone stays a small number (below 1 January of year 20).
fn naissance_en_nombre(naissance: Valeur<Naissance>) -> u32 {
    match naissance.connue() {
        None => 0,
        Some(Naissance::Le(jour)) => jour.en_entier(),
        Some(autre @ (Naissance::Annee(_) | Naissance::Vers(_))) => {
            u32::from(autre.annee().unsigned_abs())
        }
    }
}

fn compter_parcours(parcours: &Parcours, faits: &mut Vec<FaitDate>) {
    if let Some(deposee_le) = parcours.demande.deposee_le {
        faits.push(FaitDate::le(Sorte::PspDemande, deposee_le));
    }
    for decision in parcours.decisions() {
        let le = decision.decidee_le;
        match (decision.objet, decision.sens) {
            (Objet::Entree, Sens::Accord) => faits.push(FaitDate::le(Sorte::PspAccord, le)),
            (Objet::Entree, Sens::Refus) => {
                let motifs = bits_des_motifs(&decision.motifs);
                faits.push(FaitDate::le(Sorte::PspRefus, le).nombre(motifs));
            }
            (Objet::Renouvellement, Sens::Accord) => {
                faits.push(FaitDate::le(Sorte::PspRenouvellement, le));
            }
            (Objet::Renouvellement, Sens::Refus) => {}
        }
    }
    if let Some(debut) = parcours.debute_le() {
        let fin = parcours.fin.map(|fin| fin.finie_le);
        faits.push(FaitDate::pendant(Sorte::PspEnCours, debut, fin));
    }
    if let Some(fin) = parcours.fin {
        let code = fin.issue.map_or(SANS_CODE, code_issue);
        faits.push(FaitDate::le(Sorte::PspFin, fin.finie_le).code(code));
    }
}

/// Outcome not known.
pub(crate) const SANS_CODE: u8 = 255;

pub(crate) fn bits_des_motifs(motifs: &[Motif]) -> u32 {
    let rang = |motif: &Motif| Motif::TOUS.iter().position(|(autre, _)| autre == motif);
    motifs.iter().filter_map(rang).fold(0, |bits, rang| bits | (1 << rang))
}

fn code_domaine(domaine: Domaine) -> u8 {
    rang_de(&Domaine::TOUS, domaine)
}

fn code_issue(issue: IssueParcours) -> u8 {
    rang_de(&IssueParcours::TOUS, issue)
}

/// Place of a value in its list, which has fewer than 255 entries.
pub(crate) fn rang_de<T: PartialEq + Copy>(liste: &[(T, &'static str)], valeur: T) -> u8 {
    let rang = liste.iter().position(|(autre, _)| *autre == valeur);
    rang.and_then(|rang| u8::try_from(rang).ok()).unwrap_or(SANS_CODE)
}

fn sorte_de(milieu: Milieu) -> Sorte {
    match milieu {
        Milieu::Exterieur | Milieu::Interieur => Sorte::Sortie,
        Milieu::Numerique => Sorte::SortieNumerique,
    }
}

fn compter_sortie(le: Jour, sortie: &Sortie, faits: &mut Vec<FaitDate>) {
    let nombres = [
        (Sorte::Rencontrees, sortie.rencontrees),
        (Sorte::Nouvelles, sortie.nouvelles),
        (Sorte::Orientees, sortie.orientees),
        (Sorte::Messages, sortie.messages),
        (Sorte::Reponses, sortie.reponses),
    ];
    for (sorte, nombre) in nombres {
        if let Some(nombre) = nombre {
            faits.push(FaitDate::le(sorte, le).nombre(nombre));
        }
    }
}

fn compter_seance(le: Jour, seance: &SeanceCollective, faits: &mut Vec<FaitDate>) {
    let code = rang_de(&domain::activite::GenreSeance::TOUS, seance.genre);
    let participants = seance.participants.unwrap_or(0);
    faits.push(FaitDate::le(Sorte::Seance, le).code(code).nombre(participants));
    if let Some(minutes) = seance.duree_minutes {
        faits.push(FaitDate::le(Sorte::SeanceMinutes, le).code(code).nombre(minutes));
    }
    if let Some(detail) = seance.detail.as_deref() {
        activites::compter_detail(le, detail, faits);
    }
}

fn compter_terrain(le: Jour, terrain: &Terrain, faits: &mut Vec<FaitDate>) {
    for materiel in &terrain.materiel {
        let code = rang_de(&GenreMateriel::TOUS, materiel.genre);
        faits.push(FaitDate::le(Sorte::Materiel, le).code(code).nombre(materiel.nombre));
    }
    for remarque in &terrain.remarques {
        let code = rang_de(&Remarque::TOUS, *remarque);
        faits.push(FaitDate::le(Sorte::Remarque, le).code(code));
    }
    if let Some(suivies) = terrain.suivies {
        faits.push(FaitDate::le(Sorte::SuiviesRencontrees, le).nombre(suivies));
    }
}
