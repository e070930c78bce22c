//! Who may depend on whom, from the manifests: app → domain, server → domain, and `domain` on nothing that does I/O,
//! knows the time or a browser. The manifests do not see calls into std; so the domain's code is searched for those.

use super::{Finding, Source, code_lines};

/// What each crate may never depend on.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("Cargo.toml", &["platform-server", "xtask", "axum", "sqlx", "regex", "url", "idna", "reqwest"]),
    (
        "crates/server/Cargo.toml",
        &["marshrut", "xtask", "leptos", "leptos_router", "web-sys", "js-sys", "gloo-net"],
    ),
    ("xtask/Cargo.toml", &["marshrut", "platform-server", "leptos"]),
];

/// All that `domain` may depend on: values in, values out.
const DOMAIN_MAY: &[&str] =
    &["chrono", "indexmap", "serde", "serde_json", "smallvec", "thiserror", "utoipa", "uuid"];

/// Features that bring a clock, randomness or a browser.
const DOMAIN_FEATURES: &[&str] = &["clock", "now", "wasmbind", "js", "v1", "v4", "v6", "v7", "rng-getrandom"];

const DOMAIN_CODE: &[(&str, &str)] = &[
    ("std::fs", "no I/O"),
    ("std::net", "no I/O"),
    ("std::io", "no I/O"),
    ("std::process", "no I/O"),
    ("std::env", "no I/O"),
    ("std::thread", "no threads"),
    ("SystemTime", "no clock: time is an argument"),
    ("Instant::now", "no clock: time is an argument"),
    ("Utc::now", "no clock: time is an argument"),
    ("Local::now", "no clock: time is an argument"),
    ("web_sys", "no DOM"),
    ("js_sys", "no DOM"),
    ("wasm_bindgen", "no DOM"),
];

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if source.path.ends_with("Cargo.toml") {
            manifest(source, &mut findings);
        }
        if source.path.starts_with("crates/domain/src/") {
            domain_code(source, &mut findings);
        }
    }
    findings
}

fn manifest(source: &Source, findings: &mut Vec<Finding>) {
    let table = match source.text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => return findings.push(Finding::failure(&source.path, 0, error.to_string())),
    };
    let Some(dependencies) = table.get("dependencies").and_then(toml::Value::as_table) else {
        return;
    };
    let mut fail = |message: String| findings.push(Finding::failure(&source.path, 0, message));
    let forbidden =
        FORBIDDEN.iter().find(|(path, _)| *path == source.path).map_or(&[][..], |(_, names)| names);
    for name in dependencies.keys().filter(|name| forbidden.contains(&name.as_str())) {
        fail(format!("must not depend on {name}"));
    }
    if source.path != "crates/domain/Cargo.toml" {
        return;
    }
    for (name, how) in dependencies {
        if !DOMAIN_MAY.contains(&name.as_str()) {
            fail(format!("domain must not depend on {name}: values in, values out"));
        }
        let features = how.get("features").and_then(toml::Value::as_array).into_iter().flatten();
        for feature in features.filter_map(toml::Value::as_str).filter(|name| DOMAIN_FEATURES.contains(name))
        {
            fail(format!("{name}/{feature} brings a clock, randomness or a browser into domain"));
        }
    }
}

fn domain_code(source: &Source, findings: &mut Vec<Finding>) {
    for (line, text) in code_lines(&source.text) {
        for (word, why) in DOMAIN_CODE.iter().filter(|(word, _)| text.contains(word)) {
            findings.push(Finding::failure(&source.path, line, format!("`{word}` in domain: {why}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        check(&[source(path, text)]).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_app_does_not_see_the_server() {
        assert!(messages("Cargo.toml", "[dependencies]\ndomain = \"1\"").is_empty());
        assert_eq!(
            messages("Cargo.toml", "[dependencies]\nplatform-server = \"1\""),
            ["must not depend on platform-server"]
        );
        assert_eq!(
            messages("crates/server/Cargo.toml", "[dependencies]\nleptos = \"1\""),
            ["must not depend on leptos"]
        );
    }

    #[test]
    fn the_domain_takes_values_only() {
        let path = "crates/domain/Cargo.toml";
        assert!(
            messages(path, "[dependencies]\nserde = \"1\"\n[dev-dependencies]\nproptest = \"1\"").is_empty()
        );
        assert_eq!(messages(path, "[dependencies]\ntokio = \"1\"").len(), 1);
        assert_eq!(
            messages(path, "[dependencies]\nchrono = { version = \"1\", features = [\"clock\"] }").len(),
            1
        );
    }

    #[test]
    fn the_domain_reads_no_clock() {
        let path = "crates/domain/src/route.rs";
        assert!(messages(path, "// Utc::now() would be wrong\nfn due(today: NaiveDate) {}").is_empty());
        assert_eq!(
            messages(path, "let today = Utc::now();"),
            ["`Utc::now` in domain: no clock: time is an argument"]
        );
        assert!(messages("crates/server/src/clock.rs", "let today = Utc::now();").is_empty());
    }

    #[test]
    fn a_broken_manifest_is_a_finding() {
        assert_eq!(messages("Cargo.toml", "[dependencies").len(), 1);
    }
}
