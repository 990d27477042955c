//! Each third-party crate has a reason, written down.

use std::collections::BTreeSet;

use toml::Value;

use crate::manifest;
use crate::rules::markdown::first_cells;
use crate::{Finding, Tree};

const PAGE: &str = "docs/dependances.md";

/// Every third-party dependency of the workspace has a line in `docs/dependances.md`, every line is
/// of a dependency, and crates take their versions from the workspace.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(root) = manifest::read(tree, "Cargo.toml", &mut findings) else {
        return findings;
    };
    let declared = root.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    let wanted: BTreeSet<&str> = declared
        .and_then(Value::as_table)
        .into_iter()
        .flatten()
        .filter(|(_, source)| source.get("path").is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    let page = tree.get(PAGE).unwrap_or_default();
    let written: BTreeSet<&str> = first_cells(page).map(|cell| cell.name).collect();
    for name in wanted.difference(&written) {
        findings.push(Finding::on(PAGE, format!("has no line for `{name}`: say why it is here")));
    }
    for cell in first_cells(page).filter(|cell| !wanted.contains(cell.name)) {
        let message = format!("`{}` is not a dependency of the workspace", cell.name);
        findings.push(Finding::at(PAGE, cell.line, message));
    }
    for member in manifest::members(tree, &mut findings) {
        findings.extend(own_versions(&member));
    }
    findings
}

/// Dependencies of a crate that do not come from the workspace.
fn own_versions(member: &manifest::Member) -> Vec<Finding> {
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let mut findings = Vec::new();
    for table in tables.iter().filter_map(|name| member.manifest.get(*name)?.as_table()) {
        for (name, source) in table {
            if source.get("workspace").and_then(Value::as_bool) != Some(true) {
                let message = format!("`{name}`: declare it in the workspace, once");
                findings.push(Finding::on(&member.path, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.dependencies]\ndomain = { path = \"domain\" }\ncsv = \"1.4\"\n";

    #[test]
    fn each_dependency_has_a_line_and_no_line_is_dead() {
        let page = "| crate | why |\n| --- | --- |\n| `csv` | text tables |\n";
        assert_eq!(check(&Tree::of(&[("Cargo.toml", ROOT), (PAGE, page)])), []);
        let other = "| crate | why |\n| --- | --- |\n| `left-pad` | pads |\n";
        assert_eq!(check(&Tree::of(&[("Cargo.toml", ROOT), (PAGE, other)])).len(), 2);
    }

    #[test]
    fn versions_are_the_workspace_s() {
        let own = "[package]\nname = \"a\"\n[dependencies]\ncsv = \"1.3\"\n";
        let page = "| `csv` | text tables |\n";
        let files = [("Cargo.toml", ROOT), (PAGE, page), ("a/Cargo.toml", own)];
        assert_eq!(check(&Tree::of(&files)).len(), 1);
    }
}
