//! Blind search: what the database is searched by, without holding a readable name.
//!
//! A token is a keyed hash of one way of writing a word: the word itself, each of its beginnings,
//! its sound, a telephone number. The tokens of a person are stored; those of a query are looked
//! up. Each way has its own prefix under the key: a beginning never equals a word.
//!
//! Whoever reads the table without the key learns how many tokens a person has and which people
//! share some, not which words they are of.

use std::collections::BTreeSet;

use domain::Compartiment;
use domain::recit::Identite;

use crate::coffre::empreinte_cle;
use crate::secret::Secret;
use crate::texte::{mots, telephones};
use crate::{Coffre, ErreurVault, phonetique};

/// Letters a beginning has at least: one letter would find half of the people.
const DEBUT_MINIMAL: usize = 2;
/// Letters beyond which beginnings are no longer told apart.
const DEBUT_MAXIMAL: usize = 12;

/// One searchable trait of a person, unreadable without the association's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jeton(pub [u8; 16]);

#[derive(Clone, Copy)]
enum Sorte {
    Mot,
    Debut,
    Son,
    Telephone,
}

impl Coffre {
    /// The tokens to store for a person: family name, first name, the name she goes by, telephone
    /// numbers. Sorted, without duplicates.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] when the session does not hold `identite`.
    pub fn jetons_identite(&self, identite: &Identite) -> Result<Vec<Jeton>, ErreurVault> {
        let cle = self.cle_recherche()?;
        let mut jetons = BTreeSet::new();
        for nom in [&identite.nom, &identite.prenom, &identite.dite].into_iter().flatten() {
            let mots = mots(nom);
            let colles = mots.windows(2).map(<[String]>::concat);
            for mot in mots.iter().cloned().chain(colles) {
                jetons.insert(jeton(cle, Sorte::Mot, &mot));
                jetons.extend(debuts(&mot).map(|debut| jeton(cle, Sorte::Debut, debut)));
                jetons.extend(son(cle, &mot));
            }
        }
        for texte in &identite.telephones {
            jetons.extend(self.jetons_telephone(texte)?);
        }
        Ok(jetons.into_iter().collect())
    }

    /// The tokens of the telephone numbers of a text (a contact channel has one, a name has none).
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] when the session does not hold `identite`.
    pub fn jetons_telephone(&self, texte: &str) -> Result<Vec<Jeton>, ErreurVault> {
        let cle = self.cle_recherche()?;
        let numeros = telephones(texte);
        Ok(numeros.iter().map(|numero| jeton(cle, Sorte::Telephone, numero)).collect())
    }

    /// What to look up for a query: a person is found when she has, for **each** list, **at least
    /// one** of its tokens. The order of the words makes no difference. In a list the surest
    /// tokens come first: the word, a beginning, a sound. An empty answer finds nobody.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`] when the session does not hold `identite`.
    pub fn jetons_requete(&self, requete: &str) -> Result<Vec<Vec<Jeton>>, ErreurVault> {
        let cle = self.cle_recherche()?;
        let (noms, numeros) = separer(requete);
        let mots = mots(&noms);
        let mut listes: Vec<Vec<Jeton>> = Vec::with_capacity(mots.len() + numeros.len());
        for (rang, mot) in mots.iter().enumerate() {
            // `n diaye` and `marie claire` also find Ndiaye and Marieclaire.
            let precedent = rang.checked_sub(1).and_then(|rang| mots.get(rang));
            let avant = precedent.map(|precedent| format!("{precedent}{mot}"));
            let apres = mots.get(rang + 1).map(|suivant| format!("{mot}{suivant}"));
            let colles: Vec<String> = avant.into_iter().chain(apres).collect();
            let mut liste = vec![jeton(cle, Sorte::Mot, mot)];
            liste.extend(colles.iter().map(|colle| jeton(cle, Sorte::Mot, colle)));
            liste.extend(debuts(mot).last().map(|debut| jeton(cle, Sorte::Debut, debut)));
            liste.extend(son(cle, mot));
            liste.extend(colles.iter().filter_map(|colle| son(cle, colle)));
            listes.push(liste);
        }
        listes.extend(numeros.iter().map(|numero| vec![jeton(cle, Sorte::Telephone, numero)]));
        Ok(listes)
    }

    fn cle_recherche(&self) -> Result<&Secret, ErreurVault> {
        self.recherche.as_ref().ok_or(ErreurVault::CleAbsente(Compartiment::Identite))
    }
}

/// Splits a query into its words and its telephone numbers: `awa 06 12 34 56 78`.
fn separer(requete: &str) -> (String, Vec<String>) {
    let est_numero = |morceau: &str| {
        morceau.chars().any(|signe| signe.is_ascii_digit())
            && morceau.chars().all(|signe| signe.is_ascii_digit() || "+.-/()".contains(signe))
    };
    let mut noms = String::new();
    let mut numeros = Vec::new();
    let morceaux: Vec<&str> = requete.split_whitespace().collect();
    for groupe in morceaux.chunk_by(|un, autre| est_numero(un) == est_numero(autre)) {
        let texte = groupe.join(" ");
        let trouves = if groupe.first().is_some_and(|un| est_numero(un)) {
            telephones(&texte)
        } else {
            Vec::new()
        };
        if trouves.is_empty() {
            noms.push_str(&texte);
            noms.push(' ');
        }
        numeros.extend(trouves);
    }
    (noms, numeros)
}

/// The beginnings of a word, itself included, shortest first.
fn debuts(mot: &str) -> impl Iterator<Item = &str> {
    let fins = mot.char_indices().map(|(debut, lettre)| debut + lettre.len_utf8());
    fins.enumerate()
        .filter(|(rang, _)| (DEBUT_MINIMAL..=DEBUT_MAXIMAL).contains(&(rang + 1)))
        .filter_map(|(_, fin)| mot.get(..fin))
}

fn son(cle: &Secret, mot: &str) -> Option<Jeton> {
    phonetique::code(mot).map(|code| jeton(cle, Sorte::Son, &code))
}

fn jeton(cle: &Secret, sorte: Sorte, texte: &str) -> Jeton {
    let sorte: &[u8] = match sorte {
        Sorte::Mot => b"mot",
        Sorte::Debut => b"debut",
        Sorte::Son => b"son",
        Sorte::Telephone => b"telephone",
    };
    Jeton(empreinte_cle(cle, &[sorte, texte.as_bytes()]))
}
