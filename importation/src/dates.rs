//! Dates, in every form seen in practice. French order always: day, month, year.

use domain::Jour;

use crate::cellule::{Cellule, Epoque, entier};
use crate::inconnue::{dit_inconnu, ne_dit_rien};
use crate::texte::{Liste, plier, sans_accents};

/// What a text of a date column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateLue {
    /// A day.
    Le(Jour),
    /// A day said to be approximate.
    Vers(Jour),
    /// A year, or a month of that year.
    Annee(i16),
    /// A year said to be approximate.
    VersAnnee(i16),
    /// The form of a date, and no such day.
    Impossible,
    /// "?", "NC", "à venir".
    Inconnue,
    /// No date.
    NonReconnue,
}

/// To which century a year of two digits belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Siecle {
    /// A birth: the latest one that is not after this day.
    Naissance(Jour),
    /// Anything this field records: the 2000s.
    Recent,
}

/// The day a workbook's number stands for; the time of day is dropped.
pub(crate) fn jour_de_serie(serie: f64, epoque: Epoque) -> Option<Jour> {
    const DERNIER: f64 = 2_958_466.0;
    if !(0.0..DERNIER).contains(&serie) {
        return None;
    }
    let jours = i32::try_from(entier(serie.floor())?).ok()?;
    let origine = match epoque {
        Epoque::De1904 => Jour::new(1904, 1, 1),
        // Excel holds 1900 for a leap year: before its 29 February, every day is one off.
        Epoque::De1900 if jours < 60 => Jour::new(1899, 12, 31),
        Epoque::De1900 => Jour::new(1899, 12, 30),
    };
    Some(origine.ok()?.plus_jours(jours))
}

/// Reads the cell of a date column.
pub(crate) fn lire_cellule(cellule: &Cellule, epoque: Epoque, siecle: Siecle) -> DateLue {
    match cellule {
        Cellule::Texte(texte) => lire(texte, siecle),
        Cellule::Nombre(nombre) => lire_nombre(*nombre, epoque, siecle),
        Cellule::Moment(serie) => match entier(*serie) {
            // A year typed in a cell formatted as a date, which shows a day of 1905.
            Some(annee @ 1900..=2100) => annee_lue(annee),
            _ => jour_de_serie(*serie, epoque).map_or(DateLue::NonReconnue, DateLue::Le),
        },
        Cellule::Vide | Cellule::Booleen(_) | Cellule::Duree(_) | Cellule::Erreur => {
            DateLue::NonReconnue
        }
    }
}

fn lire_nombre(nombre: f64, epoque: Epoque, siecle: Siecle) -> DateLue {
    match entier(nombre) {
        Some(annee @ 1900..=2100) => annee_lue(annee),
        // 4 May 1998 typed without separators; a number loses its first zero.
        Some(chiffres @ 1_010_000..=31_129_999) => lire(&format!("{chiffres:08}"), siecle),
        // From 1930 to 2119 in the 1900 system: a day whose cell lost its format.
        _ if (11_000.0..80_000.0).contains(&nombre) => {
            jour_de_serie(nombre, epoque).map_or(DateLue::NonReconnue, DateLue::Le)
        }
        _ => DateLue::NonReconnue,
    }
}

fn annee_lue(annee: i64) -> DateLue {
    i16::try_from(annee).map_or(DateLue::NonReconnue, DateLue::Annee)
}

/// Reads a text.
pub(crate) fn lire(texte: &str, siecle: Siecle) -> DateLue {
    if dit_inconnu(texte) || ne_dit_rien(texte) || en_attente(texte) {
        return DateLue::Inconnue;
    }
    let mut morceaux = decouper(texte);
    retirer_heure(&mut morceaux);
    let avant = morceaux.len();
    morceaux.retain(|morceau| !matches!(morceau, Morceau::Environ));
    let environ = morceaux.len() < avant;
    if let [Morceau::Chiffres(deux)] = morceaux.as_slice()
        && environ
        && deux.len() == 2
        && let Siecle::Naissance(aujourdhui) = siecle
    {
        return annee_de_deux_chiffres(deux, aujourdhui)
            .map_or(DateLue::NonReconnue, DateLue::VersAnnee);
    }
    match (lire_morceaux(&morceaux, siecle), environ) {
        (DateLue::Le(jour), true) => DateLue::Vers(jour),
        (DateLue::Annee(annee), true) => DateLue::VersAnnee(annee),
        (lue, _) => lue,
    }
}

