//! Posts, grants, the reference library.

use domain::gestion::Gestion;
use domain::gestion::bibliotheque::{FicheGuide, FichePartenaire, Guide, Partenaire, Public};
use domain::gestion::poste::{ActiviteTemps, Fonction, Poste, PosteTenu, TempsPasse};
use domain::gestion::subvention::{
    BilanConvention, Convention, Engagement, FicheFinanceur, Financeur, GenreFinanceur,
    LigneBudget, RapportFinanceur, Realise, SuiteRapport, TextesBilan,
};
use domain::{ConventionId, Fait, FinanceurId, GuideId, Jour, MembreId, PartenaireId, PosteId};

const DU: Jour = Jour::constante(2025, 1, 1);
const AU: Jour = Jour::constante(2025, 12, 31);

fn texte(texte: &str) -> String {
    texte.to_owned()
}

pub(super) fn faits() -> Vec<Fait> {
    gestions().into_iter().map(Fait::Gestion).collect()
}

fn gestions() -> Vec<Gestion> {
    let mut toutes = du_travail();
    toutes.extend(des_subventions());
    toutes.extend(de_la_bibliotheque());
    toutes
}

fn du_travail() -> Vec<Gestion> {
    let membre = MembreId::depuis_octets([3; 16]);
    let poste = PosteId::depuis_octets([20; 16]);
    let (du, activite) = (DU, ActiviteTemps::Psp);
    let tenu = |au| PosteTenu { membre, fonction: Fonction::Direction, centiemes: 80, du, au };
    let temps = |minutes| TempsPasse { membre, activite, du, au: AU, minutes };
    vec![
        Gestion::Poste(Poste { poste, tenu: Some(Box::new(tenu(Some(AU)))) }),
        Gestion::Poste(Poste { poste, tenu: Some(Box::new(tenu(None))) }),
        Gestion::Poste(Poste { poste, tenu: None }),
        Gestion::Temps(temps(Some(420))),
        Gestion::Temps(temps(None)),
    ]
}

fn des_subventions() -> Vec<Gestion> {
    let financeur = FinanceurId::depuis_octets([21; 16]);
    let convention = ConventionId::depuis_octets([22; 16]);
    let annee = 2025;
    vec![
        Gestion::Financeur(Financeur {
            financeur,
            fiche: Some(Box::new(FicheFinanceur {
                nom: texte("Ville"),
                genre: GenreFinanceur::Commune,
            })),
        }),
        Gestion::Financeur(Financeur { financeur, fiche: None }),
        Gestion::Convention(Convention {
            convention,
            engagement: Some(Box::new(Engagement {
                financeur,
                numero: texte("57-1"),
                objet: texte("aller vers"),
                du: DU,
                au: AU,
                departement: Some("57".parse().expect("a department")),
                lignes: vec![LigneBudget {
                    numero: 1,
                    compte: 64,
                    libelle: texte("salaires"),
                    prevu_centimes: 5_400_000,
                }],
                indicateurs: vec![texte("personnes")],
            })),
        }),
        Gestion::Convention(Convention { convention, engagement: None }),
        Gestion::Realise(Realise { convention, ligne: 1, annee, centimes: Some(12) }),
        Gestion::Realise(Realise { convention, ligne: 1, annee, centimes: None }),
        Gestion::Bilan(BilanConvention {
            convention,
            annee,
            textes: Some(Box::new(TextesBilan {
                realisation: texte("a"),
                publics: texte("b"),
                lieux: texte("c"),
                objectifs: texte("d"),
                repartition: texte("e"),
                ecarts: texte("f"),
                nature: texte("g"),
            })),
        }),
        Gestion::Bilan(BilanConvention { convention, annee, textes: None }),
        Gestion::Rapport(RapportFinanceur { convention, annee, suite: SuiteRapport::Rendu }),
    ]
}

fn de_la_bibliotheque() -> Vec<Gestion> {
    let guide = GuideId::depuis_octets([23; 16]);
    let partenaire = PartenaireId::depuis_octets([24; 16]);
    vec![
        Gestion::Guide(Guide {
            guide,
            fiche: Some(Box::new(FicheGuide {
                titre: texte("Guide"),
                description: texte("d"),
                editeur: Some(texte("e")),
                langues: vec![texte("fr")],
                publics: vec![Public::Proches],
                lien: texte("https://exemple.invalid/g"),
            })),
        }),
        Gestion::Guide(Guide { guide, fiche: None }),
        Gestion::Partenaire(Partenaire {
            partenaire,
            fiche: Some(Box::new(FichePartenaire { texte: texte("{}") })),
        }),
        Gestion::Partenaire(Partenaire { partenaire, fiche: None }),
    ]
}
