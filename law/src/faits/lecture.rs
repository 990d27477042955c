//! Facts from TOML, each value with the line it stands on.

use std::collections::BTreeMap;
use std::str::FromStr;

use domain::{Departement, Jour};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::coherence;
use super::erreur::{ErreurFaits, Probleme, ligne_de};
use super::sections;
use super::{CleFait, Faits};

const TABLE: &str = "une table : [personne], [sejour], [asile], [procedure], [famille], \
    [ressources], [psp], [decision], [hebergement], [agrement], [suivi], [stage], [subvention]";

/// Reads facts written in TOML.
///
/// # Errors
/// [`ErreurFaits`] on the first key that is unknown, ill-typed, impossible, or that contradicts
/// another. The error names the key and the line, and repeats no value.
pub fn lire(texte: &str) -> Result<Faits, ErreurFaits> {
    let document = DeTable::parse(texte).map_err(|e| syntaxe(texte, e.span()))?;
    let mut lignes = BTreeMap::new();
    let mut faits = None;
    for (nom, valeur) in par_position(document.get_ref()) {
        let ligne = ligne_de(texte, nom.span().start);
        if nom.get_ref() == "date_du_jour" {
            let lu = Lu { cle: CleFait::DateDuJour, ligne, valeur: valeur.get_ref() };
            faits = Some(Faits::nouveau(lu.date()?));
            lignes.insert(CleFait::DateDuJour, ligne);
        }
    }
    let Some(mut faits) = faits else {
        return Err(ErreurFaits {
            cle: CleFait::DateDuJour.cle().to_owned(),
            ligne: 1,
            probleme: Probleme::CleManquante,
            attendu: CleFait::DateDuJour.forme(),
        });
    };
    for (nom, valeur) in par_position(document.get_ref()) {
        if nom.get_ref() != "date_du_jour" {
            lis_table(texte, nom, valeur, &mut faits, &mut lignes)?;
        }
    }
    coherence::verifie(&faits, &lignes)?;
    Ok(faits)
}

/// Reads one table of the facts into its section.
fn lis_table(
    texte: &str,
    nom: &Spanned<std::borrow::Cow<'_, str>>,
    valeur: &Spanned<DeValue<'_>>,
    faits: &mut Faits,
    lignes: &mut BTreeMap<CleFait, usize>,
) -> Result<(), ErreurFaits> {
    let section = nom.get_ref();
    let inconnue = |cle: &str, octet: usize| ErreurFaits {
        cle: montrable(cle),
        ligne: ligne_de(texte, octet),
        probleme: Probleme::CleInconnue,
        attendu: "une clé de la documentation des faits",
    };
    let prefixe = format!("{section}.");
    if !CleFait::TOUTES.iter().any(|cle| cle.cle().starts_with(&prefixe)) {
        return Err(inconnue(section, nom.span().start));
    }
    let DeValue::Table(table) = valeur.get_ref() else {
        return Err(ErreurFaits {
            cle: montrable(section),
            ligne: ligne_de(texte, nom.span().start),
            probleme: Probleme::Type,
            attendu: TABLE,
        });
    };
    for (champ, valeur) in par_position(table) {
        let complete = format!("{prefixe}{}", champ.get_ref());
        let debut = champ.span().start;
        let cle = CleFait::depuis_cle(&complete).ok_or_else(|| inconnue(&complete, debut))?;
        let ligne = ligne_de(texte, debut);
        lignes.insert(cle, ligne);
        sections::pose(
            faits,
            section,
            champ.get_ref(),
            &Lu { cle, ligne, valeur: valeur.get_ref() },
        )?;
    }
    Ok(())
}

type Entree<'t, 'i> = (&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

/// A table's entries in the order they are written, so that the first error is the first line.
fn par_position<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entree<'t, 'i>> {
    let mut entrees: Vec<_> = table.iter().collect();
    entrees.sort_by_key(|(nom, _)| nom.span().start);
    entrees
}

/// A value read, with what an error about it must say.
pub(super) struct Lu<'t> {
    pub(super) cle: CleFait,
    pub(super) ligne: usize,
    pub(super) valeur: &'t DeValue<'t>,
}

