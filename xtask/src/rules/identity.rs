//! The crates that count and forecast cannot name a person.

use crate::source::{crate_of, has_word};
use crate::{Finding, Tree};

const BLIND: [&str; 2] = ["observatory", "forecast"];
/// Types and modules that hold, or lead to, who a person is.
const IDENTITY: [&str; 4] = ["Identite", "Recit", "recit", "Canal"];

/// `observatory` and `forecast` never mention a type that can hold a name, a number or a narrative.
///
/// A match over every kind of fact has to list the kind: `Fait::Identite` and `Fait::Canal` hold
/// nothing by themselves and may be passed over.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension(&["rs"]) {
        if !BLIND.contains(&crate_of(path)) || !path.contains("/src/") {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            let line = line.replace("Fait::Identite", "").replace("Fait::Canal(_)", "");
            if line.trim_start().starts_with("//") {
                continue;
            }
            if let Some(word) = IDENTITY.iter().find(|word| has_word(&line, word)) {
                let message = format!("mentions `{word}`: nothing here may know who a person is");
                findings.push(Finding::at(path, index + 1, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_is_found_where_figures_are_made() {
        let code = "use domain::recit::Identite;\nFait::Identite | Fait::Canal(_) => {}\n";
        assert_eq!(check(&Tree::of(&[("observatory/src/a.rs", code)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("forecast/src/a.rs", code)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("app/src/a.rs", code)])), []);
    }

    #[test]
    fn what_a_channel_holds_is_not_read() {
        let code = "Fait::Canal(canal) => lire(canal),\nuse domain::fait::Canal;\n";
        assert_eq!(check(&Tree::of(&[("observatory/src/a.rs", code)])).len(), 2);
    }
}
