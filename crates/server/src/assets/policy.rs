//! The Content-Security-Policy (CSP level 3): everything from this origin; inline scripts and styles of the built
//! page only by their hash.
//!
//! Style *attributes* are allowed: the shell has some, and ECharts writes its tooltip as HTML with style attributes.
//! They can neither run code nor fetch anything that `img-src` and `default-src` do not allow; `<style>` elements
//! still need their hash.

use axum::http::HeaderValue;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy for a page.
pub fn of_page(html: &str) -> HeaderValue {
    let (scripts, styles) = (hashes(html, "script"), hashes(html, "style"));
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; \
         base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    );
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'self'"))
}

/// ` 'sha256-…'` for the content of each inline element of this name.
fn hashes(html: &str, name: &str) -> String {
    let hash = |text: &&str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    inline(html, name).iter().map(hash).collect::<Vec<_>>().concat()
}

/// Contents of all elements of this name that have no `src`.
fn inline<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(&open) {
        let tag = &rest[start + open.len()..];
        let Some(end) = tag.find('>') else { break };
        let (attributes, body) = (&tag[..end], &tag[end + 1..]);
        let Some(length) = body.find(&close) else { break };
        let is_element = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        if is_element && !attributes.split_whitespace().any(|a| a.starts_with("src=")) {
            found.push(&body[..length]);
        }
        rest = &body[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_inline_script_and_style_has_its_hash() {
        let html = "<style>b{}</style><script src=\"/a.js\"></script><script type=\"module\">go()</script>";
        assert_eq!(inline(html, "script"), ["go()"]);
        assert_eq!(inline(html, "style"), ["b{}"]);
        let policy = of_page(html);
        let go = STANDARD.encode(Sha256::digest("go()"));
        assert!(policy.to_str().expect("ASCII").contains(&format!("'wasm-unsafe-eval' 'sha256-{go}'")));
    }
}
