//! One value for each compartment.

use domain::Compartiment;

/// A total map: looking up never fails.
#[derive(Clone)]
pub(crate) struct ParCompartiment<T> {
    faits: T,
    identite: T,
    social: T,
    sante: T,
    justice: T,
    mineurs: T,
}

impl<T> ParCompartiment<T> {
    pub(crate) fn essayer<E>(
        mut valeur: impl FnMut(Compartiment) -> Result<T, E>,
    ) -> Result<Self, E> {
        Ok(Self {
            faits: valeur(Compartiment::Faits)?,
            identite: valeur(Compartiment::Identite)?,
            social: valeur(Compartiment::Social)?,
            sante: valeur(Compartiment::Sante)?,
            justice: valeur(Compartiment::Justice)?,
            mineurs: valeur(Compartiment::Mineurs)?,
        })
    }

    pub(crate) fn get(&self, compartiment: Compartiment) -> &T {
        match compartiment {
            Compartiment::Faits => &self.faits,
            Compartiment::Identite => &self.identite,
            Compartiment::Social => &self.social,
            Compartiment::Sante => &self.sante,
            Compartiment::Justice => &self.justice,
            Compartiment::Mineurs => &self.mineurs,
        }
    }

    pub(crate) fn get_mut(&mut self, compartiment: Compartiment) -> &mut T {
        match compartiment {
            Compartiment::Faits => &mut self.faits,
            Compartiment::Identite => &mut self.identite,
            Compartiment::Social => &mut self.social,
            Compartiment::Sante => &mut self.sante,
            Compartiment::Justice => &mut self.justice,
            Compartiment::Mineurs => &mut self.mineurs,
        }
    }
}
