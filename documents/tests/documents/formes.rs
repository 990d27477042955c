//! The PDF of each kind: well formed, read in order, its tags and its words as they were agreed.

use documents::page::{Bloc, Page};
use domain::document::{FormeDocument, GenreDocument};

use crate::exemples::{derive, entete};
use crate::outils::{Fichier, presents, serre};

fn pdf(genre: GenreDocument) -> Fichier {
    Fichier::new(&derive(genre).octets(FormeDocument::Pdf).unwrap())
}

#[test]
fn qpdf_finds_nothing_wrong() {
    if !presents() {
        return;
    }
    for (genre, code) in GenreDocument::TOUS {
        assert_eq!(pdf(genre).defauts(), None, "{code}");
    }
}

#[test]
fn a_request_has_three_pages() {
    if presents() {
        assert_eq!(pdf(GenreDocument::DemandePsp).pages(), 3);
    }
}

/// Each text of a page is found after the one before it. Tables go cell by cell, line by line.
#[test]
fn pdftotext_reads_in_the_order_of_the_page() {
    if !presents() {
        return;
    }
    for (genre, code) in GenreDocument::TOUS {
        // Beside French, right to left is read by its own order: its words are checked elsewhere.
        if genre == GenreDocument::Engagements {
            continue;
        }
        let lu = serre(&pdf(genre).texte());
        let mut depuis = 0;
        for attendu in dans_l_ordre(derive(genre).page()) {
            let attendu = serre(&attendu);
            let place = lu.get(depuis..).and_then(|suite| suite.find(&attendu));
            let place = place.unwrap_or_else(|| panic!("{code}: « {attendu} » after\n{lu}"));
            depuis += place + attendu.len();
        }
    }
}

fn dans_l_ordre(page: &Page) -> Vec<String> {
    let mut textes = vec![page.titre.clone()];
    for bloc in &page.blocs {
        match bloc {
            Bloc::Titre { texte, .. } | Bloc::Texte { texte } | Bloc::Encadre { texte } => {
                textes.push(texte.clone());
            }
            Bloc::Rubriques { rubriques } => {
                for rubrique in rubriques {
                    textes.push(rubrique.libelle.clone());
                    textes.extend(rubrique.valeurs.clone());
                }
            }
            Bloc::Liste { points } | Bloc::Numeros { points } => textes.extend(points.clone()),
            Bloc::Signatures { qui } => textes.extend(qui.clone()),
            Bloc::Adresse { lignes } => textes.extend(lignes.clone()),
            // The cells of a line stand side by side: which is read first is a matter of layout.
            Bloc::Table { legende, .. } | Bloc::Bilingue { legende, .. } => {
                textes.push(legende.clone());
            }
            Bloc::Saut => {}
        }
    }
    textes
}

#[test]
fn every_cell_is_read_whole_after_the_one_before_it() {
    if !presents() {
        return;
    }
    for (genre, code) in GenreDocument::TOUS {
        let lu = serre(&pdf(genre).ecrit());
        let mut depuis = 0;
        for bloc in &derive(genre).page().blocs {
            let Bloc::Table { entetes, lignes, .. } = bloc else { continue };
            for cellule in entetes.iter().chain(lignes.iter().flatten()) {
                let cellule = serre(cellule);
                let place = lu.get(depuis..).and_then(|suite| suite.find(&cellule));
                let place = place.unwrap_or_else(|| panic!("{code}: « {cellule} » after\n{lu}"));
                depuis += place + cellule.len();
            }
        }
    }
}

#[test]
fn the_words_are_those_agreed() {
    if !presents() {
        return;
    }
    for (genre, code) in GenreDocument::TOUS {
        insta::assert_snapshot!(format!("texte-{code}"), pdf(genre).texte());
    }
}

#[test]
fn the_tags_are_those_agreed() {
    if !presents() {
        return;
    }
    for (genre, code) in GenreDocument::TOUS {
        insta::assert_snapshot!(format!("etiquettes-{code}"), pdf(genre).etiquettes());
    }
}

#[test]
fn each_language_of_commitments_is_printed() {
    if !presents() {
        return;
    }
    for langue in documents::langue::LANGUES {
        let mut document = documents::Document::vide(GenreDocument::Engagements);
        document.poser("langue", langue.code).unwrap();
        let tout =
            documents::Selection::tout(documents::Document::champs(GenreDocument::Engagements));
        let derive = document.deriver(&tout, &entete());
        let fichier = Fichier::new(&derive.octets(FormeDocument::Pdf).unwrap());
        assert_eq!(fichier.defauts(), None, "{}", langue.code);
        let lu = serre(&fichier.texte());
        assert!(!lu.contains('\u{fffd}'), "{}: a sign nobody prints\n{lu}", langue.code);
        if !langue.droite_a_gauche {
            for dit in [langue.titre, langue.objet, langue.libertes, langue.signature] {
                assert!(lu.contains(&serre(dit)), "{}: {dit}\n{lu}", langue.code);
            }
        }
    }
}

#[test]
fn a_sign_nobody_prints_is_replaced_and_never_stops_a_document() {
    let mut document = documents::Document::vide(GenreDocument::Attestation);
    document.poser("nom", "ნინო 😀 #set page() \\ *a* @b $c$ <d>").unwrap();
    let champs = documents::Document::champs(GenreDocument::Attestation);
    let derive = document.deriver(&documents::Selection::tout(champs), &entete());
    let octets = derive.octets(FormeDocument::Pdf).unwrap();
    if presents() {
        let lu = Fichier::new(&octets).texte();
        assert!(lu.contains("\u{fffd}"), "{lu}");
        assert!(serre(&lu).contains("#setpage()\\*a*@b$c$<d>"), "{lu}");
    }
}
