//! One observation in words: from `rubrique valeur` to an attribute, and back.

use domain::profil::{Attribut, Naissance, Oqtf, Rubrique, Victime};
use domain::{Jour, Valeur};

/// What is wrong with an observation as typed. Never holds what was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObservationInvalide {
    /// No attribute has this name.
    #[error("rubrique inconnue ; les rubriques sont : {attendues}")]
    Rubrique {
        /// Names accepted.
        attendues: String,
    },
    /// The attribute has no such value.
    #[error("valeur non admise pour cette rubrique ; attendu : {attendu}")]
    Valeur {
        /// What is accepted.
        attendu: String,
    },
}

const INCONNUE: &str = "inconnue";
const NON_DITE: &str = "non-dite";

/// Reads an observation. `inconnue` and `non-dite` are values of every attribute.
///
/// # Errors
/// [`ObservationInvalide`], with what would be accepted.
pub fn lire(rubrique: &str, valeur: &str) -> Result<Attribut, ObservationInvalide> {
    let Some(rubrique) = Rubrique::depuis_code(rubrique) else {
        let codes: Vec<&str> = Rubrique::TOUS.iter().map(|(_, code)| *code).collect();
        return Err(ObservationInvalide::Rubrique { attendues: codes.join(", ") });
    };
    let lecteur = Lecteur { valeur };
    lire_personne(rubrique, &lecteur)
        .or_else(|| lire_situation(rubrique, &lecteur))
        .ok_or_else(|| ObservationInvalide::Valeur { attendu: attendu(rubrique) })
}

struct Lecteur<'a> {
    valeur: &'a str,
}

