//! "Never show A to whoever follows B", nor B to whoever follows A.

use domain::fait::Choix;
use domain::recit::Identite;
use domain::separation::Separation;
use domain::{DossierId, Fait, Jour, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::motif::Motif;
use crate::session::Session;
use crate::visibilite::{lie, liens, paire};

/// The roles that set and lift separations.
const ROLES: [Role; 2] = [Role::Cheffe, Role::TravailleuseSociale];

/// A separation, as it is shown to who sees both files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separe {
    /// The other file.
    pub autre: DossierId,
    /// How she is named.
    pub identite: Option<Identite>,
    /// Since when.
    pub le: Jour,
    /// Who set it: what she types to sign in.
    pub par: String,
    /// Why.
    pub motif: Option<String>,
}

impl Session {
    /// Separates two files, or no longer. Both must be seen by who asks. Said twice, it is written
    /// once.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit or a social worker asks; those of a file that is
    /// not seen; [`ErreurApp::SeparationImpossible`] for a file and itself;
    /// [`ErreurApp::SuiviDesDeux`].
    pub async fn separer(
        &self,
        (a, b): (DossierId, DossierId),
        choix: Choix,
        motif: &Motif,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&ROLES).await?;
        if a == b {
            return Err(ErreurApp::SeparationImpossible);
        }
        let mut liee_aux_deux = true;
        for dossier in [a, b] {
            let journal = self.journal_de(dossier, contexte).await?;
            liee_aux_deux &= lie(&liens(&journal.actes), self.membre, contexte.maintenant);
        }
        let posee = self.regles().await?.separations.contains_key(&paire(a, b));
        if posee == (choix == Choix::Donne) {
            return Ok(());
        }
        // She would see neither, and could undo nothing.
        if choix == Choix::Donne && liee_aux_deux {
            return Err(ErreurApp::SuiviDesDeux);
        }
        self.journaliser("separer", &[a, b], contexte).await?;
        let motif = Some(motif.texte().to_owned());
        let fait = Fait::Separation(Separation { a, b, choix, motif });
        self.noter(self.flux_association(), &[fait], contexte).await
    }

    /// The separations of a file whose other side is seen too: the others are not told.
    ///
    /// # Errors
    /// Those of a file that is not seen.
    pub async fn separations(
        &self,
        dossier: DossierId,
        contexte: &mut Contexte,
    ) -> Result<Vec<Separe>, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        self.journal_de(dossier, contexte).await?;
        let regles = self.regles().await?;
        let noms = self.noms_des_membres().await?;
        let mut separes = Vec::new();
        for (autre, posee) in regles.separes_de(dossier) {
            let Ok(journal) = self.journal_lu(autre, contexte).await else {
                continue;
            };
            let regard = domain::Regard::au(Jour::DERNIER);
            let identite = domain::fold(&journal.actes, &regard).identite;
            let par = noms.get(&posee.par).cloned().unwrap_or_default();
            let (le, motif) = (posee.le, posee.motif.clone());
            separes.push(Separe { autre, identite, le, par, motif });
        }
        let mut montres: Vec<DossierId> = separes.iter().map(|separe| separe.autre).collect();
        montres.push(dossier);
        self.journaliser("separer", &montres, contexte).await?;
        Ok(separes)
    }
}
