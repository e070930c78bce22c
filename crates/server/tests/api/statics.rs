//! The built app: what is sent, how it may be kept, and what the page may do.

use std::{fs, path::Path};

use axum::http::{Method, StatusCode};
use base64::{Engine, engine::general_purpose::STANDARD};
use platform_server::assets::{Assets, AssetsError};
use sha2::{Digest, Sha256};

use crate::util::{Folder, Server};

const SCRIPT: &str = "import init from '/assets/marshrut-0123abcd4567ef89.js'; init()";
const STYLE: &str = "body { margin: 0 }";

fn dist() -> Folder {
    let folder = Folder::new();
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, content).expect("a file");
    };
    let page = format!(
        "<html><head><style>{STYLE}</style></head><body><script type=\"module\">{SCRIPT}</script></body></html>"
    );
    write("index.html", &page);
    write("index.html.br", "the page in brotli");
    write("sw.js", "worker");
    write("manifest.webmanifest", "{}");
    write("assets/marshrut-0123abcd4567ef89.js", "plain");
    write("assets/marshrut-0123abcd4567ef89.js.br", "brotli");
    write("assets/marshrut-0123abcd4567ef89.js.gz", "gzip");
    write("assets/marshrut-0123abcd4567ef89_bg.wasm", "\0asm");
    folder
}

async fn server() -> Server {
    Server::with_assets(Assets::load(dist().path()).expect("a dist")).await
}

#[tokio::test]
async fn hashed_names_are_kept_for_ever_and_the_rest_is_asked_for_again() {
    let server = server().await;
    let nobody = server.anonymous();
    for (path, kind, cache) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        (
            "/assets/marshrut-0123abcd4567ef89.js",
            "text/javascript; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        (
            "/assets/marshrut-0123abcd4567ef89_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
    ] {
        let answer = nobody.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!((answer.header("content-type"), answer.header("cache-control")), (kind, cache), "{path}");
        let again = nobody.ask(Method::GET, path).header("if-none-match", answer.header("etag")).send().await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn precompressed_files_go_to_those_who_take_them() {
    let server = server().await;
    let path = "/assets/marshrut-0123abcd4567ef89.js";
    for (accepted, coding, body) in
        [("gzip, deflate, br, zstd", "br", "brotli"), ("gzip", "gzip", "gzip"), ("identity", "", "plain")]
    {
        let answer =
            server.anonymous().ask(Method::GET, path).header("accept-encoding", accepted).send().await;
        assert_eq!(
            (answer.header("content-encoding"), answer.bytes.as_ref()),
            (coding, body.as_bytes()),
            "{accepted}"
        );
        assert_eq!(answer.header("vary"), "Accept-Encoding");
    }
    assert_eq!(
        server.anonymous().get(&format!("{path}.br")).await.status,
        StatusCode::NOT_FOUND,
        "a twin is no file"
    );
}

#[tokio::test]
async fn paths_of_the_app_get_its_page_and_missing_files_do_not() {
    let server = server().await;
    let page = server.anonymous().get("/").await.bytes;
    for path in ["/routes/0191aae1-a412-73a3-9bed-53cbd1a6fba7", "/diagnosis", "/a/b/c"] {
        let answer = server.anonymous().get(path).await;
        assert_eq!((answer.status, answer.bytes), (StatusCode::OK, page.clone()), "{path}");
    }
    for path in
        ["/assets/marshrut-ffffffffffffffff.js", "/favicon.ico", "/../Cargo.toml", "/%2e%2e/Cargo.toml"]
    {
        assert_eq!(server.anonymous().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = server.anonymous().ask(Method::POST, "/diagnosis").send().await;
    answer.assert_problem(405, "method-not-allowed");
    assert_eq!(answer.header("allow"), "GET, HEAD");
}

#[tokio::test]
async fn the_page_may_run_only_what_was_built_into_it() {
    let server = server().await;
    let answer = server.anonymous().get("/").await;
    let policy = answer.header("content-security-policy");
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let script = format!("script-src 'self' 'wasm-unsafe-eval' {};", hash(SCRIPT));
    let style = format!("style-src 'self' {};", hash(STYLE));
    for part in [
        &script,
        &style,
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{part} is not in {policy}");
    }
    assert!(
        !policy.contains("'unsafe-inline';") || policy.contains("style-src-attr 'unsafe-inline'"),
        "{policy}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value);
    }
    assert!(answer.header("permissions-policy").contains("geolocation=()"));
}

#[test]
fn without_a_build_there_is_nothing_to_serve() {
    let folder = Folder::new();
    let error = Assets::load(folder.path()).expect_err("no index.html");
    assert!(matches!(error, AssetsError::Missing(_)));
    assert!(error.to_string().contains("cargo xtask serve"), "{error}");
}
