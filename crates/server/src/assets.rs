//! The built app: every file of the dist folder in memory with its precompressed twins, the page for every path of
//! the app, and the Content-Security-Policy that fits this very build. Read once, at start.

pub mod policy;

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::contract::problem::ProblemKind;

use crate::{
    app::App,
    middleware::conditional::{Coding, etag, is_among},
    problem::Refusal,
};

/// What is served beside the API.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, File>,
    policy: HeaderValue,
}

#[derive(Debug)]
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    etag: HeaderValue,
    content_type: &'static str,
    cache: &'static str,
}

/// Why the built app cannot be served. Each message names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    #[error(
        "there is no built app in {}; build it with `cargo xtask serve`, name its folder with --dist, or serve only \
         the API with --no-dist", .0.display()
    )]
    Missing(PathBuf),
    #[error("{}: {error}", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
}

const PAGE: &str = "/index.html";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";

impl Assets {
    /// Reads a dist folder.
    pub fn load(dist: &Path) -> Result<Self, AssetsError> {
        if !dist.join("index.html").is_file() {
            return Err(AssetsError::Missing(dist.to_owned()));
        }
        let mut found = HashMap::new();
        read_folder(dist, "", &mut found)?;
        let files: HashMap<String, File> = found
            .iter()
            .filter(|(path, _)| !is_twin(path, &found))
            .map(|(path, bytes)| (path.clone(), File::new(path, bytes, &found)))
            .collect();
        let page = files.get(PAGE).map(|page| String::from_utf8_lossy(&page.plain)).unwrap_or_default();
        let policy = policy::of_page(&page);
        Ok(Self { files, policy })
    }

    /// Nothing but the API.
    pub fn none() -> Self {
        Self { files: HashMap::new(), policy: policy::of_page("") }
    }

    /// The Content-Security-Policy.
    pub fn policy(&self) -> &HeaderValue {
        &self.policy
    }

    /// The file of a path; a path without an extension is one of the app's own and gets its page.
    fn find(&self, path: &str) -> Option<&File> {
        self.files.get(path).or_else(|| {
            let is_route = path.rsplit('/').next().is_some_and(|last| !last.contains('.'));
            is_route.then(|| self.files.get(PAGE)).flatten()
        })
    }
}

/// Serves whatever is not the API.
pub async fn serve(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Refusal::not_found().into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let detail = "Страницы только читают: GET или HEAD.";
        let refusal = Refusal::new(ProblemKind::MethodNotAllowed, detail);
        return refusal.with_header(header::ALLOW, "GET, HEAD").into_response();
    }
    if let Some(file) = app.assets.find(path) {
        return file.respond(request.headers());
    }
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    (StatusCode::NOT_FOUND, [kind], "Такого файла нет. Обновите страницу.\n").into_response()
}

impl File {
    fn new(path: &str, bytes: &Bytes, all: &HashMap<String, Bytes>) -> Self {
        Self {
            plain: bytes.clone(),
            brotli: all.get(&format!("{path}.br")).cloned(),
            gzip: all.get(&format!("{path}.gz")).cloned(),
            etag: etag(bytes),
            content_type: content_type(path),
            cache: if has_content_hash(path) { IMMUTABLE } else { REVALIDATE },
        }
    }

    fn respond(&self, asked: &HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if asked.get(header::IF_NONE_MATCH).is_some_and(|wanted| is_among(&self.etag, wanted)) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        let (body, coding) = self.best(Coding::accepted(asked), takes_gzip(asked));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
        }
        *response.body_mut() = Body::from(body.clone());
        response
    }

    /// The smallest form that the client takes.
    fn best(&self, coding: Option<Coding>, gzip: bool) -> (&Bytes, Option<Coding>) {
        match (coding, &self.brotli, &self.gzip) {
            (Some(Coding::Brotli), Some(bytes), _) => (bytes, Some(Coding::Brotli)),
            (_, _, Some(bytes)) if gzip => (bytes, Some(Coding::Gzip)),
            _ => (&self.plain, None),
        }
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"))
}

fn read_folder(folder: &Path, under: &str, found: &mut HashMap<String, Bytes>) -> Result<(), AssetsError> {
    let unreadable = |path: &Path, error| AssetsError::Unreadable { path: path.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let url = format!("{under}/{name}");
        if path.is_dir() {
            read_folder(&path, &url, found)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
            found.insert(url, Bytes::from(bytes));
        }
    }
    Ok(())
}

/// A precompressed twin is served only in place of its file.
fn is_twin(path: &str, all: &HashMap<String, Bytes>) -> bool {
    let stem = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    stem.is_some_and(|stem| all.contains_key(stem))
}

/// `marshrut-0123abcd4567ef89.js`: a name that changes with the content.
fn has_content_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .skip(1)
        .any(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_content_hash_are_kept_for_ever() {
        for path in ["/assets/marshrut-0123abcd4567ef89.js", "/assets/marshrut-0123abcd4567ef89_bg.wasm"] {
            assert!(has_content_hash(path), "{path}");
        }
        for path in
            ["/index.html", "/sw.js", "/manifest.webmanifest", "/icon-maskable-512.png", "/deadbeef.js"]
        {
            assert!(!has_content_hash(path), "{path}");
        }
    }
}
