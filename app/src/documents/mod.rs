//! Documents of a file: what each field would say, a preview that leaves no trace but its reading,
//! and issuing, which keeps the bytes sealed with the act that says to whom they went.
//!
//! Minimised per recipient: a member chooses each field; a field whose compartment she does not
//! hold cannot be chosen, and what was not chosen is emptied before anything is written.

mod association;
mod emission;
mod rassembler;

use std::collections::BTreeMap;
use std::fmt;

use documents::{Champ, Derive, Document, Entete, Selection};
use domain::document::{FormeDocument, GenreDocument};
use domain::{Compartiment, DossierId, Fait, Flux, Jour, Regard, Role, fold};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::Journal;
use crate::session::Session;
use crate::visibilite::Vue;

pub use emission::{Emis, Emission, Envoi};

/// The roles that prepare documents: those who work on files, volunteers aside.
const ROLES: [Role; 5] =
    [Role::Cheffe, Role::TravailleuseSociale, Role::Sante, Role::Juriste, Role::Mineurs];

/// What document to prepare, with which fields.
#[derive(Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Which.
    pub genre: GenreDocument,
    /// In what form.
    pub forme: FormeDocument,
    /// Codes of the fields chosen: nothing else leaves.
    pub champs: Vec<String>,
    /// What a member typed, by code: it replaces what acts say.
    pub saisies: BTreeMap<String, String>,
}

/// A field, what it would say, and whether it is proposed.
#[derive(Clone, PartialEq, Eq)]
pub struct ChampOffert {
    /// Which.
    pub champ: &'static Champ,
    /// What it would say, item by item; nothing when acts say nothing.
    pub dits: Vec<String>,
}

/// A document that is only looked at.
pub struct Apercu {
    /// Its bytes.
    pub octets: Vec<u8>,
    /// A name for it, that says nothing of whom it is about.
    pub nom: String,
}

impl ChampOffert {
    /// Whether it is proposed: the document would not serve without it.
    pub fn est_propose(&self) -> bool {
        self.champ.usage == documents::Usage::Propose
    }
}

/// The forms that are offered blank, with their codes.
pub fn vierges() -> Vec<(GenreDocument, &'static str)> {
    documents::VIERGES.iter().map(|genre| (*genre, genre.code())).collect()
}

/// A blank form, to fill by hand: nobody's file is read.
///
/// # Errors
/// [`ErreurApp::Document`]; [`ErreurApp::DocumentInconnu`] when it is not offered blank.
pub fn vierge(genre: GenreDocument, forme: FormeDocument) -> Result<Vec<u8>, ErreurApp> {
    let vierge = documents::vierge(genre).ok_or(ErreurApp::DocumentInconnu)?;
    Ok(vierge.octets(forme)?)
}

impl Session {
    /// The fields of a document, with what each would say of this file. Those whose compartment the
    /// session does not hold are left out.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::DossierInconnu`], [`ErreurApp::Masque`],
    /// [`ErreurApp::SousGlace`], [`ErreurApp::Mineure`].
    pub async fn champs_du_document(
        &self,
        dossier: DossierId,
        genre: GenreDocument,
        contexte: &mut Contexte,
    ) -> Result<Vec<ChampOffert>, ErreurApp> {
        let (document, _) = self.rassembler(dossier, genre, contexte).await?;
        self.journaliser("document-champs", &[dossier], contexte).await?;
        let offerts = document.dits().into_iter();
        let offerts = offerts.filter(|(champ, _)| self.coffre.detient(champ.compartiment));
        Ok(offerts.map(|(champ, dits)| ChampOffert { champ, dits }).collect())
    }

    /// The document as it would leave. Nothing is kept but that the file was read.
    ///
    /// # Errors
    /// As [`Session::champs_du_document`]; [`ErreurApp::ChampDocument`] for a field that the
    /// document does not have or a value that does not read; [`ErreurApp::Compartiment`] for a
    /// field whose key the session does not hold; [`ErreurApp::Document`] when it cannot be
    /// written.
    pub async fn apercevoir(
        &self,
        dossier: DossierId,
        preparation: &Preparation,
        contexte: &mut Contexte,
    ) -> Result<Apercu, ErreurApp> {
        let (derive, _) = self.deriver(dossier, preparation, contexte).await?;
        self.journaliser("document-apercu", &[dossier], contexte).await?;
        let octets = ecrire(derive, preparation.forme).await?;
        Ok(Apercu { octets, nom: nom(preparation.genre, preparation.forme) })
    }

