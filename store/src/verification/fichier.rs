//! What the engine says of its own file, and reading a file that no longer reads to its end.

use domain::Flux;
use futures_util::TryStreamExt as _;

use super::acte_brut::{ActeBrut, entier, imprimable};
use super::chaine::Chaine;
use super::{Degat, Nature};
use crate::ErreurStore;
use crate::moteur::{Connexion, Sql, Valeur, sql};

/// SQLite's check of pages, indexes and foreign keys. PostgreSQL has none in SQL.
pub(super) async fn structure(connexion: &mut Connexion<'_>) -> Vec<Degat> {
    let mut degats = Vec::new();
    if !connexion.est_sqlite() {
        return degats;
    }
    match connexion.lire(sql!(sqlite "verification/integrite"), &[]).await {
        Ok(lignes) => {
            let dits = lignes.iter().filter_map(|ligne| imprimable(&ligne.brut(0)));
            for dit in dits.filter(|dit| dit != "ok") {
                degats.push(situer(connexion, dit).await);
            }
        }
        Err(erreur) => degats.push(structurel(erreur.to_string())),
    }
    if let Ok(lignes) = connexion.lire(sql!(sqlite "verification/cles_etrangeres"), &[]).await {
        let tables = lignes.iter().filter_map(|ligne| imprimable(&ligne.brut(0)));
        degats.extend(tables.map(|table| structurel(format!("cle etrangere: {table}"))));
    }
    degats
}

/// Names the act, when what SQLite says is of one: its entry in the index of ids is damaged.
async fn situer(connexion: &mut Connexion<'_>, dit: String) -> Degat {
    let numero = dit.strip_prefix("row ").and_then(|dit| dit.split_once(" missing from index "));
    let numero = numero.filter(|(_, index)| *index == "actes_id");
    let numero = numero.and_then(|(numero, _)| numero.parse::<i64>().ok());
    let mut degat = structurel(dit);
    if let Some(numero) = numero {
        let valeurs = [Valeur::Entier(numero - 1)];
        let acte = connexion.une(sql!(sqlite "verification/acte_au_numero"), &valeurs).await;
        if let Ok(Some(ligne)) = acte {
            degat.flux = imprimable(&ligne.brut(0)).unwrap_or_default();
            degat.rang = entier(&ligne.brut(1));
            degat.acte = imprimable(&ligne.brut(2));
        }
    }
    degat
}

pub(super) fn structurel(detail: String) -> Degat {
    Degat { flux: String::new(), rang: None, acte: None, nature: Nature::Structure, detail }
}

/// Keys and views of streams that are not, or no longer, there.
pub(super) async fn etrangers(connexion: &mut Connexion<'_>) -> Vec<Degat> {
    match connexion.lire(sql!("verification/orphelins"), &[]).await {
        Ok(lignes) => lignes
            .iter()
            .map(|ligne| Degat {
                flux: imprimable(&ligne.brut(1)).unwrap_or_default(),
                rang: None,
                acte: None,
                nature: Nature::Etranger,
                detail: imprimable(&ligne.brut(0)).unwrap_or_default(),
            })
            .collect(),
        Err(erreur) => vec![structurel(erreur.to_string())],
    }
}

/// Reads every act in storage order.
pub(super) async fn lire_tout(
    connexion: &mut Connexion<'_>,
    chaine: &mut Chaine,
) -> Result<(), ErreurStore> {
    let mut lignes = connexion.suivre(sql!(propre "verification/actes"), &[]);
    while let Some(ligne) = lignes.try_next().await? {
        chaine.lire(ActeBrut::lire(&ligne));
    }
    Ok(())
}

/// Reads stream by stream, then act by act where a stream does not read, and goes on after each
/// failure.
pub(super) async fn lire_par_flux(
    connexion: &mut Connexion<'_>,
    chaine: &mut Chaine,
    flux: &[(Flux, i64)],
) {
    for (flux, dernier) in flux {
        let nom = flux.to_string();
        let valeurs = [Valeur::Texte(&nom)];
        if let Ok(lignes) = connexion.lire(sql!("verification/actes_du_flux"), &valeurs).await {
            for ligne in &lignes {
                chaine.lire(ActeBrut::lire(ligne));
            }
            continue;
        }
        for rang in 1..=*dernier {
            let valeurs = [Valeur::Texte(&nom), Valeur::Entier(rang)];
            match connexion.une(sql!("verification/acte_au_rang"), &valeurs).await {
                Ok(Some(ligne)) => chaine.lire(ActeBrut::lire(&ligne)),
                Ok(None) => {}
                Err(_) => chaine.lire(ActeBrut::perdu(*flux, rang)),
            }
        }
    }
}

/// Id, stream and rank of every act, as the index of ids knows them: as much as reads.
pub(super) async fn index(connexion: &mut Connexion<'_>) -> Vec<(String, String, i64)> {
    const INDEX: Sql = sql!(propre "verification/index");
    let mut connus = Vec::new();
    let mut lignes = connexion.suivre(INDEX, &[]);
    while let Ok(Some(ligne)) = lignes.try_next().await {
        let connu =
            (imprimable(&ligne.brut(0)), imprimable(&ligne.brut(1)), entier(&ligne.brut(2)));
        if let (Some(id), Some(flux), Some(rang)) = connu {
            connus.push((id, flux, rang));
        }
    }
    connus
}
