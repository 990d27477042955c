//! Issuing: the document leaves, its bytes stay sealed with the act, and the act holds their hash.

use std::fmt;

use documents::Document;
use domain::document::{Destinataire, DocumentEmis, DocumentScelle, GenreDocument};
use domain::dossier::effectif::effectifs;
use domain::{ActeId, Compartiment, Fait, Jour, MembreId, Recit, Regard};

use super::{Preparation, Sujet, ecrire, nom};
use crate::ErreurApp;
use crate::consigner::{AConsigner, Consigne, a_jour};
use crate::contexte::Contexte;
use crate::journal::{Journal, NouvelActe};
use crate::session::Session;

/// To whom a document goes, and with which act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envoi {
    /// To what kind of recipient.
    pub destinataire: Destinataire,
    /// Id of the act, made by the writer: issuing twice issues once.
    pub id: Option<ActeId>,
    /// Rank of the last act the writer saw.
    pub apres: Option<u32>,
}

/// A document that was issued.
pub struct Emission {
    /// The act that says so.
    pub consigne: Consigne,
    /// What it says.
    pub emis: DocumentEmis,
    /// The bytes, to be given.
    pub octets: Vec<u8>,
    /// A name for them, that says nothing of whom they are about.
    pub nom: String,
}

/// A document issued earlier.
#[derive(Clone, PartialEq, Eq)]
pub struct Emis {
    /// The act.
    pub acte: ActeId,
    /// When.
    pub le: Jour,
    /// By whom.
    pub auteur: MembreId,
    /// Which, to whom, and the hash of its bytes.
    pub document: DocumentEmis,
    /// Codes of the fields it was given, when the session holds the key of its compartment.
    pub champs: Option<Vec<String>>,
}

impl Session {
    /// Issues a document: its bytes are sealed in the file under the person's own key, in the
    /// narrowest compartment of its fields, so that erasing her erases them. That of a sitting is
    /// sealed in the sitting's journal: it names no person.
    ///
    /// # Errors
    /// As [`Session::apercevoir`] and [`Session::consigner`]; [`ErreurApp::DocumentInconnu`] when
    /// the act of that id is something else.
    pub async fn emettre(
        &self,
        sujet: impl Into<Sujet>,
        preparation: &Preparation,
        envoi: Envoi,
        contexte: &mut Contexte,
    ) -> Result<Emission, ErreurApp> {
        let sujet = sujet.into();
        if let Some(deja) = self.deja_emis(sujet, envoi.id, contexte).await? {
            return Ok(deja);
        }
        let (derive, matiere, compartiments) = self.deriver(sujet, preparation, contexte).await?;
        a_jour(&matiere.journal, envoi.apres)?;
        let compartiment = le_plus_etroit(preparation.genre, &compartiments);
        self.exiger(&[compartiment])?;
        let (genre, forme) = (preparation.genre, preparation.forme);
        let octets = ecrire(derive, forme).await?;
        let empreinte = *blake3::hash(&octets).as_bytes();
        let emis = DocumentEmis { genre, destinataire: envoi.destinataire, forme, empreinte };
        let champs = preparation.champs.clone();
        let recit =
            Recit::Document(DocumentScelle { compartiment, champs, octets: octets.clone() });
        self.journaliser("document-emettre", &matiere.lus, contexte).await?;
        let fait = Fait::Document(emis.clone());
        let consigne = match sujet {
            Sujet::Dossier(dossier) => {
                let a_consigner = AConsigner {
                    faits: vec![fait],
                    recit: Some(recit),
                    survenu_le: None,
                    apres: envoi.apres,
                    id: envoi.id,
                };
                self.consigner(dossier, a_consigner, contexte).await?
            }
            Sujet::Seance(..) => {
                let id = envoi.id.unwrap_or_else(|| contexte.acte());
                let (survenu_le, recit) = (contexte.aujourdhui, Some(recit));
                let acte = NouvelActe { id, survenu_le, fait, recit };
                self.garder_de_la_seance(matiere.journal, acte, contexte).await?
            }
        };
        Ok(Emission { consigne, emis, octets, nom: nom(genre, forme) })
    }

