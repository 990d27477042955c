//! What a federation publishes, in one go: the edition, its report, its open dataset.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

#[cfg(feature = "pdf")]
use documents::pdf::Composition;
use observatory::ouvert::{ErreurJeu, Jeu, Origine, Provenance};
use observatory::paquets::{canonique, en_hexadecimal, table_protegee};
use observatory::pool::{Edition, ErreurPool};
use observatory::recommandations::Recommandation;
use observatory::registre::{self, ErreurRegistre};
use observatory::texte::{ErreurTexte, composer};
use rapport::{ErreurRapport, Rapport};
use serde_json::json;
use tableau::{Case, TableauProtege};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::{Campagne, EditionPubliee, Inscrite, Recu, Registre};

/// What a publication takes besides packets.
#[derive(Clone, Copy, Debug, Default)]
pub struct Demande<'a> {
    /// Earlier editions, oldest first: they are attacked with this one.
    pub precedentes: &'a [EditionPubliee],
    /// The program, with its version.
    pub generateur: &'a str,
    /// The editors' text: Markdown that names its numbers.
    pub texte: Option<&'a str>,
    /// `figures.toml` of other numbers that the text names.
    pub figures: Option<&'a str>,
}

/// What may be given to anyone, and what the federation keeps to itself.
#[derive(Clone, Debug)]
pub struct Publication {
    /// Contents of each file, by its path.
    pub fichiers: BTreeMap<String, Vec<u8>>,
    /// Packets that were added.
    pub contributions: usize,
    /// The tables, as they are published.
    pub tables: Vec<TableauProtege>,
    /// Masked cells that were attacked.
    pub attaquees: usize,
    /// For the federation alone: cells masked for each reason, and what they count.
    pub bilan: Vec<(&'static str, usize, u64)>,
}

impl Publication {
    /// Every file in one archive, the same bytes each time.
    ///
    /// # Errors
    /// [`ErreurPublication::Archive`].
    pub fn archive(&self) -> Result<Vec<u8>, ErreurPublication> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        for (nom, contenu) in &self.fichiers {
            archive.start_file(nom.as_str(), options).map_err(|_| ErreurPublication::Archive)?;
            archive.write_all(contenu).map_err(|_| ErreurPublication::Archive)?;
        }
        let fini = archive.finish().map_err(|_| ErreurPublication::Archive)?;
        Ok(fini.into_inner())
    }

    /// Each indicator with its unit and its total: `None` when it is masked.
    pub fn totaux(&self) -> Vec<(String, String, Option<u64>)> {
        totaux(&self.tables)
    }
}

/// The total of each indicator of these tables, once.
pub(crate) fn totaux(tables: &[TableauProtege]) -> Vec<(String, String, Option<u64>)> {
    let mut totaux: Vec<(String, String, Option<u64>)> = Vec::new();
    for table in tables {
        let entete = &table.entete;
        if totaux.iter().any(|(nom, ..)| *nom == entete.indicateur) {
            continue;
        }
        let total = match table.cases.last() {
            Some(Case::Publiee(nombre)) => Some(*nombre),
            Some(Case::Masquee) | None => None,
        };
        totaux.push((entete.indicateur.clone(), entete.unite.clone(), total));
    }
    totaux
}

