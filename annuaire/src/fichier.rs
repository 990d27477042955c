//! The data·inclusion format: what is read of it, what is refused, and writing it back.

use domain::{Departement, Jour};
use serde::{Deserialize, Serialize};

use crate::Annuaire;
use crate::besoin::Besoin;
use crate::erreur::{ErreurAnnuaire, Faute};
use crate::horaires::Horaires;
use crate::lieu::Lieu;
use crate::offre::{Demandee, Inutile, Offre, Zone};
use crate::structure::{Structure, departement_de};

/// Other fields of the format are left aside, the name of a contact above all.
#[derive(Deserialize, Serialize)]
struct Fichier {
    structures: Vec<StructureBrute>,
    services: Vec<OffreBrute>,
}

#[derive(Deserialize, Serialize)]
struct StructureBrute {
    source: String,
    id: String,
    nom: String,
    description: String,
    date_maj: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adresse: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code_postal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code_insee: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commune: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    courriel: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site_web: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    horaires_accueil: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct OffreBrute {
    source: String,
    id: String,
    structure_id: String,
    nom: String,
    description: String,
    /// The format wants one of its own; here it is the structure's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date_maj: Option<String>,
    #[serde(default)]
    thematiques: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frais: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone_eligibilite: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    horaires_accueil: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passerelle: Option<Ajouts>,
}

/// What the format has no field for.
#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Ajouts {
    #[serde(default)]
    besoins: Vec<String>,
    #[serde(default)]
    langues: Vec<String>,
    #[serde(default)]
    demandees: Vec<String>,
    #[serde(default)]
    inutiles: Vec<String>,
}

/// Takes note of faults instead of stopping at the first.
struct Controle {
    genre: &'static str,
    rang: usize,
    fautes: Vec<Faute>,
}

const SIGNES: &str = "un texte de 1 à 2000 caractères, sans signe de commande";
const NUMERO: &str = "un seul numéro de téléphone : des chiffres, « + » devant";
const SITE: &str = "une adresse en https:// ou http://, sans espace";
const COURRIEL: &str = "une adresse de courriel";
const HORAIRES: &str = "des horaires dans la notation d'OpenStreetMap (Mo-Fr 09:00-17:00)";
const JOUR: &str = "une date AAAA-MM-JJ";
const CODE: &str = "un code connu (voir la page de l'annuaire)";
const LANGUE: &str = "une langue de deux ou trois lettres (fr, ro, pcm)";
const STRUCTURE: &str = "l'identifiant d'une structure du fichier";
const UNIQUE: &str = "un identifiant que nul autre n'a";
const PLACE: &str = "une latitude et une longitude en degrés, ensemble";

impl Controle {
    fn note(&mut self, champ: &'static str, attendu: &'static str) {
        let Self { genre, rang, .. } = *self;
        self.fautes.push(Faute { genre, rang, champ, attendu });
    }

    fn texte(&mut self, champ: &'static str, texte: String) -> String {
        let long = texte.chars().count();
        if !(1..=2000).contains(&long) || texte.chars().any(|c| c.is_control() && c != '\n') {
            self.note(champ, SIGNES);
        }
        texte
    }

    /// An empty text is a text not given.
    fn libre(&mut self, champ: &'static str, texte: Option<String>) -> Option<String> {
        let texte = texte.filter(|texte| !texte.trim().is_empty())?;
        Some(self.texte(champ, texte))
    }

    fn regle(
        &mut self,
        champ: &'static str,
        attendu: &'static str,
        texte: Option<String>,
        suit: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let texte = self.libre(champ, texte)?;
        if suit(&texte) {
            return Some(texte);
        }
        self.note(champ, attendu);
        None
    }

    /// Spaces and dots of a number are for reading: the page writes its own.
    fn telephone(&mut self, numero: Option<String>) -> Option<String> {
        let serre = numero.map(|n| n.replace([' ', '.', '\u{a0}', '\u{202f}'], ""));
        self.regle("telephone", NUMERO, serre, |n| {
            let chiffres = n.strip_prefix('+').unwrap_or(n);
            (2..=15).contains(&chiffres.len()) && chiffres.bytes().all(|c| c.is_ascii_digit())
        })
    }

