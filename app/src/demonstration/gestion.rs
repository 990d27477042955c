//! What a demonstration keeps for itself: funders, agreements with their budgets, a report due.

use domain::gestion::subvention::{
    Engagement, FicheFinanceur, GenreFinanceur, LigneBudget, MOIS_POUR_RENDRE, RapportFinanceur,
    Realise, SuiteRapport,
};
use domain::{ConventionId, FinanceurId, Jour};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// An agreement: its funder, its number and object, how many years back it begins and how many it
/// lasts, its budget (account, words, euros a year), the indicators asked.
struct Modele {
    financeur: (&'static str, GenreFinanceur),
    objet: &'static str,
    debut: i16,
    annees: i16,
    lignes: &'static [(u8, &'static str, u64)],
    indicateurs: &'static [&'static str],
}

/// Fictitious amounts, of the size of one local team.
const MODELES: [Modele; 3] = [
    Modele {
        financeur: ("Programme 137 (fictif)", GenreFinanceur::Programme137),
        objet: "Parcours de sortie et accompagnement",
        debut: 1,
        annees: 1,
        lignes: &[
            (64, "Salaires et charges", 82_000),
            (61, "Loyer de l'accueil", 14_500),
            (62, "Déplacements, interprétariat", 9_500),
            (74, "Subvention de l'État", 90_000),
            (75, "Dons", 16_000),
            (86, "Bénévolat", 21_000),
            (87, "Bénévolat", 21_000),
        ],
        indicateurs: &["personnes", "psp.demandes", "psp.en-cours", "accueil.visites"],
    },
    Modele {
        financeur: ("AGRASC (fictif)", GenreFinanceur::Agrasc),
        objet: "Aller-vers de rue et en ligne",
        debut: 0,
        annees: 1,
        lignes: &[
            (64, "Salaires et charges", 38_000),
            (60, "Matériel de prévention", 4_000),
            (74, "Subvention de l'AGRASC", 42_000),
        ],
        indicateurs: &["sorties", "sorties.rencontrees", "sorties.messages", "sorties.reponses"],
    },
    Modele {
        financeur: ("Fondation des Passages (fictive)", GenreFinanceur::Fondation),
        objet: "Prévention en milieu scolaire",
        debut: 1,
        annees: 3,
        lignes: &[
            (64, "Animation", 18_000),
            (60, "Supports", 2_000),
            (75, "Don de la fondation", 20_000),
        ],
        indicateurs: &["seances.prevention-scolaire", "seances.prevention-scolaire.participants"],
    },
];

impl Session {
    /// Tells the funders and agreements of a demonstration; what was told already stays. Of the
    /// year that is over, amounts are there and one report is still due.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn tenir_gestion_fictive(&self, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let connues = self.subventions().await?;
        let annee = contexte.aujourdhui.annee();
        for (rang, modele) in (1..).zip(&MODELES) {
            let financeur = FinanceurId::v8([rang; 16]);
            let convention = ConventionId::v8([rang; 16]);
            let premiere = annee.saturating_sub(modele.debut);
            let derniere = premiere.saturating_add(modele.annees - 1);
            let bornes = (Jour::premier_de_l_an(premiere), Jour::dernier_de_l_an(derniere));
            let (Some(du), Some(au)) = bornes else {
                continue;
            };
            if connues.financeur(financeur).is_none() {
                let (nom, genre) = modele.financeur;
                let fiche = Some(FicheFinanceur { nom: nom.to_owned(), genre });
                self.tenir_financeur(financeur, fiche, None, contexte).await?;
            }
            if connues.convention(convention).is_ok() {
                continue;
            }
            let engagement = modele.engagement(financeur, (du, au), rang);
            self.tenir_convention(convention, Some(engagement), None, contexte).await?;
            if premiere < annee {
                self.rendre_l_an_passe(convention, premiere, modele, contexte).await?;
            }
        }
        Ok(())
    }

    /// What was spent in a year that is over, and that its report was handed in; the first funder's
    /// is not yet while it is time, so that the page of the day has one.
    async fn rendre_l_an_passe(
        &self,
        convention: ConventionId,
        annee: i16,
        modele: &Modele,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        for (ligne, (_, _, euros)) in (1..).zip(modele.lignes) {
            // Somewhat less than what was planned.
            let centimes = Some(euros * 96);
            let realise = Realise { convention, ligne, annee, centimes };
            self.noter_realise(realise, None, contexte).await?;
        }
        let limite = Jour::dernier_de_l_an(annee).map(|fin| fin.plus_mois(MOIS_POUR_RENDRE));
        if modele.annees > 1 || limite.is_some_and(|limite| limite < contexte.aujourdhui) {
            let rapport = RapportFinanceur { convention, annee, suite: SuiteRapport::Rendu };
            self.rendre_rapport(rapport, None, contexte).await?;
        }
        Ok(())
    }
}

impl Modele {
    fn engagement(&self, financeur: FinanceurId, (du, au): (Jour, Jour), rang: u8) -> Engagement {
        let lignes = (1..).zip(self.lignes).map(|(numero, (compte, libelle, euros))| LigneBudget {
            numero,
            compte: *compte,
            libelle: (*libelle).to_owned(),
            prevu_centimes: euros * 100,
        });
        Engagement {
            financeur,
            numero: format!("FICTIF-{}-{rang}", du.annee()),
            objet: self.objet.to_owned(),
            du,
            au,
            departement: None,
            lignes: lignes.collect(),
            indicateurs: self.indicateurs.iter().map(|&id| id.to_owned()).collect(),
        }
    }
}
