//! The one way acts are written: one call, one transaction.

use std::collections::BTreeMap;

use domain::{Compartiment, Flux};
use futures_util::future::join;
use vault::{ActeScelle, CleFlux, EMPREINTE_ORIGINE};

use crate::ajout::renvoi;
use crate::insertion::Insertion;
use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::vues::ecrire_vues;
use crate::{Ajout, ErreurStore, Issue, Perime, Store, acte};

/// How many times an addition starts again when another writer created the same stream meanwhile.
const ESSAIS: usize = 3;

/// Acts written at once: one statement of SQLite ([`Insertion`]).
const ACTES_PAR_LOT: usize = 512;

const ACTES: Insertion =
    Insertion { une: sql!("actes/inserer"), lot: sql!(postgres "actes/inserer_lot") };
const TETES: Insertion =
    Insertion { une: sql!("tetes/poser"), lot: sql!(postgres "tetes/poser_lot") };
const CLES: Insertion =
    Insertion { une: sql!("cles_flux/inserer"), lot: sql!(postgres "cles_flux/inserer_lot") };

/// The head of a stream. The default is that of a stream that does not exist.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tete {
    pub(crate) rang: u32,
    pub(crate) empreinte: [u8; 32],
    pub(crate) efface: bool,
}

impl Default for Tete {
    fn default() -> Self {
        Self { rang: 0, empreinte: EMPREINTE_ORIGINE, efface: false }
    }
}

impl Store {
    /// Writes acts, their keys and their views, in one or several streams: all of it or nothing.
    /// When it returns, what it wrote survives a crash of the machine.
    ///
    /// Sending again what is already there writes nothing and says so ([`Issue::DejaPresent`]).
    /// Gives one [`Issue`] for each addition, in order. A stream appears in one addition only.
    ///
    /// # Errors
    /// [`ErreurStore::Perime`] when a stream went further than its writer knew,
    /// [`ErreurStore::IdDejaPris`], [`ErreurStore::FluxEfface`], [`ErreurStore::ClePerimee`],
    /// [`ErreurStore::Incoherent`]; nothing was written then.
    pub async fn ajouter(&self, ajouts: &[Ajout]) -> Result<Vec<Issue>, ErreurStore> {
        let flux: Vec<Flux> = ajouts.iter().map(Ajout::controler).collect::<Result<_, _>>()?;
        let mut tries = flux.clone();
        tries.sort_unstable();
        if tries.windows(2).any(|paire| matches!(paire, [a, b] if a == b)) {
            return Err(ErreurStore::Incoherent("a stream in two additions"));
        }
        if ajouts.is_empty() {
            return Ok(Vec::new());
        }
        let mut essai = 1;
        loop {
            match self.essayer(ajouts, &flux).await {
                Err(erreur) if erreur.est_doublon() => {
                    self.expliquer_doublon(ajouts).await?;
                    // Another writer created the stream between our look and our write: the next
                    // look sees it.
                    if essai == ESSAIS {
                        return Err(erreur);
                    }
                    essai += 1;
                }
                fait => return fait,
            }
        }
    }

    async fn essayer(&self, ajouts: &[Ajout], flux: &[Flux]) -> Result<Vec<Issue>, ErreurStore> {
        if self.prolonger(ajouts, flux).await? {
            return Ok(vec![Issue::Ajoute]);
        }
        let mut transaction = self.moteur.ecriture().await?;
        let ecrits = ecrire(&mut transaction.connexion(), ajouts, flux).await;
        if ecrits.as_ref().is_ok_and(|ecrits| ecrits.issues.contains(&Issue::Ajoute)) {
            transaction.valider().await?;
        } else {
            transaction.annuler().await?;
        }
        let Ecrits { issues, tetes } = ecrits?;
        // A batch is an import, a demonstration: nobody goes on from there.
        if self.moteur.est_sqlite()
            && let ([flux], [tete]) = (flux, tetes.as_slice())
        {
            self.tetes
                .retenir(*flux, Tete { rang: tete.rang, empreinte: tete.empreinte, efface: false });
        }
        Ok(issues)
    }

    /// Which id was taken by an act of another place, if that is what happened.
    async fn expliquer_doublon(&self, ajouts: &[Ajout]) -> Result<(), ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        for envoye in ajouts.iter().flat_map(|ajout| &ajout.actes) {
            let present = acte::lire_par_id(&mut lecture.connexion(), envoye.id).await?;
            if present.is_some_and(|present| !renvoi(&present, envoye)) {
                return Err(ErreurStore::IdDejaPris { id: envoye.id });
            }
        }
        Ok(())
    }
}

/// What was written: one issue for each addition, and the heads of the streams that went further.
pub(crate) struct Ecrits {
    pub(crate) issues: Vec<Issue>,
    pub(crate) tetes: Vec<TeteAPoser>,
}

