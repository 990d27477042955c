//! Dated parameters: a value, its unit, from when to when, on what ground, verified when.
//!
//! They stand in `law/parametres/*.toml`, one record per period. They are read once, on first use
//! (under a millisecond); a test walks every quarter for gaps and overlaps.

use std::sync::LazyLock;

use domain::Jour;
use serde::Deserialize;

use crate::point::{self, Point};
use crate::source::Etiquette;

const FICHIERS: [(&str, &str); 7] = [
    ("afis", include_str!("../parametres/afis.toml")),
    ("rsa", include_str!("../parametres/rsa.toml")),
    ("ada", include_str!("../parametres/ada.toml")),
    ("amendes", include_str!("../parametres/amendes.toml")),
    ("delais", include_str!("../parametres/delais.toml")),
    ("conservation", include_str!("../parametres/conservation.toml")),
    ("subventions", include_str!("../parametres/subventions.toml")),
];

/// One parameter over time.
#[derive(Debug)]
pub struct Serie {
    /// Stable name.
    pub id: String,
    /// What it is, in French.
    pub libelle: String,
    /// Unit, in French.
    pub unite: String,
    /// The amount is revalued from time to time: past its verification it is not taken as known.
    pub revalorise: bool,
    /// Its values, oldest first.
    pub releves: Vec<Releve>,
}

/// One value of a parameter.
#[derive(Debug)]
pub struct Releve {
    /// The value, whole, in the parameter's unit.
    pub valeur: i64,
    /// First day.
    pub du: Jour,
    /// Last day, when known.
    pub au: Option<Jour>,
    /// Where the value was seen.
    pub source: String,
    /// How sure we are.
    pub etiquette: Etiquette,
    /// What to check when the value cannot be taken as known.
    pub point: &'static Point,
    /// Day of the last verification.
    pub verifie_le: Jour,
}

impl Serie {
    /// The record in force on that day. `None` before the parameter's own start.
    pub fn au(&self, jour: Jour) -> Option<&Releve> {
        // Latest first: most questions are about today.
        self.releves.iter().rev().find(|releve| releve.du <= jour)
    }

    /// The value, when it is established on that day; else what to check.
    ///
    /// `None` before the parameter's own start.
    pub fn etabli_au(&self, jour: Jour) -> Option<Result<i64, &'static Point>> {
        let releve = self.au(jour)?;
        let perime = self.revalorise && releve.verifie_le < jour;
        Some(if releve.etiquette.peut_ouvrir() && !perime {
            Ok(releve.valeur)
        } else {
            Err(releve.point)
        })
    }
}

/// The value on that day; before the parameter's start, its first value, the text's own date of
/// entry into force deciding what the answer is worth.
pub(crate) fn valeur(serie: &Serie, jour: Jour) -> i64 {
    serie.au(jour).or_else(|| serie.releves.first()).map_or(0, |releve| releve.valeur)
}

/// The same, for a length in days or months.
pub(crate) fn duree(serie: &Serie, jour: Jour) -> i32 {
    i32::try_from(valeur(serie, jour)).unwrap_or_default()
}

