//! Projections of the journal: what lists, deadlines and search read without any key.
//!
//! They hold random ids, dates and opaque codes only, are written in the same transaction as the
//! acts they come from, and can be rebuilt from them.

use domain::{DossierId, Flux, Jour};
use vault::Jeton;

use crate::ErreurStore;
use crate::fiches::{FicheScellee, ecrire_fiches};
use crate::insertion::Insertion;
use crate::moteur::{Connexion, Ligne, Valeur, sql};

/// What one dossier shows from now on. What is `None` stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vues {
    /// Whose.
    pub dossier: DossierId,
    /// Its line in the list of dossiers. Needed before it can have deadlines or tokens.
    pub ligne: Option<LigneDossier>,
    /// Its deadlines: replaces them all.
    pub echeances: Option<Vec<Echeance>>,
    /// Its search tokens: replaces them all.
    pub jetons: Option<Vec<Jeton>>,
    /// What a list shows of it.
    pub fiche: Option<FicheScellee>,
}

/// A dossier in the list of dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneDossier {
    /// Its situation, as a code only the association's keys explain.
    pub code: Vec<u8>,
    /// When it was opened.
    pub ouvert_le: Jour,
    /// The day of its last act.
    pub modifie_le: Jour,
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Echeance {
    /// What is due, as a code only the association's keys explain.
    pub code: Vec<u8>,
    /// When.
    pub jour: Jour,
}

const DOSSIERS: Insertion =
    Insertion { une: sql!("vues/poser_dossier"), lot: sql!(postgres "vues/poser_dossier_lot") };
const ECHEANCES: Insertion = Insertion {
    une: sql!("vues/inserer_echeance"),
    lot: sql!(postgres "vues/inserer_echeance_lot"),
};
const JETONS: Insertion =
    Insertion { une: sql!("jetons/inserer"), lot: sql!(postgres "jetons/inserer_lot") };

/// Writes views; those of a new stream have nothing to replace.
pub(crate) async fn ecrire_vues(
    connexion: &mut Connexion<'_>,
    vues: &[(&Vues, bool)],
) -> Result<(), ErreurStore> {
    let textes: Vec<VuesEnTexte<'_>> =
        vues.iter().map(|(vues, nouveau)| VuesEnTexte::new(vues, *nouveau)).collect();
    for vue in textes.iter().filter(|vue| !vue.nouveau) {
        if vue.vues.echeances.is_some() {
            let valeurs = [Valeur::Texte(&vue.dossier)];
            connexion.executer(sql!("vues/oublier_echeances"), &valeurs).await?;
        }
        if vue.vues.jetons.is_some() {
            connexion.executer(sql!("jetons/oublier"), &[Valeur::Texte(&vue.dossier)]).await?;
        }
    }
    let dossiers: Vec<_> = textes.iter().filter_map(VuesEnTexte::ligne).collect();
    DOSSIERS.ecrire(connexion, &dossiers).await?;
    let echeances: Vec<_> = textes.iter().flat_map(VuesEnTexte::echeances).collect();
    ECHEANCES.ecrire(connexion, &echeances).await?;
    let mut jetons: Vec<(&[u8], &str)> = textes.iter().flat_map(VuesEnTexte::jetons).collect();
    // In the order of their primary key: random insertion would reread the whole table's pages.
    jetons.sort_unstable();
    jetons.dedup();
    let jetons: Vec<_> = jetons
        .into_iter()
        .map(|(jeton, dossier)| [Valeur::Octets(jeton), Valeur::Texte(dossier)])
        .collect();
    JETONS.ecrire(connexion, &jetons).await?;
    let fiches: Vec<_> = textes.iter().filter_map(VuesEnTexte::fiche).collect();
    ecrire_fiches(connexion, &fiches).await
}

/// The texts of a dossier's rows, which their columns borrow.
struct VuesEnTexte<'a> {
    vues: &'a Vues,
    nouveau: bool,
    dossier: String,
    ouvert_le: String,
    modifie_le: String,
    /// In order, without repetition.
    echeances: Vec<(&'a [u8], String)>,
}

impl<'a> VuesEnTexte<'a> {
    fn new(vues: &'a Vues, nouveau: bool) -> Self {
        let jour = |jour: fn(&LigneDossier) -> Jour| {
            vues.ligne.as_ref().map_or_else(String::new, |ligne| jour(ligne).to_string())
        };
        let echeances = vues.echeances.iter().flatten();
        let mut echeances: Vec<_> = echeances
            .map(|echeance| (echeance.code.as_slice(), echeance.jour.to_string()))
            .collect();
        echeances.sort_unstable();
        echeances.dedup();
        Self {
            vues,
            nouveau,
            dossier: vues.dossier.to_string(),
            ouvert_le: jour(|ligne| ligne.ouvert_le),
            modifie_le: jour(|ligne| ligne.modifie_le),
            echeances,
        }
    }

    fn ligne(&self) -> Option<[Valeur<'_>; 4]> {
        let ligne = self.vues.ligne.as_ref()?;
        Some([
            Valeur::Texte(&self.dossier),
            Valeur::Octets(&ligne.code),
            Valeur::Texte(&self.ouvert_le),
            Valeur::Texte(&self.modifie_le),
        ])
    }

    fn fiche(&self) -> Option<(String, &FicheScellee)> {
        let fiche = self.vues.fiche.as_ref()?;
        Some((Flux::Dossier(self.vues.dossier).to_string(), fiche))
    }

    fn echeances(&self) -> impl Iterator<Item = [Valeur<'_>; 3]> {
        self.echeances.iter().map(|(code, jour)| {
            [Valeur::Texte(&self.dossier), Valeur::Octets(code), Valeur::Texte(jour)]
        })
    }

    fn jetons(&self) -> impl Iterator<Item = (&[u8], &str)> {
        let jetons = self.vues.jetons.iter().flatten();
        jetons.map(|jeton| (jeton.0.as_slice(), self.dossier.as_str()))
    }
}

/// Puts back rows read by `jetons/exporter`, in that order.
pub(crate) async fn remettre_jetons(
    connexion: &mut Connexion<'_>,
    lignes: &[Ligne],
) -> Result<(), ErreurStore> {
    let rangees = lignes
        .iter()
        .map(|ligne| Ok([Valeur::Octets(ligne.octets(1)?), Valeur::Texte(ligne.texte(0)?)]));
    JETONS.ecrire(connexion, &rangees.collect::<Result<Vec<_>, ErreurStore>>()?).await
}

/// Puts back rows read by `vues/exporter_echeances`, in that order.
pub(crate) async fn remettre_echeances(
    connexion: &mut Connexion<'_>,
    lignes: &[Ligne],
) -> Result<(), ErreurStore> {
    let rangees = lignes.iter().map(|ligne| {
        Ok([
            Valeur::Texte(ligne.texte(0)?),
            Valeur::Octets(ligne.octets(1)?),
            Valeur::Texte(ligne.texte(2)?),
        ])
    });
    ECHEANCES.ecrire(connexion, &rangees.collect::<Result<Vec<_>, ErreurStore>>()?).await
}