/// The text says that the date is still to come.
fn en_attente(texte: &str) -> bool {
    static ATTENTES: Liste = Liste::new(
        "en attente|attente|a venir|en cours|a fixer|a definir|a confirmer|a programmer|\
         prochainement|bientot|a completer|a voir|pas encore|a faire",
    );
    ATTENTES.contient(&plier(texte))
}

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Morceau {
    Chiffres(String),
    Mois(i8),
    Environ,
    /// The hour sign or colon between the parts of a time.
    Heure,
    /// Digits nobody knows: `xx/xx/1998`.
    Trou,
    Autre,
}

fn decouper(texte: &str) -> Vec<Morceau> {
    let mut morceaux = Vec::new();
    let mut mot = String::new();
    for lettre in sans_accents(texte).chars().chain(std::iter::once(' ')) {
        let suite = mot.chars().last().is_some_and(|derniere| {
            (derniere.is_ascii_digit() && lettre.is_ascii_digit())
                || (derniere.is_alphabetic() && lettre.is_alphabetic())
        });
        if !suite && !mot.is_empty() {
            morceaux.extend(morceau(&std::mem::take(&mut mot)));
        }
        match lettre {
            lettre if lettre.is_ascii_digit() || lettre.is_alphabetic() => mot.push(lettre),
            '?' | '~' | '±' | '≈' => morceaux.push(Morceau::Environ),
            ':' => morceaux.push(Morceau::Heure),
            _ => {}
        }
    }
    ordinal(&mut morceaux);
    morceaux
}

/// What a word is in a date; nothing when it adds nothing.
fn morceau(mot: &str) -> Option<Morceau> {
    static SANS_POIDS: Liste = Liste::new(
        "a|le|du|de|des|au|en|an|annee|depuis|date|ne|nee|lundi|mardi|mercredi|jeudi|vendredi|\
         samedi|dimanche|lun|mer|jeu|ven|sam|dim|oui|ok|fait|faite|depot|depose|deposee|\
         notifie|notifiee|notification|recu|recue|vu|vue|envoye|envoyee|transmis|transmise|\
         signe|signee|accord|accorde|accordee|favorable|refus|refuse|refusee|decision|demande|\
         passage|passee|cdlp|commission|psp|prefecture|renouvellement|renouvele|renouvelee|\
         valide|validee|arrivee|entree|sortie|fin",
    );
    static ENVIRON: Liste = Liste::new("vers|env|environ|approx|approximativement|ca|circa|autour");
    if mot.starts_with(|lettre: char| lettre.is_ascii_digit()) {
        return Some(Morceau::Chiffres(mot.to_owned()));
    }
    if ENVIRON.contient(mot) {
        return Some(Morceau::Environ);
    }
    if mot == "h" || mot == "t" {
        return Some(Morceau::Heure);
    }
    if let Some(mois) = mois(mot) {
        return Some(Morceau::Mois(mois));
    }
    if mot.chars().all(|lettre| lettre == 'x') || ["jj", "mm"].contains(&mot) {
        return Some(Morceau::Trou);
    }
    (!SANS_POIDS.contient(mot)).then_some(Morceau::Autre)
}

/// Takes the "er" of "1er" away.
fn ordinal(morceaux: &mut Vec<Morceau>) {
    let un = |m: &Morceau| matches!(m, Morceau::Chiffres(c) if c == "1" || c == "01");
    if let Some(place) = morceaux
        .windows(2)
        .position(|deux| deux.first().is_some_and(un) && deux.get(1) == Some(&Morceau::Autre))
        && morceaux.get(place + 2).is_some_and(|m| matches!(m, Morceau::Mois(_)))
    {
        morceaux.remove(place + 1);
    }
}

