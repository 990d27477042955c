//! Charts as SVG: text, the same bytes each time, readable without colour and aloud.
//!
//! Two forms suffice, curves with their band and horizontal bars with their interval. No style
//! sheet, no script, no font: a page with a strict content policy shows them as they are.

use std::fmt::Write as _;

/// A curve over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Courbe {
    /// Its name, written in the legend.
    pub nom: String,
    /// Points: abscissa, lower end of the band, value, upper end.
    pub points: Vec<(f64, f64, f64, f64)>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Barre {
    /// Its name, written before it.
    pub nom: String,
    /// Its lengths, one a series.
    pub valeurs: Vec<(f64, f64)>,
}

const LARGEUR: f64 = 720.0;
const HAUTEUR: f64 = 400.0;
const GAUCHE: f64 = 64.0;
const DROITE: f64 = 16.0;
const HAUT: f64 = 64.0;
const BAS: f64 = 40.0;
const COULEURS: [&str; 4] = ["#1b5e7a", "#b3541e", "#4a6b2a", "#6a3d7a"];
/// Curves are told apart without colour too.
const TIRETS: [&str; 4] = ["none", "8 4", "2 3", "10 3 2 3"];

/// Draws curves on one pair of axes.
pub fn courbes(titre: &str, unite: &str, courbes: &[Courbe]) -> String {
    let tous = || courbes.iter().flat_map(|courbe| &courbe.points);
    let x0 = tous().map(|(x, ..)| *x).fold(f64::INFINITY, f64::min);
    let x1 = tous().map(|(x, ..)| *x).fold(f64::NEG_INFINITY, f64::max);
    let y1 = tous().map(|(_, _, _, haut)| *haut).filter(|y| y.is_finite()).fold(0.0, f64::max);
    let (x0, x1) = if x0 < x1 { (x0, x1) } else { (0.0, 1.0) };
    let pas_y = pas(y1.max(1e-9), 5.0);
    let y1 = (y1 / pas_y).ceil().max(1.0) * pas_y;
    let x = |valeur: f64| GAUCHE + (valeur - x0) / (x1 - x0) * (LARGEUR - GAUCHE - DROITE);
    let y = |valeur: f64| HAUTEUR - BAS - valeur.clamp(0.0, y1) / y1 * (HAUTEUR - HAUT - BAS);
    let dernieres = courbes.iter().filter_map(|courbe| {
        let (x, _, y, _) = courbe.points.last()?;
        Some(format!("{} : {} en {}", courbe.nom, nombre(*y), nombre(*x)))
    });
    let description = dernieres.collect::<Vec<_>>().join(" ; ");
    let mut svg = ouvrir(titre, &format!("{unite}. {description}."), HAUTEUR);
    for graduation in graduations(0.0, y1, pas_y) {
        let hauteur = y(graduation);
        trait_fin(&mut svg, (GAUCHE, hauteur), (LARGEUR - DROITE, hauteur));
        texte(&mut svg, (GAUCHE - 6.0, hauteur + 4.0), "end", &nombre(graduation));
    }
    for graduation in graduations(x0, x1, pas(x1 - x0, 8.0).max(1.0)) {
        texte(&mut svg, (x(graduation), HAUTEUR - BAS + 18.0), "middle", &annee(graduation));
    }
    texte(&mut svg, (GAUCHE, HAUTEUR - 6.0), "start", unite);
    for (rang, courbe) in courbes.iter().enumerate() {
        tracer(&mut svg, rang, courbe, &x, &y);
    }
    legende(&mut svg, courbes.iter().map(|courbe| courbe.nom.as_str()));
    fermer(svg)
}

fn tracer(
    svg: &mut String,
    rang: usize,
    courbe: &Courbe,
    x: &dyn Fn(f64) -> f64,
    y: &dyn Fn(f64) -> f64,
) {
    let (couleur, tirets) = trait_de(rang);
    let place = |abscisse: f64, ordonnee: f64| format!("{:.1},{:.1}", x(abscisse), y(ordonnee));
    let haut = courbe.points.iter().map(|(x, _, _, haut)| place(*x, *haut));
    let bas = courbe.points.iter().rev().map(|(x, bas, _, _)| place(*x, *bas));
    let bande: Vec<String> = haut.chain(bas).collect();
    let ligne: Vec<String> = courbe.points.iter().map(|(x, _, v, _)| place(*x, *v)).collect();
    let _ = writeln!(
        svg,
        "<polygon points=\"{}\" fill=\"{couleur}\" fill-opacity=\"0.18\"/>",
        bande.join(" ")
    );
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{couleur}\" stroke-width=\"2\" \
         stroke-dasharray=\"{tirets}\"/>",
        ligne.join(" ")
    );
}

/// Draws bars, one line a name, one bar a series, each with its interval.
pub fn barres(titre: &str, unite: &str, series: &[&str], barres: &[Barre]) -> String {
    barres_en(Notation::FRANCAISE, titre, unite, series, barres)
}

