//! What the association's journal says of its members: roles, and the compartments each is
//! entitled to.

use std::collections::BTreeMap;

use domain::{Acte, Compartiment, Fait, MembreId, Role};

use crate::ErreurApp;
use crate::session::Session;

/// What the journal says of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fiche {
    pub(crate) role: Role,
    /// Compartments she is entitled to, whether she was handed their keys yet or not.
    pub(crate) compartiments: Vec<Compartiment>,
    /// Somebody else chose her passphrase: she is asked for one of her own.
    pub(crate) phrase_provisoire: bool,
    pub(crate) actif: bool,
}

/// Members, from the association's journal. What does not read as a member's act is passed over.
pub(crate) fn fiches(actes: &[Acte]) -> BTreeMap<MembreId, Fiche> {
    let mut fiches = BTreeMap::new();
    for acte in actes {
        lire(&mut fiches, acte);
    }
    fiches
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the facts that speak of members, and no other")]
fn lire(fiches: &mut BTreeMap<MembreId, Fiche>, acte: &Acte) {
    match &acte.fait {
        Fait::MembreAjoute(ajoute) => {
            let codes = ajoute.compartiments.iter();
            let fiche = Fiche {
                // Before roles were recorded, every member was a head of unit.
                role: ajoute.role.unwrap_or(Role::Cheffe),
                compartiments: codes.filter_map(|c| Compartiment::depuis_code(c)).collect(),
                phrase_provisoire: acte.auteur != ajoute.membre,
                actif: true,
            };
            fiches.insert(ajoute.membre, fiche);
        }
        Fait::RoleDonne { membre, role } => {
            if let Some(fiche) = fiches.get_mut(membre) {
                fiche.role = *role;
                fiche.compartiments = role.compartiments().to_vec();
            }
        }
        Fait::PhraseChangee { membre } => {
            if let Some(fiche) = fiches.get_mut(membre) {
                fiche.phrase_provisoire = acte.auteur != *membre;
            }
        }
        Fait::MembreRetire { membre } => {
            if let Some(fiche) = fiches.get_mut(membre) {
                fiche.actif = false;
            }
        }
        _ => {}
    }
}

impl Session {
    pub(crate) async fn fiches(&self) -> Result<BTreeMap<MembreId, Fiche>, ErreurApp> {
        let journal = self.journal(self.flux_association()).await?;
        Ok(journal.map(|journal| fiches(&journal.actes)).unwrap_or_default())
    }

    async fn ma_fiche(&self) -> Result<Fiche, ErreurApp> {
        self.fiches().await?.remove(&self.membre).ok_or(ErreurApp::MembreInconnu)
    }

    /// Checks that the member at work has one of these roles.
    pub(crate) async fn exiger_role(&self, roles: &[Role]) -> Result<(), ErreurApp> {
        let role = self.ma_fiche().await?.role;
        if roles.contains(&role) { Ok(()) } else { Err(ErreurApp::Role(role.code())) }
    }
}
