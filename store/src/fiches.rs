//! What a list shows of each file, sealed under the file's own keys, and read as it changes.
//!
//! Every transaction that writes some takes the next number, and no other does until it ends:
//! whoever has read up to a number has read everything written before. When something was
//! removed, the generation changes and readers start again.

use domain::{Compartiment, Flux};
use vault::CleFlux;

use crate::ajouter::verrouiller;
use crate::insertion::Insertion;
use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store};

const TABLE: &str = "fiches";

/// Rows read at once.
const PAR_PAGE: usize = 1_000;

/// What a list shows of one file, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FicheScellee {
    /// Version of its written form.
    pub version: u32,
    /// Rank of the last act it comes from.
    pub rang: u32,
    /// What `faits` opens.
    pub faits: Vec<u8>,
    /// What `identite` opens. `None`: stays as it was.
    pub identite: Option<Vec<u8>>,
}

/// How far fiches went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EtatFiches {
    /// Changes when something was removed.
    pub generation: i64,
    /// Number of the last transaction that wrote some.
    pub numero: i64,
}

/// A place in the fiches, in the order they were written. The default is before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceFiches {
    numero: i64,
    flux: String,
}

/// One fiche as it is in the base, with the keys that open it.
#[derive(Clone, Debug)]
pub struct FicheLue {
    /// Of which file.
    pub flux: Flux,
    /// The fiche.
    pub fiche: FicheScellee,
    /// Its data keys, sealed: `faits`, and `identite` when there is one.
    pub cles: Vec<CleFlux>,
}

const FICHES: Insertion =
    Insertion { une: sql!("fiches/poser"), lot: sql!(postgres "fiches/poser_lot") };

impl PlaceFiches {
    /// Just after all that the transaction of this number wrote.
    pub fn apres(numero: i64) -> Self {
        // No stream's name comes before the empty one.
        Self { numero: numero.saturating_add(1), flux: String::new() }
    }
}

impl Store {
    /// How far fiches went.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn etat_fiches(&self) -> Result<EtatFiches, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let ligne = lecture.connexion().une(sql!("fiches/etat"), &[]).await?;
        let ligne = ligne.ok_or(ErreurStore::Illisible { table: "etat_fiches" })?;
        Ok(EtatFiches { generation: ligne.entier(0)?, numero: ligne.entier(1)? })
    }

    /// A page of fiches from a place on, in the order they were written, and where to go on; the
    /// page is empty at the end. A fiche written meanwhile comes again.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn fiches_depuis(
        &self,
        place: &PlaceFiches,
    ) -> Result<(Vec<FicheLue>, PlaceFiches), ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let par_page = i64::try_from(PAR_PAGE).unwrap_or(i64::MAX);
        let valeurs =
            [Valeur::Entier(place.numero), Valeur::Texte(&place.flux), Valeur::Entier(par_page)];
        let lignes = lecture.connexion().lire(sql!("fiches/depuis"), &valeurs).await?;
        let suite = match lignes.last() {
            Some(derniere) => {
                PlaceFiches { numero: derniere.entier(1)?, flux: derniere.texte(0)?.to_owned() }
            }
            None => place.clone(),
        };
        let fiches = lignes.iter().map(lue).collect::<Result<_, _>>()?;
        Ok((fiches, suite))
    }

    /// The files whose fiche is missing, of another version, or behind their journal.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn fiches_perimees(&self, version: u32) -> Result<Vec<Flux>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let valeurs = [Valeur::Entier(version.into())];
        let lignes = lecture.connexion().lire(sql!("fiches/perimees"), &valeurs).await?;
        lignes.iter().map(|ligne| ligne.lu(0, TABLE)).collect()
    }

    /// Writes fiches made again from the journal. Those whose stream went further meanwhile, or was
    /// erased, are left.
    ///
    /// # Errors
    /// [`ErreurStore::Occupee`].
    pub async fn poser_fiches(&self, fiches: &[(Flux, FicheScellee)]) -> Result<(), ErreurStore> {
        let flux: Vec<Flux> = fiches.iter().map(|(flux, _)| *flux).collect();
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        let tetes = verrouiller(&mut connexion, &flux).await?;
        let tenue = |flux: &Flux, rang: u32| {
            tetes.get(flux).is_some_and(|tete| tete.rang == rang && !tete.efface)
        };
        let retenues: Vec<(String, &FicheScellee)> = fiches
            .iter()
            .filter(|(flux, fiche)| tenue(flux, fiche.rang))
            .map(|(flux, fiche)| (flux.to_string(), fiche))
            .collect();
        ecrire_fiches(&mut connexion, &retenues).await?;
        transaction.valider().await
    }
}

