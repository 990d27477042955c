//! Probable duplicates: rows that probably name the same person.
//!
//! Same name and first name once folded (a doubled word counts once, and the two may be swapped),
//! at least one equal strong field (full date of birth, telephone, day of first contact), and no
//! two full dates of birth that differ. With the name or the first name alone, the day of first
//! contact is not enough: an outing meets several people on one day.
//!
//! A third row that names the same person pairs with the first one.

use std::collections::HashMap;

use domain::Jour;
use domain::profil::Naissance;

use crate::texte::plier;
use crate::{ChampFort, DoublonProbable, LignePersonne, telephone};

/// A strong field of a row, as it is compared.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Cle {
    Naissance(Jour),
    Telephone(String),
    PremierContact(Jour),
}

/// The first rows under a name and a strong field, by what they say of the birth: looking one up
/// costs the same however many rows share it.
#[derive(Default)]
struct Premieres {
    toutes: Option<usize>,
    sans_naissance: Option<usize>,
    par_naissance: HashMap<Jour, usize>,
}

/// The pairs, in the order of their later row.
pub(crate) fn trouver(personnes: &[LignePersonne]) -> Vec<DoublonProbable> {
    let mut connues: HashMap<(String, Cle), Premieres> = HashMap::new();
    let mut premiere_de: Vec<usize> = (0..personnes.len()).collect();
    let mut doublons = Vec::new();
    for (rang, personne) in personnes.iter().enumerate() {
        let Some(nom) = nom(personne) else { continue };
        let naissance = naissance(personne);
        let cles: Vec<(String, Cle)> =
            cles(personne).into_iter().map(|cle| (nom.clone(), cle)).collect();
        let semblable = cles.iter().filter_map(|cle| connues.get(cle)?.compatible(naissance)).min();
        if let Some(autre) = semblable {
            let premiere = premiere_de.get(autre).copied().unwrap_or(autre);
            let rang_premiere = personnes
                .get(premiere)
                .filter(|premiere| compatibles(self::naissance(premiere), naissance))
                .map_or(autre, |_| premiere);
            if let Some(place) = premiere_de.get_mut(rang) {
                *place = rang_premiere;
            }
            doublons.extend(paire(personnes, rang_premiere, autre, rang));
        }
        for cle in cles {
            connues.entry(cle).or_default().ajouter(rang, naissance);
        }
    }
    doublons
}

impl Premieres {
    /// The first row that does not contradict this birth.
    fn compatible(&self, naissance: Option<Jour>) -> Option<usize> {
        match naissance {
            None => self.toutes,
            Some(jour) => {
                let meme = self.par_naissance.get(&jour).copied();
                meme.into_iter().chain(self.sans_naissance).min()
            }
        }
    }

    fn ajouter(&mut self, rang: usize, naissance: Option<Jour>) {
        self.toutes.get_or_insert(rang);
        match naissance {
            None => {
                self.sans_naissance.get_or_insert(rang);
            }
            Some(jour) => {
                self.par_naissance.entry(jour).or_insert(rang);
            }
        }
    }
}

fn compatibles(gauche: Option<Jour>, droite: Option<Jour>) -> bool {
    gauche.is_none() || droite.is_none() || gauche == droite
}

/// The pair of a row with the first one that names the same person; `autre` is the row it
/// resembles.
fn paire(
    personnes: &[LignePersonne],
    rang_premiere: usize,
    autre: usize,
    rang_seconde: usize,
) -> Option<DoublonProbable> {
    let (premiere, autre) = (personnes.get(rang_premiere)?, personnes.get(autre)?);
    let seconde = personnes.get(rang_seconde)?;
    let communs = |gauche: &LignePersonne| -> Vec<ChampFort> {
        let cles = cles(gauche);
        let mut champs: Vec<ChampFort> =
            self::cles(seconde).iter().filter(|cle| cles.contains(cle)).map(Cle::champ).collect();
        champs.dedup();
        champs
    };
    let directs = communs(premiere);
    Some(DoublonProbable {
        premiere: premiere.repere.clone(),
        seconde: seconde.repere.clone(),
        rang_premiere,
        rang_seconde,
        champs: if directs.is_empty() { communs(autre) } else { directs },
    })
}

impl Cle {
    fn champ(&self) -> ChampFort {
        match self {
            Self::Naissance(_) => ChampFort::Naissance,
            Self::Telephone(_) => ChampFort::Telephone,
            Self::PremierContact(_) => ChampFort::PremierContact,
        }
    }
}

/// Name and first name as they are compared; nothing when the row has neither.
fn nom(personne: &LignePersonne) -> Option<String> {
    let partie = |partie: &Option<String>| {
        let plie = partie.as_deref().map(plier).unwrap_or_default();
        let mut mots: Vec<&str> = plie.split(' ').collect();
        mots.dedup();
        mots.join(" ")
    };
    let mut parties = [partie(&personne.identite.nom), partie(&personne.identite.prenom)];
    parties.sort_unstable();
    let nom = parties.join("|");
    (nom != "|").then_some(nom)
}

fn naissance(personne: &LignePersonne) -> Option<Jour> {
    match personne.naissance.as_ref()?.connue()? {
        Naissance::Le(jour) => Some(*jour),
        Naissance::Annee(_) | Naissance::Vers(_) => None,
    }
}

fn cles(personne: &LignePersonne) -> Vec<Cle> {
    let nom_entier = personne.identite.nom.is_some() && personne.identite.prenom.is_some();
    let contact = personne.premier_contact.as_ref().and_then(|jour| jour.connue().copied());
    let telephones = personne.identite.telephones.iter().filter_map(|n| telephone::cle(n));
    naissance(personne)
        .map(Cle::Naissance)
        .into_iter()
        .chain(telephones.map(Cle::Telephone))
        .chain(contact.filter(|_| nom_entier).map(Cle::PremierContact))
        .collect()
}
