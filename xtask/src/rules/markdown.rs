//! Pages have a title, and their links lead somewhere.

use crate::{Finding, Tree};

/// Every Markdown file begins with a title, and every link between files of the repository leads
/// to one.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension(&["md"]) {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        if !first.starts_with("# ") {
            findings.push(Finding::at(path, 1, "begins without a title (`# …`)"));
        }
        for (line, target) in links(text) {
            let resolved = resolve(path, target);
            if !resolved.as_deref().is_some_and(|resolved| tree.exists(resolved)) {
                findings.push(Finding::at(
                    path,
                    line,
                    format!("link to {target}: nothing is there"),
                ));
            }
        }
    }
    findings
}

/// Line and target of each link to a file of the repository, code left out.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        for part in line.split("](").skip(1) {
            let target = part.split([')', ' ', '#']).next().unwrap_or_default();
            let elsewhere = target.is_empty() || target.contains(':');
            if !elsewhere {
                found.push((index + 1, target));
            }
        }
    }
    found
}

/// The path a link of `page` leads to. `None`: out of the repository.
fn resolve(page: &str, target: &str) -> Option<String> {
    let mut names: Vec<&str> = page.split('/').collect();
    names.pop();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()?),
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// The name in the first cell of a row of a table, when that cell begins with code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// From 1.
    pub(crate) line: usize,
    pub(crate) name: &'a str,
}

/// Rows whose first cell begins with a name in backquotes.
pub(crate) fn first_cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let cell = line.strip_prefix('|')?.trim_start().strip_prefix('`')?;
        let (name, _) = cell.split_once('`')?;
        Some(Cell { line: index + 1, name })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_needs_a_title() {
        assert_eq!(check(&Tree::of(&[("a.md", "\n# Titre\n")])), []);
        assert_eq!(check(&Tree::of(&[("a.md", "Titre\n")])).len(), 1);
    }

    #[test]
    fn links_lead_to_files() {
        let page = "# T\n[a](../README.md#x), [b](b.md \"t\")\n\
                    [c](https://exemple.invalid/x), [d](#t)\n\
                    ```\n[e](nowhere.md)\n```\n";
        let files = [("docs/a.md", page), ("docs/b.md", "# B\n"), ("README.md", "# R\n")];
        assert_eq!(check(&Tree::of(&files)), []);
        assert_eq!(check(&Tree::of(&[("docs/a.md", page)])).len(), 2);
        assert_eq!(check(&Tree::of(&[("a.md", "# T\n[a](../../b.md)\n")])).len(), 1);
    }

    #[test]
    fn names_come_from_first_cells() {
        let table = "| nom | sens |\n| --- | --- |\n| `Acte` | act |\n| reste | `Rien` |\n";
        let cells: Vec<_> = first_cells(table).collect();
        assert_eq!(cells, [Cell { line: 3, name: "Acte" }]);
    }
}