    /// The document, reduced to the fields chosen, and their compartments.
    async fn deriver(
        &self,
        dossier: DossierId,
        preparation: &Preparation,
        contexte: &Contexte,
    ) -> Result<(Derive, Vec<Compartiment>), ErreurApp> {
        let genre = preparation.genre;
        let (mut document, entete) = self.rassembler(dossier, genre, contexte).await?;
        let codes = preparation.champs.iter().map(String::as_str);
        let champs = Document::champs(genre);
        let selection =
            Selection::de(champs, codes).map_err(|e| ErreurApp::ChampDocument(e.into()))?;
        let choisis = champs.iter().filter(|champ| selection.contient(champ.code));
        let compartiments: Vec<Compartiment> = choisis.map(|champ| champ.compartiment).collect();
        self.exiger(&compartiments)?;
        for (code, texte) in &preparation.saisies {
            document.poser(code, texte)?;
        }
        Ok((document.deriver(&selection, &entete), compartiments))
    }

    /// Everything this session may put in a document of that kind about this file.
    async fn rassembler(
        &self,
        dossier: DossierId,
        genre: GenreDocument,
        contexte: &Contexte,
    ) -> Result<(Document, Entete), ErreurApp> {
        let journal = self.journal_a_sortir(dossier, contexte).await?;
        let au = contexte.aujourdhui;
        let etat = fold(&journal.actes, &Regard::au(au));
        let (entete, structure) = self.qui_ecrit(au).await?;
        let faits = crate::droits::faits_du_dossier(&etat, &structure, au);
        refuser_a_une_mineure(genre, &faits)?;
        let document = rassembler::remplir(genre, &journal, &etat, &faits)?;
        Ok((document, entete))
    }

    /// A file from which something may be taken out: a broken glass opens it to be read only.
    async fn journal_a_sortir(
        &self,
        dossier: DossierId,
        contexte: &Contexte,
    ) -> Result<Journal, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        match self.journal_vu(dossier, contexte).await? {
            (journal, Vue::Entiere) => Ok(journal),
            (_, Vue::SousGlace) => Err(ErreurApp::SousGlace),
            (_, Vue::Masquee | Vue::Separee) => Err(ErreurApp::Masque),
        }
    }

    /// Who writes, and what the association's journal says of it on a day.
    async fn qui_ecrit(&self, au: Jour) -> Result<(Entete, crate::droits::Structure), ErreurApp> {
        let journal = self.journal(Flux::Association(self.association)).await?;
        let actes = journal.map(|journal| journal.actes).unwrap_or_default();
        let mut entete = Entete { association: String::new(), departement: None, jour: au };
        for acte in &actes {
            if let Fait::AssociationCreee { departement, nom } = &acte.fait {
                entete.association.clone_from(nom);
                entete.departement = Some(*departement);
            }
        }
        Ok((entete, self.structure(au).await?))
    }
}

/// A minor is never a matter for the commission: she is to be protected.
fn refuser_a_une_mineure(genre: GenreDocument, faits: &law::faits::Faits) -> Result<(), ErreurApp> {
    let du_parcours = matches!(
        genre,
        GenreDocument::DemandePsp | GenreDocument::RenouvellementPsp | GenreDocument::Engagements
    );
    let mineure = law::evaluer_une(law::QuestionId::MineurOrientation, faits)?;
    if du_parcours && mineure.issue == law::Issue::Ouvert {
        return Err(ErreurApp::Mineure);
    }
    Ok(())
}

/// Writes on a thread of its own, so that pages are served meanwhile.
async fn ecrire(derive: Derive, forme: FormeDocument) -> Result<Vec<u8>, ErreurApp> {
    match tokio::task::spawn_blocking(move || derive.octets(forme)).await {
        Ok(octets) => Ok(octets?),
        Err(arret) => match arret.try_into_panic() {
            Ok(panique) => std::panic::resume_unwind(panique),
            // Nothing cancels it but the end of the program.
            Err(_) => Err(ErreurApp::Export),
        },
    }
}

/// A name of file that says the kind of document alone.
fn nom(genre: GenreDocument, forme: FormeDocument) -> String {
    format!("{}.{}", genre.code(), forme.code())
}

impl fmt::Debug for Preparation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Preparation({})", self.genre.code())
    }
}

impl fmt::Debug for ChampOffert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChampOffert({})", self.champ.code)
    }
}

impl fmt::Debug for Apercu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Apercu(…)")
    }
}
