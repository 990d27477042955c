//! Documents of the association itself: the register of notified decisions, the year's activity.
//!
//! Neither names anybody: a file goes by the beginning of its random id, a small count by a bound.

use std::sync::Arc;

use documents::pieces::{BilanActivite, Chiffre, LigneNotification, RegistreNotifications};
use documents::{Derive, Document, Page, Selection, droit, mots};
use domain::document::FormeDocument;
use domain::psp::{Decision, Objet, Parcours, Sens};
use domain::{Dossier, DossierId, Flux, Jour, Regard, fold};
use law::faits::{Faits, ObjetDecision, SensDecision};

use super::{Apercu, ROLES, ecrire, nom, reference_de};
use crate::ErreurApp;
use crate::chiffres::ChiffresAnnuels;
use crate::contexte::Contexte;
use crate::fiche::Fiche;
use crate::session::Session;
use crate::visibilite::Vue;

impl Session {
    /// The register of the decisions notified between two days, in the files this session sees.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Document`]; a file that does not open.
    pub async fn registre_des_notifications(
        &self,
        jours: (Jour, Jour),
        forme: FormeDocument,
        contexte: &mut Contexte,
    ) -> Result<Apercu, ErreurApp> {
        let registre = self.registre(jours, contexte).await?;
        self.document_de_l_association(registre.into(), forme, contexte).await
    }

    /// What that register says.
    ///
    /// # Errors
    /// As [`Session::registre_des_notifications`].
    pub async fn voir_le_registre(
        &self,
        jours: (Jour, Jour),
        contexte: &mut Contexte,
    ) -> Result<Page, ErreurApp> {
        let registre = self.registre(jours, contexte).await?;
        let derive = self.derive_de_l_association(registre.into(), contexte).await?;
        Ok(derive.page().clone())
    }

    async fn registre(
        &self,
        (du, au): (Jour, Jour),
        contexte: &mut Contexte,
    ) -> Result<RegistreNotifications, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let (repertoire, lectrice) = self.repertoire_vu(contexte).await?;
        let connus: Vec<Arc<Fiche>> = repertoire.parcourir(|fiches| {
            let vus = fiches.iter().filter(|fiche| lectrice.voit(fiche) == Vue::Entiere);
            vus.map(Arc::clone).collect()
        });
        let (mut lignes, mut lus) = (Vec::new(), Vec::new());
        for fiche in connus {
            let flux = Flux::Dossier(fiche.dossier);
            // Erased since the list was read: it leaves no line.
            let Some(journal) = self.journal_non_efface(flux).await? else {
                continue;
            };
            let etat = fold(&journal.actes, &Regard::au(contexte.aujourdhui));
            let siennes = notifiees(fiche.dossier, &etat, (du, au))?;
            if !siennes.is_empty() {
                lus.push(fiche.dossier);
                lignes.extend(siennes);
            }
        }
        lignes.sort_by(|(a, une), (b, autre)| (a, &une.reference).cmp(&(b, &autre.reference)));
        self.journaliser("document-registre", &lus, contexte).await?;
        let lignes = lignes.into_iter().map(|(_, ligne)| ligne).collect();
        Ok(RegistreNotifications { du: Some(du), au: Some(au), lignes, observations: None })
    }

    /// What the association did in a year.
    ///
    /// # Errors
    /// As [`Session::chiffres_annuels`]; [`ErreurApp::Document`].
    pub async fn bilan_d_activite(
        &self,
        annee: i16,
        forme: FormeDocument,
        contexte: &Contexte,
    ) -> Result<Apercu, ErreurApp> {
        let bilan = self.bilan(annee).await?;
        self.document_de_l_association(bilan.into(), forme, contexte).await
    }

    /// What that summary says.
    ///
    /// # Errors
    /// As [`Session::bilan_d_activite`].
    pub async fn voir_le_bilan(&self, annee: i16, contexte: &Contexte) -> Result<Page, ErreurApp> {
        let bilan = self.bilan(annee).await?;
        let derive = self.derive_de_l_association(bilan.into(), contexte).await?;
        Ok(derive.page().clone())
    }

    async fn bilan(&self, annee: i16) -> Result<BilanActivite, ErreurApp> {
        let chiffres = self.chiffres_annuels(annee, None).await?;
        Ok(BilanActivite {
            du: Jour::premier_de_l_an(annee),
            au: Jour::dernier_de_l_an(annee),
            personnes: lire(&chiffres, &PERSONNES),
            parcours: lire(&chiffres, &PARCOURS),
            activites: lire(&chiffres, &ACTIVITES),
            commentaire: None,
        })
    }

    async fn document_de_l_association(
        &self,
        document: Document,
        forme: FormeDocument,
        contexte: &Contexte,
    ) -> Result<Apercu, ErreurApp> {
        let genre = document.genre();
        let derive = self.derive_de_l_association(document, contexte).await?;
        let octets = ecrire(derive, forme).await?;
        Ok(Apercu { octets, nom: nom(genre, forme) })
    }

    async fn derive_de_l_association(
        &self,
        document: Document,
        contexte: &Contexte,
    ) -> Result<Derive, ErreurApp> {
        let (entete, _) = self.qui_ecrit(contexte.aujourdhui).await?;
        let tout = Selection::tout(Document::champs(document.genre()));
        Ok(document.deriver(&tout, &entete))
    }
}

