//! A row of the list of people.

mod parcours;

use std::collections::HashMap;

use domain::profil::Naissance;
use domain::{Jour, Pays, Valeur};

use crate::cellule::Cellule;
use crate::dates::DateLue;
use crate::lecteur::Lecteur;
use crate::nommage::{Ordre, separer};
use crate::regle_date::RegleDate;
use crate::table::{Colonne, Table};
use crate::texte::plier;
use crate::vocabulaire::{
    Nationalites, cadre, canaux, departement, fondre_canaux, genre, hebergement, motif_cloture,
    nationalites, oqtf, plainte, sejour, situation_conjugale, voie,
};
use crate::{Constat, LignePersonne, Repere, Role, telephone};

/// No family is larger: a larger number is an age or a year.
const ENFANTS_AU_PLUS: u32 = 20;

/// Nationalities already read in this file: each spelling is searched once.
pub(crate) type Memoire = HashMap<String, Option<Nationalites>>;

/// Reads a row. What rejects it, and what was not understood, is in the reader.
pub(crate) fn lire<'t>(
    table: &'t Table,
    repere: Repere,
    cellules: impl Fn(u32) -> &'t Cellule,
    lecteur: &mut Lecteur<'t>,
    memoire: &mut Memoire,
) -> LignePersonne {
    let mut personne = LignePersonne::vide(repere);
    for colonne in &table.colonnes {
        let cellule = cellules(colonne.place);
        if cellule.est_vide() {
            continue;
        }
        lecteur.passer_a(colonne);
        match colonne.role {
            Some(role) => lire_cellule(&mut personne, role, colonne, cellule, lecteur, memoire),
            None => lecteur.noter(cellule),
        }
    }
    personne.renouvellements.sort_unstable();
    personne.renouvellements.dedup();
    personne.notes = std::mem::take(&mut lecteur.notes);
    for note in &personne.notes {
        fondre_canaux(&mut personne.canaux, canaux(&note.texte));
    }
    personne
}

fn lire_cellule(
    personne: &mut LignePersonne,
    role: Role,
    colonne: &Colonne,
    cellule: &Cellule,
    lecteur: &mut Lecteur<'_>,
    memoire: &mut Memoire,
) {
    match role {
        Role::Nom => personne.identite.nom = lecteur.nom(cellule),
        Role::Prenom => personne.identite.prenom = lecteur.nom(cellule),
        Role::NomComplet => nom_complet(personne, colonne, cellule, lecteur),
        Role::Dite => personne.identite.dite = lecteur.nom(cellule),
        Role::Telephone => telephones(personne, cellule, lecteur),
        Role::Naissance => personne.naissance = naissance(lecteur, cellule),
        Role::Sexe => personne.genre = lecteur.valeur_texte(cellule, genre),
        Role::Nationalite => personne.nationalite = nationalite(lecteur, cellule, memoire),
        Role::PremierContact => {
            personne.premier_contact = lecteur.jour(cellule, RegleDate::Passe);
        }
        Role::Voie => personne.voie = lecteur.valeur_texte(cellule, voie),
        Role::Sejour => personne.sejour = lecteur.valeur_texte(cellule, sejour),
        Role::Oqtf => {
            let notifiee_le = jour_ecrit(lecteur, cellule);
            personne.oqtf = lecteur.valeur(cellule, |cellule| oqtf(cellule, notifiee_le));
        }
        Role::EnfantsFrance => personne.enfants_en_france = enfants(lecteur, cellule),
        Role::EnfantsPays => personne.enfants_au_pays = enfants(lecteur, cellule),
        Role::Referente => personne.referente = lecteur.texte_connu(cellule),
        Role::Langue => personne.langue = lecteur.texte_connu(cellule),
        Role::Hebergement => personne.hebergement = lecteur.valeur_texte(cellule, hebergement),
        Role::Departement => personne.departement = lecteur.valeur(cellule, departement),
        Role::SituationConjugale => {
            personne.situation_conjugale = lecteur.valeur_texte(cellule, situation_conjugale);
        }
        Role::Plainte => personne.plainte = lecteur.valeur(cellule, plainte),
        Role::Cadre => personne.cadre = lecteur.valeur_texte(cellule, cadre),
        Role::Cloture => personne.cloture = lecteur.survenue(cellule),
        Role::MotifCloture => {
            personne.motif_cloture = lecteur.valeur_texte(cellule, motif_cloture);
        }
        Role::Note => lecteur.noter(cellule),
        Role::SouhaitSortie
        | Role::DemandePsp
        | Role::Commission
        | Role::Decision
        | Role::DateDecision
        | Role::DateNotification
        | Role::MotifRefus
        | Role::Renouvellement
        | Role::FinPsp
        | Role::Issue
        | Role::Afis
        | Role::AfisDebut
        | Role::AfisFin
        | Role::Aps
        | Role::ApsDebut
        | Role::ApsFin
        | Role::Echeance => parcours::lire_cellule(personne, role, colonne, cellule, lecteur),
        // Read before, or not read; and a table of people gives no column a role of outings.
        Role::Numero
        | Role::Ignorer
        | Role::SortieDate
        | Role::SortieType
        | Role::SortieLieu
        | Role::SortieDuree
        | Role::SortieEquipe
        | Role::SortieRencontrees
        | Role::SortieNouvelles
        | Role::SortieOrientees
        | Role::SortieMessages
        | Role::SortieReponses => {}
    }
}

