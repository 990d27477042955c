//! What pages load besides themselves, and documents they give.

/// A file given as it is.
#[derive(Clone, Copy, Debug)]
pub struct Fichier {
    /// Its name, under `f/`. It says nothing.
    pub nom: &'static str,
    /// Its media type.
    pub genre: &'static str,
    /// Its bytes.
    pub contenu: &'static [u8],
}

/// Style, script and icon: loaded with every page.
pub(crate) const CHARGES: [Fichier; 3] = [
    Fichier {
        nom: "s.css",
        genre: "text/css; charset=utf-8",
        contenu: include_bytes!("../static/s.css"),
    },
    Fichier {
        nom: "p.js",
        genre: "text/javascript; charset=utf-8",
        contenu: include_bytes!("../static/p.js"),
    },
    Fichier { nom: "i.svg", genre: "image/svg+xml", contenu: include_bytes!("../static/i.svg") },
];

/// Blank forms to print, linked from the page for professionals: put a PDF in `static/`, add its
/// line here, and pages, server and folder all give it. Names stay neutral (`d1.pdf`).
pub const PDF: &[Fichier] = &[];

/// The file of that name.
pub(crate) fn trouver(nom: &str) -> Option<Fichier> {
    CHARGES.into_iter().chain(PDF.iter().copied()).find(|fichier| fichier.nom == nom)
}
