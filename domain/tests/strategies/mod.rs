//! Any fact and any narrative, for properties.
#![allow(dead_code, reason = "each test crate uses the part it needs")]

mod gestion;

use domain::activite::{GenreSeance, Milieu, SeanceCollective, Sortie};
use domain::alerte_mineur::{AlerteMineur, SuiteAlerte, VoieAlerte};
use domain::antenne::{AccueilPublic, Antenne, PlaceApprochee};
use domain::association::{Agrement, Compteur, CompteursAnonymes, Membre};
use domain::commission::{
    AvisRendu, College, Convocation, EvenementCommission, Inscription, Maniere, MembreCommission,
    Porteuse, Presence, Voix,
};
use domain::document::{Destinataire, DocumentEmis, DocumentScelle, FormeDocument, GenreDocument};
use domain::droit_lie::{DroitLie, GenreDroit, SuiteDroit};
use domain::equipe::{Equipe, MembreEquipe, Rattachement};
use domain::etat_civil::{DocumentEtatCivil, EtatCivil, SuiteEtatCivil};
use domain::fait::{
    Accompagnement, Canal, Choix, Consentement, Correction, Datation, Domaine, Lecture,
    MotifCloture, MoyenContact, ObjetConsentement, Origine, Ouverture, Prudence, Remplacement,
    Souhait, VoieContact,
};
use domain::piece::{GenrePiece, Piece, SuitePiece};
use domain::procedure::{EtapeProcedure, Procedure};
use domain::profil::{
    Attribut, Cadre, CadreOqtf, Genre, Grossesse, Hebergement, Naissance, Oqtf, Plainte,
    SituationAdministrative, SituationConjugale, Victime,
};
use domain::projet::{AvisAssociation, Projet};
use domain::psp::{
    Avis, Decision, Demande, Evenement, Fin, IssueParcours, Motif, Objet, PreuveNotification,
    Recours, Seance, Sens,
};
use domain::recit::Identite;
use domain::rendez_vous::{Heure, RendezVous};
use domain::retrait_contenu::{RetraitContenu, ServiceSaisi, SuiteRetrait};
use domain::separation::{BrisDeGlace, Separation};
use domain::suivi::Suivi;
use domain::{ActeId, AntenneId, Compartiment, Departement, DossierId, EquipeId, Fait, Horodatage};
use domain::{Jour, MembreId, Pays, Recit, Role, Valeur};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// One of the values of a coded enum.
macro_rules! code {
    ($nom:ident) => {
        select($nom::TOUS.to_vec()).prop_map(|(valeur, _)| valeur)
    };
}

/// A day of the years files speak of.
pub(crate) fn jour() -> impl Strategy<Value = Jour> {
    (-20_000..20_000).prop_map(|jours| Jour::constante(2020, 1, 1).plus_jours(jours))
}

pub(crate) fn acte_id() -> impl Strategy<Value = ActeId> {
    any::<[u8; 16]>().prop_map(ActeId::depuis_octets)
}

fn texte() -> impl Strategy<Value = String> {
    "\\PC{0,12}"
}

fn valeur<T: std::fmt::Debug + Clone>(
    connue: impl Strategy<Value = T>,
) -> impl Strategy<Value = Valeur<T>> {
    prop_oneof![
        8 => connue.prop_map(Valeur::Connue),
        1 => Just(()).prop_map(|()| Valeur::Inconnue),
        1 => Just(()).prop_map(|()| Valeur::NonDite),
    ]
}

fn pays() -> impl Strategy<Value = Pays> {
    "[A-Z]{2}".prop_map(|code| code.parse().expect("two capitals"))
}

fn departement() -> impl Strategy<Value = Departement> {
    select(Departement::tous().collect::<Vec<_>>())
}

fn naissance() -> impl Strategy<Value = Naissance> {
    prop_oneof![
        jour().prop_map(Naissance::Le),
        any::<i16>().prop_map(Naissance::Annee),
        any::<i16>().prop_map(Naissance::Vers),
    ]
}

fn oqtf() -> impl Strategy<Value = Oqtf> {
    prop_oneof![
        Just(Oqtf::Aucune),
        (of(jour()), of(code!(CadreOqtf)))
            .prop_map(|(notifiee_le, cadre)| Oqtf::Visee { notifiee_le, cadre }),
    ]
}

