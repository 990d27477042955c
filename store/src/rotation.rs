//! Keys that change: a member joins, is granted a compartment, changes her passphrase, leaves.

use domain::Flux;
use vault::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, ErreurVault,
    MembreScelle, SecoursPublic,
};

use crate::abonnements;
use crate::casiers::vider_casier;
use crate::cles::{
    cle_flux, nom_destinataire, poser_cle_association, poser_enveloppe, poser_membre, poser_public,
};
use crate::insertion::Insertion;
use crate::moteur::{Connexion, Valeur, sql};
use crate::{Ajout, ErreurStore, Store, ajouter};

const CLES: Insertion =
    Insertion { une: sql!("cles_flux/remplacer"), lot: sql!(postgres "cles_flux/remplacer_lot") };

/// Key records to write together. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangementCles {
    /// Members to add or replace.
    pub membres: Vec<MembreScelle>,
    /// Recipients who lose every envelope they have and their locker, before `enveloppes` are
    /// written: a leaver, or a member whose access is made anew.
    pub retires: Vec<Destinataire>,
    /// New secrets of compartments. Each one replaces the former, all its envelopes, and its
    /// streams' data keys.
    pub publics: Vec<CompartimentPublic>,
    /// Envelopes to add or replace.
    pub enveloppes: Vec<EnveloppeCompartiment>,
    /// Keys of the association to replace.
    pub cles_association: Vec<CleAssociation>,
    /// A new recovery key.
    pub secours: Option<SecoursPublic>,
}

impl Store {
    /// Writes key records and the acts that tell it, in one transaction. Rewrites no act.
    ///
    /// `reemballer` seals one data key under the new secret of its compartment; it is called for
    /// every data key of the compartments of `changement.publics`, in bounded memory, and must give
    /// the new version of each (`vault::Rotation::reemballer`).
    ///
    /// # Errors
    /// [`ErreurStore::ClesChangees`] when `reemballer` leaves a data key behind; what it returns;
    /// those of [`Store::ajouter`].
    pub async fn changer_cles(
        &self,
        changement: &ChangementCles,
        ajouts: &[Ajout],
        mut reemballer: impl FnMut(&CleFlux) -> Result<Option<CleFlux>, ErreurVault> + Send,
    ) -> Result<(), ErreurStore> {
        let flux: Vec<Flux> = ajouts.iter().map(Ajout::controler).collect::<Result<_, _>>()?;
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        // The compartments' rows first: whoever creates a stream meanwhile waits, then is refused.
        for public in &changement.publics {
            poser_public(&mut connexion, public).await?;
        }
        ecrire_acces(&mut connexion, changement).await?;
        for public in &changement.publics {
            reemballer_tout(&mut connexion, public, &mut reemballer).await?;
        }
        ajouter::ecrire(&mut connexion, ajouts, &flux).await?;
        transaction.valider().await
    }
}

async fn ecrire_acces(
    connexion: &mut Connexion<'_>,
    changement: &ChangementCles,
) -> Result<(), ErreurStore> {
    for membre in &changement.membres {
        poser_membre(connexion, membre).await?;
    }
    for retire in &changement.retires {
        let valeurs = [Valeur::Texte(&nom_destinataire(*retire))];
        connexion.executer(sql!("compartiments/retirer_destinataire"), &valeurs).await?;
        if let Destinataire::Membre(membre) = retire {
            vider_casier(connexion, *membre).await?;
            abonnements::retirer(connexion, *membre).await?;
        }
    }
    for public in &changement.publics {
        let valeurs = [Valeur::Texte(public.compartiment.code())];
        connexion.executer(sql!("compartiments/retirer_compartiment"), &valeurs).await?;
    }
    for enveloppe in &changement.enveloppes {
        poser_enveloppe(connexion, enveloppe).await?;
    }
    for cle in &changement.cles_association {
        poser_cle_association(connexion, cle).await?;
    }
    if let Some(secours) = &changement.secours {
        let valeurs = [Valeur::Octets(&secours.cle_publique), Valeur::Octets(&secours.attestation)];
        connexion.executer(sql!("association/remplacer_secours"), &valeurs).await?;
    }
    Ok(())
}

async fn reemballer_tout(
    connexion: &mut Connexion<'_>,
    public: &CompartimentPublic,
    reemballer: &mut (impl FnMut(&CleFlux) -> Result<Option<CleFlux>, ErreurVault> + Send),
) -> Result<(), ErreurStore> {
    let compartiment = public.compartiment.code();
    let mut dernier = String::new();
    loop {
        let valeurs = [Valeur::Texte(compartiment), Valeur::Texte(&dernier)];
        let lignes = connexion.lire(sql!("cles_flux/page"), &valeurs).await?;
        let Some(derniere) = lignes.last() else {
            return Ok(());
        };
        let suivant = derniere.texte(3)?.to_owned();
        let mut nouvelles = Vec::with_capacity(lignes.len());
        for ligne in &lignes {
            let ancienne = cle_flux(ligne.lu(3, "cles_flux")?, ligne)?;
            let nouvelle = reemballer(&ancienne)?.filter(|nouvelle| {
                nouvelle.flux == ancienne.flux
                    && nouvelle.compartiment == public.compartiment
                    && nouvelle.version == public.version
            });
            let nouvelle = nouvelle.ok_or(ErreurStore::ClesChangees)?;
            nouvelles.push((nouvelle.flux.to_string(), nouvelle));
        }
        let rangees: Vec<_> = nouvelles
            .iter()
            .map(|(flux, cle)| {
                [
                    Valeur::Texte(flux),
                    Valeur::Texte(compartiment),
                    Valeur::Entier(cle.version.into()),
                    Valeur::Octets(&cle.enveloppe),
                ]
            })
            .collect();
        CLES.ecrire(connexion, &rangees).await?;
        dernier = suivant;
    }
}
