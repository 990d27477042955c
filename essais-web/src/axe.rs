//! What axe-core finds wrong with a page.

use std::fmt;

use serde_json::Value;

use crate::navigateur::{JavaScript, Navigateur};
use crate::variable;

/// Every rule that is not experimental, best practices included.
const AUDITER: &str = "\
const rendre = arguments[arguments.length - 1];\
axe.run(document, { resultTypes: ['violations'] }).then(\
  (lu) => rendre({ violations: lu.violations }),\
  (cause) => rendre({ cause: String(cause) }));";

/// A rule that a page breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Id of the rule, as axe-core's documentation names it.
    pub regle: String,
    /// `minor`, `moderate`, `serious`, `critical`.
    pub gravite: String,
    /// What it asks.
    pub demande: String,
    /// Selectors of the elements that break it.
    pub cibles: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.regle, self.gravite, self.demande)?;
        self.cibles.iter().try_for_each(|cible| write!(f, "\n    {cible}"))
    }
}

impl Navigateur {
    /// Audits the page as it stands. Needs scripts: not the page's, axe-core's own.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        assert_eq!(self.javascript(), JavaScript::Actif, "axe-core is a script");
        let chemin = variable("PASSERELLE_TEST_AXE");
        let axe = std::fs::read_to_string(&chemin)
            .unwrap_or_else(|cause| panic!("PASSERELLE_TEST_AXE: {chemin}: {cause}"));
        self.script(&axe);
        let mut rendu = self.script_patient(AUDITER);
        assert!(rendu["cause"].is_null(), "axe-core stopped: {}", rendu["cause"]);
        let Value::Array(violations) = rendu["violations"].take() else {
            panic!("axe-core answered something else: {rendu}")
        };
        violations.iter().map(Violation::lire).collect()
    }

    /// Ends the test when the page breaks a rule, saying which and where.
    #[track_caller]
    pub fn accessible(&self) {
        let violations = self.axe();
        let dites: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(dites.is_empty(), "{}:\n  {}", self.url(), dites.join("\n  "));
    }
}

impl Violation {
    fn lire(lue: &Value) -> Self {
        let texte = |nom: &str| lue[nom].as_str().unwrap_or_default().to_owned();
        let noeuds = lue["nodes"].as_array().into_iter().flatten();
        // A target is a list: the way down through frames.
        let cible = |noeud: &Value| {
            let noms: Vec<String> = noeud["target"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|nom| nom.as_str().map_or_else(|| nom.to_string(), str::to_owned))
                .collect();
            noms.join(" ")
        };
        Self {
            regle: texte("id"),
            gravite: texte("impact"),
            demande: texte("help"),
            cibles: noeuds.map(cible).collect(),
        }
    }
}