/// The decisions of a file notified between two days, each with its line.
fn notifiees(
    dossier: DossierId,
    etat: &Dossier,
    (du, au): (Jour, Jour),
) -> Result<Vec<(Jour, LigneNotification)>, ErreurApp> {
    let mut lignes = Vec::new();
    for decision in etat.psp.parcours.iter().flat_map(Parcours::decisions) {
        if let Some(le) = decision.notifiee_le.filter(|le| du <= *le && *le <= au) {
            lignes.push((le, ligne(dossier, etat, decision, le)?));
        }
    }
    Ok(lignes)
}

fn ligne(
    dossier: DossierId,
    etat: &Dossier,
    decision: &Decision,
    le: Jour,
) -> Result<LigneNotification, ErreurApp> {
    let dit = |oui: Option<bool>, quoi: &str| match oui {
        Some(true) => quoi.to_owned(),
        Some(false) => format!("non {quoi}"),
        None => format!("{quoi} ?"),
    };
    let preuve = decision.preuve.map_or("preuve ?", mots::preuve);
    let mentions = [
        dit(decision.ecrite, "écrite"),
        dit(decision.mentionne_recours, "recours mentionnés"),
        preuve.to_owned(),
    ];
    let delai = match decision.sens {
        Sens::Accord => String::new(),
        Sens::Refus => delai(etat, decision, le)?,
    };
    Ok(LigneNotification {
        reference: reference_de(dossier),
        objet: mots::objet(decision.objet).to_owned(),
        sens: mots::sens(decision.sens).to_owned(),
        decidee_le: mots::jour(decision.decidee_le),
        notifiee_le: mots::jour(le),
        mentions: mentions.join(", "),
        delai,
    })
}

/// The prudent date to appeal, as the engine gives it on the day of notification.
fn delai(etat: &Dossier, decision: &Decision, le: Jour) -> Result<String, ErreurApp> {
    let structure = crate::droits::Structure::default();
    let mut faits = Faits::nouveau(le);
    let du_dossier = crate::droits::faits_du_dossier(etat, &structure, le);
    faits.personne.departement = du_dossier.personne.departement;
    faits.decision.objet = Some(match decision.objet {
        Objet::Entree => ObjetDecision::Entree,
        Objet::Renouvellement => ObjetDecision::Renouvellement,
    });
    faits.decision.sens = Some(SensDecision::Refus);
    faits.decision.notifiee_le = Some(le);
    faits.decision.ecrite = decision.ecrite;
    faits.decision.mentionne_recours = decision.mentionne_recours;
    let analyse = droit::analyser(&faits)?;
    let prudente = analyse.date_prudente.map(mots::jour);
    Ok(prudente.map(|jour| format!("agir avant le {jour}")).unwrap_or_default())
}

/// Label, indicator, unit.
type Mesure = (&'static str, &'static str, &'static str);

const PERSONNES: [Mesure; 3] = [
    ("Personnes accompagnées", "personnes", "personnes"),
    ("Personnes rencontrées pour la première fois", "personnes.nouvelles", "personnes"),
    ("Dossiers ouverts au 31 décembre", "personnes.ouvertes", "personnes"),
];
const PARCOURS: [Mesure; 7] = [
    ("Demandes d’entrée en parcours", "psp.demandes", "demandes"),
    ("Accords", "psp.accords", "décisions"),
    ("Refus", "psp.refus", "décisions"),
    ("Parcours en cours au 31 décembre", "psp.en-cours", "parcours"),
    ("Parcours suivis dans l’année", "psp.suivis", "parcours"),
    ("Renouvellements", "psp.renouvellements", "décisions"),
    ("Fins de parcours", "psp.fins", "parcours"),
];
const ACTIVITES: [Mesure; 4] = [
    ("Sorties dans la rue", "sorties", "sorties"),
    ("Séances en ligne", "sorties.numeriques", "séances"),
    ("Rencontres", "sorties.rencontrees", "rencontres"),
    ("Messages envoyés", "sorties.messages", "messages"),
];

/// Counts of people below this are given as a bound: a department's few are recognised.
const SEUIL: u64 = 6;

fn lire(chiffres: &ChiffresAnnuels, mesures: &[Mesure]) -> Vec<Chiffre> {
    let chiffre = |(libelle, indicateur, unite): &Mesure| {
        let total = chiffres.compteurs.total(indicateur)?;
        let de_personnes = !indicateur.starts_with("sorties");
        let valeur = if de_personnes && (1..SEUIL).contains(&total) {
            format!("moins de {SEUIL}")
        } else {
            total.to_string()
        };
        let mesure = (*libelle).to_owned();
        Some(Chiffre { mesure, valeur, unite: (*unite).to_owned() })
    };
    mesures.iter().filter_map(chiffre).collect()
}
