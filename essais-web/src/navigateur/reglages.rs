//! How a person looks at the pages.

/// Width of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Largeur {
    /// A small phone, or a desktop page enlarged four times: 320 px (WCAG 2.2, 1.4.10).
    Telephone,
    /// 1280 px.
    Bureau,
}

impl Largeur {
    /// Both.
    pub const TOUTES: [Self; 2] = [Self::Telephone, Self::Bureau];

    /// Width and height, in CSS pixels.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Telephone => (320, 640),
            Self::Bureau => (1280, 800),
        }
    }

    /// For names of files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Bureau => "bureau",
        }
    }
}

/// Whether the browser runs scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JavaScript {
    /// It does.
    Actif,
    /// It does not: every page must work all the same.
    Coupe,
}

impl JavaScript {
    /// Both.
    pub const TOUS: [Self; 2] = [Self::Actif, Self::Coupe];
}

/// What the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light page.
    Clair,
    /// Light text on a dark page.
    Sombre,
}

impl Theme {
    /// Both.
    pub const TOUS: [Self; 2] = [Self::Clair, Self::Sombre];

    /// The value of `prefers-color-scheme`.
    pub(crate) fn css(self) -> &'static str {
        match self {
            Self::Clair => "light",
            Self::Sombre => "dark",
        }
    }

    /// For names of files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clair => "clair",
            Self::Sombre => "sombre",
        }
    }
}

/// What something on a page is, as a screen reader says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press, the head of a folded part included.
    Bouton,
    /// Something to follow.
    Lien,
    /// Something to fill, choose or tick.
    Champ,
    /// A title.
    Titre,
    /// A message that the screen reader says at once.
    Alerte,
}

impl Role {
    /// Chromium's names for it.
    pub(crate) fn noms(self) -> &'static [&'static str] {
        match self {
            Self::Bouton => &["button", "DisclosureTriangle", "DisclosureTriangleGrouped"],
            Self::Lien => &["link"],
            Self::Champ => &[
                "textbox",
                "searchbox",
                "combobox",
                "listbox",
                "spinbutton",
                "checkbox",
                "radio",
                "switch",
                "slider",
                "Date",
                "DateTime",
                "InputTime",
            ],
            Self::Titre => &["heading"],
            Self::Alerte => &["alert", "status"],
        }
    }
}
