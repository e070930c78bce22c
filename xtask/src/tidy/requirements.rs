//! Where each requirement of the regulations lives: `docs/requirements-map.md`, made from the list in
//! `docs/requirements.toml` and from the ids quoted in code and tests. `cargo xtask tidy` fails when the map is not what
//! it would be, and when an id is quoted that the regulations do not have.

mod quotes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Finding, Source};

const LIST: &str = "docs/requirements.toml";
pub const MAP: &str = "docs/requirements-map.md";
/// More files than this say no more.
const SHOWN: usize = 3;

/// One requirement with everything that is known of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    text: String,
    /// Why no code meets it, or where it is met without its id.
    note: Option<String>,
    tests: BTreeSet<String>,
    code: BTreeSet<String>,
}

/// Rows by section, in the order of the list, and by number.
type Sections = Vec<(String, String, BTreeMap<u32, Row>)>;

pub fn check(sources: &[Source]) -> Vec<Finding> {
    match made(sources) {
        Ok((map, mut findings)) => {
            let committed =
                sources.iter().find(|source| source.path == MAP).map(|source| source.text.as_str());
            if committed != Some(&map) {
                findings.push(Finding::failure(
                    MAP,
                    0,
                    "is not what code and tests quote: `cargo xtask tidy --write`",
                ));
            }
            findings
        }
        Err(message) => vec![Finding::failure(LIST, 0, message)],
    }
}

/// The map as it should be, and ids that are quoted but not in the list.
pub fn made(sources: &[Source]) -> Result<(String, Vec<Finding>), String> {
    let list = sources.iter().find(|source| source.path == LIST).ok_or("is missing")?;
    let mut sections = read(&list.text)?;
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| is_quoting(&source.path)) {
        let tests_from = tests_from(source);
        for (line, section, number) in quotes::of(&source.text) {
            let Some((.., rows)) = sections.iter_mut().find(|(name, ..)| *name == section) else { continue };
            let Some(row) = rows.get_mut(&number) else {
                let message = format!("{section}-{number} is not in {LIST}");
                findings.push(Finding::failure(&source.path, line, message));
                continue;
            };
            let files = if line >= tests_from { &mut row.tests } else { &mut row.code };
            files.insert(source.path.clone());
        }
    }
    Ok((worded(&sections), findings))
}

fn read(list: &str) -> Result<Sections, String> {
    let table: toml::Table = list.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let notes = table.get("notes").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    let mut sections = Sections::new();
    for (name, section) in table.iter().filter(|(name, _)| *name != "notes") {
        let section = section.as_table().ok_or_else(|| format!("{name} is no section"))?;
        let title = section.get("title").and_then(toml::Value::as_str).unwrap_or_default();
        let mut rows = BTreeMap::new();
        for (number, text) in section.iter().filter(|(key, _)| *key != "title") {
            let id = format!("{name}-{number}");
            let number = number.parse().map_err(|_| format!("{id}: not a number"))?;
            let text = text.as_str().ok_or_else(|| format!("{id}: not a text"))?.to_owned();
            let note = notes.get(&id).and_then(toml::Value::as_str).map(str::to_owned);
            rows.insert(number, Row { text, note, ..Row::default() });
        }
        sections.push((name.clone(), title.to_owned(), rows));
    }
    let known = |id: &String| {
        id.rsplit_once('-').is_some_and(|(section, number)| {
            sections.iter().any(|(name, _, rows)| {
                name == section && number.parse().is_ok_and(|number| rows.contains_key(&number))
            })
        })
    };
    match notes.keys().find(|id| !known(id)) {
        Some(id) => Err(format!("a note for {id}, which is not in the list")),
        None => Ok(sections),
    }
}

