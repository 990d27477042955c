//! What a member does in the association, and the compartments she is given for it.

use minicbor::{Decode, Encode};

use crate::Compartiment;
use crate::code::codes;

/// What a member does. It says which keys she is given; what she may do with them is decided above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// Head of unit: answers for the files, gives keys and takes them back.
    #[n(0)]
    Cheffe,
    /// Social worker.
    #[n(1)]
    TravailleuseSociale,
    /// Volunteer: writes, rereads only her own.
    #[n(2)]
    Benevole,
    /// Health worker.
    #[n(3)]
    Sante,
    /// Legal worker.
    #[n(4)]
    Juriste,
    /// Worker with minors.
    #[n(5)]
    Mineurs,
    /// Figures only.
    #[n(6)]
    Statistiques,
    /// Members and their access; no file.
    #[n(7)]
    Administration,
    /// Data protection officer: who read what, and the proof of an erasure.
    #[n(8)]
    Dpo,
}

codes!(Role {
    Cheffe = "cheffe",
    TravailleuseSociale = "travailleuse-sociale",
    Benevole = "benevole",
    Sante = "sante",
    Juriste = "juriste",
    Mineurs = "mineurs",
    Statistiques = "statistiques",
    Administration = "administration",
    Dpo = "dpo",
});

impl Role {
    /// The compartments whose keys the role is given, in the order of the design. The one table.
    ///
    /// `faits` is in each: no session opens without it. A name needs `identite`, so that whoever
    /// counts, administers or controls opens files that name nobody.
    pub fn compartiments(self) -> &'static [Compartiment] {
        use Compartiment as C;
        match self {
            Self::Cheffe => &C::TOUS,
            Self::TravailleuseSociale | Self::Juriste => {
                &[C::Faits, C::Identite, C::Social, C::Justice]
            }
            Self::Benevole => &[C::Faits, C::Identite, C::Social],
            Self::Sante => &[C::Faits, C::Identite, C::Sante],
            Self::Mineurs => &[C::Faits, C::Identite, C::Social, C::Mineurs],
            Self::Statistiques | Self::Administration | Self::Dpo => &[C::Faits],
        }
    }

    /// The least role that covers these compartments: the one with the fewest, the first of the
    /// table among equals. Never a volunteer: what she may reread is limited by more than her keys,
    /// so that this role is only given by name.
    pub fn couvrant(compartiments: &[Compartiment]) -> Self {
        let couvre = |role: &Self| compartiments.iter().all(|c| role.compartiments().contains(c));
        let roles = Self::TOUS.into_iter().map(|(role, _)| role);
        let roles = roles.filter(|role| *role != Self::Benevole).filter(couvre);
        // A head of unit covers everything.
        roles.min_by_key(|role| role.compartiments().len()).unwrap_or(Self::Cheffe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_signs_in_and_only_a_head_of_unit_holds_everything() {
        for (role, code) in Role::TOUS {
            let tenus = role.compartiments();
            assert!(tenus.contains(&Compartiment::Faits), "{code}");
            assert!(tenus.is_sorted(), "{code}");
            assert_eq!(tenus.len() == Compartiment::TOUS.len(), role == Role::Cheffe, "{code}");
            assert_eq!(Role::depuis_code(code), Some(role));
        }
    }

    #[test]
    fn the_least_role_that_covers_is_found() {
        use Compartiment as C;
        for (compartiments, role) in [
            (&[][..], Role::Statistiques),
            (&[C::Faits], Role::Statistiques),
            (&[C::Faits, C::Identite], Role::Sante),
            (&[C::Faits, C::Identite, C::Social], Role::TravailleuseSociale),
            (&[C::Sante], Role::Sante),
            (&[C::Social, C::Justice], Role::TravailleuseSociale),
            (&[C::Sante, C::Justice], Role::Cheffe),
            (&C::TOUS, Role::Cheffe),
        ] {
            assert_eq!(Role::couvrant(compartiments), role, "{compartiments:?}");
        }
    }

    #[test]
    fn whoever_needs_no_name_holds_no_name() {
        for role in [Role::Statistiques, Role::Administration, Role::Dpo] {
            assert_eq!(role.compartiments(), [Compartiment::Faits]);
        }
    }
}
