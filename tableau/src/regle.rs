//! What may be shown, and how well hidden the rest must be.

/// The rule of one catalogue entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regle {
    /// Counts from one to this are masked. Zero masks none.
    pub seuil: u64,
    /// Width left to whoever knows nothing more: for each masked cell, the difference between the
    /// greatest and the least value that agree with everything published.
    pub largeur: u64,
    /// Whole values left, for a small count, to whoever knows which masked cells are small counts.
    pub entiers: u64,
    /// Associations a shown count must come from, when it is known where counts come from: with one
    /// alone, the count is that association's.
    pub associations: usize,
    /// Whether a line of more than `seuil` people who are all in one category is masked: its zeros
    /// say of each of them what she is.
    pub lignes_pleines: bool,
}

impl Default for Regle {
    fn default() -> Self {
        Self { seuil: 5, largeur: 5, entiers: 3, associations: 2, lignes_pleines: true }
    }
}

impl Regle {
    /// Whether a count is too small to be shown.
    pub fn est_petite(&self, valeur: u64) -> bool {
        (1..=self.seuil).contains(&valeur)
    }

    /// Whether a class of a map, from `bas` to `haut`, tells no more than the rule lets.
    pub fn admet_classe(&self, bas: u64, haut: Option<u64>) -> bool {
        // Nobody, or at least as many values as a masked small count could have.
        haut == Some(0) || haut.is_none_or(|haut| haut.saturating_sub(bas) + 1 >= self.seuil.max(1))
    }
}
