//! Bytes over the wire (brotli) of the release build, from dist/build.json: the first visit of a teacher, the chunks
//! that load later, and ECharts. API answers are not in it.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::report::Section;
use crate::{app, house, setup};

const KIB: u64 = 1024;
const FIRST_VISIT: u64 = 300 * KIB;
const ECHARTS: u64 = 250 * KIB;

/// What a browser fetches by itself besides the page, the script and the module.
const FETCHED: &[&str] = &["/icon.svg", "/manifest.webmanifest"];

/// One served file.
#[derive(Debug)]
struct File {
    path: String,
    kind: String,
    raw: u64,
    /// What goes over the wire: brotli, or the file itself where that is smaller.
    wire: u64,
}

impl File {
    fn first_visit(&self) -> bool {
        matches!(self.kind.as_str(), "page" | "js" | "wasm" | "worker")
            || FETCHED.contains(&self.path.as_str())
    }
}

/// Builds if need be, and measures.
pub fn measure() -> Result<Section> {
    setup::for_app()?;
    app::build()?;
    let text = fs::read_to_string(house::dist().join("build.json")).context("dist/build.json is missing")?;
    let build: Value = serde_json::from_str(&text).context("dist/build.json is no JSON")?;
    if build["profile"] != "release" {
        bail!("dist/ holds a debug build; run `cargo xtask build`");
    }
    section(&files(&build)?)
}

fn files(build: &Value) -> Result<Vec<File>> {
    let entry = |file: &Value| {
        let raw = file["raw"].as_u64()?;
        Some(File {
            path: file["path"].as_str()?.to_owned(),
            kind: file["kind"].as_str()?.to_owned(),
            raw,
            wire: file["brotli"].as_u64().unwrap_or(raw),
        })
    };
    let list = build["files"].as_array().context("dist/build.json lists no files")?;
    list.iter()
        .map(entry)
        .collect::<Option<_>>()
        .context("dist/build.json has an entry without path, kind or size")
}

fn section(files: &[File]) -> Result<Section> {
    let of = |wanted: &dyn Fn(&File) -> bool| files.iter().filter(|file| wanted(file)).collect::<Vec<_>>();
    let first = of(&File::first_visit);
    let chunks = of(&|file| file.kind == "chunk");
    let echarts = of(&|file| file.kind == "echarts");
    let sum = |files: &[&File]| files.iter().map(|file| file.wire).sum::<u64>();
    let kept = sum(&first) <= FIRST_VISIT && sum(&echarts) <= ECHARTS;

    let mut text = String::from("## Size\n\nBytes over the wire, brotli 11. Names without their hash.\n\n");
    writeln!(text, "| file | raw | wire |\n| --- | ---: | ---: |")?;
    for (title, files, budget) in [
        ("First visit of a teacher", &first, Some(FIRST_VISIT)),
        ("Pages that load when opened", &chunks, None),
        ("Charts, where one shows", &echarts, Some(ECHARTS)),
    ] {
        for file in files {
            writeln!(text, "| {} | {} | {} |", without_hash(&file.path), file.raw, file.wire)?;
        }
        let raw: u64 = files.iter().map(|file| file.raw).sum();
        writeln!(text, "| **{title}** | {raw} | **{}** |", verdict(sum(files), budget))?;
    }
    let json = json!({
        "first_visit": { "bytes": sum(&first), "budget": FIRST_VISIT },
        "chunks": { "bytes": sum(&chunks) },
        "echarts": { "bytes": sum(&echarts), "budget": ECHARTS },
        "files": files.iter().map(|file| json!({ "path": without_hash(&file.path), "raw": file.raw, "wire": file.wire }))
            .collect::<Vec<_>>(),
    });
    Ok(Section { text, json, kept })
}

fn verdict(bytes: u64, budget: Option<u64>) -> String {
    let kib = |bytes: u64| format!("{}.{} KiB", bytes / KIB, bytes % KIB * 10 / KIB);
    match budget {
        None => kib(bytes),
        Some(budget) if bytes <= budget => format!("{} of {}", kib(bytes), kib(budget)),
        Some(budget) => format!("{}, over the {}", kib(bytes), kib(budget)),
    }
}

/// The table must not change with every build: `/assets/app-0123456789abcdef.js` → `app.js`.
fn without_hash(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match (name.rsplit_once('-'), name.rsplit_once('.')) {
        (Some((stem, _)), Some((_, end))) if path.starts_with("/assets/") => format!("{stem}.{end}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(wasm: u64, echarts: u64) -> Section {
        let build = json!({ "files": [
            { "path": "/index.html", "kind": "page", "raw": 9000, "brotli": 3000 },
            { "path": "/assets/app-0123456789abcdef.wasm", "kind": "wasm", "raw": wasm * 3, "brotli": wasm },
            { "path": "/assets/page-school-0123456789abcdef.wasm", "kind": "chunk", "raw": 9, "brotli": 900_000 },
            { "path": "/assets/echarts-0123456789abcdef.js", "kind": "echarts", "raw": 9, "brotli": echarts },
            { "path": "/icon.svg", "kind": "public", "raw": 200 },
            { "path": "/icon-512.png", "kind": "public", "raw": 900_000 },
        ] });
        section(&files(&build).expect("well formed")).expect("formatted")
    }

    #[test]
    fn only_what_a_first_visit_fetches_counts() {
        let section = build(100_000, 100_000);
        assert!(section.kept);
        assert_eq!(section.json["first_visit"]["bytes"], 103_200);
        assert!(section.text.contains("| app.wasm | 300000 | 100000 |"), "{}", section.text);
    }

    #[test]
    fn each_budget_can_be_broken() {
        assert!(!build(400_000, 100_000).kept);
        assert!(!build(100_000, 300_000).kept);
    }
}
