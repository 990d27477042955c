//! Grants: who gives, for what, how much of it is spent, and when the report is due.

use minicbor::{Decode, Encode};

use super::Gestion;
use crate::code::codes;
use crate::{ConventionId, Departement, Fait, FinanceurId, Jour};

/// A funder is told, or told otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Financeur {
    /// Which.
    #[n(0)]
    pub financeur: FinanceurId,
    /// `None`: it was told by mistake.
    #[n(1)]
    pub fiche: Option<Box<FicheFinanceur>>,
}

/// What is told of a funder: an institution, never a person.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FicheFinanceur {
    /// Its name.
    #[n(0)]
    pub nom: String,
    /// Of what kind.
    #[n(1)]
    pub genre: GenreFinanceur,
}

/// Kind of funder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreFinanceur {
    /// The State, programme 137 (equality between women and men).
    #[n(0)]
    Programme137,
    /// The agency that manages seized and confiscated assets.
    #[n(1)]
    Agrasc,
    /// A regional health agency.
    #[n(2)]
    Ars,
    /// A department.
    #[n(3)]
    Departement,
    /// A municipality, or several together.
    #[n(4)]
    Commune,
    /// A foundation.
    #[n(5)]
    Fondation,
    /// Another one.
    #[n(6)]
    Autre,
}

codes!(GenreFinanceur {
    Programme137 = "programme-137",
    Agrasc = "agrasc",
    Ars = "ars",
    Departement = "departement",
    Commune = "commune",
    Fondation = "fondation",
    Autre = "autre",
});

/// An agreement is told, or told otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Convention {
    /// Which.
    #[n(0)]
    pub convention: ConventionId,
    /// `None`: it was told by mistake.
    #[n(1)]
    pub engagement: Option<Box<Engagement>>,
}

/// What an agreement says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Engagement {
    /// Who gives.
    #[n(0)]
    pub financeur: FinanceurId,
    /// Its number, as the funder writes it.
    #[n(1)]
    pub numero: String,
    /// The action it is for, in a few words.
    #[n(2)]
    pub objet: String,
    /// First day.
    #[n(3)]
    pub du: Jour,
    /// Last day.
    #[n(4)]
    pub au: Jour,
    /// Where: figures are those of this department; `None`: of the whole association.
    #[n(5)]
    pub departement: Option<Departement>,
    /// Its budget.
    #[n(6)]
    pub lignes: Vec<LigneBudget>,
    /// The figures asked for: ids of the observatory's catalogue, or what the funder calls them.
    #[n(7)]
    pub indicateurs: Vec<String>,
}

/// A line of a budget.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LigneBudget {
    /// Its number in the budget: what spending is told over.
    #[n(0)]
    pub numero: u16,
    /// Account of the chart of accounts, two digits: 60 to 69 and 86 are charges, 70 to 79 and 87
    /// are income.
    #[n(1)]
    pub compte: u8,
    /// What it is for.
    #[n(2)]
    pub libelle: String,
    /// What is planned, in cents, over the whole agreement.
    #[n(3)]
    pub prevu_centimes: u64,
}

/// What a line of a budget is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoteBudget {
    /// What is spent.
    Charge,
    /// What is received.
    Produit,
}

codes!(CoteBudget { Charge = "charge", Produit = "produit" });

/// What a line amounts to for a year, so far: told whole, over what was told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Realise {
    /// The agreement.
    #[n(0)]
    pub convention: ConventionId,
    /// The line's number.
    #[n(1)]
    pub ligne: u16,
    /// The year.
    #[n(2)]
    pub annee: i16,
    /// Spent or received in the year, in cents. `None`: it was told by mistake.
    #[n(3)]
    pub centimes: Option<u64>,
}

/// What the report of a year says in words.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BilanConvention {
    /// The agreement.
    #[n(0)]
    pub convention: ConventionId,
    /// The year.
    #[n(1)]
    pub annee: i16,
    /// `None`: nothing is written any more.
    #[n(2)]
    pub textes: Option<Box<TextesBilan>>,
}

/// The words of a report, in the order of the form. Of the work, never of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct TextesBilan {
    /// What was done.
    #[n(0)]
    pub realisation: String,
    /// For which publics.
    #[n(1)]
    pub publics: String,
    /// When and where.
    #[n(2)]
    pub lieux: String,
    /// Whether the aims were met, beside the figures.
    #[n(3)]
    pub objectifs: String,
    /// How shared costs were divided.
    #[n(4)]
    pub repartition: String,
    /// Why amounts differ from what was planned.
    #[n(5)]
    pub ecarts: String,
    /// Contributions in kind.
    #[n(6)]
    pub nature: String,
}

/// What became of the report of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RapportFinanceur {
    /// The agreement.
    #[n(0)]
    pub convention: ConventionId,
    /// The year.
    #[n(1)]
    pub annee: i16,
    /// What became of it.
    #[n(2)]
    pub suite: SuiteRapport,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuiteRapport {
    /// It was taken out of the base.
    #[n(0)]
    Sorti,
    /// It was handed to the funder: it is due no longer.
    #[n(1)]
    Rendu,
    /// It was not, after all.
    #[n(2)]
    NonRendu,
}

codes!(SuiteRapport { Sorti = "sorti", Rendu = "rendu", NonRendu = "non-rendu" });

