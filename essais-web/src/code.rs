//! The telephone of a member: codes of the second factor.

use std::time::{Duration, UNIX_EPOCH};

use totp_rs::{Builder, Secret};

/// Seconds a code lasts (RFC 6238).
const PAS: u64 = 30;

/// The code that an application shows for a secret, spaces allowed in it, at seconds since 1970.
pub fn code_a(secret: &str, secondes: u64) -> String {
    let continu: String = secret.chars().filter(|signe| !signe.is_whitespace()).collect();
    let secret = Secret::try_from_base32(continu).expect("the page shows a secret in base 32");
    let totp = Builder::new().with_secret(secret).build().expect("a secret of 20 bytes");
    totp.generate(secondes).to_string()
}

/// A member's telephone. A code serves once: each one it gives is of a later step than the last.
///
/// A server accepts the step before and the step after its own clock's. The step before is left
/// alone: it may end while the code is being typed. Two sign-ins in a row fit in the others, and a
/// third within thirty seconds waits for its turn on any telephone.
#[derive(Clone, Debug)]
pub struct Telephone {
    secret: String,
    dernier_pas: u64,
}

impl Telephone {
    /// A telephone that has learnt this secret.
    pub fn new(secret: &str) -> Self {
        Self { secret: secret.to_owned(), dernier_pas: 0 }
    }

    /// A code not given yet.
    ///
    /// Ends the test when none is left that a server would accept.
    pub fn code(&mut self) -> String {
        let maintenant = maintenant().as_secs() / PAS;
        let pas = maintenant.max(self.dernier_pas + 1);
        assert!(pas <= maintenant + 1, "a third code within one step: use another member");
        self.dernier_pas = pas;
        code_a(&self.secret, pas * PAS)
    }
}

/// Since 1970: the server's own clock, on the same machine.
fn maintenant() -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a telephone reads its clock")]
    let maintenant = std::time::SystemTime::now();
    maintenant.duration_since(UNIX_EPOCH).expect("the clock is after 1970")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, last six digits.
        let secret = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
        assert_eq!(code_a(secret, 59), "287082");
        assert_eq!(code_a(secret, 1_111_111_111), "050471");
    }

    #[test]
    fn a_telephone_never_gives_the_same_code_twice() {
        let mut telephone = Telephone::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let codes = [telephone.code(), telephone.code()];
        assert_ne!(codes[0], codes[1]);
    }
}
