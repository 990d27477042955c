//! Lints are the workspace's, for every crate.

use toml::Value;

use crate::manifest;
use crate::{Finding, Tree};

/// Every crate has `[lints] workspace = true`, and takes edition and licence from the workspace.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in manifest::members(tree, &mut findings) {
        let inherits =
            |table: &Value| table.get("workspace").and_then(Value::as_bool) == Some(true);
        if !member.manifest.get("lints").is_some_and(inherits) {
            findings.push(Finding::on(&member.path, "needs `[lints] workspace = true`"));
        }
        for key in ["edition", "license", "publish"] {
            let value = member.manifest.get("package").and_then(|package| package.get(key));
            if !value.is_some_and(inherits) {
                findings.push(Finding::on(&member.path, format!("needs `{key}.workspace = true`")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = "[package]\nname = \"a\"\nedition.workspace = true\n\
                           license.workspace = true\npublish.workspace = true\n";

    #[test]
    fn a_crate_inherits() {
        let whole = format!("{PACKAGE}[lints]\nworkspace = true\n");
        assert_eq!(check(&Tree::of(&[("a/Cargo.toml", &whole)])), []);
    }

    #[test]
    fn a_crate_with_its_own_lints_is_found() {
        let own = format!("{PACKAGE}[lints.rust]\nunsafe_code = \"allow\"\n");
        assert_eq!(check(&Tree::of(&[("a/Cargo.toml", &own)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("a/Cargo.toml", PACKAGE)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("a/Cargo.toml", "[package]\nname = \"a\"\n")])).len(), 4);
    }
}
