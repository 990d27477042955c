//! Codes that change every thirty seconds (RFC 6238), given by an application on a telephone.

use std::fmt;
use std::fmt::Write as _;

use domain::Horodatage;
use minicbor::{Decode, Encode};
use qrcode::{Color, EcLevel, QrCode};
use rand_core::Rng as _;
use totp_rs::{Builder, Secret};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::ErreurApp;
use crate::contexte::Contexte;

/// Length of a secret, in bytes: that of SHA-1's output, which RFC 4226 recommends.
pub(crate) const SECRET: usize = 20;
const CHIFFRES: usize = 6;
/// The name a telephone shows beside the codes: it says the program and no association.
const EMETTEUR: &str = "Passerelle";
/// White modules around a QR code (ISO/IEC 18004).
const MARGE: usize = 4;

/// The secret shared with an application, and the last step it was used at: a code serves once.
#[derive(Clone, Encode, Decode, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Totp {
    #[cbor(n(0), with = "minicbor::bytes")]
    secret: [u8; SECRET],
    /// Steps of thirty seconds since 1970; 0 before the first code.
    #[n(1)]
    dernier_pas: u64,
}

impl Totp {
    pub(crate) fn new(secret: [u8; SECRET]) -> Self {
        Self { secret, dernier_pas: 0 }
    }

    /// Accepts the code of this step, of the one before or of the next, once.
    pub(crate) fn accepter(&mut self, code: &str, a: Horodatage) -> Result<(), ErreurApp> {
        let code: String = code.chars().filter(|signe| !signe.is_whitespace()).collect();
        let secondes = u64::try_from(a.micros() / 1_000_000).map_err(|_| ErreurApp::CodeRefuse)?;
        if code.len() != CHIFFRES || !code.bytes().all(|signe| signe.is_ascii_digit()) {
            return Err(ErreurApp::CodeRefuse);
        }
        let pas = totp(&self.secret).check(&code, secondes).ok_or(ErreurApp::CodeRefuse)?;
        if pas <= self.dernier_pas {
            return Err(ErreurApp::CodeRefuse);
        }
        self.dernier_pas = pas;
        Ok(())
    }
}

/// Six digits, thirty seconds, one step of tolerance, SHA-1: what every application knows.
fn totp(secret: &[u8; SECRET]) -> totp_rs::Totp {
    Builder::new()
        .with_secret(Secret::from(secret.as_slice()))
        .build()
        .expect("six digits and twenty bytes are within RFC 6238")
}

/// An enrolment begun: what is shown to the telephone. Kept in memory until its first code.
///
/// A mute `Debug`: whoever reads the secret gives codes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct InscriptionTotp {
    secret: [u8; SECRET],
    identifiant: String,
}

impl InscriptionTotp {
    pub(crate) fn tirer(identifiant: &str, contexte: &mut Contexte) -> Self {
        let mut secret = [0; SECRET];
        contexte.alea.fill_bytes(&mut secret);
        Self { secret, identifiant: identifiant.to_owned() }
    }

    pub(crate) fn totp(&self) -> Totp {
        Totp::new(self.secret)
    }

    /// The secret to type where no picture can be taken: groups of four letters and digits.
    pub fn secret(&self) -> Zeroizing<String> {
        let continu = en_base32(&self.secret);
        let mut groupes = Zeroizing::new(String::with_capacity(continu.len() * 2));
        for (rang, lettre) in continu.chars().enumerate() {
            if rang > 0 && rang.is_multiple_of(4) {
                groupes.push(' ');
            }
            groupes.push(lettre);
        }
        groupes
    }

    /// The address an application reads (`otpauth://totp/…`).
    pub fn url(&self) -> Zeroizing<String> {
        let (secret, qui) = (en_base32(&self.secret), en_pourcents(&self.identifiant));
        Zeroizing::new(format!(
            "otpauth://totp/{EMETTEUR}:{qui}?secret={}&issuer={EMETTEUR}&algorithm=SHA1\
             &digits={CHIFFRES}&period=30",
            secret.as_str()
        ))
    }

