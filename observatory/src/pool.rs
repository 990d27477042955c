//! From the packets of many associations to one edition: added, masked, attacked.

use std::collections::{BTreeMap, BTreeSet};

use audit::{Audit, ErreurAudit, Publication, auditer};
use protection::{Demande, ErreurProtection, Raison, Rapport, proteger};
use tableau::{ErreurTableau, Tableau, TableauProtege};

use crate::{cartes, tables};

/// What several associations counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Sums, table by table.
    pub tables: Vec<Tableau>,
    /// The tables of each association, in the same order.
    pub apports: Vec<Vec<Tableau>>,
}

/// What may be published, with what was done to it.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The tables, some cells masked.
    pub tables: Vec<TableauProtege>,
    /// What was masked, indicator by indicator.
    pub rapports: Vec<(String, Rapport)>,
    /// Masked cells that were attacked, in all.
    pub attaquees: usize,
}

/// Why nothing is published.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ErreurPool {
    /// Nothing to add up.
    #[error("aucune contribution : il n'y a rien à publier")]
    Vide,
    /// Tables that do not add.
    #[error("{0}")]
    Tableau(#[from] ErreurTableau),
    /// Tables that cannot be protected together.
    #[error("{0}")]
    Protection(#[from] ErreurProtection),
    /// The attack could not be carried out.
    #[error("{0}")]
    Audit(#[from] ErreurAudit),
    /// The attack found leaks.
    #[error("l'audit a trouvé {} fuite(s), dont : {}", .0.constats.len(), premiere(.0))]
    Fuite(Audit),
}

fn premiere(audit: &Audit) -> String {
    audit.constats.first().map(ToString::to_string).unwrap_or_default()
}

impl Pool {
    /// Adds the tables of associations. Their order changes nothing but that of `apports`.
    ///
    /// # Errors
    /// [`ErreurPool::Vide`]; [`ErreurPool::Tableau`] when they do not count the same things.
    pub fn nouveau(apports: Vec<Vec<Tableau>>) -> Result<Self, ErreurPool> {
        let mut autres = apports.iter();
        let mut tables = autres.next().ok_or(ErreurPool::Vide)?.clone();
        for apport in autres {
            if apport.len() != tables.len() {
                return Err(ErreurTableau::Dimension("paquet".into()).into());
            }
            for (table, sienne) in tables.iter_mut().zip(apport) {
                table.ajouter(sienne)?;
            }
        }
        Ok(Self { tables, apports })
    }

    /// Masks what must be and attacks the result, indicator by indicator. `precedentes` are the
    /// tables of earlier editions.
    ///
    /// # Errors
    /// [`ErreurPool::Fuite`] when the attack finds anything: nothing is then published.
    pub fn publier(&self, precedentes: &[TableauProtege]) -> Result<Edition, ErreurPool> {
        let groupes: BTreeSet<(&str, &str)> = self.tables.iter().map(groupe).collect();
        let mut publiees: BTreeMap<usize, TableauProtege> = BTreeMap::new();
        let (mut rapports, mut attaquees) = (Vec::new(), 0);
        for groupe_ici in groupes {
            let (indicateur, unite) = groupe_ici;
            let choisir = |tables: &[Tableau]| -> Vec<Tableau> {
                tables.iter().filter(|table| groupe(table) == groupe_ici).cloned().collect()
            };
            let verites = choisir(&self.tables);
            // Alone, an association knows all of it and there is nobody else to find.
            let apports: Vec<Vec<Tableau>> = match self.apports.as_slice() {
                [_] => Vec::new(),
                apports => apports.iter().map(|apport| choisir(apport)).collect(),
            };
            let regle = tables::regle(unite);
            let apports = if regle.seuil == 0 { Vec::new() } else { apports };
            let protection = proteger(&Demande { tables: &verites, apports: &apports, regle })?;
            let audit = auditer(&Publication {
                tables: &protection.tables,
                precedentes,
                verites: &verites,
                apports: &apports,
                cartes: &cartes::a_attaquer(&protection.tables),
                regle,
            })?;
            if !audit.passe() {
                return Err(ErreurPool::Fuite(audit));
            }
            attaquees += audit.masquees;
            rapports.push((indicateur.to_owned(), protection.rapport));
            let rangs = self.tables.iter().enumerate();
            let rangs = rangs.filter(|(_, table)| groupe(table) == groupe_ici);
            publiees.extend(rangs.map(|(rang, _)| rang).zip(protection.tables));
        }
        Ok(Edition { tables: publiees.into_values().collect(), rapports, attaquees })
    }
}

/// Tables of one indicator and unit are compared with one another.
fn groupe(table: &Tableau) -> (&str, &str) {
    (table.entete().indicateur.as_str(), table.entete().unite.as_str())
}

impl Edition {
    /// Cells masked for each reason, in all: how many, and what they count. The count is for the
    /// federation alone.
    pub fn bilan(&self) -> Vec<(&'static str, usize, u64)> {
        let bilan = Raison::TOUTES.map(|(raison, code)| {
            let rapports = || self.rapports.iter().map(|(_, rapport)| rapport);
            let nombre = rapports().map(|rapport| rapport.nombre(raison)).sum();
            (code, nombre, rapports().map(|rapport| rapport.valeur(raison)).sum())
        });
        bilan.to_vec()
    }
}