    fn horaires(&mut self, texte: Option<String>) -> Option<Horaires> {
        let texte = self.libre("horaires_accueil", texte)?;
        let lus = texte.parse();
        if lus.is_err() {
            self.note("horaires_accueil", HORAIRES);
        }
        lus.ok()
    }

    fn codes<T>(
        &mut self,
        champ: &'static str,
        codes: &[String],
        lire: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let lus: Vec<Option<T>> = codes.iter().map(|code| lire(code)).collect();
        if lus.iter().any(Option::is_none) {
            self.note(champ, CODE);
        }
        lus.into_iter().flatten().collect()
    }
}

pub(crate) fn lire(texte: &str) -> Result<Annuaire, ErreurAnnuaire> {
    // The parser's own words may quote the file.
    let fichier: Fichier = serde_json::from_str(texte)
        .map_err(|erreur| ErreurAnnuaire::Illisible { ligne: erreur.line() })?;
    let mut controle = Controle { genre: "structure", rang: 0, fautes: Vec::new() };
    let mut annuaire = Annuaire::default();
    for brute in fichier.structures {
        controle.rang += 1;
        if annuaire.structure(&brute.id).is_some() {
            controle.note("id", UNIQUE);
        }
        annuaire.structures.extend(structure(&mut controle, brute));
    }
    (controle.genre, controle.rang) = ("service", 0);
    for brute in fichier.services {
        controle.rang += 1;
        if annuaire.offres.iter().any(|connue| connue.id == brute.id) {
            controle.note("id", UNIQUE);
        }
        if annuaire.structure(&brute.structure_id).is_none() {
            controle.note("structure_id", STRUCTURE);
        }
        let offre = offre(&mut controle, brute);
        annuaire.offres.push(offre);
    }
    if controle.fautes.is_empty() {
        Ok(annuaire)
    } else {
        Err(ErreurAnnuaire::Fautes(controle.fautes))
    }
}

fn structure(controle: &mut Controle, brute: StructureBrute) -> Option<Structure> {
    let place = brute.latitude.zip(brute.longitude);
    let lieu = place.and_then(|(latitude, longitude)| Lieu::new(latitude, longitude));
    if lieu.is_none() && (brute.latitude.is_some() || brute.longitude.is_some()) {
        controle.note("latitude", PLACE);
    }
    let date_maj = brute.date_maj.parse::<Jour>();
    if date_maj.is_err() {
        controle.note("date_maj", JOUR);
    }
    let code = brute.code_insee.as_deref().or(brute.code_postal.as_deref());
    let departement = code.and_then(departement_de);
    let site = |texte: &str| {
        let suite = texte.strip_prefix("https://").or_else(|| texte.strip_prefix("http://"));
        suite.is_some_and(|suite| suite.contains('.') && !suite.contains(char::is_whitespace))
    };
    let courriel = |texte: &str| {
        texte.split_once('@').is_some_and(|(qui, ou)| {
            !qui.is_empty() && ou.contains('.') && !texte.contains(char::is_whitespace)
        })
    };
    let lue = Structure {
        id: controle.texte("id", brute.id),
        source: controle.texte("source", brute.source),
        nom: controle.texte("nom", brute.nom),
        description: controle.texte("description", brute.description),
        date_maj: date_maj.unwrap_or(Jour::constante(1970, 1, 1)),
        adresse: controle.libre("adresse", brute.adresse),
        code_postal: controle.libre("code_postal", brute.code_postal),
        commune: controle.libre("commune", brute.commune),
        departement,
        lieu,
        telephone: controle.telephone(brute.telephone),
        courriel: controle.regle("courriel", COURRIEL, brute.courriel, courriel),
        site_web: controle.regle("site_web", SITE, brute.site_web, site),
        horaires: controle.horaires(brute.horaires_accueil),
    };
    date_maj.is_ok().then_some(lue)
}

