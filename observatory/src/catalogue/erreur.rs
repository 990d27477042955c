//! What stops a catalogue from being used.

/// A catalogue that cannot be used: where, and what.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCatalogue {
    /// The file is no TOML of the expected form. The reader's own words are in English.
    #[error("{fichier} : {dit}")]
    Forme {
        /// The file.
        fichier: String,
        /// What the reader says.
        dit: String,
    },
    /// A word that is not one of the accepted ones.
    #[error("« {id} » : {champ} « {valeur} » n'est pas connu")]
    Mot {
        /// The entry.
        id: String,
        /// The key.
        champ: &'static str,
        /// As written.
        valeur: String,
    },
    /// The same id twice, once the stars are replaced.
    #[error("« {0} » est défini deux fois")]
    Doublon(String),
    /// An entry that contradicts itself.
    #[error("« {id} » : {regle}")]
    Regle {
        /// The entry.
        id: String,
        /// The rule broken.
        regle: &'static str,
    },
    /// An indicator that is not in the catalogue.
    #[error("« {cherche} » n'est pas dans le catalogue (cité par « {id} »)")]
    Inconnu {
        /// Who cites it.
        id: String,
        /// What is cited.
        cherche: String,
    },
    /// Two units in one table, or in one ratio.
    #[error("« {id} » mêle {une} et {autre} : un tableau tient une seule unité")]
    Unites {
        /// The table.
        id: String,
        /// The first unit.
        une: &'static str,
        /// The other.
        autre: &'static str,
    },
    /// A dimension that an indicator of the table does not allow.
    #[error("« {id} » : {indicateur} ne se divise pas par {dimension}")]
    Dimension {
        /// The table.
        id: String,
        /// The indicator.
        indicateur: String,
        /// The dimension.
        dimension: &'static str,
    },
}