fn victime() -> impl Strategy<Value = Victime> {
    any::<[bool; 3]>().prop_map(|[prostitution, proxenetisme, traite]| Victime {
        prostitution,
        proxenetisme,
        traite,
    })
}

pub(crate) fn attribut() -> impl Strategy<Value = Attribut> {
    prop_oneof![
        prop_oneof![
            valeur(code!(Genre)).prop_map(Attribut::Genre),
            valeur(naissance()).prop_map(Attribut::Naissance),
            valeur(pays()).prop_map(Attribut::Nationalite),
            valeur(code!(SituationAdministrative)).prop_map(Attribut::Sejour),
            valeur(oqtf()).prop_map(Attribut::Oqtf),
            valeur(any::<u8>()).prop_map(Attribut::EnfantsEnFrance),
            valeur(any::<u8>()).prop_map(Attribut::EnfantsAuPays),
            valeur(code!(Hebergement)).prop_map(Attribut::Hebergement),
            valeur(departement()).prop_map(Attribut::Departement),
        ],
        prop_oneof![
            valeur(victime()).prop_map(Attribut::Victime),
            valeur(code!(Cadre)).prop_map(Attribut::Cadre),
            valeur(any::<bool>()).prop_map(Attribut::Cessation),
            valeur(code!(SituationConjugale)).prop_map(Attribut::SituationConjugale),
            valeur(code!(Plainte)).prop_map(Attribut::Plainte),
            valeur(any::<bool>()).prop_map(Attribut::LienRompu),
            valeur(any::<u64>()).prop_map(Attribut::RessourcesCentimes),
            valeur(any::<bool>()).prop_map(Attribut::Rsa),
        ],
        prop_oneof![
            valeur(code!(Grossesse)).prop_map(Attribut::Grossesse),
            valeur(any::<bool>()).prop_map(Attribut::ConjointIrregulier),
            valeur(any::<bool>()).prop_map(Attribut::MenaceOrdrePublic),
            valeur(any::<bool>()).prop_map(Attribut::SansContactPhysique),
            valeur(any::<bool>()).prop_map(Attribut::Contentieux),
            valeur(texte()).prop_map(Attribut::Referente),
            valeur(texte()).prop_map(Attribut::Langue),
            valeur(any::<bool>()).prop_map(Attribut::RsaPossible),
        ],
    ]
}

fn decision() -> impl Strategy<Value = Decision> {
    (
        code!(Objet),
        code!(Sens),
        jour(),
        of(jour()),
        of(any::<bool>()),
        of(any::<bool>()),
        vec(code!(Motif), 0..4),
        of(code!(PreuveNotification)),
    )
        .prop_map(
            |(objet, sens, decidee_le, notifiee_le, ecrite, mentionne_recours, motifs, preuve)| {
                Decision {
                    objet,
                    sens,
                    decidee_le,
                    notifiee_le,
                    ecrite,
                    mentionne_recours,
                    motifs,
                    preuve,
                }
            },
        )
}

fn recours() -> impl Strategy<Value = Recours> {
    prop_oneof![
        (jour(), of(any::<bool>()))
            .prop_map(|(forme_le, accuse)| Recours::Gracieux { forme_le, accuse }),
        jour().prop_map(|rejete_le| Recours::GracieuxRejete { rejete_le }),
        jour().prop_map(|forme_le| Recours::Contentieux { forme_le }),
    ]
}

pub(crate) fn evenement() -> impl Strategy<Value = Evenement> {
    prop_oneof![
        1 => of(jour()).prop_map(|deposee_le| Evenement::Demande(Demande { deposee_le })),
        1 => jour().prop_map(|tenue_le| Evenement::Seance(Seance { tenue_le })),
        1 => code!(Avis).prop_map(Evenement::Avis),
        4 => decision().prop_map(Evenement::Decision),
        2 => jour().prop_map(|deposee_le| Evenement::RenouvellementDemande { deposee_le }),
        1 => (jour(), of(jour())).prop_map(|(du, au)| Evenement::ApsDelivree { du, au }),
        1 => (jour(), of(jour())).prop_map(|(du, au)| Evenement::AfisOuverte { du, au }),
        1 => of(jour()).prop_map(|le| Evenement::AfisRefusee { le }),
        1 => (jour(), of(code!(IssueParcours)))
            .prop_map(|(finie_le, issue)| Evenement::Fin(Fin { finie_le, issue })),
        1 => recours().prop_map(Evenement::Recours),
        1 => Just(Evenement::DemandeRetiree),
        1 => Just(Evenement::AfisDemandee),
    ]
}

