//! `/bibliotheque`: guides and tools by language and audience. Nothing of them is fetched.

use app::bibliotheque::{DemandeGuide, GuideLu};
use app::exporter::Forme;
use askama::Template;
use axum::response::Response;
use domain::GuideId;
use domain::gestion::bibliotheque::{FicheGuide, Public};
use serde::Deserialize;

use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, fichier, page};
use crate::requete::{Formulaire, champ};

#[derive(Template)]
#[template(path = "bibliotheque.html")]
struct PageBibliotheque {
    cadre: Cadre,
    demande: Demande,
    guides: Vec<Fiche>,
    /// A blank one, for who adds.
    neuve: Option<Fiche>,
}

/// A guide as the page and its form show it.
struct Fiche {
    guide: String,
    lu: String,
    titre: String,
    description: String,
    editeur: String,
    langues: String,
    publics: Vec<Public>,
    lien: String,
}

/// What is looked for.
#[derive(Default, Deserialize)]
pub(crate) struct Demande {
    #[serde(default)]
    mots: String,
    #[serde(default)]
    langue: String,
    #[serde(default)]
    public: String,
}

#[derive(Deserialize)]
pub(crate) struct Tenu {
    guide: String,
    lu: String,
    titre: String,
    description: String,
    editeur: String,
    langues: String,
    #[serde(default)]
    publics: Vec<String>,
    lien: String,
}

#[derive(Deserialize)]
pub(crate) struct Retire {
    guide: String,
    lu: String,
}

#[derive(Deserialize)]
pub(crate) struct Sortie {
    forme: String,
}

impl Fiche {
    fn de(lu: &GuideLu) -> Self {
        let FicheGuide { titre, description, editeur, langues, publics, lien } = &lu.contenu;
        Self {
            guide: lu.id.to_string(),
            lu: lu.acte.to_string(),
            titre: titre.clone(),
            description: description.clone(),
            editeur: editeur.clone().unwrap_or_default(),
            langues: langues.join(", "),
            publics: publics.clone(),
            lien: lien.clone(),
        }
    }

    fn neuve(guide: GuideId) -> Self {
        Self {
            guide: guide.to_string(),
            lu: String::new(),
            titre: String::new(),
            description: String::new(),
            editeur: String::new(),
            langues: "fr".to_owned(),
            publics: Vec::new(),
            lien: String::new(),
        }
    }
}

/// The page, with every guide.
pub(crate) async fn montrer(
    acces: Acces<marques::LireBibliotheque>,
) -> Result<Response, ErreurWeb> {
    composer(acces, Demande::default()).await
}

/// The guides that answer.
pub(crate) async fn chercher(
    acces: Acces<marques::LireBibliotheque>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    composer(acces, demande).await
}

async fn composer(
    mut acces: Acces<marques::LireBibliotheque>,
    demande: Demande,
) -> Result<Response, ErreurWeb> {
    let voulue = DemandeGuide {
        mots: demande.mots.clone(),
        langue: champ::libre(&demande.langue).map(|langue| langue.to_lowercase()),
        public: Public::depuis_code(&demande.public),
    };
    let guides = acces.session.guides(&voulue).await?;
    let neuve = acces.contexte.guide();
    let cadre = acces.cadre;
    let neuve = cadre.peut(Droit::TenirBibliotheque).then(|| Fiche::neuve(neuve));
    page(&PageBibliotheque {
        guides: guides.iter().map(Fiche::de).collect(),
        cadre,
        demande,
        neuve,
    })
}

/// The whole library as a table.
pub(crate) async fn exporter(
    acces: Acces<marques::LireBibliotheque>,
    Formulaire(sortie): Formulaire<Sortie>,
) -> Result<Response, ErreurWeb> {
    let forme = champ::code(Forme::depuis_code(&sortie.forme))?;
    let octets = acces.session.exporter_guides(forme).await?;
    fichier(&format!("bibliotheque.{}", forme.code()), forme.genre_media(), octets)
}

/// A guide is added, or told otherwise.
pub(crate) async fn tenir(
    mut acces: Acces<marques::TenirBibliotheque>,
    Formulaire(tenu): Formulaire<Tenu>,
) -> Result<Vers, ErreurWeb> {
    let publics = tenu.publics.iter().map(|code| champ::code(Public::depuis_code(code)));
    let fiche = FicheGuide {
        publics: publics.collect::<Result<_, _>>()?,
        langues: champ::liste(&tenu.langues).map(str::to_lowercase).collect(),
        titre: tenu.titre,
        description: tenu.description,
        editeur: champ::libre(&tenu.editeur),
        lien: tenu.lien,
    };
    let (quel, lu) = (champ::id(&tenu.guide)?, champ::lu(&tenu.lu)?);
    acces.session.tenir_guide(quel, Some(fiche), lu, &mut acces.contexte).await?;
    Ok(Vers::page("/bibliotheque"))
}

/// A guide leaves the library.
pub(crate) async fn retirer(
    mut acces: Acces<marques::TenirBibliotheque>,
    Formulaire(retire): Formulaire<Retire>,
) -> Result<Vers, ErreurWeb> {
    let (quel, lu) = (champ::id(&retire.guide)?, champ::lu(&retire.lu)?);
    acces.session.tenir_guide(quel, None, lu, &mut acces.contexte).await?;
    Ok(Vers::page("/bibliotheque"))
}
