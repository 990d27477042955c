//! From a row of the file to what its cells say, one act each.
//!
//! A cell is named by its role: importing again compares each cell with the act it gave the first
//! time.

use domain::fait::{Datation, MotifCloture, Ouverture, Souhait};
use domain::profil::Attribut;
use domain::recit::Identite;
use domain::{Fait, Jour, Recit, Valeur};
use importation::{LignePersonne, Role, Survenue};

use super::cellules_psp;

/// What one cell (or a few cells that make one fact) says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cellule {
    /// Stable name within the row: it makes the act's id.
    pub(super) cle: String,
    /// The column it stands in: an emptied cell is cancelled only where its column is still there.
    pub(super) role: Role,
    /// When it happened.
    pub(super) survenu_le: Jour,
    /// Whether that day is stated by the cell; otherwise it is the row's first contact.
    pub(super) datee: bool,
    /// What happened.
    pub(super) fait: Fait,
    /// What is told.
    pub(super) recit: Option<Recit>,
}

/// A cell whose content cannot be recorded as it stands; its text is kept as a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ecart {
    /// The column.
    pub(super) role: Role,
    /// Stable reason code.
    pub(super) motif: &'static str,
}

/// The cells of a row, in the order they are recorded.
#[derive(Debug, Default)]
pub(super) struct Rangee {
    pub(super) cellules: Vec<Cellule>,
    pub(super) ecarts: Vec<Ecart>,
    pub(super) notes: Vec<String>,
}

impl Rangee {
    pub(super) fn pousser(&mut self, cellule: Cellule) {
        self.cellules.push(cellule);
    }

    /// A cell that cannot be recorded: listed, and its meaning kept in words.
    pub(super) fn ecarter(&mut self, role: Role, motif: &'static str, en_clair: String) {
        self.ecarts.push(Ecart { role, motif });
        self.notes.push(en_clair);
    }
}

/// The day observations of a row are dated by: its first contact, else the first day it states.
/// `None` when the row states no day.
pub(super) fn jour_de_la_ligne(ligne: &LignePersonne) -> Option<Jour> {
    connu(ligne.premier_contact).or_else(|| jours_de_la_ligne(ligne).min())
}

fn jours_de_la_ligne(ligne: &LignePersonne) -> impl Iterator<Item = Jour> {
    let survenues = [
        ligne.souhait_sortie,
        ligne.demande_psp,
        ligne.commission,
        ligne.fin_psp,
        ligne.aps,
        ligne.cloture,
    ];
    let valeurs = [ligne.decidee_le, ligne.notifiee_le, ligne.afis_debut, ligne.aps_debut];
    let survenues = survenues.into_iter().flatten().filter_map(Survenue::jour);
    let valeurs = valeurs.into_iter().flatten().filter_map(|valeur| valeur.connue().copied());
    survenues.chain(valeurs).chain(ligne.renouvellements.clone())
}

/// What the cells of a row say. `defaut` dates what no cell dates.
pub(super) fn cellules(ligne: &LignePersonne, origine: Ouverture, defaut: Jour) -> Rangee {
    let mut rangee = Rangee::default();
    let base = jour_de_la_ligne(ligne).unwrap_or(defaut);
    let contact = connu(ligne.premier_contact);
    rangee.pousser(Cellule {
        cle: "ouverture".into(),
        role: Role::PremierContact,
        survenu_le: base,
        datee: contact.is_some(),
        fait: Fait::Ouverture(Ouverture {
            voie: connu(ligne.voie),
            datation: contact.is_none().then_some(Datation::Supposee),
            ..origine
        }),
        recit: None,
    });
    identite(&ligne.identite, base, &mut rangee);
    observations(ligne, base, &mut rangee);
    if let Some(souhait) = ligne.souhait_sortie.filter(|souhait| souhait.a_eu_lieu()) {
        rangee.pousser(Cellule {
            cle: "souhait".into(),
            role: Role::SouhaitSortie,
            survenu_le: souhait.jour().unwrap_or(base),
            datee: souhait.jour().is_some(),
            fait: Fait::SouhaitSortie(Souhait::Exprime),
            recit: None,
        });
    }
    for (rang, canal) in ligne.canaux.iter().enumerate() {
        let fait = Fait::Canal(canal.clone());
        rangee.pousser(sans_date(format!("canal-{rang}"), Role::Note, base, fait));
    }
    cellules_psp::ajouter(ligne, base, &mut rangee);
    cloture(ligne, base, &mut rangee);
    notes(ligne, base, &mut rangee);
    rangee
}

