//! How large an association to draw.

/// Size of the fictitious association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Taille {
    /// A local branch: 200 people.
    Petite,
    /// An association of several departments: 5,000 people.
    Association,
    /// A small federation: 600 people in five associations.
    Federation,
    /// The whole country: 40,000 people in 100 associations.
    Nationale,
}

impl Taille {
    /// Every size with its stable code.
    pub const TOUTES: [(Self, &'static str); 4] = [
        (Self::Petite, "petite"),
        (Self::Association, "association"),
        (Self::Federation, "federation"),
        (Self::Nationale, "nationale"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Petite => "petite",
            Self::Association => "association",
            Self::Federation => "federation",
            Self::Nationale => "nationale",
        }
    }

    /// Reverse of [`Taille::code`]. `None`: no size has this code.
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|(_, connu)| *connu == code).map(|(taille, _)| taille)
    }

    /// Whether several associations share its people.
    pub fn est_federee(self) -> bool {
        matches!(self, Self::Federation | Self::Nationale)
    }

    /// Number of people.
    pub fn personnes(self) -> u32 {
        match self {
            Self::Petite => 200,
            Self::Association => 5_000,
            Self::Federation => 600,
            Self::Nationale => 40_000,
        }
    }
}
