//! Setting up: an association, its first member, its keys.

use domain::association::Membre;
use domain::{AssociationId, Compartiment, Departement, Fait, Flux, Role};
use store::{Ajout, Store};
use vault::{CleDeSecours, NouveauMembre, ParametresPhrase, fonder};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// What is asked to set up.
#[derive(Clone, Copy)]
pub struct Initialisation<'a> {
    /// Name of the association.
    pub association: &'a str,
    /// Department of its seat.
    pub departement: Departement,
    /// What the first member types to sign in.
    pub identifiant: &'a str,
    /// Her passphrase.
    pub phrase: &'a str,
    /// Its cost.
    pub parametres: ParametresPhrase,
}

impl Session {
    /// Creates the base at `url` and opens it as its first member.
    ///
    /// The recovery key returned is kept nowhere: `garder` must put it in safety before anything is
    /// created, and its failure stops everything. When what follows fails, that key opens nothing.
    ///
    /// # Errors
    /// A place already taken, an empty passphrase, whatever `garder` returns.
    pub async fn initialiser<E: From<ErreurApp>>(
        url: &str,
        voulue: &Initialisation<'_>,
        contexte: &mut Contexte,
        garder: impl FnOnce(&CleDeSecours) -> Result<(), E>,
    ) -> Result<Self, E> {
        let membre = contexte.membre();
        let premier = NouveauMembre {
            membre,
            identifiant: voulue.identifiant,
            phrase: voulue.phrase,
            parametres: voulue.parametres,
        };
        let fondation = fonder(&premier, &mut contexte.alea).map_err(ErreurApp::from)?;
        garder(&fondation.cle_de_secours)?;
        let store = Store::creer(url).await.map_err(ErreurApp::from)?;
        let (millis, alea) = contexte.v7();
        let association = AssociationId::v7(millis, &alea);
        let (identifiant, role) = (voulue.identifiant.to_owned(), Role::Cheffe);
        let coffre = fondation.coffre;
        let session = Self {
            store,
            coffre,
            membre,
            association,
            identifiant,
            role,
            phrase_provisoire: false,
            rang_association: 0,
            regles: std::sync::RwLock::default(),
            repertoires: std::sync::Arc::default(),
            tenu: std::sync::Mutex::default(),
        };
        let premiers = [session.premiers_actes(voulue, contexte)?];
        let initialise = session.store.initialiser(association, &fondation.trousseau, &premiers);
        initialise.await.map_err(ErreurApp::from)?;
        Ok(session)
    }

    fn premiers_actes(
        &self,
        voulue: &Initialisation<'_>,
        contexte: &mut Contexte,
    ) -> Result<Ajout, ErreurApp> {
        let compartiments = Compartiment::TOUS.map(|c| c.code().to_owned()).to_vec();
        let faits = [
            Fait::AssociationCreee {
                departement: voulue.departement,
                nom: voulue.association.to_owned(),
            },
            Fait::MembreAjoute(Membre {
                membre: self.membre,
                compartiments,
                role: Some(Role::Cheffe),
            }),
        ];
        let flux = Flux::Association(self.association);
        let mut journal = self.journal_neuf(flux, contexte)?;
        let survenu_le = contexte.aujourdhui;
        let nouveaux = faits.map(|fait| {
            let id = contexte.acte();
            NouvelActe { id, survenu_le, fait, recit: None }
        });
        self.preparer(&mut journal, nouveaux.to_vec(), contexte)
    }
}
