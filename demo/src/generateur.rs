//! The draw as a whole.

use domain::fait::MotifCloture;
use domain::{DossierId, Fait, Jour};

use crate::alea::{Alea, Usage};
use crate::calendrier::Calendrier;
use crate::implantation::{Implantation, Lieu};
use crate::plume::Plume;
use crate::{ActiviteFictive, AssociationFictive, DossierFictif, Taille};
use crate::{accueil, activites, parcours, personne, suivi};

/// Days a file stays open on average, the pathway aside.
const JOURS_OUVERT: i32 = 560;
/// Closed files that are opened again, per thousand.
const REOUVERTURES: u32 = 50;

/// A fictitious association, or a hundred: nothing is drawn until it is asked for, and each file is
/// drawn alone, so that forty thousand of them never sit in memory.
#[derive(Clone, Debug)]
pub struct Generateur {
    taille: Taille,
    graine: u64,
    calendrier: Calendrier,
    implantation: Implantation,
}

impl Generateur {
    /// The draw of this size and seed, as it stands on the morning of `au`: seven years of journal
    /// and a few months, the last act recorded the evening before.
    pub fn new(taille: Taille, graine: u64, au: Jour) -> Self {
        Self {
            taille,
            graine,
            calendrier: Calendrier::jusqu_a(au),
            implantation: Implantation::de(taille),
        }
    }

    /// The size drawn.
    pub fn taille(&self) -> Taille {
        self.taille
    }

    /// The associations, in the order of their indices.
    pub fn associations(&self) -> impl Iterator<Item = AssociationFictive> {
        self.implantation.associations()
    }

    /// Every file, drawn as the iterator goes.
    pub fn dossiers(&self) -> impl Iterator<Item = DossierFictif> {
        (0..self.taille.personnes()).map(|indice| self.dossier(indice))
    }

    /// One file, by its place: the same as in [`Generateur::dossiers`]. Lets several threads share
    /// the draw.
    pub fn dossier(&self, indice: u32) -> DossierFictif {
        let (mut alea, id, lieu) = self.identite(indice);
        let ouverture = self.ouverture(&mut alea);
        let personne = personne::tirer(&mut alea, &self.calendrier, lieu, ouverture);
        let mut plume = Plume::nouvelle(&self.calendrier, alea, ouverture);
        accueil::ouvrir(&mut plume, &personne, ouverture);
        let mut fin = ouverture + 30 + plume.alea.attente(JOURS_OUVERT);
        if personne.candidate {
            let derniere = parcours::suivre(&mut plume, ouverture);
            fin = fin.max(derniere + 30 + plume.alea.attente(150));
        }
        plume.borner(fin);
        accueil::accueillir(&mut plume, &personne, ouverture);
        suivi::accompagner(&mut plume, &personne, ouverture, fin);
        let motif = suivi::clore(&mut plume, fin);
        if motif != MotifCloture::Deces && plume.alea.chance(REOUVERTURES) {
            let retour = fin + 60 + plume.alea.attente(300);
            let depart = retour + 30 + plume.alea.attente(JOURS_OUVERT / 2);
            plume.ouvrir(retour, Fait::Reouverture);
            plume.borner(depart);
            suivi::accompagner(&mut plume, &personne, retour, depart);
            suivi::clore(&mut plume, depart);
        }
        DossierFictif { indice, association: lieu.association, id, actes: plume.terminer() }
    }

    /// Which association follows the person of this place, without drawing her file.
    pub fn association_de(&self, indice: u32) -> u8 {
        self.identite(indice).2.association
    }

    /// What is drawn of a file first: the draw that goes on, its id, where it is.
    fn identite(&self, indice: u32) -> (Alea, DossierId, Lieu) {
        let mut alea = Alea::pour(self.graine, Usage::Dossier, indice);
        let id = DossierId::v8(alea.octets());
        let lieu = self.implantation.tirer(&mut alea);
        (alea, id, lieu)
    }

    /// Models of messages, then outings, half-days of reception and sessions in the order they
    /// happened.
    pub fn activites(&self) -> impl Iterator<Item = ActiviteFictive> {
        activites::toutes(self.taille, self.graine, &self.calendrier, &self.implantation)
    }

    /// More people came each year: one opening in four falls in the later part of the journal.
    fn ouverture(&self, alea: &mut Alea) -> i32 {
        // A file opened yesterday and written down today would be empty.
        let dernier = (self.calendrier.au - 8).max(0);
        let jour = alea.entre(0, dernier);
        let jour = if alea.chance(250) { jour.max(alea.entre(0, dernier)) } else { jour };
        self.calendrier.ouvre(jour)
    }
}
