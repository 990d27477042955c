//! One typed identifier per noun: a random or client-made UUID that says nothing of anyone.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// The text is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is a UUID such as 0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42")]
pub struct IdInvalide;

macro_rules! id {
    ($(#[$doc:meta])* $nom:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $nom(Uuid);

        impl $nom {
            /// From the sixteen bytes of a UUID.
            pub const fn depuis_octets(octets: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(octets))
            }

            /// A UUIDv7: `millis` since the Unix epoch, then ten random bytes.
            pub fn v7(millis: u64, alea: &[u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(millis, alea).into_uuid())
            }

            /// A UUIDv8 made from sixteen bytes of a keyed hash: the same input gives the same id,
            /// which makes creation idempotent.
            pub fn v8(octets: [u8; 16]) -> Self {
                Self(uuid::Builder::from_custom_bytes(octets).into_uuid())
            }

            /// The sixteen bytes.
            pub fn octets(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $nom {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $nom {
            type Err = IdInvalide;

            fn from_str(texte: &str) -> Result<Self, IdInvalide> {
                let uuid = Uuid::try_parse(texte).map_err(|_| IdInvalide)?;
                // One spelling per id: a stream's name is compared as text.
                let mut tampon = Uuid::encode_buffer();
                if texte == &*uuid.hyphenated().encode_lower(&mut tampon) {
                    Ok(Self(uuid))
                } else {
                    Err(IdInvalide)
                }
            }
        }

        impl<C> minicbor::Encode<C> for $nom {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(self.octets())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $nom {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                let octets: [u8; 16] = d
                    .bytes()?
                    .try_into()
                    .map_err(|_| minicbor::decode::Error::message("an id has sixteen bytes"))?;
                Ok(Self::depuis_octets(octets))
            }
        }
    };
}

id!(
    /// One act of a journal.
    ActeId
);
id!(
    /// One person in one association.
    DossierId
);
id!(
    /// One activity: an outing, a collective session.
    ActiviteId
);
id!(
    /// One association.
    AssociationId
);
id!(
    /// One team of an association.
    EquipeId
);
id!(
    /// One office that an association opens to the public.
    AntenneId
);
id!(
    /// One member of an association: whoever signs in.
    MembreId
);
id!(
    /// One post of an association.
    PosteId
);
id!(
    /// One funder of an association.
    FinanceurId
);
id!(
    /// One agreement with a funder.
    ConventionId
);
id!(
    /// One guide of the reference library.
    GuideId
);
id!(
    /// One partner of the directory.
    PartenaireId
);
