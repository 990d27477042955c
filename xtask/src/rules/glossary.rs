//! One word per thing, and each word defined.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::markdown::first_cells;
use crate::source::{declared, is_test_path, production};
use crate::{Finding, Tree};

const PAGE: &str = "docs/glossaire.md";

/// Every public type of `domain` has a row in `docs/glossaire.md`, and every row whose first cell
/// is a name in backquotes is of a public type of `domain`.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let types = public_types(tree);
    let page = tree.get(PAGE).unwrap_or_default();
    let mut seen = BTreeSet::new();
    for cell in first_cells(page) {
        if !types.contains_key(cell.name) {
            let message = format!("`{}` is no public type of `domain`", cell.name);
            findings.push(Finding::at(PAGE, cell.line, message));
        }
        if !seen.insert(cell.name) {
            findings.push(Finding::at(PAGE, cell.line, format!("`{}` is there twice", cell.name)));
        }
    }
    for (name, (path, line)) in &types {
        if !seen.contains(name) {
            let message = format!("`{name}` has no row in {PAGE}");
            findings.push(Finding::at(path, *line, message));
        }
    }
    findings
}

/// Public types of `domain`, and where each is declared.
fn public_types(tree: &Tree) -> BTreeMap<&str, (&str, usize)> {
    let mut types = BTreeMap::new();
    let sources = tree.with_extension(&["rs"]);
    let sources =
        sources.filter(|(path, _)| path.starts_with("domain/src/") && !is_test_path(path));
    for (path, text) in sources {
        let mut in_macro = false;
        for line in production(text) {
            // Typed ids are declared by a macro, each in a call of its own.
            in_macro = line.text.trim_end() == "id!(" || (in_macro && !line.text.starts_with(')'));
            let name = if in_macro { bare_name(line.text) } else { public_type(line.text) };
            if let Some(name) = name {
                types.entry(name).or_insert((path, line.number));
            }
        }
    }
    types
}

fn public_type(line: &str) -> Option<&str> {
    let code = line.trim_start();
    code.strip_prefix("pub ")?;
    ["struct", "enum", "trait", "type"].iter().find_map(|keyword| declared(code, keyword))
}

fn bare_name(line: &str) -> Option<&str> {
    let name = line.trim().trim_end_matches(',');
    let is_type = name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
    is_type.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "/// Day.\npub struct Jour(Date);\npub(crate) struct Interne;\n\
                          id!(\n    /// One act.\n    ActeId\n);\n";

    #[test]
    fn types_and_rows_agree() {
        let page = "| mot | sens |\n| --- | --- |\n| `Jour` | day |\n| `ActeId` | id |\n";
        assert_eq!(check(&Tree::of(&[("domain/src/jour.rs", SOURCE), (PAGE, page)])), []);
    }

    #[test]
    fn a_type_without_a_row_and_a_row_without_a_type_are_found() {
        let page = "| `Jour` | day |\n| `Jour` | day |\n| `Date` | no |\n";
        let found = check(&Tree::of(&[("domain/src/jour.rs", SOURCE), (PAGE, page)]));
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn other_crates_have_no_row() {
        assert_eq!(check(&Tree::of(&[("store/src/a.rs", SOURCE)])), []);
    }
}