impl Lu<'_> {
    pub(super) fn erreur(&self, probleme: Probleme) -> ErreurFaits {
        ErreurFaits {
            cle: self.cle.cle().to_owned(),
            ligne: self.ligne,
            probleme,
            attendu: self.cle.forme(),
        }
    }

    pub(super) fn date(&self) -> Result<Jour, ErreurFaits> {
        self.date_de(self.valeur)
    }

    fn date_de(&self, valeur: &DeValue<'_>) -> Result<Jour, ErreurFaits> {
        let moment = valeur.as_datetime().ok_or_else(|| self.erreur(Probleme::Type))?;
        let (Some(date), None, None) = (moment.date, moment.time, moment.offset) else {
            return Err(self.erreur(Probleme::Type));
        };
        let impossible = || self.erreur(Probleme::DateImpossible);
        let annee = i16::try_from(date.year).map_err(|_| impossible())?;
        let mois = i8::try_from(date.month).map_err(|_| impossible())?;
        let jour = i8::try_from(date.day).map_err(|_| impossible())?;
        // A century nobody alive, and no act on file, belongs to: a slip of the pen.
        if !(1900..=2199).contains(&annee) {
            return Err(impossible());
        }
        Jour::new(annee, mois, jour).map_err(|_| impossible())
    }

    pub(super) fn booleen(&self) -> Result<bool, ErreurFaits> {
        self.valeur.as_bool().ok_or_else(|| self.erreur(Probleme::Type))
    }

    fn texte(&self) -> Result<&str, ErreurFaits> {
        self.valeur.as_str().ok_or_else(|| self.erreur(Probleme::Type))
    }

    /// One word of a list of words.
    pub(super) fn mot<T>(&self, depuis: impl Fn(&str) -> Option<T>) -> Result<T, ErreurFaits> {
        depuis(self.texte()?).ok_or_else(|| self.erreur(Probleme::Valeur))
    }

    /// Several words of a list of words.
    pub(super) fn mots<T>(
        &self,
        depuis: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, ErreurFaits> {
        let mot = |valeur: &Spanned<DeValue<'_>>| {
            let mot = valeur.get_ref().as_str().ok_or_else(|| self.erreur(Probleme::Type))?;
            depuis(mot).ok_or_else(|| self.erreur(Probleme::Valeur))
        };
        self.liste()?.iter().map(mot).collect()
    }

    pub(super) fn departement(&self) -> Result<Departement, ErreurFaits> {
        Departement::from_str(self.texte()?).map_err(|_| self.erreur(Probleme::Valeur))
    }

    fn liste(&self) -> Result<&DeArray<'_>, ErreurFaits> {
        self.valeur.as_array().ok_or_else(|| self.erreur(Probleme::Type))
    }

    /// `[ { du = DATE }, … ]`.
    pub(super) fn periodes(&self) -> Result<Vec<Jour>, ErreurFaits> {
        let periode = |valeur: &Spanned<DeValue<'_>>| {
            let table = valeur.get_ref().as_table().ok_or_else(|| self.erreur(Probleme::Type))?;
            let sous_cle = |nom: &str, probleme| ErreurFaits {
                cle: montrable(&format!("{}.{nom}", self.cle.cle())),
                ..self.erreur(probleme)
            };
            if let Some((nom, _)) =
                par_position(table).iter().find(|(nom, _)| nom.get_ref() != "du")
            {
                return Err(sous_cle(nom.get_ref(), Probleme::CleInconnue));
            }
            let du = table.get("du").ok_or_else(|| sous_cle("du", Probleme::CleManquante))?;
            self.date_de(du.get_ref())
        };
        self.liste()?.iter().map(periode).collect()
    }

    pub(super) fn entier<T: TryFrom<i64>>(
        &self,
        bornes: std::ops::RangeInclusive<i64>,
    ) -> Result<T, ErreurFaits> {
        let entier = self.valeur.as_integer().ok_or_else(|| self.erreur(Probleme::Type))?;
        i64::from_str_radix(entier.as_str(), entier.radix())
            .ok()
            .filter(|entier| bornes.contains(entier))
            .and_then(|entier| T::try_from(entier).ok())
            .ok_or_else(|| self.erreur(Probleme::Valeur))
    }

    /// Euros, whole or with exactly two decimals, in cents.
    pub(super) fn centimes(&self) -> Result<i64, ErreurFaits> {
        self.centiemes(1_000_000_000, 2..=2)
    }

    /// A number, whole or with one or two decimals, in hundredths.
    pub(super) fn heures(&self) -> Result<i64, ErreurFaits> {
        self.centiemes(24, 1..=2)
    }

    fn centiemes(
        &self,
        maximum: i64,
        decimales: std::ops::RangeInclusive<usize>,
    ) -> Result<i64, ErreurFaits> {
        if self.valeur.is_integer() {
            return self.entier::<i64>(0..=maximum).map(|entier| entier * 100);
        }
        let nombre = self.valeur.as_float().ok_or_else(|| self.erreur(Probleme::Type))?;
        let hors = || self.erreur(Probleme::Valeur);
        let (entier, fraction) = nombre.as_str().split_once('.').ok_or_else(hors)?;
        let chiffres = |part: &str| part.bytes().all(|octet| octet.is_ascii_digit());
        if !(chiffres(entier) && chiffres(fraction) && decimales.contains(&fraction.len())) {
            return Err(hors());
        }
        let entier: i64 = entier.parse().map_err(|_| hors())?;
        let centiemes: i64 = format!("{fraction:0<2}").parse().map_err(|_| hors())?;
        Some(entier)
            .filter(|entier| *entier < maximum || (*entier == maximum && centiemes == 0))
            .map(|entier| entier * 100 + centiemes)
            .ok_or_else(hors)
    }
}