    /// Minutes that are closed take no step more, but what they became still leaves.
    async fn garder_de_la_seance(
        &self,
        mut journal: Journal,
        acte: NouvelActe,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let actes = vec![acte.id];
        let ajout = self.preparer(&mut journal, vec![acte], contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes, rang: journal.rang, deja_present: false })
    }

    /// What was issued under this id already.
    async fn deja_emis(
        &self,
        sujet: Sujet,
        id: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<Option<Emission>, ErreurApp> {
        let Some(id) = id else {
            return Ok(None);
        };
        let journal = self.journal_a_sortir(sujet, contexte).await?;
        if !journal.contient(id) {
            return Ok(None);
        }
        let rang = journal.rang;
        let (emis, octets) = self.lire_document(sujet, id, contexte).await?;
        let consigne = Consigne { actes: vec![id], rang, deja_present: true };
        let nom = nom(emis.genre, emis.forme);
        Ok(Some(Emission { consigne, emis, octets, nom }))
    }

    /// The documents issued from a file or for a sitting, the first first, without their bytes.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::DossierInconnu`], [`ErreurApp::Masque`],
    /// [`ErreurApp::SousGlace`], [`ErreurApp::SeanceInconnue`].
    pub async fn documents_emis(
        &self,
        sujet: impl Into<Sujet>,
        contexte: &mut Contexte,
    ) -> Result<Vec<Emis>, ErreurApp> {
        let sujet = sujet.into();
        let journal = self.journal_a_sortir(sujet, contexte).await?;
        self.journaliser("documents", sujet.dossiers().as_slice(), contexte).await?;
        let en_vigueur = effectifs(&journal.actes, &Regard::au(contexte.aujourdhui));
        let emis = en_vigueur.iter().filter_map(|effectif| {
            let Fait::Document(document) = effectif.fait else {
                return None;
            };
            let champs = match effectif.recit {
                Some(Recit::Document(scelle)) => Some(scelle.champs.clone()),
                Some(_) | None => None,
            };
            let (acte, auteur) = (effectif.acte.id, effectif.acte.auteur);
            Some(Emis { acte, le: effectif.survenu_le, auteur, document: document.clone(), champs })
        });
        Ok(emis.collect())
    }

    /// The bytes of a document issued earlier, as they left.
    ///
    /// # Errors
    /// As [`Session::documents_emis`]; [`ErreurApp::DocumentInconnu`];
    /// [`ErreurApp::Compartiment`] unless the session holds the keys of every field it was given;
    /// [`ErreurApp::DocumentAltere`] when the bytes are not those of the act's hash.
    pub async fn lire_document(
        &self,
        sujet: impl Into<Sujet>,
        acte: ActeId,
        contexte: &mut Contexte,
    ) -> Result<(DocumentEmis, Vec<u8>), ErreurApp> {
        let sujet = sujet.into();
        let journal = self.journal_a_sortir(sujet, contexte).await?;
        let mut actes = journal.actes.into_iter();
        let acte = actes.find(|present| present.id == acte).ok_or(ErreurApp::DocumentInconnu)?;
        let Fait::Document(emis) = acte.fait else {
            return Err(ErreurApp::DocumentInconnu);
        };
        let Some(Recit::Document(scelle)) = acte.recit else {
            return Err(ErreurApp::Compartiment(emis.genre.compartiment().code()));
        };
        let donnes = Document::champs(emis.genre).iter();
        let donnes = donnes.filter(|champ| scelle.champs.iter().any(|code| code == champ.code));
        let compartiments: Vec<Compartiment> = donnes.map(|champ| champ.compartiment).collect();
        self.exiger(&compartiments)?;
        if blake3::hash(&scelle.octets).as_bytes() != &emis.empreinte {
            return Err(ErreurApp::DocumentAltere);
        }
        self.journaliser("document-lire", sujet.dossiers().as_slice(), contexte).await?;
        Ok((emis, scelle.octets))
    }
}

/// From the narrowest to the widest: fewer roles hold the key.
const DU_PLUS_ETROIT: [Compartiment; 3] =
    [Compartiment::Sante, Compartiment::Mineurs, Compartiment::Justice];

/// The compartment a document is sealed in: the narrowest of its kind's and of its fields'.
fn le_plus_etroit(genre: GenreDocument, compartiments: &[Compartiment]) -> Compartiment {
    let du_genre = genre.compartiment();
    let present = |c: &Compartiment| *c == du_genre || compartiments.contains(c);
    DU_PLUS_ETROIT.into_iter().find(present).unwrap_or(du_genre)
}

impl fmt::Debug for Emission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Emission({})", self.emis.genre.code())
    }
}

impl fmt::Debug for Emis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Emis({})", self.document.genre.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_sealed_where_the_fewest_read() {
        use Compartiment as C;
        for (genre, champs, attendu) in [
            (GenreDocument::DemandePsp, &[C::Identite, C::Faits, C::Social][..], C::Social),
            (GenreDocument::DemandePsp, &[C::Identite, C::Sante], C::Sante),
            (GenreDocument::DemandePsp, &[C::Justice], C::Justice),
            (GenreDocument::RecoursGracieux, &[C::Social], C::Justice),
            (GenreDocument::Signalement, &[C::Mineurs, C::Justice], C::Mineurs),
        ] {
            assert_eq!(le_plus_etroit(genre, champs), attendu, "{genre:?} {champs:?}");
        }
    }
}
