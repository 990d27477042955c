//! The same page as a text that can be edited: OpenDocument, which word processors open.
//!
//! A text document is an archive of a few XML files. They are written here without a library: the
//! parts a page is made of are few, and the same page gives the same bytes.

mod contenu;
mod styles;

use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::page::Page;

const GENRE: &str = "application/vnd.oasis.opendocument.text";

const MANIFESTE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" ",
    "manifest:version=\"1.3\">",
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" ",
    "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>",
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>",
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>",
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>",
    "</manifest:manifest>\n",
);

/// The page as an OpenDocument text.
///
/// # Errors
/// The archive could not be made.
pub(crate) fn ecrire(page: &Page) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No date of writing: the same page, the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    // First and not compressed, so that the kind of file is read from its first bytes.
    let nu = options.compression_method(CompressionMethod::Stored);
    let comprime = options.compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", nu)?;
    archive.write_all(GENRE.as_bytes())?;
    let parties = [
        ("content.xml", contenu::ecrire(page)),
        ("styles.xml", styles::ecrire(page)),
        ("meta.xml", meta(page)),
        ("META-INF/manifest.xml", MANIFESTE.to_owned()),
    ];
    for (nom, texte) in parties {
        archive.start_file(nom, comprime)?;
        archive.write_all(texte.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn meta(page: &Page) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language>\
         <dc:date>{}T00:00:00</dc:date></office:meta></office:document-meta>\n",
        xml(&page.titre),
        xml(&page.auteur),
        page.langue,
        page.jour
    )
}

/// A text as XML holds it; what XML cannot hold is left out.
fn xml(texte: &str) -> String {
    let mut ecrit = String::with_capacity(texte.len());
    for caractere in texte.chars() {
        match caractere {
            '&' => ecrit.push_str("&amp;"),
            '<' => ecrit.push_str("&lt;"),
            '>' => ecrit.push_str("&gt;"),
            '"' => ecrit.push_str("&quot;"),
            '\t' | '\n' | '\r' => ecrit.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            autre => ecrit.push(autre),
        }
    }
    ecrit
}
