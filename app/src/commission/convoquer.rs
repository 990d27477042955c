//! Noting that a sitting is convened.

use domain::commission::{Convocation, EvenementCommission, SeanceCommission};
use domain::{Fait, Flux, Jour, Recit, fold_commission};

use super::ROLES;
use super::consigner::{Etape, Ouvert, ouvert};
use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// A sitting to note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AConvoquer {
    /// Which sitting; told again, its last convocation holds.
    pub etape: Etape,
    /// How it is convened.
    pub convocation: Convocation,
}

impl Session {
    /// Notes that a sitting is convened, or convened otherwise. A second convening, after a want of
    /// quorum, takes the members and the agenda of the first.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::Perime`], [`ErreurApp::Refus`].
    pub async fn convoquer(
        &self,
        demande: AConvoquer,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let AConvoquer { etape, convocation } = demande;
        let flux = Flux::Commission(etape.departement, etape.seance);
        let (mut journal, neuve) = match self.journal(flux).await? {
            Some(journal) => match ouvert(journal, &etape)? {
                Ouvert::Deja(consigne) => return Ok(consigne),
                Ouvert::A(journal) => (*journal, false),
            },
            None => (self.journal_neuf(flux, contexte)?, true),
        };
        let premiere = match convocation.suite_de {
            Some(jour) => {
                let journal = self.journal(Flux::Commission(etape.departement, jour)).await?;
                journal.map(|journal| fold_commission(&journal.actes, Jour::DERNIER))
            }
            None => None,
        };
        let convoquee = EvenementCommission::Convocation(convocation);
        let acte = Self::acte_de_seance(&etape, convoquee, None, contexte);
        let (id, survenu_le) = (acte.id, acte.survenu_le);
        let mut actes = vec![acte];
        if let Some(premiere) = premiere.as_ref().filter(|_| neuve) {
            actes.extend(reprise(premiere, survenu_le, contexte));
        }
        let ajout = self.assembler_seance(&mut journal, actes, premiere.as_ref(), contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }
}

/// The members and the agenda of the sitting that was not held.
fn reprise(
    premiere: &SeanceCommission,
    survenu_le: Jour,
    contexte: &mut Contexte,
) -> Vec<NouvelActe> {
    let membres = premiere.membres.iter().map(|siegeante| {
        let recit = siegeante.designation.clone().map(Recit::Designation);
        (EvenementCommission::Membre(siegeante.membre.clone()), recit)
    });
    let inscrits = premiere
        .ordre_du_jour
        .iter()
        .map(|inscrit| (EvenementCommission::Inscription(inscrit.inscription.clone()), None));
    let prises = (premiere.places_prises > 0)
        .then_some((EvenementCommission::PlacesPrises(premiere.places_prises), None));
    let reprises: Vec<_> = membres.chain(inscrits).chain(prises).collect();
    let actes = reprises.into_iter().map(|(evenement, recit)| {
        let (id, fait) = (contexte.acte(), Fait::Commission(evenement));
        NouvelActe { id, survenu_le, fait, recit }
    });
    actes.collect()
}
