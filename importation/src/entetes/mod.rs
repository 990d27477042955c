//! The usual names of columns: the reviewed table `entetes.csv`.
//!
//! A line holds a role, or several when the name alone does not tell (the content then does), and
//! its usual names. A header is compared after folding, from the strictest way to the loosest:
//! whole; without what stands in parentheses; without a rank ("Renouv. 1"); as a set of words
//! without articles nor endings; abbreviated; with one slip of the keyboard; with more words
//! around.

mod mots;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Role;
use crate::texte::{Liste, a_une_faute, plier};
use mots::{radical, sac, sans_parentheses, sans_rang, significatif};

/// In which kind of table a header is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Portee {
    Personnes,
    Sorties,
}

/// What a header may hold, most likely first; empty when not recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reconnue {
    pub(crate) roles: Vec<Role>,
    /// From 0 (not recognised) to 7 (the very words of the table).
    pub(crate) certitude: u8,
}

struct Nom {
    plie: String,
    mots: Vec<String>,
    radicaux: Vec<String>,
    roles: Vec<Role>,
}

struct Vocabulaire {
    noms: Vec<Nom>,
    exacts: HashMap<String, Vec<Role>>,
    sacs: HashMap<String, Vec<Role>>,
}

static PERSONNES: LazyLock<Vocabulaire> = LazyLock::new(|| Vocabulaire::new(Portee::Personnes));
static SORTIES: LazyLock<Vocabulaire> = LazyLock::new(|| Vocabulaire::new(Portee::Sorties));

/// The roles a header may have in a table of this kind.
pub(crate) fn reconnaitre(entete: &str, portee: Portee) -> Reconnue {
    match portee {
        Portee::Personnes => PERSONNES.reconnaitre(entete),
        Portee::Sorties => SORTIES.reconnaitre(entete),
    }
}

/// The roles a header made of two rows may have: only under its very words, or their set.
pub(crate) fn reconnaitre_compose(groupe: &str, entete: &str, portee: Portee) -> Reconnue {
    let vocabulaire = match portee {
        Portee::Personnes => &PERSONNES,
        Portee::Sorties => &SORTIES,
    };
    vocabulaire.strictement(&format!("{groupe} {entete}"))
}

impl Portee {
    /// Whether a column of such a table may have this role.
    pub(crate) fn admet(self, role: Role) -> bool {
        match self {
            Self::Personnes => !role.est_de_sortie(),
            Self::Sorties => role.est_de_sortie() || [Role::Numero, Role::Note].contains(&role),
        }
    }
}

impl Vocabulaire {
    fn new(portee: Portee) -> Self {
        let mut noms: Vec<Nom> = Vec::new();
        let mut exacts: HashMap<String, Vec<Role>> = HashMap::new();
        let mut sacs: HashMap<String, Vec<Role>> = HashMap::new();
        for (roles, nom) in lignes(include_str!("entetes.csv"), portee) {
            let plie = if plier(nom).is_empty() { nom.trim().to_owned() } else { plier(nom) };
            if exacts.contains_key(&plie) {
                continue;
            }
            exacts.insert(plie.clone(), roles.clone());
            let mots: Vec<String> = plie.split(' ').map(str::to_owned).collect();
            let radicaux = mots.iter().filter(|m| significatif(m)).map(|m| radical(m)).collect();
            let sac = sac(&plie);
            match sacs.get_mut(&sac) {
                // Names of two roles with the same words: only their order tells them apart.
                Some(autres) if *autres != roles => autres.clear(),
                Some(_) => {}
                None => {
                    sacs.insert(sac, roles.clone());
                }
            }
            noms.push(Nom { plie, mots, radicaux, roles });
        }
        Self { noms, exacts, sacs }
    }

    fn reconnaitre(&self, entete: &str) -> Reconnue {
        let stricte = self.strictement(entete);
        if !stricte.roles.is_empty() {
            return stricte;
        }
        let plie = plier(&sans_parentheses(entete));
        let essais = [(3, self.abrege(&plie)), (2, self.fautif(&plie)), (1, self.contenu(&plie))];
        let trouve = essais.into_iter().find(|(_, roles)| !roles.is_empty());
        trouve.map_or_else(Reconnue::default, |(certitude, roles)| Reconnue { roles, certitude })
    }

    fn strictement(&self, entete: &str) -> Reconnue {
        let plie = plier(entete);
        let nu = plier(&sans_parentheses(entete));
        let exact = |texte: &str| self.exacts.get(texte).cloned().unwrap_or_default();
        let ensemble = |texte: &str| self.sacs.get(&sac(texte)).cloned().unwrap_or_default();
        let essais = [
            (7, if plie.is_empty() { exact(entete.trim()) } else { exact(&plie) }),
            (6, exact(&nu)),
            (5, self.ordonne(&nu)),
            (4, ensemble(&plie)),
            (4, ensemble(&nu)),
        ];
        let trouve = essais.into_iter().find(|(_, roles)| !roles.is_empty());
        trouve.map_or_else(Reconnue::default, |(certitude, roles)| Reconnue { roles, certitude })
    }

