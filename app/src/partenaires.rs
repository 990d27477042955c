//! The partners' directory, in the data·inclusion format: imported, searched, exported.
//!
//! It holds institutions, never a person: the format's field for a contact's name is not read.

use std::collections::BTreeSet;

use annuaire::{Annuaire, Besoin, Demande, Offre, Structure};
use domain::gestion::bibliotheque::{FichePartenaire, Partenaire};
use domain::gestion::{Dit, Gestion, dits};
use domain::{ActeId, Departement, Fait, PartenaireId, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::exporter::{Forme, tableau};
use crate::gestion::GestionInvalide;
use crate::journal::NouvelActe;
use crate::session::Session;

/// Who keeps the partners' directory.
const TIENNENT: &[Role] = &[Role::Cheffe, Role::Administration];
/// Structures of an import, at most.
const PARTENAIRES_MAX: usize = 1_000;

/// The columns of the directory as a table, one line a structure. A column is added at the end,
/// never renamed nor moved.
pub const COLONNES_PARTENAIRES: [&str; 14] = [
    "source",
    "id",
    "nom",
    "description",
    "date_maj",
    "adresse",
    "code_postal",
    "commune",
    "departement",
    "telephone",
    "courriel",
    "site_web",
    "besoins",
    "langues",
];

/// What is looked for. Each part may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandePartenaire {
    /// For this.
    pub besoin: Option<Besoin>,
    /// Near this department's prefecture.
    pub departement: Option<Departement>,
    /// Speaking this language.
    pub langue: Option<String>,
    /// No further than this, in kilometres; what is placed nowhere is left out.
    pub km: Option<u32>,
}

/// A partner that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct PartenaireTrouve {
    /// Which.
    pub partenaire: PartenaireId,
    /// The act that tells it.
    pub acte: ActeId,
    /// The structure.
    pub structure: Structure,
    /// What it offers that answers.
    pub offres: Vec<Offre>,
    /// Kilometres from the department's prefecture.
    pub distance_km: Option<u32>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportPartenaires {
    /// Structures added.
    pub ajoutes: usize,
    /// Told otherwise than before.
    pub changes: usize,
    /// As they were.
    pub inchanges: usize,
}

impl Session {
    /// Partners that answer, best first.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn chercher_partenaires(
        &self,
        demande: &DemandePartenaire,
    ) -> Result<Vec<PartenaireTrouve>, ErreurApp> {
        let connus = self.partenaires().await?;
        let tout = ensemble(&connus);
        let voulue = Demande {
            departement: demande.departement,
            langue: demande.langue.clone(),
            besoin: demande.besoin,
        };
        let mut trouves = Vec::new();
        for trouvee in tout.chercher(&voulue) {
            let pres = |km: u32| trouvee.distance_km.is_some_and(|distance| distance <= km);
            if !demande.km.is_none_or(pres) {
                continue;
            }
            let id = identifiant(trouvee.structure);
            if let Some(dit) = connus.iter().find(|dit| dit.id == id) {
                trouves.push(PartenaireTrouve {
                    partenaire: id,
                    acte: dit.acte,
                    structure: trouvee.structure.clone(),
                    offres: trouvee.offres.iter().map(|offre| (*offre).clone()).collect(),
                    distance_km: trouvee.distance_km,
                });
            }
        }
        Ok(trouves)
    }

    /// Takes in a directory. Imported twice, it is written once; a structure told otherwise
    /// replaces what was told; one that is no longer in the file stays.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Annuaire`] with every faulty entry, and then nothing is
    /// written; [`ErreurApp::Perime`].
    pub async fn importer_partenaires(
        &self,
        texte: &str,
        contexte: &mut Contexte,
    ) -> Result<ImportPartenaires, ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let annuaire = Annuaire::lire(texte)?;
        if annuaire.structures().len() > PARTENAIRES_MAX {
            return Err(GestionInvalide::TropDePartenaires.into());
        }
        let flux = self.flux_association();
        let Some(mut journal) = self.journal(flux).await? else {
            return Err(ErreurApp::Efface);
        };
        let connus = dits(&journal.actes, Partenaire::lire);
        let mut bilan = ImportPartenaires::default();
        let mut nouveaux = Vec::new();
        for structure in annuaire.structures() {
            let texte = annuaire.seule(&structure.id).ecrire();
            let partenaire = identifiant(structure);
            match connus.iter().find(|dit| dit.id == partenaire) {
                Some(dit) if dit.contenu.texte == texte || publie_de_meme(dit, &texte) => {
                    bilan.inchanges += 1;
                    continue;
                }
                Some(_) => bilan.changes += 1,
                None => bilan.ajoutes += 1,
            }
            let fiche = Some(Box::new(FichePartenaire { texte }));
            let fait = Fait::Gestion(Gestion::Partenaire(Partenaire { partenaire, fiche }));
            let survenu_le = contexte.aujourdhui;
            nouveaux.push(NouvelActe { id: contexte.acte(), survenu_le, fait, recit: None });
        }
        if !nouveaux.is_empty() {
            let ajout = self.preparer(&mut journal, nouveaux, contexte)?;
            self.ecrire(&[ajout]).await?;
        }
        Ok(bilan)
    }

    /// Takes a partner out of the directory.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Perime`].
    pub async fn retirer_partenaire(
        &self,
        partenaire: PartenaireId,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        let retire = Partenaire { partenaire, fiche: None };
        self.dire(Fait::Gestion(Gestion::Partenaire(retire)), lu, Partenaire::lire, contexte).await
    }

    /// The whole partners' directory, to be given to others.
    ///
    /// # Errors
    /// [`ErreurApp::Role`].
    pub async fn exporter_partenaires(&self) -> Result<Annuaire, ErreurApp> {
        self.exiger_role(TIENNENT).await?;
        Ok(ensemble(&self.partenaires().await?))
    }

    /// The same as a table, for a spreadsheet: what is offered is told by need and language.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Export`] when the table cannot be made.
    pub async fn tableau_des_partenaires(&self, forme: Forme) -> Result<Vec<u8>, ErreurApp> {
        let annuaire = self.exporter_partenaires().await?;
        let lignes = annuaire.structures().iter().map(|structure| ligne(&annuaire, structure));
        let lignes: Vec<Vec<String>> = lignes.collect();
        tableau::ecrire(forme, &COLONNES_PARTENAIRES, &[], &lignes)
    }

    async fn partenaires(&self) -> Result<Vec<Dit<PartenaireId, FichePartenaire>>, ErreurApp> {
        Ok(dits(&self.actes_de_l_association().await?, Partenaire::lire))
    }
}

