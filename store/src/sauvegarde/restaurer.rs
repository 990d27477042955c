//! From two files to a base: the journal as it was, and no key that was destroyed since.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use domain::Flux;
use vault::{ActeScelle, EMPREINTE_ORIGINE, Trousseau};

use super::Sauvegarde;
use super::format::{Enregistrement, Lecture};
use crate::ajouter::{ActeEnTexte, TeteAPoser, inserer, poser_tetes};
use crate::association::ecrire_trousseau;
use crate::moteur::{Connexion, sql};
use crate::{ErreurStore, Store};

/// Acts held at once.
const ACTES_PAR_LOT: usize = 512;

impl Store {
    /// Makes a base at `url` from the two files of a backup, checks it, and opens it. Views are
    /// empty: make them again ([`Store::reconstruire_vues`]).
    ///
    /// The keys are those of `cles`, which may be later than `donnees`: a person whose keys are no
    /// longer in it was erased since, and stays sealed for ever.
    ///
    /// # Errors
    /// [`ErreurStore::PlaceOccupee`] when something is at `url`;
    /// [`ErreurStore::SauvegardeIllisible`], [`ErreurStore::SauvegardeDepareillee`],
    /// [`ErreurStore::SauvegardeAlteree`]; the base is left empty then.
    pub async fn restaurer(
        url: &str,
        donnees: &Path,
        cles: &Path,
    ) -> Result<(Self, Sauvegarde), ErreurStore> {
        let trousseau = Trousseau::decode(&std::fs::read(cles)?)?;
        let fichier = BufReader::with_capacity(1 << 20, File::open(donnees)?);
        let (fichier, association, cle) = Lecture::ouvrir(fichier)?;
        if cle != trousseau.cle_de_signature {
            return Err(ErreurStore::SauvegardeDepareillee);
        }
        let store = Self::preparer(url).await?;
        let mut transaction = store.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        let mut reprise = Reprise::new(&trousseau);
        reprise.lire(&mut connexion, fichier).await?;
        let sauvegarde = reprise.sauvegarde;
        let presents = reprise.presents;
        let mut trousseau = trousseau;
        // Streams opened after the data file was written are in the key file only.
        trousseau.cles_flux.retain(|cle| presents.contains(&cle.flux));
        ecrire_trousseau(&mut connexion, association, &trousseau).await?;
        transaction.valider().await?;
        let rapport = store.verifier(Some(cle)).await?;
        if rapport.est_intact() {
            Ok((store, sauvegarde))
        } else {
            Err(ErreurStore::SauvegardeAlteree)
        }
    }

    /// An empty base at `url`, made or found.
    async fn preparer(url: &str) -> Result<Self, ErreurStore> {
        let store = match Self::creer(url).await {
            Err(ErreurStore::PlaceOccupee) => {
                Self::ouvrir(url).await.map_err(|_| ErreurStore::PlaceOccupee)?
            }
            autre => autre?,
        };
        let mut lecture = store.moteur.lecture().await?;
        let vide = lecture.connexion().une(sql!("sauvegarde/vide"), &[]).await?;
        drop(lecture);
        match vide.map(|vide| vide.entier(0)).transpose()? {
            Some(0) => Ok(store),
            _ => Err(ErreurStore::PlaceOccupee),
        }
    }
}

/// Acts being put back, stream after stream.
struct Reprise {
    avec_cle: BTreeSet<Flux>,
    presents: BTreeSet<Flux>,
    /// The stream being read: its last rank and hash.
    courant: Option<(Flux, u32, [u8; 32])>,
    lot: Vec<(ActeScelle, [u8; 32])>,
    tetes: Vec<TeteAPoser>,
    sauvegarde: Sauvegarde,
}

impl Reprise {
    fn new(trousseau: &Trousseau) -> Self {
        Self {
            avec_cle: trousseau.cles_flux.iter().map(|cle| cle.flux).collect(),
            presents: BTreeSet::new(),
            courant: None,
            lot: Vec::with_capacity(ACTES_PAR_LOT),
            tetes: Vec::new(),
            sauvegarde: Sauvegarde::default(),
        }
    }

    async fn lire(
        &mut self,
        connexion: &mut Connexion<'_>,
        mut fichier: Lecture<BufReader<File>>,
    ) -> Result<(), ErreurStore> {
        loop {
            match fichier.suivant()? {
                Enregistrement::Acte(acte, empreinte) => {
                    self.suivre(&acte, empreinte)?;
                    self.lot.push((acte, empreinte));
                    if self.lot.len() == ACTES_PAR_LOT {
                        self.vider(connexion).await?;
                    }
                }
                Enregistrement::Tete(tete) => tete.inserer(connexion).await?,
                Enregistrement::Fin => break,
            }
        }
        self.clore();
        self.vider(connexion).await?;
        poser_tetes(connexion, &self.tetes).await
    }

    /// Recomputes the chain: what does not follow is not put back.
    fn suivre(&mut self, acte: &ActeScelle, empreinte: [u8; 32]) -> Result<(), ErreurStore> {
        let avant = match self.courant {
            Some((flux, rang, avant)) if flux == acte.flux => {
                if rang.checked_add(1) != Some(acte.rang) {
                    return Err(ErreurStore::SauvegardeAlteree);
                }
                avant
            }
            _ => {
                self.clore();
                if acte.rang != 1 || !self.presents.insert(acte.flux) {
                    return Err(ErreurStore::SauvegardeAlteree);
                }
                EMPREINTE_ORIGINE
            }
        };
        if acte.empreinte(&avant) != empreinte {
            return Err(ErreurStore::SauvegardeAlteree);
        }
        self.sauvegarde.actes += 1;
        self.courant = Some((acte.flux, acte.rang, empreinte));
        Ok(())
    }

    fn clore(&mut self) {
        let Some((flux, rang, empreinte)) = self.courant.take() else {
            return;
        };
        let efface = matches!(flux, Flux::Dossier(_)) && !self.avec_cle.contains(&flux);
        self.sauvegarde.flux += 1;
        self.sauvegarde.sans_cle += u64::from(efface);
        self.tetes.push(TeteAPoser { nom: flux.to_string(), rang, empreinte, efface });
    }

    async fn vider(&mut self, connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
        let textes: Vec<_> = self
            .lot
            .iter()
            .map(|(acte, empreinte)| ActeEnTexte::new(acte, acte.flux.to_string(), *empreinte))
            .collect();
        inserer(connexion, &textes).await?;
        self.lot.clear();
        Ok(())
    }
}