/// Declares the parameters by name, so that a rule cannot misspell one.
macro_rules! parametres {
    ($( $(#[$doc:meta])* $champ:ident = $id:literal, )+) => {
        /// Every parameter, by name.
        #[derive(Debug)]
        pub struct Parametres { $( $(#[$doc])* pub $champ: Serie, )+ }

        impl Parametres {
            fn range(mut series: Vec<Serie>) -> Result<Self, String> {
                let mut prend = |id: &str| {
                    let place = series.iter().position(|serie| serie.id == id);
                    place.map(|place| series.swap_remove(place)).ok_or_else(|| id.to_owned())
                };
                let range = Self { $( $champ: prend($id)?, )+ };
                match series.first() {
                    Some(serie) => Err(serie.id.clone()),
                    None => Ok(range),
                }
            }

            /// Every parameter, in the order of the pages.
            pub fn series(&self) -> Vec<&Serie> {
                vec![ $( &self.$champ ),+ ]
            }
        }
    };
}

parametres! {
    /// AFIS for one person.
    afis_seule = "afis.seule",
    /// AFIS for each child.
    afis_par_enfant = "afis.par-enfant",
    /// AFIS in Mayotte for one person.
    afis_mayotte_seule = "afis.mayotte.seule",
    /// AFIS in Mayotte for each of the first three children.
    afis_mayotte_par_enfant = "afis.mayotte.par-enfant",
    /// AFIS in Mayotte for each further child.
    afis_mayotte_enfant_suivant = "afis.mayotte.enfant-suivant",
    /// RSA for one person.
    rsa_personne_seule = "rsa.personne-seule",
    /// ADA for one person.
    ada_seule = "ada.seule",
    /// ADA for each further person.
    ada_par_personne = "ada.par-personne",
    /// ADA supplement without accommodation.
    ada_sans_hebergement = "ada.sans-hebergement",
    /// Fine for buying a sexual act.
    amende_achat = "amende.achat",
    /// The same, for a second offence.
    amende_achat_recidive = "amende.achat-recidive",
    /// Ceiling of the course's price.
    stage_cout = "stage.cout",
    /// Ceiling of a day's training.
    stage_heures_par_jour = "stage.heures-par-jour",
    /// Ceiling of the course's length.
    stage_duree_mois = "stage.duree",
    /// Time to carry the course out.
    stage_execution_mois = "stage.execution",
    /// Length of a period of the pathway.
    psp_periode_mois = "psp.periode",
    /// Length of the whole pathway.
    psp_duree_maximale_mois = "psp.duree-maximale",
    /// Number of periods.
    psp_periodes_maximum = "psp.periodes-maximum",
    /// Advised filing before the period's end.
    psp_depot_avant_fin_jours = "psp.depot-avant-fin",
    /// Advised filing before the commission.
    psp_depot_avant_commission_jours = "psp.depot-avant-commission",
    /// Least length of the pathway's residence authorisation.
    aps_duree_minimale_mois = "aps.duree-minimale",
    /// Length of the card after a complaint.
    titre_l425_1_mois = "titre.l425-1",
    /// Length of the resident card after a conviction.
    titre_l425_3_mois = "titre.l425-3",
    /// Silence on a residence request.
    titre_silence_mois = "titre.silence",
    /// Length of the reflection period.
    reflexion_jours = "reflexion",
    /// Appeal against an order to leave, free.
    oqtf_libre_mois = "oqtf.libre",
    /// The same, under house arrest or in prison.
    oqtf_contrainte_jours = "oqtf.contrainte",
    /// The same, in retention.
    oqtf_retention_jours = "oqtf.retention",
    /// Appeal to the administrative court.
    recours_contentieux_mois = "recours.contentieux",
    /// Silence on a recours gracieux.
    recours_silence_gracieux_mois = "recours.silence-gracieux",
    /// Silence on a request for approval.
    agrement_silence_mois = "agrement.silence",
    /// Length of an approval.
    agrement_duree_mois = "agrement.duree",
    /// Seniority of the association.
    agrement_anciennete_mois = "agrement.anciennete",
    /// Retention after the last contact.
    conservation_mois = "conservation",
    /// Grant above which an agreement is compulsory.
    subvention_convention = "subvention.convention",
    /// Time for the financial report.
    subvention_compte_rendu_mois = "subvention.compte-rendu",
}

/// Every parameter.
pub fn tous() -> &'static Parametres {
    static TOUS: LazyLock<Parametres> = LazyLock::new(|| {
        lis().expect("the parameter files are part of the program, and a test reads them")
    });
    &TOUS
}

/// Reads the files.
fn lis() -> Result<Parametres, String> {
    let mut series = Vec::new();
    for (nom, texte) in FICHIERS {
        let fichier: Fichier = toml::from_str(texte).map_err(|e| format!("{nom}: {e}"))?;
        for brut in fichier.parametre {
            series.push(brut.serie()?);
        }
    }
    Parametres::range(series)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    parametre: Vec<SerieBrute>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SerieBrute {
    id: String,
    libelle: String,
    unite: String,
    #[serde(default)]
    revalorise: bool,
    releve: Vec<ReleveBrut>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleveBrut {
    valeur: i64,
    du: toml::value::Datetime,
    au: Option<toml::value::Datetime>,
    source: String,
    etiquette: String,
    #[serde(default)]
    sources: u8,
    point: Option<String>,
    verifie_le: toml::value::Datetime,
}

impl SerieBrute {
    fn serie(self) -> Result<Serie, String> {
        let releves: Result<Vec<_>, _> = self.releve.into_iter().map(ReleveBrut::releve).collect();
        Ok(Serie {
            releves: releves.map_err(|e| format!("{}: {e}", self.id))?,
            id: self.id,
            libelle: self.libelle,
            unite: self.unite,
            revalorise: self.revalorise,
        })
    }
}

impl ReleveBrut {
    fn releve(self) -> Result<Releve, String> {
        let date = |date: toml::value::Datetime| {
            date.to_string().parse::<Jour>().map_err(|e| e.to_string())
        };
        let etiquette = match self.etiquette.as_str() {
            "V" => Etiquette::Verifiee,
            "V2" => Etiquette::Secondaire { sources: self.sources },
            "V-old" => Etiquette::Ancienne,
            "M" => Etiquette::Memoire,
            "?" => Etiquette::Introuvable,
            autre => return Err(format!("tag {autre}")),
        };
        let point = match self.point {
            Some(code) => point::TOUS.iter().find(|point| point.code == code).ok_or(code)?,
            None => &point::TEXTE_A_LIRE,
        };
        Ok(Releve {
            valeur: self.valeur,
            du: date(self.du)?,
            au: self.au.map(date).transpose()?,
            source: self.source,
            etiquette,
            point,
            verifie_le: date(self.verifie_le)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PERIODE_COUVERTE;

    #[test]
    fn the_files_are_read_and_every_parameter_has_its_name() {
        assert!(lis().is_ok(), "{:?}", lis().err());
    }

    #[test]
    fn every_quarter_from_a_parameters_start_has_one_value() {
        for serie in tous().series() {
            let debut = serie.releves[0].du;
            let mut jour = debut;
            while jour <= *PERIODE_COUVERTE.end() {
                let couvrent = serie
                    .releves
                    .iter()
                    .filter(|releve| releve.du <= jour && releve.au.is_none_or(|au| jour <= au));
                assert_eq!(couvrent.count(), 1, "{} on {jour}", serie.id);
                jour = jour.plus_mois(3);
            }
        }
    }

    #[test]
    fn each_record_begins_the_day_after_the_one_before() {
        for serie in tous().series() {
            for deux in serie.releves.windows(2) {
                assert_eq!(deux[0].au.map(|au| au.plus_jours(1)), Some(deux[1].du), "{}", serie.id);
            }
            assert_eq!(serie.releves.last().unwrap().au, None, "{}", serie.id);
        }
    }

    #[test]
    fn no_record_ends_before_it_begins_and_none_is_verified_before_it_is_known() {
        for serie in tous().series() {
            for releve in &serie.releves {
                assert!(releve.au.is_none_or(|au| releve.du <= au), "{}", serie.id);
                assert!(releve.valeur > 0, "{}", serie.id);
                assert!(releve.du <= releve.verifie_le, "{}", serie.id);
            }
        }
    }

    #[test]
    fn amounts_are_those_of_the_decrees() {
        let au = |serie: &Serie, jour: &str| serie.au(jour.parse().unwrap()).map(|r| r.valeur);
        let tous = tous();
        assert_eq!(au(&tous.afis_seule, "2017-04-14"), None);
        assert_eq!(au(&tous.afis_seule, "2017-04-15"), Some(33_000));
        assert_eq!(au(&tous.afis_seule, "2022-06-30"), Some(33_000));
        assert_eq!(au(&tous.afis_par_enfant, "2022-07-01"), Some(10_608));
        assert_eq!(au(&tous.rsa_personne_seule, "2017-08-31"), None);
        assert_eq!(au(&tous.rsa_personne_seule, "2022-06-30"), Some(57_552));
        assert_eq!(au(&tous.rsa_personne_seule, "2026-04-01"), Some(65_169));
    }
}
