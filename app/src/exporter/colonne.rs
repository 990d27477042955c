//! The columns that may leave, in one table: each with its code, its title and the compartment
//! whose key it takes.

use domain::profil::Rubrique;
use domain::psp::{Afis, Etape, Parcours};
use domain::recit::Identite;
use domain::{Compartiment, Dossier, DossierId, Jour};

use crate::observation;

/// A column.
#[derive(Debug)]
pub struct Colonne {
    /// Stable code: it never changes meaning.
    pub code: &'static str,
    /// Its title, in French.
    pub titre: &'static str,
    /// The compartment a session must hold to take it out.
    pub compartiment: Compartiment,
    valeur: Valeur,
}

/// What a column speaks of: how a form groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Famille {
    /// Who she is.
    Identite,
    /// Her file and her pathway.
    Suivi,
    /// What was observed of her.
    Situation,
}

impl Famille {
    /// Every family with its stable code, in order.
    pub const TOUTES: [(Self, &'static str); 3] =
        [(Self::Identite, "identite"), (Self::Suivi, "suivi"), (Self::Situation, "situation")];
}

#[derive(Clone, Copy, Debug)]
enum Valeur {
    Id,
    Identite(fn(&Identite) -> String),
    Etat(fn(&Dossier) -> String),
    Profil(Rubrique),
}

/// Every column there is, in the order it is offered.
pub const COLONNES: &[Colonne] = &[
    Colonne {
        code: "dossier",
        titre: "Dossier",
        compartiment: Compartiment::Faits,
        valeur: Valeur::Id,
    },
    identite("nom", "Nom", |qui| qui.nom.clone().unwrap_or_default()),
    identite("prenom", "Prénom", |qui| qui.prenom.clone().unwrap_or_default()),
    identite("dite", "Dite", |qui| qui.dite.clone().unwrap_or_default()),
    identite("telephones", "Téléphones", |qui| qui.telephones.join(" ; ")),
    etat("ouvert-le", "Premier contact", |etat| jour(etat.ouvert_le)),
    etat("voie", "Comment elle est venue", |etat| {
        etat.voie.map(|voie| voie.code().to_owned()).unwrap_or_default()
    }),
    etat("dernier-acte-le", "Dernier acte", |etat| jour(etat.dernier_acte_le)),
    etat("accompagnements", "Accompagnements", |etat| etat.accompagnements.len().to_string()),
    etat("souhait-sortie", "Souhait de sortie", |etat| {
        etat.souhait.map(|(souhait, _)| souhait.code().to_owned()).unwrap_or_default()
    }),
    etat("psp", "PSP", |etat| etat.psp.etape().map(etape).unwrap_or_default().to_owned()),
    etat("psp-demande-le", "PSP demandé le", |etat| {
        jour(parcours(etat).and_then(|p| p.demande.deposee_le))
    }),
    etat("psp-debut", "Début du PSP", |etat| jour(parcours(etat).and_then(Parcours::debute_le))),
    etat("psp-echeance", "Échéance du PSP", |etat| {
        jour(parcours(etat).and_then(Parcours::echeance))
    }),
    etat("aps-fin", "Fin de l'APS", |etat| {
        jour(parcours(etat).and_then(|p| p.aps.last()).and_then(|aps| aps.au))
    }),
    etat("afis", "AFIS", |etat| {
        parcours(etat).and_then(|p| p.afis).map(afis).unwrap_or_default().to_owned()
    }),
    etat("clos-le", "Clos le", |etat| jour(etat.clos.map(|(_, le)| le))),
    etat("motif-cloture", "Motif de clôture", |etat| {
        etat.clos.map(|(motif, _)| motif.code().to_owned()).unwrap_or_default()
    }),
    profil("genre", "Genre", Rubrique::Genre),
    profil("naissance", "Naissance", Rubrique::Naissance),
    profil("nationalite", "Nationalité", Rubrique::Nationalite),
    profil("sejour", "Situation administrative", Rubrique::Sejour),
    profil("oqtf", "OQTF", Rubrique::Oqtf),
    profil("enfants-en-france", "Enfants en France", Rubrique::EnfantsEnFrance),
    profil("enfants-au-pays", "Enfants au pays", Rubrique::EnfantsAuPays),
    profil("hebergement", "Hébergement", Rubrique::Hebergement),
    profil("departement", "Département", Rubrique::Departement),
    profil("victime", "Victime de", Rubrique::Victime),
    profil("cadre", "Cadre", Rubrique::Cadre),
    profil("cessation", "Arrêt de l'activité", Rubrique::Cessation),
    profil("situation-conjugale", "Situation conjugale", Rubrique::SituationConjugale),
    profil("plainte", "Plainte", Rubrique::Plainte),
    profil("lien-rompu", "Lien rompu", Rubrique::LienRompu),
    profil("ressources-centimes", "Ressources (centimes)", Rubrique::RessourcesCentimes),
    profil("rsa", "RSA", Rubrique::Rsa),
    profil("rsa-possible", "RSA possible", Rubrique::RsaPossible),
    profil("grossesse", "Grossesse", Rubrique::Grossesse),
    profil("conjoint-irregulier", "Conjoint sans titre", Rubrique::ConjointIrregulier),
    profil("menace-ordre-public", "Menace à l'ordre public", Rubrique::MenaceOrdrePublic),
    profil("sans-contact-physique", "Sans contact physique", Rubrique::SansContactPhysique),
    profil("contentieux", "Contentieux", Rubrique::Contentieux),
    profil("referente", "Référente", Rubrique::Referente),
    profil("langue", "Langue", Rubrique::Langue),
];

impl Colonne {
    /// The column of this code. `None`: there is none.
    pub fn depuis_code(code: &str) -> Option<&'static Self> {
        COLONNES.iter().find(|colonne| colonne.code == code)
    }

    /// What it speaks of.
    pub fn famille(&self) -> Famille {
        match self.valeur {
            Valeur::Identite(_) => Famille::Identite,
            Valeur::Id | Valeur::Etat(_) => Famille::Suivi,
            Valeur::Profil(_) => Famille::Situation,
        }
    }

    /// What the column says of a file; empty when it says nothing.
    pub(crate) fn valeur(&self, dossier: DossierId, etat: &Dossier) -> String {
        match self.valeur {
            Valeur::Id => dossier.to_string(),
            Valeur::Identite(lire) => etat.identite.as_ref().map(lire).unwrap_or_default(),
            Valeur::Etat(lire) => lire(etat),
            Valeur::Profil(rubrique) => {
                etat.observe(rubrique).map(observation::dire).unwrap_or_default()
            }
        }
    }
}

const fn identite(
    code: &'static str,
    titre: &'static str,
    lire: fn(&Identite) -> String,
) -> Colonne {
    let compartiment = Compartiment::Identite;
    Colonne { code, titre, compartiment, valeur: Valeur::Identite(lire) }
}

const fn etat(code: &'static str, titre: &'static str, lire: fn(&Dossier) -> String) -> Colonne {
    Colonne { code, titre, compartiment: Compartiment::Faits, valeur: Valeur::Etat(lire) }
}

const fn profil(code: &'static str, titre: &'static str, rubrique: Rubrique) -> Colonne {
    Colonne { code, titre, compartiment: Compartiment::Faits, valeur: Valeur::Profil(rubrique) }
}

fn jour(jour: Option<Jour>) -> String {
    jour.map(|jour| jour.to_string()).unwrap_or_default()
}

fn parcours(etat: &Dossier) -> Option<&Parcours> {
    etat.psp.parcours.last()
}

fn etape(etape: Etape) -> &'static str {
    match etape {
        Etape::Demandee => "demandé",
        Etape::Refusee => "refusé",
        Etape::EnCours => "en cours",
        Etape::Finie => "fini",
        Etape::Retiree => "retiré",
    }
}

