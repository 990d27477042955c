//! The counters of one year.

use domain::Jour;
use domain::association::Compteur;

use crate::catalogue::{Catalogue, Par, Regle, Temps};
use crate::cube::Periode;
use crate::dimension::tranche_au;
use crate::{Dimension, FaitDate, Origine, Receveur, Sexe, Sorte};

/// Groups of departments: each, and "unknown", which is the last.
const DEPARTEMENTS: usize = Dimension::Departement.taille() as usize;
const DEPARTEMENT_INCONNU: u8 = Dimension::Departement.taille() - 1;

/// What was counted in one year, by annual indicator of the catalogue and by gender.
///
/// Counters of several sets of journals add up ([`Compteurs::ajouter`]): counting in parallel gives
/// the same figures as counting in turn.
#[derive(Clone, Debug)]
pub struct Compteurs {
    catalogue: &'static Catalogue,
    annee: i16,
    premier: u32,
    dernier: u32,
    au_31_12: Jour,
    valeurs: Box<[[u64; 4]]>,
    /// The same for the lines that are counted by department: one after the other, every
    /// department of each.
    departements: Box<[[u64; 4]]>,
    /// What the person being counted counts for, used again for the next.
    comptes: Box<[u32]>,
}

/// Who the person is on 31 December, as far as figures ask.
struct Profil {
    sexe: Sexe,
    naissance: u32,
    origine: Origine,
    departement: u8,
}

impl PartialEq for Compteurs {
    fn eq(&self, autre: &Self) -> bool {
        (self.annee, &self.valeurs, &self.departements)
            == (autre.annee, &autre.valeurs, &autre.departements)
    }
}

impl Eq for Compteurs {}

impl Compteurs {
    /// Empty counters of a year, 1 to 9999. `None` outside.
    pub fn nouveaux(annee: i16) -> Option<Self> {
        let premier = Jour::premier_de_l_an(annee)?;
        Some(Self::entre(annee, premier, Jour::dernier_de_l_an(annee)?))
    }

    /// Empty counters of any period. Anonymous counters, which are of a year, add nothing to them.
    pub fn de_periode(periode: Periode) -> Self {
        // No year is nought: no anonymous counter is of it.
        Self::entre(0, periode.du(), periode.au())
    }

    fn entre(annee: i16, premier: Jour, dernier: Jour) -> Self {
        let catalogue = Catalogue::embarque();
        let lignes = catalogue.annuels().count();
        let departements = catalogue.departementales().len() * DEPARTEMENTS;
        Self {
            catalogue,
            annee,
            premier: premier.en_entier(),
            dernier: dernier.en_entier(),
            au_31_12: dernier,
            valeurs: vec![[0; 4]; lignes].into(),
            departements: vec![[0; 4]; departements].into(),
            comptes: vec![0; lignes].into(),
        }
    }

    /// The year counted; nought for another period.
    pub fn annee(&self) -> i16 {
        self.annee
    }

    /// Counts the facts of one person.
    pub fn compter_personne(&mut self, faits: &[FaitDate]) {
        let mut profil = Profil {
            sexe: Sexe::Inconnu,
            naissance: 0,
            origine: Origine::Inconnue,
            departement: DEPARTEMENT_INCONNU,
        };
        self.comptes.fill(0);
        for fait in faits {
            if fait.du <= self.dernier && fait.au >= self.premier {
                self.lire(fait, &mut profil);
            }
        }
        self.conclure(&profil);
    }

    /// Reads a fact that holds on at least one day of the year.
    fn lire(&mut self, fait: &FaitDate, profil: &mut Profil) {
        let fin_d_annee = fait.au >= self.dernier;
        if fait.sorte == Sorte::Sexe && fin_d_annee {
            profil.sexe = Sexe::depuis_colonne(fait.code);
        } else if fait.sorte == Sorte::Naissance && fin_d_annee {
            profil.naissance = fait.nombre;
        } else if fait.sorte == Sorte::Origine && fin_d_annee {
            profil.origine = Origine::depuis_rang(fait.code);
        } else if fait.sorte == Sorte::Departement && fin_d_annee {
            profil.departement = fait.code.min(DEPARTEMENT_INCONNU);
        }
        for regle in self.catalogue.regles(fait.sorte) {
            if regle.temps == Temps::Flux || fin_d_annee {
                sur_chaque_ligne(regle, fait, |ligne| {
                    if let Some(compte) = self.comptes.get_mut(ligne) {
                        *compte += 1;
                    }
                });
            }
        }
    }

    fn conclure(&mut self, profil: &Profil) {
        for une_fois in self.catalogue.une_fois() {
            let lignes = self.comptes.get_mut(une_fois.ligne..).unwrap_or_default();
            let groupe = match une_fois.par {
                Some(Par::Age) => tranche_au(profil.naissance, self.au_31_12) as usize,
                Some(Par::Origine) => usize::from(profil.origine.rang()),
                Some(
                    Par::Domaine
                    | Par::Motif
                    | Par::Issue
                    | Par::Seance
                    | Par::Service
                    | Par::Ensemble
                    | Par::Materiel
                    | Par::Remarque,
                )
                | None => {
                    for compte in lignes.iter_mut().take(une_fois.combien) {
                        *compte = (*compte).min(1);
                    }
                    continue;
                }
            };
            // The first line held the count until the group was known.
            let compte = lignes.first().map_or(0, |compte| (*compte).min(1));
            for (rang, ligne) in lignes.iter_mut().take(une_fois.combien).enumerate() {
                *ligne = if rang == groupe { compte } else { 0 };
            }
        }
        let colonne = usize::from(profil.sexe.colonne());
        let lieux = self.departements.chunks_exact_mut(DEPARTEMENTS);
        for (ligne, lieux) in self.catalogue.departementales().iter().zip(lieux) {
            let compte = self.comptes.get(*ligne).copied().unwrap_or_default();
            let lieu = lieux.get_mut(usize::from(profil.departement));
            if let Some(case) = lieu.and_then(|lieu| lieu.get_mut(colonne)) {
                *case += u64::from(compte);
            }
        }
        for (ligne, compte) in self.valeurs.iter_mut().zip(&self.comptes) {
            if let Some(case) = ligne.get_mut(colonne) {
                *case += u64::from(*compte);
            }
        }
    }

