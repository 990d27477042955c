//! Files and lines small enough to review.

use crate::tree::extension;
use crate::{Finding, Tree};

/// A file has fewer lines than this.
const LINES: usize = 500;
/// A line of Rust has at most this many characters.
const COLUMNS: usize = 100;
/// What a program writes says so near its top, in this comment.
const GENERATED: &str = "<!-- généré par ";

/// Files under 500 lines, Rust lines up to 100 characters.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension(&["rs", "html", "typ", "sql", "md"]) {
        let lines = text.lines().count();
        if lines >= LINES && !is_generated(path, text) {
            let message = format!("has {lines} lines, {LINES} or more: split it by what it holds");
            findings.push(Finding::on(path, message));
        }
    }
    for (path, text) in tree.with_extension(&["rs"]) {
        for (index, line) in text.lines().enumerate() {
            let columns = line.chars().count();
            if columns > COLUMNS {
                let message = format!("has {columns} columns, over {COLUMNS}");
                findings.push(Finding::at(path, index + 1, message));
            }
        }
    }
    findings
}

/// Only pages under `docs/` are generated: code is never exempt.
fn is_generated(path: &str, text: &str) -> bool {
    path.starts_with("docs/")
        && extension(path) == "md"
        && text.lines().take(5).any(|line| line.starts_with(GENERATED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_hundredth_line_is_one_too_many() {
        let short = "\n".repeat(LINES - 1);
        let long = "\n".repeat(LINES);
        assert_eq!(check(&Tree::of(&[("a/src/a.rs", &short), ("b.sql", &short)])), []);
        assert_eq!(check(&Tree::of(&[("a/src/a.rs", &long), ("b.sql", &long)])).len(), 2);
    }

    #[test]
    fn only_pages_of_the_docs_are_generated() {
        let text = format!("# Droit\n\n{GENERATED}passerelle -->\n{}", "\n".repeat(LINES));
        assert_eq!(check(&Tree::of(&[("docs/droit.md", &text)])), []);
        assert_eq!(check(&Tree::of(&[("droit.md", &text)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("docs/droit.sql", &text)])).len(), 1);
    }

    #[test]
    fn columns_are_characters() {
        let exact = "é".repeat(COLUMNS);
        let over = "é".repeat(COLUMNS + 1);
        assert_eq!(check(&Tree::of(&[("a.rs", &exact)])), []);
        assert_eq!(check(&Tree::of(&[("a.rs", &over), ("a.md", &over)])).len(), 1);
    }
}