fn origine() -> impl Strategy<Value = Origine> {
    (texte(), texte()).prop_map(|(source, numero)| Origine { source, numero })
}

fn canal() -> impl Strategy<Value = Canal> {
    (code!(MoyenContact), code!(Prudence), of(texte()), of(texte()), of(texte())).prop_map(
        |(moyen, prudence, quand, langue, ne_jamais_evoquer)| Canal {
            moyen,
            prudence,
            quand,
            langue,
            ne_jamais_evoquer,
        },
    )
}

fn sortie() -> impl Strategy<Value = Sortie> {
    (code!(Milieu), proptest::array::uniform7(of(any::<u32>())), of(origine())).prop_map(
        |(milieu, nombres, origine)| {
            let [duree_minutes, equipe, rencontrees, nouvelles, orientees, messages, reponses] =
                nombres;
            Sortie {
                milieu,
                duree_minutes,
                equipe,
                rencontrees,
                nouvelles,
                orientees,
                messages,
                reponses,
                origine,
            }
        },
    )
}

fn seance() -> impl Strategy<Value = SeanceCollective> {
    (code!(GenreSeance), of(any::<u32>()), of(any::<u32>())).prop_map(
        |(genre, duree_minutes, participants)| SeanceCollective {
            genre,
            duree_minutes,
            participants,
            detail: None,
        },
    )
}

fn compteur() -> impl Strategy<Value = Compteur> {
    (any::<i16>(), texte(), texte(), any::<u32>())
        .prop_map(|(annee, indicateur, sexe, nombre)| Compteur { annee, indicateur, sexe, nombre })
}

fn membre_id() -> impl Strategy<Value = MembreId> {
    any::<[u8; 16]>().prop_map(MembreId::depuis_octets)
}

fn dossier_id() -> impl Strategy<Value = DossierId> {
    any::<[u8; 16]>().prop_map(DossierId::depuis_octets)
}

fn equipe_id() -> impl Strategy<Value = EquipeId> {
    any::<[u8; 16]>().prop_map(EquipeId::depuis_octets)
}

fn heure() -> impl Strategy<Value = Heure> {
    (0..24_u8, 0..60_u8)
        .prop_map(|(heure, minute)| Heure::new(heure, minute).expect("an hour of a day"))
}

/// What is done around the pathway.
fn demarche() -> impl Strategy<Value = Fait> {
    prop_oneof![
        (code!(GenrePiece), code!(SuitePiece))
            .prop_map(|(piece, suite)| Fait::Piece(Piece { piece, suite })),
        code!(Domaine).prop_map(|domaine| Fait::Projet(Projet::Besoin(domaine))),
        code!(Domaine).prop_map(|domaine| Fait::Projet(Projet::Engagement(domaine))),
        code!(AvisAssociation).prop_map(|avis| Fait::Projet(Projet::Avis(avis))),
        (code!(GenreDroit), code!(SuiteDroit), of(jour()))
            .prop_map(|(droit, suite, au)| Fait::DroitLie(DroitLie { droit, suite, au })),
        (code!(DocumentEtatCivil), code!(SuiteEtatCivil), of(jour()), of(any::<u64>())).prop_map(
            |(document, suite, rendez_vous_le, frais_centimes)| {
                Fait::EtatCivil(EtatCivil { document, suite, rendez_vous_le, frais_centimes })
            }
        ),
        (code!(EtapeProcedure), of(jour()))
            .prop_map(|(etape, audience_le)| Fait::Procedure(Procedure { etape, audience_le })),
        (code!(ServiceSaisi), code!(SuiteRetrait), of(jour())).prop_map(
            |(destinataire, suite, reponse_avant)| {
                Fait::RetraitContenu(RetraitContenu { destinataire, suite, reponse_avant })
            }
        ),
        (code!(VoieAlerte), code!(SuiteAlerte), of(jour())).prop_map(
            |(voie, suite, relance_le)| {
                Fait::AlerteMineur(AlerteMineur { voie, suite, relance_le })
            }
        ),
    ]
}

