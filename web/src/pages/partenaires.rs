//! `/partenaires`: the partners' directory, by need and distance.

use annuaire::{Besoin, Offre, prefectures};
use app::exporter::Forme;
use app::partenaires::{DemandePartenaire, ImportPartenaires, PartenaireTrouve};
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, fichier, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "partenaires.html")]
struct PagePartenaires {
    cadre: Cadre,
    demande: Demande,
    besoins: Vec<&'static str>,
    departements: Vec<(String, String)>,
    trouves: Vec<Fiche>,
    /// What an import just did.
    importe: Option<ImportPartenaires>,
}

/// A partner as the page shows it.
struct Fiche {
    partenaire: String,
    lu: String,
    nom: String,
    description: String,
    lieu: String,
    distance: String,
    telephone: String,
    courriel: String,
    site: String,
    besoins: Vec<&'static str>,
    langues: String,
}

/// What is looked for.
#[derive(Default, Deserialize)]
pub(crate) struct Demande {
    #[serde(default)]
    besoin: String,
    #[serde(default)]
    departement: String,
    #[serde(default)]
    langue: String,
    #[serde(default)]
    km: String,
}

#[derive(Deserialize)]
pub(crate) struct Import {
    annuaire: String,
}

#[derive(Deserialize)]
pub(crate) struct Retire {
    partenaire: String,
    lu: String,
}

#[derive(Deserialize)]
pub(crate) struct Sortie {
    /// A table; empty for the format others import.
    #[serde(default)]
    forme: String,
}

impl Fiche {
    fn de(cadre: &Cadre, trouve: PartenaireTrouve) -> Self {
        let s = trouve.structure;
        let mut besoins: Vec<Besoin> = trouve.offres.iter().flat_map(Offre::besoins).collect();
        besoins.sort_unstable();
        besoins.dedup();
        let mut langues: Vec<&str> =
            trouve.offres.iter().flat_map(|o| o.langues.iter().map(String::as_str)).collect();
        langues.sort_unstable();
        langues.dedup();
        let lieu = [s.adresse, s.code_postal, s.commune].into_iter().flatten();
        Self {
            partenaire: trouve.partenaire.to_string(),
            lu: trouve.acte.to_string(),
            nom: s.nom,
            description: s.description,
            lieu: lieu.collect::<Vec<_>>().join(" "),
            distance: trouve
                .distance_km
                .map(|km| cadre.avec("partenaires-distance", "km", &km.to_string()))
                .unwrap_or_default(),
            telephone: s.telephone.unwrap_or_default(),
            courriel: s.courriel.unwrap_or_default(),
            site: s.site_web.filter(|site| site.starts_with("https://")).unwrap_or_default(),
            besoins: besoins.into_iter().map(Besoin::code).collect(),
            langues: langues.join(", "),
        }
    }
}

/// The page, with every partner.
pub(crate) async fn montrer(
    acces: Acces<marques::LireBibliotheque>,
) -> Result<Response, ErreurWeb> {
    composer(&acces.session, acces.cadre, Demande::default(), None).await
}

/// The partners that answer, nearest first.
pub(crate) async fn chercher(
    acces: Acces<marques::LireBibliotheque>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    composer(&acces.session, acces.cadre, demande, None).await
}

async fn composer(
    session: &app::Session,
    cadre: Cadre,
    demande: Demande,
    importe: Option<ImportPartenaires>,
) -> Result<Response, ErreurWeb> {
    let voulue = DemandePartenaire {
        besoin: Besoin::depuis_code(&demande.besoin),
        departement: champ::departement(&demande.departement)?,
        langue: champ::libre(&demande.langue).map(|langue| langue.to_lowercase()),
        km: champ::libre(&demande.km).map(|km| champ::nombre(&km)).transpose()?,
    };
    let trouves = session.chercher_partenaires(&voulue).await?;
    let trouves = trouves.into_iter().map(|trouve| Fiche::de(&cadre, trouve)).collect();
    page(&PagePartenaires {
        besoins: Besoin::TOUS.iter().map(|besoin| besoin.code()).collect(),
        departements: prefectures()
            .iter()
            .map(|p| (p.departement.to_string(), p.nom.clone()))
            .collect(),
        cadre,
        demande,
        trouves,
        importe,
    })
}

/// A directory is taken in.
pub(crate) async fn importer(
    mut acces: Acces<marques::TenirAnnuaire>,
    Formulaire(import): Formulaire<Import>,
) -> Result<Response, ErreurWeb> {
    let bilan = acces.session.importer_partenaires(&import.annuaire, &mut acces.contexte).await?;
    composer(&acces.session, acces.cadre, Demande::default(), Some(bilan)).await
}

/// The whole directory, for others.
pub(crate) async fn exporter(
    acces: Acces<marques::TenirAnnuaire>,
    Formulaire(sortie): Formulaire<Sortie>,
) -> Result<Response, ErreurWeb> {
    if !sortie.forme.is_empty() {
        let forme = champ::code(Forme::depuis_code(&sortie.forme))?;
        let octets = acces.session.tableau_des_partenaires(forme).await?;
        return fichier(&format!("partenaires.{}", forme.code()), forme.genre_media(), octets);
    }
    let annuaire = acces.session.exporter_partenaires().await?;
    fichier("partenaires.json", "application/json", annuaire.publier().into_bytes())
}

/// A partner leaves the directory.
pub(crate) async fn retirer(
    mut acces: Acces<marques::TenirAnnuaire>,
    Formulaire(retire): Formulaire<Retire>,
) -> Result<Vers, ErreurWeb> {
    let (quel, lu) = (champ::id(&retire.partenaire)?, champ::lu(&retire.lu)?);
    acces.session.retirer_partenaire(quel, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/partenaires"))
}
