//! One number for everything that the built app is made of.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::house;
use crate::setup::tools;

const SOURCES: &[&str] = &[
    "src",
    "crates/domain",
    "style",
    "public",
    "xtask/web",
    "index.html",
    "Trunk.toml",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
];

/// The fingerprint of the sources and of the tools that turn them into dist/.
pub fn of_sources() -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for tool in tools::ALL {
        (tool.package, tool.version).hash(&mut hasher);
    }
    of_paths(house::root(), SOURCES, &mut hasher)?;
    Ok(format!("{:016x}", hasher.finish()))
}

fn of_paths(root: &Path, paths: &[&str], hasher: &mut DefaultHasher) -> Result<()> {
    let mut files = Vec::new();
    for path in paths {
        collect(&root.join(path), &mut files)?;
    }
    files.sort();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(hasher);
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?.hash(hasher);
    }
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
            let entry = entry?;
            if entry.file_name() != "node_modules" {
                collect(&entry.path(), files)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(root: &Path) -> u64 {
        let mut hasher = DefaultHasher::new();
        of_paths(root, &["src", "absent"], &mut hasher).expect("readable");
        hasher.finish()
    }

    #[test]
    fn changes_with_content_and_name_and_nothing_else() {
        let root = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("src/node_modules")).expect("writable");
        fs::write(root.join("src/a"), "1").expect("writable");
        let first = fingerprint(&root);
        fs::write(root.join("src/node_modules/x"), "1").expect("writable");
        assert_eq!(first, fingerprint(&root), "installed packages do not count: their lock does");
        fs::write(root.join("src/a"), "2").expect("writable");
        assert_ne!(first, fingerprint(&root));
        fs::write(root.join("src/a"), "1").expect("writable");
        assert_eq!(first, fingerprint(&root));
        fs::rename(root.join("src/a"), root.join("src/b")).expect("writable");
        assert_ne!(first, fingerprint(&root));
        fs::remove_dir_all(&root).ok();
    }
}
