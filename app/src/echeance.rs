//! What falls due for one person.

use std::collections::BTreeMap;

use domain::alerte_mineur::SuiteAlerte;
use domain::droit_lie::SuiteDroit;
use domain::etat_civil::SuiteEtatCivil;
use domain::procedure::EtapeProcedure;
use domain::psp::{Afis, Etape, IssueParcours, Parcours};
use domain::retrait_contenu::SuiteRetrait;
use domain::{Dossier, Jour};
use minicbor::{Decode, Encode};

/// Days before the end of a period at which the renewal should be filed.
const JOURS_DEPOT: i32 = 60;
/// Days before the end of a right at which its renewal should be asked for. Prudent, and ours: each
/// text has its own window, and none was read here.
const JOURS_DROIT: i32 = 60;

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Nature {
    /// The renewal of the pathway should be filed.
    #[n(0)]
    DepotRenouvellement,
    /// The six-month period ends.
    #[n(1)]
    FinPeriode,
    /// Twenty-four months are reached.
    #[n(2)]
    FinParcours,
    /// The permit expires.
    #[n(3)]
    FinAps,
    /// The allowance ends.
    #[n(4)]
    FinAfis,
    /// Last prudent day to appeal a refusal.
    #[n(5)]
    Recours,
    /// An appointment that nothing has settled yet.
    #[n(6)]
    RendezVous,
    /// Last day to file a request that still lacks something, before a sitting.
    #[n(7)]
    DepotDemande,
    /// A right that goes with the pathway ends.
    #[n(8)]
    FinDroit,
    /// Its renewal should be asked for.
    #[n(9)]
    RenouvellementDroit,
    /// An appointment about civil status.
    #[n(10)]
    EtatCivil,
    /// A hearing.
    #[n(11)]
    Audience,
    /// An answer about content is expected.
    #[n(12)]
    ReponseContenu,
    /// Ask whether what was sent about a minor was received.
    #[n(13)]
    RelanceAlerte,
    /// Silence becomes the rejection of an appeal to the authority.
    #[n(14)]
    RejetImplicite,
    /// Last day to turn to the court.
    #[n(15)]
    RecoursLimite,
    /// Last prudent day to appeal an order to leave.
    #[n(16)]
    RecoursOqtf,
    /// Silence becomes the refusal of a residence permit.
    #[n(17)]
    SilenceTitre,
}

impl Nature {
    /// Every kind with its stable code.
    pub const TOUTES: [(Self, &'static str); 18] = [
        (Self::DepotRenouvellement, "depot-renouvellement"),
        (Self::FinPeriode, "fin-periode"),
        (Self::FinParcours, "fin-parcours"),
        (Self::FinAps, "fin-aps"),
        (Self::FinAfis, "fin-afis"),
        (Self::Recours, "recours"),
        (Self::RendezVous, "rendez-vous"),
        (Self::DepotDemande, "depot-demande"),
        (Self::FinDroit, "fin-droit"),
        (Self::RenouvellementDroit, "renouvellement-droit"),
        (Self::EtatCivil, "etat-civil"),
        (Self::Audience, "audience"),
        (Self::ReponseContenu, "reponse-contenu"),
        (Self::RelanceAlerte, "relance-alerte"),
        (Self::RejetImplicite, "rejet-implicite"),
        (Self::RecoursLimite, "recours-limite"),
        (Self::RecoursOqtf, "recours-oqtf"),
        (Self::SilenceTitre, "silence-titre"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUTES.into_iter().find(|(nature, _)| *nature == self).map_or("", |(_, code)| code)
    }

    /// In words, for the person who has to act.
    pub fn en_mots(self) -> &'static str {
        match self {
            Self::DepotRenouvellement => "déposer la demande de renouvellement du PSP",
            Self::FinPeriode => "fin de la période de six mois du PSP",
            Self::FinParcours => "fin des vingt-quatre mois du PSP",
            Self::FinAps => "fin de l'autorisation provisoire de séjour",
            Self::FinAfis => "fin de l'AFIS",
            Self::Recours => "dernier jour prudent pour contester le refus",
            Self::RendezVous => "rendez-vous",
            Self::DepotDemande => "déposer la demande de PSP, encore incomplète, avant la séance",
            Self::FinDroit => "fin d'un droit",
            Self::RenouvellementDroit => "demander le renouvellement d'un droit",
            Self::EtatCivil => "rendez-vous d'état civil",
            Self::Audience => "audience",
            Self::ReponseContenu => "réponse attendue sur un contenu en ligne",
            Self::RelanceAlerte => "vérifier qu'une alerte sur une mineure a été reçue",
            Self::RejetImplicite => "le silence vaut rejet du recours gracieux",
            Self::RecoursLimite => "dernier jour pour saisir le tribunal",
            Self::RecoursOqtf => "dernier jour prudent pour contester l'OQTF",
            Self::SilenceTitre => "le silence vaut refus du titre de séjour",
        }
    }
}

/// Something that falls due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Echeance {
    /// When.
    #[n(0)]
    pub le: Jour,
    /// What.
    #[n(1)]
    pub nature: Nature,
}

