//! Writes the blank forms of the public help pages where they are published.

use std::path::Path;

use domain::document::FormeDocument;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lieu = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/static/aide");
    std::fs::create_dir_all(&lieu)?;
    for genre in documents::VIERGES {
        let vierge = documents::vierge(genre).ok_or("a form that is not offered blank")?;
        let octets = vierge.octets(FormeDocument::Pdf)?;
        std::fs::write(lieu.join(format!("{}.pdf", genre.code())), octets)?;
    }
    Ok(())
}
