//! Offices open to the public: what the association's directory says of each.
//!
//! An office is checked as the directory will read it before anything is written: what is recorded
//! can be published. The public pages never reach the base: the directory leaves as a file
//! ([`Session::annuaire_publie`]), by somebody's decision.

use annuaire::{Annuaire, ErreurAnnuaire, Faute};
use domain::antenne::{AccueilPublic, Antenne, PlaceApprochee};
use domain::dossier::effectif::effectifs;
use domain::{Acte, ActeId, AntenneId, Fait, Jour, Regard, Role};
use serde_json::{Value, json};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// Who keeps the directory.
const TIENNENT: &[Role] = &[Role::Cheffe, Role::Administration];

/// An office as it is told today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AntenneLue {
    /// Which.
    pub antenne: AntenneId,
    /// What is told of it.
    pub accueil: AccueilPublic,
    /// The day it was last told.
    pub le: Jour,
    /// The act that says so: what a change is made over.
    pub acte: ActeId,
}

impl Session {
    /// The offices shown, in the order they were first told.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn antennes(&self) -> Result<Vec<AntenneLue>, ErreurApp> {
        let journal = self.journal(self.flux_association()).await?;
        Ok(journal.map(|journal| lire(&journal.actes)).unwrap_or_default())
    }

    /// Tells an office, over what was read of it (`lu`; `None` for a new one). Without `accueil`,
    /// it is shown no longer. Said twice, it is written once.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit or who administers asks; [`ErreurApp::Antenne`]
    /// when the directory would refuse it; [`ErreurApp::Perime`] when somebody changed it since.
    pub async fn tenir_antenne(
        &self,
        antenne: AntenneId,
        accueil: Option<AccueilPublic>,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        if let Some(accueil) = &accueil {
            verifier(antenne, accueil, contexte.aujourdhui)?;
        }
        let flux = self.flux_association();
        let Some(mut journal) = self.journal(flux).await? else {
            return Err(ErreurApp::Efface);
        };
        let present = lire(&journal.actes).into_iter().find(|connue| connue.antenne == antenne);
        if present.as_ref().map(|connue| &connue.accueil) == accueil.as_ref() {
            return Ok(());
        }
        if let Some(connue) = present
            && lu != Some(connue.acte)
        {
            let dernier = journal.actes.iter().find(|acte| acte.id == connue.acte);
            let dernier = dernier.ok_or(ErreurApp::Efface)?;
            let (actuel, quand, par) = (dernier.rang, dernier.consigne_a, dernier.auteur);
            return Err(ErreurApp::Perime { actuel, quand, par });
        }
        let nouveau = NouvelActe {
            id: contexte.acte(),
            survenu_le: contexte.aujourdhui,
            fait: Fait::Antenne(Antenne { antenne, accueil: accueil.map(Box::new) }),
            recit: None,
        };
        let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
        self.ecrire(&[ajout]).await.map(|_| ())
    }

    /// The directory of the association, to be given to the public pages.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Antenne`] when an office told long ago is refused today.
    pub async fn annuaire_publie(&self) -> Result<Annuaire, ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        annuaire_de(&self.antennes().await?)
    }
}

/// Offices in force, in the order they were first told.
fn lire(actes: &[Acte]) -> Vec<AntenneLue> {
    let mut lues: Vec<AntenneLue> = Vec::new();
    let mut en_vigueur = effectifs(actes, &Regard::au(Jour::DERNIER));
    en_vigueur.sort_by_key(|effectif| effectif.acte.rang);
    for effectif in en_vigueur {
        let Fait::Antenne(Antenne { antenne, accueil }) = effectif.fait else {
            continue;
        };
        let place = lues.iter().position(|connue| connue.antenne == *antenne);
        let lue = accueil.as_deref().map(|accueil| AntenneLue {
            antenne: *antenne,
            accueil: accueil.clone(),
            le: effectif.acte.survenu_le,
            acte: effectif.acte.id,
        });
        match (place.and_then(|place| lues.get_mut(place)), lue) {
            (Some(connue), Some(lue)) => *connue = lue,
            (Some(_), None) => lues.retain(|connue| connue.antenne != *antenne),
            (None, Some(lue)) => lues.push(lue),
            (None, None) => {}
        }
    }
    lues
}

fn verifier(antenne: AntenneId, accueil: &AccueilPublic, le: Jour) -> Result<(), ErreurApp> {
    let acte = ActeId::depuis_octets([0; 16]);
    let lue = AntenneLue { antenne, accueil: accueil.clone(), le, acte };
    annuaire_de(&[lue]).map(|_| ())
}

fn annuaire_de(antennes: &[AntenneLue]) -> Result<Annuaire, ErreurApp> {
    let structures: Vec<Value> = antennes.iter().map(structure).collect();
    let services: Vec<Value> = antennes.iter().map(service).collect();
    let texte = json!({ "structures": structures, "services": services }).to_string();
    Annuaire::lire(&texte).map_err(|erreur| {
        let premiere = match erreur {
            ErreurAnnuaire::Fautes(fautes) => fautes.into_iter().next(),
            ErreurAnnuaire::Illisible { .. } => None,
        };
        let inconnue = Faute { genre: "structure", rang: 1, champ: "-", attendu: "-" };
        ErreurApp::Antenne(premiere.unwrap_or(inconnue))
    })
}

fn structure(antenne: &AntenneLue) -> Value {
    let a = &antenne.accueil;
    let degres = |centiemes: i16| f64::from(centiemes) / 100.0;
    let place = a.place.map(PlaceApprochee::centiemes);
    json!({
        "source": "passerelle",
        "id": antenne.antenne.to_string(),
        "nom": a.nom,
        "description": a.description,
        "date_maj": antenne.le.to_string(),
        "adresse": a.adresse,
        "code_postal": a.code_postal,
        "commune": a.commune,
        "latitude": place.map(|(latitude, _)| degres(latitude)),
        "longitude": place.map(|(_, longitude)| degres(longitude)),
        "telephone": a.telephone,
        "courriel": a.courriel,
        "horaires_accueil": a.horaires,
    })
}

fn service(antenne: &AntenneLue) -> Value {
    let a = &antenne.accueil;
    let zone: Vec<String> = a.departements.iter().map(ToString::to_string).collect();
    json!({
        "source": "passerelle",
        "id": format!("{}-accueil", antenne.antenne),
        "structure_id": antenne.antenne.to_string(),
        "nom": a.nom,
        "description": a.description,
        "zone_eligibilite": zone,
        "passerelle": {
            "besoins": a.besoins,
            "langues": a.langues,
            "demandees": a.demandees,
            "inutiles": a.inutiles,
        },
    })
}
