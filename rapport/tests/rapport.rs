//! The report holds what was published and nothing else, and can be read without seeing it.

#![expect(clippy::unwrap_used, reason = "known shapes")]

use observatory::pool::Pool;
use observatory::recommandations::Recommandation;
use observatory::{Compteurs, FaitDate, Sorte, tables};
use rapport::{Rapport, Valeur, grilles};
use tableau::{Case, Periode, TableauProtege};

const ANNEE: i16 = 2025;

/// Four associations; each department is of two or three of them but one, which is of one.
fn edition() -> Vec<TableauProtege> {
    let apport = |association: u32| {
        let mut compteurs = Compteurs::nouveaux(ANNEE).unwrap();
        for rang in 0..240_u32 {
            let code = |n: u32| u8::try_from(n).unwrap();
            let du = "2024-01-01".parse().unwrap();
            let tient = |sorte| FaitDate::pendant(sorte, du, None);
            let le = |sorte| FaitDate::le(sorte, "2025-05-01".parse().unwrap());
            let lieu = if rang < 12 { 90 + association } else { (rang + association) % 6 };
            compteurs.compter_personne(&[
                tient(Sorte::Sexe).code(code(rang % 20 / 18)),
                tient(Sorte::Naissance).nombre(1960 + rang % 50),
                tient(Sorte::Departement).code(code(lieu)),
                le(Sorte::Acte),
                le(Sorte::Accompagnement).code(code(rang % 9)),
            ]);
        }
        compteurs.compter_activite(&[FaitDate::le(Sorte::Sortie, "2025-05-01".parse().unwrap())]);
        tables::annuelles(&compteurs).unwrap()
    };
    let pool = Pool::nouveau((0..4).map(apport).collect()).unwrap();
    pool.publier(&[]).unwrap().tables
}

fn rapport<'a>(tables: &'a [TableauProtege], texte: Option<&'a str>) -> Rapport<'a> {
    Rapport {
        federation: "Fédération <fictive>",
        periode: Periode::annee(ANNEE).unwrap(),
        catalogue: tables::VERSION,
        generateur: "essais",
        contributrices: (1..5).map(|rang| format!("Association fictive {rang}")).collect(),
        absentes: vec!["La cinquième, fictive".into()],
        tables,
        texte,
        recommandations: Recommandation::embarquees(),
        edition: 2026,
    }
}

fn combien(page: &str, mots: &str) -> usize {
    page.matches(mots).count()
}

#[test]
fn every_number_printed_is_a_published_one() {
    let tables = edition();
    let page = rapport(&tables, None).html().unwrap();
    let grilles = grilles(&tables).unwrap();
    // Each cell of each table stands in one grid, but for departments where nobody is.
    let valeurs = || grilles.iter().flat_map(|grille| &grille.lignes).flat_map(|(_, v)| v);
    let masquees = valeurs().filter(|valeur| **valeur == Valeur::Masquee).count();
    assert_eq!(masquees, tables.iter().map(TableauProtege::masquees).sum::<usize>());
    assert!(masquees > 20, "{masquees}");
    assert_eq!(combien(&page, "<td class=\"np\">n. p.</td>"), masquees);
    let vides: usize = grilles.iter().map(|grille| grille.vides * grille.colonnes.len()).sum();
    let cases: usize = tables.iter().map(|table| table.cases.len()).sum();
    assert_eq!(valeurs().count() + vides, cases);
    assert!(page.contains("Association fictive 4") && page.contains("La cinquième, fictive"));
    assert!(page.contains("Fédération &#60;fictive&#62;"), "what was typed is text");
}

#[test]
fn the_page_stands_alone_and_can_be_read_aloud() {
    let tables = edition();
    let page = rapport(&tables, None).html().unwrap();
    for absent in ["<script", " src=", "<link", "@import", "url(http"] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert_eq!(combien(&page, "<table"), combien(&page, "<caption"));
    let entetes = combien(&page, "<th ");
    assert_eq!(entetes, combien(&page, "<th scope="));
    // Drawings say what they show; the others are hidden from whoever listens.
    let dessins = combien(&page, "role=\"img\"");
    assert!(dessins > 5, "{dessins}");
    assert_eq!(
        combien(&page, "<svg"),
        dessins + combien(&page, "<svg class=\"contours\"") + combien(&page, "<svg viewBox")
    );
    assert_eq!(combien(&page, "<desc id="), dessins);
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    let uniques: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(uniques.len(), ids.len(), "an id names one thing");
    for lien in page.split("href=\"#").skip(1).map(|suite| suite.split('"').next().unwrap()) {
        assert!(ids.contains(&lien), "{lien}");
    }
}

#[test]
fn a_map_tells_no_more_than_its_table() {
    let tables = edition();
    let page = rapport(&tables, None).html().unwrap();
    let table = tables.iter().find(|table| {
        let entete = &table.entete;
        entete.indicateur == "personnes" && entete.dimensions[0].code == "departement"
    });
    let table = table.unwrap();
    let carte = page.split("id=\"personnes-departement-sexe-ct\"").nth(1).unwrap();
    let carte = carte.split("</svg>").next().unwrap();
    assert_eq!(combien(carte, "<use "), 101);
    let largeur = table.entete.tailles()[1];
    for (place, modalite) in table.entete.dimensions[0].modalites.iter().enumerate().take(101) {
        let code = &modalite.code;
        let dit = carte.split(&format!("({code}) : ")).nth(1).unwrap().split('<').next().unwrap();
        match table.cases[place * largeur + largeur - 1] {
            Case::Publiee(nombre) => assert_eq!(dit, rapport::nombre(nombre), "{code}"),
            Case::Masquee => assert_eq!(dit, "non publié", "{code}"),
        }
    }
    // A department of one association alone is its own figure.
    assert!(carte.contains("non publié</title>"));
}

#[test]
fn the_same_edition_gives_the_same_bytes_and_the_editors_text_is_in_it() {
    let tables = edition();
    let texte = "Un texte **gras** et <b>rien d'autre</b>.\n";
    let page = rapport(&tables, Some(texte)).html().unwrap();
    assert_eq!(page, rapport(&tables, Some(texte)).html().unwrap());
    assert!(page.contains("<strong>gras</strong>") && page.contains("&lt;b&gt;rien"), "{page}");
    let document = rapport(&tables, Some(texte)).typst().unwrap();
    assert_eq!(document, rapport(&tables, Some(texte)).typst().unwrap());
    assert!(document.source.contains("#strong[#\"gras\"]"));
    assert!(document.images.iter().all(|(_, svg)| svg.starts_with("<svg ")));
    assert_eq!(document.images.len(), document.source.matches("image(").count());
}
