//! Reading Rust source by lines: enough for tidy, no parser.

use crate::Tree;

/// One line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// From 1.
    pub(crate) number: usize,
    pub(crate) text: &'a str,
}

/// Whether a path is made of tests or benches only: nothing there ends up in the binary.
pub(crate) fn is_test_path(path: &str) -> bool {
    let mut names = path.split('/');
    names.any(|name| matches!(name, "tests" | "benches" | "examples" | "tests.rs"))
}

/// Lines that end up in a library or a binary: no comments, no items under `#[cfg(test)]`.
pub(crate) fn production(text: &str) -> Vec<Line<'_>> {
    let mut kept = Vec::new();
    let mut skipping = Skip::Nothing;
    for (index, line) in text.lines().enumerate() {
        match skipping {
            Skip::Nothing if line.trim() == "#[cfg(test)]" => skipping = Skip::Head,
            Skip::Nothing if line.trim_start().starts_with("//") => {}
            Skip::Nothing => kept.push(Line { number: index + 1, text: line }),
            Skip::Head if line.trim_start().starts_with("#[") => {}
            Skip::Head if line.trim_end().ends_with('{') => skipping = Skip::Body(indent(line)),
            Skip::Head if line.trim_end().ends_with([';', '}']) => skipping = Skip::Nothing,
            Skip::Body(depth) if line.starts_with('}') || closes(line, depth) => {
                skipping = Skip::Nothing;
            }
            Skip::Head | Skip::Body(_) => {}
        }
    }
    kept
}

#[derive(Clone, Copy)]
enum Skip {
    Nothing,
    /// From `#[cfg(test)]` to the item's brace or semicolon.
    Head,
    /// To the brace that closes the item, at this indentation.
    Body(usize),
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// rustfmt puts the closing brace of an item at the item's own indentation.
fn closes(line: &str, depth: usize) -> bool {
    indent(line) == depth && line.trim_start().starts_with('}')
}

/// Production lines of every Rust file that is not made of tests, one item per file.
pub(crate) fn production_of(tree: &Tree) -> impl Iterator<Item = (&str, Vec<Line<'_>>)> {
    tree.with_extension(&["rs"])
        .filter(|(path, _)| !is_test_path(path))
        .map(|(path, text)| (path, production(text)))
}

/// Whether `line` holds `word` with no letter, digit or underscore on either side.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, found)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}

/// The name a line declares after `keyword` (`struct`, `mod`…), if it does.
pub(crate) fn declared<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    let mut rest = line.trim_start();
    for visibility in ["pub(crate) ", "pub(super) ", "pub "] {
        rest = rest.strip_prefix(visibility).unwrap_or(rest);
    }
    let name = rest.strip_prefix(keyword)?.strip_prefix(' ')?.trim_start();
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

/// The crate a path belongs to: its first directory.
pub(crate) fn crate_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<usize> {
        production(text).iter().map(|line| line.number).collect()
    }

    #[test]
    fn what_stands_after_a_test_module_is_kept() {
        let text = "a();\n#[cfg(test)]\nmod tests {\n    b();\n}\nc();\n// d\n";
        assert_eq!(numbers(text), [1, 6]);
    }

    #[test]
    fn a_test_module_in_its_own_file_hides_one_line() {
        assert_eq!(numbers("#[cfg(test)]\nmod essais;\npub mod c;\n"), [3]);
    }

    #[test]
    fn an_indented_test_item_ends_at_its_own_brace() {
        let text = "impl A {\n    #[cfg(test)]\n    fn b() {\n        c();\n    }\n    d();\n}\n";
        assert_eq!(numbers(text), [1, 6, 7]);
    }

    #[test]
    fn words_have_edges() {
        assert!(has_word("a: XYZ;", "XYZ"));
        assert!(!has_word("XYZXYZ-XYZXYZ", "XYZ"));
        assert!(!has_word("my_XYZ", "XYZ"));
    }

    #[test]
    fn a_declaration_names_its_type() {
        assert_eq!(declared("pub struct Jour(Date);", "struct"), Some("Jour"));
        assert_eq!(declared("    pub(crate) enum Etat<'a> {", "enum"), Some("Etat"));
        assert_eq!(declared("structure Jour", "struct"), None);
    }
}