fn offre(controle: &mut Controle, brute: OffreBrute) -> Offre {
    let _ = controle.texte("source", brute.source);
    let ajouts = brute.passerelle.unwrap_or_default();
    let langue =
        |code: &str| (2..=3).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_lowercase());
    if !ajouts.langues.iter().all(|code| langue(code)) {
        controle.note("passerelle.langues", LANGUE);
    }
    let gratuit = match brute.frais.as_deref() {
        Some("gratuit" | "gratuit-sous-conditions") => Some(true),
        Some("payant" | "adhesion") => Some(false),
        Some(_) | None => None,
    };
    Offre {
        id: controle.texte("id", brute.id),
        structure: brute.structure_id,
        nom: controle.texte("nom", brute.nom),
        description: controle.texte("description", brute.description),
        themes: brute.thematiques.unwrap_or_default(),
        besoins_dits: controle.codes("passerelle.besoins", &ajouts.besoins, Besoin::depuis_code),
        gratuit,
        zone: zone(brute.zone_eligibilite.unwrap_or_default()),
        telephone: controle.telephone(brute.telephone),
        horaires: controle.horaires(brute.horaires_accueil),
        langues: ajouts.langues,
        demandees: controle.codes("passerelle.demandees", &ajouts.demandees, Demandee::depuis_code),
        inutiles: controle.codes("passerelle.inutiles", &ajouts.inutiles, Inutile::depuis_code),
    }
}

/// The format writes codes of the country, of departments, of towns: a town is its department.
fn zone(codes: Vec<String>) -> Zone {
    if codes.iter().any(|code| code == "france") {
        return Zone::France;
    }
    let lire = |code: String| code.parse().ok().or_else(|| departement_de(&code));
    let departements: Vec<Departement> = codes.into_iter().filter_map(lire).collect();
    if departements.is_empty() { Zone::NonDite } else { Zone::Departements(departements) }
}

/// Which themes of an offer are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Themes {
    /// As they were read.
    Lus,
    /// Those of the format's current version; needs that others told are told in words of ours.
    Courants,
}

/// Themes of the format's current version.
const COURANTS: &str = include_str!("../donnees/thematiques.txt");

fn courant(theme: &str) -> bool {
    COURANTS.lines().any(|ligne| ligne == theme)
}

pub(crate) fn ecrire(annuaire: &Annuaire, themes: Themes) -> String {
    let structures = annuaire.structures.iter().map(|s| StructureBrute {
        source: s.source.clone(),
        id: s.id.clone(),
        nom: s.nom.clone(),
        description: s.description.clone(),
        date_maj: s.date_maj.to_string(),
        adresse: s.adresse.clone(),
        code_postal: s.code_postal.clone(),
        code_insee: None,
        commune: s.commune.clone(),
        latitude: s.lieu.map(|lieu| lieu.latitude),
        longitude: s.lieu.map(|lieu| lieu.longitude),
        telephone: s.telephone.clone(),
        courriel: s.courriel.clone(),
        site_web: s.site_web.clone(),
        horaires_accueil: s.horaires.as_ref().map(ToString::to_string),
    });
    let structures: Vec<StructureBrute> = structures.collect();
    let source = |id: &str| annuaire.structure(id).map(|s| s.source.clone()).unwrap_or_default();
    let services = annuaire.offres.iter().map(|o| OffreBrute {
        source: source(&o.structure),
        id: o.id.clone(),
        structure_id: o.structure.clone(),
        nom: o.nom.clone(),
        description: o.description.clone(),
        date_maj: annuaire.structure(&o.structure).map(|s| s.date_maj.to_string()),
        thematiques: Some(match themes {
            Themes::Lus => o.themes.clone(),
            Themes::Courants => o.themes.iter().filter(|t| courant(t)).cloned().collect(),
        }),
        frais: o.gratuit.map(|libre| if libre { "gratuit" } else { "payant" }.to_owned()),
        zone_eligibilite: match &o.zone {
            Zone::France => Some(vec!["france".to_owned()]),
            Zone::Departements(d) => Some(d.iter().map(ToString::to_string).collect()),
            Zone::NonDite => None,
        },
        telephone: o.telephone.clone(),
        horaires_accueil: o.horaires.as_ref().map(ToString::to_string),
        passerelle: Some(Ajouts {
            besoins: match themes {
                Themes::Lus => o.besoins_dits.iter().map(|b| b.code().to_owned()).collect(),
                Themes::Courants => o.besoins().map(|b| b.code().to_owned()).collect(),
            },
            langues: o.langues.clone(),
            demandees: o.demandees.iter().map(|d| d.code().to_owned()).collect(),
            inutiles: o.inutiles.iter().map(|i| i.code().to_owned()).collect(),
        }),
    });
    let fichier = Fichier { structures, services: services.collect() };
    serde_json::to_string_pretty(&fichier).unwrap_or_default()
}