/// Writes within a transaction, without validating it.
pub(crate) async fn ecrire(
    connexion: &mut Connexion<'_>,
    ajouts: &[Ajout],
    flux: &[Flux],
) -> Result<Ecrits, ErreurStore> {
    let tetes = verrouiller(connexion, flux).await?;
    let mut issues = Vec::with_capacity(ajouts.len());
    let mut nouveaux = Vec::with_capacity(ajouts.len());
    for (ajout, flux) in ajouts.iter().zip(flux) {
        let tete = tetes.get(flux).copied().unwrap_or_default();
        let issue = juger(connexion, ajout, *flux, tete).await?;
        if issue == Issue::Ajoute {
            nouveaux.push((ajout, *flux, tete));
        }
        issues.push(issue);
    }
    // Rows of the same stream lie together, whatever the order of the call.
    nouveaux.sort_unstable_by_key(|(_, flux, _)| *flux);
    let tetes = ecrire_actes(connexion, &nouveaux).await?;
    poser_tetes(connexion, &tetes).await?;
    ecrire_cles(connexion, nouveaux.iter().flat_map(|(ajout, ..)| &ajout.cles)).await?;
    let vues = nouveaux.iter().filter_map(|(ajout, _, tete)| Some((ajout.vues.as_ref()?, *tete)));
    let vues: Vec<_> = vues.map(|(vues, tete)| (vues, tete.rang == 0)).collect();
    ecrire_vues(connexion, &vues).await?;
    Ok(Ecrits { issues, tetes })
}

/// The heads of streams, kept from other writers until the end of the transaction.
pub(crate) async fn verrouiller(
    connexion: &mut Connexion<'_>,
    flux: &[Flux],
) -> Result<BTreeMap<Flux, Tete>, ErreurStore> {
    let lignes = if let [seul] = flux {
        let valeurs = [Valeur::Texte(&seul.to_string())];
        connexion.lire(sql!(propre "tetes/verrouiller"), &valeurs).await?
    } else {
        let noms: Vec<String> = flux.iter().map(Flux::to_string).collect();
        let json = format!("[\"{}\"]", noms.join("\",\""));
        let valeur = if connexion.est_sqlite() {
            // A stream's name has no character that JSON escapes.
            Valeur::Texte(&json)
        } else {
            Valeur::Textes(noms.iter().map(String::as_str).collect())
        };
        connexion.lire(sql!(propre "tetes/verrouiller_lot"), &[valeur]).await?
    };
    lignes.iter().map(tete).collect()
}

fn tete(ligne: &Ligne) -> Result<(Flux, Tete), ErreurStore> {
    let tete = Tete {
        rang: ligne.entier_u32(1, "tetes")?,
        empreinte: ligne.tableau(2, "tetes")?,
        efface: ligne.entier(3)? != 0,
    };
    Ok((ligne.lu(0, "tetes")?, tete))
}

/// New, already there, or stale.
async fn juger(
    connexion: &mut Connexion<'_>,
    ajout: &Ajout,
    flux: Flux,
    tete: Tete,
) -> Result<Issue, ErreurStore> {
    let attendu = ajout.attendu();
    let presents = if attendu <= tete.rang {
        acte::lire_depuis(connexion, flux, attendu).await?
    } else {
        Vec::new()
    };
    let deja_la = presents.len() >= ajout.actes.len()
        && presents.iter().zip(&ajout.actes).all(|(present, envoye)| renvoi(present, envoye));
    if deja_la {
        return Ok(Issue::DejaPresent);
    }
    if tete.efface {
        return Err(ErreurStore::FluxEfface { flux });
    }
    if tete.rang.checked_add(1) == Some(attendu) {
        return Ok(Issue::Ajoute);
    }
    for envoye in &ajout.actes {
        let present = acte::lire_par_id(connexion, envoye.id).await?;
        if present.is_some_and(|present| !renvoi(&present, envoye)) {
            return Err(ErreurStore::IdDejaPris { id: envoye.id });
        }
    }
    let actuel = tete.rang;
    Err(ErreurStore::Perime(Box::new(Perime { flux, attendu, actuel, presents })))
}

/// Writes acts, each following the one before it, and gives the heads they make.
pub(crate) async fn ecrire_actes(
    connexion: &mut Connexion<'_>,
    nouveaux: &[(&Ajout, Flux, Tete)],
) -> Result<Vec<TeteAPoser>, ErreurStore> {
    let mut suite = Suite { reste: nouveaux, courant: None, tetes: Vec::new() };
    let mut lot = suite.lot();
    while !lot.is_empty() {
        // The next lot is prepared while the engine writes this one.
        let preparer = async { suite.lot() };
        let (ecrit, suivant) = join(inserer(connexion, &lot), preparer).await;
        ecrit?;
        lot = suivant;
    }
    Ok(suite.tetes)
}

/// Acts to write, chained one after the other, and the heads they make.
struct Suite<'a> {
    reste: &'a [(&'a Ajout, Flux, Tete)],
    /// Acts left of the stream begun, and its head.
    courant: Option<(&'a [ActeScelle], TeteAPoser)>,
    tetes: Vec<TeteAPoser>,
}

impl<'a> Suite<'a> {
    /// The next stream.
    fn suivant(&mut self) -> Option<(&'a [ActeScelle], TeteAPoser)> {
        let ((ajout, flux, tete), reste) = self.reste.split_first()?;
        self.reste = reste;
        let Tete { rang, empreinte, .. } = *tete;
        let tete = TeteAPoser { nom: flux.to_string(), rang, empreinte, efface: false };
        Some((&ajout.actes, tete))
    }