fn ligne(annuaire: &Annuaire, structure: &Structure) -> Vec<String> {
    let offres = || annuaire.offres().iter().filter(|offre| offre.structure == structure.id);
    let besoins: BTreeSet<&str> = offres().flat_map(Offre::besoins).map(Besoin::code).collect();
    let langues: BTreeSet<&str> =
        offres().flat_map(|offre| offre.langues.iter().map(String::as_str)).collect();
    let libre = |texte: &Option<String>| texte.clone().unwrap_or_default();
    let codes = |codes: BTreeSet<&str>| codes.into_iter().collect::<Vec<_>>().join(" ");
    let s = structure;
    vec![
        s.source.clone(),
        s.id.clone(),
        s.nom.clone(),
        s.description.clone(),
        s.date_maj.to_string(),
        libre(&s.adresse),
        libre(&s.code_postal),
        libre(&s.commune),
        s.departement.map(|ou| ou.code().to_owned()).unwrap_or_default(),
        libre(&s.telephone),
        libre(&s.courriel),
        libre(&s.site_web),
        codes(besoins),
        codes(langues),
    ]
}

/// Whether others are given the same of both: what left and comes back changes nothing.
fn publie_de_meme(dit: &Dit<PartenaireId, FichePartenaire>, texte: &str) -> bool {
    let publie = |texte: &str| Annuaire::lire(texte).ok().map(|annuaire| annuaire.publier());
    publie(&dit.contenu.texte).is_some_and(|avant| publie(texte) == Some(avant))
}

/// Every partner as one directory. What an older version wrote and this one refuses is left out.
fn ensemble(connus: &[Dit<PartenaireId, FichePartenaire>]) -> Annuaire {
    let lus = connus.iter().filter_map(|dit| Annuaire::lire(&dit.contenu.texte).ok());
    lus.fold(Annuaire::default(), |tout, un| tout.avec(&un))
}

/// The same structure of the same source is the same partner.
fn identifiant(structure: &Structure) -> PartenaireId {
    let mut empreinte = blake3::Hasher::new_derive_key("passerelle 2026-11 partenaire");
    empreinte.update(&(structure.source.len() as u64).to_be_bytes());
    empreinte.update(structure.source.as_bytes());
    empreinte.update(structure.id.as_bytes());
    let mut octets = [0; 16];
    empreinte.finalize_xof().fill(&mut octets);
    PartenaireId::v8(octets)
}
