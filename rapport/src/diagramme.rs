//! Bars, one a line of a table: what is masked has none, and says so.

use plotters::chart::ChartBuilder;
use plotters::coord::ranged1d::{IntoSegmentedCoord as _, SegmentValue};
use plotters::drawing::IntoDrawingArea as _;
use plotters::element::{Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_svg::SVGBackend;

use crate::ErreurRapport;
use crate::carte::echapper;
use crate::grille::Valeur;
use crate::mots::nombre;

const LARGEUR: u32 = 720;
/// Height of a bar with what is around it.
const PAS: u32 = 26;
const BLEU: RGBColor = RGBColor(0x1b, 0x5e, 0x7a);
const ENCRE: RGBColor = RGBColor(0x1b, 0x1f, 0x24);

/// A drawing of bars: it says its title and its numbers aloud.
///
/// # Errors
/// [`ErreurRapport::MiseEnPage`], when the drawing library refuses.
pub(crate) fn barres(
    ancre: &str,
    titre: &str,
    lignes: &[(String, Valeur)],
) -> Result<String, ErreurRapport> {
    let dessin = dessiner(lignes).map_err(ErreurRapport::MiseEnPage)?;
    let corps = dessin.split_once('>').map_or("", |(_, corps)| corps);
    let hauteur = hauteur(lignes.len());
    Ok(format!(
        "<svg class=\"diagramme\" role=\"img\" aria-labelledby=\"{ancre}-dt {ancre}-dd\" \
         viewBox=\"0 0 {LARGEUR} {hauteur}\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"{ancre}-dt\">{}</title><desc id=\"{ancre}-dd\">{}.</desc>{corps}",
        echapper(titre),
        echapper(&dire_tout(lignes))
    ))
}

/// What the bars show, aloud.
pub(crate) fn dire_tout(lignes: &[(String, Valeur)]) -> String {
    let dit = lignes.iter().map(|(nom, valeur)| format!("{nom} : {}", dire(*valeur)));
    dit.collect::<Vec<_>>().join(" ; ")
}

fn hauteur(lignes: usize) -> u32 {
    PAS * u32::try_from(lignes).unwrap_or(u32::MAX / 100) + 44
}

fn dire(valeur: Valeur) -> String {
    match valeur {
        Valeur::Publiee(valeur) => nombre(valeur),
        Valeur::Masquee => "non publié".to_owned(),
    }
}

fn police() -> TextStyle<'static> {
    let police = FontDesc::new(FontFamily::SansSerif, 13.0, FontStyle::Normal);
    TextStyle::from(police).color(&ENCRE)
}

fn dessiner(lignes: &[(String, Valeur)]) -> Result<String, String> {
    let publiees = lignes.iter().filter_map(|(_, valeur)| match valeur {
        Valeur::Publiee(nombre) => Some(*nombre),
        Valeur::Masquee => None,
    });
    // A tenth is left for the number at the end of the longest bar.
    let bout = publiees.max().unwrap_or(0).max(1) * 115 / 100 + 1;
    let combien = lignes.len();
    let noms: Vec<&str> = lignes.iter().rev().map(|(nom, _)| nom.as_str()).collect();
    let mut svg = String::new();
    let zone = SVGBackend::with_string(&mut svg, (LARGEUR, hauteur(combien))).into_drawing_area();
    let echec = |erreur: &dyn std::fmt::Display| erreur.to_string();
    let mut graphe = ChartBuilder::on(&zone)
        .margin(6)
        .x_label_area_size(26)
        .y_label_area_size(230)
        .build_cartesian_2d(0..bout, (0..combien.saturating_sub(1)).into_segmented())
        .map_err(|erreur| echec(&erreur))?;
    let nom = |place: &SegmentValue<usize>| match place {
        SegmentValue::CenterOf(rang) => noms.get(*rang).copied().unwrap_or_default().to_owned(),
        SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
    };
    graphe
        .configure_mesh()
        .disable_y_mesh()
        .light_line_style(RGBColor(0xff, 0xff, 0xff))
        .bold_line_style(RGBColor(0xdd, 0xdd, 0xdd))
        .axis_style(ENCRE)
        .x_labels(6)
        .y_labels(combien.max(1))
        .x_label_formatter(&|valeur: &u64| nombre(*valeur))
        .y_label_formatter(&nom)
        .label_style(police())
        .draw()
        .map_err(|erreur| echec(&erreur))?;
    let valeurs = || lignes.iter().rev().map(|(_, valeur)| *valeur).enumerate();
    let barres = valeurs().filter_map(|(rang, valeur)| match valeur {
        Valeur::Publiee(nombre) => {
            let coins = [(0, SegmentValue::Exact(rang)), (nombre, SegmentValue::Exact(rang + 1))];
            let mut barre = Rectangle::new(coins, BLEU.filled());
            barre.set_margin(4, 4, 0, 0);
            Some(barre)
        }
        Valeur::Masquee => None,
    });
    graphe.draw_series(barres).map_err(|erreur| echec(&erreur))?;
    let place = Pos::new(HPos::Left, VPos::Center);
    let textes = valeurs().map(|(rang, valeur)| {
        let bout = match valeur {
            Valeur::Publiee(nombre) => nombre,
            Valeur::Masquee => 0,
        };
        let texte = format!(" {}", dire(valeur));
        Text::new(texte, (bout, SegmentValue::CenterOf(rang)), police().pos(place))
    });
    graphe.draw_series(textes).map_err(|erreur| echec(&erreur))?;
    zone.present().map_err(|erreur| echec(&erreur))?;
    drop(graphe);
    drop(zone);
    Ok(svg)
}
