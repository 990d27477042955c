//! Who may import whom: manifests against `docs/couches.toml`.

use std::collections::BTreeSet;

use toml::Table;

use crate::manifest::{self, Member};
use crate::{Finding, Tree};

/// The table of allowed edges.
const TABLE: &str = "docs/couches.toml";
/// What ends up in the binary.
const PRODUCTION: [&str; 2] = ["dependencies", "build-dependencies"];

/// Every dependency between our crates is in `[imports]` (or, for tests and benches, `[essais]`),
/// and every third-party crate of `[exclusifs]` is imported by its owners only.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let members = manifest::members(tree, &mut findings);
    let Some(table) = manifest::read(tree, TABLE, &mut findings) else {
        findings.push(Finding::on(TABLE, "is missing: it says which crate may import which"));
        return findings;
    };
    let imports = section(&table, "imports", &mut findings);
    let tests = section(&table, "essais", &mut findings);
    let owners = section(&table, "exclusifs", &mut findings);
    let ours: BTreeSet<&str> = imports.iter().map(|(name, _)| name.as_str()).collect();
    for member in &members {
        let Some(allowed) = list(&imports, &member.name) else {
            findings.push(Finding::on(&member.path, format!("is not in [imports] of {TABLE}")));
            continue;
        };
        let in_tests = list(&tests, &member.name).unwrap_or_default();
        let everywhere = list(&tests, "*").unwrap_or_default();
        for name in member.dependencies(&PRODUCTION) {
            if ours.contains(name) && !allowed.contains(&name) {
                findings.push(forbidden(member, name));
            }
            let owned = list(&owners, name);
            if owned.is_some_and(|owners| !owners.contains(&member.name.as_str())) {
                let message = format!("imports `{name}`, which [exclusifs] of {TABLE} reserves");
                findings.push(Finding::on(&member.path, message));
            }
        }
        for name in member.dependencies(&["dev-dependencies"]) {
            let known = [&allowed, &in_tests, &everywhere].iter().any(|l| l.contains(&name));
            if ours.contains(name) && !known && name != member.name {
                findings.push(forbidden(member, name));
            }
        }
    }
    findings.extend(cycles(&imports));
    findings
}

fn forbidden(member: &Member, name: &str) -> Finding {
    let message = format!("`{}` may not import `{name}`: see {TABLE}", member.name);
    Finding::on(&member.path, message)
}

/// A table of lists of names, in the order of its keys.
type Section = Vec<(String, Vec<String>)>;

fn section(table: &Table, name: &str, findings: &mut Vec<Finding>) -> Section {
    let Some(entries) = table.get(name).and_then(|entries| entries.as_table()) else {
        findings.push(Finding::on(TABLE, format!("has no table [{name}]")));
        return Section::new();
    };
    let mut section = Section::new();
    for (key, value) in entries {
        let names: Option<Vec<String>> = value
            .as_array()
            .and_then(|names| names.iter().map(|name| Some(name.as_str()?.to_owned())).collect());
        if let Some(names) = names {
            section.push((key.clone(), names));
        } else {
            let message = format!("`{key}` of [{name}] is not a list of names");
            findings.push(Finding::on(TABLE, message));
        }
    }
    section
}

fn list<'a>(section: &'a Section, key: &str) -> Option<Vec<&'a str>> {
    let (_, names) = section.iter().find(|(name, _)| name == key)?;
    Some(names.iter().map(String::as_str).collect())
}

/// The table itself allows no circle, and names only crates it lists.
fn cycles(imports: &Section) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    loop {
        let ready: Vec<&str> = imports
            .iter()
            .filter(|(name, needs)| {
                !placed.contains(name.as_str()) && needs.iter().all(|n| placed.contains(n.as_str()))
            })
            .map(|(name, _)| name.as_str())
            .collect();
        if ready.is_empty() {
            break;
        }
        placed.extend(ready);
    }
    for (name, _) in imports.iter().filter(|(name, _)| !placed.contains(name.as_str())) {
        let message = format!("`{name}` imports itself in a circle, or a crate that has no line");
        findings.push(Finding::on(TABLE, message));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUCHES: &str = "[imports]\ndomain = []\nlaw = [\"domain\"]\nstore = [\"domain\"]\n\
                           testkit = [\"domain\"]\n[essais]\n\"*\" = [\"testkit\"]\n\
                           [exclusifs]\nsqlx = [\"store\"]\n";

    fn messages(name: &str, manifest: &str) -> Vec<String> {
        let path = format!("{name}/Cargo.toml");
        let manifest = format!("[package]\nname = \"{name}\"\n{manifest}");
        let tree = Tree::of(&[(TABLE, COUCHES), (&path, &manifest)]);
        check(&tree).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn an_edge_of_the_table_is_allowed() {
        let none: [String; 0] = [];
        assert_eq!(messages("law", "[dependencies]\ndomain.workspace = true\n"), none);
        assert_eq!(messages("law", "[dev-dependencies]\ntestkit.workspace = true\n"), none);
        assert_eq!(messages("store", "[dependencies]\nsqlx.workspace = true\n"), none);
    }

    #[test]
    fn an_edge_out_of_the_table_is_found() {
        let found = messages("law", "[dependencies]\nstore.workspace = true\n");
        assert_eq!(found, ["`law` may not import `store`: see docs/couches.toml"]);
        assert_eq!(messages("law", "[dependencies]\ntestkit.workspace = true\n").len(), 1);
        assert_eq!(messages("law", "[dev-dependencies]\nstore.workspace = true\n").len(), 1);
        assert_eq!(messages("law", "[target.'cfg(unix)'.dependencies]\nstore = \"1\"\n").len(), 1);
    }

    #[test]
    fn a_reserved_crate_has_owners() {
        let found = messages("law", "[dependencies]\nsqlx.workspace = true\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(messages("law", "[dev-dependencies]\nsqlx.workspace = true\n").len(), 0);
    }

    #[test]
    fn a_crate_needs_a_line() {
        assert_eq!(messages("inconnue", "").len(), 1);
    }

    #[test]
    fn the_table_has_no_circle() {
        let couches = "[imports]\na = [\"b\"]\nb = [\"a\"]\nc = []\n[essais]\n[exclusifs]\n";
        assert_eq!(check(&Tree::of(&[(TABLE, couches)])).len(), 2);
    }
}
