//! `passerelle commission`: sittings, and what they answer.

use std::process::ExitCode;

use app::commission::{AConvoquer, AInscrire, ARendre, Delai, Etape, InscritVu, SeanceLue};
use app::consigner::Consigne;
use app::{Contexte, ErreurApp, Session};
use domain::commission::{
    AvisRendu, College, Convocation, EvenementCommission as E, Inscription, Maniere,
    MembreCommission, Porteuse, Presence, Quorum, SeanceCommission, Siegeante, Voix,
};
use domain::psp::{Avis, Objet};
use domain::{Flux, Recit};
use serde_json::{Value, json};

use super::acte::dire;
use super::faits::mot;
use super::{dossier, dossiers, ouvrir};
use crate::arguments::{Arguments, AvisArgs, Commission, DeSeance};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(
    arguments: &Arguments,
    commande: &Commission,
) -> Result<ExitCode, Echec> {
    let a_faire = lire(commande)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    match a_faire {
        AFaire::Lister => {
            let seances = session.seances().await?;
            session.fermer().await;
            let lignes: Vec<Vec<String>> = seances.iter().map(|lue| ligne(lue).to_vec()).collect();
            let texte = sortie::tableau(&["séance", "département", "dossiers", "état"], &lignes);
            let valeur: Vec<Value> = seances.iter().map(|lue| valeur(lue, &[])).collect();
            sortie::reponse(arguments.format, &texte, &json!({ "seances": valeur }));
        }
        AFaire::Montrer(departement, le) => {
            let lue = session.seance(departement, le).await?;
            let inscrits = session.ordre_du_jour(&lue, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            sortie::reponse(arguments.format, &texte(&lue, &inscrits), &valeur(&lue, &inscrits));
        }
        AFaire::Delais => {
            let delais = session.delais_de_commission(&mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let dire = |delai: &Delai| match delai.nombre {
                0 => "aucun dossier".to_owned(),
                n => format!(
                    "{n} dossiers, {} jours en médiane ({} à {})",
                    delai.mediane, delai.minimum, delai.maximum
                ),
            };
            let texte = format!(
                "De la demande à la séance : {}\nDe la séance à la décision : {}\n\
                 Demandes qu'aucune séance n'a encore examinées : {}",
                dire(&delais.demande_seance),
                dire(&delais.seance_decision),
                delais.sans_seance
            );
            let en_json = |delai: &Delai| {
                json!({ "nombre": delai.nombre, "minimum": delai.minimum,
                        "mediane": delai.mediane, "maximum": delai.maximum })
            };
            let valeur = json!({
                "demande_seance": en_json(&delais.demande_seance),
                "seance_decision": en_json(&delais.seance_decision),
                "sans_seance": delais.sans_seance,
            });
            sortie::reponse(arguments.format, &texte, &valeur);
        }
        AFaire::Ecrire(ecrit) => {
            let (etape, quoi) = *ecrit;
            let consigne = ecrire(&session, &etape, quoi, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            dire(arguments, Flux::Commission(etape.departement, etape.seance), &consigne);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is asked, once every word of it is read.
enum AFaire {
    Lister,
    Montrer(domain::Departement, domain::Jour),
    Delais,
    Ecrire(Box<(Etape, Quoi)>),
}

enum Quoi {
    Convoquer(Convocation),
    Inscrire(Inscription),
    Rendre(AvisRendu, Option<String>),
    Noter(E, Option<Recit>),
}

async fn ecrire(
    session: &Session,
    etape: &Etape,
    quoi: Quoi,
    contexte: &mut Contexte,
) -> Result<Consigne, ErreurApp> {
    let etape = etape.clone();
    match quoi {
        Quoi::Convoquer(convocation) => {
            session.convoquer(AConvoquer { etape, convocation }, contexte).await
        }
        Quoi::Inscrire(inscription) => {
            session.inscrire(AInscrire { etape, inscription }, contexte).await
        }
        Quoi::Rendre(avis, motifs) => {
            session.rendre_avis(ARendre { etape, avis, motifs }, contexte).await
        }
        Quoi::Noter(evenement, recit) => {
            session.consigner_seance(&etape, evenement, recit, contexte).await
        }
    }
}

fn etape(seance: &DeSeance) -> Etape {
    Etape {
        departement: seance.departement,
        seance: seance.seance,
        apres: seance.moment.apres,
        id: seance.moment.id,
        survenu_le: seance.moment.le,
    }
}

fn porteuse(texte: &str) -> Porteuse {
    if texte == "notre" { Porteuse::Notre } else { Porteuse::Autre(texte.to_owned()) }
}

fn lire(commande: &Commission) -> Result<AFaire, Echec> {
    let noter = |seance: &DeSeance, evenement| {
        Ok(AFaire::Ecrire(Box::new((etape(seance), Quoi::Noter(evenement, None)))))
    };
    match commande {
        Commission::Lister => Ok(AFaire::Lister),
        Commission::Montrer { departement, seance } => Ok(AFaire::Montrer(*departement, *seance)),
        Commission::Delais => Ok(AFaire::Delais),
        Commission::Convoquer { seance, lieu, heure, places, depot_avant, quorum, suite_de } => {
            let convocation = Convocation {
                lieu: lieu.clone(),
                heure: *heure,
                places: *places,
                depot_avant: *depot_avant,
                quorum: *quorum,
                suite_de: *suite_de,
            };
            Ok(AFaire::Ecrire(Box::new((etape(seance), Quoi::Convoquer(convocation)))))
        }
        Commission::Membre { seance, college, designation, represente, engagement_signe_le } => {
            let membre = MembreCommission {
                college: mot("--college", college, &College::TOUS)?,
                represente: represente.as_deref().map(porteuse),
                engagement_signe_le: *engagement_signe_le,
            };
            let dite = designation.as_deref().map(lecture::texte).transpose()?;
            let recit = dite.map(|dite| Recit::Designation(dite.trim().to_owned()));
            Ok(AFaire::Ecrire(Box::new((etape(seance), Quoi::Noter(E::Membre(membre), recit)))))
        }
        Commission::Oter { seance, qui } => noter(seance, E::MembreOte(*qui)),
        Commission::Presence { seance, qui, maniere } => {
            let maniere = mot("--maniere", maniere, &Maniere::TOUS)?;
            noter(seance, E::Presence(Presence { membre: *qui, maniere }))
        }
        Commission::Places { seance, prises } => noter(seance, E::PlacesPrises(*prises)),
        Commission::Inscrire { seance, dossier: id, objet, porteuse: par } => {
            let objet = mot("--objet", objet, &Objet::TOUS)?;
            let inscription = Inscription { dossier: dossier(id)?, objet, porteuse: porteuse(par) };
            Ok(AFaire::Ecrire(Box::new((etape(seance), Quoi::Inscrire(inscription)))))
        }
        Commission::Retirer { seance, dossier: id } => {
            noter(seance, E::Desinscription(dossier(id)?))
        }
        Commission::Ouvrir { seance } => noter(seance, E::Ouverture),
        Commission::SansQuorum { seance } => noter(seance, E::SansQuorum),
        Commission::Avis { seance, dossier: id, avis } => {
            let (rendu, motifs) = lire_avis(dossier(id)?, avis)?;
            Ok(AFaire::Ecrire(Box::new((etape(seance), Quoi::Rendre(rendu, motifs)))))
        }
        Commission::Clore { seance } => noter(seance, E::ProcesVerbal),
    }
}

fn lire_avis(
    dossier: domain::DossierId,
    lu: &AvisArgs,
) -> Result<(AvisRendu, Option<String>), Echec> {
    let rendu = AvisRendu {
        dossier,
        avis: mot("--avis", &lu.avis, &Avis::TOUS)?,
        siegent: lu.siegent.clone(),
        voix: Voix { pour: lu.pour, contre: lu.contre, abstentions: lu.abstentions },
        dissidentes: lu.dissidentes.clone(),
    };
    let motifs = lu.recit.as_deref().map(lecture::texte).transpose()?;
    let motifs = motifs.map(|motifs| motifs.trim().to_owned()).filter(|m| !m.is_empty());
    Ok((rendu, motifs))
}

/// Where a sitting stands, as a code.
fn etat(seance: &SeanceCommission) -> &'static str {
    match (seance.proces_verbal_le, seance.quorum) {
        (Some(_), _) => "close",
        (None, Some(Quorum::Atteint)) => "ouverte",
        (None, Some(Quorum::NonAtteint)) => "sans-quorum",
        (None, None) => "convoquee",
    }
}

fn ligne(lue: &SeanceLue) -> [String; 4] {
    let places = lue.seance.convocation.as_ref().and_then(|c| c.places);
    let pris = lue.seance.ordre_du_jour.len() + usize::from(lue.seance.places_prises);
    let dossiers = places.map_or_else(|| pris.to_string(), |places| format!("{pris}/{places}"));
    [lue.le.to_string(), lue.departement.to_string(), dossiers, etat(&lue.seance).to_owned()]
}

fn texte(lue: &SeanceLue, inscrits: &[InscritVu]) -> String {
    let seance = &lue.seance;
    let mut lignes =
        vec![format!("Commission {} du {} : {}", lue.departement, lue.le, etat(seance))];
    if let Some(convocation) = &seance.convocation {
        let heure = convocation.heure.map(|heure| format!(", {heure}")).unwrap_or_default();
        lignes.push(format!("Lieu : {}{heure}", convocation.lieu));
        let depot = convocation.dernier_jour_de_depot(lue.le);
        lignes.push(format!("Dossiers à déposer au plus tard le {depot}"));
    }
    let requis = seance.quorum_requis().map_or("aucun".to_owned(), |requis| requis.to_string());
    lignes.push(format!("Quorum exigé : {requis} ; présents : {}", seance.participantes()));
    if let Some(libres) = seance.places_libres() {
        lignes.push(format!("Places libres : {libres}"));
    }
    lignes.push("Membres".to_owned());
    for siegeante in &seance.membres {
        let maniere = siegeante.presence.map_or("?", Maniere::code);
        let nom = siegeante.designation.as_deref().unwrap_or("");
        let sans = if siegeante.membre.engagement_signe_le.is_none() {
            ", sans engagement de confidentialité"
        } else {
            ""
        };
        let college = siegeante.membre.college.code();
        lignes.push(format!("  {} {maniere} {college}{sans} {nom}", siegeante.acte));
    }
    lignes.push("Ordre du jour".to_owned());
    for vu in inscrits {
        let inscription = &vu.inscrit.inscription;
        let nom = vu.identite.as_ref().map(dossiers::nom).unwrap_or_default();
        let avis = vu.inscrit.avis.as_ref().map_or("avis attendu", |rendu| rendu.avis.code());
        let objet = inscription.objet.code();
        lignes.push(format!("  {} {objet} : {avis} {nom}", inscription.dossier));
        for conflit in conflits(seance, inscription) {
            lignes.push(format!("    ne siège pas (conflit d'intérêts) : {}", conflit.acte));
        }
    }
    for (acte, regle) in &seance.anomalies {
        let regle = app::messages::commission(*regle);
        lignes.push(format!("  ! acte {acte} sans effet : {regle}"));
    }
    lignes.join("\n")
}

fn conflits<'a>(
    seance: &'a SeanceCommission,
    inscription: &'a Inscription,
) -> impl Iterator<Item = &'a Siegeante> {
    seance.membres.iter().filter(|m| SeanceCommission::en_conflit(&m.membre, inscription))
}

fn valeur(lue: &SeanceLue, inscrits: &[InscritVu]) -> Value {
    let seance = &lue.seance;
    let membres: Vec<Value> = seance
        .membres
        .iter()
        .map(|m| {
            json!({
                "id": m.acte.to_string(),
                "college": m.membre.college.code(),
                "designation": m.designation,
                "presence": m.presence.map(Maniere::code),
                "engagement_signe_le": m.membre.engagement_signe_le.map(|j| j.to_string()),
            })
        })
        .collect();
    let agenda: Vec<Value> = inscrits
        .iter()
        .map(|vu| {
            let inscription = &vu.inscrit.inscription;
            let avis = vu.inscrit.avis.as_ref();
            let ecartes: Vec<String> =
                conflits(seance, inscription).map(|m| m.acte.to_string()).collect();
            json!({
                "dossier": inscription.dossier.to_string(),
                "objet": inscription.objet.code(),
                "avis": avis.map(|rendu| rendu.avis.code()),
                "pour": avis.map(|rendu| rendu.voix.pour),
                "contre": avis.map(|rendu| rendu.voix.contre),
                "abstentions": avis.map(|rendu| rendu.voix.abstentions),
                "conflits": ecartes,
            })
        })
        .collect();
    json!({
        "departement": lue.departement.to_string(),
        "seance": lue.le.to_string(),
        "etat": etat(seance),
        "rang": lue.rang,
        "quorum": seance.quorum_requis(),
        "presents": seance.participantes(),
        "places_libres": seance.places_libres(),
        "dossiers": seance.ordre_du_jour.len(),
        "membres": membres,
        "ordre_du_jour": agenda,
    })
}
