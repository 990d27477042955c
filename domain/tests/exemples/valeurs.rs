//! Attributes, and the number each coded value is written with.

use domain::Compartiment;
use domain::activite::{GenreSeance, Milieu};
use domain::alerte_mineur::{SuiteAlerte, VoieAlerte};
use domain::commission::{College, Maniere};
use domain::detail_seance::{NiveauScolaire, PublicCible, ThemeAtelier, ThemeEvars};
use domain::document::{Destinataire, FormeDocument, GenreDocument};
use domain::droit_lie::{GenreDroit, SuiteDroit};
use domain::etat_civil::{DocumentEtatCivil, SuiteEtatCivil};
use domain::fait::{
    Choix, Domaine, MotifCloture, MoyenContact, ObjetConsentement, Prudence, Souhait, VoieContact,
};
use domain::formation::PublicFormation;
use domain::gestion::bibliotheque::Public;
use domain::gestion::poste::{ActiviteTemps, Fonction};
use domain::gestion::subvention::{GenreFinanceur, SuiteRapport};
use domain::permanence::{GenreActivite, MomentAccueil, ServiceAccueil};
use domain::piece::{GenrePiece, SuitePiece};
use domain::procedure::EtapeProcedure;
use domain::profil::{
    Attribut, Cadre, CadreOqtf, Genre, Grossesse, Hebergement, Naissance, Oqtf, Plainte, Rubrique,
    SituationAdministrative, SituationConjugale, Victime,
};
use domain::projet::AvisAssociation;
use domain::psp::{Avis, IssueParcours, Motif, Objet, PreuveNotification, Sens};
use domain::retrait_contenu::{ServiceSaisi, SuiteRetrait};
use domain::seance_en_ligne::SupportEnLigne;
use domain::stage::{CadreStage, MotifAchat};
use domain::{Jour, Role, Valeur};

use super::ecrire;

/// Every attribute has its heading, so that a new one is counted here.
pub(crate) const ATTRIBUTS: usize = Rubrique::TOUS.len();

pub(crate) fn nom(attribut: &Attribut) -> String {
    let rubrique = attribut.rubrique();
    let code = Rubrique::TOUS
        .iter()
        .find(|(connue, _)| *connue == rubrique)
        .map_or("?", |(_, code)| *code);
    format!("attribut.{code}")
}

/// Each attribute, known; the first also unknown and not said.
pub(crate) fn attributs() -> Vec<Attribut> {
    let le = Jour::constante(1998, 5, 4);
    let mut attributs = vec![
        Attribut::Genre(Valeur::Connue(Genre::FemmeTrans)),
        Attribut::Genre(Valeur::Inconnue),
        Attribut::Genre(Valeur::NonDite),
        Attribut::Naissance(Valeur::Connue(Naissance::Le(le))),
        Attribut::Naissance(Valeur::Connue(Naissance::Annee(1998))),
        Attribut::Naissance(Valeur::Connue(Naissance::Vers(1995))),
        Attribut::Nationalite(Valeur::from("NG".parse().ok())),
        Attribut::Sejour(Valeur::Connue(SituationAdministrative::ApsPsp)),
        Attribut::Oqtf(Valeur::Connue(Oqtf::Aucune)),
        Attribut::Oqtf(Valeur::Connue(Oqtf::Visee {
            notifiee_le: Some(le),
            cadre: Some(CadreOqtf::Retention),
        })),
        Attribut::Oqtf(Valeur::Connue(Oqtf::Visee { notifiee_le: None, cadre: None })),
        Attribut::EnfantsEnFrance(Valeur::Connue(2)),
        Attribut::EnfantsAuPays(Valeur::Connue(0)),
        Attribut::Hebergement(Valeur::Connue(Hebergement::Chrs)),
        Attribut::Departement(Valeur::from("57".parse().ok())),
        Attribut::Departement(Valeur::from("971".parse().ok())),
    ];
    attributs.extend(suite());
    attributs
}

fn suite() -> Vec<Attribut> {
    let oui = Valeur::Connue(true);
    vec![
        Attribut::Victime(Valeur::Connue(Victime {
            prostitution: true,
            proxenetisme: false,
            traite: true,
        })),
        Attribut::Cadre(Valeur::Connue(Cadre::EnLigne)),
        Attribut::Cessation(oui),
        Attribut::SituationConjugale(Valeur::Connue(SituationConjugale::Separee)),
        Attribut::Plainte(Valeur::Connue(Plainte::Classee)),
        Attribut::LienRompu(oui),
        Attribut::RessourcesCentimes(Valeur::Connue(63_500)),
        Attribut::Rsa(Valeur::Connue(false)),
        Attribut::Grossesse(Valeur::Connue(Grossesse::Enceinte)),
        Attribut::ConjointIrregulier(oui),
        Attribut::MenaceOrdrePublic(oui),
        Attribut::SansContactPhysique(oui),
        Attribut::Contentieux(oui),
        Attribut::Referente(Valeur::Connue("A. R.".to_owned())),
        Attribut::Langue(Valeur::Connue("anglais".to_owned())),
        Attribut::RsaPossible(oui),
    ]
}

/// The number of each coded value: `code.domaine.sante 01`.
#[expect(clippy::too_many_lines, reason = "a line a type, so that none is forgotten")]
pub(crate) fn codes() -> Vec<(String, Vec<u8>)> {
    let mut formes = Vec::new();
    macro_rules! ecrire_les_codes {
        ($($nom:ident),+ $(,)?) => {
            $(for (valeur, code) in $nom::TOUS {
                formes.push((format!("code.{}.{code}", stringify!($nom)), ecrire(&valeur)));
            })+
        };
    }
    ecrire_les_codes!(
        Avis,
        PreuveNotification,
        GenrePiece,
        SuitePiece,
        AvisAssociation,
        GenreDroit,
        SuiteDroit,
        DocumentEtatCivil,
        SuiteEtatCivil,
        EtapeProcedure,
        ServiceSaisi,
        SuiteRetrait,
        VoieAlerte,
        SuiteAlerte,
        Cadre,
        CadreOqtf,
        Choix,
        Destinataire,
        College,
        Domaine,
        FormeDocument,
        Genre,
        GenreDocument,
        GenreSeance,
        Grossesse,
        Hebergement,
        IssueParcours,
        Maniere,
        Milieu,
        Motif,
        MotifCloture,
        MoyenContact,
        Objet,
        ObjetConsentement,
        Plainte,
        Prudence,
        Role,
        Sens,
        SituationAdministrative,
        SituationConjugale,
        Souhait,
        VoieContact,
        Public,
        ActiviteTemps,
        Fonction,
        GenreFinanceur,
        SuiteRapport,
        MomentAccueil,
        ServiceAccueil,
        GenreActivite,
        SupportEnLigne,
        ThemeAtelier,
        NiveauScolaire,
        ThemeEvars,
        PublicCible,
        PublicFormation,
        CadreStage,
        MotifAchat,
    );
    for compartiment in Compartiment::TOUS {
        let nom = format!("code.Compartiment.{}", compartiment.code());
        formes.push((nom, ecrire(&compartiment)));
    }
    formes
}