impl Lecteur<'_> {
    fn lire<T>(&self, lire: impl Fn(&str) -> Option<T>) -> Option<Valeur<T>> {
        match self.valeur {
            INCONNUE => Some(Valeur::Inconnue),
            NON_DITE => Some(Valeur::NonDite),
            valeur => lire(valeur).map(Valeur::Connue),
        }
    }

    fn oui_non(&self) -> Option<Valeur<bool>> {
        self.lire(|valeur| match valeur {
            "oui" => Some(true),
            "non" => Some(false),
            _ => None,
        })
    }

    fn texte(&self) -> Option<Valeur<String>> {
        self.lire(|valeur| (!valeur.trim().is_empty()).then(|| valeur.trim().to_owned()))
    }

    fn nombre(&self) -> Option<Valeur<u8>> {
        self.lire(|valeur| valeur.parse().ok().filter(|nombre| *nombre <= 20))
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the other half of the attributes")]
fn lire_personne(rubrique: Rubrique, lecteur: &Lecteur<'_>) -> Option<Attribut> {
    use domain::profil::{Cadre, Genre, SituationConjugale};
    match rubrique {
        Rubrique::Genre => lecteur.lire(Genre::depuis_code).map(Attribut::Genre),
        Rubrique::Naissance => lecteur.lire(naissance).map(Attribut::Naissance),
        Rubrique::Nationalite => {
            lecteur.lire(|valeur| valeur.parse().ok()).map(Attribut::Nationalite)
        }
        Rubrique::EnfantsEnFrance => lecteur.nombre().map(Attribut::EnfantsEnFrance),
        Rubrique::EnfantsAuPays => lecteur.nombre().map(Attribut::EnfantsAuPays),
        Rubrique::Departement => {
            lecteur.lire(|valeur| valeur.parse().ok()).map(Attribut::Departement)
        }
        Rubrique::Victime => lecteur.lire(victime).map(Attribut::Victime),
        Rubrique::Cadre => lecteur.lire(Cadre::depuis_code).map(Attribut::Cadre),
        Rubrique::Cessation => lecteur.oui_non().map(Attribut::Cessation),
        Rubrique::SituationConjugale => {
            lecteur.lire(SituationConjugale::depuis_code).map(Attribut::SituationConjugale)
        }
        Rubrique::Referente => lecteur.texte().map(Attribut::Referente),
        Rubrique::Langue => lecteur.texte().map(Attribut::Langue),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the other half of the attributes")]
fn lire_situation(rubrique: Rubrique, lecteur: &Lecteur<'_>) -> Option<Attribut> {
    use domain::profil::{Grossesse, Hebergement, Plainte, SituationAdministrative};
    match rubrique {
        Rubrique::Sejour => {
            lecteur.lire(SituationAdministrative::depuis_code).map(Attribut::Sejour)
        }
        Rubrique::Oqtf => lecteur.lire(oqtf).map(Attribut::Oqtf),
        Rubrique::Hebergement => lecteur.lire(Hebergement::depuis_code).map(Attribut::Hebergement),
        Rubrique::Plainte => lecteur.lire(Plainte::depuis_code).map(Attribut::Plainte),
        Rubrique::LienRompu => lecteur.oui_non().map(Attribut::LienRompu),
        Rubrique::RessourcesCentimes => {
            lecteur.lire(|valeur| valeur.parse().ok()).map(Attribut::RessourcesCentimes)
        }
        Rubrique::Rsa => lecteur.oui_non().map(Attribut::Rsa),
        Rubrique::RsaPossible => lecteur.oui_non().map(Attribut::RsaPossible),
        Rubrique::Grossesse => lecteur.lire(Grossesse::depuis_code).map(Attribut::Grossesse),
        Rubrique::ConjointIrregulier => lecteur.oui_non().map(Attribut::ConjointIrregulier),
        Rubrique::MenaceOrdrePublic => lecteur.oui_non().map(Attribut::MenaceOrdrePublic),
        Rubrique::SansContactPhysique => lecteur.oui_non().map(Attribut::SansContactPhysique),
        Rubrique::Contentieux => lecteur.oui_non().map(Attribut::Contentieux),
        _ => None,
    }
}

fn naissance(valeur: &str) -> Option<Naissance> {
    if let Ok(jour) = valeur.parse::<Jour>() {
        return Some(Naissance::Le(jour));
    }
    let annee = |texte: &str| texte.parse::<i16>().ok().filter(|a| (1900..=9999).contains(a));
    match valeur.strip_prefix("vers ") {
        Some(reste) => annee(reste).map(Naissance::Vers),
        None => annee(valeur).map(Naissance::Annee),
    }
}

fn victime(valeur: &str) -> Option<Victime> {
    let mut victime = Victime::default();
    for mot in valeur.split(',') {
        match mot.trim() {
            "prostitution" => victime.prostitution = true,
            "proxenetisme" => victime.proxenetisme = true,
            "traite" => victime.traite = true,
            _ => return None,
        }
    }
    Some(victime)
}

/// `aucune`, `oui`, or `AAAA-MM-JJ[,cadre]`.
fn oqtf(valeur: &str) -> Option<Oqtf> {
    match valeur {
        "aucune" | "non" => return Some(Oqtf::Aucune),
        "oui" => {
            return Some(Oqtf::Visee { notifiee_le: None, cadre: None });
        }
        _ => {}
    }
    let (jour, cadre) = match valeur.split_once(',') {
        Some((jour, cadre)) => (jour, Some(domain::profil::CadreOqtf::depuis_code(cadre)?)),
        None => (valeur, None),
    };
    Some(Oqtf::Visee { notifiee_le: Some(jour.parse().ok()?), cadre })
}

/// The values an attribute may have, when they are few and known: what a form offers. Empty for a
/// day, a number, a free text.
pub fn choix(rubrique: Rubrique) -> Vec<&'static str> {
    use domain::profil::{
        Cadre, Genre, Grossesse, Hebergement, Plainte, SituationAdministrative, SituationConjugale,
    };
    fn liste<T>(codes: &[(T, &'static str)]) -> Vec<&'static str> {
        codes.iter().map(|(_, code)| *code).collect()
    }
    let mut choix = match rubrique {
        Rubrique::Genre => liste(&Genre::TOUS),
        Rubrique::Sejour => liste(&SituationAdministrative::TOUS),
        Rubrique::Hebergement => liste(&Hebergement::TOUS),
        Rubrique::Cadre => liste(&Cadre::TOUS),
        Rubrique::SituationConjugale => liste(&SituationConjugale::TOUS),
        Rubrique::Plainte => liste(&Plainte::TOUS),
        Rubrique::Grossesse => liste(&Grossesse::TOUS),
        Rubrique::Cessation
        | Rubrique::LienRompu
        | Rubrique::Rsa
        | Rubrique::ConjointIrregulier
        | Rubrique::MenaceOrdrePublic
        | Rubrique::SansContactPhysique
        | Rubrique::Contentieux
        | Rubrique::RsaPossible => vec!["oui", "non"],
        Rubrique::Naissance
        | Rubrique::Nationalite
        | Rubrique::Oqtf
        | Rubrique::EnfantsEnFrance
        | Rubrique::EnfantsAuPays
        | Rubrique::Departement
        | Rubrique::Victime
        | Rubrique::RessourcesCentimes
        | Rubrique::Referente
        | Rubrique::Langue => return Vec::new(),
    };
    choix.extend([INCONNUE, NON_DITE]);
    choix
}

fn attendu(rubrique: Rubrique) -> String {
    let propre = match rubrique {
        Rubrique::Naissance => "AAAA-MM-JJ, AAAA ou « vers AAAA »",
        Rubrique::Nationalite => "code ISO du pays en deux capitales (NG, FR…)",
        Rubrique::Oqtf => "aucune, oui, ou AAAA-MM-JJ[,libre|assignation|retention|detenue]",
        Rubrique::EnfantsEnFrance | Rubrique::EnfantsAuPays => "un nombre de 0 à 20",
        Rubrique::Departement => "code du département (01 à 95, 2A, 2B, 971 à 976)",
        Rubrique::Victime => "prostitution, proxenetisme, traite (plusieurs possibles)",
        Rubrique::RessourcesCentimes => "un montant entier en centimes",
        Rubrique::Referente | Rubrique::Langue => "un texte",
        Rubrique::Genre
        | Rubrique::Sejour
        | Rubrique::Hebergement
        | Rubrique::Cadre
        | Rubrique::SituationConjugale
        | Rubrique::Plainte
        | Rubrique::Grossesse
        | Rubrique::Cessation
        | Rubrique::LienRompu
        | Rubrique::Rsa
        | Rubrique::ConjointIrregulier
        | Rubrique::MenaceOrdrePublic
        | Rubrique::SansContactPhysique
        | Rubrique::Contentieux
        | Rubrique::RsaPossible => return choix(rubrique).join(", "),
    };
    format!("{propre}, {INCONNUE}, {NON_DITE}")
}

/// The value of an observation in words; the reverse of [`lire`].
pub fn dire(attribut: &Attribut) -> String {
    fn code<T: Copy>(valeur: &Valeur<T>, code: impl Fn(T) -> String) -> String {
        match valeur {
            Valeur::Connue(valeur) => code(*valeur),
            Valeur::Inconnue => INCONNUE.into(),
            Valeur::NonDite => NON_DITE.into(),
        }
    }
    fn oui_non(valeur: Valeur<bool>) -> String {
        code(&valeur, |oui| if oui { "oui" } else { "non" }.into())
    }
    fn texte(valeur: &Valeur<String>) -> String {
        match valeur {
            Valeur::Connue(texte) => texte.clone(),
            Valeur::Inconnue => INCONNUE.into(),
            Valeur::NonDite => NON_DITE.into(),
        }
    }
    match attribut {
        Attribut::Genre(v) => code(v, |v| v.code().into()),
        Attribut::Naissance(v) => code(v, dire_naissance),
        Attribut::Nationalite(v) => code(v, |v| v.to_string()),
        Attribut::Sejour(v) => code(v, |v| v.code().into()),
        Attribut::Oqtf(v) => code(v, dire_oqtf),
        Attribut::EnfantsEnFrance(v) | Attribut::EnfantsAuPays(v) => code(v, |v| v.to_string()),
        Attribut::Hebergement(v) => code(v, |v| v.code().into()),
        Attribut::Departement(v) => code(v, |v| v.to_string()),
        Attribut::Victime(v) => code(v, dire_victime),
        Attribut::Cadre(v) => code(v, |v| v.code().into()),
        Attribut::SituationConjugale(v) => code(v, |v| v.code().into()),
        Attribut::Plainte(v) => code(v, |v| v.code().into()),
        Attribut::RessourcesCentimes(v) => code(v, |v| v.to_string()),
        Attribut::Grossesse(v) => code(v, |v| v.code().into()),
        Attribut::Cessation(v)
        | Attribut::LienRompu(v)
        | Attribut::Rsa(v)
        | Attribut::ConjointIrregulier(v)
        | Attribut::MenaceOrdrePublic(v)
        | Attribut::SansContactPhysique(v)
        | Attribut::Contentieux(v)
        | Attribut::RsaPossible(v) => oui_non(*v),
        Attribut::Referente(v) | Attribut::Langue(v) => texte(v),
    }
}

fn dire_naissance(naissance: Naissance) -> String {
    match naissance {
        Naissance::Le(jour) => jour.to_string(),
        Naissance::Annee(annee) => annee.to_string(),
        Naissance::Vers(annee) => format!("vers {annee}"),
    }
}

fn dire_oqtf(oqtf: Oqtf) -> String {
    match oqtf {
        Oqtf::Aucune => "aucune".into(),
        Oqtf::Visee { notifiee_le: None, .. } => "oui".into(),
        Oqtf::Visee { notifiee_le: Some(le), cadre: None } => le.to_string(),
        Oqtf::Visee { notifiee_le: Some(le), cadre: Some(cadre) } => {
            format!("{le},{}", cadre.code())
        }
    }
}

fn dire_victime(victime: Victime) -> String {
    let mots = [
        (victime.prostitution, "prostitution"),
        (victime.proxenetisme, "proxenetisme"),
        (victime.traite, "traite"),
    ];
    let dits: Vec<&str> = mots.into_iter().filter(|(oui, _)| *oui).map(|(_, mot)| mot).collect();
    dits.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_reads_back() {
        let cas = [
            ("genre", "femme-trans"),
            ("naissance", "vers 1995"),
            ("naissance", "1998-05-04"),
            ("nationalite", "NG"),
            ("oqtf", "2026-01-05,libre"),
            ("victime", "prostitution,traite"),
            ("enfants-au-pays", "2"),
            ("cessation", "non-dite"),
            ("hebergement", "115"),
        ];
        for (rubrique, valeur) in cas {
            let attribut = lire(rubrique, valeur).unwrap();
            assert_eq!(dire(&attribut), valeur, "{rubrique}");
        }
    }

    #[test]
    fn every_attribute_says_what_it_expects() {
        for (_, code) in Rubrique::TOUS {
            assert!(lire(code, "inconnue").is_ok(), "{code}");
        }
        let erreur = lire("genre", "ZZ-CANARI").unwrap_err().to_string();
        assert!(erreur.contains("femme-trans") && !erreur.contains("CANARI"), "{erreur}");
        assert!(lire("taille", "1").unwrap_err().to_string().contains("hebergement"));
    }
}
