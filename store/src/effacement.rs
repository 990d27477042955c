//! Erasing a person: destroying the keys her sealed text needs, and what views say of her.
//!
//! What is out of reach: a copy of the file made before, PostgreSQL's write-ahead log until the
//! server recycles it, the blocks a disk keeps for itself. See `store/README.md`.

use domain::Flux;

use crate::ajouter::{self, inserer_cles, verrouiller};
use crate::cles::cle_flux;
use crate::jetons;
use crate::moteur::{Connexion, Moteur, Valeur, sql};
use crate::{Ajout, ErreurStore, Store, casiers, fiches};

impl Store {
    /// Destroys every data key of a stream, its tokens, its views and what lockers say of it (the
    /// slots of `code`), and writes the acts that tell it (in the association's stream), in one
    /// transaction. No act is removed: the stream's chain
    /// still verifies. Then cleans what the engine keeps of deleted rows.
    ///
    /// The key file of past backups still holds the keys: replace it ([`Store::ecrire_cles`]).
    ///
    /// # Errors
    /// [`ErreurStore::Incoherent`] when there is no such stream; [`ErreurStore::TracesRestantes`]
    /// when the erasure is done but a reader keeps former bytes alive: erase again later (the same
    /// acts are not written twice); those of [`Store::ajouter`].
    pub async fn effacer(
        &self,
        flux: Flux,
        code: &[u8; 16],
        ajouts: &[Ajout],
    ) -> Result<(), ErreurStore> {
        let autres: Vec<Flux> = ajouts.iter().map(Ajout::controler).collect::<Result<_, _>>()?;
        if autres.contains(&flux) {
            return Err(ErreurStore::Incoherent("an erasure is told in another stream"));
        }
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        // All of them at once, in order: two writers never wait for each other.
        let tous: Vec<Flux> = autres.iter().copied().chain([flux]).collect();
        if !verrouiller(&mut connexion, &tous).await?.contains_key(&flux) {
            return Err(ErreurStore::Incoherent("no such stream"));
        }
        ajouter::ecrire(&mut connexion, ajouts, &autres).await?;
        oublier(&mut connexion, flux).await?;
        casiers::oublier(&mut connexion, code).await?;
        if connexion.est_sqlite() {
            reecrire(&mut connexion).await?;
        }
        transaction.valider().await?;
        self.nettoyer().await
    }

    /// Removes what the engine keeps of deleted rows.
    async fn nettoyer(&self) -> Result<(), ErreurStore> {
        match &self.moteur {
            Moteur::Sqlite { ecriture, .. } => {
                let mut emprunt = ecriture.emprunter().await?;
                let mut connexion = Connexion::LectureSqlite(&mut emprunt);
                let etat = connexion.une(sql!(sqlite "base/tronquer_journal"), &[]).await?;
                match etat.map(|etat| etat.entier(0)).transpose()? {
                    Some(0) => Ok(()),
                    _ => Err(ErreurStore::TracesRestantes),
                }
            }
            Moteur::Postgres(bassin) => {
                let mut connexion = bassin.acquire().await?;
                let mut connexion = Connexion::Postgres(&mut connexion);
                for recompacter in [
                    sql!(postgres "base/recompacter_cles_flux"),
                    sql!(postgres "base/recompacter_jetons"),
                    sql!(postgres "base/recompacter_listes_jetons"),
                    sql!(postgres "base/recompacter_casiers"),
                ] {
                    connexion.executer(recompacter, &[]).await?;
                }
                match connexion.executer(sql!(postgres "base/point_de_controle"), &[]).await {
                    // insufficient_privilege: the server's own checkpoint comes within minutes.
                    Err(ErreurStore::Base(code)) if code == "42501" => Ok(()),
                    fait => fait.map(drop),
                }
            }
        }
    }
}

async fn oublier(connexion: &mut Connexion<'_>, flux: Flux) -> Result<(), ErreurStore> {
    let flux_nom = flux.to_string();
    let nom = [Valeur::Texte(&flux_nom)];
    connexion.executer(sql!("tetes/marquer_efface"), &nom).await?;
    connexion.executer(sql!("cles_flux/effacer"), &nom).await?;
    if let Flux::Dossier(dossier) = flux {
        let dossier = dossier.to_string();
        jetons::oublier(connexion, &dossier).await?;
        fiches::oublier(connexion, &flux_nom).await?;
    }
    Ok(())
}

/// Empties the tables that held something of the person and puts the other rows back.
///
/// `secure_delete` overwrites a deleted row, not the copies of it left in the free part of pages
/// that were once split; it overwrites every page given back. Emptying a table gives them all back.
async fn reecrire(connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
    let lignes = connexion.lire(sql!("cles_flux/lire_toutes"), &[]).await?;
    let cles = lignes.iter().map(|ligne| cle_flux(ligne.lu(3, "cles_flux")?, ligne));
    let cles: Vec<_> = cles.collect::<Result<_, ErreurStore>>()?;
    drop(lignes);
    connexion.executer(sql!("cles_flux/vider"), &[]).await?;
    inserer_cles(connexion, &cles.iter().collect::<Vec<_>>()).await?;
    drop(cles);

    jetons::reecrire(connexion).await?;
    casiers::reecrire(connexion).await
}
