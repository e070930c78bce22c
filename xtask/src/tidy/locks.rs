//! Versions that must agree, and locks that must not tell where they were made.

use super::{Finding, Source};
use crate::setup::tools;

pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().flat_map(|source| in_file(source, tools::WASM_BINDGEN.version)).collect()
}

fn in_file(source: &Source, wasm_bindgen: &str) -> Vec<Finding> {
    let fail = |line, message: String| vec![Finding::failure(&source.path, line, message)];
    match source.path.rsplit('/').next() {
        Some("Cargo.lock") if !source.path.contains('/') => match locked(&source.text, "wasm-bindgen") {
            Some(version) if version == wasm_bindgen => Vec::new(),
            found => fail(
                0,
                format!(
                    "wasm-bindgen is {} here and {wasm_bindgen} in xtask/src/setup/tools.rs: they must be the same",
                    found.as_deref().unwrap_or("absent")
                ),
            ),
        },
        Some("package-lock.json") => {
            match source.text.lines().position(|line| line.contains("\"resolved\": \"http")) {
                Some(at) => fail(
                    at + 1,
                    "names a registry: npm needs omit-lockfile-registry-resolved=true (.npmrc)".to_owned(),
                ),
                None => Vec::new(),
            }
        }
        Some("package.json") => unpinned(source),
        _ => Vec::new(),
    }
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let table = lock.parse::<toml::Table>().ok()?;
    let packages = table.get("package")?.as_array()?;
    let found =
        packages.iter().find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
    found.get("version")?.as_str().map(str::to_owned)
}

/// Build tools decide what is served: exact versions only.
fn unpinned(source: &Source) -> Vec<Finding> {
    let manifest: serde_json::Value = match serde_json::from_str(&source.text) {
        Ok(manifest) => manifest,
        Err(error) => return vec![Finding::failure(&source.path, error.line(), error.to_string())],
    };
    let tables =
        ["dependencies", "devDependencies"].into_iter().filter_map(|name| manifest.get(name)?.as_object());
    let loose = tables.flatten().filter(|(_, version)| {
        !version.as_str().is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit()))
    });
    loose
        .map(|(name, version)| {
            Finding::failure(&source.path, 0, format!("{name} {version}: pin the exact version"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn the_lock_and_the_tool_agree() {
        let lock = source("Cargo.lock", "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n");
        assert!(in_file(&lock, "0.2.1").is_empty());
        assert_eq!(in_file(&lock, "0.2.2").len(), 1);
        assert_eq!(in_file(&source("Cargo.lock", ""), "0.2.2").len(), 1, "absent");
    }

    #[test]
    fn npm_locks_name_no_registry() {
        let lock = "{\n \"resolved\": \"https://registry.example/a.tgz\"\n}";
        assert_eq!(check(&[source("tests/e2e/package-lock.json", lock)])[0].line, 2);
        assert!(check(&[source("tests/e2e/package-lock.json", "{}")]).is_empty());
    }

    #[test]
    fn npm_packages_are_pinned() {
        let package = |version| format!("{{\"devDependencies\": {{\"esbuild\": \"{version}\"}}}}");
        assert!(check(&[source("a/package.json", &package("0.28.2"))]).is_empty());
        assert_eq!(check(&[source("a/package.json", &package("^0.28.2"))]).len(), 1);
    }
}
