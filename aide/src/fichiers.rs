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

/// A blank form, in French: French services read it.
#[derive(Clone, Copy, Debug)]
pub struct Formulaire {
    /// Its file. Its name stays neutral (`d1.pdf`).
    pub fichier: Fichier,
    /// What it is, in French.
    pub titre: &'static str,
}

/// Blank forms to print, linked from the page for professionals: put a PDF in `static/`, add its
/// line here, and pages, server and folder all give it.
pub const PDF: &[Formulaire] = &[
    Formulaire {
        fichier: Fichier {
            nom: "d1.pdf",
            genre: "application/pdf",
            contenu: include_bytes!("../static/d1.pdf"),
        },
        titre: "information préoccupante",
    },
    Formulaire {
        fichier: Fichier {
            nom: "d2.pdf",
            genre: "application/pdf",
            contenu: include_bytes!("../static/d2.pdf"),
        },
        titre: "signalement au procureur",
    },
];

/// Every file besides pages.
pub(crate) fn tous() -> impl Iterator<Item = Fichier> {
    CHARGES.into_iter().chain(PDF.iter().map(|formulaire| formulaire.fichier))
}

/// The file of that name.
pub(crate) fn trouver(nom: &str) -> Option<Fichier> {
    tous().find(|fichier| fichier.nom == nom)
}
