//! Rows of a table that are neither people nor outings: totals, headers again, titles of sections,
//! legends, numbers prepared for later.

use crate::RaisonEcart;
use crate::Role;
use crate::cellule::Cellule;
use crate::entetes::Portee;
use crate::grille::{Grille, Ligne};
use crate::inconnue::ne_dit_rien;
use crate::table::{Colonne, Table};
use crate::texte::{Liste, plier};

/// What tells the rows of one table apart from its furniture.
pub(crate) struct Tri<'t> {
    table: &'t Table,
    grille: &'t Grille,
    /// Whether the rows that hold several cells have a number, most of them.
    numerotee: bool,
    /// The leftmost column of the table: where notes and titles stand.
    premiere: Option<u32>,
}

impl<'t> Tri<'t> {
    pub(crate) fn new(table: &'t Table, grille: &'t Grille) -> Self {
        let numero = table.colonne(Role::Numero).map(|colonne| colonne.place);
        let pleines = || table.lignes(grille).iter().filter(|ligne| ligne.nombre_remplies() > 2);
        let avec_numero =
            |place: u32| pleines().filter(|ligne| !ligne.cellule(place).est_vide()).count();
        let numerotee = numero.is_some_and(|place| avec_numero(place) * 5 >= pleines().count() * 4);
        let premiere = table
            .colonnes
            .iter()
            .find(|colonne| !colonne.entete.is_empty())
            .map(|colonne| colonne.place);
        Self { table, grille, numerotee, premiere }
    }

    /// Why a row is set aside; nothing when it is a person or an outing.
    pub(crate) fn ecart(&self, ligne: &Ligne) -> Option<RaisonEcart> {
        if self.repete_l_entete(ligne) {
            return Some(RaisonEcart::EnteteRepetee);
        }
        if self.est_un_total(ligne) {
            return Some(RaisonEcart::Total);
        }
        if let Some(raison) = self.une_cellule(ligne) {
            return raison;
        }
        match self.table.portee {
            Portee::Personnes => self.sans_personne(ligne),
            Portee::Sorties => self.sans_sortie(ligne),
        }
    }

    fn remplies<'l>(&self, ligne: &'l Ligne) -> impl Iterator<Item = (&'t Colonne, &'l Cellule)> {
        self.table
            .colonnes
            .iter()
            .map(|colonne| (colonne, ligne.cellule(colonne.place)))
            .filter(|(_, cellule)| !cellule.est_vide())
    }

    fn repete_l_entete(&self, ligne: &Ligne) -> bool {
        let (mut egales, mut remplies) = (0, 0);
        for (colonne, cellule) in self.remplies(ligne) {
            remplies += 1;
            let Some(texte) = cellule.en_texte() else {
                continue;
            };
            if !colonne.entete.is_empty() && plier(texte) == plier(&colonne.entete) {
                egales += 1;
            }
        }
        egales >= 2 && egales * 2 >= remplies
    }

    fn est_un_total(&self, ligne: &Ligne) -> bool {
        const PREMIERES: usize = 4;
        self.remplies(ligne).enumerate().any(|(rang, (colonne, cellule))| {
            let etiquette = colonne.role.is_some_and(|role| {
                role.nomme() || [Role::Numero, Role::SortieDate].contains(&role)
            });
            if rang >= PREMIERES && !etiquette {
                return false;
            }
            match total(cellule) {
                Total::Seul => true,
                Total::Faible => !self.nommee(ligne),
                Total::Commence => etiquette || self.sans_date(ligne),
                Total::Rien => false,
            }
        })
    }

    /// An outing has a day: "Total secteur 3" beside none is no outing, whatever the column.
    fn sans_date(&self, ligne: &Ligne) -> bool {
        self.table.portee == Portee::Sorties
            && !self.remplies(ligne).any(|(colonne, _)| colonne.role == Some(Role::SortieDate))
    }

    /// Whether a cell of the row names somebody.
    fn nommee(&self, ligne: &Ligne) -> bool {
        self.remplies(ligne).any(|(colonne, cellule)| {
            colonne.role.is_some_and(Role::nomme)
                && a_une_lettre(cellule)
                && total(cellule) == Total::Rien
        })
    }

    /// A row of one cell: the outer `None` says that the row has more than one.
    #[expect(clippy::option_option, reason = "a row of one cell may be a person all the same")]
    fn une_cellule(&self, ligne: &Ligne) -> Option<Option<RaisonEcart>> {
        let mut remplies = ligne.remplies();
        let (Some((place, cellule)), None) = (remplies.next(), remplies.next()) else {
            return None;
        };
        let role = self
            .table
            .colonnes
            .iter()
            .find(|colonne| colonne.place == place)
            .and_then(|colonne| colonne.role);
        if role == Some(Role::Numero) && cellule.entier().is_some() {
            return Some(Some(RaisonEcart::NumeroSeul));
        }
        let etalee = self.grille.fusionnee_en_largeur(ligne.rang, place);
        // Titles and notes stand in the first column. Where every row has its number, a text there
        // with none is one of them; elsewhere it may be a name.
        let en_marge = Some(place) == self.premiere && self.numerotee;
        let personne = role.is_some_and(Role::nomme)
            && self.table.portee == Portee::Personnes
            && !etalee
            && !en_marge
            && ressemble_a_un_nom(cellule);
        Some((!personne).then_some(RaisonEcart::TexteSeul))
    }

    fn sans_personne(&self, ligne: &Ligne) -> Option<RaisonEcart> {
        if self.nommee(ligne) {
            return None;
        }
        let numerotee = self.remplies(ligne).any(|(colonne, _)| colonne.role == Some(Role::Numero));
        let descriptions = self
            .remplies(ligne)
            .filter(|(colonne, cellule)| {
                colonne.role.is_some_and(Role::decrit) && dit_quelque_chose(cellule)
            })
            .count();
        match (numerotee, descriptions) {
            (true, 0) => Some(RaisonEcart::NumeroSeul),
            (true, _) | (false, 2..) => None,
            (false, 0 | 1) => Some(RaisonEcart::SansPersonne),
        }
    }

    fn sans_sortie(&self, ligne: &Ligne) -> Option<RaisonEcart> {
        let dit = self.remplies(ligne).any(|(colonne, cellule)| match colonne.role {
            Some(Role::SortieDate) => true,
            Some(Role::SortieType | Role::SortieLieu) => a_une_lettre(cellule),
            _ => false,
        });
        (!dit).then_some(RaisonEcart::SansPersonne)
    }
}

