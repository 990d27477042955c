//! Workbooks: xlsx, xlsm, xlsb, xls, ods.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, Range, Reader as _, Xls, Xlsb, Xlsx, open_workbook_from_rs};

use crate::ErreurLecture;
use crate::cellule::{Cellule, Epoque};
use crate::grille::{Fusion, Grille};

type Octets<'o> = Cursor<&'o [u8]>;

/// Every sheet of a workbook, in order.
pub(crate) fn grilles(octets: &[u8], extension: &str) -> Result<Vec<Grille>, ErreurLecture> {
    // A damaged file can make the reader of workbooks panic: it is then one more unreadable file.
    catch_unwind(AssertUnwindSafe(|| ouvrir(octets, extension)))
        .unwrap_or(Err(ErreurLecture::Illisible))
}

/// Whether the bytes begin as a workbook does: a ZIP archive, or an OLE compound file.
pub(crate) fn en_a_la_signature(octets: &[u8]) -> bool {
    octets.starts_with(b"PK\x03\x04") || octets.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Opens by what the bytes are: files are renamed more often than converted.
fn ouvrir(octets: &[u8], extension: &str) -> Result<Vec<Grille>, ErreurLecture> {
    if !octets.starts_with(b"PK") {
        let mut classeur: Xls<Octets<'_>> =
            open_workbook_from_rs(Cursor::new(octets)).map_err(illisible)?;
        let epoque = epoque(classeur.has_1904_epoch());
        return denses(&mut classeur, epoque);
    }
    let essais: [&str; 3] = match extension {
        "ods" => ["ods", "xlsx", "xlsb"],
        "xlsb" => ["xlsb", "xlsx", "ods"],
        _ => ["xlsx", "ods", "xlsb"],
    };
    for essai in essais {
        let lues = match essai {
            "xlsx" => open_workbook_from_rs(Cursor::new(octets)).ok().map(xlsx),
            "ods" => open_workbook_from_rs(Cursor::new(octets)).ok().map(ods),
            _ => open_workbook_from_rs(Cursor::new(octets)).ok().map(xlsb),
        };
        if let Some(lues) = lues {
            return lues;
        }
    }
    Err(ErreurLecture::Illisible)
}

/// The reader's own message may quote the file: it is not passed on.
fn illisible<E>(_: E) -> ErreurLecture {
    ErreurLecture::Illisible
}

fn epoque(est_1904: bool) -> Epoque {
    if est_1904 { Epoque::De1904 } else { Epoque::De1900 }
}

/// Reads cell by cell: a lone cell at the far corner costs one cell, not the whole rectangle.
fn xlsx(mut classeur: Xlsx<Octets<'_>>) -> Result<Vec<Grille>, ErreurLecture> {
    let epoque = epoque(classeur.has_1904_epoch());
    let mut grilles = Vec::new();
    for nom in classeur.sheet_names() {
        let mut grille = Grille::new(&nom, epoque);
        let fusions = classeur.merge_cells_by_sheet_name(&nom).unwrap_or_default();
        grille.fusions.extend(fusions.iter().map(|fusion| Fusion {
            lignes: (fusion.start.0 + 1, fusion.end.0 + 1),
            colonnes: (fusion.start.1, fusion.end.1),
        }));
        // A chart sheet has no cells.
        if let Ok(mut cellules) = classeur.worksheet_cells_reader(&nom) {
            while let Some(cellule) = cellules.next_cell().map_err(illisible)? {
                let (rang, colonne) = cellule.get_position();
                grille.poser(rang.saturating_add(1), colonne, lue_ref(cellule.get_value()))?;
            }
        }
        grilles.push(grille);
    }
    Ok(grilles)
}

fn ods(mut classeur: Ods<Octets<'_>>) -> Result<Vec<Grille>, ErreurLecture> {
    denses(&mut classeur, Epoque::De1900)
}

fn xlsb(mut classeur: Xlsb<Octets<'_>>) -> Result<Vec<Grille>, ErreurLecture> {
    let epoque = epoque(classeur.has_1904_epoch());
    denses(&mut classeur, epoque)
}

fn denses<'o, C: calamine::Reader<Octets<'o>>>(
    classeur: &mut C,
    epoque: Epoque,
) -> Result<Vec<Grille>, ErreurLecture> {
    let mut grilles = Vec::new();
    for nom in classeur.sheet_names() {
        let mut grille = Grille::new(&nom, epoque);
        if let Ok(plage) = classeur.worksheet_range(&nom) {
            poser_tout(&mut grille, &plage)?;
        }
        grilles.push(grille);
    }
    Ok(grilles)
}

fn poser_tout(grille: &mut Grille, plage: &Range<Data>) -> Result<(), ErreurLecture> {
    let (premiere_ligne, premiere_colonne) = plage.start().unwrap_or_default();
    for (ligne, colonne, donnee) in plage.used_cells() {
        let rang = u32::try_from(ligne).unwrap_or(u32::MAX).saturating_add(premiere_ligne);
        let colonne = u32::try_from(colonne).unwrap_or(u32::MAX).saturating_add(premiere_colonne);
        grille.poser(rang.saturating_add(1), colonne, lue(donnee))?;
    }
    Ok(())
}

fn lue_ref(donnee: &DataRef<'_>) -> Cellule {
    match donnee {
        DataRef::SharedString(texte) => Cellule::texte(texte),
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::String(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => lue(&Data::from(donnee.clone())),
    }
}

fn lue(donnee: &Data) -> Cellule {
    match donnee {
        Data::Empty => Cellule::Vide,
        Data::String(texte) | Data::DateTimeIso(texte) | Data::DurationIso(texte) => {
            Cellule::texte(texte)
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a cell holds a double: it wrote this integer"
        )]
        Data::Int(entier) => Cellule::Nombre(*entier as f64),
        Data::Float(nombre) => Cellule::Nombre(*nombre),
        Data::Bool(vrai) => Cellule::Booleen(*vrai),
        Data::DateTime(moment) if moment.is_duration() => Cellule::Duree(moment.as_f64()),
        Data::DateTime(moment) => Cellule::Moment(moment.as_f64()),
        Data::Error(_) => Cellule::Erreur,
    }
}
