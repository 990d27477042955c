//! What tidy reads in `Cargo.toml` files.

use toml::{Table, Value};

use crate::{Finding, Tree};

/// One crate of the workspace.
pub(crate) struct Member {
    pub(crate) name: String,
    /// Path of its manifest.
    pub(crate) path: String,
    pub(crate) manifest: Table,
}

impl Member {
    /// Names of the dependencies in these tables of the manifest, targets' included.
    pub(crate) fn dependencies(&self, tables: &[&str]) -> Vec<&str> {
        let targets = self.manifest.get("target").and_then(Value::as_table);
        let targets = targets.into_iter().flat_map(|t| t.values()).filter_map(Value::as_table);
        let places = std::iter::once(&self.manifest).chain(targets);
        places
            .flat_map(|place| tables.iter().filter_map(|name| place.get(*name)?.as_table()))
            .flat_map(|dependencies| dependencies.keys().map(String::as_str))
            .collect()
    }
}

/// Reads a TOML file of the tree; an unreadable one is a finding.
pub(crate) fn read(tree: &Tree, path: &str, findings: &mut Vec<Finding>) -> Option<Table> {
    match tree.get(path)?.parse::<Table>() {
        Ok(table) => Some(table),
        Err(error) => {
            findings.push(Finding::on(path, format!("is not TOML: {}", error.message())));
            None
        }
    }
}

/// Every crate that has a manifest, whether the workspace lists it yet or not.
pub(crate) fn members(tree: &Tree, findings: &mut Vec<Finding>) -> Vec<Member> {
    let mut members = Vec::new();
    for path in tree.paths().filter(|path| path.ends_with("/Cargo.toml")) {
        let Some(manifest) = read(tree, path, findings) else {
            continue;
        };
        let Some(name) = manifest.get("package").and_then(|p| p.get("name")?.as_str()) else {
            findings.push(Finding::on(path, "has no [package] name"));
            continue;
        };
        members.push(Member { name: name.to_owned(), path: path.to_owned(), manifest });
    }
    members
}