/// The same, its numbers written as another language does.
pub fn barres_en(
    notation: Notation,
    titre: &str,
    unite: &str,
    series: &[&str],
    barres: &[Barre],
) -> String {
    let nombre = |valeur: f64| notation.nombre(valeur);
    let (nom, epais, espace) = (200.0, 16.0, 12.0);
    let ligne = rang_en_f64(series.len().max(1)) * epais + espace;
    let hauteur = HAUT + rang_en_f64(barres.len()) * ligne + BAS;
    let valeurs = || barres.iter().flat_map(|barre| &barre.valeurs);
    let bout = |(valeur, marge): &(f64, f64)| valeur + if marge.is_finite() { *marge } else { 0.0 };
    let plus_long = valeurs().map(bout).fold(0.0, f64::max).max(1e-9);
    let pas_x = pas(plus_long, 5.0);
    let plus_long = (plus_long / pas_x).ceil() * pas_x;
    let x = |valeur: f64| nom + valeur.max(0.0) / plus_long * (LARGEUR - nom - 60.0);
    let dites = barres.iter().map(|barre| {
        let valeurs: Vec<String> = barre.valeurs.iter().map(|(v, _)| nombre(*v)).collect();
        format!("{} : {}", barre.nom, valeurs.join(" → "))
    });
    let description = format!("{unite}. {}.", dites.collect::<Vec<_>>().join(" ; "));
    let mut svg = ouvrir(titre, &description, hauteur);
    for graduation in graduations(0.0, plus_long, pas_x) {
        trait_fin(&mut svg, (x(graduation), HAUT - 4.0), (x(graduation), hauteur - BAS));
        texte(&mut svg, (x(graduation), hauteur - BAS + 18.0), "middle", &nombre(graduation));
    }
    texte(&mut svg, (nom, hauteur - 6.0), "start", unite);
    for (rang, barre) in barres.iter().enumerate() {
        let haut = HAUT + rang_en_f64(rang) * ligne;
        texte(&mut svg, (nom - 8.0, haut + epais * 0.75), "end", &barre.nom);
        for (serie, (valeur, marge)) in barre.valeurs.iter().enumerate() {
            let y = haut + rang_en_f64(serie) * epais;
            une_barre(&mut svg, serie, (nom, y, epais - 3.0), (x(*valeur), &nombre(*valeur)));
            if marge.is_finite() && *marge > 0.0 {
                let (milieu, bas, haut) =
                    (y + epais / 2.0 - 1.5, x(valeur - marge), x(valeur + marge));
                trait_fin(&mut svg, (bas, milieu), (haut, milieu));
            }
        }
    }
    legende(&mut svg, series.iter().copied());
    fermer(svg)
}

fn une_barre(
    svg: &mut String,
    serie: usize,
    (gauche, haut, epais): (f64, f64, f64),
    (bout, valeur): (f64, &str),
) {
    let (couleur, _) = trait_de(serie);
    let opacite = if serie == 0 { "1" } else { "0.6" };
    let _ = writeln!(
        svg,
        "<rect x=\"{gauche:.1}\" y=\"{haut:.1}\" width=\"{:.1}\" height=\"{epais:.1}\" \
         fill=\"{couleur}\" fill-opacity=\"{opacite}\"/>",
        bout - gauche
    );
    texte(svg, (bout + 6.0, haut + epais * 0.85), "start", valeur);
}

fn ouvrir(titre: &str, description: &str, hauteur: f64) -> String {
    let mut svg = String::new();
    let (titre, description) = (echapper(titre), echapper(description));
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {LARGEUR} {hauteur}\" \
         role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222222\">\n\
         <title>{titre}</title>\n<desc>{description}</desc>\n\
         <rect width=\"{LARGEUR}\" height=\"{hauteur}\" fill=\"#ffffff\"/>\n\
         <text x=\"16\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{titre}</text>"
    );
    svg
}

fn fermer(mut svg: String) -> String {
    svg.push_str("</svg>\n");
    svg
}

fn legende<'a>(svg: &mut String, noms: impl Iterator<Item = &'a str>) {
    let mut gauche = 16.0;
    for (rang, nom) in noms.enumerate() {
        let (couleur, tirets) = trait_de(rang);
        let _ = writeln!(
            svg,
            "<line x1=\"{gauche:.1}\" y1=\"40\" x2=\"{:.1}\" y2=\"40\" stroke=\"{couleur}\" \
             stroke-width=\"4\" stroke-dasharray=\"{tirets}\"/>",
            gauche + 28.0
        );
        texte(svg, (gauche + 34.0, 44.0), "start", nom);
        gauche += 52.0 + 6.6 * rang_en_f64(nom.chars().count());
    }
}

fn texte(svg: &mut String, (x, y): (f64, f64), ancre: &str, contenu: &str) {
    let contenu = echapper(contenu);
    let _ =
        writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{ancre}\">{contenu}</text>");
}

fn trait_fin(svg: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#888888\" \
         stroke-width=\"1\"/>"
    );
}

