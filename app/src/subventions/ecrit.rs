//! A report ready to leave: as a table, the same columns in the same order whatever the funder, or
//! as a paper.

use domain::document::FormeDocument;
use domain::gestion::Gestion;
use domain::gestion::montant::{ecart, ecrire};
use domain::gestion::subvention::{CoteBudget, RapportFinanceur, SuiteRapport};
use domain::{Departement, Fait};
use observatory::cube::Cellule;

use super::rapport::{Chiffre, LigneRendue, Rapport};
use super::{RENDENT, parties};
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::documents::a_cote;
use crate::exporter::{Forme, tableau};
use crate::session::Session;

/// The columns. A column is added at the end, never renamed nor moved.
pub const COLONNES: [&str; 10] = [
    "partie",
    "code",
    "libelle",
    "unite",
    "valeur",
    "prevu_euros",
    "realise_euros",
    "cumul_euros",
    "ecart_euros",
    "texte",
];
/// Columns whose cells are numbers.
const NOMBRES: [usize; 5] = [4, 5, 6, 7, 8];

/// As what a report leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormeRapport {
    /// A table, for a spreadsheet or a program.
    Tableau(Forme),
    /// A paper in the order of the official form: a text to finish, or a PDF.
    Papier(FormeDocument),
}

impl FormeRapport {
    /// Every form, the one to finish first.
    pub const TOUTES: [Self; 4] = [
        Self::Papier(FormeDocument::Odt),
        Self::Papier(FormeDocument::Pdf),
        Self::Tableau(Forme::Xlsx),
        Self::Tableau(Forme::Csv),
    ];

    /// The stable code, which ends the name of the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tableau(forme) => forme.code(),
            Self::Papier(forme) => forme.code(),
        }
    }

    /// Reverse of [`FormeRapport::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|forme| forme.code() == code)
    }
}

/// A report ready to leave.
pub struct RapportEcrit {
    /// A name for it: the agreement's year, and nothing else.
    pub nom: String,
    /// Its bytes.
    pub octets: Vec<u8>,
}

impl std::fmt::Debug for RapportEcrit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RapportEcrit(…)")
    }
}

impl Session {
    /// Writes a report, and records that it leaves before any of it is given.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Export`] when the table cannot be made;
    /// [`ErreurApp::Document`] when the paper cannot.
    pub async fn ecrire_rapport(
        &self,
        rapport: &Rapport,
        forme: FormeRapport,
        contexte: &mut Contexte,
    ) -> Result<RapportEcrit, ErreurApp> {
        self.exiger_role(RENDENT).await?;
        let (convention, annee) = (rapport.convention, rapport.exercice.annee);
        let octets = match forme {
            FormeRapport::Tableau(forme) => {
                tableau::ecrire(forme, &COLONNES, &NOMBRES, &rapport.lignes_ecrites())?
            }
            FormeRapport::Papier(forme) => {
                let (entete, _) = self.qui_ecrit(contexte.aujourdhui).await?;
                let papier = super::papier::composer(rapport);
                a_cote(move || papier.octets(&entete, forme)).await?
            }
        };
        let suite = SuiteRapport::Sorti;
        let sorti = Gestion::Rapport(RapportFinanceur { convention, annee, suite });
        self.noter(self.flux_association(), &[Fait::Gestion(sorti)], contexte).await?;
        Ok(RapportEcrit { nom: format!("rapport-{annee}.{}", forme.code()), octets })
    }
}

impl Rapport {
    /// The lines of the table: the agreement, the words, the figures, the budget, what is in kind.
    pub fn lignes_ecrites(&self) -> Vec<Vec<String>> {
        let mut lignes = Vec::new();
        let e = &self.engagement;
        let ou = e.departement.as_ref().map_or("", Departement::code);
        for (code, libelle, texte) in [
            ("financeur", "Financeur", self.financeur.nom.as_str()),
            ("genre", "Nature du financeur", self.financeur.genre.code()),
            ("numero", "Numéro de la convention", &e.numero),
            ("objet", "Objet", &e.objet),
            ("du", "Premier jour", &self.exercice.du.to_string()),
            ("au", "Dernier jour", &self.exercice.au.to_string()),
            ("departement", "Département (vide : toute l'association)", ou),
            ("a-rendre-avant", "À rendre avant", &self.exercice.a_rendre_avant().to_string()),
            ("arrete-a", "Chiffres connus avant", &self.arrete_a.to_string()),
        ] {
            lignes.push(Ligne { partie: "convention", code, libelle, texte, ..VIDE }.cellules());
        }
        for (code, texte) in parties(&self.textes) {
            lignes.push(Ligne { partie: "bilan", code, texte, ..VIDE }.cellules());
        }
        for chiffre in &self.chiffres {
            lignes.extend(du_chiffre(chiffre));
        }
        for (partie, nature) in [("budget", false), ("nature", true)] {
            for cote in [CoteBudget::Charge, CoteBudget::Produit] {
                let siennes = |l: &&LigneRendue| {
                    l.ligne.sens() == Some(cote) && l.ligne.en_nature() == nature
                };
                let siennes: Vec<&LigneRendue> = self.lignes.iter().filter(siennes).collect();
                lignes.extend(siennes.iter().map(|ligne| du_budget(partie, ligne)));
                if !siennes.is_empty() {
                    lignes.push(du_total(partie, cote, &siennes));
                }
            }
        }
        lignes
    }
}

