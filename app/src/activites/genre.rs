//! The kinds of activity that a member notes, and the fields of each.

use domain::Fait;
use domain::activite::{GenreSeance, Milieu, SeanceCollective};
use domain::detail_seance::{NiveauScolaire, PublicCible, ThemeAtelier, ThemeEvars};
use domain::formation::PublicFormation;
use domain::permanence::{GenreActivite, MomentAccueil, ServiceAccueil};
use domain::seance_en_ligne::SupportEnLigne;
use domain::stage::{CadreStage, MotifAchat};

/// A kind of activity, as a member chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Genre {
    /// An outing.
    Sortie,
    /// A half-day of reception.
    Permanence,
    /// A session online.
    EnLigne,
    /// A workshop.
    Atelier,
    /// Prevention in a school.
    Scolaire,
    /// Prevention with another public.
    Ciblee,
    /// A training of professionals.
    Formation,
    /// An awareness course for buyers.
    Stage,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A count.
    Entier,
    /// Hours, with a comma.
    Heures,
    /// An amount in euros, with a comma.
    Euros,
    /// A day.
    Jour,
    /// A few words, in which no way to reach anybody is accepted.
    Texte,
    /// One code among these.
    Choix(Vec<&'static str>),
    /// Numbers of quality indicators, any of them.
    Qualiopi,
}

/// A field of a kind of activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Champ {
    /// Its name: stable, a column of the export.
    pub nom: String,
    /// Key of its label in the texts of the pages.
    pub cle: String,
    /// What it takes.
    pub nature: Nature,
    /// Whether it must be filled in.
    pub requis: bool,
}

