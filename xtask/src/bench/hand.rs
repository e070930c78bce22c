//! What the hand feels, in Chromium at a quarter of the processor's speed: a tapped answer until it is stored and
//! painted, a keystroke in the filter of a methodist's list until the list is painted; and the draft of a route from
//! 10,000 programmes, in wasm at full speed. The pages are measured in `tests/e2e/bench`, the draft in `tests/draft.rs`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::report::Section;
use crate::live::{JOURNEYS, Live};
use crate::setup::wasm::Toolchain;
use crate::setup::{debian, node};
use crate::{app, house, run, setup};

/// What is measured: key, words, budget in milliseconds for the 95th of a hundred.
const BUDGETS: &[(&str, &str, f64)] = &[
    ("answer", "tap on an answer → stored and painted, 150 statements, 4× slower", 50.0),
    ("filter", "keystroke in the filter → list painted, a methodist's list, 4× slower", 50.0),
    ("draft", "draft of a route from 10,000 programmes × 40 competences, full speed", 20.0),
];

/// Runs all three.
pub fn measure() -> Result<Section> {
    setup::everything()?;
    let mut found = pages()?;
    found.insert("draft".to_owned(), draft()?);
    section(&found)
}

/// The pages, by the Playwright project of their own.
fn pages() -> Result<Map<String, Value>> {
    debian::browser()?;
    node::packages(JOURNEYS)?;
    let live = Live::start_with("bench", &long_systems()?)?;
    let out = house::target().join("bench-pages.json");
    fs::remove_file(&out).ok();
    let mut playwright = run::command("npx");
    playwright.args(["--no-install", "playwright", "test", "-c", "bench.config.ts"]);
    playwright.current_dir(house::root().join(JOURNEYS));
    playwright.env("BASE_URL", live.url()).env("BENCH_OUT", &out);
    playwright.env("CHROMIUM", debian::chromium().context("no Chromium")?);
    let (success, _) = run::tee(&mut playwright)?;
    if !success {
        bail!("the pages could not be measured; the messages above say why");
    }
    let text = fs::read_to_string(&out).with_context(|| format!("{} is missing", out.display()))?;
    serde_json::from_str(&text).context("the measurements are no JSON")
}

/// The shipped systems with each statement of the common instrument twice: 150 of them.
fn long_systems() -> Result<PathBuf> {
    let to = house::target().join("bench-systems");
    fs::remove_dir_all(&to).ok();
    copy(&house::root().join("systems"), &to)?;
    let file = to.join("instruments/teacher-2026.1.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(&file, doubled(&text))?;
    Ok(to)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// Each statement once more, under an id of its own.
fn doubled(instrument: &str) -> String {
    const HEAD: &str = "[[competences.statements]]\n";
    let mut parts = instrument.split(HEAD);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // A statement ends where the next table begins.
        let end = part.find("\n[[").map_or(part.len(), |at| at + 1);
        let (statement, rest) = part.split_at(end);
        let again = statement.replacen("id = \"", "id = \"again-", 1);
        all.extend([HEAD, statement, HEAD, &again, rest]);
    }
    all
}

/// The draft, measured where it runs: in wasm, in Chromium.
fn draft() -> Result<Value> {
    let mut cargo = Toolchain::ready()?.command("cargo")?;
    cargo.args(["test", "--profile", app::PROFILE, "--target", "wasm32-unknown-unknown", "-p", "marshrut"]);
    cargo.args(["--test", "draft", "--", "--nocapture"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", debian::chromedriver().context("no chromedriver")?);
    let (success, output) = run::tee(&mut cargo)?;
    if !success {
        bail!("the draft could not be measured; the messages above say why");
    }
    let line = output.lines().find_map(|line| line.split_once("draft: ").map(|(_, json)| json));
    serde_json::from_str(line.context("tests/draft.rs said no numbers")?).context("its numbers are no JSON")
}

fn section(found: &Map<String, Value>) -> Result<Section> {
    let mut text =
        String::from("## Hand\n\nMilliseconds.\n\n| what | times | median | 95 of 100 | worst | budget |\n");
    text += "| --- | ---: | ---: | ---: | ---: | ---: |\n";
    let mut kept = true;
    for (key, words, budget) in BUDGETS {
        let number = |name: &str| {
            found.get(*key).and_then(|m| m[name].as_f64()).with_context(|| format!("no {name} of {key}"))
        };
        let (times, median, p95, worst) =
            (number("times")?, number("median")?, number("p95")?, number("worst")?);
        let holds = p95 <= *budget;
        kept &= holds;
        let verdict = if holds { "" } else { ", over" };
        writeln!(
            text,
            "| {words} | {times:.0} | {median:.1} | {p95:.1} | {worst:.1} | {budget:.0}{verdict} |"
        )?;
    }
    Ok(Section { text, json: Value::Object(found.clone()), kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_statement_stands_twice_and_nothing_else() {
        let one = "id = \"x\"\n[[competences]]\nid = \"c\"\n[[competences.statements]]\nid = \"c-1\"\ntext = \"A\"\n";
        let two = format!("{one}[[competences.statements]]\nid = \"c-2\"\n\n[[competences]]\nid = \"d\"\n");
        let long = doubled(&two);
        assert_eq!(long.matches("[[competences.statements]]").count(), 4);
        assert_eq!(long.matches("[[competences]]").count(), 2);
        assert!(long.contains("id = \"again-c-1\"\ntext = \"A\"\n") && long.contains("id = \"again-c-2\"\n"));
        assert!(toml::from_str::<toml::Table>(&long).is_ok());
    }

    #[test]
    fn a_budget_can_be_broken_and_a_missing_number_is_an_error() {
        let of = |p95: f64| serde_json::json!({ "times": 10, "median": 1, "p95": p95, "worst": 90 });
        let all = |p95| BUDGETS.iter().map(|(key, ..)| ((*key).to_owned(), of(p95))).collect::<Map<_, _>>();
        assert!(section(&all(19.9)).expect("whole").kept);
        assert!(!section(&all(50.1)).expect("whole").kept);
        assert!(section(&Map::new()).is_err());
    }
}
