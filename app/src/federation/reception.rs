//! What a federation takes, and what it refuses.

use std::collections::BTreeMap;

use domain::{AssociationId, Horodatage, Jour};
use observatory::Compteurs;
use observatory::paquets::{ErreurPaquet, Tables, en_hexadecimal};
use observatory::pool::{ErreurPool, Pool};
use observatory::tables;
use tableau::{Periode, Tableau};

use super::{Campagne, Signe};

/// Why a packet is refused. Nothing is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefusPaquet {
    /// Something else.
    #[error("ce fichier n'est pas un paquet de chiffres")]
    PasUnPaquet,
    /// Changed, or sealed to another federation.
    #[error("ce paquet ne s'ouvre pas : il a été modifié, ou scellé pour une autre fédération")]
    PasPourNous,
    /// The signature does not hold.
    #[error("la signature de ce paquet n'est pas la bonne")]
    Signature,
    /// Not in the written form, or of another version.
    #[error("{0}")]
    Illisible(#[from] ErreurPaquet),
    /// Signed by nobody we know.
    #[error("ce paquet est signé par une association qui n'est pas inscrite à cette campagne")]
    Inconnue,
    /// Signed with the key of one association in the name of another.
    #[error("ce paquet porte le nom d'une association et la signature d'une autre")]
    Usurpation,
    /// Of another period.
    #[error("ce paquet est de {recue}, la campagne de {attendue}")]
    Periode {
        /// What is expected.
        attendue: Periode,
        /// What came.
        recue: Periode,
    },
    /// Of another list of tables.
    #[error("ce paquet suit le catalogue {recu}, la campagne le catalogue {attendu}")]
    Catalogue {
        /// What is expected.
        attendu: String,
        /// What came.
        recu: String,
    },
    /// Already masked: it does not add up.
    #[error("ce paquet est déjà protégé : ses nombres masqués ne s'additionnent pas")]
    Protege,
    /// A table is missing, or one too many.
    #[error("ce paquet n'a pas les tableaux attendus")]
    Incomplet,
    /// Received before.
    #[error("ce paquet a déjà été reçu")]
    DejaRecu,
    /// The association contributed already.
    #[error("cette association a déjà contribué (paquet {})", en_hexadecimal(.actuel))]
    Second {
        /// The packet that counts now.
        actuel: [u8; 32],
    },
    /// After the last day.
    #[error("la campagne est close depuis le {0}")]
    Close(Jour),
}

impl RefusPaquet {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PasUnPaquet => "pas-un-paquet",
            Self::PasPourNous => "paquet-ferme",
            Self::Signature => "paquet-signature",
            Self::Illisible(erreur) => erreur.code(),
            Self::Inconnue => "paquet-inconnu",
            Self::Usurpation => "paquet-usurpe",
            Self::Periode { .. } => "paquet-periode",
            Self::Catalogue { .. } => "paquet-catalogue",
            Self::Protege => "paquet-protege",
            Self::Incomplet => "paquet-incomplet",
            Self::DejaRecu => "paquet-deja-recu",
            Self::Second { .. } => "paquet-second",
            Self::Close(_) => "campagne-close",
        }
    }

    /// What to do.
    pub fn conseil(&self) -> &'static str {
        match self {
            Self::PasUnPaquet => "demandez le fichier écrit par « observatoire contribuer »",
            Self::PasPourNous => "donnez à l'association la clé publique de cette fédération",
            Self::Signature | Self::Usurpation => {
                "ne vous en servez pas ; prévenez l'association par un autre moyen"
            }
            Self::Illisible(erreur) => erreur.conseil(),
            Self::Inconnue => "inscrivez-la dans campagne.toml après l'avoir appelée",
            Self::Periode { .. } => "l'association contribue pour l'année de la campagne",
            Self::Catalogue { .. } => "mettez le programme à jour des deux côtés",
            Self::Protege => "l'association contribue sans --protege",
            Self::Incomplet => "l'association refait sa contribution avec son programme à jour",
            Self::DejaRecu => "il n'y a rien à faire",
            Self::Second { .. } => {
                "pour le remplacer, l'association contribue avec --remplace et ce numéro"
            }
            Self::Close(_) => "repoussez la clôture dans campagne.toml, ou attendez l'an prochain",
        }
    }
}

/// A packet that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recu {
    /// Whose.
    pub association: AssociationId,
    /// The packet it replaces.
    pub remplace: Option<[u8; 32]>,
    /// Figures as they were known before this instant.
    pub consigne_avant: Horodatage,
    /// The program that counted.
    pub generateur: String,
    tables: Vec<Tableau>,
}

