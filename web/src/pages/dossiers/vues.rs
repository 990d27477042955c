//! `/dossiers/vue`, `/dossiers/vues`: what the active list keeps and shows, for one member. It is
//! posted and sealed in her locker: no address says what she looks for.

use app::casier::VueEnregistree;
use app::filtre::FiltreListe;
use serde::Deserialize;

use super::colonnes;
use crate::acces::{Acces, marques};
use crate::reponse::{ErreurWeb, Vers};
use crate::requete::Formulaire;

/// What is chosen: codes.
#[derive(Deserialize)]
pub(crate) struct Choix {
    #[serde(default)]
    lesquels: String,
    #[serde(default)]
    etape: String,
    #[serde(default)]
    sans_acte: String,
    #[serde(default)]
    suivi: String,
    #[serde(default)]
    colonnes: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Nommee {
    nom: String,
}

#[derive(Deserialize)]
pub(crate) struct Renommee {
    nom: String,
    nouveau: String,
}

/// Filters and columns, from now on.
pub(crate) async fn choisir(
    mut acces: Acces<marques::Lister>,
    Formulaire(choix): Formulaire<Choix>,
) -> Result<Vers, ErreurWeb> {
    let lus = [
        ("lesquels", choix.lesquels),
        ("etape", choix.etape),
        ("sans-acte", choix.sans_acte),
        ("suivi", choix.suivi),
    ];
    let lus = lus.into_iter().map(|(code, valeur)| (code.to_owned(), valeur)).collect();
    let vue = VueEnregistree { nom: String::new(), filtres: lus, colonnes: choix.colonnes };
    // Only what is offered is kept.
    let vue = VueEnregistree {
        filtres: FiltreListe::depuis_vue(&vue).en_vue(),
        colonnes: colonnes::connues(&vue.colonnes),
        ..vue
    };
    acces.session.choisir_vue(vue, &mut acces.contexte).await?;
    Ok(Vers::page("/dossiers"))
}

/// Saves what the list keeps and shows now, under a name.
pub(crate) async fn enregistrer(
    mut acces: Acces<marques::Lister>,
    Formulaire(nommee): Formulaire<Nommee>,
) -> Result<Vers, ErreurWeb> {
    let courante = acces.session.vue_courante().await?;
    let vue = VueEnregistree { nom: nommee.nom.trim().to_owned(), ..courante };
    acces.session.enregistrer_vue(vue.clone(), &mut acces.contexte).await?;
    acces.session.choisir_vue(vue, &mut acces.contexte).await?;
    Ok(Vers::page("/dossiers"))
}

/// Opens a saved view.
pub(crate) async fn ouvrir(
    mut acces: Acces<marques::Lister>,
    Formulaire(nommee): Formulaire<Nommee>,
) -> Result<Vers, ErreurWeb> {
    let vues = acces.session.vues_enregistrees().await?;
    let vue = vues.into_iter().find(|vue| vue.nom == nommee.nom).ok_or(ErreurWeb::Introuvable)?;
    acces.session.choisir_vue(vue, &mut acces.contexte).await?;
    Ok(Vers::page("/dossiers"))
}

/// Gives a saved view another name.
pub(crate) async fn renommer(
    mut acces: Acces<marques::Lister>,
    Formulaire(renommee): Formulaire<Renommee>,
) -> Result<Vers, ErreurWeb> {
    let (nom, nouveau) = (&renommee.nom, renommee.nouveau.trim());
    acces.session.renommer_vue(nom, nouveau, &mut acces.contexte).await?;
    let courante = acces.session.vue_courante().await?;
    if courante.nom == *nom {
        let vue = VueEnregistree { nom: nouveau.to_owned(), ..courante };
        acces.session.choisir_vue(vue, &mut acces.contexte).await?;
    }
    Ok(Vers::page("/dossiers"))
}

/// Forgets a saved view. The list stays as it is.
pub(crate) async fn retirer(
    mut acces: Acces<marques::Lister>,
    Formulaire(nommee): Formulaire<Nommee>,
) -> Result<Vers, ErreurWeb> {
    acces.session.retirer_vue(&nommee.nom, &mut acces.contexte).await?;
    let courante = acces.session.vue_courante().await?;
    if courante.nom == nommee.nom {
        let vue = VueEnregistree { nom: String::new(), ..courante };
        acces.session.choisir_vue(vue, &mut acces.contexte).await?;
    }
    Ok(Vers::page("/dossiers"))
}
