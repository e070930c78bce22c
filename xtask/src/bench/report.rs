//! docs/performance.md: one section for each measurement, replaced as a whole between its marks; the rest of the file
//! belongs to people.

use std::fs;

use anyhow::{Context, Result};

use crate::house;

const FILE: &str = "docs/performance.md";
const HEAD: &str =
    "# Performance\n\nWhat `cargo xtask bench` measured last. Sections between marks are written by it.\n";

/// What a measurement found.
#[derive(Debug)]
pub struct Section {
    /// As shown and as written: Markdown.
    pub text: String,
    pub json: serde_json::Value,
    /// Whether the budgets hold.
    pub kept: bool,
}

/// Puts the section into the file.
pub fn write(name: &str, text: &str) -> Result<()> {
    let path = house::root().join(FILE);
    let old = fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    let new = replaced(&old, name, text);
    if new == old {
        return Ok(());
    }
    path.parent().map(fs::create_dir_all).transpose()?;
    fs::write(&path, new).with_context(|| format!("cannot write {FILE}"))
}

fn replaced(file: &str, name: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- bench: {name} -->\n"), format!("<!-- /bench: {name} -->\n"));
    let section = format!("{begin}{text}{end}");
    match (file.find(&begin), file.find(&end)) {
        (Some(from), Some(to)) if from < to => {
            format!("{}{section}{}", &file[..from], &file[to + end.len()..])
        }
        _ => format!("{}\n\n{section}", file.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_appended_once_and_then_replaced() {
        let first = replaced("# Title\n\nBy hand.\n", "size", "one\n");
        assert_eq!(first, "# Title\n\nBy hand.\n\n<!-- bench: size -->\none\n<!-- /bench: size -->\n");
        let with_tail = format!("{first}\nMore by hand.\n");
        let second = replaced(&with_tail, "size", "two\n");
        assert_eq!(
            second,
            "# Title\n\nBy hand.\n\n<!-- bench: size -->\ntwo\n<!-- /bench: size -->\n\nMore by hand.\n"
        );
    }
}
