//! Teams: their names, and who is in them.

use std::collections::BTreeMap;

use domain::equipe::{Equipe, MembreEquipe};
use domain::{EquipeId, Fait, MembreId, Role};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Longest name of a team, in characters.
const NOM_MAX: usize = 60;

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipeLue {
    /// Which.
    pub equipe: EquipeId,
    /// Its name.
    pub nom: String,
    /// Who is in it.
    pub membres: Vec<MembreId>,
}

impl Session {
    /// Every team, by name.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn equipes(&self) -> Result<Vec<EquipeLue>, ErreurApp> {
        let regles = self.regles().await?;
        let mut equipes: Vec<EquipeLue> = regles
            .equipes
            .iter()
            .map(|(equipe, nom)| {
                let dedans = regles.equipe_de.iter().filter(|(_, sienne)| *sienne == equipe);
                let membres = dedans.map(|(membre, _)| *membre).collect();
                EquipeLue { equipe: *equipe, nom: nom.clone(), membres }
            })
            .collect();
        equipes.sort_by(|a, b| (&a.nom, a.equipe).cmp(&(&b.nom, b.equipe)));
        Ok(equipes)
    }

    /// The team of each member who has one.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn equipes_des_membres(&self) -> Result<BTreeMap<MembreId, EquipeId>, ErreurApp> {
        Ok(self.regles().await?.equipe_de.clone())
    }

    /// Creates a team, or renames it. Said twice, it is written once.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::NomEquipe`].
    pub async fn nommer_equipe(
        &self,
        equipe: EquipeId,
        nom: &str,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        let nom = nom.trim();
        let regles = self.regles().await?;
        let prise = |(autre, connu): (&EquipeId, &String)| *autre != equipe && connu == nom;
        if nom.is_empty() || nom.chars().count() > NOM_MAX || regles.equipes.iter().any(prise) {
            return Err(ErreurApp::NomEquipe);
        }
        if regles.equipes.get(&equipe).is_some_and(|connu| connu == nom) {
            return Ok(());
        }
        let fait = Fait::Equipe(Equipe { equipe, nom: nom.to_owned() });
        self.noter(self.flux_association(), &[fait], contexte).await
    }

    /// Puts a member in a team, or in none. It holds from her next page on.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::MembreInconnu`],
    /// [`ErreurApp::EquipeInconnue`].
    pub async fn placer_membre(
        &self,
        membre: MembreId,
        equipe: Option<EquipeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        let regles = self.regles().await?;
        if regles.role(membre).is_none() {
            return Err(ErreurApp::MembreInconnu);
        }
        if equipe.is_some_and(|equipe| !regles.equipes.contains_key(&equipe)) {
            return Err(ErreurApp::EquipeInconnue);
        }
        if regles.equipe_de.get(&membre).copied() == equipe {
            return Ok(());
        }
        let fait = Fait::MembreEquipe(MembreEquipe { membre, equipe });
        self.noter(self.flux_association(), &[fait], contexte).await
    }
}