fn worded(sections: &Sections) -> String {
    let mut map = String::from(
        "# Requirements and where they live\n\n\
         Made by `cargo xtask tidy --write` from [requirements.toml](requirements.toml) and the ids that code and tests quote;\n\
         `cargo xtask tidy` holds it. «Shown by» names tests, «lives in» code and data; a note says why there is neither.\n\n",
    );
    let all = || sections.iter().flat_map(|(.., rows)| rows.values());
    let count = |fits: fn(&Row) -> bool| all().filter(|row| fits(row)).count();
    let _ = writeln!(
        map,
        "{} requirements: {} shown by a test, {} quoted in code alone, {} with a note alone, {} open.",
        all().count(),
        count(|row| !row.tests.is_empty()),
        count(|row| row.tests.is_empty() && !row.code.is_empty()),
        count(|row| row.tests.is_empty() && row.code.is_empty() && row.note.is_some()),
        count(Row::is_open),
    );
    for (name, title, rows) in sections {
        let _ = write!(
            map,
            "\n## {name}. {title}\n\n| id | requirement | shown by | lives in |\n| --- | --- | --- | --- |\n"
        );
        for (number, row) in rows {
            let text = row.text.replace('|', "\\|");
            let lives = match (&row.note, row.is_open()) {
                (Some(note), _) if row.code.is_empty() => note.clone(),
                (Some(note), _) => format!("{}; {note}", files(&row.code)),
                (None, true) => "**open**".to_owned(),
                (None, false) => files(&row.code),
            };
            let _ = writeln!(map, "| {name}-{number} | {text} | {} | {lives} |", files(&row.tests));
        }
    }
    map
}

impl Row {
    fn is_open(&self) -> bool {
        self.tests.is_empty() && self.code.is_empty() && self.note.is_none()
    }
}

fn files(all: &BTreeSet<String>) -> String {
    let mut shown: Vec<_> = all.iter().take(SHOWN).map(|path| format!("`{path}`")).collect();
    if all.len() > SHOWN {
        shown.push(format!("and {} more", all.len() - SHOWN));
    }
    shown.join(", ")
}

/// Where quotes count: code, tests and data; documents talk about requirements without meeting them.
fn is_quoting(path: &str) -> bool {
    const ENDS: &[&str] = &[".rs", ".ts", ".py", ".sql", ".toml"];
    path != LIST && !path.starts_with("xtask/") && ENDS.iter().any(|end| path.ends_with(end))
}

/// The line from which a file is tests.
fn tests_from(source: &Source) -> usize {
    let is_test = |part: &str| part == "tests" || part == "tests.rs";
    if source.path.split('/').any(is_test) {
        return 0;
    }
    source.text.lines().position(|line| line.starts_with("#[cfg(test)]")).map_or(usize::MAX, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    const LIST_TEXT: &str = "[\"C-ИОМ\"]\ntitle = \"Маршрут\"\n1 = \"Темп\"\n2 = \"Ресурсы\"\n3 = \"Форматы\"\n[notes]\n\"C-ИОМ-3\" = \"on paper\"\n";

    fn house(code: &str) -> Vec<Source> {
        vec![source(LIST, LIST_TEXT), source("crates/domain/src/route.rs", code)]
    }

    #[test]
    fn code_tests_notes_and_what_is_open_are_told_apart() {
        let (map, findings) =
            made(&house("// C-ИОМ-1\n#[cfg(test)]\nmod tests { /* C-ИОМ-1 */ }\n")).expect("a list");
        assert!(findings.is_empty());
        assert!(map.contains(
            "3 requirements: 1 shown by a test, 0 quoted in code alone, 1 with a note alone, 1 open."
        ));
        assert!(
            map.contains("| C-ИОМ-1 | Темп | `crates/domain/src/route.rs` | `crates/domain/src/route.rs` |")
        );
        assert!(map.contains("| C-ИОМ-2 | Ресурсы |  | **open** |"));
        assert!(map.contains("| C-ИОМ-3 | Форматы |  | on paper |"));
    }

    #[test]
    fn an_id_that_no_regulation_has_fails() {
        let findings = check(&house("// C-ИОМ-17\n"));
        assert_eq!((findings[0].path.as_str(), findings[0].line), ("crates/domain/src/route.rs", 1));
    }

    #[test]
    fn a_map_that_is_behind_fails() {
        let mut sources = house("// C-ИОМ-2\n");
        assert_eq!(check(&sources)[0].path, MAP, "missing");
        let (map, _) = made(&sources).expect("a list");
        sources.push(source(MAP, &map));
        assert!(check(&sources).is_empty());
        sources.push(source("tests/web.rs", "// C-ИОМ-1\n"));
        assert_eq!(check(&sources)[0].path, MAP);
    }

    #[test]
    fn a_note_for_nothing_fails() {
        assert!(read("[\"C-ИОМ\"]\n1 = \"Темп\"\n[notes]\n\"C-ИОМ-2\" = \"x\"\n").is_err());
    }
}
