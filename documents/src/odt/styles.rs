//! Its styles: sober, and few.

use std::fmt::Write as _;

use super::xml;
use crate::page::Page;

const ESPACES: &str = concat!(
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
);

/// Name, paragraph properties and text properties of each style of a paragraph.
const PARAGRAPHES: [(&str, &str, &str); 13] = [
    ("Standard", "fo:margin-bottom=\"0.2cm\"", "fo:font-size=\"10.5pt\""),
    ("Title", "fo:margin-bottom=\"0.5cm\"", "fo:font-size=\"16pt\" fo:font-weight=\"bold\""),
    (
        "Titre1",
        "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"",
        "fo:font-size=\"12pt\" fo:font-weight=\"bold\"",
    ),
    (
        "Titre2",
        "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"",
        "fo:font-size=\"10.5pt\" fo:font-weight=\"bold\"",
    ),
    (
        "Rubrique",
        "fo:margin-bottom=\"0.12cm\" fo:margin-left=\"0.4cm\" fo:text-indent=\"-0.4cm\"",
        "",
    ),
    (
        "Encadre",
        "fo:margin-bottom=\"0.3cm\" fo:padding=\"0.2cm\" fo:border=\"0.5pt solid #808080\"",
        "",
    ),
    ("Adresse", "fo:margin-left=\"9cm\"", ""),
    ("Signature", "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"2cm\"", ""),
    ("Legende", "fo:margin-top=\"0.2cm\"", "fo:font-size=\"9pt\" fo:color=\"#555555\""),
    ("Cellule", "", "fo:font-size=\"9.5pt\""),
    ("CelluleRtl", "style:writing-mode=\"rl-tb\" fo:text-align=\"end\"", "fo:font-size=\"9.5pt\""),
    ("CelluleEntete", "", "fo:font-size=\"9.5pt\" fo:font-weight=\"bold\""),
    ("Saut", "fo:break-before=\"page\"", "fo:font-size=\"2pt\""),
];

/// The styles of a page, with what stands at the head and the foot of each sheet.
pub(super) fn ecrire(page: &Page) -> String {
    let mut styles = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {ESPACES} \
         office:version=\"1.3\"><office:styles>"
    );
    for (nom, paragraphe, texte) in PARAGRAPHES {
        // Writing to a String cannot fail.
        let _ = write!(
            styles,
            "<style:style style:name=\"{nom}\" style:family=\"paragraph\">\
             <style:paragraph-properties {paragraphe}/><style:text-properties \
             style:font-name=\"Noto Sans\" fo:font-family=\"'Noto Sans', Arial, sans-serif\" \
             {texte}/></style:style>"
        );
    }
    styles.push_str(
        "<style:style style:name=\"Gras\" style:family=\"text\"><style:text-properties \
         fo:font-weight=\"bold\"/></style:style>\
         <style:style style:name=\"Case\" style:family=\"table-cell\">\
         <style:table-cell-properties fo:border=\"0.5pt solid #808080\" fo:padding=\"0.12cm\"/>\
         </style:style><style:style style:name=\"Tableau\" style:family=\"table\">\
         <style:table-properties table:align=\"margins\" fo:margin-bottom=\"0.3cm\"/></style:style>\
         <text:list-style style:name=\"Tirets\"><text:list-level-style-bullet text:level=\"1\" \
         text:bullet-char=\"–\"><style:list-level-properties text:space-before=\"0.3cm\" \
         text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet></text:list-style>\
         <text:list-style style:name=\"Numeros\"><text:list-level-style-number text:level=\"1\" \
         style:num-format=\"1\" style:num-suffix=\".\"><style:list-level-properties \
         text:space-before=\"0.3cm\" text:min-label-width=\"0.6cm\"/>\
         </text:list-level-style-number></text:list-style></office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"A4\">\
         <style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" \
         fo:margin=\"2.2cm\"/></style:page-layout></office:automatic-styles>",
    );
    let _ = writeln!(
        styles,
        "<office:master-styles><style:master-page style:name=\"Standard\" \
         style:page-layout-name=\"A4\"><style:header><text:p text:style-name=\"Legende\">{} – \
         {}</text:p></style:header><style:footer><text:p text:style-name=\"Legende\">{} page \
         <text:page-number/> sur <text:page-count/></text:p></style:footer></style:master-page>\
         </office:master-styles></office:document-styles>",
        xml(&page.auteur),
        xml(&page.date),
        xml(&page.mention)
    );
    styles
}