/// A year of an agreement, and when its report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exercice {
    /// The year.
    pub annee: i16,
    /// First day of the agreement in it.
    pub du: Jour,
    /// Last day of the agreement in it.
    pub au: Jour,
}

/// Months after the end of a year to hand its report in.
///
/// Loi n° 2000-321 du 12 avril 2000, article 10: the financial report is filed with the authority
/// that paid, within six months of the end of the year the grant was given for.
pub const MOIS_POUR_RENDRE: i32 = 6;

impl LigneBudget {
    /// Charge or income, from the account. `None`: it is neither.
    pub fn sens(&self) -> Option<CoteBudget> {
        match self.compte {
            60..=69 | 86 => Some(CoteBudget::Charge),
            70..=79 | 87 => Some(CoteBudget::Produit),
            _ => None,
        }
    }

    /// Whether it is a contribution in kind: told beside the budget, not added to it.
    pub fn en_nature(&self) -> bool {
        matches!(self.compte, 86 | 87)
    }
}

impl Exercice {
    /// The last day to hand its report in: six months after the year's last day, or after the
    /// agreement's own when it ends sooner. See [`MOIS_POUR_RENDRE`].
    pub fn a_rendre_avant(&self) -> Jour {
        self.au.plus_mois(MOIS_POUR_RENDRE)
    }
}

impl Engagement {
    /// The civil years it touches, in order, each cut to its days.
    pub fn exercices(&self) -> Vec<Exercice> {
        (self.du.annee()..=self.au.annee())
            .filter_map(|annee| {
                let du = Jour::premier_de_l_an(annee)?.max(self.du);
                let au = Jour::dernier_de_l_an(annee)?.min(self.au);
                (du <= au).then_some(Exercice { annee, du, au })
            })
            .collect()
    }
}

impl Financeur {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(FinanceurId, Option<&FicheFinanceur>)> {
        let Fait::Gestion(Gestion::Financeur(financeur)) = fait else {
            return None;
        };
        Some((financeur.financeur, financeur.fiche.as_deref()))
    }
}

impl Convention {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(ConventionId, Option<&Engagement>)> {
        let Fait::Gestion(Gestion::Convention(convention)) = fait else {
            return None;
        };
        Some((convention.convention, convention.engagement.as_deref()))
    }
}

/// Of which agreement, on which line, in which year: told once.
pub type CleRealise = (ConventionId, u16, i16);

impl Realise {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(CleRealise, Option<&u64>)> {
        let Fait::Gestion(Gestion::Realise(realise)) = fait else {
            return None;
        };
        Some(((realise.convention, realise.ligne, realise.annee), realise.centimes.as_ref()))
    }
}

impl BilanConvention {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<((ConventionId, i16), Option<&TextesBilan>)> {
        let Fait::Gestion(Gestion::Bilan(bilan)) = fait else {
            return None;
        };
        Some(((bilan.convention, bilan.annee), bilan.textes.as_deref()))
    }
}

impl RapportFinanceur {
    /// Which report a fact says is handed in, for [`super::dits`]. That it left the base says
    /// nothing of that.
    pub fn lire(fait: &Fait) -> Option<((ConventionId, i16), Option<&SuiteRapport>)> {
        let Fait::Gestion(Gestion::Rapport(rapport)) = fait else {
            return None;
        };
        let cle = (rapport.convention, rapport.annee);
        match rapport.suite {
            SuiteRapport::Rendu => Some((cle, Some(&rapport.suite))),
            SuiteRapport::NonRendu => Some((cle, None)),
            SuiteRapport::Sorti => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engagement(du: &str, au: &str) -> Engagement {
        Engagement {
            financeur: FinanceurId::depuis_octets([1; 16]),
            numero: "2025-57".to_owned(),
            objet: String::new(),
            du: du.parse().unwrap(),
            au: au.parse().unwrap(),
            departement: None,
            lignes: Vec::new(),
            indicateurs: Vec::new(),
        }
    }

    #[test]
    fn a_report_is_due_six_months_after_each_year_or_the_agreement_s_end() {
        let dus = |du, au| -> Vec<String> {
            let exercices = engagement(du, au).exercices();
            exercices.iter().map(|e| format!("{} {}", e.annee, e.a_rendre_avant())).collect()
        };
        assert_eq!(dus("2025-01-01", "2025-12-31"), ["2025 2026-06-30"]);
        assert_eq!(
            dus("2024-09-01", "2026-08-31"),
            ["2024 2025-06-30", "2025 2026-06-30", "2026 2027-02-28",]
        );
    }

    #[test]
    fn an_account_says_charge_income_or_neither() {
        let ligne =
            |compte| LigneBudget { numero: 1, compte, libelle: String::new(), prevu_centimes: 0 };
        for (compte, sens) in [
            (60, Some(CoteBudget::Charge)),
            (69, Some(CoteBudget::Charge)),
            (74, Some(CoteBudget::Produit)),
            (86, Some(CoteBudget::Charge)),
            (87, Some(CoteBudget::Produit)),
            (59, None),
            (80, None),
        ] {
            assert_eq!(ligne(compte).sens(), sens, "{compte}");
        }
        assert!(ligne(86).en_nature() && !ligne(64).en_nature());
    }
}