/// What falls due for a person, soonest first, past days included: what is late stays until an act
/// settles it.
pub fn echeances(dossier: &Dossier) -> Vec<Echeance> {
    if dossier.clos.is_some() {
        return Vec::new();
    }
    let attendus = dossier.rendez_vous.iter();
    let mut echeances: Vec<Echeance> =
        attendus.map(|rdv| Echeance { le: rdv.le, nature: Nature::RendezVous }).collect();
    if let Some(parcours) = dossier.psp.dernier() {
        if parcours.etape() == Etape::EnCours {
            en_cours(parcours, &mut echeances);
        }
        if se_conteste(parcours) {
            echeances.extend(crate::droits::delais_de_recours(dossier));
        }
    }
    autour(dossier, &mut echeances);
    echeances.extend(crate::droits::delais_du_sejour(dossier));
    echeances.sort();
    // Two appointments of one day are one thing to look at.
    echeances.dedup();
    echeances
}

/// Whether the last decision, on entry or on a renewal, may still be appealed. A pathway that ended
/// because its renewal was refused still may; one that ended otherwise has nothing to appeal.
fn se_conteste(parcours: &Parcours) -> bool {
    match parcours.etape() {
        Etape::Refusee | Etape::EnCours => true,
        Etape::Finie => {
            parcours.fin.is_some_and(|fin| fin.issue == Some(IssueParcours::NonRenouvele))
        }
        Etape::Demandee | Etape::Retiree => false,
    }
}

fn en_cours(parcours: &Parcours, echeances: &mut Vec<Echeance>) {
    let periodes = parcours.periodes();
    let derniere = periodes.len() >= domain::psp::PERIODES_MAX;
    if let Some(fin) = parcours.echeance() {
        if derniere {
            echeances.push(Echeance { le: fin, nature: Nature::FinParcours });
        } else {
            echeances.push(Echeance { le: fin, nature: Nature::FinPeriode });
            if !parcours.renouvellement_en_attente() {
                let le = fin.plus_jours(-JOURS_DEPOT);
                echeances.push(Echeance { le, nature: Nature::DepotRenouvellement });
            }
        }
    }
    if let Some(au) = parcours.aps.last().and_then(|aps| aps.au) {
        echeances.push(Echeance { le: au, nature: Nature::FinAps });
    }
    if let Some(Afis::Ouverte { au: Some(au), .. }) = parcours.afis {
        echeances.push(Echeance { le: au, nature: Nature::FinAfis });
    }
}

/// What falls due around the pathway: rights, civil status, justice, content, minors.
fn autour(dossier: &Dossier, echeances: &mut Vec<Echeance>) {
    for (droit, _) in dossier.droits.values().filter(|(d, _)| d.suite == SuiteDroit::Accorde) {
        if let Some(au) = droit.au {
            echeances.push(Echeance { le: au, nature: Nature::FinDroit });
            let le = au.plus_jours(-JOURS_DROIT);
            echeances.push(Echeance { le, nature: Nature::RenouvellementDroit });
        }
    }
    // The last word of each document, hearing, request and alert is what still waits.
    let mut attendus: BTreeMap<(Nature, u8), Option<Jour>> = BTreeMap::new();
    let mut attendre = |nature, genre, le| attendus.insert((nature, genre), le);
    for (_, demarche) in &dossier.etat_civil {
        let le = demarche.rendez_vous_le.filter(|_| demarche.suite == SuiteEtatCivil::RendezVous);
        attendre(Nature::EtatCivil, demarche.document as u8, le);
    }
    for (_, procedure) in &dossier.procedures {
        if let EtapeProcedure::AudienceFixee | EtapeProcedure::AudienceTenue = procedure.etape {
            attendre(Nature::Audience, 0, procedure.audience_le);
        }
    }
    for (_, retrait) in &dossier.retraits {
        let attend = matches!(retrait.suite, SuiteRetrait::Demande | SuiteRetrait::Relance);
        let le = retrait.reponse_avant.filter(|_| attend);
        attendre(Nature::ReponseContenu, retrait.destinataire as u8, le);
    }
    for (_, alerte) in &dossier.alertes {
        let le = alerte.relance_le.filter(|_| alerte.suite == SuiteAlerte::Envoyee);
        attendre(Nature::RelanceAlerte, alerte.voie as u8, le);
    }
    let dits = attendus.into_iter().filter_map(|((nature, _), le)| le.map(|le| (nature, le)));
    echeances.extend(dits.map(|(nature, le)| Echeance { le, nature }));
}
