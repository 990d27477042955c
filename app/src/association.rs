//! What the association's own journal amounts to: who its members are and what each does.

use std::collections::BTreeMap;

use domain::{Acte, Fait, MembreId, Role};

/// The association, as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EtatAssociation {
    /// Role of each member who has not left. A member of before roles existed is a head of unit:
    /// she held every key.
    pub roles: BTreeMap<MembreId, Role>,
}

impl EtatAssociation {
    /// Reads the acts in their order.
    pub fn depuis(actes: &[Acte]) -> Self {
        let mut etat = Self::default();
        for acte in actes {
            etat.lire(&acte.fait);
        }
        etat
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the other facts say nothing of members")]
    fn lire(&mut self, fait: &Fait) {
        match fait {
            Fait::MembreAjoute(membre) => {
                self.roles.insert(membre.membre, membre.role.unwrap_or(Role::Cheffe));
            }
            Fait::RoleDonne { membre, role } => {
                self.roles.insert(*membre, *role);
            }
            Fait::MembreRetire { membre } => {
                self.roles.remove(membre);
            }
            _ => {}
        }
    }
}
