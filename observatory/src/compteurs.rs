//! The counters of one year.

use domain::Jour;
use domain::activite::GenreSeance;
use domain::association::Compteur;
use domain::fait::Domaine;
use domain::profil::Naissance;
use domain::psp::{IssueParcours, Motif};

use crate::{FaitDate, Indicateur, Origine, Sexe, Sorte, TrancheAge};

/// What was counted in one year, by indicator and gender.
///
/// Counters of several sets of journals add up ([`Compteurs::ajouter`]): counting in parallel gives
/// the same figures as counting in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compteurs {
    annee: i16,
    premier: u32,
    dernier: u32,
    au_31_12: Jour,
    valeurs: Box<[[u64; 4]; Indicateur::NOMBRE]>,
}

/// What one person counts for, gathered before her gender on 31 December is known.
struct Bilan {
    sexe: Sexe,
    naissance: u32,
    origine: Origine,
    comptes: [u32; Indicateur::NOMBRE],
}

impl Compteurs {
    /// Empty counters of a year, 1 to 9999. `None` outside.
    pub fn nouveaux(annee: i16) -> Option<Self> {
        let premier = Jour::premier_de_l_an(annee)?;
        let dernier = Jour::dernier_de_l_an(annee)?;
        Some(Self {
            annee,
            premier: premier.en_entier(),
            dernier: dernier.en_entier(),
            au_31_12: dernier,
            valeurs: Box::new([[0; 4]; Indicateur::NOMBRE]),
        })
    }

    /// The year counted.
    pub fn annee(&self) -> i16 {
        self.annee
    }

    /// Counts the facts of one person.
    pub fn compter_personne(&mut self, faits: &[FaitDate]) {
        let mut bilan = Bilan {
            sexe: Sexe::Inconnu,
            naissance: 0,
            origine: Origine::Inconnue,
            comptes: [0; Indicateur::NOMBRE],
        };
        for fait in faits {
            if fait.du <= self.dernier && fait.au >= self.premier {
                self.lire(fait, &mut bilan);
            }
        }
        self.conclure(bilan);
    }

    /// Reads a fact that holds on at least one day of the year.
    fn lire(&self, fait: &FaitDate, bilan: &mut Bilan) {
        let fin_d_annee = fait.au >= self.dernier;
        match fait.sorte {
            Sorte::Sexe if fin_d_annee => bilan.sexe = Sexe::depuis_colonne(fait.code),
            Sorte::Naissance if fin_d_annee => bilan.naissance = fait.nombre,
            Sorte::Origine if fin_d_annee => bilan.origine = Origine::depuis_rang(fait.code),
            Sorte::Ouvert if fin_d_annee => bilan.plus(Indicateur::Ouverts),
            Sorte::PremierContact => bilan.plus(Indicateur::Nouvelles),
            Sorte::Acte => bilan.plus(Indicateur::Personnes),
            Sorte::Accompagnement => {
                bilan.plus(Indicateur::Personnes);
                if let Some((domaine, _)) = Domaine::TOUS.get(usize::from(fait.code)) {
                    bilan.plus(Indicateur::Actes(*domaine));
                    bilan.plus(Indicateur::Accompagnees(*domaine));
                }
            }
            Sorte::PspDemande => bilan.plus(Indicateur::Demandes),
            Sorte::PspAccord => bilan.plus(Indicateur::Accords),
            Sorte::PspRefus => {
                bilan.plus(Indicateur::Refus);
                for (rang, (motif, _)) in Motif::TOUS.iter().enumerate() {
                    if fait.nombre & (1 << rang) != 0 {
                        bilan.plus(Indicateur::RefusPour(*motif));
                    }
                }
            }
            Sorte::PspEnCours => {
                bilan.plus(Indicateur::Personnes);
                bilan.plus(Indicateur::Suivis);
                if fin_d_annee {
                    bilan.plus(Indicateur::EnCours);
                }
            }
            Sorte::PspRenouvellement => bilan.plus(Indicateur::Renouvellements),
            Sorte::PspFin => {
                bilan.plus(Indicateur::Fins);
                let issue = IssueParcours::TOUS.get(usize::from(fait.code));
                bilan.plus(Indicateur::FinsPar(issue.map(|(issue, _)| *issue)));
            }
            Sorte::Sexe
            | Sorte::Naissance
            | Sorte::Origine
            | Sorte::Ouvert
            | Sorte::Sortie
            | Sorte::SortieNumerique
            | Sorte::Rencontrees
            | Sorte::Nouvelles
            | Sorte::Orientees
            | Sorte::Messages
            | Sorte::Reponses
            | Sorte::Seance => {}
        }
    }

    fn conclure(&mut self, mut bilan: Bilan) {
        bilan.une_personne(Indicateur::Personnes);
        for (domaine, _) in Domaine::TOUS {
            bilan.une_personne(Indicateur::Accompagnees(domaine));
        }
        if bilan.compte(Indicateur::Personnes) > 0 {
            bilan.plus(Indicateur::Age(self.tranche(bilan.naissance)));
            bilan.plus(Indicateur::Origine(bilan.origine));
        }
        let colonne = usize::from(bilan.sexe.colonne());
        for (ligne, compte) in self.valeurs.iter_mut().zip(bilan.comptes) {
            if let Some(case) = ligne.get_mut(colonne) {
                *case += u64::from(compte);
            }
        }
    }