/// Why nothing is published.
#[derive(Debug, thiserror::Error)]
pub enum ErreurPublication {
    /// Nothing to add, or something leaks.
    #[error(transparent)]
    Pool(#[from] ErreurPool),
    /// The other numbers cannot be read, or have the name of a published one.
    #[error(transparent)]
    Registre(#[from] ErreurRegistre),
    /// The text types a number, or names one that is not published.
    #[error("le texte a {} faute(s)", .0.len())]
    Texte(Vec<ErreurTexte>),
    /// The dataset cannot be written.
    #[error(transparent)]
    Jeu(#[from] ErreurJeu),
    /// The PDF cannot be made.
    #[error("le rapport n'a pas pu être composé : {0}")]
    Composition(String),
    /// The archive cannot be written.
    #[error("l'archive n'a pas pu être écrite")]
    Archive,
    /// The report cannot be written.
    #[error(transparent)]
    Rapport(#[from] ErreurRapport),
}

impl Registre {
    /// Adds, masks, attacks, and writes everything that is published. The same packets and the same
    /// request give the same bytes.
    ///
    /// # Errors
    /// [`ErreurPublication`]; nothing is then published.
    pub fn publier(
        &self,
        campagne: &Campagne,
        demande: &Demande<'_>,
    ) -> Result<Publication, ErreurPublication> {
        let pool = self.mettre_en_commun()?;
        let precedentes = demande.precedentes.iter().flat_map(|edition| edition.tables.clone());
        let edition = pool.publier(&precedentes.collect::<Vec<_>>())?;
        let figures = registre::figures(&edition.tables);
        let texte = demande.texte.map(|texte| ecrire(texte, &figures, demande.figures));
        let texte = texte.transpose()?;
        let annee = campagne.periode.au.annee();
        let presente =
            |association| self.siens().iter().any(|(_, recu)| recu.association == association);
        let (ont, nont): (Vec<_>, Vec<_>) =
            campagne.inscrites.iter().partition(|une| presente(une.association));
        let noms = |inscrites: Vec<&Inscrite>| {
            inscrites.into_iter().map(|une| une.nom.clone()).collect::<Vec<_>>()
        };
        let rapport = Rapport {
            federation: &campagne.nom,
            periode: campagne.periode,
            catalogue: &campagne.catalogue,
            generateur: demande.generateur,
            contributrices: noms(ont),
            absentes: noms(nont),
            tables: &edition.tables,
            texte: texte.as_deref(),
            recommandations: Recommandation::embarquees(),
            // The edition of a year's figures comes out the year after.
            edition: u16::try_from(annee + 1).unwrap_or_default(),
        };
        let mut fichiers = BTreeMap::new();
        fichiers
            .insert("edition.json".to_owned(), en_octets(campagne, self.siens().len(), &edition));
        fichiers.insert("rapport.html".to_owned(), rapport.html()?.into_bytes());
        #[cfg(feature = "pdf")]
        fichiers.insert("rapport.pdf".to_owned(), composer_pdf(&rapport, campagne)?);
        let provenance = self.provenance(campagne, demande.generateur);
        let titre = format!("{}, chiffres protégés {annee}", campagne.nom);
        let jeu = Jeu {
            nom: &format!("observatoire-{annee}"),
            titre: &titre,
            editeur: &campagne.nom,
            tables: &edition.tables,
            provenance: &provenance,
        };
        for (nom, contenu) in jeu.fichiers()? {
            fichiers.insert(format!("donnees/{nom}"), contenu.into_bytes());
        }
        fichiers.insert("registre/figures.toml".to_owned(), figures.into_bytes());
        Ok(Publication {
            fichiers,
            contributions: pool.apports.len(),
            attaquees: edition.attaquees,
            bilan: edition.bilan(),
            tables: edition.tables,
        })
    }

    /// Where the numbers come from, in the order of associations.
    fn provenance(&self, campagne: &Campagne, generateur: &str) -> Provenance {
        let origine = |(empreinte, recu): (&[u8; 32], &Recu)| Origine {
            numero: en_hexadecimal(empreinte),
            association: campagne.nom_de(recu.association),
            generateur: recu.generateur.clone(),
            consigne_avant: recu.consigne_avant,
        };
        Provenance {
            catalogue: campagne.catalogue.clone(),
            generateur: generateur.to_owned(),
            origines: self.siens().into_iter().map(origine).collect(),
        }
    }
}

/// The report as a tagged PDF, dated from the last day on which a packet was received.
#[cfg(feature = "pdf")]
fn composer_pdf(rapport: &Rapport<'_>, campagne: &Campagne) -> Result<Vec<u8>, ErreurPublication> {
    let document = rapport.typst()?;
    let images = document.images.into_iter();
    let composition = Composition {
        source: document.source,
        fichiers: images.map(|(nom, svg)| (nom, svg.into_bytes())).collect(),
        jour: Some(campagne.cloture),
        identite: format!("rapport-{}", campagne.periode.au.annee()),
    };
    documents::pdf::composer(&composition).map_err(|erreur| {
        // Nothing of a person is in a report: the typesetter's own words can be shown.
        ErreurPublication::Composition(erreur.messages().join(" ; "))
    })
}

/// The text with its numbers: those of the edition, and others that are given.
fn ecrire(texte: &str, figures: &str, autres: Option<&str>) -> Result<String, ErreurPublication> {
    let toutes = [figures, autres.unwrap_or_default()].join("\n");
    let registre = registre::Registre::lire(&toutes)?;
    let compose = composer(texte, &registre).map_err(ErreurPublication::Texte)?;
    Ok(compose.markdown)
}

/// The edition as a program reads it: no reason beside a masked cell, which would be a clue.
fn en_octets(campagne: &Campagne, contributions: usize, edition: &Edition) -> Vec<u8> {
    let valeur = json!({
        "catalogue": campagne.catalogue,
        "contributions": contributions,
        "federation": campagne.nom,
        "inscrites": campagne.inscrites.len(),
        "periode": campagne.periode.to_string(),
        "tables": edition.tables.iter().map(table_protegee).collect::<Vec<_>>(),
    });
    let mut octets = canonique(&valeur);
    octets.push(b'\n');
    octets
}
