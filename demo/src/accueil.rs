//! A first contact, and what is learnt in the weeks after it.

use domain::fait::{
    Canal, Choix, Consentement, MoyenContact, ObjetConsentement, Ouverture, Prudence, VoieContact,
};
use domain::profil::{Attribut, Cadre, CadreOqtf, Genre, Oqtf};
use domain::{Fait, Recit, Valeur};

use crate::noms::{self, Usage};
use crate::personne::Personne;
use crate::plume::Plume;

/// Initials of members, as a file names whoever follows the person.
const REFERENTES: [&str; 12] = [
    "A. R.", "B. L.", "C. V.", "D. M.", "E. S.", "F. G.", "H. B.", "I. P.", "J. C.", "K. T.",
    "L. N.", "M. D.",
];
const QUAND: [&str; 4] =
    ["le matin", "le soir après 18 h", "en semaine seulement", "pas le vendredi"];
const NE_PAS_EVOQUER: [&str; 4] =
    ["l’association", "le parcours de sortie", "les démarches en préfecture", "la santé"];

/// Writes the opening.
pub(crate) fn ouvrir(plume: &mut Plume<'_>, personne: &Personne, le: i32) {
    let ouverture =
        Ouverture { voie: Some(voie(plume, personne.cadre)), origine: None, datation: None };
    plume.ouvrir(le, Fait::Ouverture(ouverture));
}

/// Writes the identity, consents, the first profile and channels.
pub(crate) fn accueillir(plume: &mut Plume<'_>, personne: &Personne, le: i32) {
    identifier(plume, personne, le);
    consentir(plume, le);
    decrire(plume, personne, le);
    joindre(plume, personne, le);
}

fn voie(plume: &mut Plume<'_>, cadre: Cadre) -> VoieContact {
    if matches!(cadre, Cadre::Rue) && plume.alea.chance(550) {
        return VoieContact::Rue;
    }
    if matches!(cadre, Cadre::EnLigne) && plume.alea.chance(350) {
        return VoieContact::EnLigne;
    }
    plume.alea.pondere(&[
        (6, VoieContact::Telephone),
        (26, VoieContact::Accueil),
        (34, VoieContact::Partenaire),
        (7, VoieContact::Police),
        (8, VoieContact::Urgence115),
        (16, VoieContact::Entourage),
        (3, VoieContact::Autre),
    ])
}

fn identifier(plume: &mut Plume<'_>, personne: &Personne, le: i32) {
    let usage = match personne.genre {
        Genre::Homme | Genre::HommeTrans => Usage::Masculin,
        Genre::Femme | Genre::FemmeTrans | Genre::Trans | Genre::Autre => Usage::Feminin,
    };
    let mut identite = noms::tirer(&mut plume.alea, usage);
    // One person in eight gives her name, and then another number some months later.
    let suivante = plume.alea.chance(125);
    plume.ecrire(le, Fait::Identite, Some(Recit::Identite(identite.clone())));
    if suivante {
        identite.telephones = vec![noms::mobile(&mut plume.alea)];
        let le = le + 40 + plume.alea.attente(200);
        plume.ecrire(le, Fait::Identite, Some(Recit::Identite(identite)));
    }
}

fn consentir(plume: &mut Plume<'_>, le: i32) {
    for (objet, pour_mille) in [
        (ObjetConsentement::Accompagnement, 1_000),
        (ObjetConsentement::Statistiques, 860),
        (ObjetConsentement::Partage, 640),
    ] {
        let choix = if plume.alea.chance(pour_mille) { Choix::Donne } else { Choix::Retire };
        let le = le + plume.alea.entre(0, 12);
        plume.ecrire(le, Fait::Consentement(Consentement { objet, choix }), None);
        let retire = objet != ObjetConsentement::Accompagnement && plume.alea.chance(25);
        if retire && choix == Choix::Donne {
            let choix = Choix::Retire;
            let le = le + 30 + plume.alea.attente(240);
            plume.ecrire(le, Fait::Consentement(Consentement { objet, choix }), None);
        }
    }
}