/// Cuts what follows the third piece when it is a time: `00:00:00`, `T10:00Z`, `10h30`.
fn retirer_heure(morceaux: &mut Vec<Morceau>) {
    let Some(heure) = morceaux.iter().position(|morceau| *morceau == Morceau::Heure) else {
        return;
    };
    // "T" stands before the hours; ":" and "h" after.
    let fin = if morceaux.get(3) == Some(&Morceau::Heure) { 3 } else { heure.saturating_sub(1) };
    if fin >= 3 {
        morceaux.truncate(fin);
    }
}

fn mois(mot: &str) -> Option<i8> {
    const MOIS: [(&str, i8); 12] = [
        ("janvier", 1),
        ("fevrier", 2),
        ("mars", 3),
        ("avril", 4),
        ("mai", 5),
        ("juin", 6),
        ("juillet", 7),
        ("aout", 8),
        ("septembre", 9),
        ("octobre", 10),
        ("novembre", 11),
        ("decembre", 12),
    ];
    // Shorter ones name two months ("jui") or none; English ones come from exports.
    const ABREGES: [(&str, i8); 12] = [
        ("jan", 1),
        ("fev", 2),
        ("feb", 2),
        ("apr", 4),
        ("avr", 4),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("dec", 12),
    ];
    if mot.len() == 3
        && let Some((_, mois)) = ABREGES.into_iter().find(|(abrege, _)| *abrege == mot)
    {
        return Some(mois);
    }
    let debuts = |(nom, _): &(&str, i8)| *nom == mot || (mot.len() >= 3 && nom.starts_with(mot));
    let mut trouves = MOIS.into_iter().filter(debuts);
    match (trouves.next(), trouves.next()) {
        (Some((_, mois)), None) => Some(mois),
        _ => faute_de_frappe(mot, &MOIS),
    }
}

/// A long name of month with one slip ("septenbre", "decmbre").
fn faute_de_frappe(mot: &str, noms: &[(&str, i8)]) -> Option<i8> {
    if mot.len() < 5 {
        return None;
    }
    let mut proches =
        noms.iter().filter(|(nom, _)| nom.len() >= 6 && crate::texte::a_une_faute(nom, mot));
    match (proches.next(), proches.next()) {
        (Some((_, mois)), None) => Some(*mois),
        _ => None,
    }
}

fn lire_morceaux(morceaux: &[Morceau], siecle: Siecle) -> DateLue {
    use Morceau::{Chiffres, Mois, Trou};
    match morceaux {
        [Chiffres(annee), Chiffres(mois), Chiffres(jour)] if annee.len() == 4 => {
            composer(jour, mois.parse().ok(), annee, siecle)
        }
        [Chiffres(jour), Chiffres(mois), Chiffres(annee)] if mois.len() <= 2 => {
            composer(jour, mois.parse().ok(), annee, siecle)
        }
        // "mar" is a Tuesday when a month follows; "May 4, 1998" comes from exports.
        [Mois(_), Chiffres(jour), Mois(mois), Chiffres(annee)]
        | [Chiffres(jour), Mois(mois), Chiffres(annee)]
        | [Mois(mois), Chiffres(jour), Chiffres(annee)] => {
            composer(jour, Some(*mois), annee, siecle)
        }
        [Mois(_) | Trou, Chiffres(annee)] | [Trou, Mois(_) | Trou, Chiffres(annee)] => {
            annee_seule(annee, siecle)
        }
        [Chiffres(mois), Chiffres(annee)]
        | [Chiffres(annee), Chiffres(mois)]
        | [Trou, Chiffres(mois), Chiffres(annee)]
            if mois.len() <= 2 && annee.len() == 4 =>
        {
            mois_et_annee(mois, annee, siecle)
        }
        // A text table writes a day whose cell lost its format as the workbook counts it.
        [Chiffres(serie)] if serie.len() == 5 => serie
            .parse()
            .map_or(DateLue::NonReconnue, |serie| lire_nombre(serie, Epoque::De1900, siecle)),
        [Chiffres(chiffres)] if chiffres.len() == 8 => huit_chiffres(chiffres, siecle),
        [Chiffres(annee)] if annee.len() == 4 => annee_seule(annee, siecle),
        _ => DateLue::NonReconnue,
    }
}

