//! Documents of a file: what each field would say, a preview that leaves no trace but its reading,
//! and issuing, which keeps the bytes sealed with the act that says to whom they went.
//!
//! Minimised per recipient: a member chooses each field; a field whose compartment she does not
//! hold cannot be chosen, and what was not chosen is emptied before anything is written.

mod association;
mod emission;
mod etat_civil;
mod rassembler;
mod seance;
mod sujet;

use std::collections::BTreeMap;
use std::fmt;

use documents::{Derive, Document, Entete, Selection};
use domain::document::{FormeDocument, GenreDocument};
use domain::{Compartiment, DossierId, Fait, Flux, Jour, Regard, Role, fold};

use crate::ErreurApp;
use crate::commission;
use crate::contexte::Contexte;
use crate::journal::Journal;
use crate::session::Session;
use crate::visibilite::Vue;

pub use documents::page::{Bloc, Page, Rubrique};
pub use documents::{Champ, Saisie};
pub use emission::{Emis, Emission, Envoi};
pub use seance::reference_de;
pub use sujet::Sujet;

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

/// What a document may be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offre {
    /// Its fields.
    pub champs: Vec<ChampOffert>,
    /// Rank of the last act of the journal they were read from.
    pub rang: u32,
}

/// What a document would say, and nothing else.
pub struct Previsualisation {
    /// The page, as both forms write it.
    pub page: Page,
    /// Rank of the last act of the journal it was made from.
    pub rang: u32,
}

/// What a document is made from.
struct Matiere {
    journal: Journal,
    document: Document,
    entete: Entete,
    /// The files it shows something of.
    lus: Vec<DossierId>,
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
    /// The kinds of document that this session may prepare about something.
    ///
    /// # Errors
    /// As [`Session::champs_du_document`], kinds aside.
    pub async fn documents_offerts(
        &self,
        sujet: impl Into<Sujet>,
        contexte: &Contexte,
    ) -> Result<Vec<GenreDocument>, ErreurApp> {
        let sujet = sujet.into();
        self.journal_a_sortir(sujet, contexte).await?;
        let genres = sujet.genres().iter().copied();
        Ok(genres.filter(|genre| self.coffre.detient(genre.compartiment())).collect())
    }

    /// The fields of a document, with what each would say of this file or sitting. Those whose
    /// compartment the session does not hold are left out.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::DossierInconnu`], [`ErreurApp::Masque`],
    /// [`ErreurApp::SousGlace`], [`ErreurApp::SeanceInconnue`], [`ErreurApp::Mineure`];
    /// [`ErreurApp::GenreDocument`] for a kind of another subject.
    pub async fn champs_du_document(
        &self,
        sujet: impl Into<Sujet>,
        genre: GenreDocument,
        contexte: &mut Contexte,
    ) -> Result<Offre, ErreurApp> {
        let matiere = self.rassembler(sujet.into(), genre, contexte).await?;
        self.journaliser("document-champs", &matiere.lus, contexte).await?;
        let offerts = matiere.document.dits().into_iter();
        let offerts = offerts.filter(|(champ, _)| self.coffre.detient(champ.compartiment));
        let champs = offerts.map(|(champ, dits)| ChampOffert { champ, dits }).collect();
        Ok(Offre { champs, rang: matiere.journal.rang })
    }

    /// The document as it would leave. Nothing is kept but that the file was read.
    ///
    /// # Errors
    /// As [`Session::previsualiser`]; [`ErreurApp::Document`] when it cannot be written.
    pub async fn apercevoir(
        &self,
        sujet: impl Into<Sujet>,
        preparation: &Preparation,
        contexte: &mut Contexte,
    ) -> Result<Apercu, ErreurApp> {
        let (derive, matiere, _) = self.deriver(sujet.into(), preparation, contexte).await?;
        self.journaliser("document-apercu", &matiere.lus, contexte).await?;
        let octets = ecrire(derive, preparation.forme).await?;
        Ok(Apercu { octets, nom: nom(preparation.genre, preparation.forme) })
    }

    /// What the document would say, whatever its form. Nothing is kept but that the file was read.
    ///
    /// # Errors
    /// As [`Session::champs_du_document`]; [`ErreurApp::ChampDocument`] for a field that the
    /// document does not have or a value that does not read; [`ErreurApp::Compartiment`] for a
    /// field whose key the session does not hold.
    pub async fn previsualiser(
        &self,
        sujet: impl Into<Sujet>,
        preparation: &Preparation,
        contexte: &mut Contexte,
    ) -> Result<Previsualisation, ErreurApp> {
        let (derive, matiere, _) = self.deriver(sujet.into(), preparation, contexte).await?;
        self.journaliser("document-apercu", &matiere.lus, contexte).await?;
        Ok(Previsualisation { page: derive.page().clone(), rang: matiere.journal.rang })
    }

