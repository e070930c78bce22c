//! Directions between the modules of the app ("Who may use whom" of docs/ARCHITECTURE.md), from the paths that begin
//! with `crate::`. Modules without a row here (lib, routes, the tests) may use everything.

use super::{Finding, Source, code_lines};

/// Module, and what it may use of ours.
const ROOMS: &[(&str, &[&str])] = &[
    ("ui", &[]),
    // The one place that words the errors of these two.
    ("text", &["api", "storage"]),
    ("paths", &[]),
    ("storage", &[]),
    ("api", &["storage", "session"]),
    ("cache", &["api", "storage", "session"]),
    ("files", &["api", "storage", "text"]),
    ("outbox", &["api", "cache", "files", "storage", "session"]),
    ("session", &["api", "cache", "outbox", "storage"]),
    ("charts", &["text", "ui"]),
    ("shell", &["api", "cache", "outbox", "paths", "session", "storage", "text", "ui"]),
    ("pages", &["api", "cache", "charts", "files", "outbox", "paths", "session", "shell", "text", "ui"]),
];

/// Browser storage has one owner.
const STORAGE: &[&str] = &["web_sys::Storage", ".local_storage()", ".session_storage()", ".indexed_db()"];

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let Some(room) = room_of(&source.path) else {
            continue;
        };
        for (line, text) in code_lines(&source.text) {
            if room != "storage" && STORAGE.iter().any(|word| text.contains(word)) {
                findings.push(Finding::failure(
                    &source.path,
                    line,
                    "browser storage belongs to `storage` alone",
                ));
            }
        }
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for (line, used) in uses(&source.text) {
            let known = ROOMS.iter().any(|(name, _)| *name == used) || used == "routes";
            if known && used != room && !may.contains(&used) {
                let message = format!("`{room}` must not use `{used}` (may use: {})", list(may));
                findings.push(Finding::failure(&source.path, line, message));
            }
        }
    }
    findings
}

/// `src/pages/teacher/today.rs` → `pages`; `src/text.rs` → `text`.
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    inside.split('/').next()
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "nothing of ours".to_owned() } else { names.join(", ") }
}

/// The first name after each `crate::`, with its line; also inside `crate::{a, b::c, d::{e}}`.
fn uses(text: &str) -> Vec<(usize, &str)> {
    let kept: Vec<_> = code_lines(text).collect();
    let mut found = Vec::new();
    for (at, (line, code)) in kept.iter().enumerate() {
        for (start, mark) in code.match_indices("crate::") {
            let rest = &code[start + mark.len()..];
            if rest.starts_with('{') {
                group(&kept[at..], start + mark.len(), &mut found);
            } else {
                found.push((*line, name(rest)));
            }
        }
    }
    found
}

/// The names at the first level of a braced group that begins in the first of these lines.
fn group<'a>(lines: &[(usize, &'a str)], start: usize, found: &mut Vec<(usize, &'a str)>) {
    let (mut depth, mut expects_name) = (0, false);
    for (at, (line, code)) in lines.iter().enumerate() {
        let from = if at == 0 { start } else { 0 };
        for (offset, symbol) in code[from..].char_indices() {
            match symbol {
                '{' => {
                    depth += 1;
                    expects_name = depth == 1;
                }
                '}' if depth == 1 => return,
                '}' => depth -= 1,
                ',' => expects_name = depth == 1,
                _ if expects_name && !symbol.is_whitespace() => {
                    found.push((*line, name(&code[from + offset..])));
                    expects_name = false;
                }
                _ => {}
            }
        }
    }
}

fn name(text: &str) -> &str {
    let end = text.find(|symbol: char| !(symbol.is_alphanumeric() || symbol == '_')).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        check(&[source(path, text)]).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn widgets_know_nothing_of_ours() {
        assert!(messages("src/ui/badge.rs", "use crate::ui::icon;\nuse leptos::prelude::*;").is_empty());
        assert_eq!(
            messages("src/ui/badge.rs", "use crate::text;"),
            ["`ui` must not use `text` (may use: nothing of ours)"]
        );
    }

    #[test]
    fn groups_are_read_at_their_first_level() {
        let text = "use crate::{\n    cache,\n    storage::{api, Key},\n    ui::{self, text},\n};";
        let found = uses(text);
        assert_eq!(found, [(2, "cache"), (3, "storage"), (4, "ui")]);
        assert_eq!(
            check(&[source("src/pages/today.rs", text)])
                .iter()
                .map(|finding| finding.line)
                .collect::<Vec<_>>(),
            [3],
            "a page reads through the cache, not from storage"
        );
    }

    #[test]
    fn a_path_in_code_counts_as_a_use() {
        assert_eq!(messages("src/storage.rs", "fn f() { crate::api::me() }").len(), 1);
        assert!(messages("src/routes.rs", "fn f() { crate::pages::today() }").is_empty());
    }

    #[test]
    fn only_storage_opens_the_browsers_storage() {
        let text = "let kept = window().local_storage();";
        assert_eq!(messages("src/pages/today.rs", text), ["browser storage belongs to `storage` alone"]);
        assert!(messages("src/storage/browser.rs", text).is_empty());
    }
}
