//! What people are counted by, and what each group is called.

mod modalites;

use domain::profil::{Cadre, Hebergement, Naissance};
use domain::{Departement, Jour};

pub use modalites::{Origine, Sexe, TrancheAge};

use crate::{FaitDate, Sorte};

/// One way to divide people. The last group of each is "unknown": it is always shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Gender.
    Sexe,
    /// Age band.
    Age,
    /// Origin.
    Origine,
    /// Department she lives in.
    Departement,
    /// Dependent children in France.
    Enfants,
    /// Victim of trafficking.
    Traite,
    /// Where prostitution takes or took place.
    Cadre,
    /// Where she sleeps.
    Hebergement,
}

/// The groups of one person: the rank of each in [`Dimension::modalites`].
pub type Groupes = [u8; Dimension::TOUTES.len()];

impl Dimension {
    /// Every dimension, with its stable code and its French name.
    pub const TOUTES: [(Self, &'static str, &'static str); 8] = [
        (Self::Sexe, "sexe", "genre"),
        (Self::Age, "age", "âge"),
        (Self::Origine, "origine", "origine"),
        (Self::Departement, "departement", "département"),
        (Self::Enfants, "enfants", "enfants à charge en France"),
        (Self::Traite, "traite", "victime de traite"),
        (Self::Cadre, "cadre", "cadre"),
        (Self::Hebergement, "hebergement", "hébergement"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUTES.iter().find(|(autre, ..)| *autre == self).map_or("", |(_, code, _)| code)
    }

    /// The French name.
    pub fn nom(self) -> &'static str {
        Self::TOUTES.iter().find(|(autre, ..)| *autre == self).map_or("", |(.., nom)| nom)
    }

    /// Reverse of [`Dimension::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.iter().find(|(_, autre, _)| *autre == code).map(|(dimension, ..)| *dimension)
    }

    /// Place in [`Groupes`].
    pub(crate) fn rang(self) -> usize {
        self as usize
    }

    /// Codes of its groups, "unknown" last.
    pub fn modalites(self) -> Vec<String> {
        let connues: Vec<String> = match self {
            Self::Sexe => ["F", "H", "T"].map(String::from).to_vec(),
            Self::Age => sans_la_derniere(&TrancheAge::TOUTES.map(TrancheAge::code)),
            Self::Origine => sans_la_derniere(&Origine::TOUTES.map(Origine::code)),
            Self::Departement => Departement::tous().map(|d| d.code().to_owned()).collect(),
            Self::Enfants => ["0", "1", "2", "3-et-plus"].map(String::from).to_vec(),
            Self::Traite => ["non", "oui"].map(String::from).to_vec(),
            Self::Cadre => Cadre::TOUS.map(|(_, code)| code.to_owned()).to_vec(),
            Self::Hebergement => Hebergement::TOUS.map(|(_, code)| code.to_owned()).to_vec(),
        };
        connues.into_iter().chain(["inconnu".to_owned()]).collect()
    }

    /// How many groups, "unknown" included.
    pub(crate) const fn taille(self) -> u8 {
        match self {
            Self::Sexe | Self::Origine => 4,
            Self::Age => 7,
            Self::Departement => 102,
            Self::Enfants | Self::Cadre => 5,
            Self::Traite => 3,
            Self::Hebergement => 11,
        }
    }

    fn de(sorte: Sorte) -> Option<Self> {
        let couples = [
            (Sorte::Sexe, Self::Sexe),
            (Sorte::Origine, Self::Origine),
            (Sorte::Departement, Self::Departement),
            (Sorte::Enfants, Self::Enfants),
            (Sorte::Traite, Self::Traite),
            (Sorte::Cadre, Self::Cadre),
            (Sorte::Hebergement, Self::Hebergement),
        ];
        couples.iter().find(|(autre, _)| *autre == sorte).map(|(_, dimension)| *dimension)
    }
}

fn sans_la_derniere(codes: &[&str]) -> Vec<String> {
    codes.iter().take(codes.len().saturating_sub(1)).map(|code| (*code).to_owned()).collect()
}

/// The groups somebody was in on a day. What is not known that day is unknown.
pub(crate) fn groupes_au(faits: &[FaitDate], au: Jour) -> Groupes {
    let jour = au.en_entier();
    let mut groupes = Dimension::TOUTES.map(|(dimension, ..)| dimension.taille() - 1);
    for fait in faits.iter().filter(|fait| fait.du <= jour && jour <= fait.au) {
        let (dimension, code) = match Dimension::de(fait.sorte) {
            Some(dimension) => (dimension, fait.code),
            None if fait.sorte == Sorte::Naissance => {
                (Dimension::Age, tranche_au(fait.nombre, au) as u8)
            }
            None => continue,
        };
        if let Some(groupe) = groupes.get_mut(dimension.rang()) {
            *groupe = code.min(dimension.taille() - 1);
        }
    }
    groupes
}

/// Age band on a day, from a birth packed in a fact; zero is unknown.
pub(crate) fn tranche_au(naissance: u32, au: Jour) -> TrancheAge {
    // A packed day of birth is above any year alone: see `naissance_en_nombre`.
    match (naissance, i16::try_from(naissance), Jour::depuis_entier(naissance)) {
        (0, _, _) => TrancheAge::Inconnu,
        (1..=9999, Ok(annee), _) => TrancheAge::de(Naissance::Annee(annee), au),
        (_, _, Ok(jour)) => TrancheAge::de(Naissance::Le(jour), au),
        (_, _, Err(_)) => TrancheAge::Inconnu,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dimension_has_as_many_groups_as_it_says_and_unknown_is_the_last() {
        for (rang, (dimension, code, _)) in Dimension::TOUTES.into_iter().enumerate() {
            let modalites = dimension.modalites();
            assert_eq!(modalites.len(), usize::from(dimension.taille()), "{code}");
            assert_eq!(modalites.last().map(String::as_str), Some("inconnu"));
            assert_eq!((dimension.rang(), dimension.code()), (rang, code));
        }
        let sexes: Vec<&str> = Sexe::TOUS.iter().map(|sexe| sexe.code()).collect();
        assert_eq!(sexes, ["F", "H", "T", ""]);
    }

    #[test]
    fn what_held_that_day_counts_and_nothing_else() {
        let jour = |texte: &str| texte.parse::<Jour>().unwrap();
        let faits = [
            FaitDate::pendant(Sorte::Sexe, jour("2020-01-01"), Some(jour("2023-06-30"))).code(1),
            FaitDate::pendant(Sorte::Sexe, jour("2023-07-01"), None).code(2),
            FaitDate::pendant(Sorte::Naissance, jour("2020-01-01"), None).nombre(2000),
        ];
        let inconnus = |le: &str| {
            let groupes = groupes_au(&faits, jour(le));
            Dimension::TOUTES.iter().filter(|(d, ..)| groupes[d.rang()] == d.taille() - 1).count()
        };
        assert_eq!(groupes_au(&faits, jour("2023-06-30"))[0], 1);
        assert_eq!(groupes_au(&faits, jour("2023-07-01"))[0], 2);
        assert_eq!(groupes_au(&faits, jour("2023-07-01"))[1], TrancheAge::De18A25 as u8);
        assert_eq!((inconnus("2019-12-31"), inconnus("2023-07-01")), (8, 6));
    }
}