    /// The document, reduced to the fields chosen, what it is made from, and the compartments of
    /// those fields.
    async fn deriver(
        &self,
        sujet: Sujet,
        preparation: &Preparation,
        contexte: &Contexte,
    ) -> Result<(Derive, Matiere, Vec<Compartiment>), ErreurApp> {
        let genre = preparation.genre;
        let mut matiere = self.rassembler(sujet, genre, contexte).await?;
        let codes = preparation.champs.iter().map(String::as_str);
        let champs = Document::champs(genre);
        let selection =
            Selection::de(champs, codes).map_err(|e| ErreurApp::ChampDocument(e.into()))?;
        let choisis = champs.iter().filter(|champ| selection.contient(champ.code));
        let compartiments: Vec<Compartiment> = choisis.map(|champ| champ.compartiment).collect();
        self.exiger(&compartiments)?;
        for (code, texte) in &preparation.saisies {
            matiere.document.poser(code, texte)?;
        }
        let document = std::mem::replace(&mut matiere.document, Document::vide(genre));
        Ok((document.deriver(&selection, &matiere.entete), matiere, compartiments))
    }

    /// Everything this session may put in a document of that kind about something.
    async fn rassembler(
        &self,
        sujet: Sujet,
        genre: GenreDocument,
        contexte: &Contexte,
    ) -> Result<Matiere, ErreurApp> {
        if !sujet.genres().contains(&genre) {
            return Err(ErreurApp::GenreDocument);
        }
        let journal = self.journal_a_sortir(sujet, contexte).await?;
        let au = contexte.aujourdhui;
        let (entete, structure) = self.qui_ecrit(au).await?;
        match sujet {
            Sujet::Dossier(dossier) => {
                let etat = fold(&journal.actes, &Regard::au(au));
                let faits = crate::droits::faits_du_dossier(&etat, &structure, au);
                refuser_a_une_mineure(genre, &faits)?;
                let document = rassembler::remplir(genre, &journal, &etat, &faits)?;
                Ok(Matiere { journal, document, entete, lus: vec![dossier] })
            }
            Sujet::Seance(departement, le) => {
                let lue = self.seance(departement, le).await?;
                let (inscrits, lus) = self.voir_ordre_du_jour(&lue, contexte).await?;
                let mut document = seance::remplir(genre, &lue, &inscrits, &entete.association);
                if let Some(jour) = seance::prochaine(&self.seances().await?, &lue)
                    && genre == GenreDocument::ProcesVerbal
                {
                    document.poser("prochaine", &jour.to_string())?;
                }
                let entete = Entete { departement: Some(departement), ..entete };
                Ok(Matiere { journal, document, entete, lus })
            }
        }
    }

    /// A journal from which something may be taken out: a broken glass opens a file to be read
    /// only.
    async fn journal_a_sortir(
        &self,
        sujet: Sujet,
        contexte: &Contexte,
    ) -> Result<Journal, ErreurApp> {
        let dossier = match sujet {
            Sujet::Dossier(dossier) => dossier,
            Sujet::Seance(..) => {
                self.exiger_role(&commission::ROLES).await?;
                let journal = self.journal(sujet.flux()).await?;
                return journal.ok_or(ErreurApp::SeanceInconnue);
            }
        };
        self.exiger_role(&ROLES).await?;
        match self.journal_vu(dossier, contexte).await? {
            (journal, Vue::Entiere) => Ok(journal),
            (_, Vue::SousGlace) => Err(ErreurApp::SousGlace),
            (_, Vue::Masquee | Vue::Separee) => Err(ErreurApp::Masque),
        }
    }

    /// Who writes, and what the association's journal says of it on a day.
    pub(crate) async fn qui_ecrit(
        &self,
        au: Jour,
    ) -> Result<(Entete, crate::droits::Structure), ErreurApp> {
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
    a_cote(move || derive.octets(forme)).await
}

/// Writes bytes on a thread of its own.
pub(crate) async fn a_cote(
    travail: impl FnOnce() -> Result<Vec<u8>, documents::ErreurDocument> + Send + 'static,
) -> Result<Vec<u8>, ErreurApp> {
    match tokio::task::spawn_blocking(travail).await {
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