/// A fact of a person's journal, corrections aside.
pub(crate) fn fait_de_dossier() -> impl Strategy<Value = Fait> {
    prop_oneof![
        1 => (of(code!(VoieContact)), of(origine()), of(Just(Datation::Supposee)))
            .prop_map(|(voie, origine, datation)| {
                Fait::Ouverture(Ouverture { voie, origine, datation })
            }),
        1 => Just(Fait::Identite),
        4 => attribut().prop_map(Fait::Observation),
        1 => code!(Souhait).prop_map(Fait::SouhaitSortie),
        2 => (code!(Domaine), of(any::<u16>())).prop_map(|(domaine, duree_minutes)| {
            Fait::Accompagnement(Accompagnement { domaine, duree_minutes })
        }),
        6 => evenement().prop_map(Fait::Psp),
        1 => canal().prop_map(Fait::Canal),
        1 => (code!(ObjetConsentement), code!(Choix))
            .prop_map(|(objet, choix)| Fait::Consentement(Consentement { objet, choix })),
        1 => code!(MotifCloture).prop_map(Fait::Cloture),
        1 => Just(Fait::Reouverture),
        1 => Just(Fait::Note),
        1 => (membre_id(), code!(Choix))
            .prop_map(|(membre, choix)| Fait::Suivi(Suivi { membre, choix })),
        2 => demarche(),
        1 => of(equipe_id()).prop_map(|equipe| Fait::Rattachement(Rattachement { equipe })),
        1 => (jour(), of(heure()), code!(Domaine))
            .prop_map(|(le, heure, avec)| Fait::RendezVous(RendezVous { le, heure, avec })),
        1 => (code!(GenreDocument), code!(Destinataire), code!(FormeDocument), any::<[u8; 32]>())
            .prop_map(|(genre, destinataire, forme, empreinte)| {
                Fait::Document(DocumentEmis { genre, destinataire, forme, empreinte })
            }),
    ]
}

fn fait_d_ailleurs() -> impl Strategy<Value = Fait> {
    prop_oneof![
        sortie().prop_map(Fait::Sortie),
        seance().prop_map(Fait::Seance),
        (departement(), texte())
            .prop_map(|(departement, nom)| Fait::AssociationCreee { departement, nom }),
        (membre_id(), vec(texte(), 0..6), of(code!(Role))).prop_map(
            |(membre, compartiments, role)| {
                Fait::MembreAjoute(Membre { membre, compartiments, role })
            }
        ),
        membre_id().prop_map(|membre| Fait::MembreRetire { membre }),
        membre_id().prop_map(|membre| Fait::PhraseChangee { membre }),
        jour().prop_map(|accorde_le| Fait::Agrement(Agrement { accorde_le })),
        (dossier_id(), vec(compteur(), 0..3), texte()).prop_map(|(dossier, compteurs, motif)| {
            Fait::Effacement(CompteursAnonymes { dossier, compteurs, motif })
        }),
        (texte(), any::<u32>(), vec(dossier_id(), 0..3), of(acte_id())).prop_map(
            |(operation, nombre, dossiers, bris)| {
                Fait::Lecture(Lecture { operation, nombre, dossiers, bris })
            }
        ),
        (membre_id(), code!(Role)).prop_map(|(membre, role)| Fait::RoleDonne { membre, role }),
        membre_id().prop_map(|membre| Fait::SecondFacteurRetire { membre }),
        (vec(texte(), 0..3), any::<u32>())
            .prop_map(|(colonnes, nombre)| Fait::Export { colonnes, nombre }),
    ]
}

fn porteuse() -> impl Strategy<Value = Porteuse> {
    prop_oneof![Just(Porteuse::Notre), texte().prop_map(Porteuse::Autre)]
}

fn convocation() -> impl Strategy<Value = Convocation> {
    let jours = [of(jour()), of(jour())];
    (texte(), of(heure()), of(any::<u16>()), jours, of(any::<u16>())).prop_map(
        |(lieu, heure, places, [depot_avant, suite_de], quorum)| Convocation {
            lieu,
            heure,
            places,
            depot_avant,
            quorum,
            suite_de,
        },
    )
}

fn avis_rendu() -> impl Strategy<Value = AvisRendu> {
    (dossier_id(), code!(Avis), vec(acte_id(), 0..4), any::<[u16; 3]>(), vec(acte_id(), 0..2))
        .prop_map(|(dossier, avis, siegent, [pour, contre, abstentions], dissidentes)| {
            let voix = Voix { pour, contre, abstentions };
            AvisRendu { dossier, avis, siegent, voix, dissidentes }
        })
}

