//! Search tokens: keyed, so that the database holds no readable name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use domain::DossierId;
use vault::Jeton;

use crate::insertion::Insertion;
use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store, Vues, decodage};

const JETONS: Insertion =
    Insertion { une: sql!("jetons/inserer"), lot: sql!(postgres "jetons/inserer_lot") };

/// All the tokens of a dossier in one row: what to forget, without an index by dossier.
const LISTES: Insertion =
    Insertion { une: sql!("listes_jetons/poser"), lot: sql!(postgres "listes_jetons/poser_lot") };

impl Store {
    /// The dossiers that have at least one of these search tokens, by id, with how many of them.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn chercher(&self, jetons: &[Jeton]) -> Result<Vec<(DossierId, u64)>, ErreurStore> {
        let mut jetons: Vec<&[u8]> = jetons.iter().map(|jeton| jeton.0.as_slice()).collect();
        jetons.sort_unstable();
        jetons.dedup();
        let json = tableau_json(&jetons);
        let mut lecture = self.moteur.lecture().await?;
        let mut connexion = lecture.connexion();
        let valeur =
            if connexion.est_sqlite() { Valeur::Texte(&json) } else { Valeur::ListeOctets(jetons) };
        let ligne = connexion.une(sql!(propre "jetons/chercher"), &[valeur]).await?;
        ligne.map_or_else(|| Ok(Vec::new()), |ligne| compter(ligne.texte(0)?.as_bytes()))
    }
}

/// Writes the tokens of these views; a stream that is not new first loses those it had.
pub(crate) async fn ecrire(
    connexion: &mut Connexion<'_>,
    vues: &[(&Vues, bool)],
) -> Result<(), ErreurStore> {
    let mut listes: BTreeMap<String, BTreeSet<[u8; 16]>> = BTreeMap::new();
    for (vues, nouveau) in vues {
        let Some(jetons) = &vues.jetons else {
            continue;
        };
        let dossier = vues.dossier.to_string();
        if !nouveau {
            oublier(connexion, &dossier).await?;
        }
        listes.entry(dossier).or_default().extend(jetons.iter().map(|jeton| jeton.0));
    }
    let mut rangees: Vec<(&[u8], &str)> = Vec::new();
    for (dossier, jetons) in &listes {
        rangees.extend(jetons.iter().map(|jeton| (jeton.as_slice(), dossier.as_str())));
    }
    // In the order of their primary key: random insertion would reread the whole table's pages.
    rangees.sort_unstable();
    let rangees: Vec<_> = rangees
        .into_iter()
        .map(|(jeton, dossier)| [Valeur::Octets(jeton), Valeur::Texte(dossier)])
        .collect();
    JETONS.ecrire(connexion, &rangees).await?;

    let suites: Vec<(&str, Vec<u8>)> = listes
        .iter()
        .map(|(dossier, jetons)| (dossier.as_str(), jetons.iter().flatten().copied().collect()))
        .collect();
    let rangees: Vec<_> = suites
        .iter()
        .map(|(dossier, jetons)| [Valeur::Texte(dossier), Valeur::Octets(jetons)])
        .collect();
    LISTES.ecrire(connexion, &rangees).await
}

/// Forgets the tokens of one dossier.
pub(crate) async fn oublier(
    connexion: &mut Connexion<'_>,
    dossier: &str,
) -> Result<(), ErreurStore> {
    let dossier = Valeur::Texte(dossier);
    connexion.executer(sql!(propre "jetons/oublier"), &[dossier.clone(), dossier.clone()]).await?;
    connexion.executer(sql!("listes_jetons/oublier"), &[dossier]).await
}

/// Forgets every token.
pub(crate) async fn vider(connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
    connexion.executer(sql!("jetons/vider"), &[]).await?;
    connexion.executer(sql!("listes_jetons/vider"), &[]).await
}

/// Empties both tables and puts every row back ([`crate::effacement`] says why).
pub(crate) async fn reecrire(connexion: &mut Connexion<'_>) -> Result<(), ErreurStore> {
    let jetons = connexion.lire(sql!("jetons/exporter"), &[]).await?;
    let listes = connexion.lire(sql!("listes_jetons/exporter"), &[]).await?;
    vider(connexion).await?;
    let rangees = jetons
        .iter()
        .map(|ligne| Ok([Valeur::Octets(ligne.octets(1)?), Valeur::Texte(ligne.texte(0)?)]));
    JETONS.ecrire(connexion, &rangees.collect::<Result<Vec<_>, ErreurStore>>()?).await?;
    let rangees = listes
        .iter()
        .map(|ligne| Ok([Valeur::Texte(ligne.texte(0)?), Valeur::Octets(ligne.octets(1)?)]));
    LISTES.ecrire(connexion, &rangees.collect::<Result<Vec<_>, ErreurStore>>()?).await
}

/// SQLite takes a list as JSON, which has no bytes: they go in hexadecimal.
fn tableau_json(liste: &[&[u8]]) -> String {
    let mut json = String::from("[");
    for (place, octets) in liste.iter().enumerate() {
        json.push_str(if place == 0 { "\"" } else { ",\"" });
        for octet in *octets {
            // Writing to a String does not fail.
            let _ = write!(json, "{octet:02x}");
        }
        json.push('"');
    }
    json.push(']');
    json
}

/// How many times each id comes in ids written end to end.
fn compter(ids: &[u8]) -> Result<Vec<(DossierId, u64)>, ErreurStore> {
    let (ids, reste) = ids.as_chunks::<36>();
    let mut lus = ids
        .iter()
        .map(|id| decodage::uuid(id).map(DossierId::depuis_octets))
        .collect::<Option<Vec<_>>>()
        .filter(|_| reste.is_empty())
        .ok_or(ErreurStore::Illisible { table: "jetons" })?;
    lus.sort_unstable();
    let egaux = lus.chunk_by(|avant, apres| avant == apres);
    Ok(egaux
        .filter_map(|memes| Some((*memes.first()?, u64::try_from(memes.len()).ok()?)))
        .collect())
}
