//! Rows of people, written as files.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use domain::fait::{Origine, Ouverture};
use domain::{DossierId, Fait, Flux};
use importation::{FeuilleLue, Lecture, LignePersonne, Repere, Role};
use store::{Ajout, FluxLu, Genre};

use super::bilan::{Bilan, Remarque};
use super::cellules::{Ecart, cellules};
use super::rapprochement::{Identifiants, rapprocher};
use super::{AImporter, Contexte, ErreurApp, Session};
use crate::journal::NouvelActe;

impl Session {
    /// Writes a few rows in one transaction.
    pub(super) async fn importer_personnes(
        &self,
        lot: &[&LignePersonne],
        voulu: &AImporter<'_>,
        connus: &Connus<'_>,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<(), ErreurApp> {
        let mut ajouts = Vec::with_capacity(lot.len());
        let dossiers: Vec<(DossierId, &LignePersonne)> = lot
            .iter()
            .map(|ligne| (self.dossier_de(voulu.source, &ligne.repere), *ligne))
            .collect();
        for (dossier, ligne) in dossiers {
            let feuille =
                connus.feuilles.iter().find(|feuille| feuille.nom == ligne.repere.feuille);
            let ajout = if connus.flux.contains(&Flux::Dossier(dossier)) {
                self.mettre_a_jour(dossier, ligne, voulu, feuille, contexte, bilan).await?
            } else {
                Some(self.ouvrir_ligne(dossier, ligne, voulu, feuille, contexte, bilan)?)
            };
            ajouts.extend(ajout);
        }
        if !ajouts.is_empty() {
            self.ecrire(&ajouts).await?;
        }
        Ok(())
    }

    pub(super) fn identifiants(&self) -> Identifiants<'_> {
        Identifiants { coffre: &self.coffre }
    }

    /// The file of a row: always the same for a source and a number.
    fn dossier_de(&self, source: &str, repere: &Repere) -> DossierId {
        self.identifiants().dossier(source, &numero_de(repere))
    }

    fn ouvrir_ligne(
        &self,
        dossier: DossierId,
        ligne: &LignePersonne,
        voulu: &AImporter<'_>,
        feuille: Option<&FeuilleLue>,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<Ajout, ErreurApp> {
        let ids = self.identifiants();
        let rangee = cellules(ligne, ouverture(voulu.source, ligne), contexte.aujourdhui);
        remarquer(&rangee.ecarts, &ligne.repere, feuille, bilan);
        let mut journal = self.journal_neuf(Flux::Dossier(dossier), contexte)?;
        let nouveaux = rangee.cellules.into_iter().map(|cellule| NouvelActe {
            id: ids.acte(dossier.octets(), &cellule.cle),
            survenu_le: cellule.survenu_le,
            fait: cellule.fait,
            recit: cellule.recit,
        });
        bilan.dossiers_ouverts += 1;
        self.preparer(&mut journal, nouveaux.collect(), contexte)
    }

    async fn mettre_a_jour(
        &self,
        dossier: DossierId,
        ligne: &LignePersonne,
        voulu: &AImporter<'_>,
        feuille: Option<&FeuilleLue>,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<Option<Ajout>, ErreurApp> {
        let mut journal = match self.journal(Flux::Dossier(dossier)).await {
            Ok(Some(journal)) => journal,
            // Erased since: the row must not bring the person back.
            Err(ErreurApp::Efface) => {
                remarquer_ligne("dossier-efface", &ligne.repere, bilan);
                return Ok(None);
            }
            Ok(None) => return Err(ErreurApp::DossierInconnu),
            Err(erreur) => return Err(erreur),
        };
        let ids = self.identifiants();
        let rangee = cellules(ligne, ouverture(voulu.source, ligne), contexte.aujourdhui);
        remarquer(&rangee.ecarts, &ligne.repere, feuille, bilan);
        let cles = cles_du_fichier(feuille);
        let suite = rapprocher(dossier.octets(), &journal.actes, &rangee.cellules, &cles, ids);
        remarquer(&suite.ecarts, &ligne.repere, feuille, bilan);
        let total = u32::try_from(suite.actes.len()).unwrap_or(u32::MAX);
        bilan.corrections += suite.corriges;
        bilan.annulations += suite.annules;
        bilan.ajouts += total.saturating_sub(suite.corriges + suite.annules);
        if suite.actes.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.preparer(&mut journal, suite.actes, contexte)?))
    }

    /// Lists the rows imported before and absent from the file. Their files are left as they are.
    pub(super) async fn chercher_disparues(
        &self,
        lecture: &Lecture,
        source: &str,
        bilan: &mut Bilan,
    ) -> Result<(), ErreurApp> {
        let rejetees = lecture.rejets.iter().map(|rejet| &rejet.repere);
        let lues = lecture.personnes.iter().map(|ligne| &ligne.repere);
        let presentes: BTreeSet<String> = lues.chain(rejetees).map(numero_de).collect();
        for mut lecteur in self.store.parcours(Genre::Dossier, NonZeroUsize::MIN).await? {
            while let Some(lu) = lecteur.suivant().await? {
                if let Some(origine) = self.origine(&lu)?
                    && origine.source == source
                    && !presentes.contains(&origine.numero)
                {
                    bilan.disparues.push(origine.numero);
                }
            }
        }
        bilan.disparues.sort();
        Ok(())
    }

    /// The row a stream was imported from: its first act says it. `None` for an erased one.
    pub(super) fn origine(&self, lu: &FluxLu) -> Result<Option<Origine>, ErreurApp> {
        let flux = lu.flux();
        let Some(cle) = lu.cle() else {
            return Ok(None);
        };
        let Some(premier) = lu.faits()?.next().transpose()? else {
            return Ok(None);
        };
        let cles = self.coffre.ouvrir_faits(cle)?;
        let mut clair = Vec::new();
        let fait = cles
            .ouvrir_fait_brut(&premier.id, premier.fait, &mut clair)
            .and_then(|brut| brut.decoder())
            .map_err(|cause| ErreurApp::Abime { flux, cause })?;
        if let Fait::Ouverture(ouverture) = fait {
            return Ok(ouverture.origine);
        }
        if let Fait::Sortie(sortie) = fait {
            return Ok(sortie.origine);
        }
        Ok(None)
    }
}