/// A step of a sitting.
fn fait_de_commission() -> impl Strategy<Value = Fait> {
    use EvenementCommission as E;
    prop_oneof![
        convocation().prop_map(E::Convocation),
        (code!(College), of(porteuse()), of(jour())).prop_map(
            |(college, represente, engagement_signe_le)| {
                E::Membre(MembreCommission { college, represente, engagement_signe_le })
            }
        ),
        acte_id().prop_map(E::MembreOte),
        (acte_id(), code!(Maniere))
            .prop_map(|(membre, maniere)| E::Presence(Presence { membre, maniere })),
        (dossier_id(), code!(Objet), porteuse()).prop_map(|(dossier, objet, porteuse)| {
            E::Inscription(Inscription { dossier, objet, porteuse })
        }),
        dossier_id().prop_map(E::Desinscription),
        any::<u16>().prop_map(E::PlacesPrises),
        Just(E::Ouverture),
        Just(E::SansQuorum),
        avis_rendu().prop_map(E::Avis),
        Just(E::ProcesVerbal),
    ]
    .prop_map(Fait::Commission)
}

/// A fact that says who sees whom, in the association's journal.
fn fait_d_acces() -> impl Strategy<Value = Fait> {
    prop_oneof![
        (dossier_id(), dossier_id(), code!(Choix), of(texte()))
            .prop_map(|(a, b, choix, motif)| Fait::Separation(Separation { a, b, choix, motif })),
        (dossier_id(), any::<i64>(), texte()).prop_map(|(dossier, micros, motif)| {
            let jusqu_a = Horodatage::depuis_micros(micros);
            Fait::BrisDeGlace(BrisDeGlace { dossier, jusqu_a, motif })
        }),
        (equipe_id(), texte()).prop_map(|(equipe, nom)| Fait::Equipe(Equipe { equipe, nom })),
        (membre_id(), of(equipe_id()))
            .prop_map(|(membre, equipe)| Fait::MembreEquipe(MembreEquipe { membre, equipe })),
        acte_id().prop_map(|acte| Fait::BrisVu { acte }),
        (any::<[u8; 16]>(), of(accueil_public().prop_map(Box::new))).prop_map(
            |(octets, accueil)| {
                Fait::Antenne(Antenne { antenne: AntenneId::depuis_octets(octets), accueil })
            }
        ),
    ]
}

/// What the public is told of an office.
fn accueil_public() -> impl Strategy<Value = AccueilPublic> {
    let place = of((-9_000..=9_000_i16, -18_000..=18_000_i16))
        .prop_map(|place| place.and_then(|(lat, lon)| PlaceApprochee::new(lat, lon)));
    (texte(), texte(), of(texte()), of(texte()), vec(texte(), 0..3), place).prop_map(
        |(nom, description, telephone, horaires, besoins, place)| AccueilPublic {
            nom,
            description,
            telephone,
            horaires,
            besoins,
            place,
            ..AccueilPublic::default()
        },
    )
}

/// Any fact, corrections included.
pub(crate) fn fait() -> impl Strategy<Value = Fait> {
    let remplacement = (jour(), prop_oneof![fait_de_dossier(), fait_d_ailleurs()])
        .prop_map(|(survenu_le, fait)| Remplacement { survenu_le, fait: Box::new(fait) });
    prop_oneof![
        4 => fait_de_dossier(),
        2 => fait_d_ailleurs(),
        1 => fait_d_acces(),
        1 => fait_de_commission(),
        1 => gestion::fait(),
        1 => (acte_id(), of(remplacement))
            .prop_map(|(acte, remplacement)| Fait::Correction(Correction { acte, remplacement })),
    ]
}

pub(crate) fn recit() -> impl Strategy<Value = Recit> {
    prop_oneof![
        (of(texte()), of(texte()), of(texte()), vec(texte(), 0..3)).prop_map(
            |(nom, prenom, dite, telephones)| {
                Recit::Identite(Identite { nom, prenom, dite, telephones })
            }
        ),
        texte().prop_map(Recit::Coordonnee),
        texte().prop_map(Recit::Social),
        texte().prop_map(Recit::Sante),
        texte().prop_map(Recit::Justice),
        texte().prop_map(Recit::Mineurs),
        (select(Compartiment::TOUS.to_vec()), vec(texte(), 0..3), vec(any::<u8>(), 0..9)).prop_map(
            |(compartiment, champs, octets)| {
                Recit::Document(DocumentScelle { compartiment, champs, octets })
            }
        ),
        texte().prop_map(Recit::Designation),
    ]
}
