//! Any fact of posts, grants, and the reference library.

use domain::gestion::Gestion;
use domain::gestion::bibliotheque::{FicheGuide, FichePartenaire, Guide, Partenaire, Public};
use domain::gestion::poste::{ActiviteTemps, Fonction, Poste, PosteTenu, TempsPasse};
use domain::gestion::subvention::{
    BilanConvention, Convention, Engagement, FicheFinanceur, Financeur, GenreFinanceur,
    LigneBudget, RapportFinanceur, Realise, SuiteRapport, TextesBilan,
};
use domain::{ConventionId, Fait, FinanceurId, GuideId, MembreId, PartenaireId, PosteId};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{jour, texte};

macro_rules! code {
    ($nom:ident) => {
        select($nom::TOUS.to_vec()).prop_map(|(valeur, _)| valeur)
    };
}

macro_rules! id {
    ($nom:ident) => {
        any::<[u8; 16]>().prop_map($nom::depuis_octets)
    };
}

pub(super) fn fait() -> impl Strategy<Value = Fait> {
    prop_oneof![du_travail(), des_subventions(), de_la_bibliotheque()].prop_map(Fait::Gestion)
}

fn du_travail() -> impl Strategy<Value = Gestion> {
    let tenu = (id!(MembreId), code!(Fonction), any::<u16>(), jour(), of(jour())).prop_map(
        |(membre, fonction, centiemes, du, au)| {
            Box::new(PosteTenu { membre, fonction, centiemes, du, au })
        },
    );
    prop_oneof![
        (id!(PosteId), of(tenu)).prop_map(|(poste, tenu)| Gestion::Poste(Poste { poste, tenu })),
        (id!(MembreId), code!(ActiviteTemps), jour(), jour(), of(any::<u32>())).prop_map(
            |(membre, activite, du, au, minutes)| {
                Gestion::Temps(TempsPasse { membre, activite, du, au, minutes })
            }
        ),
    ]
}

fn engagement() -> impl Strategy<Value = Engagement> {
    let ligne = (any::<u16>(), any::<u8>(), texte(), any::<u64>()).prop_map(
        |(numero, compte, libelle, prevu_centimes)| LigneBudget {
            numero,
            compte,
            libelle,
            prevu_centimes,
        },
    );
    (id!(FinanceurId), texte(), texte(), jour(), jour(), vec(ligne, 0..3), vec(texte(), 0..3))
        .prop_map(|(financeur, numero, objet, du, au, lignes, indicateurs)| Engagement {
            financeur,
            numero,
            objet,
            du,
            au,
            departement: None,
            lignes,
            indicateurs,
        })
}

fn des_subventions() -> impl Strategy<Value = Gestion> {
    let fiche = (texte(), code!(GenreFinanceur))
        .prop_map(|(nom, genre)| Box::new(FicheFinanceur { nom, genre }));
    let textes = (texte(), texte()).prop_map(|(realisation, ecarts)| {
        Box::new(TextesBilan { realisation, ecarts, ..TextesBilan::default() })
    });
    prop_oneof![
        (id!(FinanceurId), of(fiche))
            .prop_map(|(financeur, fiche)| Gestion::Financeur(Financeur { financeur, fiche })),
        (id!(ConventionId), of(engagement().prop_map(Box::new))).prop_map(
            |(convention, engagement)| Gestion::Convention(Convention { convention, engagement })
        ),
        (id!(ConventionId), any::<u16>(), any::<i16>(), of(any::<u64>())).prop_map(
            |(convention, ligne, annee, centimes)| {
                Gestion::Realise(Realise { convention, ligne, annee, centimes })
            }
        ),
        (id!(ConventionId), any::<i16>(), of(textes)).prop_map(|(convention, annee, textes)| {
            Gestion::Bilan(BilanConvention { convention, annee, textes })
        }),
        (id!(ConventionId), any::<i16>(), code!(SuiteRapport)).prop_map(
            |(convention, annee, suite)| {
                Gestion::Rapport(RapportFinanceur { convention, annee, suite })
            }
        ),
    ]
}

fn de_la_bibliotheque() -> impl Strategy<Value = Gestion> {
    let fiche = (texte(), of(texte()), vec(texte(), 0..3), vec(code!(Public), 0..3), texte())
        .prop_map(|(titre, editeur, langues, publics, lien)| {
            let description = String::new();
            Box::new(FicheGuide { titre, description, editeur, langues, publics, lien })
        });
    let partenaire = texte().prop_map(|texte| Box::new(FichePartenaire { texte }));
    prop_oneof![
        (id!(GuideId), of(fiche)).prop_map(|(guide, fiche)| Gestion::Guide(Guide { guide, fiche })),
        (id!(PartenaireId), of(partenaire)).prop_map(|(partenaire, fiche)| {
            Gestion::Partenaire(Partenaire { partenaire, fiche })
        }),
    ]
}