fn nom_complet(
    personne: &mut LignePersonne,
    colonne: &Colonne,
    cellule: &Cellule,
    lecteur: &mut Lecteur<'_>,
) {
    let Some(texte) = lecteur.nom(cellule) else {
        return;
    };
    let prenom_devant = plier(&colonne.entete).starts_with("prenom");
    let ordre = if prenom_devant { Ordre::PrenomNom } else { Ordre::NomPrenom };
    let lue = separer(&texte, ordre);
    let identite = &mut personne.identite;
    identite.nom = lue.nom;
    // Columns of their own say it better.
    identite.prenom = identite.prenom.take().or(lue.prenom);
    identite.dite = identite.dite.take().or(lue.dite);
}

fn telephones(personne: &mut LignePersonne, cellule: &Cellule, lecteur: &mut Lecteur<'_>) {
    let Some(texte) = lecteur.nom(cellule) else {
        return;
    };
    let numeros = telephone::numeros(&texte);
    let avec_note = texte.chars().filter(|lettre| lettre.is_alphabetic()).count() > 3;
    if numeros.is_empty() {
        lecteur.incomprise(cellule, Constat::ValeurNonReconnue);
    } else if avec_note {
        lecteur.noter(cellule);
    }
    for numero in numeros {
        if !personne.identite.telephones.contains(&numero) {
            personne.identite.telephones.push(numero);
        }
    }
}

fn naissance(lecteur: &mut Lecteur<'_>, cellule: &Cellule) -> Option<Valeur<Naissance>> {
    let lue = lecteur.date_lue(cellule, RegleDate::Naissance)?;
    Some(match lue {
        DateLue::Le(jour) => Valeur::Connue(Naissance::Le(jour)),
        DateLue::Annee(annee) => Valeur::Connue(Naissance::Annee(annee)),
        // The day said to be approximate is kept beside.
        DateLue::Vers(jour) => {
            lecteur.noter(cellule);
            Valeur::Connue(Naissance::Vers(jour.annee()))
        }
        DateLue::VersAnnee(annee) => Valeur::Connue(Naissance::Vers(annee)),
        DateLue::Impossible | DateLue::Inconnue | DateLue::NonReconnue => {
            lecteur.lister_date(cellule, lue);
            Valeur::Inconnue
        }
    })
}

fn nationalite(
    lecteur: &mut Lecteur<'_>,
    cellule: &Cellule,
    memoire: &mut Memoire,
) -> Option<Valeur<Pays>> {
    let mut lire = |texte: &str| {
        if let Some(connue) = memoire.get(texte) {
            return connue.clone();
        }
        let lue = nationalites(texte);
        memoire.insert(texte.to_owned(), lue.clone());
        lue
    };
    let lue = lecteur.valeur(cellule, |cellule| {
        lire(cellule.en_texte()?).map(|lue| (lue.retenue, lue.autre_chose))
    })?;
    Some(match lue {
        Valeur::Connue((pays, autre_chose)) => {
            if autre_chose {
                lecteur.noter(cellule);
            }
            Valeur::Connue(pays)
        }
        Valeur::Inconnue => Valeur::Inconnue,
        Valeur::NonDite => Valeur::NonDite,
    })
}

fn enfants(lecteur: &mut Lecteur<'_>, cellule: &Cellule) -> Option<Valeur<u8>> {
    Some(match lecteur.nombre(cellule, ENFANTS_AU_PLUS)? {
        Valeur::Connue(nombre) => Valeur::from(u8::try_from(nombre).ok()),
        Valeur::Inconnue => Valeur::Inconnue,
        Valeur::NonDite => Valeur::NonDite,
    })
}

/// A day written in a column that holds something else too ("oui, 12/03/2022").
fn jour_ecrit(lecteur: &mut Lecteur<'_>, cellule: &Cellule) -> Option<Jour> {
    let (Cellule::Texte(_) | Cellule::Moment(_)) = cellule else {
        return None;
    };
    match lecteur.date_lue(cellule, RegleDate::Passe)? {
        DateLue::Le(jour) | DateLue::Vers(jour) => Some(jour),
        DateLue::Annee(_)
        | DateLue::VersAnnee(_)
        | DateLue::Impossible
        | DateLue::Inconnue
        | DateLue::NonReconnue => None,
    }
}