fn afis(afis: Afis) -> &'static str {
    match afis {
        Afis::Demandee => "demandée",
        Afis::Ouverte { .. } => "ouverte",
        Afis::Refusee => "refusée",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_column_has_a_code_of_its_own_that_finds_it() {
        let codes: BTreeSet<&str> = COLONNES.iter().map(|colonne| colonne.code).collect();
        let titres: BTreeSet<&str> = COLONNES.iter().map(|colonne| colonne.titre).collect();
        assert_eq!((codes.len(), titres.len()), (COLONNES.len(), COLONNES.len()));
        for code in codes {
            assert_eq!(Colonne::depuis_code(code).map(|colonne| colonne.code), Some(code));
        }
    }

    #[test]
    fn every_attribute_has_its_column() {
        for (rubrique, code) in Rubrique::TOUS {
            let bonne = |c: &Colonne| matches!(c.valeur, Valeur::Profil(r) if r == rubrique);
            assert!(Colonne::depuis_code(code).is_some_and(bonne), "{code}");
        }
    }

    #[test]
    fn a_name_takes_the_key_of_identities() {
        for colonne in COLONNES {
            let nomme = matches!(colonne.valeur, Valeur::Identite(_));
            assert_eq!(nomme, colonne.compartiment == Compartiment::Identite, "{}", colonne.code);
        }
    }
}