    /// Counts the facts of one activity.
    pub fn compter_activite(&mut self, faits: &[FaitDate]) {
        let annee = self.premier..=self.dernier;
        for fait in faits.iter().filter(|fait| annee.contains(&fait.du)) {
            for regle in self.catalogue.regles(fait.sorte) {
                let nombre = if regle.somme { u64::from(fait.nombre) } else { 1 };
                let valeurs = &mut self.valeurs;
                sur_chaque_ligne(regle, fait, |ligne| {
                    plus(valeurs, ligne, Sexe::Inconnu, nombre);
                });
            }
        }
    }

    /// Adds an anonymous counter left by an erased file. One of another year, or of an indicator
    /// this version does not know, changes nothing. It does not say where she lived: that is
    /// unknown.
    pub fn ajouter_anonyme(&mut self, compteur: &Compteur) {
        if compteur.annee != self.annee {
            return;
        }
        if let Some(ligne) = self.catalogue.rang(&compteur.indicateur) {
            let sexe = Sexe::depuis_code(&compteur.sexe);
            let nombre = u64::from(compteur.nombre);
            plus(&mut self.valeurs, ligne, sexe, nombre);
            let departementales = self.catalogue.departementales();
            if let Some(rang) = departementales.iter().position(|autre| *autre == ligne) {
                let case = rang * DEPARTEMENTS + usize::from(DEPARTEMENT_INCONNU);
                plus(&mut self.departements, case, sexe, nombre);
            }
        }
    }

    /// The counters of one person, as they are kept when her file is erased.
    pub fn en_anonymes(&self) -> Vec<Compteur> {
        let mut gardes = Vec::new();
        for (indicateur, valeurs) in self.lignes() {
            for (sexe, nombre) in Sexe::TOUS.into_iter().zip(valeurs) {
                if nombre > 0 {
                    gardes.push(Compteur {
                        annee: self.annee,
                        indicateur: indicateur.to_owned(),
                        sexe: sexe.code().into(),
                        nombre: u32::try_from(nombre).unwrap_or(u32::MAX),
                    });
                }
            }
        }
        gardes
    }

    /// Adds the counters of other journals for the same year.
    pub fn ajouter(&mut self, autres: &Self) {
        let valeurs = self.valeurs.iter_mut().chain(&mut self.departements);
        for (ici, la) in valeurs.zip(autres.valeurs.iter().chain(&autres.departements)) {
            for (valeur, autre) in ici.iter_mut().zip(la) {
                *valeur += autre;
            }
        }
    }

    /// Every annual indicator, with how many of each gender in the order of [`Sexe::TOUS`].
    pub fn lignes(&self) -> impl Iterator<Item = (&'static str, [u64; 4])> {
        self.catalogue.annuels().zip(self.valeurs.iter().copied())
    }

    /// How many, all genders together; `None` when the catalogue has no such annual indicator.
    pub fn total(&self, indicateur: &str) -> Option<u64> {
        Some(self.ligne(indicateur)?.iter().sum())
    }

    /// How many of a gender; `None` when the catalogue has no such annual indicator.
    pub fn par_sexe(&self, indicateur: &str, sexe: Sexe) -> Option<u64> {
        self.ligne(indicateur)?.get(usize::from(sexe.colonne())).copied()
    }

    /// How many of each gender in each department, those of unknown department last; `None` when
    /// the indicator is not counted so.
    pub fn par_departement(&self, indicateur: &str) -> Option<&[[u64; 4]]> {
        let ligne = self.catalogue.rang(indicateur)?;
        let rang = self.catalogue.departementales().iter().position(|autre| *autre == ligne)?;
        self.departements.chunks_exact(DEPARTEMENTS).nth(rang)
    }

    fn ligne(&self, indicateur: &str) -> Option<[u64; 4]> {
        self.valeurs.get(self.catalogue.rang(indicateur)?).copied()
    }
}

/// The lines a fact adds to, under a rule.
fn sur_chaque_ligne(regle: &Regle, fait: &FaitDate, mut plus: impl FnMut(usize)) {
    let Some(par) = regle.par else {
        plus(regle.ligne);
        return;
    };
    let mut rangs = par.rangs(fait);
    while rangs != 0 {
        let rang = rangs.trailing_zeros();
        plus(regle.ligne + rang as usize);
        rangs &= rangs - 1;
    }
}

fn plus(valeurs: &mut [[u64; 4]], ligne: usize, sexe: Sexe, nombre: u64) {
    let ligne = valeurs.get_mut(ligne);
    if let Some(case) = ligne.and_then(|l| l.get_mut(usize::from(sexe.colonne()))) {
        *case += nombre;
    }
}

impl Receveur for Compteurs {
    fn personne(&mut self, faits: &[FaitDate]) {
        self.compter_personne(faits);
    }

    fn activite(&mut self, faits: &[FaitDate]) {
        self.compter_activite(faits);
    }
}
