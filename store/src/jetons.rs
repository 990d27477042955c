//! Search tokens: keyed, so that the database holds no readable name.

use std::fmt::Write as _;

use domain::DossierId;
use vault::Jeton;

use crate::insertion::Insertion;
use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store, Vues, decodage};

const JETONS: Insertion =
    Insertion { une: sql!("jetons/inserer"), lot: sql!(postgres "jetons/inserer_lot") };

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
        let lignes = connexion.lire(sql!(propre "jetons/chercher"), &[valeur]).await?;
        lignes.iter().map(trouve).collect()
    }
}

/// Writes the tokens of these views; a stream that is not new first loses those it had.
pub(crate) async fn ecrire(
    connexion: &mut Connexion<'_>,
    vues: &[(&Vues, bool)],
) -> Result<(), ErreurStore> {
    let dossiers: Vec<String> = vues.iter().map(|(vues, _)| vues.dossier.to_string()).collect();
    let mut rangees: Vec<(&[u8], &str)> = Vec::new();
    for ((vues, nouveau), dossier) in vues.iter().zip(&dossiers) {
        let Some(jetons) = &vues.jetons else {
            continue;
        };
        if !nouveau {
            connexion.executer(sql!("jetons/oublier"), &[Valeur::Texte(dossier)]).await?;
        }
        rangees.extend(jetons.iter().map(|jeton| (jeton.0.as_slice(), dossier.as_str())));
    }
    // In the order of their primary key: random insertion would reread the whole table's pages.
    rangees.sort_unstable();
    rangees.dedup();
    let rangees: Vec<_> = rangees
        .into_iter()
        .map(|(jeton, dossier)| [Valeur::Octets(jeton), Valeur::Texte(dossier)])
        .collect();
    JETONS.ecrire(connexion, &rangees).await
}

/// Puts back rows read by `jetons/exporter`, in that order.
pub(crate) async fn remettre(
    connexion: &mut Connexion<'_>,
    lignes: &[Ligne],
) -> Result<(), ErreurStore> {
    let rangees = lignes
        .iter()
        .map(|ligne| Ok([Valeur::Octets(ligne.octets(1)?), Valeur::Texte(ligne.texte(0)?)]));
    JETONS.ecrire(connexion, &rangees.collect::<Result<Vec<_>, ErreurStore>>()?).await
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

fn trouve(ligne: &Ligne) -> Result<(DossierId, u64), ErreurStore> {
    let id = decodage::uuid(ligne.texte(0)?.as_bytes()).map(DossierId::depuis_octets);
    let id = id.ok_or(ErreurStore::Illisible { table: "jetons" })?;
    Ok((id, u64::try_from(ligne.entier(1)?).unwrap_or_default()))
}
