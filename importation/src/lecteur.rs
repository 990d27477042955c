//! Reading the cells of one row: what is common to people and outings.

use domain::{Jour, Valeur};

use crate::cellule::{Cellule, Epoque};
use crate::dates::{self, DateLue};
use crate::grille::lettre;
use crate::inconnue::{dit_inconnu, dit_non_dite, ne_dit_rien};
use crate::regle_date::RegleDate;
use crate::table::Colonne;
use crate::vocabulaire::{Compte, compte, oui_non};
use crate::{Constat, Faute, Note, Survenue};

/// Reads the cells of one row, and gathers what it has to say of them.
pub(crate) struct Lecteur<'t> {
    pub(crate) aujourdhui: Jour,
    pub(crate) epoque: Epoque,
    colonne: Option<&'t Colonne>,
    /// What rejects the row.
    pub(crate) fautes: Vec<Faute>,
    /// What was not understood.
    pub(crate) signalees: Vec<Faute>,
    pub(crate) notes: Vec<Note>,
}

impl<'t> Lecteur<'t> {
    pub(crate) fn new(aujourdhui: Jour, epoque: Epoque) -> Self {
        Self {
            aujourdhui,
            epoque,
            colonne: None,
            fautes: Vec::new(),
            signalees: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The cells read from now on stand in this column.
    pub(crate) fn passer_a(&mut self, colonne: &'t Colonne) {
        self.colonne = Some(colonne);
    }

    /// Lists the cell; a reason that rejects the row rejects it.
    pub(crate) fn signaler(&mut self, motif: Constat) {
        let Some(colonne) = self.colonne else { return };
        let faute = Faute { colonne: colonne.entete.clone(), lettre: lettre(colonne.place), motif };
        if motif.rejette() {
            self.fautes.push(faute);
        } else {
            self.signalees.push(faute);
        }
    }

    /// Keeps the text of the cell as a note, under its header.
    pub(crate) fn noter(&mut self, cellule: &Cellule) {
        let texte = cellule.affichage(self.epoque);
        if let Some(colonne) = self.colonne
            && !texte.is_empty()
            && *cellule != Cellule::Erreur
        {
            self.notes.push(Note { etiquette: colonne.etiquette(), texte });
        }
    }

    /// Not understood: listed, and kept as a note.
    pub(crate) fn incomprise(&mut self, cellule: &Cellule, motif: Constat) {
        self.signaler(if *cellule == Cellule::Erreur { Constat::ErreurDeFormule } else { motif });
        self.noter(cellule);
    }

    /// A value of a column with a vocabulary.
    pub(crate) fn valeur<T>(
        &mut self,
        cellule: &Cellule,
        lire: impl FnOnce(&Cellule) -> Option<T>,
    ) -> Option<Valeur<T>> {
        if cellule.est_vide() {
            return None;
        }
        if let Cellule::Texte(texte) = cellule {
            if dit_inconnu(texte) {
                return Some(Valeur::Inconnue);
            }
            if dit_non_dite(texte) {
                return Some(Valeur::NonDite);
            }
        }
        let lue = lire(cellule);
        let muette = matches!(cellule, Cellule::Texte(texte) if ne_dit_rien(texte));
        if lue.is_none() && !muette {
            self.incomprise(cellule, Constat::ValeurNonReconnue);
        }
        Some(Valeur::from(lue))
    }

    /// A value of a column whose vocabulary is of texts.
    pub(crate) fn valeur_texte<T>(
        &mut self,
        cellule: &Cellule,
        lire: fn(&str) -> Option<T>,
    ) -> Option<Valeur<T>> {
        let epoque = self.epoque;
        self.valeur(cellule, |cellule| match cellule {
            Cellule::Erreur => None,
            Cellule::Vide
            | Cellule::Texte(_)
            | Cellule::Nombre(_)
            | Cellule::Booleen(_)
            | Cellule::Moment(_)
            | Cellule::Duree(_) => lire(&cellule.affichage(epoque)),
        })
    }

    /// Free text, when there is some.
    pub(crate) fn texte(&mut self, cellule: &Cellule) -> Option<String> {
        if *cellule == Cellule::Erreur {
            self.signaler(Constat::ErreurDeFormule);
            return None;
        }
        let texte = cellule.affichage(self.epoque);
        (!texte.is_empty()).then_some(texte)
    }

    /// A name: text that does not say "unknown".
    pub(crate) fn nom(&mut self, cellule: &Cellule) -> Option<String> {
        let texte = self.texte(cellule)?;
        (!dit_inconnu(&texte) && !ne_dit_rien(&texte)).then_some(texte)
    }

    /// Free text that may say "unknown".
    pub(crate) fn texte_connu(&mut self, cellule: &Cellule) -> Option<Valeur<String>> {
        let texte = self.texte(cellule)?;
        if dit_inconnu(&texte) || ne_dit_rien(&texte) {
            return Some(Valeur::Inconnue);
        }
        Some(Valeur::Connue(texte))
    }

    /// What the cell of a date column says. A day that rejects the row is listed here.
    pub(crate) fn date_lue(&mut self, cellule: &Cellule, regle: RegleDate) -> Option<DateLue> {
        if cellule.est_vide() || est_zero_de_formule(cellule) {
            return None;
        }
        let lue = dates::lire_cellule(cellule, self.epoque, regle.siecle(self.aujourdhui));
        match regle.refus(lue, self.aujourdhui) {
            Some(motif) => {
                self.signaler(motif);
                Some(DateLue::Impossible)
            }
            None => Some(lue),
        }
    }

    /// A day, and nothing less.
    pub(crate) fn jour(&mut self, cellule: &Cellule, regle: RegleDate) -> Option<Valeur<Jour>> {
        let lue = self.date_lue(cellule, regle)?;
        self.lister_date(cellule, lue);
        Some(match lue {
            DateLue::Le(jour) | DateLue::Vers(jour) => Valeur::Connue(jour),
            DateLue::Annee(_)
            | DateLue::VersAnnee(_)
            | DateLue::Impossible
            | DateLue::Inconnue
            | DateLue::NonReconnue => Valeur::Inconnue,
        })
    }

    /// Lists what a date column says short of a day.
    pub(crate) fn lister_date(&mut self, cellule: &Cellule, lue: DateLue) {
        match lue {
            DateLue::Le(_) | DateLue::Impossible => {}
            // The day is taken, the doubt kept.
            DateLue::Vers(_) => self.noter(cellule),
            DateLue::Annee(_) | DateLue::VersAnnee(_) => {
                self.incomprise(cellule, Constat::DateIncomplete);
            }
            DateLue::Inconnue => self.signaler(Constat::DateInconnue),
            DateLue::NonReconnue => self.incomprise(cellule, Constat::DateNonReconnue),
        }
    }

    /// Something that happened: on a day, or at least yes or no.
    pub(crate) fn survenue(&mut self, cellule: &Cellule) -> Option<Survenue> {
        if let Some(oui) = oui_non(cellule) {
            return Some(if oui { Survenue::SansDate } else { Survenue::Non });
        }
        let lue = self.date_lue(cellule, RegleDate::Passe)?;
        self.lister_date(cellule, lue);
        Some(match lue {
            DateLue::Le(jour) | DateLue::Vers(jour) => Survenue::Le(jour),
            DateLue::Annee(_) | DateLue::VersAnnee(_) => Survenue::SansDate,
            DateLue::Impossible | DateLue::Inconnue | DateLue::NonReconnue => Survenue::Inconnue,
        })
    }

    /// A count.
    pub(crate) fn nombre(&mut self, cellule: &Cellule, au_plus: u32) -> Option<Valeur<u32>> {
        if cellule.est_vide() {
            return None;
        }
        match compte(cellule, au_plus) {
            Compte::Nombre(nombre) => Some(Valeur::Connue(nombre)),
            Compte::Environ(nombre) => {
                self.noter(cellule);
                Some(Valeur::Connue(nombre))
            }
            Compte::Inconnu => Some(Valeur::Inconnue),
            Compte::HorsBornes => {
                self.incomprise(cellule, Constat::NombreHorsBornes);
                Some(Valeur::Inconnue)
            }
            Compte::NonReconnu => {
                self.incomprise(cellule, Constat::ValeurNonReconnue);
                Some(Valeur::Inconnue)
            }
        }
    }
}

/// A formula that points at an empty cell gives zero, which shows as 0 January 1900.
fn est_zero_de_formule(cellule: &Cellule) -> bool {
    matches!(cellule, Cellule::Moment(serie) | Cellule::Nombre(serie) if *serie == 0.0)
}
