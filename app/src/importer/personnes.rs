//! Rows of people, written as files.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use domain::fait::{Origine, Ouverture};
use domain::recit::Identite;
use domain::{Acte, DossierId, Fait, Flux, Jour, Regard, fold};
use importation::{FeuilleLue, LignePersonne, Repere, Role};
use store::{Ajout, FluxLu, Genre};
use vault::normaliser_nom;

use super::bilan::{Bilan, Remarque};
use super::cellules::{Ecart, Rangee, cellules};
use super::connus::Connus;
use super::rapprochement::{Identifiants, rapprocher};
use super::{Contexte, ErreurApp, Session};
use crate::journal::NouvelActe;

impl Session {
    /// What a few rows add, to be written in one transaction.
    pub(super) async fn personnes(
        &self,
        lot: &[(DossierId, &LignePersonne)],
        source: &str,
        connus: &Connus<'_>,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<Vec<Ajout>, ErreurApp> {
        let mut ajouts = Vec::with_capacity(lot.len());
        for (dossier, ligne) in lot.iter().copied() {
            let feuille =
                connus.feuilles.iter().find(|feuille| feuille.nom == ligne.repere.feuille);
            let ouverture = ouverture(source, connus.numero(ligne));
            let rangee = cellules(ligne, ouverture, contexte.aujourdhui);
            remarquer(&rangee.ecarts, &ligne.repere, feuille, bilan);
            let ajout = if connus.flux.contains(&Flux::Dossier(dossier)) {
                self.mettre_a_jour(dossier, ligne, &rangee, feuille, contexte, bilan).await?
            } else {
                Some(self.ouvrir_ligne(dossier, rangee, contexte, bilan)?)
            };
            ajouts.extend(ajout);
        }
        Ok(ajouts)
    }

    pub(super) fn identifiants(&self) -> Identifiants<'_> {
        Identifiants { coffre: &self.coffre }
    }

    /// The file of a row: always the same for a source and a number.
    pub(super) fn dossier_de(&self, source: &str, numero: &str) -> DossierId {
        self.identifiants().dossier(source, numero)
    }

    fn ouvrir_ligne(
        &self,
        dossier: DossierId,
        rangee: Rangee,
        contexte: &mut Contexte,
        bilan: &mut Bilan,
    ) -> Result<Ajout, ErreurApp> {
        let ids = self.identifiants();
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
        rangee: &Rangee,
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
        if autre_personne(&journal.actes, &ligne.identite) {
            remarquer_ligne("numero-d-une-autre-personne", &ligne.repere, bilan);
            return Ok(None);
        }
        let ids = self.identifiants();
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
    /// Only files that were there before and that no row is about can come from one.
    pub(super) async fn chercher_disparues(
        &self,
        connus: &Connus<'_>,
        rangees: &[(DossierId, &LignePersonne)],
        source: &str,
        bilan: &mut Bilan,
    ) -> Result<(), ErreurApp> {
        let dossiers = connus.flux.iter().filter(|flux| matches!(flux, Flux::Dossier(_)));
        let mut restants: BTreeSet<Flux> = dossiers.copied().collect();
        for (dossier, _) in rangees {
            restants.remove(&Flux::Dossier(*dossier));
        }
        if restants.is_empty() {
            return Ok(());
        }
        for mut lecteur in self.store.parcours(Genre::Dossier, NonZeroUsize::MIN).await? {
            while let Some(lu) = lecteur.suivant().await? {
                if restants.contains(&lu.flux())
                    && let Some(origine) = self.origine(&lu)?
                    && origine.source == source
                    && !connus.contient(&origine.numero)
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

/// Whether a row names somebody else than the file it would change: another family name **and**
/// another first name. Another list that numbers from 1 must not overwrite this one.
fn autre_personne(actes: &[Acte], lue: &Identite) -> bool {
    let Some(connue) = fold(actes, &Regard::au(Jour::DERNIER)).identite else {
        return false;
    };
    let differe = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => normaliser_nom(a) != normaliser_nom(b),
        _ => false,
    };
    differe(&connue.nom, &lue.nom) && differe(&connue.prenom, &lue.prenom)
}

fn ouverture(source: &str, numero: &str) -> Ouverture {
    let origine = Origine { source: source.to_owned(), numero: numero.to_owned() };
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