/// Writes fiches within a transaction, last: their number is held until its end.
pub(crate) async fn ecrire_fiches(
    connexion: &mut Connexion<'_>,
    fiches: &[(String, &FicheScellee)],
) -> Result<(), ErreurStore> {
    if fiches.is_empty() {
        return Ok(());
    }
    if !connexion.est_sqlite() {
        connexion.une(sql!(postgres "fiches/tenir"), &[]).await?;
    }
    if let [(flux, fiche)] = fiches {
        let valeurs = [
            Valeur::Texte(flux),
            Valeur::Entier(fiche.version.into()),
            Valeur::Entier(fiche.rang.into()),
            Valeur::Octets(&fiche.faits),
            Valeur::OctetsOuNul(fiche.identite.as_deref()),
        ];
        return connexion.executer(sql!("fiches/poser_une"), &valeurs).await;
    }
    let suivant = connexion.une(sql!("fiches/suivant"), &[]).await?;
    let numero = suivant.ok_or(ErreurStore::Illisible { table: TABLE })?.entier(0)?;
    let rangees: Vec<_> = fiches
        .iter()
        .map(|(flux, fiche)| {
            [
                Valeur::Texte(flux),
                Valeur::Entier(numero),
                Valeur::Entier(fiche.version.into()),
                Valeur::Entier(fiche.rang.into()),
                Valeur::Octets(&fiche.faits),
                Valeur::OctetsOuNul(fiche.identite.as_deref()),
            ]
        })
        .collect();
    FICHES.ecrire(connexion, &rangees).await
}

/// Removes the fiche of an erased file.
pub(crate) async fn oublier(connexion: &mut Connexion<'_>, flux: &str) -> Result<(), ErreurStore> {
    connexion.executer(sql!("fiches/oublier"), &[Valeur::Texte(flux)]).await?;
    connexion.executer(sql!("fiches/recommencer"), &[]).await
}

/// Removes them all.
pub(crate) async fn vider(connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
    connexion.executer(sql!("fiches/vider"), &[]).await?;
    connexion.executer(sql!("fiches/recommencer"), &[]).await
}

fn lue(ligne: &Ligne) -> Result<FicheLue, ErreurStore> {
    let flux: Flux = ligne.lu(0, TABLE)?;
    let mut cles = vec![CleFlux {
        flux,
        compartiment: Compartiment::Faits,
        version: ligne.entier_u32(6, "cles_flux")?,
        enveloppe: ligne.octets(7)?.to_vec(),
    }];
    if let Some(enveloppe) = ligne.octets_ou_nul(9)? {
        cles.push(CleFlux {
            flux,
            compartiment: Compartiment::Identite,
            version: ligne.entier_u32(8, "cles_flux")?,
            enveloppe: enveloppe.to_vec(),
        });
    }
    let fiche = FicheScellee {
        version: ligne.entier_u32(2, TABLE)?,
        rang: ligne.entier_u32(3, TABLE)?,
        faits: ligne.octets(4)?.to_vec(),
        identite: ligne.octets_ou_nul(5)?.map(<[u8]>::to_vec),
    };
    Ok(FicheLue { flux, fiche, cles })
}
