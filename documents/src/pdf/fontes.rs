//! The fonts held here, and what they can print.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Latin, Cyrillic and Greek in Noto Sans; Arabic in Noto Sans Arabic; Han in Droid Sans Fallback.
static FICHIERS: [&[u8]; 6] = [
    include_bytes!("../../fontes/NotoSans-Regular.ttf"),
    include_bytes!("../../fontes/NotoSans-Bold.ttf"),
    include_bytes!("../../fontes/NotoSans-Italic.ttf"),
    include_bytes!("../../fontes/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../fontes/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../fontes/DroidSansFallback.ttf"),
];

/// The fonts, read once.
pub(crate) struct Fontes {
    pub(crate) catalogue: LazyHash<FontBook>,
    pub(crate) fontes: Vec<Font>,
}

/// The fonts of this program.
pub(crate) fn fontes() -> &'static Fontes {
    static LUES: OnceLock<Fontes> = OnceLock::new();
    LUES.get_or_init(|| {
        let lues = FICHIERS.iter().flat_map(|octets| Font::iter(Bytes::new(*octets)));
        let fontes: Vec<Font> = lues.collect();
        Fontes { catalogue: LazyHash::new(FontBook::from_fonts(&fontes)), fontes }
    })
}

/// Whether a character can be printed. What cannot is replaced before composing: a PDF that people
/// read with their ears may hold no unknown glyph.
pub(crate) fn imprime(caractere: char) -> bool {
    // Spaces and marks that shape the text without a glyph of their own.
    let invisible =
        matches!(caractere, '\n' | '\t' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}');
    invisible
        || fontes().fontes.iter().any(|fonte| fonte.info().coverage.contains(caractere.into()))
}
