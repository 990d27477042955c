//! From the fields of the forms of a sitting to the steps of the domain.

use app::commission::Etape;
use domain::commission::{
    AvisRendu, College, Convocation, EvenementCommission as E, Maniere, MembreCommission, Porteuse,
    Presence, Voix,
};
use domain::psp::Avis;
use domain::{ActeId, Departement, Jour, Recit};

use crate::pages::dossiers::nom;
use crate::pages::dossiers::rempli::Rempli;
use crate::pages::dossiers::saisie::{jour as lire_jour, mot};
use crate::reponse::ErreurWeb;

/// What a form of a sitting asks for.
pub(super) enum Voulu {
    Noter(E, Option<Recit>),
    Rendre(AvisRendu, Option<String>),
}

/// A day of a form; nothing when left empty.
pub(super) fn jour(rempli: &Rempli, champ: &str) -> Result<Option<Jour>, ErreurWeb> {
    lire_jour(rempli.valeur(champ))
}

/// Which sitting, after what, under which id.
pub(super) fn etape(
    (departement, seance): (Departement, Jour),
    rempli: &Rempli,
) -> Result<Etape, ErreurWeb> {
    let id = rempli.valeur("id").parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let apres = nombre(rempli, "apres")?;
    Ok(Etape { departement, seance, apres, id: Some(id), survenu_le: None })
}

/// How a sitting is convened.
pub(super) fn convocation(rempli: &Rempli) -> Result<Convocation, ErreurWeb> {
    let heure = rempli.valeur("heure").trim();
    let heure = (!heure.is_empty()).then(|| heure.parse().map_err(|_| ErreurWeb::Champ("heure")));
    Ok(Convocation {
        lieu: rempli.valeur("lieu").trim().to_owned(),
        heure: heure.transpose()?,
        places: nombre(rempli, "places")?,
        depot_avant: jour(rempli, "depot_avant")?,
        quorum: nombre(rempli, "quorum")?,
        suite_de: jour(rempli, "suite_de")?,
    })
}

/// The step a form of a sitting's page asks for.
pub(super) fn voulu(rempli: &Rempli) -> Result<Voulu, ErreurWeb> {
    let acte = |champ| -> Result<ActeId, ErreurWeb> {
        rempli.valeur(champ).parse().map_err(|_| ErreurWeb::Champ("quoi"))
    };
    let noter = |evenement| Ok(Voulu::Noter(evenement, None));
    match rempli.valeur("quoi") {
        "membre" => {
            let membre = MembreCommission {
                college: mot(rempli.valeur("college"), &College::TOUS)?,
                represente: porteuse(rempli.valeur("represente")),
                engagement_signe_le: jour(rempli, "engagement_signe_le")?,
            };
            let dite = texte(rempli, "designation").ok_or(ErreurWeb::Champ("designation"))?;
            Ok(Voulu::Noter(E::Membre(membre), Some(Recit::Designation(dite))))
        }
        "oter" => noter(E::MembreOte(acte("membre")?)),
        "presence" => {
            let maniere = mot(rempli.valeur("maniere"), &Maniere::TOUS)?;
            noter(E::Presence(Presence { membre: acte("membre")?, maniere }))
        }
        "places" => noter(E::PlacesPrises(nombre(rempli, "prises")?.unwrap_or(0))),
        "retirer" => noter(E::Desinscription(nom::lire(rempli.valeur("dossier"))?)),
        "ouvrir" => noter(E::Ouverture),
        "sans-quorum" => noter(E::SansQuorum),
        "clore" => noter(E::ProcesVerbal),
        "avis" => {
            let ids = |champ| -> Result<Vec<ActeId>, ErreurWeb> {
                let ids = rempli.valeurs(champ).map(str::parse);
                ids.collect::<Result<_, _>>().map_err(|_| ErreurWeb::Champ("quoi"))
            };
            let voix = Voix {
                pour: nombre(rempli, "pour")?.unwrap_or(0),
                contre: nombre(rempli, "contre")?.unwrap_or(0),
                abstentions: nombre(rempli, "abstentions")?.unwrap_or(0),
            };
            let rendu = AvisRendu {
                dossier: nom::lire(rempli.valeur("dossier"))?,
                avis: mot(rempli.valeur("avis"), &Avis::TOUS)?,
                siegent: ids("siegent")?,
                voix,
                dissidentes: ids("dissidentes")?,
            };
            Ok(Voulu::Rendre(rendu, texte(rempli, "motifs")))
        }
        _ => Err(ErreurWeb::Champ("quoi")),
    }
}

/// The association of a form: ours, another by its name, or none.
pub(super) fn porteuse(texte: &str) -> Option<Porteuse> {
    match texte.trim() {
        "" => None,
        "notre" => Some(Porteuse::Notre),
        autre => Some(Porteuse::Autre(autre.to_owned())),
    }
}

fn texte(rempli: &Rempli, champ: &str) -> Option<String> {
    let texte = rempli.valeur(champ).trim();
    (!texte.is_empty()).then(|| texte.to_owned())
}

fn nombre<T: std::str::FromStr>(rempli: &Rempli, champ: &str) -> Result<Option<T>, ErreurWeb> {
    let texte = rempli.valeur(champ).trim();
    if texte.is_empty() {
        return Ok(None);
    }
    texte.parse().map(Some).map_err(|_| ErreurWeb::Champ("nombre"))
}
