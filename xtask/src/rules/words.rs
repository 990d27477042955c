//! Words that say nothing, and words that promise later work.

use crate::source::{declared, has_word};
use crate::tree::extension;
use crate::{Finding, Tree};

// Each is written in two parts, so that this file does not hold it.
const LATER: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
const UNFINISHED: [&str; 4] =
    [concat!("to", "do!("), concat!("unimple", "mented!("), concat!("#[ig", "nore"), "dbg!\u{28}"];
/// A type named after one of these says that it does things, and not what it is.
const VAGUE_TYPES: [&str; 3] = ["Manager", "Helper", "Service"];
const VAGUE_FILES: [&str; 6] = ["utils", "util", "helpers", "helper", "misc", "common"];

/// No word of later work in code or settings, no unfinished code, no vague name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension(&["rs", "sql", "html", "typ", "toml", "sh"]) {
        let rust = extension(path) == "rs";
        for (index, line) in text.lines().enumerate() {
            let later = LATER.iter().find(|word| has_word(line, word));
            let unfinished = UNFINISHED.iter().find(|word| rust && line.contains(*word));
            for word in later.into_iter().chain(unfinished) {
                let message = format!("holds `{word}`: do it now, or write down why not");
                findings.push(Finding::at(path, index + 1, message));
            }
            if let Some(name) = vague_type(line).filter(|_| rust) {
                let message = format!("`{name}`: name the type after what it is");
                findings.push(Finding::at(path, index + 1, message));
            }
        }
    }
    for path in tree.paths().filter(|path| is_vague_file(path)) {
        findings.push(Finding::on(path, "is a drawer: name the file after what it holds"));
    }
    findings
}

fn vague_type(line: &str) -> Option<&str> {
    let mut names = ["struct", "enum", "trait", "type"].iter().filter_map(|k| declared(line, k));
    names.find(|name| VAGUE_TYPES.iter().any(|word| name.ends_with(word)))
}

fn is_vague_file(path: &str) -> bool {
    path.split('/').any(|name| VAGUE_FILES.contains(&name.trim_end_matches(".rs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn later_work_is_found_in_code_and_settings() {
        for word in LATER {
            assert_eq!(found("a.sql", &format!("-- {word}: index")), 1, "{word}");
            assert_eq!(found("a.md", &format!("{word}: index")), 0, "{word}");
        }
        assert_eq!(found("a.rs", &format!("// groups: {0}{0}-{0}{0}", "XX")), 0);
    }

    #[test]
    fn unfinished_code_is_found() {
        for word in UNFINISHED {
            assert_eq!(found("a.rs", &format!("    {word}")), 1, "{word}");
        }
    }

    #[test]
    fn vague_names_are_found() {
        assert_eq!(found("a.rs", "pub struct KeyManager;"), 1);
        assert_eq!(found("a.rs", "    trait Helper {"), 1);
        assert_eq!(found("a.rs", "/// The Service of the State.\npub struct ServiceSocial;"), 0);
        assert_eq!(found("app/src/utils.rs", ""), 1);
        assert_eq!(found("app/src/helpers/mod.rs", ""), 1);
        assert_eq!(found("app/src/commune.rs", ""), 0);
    }
}
