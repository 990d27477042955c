//! Decisions are numbered and listed.

use crate::{Finding, Tree};

const DIRECTORY: &str = "docs/decisions/";
const INDEX: &str = "docs/decisions/README.md";

/// `docs/decisions/NNNN-*.md` are numbered from 0001 without a gap, and listed in their README.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let index = tree.get(INDEX).unwrap_or_default();
    let files = tree.paths().filter_map(|path| path.strip_prefix(DIRECTORY));
    let mut expected = 1;
    for file in files.filter(|file| *file != "README.md") {
        let path = format!("{DIRECTORY}{file}");
        if !index.contains(&format!("({file})")) {
            findings.push(Finding::on(INDEX, format!("does not list {file}")));
        }
        match file.split_once('-').map(|(number, _)| number) {
            Some(number) if number == format!("{expected:04}") => expected += 1,
            Some(_) | None => {
                findings.push(Finding::on(&path, format!("should be numbered {expected:04}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_follow_one_another() {
        let index = "[1](0001-a.md) [2](0002-b.md)";
        let whole =
            [(INDEX, index), ("docs/decisions/0001-a.md", ""), ("docs/decisions/0002-b.md", "")];
        assert_eq!(check(&Tree::of(&whole)), []);
    }

    #[test]
    fn a_gap_a_twin_or_a_missing_line_is_found() {
        let index = "[1](0001-a.md) [2](0001-b.md) [3](0003-c.md)";
        let files = [
            (INDEX, index),
            ("docs/decisions/0001-a.md", ""),
            ("docs/decisions/0001-b.md", ""),
            ("docs/decisions/0003-c.md", ""),
            ("docs/decisions/notes.md", ""),
        ];
        assert_eq!(check(&Tree::of(&files)).len(), 4);
    }
}
