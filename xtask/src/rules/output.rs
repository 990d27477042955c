//! Only the binary speaks: a library that prints may print a name.

use crate::source::{crate_of, production_of};
use crate::{Finding, Tree};

// In two parts, so that this file does not hold them.
const PRINTERS: [&str; 4] =
    [concat!("print", "ln!("), concat!("pri", "nt!("), concat!("eprint", "ln!("), "eprint!\u{28}"];

/// No printing outside `cli`, `xtask`, tests and benches.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let silent = |path: &str| !matches!(crate_of(path), "cli" | "xtask");
    for (path, lines) in production_of(tree).filter(|(path, _)| silent(path)) {
        for line in lines {
            if PRINTERS.iter().any(|printer| line.text.contains(printer)) {
                let message = "prints: return it, and let `cli` write";
                findings.push(Finding::at(path, line.number, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_silent() {
        for printer in PRINTERS {
            let code = format!("fn f() {{\n    {printer}\"a\");\n}}\n");
            assert_eq!(check(&Tree::of(&[("store/src/a.rs", &code)])).len(), 1, "{printer}");
            assert_eq!(check(&Tree::of(&[("cli/src/a.rs", &code)])), []);
            assert_eq!(check(&Tree::of(&[("store/benches/a.rs", &code)])), []);
        }
    }
}
