//! The sealed world of one composition.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use domain::Jour;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fontes::{Fontes, fontes};

/// Its files, in memory, and the day it takes for today.
pub(crate) struct Monde {
    fontes: &'static Fontes,
    principale: Source,
    sources: HashMap<FileId, Source>,
    fichiers: HashMap<FileId, Bytes>,
    jour: Jour,
}

impl Monde {
    /// A world of one main source and the files beside it. `None`: a name that is no path.
    pub(crate) fn new(
        source: &str,
        fichiers: impl IntoIterator<Item = (String, Vec<u8>)>,
        jour: Jour,
    ) -> Option<Self> {
        let principale = Source::new(fichier("principal.typ")?, source.to_owned());
        let (mut sources, mut octets) = (HashMap::new(), HashMap::new());
        for (nom, contenu) in fichiers {
            let id = fichier(&nom)?;
            if std::path::Path::new(&nom).extension().is_some_and(|fin| fin == "typ")
                && let Ok(texte) = String::from_utf8(contenu.clone())
            {
                sources.insert(id, Source::new(id, texte));
            }
            octets.insert(id, Bytes::new(contenu));
        }
        Some(Self { fontes: fontes(), principale, sources, fichiers: octets, jour })
    }

    /// The line a place of a source is at, from 1, and the name of the source.
    pub(crate) fn lieu(&self, id: FileId, octet: usize) -> Option<(String, usize)> {
        let source = self.source(id).ok()?;
        let ligne = source.lines().byte_to_line(octet)?;
        let nom = id.vpath().get_without_slash().to_owned();
        Some((nom, ligne.saturating_add(1)))
    }
}

fn fichier(nom: &str) -> Option<FileId> {
    let chemin = VirtualPath::new(nom).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, chemin).intern())
}

fn absent() -> FileError {
    FileError::NotFound(PathBuf::new())
}

impl World for Monde {
    fn library(&self) -> &LazyHash<Library> {
        static BIBLIOTHEQUE: OnceLock<LazyHash<Library>> = OnceLock::new();
        BIBLIOTHEQUE.get_or_init(|| LazyHash::new(Library::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fontes.catalogue
    }

    fn main(&self) -> FileId {
        self.principale.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.principale.id() {
            return Ok(self.principale.clone());
        }
        self.sources.get(&id).cloned().ok_or_else(absent)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.fichiers.get(&id).cloned().ok_or_else(absent)
    }

    fn font(&self, rang: usize) -> Option<Font> {
        self.fontes.fontes.get(rang).cloned()
    }

    fn today(&self, _decalage: Option<Duration>) -> Option<Datetime> {
        date(self.jour)
    }
}

/// A day as Typst takes it.
pub(crate) fn date(jour: Jour) -> Option<Datetime> {
    let (mois, quantieme) = (jour.mois().unsigned_abs(), jour.quantieme().unsigned_abs());
    Datetime::from_ymd(i32::from(jour.annee()), mois, quantieme)
}