    fn tranche(&self, naissance: u32) -> TrancheAge {
        // A packed day of birth is above any year alone: see `naissance_en_nombre`.
        match (naissance, i16::try_from(naissance), Jour::depuis_entier(naissance)) {
            (0, _, _) => TrancheAge::Inconnu,
            (1..=9999, Ok(annee), _) => TrancheAge::de(Naissance::Annee(annee), self.au_31_12),
            (_, _, Ok(jour)) => TrancheAge::de(Naissance::Le(jour), self.au_31_12),
            (_, _, Err(_)) => TrancheAge::Inconnu,
        }
    }

    /// Counts the facts of one activity.
    pub fn compter_activite(&mut self, faits: &[FaitDate]) {
        let annee = self.premier..=self.dernier;
        for fait in faits.iter().filter(|fait| annee.contains(&fait.du)) {
            let nombre = u64::from(fait.nombre);
            let sexe = Sexe::Inconnu;
            match fait.sorte {
                Sorte::Sortie => self.plus(Indicateur::Sorties, sexe, 1),
                Sorte::SortieNumerique => self.plus(Indicateur::Numeriques, sexe, 1),
                Sorte::Rencontrees => self.plus(Indicateur::Rencontrees, sexe, nombre),
                Sorte::Nouvelles => self.plus(Indicateur::NouvellesRencontrees, sexe, nombre),
                Sorte::Orientees => self.plus(Indicateur::Orientees, sexe, nombre),
                Sorte::Messages => self.plus(Indicateur::Messages, sexe, nombre),
                Sorte::Reponses => self.plus(Indicateur::Reponses, sexe, nombre),
                Sorte::Seance => {
                    if let Some((genre, _)) = GenreSeance::TOUS.get(usize::from(fait.code)) {
                        self.plus(Indicateur::Seances(*genre), sexe, 1);
                        self.plus(Indicateur::Participants(*genre), sexe, nombre);
                    }
                }
                Sorte::Sexe
                | Sorte::Naissance
                | Sorte::Origine
                | Sorte::Ouvert
                | Sorte::PremierContact
                | Sorte::Acte
                | Sorte::Accompagnement
                | Sorte::PspDemande
                | Sorte::PspAccord
                | Sorte::PspRefus
                | Sorte::PspEnCours
                | Sorte::PspRenouvellement
                | Sorte::PspFin => {}
            }
        }
    }

    /// Adds an anonymous counter left by an erased file. One of another year, or of an indicator
    /// this version does not know, changes nothing.
    pub fn ajouter_anonyme(&mut self, compteur: &Compteur) {
        if compteur.annee != self.annee {
            return;
        }
        let connu = Indicateur::tous().into_iter().find(|i| i.id() == compteur.indicateur);
        if let Some(indicateur) = connu {
            let sexe = Sexe::depuis_code(&compteur.sexe);
            self.plus(indicateur, sexe, u64::from(compteur.nombre));
        }
    }

    /// The counters of one person, as they are kept when her file is erased.
    pub fn en_anonymes(&self) -> Vec<Compteur> {
        let mut gardes = Vec::new();
        for (indicateur, valeurs) in Indicateur::tous().into_iter().zip(self.valeurs.iter()) {
            for (sexe, nombre) in Sexe::TOUS.into_iter().zip(valeurs) {
                if *nombre > 0 {
                    gardes.push(Compteur {
                        annee: self.annee,
                        indicateur: indicateur.id(),
                        sexe: sexe.code().into(),
                        nombre: u32::try_from(*nombre).unwrap_or(u32::MAX),
                    });
                }
            }
        }
        gardes
    }

    /// Adds the counters of other journals for the same year.
    pub fn ajouter(&mut self, autres: &Self) {
        for (ici, la) in self.valeurs.iter_mut().zip(autres.valeurs.iter()) {
            for (valeur, autre) in ici.iter_mut().zip(la) {
                *valeur += autre;
            }
        }
    }

    /// How many, all genders together.
    pub fn total(&self, indicateur: Indicateur) -> u64 {
        self.ligne(indicateur).iter().sum()
    }

    /// How many of a gender.
    pub fn par_sexe(&self, indicateur: Indicateur, sexe: Sexe) -> u64 {
        self.ligne(indicateur).get(usize::from(sexe.colonne())).copied().unwrap_or(0)
    }

    fn ligne(&self, indicateur: Indicateur) -> [u64; 4] {
        self.valeurs.get(indicateur.rang()).copied().unwrap_or_default()
    }

    fn plus(&mut self, indicateur: Indicateur, sexe: Sexe, nombre: u64) {
        let ligne = self.valeurs.get_mut(indicateur.rang());
        if let Some(case) = ligne.and_then(|l| l.get_mut(usize::from(sexe.colonne()))) {
            *case += nombre;
        }
    }
}

impl Bilan {
    fn plus(&mut self, indicateur: Indicateur) {
        if let Some(compte) = self.comptes.get_mut(indicateur.rang()) {
            *compte += 1;
        }
    }

    fn compte(&self, indicateur: Indicateur) -> u32 {
        self.comptes.get(indicateur.rang()).copied().unwrap_or(0)
    }

    /// However many facts, one person.
    fn une_personne(&mut self, indicateur: Indicateur) {
        if let Some(compte) = self.comptes.get_mut(indicateur.rang()) {
            *compte = (*compte).min(1);
        }
    }
}
