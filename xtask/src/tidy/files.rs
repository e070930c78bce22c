//! Sizes and names of files. Long tables are fine when they are data: such a file says `tidy: data` near its top.

use super::{Finding, Source};

const LOOK_TWICE: usize = 300;
const SPLIT: usize = 500;
const MARK: &str = "tidy: data";

/// Written by hand and read by people; the rest (locks, data, documents) has no limit.
const CODE: &[&str] = &[".rs", ".mjs", ".js", ".ts", ".css", ".py", ".html"];

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if source.path.ends_with("/mod.rs") {
            findings.push(Finding::failure(&source.path, 0, "foo.rs beside foo/, not foo/mod.rs"));
        }
        if !CODE.iter().any(|end| source.path.ends_with(end)) {
            continue;
        }
        let lines = source.text.lines().count();
        if lines <= LOOK_TWICE || source.text.lines().take(5).any(|line| line.contains(MARK)) {
            continue;
        }
        findings.push(if lines > SPLIT {
            Finding::failure(
                &source.path,
                0,
                format!("{lines} lines; split it (limit {SPLIT}), or mark it `{MARK}`"),
            )
        } else {
            Finding::warning(&source.path, 0, format!("{lines} lines; look twice past {LOOK_TWICE}"))
        });
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn of_lines(path: &str, first: &str, lines: usize) -> Vec<Finding> {
        check(&[source(path, &format!("{first}{}", "x\n".repeat(lines)))])
    }

    #[test]
    fn long_files_warn_then_fail() {
        assert!(of_lines("src/a.rs", "", 300).is_empty());
        assert!(of_lines("src/a.rs", "", 301).iter().all(|finding| !finding.fails));
        assert_eq!(of_lines("src/a.rs", "", 500).len(), 1);
        assert!(of_lines("src/a.rs", "", 501)[0].fails);
    }

    #[test]
    fn data_may_be_long() {
        assert!(of_lines("src/a.rs", "//! tidy: data\n", 900).is_empty());
        assert!(of_lines("systems/novosibirsk.toml", "", 900).is_empty());
    }

    #[test]
    fn mod_rs_fails() {
        assert!(of_lines("src/a/mod.rs", "", 1)[0].fails);
    }
}
