//! Stable codes: the text by which a coded value is named outside (commands, exports, law engine).

/// Gives an enum its list of values with their stable codes, and both directions between them.
///
/// A code never changes meaning; a new value gets a new code.
macro_rules! codes {
    ($nom:ident { $($variante:ident = $code:literal),+ $(,)? }) => {
        impl $nom {
            /// Every value with its stable code.
            pub const TOUS: [(Self, &'static str); [$($code),+].len()] =
                [$((Self::$variante, $code)),+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variante => $code),+
                }
            }

            /// Reverse of `code`. `None`: no value has this code.
            pub fn depuis_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variante),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use codes;