/// `04051998`, else `19980504`.
fn huit_chiffres(chiffres: &str, siecle: Siecle) -> DateLue {
    let part = |de: usize, a: usize| chiffres.get(de..a).unwrap_or_default();
    let a_la_francaise = composer(part(0, 2), part(2, 4).parse().ok(), part(4, 8), siecle);
    let a_l_anglaise = composer(part(6, 8), part(4, 6).parse().ok(), part(0, 4), siecle);
    let plausible = |lue| matches!(lue, DateLue::Le(jour) if (1900..=2100).contains(&jour.annee()));
    match (plausible(a_la_francaise), plausible(a_l_anglaise)) {
        (true, _) => a_la_francaise,
        (false, true) => a_l_anglaise,
        (false, false) => match part(4, 8).parse() {
            Ok(1900..=2100_i16) => DateLue::Impossible,
            _ => DateLue::NonReconnue,
        },
    }
}

fn mois_et_annee(mois: &str, annee: &str, siecle: Siecle) -> DateLue {
    match mois.parse::<i8>() {
        Ok(0..=12) => annee_seule(annee, siecle),
        _ => DateLue::NonReconnue,
    }
}

fn annee_seule(annee: &str, siecle: Siecle) -> DateLue {
    match (annee.len(), siecle) {
        (4, _) => annee.parse().map_or(DateLue::NonReconnue, DateLue::Annee),
        (2, Siecle::Naissance(aujourdhui)) => {
            annee_de_deux_chiffres(annee, aujourdhui).map_or(DateLue::NonReconnue, DateLue::Annee)
        }
        (2, Siecle::Recent) => {
            annee.parse::<i16>().map_or(DateLue::NonReconnue, |n| DateLue::Annee(2000 + n))
        }
        _ => DateLue::NonReconnue,
    }
}

/// The latest year that ends so and is not after today's.
fn annee_de_deux_chiffres(annee: &str, aujourdhui: Jour) -> Option<i16> {
    let recente = 2000 + annee.parse::<i16>().ok()?;
    Some(if recente <= aujourdhui.annee() { recente } else { recente - 100 })
}

/// A day from its parts.
fn composer(jour: &str, mois: Option<i8>, annee: &str, siecle: Siecle) -> DateLue {
    let (Some(mois), Ok(quantieme), Ok(annee_ecrite)) =
        (mois, jour.parse::<i8>(), annee.parse::<i16>())
    else {
        return if jour.len() <= 2 && [2, 4].contains(&annee.len()) {
            DateLue::Impossible
        } else {
            DateLue::NonReconnue
        };
    };
    if jour.len() > 2 || ![2, 4].contains(&annee.len()) {
        return DateLue::NonReconnue;
    }
    // "00/00/1998", "00/05/1998": the zeros say that only the year is known.
    if quantieme == 0 && (0..=12).contains(&mois) && matches!(siecle, Siecle::Naissance(_)) {
        return annee_seule(annee, siecle);
    }
    if annee.len() == 4 {
        return Jour::new(annee_ecrite, mois, quantieme).map_or(DateLue::Impossible, DateLue::Le);
    }
    let recente = Jour::new(2000 + annee_ecrite, mois, quantieme);
    let ancienne = Jour::new(1900 + annee_ecrite, mois, quantieme);
    let retenue = match siecle {
        Siecle::Recent => recente,
        Siecle::Naissance(aujourdhui) => {
            recente.ok().filter(|jour| *jour <= aujourdhui).map_or(ancienne, Ok)
        }
    };
    retenue.map_or(DateLue::Impossible, DateLue::Le)
}

#[cfg(test)]
mod tests;
