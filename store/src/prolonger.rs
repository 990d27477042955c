//! Appending to a stream whose head is remembered: all of it goes in one exchange with SQLite's
//! thread, where asking for the head first takes two.

use domain::Flux;

use crate::ajouter::{Tete, TeteAPoser, ecrire_actes};
use crate::moteur::{Connexion, Valeur, sql};
use crate::vues::ecrire_vues;
use crate::{Ajout, ErreurStore, Store};

impl Store {
    /// Writes the acts of one known stream and their views. `false` when that cannot be done this
    /// way: nothing was written then, and the usual way finds out why.
    ///
    /// The transaction is the usual one, with one statement instead of two: the head is replaced
    /// only where it is still the one remembered, of a stream that was not erased.
    pub(crate) async fn prolonger(
        &self,
        ajouts: &[Ajout],
        flux: &[Flux],
    ) -> Result<bool, ErreurStore> {
        let ([ajout], [flux]) = (ajouts, flux) else {
            return Ok(false);
        };
        let Some(tete) = self.tetes.de(*flux) else {
            return Ok(false);
        };
        // Data keys are checked against the versions in the base: the usual way reads them.
        if !ajout.cles.is_empty() || tete.rang.checked_add(1) != Some(ajout.attendu()) {
            return Ok(false);
        }
        match self.tenter(ajout, *flux, tete).await {
            Ok(nouvelle) => {
                self.tetes.retenir(*flux, nouvelle);
                Ok(true)
            }
            Err(erreur) => {
                self.tetes.oublier(*flux);
                if erreur.est_nul() || erreur.est_doublon() { Ok(false) } else { Err(erreur) }
            }
        }
    }

    async fn tenter(&self, ajout: &Ajout, flux: Flux, tete: Tete) -> Result<Tete, ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        match ecrire(&mut transaction.connexion(), ajout, flux, tete).await {
            Ok(nouvelle) => {
                transaction.valider().await?;
                Ok(nouvelle)
            }
            Err(erreur) => {
                transaction.annuler().await?;
                Err(erreur)
            }
        }
    }
}

async fn ecrire(
    connexion: &mut Connexion<'_>,
    ajout: &Ajout,
    flux: Flux,
    avant: Tete,
) -> Result<Tete, ErreurStore> {
    let mut nouvelle = avant;
    for tete in ecrire_actes(connexion, &[(ajout, flux, avant)]).await? {
        poser(connexion, avant, &tete).await?;
        (nouvelle.rang, nouvelle.empreinte) = (tete.rang, tete.empreinte);
    }
    if let Some(vues) = &ajout.vues {
        ecrire_vues(connexion, &[(vues, false)]).await?;
    }
    Ok(nouvelle)
}

async fn poser(
    connexion: &mut Connexion<'_>,
    avant: Tete,
    tete: &TeteAPoser,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(&tete.nom),
        Valeur::Entier(tete.rang.into()),
        Valeur::Texte(&tete.nom),
        Valeur::Entier(avant.rang.into()),
        Valeur::Octets(&avant.empreinte),
        Valeur::Octets(&tete.empreinte),
    ];
    connexion.executer(sql!(sqlite "tetes/prolonger"), &valeurs).await
}