    /// The address as a QR code, an SVG element: black on white in any theme, without style nor
    /// script, so that a strict content policy takes it.
    ///
    /// # Errors
    /// [`ErreurApp::IdentifiantTropLong`] when the login does not fit in a code.
    pub fn svg(&self) -> Result<Zeroizing<String>, ErreurApp> {
        let code = QrCode::with_error_correction_level(self.url().as_bytes(), EcLevel::M)
            .map_err(|_| ErreurApp::IdentifiantTropLong)?;
        let largeur = code.width();
        let cote = largeur + 2 * MARGE;
        let mut svg = Zeroizing::new(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {cote} {cote}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{cote}v{cote}H0z\"/>\
             <path fill=\"#000\" d=\""
        ));
        for (rang, couleur) in code.to_colors().into_iter().enumerate() {
            if couleur == Color::Dark {
                let (x, y) = (rang % largeur + MARGE, rang / largeur + MARGE);
                // Writing to a String does not fail.
                let _ = write!(svg, "M{x} {y}h1v1h-1z");
            }
        }
        svg.push_str("\"/></svg>");
        Ok(svg)
    }
}

impl fmt::Debug for InscriptionTotp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InscriptionTotp(…)")
    }
}

pub(crate) fn en_base32(secret: &[u8; SECRET]) -> Zeroizing<String> {
    Zeroizing::new(Secret::from(secret.as_slice()).to_base32())
}

/// RFC 3986: everything but letters, digits and `-._~` is written in hexadecimal.
fn en_pourcents(texte: &str) -> String {
    texte.bytes().fold(String::new(), |mut suite, octet| {
        if octet.is_ascii_alphanumeric() || b"-._~".contains(&octet) {
            suite.push(char::from(octet));
        } else {
            let _ = write!(suite, "%{octet:02X}");
        }
        suite
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B, for SHA-1.
    const DE_LA_RFC: [u8; SECRET] = *b"12345678901234567890";

    fn a(secondes: i64) -> Horodatage {
        Horodatage::depuis_micros(secondes * 1_000_000)
    }

    fn accepte(totp: &mut Totp, code: &str, secondes: i64) -> bool {
        totp.accepter(code, a(secondes)).is_ok()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // Appendix B gives eight digits: an application shows the last six.
        for (secondes, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert!(accepte(&mut Totp::new(DE_LA_RFC), code, secondes), "{secondes}");
            assert!(accepte(&mut Totp::new(DE_LA_RFC), &format!(" {code} "), secondes));
        }
    }

    #[test]
    fn one_step_of_tolerance_on_each_side_and_no_more() {
        // The code of step 1, which is of seconds 30 to 59.
        for (secondes, bon) in [(0, true), (29, true), (59, true), (89, true), (90, false)] {
            assert_eq!(accepte(&mut Totp::new(DE_LA_RFC), "287082", secondes), bon, "{secondes}");
        }
        assert!(!accepte(&mut Totp::new(DE_LA_RFC), "287082", 1_000_000));
        assert!(!accepte(&mut Totp::new(DE_LA_RFC), "287082", -59));
    }

    #[test]
    fn a_code_serves_once_and_an_earlier_one_no_more() {
        let mut totp = Totp::new(DE_LA_RFC);
        assert!(accepte(&mut totp, "050471", 1_111_111_111));
        assert!(!accepte(&mut totp, "050471", 1_111_111_112));
        // The step before is within tolerance, and was left behind.
        assert!(!accepte(&mut totp, "081804", 1_111_111_112));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for texte in ["", "28708", "2870822", "28708a", "２８７０８２", "287082\0"] {
            assert!(!accepte(&mut Totp::new(DE_LA_RFC), texte, 59), "{texte}");
        }
    }

    #[test]
    fn the_address_says_who_and_how_and_its_picture_runs_nothing() {
        let inscription = InscriptionTotp { secret: DE_LA_RFC, identifiant: "é:a b".to_owned() };
        assert_eq!(
            inscription.url().as_str(),
            "otpauth://totp/Passerelle:%C3%A9%3Aa%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Passerelle&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(inscription.secret().as_str(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let svg = inscription.svg().unwrap();
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
        for interdit in ["style", "script", "href", "é", "<?xml"] {
            assert!(!svg.contains(interdit), "{interdit}");
        }
        assert_eq!(format!("{inscription:?}"), "InscriptionTotp(…)");
    }
}
