//! The reference library: guides and tools by their address. Nothing is fetched.

use domain::gestion::bibliotheque::{FicheGuide, Guide, Public};
use domain::gestion::{Dit, Gestion, dits};
use domain::{ActeId, Fait, GuideId, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::exporter::{Forme, tableau};
use crate::gestion::{GestionInvalide, texte};
use crate::session::Session;

/// Who adds to the library: those who work with it, and who administers.
const TIENNENT: &[Role] = &[
    Role::Cheffe,
    Role::TravailleuseSociale,
    Role::Sante,
    Role::Juriste,
    Role::Mineurs,
    Role::Administration,
];

/// The columns of the library as a table. A column is added at the end, never renamed nor moved.
pub const COLONNES_GUIDES: [&str; 7] =
    ["guide", "titre", "description", "editeur", "langues", "publics", "lien"];

/// A guide, and the act that tells it.
pub type GuideLu = Dit<GuideId, FicheGuide>;

/// What is looked for. Each part may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandeGuide {
    /// Words, all of them, in the title, the description or the publisher.
    pub mots: String,
    /// In this language.
    pub langue: Option<String>,
    /// For this audience; what is for everybody answers too.
    pub public: Option<Public>,
}

impl DemandeGuide {
    /// Whether a guide answers.
    pub fn retient(&self, fiche: &FicheGuide) -> bool {
        let editeur = fiche.editeur.as_deref().unwrap_or_default();
        let texte = plat(&format!("{} {} {editeur}", fiche.titre, fiche.description));
        let langue = |langue: &String| fiche.langues.contains(langue);
        let public =
            |public| fiche.publics.contains(&public) || fiche.publics.contains(&Public::Tous);
        plat(&self.mots).split_whitespace().all(|mot| texte.contains(mot))
            && self.langue.as_ref().is_none_or(langue)
            && self.public.is_none_or(public)
    }
}

/// Without case nor the accents of French.
fn plat(texte: &str) -> String {
    let sans_accent = |signe: char| match signe {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        '’' => '\'',
        autre => autre,
    };
    texte.to_lowercase().chars().map(sans_accent).collect()
}

impl Session {
    /// The guides that answer, by title.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn guides(&self, demande: &DemandeGuide) -> Result<Vec<GuideLu>, ErreurApp> {
        let mut guides = dits(&self.actes_de_l_association().await?, Guide::lire);
        guides.retain(|dit| demande.retient(&dit.contenu));
        guides.sort_by_cached_key(|dit| (plat(&dit.contenu.titre), dit.id));
        Ok(guides)
    }

    /// The whole library as a table: addresses of what others publish. No cell of it is taken for
    /// a formula.
    ///
    /// # Errors
    /// [`ErreurApp::Export`] when the table cannot be made.
    pub async fn exporter_guides(&self, forme: Forme) -> Result<Vec<u8>, ErreurApp> {
        let guides = self.guides(&DemandeGuide::default()).await?;
        let lignes: Vec<Vec<String>> = guides.iter().map(ligne).collect();
        tableau::ecrire(forme, &COLONNES_GUIDES, &[], &lignes)
    }

    /// Adds a guide, tells it otherwise, or takes it out of the library.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn tenir_guide(
        &self,
        guide: GuideId,
        fiche: Option<FicheGuide>,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let fiche = fiche.map(verifier).transpose()?.map(Box::new);
        let fait = Fait::Gestion(Gestion::Guide(Guide { guide, fiche }));
        self.dire(fait, lu, Guide::lire, contexte).await
    }
}

fn ligne(lu: &GuideLu) -> Vec<String> {
    let FicheGuide { titre, description, editeur, langues, publics, lien } = &lu.contenu;
    let publics: Vec<&str> = publics.iter().map(|public| public.code()).collect();
    vec![
        lu.id.to_string(),
        titre.clone(),
        description.clone(),
        editeur.clone().unwrap_or_default(),
        langues.join(" "),
        publics.join(" "),
        lien.clone(),
    ]
}

fn verifier(fiche: FicheGuide) -> Result<FicheGuide, GestionInvalide> {
    let langue = |code: &String| {
        (2..=3).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_lowercase())
    };
    if fiche.langues.is_empty() || !fiche.langues.iter().all(langue) {
        return Err(GestionInvalide::Langue);
    }
    let editeur = fiche.editeur.filter(|editeur| !editeur.trim().is_empty());
    let mut publics = fiche.publics;
    publics.sort_unstable();
    publics.dedup();
    Ok(FicheGuide {
        titre: texte(&fiche.titre, 200)?,
        description: texte(&fiche.description, 2_000)?,
        editeur: editeur.map(|editeur| texte(&editeur, 200)).transpose()?,
        langues: fiche.langues,
        publics,
        lien: lien(&fiche.lien)?,
    })
}

/// An address that a browser opens over an encrypted line, with a host and no credential in it.
fn lien(texte: &str) -> Result<String, GestionInvalide> {
    let texte = texte.trim();
    let suite = texte.strip_prefix("https://").ok_or(GestionInvalide::Lien)?;
    let hote = suite.split(['/', '?', '#']).next().unwrap_or_default();
    let interdit =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
    if !hote.contains('.') || hote.contains('@') || texte.len() > 500 || texte.contains(interdit) {
        return Err(GestionInvalide::Lien);
    }
    Ok(texte.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_encrypted_address_without_credentials_is_a_link() {
        for admis in ["https://exemple.invalid/g.pdf", " https://a.fr?x=1 "] {
            assert!(lien(admis).is_ok(), "{admis}");
        }
        for refuse in [
            "http://exemple.invalid",
            "javascript:alert(1)",
            "https://",
            "https://sans-point/",
            "https://moi:mot@exemple.invalid/",
            "https://exemple.invalid/a b",
            "https://exemple.invalid/\"onclick",
        ] {
            assert_eq!(lien(refuse), Err(GestionInvalide::Lien), "{refuse}");
        }
    }

    #[test]
    fn words_are_found_whatever_their_accents_and_what_is_for_all_is_for_each() {
        let fiche = FicheGuide {
            titre: "Guide à l’usage des proches".to_owned(),
            description: "Repérer, écouter".to_owned(),
            langues: vec!["fr".to_owned()],
            publics: vec![Public::Tous],
            ..FicheGuide::default()
        };
        let demande = |mots: &str, langue: Option<&str>, public| DemandeGuide {
            mots: mots.to_owned(),
            langue: langue.map(str::to_owned),
            public,
        };
        assert!(demande("", None, None).retient(&fiche));
        assert!(demande("REPERER proches", Some("fr"), Some(Public::Jeunes)).retient(&fiche));
        assert!(!demande("absent", None, None).retient(&fiche));
        assert!(!demande("", Some("ro"), None).retient(&fiche));
    }
}