fn trait_de(rang: usize) -> (&'static str, &'static str) {
    let de = |mots: &[&'static str; 4]| mots.get(rang % 4).copied().unwrap_or("none");
    (de(&COULEURS), de(&TIRETS))
}

/// A round step such that about `combien` of them make the length.
fn pas(longueur: f64, combien: f64) -> f64 {
    let brut = longueur / combien;
    let puissance = 10.0_f64.powf(brut.log10().floor());
    let fois = brut / puissance;
    let rond = [1.0, 2.0, 5.0].into_iter().find(|rond| fois <= *rond).unwrap_or(10.0);
    rond * puissance
}

fn graduations(de: f64, a: f64, pas: f64) -> Vec<f64> {
    let premiere = (de / pas).ceil() * pas;
    let suite = std::iter::successors(Some(premiere), |graduation| Some(graduation + pas));
    suite.take_while(|graduation| *graduation <= a + pas * 1e-6).take(50).collect()
}

/// How a language writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    /// Between thousands.
    pub milliers: char,
    /// Before decimals.
    pub decimale: char,
}

impl Notation {
    /// 1 234,5 with a narrow space that does not break.
    pub const FRANCAISE: Self = Self { milliers: '\u{202f}', decimale: ',' };
    /// 1,234.5
    pub const ANGLAISE: Self = Self { milliers: ',', decimale: '.' };

    /// A number with as many decimals as it deserves.
    pub fn nombre(self, valeur: f64) -> String {
        let decimales = match valeur.abs() {
            a if a >= 100.0 || a.fract() == 0.0 => 0,
            a if a >= 10.0 => 1,
            _ => 2,
        };
        self.fixe(valeur, decimales)
    }

    /// A number with so many decimals.
    pub fn fixe(self, valeur: f64, decimales: usize) -> String {
        let ecrit = format!("{valeur:.decimales$}");
        let (entiers, fraction) = ecrit.split_once('.').unwrap_or((&ecrit, ""));
        let (signe, chiffres) = match entiers.strip_prefix('-') {
            Some(chiffres) => ("-", chiffres),
            None => ("", entiers),
        };
        let mut texte = String::from(signe);
        for (rang, chiffre) in chiffres.chars().enumerate() {
            if rang > 0 && (chiffres.len() - rang).is_multiple_of(3) {
                texte.push(self.milliers);
            }
            texte.push(chiffre);
        }
        if !fraction.is_empty() {
            texte.push(self.decimale);
            texte.push_str(fraction);
        }
        texte
    }
}

/// A number as a French reader writes it, with as many decimals as it deserves.
pub fn nombre(valeur: f64) -> String {
    Notation::FRANCAISE.nombre(valeur)
}

fn annee(valeur: f64) -> String {
    format!("{valeur:.0}")
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen lines")]
fn rang_en_f64(rang: usize) -> f64 {
    rang as f64
}

fn echapper(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        let lus = [1_234_567.4, 0.5, 12.34, 845.0, -1234.0].map(nombre);
        assert_eq!(lus, ["1\u{202f}234\u{202f}567", "0,50", "12,3", "845", "-1\u{202f}234"]);
    }

    #[test]
    fn steps_are_round() {
        let pas = [103.0, 11.0, 0.9].map(|longueur| pas(longueur, 5.0).to_string());
        assert_eq!(pas, ["50", "5", "0.2"]);
    }

    #[test]
    fn another_language_writes_its_numbers_its_own_way() {
        let lus = [1_234_567.4, 0.5, -1234.0].map(|valeur| Notation::ANGLAISE.nombre(valeur));
        assert_eq!(lus, ["1,234,567", "0.50", "-1,234"]);
        let barre = Barre { nom: "wait".into(), valeurs: vec![(1500.0, 0.0)] };
        let svg = barres_en(Notation::ANGLAISE, "t", "days", &["today"], &[barre]);
        assert!(svg.contains("1,500") && !svg.contains('\u{202f}'));
    }

    #[test]
    fn a_chart_says_in_words_what_it_shows_and_carries_no_markup_of_its_names() {
        let courbe = Courbe {
            nom: "a<b & \"c\"".into(),
            points: vec![(2023.0, 1.0, 2.0, 3.0), (2024.0, 2.0, 4.0, 5.0)],
        };
        let svg = courbes("Titre", "personnes", &[courbe]);
        assert!(svg.contains("<desc>personnes. a&lt;b &amp; &quot;c&quot; : 4 en 2"));
        assert!(!svg.contains("a<b") && !svg.contains("style="));
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn an_empty_chart_is_still_a_chart() {
        assert!(courbes("Vide", "rien", &[]).contains("</svg>"));
        assert!(barres("Vide", "rien", &[], &[]).contains("</svg>"));
        let nulle = Barre { nom: "n".into(), valeurs: vec![(0.0, f64::INFINITY)] };
        assert!(!barres("t", "u", &["s"], &[nulle]).contains("NaN"));
    }
}