/// Writes the first profile: some of it on the first day, some once there is trust.
fn decrire(plume: &mut Plume<'_>, personne: &Personne, le: i32) {
    let (_, pays, langue) = personne.provenance;
    let referente = plume.alea.parmi(&REFERENTES);
    let premiers = [
        Attribut::Genre(Valeur::Connue(personne.genre)),
        Attribut::Nationalite(Valeur::from(pays.parse().ok())),
        Attribut::Departement(Valeur::Connue(personne.departement)),
        Attribut::Hebergement(Valeur::Connue(personne.hebergement)),
        Attribut::Referente(Valeur::Connue(referente.to_owned())),
        Attribut::Langue(Valeur::Connue(langue.to_owned())),
    ];
    for attribut in premiers {
        let le = le + plume.alea.entre(0, 3);
        plume.ecrire(le, Fait::Observation(attribut), None);
    }
    let oqtf = oqtf(plume, personne, le);
    apprendre(plume, le, Attribut::Naissance, personne.naissance);
    apprendre(plume, le, Attribut::Sejour, personne.situation);
    apprendre(plume, le, Attribut::Oqtf, oqtf);
    apprendre(plume, le, Attribut::EnfantsEnFrance, personne.enfants_en_france);
    apprendre(plume, le, Attribut::EnfantsAuPays, personne.enfants_au_pays);
    apprendre(plume, le, Attribut::Victime, personne.victime);
    apprendre(plume, le, Attribut::Cadre, personne.cadre);
    apprendre(plume, le, Attribut::SituationConjugale, personne.conjugale);
}

/// One answer in ten is not known at first, and comes some months later, or never.
fn apprendre<T>(
    plume: &mut Plume<'_>,
    ouverture: i32,
    attribut: fn(Valeur<T>) -> Attribut,
    valeur: T,
) {
    let mut le = ouverture + plume.alea.entre(0, 30);
    if plume.alea.chance(100) {
        let sans_reponse = if plume.alea.chance(300) { Valeur::NonDite } else { Valeur::Inconnue };
        plume.ecrire(le, Fait::Observation(attribut(sans_reponse)), None);
        if plume.alea.chance(150) {
            return;
        }
        le += 15 + plume.alea.attente(60);
    }
    plume.ecrire(le, Fait::Observation(attribut(Valeur::Connue(valeur))), None);
}

fn oqtf(plume: &mut Plume<'_>, personne: &Personne, le: i32) -> Oqtf {
    if !personne.sans_droit_au_sejour() || !plume.alea.chance(420) {
        return Oqtf::Aucune;
    }
    let notifiee = le - 20 - plume.alea.attente(300);
    let cadre = plume.alea.pondere(&[
        (70, Some(CadreOqtf::Libre)),
        (8, Some(CadreOqtf::Assignation)),
        (4, Some(CadreOqtf::Retention)),
        (1, Some(CadreOqtf::Detenue)),
        (17, None),
    ]);
    let datee = plume.alea.chance(750);
    Oqtf::Visee { notifiee_le: datee.then(|| plume.calendrier.jour(notifiee)), cadre }
}

/// Writes how to reach her without putting her in danger.
fn joindre(plume: &mut Plume<'_>, personne: &Personne, le: i32) {
    let nombre = plume.alea.pondere(&[(10, 0), (60, 1), (25, 2), (5, 3)]);
    for _ in 0..nombre {
        let moyen = plume.alea.pondere(&[
            (35, MoyenContact::Appel),
            (30, MoyenContact::Sms),
            (25, MoyenContact::Messagerie),
            (4, MoyenContact::Courriel),
            (2, MoyenContact::Courrier),
            (4, MoyenContact::Tiers),
        ]);
        let prudence = plume.alea.pondere(&[
            (62, Prudence::Libre),
            (32, Prudence::SousConditions),
            (6, Prudence::Interdit),
        ]);
        let sous_conditions = prudence == Prudence::SousConditions;
        let canal = Canal {
            moyen,
            prudence,
            quand: sous_conditions.then(|| plume.alea.parmi(&QUAND).to_owned()),
            langue: Some(personne.provenance.2.to_owned()),
            ne_jamais_evoquer: sous_conditions
                .then(|| plume.alea.parmi(&NE_PAS_EVOQUER).to_owned()),
        };
        let le = le + plume.alea.entre(0, 60);
        let coordonnee = coordonnee(plume, moyen);
        plume.ecrire(le, Fait::Canal(canal), Some(Recit::Coordonnee(coordonnee)));
    }
}

fn coordonnee(plume: &mut Plume<'_>, moyen: MoyenContact) -> String {
    match moyen {
        MoyenContact::Appel | MoyenContact::Sms | MoyenContact::Messagerie => {
            noms::mobile(&mut plume.alea)
        }
        // A domain name that can never be given out (RFC 2606).
        MoyenContact::Courriel => format!("contact{}@exemple.invalid", plume.alea.moins_de(10_000)),
        MoyenContact::Courrier => String::from("adresse de domiciliation (fictive)"),
        MoyenContact::Tiers => String::from("par une amie (fictive)"),
    }
}