/// Numbers alone describe nobody, nor do dashes.
fn dit_quelque_chose(cellule: &Cellule) -> bool {
    match cellule {
        Cellule::Texte(texte) => !ne_dit_rien(texte),
        Cellule::Moment(_) => true,
        Cellule::Vide
        | Cellule::Nombre(_)
        | Cellule::Booleen(_)
        | Cellule::Duree(_)
        | Cellule::Erreur => false,
    }
}

fn a_une_lettre(cellule: &Cellule) -> bool {
    matches!(cellule, Cellule::Texte(texte) if texte.chars().any(char::is_alphabetic))
}

/// How much a cell looks like the label of a total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    /// "TOTAL", "Sous-total", "Total général", "Total 2023".
    Seul,
    /// "Nombre", "Moyenne": also words of other columns.
    Faible,
    /// "Total antenne Nord".
    Commence,
    Rien,
}

fn total(cellule: &Cellule) -> Total {
    static TOTAUX: Liste = Liste::new("total|totaux|soustotal|totales");
    static FAIBLES: Liste = Liste::new(
        "nombre|nb|moyenne|moy|somme|effectif|effectifs|ensemble|cumul|pourcentage|mediane",
    );
    static AVEC: Liste = Liste::new(
        "sous|general|generale|generaux|de|des|du|la|les|en|d|l|personnes|personne|femmes|\
         hommes|trans|file|active|lignes|dossiers|suivies|accueillies|accompagnees|annee|\
         antenne|psp|sorties|maraudes|rencontrees|cumule",
    );
    let Some(texte) = cellule.en_texte() else {
        return Total::Rien;
    };
    if texte.trim_start().starts_with(['Σ', '∑']) {
        return Total::Seul;
    }
    let plie = plier(texte);
    let mots: Vec<&str> = plie.split(' ').collect();
    let chiffres = |mot: &str| mot.chars().all(|lettre| lettre.is_ascii_digit());
    let rien_d_autre = mots.iter().all(|mot| {
        [&TOTAUX, &FAIBLES, &AVEC].iter().any(|liste| liste.contient(mot)) || chiffres(mot)
    });
    let a = |liste: &Liste| mots.iter().any(|mot| liste.contient(mot));
    let commence = mots.first().is_some_and(|mot| TOTAUX.contient(mot))
        || matches!(mots.as_slice(), ["sous", "total", ..]);
    if rien_d_autre && a(&TOTAUX) {
        Total::Seul
    } else if rien_d_autre && a(&FAIBLES) {
        Total::Faible
    } else if commence {
        Total::Commence
    } else {
        Total::Rien
    }
}

/// One to three words of letters, none of which titles a section or opens a note.
fn ressemble_a_un_nom(cellule: &Cellule) -> bool {
    static TITRES: Liste = Liste::new(
        "antenne|annee|secteur|site|file|active|legende|source|note|notes|nb|attention|mise|\
         maj|jour|document|confidentiel|fin|suite|archives|archive|sorties|entrees|nouvelles|\
         anciennes|anciens|psp|cdlp|janvier|fevrier|mars|avril|mai|juin|juillet|aout|\
         septembre|octobre|novembre|decembre|trimestre|semestre",
    );
    let Some(texte) = cellule.en_texte() else {
        return false;
    };
    let lettres =
        texte.trim().chars().all(|lettre| lettre.is_alphabetic() || " '’-.\u{a0}".contains(lettre));
    let plie = plier(texte);
    let mots: Vec<&str> = plie.split(' ').filter(|mot| !mot.is_empty()).collect();
    // A surname may be a month: only a section is named by a word of the list alone or first.
    lettres
        && (1..=4).contains(&mots.len())
        && !mots.first().is_some_and(|mot| TITRES.contient(mot))
}
