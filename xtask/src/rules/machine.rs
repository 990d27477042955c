//! Nothing of a developer's machine in the repository.

use crate::{Finding, Tree};

// In two parts, so that this file does not hold them.
const PLACES: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers\\"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk"),
    concat!(".lib", "rary"),
];

/// No path that exists on one machine only.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        for (index, line) in text.lines().enumerate() {
            if let Some(place) = PLACES.iter().find(|place| holds(line, place)) {
                let message = format!("names `{place}`: this path is one machine's");
                findings.push(Finding::at(path, index + 1, message));
            }
        }
    }
    findings
}

/// Whether `place` stands in `line` as a path: not in the middle of a name.
fn holds(line: &str, place: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    line.match_indices(place).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + place.len()..).and_then(|text| text.chars().next());
        let open = place.ends_with(['/', '\\']) || !after.is_some_and(in_name);
        open && !before.is_some_and(|c| in_name(c) || matches!(c, '.' | '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_one_machine_are_found() {
        for place in PLACES {
            let text = format!("see `{place}/notes`\n");
            assert_eq!(check(&Tree::of(&[("a.md", &text)])).len(), 1, "{place}");
        }
    }

    #[test]
    fn a_name_that_looks_alike_is_not_a_path() {
        let text =
            format!("a{0}flow b{0}space docs{1}", concat!("/wo", "rk"), concat!("/ho", "me/"));
        assert_eq!(check(&Tree::of(&[("a.md", &text)])), []);
    }
}