impl Genre {
    /// Every kind with its stable code, in the order they are offered.
    pub const TOUS: [(Self, &'static str); 8] = [
        (Self::Sortie, "sortie"),
        (Self::EnLigne, "en-ligne"),
        (Self::Permanence, "permanence"),
        (Self::Atelier, "atelier"),
        (Self::Scolaire, "prevention-scolaire"),
        (Self::Ciblee, "prevention-ciblee"),
        (Self::Formation, "formation"),
        (Self::Stage, "stage"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUS.iter().find(|(autre, _)| *autre == self).map_or("", |(_, code)| code)
    }

    /// Reverse of [`Genre::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.iter().find(|(_, autre)| *autre == code).map(|(genre, _)| *genre)
    }

    /// The kind of an activity already noted; `None` for what is none (a model of message).
    pub fn de(fait: &Fait) -> Option<Self> {
        if let Fait::Sortie(_) = fait {
            Some(Self::Sortie)
        } else if let Fait::Permanence(_) = fait {
            Some(Self::Permanence)
        } else if let Fait::SeanceEnLigne(_) = fait {
            Some(Self::EnLigne)
        } else if let Fait::Seance(SeanceCollective { genre, .. }) = fait {
            Some(match genre {
                GenreSeance::Atelier => Self::Atelier,
                GenreSeance::PreventionScolaire => Self::Scolaire,
                GenreSeance::PreventionCiblee => Self::Ciblee,
                GenreSeance::Formation => Self::Formation,
                GenreSeance::Stage => Self::Stage,
            })
        } else {
            None
        }
    }

    /// Its fields, in order.
    pub fn champs(self) -> Vec<Champ> {
        let mut champs = Vec::new();
        match self {
            Self::Sortie => {
                champs.push(choix("milieu", codes(&Milieu::TOUS)));
                champs.extend(entiers(&["duree-minutes", "equipe", "rencontrees", "nouvelles"]));
                champs.extend(entiers(&["orientees", "messages", "reponses"]));
            }
            Self::Permanence => {
                champs.push(choix("moment", codes(&MomentAccueil::TOUS)));
                champs.push(requis(entier("visites")));
                champs.extend(entiers(&["reconnues", "premieres"]));
                champs.extend(famille("service", &codes(&ServiceAccueil::TOUS)));
                champs.extend(famille("ensemble", &codes(&GenreActivite::TOUS)));
            }
            Self::EnLigne => {
                champs.push(choix("support", codes(&SupportEnLigne::TOUS)));
                champs.extend(entiers(&["duree-minutes", "equipe"]));
                champs.extend([requis(entier("messages")), requis(entier("reponses"))]);
                champs.extend(entiers(&["conversations", "rencontres"]));
            }
            Self::Atelier => {
                champs.push(choix("theme-atelier", codes(&ThemeAtelier::TOUS)));
                champs.extend(presence("presents"));
            }
            Self::Scolaire => {
                champs.push(requis(texte("etablissement")));
                champs.push(choix("niveau", codes(&NiveauScolaire::TOUS)));
                champs.push(choix("theme-evars", codes(&ThemeEvars::TOUS)));
                champs.extend(presence("eleves"));
                champs.extend(entiers(&["evaluations", "evaluations-utiles"]));
            }
            Self::Ciblee => {
                champs.push(choix("public-cible", codes(&PublicCible::TOUS)));
                champs.push(texte("structure"));
                champs.extend(presence("presents"));
                champs.extend(entiers(&["evaluations", "evaluations-utiles"]));
            }
            Self::Formation => {
                champs.push(requis(texte("programme")));
                champs.push(choix("public-formation", codes(&PublicFormation::TOUS)));
                champs.extend(presence("stagiaires"));
                champs.extend(entiers(&["demi-journees", "feuilles", "attestations"]));
                champs.extend(entiers(&["evaluations", "evaluations-utiles"]));
                champs.push(champ("preuves", Nature::Qualiopi));
            }
            Self::Stage => champs.extend(stage()),
        }
        champs
    }
}

fn stage() -> Vec<Champ> {
    let mut champs = vec![
        requis(texte("tribunal")),
        choix("cadre-stage", codes(&CadreStage::TOUS)),
        requis(entier("duree-jours")),
        entier("seances"),
        champ("heures-par-jour", Nature::Heures),
        champ("cout-euros", Nature::Euros),
        champ("plus-ancienne-condamnation", Nature::Jour),
        entier("convoques"),
        requis(entier("presents")),
        entier("attestations"),
    ];
    let motifs = codes(&MotifAchat::TOUS);
    for quand in ["avant", "apres"] {
        champs.extend([entier(&format!("{quand}-questionnaires"))]);
        champs.extend([entier(&format!("{quand}-renoncent"))]);
        champs.extend(motifs.iter().map(|motif| Champ {
            nom: format!("{quand}-motif-{motif}"),
            cle: format!("activites-motif-{motif}"),
            nature: Nature::Entier,
            requis: false,
        }));
    }
    champs
}

fn champ(nom: &str, nature: Nature) -> Champ {
    Champ { nom: nom.to_owned(), cle: format!("activites-champ-{nom}"), nature, requis: false }
}

fn entier(nom: &str) -> Champ {
    champ(nom, Nature::Entier)
}

fn entiers(noms: &[&str]) -> Vec<Champ> {
    noms.iter().map(|nom| entier(nom)).collect()
}

fn texte(nom: &str) -> Champ {
    champ(nom, Nature::Texte)
}

fn choix(nom: &str, codes: Vec<&'static str>) -> Champ {
    requis(champ(nom, Nature::Choix(codes)))
}

fn requis(champ: Champ) -> Champ {
    Champ { requis: true, ..champ }
}

/// Length and attendance, under the word of the kind.
fn presence(nom: &str) -> [Champ; 2] {
    [entier("duree-minutes"), requis(entier(nom))]
}

/// One count for each code.
fn famille<'a>(famille: &'a str, codes: &'a [&'static str]) -> impl Iterator<Item = Champ> + 'a {
    codes.iter().map(move |code| {
        let nom = format!("{famille}-{code}");
        Champ { cle: format!("activites-{nom}"), nom, nature: Nature::Entier, requis: false }
    })
}

fn codes<T>(tous: &[(T, &'static str)]) -> Vec<&'static str> {
    tous.iter().map(|(_, code)| *code).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_kind_has_a_code_and_each_of_its_fields_a_name() {
        for (genre, code) in Genre::TOUS {
            assert_eq!(Genre::depuis_code(code), Some(genre));
            let champs = genre.champs();
            let noms: BTreeSet<&str> = champs.iter().map(|champ| champ.nom.as_str()).collect();
            assert_eq!(noms.len(), champs.len(), "{code}");
        }
    }
}
