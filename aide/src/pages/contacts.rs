//! Finding who helps: the form, its answer, and the list a folder holds.

use annuaire::{Besoin, Demande, Demandee, Horaires, Inutile, Plage, Prefecture, Trouvee, Zone};
use askama::Template;

use super::mots::lisible;
use super::{Champs, Mots, rendre};
use crate::langue::Langue;

/// Contacts shown for one answer: the nearest. A page stays light whatever the directory.
const AU_PLUS: usize = 12;
/// Bytes they take together at most, the first aside: descriptions may be long.
const OCTETS: usize = 24_000;
/// Descriptions shown of one contact: a structure may offer many things.
const DESCRIPTIONS: usize = 4;

/// What a page shows of a structure.
struct Contact<'a> {
    nom: &'a str,
    description: Vec<&'a str>,
    distance_km: Option<String>,
    france: bool,
    /// As dialled, and as read.
    telephones: Vec<(&'a str, String)>,
    horaires: Vec<String>,
    langues: Vec<String>,
    gratuit: bool,
    adresse: Option<String>,
    courriel: Option<&'a str>,
    site: Option<&'a str>,
    demandees: Vec<Demandee>,
    inutiles: Vec<Inutile>,
    date: domain::Jour,
    /// What a script filters and sorts on, in a folder.
    tri: Tri,
}

/// The same, as marks.
struct Tri {
    besoins: String,
    langues: String,
    zone: String,
    place: String,
}

#[derive(Template)]
#[template(path = "trouver.html")]
struct Formulaire<'a> {
    m: &'a Mots<'a>,
    prefectures: &'static [Prefecture],
    besoins: &'static [Besoin],
    /// In a folder: the whole directory.
    contacts: Vec<Contact<'a>>,
    a_verifier: bool,
}

#[derive(Template)]
#[template(path = "contacts.html")]
struct Contacts<'a> {
    m: &'a Mots<'a>,
    trouves: Vec<Contact<'a>>,
    /// Nobody is listed for this need: these are for others.
    autres: bool,
    a_verifier: bool,
}

#[derive(Template)]
#[template(path = "contact.html")]
struct UnContact<'a> {
    m: &'a Mots<'a>,
    c: &'a Contact<'a>,
}

impl Contact<'_> {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass what they hold so")]
    fn rendre(&self, m: &&Mots<'_>) -> String {
        rendre(&UnContact { m, c: self })
    }
}

/// The form; in a folder, every contact besides.
pub(super) fn demander(m: &Mots<'_>) -> String {
    let site = m.site();
    let tous = if m.repond() { Vec::new() } else { site.annuaire.chercher(&Demande::default()) };
    let contacts = tous.iter().map(|trouvee| contact(m, trouvee)).collect();
    rendre(&Formulaire {
        m,
        prefectures: annuaire::prefectures(),
        besoins: Besoin::TOUS,
        contacts,
        a_verifier: !site.annuaire_donne,
    })
}

/// What was asked, as the directory takes it. What does not read was left open.
fn demande(champs: &Champs) -> Demande {
    let champ = |nom: &str| champs.iter().find(|(cle, _)| cle == nom).map(|(_, v)| v.as_str());
    Demande {
        departement: champ("ou").and_then(|code| code.parse().ok()),
        langue: champ("langue").and_then(Langue::depuis_code).map(|l| l.code().to_owned()),
        besoin: champ("besoin").and_then(Besoin::depuis_code),
    }
}

/// The contacts asked for, the nearest first; for a need nobody is listed for, those of others.
pub(super) fn repondre(m: &Mots<'_>, champs: &Champs) -> String {
    let site = m.site();
    let demande = demande(champs);
    let mut trouvees = site.annuaire.chercher(&demande);
    let autres = trouvees.is_empty();
    if autres {
        trouvees = site.annuaire.chercher(&Demande { besoin: None, ..demande });
    }
    let trouves = trouvees.iter().take(AU_PLUS).map(|trouvee| contact(m, trouvee));
    let trouves = legers(m, trouves);
    rendre(&Contacts { m, trouves, autres, a_verifier: !site.annuaire_donne })
}

/// The first of them, as long as the page stays light; one at the least.
fn legers<'a>(m: &Mots<'_>, contacts: impl Iterator<Item = Contact<'a>>) -> Vec<Contact<'a>> {
    let mut reste = OCTETS;
    let mut gardes = Vec::new();
    for contact in contacts {
        let octets = contact.rendre(&m).len();
        if octets > reste && !gardes.is_empty() {
            break;
        }
        reste = reste.saturating_sub(octets);
        gardes.push(contact);
    }
    gardes
}

