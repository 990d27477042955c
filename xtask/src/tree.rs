//! The repository as rules see it: paths and texts.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The files of a repository, by their path from its root with `/` between names.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// `None`: not text (a workbook, a font).
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    /// Reads every file under `root` but what Git and Cargo keep for themselves.
    ///
    /// # Errors
    /// A directory or a file that cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        tree.read_directory(root, "")?;
        Ok(tree)
    }

    fn read_directory(&mut self, directory: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() && !is_not_ours(&name) {
                self.read_directory(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() && !is_database(&name) {
                match fs::read(entry.path()) {
                    Ok(bytes) => drop(self.files.insert(path, String::from_utf8(bytes).ok())),
                    // Editors and builds make and remove files while this runs.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// A tree made by hand.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), Some((*text).to_owned()));
        Self { files: files.iter().map(owned).collect() }
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Whether a file or a directory stands at this path.
    pub fn exists(&self, path: &str) -> bool {
        let directory = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.keys().any(|file| file.starts_with(&directory))
    }

    /// Path and text of every text file.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Path and text of every text file whose name ends with `.` and one of these.
    pub fn with_extension(&self, extensions: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(|(path, _)| extensions.contains(&extension(path)))
    }

    /// Every path, texts or not.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

pub(crate) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Directories that hold nothing of the project: see `.gitignore`.
fn is_not_ours(name: &str) -> bool {
    name == ".git" || name == "node_modules" || name == "target" || name.starts_with("target-")
}

fn is_database(name: &str) -> bool {
    [".db", ".db-wal", ".db-shm"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_exists_when_it_holds_a_file() {
        let tree = Tree::of(&[("docs/decisions/README.md", "")]);
        assert!(tree.exists("docs/decisions"));
        assert!(!tree.exists("docs/decision"));
    }

    #[test]
    fn a_dot_file_has_no_extension_but_its_own() {
        let tree = Tree::of(&[("a.b/run", ""), ("x.rs", "")]);
        assert_eq!(tree.with_extension(&["rs"]).count(), 1);
        assert_eq!(tree.with_extension(&["b/run"]).count(), 0);
    }
}