pub(super) fn sans_date(cle: String, role: Role, base: Jour, fait: Fait) -> Cellule {
    Cellule { cle, role, survenu_le: base, datee: false, fait, recit: None }
}

fn identite(identite: &Identite, base: Jour, rangee: &mut Rangee) {
    if *identite != Identite::default() {
        let cellule = sans_date("identite".into(), Role::Nom, base, Fait::Identite);
        rangee.pousser(Cellule { recit: Some(Recit::Identite(identite.clone())), ..cellule });
    }
}

fn observations(ligne: &LignePersonne, base: Jour, rangee: &mut Rangee) {
    let attributs = [
        (Role::Sexe, ligne.genre.map(Attribut::Genre)),
        (Role::Naissance, ligne.naissance.map(Attribut::Naissance)),
        (Role::Nationalite, ligne.nationalite.map(Attribut::Nationalite)),
        (Role::Sejour, ligne.sejour.map(Attribut::Sejour)),
        (Role::Oqtf, ligne.oqtf.map(Attribut::Oqtf)),
        (Role::EnfantsFrance, ligne.enfants_en_france.map(Attribut::EnfantsEnFrance)),
        (Role::EnfantsPays, ligne.enfants_au_pays.map(Attribut::EnfantsAuPays)),
        (Role::Referente, ligne.referente.clone().map(Attribut::Referente)),
        (Role::Hebergement, ligne.hebergement.map(Attribut::Hebergement)),
        (Role::Departement, ligne.departement.map(Attribut::Departement)),
        (Role::SituationConjugale, ligne.situation_conjugale.map(Attribut::SituationConjugale)),
        (Role::Langue, ligne.langue.clone().map(Attribut::Langue)),
        (Role::Plainte, ligne.plainte.map(Attribut::Plainte)),
        (Role::Cadre, ligne.cadre.map(Attribut::Cadre)),
    ];
    for (role, attribut) in attributs {
        if let Some(attribut) = attribut {
            let fait = Fait::Observation(attribut);
            rangee.pousser(sans_date(role.code().into(), role, base, fait));
        }
    }
}

fn cloture(ligne: &LignePersonne, base: Jour, rangee: &mut Rangee) {
    let motif = ligne.motif_cloture.and_then(|motif| motif.connue().copied());
    match ligne.cloture {
        Some(Survenue::Le(le)) => rangee.pousser(Cellule {
            cle: "cloture".into(),
            role: Role::Cloture,
            survenu_le: le.max(base),
            datee: true,
            fait: Fait::Cloture(motif.unwrap_or(MotifCloture::FinAccompagnement)),
            recit: None,
        }),
        Some(Survenue::SansDate) => {
            rangee.ecarter(Role::Cloture, "cloture-sans-date", "Clôture sans date.".into());
        }
        None if motif.is_some() => {
            let role = Role::MotifCloture;
            rangee.ecarter(role, "cloture-sans-date", "Motif de clôture sans date.".into());
        }
        Some(Survenue::Non | Survenue::Inconnue) | None => {}
    }
}

/// Free text, columns of no known role, cells that could not be recorded: one note a column.
fn notes(ligne: &LignePersonne, base: Jour, rangee: &mut Rangee) {
    for (rang, note) in ligne.notes.iter().enumerate() {
        // Two columns may bear the same header: the rank among equals tells them apart.
        let avant = ligne.notes.iter().take(rang);
        let homonymes = avant.filter(|autre| autre.etiquette == note.etiquette).count();
        let cle = format!("note-{homonymes}-{}", note.etiquette);
        let texte = format!("{} : {}", note.etiquette, note.texte);
        let cellule = sans_date(cle, Role::Note, base, Fait::Note);
        rangee.pousser(Cellule { recit: Some(Recit::Social(texte)), ..cellule });
    }
    for echeance in &ligne.echeances {
        let cle = format!("echeance-{}", echeance.etiquette);
        let texte = format!("{} : {}", echeance.etiquette, echeance.le);
        let cellule = sans_date(cle, Role::Echeance, base, Fait::Note);
        rangee.pousser(Cellule { recit: Some(Recit::Social(texte)), ..cellule });
    }
    if !rangee.notes.is_empty() {
        let texte = rangee.notes.join("\n");
        let cellule = sans_date("ecarts".into(), Role::Note, base, Fait::Note);
        rangee.pousser(Cellule { recit: Some(Recit::Social(texte)), ..cellule });
    }
}

/// Whether an attribute is stated and known.
pub(super) fn connu<T: Copy>(valeur: Option<Valeur<T>>) -> Option<T> {
    valeur.and_then(|valeur| valeur.connue().copied())
}
