//! Opening hours, in the part of OpenStreetMap's notation that offices use.

use std::fmt;
use std::str::FromStr;

/// When an office is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Horaires {
    /// Day and night, every day.
    Toujours,
    /// By days of the week.
    Semaine(Vec<Plage>),
    /// Written in a part of the notation not read here: shown as it is.
    Autrement(String),
}

/// Days in a row and the hours of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plage {
    /// First day, 1 is Monday.
    pub du: u8,
    /// Last day, 7 is Sunday.
    pub au: u8,
    /// From and to, in minutes since midnight.
    pub heures: Vec<(u16, u16)>,
}

const JOURS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The text is no opening hours: too long, or with signs the notation does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HorairesInvalides;

impl FromStr for Horaires {
    type Err = HorairesInvalides;

    fn from_str(texte: &str) -> Result<Self, HorairesInvalides> {
        let permis = |c: char| c.is_ascii_alphanumeric() || " :;,-/+[]\"()".contains(c);
        if texte.is_empty() || texte.len() > 200 || !texte.chars().all(permis) {
            return Err(HorairesInvalides);
        }
        if texte == "24/7" {
            return Ok(Self::Toujours);
        }
        // "PH off": closed on public holidays, which the page does not promise anyway.
        let regles = texte.split(';').map(str::trim);
        let regles = regles.filter(|regle| !regle.is_empty() && *regle != "PH off");
        let plages: Option<Vec<Plage>> = regles.map(plage).collect();
        match plages {
            Some(plages) if !plages.is_empty() => Ok(Self::Semaine(plages)),
            Some(_) | None => Ok(Self::Autrement(texte.to_owned())),
        }
    }
}

fn plage(regle: &str) -> Option<Plage> {
    let (jours, heures) = regle.split_once(' ')?;
    let jour = |nom: &str| {
        let rang = JOURS.iter().position(|jour| *jour == nom)?;
        u8::try_from(rang + 1).ok()
    };
    let (du, au) = match jours.split_once('-') {
        Some((du, au)) => (jour(du)?, jour(au)?),
        None => (jour(jours)?, jour(jours)?),
    };
    let heures: Option<Vec<_>> = heures.split(',').map(|duree| heures_de(duree.trim())).collect();
    heures.filter(|_| du <= au).map(|heures| Plage { du, au, heures })
}

fn heures_de(duree: &str) -> Option<(u16, u16)> {
    let (de, a) = duree.split_once('-')?;
    let (de, a) = (minutes(de)?, minutes(a)?);
    (de < a).then_some((de, a))
}

fn minutes(heure: &str) -> Option<u16> {
    let (heures, minutes) = heure.split_once(':')?;
    let (heures, minutes): (u16, u16) = (heures.parse().ok()?, minutes.parse().ok()?);
    (heures <= 24 && minutes < 60 && heures * 60 + minutes <= 1440).then_some(heures * 60 + minutes)
}

impl fmt::Display for Horaires {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toujours => f.write_str("24/7"),
            Self::Autrement(texte) => f.write_str(texte),
            Self::Semaine(plages) => {
                let ecrites: Vec<String> = plages.iter().map(ToString::to_string).collect();
                f.write_str(&ecrites.join("; "))
            }
        }
    }
}

impl fmt::Display for Plage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nom = |jour: u8| JOURS.get(usize::from(jour) - 1).copied().unwrap_or_default();
        f.write_str(nom(self.du))?;
        if self.au != self.du {
            write!(f, "-{}", nom(self.au))?;
        }
        let heure = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
        let heures: Vec<String> =
            self.heures.iter().map(|(de, a)| format!("{}-{}", heure(*de), heure(*a))).collect();
        write!(f, " {}", heures.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_read_and_written_back() {
        let texte = "Mo-Fr 09:00-12:30,13:30-17:00; Sa 10:00-12:00";
        let lus: Horaires = texte.parse().unwrap();
        assert_eq!(lus.to_string(), texte);
        let Horaires::Semaine(plages) = lus else { panic!("{lus:?}") };
        assert_eq!((plages[0].du, plages[0].au), (1, 5));
        assert_eq!(plages[0].heures, [(540, 750), (810, 1020)]);
        assert_eq!("24/7".parse(), Ok(Horaires::Toujours));
        let sans = "Mo 09:00-12:00; PH off".parse::<Horaires>().unwrap();
        assert_eq!(sans.to_string(), "Mo 09:00-12:00");
    }

    #[test]
    fn what_is_not_read_is_kept_and_what_is_no_hours_is_refused() {
        for texte in ["Mo[1] 09:00-12:00", "Fr-Mo 09:00-12:00", "Mo 18:00-09:00", "week 1 off"] {
            let lus: Horaires = texte.parse().unwrap();
            assert_eq!(lus, Horaires::Autrement(texte.to_owned()));
        }
        assert!("<b>".parse::<Horaires>().is_err());
        assert!("".parse::<Horaires>().is_err());
    }
}