/// What an import knows before its first row.
pub(super) struct Connus<'a> {
    /// Streams already in the base.
    pub(super) flux: BTreeSet<Flux>,
    /// Sheets of the file.
    pub(super) feuilles: &'a [FeuilleLue],
}

/// A row is known by its N°; without one, by its place in the sheet.
pub(super) fn numero_de(repere: &Repere) -> String {
    match &repere.numero {
        Some(numero) => numero.clone(),
        None => format!("{}#{}", repere.feuille, repere.ligne),
    }
}

fn ouverture(source: &str, ligne: &LignePersonne) -> Ouverture {
    let origine = Origine { source: source.to_owned(), numero: numero_de(&ligne.repere) };
    Ouverture { voie: None, origine: Some(origine), datation: None }
}

fn remarquer(ecarts: &[Ecart], repere: &Repere, feuille: Option<&FeuilleLue>, bilan: &mut Bilan) {
    for ecart in ecarts {
        let colonne = feuille
            .and_then(|feuille| feuille.colonnes.iter().find(|c| c.role == Some(ecart.role)));
        bilan.remarques.push(Remarque {
            repere: repere.clone(),
            colonne: colonne.map(|c| c.entete.clone()).unwrap_or_default(),
            lettre: colonne.map(|c| c.lettre.clone()).unwrap_or_default(),
            motif: ecart.motif.to_owned(),
        });
    }
}

fn remarquer_ligne(motif: &str, repere: &Repere, bilan: &mut Bilan) {
    let (colonne, lettre) = (String::new(), String::new());
    let (repere, motif) = (repere.clone(), motif.to_owned());
    bilan.remarques.push(Remarque { repere, colonne, lettre, motif });
}

/// Every act the columns of this sheet can make: what may be cancelled when its cell is emptied. A
/// column that is no longer in the file cancels nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other role is read the same way")]
fn cles_du_fichier(feuille: Option<&FeuilleLue>) -> BTreeMap<String, Role> {
    let mut cles = BTreeMap::new();
    let Some(feuille) = feuille else {
        return cles;
    };
    for colonne in &feuille.colonnes {
        let role = colonne.role.unwrap_or(Role::Note);
        let mut ajouter = |cle: String| cles.insert(cle, role);
        match role {
            Role::SouhaitSortie => drop(ajouter("souhait".into())),
            Role::DemandePsp => drop(ajouter("psp-demande".into())),
            Role::Commission => drop(ajouter("psp-commission".into())),
            Role::Decision | Role::DateDecision => {
                ajouter("psp-decision".into());
                ajouter("psp-avis".into());
            }
            Role::Aps | Role::ApsDebut => drop(ajouter("psp-aps".into())),
            Role::Afis | Role::AfisDebut => drop(ajouter("psp-afis".into())),
            Role::Renouvellement => {
                for rang in 1..=RENOUVELLEMENTS_MAX {
                    ajouter(format!("psp-renouvellement-{rang}"));
                }
            }
            Role::FinPsp => drop(ajouter("psp-fin".into())),
            Role::Cloture => drop(ajouter("cloture".into())),
            Role::Echeance => drop(ajouter(format!("echeance-{}", colonne.entete))),
            Role::Note => {
                ajouter(format!("note-0-{}", colonne.entete));
                for rang in 0..CANAUX_MAX {
                    ajouter(format!("canal-{rang}"));
                }
            }
            autre => {
                // An observation bears the code of its role; another role makes no act of its own,
                // and its code names none.
                ajouter(autre.code().into());
            }
        }
    }
    cles
}

/// Renewals a row can hold at most.
const RENOUVELLEMENTS_MAX: u32 = 8;
/// Safe-contact rules read from the notes of a row at most.
const CANAUX_MAX: u32 = 10;