fn contact<'a>(m: &Mots<'_>, trouvee: &Trouvee<'a>) -> Contact<'a> {
    let (structure, offres) = (trouvee.structure, &trouvee.offres);
    let mut telephones: Vec<&str> = offres.iter().filter_map(|o| o.telephone.as_deref()).collect();
    telephones.extend(structure.telephone.as_deref());
    telephones.dedup();
    let horaires = offres.iter().find_map(|o| o.horaires.as_ref()).or(structure.horaires.as_ref());
    let mut langues: Vec<&str> =
        offres.iter().flat_map(|o| &o.langues).map(String::as_str).collect();
    langues.sort_unstable();
    langues.dedup();
    let ville = [structure.code_postal.as_deref(), structure.commune.as_deref()];
    let ville = ville.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let adresse: Vec<&str> =
        structure.adresse.iter().map(String::as_str).chain([ville.as_str()]).collect();
    let adresse = adresse.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let france = offres.iter().any(|o| o.zone == Zone::France);
    // A seat says what it is before what it offers: its number is nobody's office.
    let siege = france.then_some(structure.description.as_str()).into_iter();
    let description = siege.chain(offres.iter().map(|o| o.description.as_str()));
    Contact {
        nom: &structure.nom,
        description: description.take(DESCRIPTIONS).collect(),
        // The seat of who serves the whole country is far from most: that says nothing.
        distance_km: trouvee.distance_km.filter(|_| !france).map(|km| km.to_string()),
        france,
        telephones: telephones.into_iter().map(|n| (n, lisible(n))).collect(),
        horaires: horaires.map(|h| dire_horaires(m, h)).unwrap_or_default(),
        langues: langues.iter().map(|code| nom_de_langue(m, code)).collect(),
        gratuit: offres.iter().any(|o| o.gratuit == Some(true)),
        adresse: (!adresse.is_empty()).then(|| adresse.join(", ")),
        courriel: structure.courriel.as_deref(),
        site: structure.site_web.as_deref(),
        demandees: unies(offres.iter().flat_map(|o| o.demandees.iter().copied())),
        inutiles: unies(offres.iter().flat_map(|o| o.inutiles.iter().copied())),
        date: structure.date_maj,
        tri: tri(trouvee, &langues),
    }
}

fn tri(trouvee: &Trouvee<'_>, langues: &[&str]) -> Tri {
    let besoins = unies(trouvee.offres.iter().flat_map(|offre| offre.besoins()));
    let zones = trouvee.offres.iter().flat_map(|offre| match &offre.zone {
        Zone::France | Zone::NonDite => vec!["*".to_owned()],
        Zone::Departements(codes) => codes.iter().map(ToString::to_string).collect(),
    });
    Tri {
        besoins: besoins.iter().map(|besoin| besoin.code()).collect::<Vec<_>>().join(" "),
        langues: langues.join(" "),
        zone: zones.collect::<Vec<_>>().join(" "),
        place: trouvee
            .structure
            .lieu
            .map(|lieu| format!("{} {}", lieu.latitude, lieu.longitude))
            .unwrap_or_default(),
    }
}

fn unies<T: Ord>(codes: impl Iterator<Item = T>) -> Vec<T> {
    let mut codes: Vec<T> = codes.collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A language of ours by its own name, any other by its code.
fn nom_de_langue(m: &Mots<'_>, code: &str) -> String {
    Langue::depuis_code(code).map_or_else(|| code.to_owned(), |l| m.dire_en(&l, "langue"))
}

fn dire_horaires(m: &Mots<'_>, horaires: &Horaires) -> Vec<String> {
    match horaires {
        Horaires::Toujours => vec![m.dire("toujours-ouvert")],
        Horaires::Autrement(texte) => vec![texte.clone()],
        Horaires::Semaine(plages) => plages.iter().map(|plage| dire_plage(m, plage)).collect(),
    }
}

fn dire_plage(m: &Mots<'_>, plage: &Plage) -> String {
    let jour = |rang: u8| m.code("jour", &rang.to_string());
    let jours = if plage.du == plage.au {
        jour(plage.du)
    } else {
        format!("{} – {}", jour(plage.du), jour(plage.au))
    };
    let heure = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let heures: Vec<String> =
        plage.heures.iter().map(|(de, a)| format!("{}–{}", heure(*de), heure(*a))).collect();
    format!("{jours} {}", heures.join(", "))
}
