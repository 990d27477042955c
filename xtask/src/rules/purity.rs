//! Time, randomness and environment are arguments everywhere below the binary.

use crate::source::{crate_of, production_of};
use crate::{Finding, Tree};

/// What reads the clock, the environment or the system's randomness.
const READERS: [&str; 18] = [
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
    "env::var",
    "env::args",
    "env::current_dir",
    "env::temp_dir",
    "env::home_dir",
    "rand::rng(",
    "rand::random",
    "thread_rng",
    "OsRng",
    "SysRng",
    "getrandom",
    "thread::sleep",
];

/// `cli` is the edge. No binary holds the others: `testkit` finds the test database, `essais-web`
/// the test browser, `xtask` names what it looks for.
const EDGES: [&str; 4] = ["cli", "essais-web", "testkit", "xtask"];

/// Crates that compute: bytes or values in, values out.
const PURE: [&str; 12] = [
    "annuaire",
    "audit",
    "demo",
    "documents",
    "domain",
    "forecast",
    "importation",
    "law",
    "observatory",
    "protection",
    "tableau",
    "vault",
];
/// What reaches a disk, a network or another process.
const OUTSIDE: [&str; 6] =
    ["std::fs", "File::open", "std::net", "std::process", "process::Command", "tokio::"];

/// No reading of clock, environment or randomness outside `cli`, benches and tests; no file,
/// network nor process in the crates that compute.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lines) in production_of(tree).filter(|(path, _)| !EDGES.contains(&crate_of(path))) {
        let pure = PURE.contains(&crate_of(path));
        for line in lines {
            if let Some(reader) = READERS.iter().find(|reader| line.text.contains(*reader)) {
                let message = format!("reads `{reader}`: take it as an argument, `cli` reads it");
                findings.push(Finding::at(path, line.number, message));
            }
            let outside = OUTSIDE.iter().find(|name| pure && line.text.contains(*name));
            if let Some(name) = outside {
                let message = format!("reaches outside (`{name}`): this crate only computes");
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
    fn the_clock_is_read_in_cli_and_tests_only() {
        let code = "fn f() {\n    let now = Timestamp::now();\n}\n";
        assert_eq!(check(&Tree::of(&[("cli/src/main.rs", code)])), []);
        assert_eq!(check(&Tree::of(&[("store/tests/a.rs", code)])), []);
        assert_eq!(check(&Tree::of(&[("app/benches/a.rs", code)])), []);
        let found = check(&Tree::of(&[("app/src/a.rs", code)]));
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn crates_that_compute_reach_nothing_outside() {
        let code = "use std::fs;\n";
        assert_eq!(check(&Tree::of(&[("law/src/a.rs", code)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("law/tests/a.rs", code)])), []);
        assert_eq!(check(&Tree::of(&[("store/src/a.rs", code)])), []);
    }

    #[test]
    fn a_comment_may_name_it() {
        let code = "//! Never `OsRng` here.\n#[cfg(test)]\nmod tests {\n    use OsRng;\n}\n";
        assert_eq!(check(&Tree::of(&[("vault/src/a.rs", code)])), []);
    }
}
