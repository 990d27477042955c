use super::*;

fn jour(texte: &str) -> Jour {
    texte.parse().unwrap()
}

fn naissance() -> Siecle {
    Siecle::Naissance(jour("2024-06-30"))
}

#[test]
fn every_form_of_a_day_is_read() {
    for (attendu, textes) in [
        ("1998-05-04", "04/05/1998|4/5/1998|4/5/98|04.05.98|04-05-1998|04 05 1998|4.5.1998"),
        ("1998-05-04", "1998-05-04|1998/05/04|04/05/98|04051998|19980504| 04/05/1998 "),
        ("1998-05-04", "4 mai 1998|04 mai 98|4 MAI 1998|lundi 4 mai 1998|le 4 mai 1998|4-mai-98"),
        (
            "1998-05-04",
            "04/05/1998 00:00:00|1998-05-04T00:00:00|1998-05-04 12:30|04/05/1998 à 10h30",
        ),
        ("1998-05-04", "1998-05-04T00:00:00.000Z|04/05/1998 10:30|née le 04/05/1998|4 / 5 / 1998"),
        ("1998-05-01", "1er mai 1998|1 mai 1998|01 mai 1998|1ER MAI 98|vendredi 1er mai 1998"),
        ("1998-08-12", "12 août 1998|12 aout 1998|12 AOÛT 1998|12 aoû. 1998"),
        ("1998-02-12", "12 février 1998|12 fevrier 1998|12 févr. 1998|12 fév 98|12 fevr 1998"),
        ("1998-01-12", "12 janv. 1998|12 janvier 1998|12 jan 98"),
        ("1998-09-12", "12 sept. 1998|12 septembre 98|12 sep 98|12 septenbre 1998"),
        ("1998-12-12", "12 déc. 1998|12 dec 98|12 décembre 1998"),
        ("1998-03-12", "12 mars 1998|12 mar 1998|jeu. 12 mars 1998"),
        ("1998-06-12", "12 juin 1998|12 jun 1998"),
        ("1998-07-12", "12 juil. 1998|12 juillet 1998|12 juill 98"),
        ("2004-02-29", "29/02/2004|29.02.04"),
        ("2003-07-01", "01.07.03"),
        ("2022-12-31", "44926"),
    ] {
        for texte in textes.split('|') {
            assert_eq!(lire(texte, naissance()), DateLue::Le(jour(attendu)), "{texte}");
        }
    }
}

#[test]
fn two_digits_name_the_latest_year_that_is_not_ahead() {
    assert_eq!(lire("30/06/24", naissance()), DateLue::Le(jour("2024-06-30")));
    assert_eq!(lire("01/07/24", naissance()), DateLue::Le(jour("1924-07-01")));
    assert_eq!(lire("01/07/72", naissance()), DateLue::Le(jour("1972-07-01")));
    assert_eq!(lire("01/07/31", Siecle::Recent), DateLue::Le(jour("2031-07-01")));
    assert_eq!(lire("29/02/00", naissance()), DateLue::Le(jour("2000-02-29")));
    assert_eq!(lire("29/02/99", naissance()), DateLue::Impossible);
}

#[test]
fn less_than_a_day_is_a_year() {
    for (attendu, textes) in [
        (DateLue::Annee(1998), "1998|en 1998|mai 1998|05/1998|1998-05|année 1998|00/00/1998"),
        (DateLue::Annee(1998), "xx/xx/1998|00/05/1998|mai 98|xx/05/1998|Née en 1998"),
        (DateLue::VersAnnee(1995), "vers 1995|env. 1995|~1995|1995 ?|1995?|environ 1995|± 1995"),
        (DateLue::VersAnnee(1995), "vers 95|1995 (environ)|vers mai 1995|circa 1995"),
    ] {
        for texte in textes.split('|') {
            assert_eq!(lire(texte, naissance()), attendu, "{texte}");
        }
    }
    assert_eq!(lire("vers le 04/05/1998", naissance()), DateLue::Vers(jour("1998-05-04")));
}

#[test]
fn a_day_the_calendar_does_not_have_is_impossible() {
    for texte in [
        "31/02/2023",
        "30.02.23",
        "32/01/2020",
        "12/13/2020",
        "31 avril 2020",
        "2023-02-31",
        "31022023",
        "29/02/2023",
        "31/11/1999",
        "45/45/2000",
    ] {
        assert_eq!(lire(texte, Siecle::Recent), DateLue::Impossible, "{texte}");
    }
    assert_eq!(lire("00/05/2020", Siecle::Recent), DateLue::Impossible);
}

#[test]
fn other_texts_are_unknown_or_no_date() {
    for texte in ["?", "NC", "inconnue", "en attente", "à venir", "-", "??", "non renseigné"] {
        assert_eq!(lire(texte, naissance()), DateLue::Inconnue, "{texte}");
    }
    for texte in [
        "oui",
        "x",
        "12",
        "95",
        "24 ans",
        "mai",
        "4 mai",
        "04/05",
        "0612345678",
        "06 12 34 56 78",
        "1990-1995",
        "01/02/2022 puis 03/04/2022",
        "années 90",
        "fin 2022 début 2023",
        "abc",
    ] {
        let lue = lire(texte, naissance());
        assert!(matches!(lue, DateLue::NonReconnue), "{texte}: {lue:?}");
    }
}

#[test]
fn numbers_of_a_workbook_are_days_years_or_digits() {
    let le = |texte| DateLue::Le(jour(texte));
    for (cellule, epoque, attendue) in [
        (Cellule::Moment(35919.0), Epoque::De1900, le("1998-05-04")),
        (Cellule::Moment(35919.75), Epoque::De1900, le("1998-05-04")),
        (Cellule::Moment(34457.0), Epoque::De1904, le("1998-05-04")),
        (Cellule::Nombre(35919.0), Epoque::De1900, le("1998-05-04")),
        (Cellule::Nombre(34457.0), Epoque::De1904, le("1998-05-04")),
        (Cellule::Moment(59.0), Epoque::De1900, le("1900-02-28")),
        (Cellule::Moment(61.0), Epoque::De1900, le("1900-03-01")),
        (Cellule::Nombre(1998.0), Epoque::De1900, DateLue::Annee(1998)),
        (Cellule::Moment(1998.0), Epoque::De1900, DateLue::Annee(1998)),
        (Cellule::Nombre(4_051_998.0), Epoque::De1900, le("1998-05-04")),
        (Cellule::Nombre(12.0), Epoque::De1900, DateLue::NonReconnue),
        (Cellule::Booleen(true), Epoque::De1900, DateLue::NonReconnue),
        (Cellule::Moment(f64::NAN), Epoque::De1900, DateLue::NonReconnue),
    ] {
        assert_eq!(lire_cellule(&cellule, epoque, naissance()), attendue);
    }
}
