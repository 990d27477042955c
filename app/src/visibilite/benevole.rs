//! What a volunteer rereads in a file she may open.

use domain::{Acte, Fait, Role};

use crate::journal::Journal;
use crate::session::Session;

impl Session {
    /// Leaves in an opened journal what this session may read. A volunteer rereads what she wrote
    /// herself, and what keeps the person safe: who she is, how to reach her, what she agreed to,
    /// whether the file is open.
    pub(crate) fn restreindre(&self, mut journal: Journal) -> Journal {
        if self.role != Role::Benevole {
            return journal;
        }
        let montres: Vec<bool> = journal.actes.iter().map(|acte| self.relit(acte)).collect();
        let mut garde = montres.iter();
        journal.actes.retain(|_| garde.next().copied().unwrap_or(false));
        let mut garde = montres.iter();
        journal.recits.retain(|_| garde.next().copied().unwrap_or(false));
        journal
    }

    fn relit(&self, acte: &Acte) -> bool {
        let commun = matches!(
            acte.fait,
            Fait::Ouverture(_)
                | Fait::Identite
                | Fait::Canal(_)
                | Fait::Consentement(_)
                | Fait::Correction(_)
                | Fait::Cloture(_)
                | Fait::Reouverture
        );
        // A correction by somebody else may carry what the volunteer must not read.
        let corrige = matches!(acte.fait, Fait::Correction(_));
        acte.auteur == self.membre || (commun && (!corrige || acte.recit.is_none()))
    }
}