/// The error of a text that is not TOML. The parser's own message may quote the text: we never
/// show it, and look for the key ourselves.
fn syntaxe(texte: &str, span: Option<std::ops::Range<usize>>) -> ErreurFaits {
    let debut = span.map_or(0, |span| span.start);
    let ligne = ligne_de(texte, debut);
    let mut section = "";
    let mut fautive = "";
    for courante in texte.lines().take(ligne) {
        let propre = courante.trim();
        if let Some(nom) = propre.strip_prefix('[').and_then(|reste| reste.split(']').next()) {
            section = nom.trim();
        }
        fautive = propre;
    }
    // Several facts may stand on one line: the last key before the error is the guilty one.
    let nom = fautive.split('=').next().unwrap_or_default().trim();
    let complete = match section {
        "" => nom.to_owned(),
        section => format!("{section}.{nom}"),
    };
    let Some(cle) = CleFait::depuis_cle(&complete) else {
        return ErreurFaits {
            cle: "(fichier de faits)".to_owned(),
            ligne,
            probleme: Probleme::Syntaxe,
            attendu: "du TOML : une clé, =, une valeur, sans doublon",
        };
    };
    // The only value the parser itself finds impossible is a date.
    let est_date = cle.forme() == CleFait::DateDuJour.forme() || cle == CleFait::PspPeriodes;
    let probleme = if est_date { Probleme::DateImpossible } else { Probleme::Syntaxe };
    ErreurFaits { cle: cle.cle().to_owned(), ligne, probleme, attendu: cle.forme() }
}

/// A key from the outside, cut down to what a key is made of: it might be a value gone astray.
fn montrable(cle: &str) -> String {
    let admis = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if cle.is_empty() || cle.len() > 60 || !cle.chars().all(|c| admis(&c)) {
        return "(clé illisible)".to_owned();
    }
    cle.to_owned()
}