    /// The next acts; none at the end.
    fn lot(&mut self) -> Vec<ActeEnTexte<'a>> {
        let mut lot = Vec::new();
        while lot.len() < ACTES_PAR_LOT {
            let Some((actes, mut tete)) = self.courant.take().or_else(|| self.suivant()) else {
                break;
            };
            let Some((acte, actes)) = actes.split_first() else {
                self.tetes.push(tete);
                continue;
            };
            tete.rang = acte.rang;
            tete.empreinte = acte.empreinte(&tete.empreinte);
            lot.push(ActeEnTexte::new(acte, tete.nom.clone(), tete.empreinte));
            self.courant = Some((actes, tete));
        }
        lot
    }
}

/// The texts of an act's row, which its columns borrow.
pub(crate) struct ActeEnTexte<'a> {
    acte: &'a ActeScelle,
    flux: String,
    id: String,
    survenu_le: String,
    auteur: String,
    empreinte: [u8; 32],
}

impl<'a> ActeEnTexte<'a> {
    pub(crate) fn new(acte: &'a ActeScelle, flux: String, empreinte: [u8; 32]) -> Self {
        Self {
            acte,
            flux,
            id: acte.id.to_string(),
            survenu_le: acte.survenu_le.to_string(),
            auteur: acte.auteur.to_string(),
            empreinte,
        }
    }

    fn rangee(&self) -> [Valeur<'_>; 9] {
        [
            Valeur::Texte(&self.flux),
            Valeur::Entier(self.acte.rang.into()),
            Valeur::Texte(&self.id),
            Valeur::Texte(&self.survenu_le),
            Valeur::Entier(self.acte.consigne_a.micros()),
            Valeur::Texte(&self.auteur),
            Valeur::Octets(&self.empreinte),
            Valeur::Octets(&self.acte.fait),
            Valeur::OctetsOuNul(self.acte.scelle.as_deref()),
        ]
    }
}

pub(crate) async fn inserer(
    connexion: &mut Connexion<'_>,
    actes: &[ActeEnTexte<'_>],
) -> Result<(), ErreurStore> {
    let rangees: Vec<_> = actes.iter().map(ActeEnTexte::rangee).collect();
    ACTES.ecrire(connexion, &rangees).await
}

/// The head a stream is given.
pub(crate) struct TeteAPoser {
    pub(crate) nom: String,
    pub(crate) rang: u32,
    pub(crate) empreinte: [u8; 32],
    /// Only for a stream that has no head yet.
    pub(crate) efface: bool,
}

pub(crate) async fn poser_tetes(
    connexion: &mut Connexion<'_>,
    tetes: &[TeteAPoser],
) -> Result<(), ErreurStore> {
    let rangees: Vec<_> = tetes
        .iter()
        .map(|tete| {
            [
                Valeur::Texte(&tete.nom),
                Valeur::Entier(tete.rang.into()),
                Valeur::Octets(&tete.empreinte),
                // No signed head covers it yet.
                Valeur::Entier(0),
                Valeur::Entier(tete.efface.into()),
            ]
        })
        .collect();
    TETES.ecrire(connexion, &rangees).await
}

/// Data keys, each of the current version of its compartment's secret.
async fn ecrire_cles(
    connexion: &mut Connexion<'_>,
    cles: impl Iterator<Item = &CleFlux>,
) -> Result<(), ErreurStore> {
    let cles: Vec<&CleFlux> = cles.collect();
    if cles.is_empty() {
        return Ok(());
    }
    let lignes = connexion.lire(sql!(propre "compartiments/versions"), &[]).await?;
    let versions: Vec<(String, u32)> = lignes
        .iter()
        .map(|ligne| {
            let version = ligne.entier_u32(1, "compartiments_publics")?;
            Ok((ligne.texte(0)?.to_owned(), version))
        })
        .collect::<Result<_, ErreurStore>>()?;
    let actuelle = |compartiment: Compartiment, version: u32| {
        versions.iter().any(|(code, v)| code == compartiment.code() && *v == version)
    };
    if let Some(perimee) = cles.iter().find(|cle| !actuelle(cle.compartiment, cle.version)) {
        return Err(ErreurStore::ClePerimee(perimee.compartiment));
    }
    inserer_cles(connexion, &cles).await
}

pub(crate) async fn inserer_cles(
    connexion: &mut Connexion<'_>,
    cles: &[&CleFlux],
) -> Result<(), ErreurStore> {
    let mut nommees: Vec<_> = cles.iter().map(|cle| (cle.flux.to_string(), *cle)).collect();
    nommees.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let rangees: Vec<_> = nommees
        .iter()
        .map(|(flux, cle)| {
            [
                Valeur::Texte(flux),
                Valeur::Texte(cle.compartiment.code()),
                Valeur::Entier(cle.version.into()),
                Valeur::Octets(&cle.enveloppe),
            ]
        })
        .collect();
    CLES.ecrire(connexion, &rangees).await
}
