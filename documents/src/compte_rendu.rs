//! The report of a year to a funder: the work in words and figures, then the budget.
//!
//! Nobody is in it, so nothing of it is chosen and it derives from nothing: it has bytes of its
//! own. Its order is that of the form Cerfa n° 15059 as we know it (loi n° 2000-321 du 12 avril
//! 2000, article 10): the qualitative account, the summary of amounts, the annex.

use domain::Jour;
use domain::document::FormeDocument;

use crate::contenu::rangee;
use crate::derive::{ErreurDocument, ecrire};
use crate::entete::Entete;
use crate::mots;
use crate::page::{Page, Rubrique};
use crate::pieces::{Chiffre, Redaction};

rangee! {
    /// A line of the budget, amounts in euros.
    LigneCompte {
        /// Account of the chart of accounts, empty for a total.
        compte "Compte";
        /// What it is for.
        intitule "Intitulé";
        /// Planned over the whole agreement.
        prevu "Prévu (€)";
        /// Spent or received in the year.
        annee "Réalisé dans l’année (€)";
        /// Since the agreement's first year.
        cumul "Réalisé depuis le début (€)";
        /// What was realised so far less what was planned.
        ecart "Écart (€)";
        /// What was realised so far over what was planned.
        part "Part du prévu";
    }
}

/// Data of the report of a year to a funder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompteRendu {
    /// Who gives.
    pub financeur: String,
    /// Number of the agreement, as the funder writes it.
    pub numero: String,
    /// The action it is for.
    pub objet: String,
    /// First and last day.
    pub jours: Option<(Jour, Jour)>,
    /// Department, in words; nothing for the whole association.
    pub departement: Option<String>,
    /// Last day to hand it in.
    pub a_rendre_avant: Option<Jour>,
    /// What was done, for which publics, when and where, and whether aims were met.
    pub bilan: [String; 4],
    /// The figures asked for, or why one is not said.
    pub chiffres: Vec<Chiffre>,
    /// Charges, their total last.
    pub charges: Vec<LigneCompte>,
    /// Income, its total last.
    pub produits: Vec<LigneCompte>,
    /// How shared costs were divided, why amounts differ, what was given in kind.
    pub annexe: [String; 3],
    /// Contributions in kind, each side with its total.
    pub nature: Vec<LigneCompte>,
}

const BILAN: [&str; 4] = [
    "Ce qui a été fait",
    "Publics et nombre de personnes",
    "Dates et lieux",
    "Objectifs, au regard des indicateurs",
];
const ANNEXE: [&str; 3] = [
    "Répartition des charges indirectes",
    "Écarts entre le prévu et le réalisé",
    "Contributions en nature",
];

impl CompteRendu {
    /// What it says.
    pub fn page(&self, entete: &Entete) -> Page {
        let mention = "Chiffres exacts : à donner à ce financeur, à ne pas publier.";
        let mut r = Redaction::new("Compte rendu de l’emploi d’une subvention", mention, entete);
        r.bloc(crate::page::Bloc::Rubriques { rubriques: self.rubriques() });
        r.titre("1. Bilan qualitatif de l’action");
        for (titre, texte) in BILAN.iter().zip(&self.bilan) {
            partie(&mut r, titre, texte);
        }
        r.sous_titre("Indicateurs");
        if self.chiffres.is_empty() {
            r.texte("La convention ne demande aucun indicateur.");
        }
        let chiffres = self.chiffres.iter().map(Chiffre::cellules).collect();
        r.table("Sur la période de la convention", Chiffre::ENTETES, chiffres);
        r.titre("2. Tableau de synthèse");
        if self.charges.is_empty() && self.produits.is_empty() {
            r.texte("Aucune ligne de budget n’est notée.");
        }
        budget(&mut r, "Charges", &self.charges);
        budget(&mut r, "Produits", &self.produits);
        r.titre("3. Annexe du tableau");
        for (titre, texte) in ANNEXE.iter().zip(&self.annexe) {
            partie(&mut r, titre, texte);
        }
        budget(&mut r, "Contributions en nature", &self.nature);
        r.texte("La personne qui représente l’association certifie ces informations exactes.");
        r.signatures(&["Fait à, le, nom, qualité et signature :"]);
        r.finir()
    }

    /// Its bytes: the same report, the same bytes.
    ///
    /// # Errors
    /// [`ErreurDocument`].
    pub fn octets(&self, entete: &Entete, forme: FormeDocument) -> Result<Vec<u8>, ErreurDocument> {
        ecrire(&self.page(entete), forme)
    }

    fn rubriques(&self) -> Vec<Rubrique> {
        let jour = |jour: Option<Jour>| jour.map(mots::jour).unwrap_or_default();
        let (du, au) = (self.jours.map(|(du, _)| du), self.jours.map(|(_, au)| au));
        let ou = self.departement.as_deref().unwrap_or("toute l’association");
        [
            ("Financeur", self.financeur.clone()),
            ("Numéro de la convention", self.numero.clone()),
            ("Objet", self.objet.clone()),
            ("Période", format!("du {} au {}", jour(du), jour(au))),
            ("Département", ou.to_owned()),
            ("À rendre avant le", jour(self.a_rendre_avant)),
        ]
        .map(|(libelle, valeur)| Rubrique { libelle: libelle.to_owned(), valeurs: vec![valeur] })
        .to_vec()
    }
}

/// A part of the account, or that it is to be written.
fn partie(r: &mut Redaction, titre: &str, texte: &str) {
    r.sous_titre(titre);
    let mut vide = true;
    for paragraphe in texte.split('\n').map(str::trim).filter(|p| !p.is_empty()) {
        r.texte(paragraphe);
        vide = false;
    }
    if vide {
        r.texte("[à écrire]");
    }
}

fn budget(r: &mut Redaction, titre: &str, lignes: &[LigneCompte]) {
    let lignes = lignes.iter().map(LigneCompte::cellules).collect();
    r.table(titre, LigneCompte::ENTETES, lignes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Bloc;

    #[test]
    fn it_follows_the_form_and_says_what_is_left_to_write() {
        let rapport = CompteRendu {
            bilan: ["Fait.\nEt dit.", "", "", ""].map(str::to_owned),
            charges: vec![LigneCompte { compte: "64".to_owned(), ..LigneCompte::default() }],
            ..CompteRendu::default()
        };
        let jour: Jour = "2026-06-01".parse().unwrap();
        let entete = Entete { association: "A".to_owned(), departement: None, jour };
        let page = rapport.page(&entete);
        let dits = page.blocs.iter().filter_map(|bloc| {
            if let Bloc::Titre { texte, .. } | Bloc::Table { legende: texte, .. } = bloc {
                Some(texte.as_str())
            } else {
                None
            }
        });
        let mut attendus = vec!["1. Bilan qualitatif de l’action"];
        attendus.extend(BILAN);
        attendus.extend(["Indicateurs", "2. Tableau de synthèse", "Charges"]);
        attendus.push("3. Annexe du tableau");
        attendus.extend(ANNEXE);
        assert_eq!(dits.collect::<Vec<_>>(), attendus);
        let a_ecrire = Bloc::Texte { texte: "[à écrire]".to_owned() };
        assert_eq!(page.blocs.iter().filter(|bloc| **bloc == a_ecrire).count(), 6);
        let octets = rapport.octets(&entete, FormeDocument::Odt).unwrap();
        assert_eq!(rapport.octets(&entete, FormeDocument::Odt).unwrap(), octets);
    }
}