    /// "Renouv. 1", "2e renouvellement", "Tél. 2": of roles that several columns may have.
    fn ordonne(&self, plie: &str) -> Vec<Role> {
        let Some(nu) = sans_rang(plie) else {
            return Vec::new();
        };
        let roles = self.exacts.get(&nu).or_else(|| self.sacs.get(&sac(&nu)));
        let roles = roles.cloned().unwrap_or_default();
        if roles.iter().all(|role| role.est_multiple()) { roles } else { Vec::new() }
    }

    /// Every word is the beginning of the word at the same place ("Sit. adm.").
    fn abrege(&self, plie: &str) -> Vec<Role> {
        let mots: Vec<&str> = plie.split(' ').collect();
        if mots.len() == 1 && plie.len() < 3 {
            return Vec::new();
        }
        self.seuls(|nom| {
            nom.mots.len() == mots.len()
                && nom.mots.iter().zip(&mots).all(|(entier, mot)| {
                    entier == mot || (mot.len() >= 2 && entier.starts_with(mot))
                })
        })
    }

    fn fautif(&self, plie: &str) -> Vec<Role> {
        const LONGUEUR: usize = 7;
        if plie.len() < LONGUEUR {
            return Vec::new();
        }
        self.seuls(|nom| nom.plie.len() >= LONGUEUR && a_une_faute(&nom.plie, plie))
    }

    /// The header holds all the words of a name, and none that changes what it is about.
    fn contenu(&self, plie: &str) -> Vec<Role> {
        const MOTS_AU_PLUS: usize = 8;
        const LONGUEUR_D_UN_MOT_SEUL: usize = 8;
        // These turn "Nationalité" into another column ("Nationalité du conjoint").
        static ETRANGERS: Liste = Liste::new(
            "motif|nom|prenom|lieu|ville|adresse|type|conjoint|mari|mere|pere|enfant|\
             commentair|montant|heur|age|tuteur|medecin|avocat|employeur|partenair|numero|\
             autr|ancien|ancienn|dernier|si|non|pas|avant|apr|renouv|renouvellement|prochain",
        );
        let radicaux: Vec<String> =
            plie.split(' ').filter(|mot| significatif(mot)).map(radical).collect();
        if radicaux.len() > MOTS_AU_PLUS {
            return Vec::new();
        }
        let tient = |nom: &Nom| {
            let assez = match nom.radicaux.as_slice() {
                [] => false,
                [seul] => seul.len() >= LONGUEUR_D_UN_MOT_SEUL && !ETRANGERS.contient(seul),
                _ => true,
            };
            let date_permise = nom.roles.iter().all(|role| role.est_de_date());
            assez
                && nom.radicaux.iter().all(|mot| radicaux.contains(mot))
                && radicaux
                    .iter()
                    .filter(|mot| !nom.radicaux.contains(mot))
                    .all(|mot| !ETRANGERS.contient(mot) && (mot.as_str() != "dat" || date_permise))
        };
        let longueur =
            self.noms.iter().filter(|nom| tient(nom)).map(|nom| nom.radicaux.len()).max();
        self.seuls(|nom| Some(nom.radicaux.len()) == longueur && tient(nom))
    }

    /// The roles of the names that satisfy a condition, when they all agree.
    fn seuls(&self, condition: impl Fn(&Nom) -> bool) -> Vec<Role> {
        let mut trouves = self.noms.iter().filter(|nom| condition(nom)).map(|nom| &nom.roles);
        match trouves.next() {
            Some(premiers) if trouves.all(|autres| autres == premiers) => premiers.clone(),
            _ => Vec::new(),
        }
    }
}

/// The names of the table that a kind of sheet admits, with their roles.
fn lignes(csv: &str, portee: Portee) -> impl Iterator<Item = (Vec<Role>, &str)> {
    csv.lines().flat_map(move |ligne| {
        let (codes, noms) = ligne.split_once(';').unwrap_or_default();
        let roles: Vec<Role> = codes
            .split('/')
            .filter_map(Role::depuis_code)
            .filter(|role| portee.admet(*role))
            .collect();
        let noms: Vec<&str> = if roles.is_empty() { Vec::new() } else { noms.split('|').collect() };
        noms.into_iter().map(move |nom| (roles.clone(), nom))
    })
}

#[cfg(test)]
mod tests;
