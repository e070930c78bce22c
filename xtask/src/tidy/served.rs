//! Nothing that is served names a third party: no fonts, scripts, pictures or beacons from elsewhere. Looks at the
//! sources of what is served; the server's CSP holds the same at run time.

use super::{Finding, Source, code_lines};

const SERVED: &[&str] = &["index.html", "style/", "public/", "src/", "xtask/web/lib/"];

/// Names and not addresses (XML namespaces), or this very machine.
const FINE: &[&str] = &["http://www.w3.org/", "http://127.0.0.1", "http://localhost"];

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let served = |source: &&Source| SERVED.iter().any(|start| source.path.starts_with(start));
    sources.iter().filter(served).flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let lines: Vec<(usize, &str)> = if source.path == "index.html" {
        source.text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect()
    } else {
        let starred = |line: &str| line.trim_start().starts_with("/*") || line.trim_start().starts_with("* ");
        code_lines(&source.text).filter(|(_, line)| !starred(line)).collect()
    };
    let finding = |(line, text)| {
        third_party(text).map(|address| {
            Finding::failure(
                &source.path,
                line,
                format!("served files must not name a third party: {address}"),
            )
        })
    };
    lines.into_iter().filter_map(finding).collect()
}

/// The first host in the line that is not ours, with what stands before it.
fn third_party(line: &str) -> Option<&str> {
    // `//host/…` without a scheme goes elsewhere just the same; only where an address can stand.
    let starts = ["http://", "https://", "wss://", "\"//", "'//", "(//"];
    let places = starts.iter().flat_map(|start| line.match_indices(start));
    let addresses = places.map(|(at, start)| {
        let host = &line[at + start.len()..];
        let end = host.find(|symbol: char| !(symbol.is_ascii_alphanumeric() || ".-".contains(symbol)));
        (&line[at..], start.len(), end.unwrap_or(host.len()))
    });
    // Without a host it is code about addresses: `"https://"`, `//{host}`.
    let mut named = addresses.filter(|(_, _, host)| *host > 0);
    named
        .find(|(text, ..)| !FINE.iter().any(|fine| text.starts_with(fine)))
        .map(|(text, start, host)| &text[..start + host])
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&[source(path, text)]).len()
    }

    #[test]
    fn addresses_of_others_fail() {
        assert_eq!(findings("index.html", "<script src=\"https://cdn.example/x.js\"></script>"), 1);
        assert_eq!(findings("style/main.css", "@import url(//fonts.example/css);"), 1);
        assert_eq!(findings("src/api.rs", "const BEACON: &str = \"https://stats.example/hit\";"), 1);
        assert_eq!(findings("public/sw.js", "fetch('https://stats.example')"), 1);
    }

    #[test]
    fn comments_namespaces_and_code_that_is_not_served_pass() {
        assert_eq!(findings("src/api.rs", "// see https://example.org/rfc"), 0);
        assert_eq!(findings("public/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"), 0);
        assert_eq!(findings("crates/server/src/oidc.rs", "\"https://example.org\""), 0);
        assert_eq!(findings("src/paths.rs", "path.starts_with(\"//\")"), 0);
        assert_eq!(findings("src/api.rs", "base.starts_with(\"https://\")"), 0);
    }
}
