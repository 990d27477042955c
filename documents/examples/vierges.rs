//! Writes the blank forms of the public help pages where they are published.

use std::path::Path;

use domain::document::FormeDocument;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lieu = Path::new(env!("CARGO_MANIFEST_DIR")).join("../aide/static");
    for (numero, genre) in (1..).zip(documents::VIERGES) {
        let vierge = documents::vierge(genre).ok_or("a form that is not offered blank")?;
        let octets = vierge.octets(FormeDocument::Pdf)?;
        std::fs::write(lieu.join(format!("d{numero}.pdf")), octets)?;
    }
    Ok(())
}