impl Recu {
    /// Checks what a packet says against what is expected.
    fn lire(campagne: &Campagne, signe: Signe) -> Result<([u8; 32], Self), RefusPaquet> {
        let Signe { contenu, empreinte, cle } = signe;
        let de_la_cle = campagne.inscrites.iter().find(|une| une.cle == cle);
        let inscrite = de_la_cle.ok_or(RefusPaquet::Inconnue)?;
        if inscrite.association != contenu.association {
            return Err(RefusPaquet::Usurpation);
        }
        if contenu.periode != campagne.periode {
            let (attendue, recue) = (campagne.periode, contenu.periode);
            return Err(RefusPaquet::Periode { attendue, recue });
        }
        if contenu.catalogue != campagne.catalogue {
            let (attendu, recu) = (campagne.catalogue.clone(), contenu.catalogue);
            return Err(RefusPaquet::Catalogue { attendu, recu });
        }
        let Tables::Exactes(tables) = contenu.tables else {
            return Err(RefusPaquet::Protege);
        };
        if !attendues(campagne.periode, &tables) {
            return Err(RefusPaquet::Incomplet);
        }
        let recu = Self {
            association: contenu.association,
            remplace: contenu.remplace,
            consigne_avant: contenu.consigne_avant,
            generateur: contenu.generateur,
            tables,
        };
        Ok((empreinte, recu))
    }
}

/// What was received, by fingerprint: a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registre {
    recus: BTreeMap<[u8; 32], Recu>,
}

impl Registre {
    /// Takes a packet that came on a day.
    ///
    /// # Errors
    /// [`RefusPaquet`]; nothing changes then.
    pub fn recevoir(
        &mut self,
        campagne: &Campagne,
        signe: Signe,
        le: Jour,
    ) -> Result<(), RefusPaquet> {
        if le > campagne.cloture {
            return Err(RefusPaquet::Close(campagne.cloture));
        }
        let (empreinte, recu) = Recu::lire(campagne, signe)?;
        self.placer(empreinte, recu)
    }

    /// Takes back a packet that was taken before: neither the day nor what it replaces is looked
    /// at again.
    ///
    /// # Errors
    /// [`RefusPaquet`], when the campaign has changed since; nothing changes then.
    pub fn reprendre(&mut self, campagne: &Campagne, signe: Signe) -> Result<(), RefusPaquet> {
        let (empreinte, recu) = Recu::lire(campagne, signe)?;
        self.recus.insert(empreinte, recu);
        Ok(())
    }

    fn placer(&mut self, empreinte: [u8; 32], recu: Recu) -> Result<(), RefusPaquet> {
        if self.recus.contains_key(&empreinte) {
            return Err(RefusPaquet::DejaRecu);
        }
        // It may come after the one that replaces it: it is kept, and does not count.
        let deja_remplace = self.recus.values().any(|autre| {
            autre.association == recu.association && autre.remplace == Some(empreinte)
        });
        let actuel = self.actuels().find(|(_, autre)| autre.association == recu.association);
        match actuel.map(|(actuel, _)| *actuel) {
            Some(actuel) if !deja_remplace && recu.remplace != Some(actuel) => {
                Err(RefusPaquet::Second { actuel })
            }
            Some(_) | None => {
                self.recus.insert(empreinte, recu);
                Ok(())
            }
        }
    }

    /// Packets that count: no other replaces them.
    pub fn actuels(&self) -> impl Iterator<Item = (&[u8; 32], &Recu)> {
        self.recus.iter().filter(|(empreinte, recu)| {
            !self.recus.values().any(|autre| {
                autre.association == recu.association && autre.remplace == Some(**empreinte)
            })
        })
    }

    /// How many were received, replaced ones included.
    pub fn nombre(&self) -> usize {
        self.recus.len()
    }

    /// Packets that count, in the order of associations: a fingerprint says nothing, and changes
    /// with the program.
    pub(super) fn siens(&self) -> Vec<(&[u8; 32], &Recu)> {
        let mut siens: Vec<_> = self.actuels().collect();
        siens.sort_by_key(|(_, recu)| recu.association);
        siens
    }

    /// Adds up the packets that count.
    ///
    /// # Errors
    /// [`ErreurPool`].
    pub fn mettre_en_commun(&self) -> Result<Pool, ErreurPool> {
        Pool::nouveau(self.siens().into_iter().map(|(_, recu)| recu.tables.clone()).collect())
    }
}

/// Whether these are the tables of the catalogue, in its order, with its categories.
fn attendues(periode: Periode, tables: &[Tableau]) -> bool {
    let vides = Compteurs::nouveaux(periode.au.annee());
    let vides = vides.and_then(|vides| tables::annuelles(&vides).ok()).unwrap_or_default();
    tables.len() == vides.len()
        && tables.iter().zip(&vides).all(|(table, vide)| table.entete() == vide.entete())
}
