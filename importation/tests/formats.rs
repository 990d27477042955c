//! Formats of files.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use std::io::{Cursor, Read as _, Write as _};

use commun::C::{N, T};
use commun::{aujourdhui, classeur};
use domain::Valeur;
use domain::profil::Naissance;
use importation::{ErreurLecture, lire};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The same workbook, counting days from 1904.
fn en_1904(octets: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut copie = ZipWriter::new(Cursor::new(Vec::new()));
    for rang in 0..archive.len() {
        let mut partie = archive.by_index(rang).unwrap();
        let nom = partie.name().unwrap().into_owned();
        let mut contenu = Vec::new();
        partie.read_to_end(&mut contenu).unwrap();
        if nom == "xl/workbook.xml" {
            let texte = String::from_utf8(contenu).unwrap();
            assert!(texte.contains("<workbookPr "));
            contenu = texte.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").into_bytes();
        }
        copie.start_file(nom, SimpleFileOptions::default()).unwrap();
        copie.write_all(&contenu).unwrap();
    }
    copie.finish().unwrap().into_inner()
}

#[test]
fn days_are_counted_from_1904_when_the_workbook_does() {
    let octets = classeur(&[(
        "File active",
        vec![
            vec![T("Nom"), T("Sexe"), T("Né le"), T("1er contact")],
            // Shown as dates by the first column's format only in the second cell.
            vec![T("GALET"), T("F"), N(34_457.0), commun::C::D(2020, 1, 5)],
        ],
    )]);
    let lecture = lire(&en_1904(&octets), "xlsx", aujourdhui(), None).unwrap();
    let naissance = lecture.personnes[0].naissance;
    assert_eq!(naissance, Some(Valeur::Connue(Naissance::Le("1998-05-04".parse().unwrap()))));
    let contact = lecture.personnes[0].premier_contact;
    assert_eq!(contact, Some(Valeur::Connue("2024-01-06".parse().unwrap())));
}

#[test]
fn an_opendocument_is_read() {
    let cellule = |texte: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{texte}</text:p>\
             </table:table-cell>"
        )
    };
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"1998-05-04\">\
                <text:p>04/05/98</text:p></table:table-cell>";
    let ligne =
        |cellules: &[String]| format!("<table:table-row>{}</table:table-row>", cellules.concat());
    let contenu = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Liste\">{}{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        ligne(&[cellule("Nom"), cellule("Sexe"), cellule("Né le")]),
        ligne(&[cellule("GALET"), cellule("Mme"), date.to_owned()]),
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let manifeste = "<?xml version=\"1.0\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    for (nom, texte) in [
        ("mimetype", mimetype),
        ("META-INF/manifest.xml", manifeste),
        ("content.xml", contenu.as_str()),
    ] {
        archive.start_file(nom, SimpleFileOptions::default()).unwrap();
        archive.write_all(texte.as_bytes()).unwrap();
    }
    let octets = archive.finish().unwrap().into_inner();
    let lecture = lire(&octets, "ods", aujourdhui(), None).unwrap();
    let naissance = lecture.personnes[0].naissance;
    assert_eq!(naissance, Some(Valeur::Connue(Naissance::Le("1998-05-04".parse().unwrap()))));
}

#[test]
fn what_cannot_be_opened_is_said_without_a_word_of_it() {
    let essai = |octets: &[u8], extension| lire(octets, extension, aujourdhui(), None).unwrap_err();
    assert_eq!(essai(b"Nom;Sexe", "xlsx"), ErreurLecture::Illisible);
    assert_eq!(essai(b"Nom;Sexe", "docx"), ErreurLecture::FormatInconnu);
    assert_eq!(essai(b"PK\x03\x04 nothing else", "xlsx"), ErreurLecture::Illisible);
    assert_eq!(essai(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], "xls"), ErreurLecture::Illisible);
    // A workbook under the wrong name is a workbook.
    let octets = classeur(&[("A", vec![vec![T("Nom"), T("Sexe")], vec![T("GALET"), T("F")]])]);
    assert_eq!(lire(&octets, "csv", aujourdhui(), None).unwrap().personnes.len(), 1);
}