/// A line of the table; what it does not say is empty.
struct Ligne<'a> {
    partie: &'a str,
    code: &'a str,
    libelle: &'a str,
    unite: &'a str,
    valeur: &'a str,
    /// Planned, realised in the year, realised so far.
    euros: Option<(u64, u64, u64)>,
    texte: &'a str,
}

const VIDE: Ligne<'static> =
    Ligne { partie: "", code: "", libelle: "", unite: "", valeur: "", euros: None, texte: "" };

impl Ligne<'_> {
    fn cellules(&self) -> Vec<String> {
        let textes = [self.partie, self.code, self.libelle, self.unite, self.valeur];
        let mut cellules: Vec<String> = textes.map(str::to_owned).to_vec();
        cellules.extend(match self.euros {
            None => [const { String::new() }; 4],
            Some((prevu, annee, cumul)) => [
                ecrire(prevu, '.'),
                ecrire(annee, '.'),
                ecrire(cumul, '.'),
                ecart(prevu, cumul, '.'),
            ],
        });
        cellules.push(self.texte.to_owned());
        cellules
    }
}

fn du_budget(partie: &str, rendue: &LigneRendue) -> Vec<String> {
    let LigneRendue { ligne, annee, cumul } = rendue;
    let code = format!("{}-{}", ligne.compte, ligne.numero);
    let euros = Some((ligne.prevu_centimes, annee.map_or(0, |(montant, _)| montant), *cumul));
    Ligne { partie, code: &code, libelle: &ligne.libelle, unite: "euros", euros, ..VIDE }.cellules()
}

fn du_total(partie: &str, cote: CoteBudget, lignes: &[&LigneRendue]) -> Vec<String> {
    let (prevu, annee, cumul) = totaux(lignes.iter().copied());
    let code = format!("total-{}s", cote.code());
    let libelle = match cote {
        CoteBudget::Charge => "Total des charges",
        CoteBudget::Produit => "Total des produits",
    };
    let euros = Some((prevu, annee, cumul));
    Ligne { partie, code: &code, libelle, unite: "euros", euros, ..VIDE }.cellules()
}

/// Planned, realised in the year, realised so far, in cents.
pub fn totaux<'a>(lignes: impl Iterator<Item = &'a LigneRendue>) -> (u64, u64, u64) {
    lignes.fold((0, 0, 0), |(prevu, annee, cumul): (u64, u64, u64), rendue| {
        let sienne = rendue.annee.map_or(0, |(montant, _)| montant);
        (
            prevu.saturating_add(rendue.ligne.prevu_centimes),
            annee.saturating_add(sienne),
            cumul.saturating_add(rendue.cumul),
        )
    })
}

/// What was realised so far over what was planned, in percent with one decimal, halves up. `None`
/// when nothing was planned.
pub fn part(prevu: u64, cumul: u64, marque: char) -> Option<String> {
    let double = prevu.checked_mul(2).filter(|double| *double > 0)?;
    let pour_mille = (cumul.checked_mul(2_000)?.checked_add(prevu)?) / double;
    Some(format!("{}{marque}{} %", pour_mille / 10, pour_mille % 10))
}

/// One line a number: a delay has four.
fn du_chiffre(chiffre: &Chiffre) -> Vec<Vec<String>> {
    let libelle = chiffre.indicateur.map_or("", |indicateur| indicateur.libelle.as_str());
    let unite = chiffre.indicateur.map_or("", |indicateur| indicateur.unite.code());
    let base = Ligne { partie: "indicateur", libelle, unite, ..VIDE };
    match chiffre.valeur {
        Err(pourquoi) => {
            let texte = pourquoi.en_mots();
            vec![Ligne { code: &chiffre.demande, texte, ..base }.cellules()]
        }
        Ok(cellule) => {
            let champs = cellule.champs();
            let suites: &[&str] = match cellule {
                Cellule::Delai(_) => &[".personnes", ".moyenne", ".mediane", ".decile_9"],
                Cellule::Compte(_) | Cellule::Rapport { .. } => &[""],
            };
            let ligne = |(suite, valeur): (&&str, &String)| {
                let code = format!("{}{suite}", chiffre.demande);
                let tu = cellule == Cellule::Delai(None);
                let texte = if tu { "moins de dix personnes : non dit" } else { "" };
                Ligne { code: &code, valeur, texte, ..base }.cellules()
            };
            suites.iter().zip(&champs).map(ligne).collect()
        }
    }
}
